"""`dancegame selftest`: tries every part of the game on this computer, and prints a line about each."""

import os
import sys
from collections.abc import Iterator
from functools import partial
from typing import Annotated, Any

import typer

import dancegame
from dancegame.cli import app
from dancegame.cli.selftest.step import Step, Tried, try_step
from dancegame.cli.words import JsonOption, print_json
from dancegame.core.texts import N_
from dancegame.texts import _
from dancegame.texts.words import error_words, text_words


@app.command()
def selftest(
    headless: Annotated[bool, typer.Option("--headless", help="Without screen and sound.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Try the whole game on this computer. Window, sound, a dance, what it keeps: a quarter of a minute."""
    if headless:
        os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    tried = []
    for one in map(try_step, steps()):
        tried.append(one)
        if not as_json:
            typer.echo(_line(one))
    is_ok = all(one.error is None for one in tried)
    if as_json:
        about = {"version": dancegame.__version__, "is_executable": hasattr(sys, "_MEIPASS")}
        print_json({"is_ok": is_ok, **about, "steps": [_facts(one) for one in tried]})
    elif is_ok:
        typer.echo(_("All is well."))
    raise typer.Exit(0 if is_ok else 1)


def steps() -> Iterator[Step]:
    """The parts of the game, those first on which others rest."""
    from dancegame.cli.selftest import dancing, folders, showing

    yield Step(N_("Songs"), folders.try_songs)
    yield Step(N_("Settings"), folders.try_settings)
    yield Step(N_("Players"), folders.try_players)
    yield Step(N_("Packs"), folders.try_pack)
    yield Step(N_("Languages"), showing.try_languages)
    yield Step(N_("Window"), showing.try_window)
    yield Step(N_("Sound"), showing.try_sound)
    yield Step(N_("Dancing"), partial(dancing.try_dance, _say))
    yield Step(N_("Films"), showing.try_film)


def _say(text: str) -> None:
    """Say what a step waits for, beside the answer."""
    typer.echo(f"...           {text}", err=True)


def _line(tried: Tried) -> str:
    said = error_words(tried.error) if tried.error else (text_words(tried.found) if tried.found else "",)
    mark = "-->" if tried.error else "ok "
    return f"{mark} {tried.seconds:6.2f} s  {_(tried.step.name)}: {' '.join(said)}".rstrip()


def _facts(tried: Tried) -> dict[str, Any]:
    error = tried.error
    return {
        "step": tried.step.name.lower(),
        "is_ok": error is None,
        "seconds": round(tried.seconds, 3),
        "text": error.message if error else tried.found and tried.found.english,
        "remedy": error.remedy if error else None,
    }
