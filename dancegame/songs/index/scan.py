"""Looks at the files of a library folder without opening any."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from dancegame.songs.index.entry import Signature, signature_of

# Where a file is that cannot be looked at, as a link to nowhere.
UNSEEN: Signature = (0, 0, -1)


class SongFiles(NamedTuple):
    """The state of a song's files; poses: None where there are none."""

    facts: Signature
    poses: Signature | None


def scan(root: Path) -> dict[str, SongFiles]:
    """Return the state of the files of every song by id, in order; nothing where there is no such folder."""
    facts: dict[str, Signature] = {}
    poses: dict[str, Signature] = {}
    try:
        with os.scandir(root / "reference_poses") as there:
            for file in there:
                stem, _dot, ending = file.name.rpartition(".")
                if not stem or stem.startswith(".") or ending not in ("toml", "npz"):
                    continue
                (facts if ending == "toml" else poses)[stem] = _signature(file)
    except OSError:
        return {}
    return {song_id: SongFiles(facts[song_id], _seen(poses.get(song_id))) for song_id in sorted(facts)}


def stamps(folders: Iterable[Path]) -> dict[Path, int]:
    """Return when songs were last added to folders or taken out of them, ns, of those that there are."""
    found = {}
    for folder in folders:
        for path in (folder / "reference_poses", folder):
            with suppress(OSError):
                found[path] = path.stat().st_mtime_ns
    return found


def _signature(file: "os.DirEntry[str]") -> Signature:
    try:
        return signature_of(file.stat())
    except OSError:
        return UNSEEN


def _seen(found: Signature | None) -> Signature | None:
    return None if found == UNSEEN else found
