"""The calibration from the clicks to the file: the screen on fakes, the sound, the store, estimator and command."""

import json
import wave
from pathlib import Path

import numpy as np
import pygame
import pytest
from calibration_fakes import Calibrating, FakeLatencies
from game_fakes import waving

from dancegame.cli import calibrate
from dancegame.core.calibration import ArmRaise, Calibration, Calibrator, Trouble
from dancegame.core.calibration_dance import BEATS_S, CLICKS_S, LENGTH_S, TICKS_S, arm_raises
from dancegame.core.errors import CameraError, InputError
from dancegame.core.pace import steady
from dancegame.core.poses import Observation
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.screens.calibrate import latency_words
from dancegame.music.click_track import RATE_HZ, write_click_track
from dancegame.songs.latencies import LatencyFile
from dancegame.vision.estimators import make_mediapipe
from dancegame.vision.pipeline import PosePipeline
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import parse_puppet


def test_somebody_who_raises_their_arms_is_measured_and_remembered(display, texts):
    play = Calibrating(display, late_s=0.14)
    found = play.until_result()
    play.wait(1.0)
    assert found.latency_s == pytest.approx(0.14, abs=0.01)
    assert play.latencies.known == {"fake": found.latency_s}
    assert {"3", "2", "1", "UP!"} <= set(texts)
    assert any(text.startswith("Your picture arrives 0.14 s late") for text in texts)
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
    play.camera.dance = play.clicks.reference
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


def test_a_click_on_a_hint_does_what_its_key_does(display):
    play = Calibrating(display, is_empty=True).wait(4.0)
    click(display, play, "Enter")
    assert len(play.music.played) == 1
    play = Calibrating(display, is_empty=True).wait(4.0)
    click(display, play, "Esc")
    assert play.stage == ""


def click(display, play: Calibrating, key: str) -> None:
    unit_px = Canvas(display.surface, play.house.look).unit_px
    at = tuple(round(place * unit_px) for place in play.screen._hints[key].center)
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1))
    play.wait()


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
    LatencyFile(path).keep("film.mp4", 0.02)
    assert LatencyFile(path).latency_s("Camera 0") == 0.14
    assert LatencyFile(path).latency_s("film.mp4") == 0.02
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
    [
        (0.14, "0.14 s late: fine"),
        (0.4, "0.40 s late: the game allows for it"),
        (-0.03, "sound arrives 0.03 s after"),
        (0.004, "arrive together"),
    ],
)
def test_the_latency_in_plain_words(latency_s: float, words: str):
    assert words in latency_words(latency_s)


def test_a_filmed_puppet_is_timed_through_the_real_estimator():
    """Drawn pictures of a puppet that raises its arms 0.2 s late, 15 a second."""
    camera = PuppetCamera(parse_puppet("puppet,delay=0.2"), width_px=640, height_px=360)
    camera.rehearse(arm_raises())
    calibrator = Calibrator(BEATS_S)
    with camera, make_mediapipe(None, 1) as estimator:
        camera.cue(steady(0.0))
        pipeline = PosePipeline(estimator, 1)
        for song_s in np.arange(2.5, LENGTH_S, 1 / 15):
            found = pipeline.process(camera.draw(song_s), float(song_s))
            calibrator.observe(Observation(float(song_s), found.players, found.ambiguous))
    assert calibrator.result().latency_s == pytest.approx(0.2, abs=0.03)


def raises(offset_s: float, count: int) -> tuple[ArmRaise, ...]:
    return tuple(ArmRaise(0, beat, offset_s) for beat in range(count))


def test_the_command_tells_programs_and_people(monkeypatch, capsys):
    seen = {}

    def run(parts, *, given: dict, is_unattended):
        song = parts.clicks.songs()[0]
        seen.update(beats_s=song.beats_s, sound=Path(parts.clicks.sound_path(song.id)).stat().st_size)
        seen.update(is_unattended=is_unattended, camera=given["camera"])
        return Calibration(0.14, 0.02, raises(0.14, 8), None)

    monkeypatch.setattr("dancegame.game.calibrating.run_calibration", run)
    wishes = {"camera": "puppet", "is_headless": None, "estimator": None, "model": None}
    for variable in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        monkeypatch.setenv(variable, "dummy")
    calibrate.calibrate(**wishes, as_json=True)
    answer = json.loads(capsys.readouterr().out)
    assert (answer["camera"], answer["latency_s"], answer["spread_s"]) == ("puppet", 0.14, 0.02)
    assert answer["raises"][3] == {"slot": 0, "beat": 3, "offset_s": 0.14}
    assert seen["is_unattended"]
    assert seen["camera"] == "puppet"
    assert seen["beats_s"] == BEATS_S
    assert seen["sound"] > 500_000
    calibrate.calibrate(**wishes, as_json=False)
    assert capsys.readouterr().out == "Your picture arrives 0.14 s late: fine, the game knows now.\n"


@pytest.mark.parametrize("trouble", list(Trouble))
def test_what_went_wrong_is_an_error_with_a_remedy(monkeypatch, trouble):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    found = Calibration(None, None, raises(0.1, 3), trouble)
    monkeypatch.setattr("dancegame.game.calibrating.run_calibration", lambda *_, **__: found)
    with pytest.raises(InputError) as error:
        calibrate.calibrate(camera="puppet", is_headless=True, estimator=None, model=None, as_json=True)
    assert "3" in error.value.message
    assert error.value.remedy
