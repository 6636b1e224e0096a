"""The demo plays whole rounds by itself: real window code, real worker, real estimator, real judge."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from network_watch import NetworkWatch
from program import ROOT, json_here, run_here

from dancegame.game import autoplay

SECONDS = ("--seconds", "10")
# With half as many pictures as usual, which a slow camera makes too: enough to see who does not dance the song.
FEW_SECONDS = ("--seconds", "6")
# The demo watches nothing but the dance for long; of the result it takes a picture once all of it is told.
HASTE_S = dict.fromkeys(("guess", "reveal", "result"), 0.5)
HASTY = f"""
from dancegame.game.autoplay import PATIENCE_S
PATIENCE_S.update({HASTE_S!r}, result=PATIENCE_S["result"])
from dancegame.__main__ import main
main()
"""


# How pictures and films begin: PNG, JPEG, GIF, RIFF (WebP, AVI), Matroska, BMP; MP4 says so after a size.
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1aE\xdf\xa3", b"BM")


def pictures_in(folder: Path) -> list[Path]:
    """The files that hold pictures or films, whatever they are called."""
    heads = {path: path.read_bytes()[:12] for path in folder.rglob("*") if path.is_file()}
    return [path for path, head in heads.items() if head.startswith(PICTURES) or head[4:8] == b"ftyp"]


def test_the_puppet_that_dances_the_song_is_praised_and_nobody_is_called(
    tmp_path: Path, own_data: Path, watch: NetworkWatch, monkeypatch: pytest.MonkeyPatch
):
    for name, value in watch.environment.items():
        monkeypatch.setenv(name, value)
    # Somebody who has told the computer no language dances as well.
    monkeypatch.setenv("LC_ALL", "C")
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    shots = tmp_path / "shots"
    words = ["demo", "can-can", "--headless", "--json", "--shots", str(shots), *SECONDS]
    done = subprocess.run([sys.executable, "-c", HASTY, *words], cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["song"] == "can-can"
    assert answer["guess"]["is_right"]
    assert answer["players"][0]["score"] >= 850_000
    assert sum(answer["players"][0]["grades"].values()) >= 8
    assert answer["frames_estimated"] >= 20
    stages = [path.stem.split("-")[1] for path in sorted(shots.glob("*.png"))]
    assert stages == ["mystery", "guess", "reveal", "ready", "dance", "result"]
    replay = json_here("replay", answer["replay"], "--verify")
    assert replay["players"][0]["points"] == answer["players"][0]["score"]
    # Neither the game nor its live worker, from the mystery to the result.
    assert watch.noted() == []
    # Of what the camera saw nothing is kept but the shots that were asked for.
    assert len(pictures_in(shots)) == len(stages)
    assert [path.suffix for path in own_data.rglob("*.replay")] == [".replay"]
    assert pictures_in(own_data) == pictures_in(home) == []


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo in this process is no more patient."""
    for stage, patience_s in HASTE_S.items():
        monkeypatch.setitem(autoplay.PATIENCE_S, stage, patience_s)


def test_the_puppet_that_stands_still_earns_next_to_nothing(hasty: None):
    answer = json_here("demo", "can-can", "--headless", "--camera", "puppet:still,fps=15", *FEW_SECONDS)
    assert answer["frames_estimated"] >= 10
    assert answer["players"][0]["score"] < 50_000


def test_the_puppet_that_dances_another_song_earns_little(hasty: None):
    answer = json_here("demo", "can-can", "--headless", "--camera", "puppet:row-row-row-your-boat,fps=15", *FEW_SECONDS)
    assert answer["frames_estimated"] >= 10
    assert answer["players"][0]["score"] < 300_000


@pytest.mark.parametrize("camera", ["99", "9" * 30, "no-such-video.mp4"])
def test_a_demo_without_its_camera_says_so_and_ends(camera: str):
    done = run_here("demo", "can-can", "--headless", "--camera", camera)
    assert done.returncode == 1
    assert "camera" in done.stderr
    assert "Traceback" not in done.stderr
