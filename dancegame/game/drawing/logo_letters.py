"""The shapes of the logo: lower-case letters bent of one tube, and the dancer who stands on the legs of the "n".

Lengths are in x-heights: letters stand on y = 0, their bowls reach up to y = -1.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

NAME = "dancegame"
# From a letter to the next, by how they look at each other: two stems need more room than two bowls.
_GAPS = {"||": 0.40, "|(": 0.32, ")(": 0.36, "<(": 0.20}
TUBE, THIN_TUBE = 0.088, 0.062
ASCENDER, DESCENDER = 1.95, 0.62
_STEPS = 60
# What the dancer's arms do, one beat after the other: elbow and hand of the left arm from its shoulder, then the
# right arm's; and how far the spine leans.
_ARMS = (
    (((-0.33, -0.16), (-0.42, -0.52)), ((0.33, -0.16), (0.42, -0.52)), 0.0),
    (((-0.36, 0.06), (-0.70, -0.10)), ((0.26, -0.28), (0.62, -0.50)), 0.10),
    (((-0.30, -0.20), (-0.06, -0.56)), ((0.30, -0.20), (0.06, -0.56)), 0.0),
    (((-0.26, -0.28), (-0.62, -0.50)), ((0.36, 0.06), (0.70, -0.10)), -0.10),
)
BEATS = len(_ARMS)


@dataclass(frozen=True)
class Letter:
    """width: from the left edge of its tube's middle to the right one. strokes: lines (K, 2) that its tube follows.

    sides: what it shows to its neighbours: a stem |, a bowl ( or ), an opening <.
    """

    width: float
    sides: str
    strokes: tuple[Points, ...]


@dataclass(frozen=True)
class TinyDancer:
    """strokes: arms and spine (K, 2). head: the middle of the head; hips at (0, 0)."""

    strokes: tuple[Points, ...]
    head: tuple[float, float]


@lru_cache(maxsize=1)
def letters() -> tuple[tuple[float, Letter], ...]:
    """Return the letters of the name and where each begins."""
    placed, x = [], 0.0
    for name, following in zip(NAME, (*NAME[1:], None), strict=True):
        letter = _LETTERS[name]
        placed.append((x, letter))
        if following is not None:
            x += letter.width + _GAPS[letter.sides[1] + _LETTERS[following].sides[0]]
    return tuple(placed)


def name_width() -> float:
    """Return how wide the name is, from the middle of the first tube to the middle of the last."""
    x, last = letters()[-1]
    return x + last.width


@lru_cache(maxsize=64)
def tiny_dancer(beats: float) -> TinyDancer:
    """Return the dancer at so many beats."""
    whole, part = divmod(beats % BEATS, 1.0)
    eased = part * part * (3 - 2 * part)
    now, then = _ARMS[int(whole)], _ARMS[(int(whole) + 1) % BEATS]
    left, right = (_between(now[side], then[side], eased) for side in (0, 1))
    lean = now[2] + (then[2] - now[2]) * eased
    neck = np.array([lean, -0.56])
    spine = np.array([[0.0, 0.0], [0.35 * lean, -0.26], neck])
    shoulders = [neck + np.array([side * 0.20, 0.06]) for side in (-1, 1)]
    arms = [np.vstack([neck, shoulder, shoulder + arm]) for shoulder, arm in zip(shoulders, (left, right), strict=True)]
    return TinyDancer((spine, *arms), (float(neck[0] + 0.5 * lean), float(neck[1] - 0.27)))


def _between(now: object, then: object, share: float) -> Points:
    a, b = np.array(now, dtype=float), np.array(then, dtype=float)
    return np.asarray(a + (b - a) * share)


def _arc(x: float, y: float, radius: float, from_deg: float, to_deg: float) -> Points:
    """Points on a circle; 0 degrees is right, 90 is down."""
    angle = np.radians(np.linspace(from_deg, to_deg, _STEPS))
    return np.stack([x + radius * np.cos(angle), y + radius * np.sin(angle)], axis=1)


def _line(*points: tuple[float, float]) -> Points:
    return np.array(points, dtype=float)


def _arch(x: float, radius: float) -> Points:
    """Up from a stem, over, and down to the ground."""
    return np.vstack([_arc(x + radius, -1 + radius, radius, 180, 360), _line((x + 2 * radius, 0.0))])


_BOWL = _arc(0.5, -0.5, 0.5, 0, 360)
_STEM = _line((1.0, -1.0), (1.0, 0.0))
_HOOK = np.vstack([_line((1.0, -1.0)), _arc(0.5, 0.04, 0.5, 0, 145)])
_LETTERS = {
    "d": Letter(1.0, "(|", (_BOWL, _line((1.0, -ASCENDER), (1.0, 0.0)))),
    "a": Letter(1.0, "(|", (_BOWL, _STEM)),
    "n": Letter(0.92, "||", (_line((0.0, -1.0), (0.0, 0.0)), _arch(0.0, 0.46))),
    "c": Letter(0.5 + 0.5 * math.cos(math.radians(48)), "(<", (_arc(0.5, -0.5, 0.5, -48, -312),)),
    "e": Letter(1.0, "()", (np.vstack([_line((0.06, -0.5), (1.0, -0.5)), _arc(0.5, -0.5, 0.5, 0, -318)]),)),
    "g": Letter(1.0, "(|", (_BOWL, _HOOK)),
    "m": Letter(1.52, "||", (_line((0.0, -1.0), (0.0, 0.0)), _arch(0.0, 0.38), _arch(0.76, 0.38))),
}
# Where the dancer's hips are, from the left edge of the "n": on top of its arch.
HIPS = (0.46, -1.0)
