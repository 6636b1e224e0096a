"""`dancegame play`: opens the game."""

from typing import Annotated

import typer

from dancegame.cli import app
from dancegame.cli.finder import choose_estimator
from dancegame.cli.settings import read_settings
from dancegame.cli.words import (
    CameraOption,
    EstimatorOption,
    GhostOption,
    LibraryOption,
    ModelOption,
    StrictnessOption,
    round_text,
    tell_of_lost,
)
from dancegame.game.parts import Mode

PARTY_PLAYERS = 4


@app.callback(invoke_without_command=True)
def open_game(context: typer.Context) -> None:
    """Guess the dance, then dance it. Without a command the game opens."""
    if context.invoked_subcommand is None:
        play()


@app.command()
def play(
    mode: Annotated[Mode | None, typer.Option(help="Skip the menu.")] = None,
    song: Annotated[
        str | None, typer.Option(metavar="ID", help="The first round's song, a surprise if left out.")
    ] = None,
    camera: CameraOption = None,
    players: Annotated[int | None, typer.Option(min=1, max=6, help="How many dance in the picture at most.")] = None,
    library: LibraryOption = None,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    strictness: StrictnessOption = None,
    ghost: GhostOption = "best",
    full_screen: Annotated[bool, typer.Option("--full-screen", help="Fill the screen.")] = False,
) -> None:
    """Open the game: guess, then dance in front of the camera."""
    from dancegame.cli.cameras import WishedCameras
    from dancegame.cli.ghosts import Replays
    from dancegame.cli.parts import check_song, make_parts
    from dancegame.game.app import run_game
    from dancegame.songs.library import open_library

    settings = read_settings()
    wish = choose_estimator(estimator, model).wish(camera or settings.camera, players=players or PARTY_PLAYERS)
    with WishedCameras(open_library(library), wish) as cameras:
        replays = Replays(ghost, is_drawn=cameras.is_drawn)
        song = replays.song_id(song)
        check_song(cameras.shelf, song)
        reports = run_game(
            make_parts(cameras, strictness=strictness or settings.strictness, replays=replays),
            mode=mode,
            song_id=song,
            is_full_screen=full_screen,
            on_round=lambda report: typer.echo(round_text(report)),
        )
    tell_of_lost(reports)
