"""Who of those who come is who was lost, by clothes alone: all stand in one place and are of one size."""

import numpy as np
import pytest

from dancegame.vision.tracking.identity import returned
from dancegame.vision.tracking.records import TRACK

NOW_S, LOST_S = 10.0, 5.0


def back(lost: tuple[float, ...], came: tuple[float, ...]) -> dict[int, int]:
    """Return who of those who were lost came as whom; each by the brightness of the clothes."""
    tracks = np.zeros(len(lost) + len(came), TRACK)
    tracks["is_used"], tracks["metre"], tracks["glimpse_metre"], tracks["known_s"] = True, 0.4, 0.4, 10.0
    tracks["colour"] = tracks["glimpse"] = np.array((*lost, *came))[:, None]
    tracks["last_s"] = [LOST_S] * len(lost) + [NOW_S] * len(came)
    tracks["born_s"] = [0.0] * len(lost) + [NOW_S - 0.1] * len(came)
    newcomers = list(range(len(lost), len(tracks)))
    found = returned(tracks, newcomers, now_s=NOW_S, has_colours=True)
    return {one.row: one.other - len(lost) for one in found}


def test_two_who_come_are_told_by_what_fits_both_best_and_not_by_who_fits_one_best():
    assert back((100.0, 110.0), (104.0, 88.0)) == {0: 1, 1: 0}


def test_who_is_far_from_what_was_known_is_back_only_where_nobody_else_is_lost_or_came():
    changed = 100.0 + 30.0
    assert back((100.0,), (changed,)) == {0: 0}
    assert back((100.0, 20.0), (changed,)) == {}
    assert back((100.0,), (changed, 250.0)) == {}


@pytest.mark.parametrize("stranger", [170.0, 250.0])
def test_somebody_quite_other_is_nobody_who_was_lost(stranger):
    assert back((100.0,), (stranger,)) == {}
