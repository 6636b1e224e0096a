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
from dancegame.vision.party_dancer import NEAR_TORSOS, Dancer
from dancegame.vision.party_likeness import apart_torsos, is_same
from dancegame.vision.party_scout import Scout
from dancegame.vision.party_view import View

# Bystanders that are followed besides the players: who of them plays is for the tracker to say.
BYSTANDERS = 2
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
        known = [dancer for dancer in self._dancers if dancer.xy is not None]
        jobs: list[Future[Pose | None]] = []
        for dancer in known:
            others = [other.xy for other in known if other is not dancer and other.is_found]
            jobs.append(self._pool.submit(dancer.look, view, others, time_s))
        scouting = self._is_scout_due(time_s)
        if scouting:
            jobs.append(self._pool.submit(self._scout.look, view, [dancer.xy for dancer in known if dancer.is_found]))
        answers = _answers(jobs)
        poses = self._settle(dict(zip(known, answers, strict=False)), time_s)
        if scouting:
            poses += self._receive(view, answers[-1], poses, time_s)
        return tuple(poses)

    def _is_scout_due(self, time_s: float) -> bool:
        return self._scout.is_due(time_s) and any(dancer.xy is None for dancer in self._dancers)

    def _settle(self, looks: dict[Dancer, Pose | None], time_s: float) -> list[Pose]:
        """Tell the dancers who of them was seen; of two that see one person, who came from farther away is wrong."""
        seen = {dancer: pose for dancer, pose in looks.items() if pose is not None}
        steps = {dancer: apart_torsos(pose.xy, dancer.xy) for dancer, pose in seen.items()}
        astray = {
            max(pair, key=steps.__getitem__)
            for pair in combinations(seen, 2)
            if is_same(seen[pair[0]].xy, seen[pair[1]].xy)
        }
        if any(dancer.is_found for dancer in looks if dancer not in seen or dancer in astray):
            self._scout.hurry()
        for dancer in looks:
            if dancer in seen and dancer not in astray:
                dancer.keep(seen[dancer], time_s)
            else:
                dancer.miss(time_s, holds_another=dancer in astray)
        return [pose for dancer, pose in seen.items() if dancer not in astray]

    def _receive(self, view: View, pose: Pose | None, poses: list[Pose], time_s: float) -> list[Pose]:
        """Return whom the scout found, if it is somebody else than `poses`; from now on a dancer's network follows."""
        is_new = pose is not None and not any(is_same(pose.xy, other.xy) for other in poses)
        is_complete = len(poses) + is_new >= self._players
        self._scout.plan(view, time_s, has_found=is_new, is_complete=is_complete)
        if pose is None or not is_new:
            return []
        sought = [
            (distance, index)
            for index, dancer in enumerate(self._dancers)
            if dancer.xy is not None
            and not dancer.is_found
            and (distance := apart_torsos(pose.xy, dancer.xy)) < NEAR_TORSOS
        ]
        dancer = self._dancers[min(sought)[1]] if sought else next(d for d in self._dancers if d.xy is None)
        dancer.seek(pose.xy, time_s)
        return [pose]


def _answers(jobs: list[Future[Pose | None]]) -> list[Pose | None]:
    """Wait for all networks. Raises ModelError when one does not answer, and what any of them raised."""
    _, silent = wait(jobs, timeout=ANSWER_S)
    if silent:
        raise ModelError("The pose network does not answer.", remedy="Start the game again.")
    return [job.result() for job in jobs]
