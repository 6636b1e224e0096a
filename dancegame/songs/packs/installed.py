"""Where packs are in a library: `packs/<id>/`, a library folder each, with `pack.json`.

A pack is installed once its folder has its name, which happens at a stroke. A folder with a file `replaces` hides the
packs named there, until they are deleted: so an upgrade happens at the same stroke.
"""

import shutil
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dancegame.core.errors import PackError
from dancegame.core.texts import N_
from dancegame.songs.packs.manifest import MANIFEST, MOST_MANIFEST_BYTES, Label, cleaned_label
from dancegame.songs.reading import UNREADABLE, read_bytes

REPLACES = "replaces"
# Hidden folders that are older were left by a program that was killed; no installation takes that long.
STALE_S = 86_400.0


class Record(Label, frozen=True, kw_only=True):
    """What is remembered of a pack. sha256: of the file that it came in."""

    sha256: str = ""


@dataclass(frozen=True)
class InstalledPack:
    """A pack in a library. id: the name of its folder. songs: their ids."""

    id: str
    folder: Path
    record: Record
    songs: tuple[str, ...]


def packs_folder(home: Path) -> Path:
    """Return where the packs of a library are; there need not be such a folder."""
    return home / "packs"


def pack_folders(home: Path) -> tuple[Path, ...]:
    """Return the folders of the packs that are installed in a library."""
    found = _found(home)
    hidden = _hidden(found)
    return tuple(folder for folder in found if folder.name not in hidden)


def hidden_packs(home: Path) -> frozenset[str]:
    """Return the ids of packs that others have replaced and that are not deleted yet."""
    return _hidden(_found(home))


def installed_packs(home: Path) -> tuple[InstalledPack, ...]:
    """Return the packs of a library; of one whose `pack.json` cannot be read only its id is known."""
    return tuple(
        InstalledPack(
            folder.name, folder, _record(folder), tuple(sorted(path.stem for path in _facts_of_songs(folder)))
        )
        for folder in pack_folders(home)
    )


def pack_named(home: Path, pack_id: str) -> InstalledPack:
    """Return a pack of a library. Raises PackError for an unknown one."""
    for pack in installed_packs(home):
        if pack.id == pack_id:
            return pack
    raise PackError(
        N_("There is no pack {pack} in {folder}."),
        remedy=N_("`dancegame info SONG` names the pack of a song."),
        pack=pack_id,
        folder=home,
    )


def delete_pack(folder: Path) -> None:
    """Delete a pack: at a stroke, then its files. Raises OSError where it stays."""
    gone = hidden_folder(folder.parent)
    folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def hidden_folder(packs: Path) -> Path:
    """Return an unused name of a folder that nobody takes for a pack."""
    return packs / f".{uuid.uuid4().hex}"


def finish(home: Path) -> None:
    """Delete what packs have replaced, and what killed programs have left; what is in use stays for the next time."""
    hidden = hidden_packs(home)
    for folder in _found(home):
        if folder.name in hidden:
            with suppress(OSError):
                delete_pack(folder)
    left = {folder.name for folder in _found(home)}
    for folder in _found(home):
        if not left.intersection(_replaced_by(folder)):
            with suppress(OSError):
                (folder / REPLACES).unlink(missing_ok=True)
    for stray in packs_folder(home).glob(".*"):
        with suppress(OSError):
            if time.time() - stray.stat().st_mtime > STALE_S:
                shutil.rmtree(stray, ignore_errors=True)


def _found(home: Path) -> list[Path]:
    try:
        return sorted(path for path in packs_folder(home).iterdir() if path.name[0] != "." and path.is_dir())
    except OSError:
        return []


def _hidden(found: list[Path]) -> frozenset[str]:
    return frozenset(name for folder in found for name in _replaced_by(folder))


def _replaced_by(folder: Path) -> list[str]:
    try:
        return (folder / REPLACES).read_text("utf-8").split()
    except (OSError, ValueError):
        return []


def _record(folder: Path) -> Record:
    try:
        content = read_bytes(folder / MANIFEST, most=MOST_MANIFEST_BYTES)
        return cleaned_label(msgspec.json.decode(content, type=Record))
    except UNREADABLE:
        return Record(title=folder.name)


def _facts_of_songs(folder: Path) -> list[Path]:
    return [path for path in (folder / "reference_poses").glob("*.toml") if not path.name.startswith(".")]
