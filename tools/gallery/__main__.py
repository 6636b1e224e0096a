"""Makes pictures of the game: `python -m tools.gallery FOLDER [SONG...]`, from the folder that holds `tools`.

For each song a sheet of its mystery, reveal, dance, gold move and result; for the word `parties` of one song the dance
of one to six, in the camera's picture and as bodies of light. `--chosen` makes instead the few of `docs/gallery`.
"""

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pygame

from dancegame.core.ports import SongShelf
from dancegame.core.settings import PlayersShown
from dancegame.songs.library import Library, starter_pack
from tools.gallery.chosen import CHOSEN
from tools.gallery.rounds import Moment, Show, photograph
from tools.gallery.sheets import paint_sheet, save

PARTY_SONG, PARTIES = "can-can", (1, 2, 3, 4, 6)
# What is named in the place of a song for the sheets of parties.
NAME_OF_PARTIES = "parties"
CHOSEN_SIZE = (960, 540)


def main() -> None:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.gallery", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("songs", nargs="*", metavar="SONG", help=f"ids, or {NAME_OF_PARTIES}; all unless named")
    parser.add_argument("--chosen", action="store_true", help="only the pictures of docs/gallery, as small as those")
    given = parser.parse_args()
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    given.folder.mkdir(parents=True, exist_ok=True)
    folder = starter_pack()
    shelf = Library([folder] if folder else [])
    if given.chosen:
        made = make_chosen(shelf, given.folder)
    else:
        made = make_sheets(shelf, given.folder, given.songs or [*(song.id for song in shelf.songs()), NAME_OF_PARTIES])
    for path in made:
        print(path)


def make_chosen(shelf: SongShelf, folder: Path) -> Iterator[Path]:
    """Write the chosen pictures, small."""
    for show, moments in CHOSEN:
        for moment, picture in photograph(shelf, show, moments):
            small = pygame.transform.smoothscale(picture, CHOSEN_SIZE)
            yield save(small, folder / f"{show.name}-{moment.value}.jpg")


def make_sheets(shelf: SongShelf, folder: Path, songs: Iterable[str]) -> Iterator[Path]:
    """Write a sheet for each song, or those of parties, and their pictures in a folder of that name."""
    for song_id in songs:
        if song_id == NAME_OF_PARTIES:
            yield from _party_sheets(shelf, folder / NAME_OF_PARTIES)
            continue
        (folder / song_id).mkdir(exist_ok=True)
        pictures = []
        for moment, picture in photograph(shelf, Show(song_id)):
            save(picture, folder / song_id / f"{moment.value}.jpg")
            pictures.append(picture)
        yield save(paint_sheet(pictures), folder / f"{song_id}.jpg")


def _party_sheets(shelf: SongShelf, folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    for shown in PlayersShown:
        pictures = []
        for people in PARTIES:
            show = Show(PARTY_SONG, people, shown)
            for moment, picture in photograph(shelf, show, [Moment.DANCE]):
                save(picture, folder / f"{show.name}-{moment.value}.jpg")
                pictures.append(picture)
        yield save(paint_sheet(pictures), folder.parent / f"{NAME_OF_PARTIES}-{shown.value}.jpg")


if __name__ == "__main__":
    main()
