"""How moves are cut, weighed and gilded, in the smallest cases."""

import math

import numpy as np
import pytest

from dancegame.core.moves import (
    GOLD_APART_S,
    GOLD_EVERY_S,
    LONGEST_MOVE_S,
    SHORTEST_MOVE_S,
    USUAL_MOVE_S,
    _best_cuts,
    _gold,
    _length_cost,
    _marks,
)
from dancegame.core.score import GOLD_FACTOR, WEIGHT_STEPS, move_value
from dancegame.core.song import Move


def test_a_move_is_worth_its_weight_in_whole_steps_gold_twice_and_a_rest_nothing():
    assert move_value(Move(0.0, 1.0)) == WEIGHT_STEPS
    assert move_value(Move(0.0, 1.0, 0.5)) == WEIGHT_STEPS // 2
    assert move_value(Move(0.0, 1.0, 2.0)) == 2 * WEIGHT_STEPS
    assert move_value(Move(0.0, 1.0, 0.5, is_gold=True)) == GOLD_FACTOR * (WEIGHT_STEPS // 2)
    assert move_value(Move(0.0, 1.0, 1e-9)) == 1
    assert move_value(Move(0.0, 1.0, 2.0, is_rest=True)) == 0


@pytest.mark.parametrize("factor", [0.5, 1.0, 1.25, 1.5])
def test_a_length_costs_as_much_as_its_ratio_to_the_usual_one(factor: float):
    assert _length_cost(USUAL_MOVE_S * factor, is_one_mark=False) == pytest.approx(abs(math.log(factor)))


def test_a_move_is_never_too_short_and_too_long_only_as_one_slow_beat():
    assert _length_cost(SHORTEST_MOVE_S, is_one_mark=True) < 1
    assert _length_cost(SHORTEST_MOVE_S - 0.001, is_one_mark=True) == math.inf
    assert _length_cost(LONGEST_MOVE_S, is_one_mark=False) < 1
    assert _length_cost(LONGEST_MOVE_S + 0.001, is_one_mark=False) == math.inf
    assert _length_cost(LONGEST_MOVE_S + 0.001, is_one_mark=True) < 1


@pytest.mark.parametrize(
    ("marks_s", "accents", "most_marks", "cuts"),
    [
        # Slow beats are moves by themselves, quick ones go by twos.
        ([0, 2, 4, 6], [1, 1, 1, 1], 2, [0, 2, 4, 6]),
        ([0, 0.5, 1, 1.5, 2], [0, 0, 0, 0, 0], 2, [0.5, 1.5]),
        ([0, 0.5, 1, 1.5, 2, 2.5, 3], [9, 0, 9, 0, 9, 0, 9], 2, [0, 1, 2, 3]),
        ([0, 0.5, 1, 1.5, 2, 2.5, 3], [0, 9, 0, 9, 0, 9, 0], 2, [0, 0.5, 1.5, 2.5]),
        # An accent within a move is worth a shorter one.
        ([0, 0.5, 1, 1.5, 2], [9, 9, 9, 9, 9], 2, [0, 0.5, 1, 1.5, 2]),
        ([0, 0.6, 1.2], [0, 0.5, 0], 2, [0, 0.6]),
    ],
)
def test_cuts_are_where_most_accents_are_for_their_lengths(marks_s, accents, most_marks, cuts):
    assert _best_cuts(np.array(marks_s, float), np.array(accents, float), most_marks) == cuts


def test_beats_go_on_to_both_ends_of_the_dance():
    marks_s, most = _marks(0.1, 5.0, np.array([1.0, 1.5, 2.0, 2.5, 3.0]))
    assert marks_s.tolist() == pytest.approx([0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0])
    assert most == 2
    inside, _ = _marks(1.5, 2.5, np.array([1.0, 1.5, 2.0, 2.5, 3.0]))
    assert inside.tolist() == pytest.approx([1.5, 2.0, 2.5])


def test_without_beats_a_cut_may_be_at_every_tenth_of_a_second():
    marks_s, most = _marks(1.0, 2.0, np.array([1.0, 1.5, 2.0]))
    assert marks_s.tolist() == pytest.approx([1.0 + k / 10 for k in range(11)])
    assert most == 15


def test_gold_are_the_worthiest_moves_one_in_ten_seconds_and_never_close_together():
    edges = [(float(k), float(k + 1)) for k in range(40)]
    worth = np.zeros(40)
    worth[[20, 21, 24, 25, 3]] = 9, 8, 7, 6, 5
    assert GOLD_EVERY_S == 2 * GOLD_APART_S == 10
    # 21 and 24 are too near to 20; 25 is not, and then the earliest of those that are worth the same.
    assert _gold(edges, worth) == {20, 25, 3, 8}
    assert _gold(edges[:19], worth[:19]) == {3}
    assert _gold(edges[:9], worth[:9]) == set()
    assert _gold([], np.zeros(0)) == set()


def test_four_beats_are_enough_to_cut_by():
    marks_s, most = _marks(1.0, 4.0, np.array([1.0, 1.5, 2.0, 2.5]))
    assert marks_s.tolist() == pytest.approx([1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0])
    assert most == 2
    assert _marks(2.6, 2.9, np.array([1.0, 1.5, 2.0, 2.5]))[0].tolist() == []
    ends_s, _ = _marks(1.2, 2.4, np.array([1.0, 1.5, 2.0, 2.5]))
    assert ends_s.tolist() == [1.5, 2.0]
