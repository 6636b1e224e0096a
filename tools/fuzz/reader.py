"""What is fuzzed: something that reads what a stranger wrote, and whole inputs from which damaged ones are made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dancegame.core.text import on_one_line
from tools.fuzz.damage import Damage, spoilt, swollen


@dataclass(frozen=True)
class Reader:
    """read: takes an input and an empty folder, the only place where it may write; what it asserts must hold, too.

    seeds: makes whole inputs; large: those that once did harm by their size. damages: ways to spoil one. most_mb,
    most_s: of memory and of processor time that an input may take beyond what was taken before it.
    """

    read: Callable[[bytes, Path], object]
    seeds: Callable[[], Sequence[bytes]]
    damages: Sequence[Damage] = (spoilt, swollen)
    large: Callable[[], Sequence[bytes]] = tuple
    most_mb: int = 100
    most_s: float = 3.0


def in_file(name: str, read: Callable[[Path], object]) -> Callable[[bytes, Path], object]:
    """Return a reader of inputs for one that reads a file."""

    def written(content: bytes, folder: Path) -> object:
        path = folder / name
        path.write_bytes(content)
        return read(path)

    return written


def as_words(read: Callable[[str], object]) -> Callable[[bytes, Path], object]:
    """Return a reader of inputs for one that takes words: of a command line, where bytes that are no letters stay."""
    return lambda content, _folder: read(content.decode("utf-8", "surrogateescape"))


def is_harmless(text: str) -> bool:
    """Say whether a text can be shown as it stands: on one line, with nothing in it that steers a terminal."""
    return on_one_line(text) == text
