"""What a running game takes of the computer: its processes' memory, threads, open files and shared memory (Linux)."""

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

PROC, SHARED = Path("/proc"), "/dev/shm/"
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20


@dataclass(frozen=True)
class Taken:
    """What some processes take together. game_mb, others_mb: resident memory of the game, and of those it started.

    shared: mapped pieces of /dev/shm, also those without a name any more.
    """

    game_mb: float
    others_mb: float
    processes: int
    threads: int
    handles: int
    shared: int


def taken() -> Taken:
    """Return what this process and all that it has started take now."""
    game = os.getpid()
    family = [game, *_below(game)]
    facts = [fact for pid in family if (fact := _of(pid)) is not None]
    return Taken(
        game_mb=facts[0].game_mb,
        others_mb=sum(fact.game_mb for fact in facts[1:]),
        processes=len(facts),
        threads=sum(fact.threads for fact in facts),
        handles=sum(fact.handles for fact in facts),
        shared=sum(fact.shared for fact in facts),
    )


def _below(pid: int) -> list[int]:
    """The processes that one has started, and those that these have."""
    try:
        texts = [(task / "children").read_text() for task in (PROC / str(pid) / "task").iterdir()]
    except OSError:
        return []
    started = [int(word) for text in texts for word in text.split()]
    return [one for child in started for one in (child, *_below(child))]


def _of(pid: int) -> Taken | None:
    """What one process takes; None where it has just ended."""
    folder = PROC / str(pid)
    try:
        return Taken(
            game_mb=int((folder / "statm").read_text().split()[1]) * PAGE_MB,
            others_mb=0.0,
            processes=1,
            threads=sum(1 for _task in (folder / "task").iterdir()),
            handles=sum(1 for _file in (folder / "fd").iterdir()),
            shared=(folder / "maps").read_text().count(SHARED),
        )
    except OSError:
        return None


@dataclass(frozen=True)
class Sample:
    """How a stretch of the evening went, and how it stood at its end.

    at_s: seconds of the evening. rounds: danced so far. picture_ms, dance_ms: CPU of the main thread, the median
    of its pictures, and of those of dances; None where there were none. slow_ms: the slowest one in a hundred.
    """

    at_s: float
    rounds: int
    taken: Taken
    picture_ms: float
    slow_ms: float
    dance_ms: float | None

    def row(self) -> dict[str, Any]:
        """Return it as it is written."""
        return asdict(self)

    @classmethod
    def of(cls, row: dict[str, Any]) -> "Sample":
        """Return what was written."""
        return cls(**{**row, "taken": Taken(**row["taken"])})
