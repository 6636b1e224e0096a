"""Keeps a broken file under another name, so that it is neither asked about again nor lost."""

from contextlib import suppress
from pathlib import Path


def put_aside(path: Path) -> Path | None:
    """Rename a file to `<name>.broken` or the next free name like it; return its new place, None where it stays."""
    with suppress(OSError):
        if path.is_file():
            aside = _unused(path)
            path.rename(aside)
            return aside
    return None


def _unused(path: Path) -> Path:
    aside, count = path.with_name(f"{path.name}.broken"), 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.name}.broken-{count}")
    return aside
