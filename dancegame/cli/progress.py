"""The progress bar of long commands, on stderr so that answers on stdout stay clean."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(text: str, total: float | None) -> Iterator[Callable[..., None]]:
    """Show a bar up to `total` (None: unknown); the yielded function takes how far it is and, if new, what is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    console = Console(stderr=True)
    with Progress(*columns, TimeRemainingColumn(), console=console, refresh_per_second=4) as progress:
        task = progress.add_task(text, total=total)

        def show(reached: float, now: str = text) -> None:
            progress.update(task, completed=reached, description=now)

        yield show
