"""What the index knows of a song, and of which state of its files that is true."""

import os
from pathlib import Path

import msgspec

from dancegame.core.derived import Derived
from dancegame.core.errors import SongError
from dancegame.core.song import Listing, listed
from dancegame.songs.derived_facts import DerivedFacts, read_derived
from dancegame.songs.facts import read_song_and_facts

# When a file was changed last, ns; when anything of it was, which nobody can set back (on Windows: when it was made);
# and its size, bytes.
Signature = tuple[int, int, int]


class Problem(msgspec.Struct, frozen=True, array_like=True):
    """A SongError as it is kept."""

    message: str
    remedy: str
    values: dict[str, str | int | float]

    def error(self) -> SongError:
        """Return the error again."""
        return SongError(self.message, remedy=self.remedy, **self.values)


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A song, or why it is none. facts: of which `<id>.toml` all of this is true, except the last two fields.

    moves: how many. derived: as in the file, in MessagePack, empty where it does not say. poses: of which `<id>.npz` it
    is known whether they can be read, None while it is not. damage: why these cannot.
    """

    facts: Signature
    verdict: Listing | Problem
    moves: int = 0
    derived: bytes = b""
    poses: Signature | None = None
    damage: Problem | None = None

    def derived_facts(self) -> Derived | None:
        """Return what was read off the dance; None where it has to be read off anew."""
        try:
            return read_derived(msgspec.msgpack.decode(self.derived)) if self.derived else None
        except (msgspec.MsgspecError, ValueError):
            return None


def read_entry(path: Path, facts: Signature) -> Entry:
    """Read a `<id>.toml` in a state; what is wrong with it is in the entry."""
    try:
        song, found = read_song_and_facts(path)
        return Entry(facts, listed(song), moves=len(song.moves), derived=encode_derived(found.derived))
    except SongError as error:
        return Entry(facts, problem_of(error))


def encode_derived(derived: object) -> bytes:
    """Return what a file says of a dance as an entry keeps it."""
    if isinstance(derived, DerivedFacts) or read_derived(derived) is not None:
        return msgspec.msgpack.encode(derived)
    return b""


def problem_of(error: SongError) -> Problem:
    """Return an error as it is kept."""
    values = {
        name: value if isinstance(value, (str, int, float)) else str(value) for name, value in error.said.values.items()
    }
    return Problem(error.said.template, error.todo.template, values)


def signature_of(status: os.stat_result) -> Signature:
    """Return what changes when a file does."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


def signature(path: Path) -> Signature | None:
    """Return what changes when a file does; None where there is none."""
    try:
        return signature_of(path.stat())
    except OSError:
        return None
