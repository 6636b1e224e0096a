"""Gestures that are meant: made-up people make them, and what is understood within two seconds is counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.gestures.people import HANGING, IDLE, Arms, Person, act, bent_to, both, look, posed, somebody
from dancegame.core.gestures.arm_poses import ARM_POSES
from dancegame.core.gestures.pointing import DWELL_S, aim_at
from dancegame.core.gestures.upper_body import Place, read_upper_body
from dancegame.core.gestures.watch import Gestures, GestureWatch, Want
from dancegame.core.intents import Answer, Back, Choose, Move, Pause
from dancegame.core.poses import Pose, PoseSequence

Floats = NDArray[np.float64]

START_S, END_S = 1.5, 5.0
UNDERSTOOD_S = 2.0
# Thumbnails, tiles and buttons are larger than this much to each side of their middle, shares of the picture.
HIT = 0.13
# Who wants the edge goes past it.
OVERSHOOT_M = 0.03
CROSSED = {"upper_arm": (-0.37, 0.85, -0.38), "forearm": (-0.73, -0.68, -0.1)}
BENT_UP = {"upper_arm": (0.75, -0.2, -0.3), "forearm": (0.15, -0.97, -0.15)}


@dataclass(frozen=True)
class Meant:
    """A gesture that was made. at_s: when its arms begin to move. is_right: whether this says what was meant."""

    kind: str
    want: Want
    performance: PoseSequence
    is_right: Callable[[Gestures], bool]
    at_s: float = START_S


@dataclass(frozen=True)
class Understood:
    """What came of a gesture. after_s: seconds until it was understood, infinite if never. wrong: other intents."""

    after_s: float
    wrong: int


def meant_gestures(kind: str, count: int) -> Iterator[Meant]:
    """Yield so many gestures of a kind."""
    make = KINDS[kind]
    for seed in range(count):
        yield make(somebody(seed), seed)


def watch_meant(meant: Meant, *, dwell_s: float = DWELL_S) -> Understood:
    """Return how soon a gesture was understood, and what else was."""
    watch = GestureWatch(meant.want, dwell_s=dwell_s)
    after_s, wrong = float("inf"), 0
    for time_s, pose in poses_of(meant.performance):
        said = watch.update(time_s, {0: pose}, players={0: 0} if meant.want is not Want.JOIN else {})
        if meant.is_right(said):
            after_s = min(after_s, time_s - meant.at_s)
        elif said.intents or said.joined:
            wrong += 1
    return Understood(after_s, wrong)


def poses_of(performance: PoseSequence) -> Iterator[tuple[float, Pose]]:
    """Yield the poses with their seconds."""
    for time_s, xy, confidence in zip(performance.times_s, performance.xy, performance.confidence, strict=True):
        yield float(time_s), Pose(xy, confidence)


def thinned(performance: PoseSequence, rate_hz: float) -> PoseSequence:
    """Return what a camera of so few pictures a second sees of it."""
    slots = np.floor((performance.times_s - performance.times_s[0]) * rate_hz + 1e-6)
    kept = np.concatenate([[True], np.diff(slots) > 0])
    times_s, xy, confidence = performance.times_s[kept], performance.xy[kept], performance.confidence[kept]
    return PoseSequence(times_s, xy, confidence, min(rate_hz, performance.fps))


def _acted(person: Person, bones: Floats) -> PoseSequence:
    return act(person, [(0.0, posed(person, IDLE)), (START_S, bones)], duration_s=END_S)


def _answer(answer: int) -> Callable[[Person, int], Meant]:
    def make(person: Person, seed: int) -> Meant:
        del seed
        forward = -0.15
        directions = {name: (x, y, forward) for name, (x, y) in ARM_POSES[answer].directions.items()}
        performance = _acted(person, posed(person, Arms(directions)))
        return Meant("answer", Want.ANSWERS, performance, lambda said: Answer(answer, 0) in said.intents)

    return make


def _join(person: Person, seed: int) -> Meant:
    """Half of the people raise a straight arm, half a bent one; half the left one."""
    straight = {bone: (*ARM_POSES[0].directions[f"left_{bone}"], -0.2) for bone in HANGING}
    up = BENT_UP if seed % 4 < 2 else straight
    arms = both(up, HANGING) if seed % 2 else both(HANGING, up)
    return Meant("join", Want.JOIN, _acted(person, posed(person, arms)), lambda said: said.joined == (0,))


def _cross(want: Want) -> Callable[[Person, int], Meant]:
    def make(person: Person, seed: int) -> Meant:
        del seed
        performance = _acted(person, posed(person, both(CROSSED, CROSSED)))
        right = Back(0) if want is Want.MENU else Pause(0)
        return Meant("cross", want, performance, lambda said: right in said.intents)

    return make


def _point(person: Person, seed: int) -> Meant:
    """Somebody points at a place anywhere in the picture's safe part, with the nearer hand, until the ring closes."""
    random = np.random.default_rng([seed, 23])
    aim = Place(random.uniform(0.1, 0.9), random.uniform(0.12, 0.88))
    side = 1 if aim.x > 0.5 else 0
    blind = _acted(person, reach(person, aim, side=side))
    # Who points sees the cursor, and corrects what the camera makes of their hand.
    there = np.median([place for place in _aims(blind, side) if place], axis=0)
    corrected = Place(2 * aim.x - float(there[0]), 2 * aim.y - float(there[1]))
    performance = _acted(person, reach(person, corrected, side=side))

    def is_right(said: Gestures) -> bool:
        pointer = said.pointer
        is_there = pointer is not None and abs(pointer.x - aim.x) < HIT and abs(pointer.y - aim.y) < HIT
        return is_there and Choose(0) in said.intents

    return Meant("point", Want.MENU, performance, is_right)


def _aims(performance: PoseSequence, side: int) -> list[Place | None]:
    """Where a hand points once it is up."""
    bodies = [read_upper_body(pose) for time_s, pose in poses_of(performance) if START_S + 1 < time_s < START_S + 2]
    return [aim_at(body, side) for body in bodies if body is not None]


def _roll(person: Person, seed: int) -> Meant:
    """Somebody whose hand is up points below or above the picture."""
    down, side = 1 if seed % 2 else -1, seed // 2 % 2
    middle = reach(person, Place(0.5, 0.5), side=side)
    edge = reach(person, Place(0.5, 0.5 + 0.5 * down), side=side, beyond_m=OVERSHOOT_M * down)
    away_s = START_S + 1.0
    poses = [(0.0, posed(person, IDLE)), (START_S, middle), (away_s, edge)]
    performance = act(person, poses, duration_s=END_S)
    return Meant("roll", Want.LIST, performance, lambda said: Move(down=down, player=0) in said.intents, away_s)


def reach(person: Person, aim: Place, *, side: int, beyond_m: float = 0.0) -> Floats:
    """Return the bones (1, B, 3) of somebody whose hand brings the cursor to a place, as who sees it would.

    beyond_m: how much further down the hand then goes.
    """
    wrist = np.array((0.35, -0.05, -0.3))
    for _ in range(12):
        up = bent_to(wrist)
        arms = both(up, HANGING) if side == 0 else both(HANGING, up)
        body = read_upper_body(look(person, posed(person, arms)))
        assert body is not None
        there = aim_at(body, side)
        assert there is not None
        error_x = (aim.x - there.x) * (1 if side == 1 else -1)
        wrist[:2] += 0.3 * np.array((error_x, aim.y - there.y))
        wrist *= min(1.0, 1.75 / np.linalg.norm(wrist / 0.3))
    up = bent_to(wrist + np.array((0.0, beyond_m, 0.0)))
    return posed(person, both(up, HANGING) if side == 0 else both(HANGING, up))


KINDS: dict[str, Callable[[Person, int], Meant]] = {
    "join": _join,
    **{f"answer_{'abcd'[answer]}": _answer(answer) for answer in range(4)},
    "point": _point,
    "roll": _roll,
    "back": _cross(Want.MENU),
    "pause": _cross(Want.DANCE),
}
