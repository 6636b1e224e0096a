"""A disk that is full: a save fails with a clear error, nothing is half saved, and what is there can be read."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from game_fakes import Play
from keepers import EVERYTHING, PLAYERS, SINGLE, danced, keepers

from dancegame.core.errors import InputError
from dancegame.core.profiles import Profile
from dancegame.core.score import Strictness
from dancegame.songs.database.book import Book
from dancegame.songs.database.schema import STEPS
from dancegame.songs.database.score_book import Scores

resource = pytest.importorskip("resource")

ROOM_KB, MOST_KB = 400, 130


def saved(book: Book, most: int = 5000) -> int:
    """Save rounds until one fails; return how many were confirmed."""
    confirmed = 0

    def save() -> None:
        nonlocal confirmed
        for number in range(most):
            book.keep_round(danced(number))
            confirmed += 1

    with pytest.raises(InputError, match="cannot be") as stopped:
        save()
    assert "space" in stopped.value.todo.english
    return confirmed


def check_whole(book: Book, confirmed: int) -> None:
    def figures(connection: sqlite3.Connection) -> tuple[object, ...]:
        counts = connection.execute("SELECT count(*), (SELECT count(*) FROM results) FROM rounds").fetchone()
        return (*counts, connection.execute("PRAGMA integrity_check").fetchone()[0])

    assert book.use(figures) == (confirmed, confirmed * PLAYERS, "ok")
    assert [tally.rounds for tally in Scores(book).songs()] == [confirmed]
    assert len(Book(book.path).profiles()) == PLAYERS


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few hundred kilobytes."""
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={ROOM_KB}k", "tmpfs", str(tmp_path)]
    with suppress(FileNotFoundError):
        if sys.platform == "linux" and subprocess.run(mounting, capture_output=True, check=False).returncode == 0:
            yield tmp_path
            subprocess.run(["umount", str(tmp_path)], check=True)
            return
    pytest.skip("no small disk can be mounted here")


def fill(disk: Path) -> Path:
    """Leave not a single byte."""
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(512))
    return filler


def test_a_disk_that_fills_up_loses_nothing_that_was_confirmed(small_disk: Path):
    book = Book(small_disk / "book.db", replays=small_disk / "replays")
    confirmed = saved(book)
    assert confirmed > 5
    check_whole(book, confirmed)


def test_a_book_on_a_full_disk_can_be_read_and_goes_on_when_there_is_room(small_disk: Path):
    book = Book(small_disk / "book.db", replays=small_disk / "replays")
    book.keep_round(danced(1))
    filler = fill(small_disk)
    with pytest.raises(InputError, match="full"):
        book.keep_round(danced(2))
    check_whole(book, 1)
    filler.unlink()
    book.keep_round(danced(3))
    check_whole(book, 2)


def files(folder: Path) -> list[str]:
    """What is there, without what SQLite shares between processes, which is made anew each time."""
    return sorted(path.name for path in folder.rglob("*") if not path.name.endswith("-shm"))


@pytest.mark.parametrize("kind", EVERYTHING)
def test_on_a_full_disk_everything_stays_as_it_was_and_is_kept_again_when_there_is_room(small_disk: Path, kind: str):
    keeper = keepers(small_disk)[kind]
    keeper.keep(1)
    there = files(small_disk)
    filler = fill(small_disk)
    with pytest.raises(InputError) as told:
        keeper.keep(2)
    assert str(small_disk) in told.value.message
    assert told.value.remedy
    assert keeper.found() == [1]
    filler.unlink()
    assert files(small_disk) == there
    keeper.keep(3)
    assert keeper.found() == ([3] if kind in SINGLE else [1, 3])


@pytest.fixture
def read_only_disk(small_disk: Path) -> Iterator[Path]:
    """A disk that nothing can be written to, not even by the first of its users, with what was kept there before."""
    for keeper in keepers(small_disk).values():
        keeper.keep(1)
    remounted = ["mount", "-o", "remount,ro", str(small_disk)]
    if subprocess.run(remounted, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be made read-only here")
    return small_disk


def test_from_a_read_only_disk_everything_is_read_and_what_is_not_kept_is_told(read_only_disk: Path):
    for kind, keeper in keepers(read_only_disk).items():
        assert keeper.found() == [1], kind
        with pytest.raises(InputError) as told:
            keeper.keep(2)
        assert str(read_only_disk) in told.value.message, kind
        assert keeper.found() == [1], kind


@pytest.mark.parametrize("kind", EVERYTHING)
def test_a_folder_that_is_not_there_is_made_and_one_that_cannot_be_is_told(tmp_path: Path, kind: str):
    missing = keepers(tmp_path / "not" / "there")[kind]
    assert missing.found() == []
    missing.keep(1)
    assert missing.found() == [1]
    (tmp_path / "file").write_text("no folder", "utf-8")
    impossible = keepers(tmp_path / "file")[kind]
    with pytest.raises(InputError):
        impossible.keep(1)


def test_without_room_for_its_copy_a_database_takes_no_step(small_disk: Path):
    path = small_disk / "book.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(STEPS[0])
        connection.execute("INSERT INTO profiles VALUES ('ada', 'Ada', 'pro', 1)")
        connection.execute("PRAGMA user_version = 1")
    filler = fill(small_disk)
    with pytest.raises(InputError):
        Book(path).keep(Profile("Bo"))
    assert not path.with_name("book.db.v1").exists()
    filler.unlink()
    assert list(Book(path).profiles()) == [Profile("Ada", Strictness.PRO)]


@contextmanager
def no_larger_files(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as a quota does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_that_may_not_grow_loses_nothing_that_was_confirmed(tmp_path: Path):
    book = Book(tmp_path / "book.db", replays=tmp_path / "replays")
    book.keep_round(danced(9999))
    with no_larger_files(MOST_KB * 1024):
        confirmed = saved(book) + 1
    check_whole(book, confirmed)


@pytest.mark.usefixtures("bare")
def test_a_game_goes_on_and_says_once_that_nothing_is_kept(display, small_disk: Path, texts):
    book = Book(small_disk / "book.db", replays=small_disk / "replays")
    book.keep_round(danced(1))
    fill(small_disk)
    play = Play(display, parts={"book": book}, dance_s=2.0).dance()
    with play.house:
        play.until("result")
        play.house.reports[0].remembered.exception(timeout=20)
        texts.clear()
        play.wait(1.0)
        assert any("cannot be used" in text for text in texts)
        play.clock.now_s += 10
        texts.clear()
        play.wait(1.0)
        assert not any("cannot be used" in text for text in texts)
        assert play.house.memory.trouble() is None
