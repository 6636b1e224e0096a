"""What reads videos of strangers: a process of its own, with limits, ended when it hangs, and missed by nobody."""

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from hostile_packs import good_pack

from dancegame.cli.song_door import SongDoor
from dancegame.core.arrivals import PackLook
from dancegame.core.errors import VideoError
from dancegame.songs.intake.confined import MOST_MEMORY_BYTES, confined

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not limit memory")
WAIT_S = 60
CONFINED = """
from dancegame.songs.intake.confined import confine
confine()
try:
    bytearray(6_100_000_000)
except MemoryError:
    print("no memory")
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "good.dance"
    path.write_bytes(good_pack(tmp_path))
    return path


def process_at_the_door() -> BaseProcess:
    (process,) = (child for child in multiprocessing.active_children() if child.name == "dancegame-door")
    return process


def test_it_is_limited_and_ended_where_it_hangs_or_dies(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with SongDoor(pack.parent / "home") as door:
        door.look(pack).future.result(WAIT_S)
        first = process_at_the_door()
        limits = Path(f"/proc/{first.pid}/limits").read_text()
        (memory,) = (line.split()[3:5] for line in limits.splitlines() if line.startswith("Max data size"))
        assert memory == [str(MOST_MEMORY_BYTES)] * 2
        assert first.pid != os.getpid()
        # As a decoder that never comes back.
        assert first.pid is not None
        os.kill(first.pid, signal.SIGSTOP)
        monkeypatch.setattr("dancegame.cli.door_clerk.MOST_SILENT_S", 0.5)
        with pytest.raises(VideoError, match=r"takes too long to read good\.dance"):
            door.look(pack).future.result(WAIT_S)
        assert not first.is_alive()
        monkeypatch.undo()
        assert isinstance(door.look(pack).future.result(WAIT_S), PackLook)
        # As one that breaks, or that the system ends for want of memory.
        second = process_at_the_door()
        second.kill()
        second.join(WAIT_S)
        assert isinstance(door.look(pack).future.result(WAIT_S), PackLook)


def test_there_is_no_more_memory_than_that() -> None:
    done = subprocess.run([sys.executable, "-c", CONFINED], capture_output=True, text=True, timeout=WAIT_S, check=True)
    assert done.stdout == "no memory\n"


def test_a_limit_for_a_while_is_lifted_again() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with confined():
        assert resource.getrlimit(resource.RLIMIT_DATA)[0] == MOST_MEMORY_BYTES
    assert resource.getrlimit(resource.RLIMIT_DATA) == before
