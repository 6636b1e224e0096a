"""The progress bar of long commands, on stderr so that answers on stdout stay clean."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dancegame.core.text import on_one_line


@contextmanager
def progress_bar(text: str, total: float | None) -> Iterator[Callable[..., None]]:
    """Show a bar up to `total` (None: unknown); the yielded function takes how far it is and, if new, what is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    # Names of files and songs are no markup.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    console = Console(stderr=True)
    with Progress(*columns, TimeRemainingColumn(), console=console, refresh_per_second=4) as progress:
        task = progress.add_task(on_one_line(text), total=total)

        def show(reached: float, now: str = text) -> None:
            progress.update(task, completed=reached, description=on_one_line(now))

        yield show
