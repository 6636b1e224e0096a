"""Removes what is no longer wanted: a song, or a pack with all its songs; what comes with the game stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dancegame.core.errors import SongError
from dancegame.core.texts import N_
from dancegame.songs.files import facts_path, poses_path, sound_path
from dancegame.songs.library import Library
from dancegame.songs.packs.installed import delete_pack, finish, installed_packs, pack_folders
from dancegame.songs.transaction import replace_together, told_if_unwritable


@dataclass(frozen=True)
class Removable:
    """What a name stands for. folders: those that it is removed from. songs: the ids of all that will be gone."""

    name: str
    folders: tuple[Path, ...]
    songs: tuple[str, ...]
    is_pack: bool


def find_removable(name: str, library: Library) -> Removable:
    """Return the pack or the song that is called so. Raises SongError for one that comes with the game, or unknown."""
    for pack in installed_packs(library.home):
        if pack.id == name:
            return Removable(name, (pack.folder,), pack.songs, is_pack=True)
    root = library.root_of(name)
    own = (library.home, *pack_folders(library.home))
    if root not in own:
        raise SongError(
            N_("The song {song} comes with the game and stays."),
            remedy=N_("Songs that you imported, and packs, can be removed."),
            song=name,
        )
    folders = tuple(folder for folder in own if facts_path(folder, name).is_file())
    return Removable(name, folders, (name,), is_pack=False)


def remove(what: Removable, library: Library) -> None:
    """Remove a pack or a song, with the pack that is empty without it. Raises InputError where it stays."""
    with told_if_unwritable(library.home):
        for folder in what.folders:
            if what.is_pack or (folder != library.home and _songs_of(library.home, folder) == what.songs):
                delete_pack(folder)
            else:
                # The facts leave first: without them there is no song.
                places = (poses_path, sound_path, facts_path)
                replace_together({place(folder, what.name): None for place in places})
    finish(library.home)


def _songs_of(home: Path, folder: Path) -> Sequence[str]:
    return next(pack.songs for pack in installed_packs(home) if pack.folder == folder)
