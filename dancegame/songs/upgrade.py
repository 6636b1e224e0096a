"""Gives a song of an earlier version what this one reads off its dance; nothing else in its file changes."""

import re
from contextlib import suppress
from pathlib import Path

from dancegame.core.derived import Derived
from dancegame.songs.derived_facts import facts_of
from dancegame.songs.facts import inline_table
from dancegame.songs.reading import UNREADABLE, parse_toml
from dancegame.songs.transaction import replace_at_a_stroke

_LINE = re.compile(rb"^derived = .*\n", re.MULTILINE)
_FIRST_LINE = re.compile(rb"\A(\xef\xbb\xbf)?")


def add_derived(path: Path, derived: Derived) -> None:
    """Put the line into a `<id>.toml` that lacks it or has an old one, as the first one: it may be in any form.

    A file that cannot be written, or would say something else then, is left alone: its dance is read off again.
    """
    line = f"derived = {inline_table(facts_of(derived))}\n".encode()
    with suppress(*UNREADABLE):
        before = path.read_bytes()
        after = _FIRST_LINE.sub(lambda mark: mark[0] + line, _LINE.sub(b"", before))
        if _others(after) == _others(before):
            replace_at_a_stroke(path, after)


def _others(content: bytes) -> dict[str, object]:
    return {name: value for name, value in parse_toml(content).items() if name != "derived"}
