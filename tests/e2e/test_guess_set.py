"""A whole evening of guess-only in a real window by keys alone: ten questions, then the challenge of the day."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from program import ROOT, has_window, press, until

QUESTIONS = 10

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool on this machine"
)


@contextmanager
def playing(screen: str, log: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """The game in a window of a screen; what it prints goes to a file."""
    environment = {**os.environ, "DISPLAY": screen, "SDL_AUDIODRIVER": "dummy", "PYTHONUNBUFFERED": "1"}
    environment.pop("SDL_VIDEODRIVER", None)
    with log.open("w") as out:
        program = subprocess.Popen(
            [sys.executable, "-m", "dancegame", *words], cwd=ROOT, env=environment, stdout=out, stderr=out
        )
    try:
        yield program
    finally:
        program.kill()
        program.wait(10)


def test_ten_questions_by_keys_and_then_the_challenge_of_the_day(
    screen: str, tmp_path: Path, own_data: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = tmp_path / "dancegame" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text("has_seen_intro = true\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    log, daily = tmp_path / "log", own_data / "dancegame" / "daily.json"
    with playing(screen, log, "play") as program:
        until(lambda: has_window(screen), by=lambda: None, limit_s=60)
        time.sleep(3)
        # Two choices lead to the first mystery: guess only, ten songs.
        press(screen, "3")
        time.sleep(1.5)
        press(screen, "1")

        def answered() -> int:
            return log.read_text().count("guess")

        for number in range(QUESTIONS):
            # Return goes on from the mystery and from what has been answered; A answers, and means nothing elsewhere.
            until(lambda number=number: answered() > number, by=lambda: press(screen, "Return", "a"), every_s=0.2)
        assert answered() == QUESTIONS
        # The verdict, then the song, then the end of the set.
        time.sleep(3.0)
        press(screen, "Return")
        time.sleep(2.0)
        assert not daily.exists()
        # Another game: today's challenge.
        press(screen, "2")
        time.sleep(1.5)
        press(screen, "2")
        until(daily.exists, by=lambda: None, limit_s=10)
        until(lambda: answered() > QUESTIONS, by=lambda: press(screen, "b"))
        marks = json.loads(daily.read_text())["marks"]
        assert len(marks) == 1
        assert marks[0] in ("fast", "wrong")
        # The question, its pause, the menu, which asks once more.
        for _ in range(4):
            if program.poll() is None:
                press(screen, "Escape")
                time.sleep(1.5)
        assert program.wait(20) == 0, log.read_text()
    assert "Traceback" not in log.read_text()
