"""How The Irish Washerwoman is danced: arms like posts, quick feet, heel clicks, and a washing day."""

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
    shift,
    swing,
)
from tools.starter_pack.dance.steps import knee_up, raise_leg, sign, stance, step

POST = Arm(upper=(0.12, -1.0, -0.02), fore=(0.05, -1.0, 0.12))
# Washing day: a board to scrub on, a sheet to wring, a line to hang it on, a fist for the boys.
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
PROUD = Arm(upper=(0.75, 0.65, 0.05), fore=(0.55, 0.82, 0.05))
STANCE = 0.10
# How far the seven steps go.
ACROSS_M = 0.34
SKIP = 2 / 3


def upright(*, at: float, travel: float = 0.7) -> Phrase:
    """Stand tall like a post, arms at the sides."""
    return arms(POST, at=at, travel=travel) | body(
        at=at, travel=travel, head_turn_deg=0, lean_front_deg=-2, crouch_m=0, side_m=0, lean_side_deg=0,
        twist_deg=0, head_tilt_deg=0, head_nod_deg=-2,
    )  # fmt: skip


def lilt(beats: int) -> Phrase:
    """Spring from the balls of the feet, down on every beat."""
    return bounce(beats, depth_m=0.045) | swing(beats, period=1, peak=0.5, rise_m=0.015)


def cut(side: str, *, at: float) -> Phrase:
    """Hop, and lift a knee across with the heel before the other leg, on a beat."""
    return layer(
        raise_leg(side, (0.35, -0.1, 0.9), (-0.55, -0.8, 0.0), at=at, travel=0.45), hop(at=at, height_m=0.06, air=0.5)
    )


def kick(side: str, *, at: float, up: float = -0.2) -> Phrase:
    """Hop, and kick straight out to the side and front, on a beat."""
    return layer(
        raise_leg(side, (0.72, up, 0.6), (0.75, up - 0.06, 0.55), at=at, travel=0.5, point=1.0),
        hop(at=at, height_m=0.06, air=0.5),
    )


def close(side: str, *, at: float, x: float = 0.0) -> Phrase:
    """Set a foot down beside the other."""
    return step(side, x=x, at=at, out=STANCE, travel=0.45, turn=15)


def sevens(start: float) -> Phrase:
    """Seven quick steps to the left, one foot slipping behind the other, then cut, cut, cut, kick and close."""
    end = start + ACROSS_M
    parts = []
    for number in range(6):
        at, x = number // 2 + (SKIP if number % 2 else 0.0), start + ACROSS_M * (number // 2 + 1) / 3
        side, out, z = ("left", STANCE, 0.0) if number % 2 == 0 else ("right", -0.07, -0.16)
        parts.append(step(side, x=x, z=z, out=out, at=at, travel=0.38, turn=18, lift=0.06))
    for beat, side in ((3, "right"), (4, "left"), (5, "right")):
        parts += [cut(side, at=beat), close(side, at=beat + 0.6, x=end)]
    return phrase(
        8,
        upright(at=0),
        *parts,
        step("left", x=end, out=STANCE, at=3, travel=0.4, turn=15),
        kick("left", at=6),
        close("left", at=7, x=end),
        lilt(8),
        body(at=0.3, head_turn_deg=14),
        body(at=4, head_turn_deg=0),
    )


def rising() -> Phrase:
    """Hop with the knee high, kick low, kick high, close: four beats."""
    return phrase(
        4,
        upright(at=0),
        knee_up("left", at=0, travel=0.5, out=0.25, up=0.25),
        hop(at=0, height_m=0.06, air=0.5),
        kick("left", at=1, up=-0.65),
        raise_leg("left", (0.3, -0.15, 0.9), (-0.4, -0.9, 0.0), at=1.55, travel=0.45),
        kick("left", at=2, up=-0.08),
        close("left", at=3),
        lilt(4),
        body(at=2, lean_side_deg=-4),
        body(at=3, lean_side_deg=0),
    )


def click() -> Phrase:
    """Step left, step right, leap and click the heels to the left, land: four beats."""
    return phrase(
        4,
        upright(at=0),
        step("left", x=0.02, at=0, out=STANCE, travel=0.45, turn=15),
        cut("right", at=0),
        step("right", x=-0.02, at=1, out=0.14, travel=0.5, turn=15),
        body(at=2, travel=0.8, crouch_m=0.10, lean_side_deg=6),
        raise_leg("left", (0.65, -0.72, 0.25), (0.30, -0.95, 0.0), at=2.52, travel=0.42, point=0.6),
        raise_leg("right", (-0.52, -0.82, 0.25), (-0.72, -0.68, -0.1), at=2.56, travel=0.4, point=0.6),
        hop(at=2.52, height_m=0.17, air=0.86),
        body(at=2.52, travel=0.42, crouch_m=0.0, lean_side_deg=-9, side_m=-0.04, head_tilt_deg=-5),
        step("right", at=2.96, out=0.13, travel=0.36, turn=15),
        step("left", at=3, out=0.13, travel=0.4, turn=15),
        body(at=3.1, travel=0.5, lean_side_deg=0, side_m=0.0, head_tilt_deg=0),
    )


def leap() -> Phrase:
    """Skip, leap over a puddle to the left with the legs split, land on it, stamp: four beats."""
    return phrase(
        4,
        upright(at=0),
        step("left", x=-0.16, at=0, out=STANCE, travel=0.45, turn=15),
        cut("right", at=0),
        step("right", x=-0.16, at=0.6, out=STANCE, travel=0.45, turn=15),
        body(at=1.3, travel=0.6, crouch_m=0.09),
        raise_leg("left", (0.85, -0.12, 0.45), (0.88, -0.1, 0.42), at=2, travel=0.6, point=1.0),
        raise_leg("right", (0.62, -0.72, -0.2), (0.7, -0.6, -0.4), at=2, travel=0.5, point=1.0),
        hop(at=2, height_m=0.19, air=0.9),
        body(at=2, travel=0.6, crouch_m=0.0, side_m=0.06, head_turn_deg=20),
        step("left", x=0.16, at=2.5, out=STANCE, travel=0.4, turn=15),
        step("right", x=0.16, at=3, out=STANCE, travel=0.45, turn=15, lift=0.12),
        body(at=3, travel=0.5, crouch_m=0.07, side_m=0.0, head_turn_deg=0),
        body(at=3.5, travel=0.4, crouch_m=0.0),
    )


def crosses() -> Phrase:
    """Jump far apart, crossed, apart, crossed the other way: four beats."""

    def jump(at: float, left: float, right: float, z: float) -> Phrase:
        return layer(
            foot("left", Place(left, z, 15, lift_m=0.03), at=at, travel=0.5),
            foot("right", Place(right, -z, -15, lift_m=0.03), at=at, travel=0.5),
            hop(at=at - 0.36, height_m=0.12, air=0.56),
        )

    wide, left_over, right_over = (0.40, -0.40, 0.0), (-0.13, 0.13, 0.11), (-0.13, 0.13, -0.11)
    jumps = [jump(at, *places) for at, places in enumerate((wide, left_over, wide, right_over))]
    return phrase(4, upright(at=0), *jumps, close("left", at=4), close("right", at=4))


def around(start_deg: float, end_deg: float) -> Phrase:
    """Turn once round, a quarter on every beat with a hop and a high knee: four beats."""
    parts = []
    for half in range(8):
        side = "left" if (half % 2 == 0) == (end_deg > start_deg) else "right"
        heading = start_deg + (end_deg - start_deg) * min(1.0, (half + 1.6) / 8)
        angle, out = math.radians(heading), STANCE * sign(side)
        place = Place(out * math.cos(angle), -out * math.sin(angle), heading + 15 * sign(side), lift_m=0.07)
        parts.append(foot(side, place, at=half / 2, travel=0.42))
    knee = "right" if end_deg > start_deg else "left"
    parts += [knee_up(knee, at=beat, travel=0.42, out=0.2, up=0.2) for beat in range(4)]
    parts += [hop(at=beat + 0.25, height_m=0.05, air=0.4) for beat in range(4)]
    quarters = [
        body(at=beat, travel=0.6, heading_deg=start_deg + (end_deg - start_deg) * (beat + 1) / 4) for beat in range(4)
    ]
    return phrase(4, upright(at=0), *parts, *quarters, lilt(4))


def scissors(beats: int) -> Phrase:
    """Leap from foot to foot, the free leg kicking out, on every beat."""
    parts = []
    for beat in range(beats):
        side, other = ("left", "right") if beat % 2 == 0 else ("right", "left")
        parts += [
            raise_leg(side, (0.72, -0.45, 0.55), (0.75, -0.5, 0.5), at=beat, travel=0.55, point=1.0),
            step(other, at=beat, out=0.05, travel=0.5, turn=15),
            hop(at=beat - 0.38, height_m=0.06, air=0.45),
            body(at=beat, travel=0.7, lean_side_deg=-5 * sign(side), head_turn_deg=12 * sign(side)),
        ]
    return phrase(beats, upright(at=0), *parts, body(at=beats, travel=0.5, lean_side_deg=0, head_turn_deg=0))


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


def intro() -> Phrase:
    """Bob on the beat, then point a toe to each side: four beats."""
    return phrase(
        4,
        upright(at=0),
        step("left", out=STANCE, at=0, turn=15),
        step("right", out=STANCE, at=0, turn=15, travel=0.4),
        *[
            layer(
                foot(side, Place(0.36 * way, 0.10, 25 * way, weight=0.1, heel_deg=25), at=beat, travel=0.6),
                step(side, out=STANCE, at=beat + 0.7, travel=0.5, turn=15),
                body(at=beat, travel=0.7, lean_side_deg=-4 * way, head_turn_deg=16 * way),
            )
            for beat, side, way in ((0, "left", 1), (1, "right", -1), (2, "left", 1), (3, "right", -1))
        ],
        lilt(4),
    )


def finale() -> Phrase:
    """Stamp, stamp, leap, and stand proud with one arm up: six beats."""
    stamps = [
        layer(
            raise_leg(side, (0.2, -0.5, 0.85), (0.05, -1.0, -0.1), at=beat - 0.4, travel=0.4, point=0.2),
            step(side, out=STANCE + 0.02, at=beat, travel=0.35, turn=15),
            body(at=beat, travel=0.5, crouch_m=0.06),
            body(at=beat + 0.5, travel=0.4, crouch_m=0.0),
        )
        for beat, side in ((0, "left"), (1, "right"))
    ]
    nods = [
        layer(arm("left", PROUD if beat % 2 else LINE, at=beat, travel=0.8),
              body(at=beat, travel=0.8, lean_side_deg=lean, side_m=0.01 * lean, head_tilt_deg=lean))
        for beat, lean in ((3, 7), (4, -5), (5, 7), (6, -5))
    ]  # fmt: skip
    return phrase(
        6,
        upright(at=0),
        *stamps,
        hop(at=2, height_m=0.15, air=0.75),
        arm("left", LINE, at=2, travel=0.7),
        arm("right", ON_HIP, at=2, travel=0.7),
        step("left", out=0.30, z=0.06, at=3, travel=0.6, turn=35, weight=0.4),
        *nods,
        shift(bounce(3, depth_m=0.05), 3),
    )


def choreography() -> Phrase:
    """The whole dance: six parts of sixteen beats between a beginning and an end."""
    across = sevens(0.0) + mirror(sevens(-ACROSS_M))
    turns = both_ways(click()) + around(0, 360) + around(360, 0)
    jumps = both_ways(crosses()) + both_ways(leap())
    return intro() + across + both_ways(rising()) * 2 + turns + jumps + washing_day() + last_part() + finale()


def last_part() -> Phrase:
    """Click to both sides once more, then scissors: sixteen beats."""
    return both_ways(click()) + scissors(8)
