"""The documents that people read, and the commands in them."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from program import ROOT

DOCUMENTS = (
    *sorted(path for path in ROOT.glob("*.md") if path.name not in ("CHANGELOG.md", "CONTEXT.md", "NOTICES.md")),
    *sorted(ROOT.glob("docs/*.md")),
    ROOT / "tools" / "starter_pack" / "README.md",
)
# Blocks that are typed into a terminal; others name their language.
TERMINAL = ("", "sh")
BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
# Within a sentence a command is one that begins like one.
INLINE = re.compile(r"`((?:python3 start\.py|py start\.py|dancegame|(?:\S*/)?python -m [\w.]+)(?: [^`\n]+)?)`")
SPAN = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"`([\w.-]+(?:/[\w.-]+)+\.[a-z]+)`")
FOLDERS = ("dancegame", "tools", "tests", "scripts", "packaging", "docs", ".github")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Command:
    """A command of a document. is_whole: to be typed as it is; within a sentence it may be only named."""

    document: Path
    line: str
    is_whole: bool = True

    @property
    def words(self) -> list[str]:
        """The words; a comment behind them is none."""
        return shlex.split(self.line, comments=True)

    def __str__(self) -> str:
        return f"{self.document.name}: {self.line}"


def commands() -> list[Command]:
    """Return every command of every document, each once a document."""
    return list(dict.fromkeys(command for path in DOCUMENTS for command in _commands_of(path)))


def _commands_of(path: Path) -> Iterator[Command]:
    text = path.read_text("utf-8")
    for kind, block in BLOCK.findall(text):
        if kind in TERMINAL:
            lines = [line.strip() for line in block.splitlines()]
            yield from (Command(path, line) for line in lines if shlex.split(line, comments=True))
    yield from (Command(path, line, is_whole=False) for line in INLINE.findall(BLOCK.sub("", text)))


def spans(path: Path) -> list[str]:
    """Return what a document writes as code within its sentences."""
    return SPAN.findall(BLOCK.sub("", path.read_text("utf-8")))


def modules(path: Path) -> list[str]:
    """Return the blocks of a document that are whole modules of Python: those that begin with what they are."""
    return [block for kind, block in BLOCK.findall(path.read_text("utf-8")) if block.startswith('"""')]


def files(path: Path) -> set[str]:
    """Return the files of the project that a document names, from its folder on."""
    return {name for name in FILE.findall(path.read_text("utf-8")) if name.partition("/")[0] in FOLDERS}


def links(path: Path) -> list[str]:
    """Return where a document's links lead within the project."""
    return [link for link in LINK.findall(path.read_text("utf-8")) if "://" not in link]


def anchors(path: Path) -> set[str]:
    """Return what the headings of a document are called in links, as GitHub does it."""
    headings = HEADING.findall(BLOCK.sub("", path.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
