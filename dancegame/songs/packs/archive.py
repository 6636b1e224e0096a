"""Opens a pack: every entry is one that a pack can have, of a size that a song can have, before any is unpacked."""

import hashlib
import stat
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dancegame.core.errors import PackError
from dancegame.core.text import cleaned
from dancegame.core.texts import N_
from dancegame.songs.facts import MOST_FACTS_BYTES
from dancegame.songs.packs.manifest import (
    FACTS,
    FORMAT,
    MANIFEST,
    MOST_MANIFEST_BYTES,
    MOST_SONGS,
    POSES,
    SOUND,
    Manifest,
    decode_manifest,
    format_of,
)
from dancegame.songs.pose_file import MOST_BYTES as MOST_POSES_BYTES
from dancegame.songs.reading import UNREADABLE, open_archive, read_entry

MOST_PACK_BYTES = 1_000_000_000
MOST_UNPACKED_BYTES = 2_000_000_000
# Two hours at 220 kbit/s.
MOST_SOUND_BYTES = 200_000_000
MOST_BYTES = {FACTS: MOST_FACTS_BYTES, POSES: MOST_POSES_BYTES, SOUND: MOST_SOUND_BYTES}
# Facts deflate to a fifth; poses and sound hardly at all. Short entries cannot do harm.
MOST_RATIO, SHORT_BYTES = 50, 10_000
# What ZipInfo.flag_bits says of an entry that wants a password.
ENCRYPTED = 0x1
# Letters of a name that is none.
MOST_SHOWN = 80


@dataclass(frozen=True)
class Pack:
    """An open pack. sha256: of the whole file."""

    manifest: Manifest
    sha256: str
    _archive: zipfile.ZipFile

    def read(self, number: int, name: str) -> bytes:
        """Return a file of a song, counted from 1. Raises one of UNREADABLE where it is damaged or not what it was."""
        content = read_entry(self._archive, entry_name(number, name), most=MOST_BYTES[name])
        if hashlib.sha256(content).hexdigest() != self.manifest.songs[number - 1].files[name]:
            raise ValueError("it is not what its author put in")
        return content


@contextmanager
def open_pack(path: Path) -> Iterator[Pack]:
    """Open a pack file whose list of entries is right; what is in them shows when they are read.

    Raises PackError.
    """
    with ExitStack() as stack:
        try:
            pack = stack.enter_context(_open(path))
        except UNREADABLE as error:
            raise unreadable_pack(path, error) from error
        yield pack


def entry_name(number: int, name: str) -> str:
    """Return what a file of a song, counted from 1, is called in a pack."""
    return f"songs/{number}/{name}"


def unreadable_pack(path: Path, error: Exception) -> PackError:
    """Return the error for a file that is missing, out of reach or no pack."""
    if isinstance(error, FileNotFoundError):
        return PackError(N_("{path} is missing."), remedy=N_("Check the name of the file."), path=path)
    if isinstance(error, OSError):
        remedy, reason = N_("Check the file."), error.strerror or error
        return PackError(N_("{path} cannot be read: {reason}."), remedy=remedy, path=path, reason=reason)
    return PackError(
        N_("{path} is no pack of songs, or it is damaged: {reason}."),
        remedy=N_("Get the file again, from somebody you trust."),
        path=path,
        reason=error or type(error).__name__,
    )


@contextmanager
def _open(path: Path) -> Iterator[Pack]:
    entries = 1 + MOST_SONGS * len(MOST_BYTES)
    with open_archive(path, most=MOST_PACK_BYTES, most_unpacked=MOST_UNPACKED_BYTES, most_entries=entries) as archive:
        _check_entries(archive.infolist(), packed=path.stat().st_size)
        manifest = _manifest(path, archive)
        names = {entry_name(number, name) for number, song in enumerate(manifest.songs, 1) for name in song.files}
        if names | {MANIFEST} != set(archive.namelist()):
            raise ValueError("its entries are not those that it lists")
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        yield Pack(manifest, sha256, archive)


def _check_entries(entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    """Raise ValueError naming an entry that no pack has: by its name, its kind, its size."""
    most = {entry_name(number, name): most for number in range(1, MOST_SONGS + 1) for name, most in MOST_BYTES.items()}
    most[MANIFEST] = MOST_MANIFEST_BYTES
    seen = set()
    for entry in entries:
        # zipfile changes what it does not like in a name.
        name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
        if name not in most or name != entry.filename:
            raise ValueError(f"it holds {cleaned(repr(name), most=MOST_SHOWN)}, which no pack does")
        if name in seen:
            raise ValueError(f"it holds {name} twice")
        if kind not in (0, stat.S_IFREG):
            raise ValueError(f"{name} is not a file")
        if entry.flag_bits & ENCRYPTED:
            raise ValueError(f"{name} wants a password")
        if entry.file_size > most[name]:
            raise ValueError(f"{name} is larger than {most[name]:,} bytes")
        if entry.file_size > max(SHORT_BYTES, MOST_RATIO * entry.compress_size):
            raise ValueError(f"{name} unpacks to more than {MOST_RATIO} times its size")
        seen.add(name)
    if sum(entry.compress_size for entry in entries) > packed:
        raise ValueError("its entries share their bytes")


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    content = read_entry(archive, MANIFEST, most=MOST_MANIFEST_BYTES)
    version = format_of(content)
    if version > FORMAT:
        raise PackError(
            N_("{path} was written by a newer dancegame (format {version}, this one reads up to {newest})."),
            remedy=N_("Update dancegame."),
            path=path,
            version=version,
            newest=FORMAT,
        )
    return decode_manifest(content)
