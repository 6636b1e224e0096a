"""Takes one song out of a pack: read, compared with its hashes, looked at, and written under an id of our making."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dancegame.core.errors import SongError
from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.facts import SongFacts, decode_facts, encode_facts, unreadable
from dancegame.songs.files import facts_path, poses_path, sound_path
from dancegame.songs.library import Library
from dancegame.songs.packs.archive import Pack, entry_name, unreadable_pack
from dancegame.songs.packs.examiner import ExaminationError, Examine
from dancegame.songs.packs.identity import id_with, identity, identity_of
from dancegame.songs.packs.manifest import FACTS, POSES, SOUND
from dancegame.songs.reading import UNREADABLE
from dancegame.songs.transaction import write_through

# Where the media of a song lie while they are looked at, and where they belong.
INCOMING = ".incoming"
PLACES = {POSES: poses_path, SOUND: sound_path}


@dataclass(frozen=True)
class InstalledSong:
    """A song that came with a pack. identity: 64 hex digits."""

    id: str
    identity: str
    title: str
    artist: str
    licence: str
    credits: str


class RefusalError(Exception):
    """A song is not installed. name: its title, or its place in the pack."""

    def __init__(self, name: str, reason: Text) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name}: {reason}")


def stage_song(
    path: Path, pack: Pack, number: int, *, folder: Path, library: Library, examine: Examine
) -> InstalledSong:
    """Write a song of a pack, counted from 1, into a folder that is no pack yet.

    Raises RefusalError for a song that is not whole, PackError for one that is made to do harm, OSError.
    """
    facts = pack_facts(pack, number)
    media = {name: _content(pack, number, name) for name in pack.manifest.songs[number - 1].files if name != FACTS}
    whole = identity(facts, poses=media[POSES], sound=media.get(SOUND))
    song_id = id_with(facts, whole)
    if facts_path(folder, song_id).exists():
        raise RefusalError(facts.title, text_of(N_("It is in the pack twice.")))
    if _is_taken(library, song_id, whole):
        raise RefusalError(facts.title, text_of(N_("Another song has its id, {id}."), id=song_id))
    _write_examined(path, number, facts, media, folder=folder, song_id=song_id, examine=examine)
    _write(facts_path(folder, song_id), encode_facts(msgspec.structs.replace(facts, id=song_id)))
    return InstalledSong(song_id, whole, facts.title, facts.artist, facts.licence, facts.credits)


def pack_facts(pack: Pack, number: int) -> SongFacts:
    """Return what a pack says of a song, counted from 1. Raises RefusalError for what no song can be."""
    name = Path(entry_name(number, FACTS))
    content = _content(pack, number, FACTS)
    try:
        facts = decode_facts(content, name)
        facts.song()
    except SongError as error:
        raise RefusalError(f"songs/{number}", error.said) from error
    except ValueError as error:
        raise RefusalError(facts.title or f"songs/{number}", unreadable(name, error).said) from error
    return facts


def _content(pack: Pack, number: int, name: str) -> bytes:
    try:
        return pack.read(number, name)
    except UNREADABLE as error:
        raise RefusalError(f"songs/{number}", unreadable(Path(entry_name(number, name)), error).said) from error


def _is_taken(library: Library, song_id: str, whole: str) -> bool:
    """Say whether a library has another song under an id, or one that cannot be told from it."""
    for root in library.roots:
        if facts_path(root, song_id).exists():
            try:
                return identity_of(root, song_id) != whole
            except (SongError, OSError):
                return True
    return False


def _write_examined(
    path: Path,
    number: int,
    facts: SongFacts,
    media: dict[str, bytes],
    *,
    folder: Path,
    song_id: str,
    examine: Examine,
) -> None:
    """Write the media of a song, look at them, and bring them where they belong if they are well."""
    incoming = folder / INCOMING
    try:
        for name, content in media.items():
            _write(incoming / name, content)
        if flaw := examine(incoming):
            name, reason = flaw
            raise RefusalError(facts.title, unreadable(Path(entry_name(number, name)), ValueError(reason)).said)
        for name in media:
            place = PLACES[name](folder, song_id)
            place.parent.mkdir(exist_ok=True)
            (incoming / name).rename(place)
    except ExaminationError as error:
        raise unreadable_pack(path, ValueError(f"songs/{number}: {error}")) from error
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    write_through(path, content)
