"""How the commands that write films and pictures do it: the look, the progress, the answer."""

import io
from pathlib import Path

import pygame
import typer

from dancegame.cli.progress import progress_bar
from dancegame.cli.words import print_json
from dancegame.core.settings import Settings
from dancegame.game.drawing.canvas import Look
from dancegame.game.drawing.themes import THEMES
from dancegame.game.film.film import Film
from dancegame.songs.films.writing import Sound, Written, write_film
from dancegame.songs.transaction import replace_at_a_stroke, told_if_unwritable
from dancegame.texts import _


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
        facts = {"seconds": round(written.seconds, 3), "frames": written.pictures, "width": width, "height": height}
        print_json({"file": str(path.resolve()), **facts, "bytes": written.bytes})
    else:
        typer.echo(f"{path}  {width}x{height}  {written.seconds:.1f} s  {written.bytes / 1e6:.1f} MB")
