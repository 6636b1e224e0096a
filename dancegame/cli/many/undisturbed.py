"""Lets the workers of a cluster import as fast as processes do: what Dask does beside the work cost a third of it."""

import ctypes
from contextlib import suppress
from typing import Any

from distributed import Worker, WorkerPlugin

# Dask tells glibc to give memory back as soon as there are 64 KB of it: each picture then got its megabytes from the
# system anew, a quarter of a million pages in three seconds of video. So much is kept for the next one instead, and
# pieces up to so large are kept at all (the most that glibc takes).
KEPT_BYTES, LARGEST_KEPT_BYTES = 128 << 20, 32 << 20
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
# A hundred times a second it looks at what the worker's thread does.
PROFILING = ("profile", "profile-cycle")


class Undisturbed(WorkerPlugin):  # type: ignore[misc]  # an extra without types
    """A plugin for the workers of a cluster while they import; a worker that comes later gets it too."""

    name = "dancegame-undisturbed"

    def __init__(self) -> None:
        self._stopped: dict[str, Any] = {}

    def setup(self, worker: Worker) -> None:
        """Keep memory from picture to picture, and stop the profiler."""
        with suppress(OSError, AttributeError, TypeError):  # a system without glibc
            libc = ctypes.CDLL(None)
            libc.mallopt(M_MMAP_THRESHOLD, LARGEST_KEPT_BYTES)
            libc.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)
        for name in PROFILING:
            callback = worker.periodic_callbacks.pop(name, None)
            if callback is not None:
                callback.stop()
                self._stopped[name] = callback

    def teardown(self, worker: Worker) -> None:
        """Let the profiler go on for whoever uses the cluster next."""
        worker.periodic_callbacks.update(self._stopped)
        for callback in self._stopped.values():
            callback.start()
        self._stopped.clear()
