"""The demo plays whole rounds by itself: real window code, real worker, real estimator, real judge."""

from pathlib import Path

import pytest
from network_watch import NetworkWatch
from program import json_here, json_of, run_here

from dancegame.game import autoplay

SECONDS = ("--seconds", "10")
FEW_SECONDS = ("--seconds", "6")


def test_the_puppet_that_dances_the_song_is_praised_and_nobody_is_called(
    tmp_path: Path, watch: NetworkWatch, monkeypatch: pytest.MonkeyPatch
):
    for name, value in watch.environment.items():
        monkeypatch.setenv(name, value)
    # Somebody who has neither a home nor a language dances as well.
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("HOME")
    answer = json_of("demo", "can-can", "--headless", "--shots", str(tmp_path), *SECONDS)
    assert answer["song"] == "can-can"
    assert answer["guess"]["is_right"]
    assert answer["players"][0]["score"] >= 850_000
    assert sum(answer["players"][0]["grades"].values()) >= 8
    assert answer["frames_estimated"] >= 20
    stages = [path.stem.split("-")[1] for path in sorted(tmp_path.glob("*.png"))]
    assert stages == ["mystery", "guess", "reveal", "ready", "dance", "result"]
    replay = json_here("replay", answer["replay"], "--verify")
    assert replay["players"][0]["points"] == answer["players"][0]["score"]
    # Neither the game nor its live worker, from the mystery to the result.
    assert watch.noted() == []


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo watches nothing but the dance for long; `json_here` sees it, a process of its own does not."""
    for stage in ("guess", "reveal", "result"):
        monkeypatch.setitem(autoplay.PATIENCE_S, stage, 0.5)


def test_the_puppet_that_stands_still_earns_next_to_nothing(hasty: None):
    answer = json_here("demo", "can-can", "--headless", "--camera", "puppet:still", *FEW_SECONDS)
    assert answer["frames_estimated"] >= 10
    assert answer["players"][0]["score"] < 50_000


def test_the_puppet_that_dances_another_song_earns_little(hasty: None):
    answer = json_here("demo", "can-can", "--headless", "--camera", "puppet:row-row-row-your-boat", *FEW_SECONDS)
    assert answer["frames_estimated"] >= 10
    assert answer["players"][0]["score"] < 300_000


@pytest.mark.parametrize("camera", ["99", "9" * 30, "no-such-video.mp4"])
def test_a_demo_without_its_camera_says_so_and_ends(camera: str):
    done = run_here("demo", "can-can", "--headless", "--camera", camera)
    assert done.returncode == 1
    assert "camera" in done.stderr
    assert "Traceback" not in done.stderr
