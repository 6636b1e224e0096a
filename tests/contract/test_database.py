"""The player's database: profiles by whoever played last, two games at once, old, new and broken files."""

import threading
from pathlib import Path

import pytest

from dancegame.core.errors import InputError
from dancegame.core.profiles import Profile
from dancegame.core.score import Strictness
from dancegame.songs.database.file import MIGRATIONS, open_database
from dancegame.songs.database.profiles import ProfileTable

NEXT = (*MIGRATIONS, ("CREATE TABLE more (number INTEGER)",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "players.sqlite3"


def test_whoever_played_last_comes_first_and_nobody_is_there_twice(path):
    shelf = ProfileTable(path)
    assert list(shelf.profiles()) == []
    assert not path.exists()
    again = Profile("ANNA", Strictness.PRO)
    for profile in (Profile("Anna"), Profile("Ömer", Strictness.KIDS), Profile("지우"), again):
        shelf.keep(profile)
    known = ProfileTable(path).profiles()
    assert known == [again, Profile("지우"), Profile("Ömer", Strictness.KIDS)]
    shelf.remove("ömer")
    shelf.remove("nobody")
    assert [profile.name for profile in shelf.profiles()] == ["ANNA", "지우"]


def test_two_games_at_once_keep_everybody(path):
    names = [f"{letter}{number}" for letter in "ab" for number in range(25)]

    def keep(letter: str) -> None:
        for name in names:
            if name.startswith(letter):
                ProfileTable(path).keep(Profile(name))

    games = [threading.Thread(target=keep, args=(letter,)) for letter in "ab"]
    for game in games:
        game.start()
    for game in games:
        game.join()
    assert sorted(profile.name for profile in ProfileTable(path).profiles()) == sorted(names)


@pytest.mark.parametrize("content", [b"no database at all" * 400, b""])
def test_a_broken_file_is_kept_aside_and_an_empty_one_is_filled(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    ProfileTable(path).keep(Profile("Anna"))
    assert [profile.name for profile in ProfileTable(path).profiles()] == ["Anna"]
    aside = path.with_name("players.sqlite3.broken")
    assert aside.read_bytes() == content if content else not aside.exists()


def test_a_file_of_a_newer_game_is_left_alone(path):
    with open_database(path, migrations=NEXT):
        pass
    before, shelf = path.read_bytes(), ProfileTable(path)
    assert list(shelf.profiles()) == []
    assert "newer version" in shelf.notes[0].english
    with pytest.raises(InputError, match="newer version"):
        shelf.keep(Profile("Anna"))
    assert path.read_bytes() == before


def test_before_a_file_is_brought_up_to_date_a_copy_is_kept(path):
    ProfileTable(path).keep(Profile("Anna"))
    with open_database(path, migrations=NEXT) as database:
        assert database.execute("SELECT name FROM profiles").fetchall() == [("Anna",)]
        assert database.execute("SELECT * FROM more").fetchall() == []
    copy = ProfileTable(path.with_name("players.sqlite3.v1"))
    assert [profile.name for profile in copy.profiles()] == ["Anna"]


def test_what_fails_half_way_changes_nothing(path):
    ProfileTable(path).keep(Profile("Anna"))

    def fail() -> None:
        with open_database(path) as database:
            database.execute("DELETE FROM profiles")
            database.execute("SELECT * FROM nowhere")

    with pytest.raises(InputError):
        fail()
    assert [profile.name for profile in ProfileTable(path).profiles()] == ["Anna"]


def test_where_nothing_can_be_written_the_path_is_named(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(InputError, match="players"):
        ProfileTable(blocked / "players.sqlite3").keep(Profile("Anna"))
    assert list(ProfileTable(blocked / "players.sqlite3").profiles()) == []
