"""Who came in where only a part of the clothes could be seen: clothes tell once all of them are."""

import numpy as np
import pytest

from dancegame.vision.tracking.doubts import Doubts
from dancegame.vision.tracking.identity import SETTLE_S
from dancegame.vision.tracking.records import TRACK

NOW_S = 10.0
RED, BLUE, GREEN = (200.0, 40.0, 40.0), (40.0, 60.0, 200.0), (60.0, 160.0, 60.0)
UNSEEN = (np.nan,) * 3


def tracks(*people: tuple[tuple[float, ...], tuple[float, ...]], clear_s: float = SETTLE_S) -> np.ndarray:
    """Slots in the newest picture, by the clothes that each is known by and those that are seen now."""
    made = np.zeros(len(people), TRACK)
    made["is_used"], made["last_s"], made["clear_s"], made["metre"] = True, NOW_S, clear_s, 0.4
    for track, (known, seen) in zip(made, people, strict=True):
        track["colour"], track["glimpse"] = known * 3, seen * 3
    return made


def doubts(*, is_looked_at: bool = False) -> Doubts:
    """Slot 0 may be the player of slot 1, and the other way round."""
    made = Doubts({})
    made.begin(0, {1}, is_looked_at=is_looked_at)
    made.begin(1, {0}, is_looked_at=is_looked_at)
    return made


@pytest.mark.parametrize(("seen", "exchanged"), [((BLUE, RED), [(0, 1)]), ((RED, BLUE), [])])
def test_clothes_tell_once_they_can_be_seen(seen, exchanged):
    doubted = doubts()
    assert doubted.looked_at(tracks((RED, seen[0]), (BLUE, seen[1])), NOW_S) == exchanged
    assert not doubted.slots


@pytest.mark.parametrize(
    "unclear", [tracks((RED, UNSEEN), (BLUE, UNSEEN)), tracks((RED, BLUE), (BLUE, RED), clear_s=SETTLE_S / 2)]
)
def test_what_is_hidden_or_beside_others_is_waited_for(unclear):
    doubted = doubts()
    assert doubted.looked_at(unclear, NOW_S) == []
    assert doubted.slots == {0, 1}
    assert doubted.looked_at(tracks((RED, BLUE), (BLUE, RED)), NOW_S) == [(0, 1)]


def test_of_two_the_one_who_is_still_coming_is_waited_for():
    doubted = doubts()
    assert doubted.looked_at(tracks((RED, BLUE), (BLUE, UNSEEN)), NOW_S) == []
    assert doubted.slots == {0, 1}
    assert doubted.looked_at(tracks((RED, BLUE), (BLUE, RED)), NOW_S) == [(0, 1)]


def test_where_clothes_are_alike_only_people_can_tell():
    doubted, alike = doubts(), tracks((RED, RED), (RED, RED))
    assert doubted.looked_at(alike, NOW_S) == []
    assert doubted.slots == {0, 1}
    doubted.end(0)
    assert not doubted.slots


def test_whose_clothes_had_been_compared_is_not_looked_at_again():
    doubted = doubts(is_looked_at=True)
    assert doubted.looked_at(tracks((RED, BLUE), (BLUE, RED)), NOW_S) == []
    assert doubted.rivals == {0: {1}, 1: {0}}
