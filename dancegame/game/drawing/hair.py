"""Hair of light: what lies on a head, and what hangs from it and comes after when the head moves."""

import numpy as np
from numpy.typing import NDArray

from dancegame.game.drawing.build import Build
from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.plates import Plate, rounded

Shape = NDArray[np.complex128]

# Upright, in radii of the head, from the left ear over the crown to the right one, and back along the hairline: parted
# on the right, it sweeps over the forehead to the left.
_CAP = np.array(
    [
        -1.04 + 0.52j,
        -1.14 - 0.10j,
        -1.00 - 0.78j,
        -0.50 - 1.22j,
        0.10 - 1.30j,
        0.68 - 1.14j,
        1.06 - 0.66j,
        1.12 - 0.04j,
        1.00 + 0.48j,
        0.88 + 0.02j,
        0.66 - 0.50j,
        0.34 - 0.80j,
        -0.20 - 0.34j,
        -0.82 - 0.06j,
    ]
)
# The hairline goes where the face looks.
_HAIRLINE = np.array([0.05, 0, 0, 0, 0, 0, 0, 0, 0.05, 0.25, 0.4, 0.45, 0.45, 0.3])
# It comes down over the face of a head that shows its crown.
_CROWNED = np.array([0, 0, 0, 0, 0, 0, 0, 0, 0, 1.05, 1.3, 1.5, 1.05, 0.8]) * 1j
# Strands, from the parting.
_STRANDS = (
    np.array([0.34 - 0.80j, -0.10 - 0.62j, -0.56 - 0.28j, -0.94 + 0.18j]),
    np.array([0.32 - 0.92j, -0.30 - 0.88j, -0.80 - 0.42j, -1.02 + 0.06j]),
    np.array([0.30 - 1.04j, -0.24 - 1.10j, -0.74 - 0.80j]),
    np.array([0.42 - 0.92j, 0.74 - 0.72j, 0.94 - 0.22j, 0.98 + 0.22j]),
)
# How long long hair is, as a share of the standing height.
_LONG = 0.30
_BUN = np.array([0.42 * np.exp(2j * np.pi * k / 7) for k in range(7)])


def cap(build: Build, color: Color) -> Plate:
    """Return short hair."""
    shape = _CAP + _HAIRLINE * build.turn + _CROWNED * build.nod
    aside = 0.3 * build.turn + 0.45j * build.nod
    strands = [(build.on_head(strand + aside), dim(color, 0.9)) for strand in _STRANDS]
    return Plate(rounded(build.on_head(shape)), color, lines=strands, rim=0.55, glass=-0.62)


def bun(build: Build, color: Color) -> Plate:
    """Return a knot on top of the head, towards its back."""
    middle = -0.30 * build.turn - 1.34j + 0.7j * build.nod
    return Plate(rounded(build.on_head(_BUN + middle)), color, rim=0.6, glass=-0.62)


def mane(build: Build, color: Color) -> Plate:
    """Return long hair as it hangs behind the shoulders."""
    left, right = (build.on_head(np.array([side * 1.12 + 0.05j]))[0] for side in (-1.0, 1.0))
    crown = build.on_head(np.array([-0.86 - 0.86j, -1.22j, 0.86 - 0.86j])).tolist()
    middle = (left + right) / 2
    outline = [
        *crown,
        _hanging(build, right, 0.0, 0.10),
        _hanging(build, right, 0.35, 0.55),
        _hanging(build, right, 0.70, 0.85),
        _hanging(build, right, 1.0, 0.70),
        _hanging(build, right, 0.94, 0.10),
        _hanging(build, middle, 1.06, 0.0),
        _hanging(build, left, 0.94, -0.10),
        _hanging(build, left, 1.0, -0.70),
        _hanging(build, left, 0.70, -0.85),
        _hanging(build, left, 0.35, -0.55),
        _hanging(build, left, 0.0, -0.10),
    ]
    strands = [
        (np.array([_hanging(build, root, share, aside * share) for share in (0.2, 0.5, 0.75, 0.92)]), dim(color, 0.6))
        for root, aside in ((left, -0.75), (left, -0.35), (middle, 0.0), (right, 0.35), (right, 0.75))
    ]
    return Plate(rounded(outline), color, lines=strands, glass=-0.62, rim=0.7)


def locks(build: Build, color: Color) -> list[Plate]:
    """Return the hair that falls over the shoulders in front."""
    plates = []
    for side in (-1.0, 1.0):
        inner, outer = build.on_head(np.array([side * 0.84 + 0.10j, side * 1.14 - 0.10j])).tolist()
        corners = [
            inner,
            outer,
            _hanging(build, outer, 0.32, side * 0.34),
            _hanging(build, outer, 0.58, side * 0.42),
            _hanging(build, outer, 0.80, side * 0.08),
            _hanging(build, inner, 0.60, -side * 0.10),
            _hanging(build, inner, 0.28, side * 0.16),
        ]
        strand = np.array(
            [_hanging(build, (inner + outer) / 2, share, side * 0.3 * share) for share in (0.1, 0.4, 0.7)]
        )
        plates.append(Plate(rounded(corners), color, lines=[(strand, color)], glass=-0.62, rim=0.6))
    return plates


def _hanging(build: Build, root: complex, share: float, aside: float) -> complex:
    """Where hair is that hangs from a root: at a share of its length, so many radii of the head to the right."""
    fall, radius = _falling(build), build.head_px
    # Its ends come after, and fly to where the face does not look.
    drag: float = share**1.6
    lag = 1.5 * build.sways[1] - 0.55 * build.turn * radius * (build.up * 1j)
    return root + fall * _LONG * build.tall * share - 1j * fall * aside * radius + lag * drag


def ponytail(build: Build, color: Color) -> Plate:
    """Return hair that is tied at the back of the head."""
    # To where the face does not look; over the crown, and not at once, where it turns.
    side = max(-1.0, min(1.0, 0.6 - 3.0 * build.turn))
    return _tail(build, color, root=side * 0.55 - 1.02j, first=side * 0.75 - 0.35j, reach=0.20, wide=0.34)


def pigtails(build: Build, color: Color) -> list[Plate]:
    """Return two tails at the sides of the head."""
    return [
        _tail(build, color, root=side * 0.98 - 0.42j, first=side * 0.50 - 0.30j, reach=0.100, wide=0.40)
        for side in (-1.0, 1.0)
    ]


def _tail(build: Build, color: Color, *, root: complex, first: complex, reach: float, wide: float) -> Plate:
    """Return a tail that leaves the head one way, and then falls."""
    start, bow = build.on_head(np.array([root, root + first]))
    fall, lag = _falling(build), build.sways[1]
    end = bow + fall * reach * build.tall + 1.2 * lag
    middle = bow + fall * 0.42 * reach * build.tall + 0.7 * lag + (bow - start) * 0.25
    out = 1j * (end - bow) / max(abs(end - bow), 1e-3) * wide * build.head_px
    across = 1j * (bow - start) / max(abs(bow - start), 1e-3) * 0.20 * build.head_px
    corners = [
        start + across,
        bow + 0.5 * (out + across),
        middle + out,
        end,
        middle - out,
        bow - 0.5 * (out + across),
        start - across,
    ]
    return Plate(
        rounded(corners),
        color,
        rim=0.6,
        glass=-0.5,
        lines=[(np.array([bow, middle, end * 0.85 + middle * 0.15]), dim(color, 0.6))],
    )


def _falling(build: Build) -> complex:
    """Where hair falls: down, a little along the neck."""
    fall = 1j - 0.35 * build.up
    return fall / max(abs(fall), 1e-3)
