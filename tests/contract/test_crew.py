"""A crew of processes: whoever dies costs one piece of work, whoever is ended leaves nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import many_work
import pytest

from dancegame.songs.intake import crew as crew_module
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


def test_what_says_nothing_any_more_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(crew_module, "STALL_S", 0.05)
    monkeypatch.setattr(crew_module, "POLL_S", 0.05)
    with Crew(many_work.act, jobs=1, threads=1, scratch=str(tmp_path)) as crew:
        *_, ended = crew.run(iter([(0, f"hang {tmp_path / 'mark'}")]))
    assert isinstance(ended, Ended)
    assert "twice (SIGKILL)" in ended.error.message


def test_a_process_that_has_done_much_makes_room_for_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    hire, hired = Crew._hire, []
    monkeypatch.setattr(crew_module, "MOST_TASKS", 1)
    monkeypatch.setattr(Crew, "_hire", lambda crew: hired.append(crew) or hire(crew))
    with Crew(many_work.act, jobs=1, threads=1, scratch=str(tmp_path)) as crew:
        events = list(crew.run(enumerate(("a", "b"))))
    assert [event.answer for event in events if isinstance(event, Ended)] == ["a done, 1 threads", "b done, 1 threads"]
    assert len(hired) == 2


# Ctrl-C is heard even where the tests run in the background of a shell, which lets it be ignored.
PROGRAM = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)
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
