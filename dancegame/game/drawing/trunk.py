"""The trunk, the neck and the head of a body of light, as plates that bend with it."""

import numpy as np
from numpy.typing import NDArray

from dancegame.game.drawing.build import Build, bow_weights
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.plates import CORNERS, Plate, smooth

# Corners down one side of the trunk, as shares of: neck, pelvis, half the chest's width, half the hips' width, one body
# height along the spine, and one body height across it.
_LONG = np.array(
    [
        [1.00, 0.00, 0.26, 0.00, -0.034, 0.000],
        [1.00, 0.00, 0.86, 0.00, -0.017, 0.004],
        [0.92, 0.08, 1.00, 0.00, 0.000, 0.023],
        [0.66, 0.34, 0.84, 0.00, 0.000, 0.012],
        [0.32, 0.68, 0.32, 0.44, 0.000, 0.007],
        [0.02, 0.98, 0.00, 1.02, 0.000, 0.027],
        [0.00, 1.00, 0.00, 0.26, 0.062, 0.003],
    ]
)
# One that points at the camera: what is seen of it is as high as it is deep, and it has no waist.
_SHORT = np.array(
    [
        [1.00, 0.00, 0.34, 0.00, -0.066, 0.000],
        [1.00, 0.00, 0.86, 0.00, -0.036, 0.004],
        [1.00, 0.00, 1.02, 0.00, 0.010, 0.024],
        [0.80, 0.20, 0.94, 0.00, 0.030, 0.016],
        [0.50, 0.50, 0.86, 0.20, 0.020, 0.014],
        [0.02, 0.98, 0.00, 1.02, 0.000, 0.027],
        [0.00, 1.00, 0.00, 0.30, 0.062, 0.003],
    ]
)


def _basis(side: NDArray[np.float64]) -> NDArray[np.float64]:
    """Both sides as one closed curve (CORNERS, 8): as corners, and the bows of the spine at neck and pelvis."""
    side = np.concatenate([side, [bow_weights(share) for share in side[:, 1]]], axis=1)
    other = side[::-1] * np.array([1, 1, -1, -1, 1, -1, 1, 1])
    return np.asarray(smooth(2 * len(side), CORNERS // (2 * len(side))) @ np.concatenate([side, other]))


_TRUNK, _FORESHORTENED = _basis(_LONG), _basis(_SHORT) - _basis(_LONG)
# From such a share of its length on a trunk is as long as any.
_WHOLE = 0.8


def trunk_plate(build: Build, color: Color) -> Plate:
    """Return the trunk from the shoulders to between the legs."""
    tall = build.tall
    basis = _TRUNK + _FORESHORTENED * max(0.0, 1 - build.length / _WHOLE)
    vectors = [build.neck, build.pelvis, build.chest, build.hips, build.down * tall, build.chest_across * tall]
    vectors += build.bows
    return Plate(basis @ np.array(vectors), color)


def _egg() -> NDArray[np.complex128]:
    """A head without a face, upright, in its radii: a round crown, and a chin."""
    angle = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    y = -np.cos(angle)
    x = np.sin(angle) * (0.90 - 0.15 * np.maximum(y, 0) ** 2)
    return np.asarray(x + 1j * np.where(y > 0, 1.14 * y, 1.08 * y))


_HEAD = _egg()
# The chin goes where the face looks, the back of the head the other way.
_CHIN = np.where(_HEAD.imag > 0, 0.30 * _HEAD.imag, 0.16 * _HEAD.imag)
_NECK_ALONG = np.concatenate([np.linspace(0, 1, CORNERS // 2), np.linspace(1, 0, CORNERS // 2)])
_NECK_ASIDE = np.where(np.arange(CORNERS) < CORNERS // 2, 1, -1) * (0.027 + 0.030 * (1 - _NECK_ALONG) ** 3)


def head_plate(build: Build, color: Color) -> Plate:
    """Return the head."""
    return Plate(build.on_head(_HEAD + _CHIN * build.turn), color)


def neck_plate(build: Build, color: Color) -> Plate:
    """Return the neck, which widens towards the shoulders; it begins inside the trunk and ends inside the head."""
    base = build.neck + build.down * 0.012 * build.tall
    way = build.head - base
    across = 1j * way / max(abs(way), 1e-3)
    return Plate(base + way * _NECK_ALONG + across * (_NECK_ASIDE * build.tall), color, glass=-0.86)
