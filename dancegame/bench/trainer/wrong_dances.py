"""Dances with one move danced wrongly, as bodies: an arm late, a leg too low, an arm in another shape."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dancegame.core.diagnosis import LIMBS_OF, Fault, Part
from dancegame.core.limbs import LIMB_NAMES, limb_vectors
from dancegame.core.poses import Observation, Pose, PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move

Floats = NDArray[np.float64]

CHAINS = {
    Part.LEFT_ARM: ("left_shoulder", "left_elbow", "left_wrist"),
    Part.RIGHT_ARM: ("right_shoulder", "right_elbow", "right_wrist"),
    Part.LEFT_LEG: ("left_hip", "left_knee", "left_ankle"),
    Part.RIGHT_LEG: ("right_hip", "right_knee", "right_ankle"),
}
# What goes along with the end of a chain.
FEET = {Part.LEFT_LEG: ("left_ankle", "left_toe"), Part.RIGHT_LEG: ("right_ankle", "right_toe")}
PARTS_OF = {
    Fault.LATE: (Part.LEFT_ARM, Part.RIGHT_ARM),
    Fault.LOW: (Part.LEFT_LEG, Part.RIGHT_LEG),
    Fault.SHAPE: (Part.LEFT_ARM, Part.RIGHT_ARM),
}
FAULTS = tuple(PARTS_OF)
# A body goes over into a wrong move, and back, in so long.
RAMP_S = 0.12
# What nobody would call wrong is no case: directions 27 degrees apart, as a mean square.
LEAST_VISIBLE = 0.2
TRIES = 200
# What an estimator's joints tremble by, picture heights, and how late camera and sound let a dancer seem.
TREMBLING, DELAY_S = 0.004, 0.15


@dataclass(frozen=True)
class WrongDance:
    """A dance whose move at `index` is danced wrongly by a part; xy: (T, J, 2) picture heights."""

    dance: Dance
    index: int
    part: Part
    fault: Fault
    xy: Floats

    def observations(self, seed: int) -> list[Observation]:
        """Return what a camera sees of it, in song seconds."""
        reference = self.dance.reference
        noise = np.random.default_rng(seed).normal(0, TREMBLING, self.xy.shape)
        # An estimator's error lasts some pictures.
        noise = (noise + np.roll(noise, 1, axis=0) + np.roll(noise, 2, axis=0)) / np.sqrt(3)
        seen = zip(reference.times_s, (self.xy + noise).astype(np.float32), reference.confidence, strict=True)
        return [Observation(float(time_s) + DELAY_S, {0: Pose(xy, sure)}) for time_s, xy, sure in seen]


def wrong_dance(dance: Dance, fault: Fault, *, seed: int) -> WrongDance | None:
    """Return a dance with one wrong move that can be seen; None where the song has none of this kind."""
    rng = np.random.default_rng([seed, FAULTS.index(fault), sum(map(ord, dance.song.id))])
    for _ in range(TRIES):
        parts = PARTS_OF[fault]
        part, index = parts[int(rng.integers(len(parts)))], int(rng.integers(1, len(dance.song.moves) - 1))
        move = dance.song.moves[index]
        xy = _with_fault(dance.reference, move, part=part, fault=fault, rng=rng)
        if _visible(dance.reference, xy, move, part) >= LEAST_VISIBLE:
            return WrongDance(dance, index, part, fault, xy)
    return None


def weakened(case: WrongDance, strength: float) -> WrongDance:
    """Return the same dance with so much of its fault; 0 is right."""
    right = case.dance.reference.xy.astype(np.float64)
    share = np.full(len(right), strength)
    return replace(case, xy=_bent(right, case.part, _limbs(case.xy, case.part), share))


def _with_fault(reference: PoseSequence, move: Move, *, part: Part, fault: Fault, rng: np.random.Generator) -> Floats:
    times_s, xy = reference.times_s, reference.xy.astype(np.float64)
    limbs = _limbs(xy, part)
    share = _within(times_s, move)
    match fault:
        case Fault.LATE:
            late_s = rng.uniform(0.25, 0.4)
            aims = [_delayed(times_s, limb, late_s) for limb in limbs]
        case Fault.LOW:
            share = share * rng.uniform(0.6, 0.9)
            aims = [np.outer(np.hypot(*limb.T), (0.0, 1.0)) for limb in limbs]
        case _:
            angle = rng.uniform(1.2, 2.0)
            to_other_side = bool(rng.random() < 0.5)
            aims = [limb * (-1, 1) if to_other_side else _raised(limb, angle) for limb in limbs]
    return _bent(xy, part, aims, share)


def _limbs(xy: Floats, part: Part) -> list[Floats]:
    joints = [CANONICAL.index(name) for name in CHAINS[part]]
    return [xy[:, end] - xy[:, start] for start, end in pairwise(joints)]


def _within(times_s: Floats, move: Move) -> Floats:
    """(T,) 1 during a move, 0 beyond it."""
    rise, fall = (times_s - move.start_s + RAMP_S) / RAMP_S, (move.end_s + RAMP_S - times_s) / RAMP_S
    return np.clip(rise, 0, 1) * np.clip(fall, 0, 1)


def _delayed(times_s: Floats, limb: Floats, late_s: float) -> Floats:
    return np.stack([np.interp(times_s - late_s, times_s, limb[:, axis]) for axis in (0, 1)], axis=1)


def _raised(limb: Floats, angle: float) -> Floats:
    """Turn a limb upwards, on its own side."""
    turn = np.where(limb[:, 0] > 0, -angle, angle)
    cos, sin = np.cos(turn), np.sin(turn)
    return np.stack([cos * limb[:, 0] - sin * limb[:, 1], sin * limb[:, 0] + cos * limb[:, 1]], axis=1)


def _bent(xy: Floats, part: Part, aims: list[Floats], share: Floats) -> Floats:
    """Turn the limbs of a part towards their aims by a share (T,), the shorter way round."""
    bent, joints = xy.copy(), [CANONICAL.index(name) for name in CHAINS[part]]
    place = xy[:, joints[0]]
    for joint, limb, aim in zip(joints[1:], _limbs(xy, part), aims, strict=True):
        angle, aimed = np.arctan2(limb[:, 1], limb[:, 0]), np.arctan2(aim[:, 1], aim[:, 0])
        angle = angle + share * ((aimed - angle + np.pi) % (2 * np.pi) - np.pi)
        length = np.hypot(*limb.T) * (1 - share) + np.hypot(*aim.T) * share
        place = place + np.stack([np.cos(angle), np.sin(angle)], axis=1) * length[:, None]
        bent[:, joint] = place
    if part in FEET:
        ankle, toe = (CANONICAL.index(joint) for joint in FEET[part])
        bent[:, toe] += bent[:, ankle] - xy[:, ankle]
    return bent


def _visible(reference: PoseSequence, xy: Floats, move: Move, part: Part) -> float:
    """How far a part's directions are from the reference's in a move, as a mean square."""
    during = (reference.times_s >= move.start_s) & (reference.times_s <= move.end_s)
    places = [LIMB_NAMES.index(name) for name in LIMBS_OF[part]]
    right, wrong = (limb_vectors(one[during])[:, places] for one in (reference.xy.astype(np.float64), xy))
    right, wrong = (one / np.maximum(np.linalg.norm(one, axis=2, keepdims=True), 1e-6) for one in (right, wrong))
    return float(np.nanmean(((right - wrong) ** 2).sum(axis=2)))
