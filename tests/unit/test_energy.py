"""The rough energy of a dance: standing costs little, faster dancing more, up to a limit."""

import numpy as np
import pytest

from dancegame.core.energy import MOST_MET, RESTING_MET, WEIGHT_KG, kcal, mean_speed
from dancegame.core.poses import JOINT_COUNT, Observation, Pose
from dancegame.core.skeleton import CANONICAL


def walking(trunks_per_s: float, *, height: float = 0.3, length_s: float = 6.0) -> list[Observation]:
    """Somebody whose whole body moves sideways so fast."""
    xy = np.full((JOINT_COUNT, 2), 0.5, dtype=np.float32)
    for name in ("left_hip", "right_hip"):
        xy[CANONICAL.index(name), 1] += height
    steps = np.arange(0, length_s, 1 / 30)
    sure = np.ones(JOINT_COUNT, dtype=np.float32)
    return [
        Observation(float(at), {0: Pose(xy + np.float32([trunks_per_s * height * at, 0]), sure)}, frozenset())
        for at in steps
    ]


@pytest.mark.parametrize("height", [0.1, 0.3])
def test_speed_is_measured_in_trunks_however_far_away(height: float):
    assert mean_speed(walking(1.5, height=height), slot=0) == pytest.approx(1.5, rel=0.01)
    assert mean_speed(walking(0.0, height=height), slot=0) == 0


def test_who_is_hardly_seen_has_none():
    assert mean_speed(walking(1.0, length_s=1.0), slot=0) is None
    assert mean_speed(walking(1.0), slot=1) is None


def test_an_hour_costs_the_metabolic_equivalent_a_kilogram():
    assert kcal(0.0, duration_s=3600) == RESTING_MET * WEIGHT_KG
    assert kcal(0.0, duration_s=3600) < kcal(1.0, duration_s=3600) < kcal(9.0, duration_s=3600) == MOST_MET * WEIGHT_KG
