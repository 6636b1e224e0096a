"""Shows how many videos come along: bars in a terminal, a line for each video elsewhere, JSON lines where asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dancegame.cli.many.report import Done, Tally
from dancegame.cli.words import print_json
from dancegame.core.errors import DanceGameError
from dancegame.core.text import on_one_line
from dancegame.songs.intake.events import Reached
from dancegame.texts import _, n_
from dancegame.texts.words import error_words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID

# More videos at once than this are told by their number.
MOST_LINES = 12
MOST_NAME = 32

Show = Callable[[Reached | Done], None]


@contextmanager
def display(tally: Tally, name_of: Callable[[int], Path], *, as_json: bool) -> Iterator[Show]:
    """Yield what shows every event; counts what is done."""
    from rich.console import Console

    console = Console(stderr=True)
    shown = _bars(console, tally, name_of) if console.is_terminal else _lines(tally, is_told=not as_json)
    with shown as show:

        def tell(event: Reached | Done) -> None:
            if isinstance(event, Done):
                tally.add(event)
                if as_json:
                    print_json(event.facts())
            show(event)

        yield tell


@contextmanager
def _lines(tally: Tally, *, is_told: bool) -> Iterator[Show]:
    """A line for each video that is done, on stderr."""

    def show(event: Reached | Done) -> None:
        if is_told and isinstance(event, Done):
            told = (
                _reason(event.video, event.error)
                if event.error
                else f"{on_one_line(str(event.video))}: {_outcome(event)}"
            )
            typer.echo(f"[{tally.count}/{tally.total}] {told}", err=True)

    yield show


@contextmanager
def _bars(console: "Console", tally: Tally, name_of: Callable[[int], Path]) -> Iterator[Show]:
    """One bar for all, one for each video that is being read, and what is broken above them."""
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeRemainingColumn(), console=console, refresh_per_second=4) as progress:
        overall = progress.add_task(_overall(tally), total=tally.total)
        bars: dict[Path, TaskID] = {}

        def show(event: Reached | Done) -> None:
            if isinstance(event, Done):
                if event.video in bars:
                    progress.remove_task(bars.pop(event.video))
                if event.error is not None:
                    progress.console.print(escape(_reason(event.video, event.error)), highlight=False)
                progress.update(overall, completed=tally.count, description=_overall(tally))
                return
            video = name_of(event.number)
            if video not in bars and len(bars) < MOST_LINES:
                bars[video] = progress.add_task("", total=None if event.share is None else 1.0)
            if video in bars:
                doing = f"  {_short(video.name)}" + (f"  {_(event.text)}" if event.text else "")
                progress.update(bars[video], completed=event.share or 0.0, description=escape(doing))

        yield show


def _overall(tally: Tally) -> str:
    return _(
        "{done} of {total} videos ({skipped} skipped, {broken} broken)",
        done=tally.count,
        total=tally.total,
        skipped=tally.skipped,
        broken=len(tally.broken),
    )


def _short(name: str) -> str:
    name = on_one_line(name)
    return name if len(name) <= MOST_NAME else f"{name[: MOST_NAME - 1]}…"


def _reason(video: Path, error: DanceGameError) -> str:
    """Return what is wrong; with the video before it unless it names that."""
    said, name = error_words(error)[0], on_one_line(str(video))
    return said if name in said else f"{name}: {said}"


def _outcome(done: Done) -> str:
    """Return what became of a video that is not broken."""
    if done.same_as is not None:
        return _("the same video as {video}", video=done.same_as)
    if done.is_elsewhere:
        return _("another import is at it")
    ids = ", ".join(facts["id"] for facts in done.songs)
    if done.is_skipped:
        return _("there already: {songs}", songs=ids)
    poor = [facts for facts in done.songs if facts.get("is_poor")]
    poorly = _("poorly seen")
    return f"{ids} ({poorly})" if poor else ids


def tell_tally(tally: Tally, *, as_json: bool) -> None:
    """Say at the end what became of all, and list what is broken: file, reason, remedy."""
    if as_json:
        print_json(tally.facts())
        return
    songs = n_("{count} song", "{count} songs", tally.songs)
    typer.echo(
        _(
            "{songs} from {imported} of {total} videos; {skipped} skipped, {broken} broken.",
            songs=songs,
            imported=tally.imported,
            total=tally.total,
            skipped=tally.skipped,
            broken=len(tally.broken),
        )
    )
    for done in tally.broken:
        if done.error is not None:
            typer.echo("  " + " ".join((_reason(done.video, done.error), error_words(done.error)[1])).strip())
    if tally.is_stopped:
        typer.echo(_("Stopped. The same command goes on where it was."), err=True)
