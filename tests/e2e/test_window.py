"""A whole round in a real window: keys come from xdotool, the camera is a video file."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from program import ROOT, has_window, press, until

from dancegame.bench.film import film_puppet
from dancegame.core.poses import PoseSequence
from dancegame.songs.files import save_song
from dancegame.songs.library import open_library

DANCE_S = 8.0

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool on this machine"
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one short song."""
    dance = open_library(tmp_path).load_dance("can-can")
    song, reference = dance.song, dance.reference
    kept = reference.times_s <= DANCE_S
    short = PoseSequence(reference.times_s[kept], reference.xy[kept], reference.confidence[kept], reference.fps)
    moves = tuple(move for move in song.moves if move.end_s <= DANCE_S)
    save_song(tmp_path, replace(song, id="short", title="Short", duration_s=DANCE_S, moves=moves), short)
    return tmp_path


def test_a_round_in_a_window(screen: str, library: Path, tmp_path: Path):
    video = tmp_path / "dancer.mp4"
    film_puppet(open_library(library).load_dance("short"), video, duration_s=DANCE_S)
    words = ["play", "--mode", "solo", "--song", "short", "--library", str(library), "--camera", str(video)]
    environment = {**os.environ, "DISPLAY": screen, "SDL_AUDIODRIVER": "dummy", "PYTHONUNBUFFERED": "1"}
    environment.pop("SDL_VIDEODRIVER", None)
    log = tmp_path / "log"
    with log.open("w") as out:
        program = subprocess.Popen(
            [sys.executable, "-m", "dancegame", *words], cwd=ROOT, env=environment, stdout=out, stderr=out
        )
        until(lambda: has_window(screen), by=lambda: None)
        # The mystery, its question, the reveal and the camera check: Return goes on, 1 answers, and in the dance
        # itself both say nothing.
        until(
            lambda: "points" in log.read_text() or program.poll() is not None,
            by=lambda: press(screen, "Return", "1"),
        )
        try:
            # It leaves the moment of a perfect dance, the result and the menu; at the dance's end it says nothing.
            until(lambda: program.poll() is not None, by=lambda: press(screen, "Escape"), limit_s=25.0)
            assert program.wait(20) == 0, log.read_text()
        finally:
            program.kill()
    line = next(line for line in log.read_text().splitlines() if "points" in line)
    points = int(line.split(":")[1].split(" points")[0].replace(",", ""))
    assert points > 700_000
