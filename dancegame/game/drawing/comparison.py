"""A reference and what a player made of it, placed so that they can be laid over each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dancegame.core.own_dance import own_dance
from dancegame.core.poses import Observation, PoseSequence
from dancegame.core.skeleton import mirror, mirror_confidence
from dancegame.game.drawing.body import HIPS, SHOULDERS
from dancegame.game.drawing.framing import SEEN_CONFIDENCE, FramedDance, has_feet, standing_height
from dancegame.game.drawing.resampling import GRID_HZ, fade, resample, resample_flags

# How large somebody usually shows is asked anew so often, of so much dancing around: they step forth and back.
SIZE_STEP_S, SIZE_REACH_S = 0.5, 3.0
_SEEN = 0.5
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Comparison:
    """Both dances on one grid, in units of one frame, as a mirror shows them: the player's left is on the left.

    The own dance has the reference's hips and usual size at every moment.
    """

    reference: FramedDance
    own: FramedDance


def compare(
    framed: FramedDance, observations: Iterable[Observation], *, slot: int, delay_s: float, is_mirrored: bool
) -> Comparison | None:
    """Lay what a slot danced over the dance; None where it was hardly seen. Takes a tenth of a second.

    framed: the dance as in a mirror. delay_s: how late their dancing reached the judge. is_mirrored: the player danced
    it the other way round.
    """
    own = own_dance(observations, slot=slot, delay_s=delay_s)
    reference = framed.mirrored() if is_mirrored else framed
    return None if own is None else Comparison(reference, _laid_over(reference, own))


def _laid_over(reference: FramedDance, own: PoseSequence) -> FramedDance:
    times_s = reference.start_s + np.arange(len(reference.xy)) / GRID_HZ
    seen = mirror_confidence(own.confidence) > SEEN_CONFIDENCE
    flags = resample_flags(seen, own.times_s, times_s)
    flags[(times_s < own.times_s[0]) | (times_s > own.times_s[-1])] = 0
    xy, visibility = resample(mirror(own.xy, axis_x=0.0), seen, own.times_s, times_s), fade(flags)
    scale = _usual_size(reference.xy, reference.visibility) / _usual_size(xy, visibility)
    # Of who sits too near to the camera not even hips are known.
    held = HIPS if np.isfinite(xy[:, HIPS]).all() else SHOULDERS
    apart = (xy - _middle(xy, held)) * scale[:, None, None]
    placed = (apart + _middle(reference.xy, held)).astype(np.float32)
    return replace(
        reference,
        xy=placed,
        visibility=np.where(np.isfinite(placed).all(axis=-1), visibility, 0).astype(np.float32),
        has_legs=has_feet(flags > _SEEN),
    )


def _middle(xy: Floats, joints: list[int]) -> Floats:
    """(N, 1, 2) the middle between joints."""
    middle: Floats = xy[:, joints].mean(axis=1, keepdims=True)
    return middle


def _usual_size(xy: Floats, visibility: Floats) -> NDArray[np.float64]:
    """(N,) the standing height around every moment; 1 where it is never known."""
    used = np.where(visibility[..., None] > _SEEN, xy, np.nan)
    reach = int(SIZE_REACH_S * GRID_HZ)
    moments = np.arange(0, len(xy), int(SIZE_STEP_S * GRID_HZ))
    sizes = np.array([standing_height(used[max(0, at - reach) : at + reach + 1], default=np.nan) for at in moments])
    known = np.isfinite(sizes)
    return np.interp(np.arange(len(xy)), moments[known], sizes[known]) if known.any() else np.ones(len(xy))
