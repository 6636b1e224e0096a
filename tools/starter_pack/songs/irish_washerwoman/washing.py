"""A washing day: scrub, wring, hang it up, scold the boys."""

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
    layer,
    phrase,
)
from tools.starter_pack.dance.steps import raise_leg, stance, step
from tools.starter_pack.songs.irish_washerwoman.jig import upright

# A board to scrub on, a sheet to wring, a line to hang it on, a fist for the boys.
SCRUB_DOWN = Arm(upper=(0.1, -0.75, 0.65), fore=(-0.15, -0.8, 0.6))
SCRUB_UP = Arm(upper=(0.9, -0.3, -0.1), fore=(-0.55, 0.15, 0.8))
WRING_OVER = Touch("chest", (0.10, 0.10, 0.24), elbow=(1.0, 0.2, 0.0))
WRING_UNDER = Touch("chest", (0.10, -0.16, 0.24), elbow=(1.0, -0.6, 0.0))
BASKET = Arm(upper=(0.4, -0.8, 0.45), fore=(0.0, -0.85, 0.5))
LINE = Arm(upper=(0.6, 0.8, 0.2), fore=(0.2, 0.95, 0.2))
PEG = Arm(upper=(0.75, 0.6, 0.2), fore=(0.55, 0.8, 0.2))
ON_HIP = Touch("hip", (0.08, 0.09, 0.05), elbow=(1.0, 0.1, -0.3))
FIST_UP = Arm(upper=(0.7, 0.2, 0.65), fore=(0.05, 0.95, 0.25))
FIST_OUT = Arm(upper=(0.65, 0.0, 0.75), fore=(0.25, 0.5, 0.8))


def scrub() -> Phrase:
    """Scrub the sheet down the board and up again, half turned to it: four beats."""
    rubs = [
        layer(
            arms(SCRUB_DOWN, at=beat, travel=0.85),
            body(at=beat, travel=0.85, lean_front_deg=56, crouch_m=0.20),
            arms(SCRUB_UP, at=beat + 1, travel=0.85),
            body(at=beat + 1, travel=0.85, lean_front_deg=12, crouch_m=0.04),
        )
        for beat in (0, 2)
    ]
    return phrase(
        4,
        foot("left", Place(0.22, 0.12, 50, lift_m=0.05), at=0, travel=0.5),
        foot("right", Place(-0.22, -0.10, 5, lift_m=0.05), at=0, travel=0.4),
        body(at=0, travel=0.6, heading_deg=34, head_turn_deg=-12, head_nod_deg=-14),
        *rubs,
    )


def wring() -> Phrase:
    """Wring the sheet with the elbows going up and down, swinging from side to side: four beats."""
    twists = [
        layer(
            arm("left", WRING_OVER if way > 0 else WRING_UNDER, at=beat, travel=0.8),
            arm("right", WRING_UNDER if way > 0 else WRING_OVER, at=beat, travel=0.8),
            body(at=beat, travel=0.8, lean_side_deg=13 * way, side_m=0.10 * way, crouch_m=0.06, twist_deg=14 * way),
        )
        for beat, way in ((0, 1), (1, -1), (2, 1), (3, -1))
    ]
    return phrase(
        4,
        *twists,
        stance(0.24, at=0.3, turn=22),
        body(at=0, heading_deg=0, head_turn_deg=0, lean_front_deg=6, head_nod_deg=0),
        bounce(4, depth_m=0.04, peak=0.5),
    )


def hang_up() -> Phrase:
    """Take a sheet from the basket and hang it on the line, on the left and on the right: four beats."""
    one = phrase(
        2,
        arms(BASKET, at=0, travel=0.85),
        body(at=0, travel=0.85, lean_front_deg=48, crouch_m=0.16, lean_side_deg=0, side_m=0, twist_deg=0),
        arm("left", PEG, at=1, travel=0.85),
        arm("right", LINE, at=1, travel=0.85),
        body(at=1, travel=0.85, lean_front_deg=-5, crouch_m=0.0, rise_m=0.03, lean_side_deg=8, side_m=0.07),
        body(at=1.7, travel=0.6, rise_m=0.0),
    )
    return both_ways(one)


def scold() -> Phrase:
    """One hand on the hip, shake a fist at the boys and stamp: four beats."""
    shaking = [
        arm("right", FIST_OUT, at=beat, travel=0.48) | arm("right", FIST_UP, at=beat + 0.5, travel=0.48)
        for beat in range(4)
    ]
    stamps = [
        layer(
            raise_leg("left", (0.2, -0.6, 0.78), (0.05, -1.0, -0.1), at=beat - 0.4, travel=0.4, point=0.2),
            step("left", out=0.20, at=beat, travel=0.35, turn=20),
        )
        for beat in (1, 3)
    ]
    return phrase(4, upright(at=0), arm("left", ON_HIP, at=0, travel=0.8), *shaking, *stamps,
                  step("right", out=0.18, at=0, turn=20), step("left", out=0.20, at=0, turn=20, travel=0.4),
                  body(at=0.3, lean_front_deg=10, head_nod_deg=4, twist_deg=10, head_turn_deg=-8),
                  bounce(4, depth_m=0.06), body(at=4, head_turn_deg=0))  # fmt: skip


def washing_day() -> Phrase:
    """Scrub, wring, hang it up, scold: sixteen beats."""
    return scrub() + wring() + hang_up() + scold()
