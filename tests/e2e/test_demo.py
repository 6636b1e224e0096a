"""The demo plays whole rounds by itself: real window code, real worker, real estimator, real judge."""

from pathlib import Path

import pytest
from program import json_of, run_program

SECONDS = ("--seconds", "10")


def test_the_puppet_that_dances_the_song_is_praised(tmp_path: Path):
    answer = json_of("demo", "can-can", "--headless", "--shots", str(tmp_path), *SECONDS)
    assert answer["song"] == "can-can"
    assert answer["guess"]["is_right"]
    assert answer["players"][0]["score"] >= 850_000
    assert sum(answer["players"][0]["grades"].values()) >= 8
    assert answer["frames_estimated"] >= 20
    stages = [path.stem.split("-")[1] for path in sorted(tmp_path.glob("*.png"))]
    assert stages == ["mystery", "guess", "reveal", "ready", "dance", "result"]
    replay = json_of("replay", answer["replay"], "--verify")
    assert replay["players"][0]["points"] == answer["players"][0]["score"]


def test_the_puppet_that_stands_still_earns_next_to_nothing():
    answer = json_of("demo", "can-can", "--headless", "--camera", "puppet:still", *SECONDS)
    assert answer["players"][0]["score"] < 50_000


def test_the_puppet_that_dances_another_song_earns_little():
    answer = json_of("demo", "can-can", "--headless", "--camera", "puppet:row-row-row-your-boat", *SECONDS)
    assert answer["players"][0]["score"] < 300_000


@pytest.mark.parametrize("camera", ["99", "9" * 30, "no-such-video.mp4"])
def test_a_demo_without_its_camera_says_so_and_ends(camera: str):
    done = run_program("demo", "can-can", "--headless", "--camera", camera, timeout_s=60)
    assert done.returncode == 1
    assert "camera" in done.stderr
    assert "Traceback" not in done.stderr
