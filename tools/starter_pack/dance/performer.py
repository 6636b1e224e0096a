"""Dances a phrase: from keys to the joints of a body of constant bones whose feet stay on the floor.

The order is that of a dancer's weight: feet, pelvis above the feet that carry, trunk, head, legs that reach from the
pelvis to the feet, arms that hang from the trunk or touch what has been placed before.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from tools.starter_pack.dance import body
from tools.starter_pack.dance.arms import arm_directions, reach_forward
from tools.starter_pack.dance.joints import natural_arm
from tools.starter_pack.dance.language import CHANNELS, Key, Phrase
from tools.starter_pack.dance.legs import Leg, bend_leg, settle_height
from tools.starter_pack.dance.life import enlivened, varied
from tools.starter_pack.dance.tracks import FootTrack, foot_track, hop_track, number_track
from tools.starter_pack.dance.vectors import Array, rotation, smoothed, turned, unit
from tools.starter_pack.tempo import Tempo

FPS = 30.0
# Curves are made at four times the pose rate, so that smoothing and speeds are fine.
OVERSAMPLING = 4
SIDES = ("left", "right")
SIGNS = {"left": 1.0, "right": -1.0}
# How far the pelvis goes over the foot that carries, and how softly (a standing person leans all the way).
WEIGHT_SHIFT = 0.72
WEIGHT_SOFT_S = 0.10
# The weight sets out before the foot, so as to arrive with it.
WEIGHT_LEAD_S = 0.07
# Trunk and head round their corners over this time.
TRUNK_SOFT_S = 0.035
# A hand that reaches forward or up takes the chest along.
TWIST_FOR_REACH_DEG = 9.0
LEAN_FOR_REACH_DEG = 4.0
# Bowing sends the seat back, so that the weight stays over the feet.
SEAT_BACK_M_PER_DEG = 0.0026
# The hip over the carrying leg stands higher.
HIP_ROLL_FOR_WEIGHT_DEG = 5.0


@dataclass(frozen=True)
class Performance:
    """A danced phrase: times_s (T,), joints (T, 19, 3) metres on the stage (left of the dancer, up, front).

    is_planted: (T, 2) whether the left, right foot stands still on the floor.
    """

    times_s: NDArray[np.float64]
    joints_m: NDArray[np.float64]
    is_planted: NDArray[np.bool_]


@dataclass(frozen=True)
class _Trunk:
    pelvis_m: Array
    pelvis: Array
    chest: Array
    shoulder_line_m: Array
    joints: dict[str, Array]


def perform(
    phrase: Phrase,
    *,
    tempo: Tempo,
    duration_s: float,
    softness_s: float,
    pulse_beats: float = 1.0,
    seed: int | None = None,
) -> Performance:
    """Dance a phrase for duration_s seconds.

    softness_s rounds the arms' corners (0.03 crisp, 0.09 flowing). pulse_beats: beats of the tempo to one felt beat.
    seed: of the sway that no two dancers share; without one there is none.
    """
    step_s = 1 / (FPS * OVERSAMPLING)
    times_s = np.arange(round(duration_s * FPS) * OVERSAMPLING + 1) * step_s
    beats = tempo.beat(times_s)
    height_m, give_m = hop_track(phrase.hops, beats=beats, times_s=times_s)
    feet = {side: foot_track(_keys(phrase, f"{side}_foot"), side=side, beats=beats) for side in SIDES}
    arms = {
        side: varied(_keys(phrase, f"{side}_arm"), seed=None if seed is None else seed + place)
        for place, side in enumerate(SIDES, start=1)
    }
    reach = {side: reach_forward(arms[side], beats=beats, times_s=times_s) for side in SIDES}

    channels = enlivened(
        _channels(phrase, beats, step_s), feet=feet, reach=reach, pulses=beats / pulse_beats, times_s=times_s, seed=seed
    )

    trunk, legs = _stand(channels, feet, reach, height_m, give_m, step_s)
    joints = trunk.joints | {name: curve for leg in legs.values() for name, curve in leg.joints.items()}
    for side in SIDES:
        shoulder = joints[f"{side}_shoulder"]
        upper, fore = arm_directions(
            arms[side], side=side, beats=beats, times_s=times_s, chest=trunk.chest, joints=joints
        )
        upper, fore = (unit(smoothed(each, sigma_s=softness_s, step_s=step_s)) for each in (upper, fore))
        upper, fore = natural_arm(upper, fore, chest=trunk.chest, sign=SIGNS[side])
        elbow = shoulder + body.UPPER_ARM_M * upper
        wrist = elbow + body.FOREARM_M * fore
        joints |= {f"{side}_elbow": elbow, f"{side}_wrist": wrist}
    stacked = np.stack([joints[name] for name in CANONICAL.joints], axis=1)
    planted = np.stack([feet[side].is_planted & (height_m < 1e-6) for side in SIDES], axis=1)
    return Performance(times_s[::OVERSAMPLING], stacked[::OVERSAMPLING], planted[::OVERSAMPLING])


def _keys(phrase: Phrase, part: str) -> list[Key]:
    return [key for key in phrase.keys if key.part == part]


def _channels(phrase: Phrase, beats: Array, step_s: float) -> dict[str, Array]:
    return {
        name: smoothed(
            number_track(_keys(phrase, name), [w for w in phrase.waves if w.channel == name], beats=beats),
            sigma_s=TRUNK_SOFT_S,
            step_s=step_s,
        )
        for name in sorted(CHANNELS)
    }


def _stand(
    channels: dict[str, Array],
    feet: dict[str, FootTrack],
    reach: dict[str, Array],
    height_m: Array,
    give_m: Array,
    step_s: float,
) -> tuple[_Trunk, dict[str, Leg]]:
    """Place the pelvis over the feet, the trunk on the pelvis, and bend the legs to reach the floor."""
    left, right = feet["left"], feet["right"]
    middle = (left.ankle_m + right.ankle_m) / 2
    carried = np.stack([left.weight, right.weight], axis=1) + 0.03
    share = (carried[:, :1] - carried[:, 1:]) / carried.sum(axis=1, keepdims=True)
    over = middle + WEIGHT_SHIFT * share * (left.ankle_m - right.ankle_m) / 2
    ahead = np.minimum(np.arange(len(over)) + round(WEIGHT_LEAD_S / step_s), len(over) - 1)
    over = smoothed(over[ahead], sigma_s=WEIGHT_SOFT_S, step_s=step_s)
    lean = smoothed(share[ahead, 0], sigma_s=WEIGHT_SOFT_S, step_s=step_s)
    heading = channels["heading_deg"]
    facing = rotation(yaw_deg=heading, pitch_deg=0 * heading, roll_deg=0 * heading)
    pelvis_m = over + turned(facing, np.stack([channels["side_m"], 0 * heading, channels["front_m"]], axis=1))
    back_m = SEAT_BACK_M_PER_DEG * np.maximum(channels["lean_front_deg"], 0)
    pelvis_m -= turned(facing, np.array([0.0, 0.0, 1.0])) * back_m[:, None]
    pelvis = rotation(
        yaw_deg=heading + channels["hip_twist_deg"],
        pitch_deg=0.35 * channels["lean_front_deg"],
        roll_deg=channels["hip_roll_deg"] - HIP_ROLL_FOR_WEIGHT_DEG * lean,
    )
    wish_m = body.STANDING_HIP_M - channels["crouch_m"] - give_m + channels["rise_m"]
    legs_args = {"feet": feet, "pelvis": pelvis, "rise_m": channels["rise_m"], "height_m": height_m}
    pelvis_m[:, 1] = settle_height(pelvis_m, wish_m, step_s=step_s, **legs_args)
    trunk = _trunk(channels, pelvis_m, pelvis, reach, step_s)
    legs = {side: bend_leg(side, pelvis_m, facing=facing, **legs_args) for side in SIDES}
    return trunk, legs


def _trunk(
    channels: dict[str, Array], pelvis_m: Array, pelvis: Array, reach: dict[str, Array], step_s: float
) -> _Trunk:
    difference = smoothed(reach["left"] - reach["right"], sigma_s=0.08, step_s=step_s)
    twist = channels["twist_deg"] - TWIST_FOR_REACH_DEG * difference[:, 2]
    lean_side = channels["lean_side_deg"] - LEAN_FOR_REACH_DEG * difference[:, 1]
    heading, bow = channels["heading_deg"], channels["lean_front_deg"]
    waist = rotation(yaw_deg=heading + 0.4 * twist, pitch_deg=0.7 * bow, roll_deg=0.5 * lean_side)
    chest = rotation(yaw_deg=heading + twist, pitch_deg=bow, roll_deg=lean_side)
    head = rotation(
        yaw_deg=heading + 0.45 * twist + channels["head_turn_deg"],
        pitch_deg=0.75 * bow + channels["head_nod_deg"],
        roll_deg=0.35 * lean_side + channels["head_tilt_deg"],
    )
    up = np.array([0.0, 1.0, 0.0])
    line = pelvis_m + body.WAIST_M * turned(waist, up) + body.CHEST_M * turned(chest, up)
    skull = line + body.NECK_M * turned(chest, up) + body.HEAD_M * turned(head, up)
    joints = {name: skull + turned(head, np.array(offset)) for name, offset in body.FACE_M.items()}
    # Places that hands may touch, beside the joints.
    joints["head"] = skull
    joints["mouth"] = skull + turned(head, np.array([0.0, -0.06, 0.10]))
    joints["chest"] = line + turned(chest, np.array([0.0, -0.14, 0.13]))
    joints["belly"] = pelvis_m + turned(waist, np.array([0.0, 0.10, 0.14]))
    for side, sign in (("left", 1.0), ("right", -1.0)):
        lift_m = channels["shrug_m"] + 0.03 * np.clip(reach[side][:, 1], 0, 1)
        sideways = np.array([sign, 0.0, 0.0])
        joints[f"{side}_shoulder"] = (
            line + body.SHOULDER_M * turned(chest, sideways) + lift_m[:, None] * turned(chest, up)
        )
        joints[f"{side}_hip"] = pelvis_m + body.HIP_M * turned(pelvis, sideways)
    return _Trunk(pelvis_m, pelvis, chest, line, joints)
