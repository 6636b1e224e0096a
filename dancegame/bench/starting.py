"""How long it takes from waking the camera to the first live pose, on a fresh computer and on one that has played."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dancegame.bench.rows import Row
from dancegame.core.errors import CameraError
from dancegame.core.live import LiveFailure, LivePoses
from dancegame.vision.live.worker import LiveWorker
from dancegame.vision.puppet.spec import STILL

CAMERA = f"puppet:{STILL}"
PLAYERS = 4
CACHE_VARIABLE = "NUMBA_CACHE_DIR"
# The main loop draws 60 pictures a second; what it asks the worker for may take a fraction of one.
LOOP_S = 1 / 60
MOST_POLL_MS = 4.0
LONGEST_S = 120.0


def measure_starting() -> list[Row]:
    """Return the rows of the first start, when everything is compiled, of the next one, and of the main loop meanwhile.

    A live worker wakes a camera with a puppet in it for a party. Raises what the worker reports.
    """
    with _fresh_cache():
        cold_s, cold_poll_s = _seconds_to_first_pose()
        warm_s, warm_poll_s = _seconds_to_first_pose()
    poll_ms = max(cold_poll_s, warm_poll_s) * 1e3
    return [
        Row("live.start.cold", cold_s, "s", note="to the first pose of a party, all kernels compiled"),
        Row("live.start.warm", warm_s, "s", cold_s / warm_s, "with the kernels of before; ratio: cold to warm"),
        Row("live.start.poll", poll_ms, "ms", note="longest wait of the main loop meanwhile", most=MOST_POLL_MS),
    ]


def _seconds_to_first_pose() -> tuple[float, float]:
    """Return the seconds from starting a worker to its first pose, and the longest that asking it took."""
    worker = LiveWorker(CAMERA, players=PLAYERS)
    longest_s, started_s = 0.0, time.perf_counter()
    try:
        worker.start()
        while (now_s := time.perf_counter()) < started_s + LONGEST_S:
            events = worker.poll()
            worker.picture()
            longest_s = max(longest_s, time.perf_counter() - now_s)
            if any(isinstance(event, LivePoses) and event.players for event in events):
                return now_s - started_s, longest_s
            for event in events:
                if isinstance(event, LiveFailure):
                    raise event.error
            time.sleep(LOOP_S)
    finally:
        worker.stop()
    raise CameraError(f"The puppet was not found within {LONGEST_S:.0f} s.", remedy="Close other programs.")


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
