"""A round whose music is slowed: dancers, cards and judge follow, and what it tells of the room is not kept."""

import pytest
from game_fakes import Play

pytestmark = pytest.mark.usefixtures("bare")


def slowed(play: Play, speed: float) -> Play:
    play.screen._run.set_speed(speed)
    return play


def test_a_dance_at_half_speed_takes_twice_as_long_and_earns_the_same(display):
    play = slowed(Play(display, late_s=0.12, dance_s=3.0).dance(), 0.5)
    began_s, kept = play.clock.now_s, []
    play.house.memory.keep_replay = kept.append
    run = play.screen._run
    while not run.is_over:
        play.wait(0.2)
    assert play.clock.now_s - began_s == pytest.approx(2 * 3.0, abs=0.5)
    play.until("result")
    report = play.house.reports[0]
    assert report.scores[0].points > 900_000
    assert kept == []  # slowed practice never counts
    assert report.replay is None


def test_the_speed_changes_while_somebody_dances(display):
    play = Play(display, late_s=0.12).dance()
    for speed in (0.75, 0.5, 1.0):
        slowed(play.wait(0.4), speed)
        before_s, began_s = play.music.position_s(), play.clock.now_s
        play.wait(0.5)
        assert play.music.position_s() - before_s == pytest.approx((play.clock.now_s - began_s) * speed)
        assert play.cameras[0].cues[-1].speed == speed
    play.wait(2.0)
    assert play.screen._run.score(0).points > 0


def test_a_pause_and_its_count_in_keep_the_speed(display):
    play = slowed(Play(display).dance().wait(1.0), 0.5)
    run = play.screen._run
    run.hold()
    held_s = run.song_s
    play.clock.now_s += 5
    assert run.song_s == held_s
    run.resume()  # before its beginning, because it had just begun
    assert run.song_s < 0
    before_s = run.song_s
    play.clock.now_s += 0.4
    assert run.song_s - before_s == pytest.approx(0.2)
    run.set_speed(1.0)
    play.clock.now_s += 0.1
    assert run.song_s - before_s == pytest.approx(0.3)
    run.set_speed(0.5)
    play.wait(2.0)
    assert run.song_s > 0
    assert play.music.pace().speed == 0.5
