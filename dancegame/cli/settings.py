"""The settings file: read with patience, written at a stroke; what is used where the command line says nothing else."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
import tomli_w
import typer

from dancegame.core.settings import Settings, fields, parse_settings
from dancegame.core.text import cleaned
from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.aside import put_aside
from dancegame.songs.dailies import DailyFile
from dancegame.songs.reading import UNREADABLE, parse_toml, read_bytes
from dancegame.songs.transaction import replace_at_a_stroke, told_if_unwritable
from dancegame.texts import use_language
from dancegame.texts.words import text_words

if TYPE_CHECKING:
    from dancegame.songs.database.book import Book

MOST_BYTES = 1_000_000
MOST_NAMED = 5
# What was said already: each command asks for the settings more than once.
_told: set[str] = set()


def settings_path() -> Path:
    """Return where the settings are: `settings.toml` in the player's configuration folder."""
    return Path(platformdirs.user_config_dir("dancegame", appauthor=False)) / "settings.toml"


def read_settings(path: Path | None = None) -> Settings:
    """Return the settings; what is wrong with the file is said on stderr, once, and stops nothing."""
    file = SettingsFile(path)
    settings = file.load()
    tell_notes(file)
    return settings


def speak() -> None:
    """Say everything in the language of the settings from now on."""
    file = SettingsFile()
    use_language(file.load().language)
    # Reading puts a broken file aside: nobody after this could tell of it.
    tell_notes(file)


def tell_notes(file: "SettingsFile | DailyFile | Book") -> None:
    """Say on stderr, once, what was wrong with the file."""
    for note in file.notes:
        if note.english not in _told:
            _told.add(note.english)
            typer.echo(text_words(note), err=True)


class SettingsFile:
    """Implements core.ports.SettingsShelf.

    notes: what was wrong with the file when it was read last, in sentences.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or settings_path()
        self._known = Settings()
        self.notes: Sequence[Text] = ()

    def load(self) -> Settings:
        """Read the file. What is missing or wrong has its default; a file that is no TOML is put aside."""
        try:
            table, notes = self._read()
        except OSError as error:
            why = error.strerror or error
            template = N_("{path} cannot be read ({reason}); the usual settings are used.")
            table, notes = {}, [text_of(template, path=self._path, reason=why)]
        self._known, wrong = parse_settings(table)
        notes += [text_of(N_("{path}: {problem}"), path=self._path, problem=sentence) for sentence in wrong]
        known = {setting.name for setting in fields()}
        if unknown := [name for name in table if name not in known]:
            names = ", ".join(cleaned(name, most=40) for name in unknown[:MOST_NAMED])
            names += ", …" if len(unknown) > MOST_NAMED else ""
            template = N_("{path}: not known to this dancegame, and left as it is: {names}.")
            notes.append(text_of(template, path=self._path, names=names))
        self.notes = tuple(notes)
        return self._known

    def keep(self, settings: Settings) -> None:
        """Write what has changed since it was read, and leave the rest of the file. Raises InputError."""
        with told_if_unwritable(self._path):
            # Read again: another window may have written meanwhile.
            table, _ = self._read()
            self._change(table, settings)
            replace_at_a_stroke(self._path, tomli_w.dumps(table).encode())
        self._known = settings

    def _change(self, table: dict[str, Any], settings: Settings) -> None:
        for setting in fields():
            value = getattr(settings, setting.name)
            if value == getattr(self._known, setting.name):
                continue
            if value is None:
                table.pop(setting.name, None)
            else:
                table[setting.name] = setting.plain(value)

    def _read(self) -> tuple[dict[str, Any], list[Text]]:
        """Return the file's plain values, and what there is to say about one that has none. Raises OSError."""
        try:
            return parse_toml(read_bytes(self._path, most=MOST_BYTES)), []
        except FileNotFoundError:
            return {}, []
        except OSError:
            raise
        except UNREADABLE as error:
            template = N_("{path} cannot be understood ({reason}); the usual settings are used.")
            if (aside := put_aside(self._path)) is not None:
                template = N_(
                    "{path} cannot be understood ({reason}); it is kept as {aside}, and the usual settings are used."
                )
            return {}, [text_of(template, path=self._path, reason=error, aside=aside and aside.name)]
