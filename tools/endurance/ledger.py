"""Notes half a minute after half a minute of an evening, and writes each down at once."""

import json
import time
from pathlib import Path

import numpy as np

from dancegame.core.evening import stages
from dancegame.game.house import House
from dancegame.game.router import Shown
from tools.endurance.gauges import Sample, taken

EVERY_S = 30.0


def read(path: Path) -> list[Sample]:
    """Return the samples of an evening."""
    return [Sample.of(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


class Ledger:
    """Is told of every picture of an evening. path: where a line is written for each sample."""

    def __init__(self, path: Path, *, every_s: float = EVERY_S) -> None:
        self.samples: list[Sample] = []
        self._path, self._every_s = path, every_s
        self._began_s: float | None = None
        self._due_s = every_s
        self._pictures_ms: list[float] = []
        self._dances_ms: list[float] = []
        self._before_s = time.thread_time()
        path.write_text("", "utf-8")

    def note(self, shown: Shown, house: House, now_s: float) -> None:
        """Note the picture before this moment; now_s: monotonic seconds of the game."""
        took_ms = (time.thread_time() - self._before_s) * 1e3
        self._pictures_ms.append(took_ms)
        if isinstance(shown.stage, stages.Dance):
            self._dances_ms.append(took_ms)
        self._began_s = now_s if self._began_s is None else self._began_s
        if now_s - self._began_s >= self._due_s:
            self._write(now_s - self._began_s, len(house.reports))
        self._before_s = time.thread_time()

    def _write(self, at_s: float, rounds: int) -> None:
        sample = Sample(
            at_s=round(at_s, 2),
            rounds=rounds,
            taken=taken(),
            picture_ms=float(np.median(self._pictures_ms)),
            slow_ms=float(np.percentile(self._pictures_ms, 99)),
            dance_ms=float(np.median(self._dances_ms)) if self._dances_ms else None,
        )
        self.samples.append(sample)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(sample.row()) + "\n")
        self._due_s += self._every_s
        self._pictures_ms, self._dances_ms = [], []
