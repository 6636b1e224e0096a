"""One puppet that acts on orders: it walks, stands, dances and speaks with its arms, each going over into the next."""

import math

import numpy as np
from numpy.typing import NDArray

from dancegame.core.acts import Act, Away, DanceAlong, Stand
from dancegame.core.pace import Pace
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.arms import Shape, arms_of, blend, ease
from dancegame.vision.puppet.performer import Body, Performer
from dancegame.vision.puppet.spec import STILL, PuppetSpec
from dancegame.vision.puppet.stance import idle, on_still_legs
from dancegame.vision.puppet.wheelchair import seated

# How long a body takes from one act to the next.
TURN_S = 0.4
# Somebody who goes to another place of the room, metres a second and steps a second.
WALK_M_S, STEPS_HZ = 1.2, 1.8
STEP_M, STRIDE_M, BOB_M, ARM_SWING_M = 0.07, 0.05, 0.015, 0.05
# So far beyond the picture's edge nothing is seen of a puppet any more.
GONE_M = 0.6
# Two who wait do not sway together.
PHASE_S = 1.7


class Actor:
    """A puppet with its place, its act and what it does between two.

    own_dance: what it dances until it learns another. place: of several puppets, which one, from 0. is_alone: whether
    the picture is its own; a dance is fitted into it then.
    """

    def __init__(
        self, spec: PuppetSpec, own_dance: PoseSequence | None, *, aspect: float, place: int, is_alone: bool
    ) -> None:
        self.spec = spec
        self._aspect, self._is_alone = aspect, is_alone
        self._phase_s = PHASE_S * place
        self._learn(None if spec.song == STILL else own_dance)
        self._act: Act = DanceAlong()
        self._turn_s = -math.inf
        self._turn: tuple[Shape, Shape] | None = None
        self._walk: tuple[float, float, float, float] | None = None

    def rehearse(self, dance: PoseSequence | None) -> None:
        """Learn the dance of the song that is played; who has one of its own does not."""
        if self.spec.song is None:
            self._learn(dance)

    def act(self, act: Act, now_s: float, *, pace: Pace | None) -> None:
        """Begin an act at a moment, from however it stands then; the same one again changes nothing."""
        if act == self._act:
            return
        x = self._x(now_s)
        before = self._shape(now_s, pace)
        self._turn, self._turn_s, self._act = before, now_s, act
        aim_x = self._aim_x(act, x)
        walk_s = abs(aim_x - x) / (WALK_M_S * self.metre)
        self._walk = (x, aim_x, now_s, now_s + walk_s)

    @property
    def metre(self) -> float:
        """Picture heights of a metre of a body 1.7 m tall, at its place."""
        return self._performer.metre

    @property
    def floor_y(self) -> float:
        """Where its feet are, picture heights from above."""
        return float(self._performer.place[1])

    @property
    def table_x(self) -> float:
        """Where its table stands across the picture, in picture heights."""
        return float(self._performer.place[0])

    def is_gone(self, now_s: float) -> bool:
        """Whether it has walked out of the picture."""
        return isinstance(self._act, Away) and self._walk is not None and now_s >= self._walk[3]

    def body(self, now_s: float, *, pace: Pace | None) -> Body:
        """Return where its joints are at a moment since its act began."""
        shape, depth = self._shape(now_s, pace)
        if self.spec.table:
            shape, depth = on_still_legs(shape, depth)
        if self.spec.chair:
            shape, depth = seated(shape, depth)
        place = np.array((self._x(now_s), self._performer.place[1]))
        return Body(place + shape * self.metre + self._performer.unsteadiness(now_s), depth)

    def _learn(self, dance: PoseSequence | None) -> None:
        self._performer = Performer(self.spec, dance, aspect=self._aspect, is_fitted=self._is_alone)

    def _aim_x(self, act: Act, x: float) -> float:
        match act:
            case Away():
                beyond = GONE_M * self.metre
                return -beyond if x < self._aspect / 2 else self._aspect + beyond
            case Stand(share) if share is not None:
                return share * self._aspect
        return float(self._performer.place[0])

    def _x(self, now_s: float) -> float:
        """Where it is across the picture, in picture heights."""
        if self._walk is None:
            return float(self._performer.place[0])
        start_x, end_x, start_s, end_s = self._walk
        share = 1.0 if end_s <= start_s else ease((now_s - start_s) / (end_s - start_s))
        return start_x + share * (end_x - start_x)

    def _shape(self, now_s: float, pace: Pace | None) -> tuple[Shape, NDArray[np.float64]]:
        """Return shape (J, 2) in metres from between the feet, and depth (J,)."""
        shape, depth = self._acted(now_s, pace)
        if self._walk is not None and now_s < self._walk[3] + TURN_S:
            share = ease((now_s - self._walk[3]) / TURN_S)
            shape, depth = blend(self._walking(now_s), shape, share), depth * share
        if self._turn is not None and now_s < self._turn_s + TURN_S:
            share = ease((now_s - self._turn_s) / TURN_S)
            before, before_depth = self._turn
            shape, depth = blend(before, shape, share), before_depth * (1 - share) + depth * share
        return shape, depth

    def _acted(self, now_s: float, pace: Pace | None) -> tuple[Shape, NDArray[np.float64]]:
        own_s = now_s + self._phase_s
        if isinstance(self._act, DanceAlong) and pace is not None:
            return self._performer.dance(own_s, pace=pace.later(self._phase_s))
        shape = idle(own_s)
        return arms_of(self._act, shape), np.zeros(len(shape))

    def _walking(self, now_s: float) -> Shape:
        """One who walks across the room and still looks at the camera: feet rise in turn, arms swing a little."""
        shape = idle(now_s + self._phase_s).copy()
        assert self._walk is not None
        start_x, end_x, start_s, end_s = self._walk
        if end_s <= start_s:
            return shape
        # Steps grow with the speed, and end with it.
        strength = min(1.0, 4 * min(now_s - start_s, end_s - now_s)) if start_s < now_s < end_s else 0.0
        phase = math.pi * STEPS_HZ * (now_s - start_s)
        shape[_UPPER, 1] -= strength * BOB_M * abs(math.sin(phase))
        shape[_UPPER, 0] += strength * math.copysign(0.03, end_x - start_x)  # leaning
        for side, rise in (("left", math.sin(phase)), ("right", -math.sin(phase))):
            lift = strength * max(0.0, rise)
            for joint, share in (("ankle", 1.0), ("toe", 1.0), ("knee", 0.6)):
                index = CANONICAL.index(f"{side}_{joint}")
                shape[index] += (strength * STRIDE_M * share * math.cos(phase) * (1 if side == "left" else -1), 0.0)
                shape[index, 1] -= lift * STEP_M * share
            shape[CANONICAL.index(f"{side}_wrist"), 0] += strength * ARM_SWING_M * rise
        return shape


_UPPER = [place for place, name in enumerate(CANONICAL.joints) if not name.endswith(("knee", "ankle", "toe", "hip"))]
