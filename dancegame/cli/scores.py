"""`dancegame scores`: leaderboards of what was danced, and everything of it as a file."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from dancegame.cli import app
from dancegame.cli.progress import progress_bar
from dancegame.cli.rejudged import judged_facts, tell_judged
from dancegame.cli.words import JsonOption, LibraryOption, print_json
from dancegame.core.memory import Way
from dancegame.core.score import Strictness
from dancegame.texts import _, n_
from dancegame.texts.words import STRICTNESS_WORDS, WAY_WORDS

# Practice has none.
RANKED = (Way.WHOLE, Way.NO_JUMPS, Way.SEATED, Way.PART)


@app.command()
def scores(
    song: Annotated[str | None, typer.Argument(help="A song's id; the last evening if left out.")] = None,
    strictness: Annotated[Strictness, typer.Option("--strictness", help="Who was judged so.")] = Strictness.PARTY,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write every result into a file for spreadsheets.")
    ] = None,
    is_rebuilt: Annotated[
        bool, typer.Option("--rebuild", help="Judge your replays again, and add the rounds that are missing.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show who danced best, in a song or in the last evening."""
    from dancegame.cli.settings import tell_notes
    from dancegame.songs.database.book import Book
    from dancegame.songs.database.export import exported, write_csv

    book = Book()
    judged = _judged(book, library) if is_rebuilt else []
    added = book.rebuild(judged) if is_rebuilt else None
    if csv is not None:
        write_csv(csv, book.use(lambda connection: exported(connection, song)))
    boards = _boards(book, song, strictness)
    if as_json:
        results = book.use(lambda connection: exported(connection, song))
        facts = {"song": song, "strictness": strictness.value, "boards": boards, "results": results, "added": added}
        print_json(facts | {"progress": _progress(book, song), "judged": [judged_facts(one) for one in judged]})
    else:
        if added is not None:
            typer.echo(
                n_("{count} round was added from your replays.", "{count} rounds were added from your replays.", added)
            )
            tell_judged(judged)
        _tell(boards, strictness)
    tell_notes(book)


def _judged(book: Any, library: Path | None) -> list[Any]:
    """Judge every replay again."""
    from dancegame.songs.database.rejudging import judge_again
    from dancegame.songs.library import open_library

    shelf, files, judged = open_library(library), book.replays(), []
    with progress_bar(_("Judging your replays again"), len(files)) as show:
        for number, file in enumerate(files, start=1):
            judged.append(judge_again(file, shelf))
            show(number)
    return judged


def _boards(book: Any, song: str | None, strictness: Strictness) -> dict[str, list[dict[str, Any]]]:
    """Return the places of each way that has some."""
    from dancegame.songs.database.leaderboards import evening_leaderboard, last_evening, song_leaderboard

    def places(connection: Any, way: Way) -> list[dict[str, Any]]:
        if song is not None:
            found = song_leaderboard(connection, song, strictness=strictness, way=way)
        else:
            evening = last_evening(connection) or ""
            found = evening_leaderboard(connection, evening, strictness=strictness, way=way)
        return [asdict(place) for place in found]

    boards = {way.value: book.use(lambda connection, way=way: places(connection, way)) for way in RANKED}
    return {way: board for way, board in boards.items() if board}


def _progress(book: Any, song: str | None) -> dict[str, list[dict[str, Any]]]:
    """Return everybody's days in a song, for a plot."""
    from dancegame.songs.database.statistics import progress

    if song is None:
        return {}
    days = {
        profile.name: book.use(lambda connection, name=profile.name: progress(connection, name, song))
        for profile in book.profiles()
    }
    return {name: [asdict(day) for day in found] for name, found in days.items() if found}


def _tell(boards: dict[str, list[dict[str, Any]]], strictness: Strictness) -> None:
    if not boards:
        typer.echo(_("Nobody has danced here yet."))
    for way, board in boards.items():
        typer.echo(f"{_(WAY_WORDS[Way(way)])} ({_(STRICTNESS_WORDS[strictness])})")
        for number, place in enumerate(board, start=1):
            name = place["name"] or _("Guest")
            typer.echo(f"  {number:>2}. {name:<24} {place['points']:>11,}  {place['danced_at'][:10]}")
