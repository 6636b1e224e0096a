"""The long evening that plays itself: it goes through every way to play, and what creeps in it is found."""

import shutil
import sys
import threading
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pygame
import pytest

from dancegame.core.evening.modes import PARTY
from dancegame.core.evening.modes.guess_kinds import KINDS
from dancegame.core.evening.modes.solo import SOLO
from tools.endurance import evening as evening_module
from tools.endurance.curves import save_curves
from tools.endurance.evening import play_evening
from tools.endurance.gauges import Sample, Taken, taken
from tools.endurance.host import Host
from tools.endurance.ledger import Ledger, read
from tools.endurance.programme import Visit, modes_of, visits
from tools.endurance.trends import trends, words

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
TAKEN = Taken(game_mb=500.0, others_mb=300.0, processes=2, threads=20, handles=40, shared=3)


def test_three_laps_have_every_way_to_play():
    laps = [*islice(visits(), 3 * (len(PARTY) + 1 + 2 + 1))]
    assert set(modes_of(laps)) == {*(mode.name for mode in PARTY), SOLO.name, *KINDS}
    played = [visit.is_short for visit in laps if visit.mode]
    assert played == sorted(played, reverse=True)
    assert sum(played) == len(played) // 3


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb on this machine")
@pytest.mark.usefixtures("bare")
def test_a_short_evening_is_played_noted_and_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "SDL_AUDIODRIVER"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(evening_module, "FAST_SIZE", (640, 360))
    ledger, host = Ledger(tmp_path / "fast.jsonl"), Host(coming=iter([Visit(SOLO.name, SOLO.name, is_short=True)]))
    play_evening(tmp_path / "kept", lasts_s=20.0, is_fast=True, ledger=ledger, host=host)
    assert host.failures == []
    assert modes_of(host.visited) == [SOLO.name]
    samples = read(tmp_path / "fast.jsonl")
    assert samples == ledger.samples
    assert [round(sample.at_s / 30) for sample in samples] == [*range(1, len(samples) + 1)]
    assert all(sample.picture_ms > 0 and sample.taken.game_mb > 50 for sample in samples)
    # What was danced is where a game keeps it.
    assert list((tmp_path / "kept").rglob("*.replay"))
    path = save_curves([("A short one", samples)], tmp_path / "curves.png")
    assert pygame.image.load(path).get_size() == (1600, 1000)


def samples_of(**curves) -> list[Sample]:
    """Two hours of samples; curves: of what is taken, as functions of the minute."""
    made = []
    for half in range(1, 241):
        now = {name: curve(half / 2) for name, curve in curves.items()}
        picture_ms = now.pop("picture_ms", 8.0)
        made.append(Sample(30.0 * half, half // 4, replace(TAKEN, **now), picture_ms, 20.0, picture_ms))
    return made


def creeping(samples: list[Sample]) -> list[str]:
    return [trend.name for trend in trends(samples) if trend.is_creeping]


def test_what_creeps_is_found_and_what_trembles_does_not():
    chance = np.random.default_rng(1)
    tremble = lambda much: chance.normal(0, much)  # noqa: E731
    steady = samples_of(game_mb=lambda _: 500 + tremble(15), picture_ms=lambda _: 8 + tremble(1.0))
    assert creeping(steady) == []
    filling = samples_of(game_mb=lambda minute: 500 - 300 * np.exp(-minute / 3) + tremble(5))
    assert creeping(filling) == []
    leaking = samples_of(
        game_mb=lambda minute: 500 + 0.5 * minute + tremble(15),
        handles=lambda minute: 40 + int(minute // 20),
        threads=lambda minute: 20 + int(minute // 30),
        shared=lambda minute: 3 + int(minute // 25),
        picture_ms=lambda minute: 8 + 0.01 * minute + tremble(0.5),
    )
    assert creeping(leaking) == [
        "memory of the game",
        "threads",
        "open files",
        "shared memory",
        "a picture",
        "a picture of a dance",
    ]
    assert any(words(trend).endswith("creeps") for trend in trends(leaking))


def test_threads_files_and_processes_are_counted(tmp_path: Path):
    before, waiting = taken(), threading.Event()
    threads = [threading.Thread(target=waiting.wait) for _ in range(3)]
    for thread in threads:
        thread.start()
    files = [(tmp_path / str(number)).open("w") for number in range(5)]
    now = taken()
    for file in files:
        file.close()
    waiting.set()
    for thread in threads:
        thread.join()
    assert now.threads - before.threads == 3
    assert now.handles - before.handles == 5
