"""The folder of replays: the newest rounds and the best ones, and which of them is a song's ghost."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import platformdirs

from dancegame.core.best import Entry, Race, best_first, best_of_each, newest_first
from dancegame.core.errors import ReplayError
from dancegame.core.replay import Replay, Terms, fingerprint
from dancegame.core.song import Dance
from dancegame.core.texts import N_
from dancegame.songs.replays import ReplayFacts, encode_replay, read_facts, read_replay
from dancegame.songs.transaction import replace_together

SUFFIX = ".replay"
MOST_KEPT = 200
OWN_NAME = re.compile(r"\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d_.+" + re.escape(SUFFIX))


@dataclass(frozen=True)
class ReplayFile:
    """A replay of which only the facts are read. Implements core.best.KeptRound."""

    path: Path
    facts: ReplayFacts

    @property
    def entry(self) -> Entry | None:
        """What one player reached, None for several."""
        return self.facts.entry


def replay_folder() -> Path:
    """Return where replays are kept: a folder in the player's data."""
    return Path(platformdirs.user_data_dir("dancegame", appauthor=False)) / "replays"


class ReplayFolder:
    """The newest `most` replays, and the best of each song (see core.best); damaged files in it are passed over.

    is_drawn: a puppet dances in front of the camera; its replays race with each other, never with people's.
    """

    def __init__(
        self,
        root: Path,
        *,
        is_drawn: bool = False,
        most: int = MOST_KEPT,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self.root = root
        self._is_drawn, self._most, self._now = is_drawn, most, now

    def keep(self, replay: Replay) -> Path:
        """Write a replay, whole or not at all, and let old ones go. Raises ReplayError."""
        now = self._now()
        stamped = replace(replay, danced_at=now.isoformat(timespec="seconds"), is_drawn=self._is_drawn)
        name = f"{now:%Y-%m-%d_%H-%M-%S}_{replay.song_id}"
        path = self.root / f"{name}{SUFFIX}"
        try:
            path = self._unused(name)
            replace_together({path: encode_replay(stamped)})
        except OSError as error:
            raise ReplayError(
                N_("The replay {path} cannot be written: {reason}."),
                remedy=N_("Check that the folder may be written to and that the disk is not full."),
                path=path,
                reason=error.strerror or error,
            ) from error
        self._let_go(path)
        return path

    def files(self) -> list[ReplayFile]:
        """All replays of the folder, oldest first."""
        found = []
        for path in sorted(self.root.glob(f"*{SUFFIX}")):
            with suppress(ReplayError):
                found.append(ReplayFile(path, read_facts(path)))
        return sorted(found, key=lambda file: file.facts.danced_at)

    def best(self, dance: Dance, terms: Terms) -> Replay | None:
        """Return the best dance of one player to a song as it is today, as long and as easy; None for none."""
        return _first_whole(best_first(self.files(), self._race(dance, terms), terms.strictness))

    def last(self, dance: Dance, terms: Terms) -> Replay | None:
        """Return the newest such dance, None for none."""
        return _first_whole(newest_first(self.files(), self._race(dance, terms)))

    def _race(self, dance: Dance, terms: Terms) -> Race:
        return Race(dance.song.id, fingerprint(dance), terms.end_s, self._is_drawn, terms.ease)

    def _unused(self, name: str) -> Path:
        path, count = self.root / f"{name}{SUFFIX}", 1
        while path.exists():
            count += 1
            path = self.root / f"{name}-{count}{SUFFIX}"
        return path

    def _let_go(self, newest: Path) -> None:
        """Remove the oldest replays written here that are too many; the newest stays, and what a ghost is made of."""
        written = [path for path in sorted(self.root.glob(f"*{SUFFIX}")) if OWN_NAME.fullmatch(path.name)]
        too_many = len(written) - self._most
        if too_many <= 0:
            return
        best = best_of_each(file for file in self.files() if file.path in written)
        kept = {newest, *(file.path for file in best)}
        for path in [path for path in written if path not in kept][:too_many]:
            with suppress(OSError):
                path.unlink()


def _first_whole(files: Iterable[ReplayFile]) -> Replay | None:
    """Return the first replay that is not damaged."""
    for file in files:
        with suppress(ReplayError):
            return read_replay(file.path)
    return None
