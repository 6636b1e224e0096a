"""`dancegame render`: a song's dance as a film, or a whole quiz."""

from pathlib import Path
from typing import Annotated

import typer

from dancegame.cli import app
from dancegame.cli.film_options import MOST_SECONDS, SizeOption, SoundOption
from dancegame.cli.settings import read_settings
from dancegame.cli.words import JsonOption, LibraryOption
from dancegame.core.errors import InputError
from dancegame.core.texts import N_

MOST_QUESTIONS = 50


@app.command()
def render(
    names: Annotated[
        list[str],
        typer.Argument(metavar="[SONG] FILE", help="A song's id, and the film to write: .mp4, .gif, .webp."),
    ],
    mystery: Annotated[bool, typer.Option("--mystery", help="Sparks that become a dancer, and no title.")] = False,
    quiz: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=MOST_QUESTIONS,
            metavar="N",
            help="Instead of a song so many, with answers, a countdown, and music.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Of a quiz: another number, other songs.")] = 0,
    sound: SoundOption = False,
    seconds: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            min=0.5,
            max=MOST_SECONDS,
            help="How long; the whole song if left out. Of a quiz: each question.",
        ),
    ] = None,
    size: SizeOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a film of a song's dance, or a quiz to show at a party."""
    from dancegame.cli.filming import look_of, tell_written, write_with_progress
    from dancegame.cli.song_films import dance_film, quiz_film
    from dancegame.songs.films.writing import kind_of
    from dancegame.songs.library import open_library

    _check(names, has_quiz=quiz is not None, is_mystery=mystery, has_sound=sound)
    file, shelf, look = Path(names[-1]), open_library(library), look_of(read_settings())
    kind = kind_of(file, has_sound=sound or quiz is not None)
    size = size or kind.size_px
    if quiz is not None:
        drawn = quiz_film(shelf, count=quiz, seed=seed, asked_s=seconds, size_px=size, look=look)
    else:
        drawn = dance_film(
            shelf, names[0], seconds=seconds, is_mystery=mystery, has_sound=sound, size_px=size, look=look
        )
    tell_written(file, write_with_progress(file, *drawn), as_json=as_json)


def _check(names: list[str], *, has_quiz: bool, is_mystery: bool, has_sound: bool) -> None:
    """Raise InputError for what does not go together."""
    if len(names) != (1 if has_quiz else 2):
        what = N_("A quiz draws its songs.") if has_quiz else N_("A film needs a song and a file.")
        remedy = N_("Name only a file.") if has_quiz else N_("Name both, or ask for a quiz with --quiz.")
        raise InputError(what, remedy=remedy)
    if is_mystery and (has_quiz or has_sound):
        raise InputError(
            N_("A mystery has no music: that would tell the song."),
            remedy=N_("Leave out --mystery, or --sound and --quiz."),
        )
