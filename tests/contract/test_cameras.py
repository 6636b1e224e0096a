"""Cameras: every kind is found by its name, keeps time, performs to the cue, and says what is wrong with it."""

import socket
import threading
import time
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from drawn_videos import write_video
from game_fakes import FakeClock
from puppet_dances import swing_dance

from dancegame.core.errors import CameraError, InputError, VideoError
from dancegame.core.pace import steady
from dancegame.texts import use_language
from dancegame.texts.words import error_words
from dancegame.vision import source, video
from dancegame.vision.cameras import video_camera, webcam
from dancegame.vision.cameras.camera import open_camera, puppet_song
from dancegame.vision.cameras.newest import NewestPicture
from dancegame.vision.cameras.patience import DRAWN, FILE, STREAM, WEBCAM, Patience
from dancegame.vision.cameras.pauses import Pauses

TIMEOUT_S = 20.0


def test_a_name_that_is_no_camera_is_named(tmp_path):
    with pytest.raises(CameraError, match=r"nowhere\.mp4"):
        open_camera(str(tmp_path / "nowhere.mp4"))
    with pytest.raises(InputError, match="heigth=2"):
        open_camera("puppet,heigth=2")
    text = tmp_path / "notes.mp4"
    text.write_text("no video")
    with pytest.raises(VideoError, match=r"notes\.mp4"), open_camera(str(text)):
        pass


def test_which_song_a_puppet_asks_for():
    assert puppet_song("puppet:polka,delay=0.1") == "polka"
    assert [puppet_song(name) for name in ("puppet", "puppet:still", "0", "party.mp4")] == [None] * 4


@pytest.fixture
def address():
    """An address at which somebody listens, `answers` with some bytes, and says no more."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            with suppress(OSError):
                while True:
                    heard, _ = server.accept()
                    heard.sendall(answer.bytes)
                    kept.append(heard)
                    if answer.is_over:
                        heard.close()

        answer.bytes, answer.is_over, kept = b"", False, []
        answer.url = f"http://127.0.0.1:{server.getsockname()[1]}/live"
        threading.Thread(target=answer, daemon=True).start()
        yield answer


def error_of(camera):
    with NewestPicture(open_camera(camera), lambda picture: None) as newest, pytest.raises(CameraError) as caught:
        wait_until(lambda: newest.take(0.1) is not None)
    return caught.value


@pytest.mark.parametrize("protocol", ["http", "rtsp", "rtmp", "tcp"])
def test_an_address_that_is_silent_is_given_up_in_words_about_addresses(address, protocol, monkeypatch):
    assert source.ADDRESS_TIMEOUT_S < STREAM.opening_s <= 10
    monkeypatch.setattr(source, "ADDRESS_TIMEOUT_S", 1.0)
    url = address.url.replace("http", protocol)
    error = error_of(url)
    assert error.message == f"{url} does not answer."
    assert "address" in error.remedy


@pytest.mark.parametrize("said", [b"HTTP/1.1 404 Not Found\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n<html></html>", b"\0"])
def test_an_address_that_sends_something_else_is_a_camera_that_is_wrong(address, said):
    address.bytes, address.is_over = said, True
    error = error_of(address.url)
    assert address.url in error.message
    assert "address" in error.remedy
    assert "MP4" not in error.remedy
    assert "exit" not in error.message


@pytest.fixture(scope="module")
def ramp(tmp_path_factory):
    """A video of 1 s that brightens: grey is 20 + 200 per second."""

    def draw(time_s):
        return np.full((48, 64, 3), round(20 + 200 * time_s), np.uint8)

    times_s = np.arange(20) / 20
    return str(write_video(tmp_path_factory.mktemp("video") / "ramp.mp4", times_s=times_s, draw=draw))


def shown_s(rgb):
    return (float(rgb.mean()) - 20) / 200


def test_a_video_repeats_until_the_cue_and_then_performs_to_it(ramp):
    with open_camera(ramp) as camera:
        start_s = time.perf_counter()
        waiting = [camera.read() for _ in range(25)]
        cue_s = time.perf_counter() + 0.4
        camera.cue(steady(cue_s))
        performing = []
        while not performing or performing[-1][1] < cue_s + 0.8:
            performing.append(camera.read())
    assert [due_s for _, due_s in waiting] == sorted(due_s for _, due_s in waiting)
    assert waiting[-1][1] - start_s > 1.0
    assert sum(shown_s(after[0]) < shown_s(before[0]) for before, after in pairwise(waiting)) == 1
    to_the_music = [(shown_s(rgb), due_s - cue_s) for rgb, due_s in performing if due_s >= cue_s]
    assert len(to_the_music) > 5
    for shown, due in to_the_music:
        assert shown == pytest.approx(due, abs=0.03)


def test_a_video_follows_a_cue_that_moves_a_little(ramp, monkeypatch):
    opened = []
    read = video_camera.read_pictures
    monkeypatch.setattr(video_camera, "read_pictures", lambda *a, **k: opened.append(a) or read(*a, **k))
    with open_camera(ramp) as camera:
        cue_s = time.perf_counter() + 0.1
        camera.cue(steady(cue_s))
        while camera.read()[1] < cue_s + 0.3:
            pass
        before = len(opened)
        camera.cue(steady(cue_s + 0.05))
        rgb, due_s = camera.read()
        assert len(opened) == before
    assert due_s > cue_s + 0.3
    assert shown_s(rgb) == pytest.approx(due_s - cue_s - 0.05, abs=0.03)


def test_a_video_slows_down_with_the_music(ramp):
    with open_camera(ramp) as camera:
        pace = steady(time.perf_counter() + 0.1, speed=0.5)
        camera.cue(pace)
        while camera.read()[1] < pace.at_s(0.1):
            pass
        pace = pace.turned(time.perf_counter() + 0.1, 0.8)
        camera.cue(pace)
        taken = []
        while not taken or taken[-1][1] < pace.at_s(0.6):
            taken.append(camera.read())
    assert len(taken) > 5
    for rgb, due_s in taken:
        assert shown_s(rgb) == pytest.approx(pace.song_s(due_s), abs=0.03)


@pytest.fixture(scope="module")
def long_ramp(tmp_path_factory):
    """A video of 6 s that brightens by 30 per second."""

    def draw(time_s):
        return np.full((48, 64, 3), round(20 + 30 * time_s), np.uint8)

    times_s = np.arange(120) / 20
    return str(write_video(tmp_path_factory.mktemp("video") / "long.mp4", times_s=times_s, draw=draw))


@pytest.mark.parametrize("picture_s", [0.1, 0.25])
def test_a_video_that_is_decoded_too_slowly_shows_the_newest_picture_there_is(long_ramp, monkeypatch, picture_s):
    """Converting a picture takes two and five times as long as it is shown."""
    convert = video._Decoder._upright_rgb
    monkeypatch.setattr(video._Decoder, "_upright_rgb", lambda *a: time.sleep(picture_s) or convert(*a))
    camera, taken = open_camera(long_ramp), []
    cue_s = time.perf_counter() + 0.1
    camera.cue(steady(cue_s))

    def note(picture):
        rgb, due_s = picture
        taken.append(((float(rgb.mean()) - 20) / 30, due_s - cue_s, time.perf_counter() - due_s))

    with NewestPicture(camera, note):
        time.sleep(4.0)
    performed = [(shown_s, due_s, late_s) for shown_s, due_s, late_s in taken if due_s >= 0]
    assert len(performed) > 1.0 / picture_s
    # Late pictures are what was danced when they were due, and they do not get later and later.
    assert all(shown_s == pytest.approx(due_s, abs=0.1) for shown_s, due_s, _ in performed)
    assert performed[-1][2] < 2.0
    assert [due_s for _, due_s, _ in performed] == sorted({due_s for _, due_s, _ in performed})


def test_a_puppet_keeps_its_rate_and_dances_what_it_rehearses():
    with open_camera("puppet,fps=50") as camera:
        stamps = [camera.read()[1] for _ in range(8)]
        steps = np.diff(stamps) * 50
        assert steps == pytest.approx(np.round(steps), abs=1e-6)
        assert (steps > 0.5).all()
        camera.cue(steady(100.0))
        waiting = camera.body(101.0).xy
        camera.rehearse(swing_dance())
        assert np.abs(camera.body(101.0).xy - waiting).max() > 0.1
    still = open_camera("puppet:still")
    before = still.body(101.0).xy
    still.rehearse(swing_dance())
    np.testing.assert_array_equal(still.body(101.0).xy, before)


class FakeCapture:
    """cv2.VideoCapture without a device: `missing` says which pictures never come."""

    is_there = True
    missing: range = range(0)

    def __init__(self, number, backend):
        self.asked = {}
        self.is_released = False
        self._count = -1
        FakeCapture.last = self

    def isOpened(self):  # noqa: N802
        return self.is_there

    def set(self, name, value):
        self.asked[name] = value
        return True

    def grab(self):
        self._count += 1
        return self._count not in self.missing

    def retrieve(self):
        return True, np.full((4, 6, 3), (1, 2, 3), np.uint8)

    def release(self):
        self.is_released = True


@pytest.fixture
def capture(monkeypatch):
    class Capture(FakeCapture):
        pass

    monkeypatch.setattr(cv2, "VideoCapture", Capture)
    return Capture


def test_a_webcam_is_asked_for_30_compressed_pictures_and_gives_rgb(capture):
    with open_camera("0") as camera:
        before_s = time.perf_counter()
        rgb, captured_s = camera.read()
        assert before_s <= captured_s <= time.perf_counter()
        assert tuple(rgb[0, 0]) == (3, 2, 1)
    asked = FakeCapture.last.asked
    assert asked[cv2.CAP_PROP_FOURCC] == cv2.VideoWriter.fourcc(*"MJPG")
    assert (asked[cv2.CAP_PROP_FRAME_WIDTH], asked[cv2.CAP_PROP_FRAME_HEIGHT]) == (1280, 720)
    assert (asked[cv2.CAP_PROP_FPS], asked[cv2.CAP_PROP_BUFFERSIZE]) == (30, 1)
    assert FakeCapture.last.is_released


def test_an_absent_webcam_is_an_error_with_a_way_out(capture):
    capture.is_there = False
    with pytest.raises(CameraError, match="Camera 3") as caught, open_camera("3"):
        pass
    assert "puppet" in caught.value.remedy
    use_language("de")
    assert error_words(caught.value)[0].startswith("Kamera 3 ")
    use_language("en")
    assert "--" not in caught.value.remedy


def test_a_webcam_may_leave_out_pictures_and_may_be_lost(capture, monkeypatch):
    capture.missing = range(1, 12)
    with open_camera("0") as camera:
        camera.read()
        camera.read()
    monkeypatch.setattr(webcam, "GIVING_UP_S", 0.1)
    capture.missing = range(1, 1000)
    with open_camera("0") as camera:
        camera.read()
        with pytest.raises(CameraError, match="no pictures any more"):
            camera.read()
    assert FakeCapture.last.is_released


def test_a_webcam_that_is_frozen_is_lost_and_a_still_moment_is_none(capture, monkeypatch):
    clock = FakeClock()
    monkeypatch.setattr(webcam, "time", SimpleNamespace(perf_counter=clock))
    monkeypatch.setattr(capture, "retrieve", lambda self: (True, np.full((90, 160, 3), self.shown, np.uint8)))
    with open_camera("0") as camera:
        for shown in (1, 2, 1):
            FakeCapture.last.shown = shown
            camera.read()
            clock.now_s += webcam.FROZEN_S
            camera.read()
        clock.now_s += 0.1
        with pytest.raises(CameraError, match="Camera 0 shows one and the same picture"):
            camera.read()


class CountingCamera:
    """Pictures with their number in every pixel, until `last`; then silence or an error."""

    name = "Counting"
    patience = Patience(opening_s=10.0, silence_s=0.1, rest_s=0.0, remedy="Plug it in.")

    def __init__(self, last, error=None):
        self._last = last
        self._error = error
        self.count = 0
        self.is_closed = False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.is_closed = True

    def read(self):
        if self.count >= self._last:
            if self._error is not None:
                raise self._error
            time.sleep(0.3)
        self.count += 1
        return np.full((2, 2, 3), self.count, np.uint8), float(self.count)


def wait_until(is_true):
    deadline_s = time.perf_counter() + TIMEOUT_S
    while not is_true() and time.perf_counter() < deadline_s:
        time.sleep(0.005)
    assert is_true()


def test_only_the_newest_picture_is_kept_and_each_is_given_once():
    camera, seen = CountingCamera(9), []
    with NewestPicture(camera, seen.append) as newest:
        wait_until(lambda: len(seen) == 9)
        assert newest.take(1.0)[1] == 9.0
        assert newest.take(0.0) is None
        assert newest.take(5.0)[1] == 10.0
    assert camera.is_closed


def test_what_a_camera_raises_reaches_who_waits_after_the_last_picture():
    camera = CountingCamera(2, CameraError("Counting is gone.", remedy="Plug it in."))
    with NewestPicture(camera, lambda picture: None) as newest:
        wait_until(lambda: camera.is_closed)
        assert newest.take(1.0)[1] == 2.0
        with pytest.raises(CameraError, match="gone"):
            newest.take(1.0)


class SlowCamera(CountingCamera):
    """A picture now and then: pauses_s before each, again and again."""

    name = "Slow"

    def __init__(self, *pauses_s):
        super().__init__(10**6)
        self._pauses_s = pauses_s

    def read(self):
        time.sleep(self._pauses_s[self.count % len(self._pauses_s)])
        return super().read()


RATES = {
    "5 a second": [0.2] * 300,
    "each late by up to a second": [1 / 30 + late_s for late_s in np.random.default_rng(3).uniform(-0.03, 1.0, 300)],
    "bursts": ([0.005] * 40 + [1.0]) * 20,
    "a picture in two seconds": [2.0] * 30,
}


@pytest.mark.parametrize("kind", [WEBCAM, FILE, STREAM, DRAWN])
@pytest.mark.parametrize("rate", RATES)
def test_a_slow_camera_is_never_lost_and_a_dead_one_soon(kind, rate):
    """Though the computer is so busy that what is due comes after half as much again."""
    pauses, now_s = Pauses(), 0.0
    for pause_s in RATES[rate]:
        pauses.hear(now_s)
        assert 1.5 * pause_s <= pauses.longest_wait_s(kind.silence_s)
        now_s += pause_s
    assert pauses.longest_wait_s(kind.silence_s) <= 15
    assert WEBCAM.silence_s <= 4


def test_a_camera_that_is_quick_again_for_a_minute_is_known_as_quick():
    pauses = Pauses()
    for now_s in (0.0, 2.0, *np.arange(2.1, 61, 0.1)):
        pauses.hear(float(now_s))
    assert pauses.longest_wait_s(4.0) == 10
    for now_s in np.arange(61, 63, 0.1):
        pauses.hear(float(now_s))
    assert pauses.longest_wait_s(4.0) == 4


@pytest.mark.parametrize("pauses_s", [(0.2, 0.2), (0.07, 0.07, 0.07, 0.3), (0.0,) * 8 + (0.09, 0.4)])
def test_who_has_always_been_slow_or_comes_in_bursts_is_not_lost(pauses_s):
    """Longer than the silence that its kind may keep, as its own rate has been."""
    camera = SlowCamera(0.05, *pauses_s)
    camera.patience = replace(camera.patience, silence_s=0.25)
    taken = []
    with NewestPicture(camera, lambda picture: None) as newest:
        while len(taken) < 20 or taken[-1] < 30:
            picture = newest.take(0.05)
            if picture is not None:
                taken.append(picture[1])
    assert taken == sorted(taken)


def test_a_camera_is_not_lost_because_nobody_had_time_to_wait_for_it():
    """A busy computer keeps who asks from asking for longer than the camera may be silent."""
    camera = CountingCamera(1)
    with NewestPicture(camera, lambda picture: None) as newest:
        assert newest.take(5.0) is not None
        for _ in range(3):
            time.sleep(2 * camera.patience.silence_s)
            newest.take(0.01)


def test_a_silent_camera_is_an_error():
    with NewestPicture(CountingCamera(1), lambda picture: None) as newest:
        assert newest.take(5.0)[1] == 1.0
        with pytest.raises(CameraError, match="Counting delivers no pictures"):
            newest.take(0.2)
