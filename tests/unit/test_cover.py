"""Which poses stand for a song on its cover."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import as_dance, draw_dance

from dancegame.core.cover import POSES, STRIKING, Telling, cover_moments_s, telling_poses
from dancegame.core.limbs import LIMB_NAMES
from dancegame.core.skeleton import CANONICAL

STANDING = np.array([(0.0, -1.0) if name in ("trunk", "head") else (0.0, 1.0) for name in LIMB_NAMES])
STANDING[LIMB_NAMES.index("shoulders")] = (1.0, 0.0)


def with_arms(*limbs: str, to: tuple[float, float]) -> np.ndarray:
    pose = STANDING.copy()
    pose[[LIMB_NAMES.index(limb) for limb in limbs]] = to
    return pose


ARM_UP = with_arms("left_upper_arm", "left_forearm", to=(0.0, -1.0))
ARM_OUT = with_arms("right_upper_arm", "right_forearm", to=(-1.0, 0.0))


def telling(*poses: np.ndarray) -> Telling:
    return Telling(np.arange(len(poses), dtype=float), np.stack(poses))


def test_a_cover_shows_no_standing_about():
    assert cover_moments_s([telling(STANDING, ARM_UP, STANDING)])[0][0] == 1.0


def test_songs_with_the_same_poses_have_different_covers():
    same = telling(STANDING, ARM_OUT, ARM_UP)
    first, second = cover_moments_s([same, same])
    # The most extreme pose is taken by the first of them.
    assert (first[0], second[0]) == (2.0, 1.0)
    assert sorted(first) == [0.0, 1.0, 2.0]


def test_what_is_unlike_others_counts_more_than_what_is_extreme():
    taken = telling(ARM_UP)
    assert STRIKING < 1
    assert cover_moments_s([taken, telling(ARM_UP, ARM_OUT)])[1][0] == 1.0


def test_the_poses_of_a_song_are_those_of_its_moves():
    dance = as_dance(draw_dance(3))
    (moments,) = cover_moments_s([telling_poses(dance)])
    assert len(set(moments)) == POSES
    assert set(moments) <= {move.pictogram_s for move in dance.song.moves}


def test_covers_are_the_same_every_time():
    songs = [telling_poses(as_dance(draw_dance(seed))) for seed in range(4)]
    assert cover_moments_s(songs) == cover_moments_s(songs)


@pytest.mark.parametrize("unseen", [("left_wrist",), CANONICAL.joints])
def test_a_dance_without_moves_or_with_joints_unseen_has_a_cover(unseen):
    reference = draw_dance(5, duration_s=4.0)
    xy = reference.xy.copy()
    xy[:, [CANONICAL.index(joint) for joint in unseen]] = np.nan
    dance = as_dance(reference)
    bare = replace(dance, song=replace(dance.song, moves=()), reference=replace(reference, xy=xy))
    (moments,) = cover_moments_s([telling_poses(bare)])
    assert len(moments) == POSES
    assert all(0 <= moment <= 4.0 for moment in moments)
