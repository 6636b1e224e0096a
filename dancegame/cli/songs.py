"""`dancegame songs`: lists the library."""

import typer

from dancegame.cli import app
from dancegame.cli.words import JsonOption, LibraryOption, print_json, tell_error


@app.command()
def songs(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the songs that can be played. Says what is wrong with the others."""
    from dancegame.songs.library import open_library

    shelf = open_library(library)
    shelf.check()
    listed = [
        {
            "id": song.id,
            "title": song.title,
            "artist": song.artist,
            "year": song.year,
            "duration_s": round(song.duration_s, 3),
            "bpm": song.bpm,
            "moves": shelf.move_count(song.id),
            "has_sound": shelf.sound_path(song.id) is not None,
        }
        for song in shelf.songs()
    ]
    if as_json:
        print_json({"songs": listed, "problems": [str(problem) for problem in shelf.problems()]})
        return
    for song in listed:
        typer.echo(f"{song['id']:<34} {song['title']} - {song['artist']}  ({song['duration_s']:.0f} s)")
    for problem in shelf.problems():
        tell_error(problem)
