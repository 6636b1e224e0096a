"""A player's dance laid over the reference: same hips, same size, same sides, whatever the camera saw."""

from dataclasses import replace

import numpy as np
import pytest
from game_fakes import DANCES, waving

from dancegame.core.own_dance import own_dance
from dancegame.core.poses import Observation, Pose, PoseSequence
from dancegame.core.skeleton import CANONICAL, mirror
from dancegame.game.drawing.comparison import Comparison, compare
from dancegame.game.drawing.framing import frame_dance

REFERENCE = DANCES[0].reference
FRAMED = frame_dance(REFERENCE)
DELAY_S = 0.2
AT_S = (1.0, 2.5, 4.2)


def seen(dance: PoseSequence, *, scale: float = 1.0, aside: float = 0.0) -> list[Observation]:
    """What a camera sees of somebody smaller who stands elsewhere."""
    moved = (dance.xy * scale + np.array([aside, 0.1])).astype(np.float32)
    return [
        Observation(float(time_s) + DELAY_S, {0: Pose(xy, sure)})
        for time_s, xy, sure in zip(dance.times_s, moved, dance.confidence, strict=True)
    ]


def compared(observations: list[Observation], *, is_mirrored: bool = False) -> Comparison:
    comparison = compare(FRAMED, observations, slot=0, delay_s=DELAY_S, is_mirrored=is_mirrored)
    assert comparison is not None
    return comparison


def apart(comparison: Comparison, at_s: float) -> float:
    return float(np.nanmax(np.abs(comparison.reference.at(at_s)[0] - comparison.own.at(at_s)[0])))


@pytest.mark.parametrize("at_s", AT_S)
def test_the_same_dance_of_somebody_small_elsewhere_and_later_lies_on_the_reference(at_s: float):
    assert apart(compared(seen(REFERENCE, scale=0.6, aside=0.4)), at_s) < 0.01
    assert apart(compared(seen(waving(hz=0.8))), at_s) > 0.1


def test_whoever_danced_the_other_way_round_sees_the_reference_their_way():
    other_way = replace(REFERENCE, xy=mirror(REFERENCE.xy, axis_x=0.9))
    comparison = compared(seen(other_way), is_mirrored=True)
    assert max(apart(comparison, at_s) for at_s in AT_S) < 0.01
    assert apart(compared(seen(other_way)), AT_S[0]) > 0.1


def test_what_is_left_of_the_player_is_shown_at_the_left():
    raised = REFERENCE.xy.copy()
    raised[:, CANONICAL.index("left_wrist")] += (0.2, 0.0)  # to the right in the picture, away from their body
    own = compared(seen(replace(REFERENCE, xy=raised))).own
    plain = compared(seen(REFERENCE)).own
    moved = own.at(2.0)[0][:, 0] - plain.at(2.0)[0][:, 0]
    assert moved.min() < -0.1
    assert moved.max() < 0.01


def test_what_was_not_seen_is_not_shown():
    sure = REFERENCE.confidence.copy()
    sure[:, CANONICAL.index("left_wrist")] = 0.0
    observations = seen(replace(REFERENCE, confidence=sure))
    gone = [one if one.song_s < 3.0 else Observation(one.song_s, {}) for one in observations]
    own = compared(gone).own
    shown, later = own.at(1.5)[1], own.at(4.5)[1]
    assert shown[CANONICAL.index("right_wrist")] == 0  # a mirror's
    assert shown[CANONICAL.index("left_wrist")] == 1
    assert not later.any()


def test_nobody_seen_is_no_comparison():
    nobody = [Observation(one.song_s, {}) for one in seen(REFERENCE)]
    assert compare(FRAMED, nobody, slot=0, delay_s=0.0, is_mirrored=False) is None
    assert own_dance([], slot=0, delay_s=0.0) is None
