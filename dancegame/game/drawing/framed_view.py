"""Places a dance on a scene as another side shows it: as large as from the front, what is nearer over what is not."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.views import View, seen_from
from dancegame.game.drawing.body import PARTS
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.resampling import GRID_HZ

# The joints that say how far away each of PARTS is, and by how much a part must be nearer than the trunk, or farther,
# to be painted over it, or under it: legs hang under the trunk and arms over it, unless they are clearly elsewhere.
_JOINTS = {
    "leg": ("knee", "ankle"),
    "trunk": ("left_shoulder", "right_shoulder", "left_hip", "right_hip"),
    "arm": ("elbow", "wrist"),
}
_FARTHER_M = {"leg": 0.2, "trunk": 0.0, "arm": -0.08}
# Parts that are about as far away must not change places with every trembling of a joint.
_STEADY_S = 0.25


def frame_view(reference: PoseSequence, view: View, *, widest: float = 0.62) -> FramedDance:
    """Frame a dance as seen in one of its views (core.views.views_of); takes a while.

    From every side the dancer has the build and, where there is room, the size that they have from the front, and the
    light of a limb stays with it. Raises ValueError for a view that the dance does not have.
    """
    front = frame_dance(reference, widest=widest)
    if view is View.MIRRORED:
        return front
    seen = seen_from(reference, view)
    framed = frame_dance(seen, widest=widest, like=front)
    return framed if view is View.FILMED else replace(framed, orders=_orders(seen, framed))


def _orders(seen: PoseSequence, framed: FramedDance) -> NDArray[np.intp]:
    """The numbers of PARTS (N, P) from far to near, on the grid of a framed dance."""
    assert seen.world is not None
    # The framed dance is a mirror's: its left is the dancer's right.
    away_m = seen.world[:, CANONICAL.mirror_permutation, 2]
    grid_s = framed.start_s + np.arange(len(framed.xy)) / GRID_HZ
    window = max(1, round(_STEADY_S * GRID_HZ))
    parts = []
    for part in PARTS:
        far_m = np.nan_to_num(away_m[:, _joints(part)].mean(axis=1)) + _FARTHER_M[_kind(part)]
        padded = np.pad(np.interp(grid_s, seen.times_s, far_m), (window // 2, (window - 1) // 2), mode="edge")
        parts.append(np.convolve(padded, np.full(window, 1 / window), mode="valid"))
    return np.argsort(-np.stack(parts, axis=1), axis=1, kind="stable")


def _kind(part: str) -> str:
    return part.rpartition("_")[2]


def _joints(part: str) -> list[int]:
    side, _, kind = part.partition("_")
    names = _JOINTS[_kind(part)]
    return [CANONICAL.index(f"{side}_{name}" if kind else name) for name in names]
