"""How long a dance waits for its camera: on a fresh computer, on one that has played, and after the dance before."""

import math
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dancegame.bench.rows import Row
from dancegame.core.errors import CameraError
from dancegame.core.live import LiveFailure, LivePoses
from dancegame.core.texts import N_
from dancegame.vision.live.house import CameraHouse
from dancegame.vision.live.orders import WorkerPlan
from dancegame.vision.puppet.spec import STILL

CAMERA = f"puppet:{STILL}"
PLAYERS = 4
CACHE_VARIABLE = "NUMBA_CACHE_DIR"
# The main loop draws 60 pictures a second; what it asks the worker for may take a fraction of one.
LOOP_S = 1 / 60
MOST_POLL_MS = 4.0
MOST_PICTURE_S = 1.0
LONGEST_S = 120.0


def measure_starting() -> list[Row]:
    """Return the rows of a first start, when everything is compiled, of later ones, and of the main loop meanwhile.

    A live worker wakes a camera with a puppet in it for a party. Raises what the worker reports.
    """
    with _fresh_cache():
        with CameraHouse() as house:
            cold = _wait_for(house, PLAYERS)
        with CameraHouse() as house:
            warm, following, alone = (_wait_for(house, players) for players in (PLAYERS, PLAYERS, 1))
    poll_ms = max(waits.poll_s for waits in (cold, warm, following, alone)) * 1e3
    return [
        Row("live.start.cold", cold.pose_s, "s", note="to the first pose of a party, all kernels compiled"),
        Row("live.start.warm", warm.pose_s, "s", cold.pose_s / warm.pose_s, "with the kernels of before; ratio: cold"),
        Row("live.next.picture", following.picture_s, "s", note="the next dance of a party", most=MOST_PICTURE_S),
        Row("live.next.pose", following.pose_s, "s", warm.pose_s / following.pose_s, "ratio: the first dance"),
        Row("live.next.solo", alone.pose_s, "s", note="to the first pose of one player after a party"),
        Row("live.start.poll", poll_ms, "ms", note="longest wait of the main loop meanwhile", most=MOST_POLL_MS),
    ]


@dataclass(frozen=True)
class _Waits:
    """Seconds from a dance's start to its first picture and pose; poll_s: the longest that asking for them took."""

    picture_s: float
    pose_s: float
    poll_s: float


def _wait_for(house: CameraHouse, players: int) -> _Waits:
    camera = house.camera(WorkerPlan(CAMERA, players=players), None)
    picture_s, poll_s, started_s = math.inf, 0.0, time.perf_counter()
    try:
        camera.start()
        while (now_s := time.perf_counter()) < started_s + LONGEST_S:
            events = camera.poll()
            if camera.picture() is not None:
                picture_s = min(picture_s, now_s - started_s)
            poll_s = max(poll_s, time.perf_counter() - now_s)
            if any(isinstance(event, LivePoses) and event.players for event in events):
                return _Waits(picture_s, now_s - started_s, poll_s)
            for event in events:
                if isinstance(event, LiveFailure):
                    raise event.error
            time.sleep(LOOP_S)
    finally:
        camera.stop()
    raise CameraError(
        N_("The puppet was not found within {seconds:.0f} s."), remedy=N_("Close other programs."), seconds=LONGEST_S
    )


@contextmanager
def _fresh_cache() -> Iterator[None]:
    """Let the processes that are started meanwhile compile into an empty folder."""
    before = os.environ.get(CACHE_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
        os.environ[CACHE_VARIABLE] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ[CACHE_VARIABLE]
            else:
                os.environ[CACHE_VARIABLE] = before
