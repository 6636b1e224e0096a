"""Tracking on the proving ground, with made-up estimates; the kernels say the same as their plain twins."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from puppet_dances import swing_dance

from dancegame.bench.crowd.crowd import Crowd, CrowdScene, Person, PlacedBody, Portrait, stand, visible_joints
from dancegame.bench.crowd.evenings import MadeUpEvening
from dancegame.bench.crowd.glimpses import Glimpses
from dancegame.bench.crowd.guests import WARDROBES
from dancegame.bench.crowd.identity import IdentityCount
from dancegame.bench.crowd.scenes import ASPECT, make_crowds
from dancegame.bench.crowd.watching import watch_pictures
from dancegame.core.poses import Pose
from dancegame.vision.several.estimator import SeveralEstimator
from dancegame.vision.tracking.plain import PLAIN
from dancegame.vision.tracking.tracker import Tracker

CROWDS = make_crowds([swing_dance(duration_s=10.0)])
UNIFORM = make_crowds([swing_dance(duration_s=10.0)], is_uniform=True)
# Clothes are all that tells who comes back on the other side.
NEEDS_CLOTHES = "back on the other side"


def glimpses(
    crowd: Crowd, *, fps: float, seed: int
) -> Iterator[tuple[float, list[PlacedBody], tuple[Pose, ...], np.ndarray]]:
    """Seconds, true bodies, estimates and a sketch of every picture."""
    estimator = Glimpses(seed=seed, aspect=ASPECT)
    for time_s in np.arange(0, crowd.duration_s, 1 / fps):
        bodies = crowd.bodies(time_s)
        yield float(time_s), bodies, estimator.poses(bodies), estimator.sketch(bodies)


@pytest.mark.parametrize("crowd", CROWDS, ids=lambda crowd: crowd.name)
def test_nobody_is_taken_for_somebody_else(crowd):
    tracker, count = Tracker(crowd.slots), IdentityCount(crowd, aspect=ASPECT)
    for time_s, bodies, poses, sketch in glimpses(crowd, fps=12, seed=5):
        count.observe(bodies, *tracker.update(poses, time_s, sketch))
    report = count.report()
    assert (report.swaps, report.strangers) == (0, 0)
    assert report.found_share > 0.93
    assert report.ambiguous_share < 0.5


@pytest.mark.parametrize(
    "crowd", [crowd for crowd in UNIFORM if crowd.name != NEEDS_CLOTHES], ids=lambda crowd: crowd.name
)
def test_in_uniform_nobody_who_is_judged_is_taken_for_somebody_else(crowd):
    tracker, count = Tracker(crowd.slots), IdentityCount(crowd, aspect=ASPECT)
    for time_s, bodies, poses, _ in glimpses(crowd, fps=12, seed=6):
        count.observe(bodies, *tracker.update(poses, time_s))
    assert count.report().judged_swaps == 0


BREAK_S = 30.0


@pytest.mark.parametrize("name", ["2 side by side", "4 side by side", "6 side by side", "crossing", "away for 4 s"])
def test_people_who_change_places_between_rounds_keep_their_slots(name):
    """Three rounds; before each everybody takes the place of the next, the last time with another worker."""
    crowd = next(crowd for crowd in make_crowds([swing_dance(duration_s=10.0)]) if crowd.name == name)
    tracker, count = Tracker(crowd.slots), IdentityCount(crowd, aspect=ASPECT)
    for turn in range(3):
        for time_s, bodies, poses, sketch in glimpses(crowd, fps=12, seed=turn):
            if turn == 0 or time_s < 4:
                count.observe(bodies, *tracker.update(poses, turn * BREAK_S + time_s, sketch))
        paths = [person.path for person in crowd.people]
        for person, path in zip(crowd.people, paths[1:] + paths[:1], strict=True):
            person.path = path
        tracker = Tracker(crowd.slots, memory=tracker.memory()) if turn == 1 else tracker
    report = count.report()
    assert (report.swaps, report.strangers) == (0, 0)
    assert report.found_share > 0.9


@pytest.mark.parametrize(("seed", "wardrobe"), [(0, WARDROBES[0]), (5, WARDROBES[1])])
def test_an_evening_calls_nobody_by_another_ones_name(seed, wardrobe):
    told = MadeUpEvening(swing_dance(duration_s=10.0), seed=seed, wardrobe=wardrobe, rounds=3).play()
    assert (told.wrong, told.unnamed) == (0, 0)
    assert (told.asked > 0) == (wardrobe != WARDROBES[0])


def test_an_evening_where_clothes_say_nothing_goes_wrong(monkeypatch):
    """What the bench measures: who cannot be told is taken for another one, or has to be asked again and again."""
    monkeypatch.setattr(Glimpses, "sketch", lambda self, bodies: np.full((120, 213, 3), 128, np.uint8))
    told = MadeUpEvening(swing_dance(duration_s=10.0), seed=0, wardrobe=WARDROBES[0], rounds=3).play()
    assert told.wrong > 0 or told.asked > 1


@pytest.mark.parametrize("name", ["6 side by side", "behind another", "two spectators behind"])
def test_the_kernels_say_the_same_as_plain_python(name):
    crowd = next(crowd for crowd in CROWDS if crowd.name == name)
    fast, plain = Tracker(crowd.slots), Tracker(crowd.slots, PLAIN)
    for time_s, _, poses, sketch in glimpses(crowd, fps=8, seed=7):
        for picture in (sketch, None)[: 1 + (time_s > 6)]:
            ours, theirs = fast.update(poses, time_s, picture), plain.update(poses, time_s, picture)
        assert ours == theirs
        is_used = fast._tracks["is_used"]
        np.testing.assert_array_equal(is_used, plain._tracks["is_used"])
        for field in fast._tracks.dtype.names:
            mine, yours = fast._tracks[field][is_used], plain._tracks[field][is_used]
            np.testing.assert_allclose(mine.astype(float), yours.astype(float), atol=1e-9, err_msg=field)


def test_puppets_who_cross_are_told_apart_through_the_whole_live_path():
    crossing = next(crowd for crowd in CROWDS if crowd.name == "crossing")
    report = watch_pictures(
        replace(crossing, duration_s=3.6), lambda players: SeveralEstimator(players=players), pictures_hz=8
    )
    assert (report.swaps, report.strangers) == (0, 0)
    assert report.found_share > 0.85


def test_who_stands_behind_is_hidden_and_who_is_outside_is_not_seen():
    front, back = Person(stand(0.9), height_m=1.9), Person(stand(0.9, 0.8), height_m=1.4)
    outside = Person(stand(-0.3))
    bodies = Crowd("hidden", (front, back, outside), 1.0, 3).bodies(0.0)
    assert [body.person for body in bodies] == [back, front, outside]
    shares = [visible.mean() for visible in visible_joints(bodies, aspect=ASPECT)]
    assert shares[0] < 0.3
    assert shares[1:] == [1.0, 0.0]


def test_a_portrait_hangs_still_and_is_painted_over():
    portrait, dancer = Portrait(x=0.9, floor_y=0.75, metre=0.2), Person(stand(0.9), clothes=1)
    crowd = Crowd("portrait", (dancer, portrait), 1.0, 1)
    alone = CrowdScene(Crowd("portrait", (portrait,), 1.0, 1), width_px=320, height_px=180)
    bodies = crowd.bodies(0.0)
    np.testing.assert_array_equal(portrait.body(0.0).xy, portrait.body(9.0).xy)
    assert bodies[0].person is portrait
    column, row = (bodies[0].xy[[5, 12]].mean(axis=0) * 180).astype(int)
    shirt = np.array(portrait.outfit.shirt)
    assert np.abs(alone.draw([])[row, column] - shirt).max() < 60
    covered = CrowdScene(crowd, width_px=320, height_px=180).draw(bodies)[row, column]
    assert np.abs(covered - np.array(dancer.outfit.shirt)).max() < 60


def test_the_count_sees_swaps_and_strangers():
    crowd = next(crowd for crowd in CROWDS if crowd.name == "two spectators behind")
    count = IdentityCount(crowd, aspect=ASPECT)
    for k in range(40):
        bodies = crowd.bodies(k / 10)
        poses = {body.person: Pose(body.xy.astype(np.float32), np.ones(len(body.xy), np.float32)) for body in bodies}
        first, second, watching, _ = (poses[person] for person in crowd.people)
        count.observe(bodies, {0: first, 1: second} if k < 20 else {0: second, 1: first, 2: watching})
    report = count.report()
    assert (report.swaps, report.judged_swaps, report.strangers) == (1, 1, 1)
    assert report.found_share == report.close_share == 1
