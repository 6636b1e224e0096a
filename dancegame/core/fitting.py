"""Puts the reference dancer on a player, as tall and where the player stands, but in the pose that the dance asks."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dancegame.core.limbs import LIMB_NAMES, limb_vectors, usual_lengths
from dancegame.core.poses import Pose, PoseSequence, pose_at
from dancegame.core.skeleton import CANONICAL, mirror, mirror_confidence

Floats = NDArray[np.float64]

LEAST_CONFIDENCE = 0.35
# The dancer follows in about so many seconds: sooner, and no step or lean of the player's would show as one.
FOLLOWS_S = 1.0
# Limbs seem short where they point at the camera: how long they are is learnt soon and forgotten late.
LONGER_S, SHORTER_S = 0.3, 3.0
# These say how tall somebody is; who sits has short thighs, so that the median is asked.
_TALL = [LIMB_NAMES.index(name) for name in ("trunk", "left_thigh", "right_thigh", "left_shin", "right_shin")]
_HIPS = [CANONICAL.index(name) for name in ("left_hip", "right_hip")]
_ANKLES = [CANONICAL.index(name) for name in ("left_ankle", "right_ankle")]


class Fitting:
    """Follows one player through a dance, or through a ghost's.

    Song seconds are those that sounded when the camera took the picture: what lags behind has been taken off.
    is_mirrored: the player dances the dance as a mirror shows it.
    """

    def __init__(self, reference: PoseSequence, *, is_mirrored: bool = False) -> None:
        if is_mirrored:
            xy, confidence = mirror(reference.xy, axis_x=0.0), mirror_confidence(reference.confidence)
            reference = replace(reference, xy=xy, confidence=confidence, world=None)
        self._reference = reference
        self._has_feet = bool((reference.confidence[:, _ANKLES] >= LEAST_CONFIDENCE).mean() >= 0.5)
        self._usual = usual_lengths(limb_vectors(reference.xy))[_TALL]
        self._lengths: Floats = np.full(len(_TALL), np.nan)
        # Where both stand, in the picture and in the reference: the middle of the hips, and the floor below it.
        self._stand: Floats | None = None
        self._own: Floats | None = None
        self._now_s = self._song_s = -math.inf

    def follow(self, player: Pose, *, song_s: float, now_s: float) -> None:
        """Take in how the player stands, while the reference is at a song second; now_s: of the picture, seconds.

        A pose without hips says nothing. After a leap of the song the dancer steps to where the player is.
        """
        asked = pose_at(self._reference, song_s)
        step_s, leapt = now_s - self._now_s, song_s < self._song_s
        hips, own_hips = player.xy[_HIPS].mean(axis=0), asked.xy[_HIPS].mean(axis=0)
        if step_s <= 0 or not np.isfinite(hips).all() or not np.isfinite(own_hips).all():
            return
        self._measure(player, step_s)
        if not math.isfinite(self._scale):
            return
        self._now_s, self._song_s = now_s, song_s
        own_floor = _floor(asked) if self._has_feet else None
        own_below = 0.0 if own_floor is None else own_floor - float(own_hips[1])
        floor = _floor(player) if own_floor is not None else None
        below = self._scale * own_below if floor is None else floor - float(hips[1])
        share = 1 - math.exp(-step_s / FOLLOWS_S)
        self._stand = _closer(self._stand, hips + np.array((0.0, below)), share)
        self._own = _closer(None if leapt else self._own, own_hips + np.array((0.0, own_below)), share)

    def placed(self, song_s: float) -> Pose | None:
        """Return the pose of the dance at a song second, placed in the player's picture; None before it is known."""
        if self._stand is None or self._own is None:
            return None
        asked = pose_at(self._reference, song_s)
        xy = self._stand + self._scale * (asked.xy - self._own)
        return Pose(xy.astype(np.float32), asked.confidence)

    @property
    def _scale(self) -> float:
        """How much taller the player is in the picture than the dancer in the reference; NaN while nobody knows."""
        ratios = self._lengths / self._usual
        known = ratios[np.isfinite(ratios)]
        return float(np.median(known)) if len(known) else math.nan

    def _measure(self, player: Pose, step_s: float) -> None:
        seen = np.where(player.confidence[:, None] >= LEAST_CONFIDENCE, player.xy, np.nan)
        lengths = np.linalg.norm(limb_vectors(seen)[_TALL], axis=-1)
        share = 1 - np.exp(-step_s / np.where(lengths > self._lengths, LONGER_S, SHORTER_S))
        known = np.where(np.isfinite(self._lengths), self._lengths, lengths)
        self._lengths = np.where(np.isfinite(lengths), known + (lengths - known) * share, known)


def _floor(pose: Pose) -> float | None:
    """Return where the lower foot is, None where no foot is seen."""
    feet = [float(pose.xy[ankle, 1]) for ankle in _ANKLES if pose.confidence[ankle] >= LEAST_CONFIDENCE]
    return max(feet) if feet else None


def _closer(kept: Floats | None, place: Floats, share: float) -> Floats:
    return place if kept is None else kept + (place - kept) * share
