"""Remembers who plays here, in the player's database."""

from collections.abc import Sequence
from pathlib import Path

from dancegame.core.errors import InputError
from dancegame.core.profiles import Profile, name_key
from dancegame.core.score import Strictness
from dancegame.core.texts import Text, text_of
from dancegame.songs.database.file import database_path, open_database

_STRICTNESS = {strictness.value: strictness for strictness in Strictness}


class ProfileTable:
    """Implements core.ports.ProfileShelf.

    notes: why they could not be read last, in sentences for the player; usually nothing.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or database_path()
        self.notes: Sequence[Text] = ()

    def profiles(self) -> Sequence[Profile]:
        """Read everybody, whoever played last first; without a file nobody is known, and none is made."""
        if not self._path.exists():
            return ()
        try:
            with open_database(self._path) as database:
                rows = database.execute("SELECT name, strictness FROM profiles ORDER BY turn DESC").fetchall()
        except InputError as error:
            self.notes = (text_of("{problem}", problem=error.said),)
            return ()
        return [Profile(name, _STRICTNESS.get(strictness)) for name, strictness in rows]

    def keep(self, profile: Profile) -> None:
        """Write a profile in the place of whoever had its name. Raises InputError."""
        strictness = profile.strictness and profile.strictness.value
        with open_database(self._path) as database:
            database.execute(
                "INSERT OR REPLACE INTO profiles (key, name, strictness, turn)"
                " VALUES (?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM profiles))",
                (name_key(profile.name), profile.name, strictness),
            )

    def remove(self, name: str) -> None:
        """Delete a profile. Raises InputError."""
        if self._path.exists():
            with open_database(self._path) as database:
                database.execute("DELETE FROM profiles WHERE key = ?", (name_key(name),))
