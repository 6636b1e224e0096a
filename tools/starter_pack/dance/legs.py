"""Legs: from the hip to a foot that stands, steps or swings through the air."""

from dataclasses import dataclass

import numpy as np

from tools.starter_pack.dance import body
from tools.starter_pack.dance.joints import natural_thigh
from tools.starter_pack.dance.tracks import FootTrack
from tools.starter_pack.dance.vectors import Array, eased_out, rotation, slerp, smoothed, turned, two_bones, unit

# On tiptoe the heel rises by about this much for every metre that the body rises.
HEEL_DEG_PER_RISE_M = 420.0
# A leg that swings does not scrape the floor: it is clear of it as soon as it has left.
CLEARANCE_M = 0.035
CLEAR_FROM_AIR = 0.03
UP = np.array([0.0, 1.0, 0.0])


@dataclass(frozen=True)
class Leg:
    """Hip to toe: joint name -> (T, 3) metres on the stage."""

    joints: dict[str, Array]


def settle_height(
    pelvis_m: Array,
    wish_m: Array,
    *,
    feet: dict[str, FootTrack],
    pelvis: Array,
    rise_m: Array,
    height_m: Array,
    step_s: float,
) -> Array:
    """Return the pelvis' height (T,): as wished, but never higher than the standing legs reach."""
    highest = np.full(len(wish_m), np.inf)
    for side, foot in feet.items():
        hip = turned(pelvis, np.array([_sign(side) * body.HIP_M, 0.0, 0.0]))
        ankle, _ = _floor_foot(foot, rise_m)
        across = np.hypot(*(pelvis_m + hip - ankle)[:, [0, 2]].T)
        reach = np.sqrt(np.maximum(body.LEG_REACH_M**2 - across**2, 0.04))
        limit = ankle[:, 1] + reach - hip[:, 1] + 3.0 * foot.air
        highest = np.minimum(highest, limit)
    # A soft minimum, then the hard one: knees lock gently, feet never leave the floor by accident.
    soft = -0.012 * np.logaddexp(-wish_m / 0.012, -highest / 0.012)
    eased = smoothed(soft, sigma_s=0.03, step_s=step_s)
    return np.minimum(eased, highest) + height_m


def bend_leg(
    side: str,
    pelvis_m: Array,
    *,
    facing: Array,
    feet: dict[str, FootTrack],
    pelvis: Array,
    rise_m: Array,
    height_m: Array,
) -> Leg:
    """Bend a leg so that its foot is where its track says; a swinging leg never enters the floor."""
    foot, sign = feet[side], _sign(side)
    hip = pelvis_m + turned(pelvis, np.array([sign * body.HIP_M, 0.0, 0.0]))
    ankle, toe_way = _floor_foot(foot, rise_m)
    ankle = ankle + height_m[:, None] * UP
    # Knees bend over the toes, and always to the front of the body.
    pole = unit(unit(toe_way * (1, 0, 1)) + 0.6 * turned(facing, np.array([0.0, 0.0, 1.0])))
    lengths = {"upper_m": body.THIGH_M, "lower_m": body.SHIN_M}
    thigh, shin = two_bones(hip, ankle, pole, **lengths)
    # In the air: directions seen from where the dancer faces.
    high_thigh, high_shin = turned(facing, foot.thigh), turned(facing, foot.shin)
    high_thigh = natural_thigh(high_thigh, pelvis=pelvis, sign=sign)
    thigh, shin = slerp(thigh, high_thigh, foot.air), slerp(shin, high_shin, foot.air)
    ankle = hip + body.THIGH_M * thigh + body.SHIN_M * shin
    front = unit(thigh * 1.0 - shin * np.sum(thigh * shin, axis=1, keepdims=True) + 0.05 * pole)
    air_toe = unit((1.0 - 0.75 * foot.point)[:, None] * front + foot.point[:, None] * shin)
    toe_way = slerp(toe_way, air_toe, foot.air)
    floor_m = body.TOE_HEIGHT_M + CLEARANCE_M * eased_out(foot.air / CLEAR_FROM_AIR)
    ankle[:, 1] = np.maximum(ankle[:, 1], floor_m + np.maximum(-body.FOOT_M * toe_way[:, 1], 0.0))
    thigh, shin = two_bones(hip, ankle, unit(thigh + 0.15 * pole), **lengths)
    knee = hip + body.THIGH_M * thigh
    ankle = knee + body.SHIN_M * shin
    toe = ankle + body.FOOT_M * toe_way
    return Leg({f"{side}_{name}": curve for name, curve in (("knee", knee), ("ankle", ankle), ("toe", toe))})


def _floor_foot(foot: FootTrack, rise_m: Array) -> tuple[Array, Array]:
    """Return ankle (T, 3) and direction to the toe (T, 3) of a foot on or just above the floor.

    A raised heel turns the foot about its toe, which stays where it is.
    """
    zero = np.zeros_like(rise_m)
    turn = rotation(yaw_deg=foot.turn_deg, pitch_deg=zero, roll_deg=zero)
    flat = turned(turn, np.array([0.0, -body.FOOT_DROP_M, body.FOOT_FRONT_M]))
    toe = foot.ankle_m + body.ANKLE_HEIGHT_M * UP + flat + foot.lift_m[:, None] * UP
    # In mid-step the heel goes first and the toe hangs.
    heel_deg = foot.heel_deg + np.minimum(HEEL_DEG_PER_RISE_M * rise_m, 40.0) + 220.0 * np.minimum(foot.lift_m, 0.12)
    heel = rotation(yaw_deg=foot.turn_deg, pitch_deg=heel_deg, roll_deg=zero)
    way = turned(heel, np.array([0.0, -body.FOOT_DROP_M, body.FOOT_FRONT_M]))
    return toe - way, unit(way)


def _sign(side: str) -> float:
    return 1.0 if side == "left" else -1.0
