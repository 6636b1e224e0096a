"""The views of a dance: as in a mirror, as it was filmed and, where its joints are known in space, from other sides."""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL

Floats = NDArray[np.float64]

# At a distance of so many metres a camera shows a metre as a picture's height: 39 degrees from top to bottom, as
# webcams and the starter pack's camera have. With half of it, or twice as much, a dancer's way is told 3 cm wrong.
FOCAL_M = 1.42
# Where the new camera stands: so far from the middle of the dance, as high as the hips.
DISTANCE_M = 4.0
# Ways towards the camera are averaged over so long: where the body is whole in the picture they are true to
# millimetres, but an estimator's depth trembles.
STEADY_S = 0.4
# A dance is known in space where so many of its seen joints are, where they lie close to what the picture shows (as a
# share of how far its joints are spread), and where they are not flat: the feet of somebody who stands are deeper.
LEAST_KNOWN_SHARE, MOST_ASTRAY, LEAST_DEPTH_M = 0.9, 0.15, 0.03
_HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]


class View(Enum):
    """From where a dance is seen, and whether as in a mirror.

    MIRRORED: from the front, as in a mirror. FILMED: from the front, as the camera saw it. BEHIND: from behind, where
    left is left. SIDE: from the dancer's right; who faces the camera then faces the right of the picture.
    """

    MIRRORED = "mirrored"
    FILMED = "filmed"
    BEHIND = "behind"
    SIDE = "side"


def views_of(reference: PoseSequence) -> tuple[View, ...]:
    """Return the views in which a dance can be shown."""
    from_the_front = (View.MIRRORED, View.FILMED)
    return (*from_the_front, View.BEHIND, View.SIDE) if _is_known_in_space(reference) else from_the_front


def seen_from(reference: PoseSequence, view: View) -> PoseSequence:
    """Return a dance that shows a view to whoever sees it in a mirror, as dances are shown.

    Joints keep their names: what is called left is the dancer's left in every view. From behind and from the side
    the dancer is as large as in the reference, and world is as that camera sees it. Raises ValueError for these two
    where the reference has no world.
    """
    if view is View.MIRRORED:
        return reference
    if view is View.FILMED:
        return _turned_over(reference)
    return _filmed_from(_stand(reference), reference, view)


def _turned_over(reference: PoseSequence) -> PoseSequence:
    xy = reference.xy.copy()
    xy[..., 0] = np.float32(2 * _middle_x(reference)) - xy[..., 0]
    world = None if reference.world is None else reference.world * np.array((-1, 1, 1), dtype=np.float32)
    return replace(reference, xy=xy, world=world)


def _middle_x(reference: PoseSequence) -> float:
    hips_x = reference.xy[:, _HIPS, 0]
    return float(np.nanmedian(hips_x)) if np.isfinite(hips_x).any() else 0.0


@dataclass(frozen=True)
class _Stand:
    """Where a dancer is before the camera that filmed them.

    middle: (2,) of the picture, picture heights. world: (T, J, 3) metres from the hips. hips_m: (T, 3) from the camera.
    """

    middle: Floats
    world: Floats
    hips_m: Floats

    @property
    def heights_a_metre(self) -> float:
        """How large a metre is shown in the middle of the dance; negative behind the camera, where nobody can be."""
        return float(FOCAL_M / np.median(self.hips_m[:, 2]))

    def xy(self) -> Floats:
        """Return where the joints (T, J, 2) are in the picture by this, in picture heights."""
        from_camera = self.world + self.hips_m[:, None]
        return FOCAL_M * from_camera[..., :2] / from_camera[..., 2:] + self.middle


def _stand(reference: PoseSequence) -> _Stand:
    """Find the hips that put the joints in space where the picture shows them, by least squares in closed form.

    A joint at (x, y, z) from hips at (X, Y, Z) is seen at u = focal (x + X) / (z + Z): linear in X, Y and Z. Raises
    ValueError where there is no world.
    """
    if reference.world is None:
        raise ValueError("the joints of this dance are not known in space")
    world = reference.world.astype(np.float64)
    is_known = np.asarray(np.isfinite(world).all(axis=-1) & np.isfinite(reference.xy).all(axis=-1))
    weight = np.where(is_known, reference.confidence, 0.0)[..., None]
    weight = weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-9)
    middle = np.array((_middle_x(reference), 0.5))
    seen = np.where(is_known[..., None], reference.xy - middle, 0.0)
    pull = np.where(is_known[..., None], seen * world[..., 2:] - FOCAL_M * world[..., :2], 0.0)
    seen_mean, pull_mean = ((weight * values).sum(axis=1, keepdims=True) for values in (seen, pull))
    spread = (weight * (seen - seen_mean) ** 2).sum(axis=(1, 2))
    far_m = -(weight * (seen - seen_mean) * (pull - pull_mean)).sum(axis=(1, 2)) / np.where(spread > 0, spread, np.nan)
    far_m = _steady(far_m, window=round(STEADY_S * reference.fps))
    aside_m = (pull_mean[:, 0] + far_m[:, None] * seen_mean[:, 0]) / FOCAL_M
    return _Stand(middle, world, np.concatenate([aside_m, far_m[:, None]], axis=1))


def _steady(values: Floats, *, window: int) -> Floats:
    """Average (T,) over a window, filling in what is unknown (NaN)."""
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return np.full(len(values), DISTANCE_M)
    filled = np.interp(np.arange(len(values)), known, values[known])
    reach = min(window // 2, len(values) - 1)
    return np.convolve(np.pad(filled, reach, mode="edge"), np.full(2 * reach + 1, 1 / (2 * reach + 1)), mode="valid")


def _is_known_in_space(reference: PoseSequence) -> bool:
    if reference.world is None:
        return False
    is_seen = np.isfinite(reference.xy).all(axis=-1)
    is_known = is_seen & np.isfinite(reference.world).all(axis=-1)
    if is_known.sum() < LEAST_KNOWN_SHARE * is_seen.sum() or not is_known.any():
        return False
    stand, world = _stand(reference), reference.world[is_known]
    astray = np.median(np.linalg.norm(stand.xy() - reference.xy, axis=-1)[is_known])
    spread = np.median(np.linalg.norm(world[:, :2], axis=-1)) * stand.heights_a_metre
    return bool(astray <= MOST_ASTRAY * spread and world[:, 2].std() >= LEAST_DEPTH_M)


def _filmed_from(stand: _Stand, reference: PoseSequence, view: View) -> PoseSequence:
    """Walk around the middle of the dance, and film it; right and left are exchanged, for it is seen in a mirror."""
    turn = {View.BEHIND: ((0, 1, 2), (1, 1, -1)), View.SIDE: ((2, 1, 0), (1, 1, 1))}
    axes, signs = turn[view]
    way_m = stand.hips_m - np.median(stand.hips_m, axis=0)
    turned = (stand.world + way_m[:, None])[..., list(axes)] * signs
    xy = turned[..., :2] * stand.heights_a_metre / (1 + turned[..., 2:] / DISTANCE_M) + stand.middle
    world = stand.world[..., list(axes)] * signs
    return replace(reference, xy=xy.astype(np.float32), world=world.astype(np.float32))
