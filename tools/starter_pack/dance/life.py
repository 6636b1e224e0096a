"""What a dancer's trunk and head do without being told: balance, counter-twist, a look, the pulse, breath and sway."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from tools.starter_pack.dance.language import Arm, Key
from tools.starter_pack.dance.tracks import FootTrack
from tools.starter_pack.dance.vectors import Array, smoothed

# A leg raised to the side is balanced by a lean away from it, one to the front by a lean back; its hip comes too.
LEAN_SIDE_FOR_LEG_DEG = 6.0
LEAN_BACK_FOR_LEG_DEG = 6.0
HIP_ROLL_FOR_LEG_DEG = 8.0
# The hip of the forward leg goes to the front, the chest turns the other way, as in walking.
HIP_TWIST_FOR_LEG_DEG = 7.0
CHEST_AGAINST_HIPS = 0.8
# The head looks where the hands go.
HEAD_TURN_FOR_HANDS_DEG = 14.0
HEAD_NOD_FOR_HANDS_DEG = 7.0
HEAD_TILT_FOR_LEAN = -0.25
# Everybody who hears music gives in the knees on the pulse and nods a little.
PULSE_CROUCH_M = 0.010
PULSE_NOD_DEG = 1.6
PULSE_FALL_SHARE = 0.35
# Quiet standing: a breath in four seconds, and a sway that never repeats.
BREATH_S = 4.0
BREATH_SHRUG_M = 0.004
BREATH_LEAN_DEG = -0.6
SWAY = {"side_m": 0.006, "front_m": 0.005, "lean_side_deg": 0.8, "twist_deg": 1.2, "head_turn_deg": 2.0,
        "head_tilt_deg": 1.5}  # fmt: skip
SWAY_PERIODS_S = (2.3, 3.7, 6.1)
SOFT_S = 0.08
# Nobody brings an arm to the same place twice: standard deviation of each direction's parts.
ARM_VARIETY = 0.035

Channels = dict[str, Array]


def enlivened(
    channels: Mapping[str, Array],
    *,
    feet: Mapping[str, FootTrack],
    reach: Mapping[str, Array],
    pulses: Array,
    times_s: Array,
    seed: int | None,
) -> Channels:
    """Return the channels of the trunk with what the body adds by itself; without a seed it does not sway.

    reach: where the hands are, (T, 3) as shares of the arm. pulses: (T,) felt beats.
    """
    added = [_balance(feet, times_s), _look(reach, times_s), _pulse(pulses), _breath(times_s)]
    added.append({"head_tilt_deg": HEAD_TILT_FOR_LEAN * channels["lean_side_deg"]})
    if seed is not None:
        added.append(_sway(times_s, seed))
    result = dict(channels)
    for each in added:
        for name, curve in each.items():
            result[name] = result[name] + curve
    return result


def varied(keys: Sequence[Key], *, seed: int | None) -> list[Key]:
    """Return the keys of an arm, each pose a little different every time; hands that touch something still do."""
    if seed is None:
        return list(keys)
    chance = np.random.default_rng(seed)
    return [replace(key, value=_varied(key.value, chance)) if isinstance(key.value, Arm) else key for key in keys]


def _varied(arm: Arm, chance: np.random.Generator) -> Arm:
    off = chance.normal(0.0, ARM_VARIETY, (2, 3))
    x, y, z = (np.array(arm.upper) + off[0]).tolist()
    fore_x, fore_y, fore_z = (np.array(arm.fore) + off[1]).tolist()
    return Arm((x, y, z), (fore_x, fore_y, fore_z))


def _balance(feet: Mapping[str, FootTrack], times_s: Array) -> Channels:
    thigh = {side: foot.thigh * foot.air[:, None] for side, foot in feet.items()}
    raised = {side: (foot.thigh[:, 1] + 1) * foot.air for side, foot in feet.items()}
    front = {side: thigh[side][:, 2] for side in feet}
    twist = front["right"] - front["left"]
    return {
        name: smoothed(curve, sigma_s=SOFT_S, step_s=times_s[1] - times_s[0])
        for name, curve in {
            "lean_side_deg": LEAN_SIDE_FOR_LEG_DEG * (thigh["left"][:, 0] + thigh["right"][:, 0]) * -1,
            "lean_front_deg": -LEAN_BACK_FOR_LEG_DEG * np.maximum(front["left"], front["right"]).clip(0),
            "hip_roll_deg": HIP_ROLL_FOR_LEG_DEG * 0.5 * (raised["right"] - raised["left"]),
            "hip_twist_deg": HIP_TWIST_FOR_LEG_DEG * twist,
            "twist_deg": -CHEST_AGAINST_HIPS * HIP_TWIST_FOR_LEG_DEG * twist,
        }.items()
    }


def _look(reach: Mapping[str, Array], times_s: Array) -> Channels:
    left, right = reach["left"], reach["right"]
    # The hand that reaches farther and higher is worth a look.
    interest = np.hypot(left[:, 0], 1 + left[:, 1]) - np.hypot(right[:, 0], 1 + right[:, 1])
    curves = {
        "head_turn_deg": HEAD_TURN_FOR_HANDS_DEG * np.tanh(interest),
        "head_nod_deg": -HEAD_NOD_FOR_HANDS_DEG * np.clip((left[:, 1] + right[:, 1]) / 2 + 0.6, 0.0, 1.5),
    }
    return {name: smoothed(curve, sigma_s=SOFT_S, step_s=times_s[1] - times_s[0]) for name, curve in curves.items()}


def _pulse(pulses: Array) -> Channels:
    cycle = np.interp(pulses % 1.0, (0.0, 1 - PULSE_FALL_SHARE, 1.0), (0.0, 0.5, 1.0))
    give = 0.5 + 0.5 * np.cos(2 * np.pi * cycle)
    return {"crouch_m": PULSE_CROUCH_M * give, "head_nod_deg": PULSE_NOD_DEG * give}


def _breath(times_s: Array) -> Channels:
    breath = 0.5 - 0.5 * np.cos(2 * np.pi * times_s / BREATH_S)
    return {"shrug_m": BREATH_SHRUG_M * breath, "lean_front_deg": BREATH_LEAN_DEG * breath}


def _sway(times_s: Array, seed: int) -> Channels:
    chance = np.random.default_rng(seed)
    phases = chance.uniform(0, 2 * np.pi, (len(SWAY), len(SWAY_PERIODS_S)))
    return {
        name: size / len(SWAY_PERIODS_S) * sum(
            np.sin(2 * np.pi * times_s / period_s + phase)
            for period_s, phase in zip(SWAY_PERIODS_S, row, strict=True)
        )
        for (name, size), row in zip(SWAY.items(), phases, strict=True)
    }  # fmt: skip
