"""What `dancegame import` does with several videos."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dancegame.cli.finder import Finder
from dancegame.cli.many.display import display, tell_tally
from dancegame.cli.many.report import Tally
from dancegame.cli.many.work import ManyVideos
from dancegame.songs.intake.said import Wish
from dancegame.songs.library import Library, open_library
from dancegame.songs.transaction import told_if_unwritable

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from dancegame.cli.many.work import Workers

INTERRUPTED = 128 + signal.SIGINT


def import_many(
    wishes: Sequence[Wish],
    *,
    finder: Finder,
    library: Path | None,
    jobs: int | None,
    cluster: str | None,
    as_json: bool,
) -> None:
    """Import videos, show how they come along and tell what became of all.

    Raises typer.Exit: 1 where something is broken, 130 where Ctrl-C stopped it.
    """
    from dancegame.cli.many.processes import threads_for, usual_jobs

    home = open_library(library)
    with told_if_unwritable(home.home):
        home.try_home()
    count = min(jobs or usual_jobs(), len(wishes))
    videos = ManyVideos(wishes, home=home.home, library=library, finder=finder, threads=threads_for(count))
    tally = Tally(len(wishes))
    try:
        with (
            _workers(cluster, count, finder, home) as workers,
            display(tally, videos.video, as_json=as_json) as show,
        ):
            for event in videos.run(workers):
                show(event)
    except (KeyboardInterrupt, SystemExit) as request:
        tally.is_stopped = True
        tell_tally(tally, as_json=as_json)
        raise typer.Exit(INTERRUPTED) if isinstance(request, KeyboardInterrupt) else request from None
    tell_tally(tally, as_json=as_json)
    if tally.broken:
        raise typer.Exit(1)


@contextmanager
def _workers(cluster: str | None, jobs: int, finder: Finder, library: Library) -> "Iterator[Workers]":
    chosen: AbstractContextManager[Workers]
    if cluster is None:
        from dancegame.cli.many.processes import processes

        chosen = processes(jobs)
    else:
        from dancegame.cli.many.cluster import cluster_at

        chosen = cluster_at(cluster, finder=finder, library=library)
    with chosen as workers:
        yield workers
