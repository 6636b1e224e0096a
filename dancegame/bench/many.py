"""How much faster many videos are imported by two than by one: two processes, two workers of a cluster."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from dancegame.bench.rows import Row

ImportAll = Callable[[Sequence[Path]], None]
# What opens a way to import, ready to begin.
Open = Callable[[], AbstractContextManager[ImportAll]]

VIDEOS, REPEATS = 4, 2
LEAST_TWO_JOBS, LEAST_TWO_WORKERS = 1.7, 1.6
ONE = "one_job"


def measure_many(video: Path, ways: dict[str, tuple[Open, float]], *, is_quick: bool) -> list[Row]:
    """Import one video several times by each way in turns, and compare the best of each with `one_job`.

    ways: what opens each, and how many times as fast as one it has to be. All are ready before the first begins.
    """
    best_s = dict.fromkeys(ways, float("inf"))
    count = 2 if is_quick else VIDEOS
    with ExitStack() as stack:
        opened = {name: stack.enter_context(open_it()) for name, (open_it, _least) in ways.items()}
        for _ in range(1 if is_quick else REPEATS):
            for name, import_all in opened.items():
                started_s = time.perf_counter()
                import_all([video] * count)
                best_s[name] = min(best_s[name], time.perf_counter() - started_s)
    rows = []
    for name, (_open, least) in ways.items():
        faster = best_s[ONE] / best_s[name]
        note = "songs of this video" if name == ONE else f"ratio: speed to {ONE}"
        limits = {} if name == ONE else {"ratio": faster, "least_ratio": least}
        rows.append(Row(f"import.{name}", 60 * count / best_s[name], "songs/min", note=note, **limits))
    return rows
