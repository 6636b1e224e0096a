"""`dancegame clip`: a short film of a round that was kept, or a picture of its result."""

from pathlib import Path
from typing import Annotated

import typer

from dancegame.cli import app
from dancegame.cli.film_options import MOST_SECONDS, SizeOption, SoundOption
from dancegame.cli.settings import read_settings
from dancegame.cli.words import JsonOption, LibraryOption
from dancegame.core.errors import InputError
from dancegame.core.replay import fingerprint
from dancegame.core.texts import N_
from dancegame.texts import _

PICTURES = (".png", ".jpg", ".jpeg")


@app.command()
def clip(
    replay: Annotated[Path, typer.Argument(help="A replay; `dancegame replay` lists those there are.")],
    file: Annotated[Path, typer.Argument(help="What to write: .mp4, .gif, .webp; .png or .jpg is one picture.")],
    seconds: Annotated[
        float | None, typer.Option(metavar="SECONDS", min=0.5, max=MOST_SECONDS, help="How long; 12 s if left out.")
    ] = None,
    start: Annotated[
        float | None,
        typer.Option(metavar="SECOND", help="From which second of the song; where it was danced best if left out."),
    ] = None,
    sound: SoundOption = False,
    size: SizeOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a film of a round, or a picture of its result. Dancer and players are drawn; no camera picture is in it."""
    from dancegame.cli.filming import look_of, tell_written, write_picture, write_with_progress
    from dancegame.cli.replay_films import POSTER_PX, open_round, sound_of
    from dancegame.songs.films.writing import kind_of
    from dancegame.songs.library import open_library

    look, shelf = look_of(read_settings()), open_library(library)
    kept = open_round(replay, shelf)
    song_id = kept.replay.song_id
    if kept.replay.fingerprint != fingerprint(kept.dance):
        text = _("The song {song} has changed since: its dance or its moves are others now.", song=song_id)
        typer.echo(text, err=True)
    if file.suffix.lower() in PICTURES:
        if sound or seconds is not None or start is not None:
            remedy = N_("Leave out --sound, --seconds and --start.")
            raise InputError(N_("{path} is a single picture."), remedy=remedy, path=file)
        written = write_picture(file, kept.poster(size_px=size or POSTER_PX, look=look))
    else:
        kind = kind_of(file, has_sound=sound)
        stretch = kept.stretch(start_s=start, seconds=seconds)
        music = sound_of(shelf, song_id, stretch) if sound else None
        film = kept.clip(stretch, size_px=size or kind.size_px, look=look, has_still_light=kind.is_coarse)
        written = write_with_progress(file, film, music)
    tell_written(file, written, as_json=as_json)
