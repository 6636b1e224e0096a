"""Makes pictures of the game: `python -m tools.gallery FOLDER [SONG...]`, from the folder that holds `tools`.

For each song a sheet of its mystery, reveal, dance, gold move and result, and of one song the dance of one to six, in
the camera's picture and as bodies of light. `--chosen` makes instead the few pictures of `docs/gallery`.
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
CHOSEN_SIZE = (960, 540)


def main() -> None:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.gallery", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("songs", nargs="*", metavar="SONG", help="ids; all of the starter pack unless named")
    parser.add_argument("--chosen", action="store_true", help="only the pictures of docs/gallery, as small as those")
    given = parser.parse_args()
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    given.folder.mkdir(parents=True, exist_ok=True)
    folder = starter_pack()
    shelf = Library([folder] if folder else [])
    if given.chosen:
        made = make_chosen(shelf, given.folder)
    else:
        made = make_sheets(shelf, given.folder, given.songs or [song.id for song in shelf.songs()])
    for path in made:
        print(path)


def make_chosen(shelf: SongShelf, folder: Path) -> Iterator[Path]:
    """Write the chosen pictures, small."""
    for show, moments in CHOSEN:
        for moment, picture in photograph(shelf, show, moments):
            small = pygame.transform.smoothscale(picture, CHOSEN_SIZE)
            yield save(small, folder / f"{show.name}-{moment.value}.jpg")


def make_sheets(shelf: SongShelf, folder: Path, songs: Iterable[str]) -> Iterator[Path]:
    """Write a sheet for each song, the pictures of each in a folder of its name, and sheets of parties."""
    for song_id in songs:
        (folder / song_id).mkdir(exist_ok=True)
        pictures = []
        for moment, picture in photograph(shelf, Show(song_id)):
            save(picture, folder / song_id / f"{moment.value}.jpg")
            pictures.append(picture)
        yield save(paint_sheet(pictures), folder / f"{song_id}.jpg")
    (folder / "parties").mkdir(exist_ok=True)
    for shown in PlayersShown:
        pictures = []
        for people in PARTIES:
            show = Show(PARTY_SONG, people, shown)
            for moment, picture in photograph(shelf, show, [Moment.DANCE]):
                save(picture, folder / "parties" / f"{show.name}-{moment.value}.jpg")
                pictures.append(picture)
        yield save(paint_sheet(pictures), folder / f"parties-{shown.value}.jpg")


if __name__ == "__main__":
    main()
