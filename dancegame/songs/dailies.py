"""Remembers the challenges of the days in a small file of the player's."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import platformdirs

from dancegame.core.daily import DailyLog, Mark
from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.aside import put_aside
from dancegame.songs.reading import UNREADABLE, read_bytes
from dancegame.songs.transaction import replace_at_a_stroke, told_if_unwritable

MOST_FILE_BYTES = 100_000
MOST_QUESTIONS, MOST_POINTS, MOST_STREAK = 100, 1_000_000, 100_000


def dailies_path() -> Path:
    """Return where they are: `daily.json` in the player's data folder."""
    return Path(platformdirs.user_data_dir("dancegame", appauthor=False)) / "daily.json"


class _Facts(msgspec.Struct, forbid_unknown_fields=False):
    """The file: what a DailyLog holds."""

    day: date | None = None
    pack: str = ""
    questions: int = 0
    marks: tuple[Mark, ...] = ()
    points: int = 0
    finished: date | None = None
    streak: int = 0
    best: int = 0

    def __post_init__(self) -> None:
        is_sound = (
            0 <= len(self.marks) <= self.questions <= MOST_QUESTIONS
            and 0 <= self.points <= MOST_POINTS
            and 0 <= self.streak <= self.best <= MOST_STREAK
            and len(self.pack) <= MOST_QUESTIONS
        )
        if not is_sound:
            raise ValueError("its figures do not fit together")


class DailyFile:
    """Implements core.ports.DailyShelf.

    notes: what was wrong with the file when it was read last. A log that cannot be written holds for this start.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or dailies_path()
        self._unwritten: DailyLog | None = None
        self.notes: Sequence[Text] = ()

    def load(self) -> DailyLog:
        """Read the file; without one there is nothing to remember, and a broken one is put aside."""
        if self._unwritten is not None:
            return self._unwritten
        try:
            facts = msgspec.json.decode(read_bytes(self._path, most=MOST_FILE_BYTES), type=_Facts)
        except FileNotFoundError:
            return DailyLog()
        except OSError as error:
            why = error.strerror or error
            self.notes = (text_of(N_("{path} cannot be read ({reason})."), path=self._path, reason=why),)
            return DailyLog()
        except UNREADABLE as error:
            template = N_("{path} cannot be understood ({reason}); your days in a row begin anew.")
            if (aside := put_aside(self._path)) is not None:
                template = N_(
                    "{path} cannot be understood ({reason}); it is kept as {aside}, and your days in a row begin anew."
                )
            self.notes = (text_of(template, path=self._path, reason=error, aside=aside and aside.name),)
            return DailyLog()
        return DailyLog(**msgspec.structs.asdict(facts))

    def keep(self, log: DailyLog) -> None:
        """Write the log at a stroke. Raises InputError where it cannot be written."""
        facts = _Facts(**{name: getattr(log, name) for name in _Facts.__struct_fields__})
        self._unwritten = log
        with told_if_unwritable(self._path):
            replace_at_a_stroke(self._path, msgspec.json.format(msgspec.json.encode(facts), indent=2) + b"\n")
        self._unwritten = None
