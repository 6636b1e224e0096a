"""Who moves in which picture: a dancer in every other one, others in between; a quick computer shows everything."""

import pytest

from dancegame.game.drawing.turns import EVERYTHING, MOST_S, REST_S, ROOMY_S, SELDOM, THIRDS, TURNS, Turns


def taken(
    turns: Turns,
    *,
    pictures_per_s: float,
    seconds: float = 2.0,
    has_dancer: bool = True,
    is_main: bool = False,
    took_s: float = 0.0,
) -> list[str]:
    """Return for every picture who has a turn: dancer, others, scenery, and the dancer's light.

    took_s: how long each picture takes.
    """
    told = []
    for number in range(round(seconds * pictures_per_s)):
        turns.take(5.0 + number / pictures_per_s, is_wanted=has_dancer, is_main=is_main)
        flags = zip("dosl", (turns.is_leading, turns.is_others, turns.is_scenery, turns.is_light), strict=True)
        told.append("".join(letter for letter, is_on in flags if is_on))
        # What it takes is no measure here: the step stays.
        turns._took_s = took_s
    return told


def test_quick_pictures_are_shared_out():
    told = taken(Turns(), pictures_per_s=60)[1:]
    assert told[:8] == ["ol", "d", "os", "d"] * 2
    assert 14 <= sum("s" in one for one in told) / 2 <= 16
    assert sum("d" in one for one in told) >= 59


def test_a_slow_computer_has_pictures_of_their_own_for_what_is_soft():
    told = taken(Turns(THIRDS), pictures_per_s=60)[1:]
    assert set(told[0::3]) == {"o"}
    assert set(told[1::3]) == {"l", "sl"}
    assert set(told[2::3]) == {"d"}
    assert sum("l" in one for one in told) / 2 >= 19
    assert 9 <= sum("s" in one for one in told) / 2 <= 11


def test_in_pictures_that_come_seldom_and_are_quick_dancer_and_others_move_alike():
    told = taken(Turns(), pictures_per_s=30)
    assert all("do" in one for one in told)
    assert 10 <= sum("s" in one for one in told) / 2 <= 30


@pytest.mark.parametrize("step", [TURNS, SELDOM, THIRDS])
def test_pictures_that_come_seldom_because_each_takes_so_long_are_shared_out(step):
    told = taken(Turns(step), pictures_per_s=30, took_s=1 / 30 - REST_S / 2)[1:]
    assert not any("d" in one and "o" in one for one in told)
    assert min(sum(who in one for one in told) for who in "do") >= (18 if step == THIRDS else 28)


def test_where_nobody_dances_the_scenery_has_pictures_of_its_own():
    told = taken(Turns(), pictures_per_s=60, has_dancer=False)[1:]
    assert not any("o" in one and "s" in one for one in told)
    assert sum("o" in one for one in told) >= 59
    assert sum("s" in one for one in told) >= 28


def noted(
    turns: Turns,
    took_s: float,
    *,
    seconds: float,
    from_s: float = 100.0,
    has_dancer: bool = True,
    is_main: bool = False,
) -> int:
    """Let pictures take so long; returns the step after them."""
    for number in range(round(seconds * 60)):
        turns.take(from_s + number / 60, is_wanted=has_dancer, is_main=is_main)
        turns.note(took_s)
    return turns.sparing.step


def test_a_quick_computer_spares_nothing_and_a_slow_one_lets_what_is_soft_wait():
    turns = Turns()
    assert turns.sparing.step == TURNS
    assert noted(turns, 0.5 * ROOMY_S[TURNS], seconds=6.0) == EVERYTHING
    assert all("o" in one for one in taken(turns, pictures_per_s=60))
    assert noted(turns, 1.5 * MOST_S, seconds=2.0, from_s=200.0) == THIRDS
    assert sum("s" in one for one in taken(turns, pictures_per_s=60)) <= 22


def test_who_has_room_again_shows_more_again():
    turns = Turns(THIRDS)
    assert noted(turns, 0.9 * ROOMY_S[THIRDS], seconds=5.0) == SELDOM
    assert noted(turns, 0.9 * ROOMY_S[THIRDS], seconds=20.0, from_s=200.0) == SELDOM


def test_pictures_in_which_nobody_dances_say_nothing_about_dances():
    assert noted(Turns(), 0.1 * ROOMY_S[TURNS], seconds=20.0, has_dancer=False) == TURNS
    assert noted(Turns(), 5 * MOST_S, seconds=20.0, has_dancer=False) == TURNS


def test_what_takes_neither_long_nor_little_changes_nothing():
    assert noted(Turns(), (MOST_S + ROOMY_S[TURNS]) / 2, seconds=20.0) == TURNS


@pytest.mark.parametrize("step", [EVERYTHING, TURNS, SELDOM])
def test_who_is_all_there_is_to_be_looked_at_moves_in_every_picture(step):
    turns = Turns(step)
    assert not turns.spares(is_main=True)
    assert not any("d" in one for one in taken(turns, pictures_per_s=60, is_main=True)[1:])


def test_on_a_slow_computer_who_is_all_there_is_moves_in_every_other_picture_and_has_light_between():
    turns = Turns(THIRDS)
    assert turns.spares(is_main=True)
    told = taken(turns, pictures_per_s=60, is_main=True)[1:]
    own, between = (told[0::2], told[1::2]) if "d" in told[0] else (told[1::2], told[0::2])
    assert set(own) == {"d"}
    assert all("l" in one for one in between)
    assert len({"o" in one for one in between[0::2]}) == len({"o" in one for one in between[1::2]}) == 1
    # Every other turn of what is soft, which has every fourth picture.
    assert 7 <= sum("s" in one for one in told) / 2 <= 8
    resting = taken(Turns(THIRDS), pictures_per_s=60, is_main=True, has_dancer=False)[1:]
    assert not any("o" in one and "l" in one for one in resting)


def test_pictures_of_who_is_all_there_is_tell_how_slow_the_computer_is():
    assert noted(Turns(), 1.5 * MOST_S, seconds=2.0, is_main=True) == THIRDS
    assert noted(Turns(), 1.5 * MOST_S, seconds=2.0, is_main=True, has_dancer=False) == TURNS
