"""Makes a pack of songs: the same songs and words give the same bytes."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dancegame.core.errors import PackError, SongError
from dancegame.core.texts import N_
from dancegame.songs.facts import encode_facts, read_facts
from dancegame.songs.files import facts_path, poses_path, sound_path
from dancegame.songs.library import Library
from dancegame.songs.packs.archive import MOST_PACK_BYTES, entry_name
from dancegame.songs.packs.manifest import (
    FACTS,
    MANIFEST,
    MOST_SONGS,
    POSES,
    SOUND,
    Label,
    Manifest,
    SongHashes,
    cleaned_label,
    encode_manifest,
)
from dancegame.songs.packs.media import check_sound
from dancegame.songs.transaction import replace_at_a_stroke, told_if_unwritable


@dataclass(frozen=True)
class Exported:
    """A pack that was made. unlicensed: ids of its songs that name no licence."""

    path: Path
    sha256: str
    label: Label
    songs: tuple[str, ...]
    unlicensed: tuple[str, ...]


def export(song_ids: Sequence[str], path: Path, library: Library, label: Label) -> Exported:
    """Write songs of a library into a pack file, whole or not at all.

    Songs that name no licence get that of the label; a label without a licence gets those of the songs.
    Raises SongError for a song that is unknown or damaged, PackError for too many, InputError for an unwritable file.
    """
    label, song_ids = cleaned_label(label), list(dict.fromkeys(song_ids))
    if len(song_ids) > MOST_SONGS:
        raise _too_large(path)
    songs = [_files_of(song_id, library, licence=label.licence) for song_id in song_ids]
    licences = [licence for licence, _files in songs]
    label = msgspec.structs.replace(label, licence=label.licence or ", ".join(dict.fromkeys(filter(None, licences))))
    content = _encode(label, [files for _licence, files in songs])
    if len(content) > MOST_PACK_BYTES:
        raise _too_large(path)
    with told_if_unwritable(path):
        replace_at_a_stroke(path, content)
    unlicensed = tuple(song_id for song_id, licence in zip(song_ids, licences, strict=True) if not licence)
    return Exported(path, hashlib.sha256(content).hexdigest(), label, tuple(song_ids), unlicensed)


def _files_of(song_id: str, library: Library, *, licence: str) -> tuple[str, dict[str, bytes]]:
    """Return the licence and the files of a song that anybody could install. Raises SongError."""
    library.load_dance(song_id)
    root = library.root_of(song_id)
    facts = read_facts(facts_path(root, song_id))
    facts = msgspec.structs.replace(facts, origin=None, licence=facts.licence or licence)
    files = {FACTS: encode_facts(facts), POSES: poses_path(root, song_id).read_bytes()}
    sound = sound_path(root, song_id)
    if sound.is_file():
        _check_sound(sound)
        files[SOUND] = sound.read_bytes()
    return facts.licence, files


def _check_sound(path: Path) -> None:
    try:
        check_sound(path)
    except (ValueError, OSError) as error:
        raise SongError(
            N_("{path} is damaged: {reason}."),
            remedy=N_("Import the video again, or remove the song's files."),
            path=path,
            reason=error,
        ) from error


def _encode(label: Label, songs: Sequence[dict[str, bytes]]) -> bytes:
    hashes = [{name: hashlib.sha256(content).hexdigest() for name, content in files.items()} for files in songs]
    manifest = Manifest(
        **msgspec.structs.asdict(label),
        songs=tuple(SongHashes(files[FACTS], files[POSES], files.get(SOUND)) for files in hashes),
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, MANIFEST, encode_manifest(manifest), packing=zipfile.ZIP_DEFLATED)
        for number, files in enumerate(songs, 1):
            for name, content in files.items():
                packing = zipfile.ZIP_DEFLATED if name == FACTS else zipfile.ZIP_STORED
                _add(archive, entry_name(number, name), content, packing=packing)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, *, packing: int) -> None:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.create_system = packing, 3
    archive.writestr(entry, content)


def _too_large(path: Path) -> PackError:
    return PackError(
        N_("{path} would hold more than a pack can: {count} songs, {megabytes} MB."),
        remedy=N_("Make several packs."),
        path=path,
        count=MOST_SONGS,
        megabytes=MOST_PACK_BYTES // 1_000_000,
    )
