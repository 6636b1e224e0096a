"""Who moves in which picture: a dancer in every other one, others in between; a quick computer shows everything."""

from dancegame.game.drawing.turns import EVERYTHING, MOST_S, ROOMY_S, SELDOM, SHARED_S, TURNS, Turns


def taken(turns: Turns, *, pictures_per_s: float, seconds: float = 2.0, has_dancer: bool = True) -> list[str]:
    """Return for every picture who has a turn: dancer, others, scenery, and the dancer's light."""
    moved_s, told = -1.0, []
    for number in range(round(seconds * pictures_per_s)):
        now_s = 5.0 + number / pictures_per_s
        is_taken = has_dancer and now_s - moved_s >= SHARED_S
        moved_s = now_s if is_taken else moved_s
        turns.take(now_s, is_taken=is_taken)
        flags = zip("dosl", (is_taken, turns.is_others, turns.is_scenery, turns.is_light), strict=True)
        told.append("".join(letter for letter, is_on in flags if is_on))
    return told


def test_quick_pictures_are_shared_out():
    told = taken(Turns(), pictures_per_s=60)[1:]
    assert told[:8] == ["ol", "d", "os", "d"] * 2
    assert 14 <= sum("s" in one for one in told) / 2 <= 16
    assert sum("d" in one for one in told) >= 59


def test_in_slow_pictures_dancer_and_others_move_alike():
    told = taken(Turns(), pictures_per_s=30)
    assert all("do" in one for one in told)
    assert 10 <= sum("s" in one for one in told) / 2 <= 30


def test_where_nobody_dances_the_scenery_has_pictures_of_its_own():
    told = taken(Turns(), pictures_per_s=60, has_dancer=False)[1:]
    assert not any("o" in one and "s" in one for one in told)
    assert sum("o" in one for one in told) >= 59
    assert sum("s" in one for one in told) >= 28


def noted(turns: Turns, took_s: float, *, seconds: float, from_s: float = 100.0, has_dancer: bool = True) -> int:
    """Let pictures take so long; returns the step after them."""
    for number in range(round(seconds * 60)):
        turns.take(from_s + number / 60, is_taken=has_dancer and number % 2 == 0)
        turns.note(took_s)
    return turns.sparing.step


def test_a_quick_computer_spares_nothing_and_a_slow_one_lets_the_scenery_wait():
    turns = Turns()
    assert turns.sparing.step == TURNS
    assert noted(turns, 0.5 * ROOMY_S, seconds=6.0) == EVERYTHING
    assert all("o" in one for one in taken(turns, pictures_per_s=60))
    assert noted(turns, 1.5 * MOST_S, seconds=2.0, from_s=200.0) == SELDOM
    assert sum("s" in one for one in taken(turns, pictures_per_s=60)) <= 22


def test_pictures_in_which_nobody_dances_say_nothing_about_dances():
    assert noted(Turns(), 0.1 * ROOMY_S, seconds=20.0, has_dancer=False) == TURNS
    assert noted(Turns(), 5 * MOST_S, seconds=20.0, has_dancer=False) == TURNS


def test_what_takes_neither_long_nor_little_changes_nothing():
    assert noted(Turns(), (MOST_S + ROOMY_S) / 2, seconds=20.0) == TURNS
