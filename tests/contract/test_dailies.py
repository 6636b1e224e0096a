"""The file of the challenges: kept at a stroke, broken ones put aside, what cannot be written holds for this start."""

from datetime import date
from pathlib import Path

import pytest

from dancegame.core.daily import DailyLog, Mark
from dancegame.core.errors import InputError
from dancegame.songs.dailies import DailyFile

LOG = DailyLog(
    day=date(2026, 11, 26),
    pack="b14e3f",
    questions=3,
    marks=(Mark.FAST, Mark.WRONG, Mark.LATE),
    points=800,
    finished=date(2026, 11, 26),
    streak=4,
    best=9,
)


def test_what_is_kept_is_read_by_the_next_start(tmp_path: Path):
    path = tmp_path / "deep" / "daily.json"
    DailyFile(path).keep(LOG)
    assert DailyFile(path).load() == LOG
    assert [file.name for file in path.parent.iterdir()] == ["daily.json"]


def test_without_a_file_there_is_nothing_to_remember(tmp_path: Path):
    file = DailyFile(tmp_path / "daily.json")
    assert file.load() == DailyLog()
    assert not file.notes
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 50_000, b'{"day": "2026-13-01"}', b'{"streak": -1}',
        b'{"streak": 5, "best": 2}', b'{"marks": ["fast"], "questions": 0}', b'{"marks": ["gold"], "questions": 1}',
        b'{"points": 1e99}', b'{"points": NaN}', b'{"questions": 5000}', b" " * 200_000,
    ],
)  # fmt: skip
def test_a_broken_file_is_kept_aside_and_said(tmp_path: Path, content: bytes):
    path = tmp_path / "daily.json"
    path.write_bytes(content)
    file = DailyFile(path)
    assert file.load() == DailyLog()
    assert "daily.json" in file.notes[0].english
    assert (tmp_path / "daily.json.broken").read_bytes() == content
    file.keep(LOG)
    path.write_bytes(content)
    assert DailyFile(path).load() == DailyLog()
    assert (tmp_path / "daily.json.broken-2").read_bytes() == content


def test_what_cannot_be_written_is_an_error_and_holds_for_this_start(tmp_path: Path):
    (tmp_path / "in-the-way").write_text("a file where a folder should be")
    file = DailyFile(tmp_path / "in-the-way" / "daily.json")
    with pytest.raises(InputError, match="cannot be written"):
        file.keep(LOG)
    assert file.load() == LOG
