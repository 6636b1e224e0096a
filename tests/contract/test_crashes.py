"""Mistakes of the program: the evening goes on, a small file on this computer tells of them, the screen says where."""

import os
import pickle
import subprocess
import sys
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path

import pygame
import pytest
from game_fakes import Play

from dancegame.cli.crashes import HEAD, MOST_BYTES, MOST_REPORT_LETTERS, CrashFile
from dancegame.cli.words import tell_error
from dancegame.core.errors import BugError
from dancegame.game.bugs import bug_of
from dancegame.game.mishaps import APART_S
from dancegame.game.screens.dance import DanceScreen
from dancegame.game.screens.title import TitleScreen

pytestmark = pytest.mark.usefixtures("bare")


def slip(*_args: object, **_words: object) -> None:
    raise ZeroDivisionError("a slip of the pen")


@pytest.fixture
def log(tmp_path: Path) -> CrashFile:
    return CrashFile(tmp_path / "logs" / "crashes.txt")


@pytest.mark.parametrize("slips_in", ["update", "draw"])
def test_a_mistake_in_a_dance_ends_the_dance_and_not_the_evening(
    display, texts, log: CrashFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slips_in: str
):
    play = Play(display, parts={"crashes": log}).dance()
    camera = play.cameras[-1]
    with monkeypatch.context() as broken:
        broken.setattr(DanceScreen, slips_in, slip)
        play.wait().until("message").wait(1)
    said = " ".join(texts)
    path = tmp_path / "logs" / "crashes.txt"
    assert "Something in the game broke" in said
    # A long name of a folder may be broken between its letters.
    assert str(path) in "".join(texts).replace(" ", "")
    assert "ZeroDivisionError: a slip of the pen" in path.read_text("utf-8")
    assert "in slip" in path.read_text("utf-8")
    assert camera.stops == 1
    play.press(pygame.K_RETURN).until("title").press(pygame.K_2).dance().until("result", limit_s=90)


@pytest.mark.parametrize(("apart_s", "ends"), [(0.0, True), (APART_S, False)])
def test_a_mistake_that_does_not_go_away_ends_the_game_and_one_much_later_does_not(
    display, log: CrashFile, monkeypatch: pytest.MonkeyPatch, apart_s: float, ends: bool
):
    play = Play(display, parts={"crashes": log}).dance()
    with monkeypatch.context() as broken:
        broken.setattr(DanceScreen, "update", slip)
        play.wait().until("message").wait(1)
    play.wait(apart_s).press(pygame.K_RETURN).until("title")
    monkeypatch.setattr(TitleScreen, "update", slip)
    with pytest.raises(ZeroDivisionError) if ends else nullcontext():
        play.wait(0.1).until("message")


def test_mistakes_one_after_the_other_end_the_game(display, log: CrashFile, monkeypatch: pytest.MonkeyPatch):
    play = Play(display, parts={"crashes": log}).dance()
    monkeypatch.setattr(play.house, "close_round", slip)
    monkeypatch.setattr(DanceScreen, "update", slip)
    with pytest.raises(ZeroDivisionError):
        play.wait(5)


def test_without_a_file_for_it_a_mistake_ends_the_game(display, monkeypatch: pytest.MonkeyPatch):
    play = Play(display).dance()
    monkeypatch.setattr(DanceScreen, "update", slip)
    with pytest.raises(ZeroDivisionError):
        play.wait()


def test_a_mistake_of_the_live_worker_is_told_with_its_report(display, texts, log: CrashFile, tmp_path: Path):
    error = BugError("Watching failed ({kind}).", remedy="Try again.", report="Traceback of the worker", kind="Slip")
    play = Play(display, parts={"crashes": log}).dance()
    play.cameras[-1].error = pickle.loads(pickle.dumps(error))
    play.wait().until("failure").wait(2)
    written = (tmp_path / "logs" / "crashes.txt").read_text("utf-8")
    assert written.count("Traceback of the worker") == 1
    assert str(tmp_path / "logs") in "".join(texts).replace(" ", "")


def test_a_round_that_a_mistake_kept_from_being_saved_is_told(display, log: CrashFile, tmp_path: Path):
    play = Play(display, mode=None, parts={"crashes": log, "book": type("Book", (), {"keep_round": slip})()})
    saving = play.house.memory.keep_round(lambda _replay: slip(), None)
    assert isinstance(saving, Future)
    with pytest.raises(ZeroDivisionError):
        saving.result(60)
    play.wait(1)
    assert "a slip of the pen" in (tmp_path / "logs" / "crashes.txt").read_text("utf-8")


def test_reports_never_grow_large_and_the_newest_is_whole(log: CrashFile, tmp_path: Path):
    for number in range(40):
        place = log.keep(f"report {number}\n" + "x" * 30_000 + f"\nend {number}\n")
    path = Path(str(place))
    written = path.read_text("utf-8")
    assert path.stat().st_size <= MOST_BYTES
    reports = written.split(HEAD)[1:]
    assert len(reports) == MOST_BYTES // (MOST_REPORT_LETTERS + 200)
    assert written.startswith(HEAD)
    assert reports[-1].endswith("end 39\n")
    assert "\nend 38\n" in reports[-2]


def test_what_is_tried_again_and_again_is_written_once(log: CrashFile, tmp_path: Path):
    for report in ("one\n", "one\n", "another\n", "one\n"):
        assert log.keep(report)
    written = (tmp_path / "logs" / "crashes.txt").read_text("utf-8")
    assert [report.splitlines()[-1] for report in written.split(HEAD)[1:]] == ["one", "another", "one"]


def test_a_command_that_fails_by_a_mistake_says_where_its_report_is(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path))
    tell_error(BugError("Watching failed.", remedy="Try again.", report="of the worker"))
    assert str(tmp_path / "crashes.txt") in capsys.readouterr().err
    assert (tmp_path / "crashes.txt").read_text("utf-8").endswith("\nof the worker\n")


@pytest.mark.parametrize("there", [b"", b"no report\n", b"\xff\x00" * 200_000, b"=== old\nhalf"])
def test_whatever_is_in_the_file_the_report_is_written(log: CrashFile, tmp_path: Path, there: bytes):
    path = tmp_path / "logs" / "crashes.txt"
    path.parent.mkdir()
    path.write_bytes(there)
    assert log.keep("new\udc80 one") == str(path)
    assert path.read_bytes().endswith(b"\nnew? one\n")
    assert path.stat().st_size <= MOST_BYTES


def test_where_nothing_can_be_written_it_is_not_said_that_it_was(tmp_path: Path):
    (tmp_path / "file").write_text("no folder", "utf-8")
    assert CrashFile(tmp_path / "file" / "crashes.txt").keep("lost") is None


def test_what_ends_the_program_is_written_down_and_the_terminal_says_where(tmp_path: Path):
    """Also what ends one of its threads."""
    code = (
        "import threading; from dancegame.cli.crashes import watch_for_crashes; watch_for_crashes()\n"
        "thread = threading.Thread(target=lambda: 1 / 0); thread.start(); thread.join()\n"
        "raise KeyError('the end')"
    )
    places = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("STATE", "DATA", "CACHE", "CONFIG")}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **places}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    (path,) = tmp_path.rglob("crashes.txt")
    assert done.stderr.count(str(path)) == 2
    assert "KeyError: 'the end'" in done.stderr
    written = path.read_text("utf-8")
    assert written.index("ZeroDivisionError") < written.index("KeyError: 'the end'")


def test_what_is_said_of_a_mistake_is_short_and_harmless():
    error = bug_of(ValueError("a\x1b[2Jb" + "c" * 5000))
    assert "\x1b" not in error.message
    assert len(error.message) < 300
    assert error.report.rstrip().endswith("c" * 100)
