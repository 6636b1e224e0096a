"""Files that were brought go through the door one after the other, and rest while somebody dances."""

import time
from collections.abc import Sequence
from pathlib import PurePath

import pytest
from door_fakes import FakeDoor, made_song, video_look

from dancegame.core.arrivals import ImportSight, PackOrder, VideoOrder
from dancegame.core.errors import VideoError
from dancegame.game.arrivals import Arrivals, State

FIRST, SECOND = PurePath("first.mp4"), PurePath("second.mp4")
BROKEN = VideoError("It is broken.", remedy="Use another file.")
PATIENCE_S = 10.0


@pytest.fixture
def door() -> FakeDoor:
    return FakeDoor()


def brought(door: FakeDoor, *paths: PurePath) -> Arrivals:
    """Files that have been taken in, none of them looked into."""
    arrivals = Arrivals(door)
    arrivals.bring(paths)
    until_s = time.monotonic() + PATIENCE_S
    while len(arrivals.files) < len(paths) and time.monotonic() < until_s:
        arrivals.update(0.0, is_resting=True)
        time.sleep(0.005)
    return arrivals


def states(arrivals: Arrivals) -> list[State]:
    return [one.state for one in arrivals.files]


def test_files_are_looked_into_one_after_the_other_and_then_asked_about(door: FakeDoor):
    arrivals = brought(door, FIRST, SECOND)
    arrivals.update(0.0, is_resting=False)
    assert states(arrivals) == [State.LOOKING, State.NEW]
    door.visits[0].end(video_look(FIRST, ()))
    arrivals.update(1.0, is_resting=False)
    assert states(arrivals) == [State.ASKING, State.LOOKING]
    assert [visit.asked for visit in door.visits] == [FIRST, SECOND]


def test_one_that_fails_holds_up_no_other_and_both_are_told_of_once(door: FakeDoor):
    arrivals = brought(door, FIRST, SECOND)
    arrivals.update(0.0, is_resting=False)
    door.visits[0].end(BROKEN)
    arrivals.update(1.0, is_resting=False)
    door.visits[1].end(video_look(SECOND, ()))
    arrivals.update(2.0, is_resting=False)
    arrivals.order(arrivals.files[1], VideoOrder(SECOND, "Waterloo", "ABBA"))
    arrivals.update(3.0, is_resting=False)
    door.visits[2].end((made_song("waterloo"),))
    arrivals.update(4.0, is_resting=False)
    assert states(arrivals) == [State.FAILED, State.DONE]
    assert arrivals.files[0].error is BROKEN
    assert (arrivals.files[1].song_ids, arrivals.made) == (("waterloo",), 1)
    assert arrivals.fresh() == arrivals.files
    assert arrivals.fresh() == []


def test_nothing_begins_while_somebody_dances_and_what_is_on_rests(door: FakeDoor):
    arrivals = brought(door, FIRST)
    assert door.visits == []
    arrivals.update(0.0, is_resting=False)
    arrivals.update(1.0, is_resting=True)
    assert door.visits[0].is_resting
    arrivals.update(2.0, is_resting=False)
    assert not door.visits[0].is_resting


def test_who_wants_all_is_asked_nothing(door: FakeDoor):
    arrivals = brought(door, FIRST)
    arrivals.want_all()
    arrivals.update(0.0, is_resting=False)
    door.visits[0].end(video_look(FIRST, (), artist=""))
    arrivals.update(1.0, is_resting=False)
    assert door.visits[1].asked == VideoOrder(FIRST, "Waterloo", "")


def test_what_is_dropped_is_stopped_and_with_nothing_left_the_door_is_let_go(door: FakeDoor):
    arrivals = brought(door, FIRST)
    arrivals.update(0.0, is_resting=False)
    arrivals.drop(arrivals.files[0])
    assert door.visits[0].is_stopped
    arrivals.clear()
    assert door.is_let_go


def worked(arrivals: Arrivals, door: FakeDoor, shares: Sequence[tuple[float, float]]) -> None:
    arrivals.update(shares[0][0], is_resting=False)
    for now_s, share in shares:
        door.visits[-1].sight = ImportSight(share=share)
        arrivals.update(now_s, is_resting=False)


def test_how_long_it_takes_is_told_once_the_pace_is_steady(door: FakeDoor):
    arrivals = brought(door, FIRST)
    arrivals.order(arrivals.files[0], PackOrder(FIRST))
    left = [(10.0, 0.0), (14.0, 0.01), (15.0, 0.02), (16.0, 0.10), (18.0, 0.12)]
    worked(arrivals, door, left)
    assert arrivals.files[0].left.left_s is None, "it was by fits and starts until now"
    worked(arrivals, door, [(18.0 + step, 0.12 + 0.02 * step) for step in range(1, 13)])
    assert arrivals.files[0].left.left_s == pytest.approx((1 - 0.36) / 0.02, rel=0.05)


def test_a_rest_does_not_make_the_work_slower(door: FakeDoor):
    arrivals = brought(door, FIRST)
    arrivals.order(arrivals.files[0], PackOrder(FIRST))
    worked(arrivals, door, [(float(step), 0.02 * step) for step in range(8)])
    arrivals.update(8.0, is_resting=True)
    worked(arrivals, door, [(200.0 + step, 0.14 + 0.02 * step) for step in range(8)])
    assert arrivals.files[0].left.left_s == pytest.approx((1 - 0.28) / 0.02, rel=0.05)


def test_the_next_file_is_looked_into_while_a_song_is_made(door: FakeDoor):
    arrivals = brought(door, FIRST, SECOND)
    arrivals.order(arrivals.files[0], VideoOrder(FIRST, "Waterloo", "ABBA"))
    arrivals.update(0.0, is_resting=False)
    assert states(arrivals) == [State.WORKING, State.LOOKING]
    door.visits[0].end(video_look(SECOND, ()))
    arrivals.update(1.0, is_resting=False)
    arrivals.order(arrivals.files[1], VideoOrder(SECOND, "Fernando", "ABBA"))
    arrivals.update(2.0, is_resting=False)
    assert states(arrivals) == [State.WORKING, State.WAITING], "one song at a time"


def test_a_file_that_is_brought_twice_stands_there_once(door: FakeDoor):
    arrivals = brought(door, FIRST)
    arrivals.bring((FIRST, SECOND))
    until_s = time.monotonic() + PATIENCE_S
    while len(arrivals.files) < 2 and time.monotonic() < until_s:
        arrivals.update(0.0, is_resting=True)
        time.sleep(0.005)
    assert [one.path for one in arrivals.files] == [FIRST, SECOND]
