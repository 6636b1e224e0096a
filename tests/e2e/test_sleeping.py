"""A computer that falls asleep in the middle of a dance: the whole program, game and live worker, stands still."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import ROOT, json_here

from dancegame.vision.live.worker import SILENCE_S

# Longer than a live worker that says nothing is believed.
ASLEEP_S = 10.0
assert ASLEEP_S > SILENCE_S
DANCED_S = 8
AWAKE_S = 2
TOLD = "the dance begins"
RUN = f"""
from dancegame.game.autoplay import PATIENCE_S
from dancegame.game.dance_run import DanceRun
PATIENCE_S.update({dict.fromkeys(("mystery", "guess", "reveal", "result"), 0.5)!r})
begin = DanceRun.begin
def told(run):
    print({TOLD!r}, flush=True)
    begin(run)
DanceRun.begin = told
from dancegame.__main__ import main
main()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs processes that can be held")
def test_the_whole_program_sleeps_in_a_dance_and_goes_on(own_data: Path, tmp_path: Path):
    words = ["demo", "can-can", "--headless", "--json", "--seconds", str(DANCED_S)]
    program = subprocess.Popen(
        [sys.executable, "-c", RUN, *words],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert program.stdout is not None
    try:
        assert program.stdout.readline().strip() == TOLD
        time.sleep(AWAKE_S)
        os.killpg(program.pid, signal.SIGSTOP)
        time.sleep(ASLEEP_S)
        os.killpg(program.pid, signal.SIGCONT)
        said, errors = program.communicate(timeout=90)
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
    assert program.returncode == 0, errors
    assert "Traceback" not in errors
    (player,) = (answer := json.loads(said))["players"]
    # What was danced before and after it, and no blame for the rest.
    assert player["grades"]["PERFECT"] > 0
    assert player["grades"]["MISS"] == 0, player
    assert json_here("replay", answer["replay"], "--verify")["players"][0]["points"] == player["score"]
