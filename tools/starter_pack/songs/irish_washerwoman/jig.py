"""The steps of a jig, above which nothing moves: sevens, kicks, clicks, leaps, crosses, turns."""

import math

from tools.starter_pack.dance.language import Arm, Phrase, Place, arms, body, bounce, foot, hop, layer, phrase, swing
from tools.starter_pack.dance.steps import knee_up, raise_leg, sign, step

POST = Arm(upper=(0.12, -1.0, -0.02), fore=(0.05, -1.0, 0.12))
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
        raise_leg(side, (0.6, 0.0, 0.8), (-0.8, -0.55, 0.1), at=at, travel=0.45), hop(at=at, height_m=0.06, air=0.5)
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
