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
    full_screen: Annotated[bool | None, typer.Option("--full-screen/--window", help="Fill the screen, or not.")] = None,
) -> None:
    """Open the game: guess, then dance in front of the camera."""
    from dancegame.cli.ghosts import Replays
    from dancegame.cli.parts import check_song, make_parts
    from dancegame.game.app import run_game

    settings = read_settings().but(players=players, strictness=strictness, full_screen=full_screen)
    camera = camera or settings.camera
    replays = Replays(camera=camera, ghost=ghost)
    song = replays.song_id(song)
    check_song(library, song)
    # Solo one dances, unless the command line says otherwise.
    count = settings.players if players or mode in (None, Mode.PARTY) else 1
    parts = make_parts(
        library=library,
        camera=camera,
        players=count,
        finder=choose_estimator(estimator, model),
        strictness=settings.strictness,
        replays=replays,
    )
    reports = run_game(
        parts,
        mode=mode,
        song_id=song,
        is_full_screen=settings.full_screen,
        on_round=lambda report: typer.echo(round_text(report)),
    )
    tell_of_lost(reports)
