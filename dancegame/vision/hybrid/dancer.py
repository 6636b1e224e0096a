"""One dancer between pictures: where he is, how he moves, and how the two networks differ about his joints."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.vision.hybrid.fusion import Fusion, steadied
from dancegame.vision.hybrid.landmarks import Sight
from dancegame.vision.hybrid.overview import Candidate
from dancegame.vision.hybrid.region import Region
from dancegame.vision.several.body import HIPS, SHOULDERS, Body
from dancegame.vision.several.motion import Motion

# Who is seen by neither network is placed where he should be for so long, and waited for for longer.
HELD_S, GONE_S = 0.2, 0.6
# Who vanished behind somebody is waited for for longer; he is behind who is this near.
HIDDEN_S, HIDING_TORSOS = 4.0, 0.8
# Nobody's motion is known for longer than this: after it he is expected where it led him.
MOST_AHEAD_S = 0.1
# Who scores as much in the overview is somebody, whatever a close look says of him: he may be half hidden.
SURE = 0.3
# How fast the score is learnt.
LEARNT_A_LOOK = 0.2
# A sight is this near to where he is expected, or to where the other network sees him in the same picture.
NEAR_EXPECTED, NEAR_CANDIDATE = 1.0, 0.5
# The least score of a landmark network that sees a person.
SEES = 0.5
TORSO = [*SHOULDERS, *HIPS]


@dataclass(eq=False)
class Dancer:
    """Somebody who is followed.

    body: where he was in the last picture. seen_s, looked_s: when a network saw him, and when he was looked at closely.
    region, seen_at: where to look next, and the middle of the torso when that was told. is_confirmed: a close look has
    shown a person. is_found: he was in the last picture, or is taken to be. is_close: a close look showed
    him there. lost: how many moving joints could not be followed from the last picture to where he is expected in this
    one, None where nothing was followed. refusals: close looks in vain.
    """

    body: Body
    seen_s: float
    score: float
    looked_s: float = float("-inf")
    region: Region | None = None
    seen_at: NDArray[np.float32] = field(default_factory=lambda: np.full(2, np.nan, np.float32))
    is_confirmed: bool = False
    is_found: bool = True
    is_close: bool = False
    lost: int | None = None
    refusals: int = 0
    motion: Motion = field(default_factory=Motion)
    fusion: Fusion = field(default_factory=Fusion)

    @property
    def is_shown(self) -> bool:
        """Whether he is sure to be somebody."""
        return self.is_confirmed or self.score >= SURE

    def expect(self, time_s: float, aspect: float) -> Body:
        """Return where he should be at a moment; what would be beside the picture is unseen."""
        if len(self.motion.looks) < 2:
            return self.body
        last_s = self.motion.looks[-1][0]
        body = self.motion.expect(min(time_s, last_s + MOST_AHEAD_S))
        within = _within(body, aspect)
        return within if within.is_person else self.body

    def region_at(self, expected: Body) -> Region:
        """Return where to look at him when he should be somewhere."""
        if self.region is None:
            return Region.around(expected)
        step = middle(expected) - self.seen_at
        return self.region.moved(step) if np.isfinite(step).all() else self.region

    def settle(
        self,
        expected: Body,
        sight: Sight | None,
        candidate: Candidate | None,
        time_s: float,
        others: Sequence[Body] = (),
    ) -> Body | None:
        """Take what the networks say of him in a picture; return where he is, None where nobody knows.

        sight: None where nobody looked closely. candidate: None where everybody was not looked for, or not found.
        others: whom the overview takes for other dancers; a close look may show one of them.
        """
        self._before_s = self.seen_s
        near = None if sight is None else self._check(sight, expected, candidate, others)
        self.is_close = near is not None
        if sight is not None:
            self.looked_s = time_s
            self.refusals = 0 if near is not None else self.refusals + 1
        body = self._place(expected, near, candidate)
        if near is not None and sight is not None:
            self.is_confirmed = True
            self.region, self.seen_at = sight.region, middle(near)
        elif sight is not None:
            self.region = None
        if near is not None or candidate is not None:
            self.seen_s = time_s
            self.motion.see(body, time_s)
        elif time_s - self.seen_s > HELD_S:
            self.lose(expected)
            return None
        self.body, self.is_found = body, True
        return body

    def lose(self, expected: Body) -> None:
        """Note that it was not him who was seen: he may be where he was expected."""
        self.body, self.seen_s, self.is_found = expected, self._before_s, False
        self.region = None
        self.motion.forget()

    def may_hide(self, other: "Dancer") -> bool:
        """Say whether another may be behind him; whose feet are nearer cannot be told of one who is hidden."""
        apart = np.abs(middle(self.body) - middle(other.body))
        return bool(np.all(apart < HIDING_TORSOS * self.body.torso))

    def _check(self, sight: Sight, expected: Body, candidate: Candidate | None, others: Sequence[Body]) -> Body | None:
        """Return the body of a close look that shows this dancer."""
        body = Body(sight.pose)
        if sight.score < SEES or not body.is_person or body.apart_torsos(expected) > NEAR_EXPECTED:
            return None
        if candidate is not None:
            apart = body.apart_torsos(candidate.body)
            if apart > NEAR_CANDIDATE or any(body.apart_torsos(other) < apart for other in others):
                return None
        return body

    def _place(self, expected: Body, near: Body | None, candidate: Candidate | None) -> Body:
        if candidate is not None:
            self.score += LEARNT_A_LOOK * (candidate.score - self.score)
        if near is None:
            return expected if candidate is None else self.fusion.coarse(candidate.body, expected)
        seen = near if candidate is None else self.fusion.both(near, candidate.body, expected)
        return steadied(seen, expected) if self.lost is not None else seen


def middle(body: Body) -> NDArray[np.float32]:
    """Return the middle (2,) of the torso, as far as it is seen."""
    torso = [joint for joint in TORSO if body.seen[joint]]
    middle: NDArray[np.float32] = body.xy[torso].mean(axis=0) if torso else np.full(2, np.nan, np.float32)
    return middle


def _within(body: Body, aspect: float) -> Body:
    is_outside = np.any((body.xy < 0) | (body.xy > (aspect, 1)), axis=1)
    if not is_outside.any():
        return body
    xy, confidence = body.xy.copy(), body.pose.confidence.copy()
    xy[is_outside], confidence[is_outside] = np.nan, 0
    return Body(Pose(xy, confidence))
