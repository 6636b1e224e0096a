"""Clothes of light: skirts that follow the legs and come after, coats, shorts; each a plate or some on a body."""

import numpy as np

from dancegame.game.drawing.build import Build
from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.plates import AROUND, CORNERS, Curve, Plate, rounded

# The thigh's length as a share of the standing height.
THIGH = 0.245
_HEM, _SIDE, _WAIST = 21, 8, 5
_ALONG_HEM = np.linspace(0, 1, _HEM)
_ALONG_SIDE = np.linspace(0, 1, _SIDE + 2)[1:-1]
_ALONG_WAIST = np.linspace(-1, 1, _WAIST)
# The hem of a skirt goes up and down.
_FRILL = np.sin(np.arange(_HEM) * (2 * np.pi / 3))


def skirt(build: Build, color: Color, trim: Color, *, length: float = 0.92, flare: float = 0.075) -> Plate:
    """Return a skirt; length: in thighs. Legs lift its sides, and it lags behind the hips."""
    tall, fall, lag = build.tall, _falling(build), build.sways[0]
    waist, half = _waist(build)
    left, right = (_corner(build, side, length, flare) for side in (1, -1))
    apart = ((left - right) * build.across.conjugate()).real
    if apart < 0.2 * tall:
        push = build.across * (0.2 * tall - apart) / 2
        left, right = left + push, right - push
    low = max(0.5 * THIGH * length * tall, (((left + right) / 2 - build.pelvis) * fall.conjugate()).real + 0.02 * tall)
    middle = build.pelvis + fall * low + 1.3 * lag
    hem = _bow(left, middle, right, _ALONG_HEM) + fall * (_FRILL * 0.006 * tall)
    sides = [
        _bow(corner, _hip(build, side, corner, end), end, _ALONG_SIDE)
        for corner, side, end in ((right, -1, waist - half), (left, 1, waist + half))
    ]
    belt = np.asarray(waist + half * _ALONG_WAIST, dtype=np.complex128)
    outline = np.concatenate([hem, sides[0], belt, sides[1][::-1]])
    folds = [
        (np.array([top, 0.45 * top + 0.55 * hem[place] + 0.1 * lag, hem[place]]), dim(color, 0.62))
        for place in range(3, _HEM - 2, 3)
        for top in (waist + half * (0.9 - 1.8 * _ALONG_HEM[place]),)
    ]
    ruffle: Curve = waist + (hem - waist) * 0.84
    return Plate(outline, color, lines=[*folds, (ruffle, color), (belt, trim)], glass=-0.68)


def tutu(build: Build, color: Color, trim: Color) -> Plate:
    """Return a flat skirt that stands out around the hips."""
    tall, lag = build.tall, build.sways[0]
    frill = 1 + 0.03 * np.sin(np.arange(CORNERS) * (2 * np.pi / 3))
    wide, deep = build.across * 0.225 * tall, build.down * 0.048 * tall
    middle = build.pelvis - build.down * 0.035 * tall
    # Its rim comes after, and the wind of a jump lifts or sinks it.
    lift = 0.9 * lag * np.abs(AROUND.real) ** 1.5
    droop = build.down * (0.030 * tall * np.abs(AROUND.real) ** 2)
    outline = middle + wide * (AROUND.real * frill) + deep * (AROUND.imag * frill) + lift + droop
    inner = middle + (outline - middle) * 0.42
    folds = [(np.array([inner[place], outline[place]]), dim(color, 0.6)) for place in range(1, CORNERS, 3)]
    hoop = middle + (outline - middle) * 0.74
    return Plate(outline, color, lines=[*folds, (hoop, dim(color, 0.9)), (_belt(build), trim)], glass=-0.62)


def coat_back(build: Build, color: Color) -> Plate:
    """Return a coat as it hangs behind the legs."""
    return skirt(build, color, color, length=1.32, flare=0.085)


def coat_fronts(build: Build, color: Color, trim: Color) -> list[Plate]:
    """Return both halves of an open coat."""
    return [_coat_front(build, color, trim, side) for side in (1, -1)]


def _coat_front(build: Build, color: Color, trim: Color, side: int) -> Plate:
    tall, lag = build.tall, build.sways[0]
    chest, hips, across = side * build.chest, side * build.hips, side * build.across
    waist, half = _waist(build)
    hem = _corner(build, side, 1.16, 0.075)
    inner = hem - across * 0.120 * tall + 0.25 * lag
    collar = build.neck + 0.30 * chest - build.down * 0.050 * tall
    closing = build.pelvis + across * 0.004 * tall - build.down * 0.115 * tall
    shoulder = side * build.chest_across * tall
    outline = [
        collar,
        build.neck + 0.62 * chest - build.down * 0.030 * tall,
        build.neck + 1.08 * chest + shoulder * 0.024 - build.down * 0.016 * tall,
        build.neck + 1.08 * chest + shoulder * 0.036 + build.down * 0.020 * tall,
        build.neck + 0.98 * chest + shoulder * 0.030 + build.down * 0.085 * tall,
        waist + side * half * 1.24,
        build.pelvis + 1.05 * hips + across * 0.050 * tall,
        hem * 0.85 + (build.pelvis + hips) * 0.15 + across * 0.012 * tall,
        hem,
        hem * 0.5 + inner * 0.5 + build.down * 0.008 * tall,
        inner,
        inner * 0.45 + closing * 0.55 - across * 0.004 * tall,
        closing,
        build.neck + 0.24 * chest + build.down * 0.035 * tall,
    ]
    lapel = np.array(
        [
            build.neck + 0.40 * chest - build.down * 0.035 * tall,
            build.neck + 0.62 * chest + build.down * 0.055 * tall,
            build.neck + 0.42 * chest + build.down * 0.070 * tall,
            closing + across * 0.010 * tall,
        ]
    )
    pocket = waist + hips * 0.62 + build.down * np.array([0.055, 0.055]) * tall + across * np.array([0, 0.05]) * tall
    return Plate(rounded(outline), color, lines=[(lapel, trim), (pocket, dim(color, 0.8))])


def shorts(build: Build, color: Color, trim: Color, *, length: float = 0.52, ends: float = 1.0) -> list[Plate]:
    """Return both legs of short trousers; length: in thighs, ends: how much wider they are than usual."""
    plates = []
    for side, thigh in zip((1, -1), build.thighs, strict=True):
        hip = build.pelvis + side * build.hips
        way = thigh if abs(thigh) > 0.5 * THIGH * build.tall else thigh + 0.5 * THIGH * build.tall * build.down
        out = side * 1j * way / max(abs(way), 1e-3) * build.tall * -1
        end = hip + way * length
        corners = [
            hip + out * 0.040 - build.down * 0.055 * build.tall,
            hip + out * (0.056 * (1 + ends) / 2),
            end + out * (0.062 * ends),
            end + way * 0.03,
            end - out * (0.060 * ends),
            build.pelvis + build.down * 0.062 * build.tall,
            build.pelvis - build.down * 0.055 * build.tall,
        ]
        cuff = np.array([end + out * (0.052 * ends) - way * 0.09, end - out * (0.050 * ends) - way * 0.09])
        plates.append(Plate(rounded(corners), color, lines=[(cuff, trim)], glass=-0.66, rim=0.75))
    return plates


def bib(build: Build, color: Color, trim: Color) -> Plate:
    """Return the front of dungarees, with its straps."""
    waist, half = _waist(build)
    chest, aside = build.spine(0.42), 0.50 * build.chest
    below = waist + build.down * 0.045 * build.tall
    corners = [
        chest + aside,
        chest,
        chest - aside,
        waist - 0.86 * half,
        below - half,
        below + half,
        waist + 0.86 * half,
    ]
    straps = [
        (
            np.array([build.neck + side * 0.62 * build.chest - build.down * 0.012 * build.tall, chest + side * aside]),
            trim,
        )
        for side in (1, -1)
    ]
    pocket = chest + build.down * 0.035 * build.tall + build.chest * np.array([0.26, -0.26])
    return Plate(rounded(corners), color, lines=[*straps, (pocket, trim)], glass=-0.66, rim=0.7)


def stripes(build: Build, color: Color) -> list[tuple[Curve, Color]]:
    """Return two stripes across a trunk, as on a team's shirt."""
    return [
        (
            np.array(
                [middle + 0.90 * build.chest, middle + build.down * 0.03 * build.tall, middle - 0.90 * build.chest]
            ),
            color,
        )
        for middle in (build.spine(0.27), build.spine(0.38))
    ]


def suspenders(build: Build, color: Color) -> list[tuple[Curve, Color]]:
    """Return the braces of trousers, and their waistband."""
    waist, half = _waist(build)
    band = waist + build.down * 0.015 * build.tall + half * np.array([1.0, 0.5, 0.0, -0.5, -1.0])
    braces = [
        (
            np.array(
                [build.neck + side * 0.56 * build.chest - build.down * 0.014 * build.tall, waist + side * half * 0.6]
            ),
            color,
        )
        for side in (1, -1)
    ]
    return [*braces, (band, color)]


def bow_tie(build: Build, color: Color) -> list[tuple[Curve, Color]]:
    """Return a bow below the neck."""
    middle, wide, high = build.neck, build.chest_across * 0.034 * build.tall, build.down * 0.016 * build.tall
    corners = [
        middle,
        middle + wide + high,
        middle + wide - high,
        middle,
        middle - wide + high,
        middle - wide - high,
        middle,
    ]
    return [(np.array(corners), color)]


def _waist(build: Build) -> tuple[complex, complex]:
    """The middle of the waist, and half of it."""
    return build.spine(0.66), 0.32 * build.chest + 0.42 * build.hips + build.across * 0.008 * build.tall


def _belt(build: Build) -> Curve:
    waist, half = _waist(build)
    return np.asarray(waist + half * _ALONG_WAIST)


def _hip(build: Build, side: int, corner: complex, waist: complex) -> complex:
    """Where the side of a skirt passes: around the hip, or over a thigh that is lifted."""
    thigh = build.thighs[0 if side > 0 else 1]
    hangs = (thigh * build.down.conjugate()).real / max(abs(thigh), 1e-3)
    lifted = max(0.0, min(1.0, 1.1 - 1.3 * hangs))
    around = build.pelvis + side * (build.hips + build.across * 0.040 * build.tall)
    over = (corner + waist) / 2 - build.down * 0.035 * build.tall + side * build.across * 0.02 * build.tall
    return around * (1 - lifted) + over * lifted


def _corner(build: Build, side: int, length: float, flare: float) -> complex:
    """Where a hem is beside a leg: the thigh lifts it."""
    tall, thigh = build.tall, build.thighs[0 if side > 0 else 1]
    short = max(0.0, 0.75 * THIGH * tall - abs(thigh))
    out = side * build.across * flare * tall
    return build.pelvis + side * build.hips + (thigh + _falling(build) * short) * length + out + build.sways[0]


def _falling(build: Build) -> complex:
    """Where clothes fall: down, and a little along the trunk."""
    fall = build.down + 0.8j
    return fall / max(abs(fall), 1e-3)


def _bow(start: complex, through: complex, end: complex, along: np.ndarray) -> Curve:
    """A curve from one point through another to a third."""
    bend = 2 * through - (start + end) / 2
    return np.asarray((1 - along) ** 2 * start + 2 * along * (1 - along) * bend + along**2 * end)
