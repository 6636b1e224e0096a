"""Made-up dancers: who dances a song, how well, how late, before which camera; the same seed dances the same."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.judge.bones import BONE_PARTS, Build, joints_of
from dancegame.bench.judge.motion import FINE_HZ, HIPS, bones_at, path_at
from dancegame.bench.judge.noise import estimate
from dancegame.bench.judge.style import mistaken, neglected, restyled, unevenness_s
from dancegame.bench.judge.view import PICTURE_MIDDLE, View
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL, mirror, mirror_confidence
from dancegame.core.song import Dance

Floats = NDArray[np.float64]

# After the song's last second a dancer goes on for as long as the latest one needs to end it.
TAIL_S = 0.6
# What a table hides, and what is left unseen of somebody who sits behind one.
TABLE = tuple(f"{side}_{joint}" for side in ("left", "right") for joint in ("knee", "ankle", "toe"))
SEATED = (*TABLE, *HIPS)


@dataclass(frozen=True)
class Dancer:
    """Who dances. style: 0 is the reference's own, 1 another person's. sloppiness: 0 to 1. noise: of the estimator.

    hidden: joints that nobody sees. is_mirrored: dances the other way round.
    """

    build: Build = Build()  # noqa: RUF009 (it is frozen)
    view: View = View()  # noqa: RUF009
    style: float = 0.0
    noise: float = 0.0
    delay_s: float = 0.0
    fps: float = 30.0
    sloppiness: float = 0.0
    hidden: tuple[str, ...] = ()
    is_mirrored: bool = False
    seed: int = 0


def dance_along(dance: Dance, dancer: Dancer, *, instead: Dance | None = None) -> PoseSequence:
    """Return what a camera and an estimator tell of a dancer who dances a song.

    instead: the dance whose moves a sloppy dancer mistakes for those of this one.
    """
    times_s = np.arange(0, dance.song.duration_s + TAIL_S, 1 / FINE_HZ)
    sloppiness, seed = dancer.sloppiness, dancer.seed
    uneven_s = unevenness_s(len(times_s), style=dancer.style, sloppiness=sloppiness, seed=seed)
    at_s = times_s - dancer.delay_s - uneven_s
    bones = bones_at(dance.reference, at_s)
    if sloppiness and instead is not None:
        other = bones_at(instead.reference, at_s % instead.reference.duration_s)
        bones = mistaken(bones, other, moves=dance.song.moves, at_s=at_s, sloppiness=sloppiness, seed=seed)
    bones = neglected(restyled(bones, style=dancer.style, seed=seed), sloppiness=sloppiness, seed=seed)
    return film(bones, dancer, path=path_at(dance.reference, at_s))


def film(bones: Floats, dancer: Dancer, *, path: Floats) -> PoseSequence:
    """Return what is told of bones (T, B, 3) on the fine grid; path (T, 3): metres of the pelvis from its place."""
    factors = dancer.build.factors()
    size = factors[BONE_PARTS.index("thighs")]
    world = joints_of(bones * factors[:, None]) + path[:, None] * size
    true = dancer.view.see(world)
    xy, confidence = estimate(
        true, rate_hz=FINE_HZ, metre=dancer.view.metre * size, strength=dancer.noise, seed=dancer.seed
    )
    for joint in dancer.hidden:
        place = CANONICAL.index(joint)
        xy[:, place], confidence[:, place] = np.nan, 0
    if dancer.is_mirrored:
        xy, confidence = mirror(xy, axis_x=PICTURE_MIDDLE[0]), mirror_confidence(confidence)
    return _pictures(xy, confidence, dancer.fps)


def shifted(performance: PoseSequence, shift_s: float, *, duration_s: float) -> PoseSequence:
    """Return a performance that starts shift_s earlier than it did and, where it ends, begins again."""
    step_s = 1 / performance.fps
    count = int(duration_s / step_s) + 1
    order = (np.arange(count) + round(shift_s / step_s)) % len(performance.times_s)
    times_s = np.arange(count, dtype=np.float64) * step_s
    return PoseSequence(
        times_s=times_s,
        xy=performance.xy[order],
        confidence=performance.confidence[order],
        fps=performance.fps,
    )


def _pictures(xy: NDArray[np.float32], confidence: NDArray[np.float32], fps: float) -> PoseSequence:
    """What a camera of `fps` pictures a second gets; a joint unseen at a neighbouring moment is unseen."""
    end_s = (len(xy) - 1) / FINE_HZ
    times_s = np.arange(0, end_s, 1 / fps)
    before = np.minimum((times_s * FINE_HZ + 1e-6).astype(int), len(xy) - 2)
    share = np.clip(times_s * FINE_HZ - before, 0, 1).astype(np.float32)
    share[share < 1e-4] = 0
    exact = (share == 0)[:, None]
    mixed = xy[before] * (1 - share)[:, None, None] + xy[before + 1] * share[:, None, None]
    seen = np.where(exact, confidence[before], np.minimum(confidence[before], confidence[before + 1]))
    return PoseSequence(times_s, np.where(exact[..., None], xy[before], mixed), seen, fps)
