"""Finds one to six close dancers, with a network of his own for each."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from itertools import chain, combinations
from pathlib import Path
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from dancegame.core.cores import usable_cores
from dancegame.core.poses import Pose
from dancegame.vision.estimators.answers import wait_for
from dancegame.vision.estimators.mediapipe import MediaPipeEstimator, create_landmarker
from dancegame.vision.estimators.native_log import Opening, without_chatter
from dancegame.vision.several.body import Body
from dancegame.vision.several.dancer import NEAR_TORSOS, Dancer
from dancegame.vision.several.scout import PEOPLE, Attendance, Rounds, Scout
from dancegame.vision.several.turns import calmest
from dancegame.vision.several.view import View

# Bystanders that are followed besides the players: who of them plays is for the tracker to say.
BYSTANDERS = 2
SCOUTS = 2
# A newcomer nearer to somebody is likely a mixture of two; dancers a shoulder's width apart are 1.2 torsos apart.
NEWCOMER_TORSOS = 0.8
# With every network busy, somebody this much larger than the smallest is followed in his place.
LARGER = 1.25
Answer = TypeVar("Answer")


class SeveralEstimator:
    """A `PoseEstimator` for dancers who are close to each other.

    players: how many play, 1 to 6; of more people in the picture two are found too. One player alone costs what
    MediaPipe costs. smooths: MediaPipe smooths each pose itself, unless it is told not to.
    A context manager. Raises ModelError for a missing or broken bundle.
    """

    def __init__(self, model_path: str | Path | None = None, *, players: int, smooths: bool = True) -> None:
        self.smooths = smooths
        self._players = players
        self._cores = usable_cores()
        self._opening = Opening()
        with ExitStack() as opened:
            if players == 1:
                self._single = opened.enter_context(MediaPipeEstimator(model_path, smooths=smooths))
            else:
                self._start(opened, model_path, players + BYSTANDERS)
            self._opened = opened.pop_all()

    def _start(self, opened: ExitStack, model_path: str | Path | None, count: int) -> None:
        # One thread for each network: the system divides the cores among them better than a queue would.
        self._pool = opened.enter_context(ThreadPoolExecutor(count + SCOUTS, thread_name_prefix="pose"))
        with without_chatter():
            scouting = [
                self._pool.submit(create_landmarker, model_path, players=PEOPLE, follows=False) for _ in range(SCOUTS)
            ]
            following = [self._pool.submit(create_landmarker, model_path) for _ in range(count)]
            wait([*scouting, *following])
        self._rounds, self._attendance = Rounds(), Attendance(self._players)
        self._last_s = 0.0
        self._scouts = [Scout(future.result()) for future in scouting]
        self._dancers = [Dancer(future.result(), smooths=self.smooths) for future in following]
        for scout in self._scouts:
            opened.callback(scout.close)
        for dancer in self._dancers:
            opened.callback(dancer.close)

    def estimate(self, rgb: NDArray[np.uint8], *, time_s: float) -> tuple[Pose, ...]:
        """Return the poses in a picture (H, W, 3); time_s must increase from call to call."""
        if self._players == 1:
            return self._single.estimate(rgb, time_s=time_s)
        with self._opening.quiet():
            poses = self._estimate(View.of(rgb), time_s)
        self._opening.count(len(poses))
        return poses

    def close(self) -> None:
        """Release the networks and end their threads; safe to call twice."""
        with without_chatter():
            self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _estimate(self, view: View, time_s: float) -> tuple[Pose, ...]:
        followed = self._followed()
        shown = {dancer: body for dancer, body in followed.items() if dancer.seen_s >= self._last_s}
        expected = {dancer: dancer.expect(time_s) for dancer in calmest([*followed], cores=self._cores, time_s=time_s)}
        looking = [dancer for dancer in followed if dancer not in expected]
        looks = []
        for dancer in looking:
            others = [body for other, body in shown.items() if other is not dancer]
            looks.append(self._pool.submit(dancer.look, view, others, time_s))
        lanes = self._rounds.lanes(view.aspect, time_s, missing=self._attendance.missing(len(shown), time_s))
        finds = [
            self._pool.submit(scout.look, view, lanes[place::SCOUTS], [*shown.values()])
            for place, scout in enumerate(self._scouts[: len(lanes)])
        ]
        looked = _answers(looks)
        bodies = self._settle({**expected, **dict(zip(looking, looked, strict=True))}, time_s)
        found = _answers(finds)
        newcomers = sorted(chain.from_iterable(found), key=lambda body: -body.pose.confidence.mean())
        for body in newcomers:
            bodies += self._receive(body, bodies, time_s)
        self._last_s = time_s
        return tuple(body.pose for body in bodies)

    def _followed(self) -> dict[Dancer, Body]:
        """Return the dancers who follow somebody, and where each was last seen."""
        return {dancer: dancer.body for dancer in self._dancers if dancer.body is not None}

    def _settle(self, looks: dict[Dancer, Body | None], time_s: float) -> list[Body]:
        """Tell the dancers whether they were seen; of two networks that see one person, one has gone astray."""
        seen = {dancer: body for dancer, body in looks.items() if body is not None}
        astray = _astray(seen, self._followed())
        if any(dancer.is_found for dancer in looks if dancer not in seen or dancer in astray):
            self._rounds.hurry()
        for dancer in looks:
            if dancer in seen and dancer not in astray:
                dancer.keep(seen[dancer], time_s)
            else:
                dancer.miss(time_s, holds_another=dancer in astray)
        return [body for dancer, body in seen.items() if dancer not in astray]

    def _receive(self, body: Body, bodies: list[Body], time_s: float) -> list[Body]:
        """Return whom a scout found, if it is somebody else than `bodies` and a network can follow from now on."""
        is_apart = all(body.apart_torsos(other) > NEWCOMER_TORSOS for other in bodies)
        taker = self._taker(body, time_s) if is_apart else None
        if taker is None:
            return []
        taker.seek(body, time_s)
        self._rounds.hurry()
        return [body]

    def _taker(self, body: Body, time_s: float) -> Dancer | None:
        """Return who shall follow somebody new: a network that lost him, a free one, or one with a far smaller person.

        So a sofa full of onlookers keeps no player out.
        """
        followed = self._followed()
        lost = [dancer for dancer in followed if dancer.seen_s < time_s]
        near = [dancer for dancer in lost if body.apart_torsos(followed[dancer]) < NEAR_TORSOS]
        free = [dancer for dancer in self._dancers if dancer not in followed]
        if near or free:
            return min(near, key=lambda dancer: body.apart_torsos(followed[dancer])) if near else free[0]
        smallest = min(followed, key=lambda dancer: followed[dancer].torso)
        return smallest if body.torso > LARGER * followed[smallest].torso else None


def _astray(seen: dict[Dancer, Body], before: dict[Dancer, Body]) -> set[Dancer]:
    """Return of each pair that sees one person the network that has come from farther away; before: where each was."""
    astray = set()
    for pair in combinations(seen, 2):
        if seen[pair[0]].is_same(seen[pair[1]]):
            astray.add(max(pair, key=lambda dancer: seen[dancer].apart_torsos(before[dancer])))
    return astray


def _answers(jobs: list[Future[Answer]]) -> list[Answer]:
    """Wait for networks. Raises ModelError when one does not answer, and what any of them raised."""
    wait_for(jobs)
    return [job.result() for job in jobs]
