"""The command line: the only place where the parts of the program are put together."""

import errno
import multiprocessing
import sys
from io import TextIOWrapper

import typer

from dancegame.cli.requests import end_on_request
from dancegame.core.errors import DanceGameError, InputError
from dancegame.core.texts import N_

# Of a name in a sentence.
MOST_SHOWN = 200

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
    _speak_any_language()
    end_on_request()
    gather_commands()
    try:
        app(prog_name="dancegame")
    except DanceGameError as error:
        from dancegame.cli.words import tell_error

        tell_error(error)
        sys.exit(1)
    except OSError as error:
        if error.errno != errno.ENOSPC and error.filename is None:
            raise
        from dancegame.cli.words import tell_error

        tell_error(_of_the_system(error))
        sys.exit(1)


def gather_commands() -> typer.Typer:
    """Load every command, none of which loads much before it runs, and return the whole command line."""
    # They register themselves.
    from dancegame.cli import (  # noqa: F401
        bench,
        calibrate,
        clip,
        demo,
        doctor,
        importing,
        models,
        packs,
        play,
        poses,
        practice,
        profiles,
        render,
        replay,
        score,
        scores,
        songs,
    )
    from dancegame.cli.examples import give_examples
    from dancegame.cli.selftest import command as selftest  # noqa: F401

    give_examples(app)
    return app


def _of_the_system(error: OSError) -> DanceGameError:
    """Return what the system says against a file or folder that somebody named."""
    if error.errno == errno.ENOSPC:
        return InputError(N_("The disk is full."), remedy="")
    name = str(error.filename)
    shown = name if len(name) <= MOST_SHOWN else f"{name[:MOST_SHOWN]}…"
    remedy = N_("Check its name, and that you may use it.")
    return InputError(N_("{path} cannot be used: {reason}."), remedy=remedy, path=shown, reason=error.strerror or error)


def _speak_any_language() -> None:
    """Write what a console cannot as a question mark: no title is worth a failure after the work is done."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
