"""Which cameras there are, told without opening one, without waiting, and without loading what opens them."""

import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from dancegame.core.errors import CameraError, InputError
from dancegame.core.live import CameraDevice
from dancegame.vision.cameras import devices, lookout
from dancegame.vision.cameras.devices import linux_webcams
from dancegame.vision.cameras.lookout import Lookout, find_problem

WEBCAMS = [CameraDevice("0", "Built-in"), CameraDevice("2", "C920")]


@pytest.fixture
def webcams(monkeypatch):
    found = list(WEBCAMS)
    monkeypatch.setattr(lookout, "list_webcams_apart", lambda: found)
    monkeypatch.setattr(lookout.os, "access", lambda *_: True)
    return found


def test_linux_lists_its_webcams_in_order_of_their_numbers(tmp_path: Path):
    for number, name in ((10, "Second"), (2, "First\n")):
        (tmp_path / f"video{number}").mkdir()
        (tmp_path / f"video{number}" / "name").write_text(name)
    (tmp_path / "v4l-touch0").mkdir()
    assert linux_webcams(tmp_path) == [CameraDevice("2", "First"), CameraDevice("10", "Second")]
    assert linux_webcams(tmp_path / "none") == []


def test_a_webcam_that_is_not_there_is_said_with_those_that_are(webcams):
    assert Lookout().found() == WEBCAMS
    assert [find_problem(camera) for camera in ("0", "2")] == [None, None]
    problem = find_problem("1")
    assert isinstance(problem, CameraError)
    assert "2 (C920)" in problem.message
    webcams.clear()
    assert find_problem("0").message == "There is no camera."
    assert "--" not in find_problem("0").remedy


def test_elsewhere_another_process_looks(monkeypatch):
    monkeypatch.setattr(devices, "sys", SimpleNamespace(platform="elsewhere"))
    apart = devices.list_webcams_apart()
    monkeypatch.undo()
    assert apart == devices.list_webcams()


@pytest.mark.skipif(sys.platform != "linux", reason="who may use a camera is told by a file on Linux only")
def test_a_webcam_that_is_not_allowed_is_said_so(webcams, monkeypatch):
    monkeypatch.setattr(lookout.os, "access", lambda *_: False)
    assert "may not be used" in find_problem("0").message


def test_puppets_files_and_addresses_are_looked_at_too(tmp_path: Path):
    film = tmp_path / "film.mp4"
    assert "film.mp4" in find_problem(str(film)).message
    film.touch()
    assert [find_problem(camera) for camera in (str(film), "puppet", "puppet:polka,delay=0.2")] == [None] * 3
    assert isinstance(find_problem("puppet,heigth=2"), InputError)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"rtsp://127.0.0.1:{server.getsockname()[1]}/live"
        assert find_problem(address) is None
    assert "does not answer" in find_problem(address).message
    assert find_problem("udp://@:1234") is None


def test_only_the_first_answer_is_waited_for_and_a_new_one_comes_by_itself(webcams, monkeypatch):
    """Whoever plugs the camera in need not start the game again."""
    webcams.clear()
    one = Lookout()
    assert one.problem("0") is not None
    monkeypatch.setattr(lookout, "FRESH_S", 0.0)
    may_answer, is_asked = threading.Event(), threading.Event()

    def slow():
        is_asked.set()
        may_answer.wait(20.0)
        return WEBCAMS

    monkeypatch.setattr(lookout, "list_webcams_apart", slow)
    assert one.problem("0") is not None
    assert is_asked.wait(20.0)
    assert one.problem("0") is not None
    may_answer.set()
    one._questions["0"]._thread.join(20.0)
    assert one.problem("0") is None


def test_looking_loads_nothing_heavy():
    program = """
import sys
from dancegame.vision.cameras.lookout import Lookout
one = Lookout()
one.found(), one.problem("0"), one.problem("film.mp4"), one.problem("tcp://127.0.0.1:1")
print(*[name for name in ("cv2", "av", "mediapipe", "numba", "scipy", "pygame") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr
