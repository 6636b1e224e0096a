"""Finds the people of one picture that need not be quick: many looks at it, and each joint by the vote of all looks."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.core.skeleton import mirror, mirror_confidence
from dancegame.vision.hybrid.dancer import SEES, SURE
from dancegame.vision.hybrid.landmarks import LandmarkNetwork
from dancegame.vision.hybrid.looker import Looker
from dancegame.vision.hybrid.overview import Candidate, MoveNetOverview, Overview
from dancegame.vision.hybrid.region import Region
from dancegame.vision.hybrid.vote import elected
from dancegame.vision.several.body import Body

# The longer sides of the pictures in which everybody is looked for, the one of live play first; in that one mirrored,
# too.
SIZES_PX = (384, 256, 512)
# Looks at one person nearer than this, in torsos, are at one person.
SAME_TORSOS = 0.5
CLOSE_LOOKS = 2


class StillEstimator:
    """A `PoseEstimator` for pictures that have nothing to do with each other; 0.3 s of a core for each and more.

    Who is seen in no close look, nor surely in an overview, is nobody. overview, looker: other networks than the
    shipped ones. A context manager. Raises ModelError.
    """

    smooths = False

    def __init__(
        self,
        model_path: str | Path | None = None,
        *,
        overview: Overview | None = None,
        make_looker: Callable[[], Looker] | None = None,
    ) -> None:
        self._overview = overview or MoveNetOverview()
        self._looker: Looker = make_looker() if make_looker else LandmarkNetwork(model_path)

    def estimate(self, rgb: NDArray[np.uint8], *, time_s: float) -> tuple[Pose, ...]:  # noqa: ARG002, has no memory
        """Return the poses in a picture (H, W, 3)."""
        aspect = rgb.shape[1] / rgb.shape[0]
        groups: list[list[Candidate]] = []
        for look in self._overviews(rgb, aspect):
            _add(groups, look)
        poses = (self._pose(rgb, group, aspect) for group in groups)
        return tuple(pose for pose in poses if pose is not None)

    def close(self) -> None:
        """Release the networks; safe to call twice."""
        self._overview.close()
        self._looker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _overviews(self, rgb: NDArray[np.uint8], aspect: float) -> list[list[Candidate]]:
        looks = [self._overview.look(rgb, size_px) for size_px in SIZES_PX]
        turned = self._overview.look(np.ascontiguousarray(rgb[:, ::-1]), SIZES_PX[0])
        return [*looks, [_mirrored(candidate, aspect) for candidate in turned]]

    def _pose(self, rgb: NDArray[np.uint8], group: Sequence[Candidate], aspect: float) -> Pose | None:
        """Return the pose of whom several overviews show, None where he is nobody."""
        close_looks: list[Body] = []
        region = Region.around(group[0].body)
        for _ in range(CLOSE_LOOKS):
            sight = self._looker.look(region.cut(rgb), region, aspect)
            body = Body(sight.pose)
            if sight.score >= SEES and body.is_person and body.apart_torsos(group[0].body) < SAME_TORSOS:
                close_looks.append(body)
            region = sight.region
        is_somebody = (close_looks and len(group) > 1) or max(one.score for one in group) >= SURE
        return elected(close_looks, [one.body for one in group]) if is_somebody else None


def _add(groups: list[list[Candidate]], look: Sequence[Candidate]) -> None:
    """Sort whom an overview shows among the groups of those who are one person; each group gets one at most."""
    waiting = list(look)
    for group in groups:
        nearest = min(waiting, key=lambda one: one.body.apart_torsos(group[0].body), default=None)
        if nearest is not None and nearest.body.apart_torsos(group[0].body) < SAME_TORSOS:
            group.append(nearest)
            waiting = [one for one in waiting if one is not nearest]
    known = [one.body for group in groups for one in group]
    groups += [[one] for one in waiting if all(one.body.apart_torsos(body) > SAME_TORSOS for body in known)]


def _mirrored(candidate: Candidate, aspect: float) -> Candidate:
    pose = candidate.body.pose
    xy = mirror(pose.xy, axis_x=aspect / 2).astype(np.float32)
    return Candidate(Body(Pose(xy, mirror_confidence(pose.confidence))), candidate.score)
