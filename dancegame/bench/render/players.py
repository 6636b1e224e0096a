"""A camera whose players are known: poses of a dance at a steady rate, over the newest picture that there is."""

import time
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dancegame.core.acts import Act
from dancegame.core.live import LiveEvent, LivePicture, LivePoses, LiveReady
from dancegame.core.pace import Pace, steady
from dancegame.core.ports import LiveCamera
from dancegame.core.poses import Pose, PoseSequence, pose_at

PICTURES_PER_S = 30
# As small as a live worker hands its pictures on.
WIDTH_PX, HEIGHT_PX = 640, 360
# So many pictures of noise, in turns: each is new to whoever shows it.
NOISES = 3


class KnownPlayers:
    """A `LiveCamera` of players who stand side by side and dance to the cue.

    dance: None, and nobody is there. slots: of the players. beside: a live camera that works meanwhile and gives the
    pictures, which else are noise.
    """

    def __init__(self, dance: PoseSequence | None, slots: Sequence[int], beside: LiveCamera | None) -> None:
        self._dance, self._slots, self._beside = dance, tuple(slots), beside
        self._is_new = True
        self._told_s = time.perf_counter()
        self._pace = steady(self._told_s)
        self._noises = _noises()

    def start(self) -> None:
        """Be there at once."""
        self._is_new = True

    def stop(self) -> None:
        """Nothing is open."""

    def cue(self, pace: Pace | None) -> None:
        """Dance to the song."""
        self._pace = pace or steady(time.perf_counter())

    def direct(self, acts: Mapping[int, Act]) -> None:
        """They dance, whatever they are told."""

    def tell(self, people: Mapping[int, int]) -> None:
        """It is known who they are."""

    def poll(self) -> list[LiveEvent]:
        """Return where everybody is, so many times a second."""
        if self._beside is not None:
            self._beside.poll()
        now_s = time.perf_counter()
        events: list[LiveEvent] = [LiveReady("bench", WIDTH_PX, HEIGHT_PX)] if self._is_new else []
        self._is_new = False
        if now_s - self._told_s >= 1 / PICTURES_PER_S:
            self._told_s = now_s
            events.append(LivePoses(now_s, now_s, self._players(now_s)))
        return events

    def _players(self, now_s: float) -> dict[int, Pose]:
        if self._dance is None:
            return {}
        pose = pose_at(self._dance, max(0.0, self._pace.song_s(now_s)))
        return dict(zip(self._slots, self._abreast(pose), strict=True))

    def _abreast(self, pose: Pose) -> list[Pose]:
        places = (np.arange(len(self._slots)) + 0.5) / len(self._slots) * WIDTH_PX / HEIGHT_PX
        middle = float(np.nanmean(pose.xy[:, 0]))
        return [Pose(pose.xy + np.array([x - middle, 0.0], dtype=np.float32), pose.confidence) for x in places]

    def picture(self) -> LivePicture | None:
        """Return the newest picture."""
        picture = self._beside.picture() if self._beside is not None else None
        if picture is not None:
            return picture
        number = int(self._told_s * PICTURES_PER_S)
        return LivePicture(self._noises[number % NOISES], self._told_s)


def _noises() -> list[NDArray[np.uint8]]:
    random = np.random.default_rng(1)
    return [random.integers(40, 140, (HEIGHT_PX, WIDTH_PX, 3), dtype=np.uint8) for _ in range(NOISES)]
