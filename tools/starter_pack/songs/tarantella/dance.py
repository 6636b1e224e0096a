"""How the Tarantella is danced: tambourine hits, skips, turns, the spider's bite, and ever faster."""

import math

from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Place,
    Touch,
    arm,
    arms,
    body,
    both_ways,
    bounce,
    foot,
    hop,
    mirror,
    other_side,
    phrase,
    shift,
    swing,
)
from tools.starter_pack.dance.steps import knee_up, raise_leg, sign, stance, step

# The tambourine is in the right hand; what it hits: the other hand, hip, knee, and the other hand overhead.
ON_HAND = Touch("chest", (0.03, 0.10, 0.28), elbow=(1.0, -0.4, 0.0))
HAND_OPEN = Arm(upper=(0.95, -0.1, 0.3), fore=(0.75, 0.35, 0.55))
ON_HIP_HIT = Touch("hip", (0.11, 0.0, 0.05), elbow=(1.0, 0.3, -0.2))
HIGH_OPEN = Arm(upper=(0.65, 0.75, 0.1), fore=(0.45, 0.88, 0.1))
ON_KNEE = Touch("other_knee", (-0.02, 0.10, 0.06), elbow=(0.9, 0.2, 0.3))
LIFTING = Arm(upper=(0.45, 0.05, 0.9), fore=(0.05, 0.5, 0.85))
SIDE_OPEN = Arm(upper=(0.95, 0.1, 0.1), fore=(0.95, 0.25, 0.15))
OVERHEAD = Arm(upper=(0.38, 0.92, 0.12), fore=(-0.42, 0.9, 0.12))
RINGING_IN = Arm(upper=(0.55, 0.83, 0.1), fore=(-0.05, 1.0, 0.1))
RINGING_OUT = Arm(upper=(0.6, 0.8, 0.1), fore=(0.6, 0.8, 0.1))
ON_WAIST = Touch("hip", (0.07, 0.09, 0.05), elbow=(1.0, 0.1, -0.3))
SWUNG_OUT = Arm(upper=(0.9, -0.25, 0.3), fore=(0.95, 0.1, 0.25))
SWUNG_IN = Arm(upper=(-0.1, -0.5, 0.85), fore=(-0.85, -0.2, 0.5))
BITTEN_SHOULDER = Touch("other_shoulder", (-0.03, 0.03, 0.09), elbow=(0.6, -0.5, 0.6))
BITTEN_THIGH = Touch("knee", (0.03, 0.16, 0.06), elbow=(1.0, 0.2, -0.1))
LOW_IN = Arm(upper=(0.3, -0.85, 0.45), fore=(-0.15, -0.75, 0.65))
LOW_OUT = Arm(upper=(0.4, -0.8, 0.45), fore=(0.45, -0.7, 0.6))
MIDDLE_IN = Arm(upper=(0.6, -0.2, 0.75), fore=(-0.2, 0.3, 0.9))
MIDDLE_OUT = Arm(upper=(0.7, -0.15, 0.65), fore=(0.55, 0.35, 0.75))
STANCE = 0.15


def straight(*, at: float, travel: float = 0.7) -> Phrase:
    """Stand tall."""
    return body(at=at, travel=travel, head_turn_deg=0, lean_front_deg=0, crouch_m=0, side_m=0, lean_side_deg=0,
                twist_deg=0, head_tilt_deg=0, head_nod_deg=0)  # fmt: skip


def hits() -> Phrase:
    """Hit the tambourine on the hand, the right hip, the left knee and overhead: four beats."""
    return phrase(
        4,
        straight(at=0),
        arms(ON_HAND, at=0, travel=0.6),
        step("left", at=0, out=STANCE, travel=0.5, turn=15),
        step("right", at=0.4, out=STANCE, travel=0.4, turn=15),
        body(at=0, crouch_m=0.05),
        arm("right", ON_HIP_HIT, at=1, travel=0.8),
        arm("left", HIGH_OPEN, at=1, travel=0.8),
        step("right", at=1, out=0.30, travel=0.5, turn=25),
        body(at=1, side_m=-0.10, lean_side_deg=-11, hip_roll_deg=-8, crouch_m=0.06, head_turn_deg=-22),
        knee_up("left", at=2, travel=0.6, out=0.30, up=0.22),
        arm("right", ON_KNEE, at=2, travel=0.8),
        arm("left", SIDE_OPEN, at=2, travel=0.8),
        body(at=2, side_m=0.0, lean_side_deg=0, hip_roll_deg=0, lean_front_deg=12, crouch_m=0.0, head_turn_deg=0),
        hop(at=2, height_m=0.04, air=0.45),
        arm("right", LIFTING, at=2.5, travel=0.45),
        arms(OVERHEAD, at=3, travel=0.8),
        step("left", at=3, out=STANCE, travel=0.5, turn=15),
        step("right", at=3, out=STANCE, travel=0.3, turn=15),
        body(at=3, lean_front_deg=-6, rise_m=0.04, head_nod_deg=-6),
        arms(HAND_OPEN, at=3.55, travel=0.5),
        body(at=3.6, travel=0.5, rise_m=0.0, head_nod_deg=0),
    )


def skips(start: float, end: float) -> Phrase:
    """Skip to the left with the tambourine ringing overhead and a hand on the waist: four beats."""
    parts = []
    for beat in range(4):
        side, lifted = ("left", "right") if beat % 2 == 0 else ("right", "left")
        x = start + (end - start) * (beat + 1) / 4
        parts += [
            step(side, x=x, out=0.05, at=beat, travel=0.45, turn=15),
            knee_up(lifted, at=beat, travel=0.5, out=0.30, up=0.15),
            hop(at=beat - 0.36, height_m=0.05, air=0.42),
            arm("right", RINGING_OUT, at=beat, travel=0.48 if beat else 0.8),
            arm("right", RINGING_IN, at=beat + 0.5, travel=0.48),
            body(at=beat, travel=0.8, lean_side_deg=8 * sign(side), head_tilt_deg=5 * sign(side)),
        ]
    return phrase(4, straight(at=0), arm("left", ON_WAIST, at=0, travel=0.8), *parts, bounce(4, depth_m=0.04))


def skipping() -> Phrase:
    """Skip to the left, then back with the tambourine in the other hand: eight beats."""
    return skips(0.0, 0.34) + mirror(skips(-0.34, 0.0))


def around(start_deg: float, end_deg: float) -> Phrase:
    """Turn once round under the ringing tambourine, a quarter on every beat: four beats."""
    parts = []
    for half in range(8):
        side = "left" if (half % 2 == 0) == (end_deg > start_deg) else "right"
        heading = start_deg + (end_deg - start_deg) * min(1.0, (half + 1.6) / 8)
        angle, out = math.radians(heading), 0.12 * sign(side)
        place = Place(out * math.cos(angle), -out * math.sin(angle), heading + 10 * sign(side), lift_m=0.08)
        parts.append(foot(side, place, at=half / 2, travel=0.45))
    quarters = [
        body(at=beat, travel=0.7, heading_deg=start_deg + (end_deg - start_deg) * (beat + 1) / 4) for beat in range(4)
    ]
    lead = "right" if end_deg > start_deg else "left"
    ringing = [
        arm(lead, RINGING_OUT, at=beat, travel=0.48) | arm(lead, RINGING_IN, at=beat + 0.5, travel=0.48)
        for beat in range(4)
    ]
    return phrase(4, straight(at=0), *parts, *quarters, *ringing, arm(other_side(lead), SIDE_OPEN, at=0, travel=0.8),
                  bounce(4, depth_m=0.05))  # fmt: skip


def kicks(heading_deg: float) -> Phrase:
    """Leap from foot to foot, kicking across, both arms swinging against the leg: four beats."""
    parts = []
    for beat in range(4):
        side, other = ("left", "right") if beat % 2 == 0 else ("right", "left")
        parts += [
            raise_leg(side, (0.60, -0.4, 0.65), (0.62, -0.5, 0.6), at=beat, travel=0.55, point=1.0),
            foot(other, Place(0.06 * sign(other), 0.0, heading_deg + 12 * sign(other)), at=beat, travel=0.5),
            hop(at=beat - 0.38, height_m=0.06, air=0.42),
            arm(side, SWUNG_IN, at=beat, travel=0.85),
            arm(other, SWUNG_OUT, at=beat, travel=0.85),
            body(at=beat, travel=0.8, twist_deg=-14 * sign(side), lean_side_deg=-6 * sign(side), lean_front_deg=4),
        ]
    place = Place(-0.12 if side == "right" else 0.12, 0.0, heading_deg)
    return phrase(4, straight(at=0), *parts, foot(side, place, at=4, travel=0.5), body(at=4, twist_deg=0))


def turning() -> Phrase:
    """Turn left round and kick, turn back and kick: sixteen beats."""
    return around(0, 360) + kicks(360) + around(360, 0) + kicks(0)


def bite() -> Phrase:
    """Slap where the spider bit, shoulder and thigh on either side: four beats."""
    slaps = phrase(
        2,
        arm("right", BITTEN_SHOULDER, at=0, travel=0.8),
        arm("left", SIDE_OPEN, at=0, travel=0.8),
        body(at=0, lean_side_deg=9, head_turn_deg=40, crouch_m=0.03, twist_deg=12, side_m=0.06, lean_front_deg=0),
        raise_leg("right", (0.55, -0.35, 0.75), (0.1, -1.0, -0.1), at=1, travel=0.6, point=0.3),
        arm("right", BITTEN_THIGH, at=1, travel=0.7),
        arm("left", HIGH_OPEN, at=1, travel=0.8),
        body(at=1, lean_side_deg=-8, head_turn_deg=-25, crouch_m=0.0, twist_deg=-6, side_m=0.0, lean_front_deg=14),
        hop(at=1, height_m=0.05, air=0.45),
        step("right", at=1.6, out=0.18, travel=0.45, turn=15),
    )
    return both_ways(slaps)


def shiver() -> Phrase:
    """Shake from the knees up to over the head, the whole body trembling with it: four beats."""
    levels = ((LOW_OUT, LOW_IN, 0.18, 42), (MIDDLE_OUT, MIDDLE_IN, 0.10, 20), (RINGING_OUT, RINGING_IN, 0.0, -6))
    parts = []
    for beat in range(4):
        out, into, crouch, bow = levels[min(beat, 2)]
        parts += [
            arms(out, at=beat, travel=0.5),
            arms(into, at=beat + 0.5, travel=0.48),
            body(at=beat, travel=0.6, crouch_m=crouch, lean_front_deg=bow, head_nod_deg=-0.3 * bow),
        ]
    return phrase(
        4,
        body(at=0, head_turn_deg=0, lean_side_deg=0, side_m=0),
        stance(0.20, at=0.2, turn=18),
        *parts,
        swing(4, period=1, peak=0, twist_deg=12, side_m=0.04, hip_roll_deg=6),
        bounce(4, depth_m=0.05),
    )


def bitten() -> Phrase:
    """Bitten, shivering; bitten again, shivering again: sixteen beats."""
    return (bite() + shiver()) * 2


def intro() -> Phrase:
    """Ring the tambourine on every beat, higher and higher: four beats."""
    return shiver()


def finale() -> Phrase:
    """Hit hand and overhead, then leap and throw the tambourine up: seven beats."""
    last = [
        arm("right", RINGING_IN if beat % 2 else RINGING_OUT, at=3.5 + beat / 2, travel=0.48) for beat in range(1, 8)
    ]
    return phrase(
        7,
        straight(at=0),
        arms(ON_HAND, at=0, travel=0.6),
        stance(0.18, at=0.4, turn=18),
        body(at=0, crouch_m=0.06),
        arms(OVERHEAD, at=1, travel=0.8),
        body(at=1, crouch_m=0.0, rise_m=0.03),
        arms(LOW_IN, at=2, travel=0.8),
        body(at=2, crouch_m=0.16, lean_front_deg=22, rise_m=0.0),
        arm("right", RINGING_OUT, at=3, travel=0.7),
        arm("left", SIDE_OPEN, at=3, travel=0.7),
        body(at=3, travel=0.7, crouch_m=0.0, lean_front_deg=-6, head_nod_deg=-6),
        hop(at=3, height_m=0.16, air=0.75),
        step("left", out=0.36, at=4, travel=0.7, turn=40),
        body(at=4, crouch_m=0.12, side_m=0.10, lean_side_deg=-7),
        *last,
        shift(bounce(3, depth_m=0.05), 4),
        shift(swing(3, period=2, peak=0, lean_side_deg=5, head_tilt_deg=5), 4),
    )


def choreography() -> Phrase:
    """The whole dance: six parts of sixteen beats between a beginning and an end."""
    slow = both_ways(hits() * 2) + skipping() * 2 + turning() + bitten()
    fast = both_ways(hits()) * 2 + mirror(skipping()) * 2
    return intro() + slow + fast + finale()
