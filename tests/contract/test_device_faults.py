"""A camera or an estimator that fails in the middle of a dance: the song waits, the screen says why, and it goes on."""

import pytest
from faulty_evening import FaultyEvening

from dancegame.game.screens import camera_lost
from dancegame.vision.live import worker as worker_module

pytestmark = pytest.mark.usefixtures("warm_processes", "bare")


@pytest.fixture
def evening(display, tmp_path, monkeypatch):
    # Eight seconds, and five, for people; the rules are the same for who has less patience.
    monkeypatch.setattr(camera_lost, "RETRY_S", 0.5)
    monkeypatch.setattr(worker_module, "SILENCE_S", 1.0)
    with FaultyEvening(display, tmp_path) as evening:
        yield evening


# What breaks, and what the player reads.
FAULTS = {
    "unplugged": "Camera 0 delivers no pictures any more.",
    "silent": "Camera 0 delivers no pictures any more.",
    "killed": "ended unexpectedly",
    "hung": "does not answer any more",
    "memory": "Watching failed (MemoryError",
    "broken": "Watching failed (ValueError: a slip of the network)",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_song_waits_for_what_broke_and_goes_on_when_it_is_mended(evening, texts, fault):
    evening.dancing()
    evening.break_it(fault).until("failure").wait()
    assert FAULTS[fault] in " ".join(texts)
    held_s = evening.music.position_s()
    evening.wait(0.3)
    assert evening.music.position_s() == held_s
    # Mended while nobody touches a key.
    evening.break_it("").until("dance").until(evening.is_seen)
    evening.until(lambda: evening.music.position_s() > held_s + 0.2)
