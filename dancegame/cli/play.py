"""`dancegame play`: opens the game."""

from typing import Annotated, Any

import typer

from dancegame import __version__
from dancegame.cli import app
from dancegame.cli.finder import camera_settings, choose_estimator
from dancegame.cli.settings import read_settings, speak
from dancegame.cli.words import (
    CameraOption,
    EstimatorOption,
    GhostOption,
    LibraryOption,
    ModelOption,
    ModeName,
    NoJumpsOption,
    SeatedOption,
    StrictnessOption,
    chosen_ease,
    round_text,
    tell_of_lost,
)


@app.callback(invoke_without_command=True)
def open_game(
    context: typer.Context,
    has_version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """Guess the dance, then dance it. Without a command the game opens."""
    if has_version:
        typer.echo(f"dancegame {__version__}")
        raise typer.Exit
    speak()
    if context.invoked_subcommand is None:
        play()


@app.command()
def play(
    mode: Annotated[ModeName | None, typer.Option(help="Skip the menu.")] = None,
    song: Annotated[
        str | None, typer.Option(metavar="ID", help="The first round's song, a surprise if left out.")
    ] = None,
    camera: CameraOption = None,
    players: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=6, help="How many dance in the picture at most.")
    ] = None,
    library: LibraryOption = None,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    strictness: StrictnessOption = None,
    is_seated: SeatedOption = False,
    has_no_jumps: NoJumpsOption = False,
    ghost: GhostOption = None,
    full_screen: Annotated[bool | None, typer.Option("--full-screen/--window", help="Fill the screen, or not.")] = None,
) -> None:
    """Open the game: guess, then dance in front of the camera."""
    from dancegame.cli.cameras import WishedCameras
    from dancegame.cli.ghosts import Replays, wished_ghost
    from dancegame.cli.parts import check_song, open_parts
    from dancegame.game.app import run_game
    from dancegame.songs.database.book import Book
    from dancegame.songs.library import open_library

    ease = chosen_ease(is_seated=is_seated, has_no_jumps=has_no_jumps)
    said: dict[str, Any] = {"players": players, "strictness": strictness, "ease": ease, "full_screen": full_screen}
    given = {name: value for name, value in said.items() if value is not None}
    given |= camera_settings(camera, estimator, model)
    wish = choose_estimator(estimator, model).wish(camera or read_settings().camera, players=players or 1)
    cameras = WishedCameras(open_library(library), wish)
    chosen, named = wished_ghost(ghost)
    given |= chosen
    replays = Replays(named, is_drawn=cameras.is_drawn)
    song = replays.song_id(song)
    check_song(cameras.shelf, song)
    with open_parts(cameras, replays=replays, book=Book(is_drawn=cameras.is_drawn)) as parts:
        reports = run_game(
            parts,
            mode=mode and mode.value,
            song_id=song,
            given=given,
            on_round=lambda report: typer.echo(round_text(report)),
        )
    tell_of_lost(reports)
