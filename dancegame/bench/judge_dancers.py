"""Made-up dancers: who dances a song, how well, late by how much, before which camera; the same seed dances the same.

A dancer's deviations are made of smooth noise: nobody repeats a dance exactly, nobody trembles. What is random for one
reason (style, timing, skill) is drawn from a stream of its own, so that changing one leaves the others alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from dancegame.bench.judge_bones import BONE_ENDS, BONE_PARTS, Build, bones_of, deflected, joints_of, stance, turned
from dancegame.bench.judge_noise import estimate, wander
from dancegame.bench.judge_view import PICTURE_MIDDLE, View
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL, mirror, mirror_confidence
from dancegame.core.song import Dance

Floats = NDArray[np.float64]

# Bodies move on this grid; cameras of any rate look at it.
FINE_HZ = 60.0
COARSE = 6
# After the song's last second a dancer goes on for as long as the latest one needs to end it.
TAIL_S = 0.6
# Personal style 1 is as far from the reference as three professionals in sync are from each other, by their motion
# captures: half of the time a bone points farther aside than this, most of it for a moment (radians); a swing is larger
# or smaller by this share; they are this early or late for a while (seconds).
ASIDE_RAD = {
    "trunk": 0.09, "hips": 0.09, "shoulders": 0.19, "head": 0.2, "upper_arms": 0.33, "forearms": 0.38,
    "thighs": 0.17, "shins": 0.2, "feet": 0.2,
}  # fmt: skip
ALWAYS_SHARE, MOMENT_S = 0.25, 0.25
SWING, SWING_AROUND_S = 0.15, 1.0
UNEVEN_S, UNEVEN_FOR_S = 0.05, 0.8
# At times they differ much more: spread of the logarithm of how much, and for how long.
OUTBURST, OUTBURST_S = 0.7, 0.6
# The median length of two normal deviates.
MEDIAN_OF_TWO = 1.177
# The sloppiest dancer: this much of the swings is lost, of the pose given up for standing, this late or early for a
# while, and this share of the moves are those of another dance.
LOST_SWING, LOST_POSE, LOST_TIME_S, LOST_MOVES = 0.5, 0.4, 0.25, 0.5
CROSSFADE_S = 0.15
LEGS = tuple(f"{side}_{joint}" for side in ("left", "right") for joint in ("knee", "ankle", "toe"))
HIPS = ("left_hip", "right_hip")
_PARTS = tuple(dict.fromkeys(BONE_PARTS))
_PART_OF = [_PARTS.index(part) for part in BONE_PARTS]


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
    at_s = times_s - dancer.delay_s - _uneven(dancer, len(times_s))
    bones = _at(dance.reference, at_s)
    if dancer.sloppiness and instead is not None:
        bones = _mistaken(bones, _at(instead.reference, at_s % instead.reference.duration_s), dance, dancer, at_s)
    bones = _sloppy(_restyled(bones, dancer), dancer)
    return film(bones, dancer, path=_path(dance.reference, at_s))


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
    return PoseSequence(
        times_s=np.arange(count) * step_s,
        xy=performance.xy[order],
        confidence=performance.confidence[order],
        fps=performance.fps,
    )


def stand_still(dance: Dance, dancer: Dancer, *, posture: Floats, sway_m: float = 0.0) -> PoseSequence:
    """Return somebody who keeps a posture (1, B, 3) for the whole song; sway_m: how far the trunk sways slowly."""
    count = int((dance.song.duration_s + TAIL_S) * FINE_HZ)
    random = np.random.default_rng([dancer.seed, 5])
    bones = np.repeat(posture, count, axis=0)
    sway = sway_m * wander(random, (count, 1, 3), steps=FINE_HZ)
    bones = deflected(bones, np.where(np.array(BONE_PARTS)[:, None] == "trunk", 2 * sway, 0.0))
    return film(bones, dancer, path=sway[:, 0] * (1, 0.2, 1))


def wave(dance: Dance, dancer: Dancer) -> PoseSequence:
    """Return somebody who moves at random, each bone around its mean of the song, as far and as fast as in the song."""
    reference = bones_of(_whole(dance.reference))
    mean = reference.mean(axis=0, keepdims=True)
    lengths = np.linalg.norm(reference, axis=2, keepdims=True)
    directions = reference / np.maximum(lengths, 1e-6)
    spread = np.sqrt(((directions - directions.mean(axis=0)) ** 2).sum(axis=2).mean(axis=0))
    speed = np.sqrt((np.gradient(directions, 1 / dance.reference.fps, axis=0) ** 2).sum(axis=2).mean(axis=0))
    count = int((dance.song.duration_s + TAIL_S) * FINE_HZ)
    random = np.random.default_rng([dancer.seed, 6])
    deflection = np.zeros((count, len(BONE_PARTS), 3))
    for bone in range(len(BONE_PARTS)):
        # Noise smoothed by s has a speed of spread / (s x sqrt 2).
        smooth_s = spread[bone] / max(speed[bone], 1e-6) / np.sqrt(2)
        noise = wander(random, (count, 3), steps=max(1.0, smooth_s * FINE_HZ))
        deflection[:, bone] = noise * spread[bone] / np.sqrt(2)
    return film(deflected(np.repeat(mean, count, axis=0), deflection), dancer, path=np.zeros((count, 3)))


def waggle(dance: Dance, dancer: Dancer) -> PoseSequence:
    """Return somebody who swings both arms up and down on every beat, and bends the knees a little."""
    times_s = np.arange(0, dance.song.duration_s + TAIL_S, 1 / FINE_HZ)
    bones = np.repeat(stance(bones_of(_whole(dance.reference))), len(times_s), axis=0)
    angle = 1.3 + 0.9 * np.sin(2 * np.pi * times_s * (dance.song.bpm or 120.0) / 60 / 2)
    for bone, (part, end) in enumerate(zip(BONE_PARTS, BONE_ENDS, strict=True)):
        if part in ("upper_arms", "forearms"):
            side = 1.0 if end.startswith("left") else -1.0
            length = np.linalg.norm(bones[:, bone], axis=1)
            bones[:, bone] = np.stack((side * np.sin(angle), np.cos(angle), 0 * angle), axis=1) * length[:, None]
    return film(bones, dancer, path=np.zeros((len(times_s), 3)))


def _uneven(dancer: Dancer, count: int) -> Floats:
    """Seconds that the dancer is late at each moment, beside the delay; 0 on average."""
    random = np.random.default_rng([dancer.seed, 2])
    spread_s = dancer.style * UNEVEN_S + dancer.sloppiness * LOST_TIME_S
    late = wander(random, (count,), steps=UNEVEN_FOR_S * FINE_HZ)
    return spread_s * (late - late.mean())


def _restyled(bones: Floats, dancer: Dancer) -> Floats:
    """Bones as another person holds and swings them."""
    if not dancer.style:
        return bones
    random = np.random.default_rng([dancer.seed, 3])
    around = _slow(bones)
    swing = random.normal(0, SWING, len(_PARTS))[_PART_OF][:, None]
    bones = turned(bones, around, -dancer.style * swing)
    habit = ALWAYS_SHARE * random.normal(size=(1, *bones.shape[1:]))
    moment = np.sqrt(1 - ALWAYS_SHARE**2) * wander(random, bones.shape, steps=MOMENT_S * FINE_HZ)
    aside = np.array([ASIDE_RAD[part] for part in BONE_PARTS])[:, None] / MEDIAN_OF_TWO
    outburst = np.exp(OUTBURST * wander(random, (*bones.shape[:2], 1), steps=OUTBURST_S * FINE_HZ))
    return deflected(bones, dancer.style * aside * (habit + moment) * outburst)


def _sloppy(bones: Floats, dancer: Dancer) -> Floats:
    """Bones that swing less and drift towards standing."""
    if not dancer.sloppiness:
        return bones
    random = np.random.default_rng([dancer.seed, 4])
    bones = turned(bones, _slow(bones), dancer.sloppiness * LOST_SWING)
    drift = np.clip(1 + wander(random, (len(bones), 1, 1), steps=2 * FINE_HZ), 0, 2)
    return turned(bones, stance(bones), dancer.sloppiness * LOST_POSE * drift)


def _mistaken(bones: Floats, other: Floats, dance: Dance, dancer: Dancer, at_s: Floats) -> Floats:
    """Bones with some of the moves taken from another dance; who mistakes more mistakes the same ones too."""
    random = np.random.default_rng([dancer.seed, 7])
    chances = random.random(len(dance.song.moves))
    share = np.zeros(len(at_s))
    for move, chance in zip(dance.song.moves, chances, strict=True):
        if chance < dancer.sloppiness * LOST_MOVES:
            edges = (move.start_s - CROSSFADE_S, move.start_s, move.end_s, move.end_s + CROSSFADE_S)
            share = np.maximum(share, np.interp(at_s, edges, (0, 1, 1, 0)))
    return turned(bones, other, share[:, None, None])


def _slow(bones: Floats) -> Floats:
    """The bones without their swings."""
    coarse = bones[::COARSE]
    slow = gaussian_filter1d(coarse, SWING_AROUND_S * FINE_HZ / COARSE, axis=0, mode="nearest")
    places = np.arange(len(bones), dtype=np.float64)
    return _interpolated(places[::COARSE], slow, places)


def _at(reference: PoseSequence, at_s: Floats) -> Floats:
    """The reference's bones (T, B, 3) at moments; before its start and after its end it stands."""
    bones = bones_of(_whole(reference))
    return _interpolated(reference.times_s, bones, at_s)


def _path(reference: PoseSequence, at_s: Floats) -> Floats:
    """Where the pelvis is (T, 3) in metres from its usual place, as far as the picture tells: not in depth."""
    hips = reference.xy[:, [CANONICAL.index(hip) for hip in HIPS]].astype(np.float64).mean(axis=1)
    spread_m = np.nanstd(_whole(reference)[..., :2])
    metre = np.nanstd(reference.xy - hips[:, None]) / spread_m
    path = np.zeros((len(hips), 3))
    path[:, :2] = (hips - np.median(hips, axis=0)) / metre
    return _interpolated(reference.times_s, path, at_s)


def _whole(reference: PoseSequence) -> NDArray[np.float32]:
    if reference.world is None:
        raise ValueError("a dancer is made of joints in metres, which this reference does not have")
    return reference.world


def _interpolated(times_s: Floats, values: Floats, at_s: Floats) -> Floats:
    flat = values.reshape(len(times_s), -1)
    return np.stack([np.interp(at_s, times_s, column) for column in flat.T], axis=1).reshape(-1, *values.shape[1:])


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
