"""What was wrong with a move: which part of the body came late or early, hung low, moved little, or did another thing.

The part that is most wrong is compared with the reference under several stories: danced at another time, with limbs
that hang lower, with less movement. The story that leaves least unexplained is told; where none explains enough, the
shape was another one. Of single moves danced wrongly (an arm 0.25 to 0.4 s late, a leg hanging, an arm that points
elsewhere; 940 of them over the seventeen songs, joints trembling) 97 % are told by move, part and fault.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from dancegame.core.grid import GRID_HZ, STEP_S
from dancegame.core.limb_path import LimbPath
from dancegame.core.limbs import LIMB_NAMES, LIMB_SHARES, LimbMotion
from dancegame.core.song import Move

Floats = NDArray[np.float64]

# Limbs this far apart are wrong, as the mean square of the distance of their directions: 18 degrees. Another body and
# an estimator's jitter come to half of it.
LEAST_WRONG = 0.10
# What no story explains is another shape from here on, 32 degrees: less is an estimator's doing, and nobody sees it.
LEAST_SHAPE = 0.3
# A story may leave so much of what is wrong unexplained, and what jitter adds.
MOST_LEFT_SHARE, JITTER = 0.3, 0.02
# Another time is looked for within the first; from the second on it is one.
MOST_SHIFT_S, LEAST_SHIFT_S = 0.5, 0.1
# Arms that swing fit at two times: people are late, so another one has to fit better by so much to be early.
EARLY_COSTS = 0.02
# How a limb moves counts beside how it points as far as it would get in this time: without it every arm that swings
# is found to point rightly at some other time.
VELOCITY_S = 0.1
# Limbs hang lower, or move less, from this share on; the shares are tried in so many steps.
LEAST_LESS, LESS_STEPS = 0.25, 20
# A part of which less was seen is not told of.
LEAST_SEEN_SHARE = 0.3
_DOWN = np.array((0.0, 1.0))


class Part(Enum):
    """A part of the body; left and right are the dancer's own."""

    LEFT_ARM = "left_arm"
    RIGHT_ARM = "right_arm"
    LEFT_LEG = "left_leg"
    RIGHT_LEG = "right_leg"
    TRUNK = "trunk"
    BODY = "body"


class Fault(Enum):
    """What it did wrong."""

    LATE = "late"
    EARLY = "early"
    LOW = "too low"
    SMALL = "too small"
    SHAPE = "other shape"


ARMS = (Part.LEFT_ARM, Part.RIGHT_ARM)
LIMBS_OF: dict[Part, tuple[str, ...]] = {
    Part.LEFT_ARM: ("left_upper_arm", "left_forearm"),
    Part.RIGHT_ARM: ("right_upper_arm", "right_forearm"),
    Part.LEFT_LEG: ("left_thigh", "left_shin"),
    Part.RIGHT_LEG: ("right_thigh", "right_shin"),
    Part.TRUNK: ("trunk", "shoulders", "head"),
    Part.BODY: LIMB_NAMES,
}
_PLACES = {part: [LIMB_NAMES.index(name) for name in names] for part, names in LIMBS_OF.items()}


@dataclass(frozen=True)
class Diagnosis:
    """What was wrong with a move.

    wrong: mean square of the distance of directions, 0 to 4. worst_s: song second of the reference at which the part
    was farthest from it. shift_s: how late, - is early, None where it is no matter of time. share: how much of the
    height or movement was there, None where nothing lacked. sure: how far it can be believed, 0 to 1.
    """

    part: Part
    fault: Fault
    wrong: float
    worst_s: float
    shift_s: float | None = None
    share: float | None = None
    sure: float = 1.0


def diagnose(
    move: Move, *, reference: LimbPath, danced: LimbPath, delay_s: float, arms_sure: float = 1.0
) -> Diagnosis | None:
    """Return what was wrong with a move; None where nothing was, or hardly anything was seen.

    Several parts with one and the same fault are told as the whole body.

    reference: of the whole song, mirrored for whoever dances as in a mirror. delay_s: how late this player's dancing
    usually reaches the judge. arms_sure: how far what is seen of the arms can be believed, 0 to 1.
    """
    view = _View(move, reference=reference, danced=danced, delay_s=delay_s)
    found = [story for part in Part if part is not Part.BODY if (story := view.fault_of(part)) is not None]
    if not found:
        return None
    sure = {story.part: arms_sure if story.part in ARMS else 1.0 for story in found}
    costs = {part: sure[part] * view.wrong(part) * float(LIMB_SHARES[_PLACES[part]].sum()) for part in sure}
    told = max(found, key=lambda story: costs[story.part])
    if len(found) > 1 and all(story.fault is told.fault for story in found) and told.fault is not Fault.SHAPE:
        return replace(view.story(Part.BODY), fault=told.fault, shift_s=told.shift_s, share=told.share)
    return replace(told, sure=sure[told.part])


def fault_of(part: Part, move: Move, *, reference: LimbPath, danced: LimbPath, delay_s: float) -> Diagnosis | None:
    """Return what was wrong with one part of the body, None where it was right; else as `diagnose`."""
    return _View(move, reference=reference, danced=danced, delay_s=delay_s).fault_of(part)


def is_seen(part: Part, move: Move, *, reference: LimbPath, danced: LimbPath, delay_s: float) -> bool:
    """Return whether so much was seen of a part in a move that it can be told of; else as `diagnose`."""
    view = _View(move, reference=reference, danced=danced, delay_s=delay_s)
    return any(view.is_seen(one) for one in Part if part in (one, Part.BODY))


class _View:
    """What was danced of one move, W moments, and the reference at any time around it."""

    def __init__(self, move: Move, *, reference: LimbPath, danced: LimbPath, delay_s: float) -> None:
        start, end = round(move.start_s * GRID_HZ), round(move.end_s * GRID_HZ)
        delay, self._reach = round(delay_s * GRID_HZ), round(MOST_SHIFT_S * GRID_HZ)
        self._start = start
        self._danced = danced.between(start + delay, end + delay)
        self._around = reference.between(start - self._reach, end + self._reach)

    def fault_of(self, part: Part) -> Diagnosis | None:
        """Return what explains best how a part is wrong; None where it is not, or so little that no story is."""
        wrong = self.wrong(part)
        story = self.story(part) if wrong >= LEAST_WRONG else None
        return None if story is None or (story.fault is Fault.SHAPE and wrong < LEAST_SHAPE) else story

    def wrong(self, part: Part) -> float:
        """How wrong a part is; 0 where too little of it is seen."""
        own = self._own()
        return self._mean(self._apart(part, own), own, part) if self.is_seen(part) else 0.0

    def story(self, part: Part) -> Diagnosis:
        """Return what explains best how a part is wrong."""
        own, wrong = self._own(), self.wrong(part)
        worst = int((self._apart(part, own) * self._weight(part, own)).sum(axis=1).argmax())
        worst_s = (self._start + worst) * STEP_S
        shift, late_left = self._as_late(part)
        low, low_left = self._as_less(part, lambda path, share: path * (1 - share) + _DOWN * share)
        small, small_left = self._as_less(part, lambda path, share: path + (path.mean(axis=0) - path) * share)
        timing = Fault.LATE if shift > 0 else Fault.EARLY
        stories = (
            (late_left * wrong, Diagnosis(part, timing, wrong, worst_s, shift_s=shift * STEP_S)),
            (low_left, Diagnosis(part, Fault.LOW, wrong, worst_s, share=1 - low)),
            (small_left, Diagnosis(part, Fault.SMALL, wrong, worst_s, share=1 - small)),
        )
        left, best = min(stories, key=lambda story: story[0])
        is_explained = left <= MOST_LEFT_SHARE * wrong + JITTER
        return best if is_explained else Diagnosis(part, Fault.SHAPE, wrong, worst_s)

    def _own(self, late: int = 0) -> LimbMotion:
        """The reference as it looks to whoever dances it so many steps late."""
        start = self._reach - late
        return self._around.stretch(start, start + len(self._danced))

    def _weight(self, part: Part, own: LimbMotion) -> Floats:
        """(W, P) the shares of the limbs where both are seen."""
        places = _PLACES[part]
        return (self._danced.is_seen & own.is_seen)[:, places] * LIMB_SHARES[places]

    def is_seen(self, part: Part) -> bool:
        """Whether enough of a part is seen."""
        return bool((self._weight(part, self._own()) > 0).mean() > LEAST_SEEN_SHARE)

    def _apart(self, part: Part, own: LimbMotion) -> Floats:
        """(W, P) squares of the distances of directions."""
        apart: Floats = ((self._danced.direction - own.direction)[:, _PLACES[part]] ** 2).sum(axis=2)
        return apart

    def _mean(self, apart: Floats, own: LimbMotion, part: Part) -> float:
        weight = self._weight(part, own)
        return float((apart * weight).sum() / max(weight.sum(), 1e-9))

    def _as_late(self, part: Part) -> tuple[int, float]:
        """Return the steps late at which a part fits best, and which share of its being wrong that leaves.

        Infinite where it is in time, or fits best at the edge of what is looked at: then it fits nowhere.
        """
        steps = range(-self._reach, self._reach + 1)
        left = [self._timed(part, self._own(late)) + EARLY_COSTS * (late < 0) for late in steps]
        shift = int(np.argmin(left)) - self._reach
        is_shift = abs(shift) * STEP_S >= LEAST_SHIFT_S and abs(shift) < self._reach
        return shift, min(left) / max(left[self._reach], 1e-9) if is_shift else np.inf

    def _timed(self, part: Part, own: LimbMotion) -> float:
        speeds = ((self._danced.velocity - own.velocity)[:, _PLACES[part]] ** 2).sum(axis=2)
        return self._mean(self._apart(part, own) + speeds * VELOCITY_S**2, own, part)

    def _as_less(self, part: Part, less: Callable[[Floats, float], Floats]) -> tuple[float, float]:
        """Return the share that lacks of a part where that explains it best, and what it leaves unexplained.

        less: makes a path of directions (W, P, 2) less by a share. Infinite where hardly anything lacks.
        """
        own = self._own()
        path, danced = own.direction[:, _PLACES[part]], self._danced.direction[:, _PLACES[part]]
        length = np.linalg.norm(path, axis=2, keepdims=True)
        shares = np.linspace(0.0, 1.0, LESS_STEPS + 1)
        left = []
        for share in shares:
            expected = less(path, float(share))
            expected = expected * length / np.maximum(np.linalg.norm(expected, axis=2, keepdims=True), 1e-6)
            left.append(self._mean(((danced - expected) ** 2).sum(axis=2), own, part))
        best = int(np.argmin(left))
        return float(shares[best]), left[best] if shares[best] >= LEAST_LESS else np.inf
