"""A pack of songs, looked into and installed as in the game, but with its media decoded in this process.

Half of what is spoilt has the check sums of its entries put right, as whoever means harm would.
"""

import hashlib
import json
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest.mock import patch

from dancegame.cli.door_look import look_into_pack
from dancegame.core.errors import DanceGameError
from dancegame.songs.library import Library
from dancegame.songs.packs import install
from dancegame.songs.packs.examiner import Examine
from dancegame.songs.packs.manifest import MANIFEST
from dancegame.songs.packs.media import flaw_of
from tools.fuzz.damage import UNREADABLE, archive_of, entries_of, spoilt, swollen, within_archive
from tools.fuzz.made import pack
from tools.fuzz.reader import Reader, in_file

PLACES = {"facts.toml": "facts", "poses.npz": "poses", "sound.ogg": "sound"}


@contextmanager
def here() -> Iterator[Examine]:
    """Yield what examines a song in this process, for what breaks it is to be seen."""
    yield flaw_of


def read(path: Path) -> None:
    """Look into a pack and install it; whatever comes of it, nothing lies anywhere but in the library's packs."""
    home = path.parent / "library"
    look_into_pack(path, home)
    try:
        with patch.object(install, "examiner", here):
            install.install(path, Library([home]))
    finally:
        strays = [found for found in home.rglob("*") if found.is_file() and found.parts[-4:-3] != ("packs",)]
        strays = [found for found in strays if found.parent.parent.name != "packs"]
        assert not strays, f"beside the packs: {strays}"
    with suppress(DanceGameError):
        for song in Library([home]).songs():
            Library([home]).load_dance(song.id)


def signed(content: bytes, source: random.Random) -> bytes:
    """A pack one of whose songs' files is spoilt, and listed with the check sum that it has now."""
    try:
        entries = entries_of(content)
        listed = json.loads(dict(entries)[MANIFEST])
        songs = list(enumerate(listed["songs"], 1))
        place = source.randrange(1, len(entries))
    except (*UNREADABLE, LookupError, TypeError):
        return spoilt(content, source)
    name, entry = entries[place]
    entries[place] = name, source.choice((spoilt, swollen, within_archive(spoilt)))(entry, source)
    now = dict(entries)
    for number, song in songs:
        for file, key in PLACES.items():
            if isinstance(song, dict) and (changed := now.get(f"songs/{number}/{file}")) is not None:
                song[key] = hashlib.sha256(changed).hexdigest()
    return archive_of([(MANIFEST, json.dumps(listed).encode()), *entries[1:]])


READER = Reader(
    in_file("x.dance", read), lambda: [pack()], (spoilt, within_archive(spoilt), signed, signed), most_s=6.0
)
