"""`python -m tools.fuzz.distil READER FOLDER`: of many inputs, keeps in the corpus the few small ones that reach far.

An input is kept where it goes through a line of the game that whole inputs and smaller ones do not reach.
"""

import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

from dancegame.core.errors import DanceGameError
from tools.fuzz.__main__ import CORPUS
from tools.fuzz.judging import Judge
from tools.fuzz.reader import Reader
from tools.fuzz.readers import READERS

WATCHED = str(Path(__file__).parents[2] / "dancegame")
# Larger inputs are no thing for a source tree.
MOST_BYTES, MOST_BYTES_TOGETHER = 4_000, 8_000
MOST_KEPT = 12


def main() -> None:
    """Fill the corpus of a reader anew."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    found = sorted((path.read_bytes() for path in folder.glob("*")), key=lambda content: (len(content), content))
    with Judge(READERS[name]) as judge:
        chosen = distilled(READERS[name], [one for one in found if len(one) <= MOST_BYTES], judge)
    (CORPUS / name).mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(chosen, 1):
        (CORPUS / name / f"{number:02}").write_bytes(content)
    print(f"{name}: {len(chosen)} of {len(found)}, {sum(map(len, chosen)):,} bytes")


def distilled(reader: Reader, found: list[bytes], judge: Judge) -> list[bytes]:
    """Return those that reach lines which no other before them has reached."""
    known: set[tuple[str, int]] = set()
    for seed in reader.seeds():
        known |= lines_of(reader, seed, judge)
    chosen = []
    for content in found:
        reached = lines_of(reader, content, judge)
        has_room = len(chosen) < MOST_KEPT and sum(map(len, chosen)) + len(content) <= MOST_BYTES_TOGETHER
        if reached - known and has_room:
            chosen.append(content)
            known |= reached
    return chosen


def lines_of(reader: Reader, content: bytes, judge: Judge) -> set[tuple[str, int]]:
    """Return the lines of the game that are gone through when an input is read."""
    lines: set[tuple[str, int]] = set()

    def see(frame: FrameType, event: str, _word: Any) -> Any:
        if not frame.f_code.co_filename.startswith(WATCHED):
            return None
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return see

    folder = judge.folder()
    sys.settrace(see)
    try:
        with suppress(DanceGameError):
            reader.read(content, folder)
    finally:
        sys.settrace(None)
    return lines


if __name__ == "__main__":
    main()
