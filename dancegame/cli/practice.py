"""`dancegame practice`: opens the game where a song is practised."""

from typing import Annotated

import typer

from dancegame.cli import app
from dancegame.cli.play import play
from dancegame.cli.words import CameraOption, EstimatorOption, LibraryOption, ModelOption, ModeName, StrictnessOption


@app.command()
def practice(
    song: Annotated[str, typer.Argument(metavar="SONG", help="Id of the song, as `dancegame songs` lists it.")],
    camera: CameraOption = None,
    library: LibraryOption = None,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    strictness: StrictnessOption = None,
    full_screen: Annotated[bool | None, typer.Option("--full-screen/--window", help="Fill the screen, or not.")] = None,
) -> None:
    """Dance a song slowly, stretch by stretch, until it sits."""
    play(
        mode=ModeName("practice"),
        song=song,
        camera=camera,
        library=library,
        estimator=estimator,
        model=model,
        strictness=strictness,
        full_screen=full_screen,
    )
