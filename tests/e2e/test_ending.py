"""A program that is asked to end in the middle of its work leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import ROOT

from dancegame.bench.film import film_puppet
from dancegame.songs.library import open_library

REQUESTS = ["SIGTERM", "SIGHUP", "SIGINT"]
# Python lets Ctrl-C through only where its parent did; a test's parent may not.
RUN = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("dancegame", run_name="__main__")
"""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    film = tmp_path_factory.mktemp("film") / "puppet.mp4"
    film_puppet(open_library(None).load_dance("can-can"), film, duration_s=8.0)
    return film


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such requests")
@pytest.mark.parametrize("request_name", REQUESTS)
def test_an_import_that_is_asked_to_end_leaves_nothing(tmp_path: Path, film: Path, request_name: str):
    kept, temporary = tmp_path / "library", tmp_path / "temporary"
    temporary.mkdir()
    words = ["import", str(film), "--title", "T", "--artist", "A", "--library", str(kept)]
    program = subprocess.Popen(
        [sys.executable, "-c", RUN, *words],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline_s = time.monotonic() + 60
    while not any(temporary.iterdir()):
        assert program.poll() is None
        assert time.monotonic() < deadline_s
        time.sleep(0.05)
    time.sleep(0.5)
    number = getattr(signal, request_name)
    program.send_signal(number)
    _, said = program.communicate(timeout=30)
    assert program.returncode == 128 + number
    assert "Traceback" not in said
    assert not list(temporary.iterdir())
    assert not [path for path in kept.rglob("*") if path.is_file()]


STOPPED_WHILE_LOADING = """
import sys
class Loading:
    def find_spec(self, name, *_):
        if name == "typer":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Loading())
from dancegame.__main__ import main
main()
"""


def test_ctrl_c_while_the_program_is_loading_ends_it_quietly():
    command = [sys.executable, "-c", STOPPED_WHILE_LOADING, "songs"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


DROPPED = """
import signal, sys, time, weakref
from dancegame.cli.requests import end_on_request
signal.signal(signal.SIGINT, signal.default_int_handler)
end_on_request()
class Thing: pass
def end(number): signal.raise_signal(number)
thing = Thing()
last = weakref.ref(thing, lambda _: end(getattr(signal, sys.argv[1])))
del thing
print("dropped", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such requests")
@pytest.mark.parametrize("request_name", REQUESTS)
def test_a_request_within_a_finaliser_is_not_lost(request_name: str):
    command = [sys.executable, "-c", DROPPED, request_name]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
    number = getattr(signal, request_name)
    assert ended.returncode == (-number if request_name == "SIGINT" else 128 + number)
    assert ended.stdout == "dropped\n"
    assert "Exception ignored" not in ended.stderr


def test_a_mistake_within_a_finaliser_is_still_told():
    mistake = DROPPED.replace("signal.raise_signal(number)", "raise SystemExit(3)").replace("time.sleep(60)", "")
    command = [sys.executable, "-c", mistake, "SIGTERM"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 0
    assert "SystemExit: 3" in ended.stderr
