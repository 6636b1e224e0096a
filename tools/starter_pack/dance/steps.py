"""Steps: what the feet do, in beats."""

from tools.starter_pack.dance.body import HOME_X_M
from tools.starter_pack.dance.language import (
    Phrase,
    Place,
    Raise,
    Vector,
    body,
    bounce,
    foot,
    other_side,
    phrase,
    swing,
)


def sign(side: str) -> float:
    """Return +1 for left, -1 for right."""
    return 1.0 if side == "left" else -1.0


def step(side: str, *, x: float = 0.0, z: float = 0.0, at: float = 0.0, travel: float = 0.6, out: float = HOME_X_M,
         turn: float = 8.0, weight: float = 1.0, heel: float = 0.0, lift: float = 0.07) -> Phrase:  # fmt: skip
    """Set a foot down: x, z shift the whole stance on the stage, out is the distance from its middle."""
    place = Place(x + sign(side) * out, z, sign(side) * turn, weight, heel, lift)
    return foot(side, place, at=at, travel=travel)


def stance(out: float = HOME_X_M, *, x: float = 0.0, z: float = 0.0, at: float = 0.0, turn: float = 8.0) -> Phrase:
    """Stand with both feet `out` metres from the middle, stepping one after the other."""
    return step("left", x=x, z=z, at=at - 0.5, out=out, turn=turn, travel=0.5) | step(
        "right", x=x, z=z, at=at, out=out, turn=turn, travel=0.5
    )


def raise_leg(side: str, thigh: Vector, shin: Vector, *, at: float, travel: float = 0.8, point: float = 0.9) -> Phrase:
    """Bring a leg into the air on a beat."""
    return foot(side, Raise(thigh, shin, point), at=at, travel=travel)


def knee_up(side: str, *, at: float, travel: float = 0.7, out: float = 0.25, up: float = 0.1) -> Phrase:
    """Lift a knee to the front, the shin hanging."""
    return raise_leg(side, (out, up, 0.9), (out * 0.2, -1.0, 0.05), at=at, travel=travel)


def march(beats: int, *, first: str = "left", up: float = -0.25, x: float = 0.0) -> Phrase:
    """Lift a knee on every beat, left and right in turn."""
    side, parts = first, []
    for beat in range(beats):
        parts += [knee_up(side, at=beat, travel=0.45, out=0.15, up=up), step(side, x=x, at=beat + 0.5, travel=0.45)]
        side = other_side(side)
    return phrase(beats, *parts)


def side_steps(beats: int, *, first: str = "left", width: float = 0.24, period: float = 2.0) -> Phrase:
    """Step to a side and close, then to the other side: one beat of the period each."""
    side, parts, half = first, [], period / 2
    for beat in range(0, beats, max(1, int(period * 2))):
        x = sign(side) * width
        other = other_side(side)
        parts += [
            step(side, x=x, at=beat + 0.0, travel=0.6 * half),
            step(other, x=x, at=beat + half, travel=0.6 * half),
            step(other, at=beat + 2 * half, travel=0.6 * half),
            step(side, at=beat + 3 * half, travel=0.6 * half),
        ]
    return phrase(beats, *parts)


def sway(beats: int, *, width_m: float = 0.07, period: float = 2.0, hips_deg: float = 7.0, peak: float = 0.0) -> Phrase:
    """Shift weight from foot to foot on the spot, hips first, shoulders against them."""
    return swing(
        beats, period=period, peak=peak, side_m=width_m, hip_roll_deg=-hips_deg, lean_side_deg=-0.5 * hips_deg
    ) | bounce(beats, depth_m=0.025, period=period / 2, peak=peak)


def bow(*, at: float, deg: float, crouch_m: float = 0.0, travel: float = 0.8) -> Phrase:
    """Lean the trunk to the front; 0 stands up again."""
    return body(at=at, travel=travel, lean_front_deg=deg, crouch_m=crouch_m)
