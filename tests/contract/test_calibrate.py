"""The calibration from the clicks to the file: the screen on fakes, the sound, the store, and the real program."""

import json
import wave
from pathlib import Path

import numpy as np
import pygame
import pytest
from calibration_fakes import Calibrating, FakeLatencies
from game_fakes import waving

from dancegame.cli import calibrate
from dancegame.core.calibration import Trouble
from dancegame.core.calibration_dance import CLICKS_S, LENGTH_S, TICKS_S
from dancegame.core.errors import CameraError, InputError
from dancegame.game.display import Display
from dancegame.game.drawing import lettering
from dancegame.game.screens.calibrate import latency_words
from dancegame.music.click_track import RATE_HZ, write_click_track
from dancegame.songs.latencies import LatencyFile


@pytest.fixture
def display(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with Display() as display:
        yield display


@pytest.fixture
def texts(monkeypatch):
    """Every text that is drawn, in order."""
    drawn = []
    render = lettering.render

    def remember(text, *args, **keywords):
        drawn.append(text)
        return render(text, *args, **keywords)

    monkeypatch.setattr(lettering, "render", remember)
    return drawn


def test_somebody_who_raises_their_arms_is_measured_and_remembered(display, texts):
    play = Calibrating(display, late_s=0.14)
    found = play.until_result()
    play.wait(1.0)
    assert found.latency_s == pytest.approx(0.14, abs=0.01)
    assert play.latencies.known == {"fake": found.latency_s}
    assert {"3", "2", "1", "UP!"} <= set(texts)
    assert any(text.startswith("Your camera and speakers are 14") for text in texts)
    assert play.effects.played[-1] == "right"
    assert play.camera.cues[-1] is None
    play.press(pygame.K_RETURN)
    assert play.stage == ""


def test_measuring_again_takes_the_last(display):
    play = Calibrating(display, late_s=0.3)
    play.until_result()
    play.camera.late_s = 0.1
    play.press(pygame.K_RIGHT).press(pygame.K_RETURN)
    play.until_result()
    assert len(play.results) == 2
    assert play.latencies.known["fake"] == pytest.approx(0.1, abs=0.01)


def test_other_movements_are_asked_to_try_again(display, texts):
    play = Calibrating(display, dance=waving(hz=0.4), latencies=FakeLatencies(fake=0.2))
    assert play.until_result().trouble is not None
    play.wait(1.0)
    assert "Once more" in texts
    assert play.effects.played[-1] == "wrong"
    assert play.latencies.known == {"fake": 0.2}
    play.camera.dance = play.session.current.dance.reference
    play.press(pygame.K_RETURN)
    assert play.until_result().latency_s == pytest.approx(0.0, abs=0.01)


def test_nobody_in_the_picture_waits_for_enter(display):
    play = Calibrating(display, is_empty=True).wait(6.0)
    assert play.music.played == []
    play.press(pygame.K_RETURN)
    assert play.until_result().trouble is Trouble.TOO_FEW


def test_a_lost_camera_begins_anew(display):
    play = Calibrating(display, late_s=0.1).wait(7.0)
    assert len(play.music.played) == 1
    play.camera.error = CameraError("The camera went away.", remedy="Plug it in.")
    play.wait(0.6)
    assert play.stage == "failure"
    play.press(pygame.K_RETURN)
    assert play.until_result().latency_s == pytest.approx(0.1, abs=0.01)
    assert len(play.music.played) == 2


def test_what_cannot_be_kept_is_said(display, texts):
    play = Calibrating(display, latencies=FakeLatencies(is_full=True)).wait(20.0)
    assert play.stage == "message"
    assert {"The disk is full.", "Free some space."} <= set(texts)
    assert play.results == []


def test_unattended_it_tries_three_times_and_leaves(display):
    play = Calibrating(display, dance=waving(hz=0.4), is_unattended=True, pictures_per_s=1.0).wait(60.0)
    assert len(play.results) == 3
    assert play.stage == ""


def test_escape_leaves(display):
    play = Calibrating(display).wait(6.0).press(pygame.K_ESCAPE)
    assert (play.stage, play.results) == ("", [])


def test_the_clicks_sound_when_they_should(tmp_path: Path):
    path = tmp_path / "clicks.wav"
    write_click_track(path, clicks_s=CLICKS_S, ticks_s=TICKS_S, duration_s=LENGTH_S)
    with wave.open(str(path)) as file:
        assert file.getframerate() == RATE_HZ
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32767
    assert len(samples) / RATE_HZ == pytest.approx(LENGTH_S, abs=0.001)
    for start_s, least in [*((s, 0.5) for s in CLICKS_S), *((s, 0.1) for s in TICKS_S)]:
        start = round(start_s * RATE_HZ)
        assert np.abs(samples[start - 400 : start]).max() < 0.01
        assert least < np.abs(samples[start : start + 220]).max() < 0.96


def test_latencies_are_kept_for_each_camera(tmp_path: Path):
    path = tmp_path / "data" / "latencies.json"
    assert LatencyFile(path).latency_s("Camera 0") is None
    LatencyFile(path).keep("Camera 0", 0.14)
    LatencyFile(path, camera="film.mp4").keep("film", 0.02)
    assert LatencyFile(path).latency_s("Camera 0") == 0.14
    assert LatencyFile(path, camera="film.mp4").latency_s("anything") == 0.02
    assert LatencyFile(path).latency_s("Camera 1") is None
    assert [file.name for file in path.parent.iterdir()] == ["latencies.json"]


@pytest.mark.parametrize("text", ["{", '{"latency_s": {"Camera 0": "late"}}', '{"latency_s": {"Camera 0": 99.0}}'])
def test_a_damaged_file_knows_nothing_and_is_mended(tmp_path: Path, text: str):
    path = tmp_path / "latencies.json"
    path.write_text(text)
    store = LatencyFile(path)
    assert store.latency_s("Camera 0") is None
    store.keep("Camera 0", 0.1)
    assert json.loads(path.read_text())["latency_s"]["Camera 0"] == 0.1


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"latencies\.json"):
        LatencyFile(tmp_path / "file" / "latencies.json").keep("Camera 0", 0.1)


@pytest.mark.parametrize(
    ("latency_s", "words"),
    [(0.14, "140 ms behind."), (-0.03, "30 ms ahead."), (0.004, "right in time.")],
)
def test_the_latency_in_plain_words(latency_s: float, words: str):
    assert latency_words(latency_s).endswith(words)


def test_the_program_measures_a_puppet(monkeypatch, tmp_path: Path, capsys):
    """Real worker, real estimator: the puppet raises its arms 0.25 s late."""
    monkeypatch.setattr("dancegame.songs.latencies.latencies_path", lambda: tmp_path / "latencies.json")
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    calibrate.calibrate(camera="puppet,delay=0.25", is_headless=True, estimator=None, model=None, as_json=True)
    answer = json.loads(capsys.readouterr().out)
    assert answer["latency_s"] == pytest.approx(0.25, abs=0.06)
    assert len(answer["raises"]) >= 5
    assert LatencyFile(tmp_path / "latencies.json", camera="puppet,delay=0.25").latency_s("") == answer["latency_s"]
