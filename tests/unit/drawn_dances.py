"""Simple dances for the tests of the rules: smooth random joint angles on a stick body."""

import numpy as np

from dancegame.core.moves import cut_moves
from dancegame.core.poses import Observation, Pose, PoseSequence
from dancegame.core.round import DanceRound
from dancegame.core.score import Score
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Song

BODY = {"upper_arm": 0.16, "forearm": 0.14, "thigh": 0.22, "shin": 0.22, "trunk": 0.27, "shoulders": 0.09, "hips": 0.06}


def smooth_angles(rng: np.random.Generator, times_s: np.ndarray, size: float) -> np.ndarray:
    """Sum of a few slow waves, radians."""
    waves = [np.sin(2 * np.pi * hz * times_s + rng.uniform(0, 6.3)) for hz in rng.uniform(0.3, 1.2, 4)]
    return size * np.sum(waves, axis=0) / 2


def draw_dance(
    seed: int,
    *,
    duration_s: float = 24.0,
    fps: float = 30.0,
    scale: float = 1.0,
    at: tuple[float, float] = (0.9, 0.5),
    liveliness: float = 1.0,
) -> PoseSequence:
    """A dance of a stick body; the same seed is the same dance at any fps, scale and place, and however lively."""
    rng = np.random.default_rng(seed)
    times_s = np.arange(int(duration_s * fps)) / fps
    place = {name: np.zeros((len(times_s), 2)) for name in CANONICAL.joints}
    lean = smooth_angles(rng, times_s, 0.15 * liveliness)
    chest = BODY["trunk"] * np.stack([np.sin(lean), -np.cos(lean)], axis=1)
    for side, sign in (("left", 1), ("right", -1)):
        place[f"{side}_hip"] = np.array([[sign * BODY["hips"], 0.0]]).repeat(len(times_s), axis=0)
        place[f"{side}_shoulder"] = chest + np.array([sign * BODY["shoulders"], 0.0])
        for first, second, third, names, size, rest in (
            ("shoulder", "elbow", "wrist", ("upper_arm", "forearm"), 1.5, 0.8),
            ("hip", "knee", "ankle", ("thigh", "shin"), 0.35, 0.1),
        ):
            upper = sign * rest + smooth_angles(rng, times_s, size * liveliness)
            lower = upper + smooth_angles(rng, times_s, size * liveliness)
            for a, b, angle, limb in ((first, second, upper, names[0]), (second, third, lower, names[1])):
                step = BODY[limb] * np.stack([np.sin(angle), np.cos(angle)], axis=1)
                place[f"{side}_{b}"] = place[f"{side}_{a}"] + step
        place[f"{side}_toe"] = place[f"{side}_ankle"] + np.array([sign * 0.04, 0.03])
        place[f"{side}_eye"] = chest + np.array([sign * 0.02, -0.15])
        place[f"{side}_ear"] = chest + np.array([sign * 0.05, -0.14])
    place["nose"] = chest + np.array([0.0, -0.13])
    xy = np.stack([place[name] for name in CANONICAL.joints], axis=1) * scale + np.array(at)
    return PoseSequence(times_s, xy.astype(np.float32), np.ones(xy.shape[:2], np.float32), fps)


def as_dance(reference: PoseSequence) -> Dance:
    """Make a song of a reference."""
    moves = cut_moves(reference, beats_s=np.arange(0.0, reference.duration_s, 0.5).tolist())
    return Dance(Song("drawn", "Drawn", "Test", reference.duration_s, moves=moves), reference)


def perform(dance: Dance, performance: PoseSequence, *, delay_s: float = 0.0) -> Score:
    """Dance a performance in front of the judge and return the score."""
    dance_round = DanceRound(dance, slots=[0])
    for time_s, xy, confidence in zip(performance.times_s, performance.xy, performance.confidence, strict=True):
        dance_round.observe(Observation(float(time_s) + delay_s, {0: Pose(xy, confidence)}))
    dance_round.finish()
    return dance_round.score(0)
