"""A damaged index shows nothing wrong, ends no game, and is whole again after the next start."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dancegame.songs.index.store import Store
from dancegame.songs.library import Library

SHIPPED = Path(__file__).parents[2] / "reference_poses"
IDS = ("can-can", "habanera", "tarantella", "korobeiniki")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "library" / "reference_poses"
    folder.mkdir(parents=True)
    for song_id in IDS:
        for ending in ("toml", "npz"):
            shutil.copy(SHIPPED / f"{song_id}.{ending}", folder)
    return tmp_path / "library"


@pytest.fixture
def index(home: Path, tmp_path: Path) -> Path:
    path = tmp_path / "index.sqlite3"
    Library([home], store=Store(path)).songs()
    return path


def check(home: Path, index: Path) -> None:
    """Start with a damaged index, then look whether it has healed."""
    assert Library([home], store=Store(index)).songs() == Library([home]).songs()
    assert set(Store(index).load(home)) == set(IDS)


def told(index: Path, *statements: str) -> None:
    with closing(sqlite3.connect(index)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def written(index: Path) -> list[str]:
    """All that is in the file, its version included."""
    with closing(sqlite3.connect(index)) as connection:
        return [*connection.iterdump(), *connection.execute("PRAGMA user_version").fetchone()]


def truncated(content: bytearray, chance: random.Random) -> bytes:
    return bytes(content[: chance.randrange(len(content))])


def scribbled(content: bytearray, chance: random.Random) -> bytes:
    for _ in range(30):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def wiped(content: bytearray, chance: random.Random) -> bytes:
    first = chance.randrange(0, len(content), 4096)
    content[first : first + 4096] = bytes(4096)
    return bytes(content)


@pytest.mark.parametrize("damage", [truncated, scribbled, wiped])
def test_a_damaged_file_is_made_anew(
    home: Path, index: Path, damage: Callable[[bytearray, random.Random], bytes]
) -> None:
    good, chance = index.read_bytes(), random.Random(3)
    for _ in range(4):
        index.write_bytes(damage(bytearray(good), chance))
        check(home, index)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE songs",
        "ALTER TABLE songs RENAME COLUMN entry TO other",
        "UPDATE songs SET entry = NULL",
        "UPDATE songs SET entry = x'c1'",
        "UPDATE songs SET id = x'ff' WHERE id = cast('can-can' AS BLOB)",
        "UPDATE songs SET id = 5 WHERE id = cast('can-can' AS BLOB)",
        "UPDATE songs SET crc = crc + 1",
        "PRAGMA user_version = 1",
        "CREATE TRIGGER x BEFORE DELETE ON songs BEGIN DELETE FROM songs; END",
    ],
)
def test_what_no_game_has_written_is_not_believed(home: Path, index: Path, statement: str) -> None:
    whole = written(index)
    told(index, statement)
    check(home, index)
    assert written(index) == whole


def test_a_changed_letter_is_noticed(home: Path, index: Path) -> None:
    content = index.read_bytes()
    assert b"Habanera" in content
    index.write_bytes(content.replace(b"Habanera", b"Habanero"))
    check(home, index)


def test_a_folder_in_its_place_costs_time_and_nothing_else(home: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    assert len(Library([home], store=Store(tmp_path / "taken")).songs()) == len(IDS)
