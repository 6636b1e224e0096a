"""What the commands that write films and pictures share: sizes, the look, the progress, the answer."""

import io
import re
from pathlib import Path
from typing import Annotated, Any

import pygame
import typer

from dancegame.cli.progress import progress_bar
from dancegame.cli.words import print_json
from dancegame.core.errors import InputError
from dancegame.core.settings import Settings
from dancegame.core.texts import N_
from dancegame.game.drawing.canvas import Look
from dancegame.game.drawing.themes import THEMES
from dancegame.game.film.film import Film
from dancegame.songs.films.writing import Sound, Written, write_film
from dancegame.songs.transaction import replace_at_a_stroke, told_if_unwritable
from dancegame.texts import _

Size = tuple[int, int]
LEAST_PX, MOST_PX = 64, 4096
MOST_SECONDS = 600.0


def parse_size(text: str) -> Size:
    """Return width and height. Raises InputError for what no film can have."""
    found = re.fullmatch(r"(\d{2,5})x(\d{2,5})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(LEAST_PX <= side <= MOST_PX and side % 2 == 0 for side in size):
        raise InputError(
            N_("{size} is no size of a picture."),
            remedy=N_("Give width and height as 1280x720: even numbers from {least} to {most}."),
            size=text,
            least=LEAST_PX,
            most=MOST_PX,
        )
    return size


SizeOption = Annotated[
    Any, typer.Option("--size", metavar="WxH", parser=parse_size, help="Width and height in pixels, e.g. 1080x1920.")
]
SoundOption = Annotated[bool, typer.Option("--sound", help="With the song's music (MP4 only).")]


def look_of(settings: Settings) -> Look:
    """Return how everything is drawn; letters have one size, for nobody knows who will see the film."""
    theme = THEMES.get(settings.theme, next(iter(THEMES.values())))
    return Look(theme, is_calm=settings.reduced_motion)


def write_with_progress(path: Path, film: Film, sound: Sound | None = None) -> Written:
    """Write a film, telling how far it is. Raises InputError."""
    with progress_bar(_("Writing {file}", file=path.name), film.seconds) as show_s:
        return write_film(path, film, sound=sound, on_progress=show_s)


def write_picture(path: Path, surface: pygame.Surface) -> Written:
    """Write a picture as the ending of its name says. Raises InputError."""
    buffer = io.BytesIO()
    pygame.image.save(surface, buffer, path.suffix)
    with told_if_unwritable(path):
        replace_at_a_stroke(path, buffer.getvalue())
    return Written(0.0, 1, surface.get_size(), buffer.tell())


def tell_written(path: Path, written: Written, *, as_json: bool) -> None:
    """Say what was written."""
    width, height = written.size_px
    if as_json:
        facts = {"seconds": round(written.seconds, 3), "frames": written.frames, "width": width, "height": height}
        print_json({"file": str(path.resolve()), **facts, "bytes": written.bytes})
    else:
        typer.echo(f"{path}  {width}x{height}  {written.seconds:.1f} s  {written.bytes / 1e6:.1f} MB")
