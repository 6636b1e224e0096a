"""The dances of the starter pack: by a possible body, in the picture, and in time with the music."""

import numpy as np
import pytest
from starter_songs import every_song, figures, performance, shipped

from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Move
from tools.starter_pack.dance.accents import chance_share, find_accents, on_beat_share
from tools.starter_pack.dance.anatomy import LIMITS, beyond_limits

LEAST_ON_BEAT_SHARE = 0.8
# Accents at any time would be near a beat so often at most; between the beats a song may have so many.
MOST_CHANCE_SHARE = 0.3
MOST_OFF_BEAT_SHARE = 0.2


@every_song
def test_a_body_can_dance_it(song_id):
    found = figures(song_id)
    assert found.bone_change < 0.01
    assert found.beyond == {}
    assert found.fastest_m_s < 15


@every_song
def test_feet_on_the_floor_stay_where_they_are(song_id):
    found = figures(song_id)
    assert found.slide_m < 0.02
    assert found.lowest_m > 0.02
    assert (performance(song_id).is_planted.mean(axis=0) > 0.2).all()


@every_song
def test_accents_are_together_with_the_beats(song_id):
    found = figures(song_id)
    assert found.chance_share < MOST_CHANCE_SHARE
    assert found.off_beat_share < MOST_OFF_BEAT_SHARE
    assert found.on_beat_share >= LEAST_ON_BEAT_SHARE


@every_song
def test_hardly_a_beat_is_still(song_id):
    assert figures(song_id).still_share < 0.03


@every_song
def test_the_dancer_faces_the_camera_and_stays_in_the_picture(song_id):
    reference = shipped(song_id).reference
    left, right = (reference.xy[:, CANONICAL.index(f"{side}_shoulder"), 0] for side in ("left", "right"))
    assert (left > right).mean() > 0.9
    assert reference.xy.min() > 0.02
    assert reference.xy[..., 0].max() < 16 / 9 - 0.02
    assert reference.xy[..., 1].max() < 0.98
    standing = reference.xy[..., 1].max(axis=1) - reference.xy[:, CANONICAL.index("nose"), 1]
    assert 0.5 < np.quantile(standing, 0.8) < 0.75


def test_accents_are_where_a_hand_stops():
    times_s = np.arange(0, 8, 1 / 30)
    joints_m = np.zeros((len(times_s), 19, 3))
    late_s = 0.02
    way = np.clip((times_s[:, None] - (np.arange(1, 8) - 0.4 + late_s)) / 0.4, 0, 1)
    joints_m[:, CANONICAL.index("left_wrist"), 0] = (way**2 * (3 - 2 * way)).sum(axis=1)
    moves = [Move(second + 0.5, second + 1.5) for second in range(7)]
    grid_s = np.arange(0.0, 9.0)
    accents = find_accents(joints_m, times_s)
    assert accents.offsets_s(moves, grid_s) == pytest.approx(late_s, abs=0.025)
    assert on_beat_share(accents, moves, grid_s) == 1
    assert on_beat_share(accents, moves, grid_s + 0.5) == 0
    assert chance_share(grid_s) == pytest.approx(0.1)


def test_a_broken_elbow_and_a_knee_that_bends_backwards_are_found():
    good = performance("can-can").joints_m[:60]
    assert set(beyond_limits(good)) == set(LIMITS)
    assert max(beyond_limits(good).values()) == 0
    broken = good.copy()
    shoulder, elbow = (broken[:, CANONICAL.index(f"left_{name}")] for name in ("shoulder", "elbow"))
    broken[:, CANONICAL.index("left_wrist")] = elbow + 0.9 * (shoulder - elbow) + (0, 0, -0.05)
    hip, ankle = (broken[:, CANONICAL.index(f"right_{name}")] for name in ("hip", "ankle"))
    broken[:, CANONICAL.index("right_knee")] = (hip + ankle) / 2 + (0, 0, -0.2)
    beyond = beyond_limits(broken)
    assert beyond["elbow_bend"] > 10
    assert beyond["knee_turn"] > 30
