"""Rounds and profiles are remembered whole or not at all, asked about rightly, and made anew from replays."""

import json
import math
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pygame
import pytest
from game_fakes import DANCES, FakeShelf, Play, make_dance
from typer.testing import CliRunner

from dancegame.bench.memory.killing import kill_savers
from dancegame.cli.ghosts import Replays
from dancegame.core.errors import InputError, SongError
from dancegame.core.memory import KeptGuess, KeptGuesses, KeptRound, Result, Way
from dancegame.core.poses import Observation, pose_at
from dancegame.core.profiles import Profile
from dancegame.core.replay import KeptScore, Recorder, Replay, Terms, fingerprint
from dancegame.core.score import Grade, Strictness
from dancegame.songs.database import connection as connection_module
from dancegame.songs.database.book import Book
from dancegame.songs.database.connection import opened
from dancegame.songs.database.export import exported, write_csv
from dancegame.songs.database.leaderboards import (
    danced_songs,
    evening_boards,
    evening_leaderboard,
    last_evening,
    song_boards,
    song_leaderboard,
)
from dancegame.songs.database.rejudging import Verdict, judge_again
from dancegame.songs.database.schema import STEPS
from dancegame.songs.database.score_book import Scores
from dancegame.songs.database.statistics import person, progress
from dancegame.songs.replay_folder import ReplayFolder
from dancegame.songs.replays import read_replay, without_name

PARTY = Strictness.PARTY

# Counts for ever, and never comes back to Python, which could end it.
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def result(points: int, name: str = "", slot: int = 0, **facts) -> Result:
    return Result(slot, points, points // 200_000, facts.pop("strictness", PARTY), name, **facts)


def danced(*results: Result, day: int = 1, hour: int = 20, song: str = "alpha", **facts) -> KeptRound:
    at = datetime(2026, 3, day, hour, tzinfo=timezone(timedelta(hours=1))).isoformat()
    return KeptRound(song, results, 5, facts.pop("duration_s", 60.0), danced_at=at, **facts)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "book.db", replays=tmp_path / "replays")


def names_and_points(places) -> list[tuple[str, int]]:
    return [(place.name, place.points) for place in places]


def song_places(book: Book, **terms):
    return names_and_points(book.use(lambda c: song_leaderboard(c, "alpha", **{"strictness": PARTY, **terms})))


def test_a_song_ranks_everybodys_best_round_by_strictness_and_way(book: Book):
    book.keep_round(danced(result(500, "Ada"), result(900, slot=1)))
    book.keep_round(danced(result(700, "ada"), result(800, slot=1)))
    book.keep_round(danced(result(999, "Ada", strictness=Strictness.KIDS)))
    book.keep_round(danced(result(998, "Ada"), way=Way.SEATED))
    book.keep_round(danced(result(997, "Ada"), way=Way.PRACTICE))
    book.keep_round(danced(result(996, "Ada"), song="beta"))
    assert song_places(book) == [("", 900), ("", 800), ("Ada", 700)]
    assert song_places(book, strictness=Strictness.KIDS) == [("Ada", 999)]
    assert song_places(book, way=Way.SEATED) == [("Ada", 998)]
    with pytest.raises(ValueError, match="practice"):
        song_places(book, way=Way.PRACTICE)


def test_practice_is_on_no_leaderboard_and_makes_no_song_a_danced_one(book: Book):
    book.keep_round(danced(result(700, "Ada")))
    book.keep_round(danced(result(990, "Ada"), way=Way.PRACTICE))
    book.keep_round(danced(result(990, "Ada"), way=Way.PRACTICE, song="beta"))
    boards = (*book.use(lambda c: song_boards(c, "alpha")), *book.use(lambda c: evening_boards(c, "2026-03-01")))
    assert [names_and_points(board.places) for board in boards] == [[("Ada", 700)]] * 2
    assert book.use(lambda c: song_boards(c, "beta")) == []
    assert len(book.use(danced_songs)) == 1


def test_an_evening_lasts_until_six_and_adds_up(book: Book):
    book.keep_round(danced(result(500, "Ada"), result(600, "Bo", slot=1), day=1, hour=21))
    book.keep_round(danced(result(300, "Ada"), day=2, hour=2, song="beta"))
    assert book.use(last_evening) == "2026-03-01"
    places = book.use(lambda c: evening_leaderboard(c, "2026-03-01", strictness=PARTY))
    assert names_and_points(places) == [("Ada", 800), ("Bo", 600)]
    book.keep_round(danced(result(1, "Ada"), day=2, hour=8))
    assert book.use(last_evening) == "2026-03-02"


def test_statistics_count_minutes_guesses_and_days_in_a_row(book: Book):
    for day, points in ((1, 100), (2, 300), (2, 200), (5, 400)):
        book.keep_round(danced(result(points, "Ada", kcal=7.0, is_right=day == 2, answer_s=4.0), day=day))
    book.keep_round(danced(result(999, "Bo"), day=3))
    figures = book.use(lambda c: person(c, "ADA")).statistics
    assert (figures.rounds, figures.minutes, figures.kcal) == (4, 4.0, 28.0)
    assert (figures.guesses, figures.right_guesses, figures.answer_s) == (4, 2, 4.0)
    assert (figures.streak, figures.best_streak) == (1, 2)
    days = book.use(lambda c: progress(c, "Ada", "alpha"))
    assert [(day.day[-2:], day.best, day.mean, day.rounds) for day in days] == [
        ("01", 100, 100.0, 1),
        ("02", 300, 250.0, 2),
        ("05", 400, 400.0, 1),
    ]
    assert book.use(lambda c: person(c, "nobody")).statistics.rounds == 0


def guesses(*said: KeptGuess, day: int = 1, song: str = "alpha") -> KeptGuesses:
    at = datetime(2026, 3, day, 20, tzinfo=timezone(timedelta(hours=1))).isoformat()
    return KeptGuesses(song, said, "guess_turns", at)


def test_guesses_without_a_dance_count_for_their_profile_and_go_with_it(book: Book, tmp_path: Path):
    book.keep_round(danced(result(100, "Ada", is_right=True, answer_s=4.0)))
    book.keep_guesses(guesses(KeptGuess(is_right=True, answer_s=8.0, name="ada"), KeptGuess(False, 3.0)))
    ada, everybody = (book.use(lambda c, name=name: person(c, name)).statistics for name in ("Ada", ""))
    assert (ada.guesses, ada.right_guesses, ada.answer_s) == (2, 2, 6.0)
    assert (everybody.guesses, everybody.right_guesses) == (3, 2)
    rows = [(row["name"], row["way"], row["points"], row["is_right"]) for row in book.use(exported)]
    assert rows == [("Ada", "whole", 100, 1), ("Ada", "guess", None, 1), ("", "guess", None, 0)]
    assert len(book.use(lambda c: exported(c, "beta"))) == 0
    book.remove("ADA")
    assert [row["name"] for row in book.use(exported)] == [""]


def test_the_guesses_of_a_question_are_kept_all_or_none(book: Book):
    with pytest.raises(sqlite3.IntegrityError):
        book.keep_guesses(guesses(KeptGuess(True, 1.0, "Ada"), KeptGuess(False, None)))
    assert book.use(exported) == []
    assert list(book.profiles()) == []


@pytest.mark.usefixtures("bare")
def test_a_game_remembers_what_is_guessed_in_it(display, book: Book):
    play = Play(display, mode="guess_endless", song_id=None, parts={"book": book})
    with play.house:
        play.until("guess").answer().until("reveal").press(pygame.K_RETURN)
        play.until("guess").answer(is_right=False).until("reveal")
    rows = book.use(exported)
    assert [(row["mode"], row["name"], row["is_right"]) for row in rows] == [
        ("guess_endless", "", 1),
        ("guess_endless", "", 0),
    ]


@pytest.mark.usefixtures("bare")
def test_whoever_guesses_alone_can_say_who_they_are(display, book: Book, texts):
    book.keep(Profile("Ada"))
    play = Play(display, mode="guess", song_id=None, parts={"book": book, "profiles": book}).wait()
    with play.house:
        play.press(pygame.K_RIGHT).press(pygame.K_RETURN).until("guess").answer().until("reveal").press(pygame.K_ESCAPE)
    assert "Guest" in texts
    assert [(row["name"], row["is_right"]) for row in book.use(exported)] == [("Ada", 1)]


@pytest.mark.usefixtures("bare")
def test_a_guess_is_remembered_once_whether_its_dance_follows_or_not(display, book: Book):
    play = Play(display, parts={"book": book}, dance_s=2.0).dance()
    with play.house:
        play.until("result").press(pygame.K_ESCAPE)
        left = Play(display, parts={"book": book})
        with left.house:
            left.until("guess").answer().until("reveal").press(pygame.K_ESCAPE)
    ways = [(row["way"], row["is_right"]) for row in book.use(exported)]
    assert sorted(ways) == [("guess", 1), ("practice", 1)]  # a dance cut short is no more than that


def test_profiles_come_last_played_first_and_go_with_all_that_is_theirs(book: Book):
    book.keep(Profile("Ada", Strictness.PRO))
    book.keep(Profile("Bo"))
    book.keep(Profile("ADA"))
    again = Book(book.path)
    assert list(book.profiles()) == list(again.profiles()) == [Profile("ADA"), Profile("Bo")]
    book.keep_round(danced(result(500, "Ada")))
    book.keep_round(danced(result(400, "Ada"), result(300, "Bo", slot=1)))
    book.remove("ada")
    assert list(book.profiles()) == [Profile("Bo")]
    assert [row["name"] for row in book.use(exported)] == ["Bo"]
    assert book.use(lambda c: c.execute("SELECT count(*) FROM rounds").fetchone()) == (1,)


def test_results_go_out_as_rows_that_no_spreadsheet_runs(book: Book, tmp_path: Path):
    book.keep_round(danced(result(500, "=1+1", grades={Grade.GREAT: 3})))
    write_csv(tmp_path / "out.csv", book.use(exported))
    head, row = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    said = dict(zip(head.split(","), row.split(","), strict=True))
    assert (said["name"], said["points"], said["great"], said["perfect"]) == ("'=1+1", "500", "3", "0")


def kept_replay(folder: ReplayFolder, *names: str) -> tuple[Path, Replay]:
    """A replay of somebody who danced the dancer's own steps for two seconds."""
    slots, dance = tuple(range(len(names))), DANCES[0]
    recorder = Recorder(slots)
    for tenth in range(20):
        pose = pose_at(dance.reference, tenth / 10)
        recorder.take(Observation(tenth / 10, dict.fromkeys(slots, pose)))
    scores = {slot: KeptScore(1000 + slot, 2, 0.1, (1, 2, 3, 4, 5), True, names[slot]) for slot in slots}
    replay = Replay("alpha", fingerprint(dance), Terms(slots), scores, recorder.recording(), mode="party")
    return folder.keep(replay), replay


def test_a_replay_tells_names_and_grades_and_forgets_a_name(tmp_path: Path):
    path, replay = kept_replay(ReplayFolder(tmp_path), "Ada", "Bo")
    assert (read_replay(path).scores, read_replay(path).mode) == (replay.scores, "party")
    without_name(path, "ADA")
    assert [score.name for score in read_replay(path).scores.values()] == ["", "Bo"]


def test_a_broken_database_is_kept_aside_and_made_anew_from_the_replays(book: Book, tmp_path: Path):
    path, _ = kept_replay(ReplayFolder(tmp_path / "replays"), "Ada", "Bo")
    kept_replay(ReplayFolder(tmp_path / "replays", is_drawn=True), "Bot")
    assert (book.rebuild(), book.rebuild()) == (1, 0)
    before = book.use(exported)
    assert [(row["name"], row["points"], row["miss"], row["replay"]) for row in before] == [
        ("Ada", 1000, 5, path.name),
        ("Bo", 1001, 5, path.name),
    ]
    book.path.write_bytes(b"no database" * 1000)
    anew = Book(book.path, replays=tmp_path / "replays")
    assert {profile.name for profile in anew.profiles()} == {"Ada", "Bo"}
    assert anew.use(exported) == before
    assert "book.db.broken" in anew.notes[0].english
    assert (tmp_path / "book.db.broken").read_bytes().startswith(b"no database")


def test_a_newer_database_is_left_alone(book: Book):
    book.keep(Profile("Ada"))
    with closing(sqlite3.connect(book.path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    newer = Book(book.path)
    assert list(newer.profiles()) == []
    with pytest.raises(InputError, match="newer version"):
        newer.keep_round(danced(result(1)))
    assert [path.name for path in book.path.parent.glob("*.broken*")] == []


def test_a_database_is_copied_before_a_step(book: Book, monkeypatch):
    book.keep(Profile("Ada"))
    monkeypatch.setattr(connection_module, "STEPS", (*STEPS, "ALTER TABLE profiles ADD COLUMN color TEXT"))
    assert list(Book(book.path).profiles()) == [Profile("Ada")]
    with closing(sqlite3.connect(f"{book.path}.v{len(STEPS)}")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
        assert copy.execute("SELECT name FROM profiles").fetchall() == [("Ada",)]


def test_profiles_of_the_first_version_are_kept(book: Book):
    with closing(sqlite3.connect(book.path)) as connection, connection:
        connection.execute(STEPS[0])
        connection.execute("INSERT INTO profiles VALUES ('ada', 'Ada', 'pro', 1), ('ömer', 'Ömer', NULL, 2)")
        connection.execute("PRAGMA user_version = 1")
    assert list(book.profiles()) == [Profile("Ömer"), Profile("Ada", Strictness.PRO)]
    assert Path(f"{book.path}.v1").exists()


def test_rounds_of_the_second_version_are_kept_with_their_minutes(book: Book):
    with closing(sqlite3.connect(book.path)) as connection, connection:
        for step in STEPS[:2]:
            connection.executescript(step)
        connection.execute("INSERT INTO profiles VALUES (1, 'ada', 'Ada', NULL, 1)")
        connection.execute(
            "INSERT INTO rounds VALUES (1, '2026-03-01', '2026-03-01', 'alpha', '', 'whole', 90, 5, NULL)"
        )
        values = "1, 0, 1, 'alpha', '2026-03-01', 'party', 'whole', 700, 3, 1, 1, 1, 1, 1, 0, 9, 1, 4"
        connection.execute(f"INSERT INTO results VALUES ({values})")
        connection.execute("PRAGMA user_version = 2")
    assert book.use(lambda c: person(c, "Ada")).statistics.minutes == 1.5
    assert song_places(book) == [("Ada", 700)]
    assert Path(f"{book.path}.v2").exists()


def test_nobody_is_known_without_a_file_and_none_is_made(book: Book):
    assert list(book.profiles()) == []
    assert not book.path.exists()


def test_two_games_at_once_keep_everybody(book: Book):
    def keep(letter: str) -> None:
        for number in range(15):
            Book(book.path).keep(Profile(f"{letter}{number}"))

    games = [threading.Thread(target=keep, args=(letter,)) for letter in "ab"]
    for game in games:
        game.start()
    for game in games:
        game.join()
    assert len(book.profiles()) == 30


@pytest.mark.parametrize("content", [b"no database at all" * 400, b""])
def test_a_broken_file_is_kept_aside_and_an_empty_one_is_filled(book: Book, content: bytes):
    book.path.write_bytes(content)
    book.keep(Profile("Anna"))
    assert list(Book(book.path).profiles()) == [Profile("Anna")]
    aside = book.path.with_name("book.db.broken")
    assert aside.read_bytes() == content if content else not aside.exists()


def test_a_round_that_fails_on_the_way_leaves_nothing(book: Book):
    with pytest.raises(sqlite3.IntegrityError):
        book.keep_round(danced(result(1, "Ada"), result(2, "Bo", slot=0)))
    assert book.use(exported) == []
    assert list(book.profiles()) == []


def test_what_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    book = Book(tmp_path / "file" / "book.db")
    with pytest.raises(InputError, match="cannot be"):
        book.keep(Profile("Ada"))
    assert list(book.profiles()) == [Profile("Ada")]  # for this start


def test_killed_at_any_moment_two_games_lose_nothing_that_was_confirmed(tmp_path: Path):
    with opened(tmp_path / "killed.db"):
        pass
    left = kill_savers(tmp_path / "killed.db", kills=3, savers=2)
    assert left.confirmed >= 6
    assert (left.lost, left.half) == (0, 0)


def test_a_game_remembers_its_round_and_the_replay_of_it(display, book: Book, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path))
    folder = ReplayFolder(tmp_path / "replays")
    play = Play(display, parts={"replays": Replays(), "book": book}).dance()
    with play.house:
        play.until("result")
    (row,) = book.use(exported)
    (file,) = folder.files()
    assert (row["song"], row["mode"], row["way"], row["replay"]) == ("alpha", "solo", "whole", file.path.name)
    assert row["points"] == file.facts.players[0].points > 0
    assert sum(row[grade.value.lower()] for grade in Grade) > 0
    assert row["duration_s"] > 0
    judged = judge_again(file, FakeShelf())
    assert judged.verdict is Verdict.SAME
    anew = Book(tmp_path / "anew.db", replays=tmp_path / "replays")
    assert anew.rebuild([judged]) == 1
    (again,) = anew.use(exported)
    told = ("song", "points", "stars", "way", "strictness", "replay", *(grade.value.lower() for grade in Grade))
    assert [again[name] for name in told] == [row[name] for name in told]


def test_a_replay_whose_rules_or_dance_have_changed_keeps_its_points(book: Book, tmp_path: Path, monkeypatch):
    folder = ReplayFolder(tmp_path / "replays")
    _, replay = kept_replay(folder, "Ada")
    dance = make_dance("alpha", "Alphaville Nights", "The Testers", hz=0.9)
    for changed in (replace(replay, scoring_version=4), replace(replay, song_id="gone")):
        folder.keep(changed)
    damaged = folder.keep(replay)
    damaged.write_bytes(damaged.read_bytes()[:-200])
    files = {file.facts.scoring_version: file for file in book.replays() if file.facts.song_id == "alpha"}
    gone = next(file for file in book.replays() if file.facts.song_id == "gone")
    monkeypatch.setattr(FakeShelf, "load_dance", lambda self, song_id: self.dances[0] if song_id == "alpha" else fail())
    assert judge_again(files[4], FakeShelf()).verdict is Verdict.OTHER_RULES
    assert judge_again(files[5], FakeShelf(dances=(dance,))).verdict is Verdict.OTHER_DANCE
    assert judge_again(gone, FakeShelf()).verdict is Verdict.NO_SONG
    # Its points were made up: judging it tells what they are worth.
    real = judge_again(files[5], FakeShelf())
    assert real.verdict is Verdict.OTHER_POINTS
    book.rebuild([judge_again(file, FakeShelf()) for file in book.replays()])
    points = {(row["song"], row["scoring_version"]): row["points"] for row in book.use(exported)}
    assert points == {("alpha", 4): 1000, ("gone", 5): 1000, ("alpha", 5): real.scores[0].points}


def fail() -> None:
    raise SongError("There is no such song.", remedy="Import it.")


def test_a_round_that_cannot_be_remembered_is_played_to_its_result(display, tmp_path: Path):
    (tmp_path / "file").write_text("")
    play = Play(display, parts={"book": Book(tmp_path / "file" / "book.db")}).dance()
    with play.house:
        play.until("result")
    assert isinstance(play.house.reports[-1].remembered.exception(), InputError)


def test_puppets_are_not_remembered(tmp_path: Path):
    book = Book(tmp_path / "book.db", is_drawn=lambda: True)
    book.keep_round(danced(result(1)))
    assert not book.path.exists()


def test_the_commands_list_add_and_delete(tmp_path: Path, monkeypatch):
    from dancegame.cli import app, profiles, scores  # noqa: F401

    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path))
    path, _ = kept_replay(ReplayFolder(tmp_path / "replays"), "Ada")
    shared, _ = kept_replay(ReplayFolder(tmp_path / "replays"), "Ada", "Bo")

    def run(*arguments: str) -> str:
        said = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
        assert said.exit_code == 0, said.output
        return said.output

    rebuilt = run("scores", "alpha", "--rebuild")
    assert "1,000" in rebuilt
    assert f"{path.name}: the song alpha is not in your library" in rebuilt
    said = json.loads(run("scores", "alpha", "--json"))
    assert [place["name"] for place in said["boards"]["whole"]] == ["Bo", "Ada"]
    assert [day["best"] for day in said["progress"]["Ada"]] == [1000]
    assert "Cy" in run("profiles", "--add", "Cy")
    listed = run("profiles", "--delete", "ada", "--yes")
    assert "Ada" not in listed
    assert "Bo" in listed
    assert not path.exists()
    assert [score.name for score in read_replay(shared).scores.values()] == ["", "Bo"]


def test_what_is_no_name_is_left_out(book: Book):
    book.keep(Profile("Ada"))
    with opened(book.path) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("INSERT INTO profiles (key, name, turn) VALUES (' x ', ' x ', 90), ('', '', 91)")
    assert list(Book(book.path).profiles()) == [Profile("Ada")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE profiles SET name = x'6869'",
        "UPDATE profiles SET name = char(27) || '[2J'",
        "UPDATE results SET way = 'sideways', strictness = 'cruel'",
        "UPDATE results SET evening = 'some day'",
        "UPDATE results SET evening = '0000-01-01'",
        "UPDATE results SET points = 'many', stars = x''",
        "UPDATE results SET kcal = 1e308 * 10, duration_s = -1e308 * 10, answer_s = 1e308 * 10",
        "UPDATE rounds SET danced_at = 'once', evening = ''",
    ],
)
def test_what_no_game_has_written_is_passed_over(book: Book, statement: str):
    book.keep_round(danced(result(700, "Ada", kcal=3.0, is_right=True, answer_s=2.0)))
    with closing(sqlite3.connect(book.path, isolation_level=None)) as connection:
        connection.execute(statement)
    book = Book(book.path, replays=book.path.parent / "replays")
    scores = Scores(book)
    assert all(profile.name.isprintable() for profile in book.profiles())
    boards = [board for tally in scores.songs() for board in scores.song_boards(tally.key)]
    boards += [board for tally in scores.evenings() for board in scores.evening_boards(tally.key)]
    for place in (place for board in boards for place in board.places):
        assert isinstance(place.points + place.stars, int)
        assert place.name.isprintable()
        assert datetime.fromisoformat(place.danced_at)
    told = scores.person("").statistics
    assert told.rounds == 1
    assert math.isfinite(told.minutes + told.kcal + (told.answer_s or 0))
    assert all(datetime.fromisoformat(day.day) and day.best == 700 for day in scores.progress("", "alpha"))


def test_damage_that_cannot_even_be_quoted_is_put_aside(book: Book):
    book.keep(Profile("Ada"))
    with closing(sqlite3.connect(book.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET name = CAST(x'9c9c' AS TEXT), sql = 'CREATE' WHERE name = 'rounds'"
        )
    again = Book(book.path, replays=book.path.parent / "replays")
    assert again.profiles() == ()
    assert "was damaged" in again.notes[0].english
    assert book.path.with_name("book.db.broken").exists()


@pytest.mark.parametrize(
    "statement",
    [
        f"CREATE TRIGGER x AFTER INSERT ON profiles BEGIN SELECT ({ENDLESS}); END",
        f"ALTER TABLE profiles RENAME TO p; CREATE VIEW profiles AS SELECT p.* FROM p, ({ENDLESS})",
        "DROP TABLE profiles; CREATE VIRTUAL TABLE profiles USING fts5(id, key, name, strictness, turn)",
        "UPDATE profiles SET name = zeroblob(9000000)",
    ],
    ids=["trigger", "view", "virtual", "huge"],
)
def test_a_database_that_would_do_something_by_itself_is_put_aside_before_it_can(book: Book, statement: str):
    book.keep(Profile("Ada"))
    with closing(sqlite3.connect(book.path)) as connection:
        connection.executescript(statement)
    again = Book(book.path, replays=book.path.parent / "replays")
    again.keep(Profile("Bo"))
    assert list(Book(book.path).profiles()) == [Profile("Bo")]
    assert "was damaged" in again.notes[0].english
    assert book.path.with_name("book.db.broken").exists()
