"""Installs a pack: whole songs into a folder of its own, all at a stroke; what is refused says why."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dancegame.core.errors import PackError
from dancegame.core.texts import N_, Text
from dancegame.songs.ids import slug, unused
from dancegame.songs.library import Library
from dancegame.songs.packs.archive import Pack, open_pack
from dancegame.songs.packs.examiner import examiner
from dancegame.songs.packs.identity import ID_DIGITS
from dancegame.songs.packs.installed import (
    REPLACES,
    InstalledPack,
    Record,
    finish,
    hidden_folder,
    hidden_packs,
    installed_packs,
    pack_named,
    packs_folder,
)
from dancegame.songs.packs.manifest import MANIFEST
from dancegame.songs.packs.staging import InstalledSong, RefusalError, stage_song
from dancegame.songs.transaction import write_through

# Of the work, copying and looking at the songs is nearly all.
CHECKING_SHARE = 0.98

Progress = Callable[[float, str], None]


@dataclass(frozen=True)
class RefusedSong:
    """A song of a pack that was not installed. name: its title, or its place in the pack."""

    name: str
    reason: Text


@dataclass(frozen=True)
class InstallReport:
    """What came of a pack.

    replaced: ids of packs whose place it took. earlier: ids of others that bear its title and author, which stay.
    """

    pack: InstalledPack
    songs: tuple[InstalledSong, ...]
    refused: tuple[RefusedSong, ...]
    replaced: tuple[str, ...]
    earlier: tuple[str, ...]


def install(
    path: Path,
    library: Library,
    *,
    replaced: Sequence[str] = (),
    on_progress: Progress = lambda _share, _text: None,
) -> InstallReport:
    """Install the songs of a pack file into a library's home, beside everything that is there.

    replaced: ids of packs whose place it takes, as the player wants it: only a whole one may. The same file installed
    again takes its own place. on_progress gets a share in [0, 1] and what is being done. After an error, an interrupt
    or a kill the library is as it was. Raises PackError where not one song can be installed.
    """
    chosen = [pack_named(library.home, name) for name in replaced]
    with open_pack(path) as pack, _told_if_unwritable(pack, library.home), _staged(library.home) as folder:
        songs, refused = _stage(path, pack, folder, library, on_progress)
        _check_whole(path, chosen, refused)
        on_progress(CHECKING_SHARE, N_("Installing"))
        report = _commit(pack, folder, library.home, chosen=chosen, songs=songs, refused=refused)
    on_progress(1.0, N_("Done"))
    return report


def _stage(
    path: Path, pack: Pack, folder: Path, library: Library, on_progress: Progress
) -> tuple[list[InstalledSong], list[RefusedSong]]:
    """Write the songs that are whole into a folder. Raises PackError where there is none."""
    songs, refused = [], []
    count = len(pack.manifest.songs)
    with examiner() as examine:
        for number in range(1, count + 1):
            on_progress(CHECKING_SHARE * (number - 1) / count, N_("Looking at the songs"))
            try:
                songs.append(stage_song(path, pack, number, folder=folder, library=library, examine=examine))
            except RefusalError as error:
                refused.append(RefusedSong(error.name, error.reason))
    if not songs:
        raise PackError(
            N_("No song of {path} can be installed. {reason}"),
            remedy=N_("Get the file again, from somebody you trust."),
            path=path,
            reason=refused[0].reason,
        )
    return songs, refused


def _check_whole(path: Path, chosen: Sequence[InstalledPack], refused: Sequence[RefusedSong]) -> None:
    """Raise PackError for a pack that would take the place of another and is not whole: songs would be lost."""
    if chosen and refused:
        raise PackError(
            N_("{path} takes nobody's place, for a song of it is refused. {reason}"),
            remedy=N_("Install it without --replace, beside what is there."),
            path=path,
            reason=refused[0].reason,
        )


def _commit(
    pack: Pack,
    folder: Path,
    home: Path,
    *,
    chosen: Sequence[InstalledPack],
    songs: Sequence[InstalledSong],
    refused: Sequence[RefusedSong],
) -> InstallReport:
    """Give a folder of songs its name, by which it becomes a pack."""
    label = pack.manifest
    record = Record(
        title=label.title, author=label.author, licence=label.licence, credits=label.credits, sha256=pack.sha256
    )
    before = installed_packs(home)
    ids = {song.id for song in songs}
    twins = [one for one in before if one.record.sha256 == pack.sha256 and ids.issuperset(one.songs)]
    gone = {one.id for one in (*chosen, *twins)}
    packs = packs_folder(home)
    pack_id = unused(f"{slug(label.title) or 'pack'}-{pack.sha256[:ID_DIGITS]}", lambda name: (packs / name).exists())
    write_through(folder / MANIFEST, msgspec.json.format(msgspec.json.encode(record)))
    write_through(folder / REPLACES, "\n".join(sorted(gone | hidden_packs(home))).encode())
    folder.rename(packs / pack_id)
    finish(home)
    installed = InstalledPack(pack_id, packs / pack_id, record, tuple(sorted(ids)))
    earlier = [
        one.id
        for one in before
        if one.id not in gone and (one.record.title, one.record.author) == (label.title, label.author)
    ]
    return InstallReport(installed, tuple(songs), tuple(refused), tuple(sorted(gone)), tuple(earlier))


@contextmanager
def _staged(home: Path) -> Iterator[Path]:
    """Make a hidden folder in which a pack is put together; what is left of it in the end is deleted."""
    finish(home)
    folder = hidden_folder(packs_folder(home))
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _told_if_unwritable(pack: Pack, home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PackError(
            N_("The pack {pack} cannot be written to {folder}: {why}."),
            remedy=N_("Check that the folder may be written to and that the disk is not full."),
            pack=pack.manifest.title,
            folder=home,
            why=error.strerror or error,
        ) from error
