"""The live worker: what it tells, how it ends, and that the game hears when it fails."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import live_fakes
import numpy as np
import pytest
from live_events import TIMEOUT_S, events_until, failure_of
from puppet_dances import swing_dance

from dancegame.core.errors import CameraError, DanceGameError, ModelError
from dancegame.core.live import LiveFailure, LivePoses, LiveProgress, LiveReady
from dancegame.core.pace import steady
from dancegame.vision.live import worker as worker_module
from dancegame.vision.live.orders import WorkerPlan
from dancegame.vision.live.worker import LiveWorker
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import PuppetSpec

# The first test, and those of the real estimator, start processes as the game does.
warm = pytest.mark.usefixtures("warm_processes")


@contextmanager
def fake_worker(camera="plain", make_estimator=live_fakes.make_fake):
    worker = LiveWorker(WorkerPlan(camera, open_camera=live_fakes.open_fake, make_estimator=make_estimator))
    try:
        worker.start()
        yield worker
    finally:
        worker.stop()


def test_it_tells_progress_then_ready_then_poses():
    with fake_worker() as worker:
        events = events_until(worker, lambda event: isinstance(event, LivePoses))
        order = list(dict.fromkeys(type(event) for event in events))
        assert order == [LiveProgress, LiveReady, LivePoses]
        shares = [event.share for event in events if isinstance(event, LiveProgress)]
        assert shares == sorted(shares)
        assert LiveReady("plain", width_px=720, height_px=1280) in events
        assert events[-1].captured_s <= events[-1].estimated_s <= time.perf_counter()
        assert list(events[-1].players) == [0]


@warm
def test_it_begins_with_as_much_as_this_computer_was_measured_to_do_and_measures_once():
    with fake_worker(make_estimator=live_fakes.make_costly) as worker:
        for _ in range(2):
            events = events_until(worker, lambda event: isinstance(event, LivePoses) and event.players[0].xy[0, 0] > 0)
            told = events[-1].players[0].xy[0].tolist()
            assert told == [2, 1]
            worker.start()


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="priorities are asked for otherwise")
@warm
def test_it_lets_the_pictures_of_the_game_go_first():
    with fake_worker() as worker:
        events_until(worker, lambda event: isinstance(event, LiveReady))
        own, game = (os.getpriority(os.PRIO_PROCESS, pid) for pid in (worker._running._process.pid, os.getpid()))
        assert own > game


@warm
def test_pictures_arrive_small_and_whole():
    with fake_worker() as worker:
        assert worker.picture() is None
        seen = {}
        deadline_s = time.perf_counter() + TIMEOUT_S
        while len(seen) < 20 and time.perf_counter() < deadline_s:
            picture = worker.picture()
            if picture is not None:
                seen[picture.captured_s] = picture
        assert len(seen) == 20
        for picture in seen.values():
            assert picture.rgb.shape == (640, 360, 3)
            assert len(np.unique(picture.rgb[2:])) == 1


@warm
def test_the_camera_hears_the_cue_and_the_dance_also_after_a_restart_and_in_another_process():
    with fake_worker() as worker:
        worker.cue(steady(7.0))
        worker.rehearse(swing_dance(duration_s=3))

        def told(song_start_s, dance_s):
            return lambda event: (
                isinstance(event, LivePoses) and tuple(event.players[0].xy[0]) == (song_start_s, dance_s)
            )

        events_until(worker, told(7, 3))
        worker.rehearse(swing_dance(duration_s=60))
        events_until(worker, told(7, 60))
        worker.start()
        events_until(worker, told(7, 60))
        worker._running._process.kill()
        failure_of(worker)
        worker.start()
        events_until(worker, told(7, 60))
        worker.cue(None)
        events_until(worker, told(0, 60))


@warm
def test_a_stopped_worker_leaves_no_process_and_may_be_stopped_again():
    with fake_worker() as worker:
        events_until(worker, lambda event: isinstance(event, LiveReady))
        process = worker._running._process
        pid = process.pid
        worker.stop()
        worker.stop()
        assert not is_alive(pid)
        assert worker.poll() == []
        assert worker.picture() is None


@warm
@pytest.mark.parametrize(
    ("camera", "error", "said"),
    [
        ("absent", CameraError, "Fake absent is not there."),
        ("lost", CameraError, "Fake lost is gone."),
        ("silent", CameraError, "Fake silent delivers no pictures any more."),
        ("buggy", DanceGameError, "a slip"),
        ("killed", CameraError, "ended unexpectedly"),
    ],
)
def test_a_failing_camera_is_reported_once(camera, error, said):
    with fake_worker(camera) as worker:
        reported = failure_of(worker)
        assert isinstance(reported, error)
        assert said in reported.message
        assert reported.remedy
        time.sleep(0.1)
        assert worker.poll() == []


@warm
def test_it_starts_again_after_a_failure():
    with fake_worker("lost") as worker:
        failure_of(worker)
        worker.start()
        events = events_until(worker, lambda event: isinstance(event, LivePoses))
        assert events[0] == LiveProgress(0.0, "Waking the camera")


@warm
def test_a_hung_estimator_is_noticed(monkeypatch):
    """Within five seconds; here it may be silent for half of one."""
    assert worker_module.SILENCE_S <= 5
    monkeypatch.setattr(worker_module, "SILENCE_S", 0.5)
    with fake_worker(make_estimator=live_fakes.make_hanging) as worker:
        events = events_until(worker, lambda event: isinstance(event, LiveFailure))
        assert "does not answer" in events[-1].error.message
        last_words_s = max(event.estimated_s for event in events if isinstance(event, LivePoses))
        assert time.perf_counter() - last_words_s >= 0.5


@warm
def test_an_estimator_that_has_always_been_slow_is_waited_for(monkeypatch):
    monkeypatch.setattr(worker_module, "SILENCE_S", 0.8)
    with fake_worker(make_estimator=live_fakes.make_busy) as worker:
        pictures = iter(range(8))
        events = events_until(worker, lambda event: isinstance(event, LivePoses) and next(pictures) == 7)
    estimated_s = [event.estimated_s for event in events if isinstance(event, LivePoses)]
    assert max(np.diff(estimated_s)) > worker_module.SILENCE_S
    assert not any(isinstance(event, LiveFailure) for event in events)


@warm
@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a process that can be held")
def test_a_game_that_was_kept_from_listening_has_not_waited_in_vain(monkeypatch):
    """The computer slept, or was busy with something else: what the worker says next is heard."""
    monkeypatch.setattr(worker_module, "SILENCE_S", 0.8)
    with fake_worker() as worker:
        events_until(worker, lambda event: isinstance(event, LivePoses))
        process = worker._running._process
        os.kill(process.pid, signal.SIGSTOP)
        try:
            worker.poll()
            time.sleep(1.0)
            events = worker.poll()
        finally:
            os.kill(process.pid, signal.SIGCONT)
        events += events_until(worker, lambda event: isinstance(event, LivePoses))
    assert not any(isinstance(event, LiveFailure) for event in events)


def test_a_missing_network_is_reported(tmp_path):
    worker = LiveWorker(WorkerPlan("puppet", model_path=tmp_path / "none.task"))
    try:
        worker.start()
        assert isinstance(failure_of(worker), ModelError)
    finally:
        worker.stop()


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2] if sys.platform == "linux" else True


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("end", ["SIGKILL", "SIGINT"])
def test_the_worker_ends_with_the_game(end):
    program = """
import sys, time
import live_fakes
from dancegame.vision.live import worker as worker_module
from dancegame.vision.live.orders import WorkerPlan
from dancegame.vision.live.worker import LiveWorker
if __name__ == "__main__":
    plan = WorkerPlan("plain", open_camera=live_fakes.open_fake, make_estimator=live_fakes.make_fake)
    worker = LiveWorker(plan)
    worker.start()
    try:
        while worker.picture() is None:
            time.sleep(0.01)
        print(worker._running._process.pid, flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        worker.stop()
"""
    game = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        start_new_session=True,
    )
    try:
        pid = int(game.stdout.readline())
        # Ctrl-C reaches every process of the terminal, also the worker.
        os.killpg(game.pid, getattr(signal, end)) if end == "SIGINT" else game.kill()
        _, said = game.communicate(timeout=TIMEOUT_S)
        deadline_s = time.perf_counter() + TIMEOUT_S
        while is_alive(pid) and time.perf_counter() < deadline_s:
            time.sleep(0.05)
        assert not is_alive(pid)
        assert "Traceback" not in said
    finally:
        game.kill()


def test_the_real_estimator_finds_the_puppet_where_he_is():
    spec, dance = PuppetSpec(outfit=1), swing_dance()
    worker = LiveWorker(WorkerPlan("puppet,outfit=1"))
    try:
        worker.rehearse(dance)
        worker.start()
        events_until(worker, lambda event: isinstance(event, LiveReady))
        start_s = time.perf_counter() + 0.5
        worker.cue(steady(start_s))
        events = events_until(worker, lambda e: isinstance(e, LivePoses) and e.captured_s > start_s + 3)
    finally:
        worker.stop()
    danced = [event for event in events if isinstance(event, LivePoses) and event.captured_s > start_s]
    truth = PuppetCamera(spec, dance)
    truth.cue(steady(start_s))
    apart = [event.players[0].xy - truth.body(event.captured_s).xy for event in danced if event.players]
    assert len(apart) >= 0.95 * len(danced)
    assert np.nanmedian(np.linalg.norm(apart, axis=-1)) < 0.015
