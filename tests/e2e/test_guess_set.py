"""A whole evening of guess-only in a real window by keys alone: ten questions, then the challenge of the day."""

import json
import math
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
# The program tells what it shows as it draws its first picture of it: keys come when there is somebody to take them,
# however slow the computer is.
RUN = """
import sys
from dancegame.game.router import Router
told, drawn, draw = open(sys.argv.pop(1), "w", buffering=1), [], Router.draw
def tell(router, canvas):
    draw(router, canvas)
    if router.shown not in drawn[-1:]:
        drawn.append(router.shown)
        print(router.shown.stage.name, file=told)
Router.draw = tell
from dancegame.__main__ import main
main()
"""
# A key that was lost, which one that comes with the window may be, is pressed once more.
LOST_S = 10.0

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool on this machine"
)


@contextmanager
def playing(screen: str, log: Path, stages: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """The game in a window of a screen; what it prints goes to a file, what it shows to another one."""
    environment = {**os.environ, "DISPLAY": screen, "SDL_AUDIODRIVER": "dummy", "PYTHONUNBUFFERED": "1"}
    environment.pop("SDL_VIDEODRIVER", None)
    with log.open("w") as out:
        program = subprocess.Popen(
            [sys.executable, "-c", RUN, str(stages), *words], cwd=ROOT, env=environment, stdout=out, stderr=out
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
    log, stages, daily = tmp_path / "log", tmp_path / "stages", own_data / "dancegame" / "daily.json"

    def answered() -> int:
        return log.read_text().count("guess")

    def shows(stage: str) -> bool:
        return stages.exists() and stages.read_text().splitlines()[-1:] == [stage]

    def go_on(key: str, stage: str) -> None:
        """Press a key that leads to a stage."""
        pressed_s = -math.inf

        def by() -> None:
            nonlocal pressed_s
            if time.monotonic() - pressed_s > LOST_S:
                press(screen, key)
                pressed_s = time.monotonic()

        until(lambda: shows(stage), by=by, every_s=0.1)

    with playing(screen, log, stages, "play") as program:
        until(lambda: has_window(screen) and shows("title"), by=lambda: None)
        # Two choices lead to the first mystery: guess only, ten songs.
        go_on("3", "guess kinds")
        go_on("1", "mystery")
        for _question in range(QUESTIONS):
            # Return goes on from the mystery and from what has been answered, and answers nothing; A does only that.
            until(lambda: shows("guess"), by=lambda: press(screen, "Return"), every_s=0.2)
            until(lambda: shows("reveal"), by=lambda: press(screen, "a"), every_s=0.2)
        until(lambda: answered() == QUESTIONS, by=lambda: None)
        go_on("Return", "guess end")
        assert not daily.exists()
        # Another game: today's challenge.
        go_on("2", "guess kinds")
        go_on("2", "mystery")
        until(daily.exists, by=lambda: None)
        until(lambda: answered() > QUESTIONS, by=lambda: press(screen, "b"))
        marks = json.loads(daily.read_text())["marks"]
        assert len(marks) == 1
        assert marks[0] in ("fast", "wrong")
        # The question, its pause, the menu, which asks once more.
        until(lambda: program.poll() is not None, by=lambda: press(screen, "Escape"), every_s=1.0)
        assert program.returncode == 0, log.read_text()
    assert "Traceback" not in log.read_text()
