"""A pace tells which song second sounds when, through changes of the speed."""

import pytest

from dancegame.core.pace import TURNS_KEPT, Pace, steady


def test_song_seconds_follow_the_speed_from_each_turn_on() -> None:
    pace = steady(10).turned(14, 0.5).turned(18, 0.75)
    assert [pace.song_s(at) for at in (9, 10, 14, 16, 18, 22)] == [-1, 0, 4, 5, 6, 9]
    assert pace.speed == 0.75


def test_a_song_second_is_found_again() -> None:
    pace = steady(10, song_s=3, speed=0.8).turned(12, 0.5)
    for at_s in (8.0, 10.0, 11.0, 12.0, 15.0):
        assert pace.at_s(pace.song_s(at_s)) == pytest.approx(at_s)


def test_a_turn_takes_back_what_was_still_to_come() -> None:
    assert steady(0).turned(5, 0.5).turned(4, 0.6) == steady(0).turned(4, 0.6)


def test_old_turns_are_forgotten_and_the_song_goes_on() -> None:
    pace = steady(0)
    for second in range(1, 20):
        pace = pace.turned(second, 0.5 if second % 2 else 1.0)
    assert len(pace.turns) == TURNS_KEPT
    assert pace.song_s(20) == pytest.approx(1 + 10 * 0.5 + 9 * 1.0)


def test_a_song_begun_later_is_later_by_as_much() -> None:
    pace = steady(0, speed=0.5).turned(4, 1.0)
    assert pace.later(100).song_s(106) == pace.song_s(6)


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.0])
def test_who_lags_by_the_latency_lags_by_it_at_every_speed(speed: float) -> None:
    pace = steady(100, speed=speed)
    captured_s = pace.at_s(20.0) + 0.12  # the picture of song second 20
    assert pace.judged_s(captured_s, latency_s=0.12) == pytest.approx(20.12)


def test_paces_are_near_when_only_a_sound_card_runs_slow() -> None:
    pace = steady(10).turned(20, 0.5)
    assert pace.is_near(pace.later(0.004), within_s=0.01)
    assert not pace.is_near(pace.later(0.02), within_s=0.01)
    assert not pace.is_near(steady(10), within_s=0.01)
    assert not pace.is_near(steady(10).turned(20, 0.55), within_s=0.01)


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan")])
def test_a_song_never_stands_or_runs_back(speed: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        steady(0, speed=speed)
    with pytest.raises(ValueError, match="turns"):
        Pace(())
