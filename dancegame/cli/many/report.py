"""What became of many videos, told as it comes and at the end."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dancegame.core.errors import DanceGameError


@dataclass(frozen=True)
class Done:
    """One video that is dealt with. songs: as the `--json` answers tell them. same_as: the video it is a copy of.

    is_elsewhere: it is skipped for another import is at it.
    """

    video: Path
    songs: tuple[dict[str, Any], ...] = ()
    is_skipped: bool = False
    same_as: Path | None = None
    is_elsewhere: bool = False
    error: DanceGameError | None = None

    def facts(self) -> dict[str, Any]:
        """Return it as a line of `--json`."""
        state = "broken" if self.error else "skipped" if self.is_skipped else "imported"
        facts: dict[str, Any] = {"video": str(self.video), "state": state}
        if self.error is not None:
            return facts | {"error": self.error.message, "remedy": self.error.remedy}
        if self.same_as is not None:
            facts["same_as"] = str(self.same_as)
        if self.is_elsewhere:
            facts["is_elsewhere"] = True
        return facts | {"songs": list(self.songs)}


@dataclass
class Tally:
    """Counts videos as they are dealt with, and keeps what is to be listed at the end."""

    total: int
    imported: int = 0
    skipped: int = 0
    songs: int = 0
    broken: list[Done] = field(default_factory=list)
    is_stopped: bool = False

    @property
    def count(self) -> int:
        """How many videos are dealt with."""
        return self.imported + self.skipped + len(self.broken)

    def add(self, done: Done) -> None:
        """Count one more."""
        if done.error is not None:
            self.broken.append(done)
        elif done.is_skipped:
            self.skipped += 1
        else:
            self.imported += 1
            self.songs += len(done.songs)

    def facts(self) -> dict[str, Any]:
        """Return the last line of `--json`."""
        return {
            "videos": self.total,
            "imported": self.imported,
            "skipped": self.skipped,
            "songs": self.songs,
            "left": self.total - self.count,
            "is_stopped": self.is_stopped,
            "broken": [done.facts() for done in self.broken],
        }
