"""Finds one to six close dancers, with a network of his own for each."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, nullcontext
from itertools import combinations
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import ModelError
from dancegame.core.poses import Pose
from dancegame.vision.mediapipe_pose import MediaPipeEstimator, create_landmarker
from dancegame.vision.native_log import without_chatter
from dancegame.vision.party_body import Body
from dancegame.vision.party_dancer import NEAR_TORSOS, Dancer
from dancegame.vision.party_scout import Scout
from dancegame.vision.party_turns import calmest, usable_cores
from dancegame.vision.party_view import View

# Bystanders that are followed besides the players: who of them plays is for the tracker to say.
BYSTANDERS = 2
# With every network busy, somebody this much larger than the smallest is followed in his place.
LARGER = 1.25
# A picture takes a twentieth of a second; a network that is silent for this long will not answer.
ANSWER_S = 10.0


class PartyEstimator:
    """A `PoseEstimator` for dancers who are close to each other.

    players: how many play, 1 to 6; of more people in the picture two are found too. One player alone costs what
    MediaPipe costs. smooths: MediaPipe smooths each pose itself.
    A context manager. Raises ModelError for a missing or broken bundle.
    """

    smooths = True

    def __init__(self, model_path: str | Path | None = None, *, players: int) -> None:
        self._players = players
        self._cores = usable_cores()
        self._has_found = False
        with ExitStack() as opened:
            if players == 1:
                self._single = opened.enter_context(MediaPipeEstimator(model_path))
            else:
                self._start(opened, model_path, players + BYSTANDERS)
            self._opened = opened.pop_all()

    def _start(self, opened: ExitStack, model_path: str | Path | None, count: int) -> None:
        # One thread for each network: the system divides the cores among them better than a queue would.
        self._pool = opened.enter_context(ThreadPoolExecutor(count + 1, thread_name_prefix="pose"))
        with without_chatter():
            scout = self._pool.submit(create_landmarker, model_path, follows=False)
            ours = [self._pool.submit(create_landmarker, model_path) for _ in range(count)]
            wait([scout, *ours])
        self._scout = Scout(scout.result())
        opened.callback(self._scout.close)
        self._dancers = [Dancer(future.result()) for future in ours]
        for dancer in self._dancers:
            opened.callback(dancer.close)

    def estimate(self, rgb: NDArray[np.uint8], *, time_s: float) -> tuple[Pose, ...]:
        """Return the poses in a picture (H, W, 3); time_s must increase from call to call."""
        if self._players == 1:
            return self._single.estimate(rgb, time_s=time_s)
        # The last chatter comes with the first person.
        with nullcontext() if self._has_found else without_chatter():
            poses = self._estimate(View.of(rgb), time_s)
        self._has_found |= bool(poses)
        return poses

    def close(self) -> None:
        """Release the networks and end their threads; safe to call twice."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _estimate(self, view: View, time_s: float) -> tuple[Pose, ...]:
        known = [dancer for dancer in self._dancers if dancer.body is not None]
        shown = {dancer: dancer.body for dancer in known if dancer.is_found}
        expected = {dancer: dancer.expect(time_s) for dancer in calmest(known, cores=self._cores, time_s=time_s)}
        looking = [dancer for dancer in known if dancer not in expected]
        jobs = []
        for dancer in looking:
            others = [body for other, body in shown.items() if other is not dancer]
            jobs.append(self._pool.submit(dancer.look, view, others, time_s))
        is_scouting = self._scout.is_due(time_s)
        if is_scouting:
            jobs.append(self._pool.submit(self._scout.look, view, list(shown.values())))
        answers = _answers(jobs)
        bodies = self._settle(expected | dict(zip(looking, answers, strict=False)), time_s)
        if is_scouting:
            bodies += self._receive(view, answers[-1], bodies, time_s)
        return tuple(body.pose for body in bodies)

    def _settle(self, looks: dict[Dancer, Body | None], time_s: float) -> list[Body]:
        """Tell the dancers whether they were seen; of two networks that see one person, one has gone astray."""
        seen = {dancer: body for dancer, body in looks.items() if body is not None}
        astray = _astray(seen)
        if any(dancer.is_found for dancer in looks if dancer not in seen or dancer in astray):
            self._scout.hurry()
        for dancer in looks:
            if dancer in seen and dancer not in astray:
                dancer.keep(seen[dancer], time_s)
            else:
                dancer.miss(time_s, holds_another=dancer in astray)
        return [body for dancer, body in seen.items() if dancer not in astray]

    def _receive(self, view: View, body: Body | None, bodies: list[Body], time_s: float) -> list[Body]:
        """Return whom the scout found, if it is somebody else than `bodies` and a network can follow from now on."""
        taker = None
        if body is not None and not any(body.is_same(other) for other in bodies):
            taker = self._taker(body)
        is_complete = len(bodies) + (taker is not None) >= self._players
        self._scout.plan(view, time_s, has_found=taker is not None, is_complete=is_complete)
        if body is None or taker is None:
            return []
        taker.seek(body, time_s)
        return [body]

    def _taker(self, body: Body) -> Dancer | None:
        """Return who shall follow somebody new: a network that lost him, a free one, or one with a far smaller person.

        So a sofa full of onlookers keeps no player out.
        """
        lost = [dancer for dancer in self._dancers if dancer.body is not None and not dancer.is_found]
        near = [dancer for dancer in lost if body.apart_torsos(dancer.body) < NEAR_TORSOS]
        free = [dancer for dancer in self._dancers if dancer.body is None]
        if near or free:
            return min(near, key=lambda dancer: body.apart_torsos(dancer.body)) if near else free[0]
        smallest = min(self._dancers, key=lambda dancer: dancer.body.torso)
        return smallest if body.torso > LARGER * smallest.body.torso else None


def _astray(seen: dict[Dancer, Body]) -> set[Dancer]:
    """Return of each pair that sees one person the network that has come from farther away."""
    astray = set()
    for pair in combinations(seen, 2):
        if seen[pair[0]].is_same(seen[pair[1]]):
            astray.add(max(pair, key=lambda dancer: seen[dancer].apart_torsos(dancer.body)))
    return astray


def _answers(jobs: list[Future[Body | None]]) -> list[Body | None]:
    """Wait for all networks. Raises ModelError when one does not answer, and what any of them raised."""
    _, silent = wait(jobs, timeout=ANSWER_S)
    if silent:
        raise ModelError("The pose network does not answer.", remedy="Start the game again.")
    return [job.result() for job in jobs]
