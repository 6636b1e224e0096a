"""`pack.json`: who made a pack, under which licence it may be used, and the hashes of its songs' files."""

from typing import Annotated, TypeVar

import msgspec

from dancegame.core.text import cleaned, cleaned_lines
from dancegame.songs.facts import MOST_CREDITS_LETTERS

FORMAT = 1
MANIFEST = "pack.json"
# What the file of a pack ends with.
PACK_SUFFIX = ".dance"
MOST_MANIFEST_BYTES = 200_000
MOST_SONGS = 200
FACTS, POSES, SOUND = "facts.toml", "poses.npz", "sound.ogg"

Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]


class SongHashes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The SHA-256 of a song's files; no sound for a silent dance."""

    facts: Sha256
    poses: Sha256
    sound: Sha256 | None = None

    @property
    def files(self) -> dict[str, str]:
        """What the song's files are called in a pack, with their hashes."""
        named = {FACTS: self.facts, POSES: self.poses, SOUND: self.sound}
        return {name: wanted for name, wanted in named.items() if wanted is not None}


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """What a pack says of itself, for people to read. licence: as an SPDX identifier, best."""

    title: str
    author: str = ""
    licence: str = ""
    credits: str = ""


class Manifest(Label, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What `pack.json` holds. Whatever is added later makes a new format."""

    format: Annotated[int, msgspec.Meta(ge=1, le=FORMAT)] = FORMAT
    songs: Annotated[tuple[SongHashes, ...], msgspec.Meta(min_length=1, max_length=MOST_SONGS)]


AnyLabel = TypeVar("AnyLabel", bound=Label)


class _FormatOnly(msgspec.Struct):
    format: int


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the text of `pack.json`."""
    return msgspec.json.format(msgspec.json.encode(manifest))


def format_of(content: bytes) -> int:
    """Return the format that a manifest says it has. Raises MsgspecError, RecursionError."""
    return msgspec.json.decode(content, type=_FormatOnly).format


def decode_manifest(content: bytes) -> Manifest:
    """Return a manifest whose texts can be shown. Raises MsgspecError, and ValueError for a title without letters."""
    manifest = cleaned_label(msgspec.json.decode(content, type=Manifest))
    if not manifest.title:
        raise ValueError("its title is empty")
    return manifest


def cleaned_label(label: AnyLabel) -> AnyLabel:
    """Return the same with texts that can be shown."""
    return msgspec.structs.replace(
        label,
        title=cleaned(label.title),
        author=cleaned(label.author),
        licence=cleaned(label.licence),
        credits=cleaned_lines(label.credits, most=MOST_CREDITS_LETTERS),
    )
