"""How The Entertainer is danced: strut, prance, lean on the cane, soft shoe, drum major, and bow."""

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
    layer,
    mirror,
    phrase,
)
from tools.starter_pack.dance.steps import knee_up, raise_leg, sign, stance, step

# The cane is in the right hand, the hat on the head.
CANE_UP = Arm(upper=(0.45, 0.1, 0.9), fore=(0.2, 0.8, 0.5))
CANE_DOWN = Arm(upper=(0.5, -0.7, 0.5), fore=(0.3, -0.1, 0.95))
CANE_PLANTED = Arm(upper=(0.75, -0.75, 0.15), fore=(0.6, -0.85, 0.2))
CANE_HELD = Touch("belly", (0.03, 0.04, 0.20), elbow=(1.0, -0.2, -0.1))
BATON_HIGH = Arm(upper=(0.5, 0.85, 0.1), fore=(0.2, 0.97, 0.1))
BATON_LOW = Arm(upper=(0.75, 0.1, 0.5), fore=(0.1, 0.9, 0.3))
BRIM = Touch("ear", (0.10, 0.11, 0.07), elbow=(1.0, 0.15, 0.1))
HAT_UP = Arm(upper=(0.65, 0.75, 0.1), fore=(0.5, 0.86, 0.1))
HAT_OUT = Arm(upper=(0.95, 0.15, 0.2), fore=(0.9, 0.35, 0.2))
HAT_ON_HEART = Touch("chest", (-0.04, 0.0, 0.08), elbow=(1.0, -0.5, 0.1))
ON_HIP = Touch("hip", (0.08, 0.09, 0.05), elbow=(1.0, 0.1, -0.3))
PRANCE_HIGH = Arm(upper=(0.45, 0.3, 0.85), fore=(0.15, 0.45, 0.9))
PRANCE_LOW = Arm(upper=(0.45, -0.5, 0.8), fore=(0.15, 0.05, 1.0))
SWUNG_OUT = Arm(upper=(0.85, -0.45, 0.2), fore=(0.95, -0.05, 0.3))
SWUNG_IN = Arm(upper=(0.0, -0.65, 0.75), fore=(-0.8, -0.3, 0.5))
STANCE = 0.13
SIDEWAYS_DEG = 48.0


def straight(*, at: float, travel: float = 0.55) -> Phrase:
    """Face the front and stand tall."""
    return body(at=at, travel=travel, heading_deg=0, head_turn_deg=0, lean_front_deg=0, crouch_m=0, side_m=0, front_m=0,
                lean_side_deg=0, twist_deg=0, head_tilt_deg=0, head_nod_deg=0, hip_roll_deg=0)  # fmt: skip


def tread(side: str, *, x: float, heading_deg: float, at: float, travel: float = 0.4) -> Phrase:
    """Set a foot down on a line across the stage, turned to where the body faces."""
    turn, out = math.radians(heading_deg), 0.11 * sign(side)
    place = Place(x + out * math.cos(turn), -out * math.sin(turn), heading_deg + 6 * sign(side), lift_m=0.08)
    return foot(side, place, at=at, travel=travel)


def strut(start: float, end: float) -> Phrase:
    """Strut to the left, leaning far back, a high knee and the cane up on every beat, a hand at the hat: four beats."""
    parts = []
    for beat in range(4):
        side = "right" if beat % 2 == 0 else "left"
        x = start + (end - start) * (beat + 1) / 4
        parts += [
            knee_up(side, at=beat, travel=0.45, out=0.1, up=0.3),
            tread(side, x=x, heading_deg=SIDEWAYS_DEG, at=beat + 0.5),
            arm("right", CANE_UP, at=beat, travel=0.46),
            arm("right", CANE_DOWN, at=beat + 0.5, travel=0.46),
            body(at=beat, travel=0.5, crouch_m=0.0, lean_front_deg=-20, head_nod_deg=2),
            body(at=beat + 0.5, travel=0.45, crouch_m=0.06, lean_front_deg=-12, head_nod_deg=0),
        ]
    return phrase(
        4,
        body(at=0, travel=0.6, heading_deg=SIDEWAYS_DEG, head_turn_deg=-22, front_m=0.05, lean_side_deg=0, side_m=0),
        body(at=0, travel=0.6, hip_roll_deg=0, head_tilt_deg=0, twist_deg=0),
        arm("left", BRIM, at=0, travel=0.6),
        *parts,
    )


def prance(heading_deg: float) -> Phrase:
    """Leap from foot to foot, each leg thrown straight to the front, both arms held out like paws: four beats."""
    parts = []
    for beat in range(4):
        side, other = ("left", "right") if beat % 2 == 0 else ("right", "left")
        parts += [
            raise_leg(side, (0.22, -0.12, 0.95), (0.22, -0.25, 0.92), at=beat, travel=0.5, point=1.0),
            tread(other, x=0, heading_deg=heading_deg, at=beat - 0.04, travel=0.42),
            hop(at=beat - 0.36, height_m=0.06, air=0.42),
            arms(PRANCE_HIGH, at=beat, travel=0.48),
            arms(PRANCE_LOW, at=beat + 0.5, travel=0.48),
            body(at=beat, travel=0.5, lean_front_deg=-16),
            body(at=beat + 0.5, travel=0.45, lean_front_deg=-8),
        ]
    return phrase(
        4,
        straight(at=0),
        body(at=0, travel=0.6, heading_deg=heading_deg, head_turn_deg=-0.5 * heading_deg, front_m=0.03),
        *parts,
        tread(side, x=0, heading_deg=0, at=4, travel=0.5),
    )


def lean_on_cane() -> Phrase:
    """Lean on the cane with the legs crossed, tip the hat; two beats."""
    return phrase(
        2,
        straight(at=0),
        arm("right", CANE_PLANTED, at=0, travel=0.6),
        arm("left", ON_HIP, at=0, travel=0.6),
        step("right", at=-0.25, out=0.06, travel=0.4),
        foot("left", Place(-0.16, 0.10, -20, weight=0.15, heel_deg=45, lift_m=0.06), at=0, travel=0.5),
        body(at=0, lean_side_deg=-21, side_m=-0.10, head_tilt_deg=12, hip_roll_deg=7),
        arm("left", BRIM, at=0.5, travel=0.46),
        arm("left", HAT_UP, at=1, travel=0.48),
        body(at=1, travel=0.48, head_tilt_deg=-8, head_nod_deg=-6, lean_side_deg=-11, crouch_m=0.02),
        arm("left", BRIM, at=1.5, travel=0.46),
        body(at=1.5, travel=0.46, head_nod_deg=8, head_tilt_deg=4, crouch_m=0.05),
        step("left", at=2, out=STANCE, travel=0.45),
        bounce(2, depth_m=0.05, peak=0.5),
    )


def soft_shoe() -> Phrase:
    """Step to the left, cross behind, step and brush the right foot across, the arms swinging along: two beats."""
    return phrase(
        2,
        straight(at=0),
        step("left", x=0.10, at=0, out=STANCE + 0.05, travel=0.42, turn=18),
        arm("left", SWUNG_OUT, at=0, travel=0.6),
        arm("right", SWUNG_IN, at=0, travel=0.6),
        body(at=0, lean_side_deg=8, side_m=0.04, twist_deg=10, crouch_m=0.05),
        foot("right", Place(0.10, -0.14, -12, heel_deg=20, lift_m=0.05), at=0.5, travel=0.4),
        body(at=0.5, travel=0.4, crouch_m=0.0),
        step("left", x=0.14, at=1, out=STANCE + 0.04, travel=0.4, turn=18),
        raise_leg("right", (-0.35, -0.72, 0.6), (-0.35, -0.8, 0.5), at=1.0, travel=0.4, point=1.0),
        arm("left", SWUNG_IN, at=1, travel=0.8),
        arm("right", SWUNG_OUT, at=1, travel=0.8),
        body(at=1, travel=0.6, lean_side_deg=-8, side_m=0.0, twist_deg=-12, crouch_m=0.03, head_turn_deg=14),
        hop(at=1, height_m=0.03, air=0.35),
        step("right", at=1.6, out=STANCE, travel=0.42),
        step("left", at=2, out=STANCE, travel=0.4),
    )


def drum_major() -> Phrase:
    """March on the spot with the cane for a baton, up on every beat: four beats."""
    parts = []
    for beat in range(4):
        side = "left" if beat % 2 == 0 else "right"
        parts += [
            knee_up(side, at=beat, travel=0.46, out=0.35, up=0.2),
            step(side, at=beat + 0.5, out=STANCE, travel=0.42),
            arm("right", BATON_HIGH, at=beat, travel=0.48),
            arm("right", BATON_LOW, at=beat + 0.5, travel=0.48),
            body(at=beat, travel=0.5, lean_side_deg=-6 * sign(side), head_turn_deg=14 * sign(side)),
        ]
    return phrase(4, straight(at=0), arm("left", ON_HIP, at=0, travel=0.6), *parts, body(at=0.3, lean_front_deg=-8),
                  bounce(4, depth_m=0.04, peak=0.5))  # fmt: skip


def show_off() -> Phrase:
    """Hold the cane before the body and press a heel out to each side, then take off the hat and bow: four beats."""
    taps = [
        layer(
            foot(side, Place(0.44 * way, 0.08, 35 * way, weight=0.15, lift_m=0.06), at=beat, travel=0.45),
            step(side, at=beat + 0.5, out=STANCE, travel=0.42),
            body(
                at=beat, travel=0.5, lean_side_deg=-10 * way, side_m=-0.06 * way, head_tilt_deg=-8 * way, crouch_m=0.08
            ),
            body(at=beat + 0.5, travel=0.4, lean_side_deg=0, side_m=0, head_tilt_deg=0, crouch_m=0.0),
        )
        for beat, side, way in ((0, "left", 1), (1, "right", -1))
    ]
    return phrase(
        4,
        straight(at=0),
        arms(CANE_HELD, at=0, travel=0.6),
        *taps,
        arm("left", HAT_UP, at=2, travel=0.7),
        arm("right", CANE_PLANTED, at=2, travel=0.7),
        stance(0.18, at=2, turn=14),
        body(at=2, travel=0.6, lean_front_deg=-8, head_nod_deg=-6),
        arm("left", HAT_OUT, at=3, travel=0.7),
        body(at=3, travel=0.7, lean_front_deg=32, crouch_m=0.08, head_nod_deg=8, twist_deg=8),
        arm("left", BRIM, at=3.8, travel=0.6),
        body(at=3.8, travel=0.6, lean_front_deg=0, crouch_m=0, head_nod_deg=0, twist_deg=0),
    )


def strutting() -> Phrase:
    """Strut to the left and back: eight beats."""
    return strut(0.0, 0.36) + mirror(strut(-0.36, 0.0))


def prancing() -> Phrase:
    """Prance to the left, prance to the right: eight beats."""
    return prance(40) + mirror(prance(40))


def intro() -> Phrase:
    """Step out with the hat high, bow it down in three steps with the tune, and put it on: eight beats."""
    return phrase(
        8,
        step("left", out=0.30, at=1, travel=0.8, turn=25),
        arm("left", HAT_UP, at=1, travel=1.0),
        arm("right", CANE_PLANTED, at=1, travel=1.0),
        body(at=1, travel=1.0, lean_side_deg=9, side_m=0.06, lean_front_deg=-8, head_nod_deg=-6),
        arm("left", HAT_OUT, at=2, travel=0.9),
        body(at=2, travel=0.9, lean_side_deg=-8, side_m=-0.06, lean_front_deg=8, crouch_m=0.06),
        arm("left", HAT_UP, at=3, travel=0.8),
        body(at=3, travel=0.8, lean_side_deg=8, side_m=0.06, crouch_m=0.0),
        arm("left", HAT_ON_HEART, at=4, travel=0.8),
        body(at=4, travel=0.8, lean_side_deg=0, side_m=0.0, lean_front_deg=30, crouch_m=0.08, head_nod_deg=6),
        body(at=5, travel=0.8, lean_front_deg=46, crouch_m=0.13),
        arm("left", HAT_OUT, at=5, travel=0.8),
        arm("left", HAT_UP, at=6, travel=0.8),
        body(at=6, travel=0.8, lean_front_deg=-8, crouch_m=0.0, head_nod_deg=-6),
        hop(at=6, height_m=0.05, air=0.4),
        arm("left", BRIM, at=7, travel=0.7),
        body(at=7, travel=0.7, lean_front_deg=4, crouch_m=0.08, head_nod_deg=6),
        bounce(4, depth_m=0.04),
        step("right", out=0.32, at=2, travel=0.7, turn=25),
        step("right", out=0.18, at=3, travel=0.7, turn=15),
        stance(STANCE, at=7.5),
    )


def first_part() -> Phrase:
    """Strut, show off the hat and cane, prance, lean on the cane: thirty-two beats."""
    return strutting() + both_ways(show_off()) + prancing() + both_ways(lean_on_cane()) * 2


def middle_part() -> Phrase:
    """Soft shoe to both sides, then lead the parade: sixteen beats."""
    return both_ways(soft_shoe()) * 2 + both_ways(drum_major())


def last_part() -> Phrase:
    """Prance and strut once more: sixteen beats."""
    return mirror(prancing()) + mirror(strutting())


def finale() -> Phrase:
    """Hat up, bow, and lean back with the hat thrown high: five beats."""
    return phrase(
        5,
        straight(at=0),
        stance(0.20, at=0, turn=15),
        arm("left", HAT_UP, at=0, travel=0.6),
        arm("right", CANE_PLANTED, at=0, travel=0.6),
        arm("left", HAT_ON_HEART, at=1, travel=0.7),
        body(at=1, travel=0.7, lean_front_deg=44, crouch_m=0.12, head_nod_deg=6),
        arms(CANE_HELD, at=2, travel=0.7),
        body(at=2, travel=0.6, lean_front_deg=8, crouch_m=0.14, head_nod_deg=0),
        hop(at=2.5, height_m=0.10, air=0.6),
        arm("left", HAT_UP, at=3, travel=0.7),
        arm("right", CANE_PLANTED, at=3, travel=0.6),
        step("left", out=0.34, at=3, travel=0.5, turn=30),
        body(at=3, travel=0.6, lean_front_deg=-10, crouch_m=0.04, side_m=-0.08, lean_side_deg=11, head_nod_deg=-6),
        arm("left", HAT_OUT, at=4, travel=0.7),
        body(at=4, travel=0.7, crouch_m=0.12, side_m=0.08, lean_side_deg=-7, head_tilt_deg=8),
        arm("left", HAT_UP, at=5, travel=0.8),
        body(at=5, travel=0.8, crouch_m=0.04, side_m=-0.08, lean_side_deg=11, head_tilt_deg=-4),
    )


def choreography() -> Phrase:
    """The whole dance."""
    return intro() + first_part() + middle_part() + last_part() + finale()
