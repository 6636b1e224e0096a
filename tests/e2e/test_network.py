"""Who is called on a network: nobody, unless somebody asks for it. A whole round is watched so in `test_demo.py`."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pytest
from network_watch import NetworkWatch
from program import run_program

# Nobody answers at that address (RFC 5737), and a datagram waits for no answer.
PYTHON_CALL = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
NAME_CALL = "import socket; socket.getaddrinfo('127.0.0.1', 9)"
# A process of a process, as the live worker is one.
CHILD_CALL = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {PYTHON_CALL!r}], check=True)"
# As a library calls the system: Python's hooks do not see it.
NATIVE_CALL = """
import ctypes, socket
there = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
address = (socket.AF_INET).to_bytes(2, sys.byteorder) + (9).to_bytes(2, "big") + bytes([192, 0, 2, 1]) + bytes(8)
ctypes.CDLL(None).connect(there.fileno(), address, len(address))
"""
# What players of streams take for lists of where a video is.
THERE = "http://192.0.2.1:9/a.ts"
LISTS = (
    f"#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{THERE}\n#EXT-X-ENDLIST\n",
    f"ffconcat version 1.0\nfile '{THERE}'\n",
    '<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet mimeType="video/mp4">'
    f'<Representation id="1" bandwidth="1"><BaseURL>{THERE}</BaseURL></Representation></AdaptationSet></Period></MPD>',
)
NETWORK = """
import time
from pathlib import Path
from dancegame.core.errors import ModelError
from dancegame.vision.estimators.networks import open_network
half = Path({folder!r}, "net.xml")
half.write_text("<net/>")
half.with_suffix(".bin").touch()
try:
    open_network(half, threads=1)
except ModelError:
    time.sleep(1.5)  # it would be sent beside everything else
"""
OPENING = """
from dancegame.core.errors import VideoError
from dancegame.vision.source import open_source
try:
    list(open_source({video!r}).demux())
except VideoError:
    sys.exit()
sys.exit("it was opened")
"""


def run(watch: NetworkWatch, code: str) -> None:
    subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}"],
        env={**os.environ, **watch.environment}, check=True, timeout=30,
    )  # fmt: skip


@pytest.mark.parametrize("words", [("songs",), ("models", "list")], ids=" ".join)
def test_nobody_is_called_by_a_command_that_only_looks(watch: NetworkWatch, words: tuple[str, ...]) -> None:
    assert run_program(*words, **watch.environment).returncode == 0
    assert watch.noted() == []


def test_a_download_that_was_asked_for_is_seen(watch: NetworkWatch) -> None:
    done = run_program("models", "get", "openpose", "--from", "http://127.0.0.1:9", **watch.environment)
    assert done.returncode == 1
    assert any("127.0.0.1" in line for line in watch.noted())


@pytest.mark.parametrize("code", [PYTHON_CALL, NAME_CALL, CHILD_CALL], ids=["Python", "name", "child"])
def test_the_watch_sees_a_call(watch: NetworkWatch, code: str) -> None:
    run(watch, code)
    assert watch.noted()


def test_the_watch_sees_a_call_of_a_library(watch: NetworkWatch) -> None:
    if not watch.sees_libraries:
        pytest.skip("only on Linux with a C compiler")
    run(watch, NATIVE_CALL)
    assert watch.noted() == ["connect"]


def test_the_watch_sees_a_name_that_a_library_looks_up(watch: NetworkWatch) -> None:
    if not watch.sees_libraries:
        pytest.skip("only on Linux with a C compiler")
    run(
        watch, "import ctypes; ctypes.CDLL(None).getaddrinfo(b'192.0.2.1', b'9', None, ctypes.byref(ctypes.c_void_p()))"
    )
    assert watch.noted() == ["getaddrinfo"]


@pytest.mark.parametrize("content", LISTS, ids=["HLS", "concat", "DASH"])
def test_a_video_that_is_a_list_of_addresses_calls_none(watch: NetworkWatch, tmp_path: Path, content: str) -> None:
    video = tmp_path / "dance.mp4"
    video.write_text(content)
    run(watch, OPENING.format(video=str(video)))
    assert watch.noted() == []


def test_the_watch_lets_sockets_of_this_computer_pass(watch: NetworkWatch) -> None:
    run(watch, "import socket; here, there = socket.socketpair(); here.send(b'x')")
    assert watch.noted() == []


def test_openvino_which_would_tell_its_maker_that_it_is_used_tells_nobody(watch: NetworkWatch, tmp_path: Path) -> None:
    pytest.importorskip("openvino", reason="the extra `openpose` is not installed")
    home = tmp_path / "home"
    home.mkdir()
    told = dataclasses.replace(watch, environment={**watch.environment, "HOME": str(home)})
    run(told, NETWORK.format(folder=str(tmp_path)))
    assert watch.noted() == []
    assert list(home.iterdir()) == []
