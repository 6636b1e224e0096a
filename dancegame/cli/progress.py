"""The progress bar of long commands, on stderr so that answers on stdout stay clean."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(text: str, duration_s: float | None) -> Iterator[Callable[[float], None]]:
    """Show a bar over a video of duration_s seconds (None: unknown); the yielded function takes the second reached."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    console = Console(stderr=True)
    with Progress(*columns, TimeRemainingColumn(), console=console, refresh_per_second=4) as progress:
        task = progress.add_task(text, total=duration_s)
        yield lambda reached_s: progress.update(task, completed=reached_s)
