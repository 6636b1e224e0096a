"""Who a song is: the SHA-256 of its content, the same on every computer and under every id."""

import hashlib
from pathlib import Path

import msgspec

from dancegame.songs.facts import SongFacts, encode_facts, read_facts
from dancegame.songs.files import facts_path, poses_path, sound_path
from dancegame.songs.ids import slug

# Of the 64 digits of an identity, so many stand in an id; the whole is compared when a song is installed.
ID_DIGITS = 12


def identity(facts: SongFacts, *, poses: bytes, sound: bytes | None) -> str:
    """Return 64 hex digits that are others when anything of a song is, but for its id. sound: None for no file."""
    parts = (encode_facts(msgspec.structs.replace(facts, id="", origin=None, derived=None)), poses, sound or b"")
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def identity_of(root: Path, song_id: str) -> str:
    """Return the identity of a song of a library folder. Raises SongError for damaged facts, OSError."""
    sound = sound_path(root, song_id)
    return identity(
        read_facts(facts_path(root, song_id)),
        poses=poses_path(root, song_id).read_bytes(),
        sound=sound.read_bytes() if sound.is_file() else None,
    )


def id_with(facts: SongFacts, whole: str) -> str:
    """Return the id that a song of a pack has wherever it is installed: its title and the start of its identity."""
    return f"{slug(facts.title) or 'song'}-{whole[:ID_DIGITS]}"
