"""Places a whole dance on a scene: steady frame, feet on the floor, even steps of time, fading unseen joints."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dancegame.core.character import Character
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL, mirror, mirror_confidence
from dancegame.core.views import View, views_of
from dancegame.game.drawing.depth import aways_m, mirrored_orders, nearness, orders
from dancegame.game.drawing.resampling import GRID_HZ, fade, resample, resample_flags, slow
from dancegame.game.drawing.stance import Stance
from dancegame.game.drawing.sway import swaying

SEEN_CONFIDENCE = 0.35
LEGS_SHARE = 0.5
# Neck base to hips, and shoulder joint to shoulder joint, as shares of an adult's height.
TORSO_SHARE = 0.295
SHOULDERS_SHARE = 0.215
# How far a hand goes beyond its wrist, as a share of the standing height; in so many of a hundred pictures there is
# room for it.
HAND_SHARE, ROOMY_PERCENT = 0.055, 95
_HEAD = [CANONICAL.index(name) for name in ("nose", "left_eye", "right_eye", "left_ear", "right_ear")]
_HANDS = [CANONICAL.index(name) for name in ("left_wrist", "right_wrist")]
_FEET = [CANONICAL.index(name) for name in ("left_ankle", "right_ankle", "left_toe", "right_toe")]
_LEGS = [CANONICAL.index(name) for name in ("left_knee", "right_knee")] + _FEET
_SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
_HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]


@dataclass(frozen=True)
class FramedDance:
    """A dance as it stands on a scene: x right of its middle, y below the floor (negative above it); mirrored.

    One unit is the height of the frame. xy: (N, J, 2) float32 on a grid of GRID_HZ from start_s, every joint filled in
    (NaN only for a joint that is never seen). visibility: (N, J) float32 in [0, 1], rising and falling gently.
    spot_x: (N,) where the dancer stands, slow enough for a spotlight. body: the dancer's standing height in units.
    width: half of what nearly all joints keep to. has_legs: whether feet stand on the floor. scale: units a picture
    height of the reference. sway: (N, 2, 2) how far hair and clothes lag behind. orders: (N, P) in which the parts of
    the body are painted, the farthest first, and near: (N, J) how much larger a joint is shown; None where it is not
    known in space.
    character: of the dancer, None for nobody in particular.
    """

    start_s: float
    xy: NDArray[np.float32]
    visibility: NDArray[np.float32]
    spot_x: NDArray[np.float32]
    body: float
    width: float
    has_legs: bool
    scale: float
    sway: NDArray[np.float32]
    orders: NDArray[np.intp] | None = None
    near: NDArray[np.float32] | None = None
    character: Character | None = None

    def at(self, time_s: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return xy (J, 2) and visibility (J,) at a moment, held before the start and after the end."""
        before, share = self._place(np.array([time_s]))
        return self._between(self.xy, before, share)[0], self._between(self.visibility, before, share)[0]

    def paths(
        self, joints: NDArray[np.intp], times_s: NDArray[np.float64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the ways (N, K, 2) of joints (N,), and their visibility (N, K), at several moments."""
        before, share = self._place(times_s)
        after = np.minimum(before + 1, len(self.xy) - 1)
        ways, seen = (
            values[before][:, joints] * (1 - weight) + values[after][:, joints] * weight
            for values, weight in ((self.xy, share[:, None, None]), (self.visibility, share[:, None]))
        )
        return ways.swapaxes(0, 1), seen.swapaxes(0, 1)

    def spot_at(self, time_s: float) -> float:
        """Return where the spotlight points, in units right of the middle."""
        return float(self.spot_x[self._place(np.array([time_s]))[0][0]])

    def stance_at(self, time_s: float) -> Stance:
        """Return how the body stands at a moment, held before the start and after the end."""
        place = min(max((time_s - self.start_s) * GRID_HZ, 0.0), len(self.xy) - 1.0)
        before, after = int(place), min(int(place) + 1, len(self.xy) - 1)
        share = np.float32(place - before)

        def now(values: NDArray[np.float32]) -> NDArray[np.float32]:
            mixed: NDArray[np.float32] = values[before] * (1 - share) + values[after] * share
            return mixed

        xy, visibility, sway = now(self.xy), now(self.visibility), now(self.sway)
        if self.orders is None or self.near is None:
            return Stance(xy, visibility, sway=sway)
        return Stance(xy, visibility, now(self.near), sway, tuple(self.orders[before].tolist()))

    def _place(self, times_s: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        place = np.clip((times_s - self.start_s) * GRID_HZ, 0.0, len(self.xy) - 1.0)
        before = place.astype(np.intp)
        return before, (place - before).astype(np.float32)

    @staticmethod
    def _between(
        values: NDArray[np.float32], before: NDArray[np.intp], share: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        after = np.minimum(before + 1, len(values) - 1)
        share = share.reshape(-1, *(1,) * (values.ndim - 1))
        return values[before] * (1 - share) + values[after] * share

    def mirrored(self) -> "FramedDance":
        """Return it as seen in a mirror: for whoever dances as the dancer does and not as their mirror image."""
        return replace(
            self,
            xy=mirror(self.xy, axis_x=0.0),
            visibility=mirror_confidence(self.visibility),
            spot_x=-self.spot_x,
            sway=self.sway * np.array((-1, 1), dtype=np.float32),
            orders=None if self.orders is None else mirrored_orders(self.orders),
            near=None if self.near is None else mirror_confidence(self.near),
        )

    @cached_property
    def reach(self) -> float:
        """How far the body gets to one side, hands and all, in nearly all pictures."""
        aside = np.where(self.visibility > 0.5, np.abs(self.xy[..., 0]), 0).max(axis=1)
        return float(np.percentile(aside, ROOMY_PERCENT)) + HAND_SHARE * self.body

    @property
    def high(self) -> float:
        """The highest that hands and head reach, in units above the floor."""
        raised = self.xy[:, _HEAD + _HANDS, 1]
        return max(
            1.0, -_percentile(np.where(self.visibility[:, _HEAD + _HANDS] > 0.5, raised, np.nan), 0.5, default=-1.0)
        )

    @property
    def duration_s(self) -> float:
        """Seconds from the first pose to the last."""
        return (len(self.xy) - 1) / GRID_HZ


def frame_dance(
    reference: PoseSequence,
    *,
    character: Character | None = None,
    widest: float = 0.62,
    like: FramedDance | None = None,
) -> FramedDance:
    """Frame a dance by robust limits of all its poses.

    character: of its dancer. widest: the largest reach to one side, in frame heights. like: the same dance from another
    side, as large and as strong as which it is to be, where it has room for that.
    """
    xy = mirror(reference.xy, axis_x=0.0)
    confidence = mirror_confidence(reference.confidence)
    seen = (confidence > SEEN_CONFIDENCE) & np.isfinite(xy).all(axis=-1)
    times = _grid(reference.times_s)
    filled = resample(xy, seen, reference.times_s, times)
    visibility = fade(resample_flags(seen, reference.times_s, times))
    has_legs = has_feet(seen)
    if not has_legs:
        visibility[:, _LEGS] = 0
    framed = _to_floor(filled, visibility, start_s=float(times[0]), has_legs=has_legs, widest=widest, like=like)
    framed = replace(framed, character=character)
    if View.SIDE not in views_of(reference):
        return framed
    away_m = aways_m(reference, times)
    return replace(framed, orders=orders(away_m), near=nearness(away_m))


def has_feet(seen: NDArray[np.bool_]) -> bool:
    """Return whether feet are mostly seen, from which joints (N, J) are."""
    return bool(seen[:, _FEET[:2]].all(axis=1).mean() >= LEGS_SHARE)


def _grid(times_s: NDArray[np.float64]) -> NDArray[np.float64]:
    count = max(1, int((times_s[-1] - times_s[0]) * GRID_HZ) + 1)
    return np.asarray(times_s[0] + np.arange(count) / GRID_HZ, dtype=np.float64)


def _to_floor(
    xy: NDArray[np.float32],
    visibility: NDArray[np.float32],
    *,
    start_s: float,
    has_legs: bool,
    widest: float,
    like: FramedDance | None,
) -> FramedDance:
    used = np.where(visibility[..., None] > 0.5, xy, np.nan)
    body = standing_height(used) if like is None else like.body / like.scale
    if has_legs:
        # Steps towards the camera and back become size alone: the feet stay on one line.
        ground = _ground(np.nan_to_num(used[:, _FEET, 1], nan=-np.inf).max(axis=1)) + 0.012 * body
    else:
        ground = np.full(len(xy), _percentile(used[:, _HIPS, 1], 50, default=0.0) + 0.10 * body, dtype=np.float32)
    used[..., 1] -= ground[:, None]
    top = _percentile(used[:, _HEAD, 1], 1, default=-body) - 0.075 * body
    left = _percentile(used[..., 0], 0.7, default=-0.5)
    right = _percentile(used[..., 0], 99.3, default=0.5)
    middle = (left + right) / 2
    tall = -top if like is None else 1 / like.scale
    scale = 1 / max(tall, (right - left) / 2 / widest, 1e-3)
    placed = np.stack([xy[..., 0] - middle, xy[..., 1] - ground[:, None]], axis=-1) * scale
    hips = np.nan_to_num(placed[:, _HIPS, 0].mean(axis=1))
    return FramedDance(
        start_s=start_s,
        xy=placed.astype(np.float32),
        visibility=np.where(np.isfinite(placed).all(axis=-1), visibility, 0).astype(np.float32),
        spot_x=slow(hips, window_s=1.2),
        body=body * scale,
        width=(right - left) / 2 * scale,
        has_legs=has_legs,
        scale=scale,
        sway=swaying(placed.astype(np.float32), body * scale),
    )


def _ground(lowest_foot_y: NDArray[np.float32]) -> NDArray[np.float32]:
    """Where the floor is under the dancer: the lowest foot of a second or so, so that a jump stays a jump."""
    finite = np.isfinite(lowest_foot_y)
    if not finite.any():
        return np.zeros(len(lowest_foot_y), dtype=np.float32)
    held = np.interp(np.arange(len(finite)), np.flatnonzero(finite), lowest_foot_y[finite])
    reach = int(0.6 * GRID_HZ)
    padded = np.pad(held, reach, mode="edge")
    return slow(np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).max(axis=1), window_s=1.0)


def standing_height(xy: NDArray[np.float32], *, default: float = 0.5) -> float:
    """Return a dancer's height from poses (N, J, 2), by the torso's length and the shoulders' width as usually seen.

    NaN where a joint is unseen.
    """
    spine = xy[:, _SHOULDERS].mean(axis=1) - xy[:, _HIPS].mean(axis=1)
    across = xy[:, _SHOULDERS[0]] - xy[:, _SHOULDERS[1]]
    guesses = [
        _percentile(np.linalg.norm(spine, axis=-1), 75, default=0.0) / TORSO_SHARE,
        _percentile(np.linalg.norm(across, axis=-1), 75, default=0.0) / SHOULDERS_SHARE,
    ]
    known = [guess for guess in guesses if guess > 0]
    return max(sum(known) / len(known), 1e-3) if known else default


def _percentile(values: NDArray[np.float32], share: float, *, default: float) -> float:
    finite = values[np.isfinite(values)]
    return float(np.percentile(finite, share)) if finite.size else default
