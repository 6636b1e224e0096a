"""The camera house: what stays open and loaded between dances, what is let go, and that a dance hears only its own."""

import time

import live_fakes
import pytest
from live_events import TIMEOUT_S, events_until, failure_of
from puppet_dances import swing_dance

from dancegame.core.acts import Stand
from dancegame.core.live import LiveFailure, LivePoses, LiveReady
from dancegame.core.pace import steady
from dancegame.vision.live.house import CameraHouse
from dancegame.vision.live.orders import WorkerPlan
from dancegame.vision.tracking.tracker import BREAK_S

pytestmark = pytest.mark.usefixtures("warm_processes")

DANCE = swing_dance(duration_s=3)


def plan_of(camera="plain", **options):
    options = {"open_camera": live_fakes.open_fake, "make_estimator": live_fakes.make_fake} | options
    return WorkerPlan(camera, **options)


@pytest.fixture
def house():
    with CameraHouse() as house:
        yield house


def dance(house, plan, reference=DANCE):
    """Begin a dance and wait for its first poses: its camera, and how many cameras and estimators there have been."""
    camera = house.camera(plan, reference)
    camera.start()
    events = events_until(camera, lambda event: isinstance(event, LivePoses))
    assert sum(isinstance(event, LiveReady) for event in events) == 1
    return camera, tuple(events[-1].players[0].xy[1])


def pid_of(house):
    return house._worker._running._process.pid


def test_the_next_dance_finds_everything_open(house):
    camera, opened = dance(house, plan_of())
    pid = pid_of(house)
    camera.stop()
    assert camera.poll() == []
    assert camera.picture() is None
    assert (opened, dance(house, plan_of())[1]) == ((1, 1), (1, 1))
    assert pid_of(house) == pid


def test_another_number_of_players_loads_the_networks_anew_and_leaves_the_camera_open(house):
    dance(house, plan_of(players=4))
    pid = pid_of(house)
    assert dance(house, plan_of(players=1))[1] == (1, 2)
    assert pid_of(house) == pid


def test_another_camera_is_opened_and_the_networks_stay(house):
    dance(house, plan_of())
    camera, opened = dance(house, plan_of("another"))
    assert opened == (2, 1)
    assert any(event.camera == "another" for event in restarted(camera) if isinstance(event, LiveReady))


def until_let_go(noted):
    """Wait until a camera that notes it has been let go."""
    deadline_s = time.perf_counter() + TIMEOUT_S
    while not noted.exists():
        assert time.perf_counter() < deadline_s, "the camera was not let go"
        time.sleep(0.01)


def restarted(camera):
    camera.start()
    return events_until(camera, lambda event: isinstance(event, LivePoses))


def test_a_camera_that_nobody_wants_is_let_go_and_comes_back(house, tmp_path):
    plan = plan_of(f"noting {tmp_path / 'noted'}")
    camera, _ = dance(house, plan)
    pid = pid_of(house)
    camera.stop()
    until_let_go(tmp_path / "noted")
    assert dance(house, plan)[1] == (2, 1)
    assert pid_of(house) == pid


def test_each_dance_is_learnt_by_who_performs_it_and_begins_without_a_cue(house):
    camera, _ = dance(house, plan_of())
    camera.cue(steady(7.0))
    events_until(camera, told(7, 3))
    camera.stop()
    camera, _ = dance(house, plan_of(), swing_dance(duration_s=60))
    events_until(camera, told(0, 60))


def test_puppets_hear_what_they_are_to_do_without_a_dance_and_in_another_process(house):
    camera = house.camera(plan_of(open_camera=live_fakes.open_stage), None)
    camera.direct({0: Stand(9.0)})  # nobody is there yet
    camera.start()
    camera.direct({0: Stand(2.0)})
    camera.direct({1: Stand(5.0)})
    events_until(camera, told(7, 0))
    camera.direct({0: Stand(30.0)})
    events_until(camera, told(35, 0))
    house._worker._running._process.kill()
    failure_of(camera)
    camera.start()
    events_until(camera, told(35, 0))


def test_real_people_are_told_nothing(house):
    camera, _ = dance(house, plan_of())
    camera.direct({0: Stand(2.0)})
    camera.cue(steady(7.0))
    events_until(camera, told(7, 3))


def told(song_start_s, dance_s):
    return lambda event: isinstance(event, LivePoses) and tuple(event.players[0].xy[0]) == (song_start_s, dance_s)


def test_who_danced_before_hears_nothing_of_the_next_dance_and_cannot_end_it(house):
    before, _ = dance(house, plan_of())
    begun_s = time.perf_counter()
    after = house.camera(plan_of(), DANCE)
    after.start()
    before.cue(steady(9.0))
    before.stop()
    assert before.poll() == []
    events = events_until(after, lambda event: isinstance(event, LivePoses))
    assert events[-1].captured_s >= begun_s
    assert tuple(events[-1].players[0].xy[0]) == (0, 3)


def test_a_lost_camera_is_opened_again_in_the_same_process(house):
    camera = house.camera(plan_of("lost"), DANCE)
    camera.start()
    failure_of(camera)
    pid = pid_of(house)
    events = restarted(camera)
    assert tuple(events[-1].players[0].xy[1]) == (2, 1)
    assert pid_of(house) == pid


@pytest.mark.parametrize("camera", ["silent", "buggy", "killed"])
def test_a_process_that_cannot_go_on_is_replaced(house, camera):
    first = house.camera(plan_of(camera), DANCE)
    first.start()
    failure_of(first)
    pid = pid_of(house)
    assert dance(house, plan_of())[1] == (1, 1)
    assert pid_of(house) != pid


def slots_of_people(house, plan):
    """Watch a plan's people for so long that they are known: slot -> 0 for who is on the left, 1 on the right."""
    camera = house.camera(plan, DANCE)
    camera.start()
    first = events_until(camera, lambda event: isinstance(event, LivePoses) and len(event.players) == 2)[-1]
    events = events_until(
        camera, lambda event: isinstance(event, LivePoses) and event.captured_s > first.captured_s + 2
    )
    return {slot: round(float(pose.xy[:, 0].mean())) for slot, pose in events[-1].players.items()}


@pytest.mark.parametrize("end", ["killed", "let go", None])
def test_players_keep_their_slots_from_dance_to_dance(house, end):
    options = {"players": 2, "open_camera": live_fakes.open_people, "make_estimator": live_fakes.make_people}
    assert slots_of_people(house, plan_of("red blue", **options)) == {0: 0, 1: 1}
    if end == "killed":
        house._worker._running._process.kill()
        time.sleep(BREAK_S)
    elif end == "let go":  # for the doctor
        house.let_go()
    # A solo round between two of a party confuses nobody.
    dance(house, plan_of("blue", **options | {"players": 1}))
    time.sleep(BREAK_S)
    # Nor does another number of players.
    options["players"] = 4
    assert slots_of_people(house, plan_of("blue red", **options)) == {0: 1, 1: 0}


def test_who_is_alike_is_told_apart_by_what_they_said(house):
    options = {"players": 2, "open_camera": live_fakes.open_people, "make_estimator": live_fakes.make_people}
    assert slots_of_people(house, plan_of("red red", **options)) == {0: 0, 1: 1}
    time.sleep(BREAK_S + 0.2)
    camera = house.camera(plan_of("red red ", **options), DANCE)
    camera.start()
    seen = events_until(camera, lambda event: isinstance(event, LivePoses) and len(event.unsure) == 2)[-1]
    assert seen.unsure == {0: frozenset({1}), 1: frozenset({0})}
    before = {slot: pose.xy[0, 0] for slot, pose in seen.players.items()}
    camera.tell({1: 0})
    seen = events_until(camera, lambda event: isinstance(event, LivePoses) and not event.unsure)[-1]
    assert {slot: pose.xy[0, 0] for slot, pose in seen.players.items()} == {0: before[1], 1: before[0]}


def test_a_worker_that_nobody_listened_to_still_rests(house, tmp_path):
    """A paused game hears nothing; the worker waits until the pipe has room, and then lets go of the camera."""
    plan = plan_of(f"noting {tmp_path / 'noted'}")
    camera, _ = dance(house, plan)
    time.sleep(2.0)
    camera.stop()
    until_let_go(tmp_path / "noted")
    assert dance(house, plan)[1] == (2, 1)


def test_at_the_end_of_the_evening_no_process_is_left():
    with CameraHouse() as house:
        camera, _ = dance(house, plan_of())
        process = house._worker._running._process
        is_alive = process.is_alive
        assert is_alive()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()
    assert camera.poll() == []
    assert not any(isinstance(event, LiveFailure) for event in camera.poll())
