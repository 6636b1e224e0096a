"""`dancegame profiles`: who has played here, and what their rounds come to."""

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dancegame.cli import app
from dancegame.cli.words import JsonOption, print_json
from dancegame.core.errors import InputError, ReplayError
from dancegame.core.profiles import Profile, name_of, same_name
from dancegame.core.texts import N_
from dancegame.texts import _, n_

if TYPE_CHECKING:
    from dancegame.songs.database.book import Book


@app.command()
def profiles(
    add: Annotated[str | None, typer.Option("--add", metavar="NAME", help="Add somebody.")] = None,
    delete: Annotated[
        str | None, typer.Option("--delete", metavar="NAME", help="Forget somebody, with all their rounds and replays.")
    ] = None,
    is_sure: Annotated[bool, typer.Option("--yes", help="Do not ask before anything is deleted.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List who has played here, with what their rounds come to."""
    from dancegame.cli.settings import tell_notes
    from dancegame.songs.database.book import Book

    book = Book()
    if add is not None:
        _add(book, add)
    if delete is not None:
        _delete(book, delete, is_sure=is_sure)
    listed = [_facts(book, profile) for profile in book.profiles()]
    if as_json:
        print_json({"profiles": listed})
    else:
        _tell(listed)
    tell_notes(book)


def _add(book: "Book", typed: str) -> None:
    if typed.encode("utf-8", "replace").decode("utf-8") != typed:
        raise InputError(
            N_("That name is not written in UTF-8."), remedy=N_("Type it in a terminal with UTF-8, or in the game.")
        )
    name = name_of(typed)
    if not name:
        raise InputError(N_("There is nothing to read in that name."), remedy=N_("Give one with letters."))
    if not any(same_name(one.name, name) for one in book.profiles()):
        book.keep(Profile(name))


def _delete(book: "Book", name: str, *, is_sure: bool) -> None:
    from dancegame.songs.database.writer import replays_of

    if not any(same_name(one.name, name) for one in book.profiles()):
        remedy = N_("`dancegame profiles` lists everybody.")
        raise InputError(N_("Nobody here is called {name}."), remedy=remedy, name=name)
    # A replay that the database does not know yet may be theirs, too.
    book.rebuild()
    replays = book.use(lambda connection: replays_of(connection, name))
    if not is_sure:
        asked = n_(
            "Delete {name} with all rounds and {count} replay?",
            "Delete {name} with all rounds and {count} replays?",
            len(replays),
            name=name,
        )
        typer.confirm(asked, abort=True)
    # The replays first: what is left of them would bring the name back when the database is rebuilt.
    for replay, dancers in replays:
        _forget(replay, name, is_alone=dancers == 1)
    book.remove(name)


def _forget(replay: str, name: str, *, is_alone: bool) -> None:
    """Delete a replay that is theirs alone; take the name out of one that others share."""
    from dancegame.songs.replay_folder import replay_folder
    from dancegame.songs.replays import without_name
    from dancegame.songs.transaction import told_if_unwritable

    path: Path = replay_folder() / replay
    with told_if_unwritable(path):
        if is_alone:
            path.unlink(missing_ok=True)
            return
        with suppress(ReplayError):  # it is gone, or nobody can read it
            without_name(path, name)


def _facts(book: "Book", profile: Profile) -> dict[str, Any]:
    from dancegame.songs.database.statistics import person

    figures = book.use(lambda connection: person(connection, profile.name)).statistics
    strictness = profile.strictness and profile.strictness.value
    return {"name": profile.name, "strictness": strictness, **asdict(figures)}


def _tell(listed: list[dict[str, Any]]) -> None:
    if not listed:
        typer.echo(_("Nobody has given a name here yet."))
    for one in listed:
        said = [
            n_("{count:,} round", "{count:,} rounds", one["rounds"]),
            _("{minutes:.0f} minutes danced", minutes=one["minutes"]),
            _("roughly {kcal:.0f} kcal", kcal=one["kcal"]),
            _("{right} of {count} guessed right", right=one["right_guesses"], count=one["guesses"]),
            n_("{count} evening in a row", "{count} evenings in a row", one["streak"]),
        ]
        typer.echo(f"{one['name']:<24}  {', '.join(said)}")
