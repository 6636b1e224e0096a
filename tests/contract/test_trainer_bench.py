"""The made-up wrong dances of the bench are told exactly, on a song of each kind."""

import pytest

from dancegame.bench.trainer.learners import LEARNING, is_let_go_in_time, let_go_after
from dancegame.bench.trainer.measuring import is_told, teach
from dancegame.bench.trainer.pictures import stretch_around
from dancegame.bench.trainer.wrong_dances import FAULTS, WrongDance, wrong_dance
from dancegame.core.diagnosis import Fault
from dancegame.core.trainer import Lesson
from dancegame.songs.library import Library, starter_pack

SONGS = ("can-can", "korobeiniki", "jingle-bells")


@pytest.mark.parametrize("fault", FAULTS)
def test_most_wrong_moves_are_told_exactly(fault: Fault):
    pack = starter_pack()
    assert pack is not None
    shelf = Library([pack])
    cases = [(wrong_dance(shelf.load_dance(song), fault, seed=seed), seed) for song in SONGS for seed in range(3)]
    told = [is_told(case, teach(case, seed=seed)) for case, seed in cases if case]
    assert len(told) >= 6
    assert sum(told) >= len(told) - 1


def stretch() -> tuple[WrongDance, Lesson]:
    pack = starter_pack()
    assert pack is not None
    case = wrong_dance(Library([pack]).load_dance("can-can"), Fault.LATE, seed=0)
    assert case is not None
    short = stretch_around(case)
    return short, teach(short, seed=0)[0]


def test_who_mends_a_move_is_let_go_and_nobody_else():
    case, lesson = stretch()
    assert is_told(case, [lesson])
    assert is_let_go_in_time(let_go_after(case, lesson, LEARNING, seed=0))
    assert let_go_after(case, lesson, (1.0,), seed=0) is None
    assert not is_let_go_in_time(None)
    assert not is_let_go_in_time(2)


def test_a_puppet_dances_only_the_stretch_around_the_wrong_move():
    case, _ = stretch()
    times_s, move = case.dance.reference.times_s, case.dance.song.moves[case.index]
    assert times_s[0] < move.start_s - 3
    assert times_s[-1] > move.end_s + 3
    assert times_s[-1] - times_s[0] < 14
    assert len(case.xy) == len(times_s)
