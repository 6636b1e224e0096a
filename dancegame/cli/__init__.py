"""The command line: the only place where the parts of the program are put together."""

import multiprocessing
import sys

import typer

from dancegame.core.errors import DanceGameError

app = typer.Typer(
    help="Guess the dance, then dance it. Without a command the game opens.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command line; an error of ours becomes one sentence on stderr and exit code 1."""
    multiprocessing.freeze_support()
    # They register themselves.
    from dancegame.cli import (  # noqa: F401
        bench,
        calibrate,
        demo,
        doctor,
        importing,
        models,
        play,
        poses,
        replay,
        score,
        songs,
    )

    try:
        app(prog_name="dancegame")
    except DanceGameError as error:
        from dancegame.cli.words import tell_error

        tell_error(error)
        sys.exit(1)
