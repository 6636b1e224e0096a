"""What is remembered of the daily challenge, `daily.json`: always read, a broken file put aside."""

from pathlib import Path

from dancegame.songs.dailies import DailyFile
from tools.fuzz.damage import other_numbers, spoilt, swollen
from tools.fuzz.reader import Reader, in_file, is_harmless

SEED = (
    b'{"day": "2026-11-27", "pack": "abc", "questions": 5, "marks": ["fast", "wrong"], "points": 1200,'
    b' "finished": "2026-11-26", "streak": 3, "best": 7}'
)


def read(path: Path) -> None:
    """Read the log and write it again."""
    file = DailyFile(path)
    log = file.load()
    for note in file.notes:
        assert is_harmless(note.english)
    file.keep(log)
    assert DailyFile(path).load() == log


READER = Reader(in_file("daily.json", read), lambda: [SEED], (spoilt, other_numbers, swollen))
