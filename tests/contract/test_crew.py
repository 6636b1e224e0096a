"""A crew of processes: whoever dies costs one piece of work, whoever is ended leaves nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import many_work
import pytest

from dancegame.songs.intake.crew import Crew
from dancegame.songs.intake.events import Ended, Passed, Reached


def test_what_dies_is_tried_once_more_and_costs_nobody_else(tmp_path: Path):
    tasks = ["a", "die", "refuse", f"die-once {tmp_path / 'died'}", "fail", "b"]
    with Crew(many_work.act, jobs=2, threads=1, scratch=str(tmp_path)) as crew:
        events = list(crew.run(iter([Passed(99), *enumerate(tasks)])))
    ended = {event.number: event for event in events if isinstance(event, Ended)}
    assert sorted(ended) == list(range(6))
    assert events[0] == Passed(99)
    assert {ended[k].answer for k in (0, 5)} == {"a done, 1 threads", "b done, 1 threads"}
    assert ended[3].answer.endswith("died done, 1 threads")
    assert [ended[k].error.message for k in (1, 2, 4)] == [
        "die ended the program that read it, twice (SIGSEGV).",
        "It is refused.",
        "fail could not be imported (ZeroDivisionError: by nothing).",
    ]
    assert Reached(0, 0.5, "a") in events


PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import many_work
from dancegame.songs.intake.crew import Crew
if __name__ == "__main__":
    with Crew(many_work.act, jobs=1, threads=1, scratch=sys.argv[2]) as crew:
        for event in crew.run(iter([(0, "hang " + sys.argv[3])])):
            pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups to interrupt")
def test_ctrl_c_ends_the_processes_and_reaches_the_program(tmp_path: Path):
    program, mark = tmp_path / "program.py", tmp_path / "mark"
    program.write_text(PROGRAM)
    words = [sys.executable, str(program), str(Path(__file__).parent), str(tmp_path), str(mark)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True)
    until_s = time.monotonic() + 30
    while not (mark.exists() and mark.read_text()) and time.monotonic() < until_s:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert told.rstrip().endswith("KeyboardInterrupt")
    assert told.count("Traceback") == 1  # the processes themselves are quiet
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
import many_work
from dancegame.songs.intake.crew import Crew
from dancegame.songs.intake.events import Ended
if __name__ == "__main__":
    with Crew(many_work.act, jobs=1, threads=1, scratch=sys.argv[2]) as crew:
        for event in crew.run(iter([(0, "a")])):
            if isinstance(event, Ended):
                os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_what_a_killed_program_leaves_its_processes_remove(tmp_path: Path):
    program, scratch = tmp_path / "program.py", tmp_path / "scratch"
    program.write_text(KILLED)
    scratch.mkdir()
    words = [sys.executable, str(program), str(Path(__file__).parent), str(scratch)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run(words, env=environment, timeout=60).returncode == -signal.SIGKILL
    until_s = time.monotonic() + 30
    while scratch.exists() and time.monotonic() < until_s:
        time.sleep(0.02)
    assert not scratch.exists()
