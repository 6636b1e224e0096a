"""What smoothing gives and costs: jitter, error and lag of nothing, of ours and of MediaPipe's own."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.crowd.crowd import Crowd, CrowdScene, Person, stand
from dancegame.bench.crowd.scenes import ASPECT
from dancegame.bench.media import find_media
from dancegame.bench.rows import Row
from dancegame.core.poses import JOINT_COUNT, Pose, PoseSequence
from dancegame.songs.smoothing import smooth
from dancegame.vision.estimators.mediapipe import MediaPipeEstimator
from dancegame.vision.smoothing.one_euro import OneEuroFilter
from dancegame.vision.smoothing.plain import smooth_joints
from dancegame.vision.video import read_pictures

Floats = NDArray[np.float64]

CLIP_S = 6.0
FPS = 30.0
WIDTH_PX, HEIGHT_PX = 1280, 720
# A webcam's noise in levels of 255.
CAMERA_NOISE = 5.0
BODY_MM = 1700.0
# Dancers alone in the picture, whole, without a cut in the first seconds.
VIDEOS = ("pair_reference", "pair_same")
LAGS_S = np.arange(-0.04, 0.1001, 0.002)


@dataclass(frozen=True)
class Clip:
    """A dance as it was estimated: times_s (T,), xy (T, J, 2) picture heights without and with MediaPipe's smoothing.

    truth: the same without noise and lag. body_height: picture heights.
    """

    name: str
    times_s: Floats
    plain: Floats
    mediapipe: Floats
    truth: Floats
    body_height: float


@dataclass(frozen=True)
class Quality:
    """jitter_mm: trembling from picture to picture; error_mm: root mean square, of a body 1.7 m tall; lag_s seconds."""

    jitter_mm: float
    error_mm: float
    lag_s: float


def measure_smoothing(dance: PoseSequence) -> list[Row]:
    """Return the rows: a puppet with exact truth, and real dancers where DANCEGAME_TEST_MEDIA names their videos.

    The truth of a video is what a filter sees that looks ahead: it has no lag and smooths stronger.
    """
    rows = []
    for clip in read_clips(dance):
        found = {"none": clip.plain, "ours": smooth_live(clip.times_s, clip.plain), "mediapipe": clip.mediapipe}
        measured = {name: judge_smoothing(clip, xy) for name, xy in found.items()}
        rows += [row for name, quality in measured.items() for row in _rows(clip, name, quality, measured["none"])]
    return [*rows, _cost_row(clip)]


def _cost_row(clip: Clip) -> Row:
    """How long a pose takes, against the plain twin."""
    fast_us, plain_us = (_median_us(clip, OneEuroFilter(smoother)) for smoother in (None, smooth_joints))
    return Row("smoothing.cost", fast_us, "us", plain_us / fast_us, "a pose; ratio: plain Python's time to ours")


def _median_us(clip: Clip, one_euro: OneEuroFilter) -> float:
    taken_s = []
    for time_s, xy in zip(clip.times_s, clip.plain, strict=True):
        pose = Pose(xy.astype(np.float32), np.ones(JOINT_COUNT, np.float32))
        start_s = time.perf_counter()
        one_euro.smooth(pose, float(time_s))
        taken_s.append(time.perf_counter() - start_s)
    return float(np.median(taken_s)) * 1e6


def _rows(clip: Clip, name: str, quality: Quality, unsmoothed: Quality) -> list[Row]:
    title = f"smoothing.{clip.name}.{name}"
    return [
        Row(
            f"{title}.jitter", quality.jitter_mm, "mm", quality.jitter_mm / unsmoothed.jitter_mm, "of a body 1.7 m tall"
        ),
        Row(f"{title}.error", quality.error_mm, "mm", quality.error_mm / unsmoothed.error_mm, "ratio: to no smoothing"),
        Row(f"{title}.lag", quality.lag_s * 1e3, "ms", note="against the truth"),
    ]


def read_clips(dance: PoseSequence) -> Iterator[Clip]:
    """Yield the clips to measure on."""
    yield _estimate("puppet", _film(dance))
    for name in VIDEOS:
        path = find_media("media", f"{name}.mp4")
        if path:
            yield _estimate(name, _read(path))


def _film(dance: PoseSequence) -> Iterator[tuple[float, NDArray[np.uint8], Floats | None]]:
    """Yield seconds, picture and true joints of a puppet before a noisy camera."""
    crowd = Crowd("puppet", (Person(stand(ASPECT / 2), dance),), CLIP_S, 1)
    scene = CrowdScene(crowd, width_px=WIDTH_PX, height_px=HEIGHT_PX)
    random = np.random.default_rng(0)
    noise = random.normal(0, CAMERA_NOISE, (2 * HEIGHT_PX, WIDTH_PX, 3)).astype(np.int16)
    for time_s in np.arange(0, CLIP_S, 1 / FPS):
        bodies = crowd.bodies(time_s)
        start = random.integers(HEIGHT_PX)
        picture = (scene.draw(bodies) + noise[start : start + HEIGHT_PX]).clip(0, 255).astype(np.uint8)
        yield float(time_s), picture, bodies[0].xy


def _read(path: Path) -> Iterator[tuple[float, NDArray[np.uint8], Floats | None]]:
    with read_pictures(path, max_height_px=HEIGHT_PX) as pictures:
        for time_s, rgb in pictures:
            if time_s > CLIP_S:
                return
            yield time_s, rgb, None


def _estimate(name: str, pictures: Iterator[tuple[float, NDArray[np.uint8], Floats | None]]) -> Clip:
    """Estimate every picture twice: MediaPipe smooths when it looks for one person, and does not for two."""
    times_s: list[float] = []
    plain: list[Floats] = []
    own: list[Floats] = []
    truths: list[Floats | None] = []
    with MediaPipeEstimator(players=2) as unsmoothed, MediaPipeEstimator(players=1) as smoothed:
        for time_s, rgb, truth in pictures:
            times_s.append(time_s)
            plain.append(_nearest(unsmoothed.estimate(rgb, time_s=time_s), plain))
            own.append(_nearest(smoothed.estimate(rgb, time_s=time_s), own))
            truths.append(truth)
    times, raw = np.array(times_s), np.array(plain)
    if truths[0] is None:
        is_seen = (~np.isnan(raw[..., 0])).astype(np.float32)
        true = smooth(times, raw.astype(np.float32), is_seen, cuts=np.array([], np.intp)).astype(np.float64)
    else:
        true = np.array(truths)
    height = float(np.nanmedian(np.nanmax(true[..., 1], axis=1) - np.nanmin(true[..., 1], axis=1)))
    return Clip(name, times, raw, np.array(own), true, height)


def _nearest(poses: tuple[Pose, ...], before: list[Floats]) -> Floats:
    """Return the joints of the pose that is most like the one before; NaN when there is none."""
    if not poses:
        return np.full((JOINT_COUNT, 2), np.nan)
    if len(poses) == 1 or not before or np.isnan(before[-1]).all():
        return poses[0].xy.astype(np.float64)
    return min((pose.xy.astype(np.float64) for pose in poses), key=lambda xy: float(np.nanmean(abs(xy - before[-1]))))


def smooth_live(times_s: Floats, xy: Floats) -> Floats:
    """Return xy (T, J, 2) as the live path smooths it, picture after picture."""
    one_euro, seen = OneEuroFilter(), np.ones(JOINT_COUNT, np.float32)
    poses = (Pose(joints.astype(np.float32), seen) for joints in xy)
    return np.array([one_euro.smooth(pose, t).xy for pose, t in zip(poses, times_s, strict=True)], np.float64)


def judge_smoothing(clip: Clip, xy: Floats) -> Quality:
    """Measure xy (T, J, 2) against the clip's truth; that a network always places a joint beside it is no error."""
    apart_mm = (xy - clip.truth) / clip.body_height * BODY_MM
    apart_mm -= np.nanmedian(apart_mm, axis=0, keepdims=True)
    # The second difference of white noise has six times its variance; a movement's is small.
    jitter_mm = float(np.sqrt(np.nanmean(np.diff(apart_mm, 2, axis=0) ** 2) / 6))
    error_mm = float(np.sqrt(np.nanmean((apart_mm**2).sum(axis=2))))
    return Quality(jitter_mm, error_mm, _lag_s(clip, xy))


def _lag_s(clip: Clip, xy: Floats) -> float:
    """Return by how much the truth has to be delayed for its velocities to fit best."""
    times_s = clip.times_s
    velocity = np.gradient(xy, times_s, axis=0).reshape(len(times_s), -1)
    true = np.gradient(clip.truth, times_s, axis=0).reshape(len(times_s), -1)
    is_known = ~np.isnan(velocity) & ~np.isnan(true)
    true = np.nan_to_num(true)
    misfits = []
    for lag_s in LAGS_S:
        delayed = np.stack([np.interp(times_s - lag_s, times_s, path) for path in true.T], axis=1)
        misfits.append(np.mean((velocity - delayed)[is_known] ** 2))
    return float(LAGS_S[int(np.argmin(misfits))])
