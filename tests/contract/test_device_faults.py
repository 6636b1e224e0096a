"""A camera or an estimator that fails in the middle of a dance: the song waits, the screen says why, and it goes on.

One dance for all tests: each leaves everything mended and the dance going.
"""

import os
import signal
import time
from collections.abc import Iterator

import numpy as np
import pytest
from faulty_devices import GARBAGE, SIZES, SLOW_S
from faulty_evening import FaultyEvening

from dancegame.core.poses import Observation, pose_at
from dancegame.core.replay import Terms
from dancegame.core.score import MAX_POINTS
from dancegame.game.display import Display
from dancegame.game.screens import camera_lost
from dancegame.songs.index.store import Store
from dancegame.songs.library import Library, starter_pack
from dancegame.vision.live import worker as worker_module

pytestmark = pytest.mark.usefixtures("bare")

# What breaks, and what the player reads.
FAULTS = {
    "unplugged": "Camera 0 delivers no pictures any more.",
    "silent": "Camera 0 delivers no pictures any more.",
    "frozen": "Camera 0 shows one and the same picture all the time.",
    "killed": "ended unexpectedly",
    "hung": "does not answer any more",
    "memory": "There is not enough memory left to find people.",
    "broken": "Watching failed (ValueError: a slip of the network)",
}


@pytest.fixture(scope="module")
def begun(warm_processes_of_module: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultyEvening]:
    """A dance that is on. People are given eight seconds and five; who has less patience plays by the same rules.

    The worker still has so much more than its camera that a busy computer does not take the one for the other.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        patch.setattr(camera_lost, "RETRY_S", 0.2)
        patch.setattr(worker_module, "SILENCE_S", 2.5)
        with Display() as display, FaultyEvening(display, tmp_path_factory.mktemp("devices")) as evening:
            yield evening


@pytest.fixture
def evening(begun: FaultyEvening) -> Iterator[FaultyEvening]:
    yield begun.dancing()
    begun.break_it("")


@pytest.mark.parametrize("fault", FAULTS)
def test_the_song_waits_for_what_broke_and_goes_on_when_it_is_mended(evening, texts, fault):
    evening.break_it(fault).until("failure").wait()
    assert FAULTS[fault] in " ".join(texts)
    held_s = evening.music.position_s()
    evening.wait(0.1)
    assert evening.music.position_s() == held_s
    # Mended, while nobody touches a key; what is before the music are four beats that are counted in.
    evening.break_it("").until("dance").until(evening.is_seen)
    evening.until(lambda: fault != "unplugged" or evening.music.position_s() > held_s)


def test_a_camera_that_another_program_has_taken_is_asked_again_until_it_is_free(evening, texts):
    evening.break_it("unplugged").until("failure").break_it("busy")
    for _ in range(2):
        texts.clear()
        evening.until(lambda: "absent, busy or not allowed" in " ".join(texts))
    assert evening.stage == "failure"
    evening.break_it("").until("dance").until(evening.is_seen)


def test_five_pictures_a_second_are_danced_to(evening):
    evening.break_it("slow").wait(0.5)
    seen = set()
    evening.until(lambda: seen.add(evening.feed.latest.captured_s) or len(seen) >= 6)
    assert np.median(np.diff(sorted(seen))) >= SLOW_S
    assert evening.until(evening.is_seen).stage == "dance"


def test_a_perfect_dance_that_is_seen_five_times_a_second_earns_everything():
    dance = Library([starter_pack()], store=Store(None)).load_dance("can-can")
    begun = Terms((0,)).begin(dance)
    for time_s in np.arange(0.03, dance.song.duration_s, 0.2).tolist():
        begun.observe(Observation(time_s, {0: pose_at(dance.reference, time_s)}))
    begun.finish()
    assert begun.score(0).points == MAX_POINTS


def test_pictures_that_change_their_size_are_shown_and_looked_at(evening):
    evening.break_it("resized")
    shapes = set()
    evening.until(lambda: shapes.add(evening.feed.picture().rgb.shape[:2]) or len(shapes) >= len(SIZES) - 1)
    assert len({width > height for height, width in shapes}) == 2
    assert evening.until(evening.is_seen).stage == "dance"


def test_noise_of_any_size_and_bodies_that_nobody_can_have_end_nothing(evening):
    evening.break_it("garbage")
    shapes = set()
    evening.until(lambda: shapes.add(evening.feed.picture().rgb.shape[:2]) or shapes >= set(GARBAGE))
    assert evening.stage == "dance"
    evening.break_it("").until(evening.is_seen)
    (pose,) = evening.feed.latest.players.values()
    assert np.nanmax(np.abs(pose.xy)) < 10
    assert evening.stage == "dance"


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a process that can be held")
def test_a_computer_that_slept_goes_on_dancing(evening):
    """All processes stand still for longer than a silence is borne: none of them has failed."""
    pid = evening.cameras._worker._running._process.pid
    os.kill(pid, signal.SIGSTOP)
    try:
        time.sleep(1.0 + worker_module.SILENCE_S)
    finally:
        os.kill(pid, signal.SIGCONT)
    evening.wait(0.3)
    assert evening.stage == "dance"
    evening.until(evening.is_seen)
    assert evening.cameras._worker._running._process.pid == pid
