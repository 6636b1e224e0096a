"""Turns a song's reference into the body of a puppet at any moment: where each joint is in the picture."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.pace import Pace
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.room import FLOOR_Y, HORIZON_Y
from dancegame.vision.puppet.spec import PuppetSpec
from dancegame.vision.puppet.stance import HEIGHT_M, STANCE, fill_unseen, idle

# A dancer of 1.7 m fills two thirds of the picture's height, unless the dance needs more room.
STANDING_SHARE = 0.66
# What has to stay free beyond the joints for hair and hands, in metres.
MARGIN_M = 0.2
# Share of the joints' places in percent that may lie outside: a single wrong pose shall not shrink the dancer.
OUTLIERS = 0.2
BLEND_S = 0.4
# Unsteadiness turns about this often.
NOISE_STEP_S = 0.25
NOISE_STEPS = 256
# Who does not know the dance does for a stretch what comes so much later.
WRONG_STEP_S, WRONG_PLACE_S = 2.0, 5.3
# Foreshortening only makes limbs shorter, so the longest ones tell how large the dancer is.
LONGEST = 90.0
LIMBS = (
    ("left_shoulder", "left_hip"), ("right_shoulder", "right_hip"), ("left_hip", "left_knee"),
    ("right_hip", "right_knee"), ("left_knee", "left_ankle"), ("right_knee", "right_ankle"),
    ("left_shoulder", "left_elbow"), ("right_shoulder", "right_elbow"),
)  # fmt: skip
HEAD = [CANONICAL.index(joint) for joint in ("nose", "left_eye", "right_eye", "left_ear", "right_ear")]
HIPS = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
FEET = [CANONICAL.index(f"{side}_{joint}") for side in ("left", "right") for joint in ("ankle", "toe")]


@dataclass(frozen=True)
class Body:
    """A puppet at one moment: xy (J, 2) picture heights, depth (J,) metres behind the hips."""

    xy: NDArray[np.float64]
    depth: NDArray[np.float64]


class Performer:
    """One puppet's dance.

    reference: what he dances, None to stand still. aspect: the picture's width by its height. is_fitted: whether he is
    drawn so large, and at such a place, that the whole dance is in the picture; among others he stays as he is.
    metre: picture heights of one metre at his place. place: (2,) picture heights, the point between his feet.
    """

    def __init__(
        self, spec: PuppetSpec, reference: PoseSequence | None, *, aspect: float, is_fitted: bool = True
    ) -> None:
        self._spec = spec
        self._dance = _Dance(reference, is_mirrored=bool(spec.mirror)) if reference is not None else None
        scale = STANDING_SHARE / HEIGHT_M
        half_width = 0.0
        if self._dance is not None and is_fitted:
            scale = min(scale, FLOOR_Y / self._dance.top_m, aspect / 2 / self._dance.half_width_m)
            half_width = self._dance.half_width_m * scale
        self.metre = scale * spec.height / HEIGHT_M * spec.near
        floor_y = HORIZON_Y + spec.near * (FLOOR_Y - HORIZON_Y)
        self.place = np.array((np.clip(spec.x * aspect, half_width, aspect - half_width), floor_y))
        knots = np.random.default_rng(spec.outfit).normal(0, spec.noise, (NOISE_STEPS, *STANCE.shape))
        knots[:, HEAD] = knots[:, :1]  # a head trembles as a whole
        self._noise = np.concatenate((knots, knots[:1]))
        self._is_wrong = np.random.default_rng([spec.outfit, 1]).random(NOISE_STEPS) < spec.wrong

    def body(self, now_s: float, *, pace: Pace | None) -> Body:
        """Return the body at a moment; pace: of the song, None without music."""
        shape, depth = self.dance(now_s, pace=pace)
        return Body(self.place + shape * self.metre + self.unsteadiness(now_s), depth)

    def dance(self, now_s: float, *, pace: Pace | None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return shape (J, 2), metres of a body 1.7 m tall from between the feet, and depth (J,) of a moment."""
        shape, depth = idle(now_s), np.zeros(len(STANCE))
        if self._dance is None or pace is None:
            return shape, depth
        song_s = pace.song_s(now_s - self._spec.delay)
        xy, depth = self._dance.blend(song_s, shape)
        share = self._wrongness(song_s)
        if share > 0:
            wrong_xy, wrong_depth = self._dance.blend(self._dance.wrapped(song_s + WRONG_PLACE_S), shape)
            xy, depth = xy * (1 - share) + wrong_xy * share, depth * (1 - share) + wrong_depth * share
        return xy, depth

    def _wrongness(self, song_s: float) -> float:
        """How wrong he dances: 0 right, 1 a move of another place; he goes over at the end of a stretch."""
        if self._spec.wrong == 0:
            return 0.0
        step, share = divmod(song_s / WRONG_STEP_S, 1.0)
        before, after = (float(self._is_wrong[int(step + ahead) % NOISE_STEPS]) for ahead in (0, 1))
        turn = max(0.0, 1 - (1 - share) * WRONG_STEP_S / BLEND_S)
        return before * (1 - turn) + after * turn

    def unsteadiness(self, now_s: float) -> NDArray[np.float64]:
        """Return how far each joint (J, 2) trembles, picture heights."""
        step, share = divmod(now_s / NOISE_STEP_S, 1.0)
        share = share * share * (3 - 2 * share)
        before, after = self._noise[int(step) % NOISE_STEPS], self._noise[int(step) % NOISE_STEPS + 1]
        # Divided so that the spread is the same between the knots as on them.
        trembling: NDArray[np.float64] = (before * (1 - share) + after * share) / np.hypot(1 - share, share)
        return trembling


class _Dance:
    """A reference in metres of a body 1.7 m tall: x from the middle of the dance, y from the floor, downwards."""

    def __init__(self, reference: PoseSequence, *, is_mirrored: bool) -> None:
        metre = _metre_of(reference)
        self._times_s = reference.times_s
        xy = fill_unseen(reference.times_s, reference.xy, metre=metre) / metre
        depth = _depth_of(reference)
        if is_mirrored:
            xy = xy[:, CANONICAL.mirror_permutation] * (-1, 1)
            depth = depth[:, CANONICAL.mirror_permutation]
        left, right = np.percentile(xy[..., 0], (OUTLIERS, 100 - OUTLIERS))
        floor = np.percentile(xy[:, FEET, 1].max(axis=1), 95)
        self._xy = xy - ((left + right) / 2, floor)
        self._depth = depth
        self.half_width_m = (right - left) / 2 + MARGIN_M
        self.top_m = MARGIN_M - np.percentile(self._xy[..., 1], OUTLIERS)

    def blend(self, song_s: float, shape: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return (xy, depth) of the dance at song_s; before and after it `shape` standing where it starts and ends."""
        first_s, last_s = self._times_s[0], self._times_s[-1]
        away_s = max(first_s - song_s, song_s - last_s, 0.0)
        share = min(away_s / BLEND_S, 1.0)
        share = share * share * (3 - 2 * share)
        xy, depth = self._at(float(np.clip(song_s, first_s, last_s)))
        waiting = shape + np.array((xy[HIPS, 0].mean(), 0.0))
        return xy * (1 - share) + waiting * share, depth * (1 - share)

    def wrapped(self, song_s: float) -> float:
        """Return a second of the dance for any second, from its beginning again after its end."""
        first_s = float(self._times_s[0])
        return first_s + (song_s - first_s) % max(float(self._times_s[-1]) - first_s, 1e-9)

    def _at(self, song_s: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        place = np.interp(song_s, self._times_s, np.arange(len(self._times_s)))
        before = int(place)
        after = min(before + 1, len(self._times_s) - 1)
        share = place - before
        xy = self._xy[before] * (1 - share) + self._xy[after] * share
        return xy, self._depth[before] * (1 - share) + self._depth[after] * share


def _metre_of(reference: PoseSequence) -> float:
    """Return how long a metre is in the reference's picture heights, were its dancer 1.7 m tall."""
    scales = []
    for limb in LIMBS:
        start, end = (CANONICAL.index(joint) for joint in limb)
        lengths = np.linalg.norm(reference.xy[:, start] - reference.xy[:, end], axis=1)
        seen = lengths[~np.isnan(lengths)]
        if len(seen):
            scales.append(np.percentile(seen, LONGEST) / np.linalg.norm(STANCE[start] - STANCE[end]))
    return max(float(np.median(scales)), 1e-3) if scales else STANDING_SHARE / HEIGHT_M


def _depth_of(reference: PoseSequence) -> NDArray[np.float64]:
    """Return metres behind the hips (T, J); zeros where the reference does not tell."""
    if reference.world is None:
        return np.zeros(reference.xy.shape[:2])
    return np.nan_to_num(reference.world[..., 2].astype(np.float64))
