"""Points add up in whole numbers: all PERFECT are 1,000,000, and nothing else is; grades begin where they begin."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from drawn_dances import draw_dance

from dancegame.core.credit import GRADE_CREDITS, grade_for, move_credit, shape_credit, size_credit
from dancegame.core.move_points import points_of_moves
from dancegame.core.moves import cut_moves
from dancegame.core.score import MAX_POINTS, Grade, JudgedMove, Strictness, Tally
from dancegame.core.song import Move


def any_moves(source: random.Random) -> dict[int, Move]:
    """A song's moves: from one to a thousand, of any weight, some gold, some that cannot be judged missing."""
    weights = source.choice(
        (
            lambda: 1.0,
            lambda: source.uniform(0.02, 3.0),
            lambda: round(source.uniform(0.02, 3.0), 3),
            lambda: 10 ** source.uniform(-9, 3),
            lambda: 1 / 3,
        )
    )
    count = source.choice((1, 2, 3, 46, source.randrange(1, 1000)))
    moves = {k: Move(k, k + 1, weights(), source.random() < 0.1) for k in range(count)}
    return {k: move for k, move in moves.items() if k == 0 or source.random() < 0.95}


def judged(index: int, credit: float, *, is_left_out: bool = False) -> JudgedMove:
    return JudgedMove(index, grade_for(credit), credit, credit, is_left_out=is_left_out)


def test_all_perfect_is_everything_and_one_move_less_is_not():
    source = random.Random(11)
    for _ in range(400):
        moves = any_moves(source)
        left_out = {index for index in moves if index and source.random() < source.choice((0, 0.3, 0.9))}
        whole, short = Tally(moves), Tally(moves)
        spoilt = source.choice(sorted(set(moves) - left_out))
        for index in moves:
            perfect = judged(index, move_credit(shape=source.uniform(0.955, 1), size=source.uniform(0.955, 1)))
            assert perfect.grade is Grade.PERFECT
            whole.count(judged(index, 0.0, is_left_out=True) if index in left_out else perfect)
            less = judged(index, move_credit(shape=0.909_999_999, size=1.0)) if index == spoilt else perfect
            short.count(judged(index, 0.0, is_left_out=True) if index in left_out else less)
        assert whole.score().points == MAX_POINTS
        assert short.score().points < MAX_POINTS
        assert short.score().grades[Grade.GREAT] == 1


def test_points_never_fall_and_stay_within_their_range():
    source = random.Random(12)
    for _ in range(100):
        moves = any_moves(source)
        tally, last = Tally(moves), 0
        for index in moves:
            tally.count(judged(index, source.random()))
            points = tally.score().points
            assert isinstance(points, int)
            assert last <= points <= MAX_POINTS
            last = points


def test_whoever_is_never_seen_has_nothing():
    tally = Tally({0: Move(0, 1), 1: Move(1, 2)})
    for index in range(2):
        tally.count(judged(index, 0.0, is_left_out=True))
    assert tally.score().points == 0
    assert Tally({}).score().points == 0


@pytest.mark.parametrize("seed", range(4))
def test_the_moves_of_cut_dances_add_up(seed: int):
    reference = draw_dance(seed, liveliness=0.2 + 0.3 * seed)
    moves = dict(enumerate(cut_moves(reference, beats_s=[0.46 * k for k in range(50)])))
    tally = Tally(moves)
    for index in moves:
        tally.count(judged(index, 1.0))
    assert tally.score().points == MAX_POINTS


@pytest.mark.parametrize(
    ("credit", "grade"),
    [
        (1.0, Grade.PERFECT), (0.91, Grade.PERFECT), (0.909, Grade.GREAT), (0.80, Grade.GREAT), (0.799, Grade.GOOD),
        (0.50, Grade.GOOD), (0.499, Grade.OK), (0.15, Grade.OK), (0.149, Grade.MISS), (0.0, Grade.MISS),
    ],
)  # fmt: skip
def test_grades_begin_at_91_80_50_and_15_of_100(credit: float, grade: Grade):
    assert grade_for(move_credit(shape=credit, size=1.0)) is grade
    assert grade_for(move_credit(shape=1.0, size=credit)) is grade


def test_credit_rises_evenly_and_leaps_nowhere():
    steps = [move_credit(shape=k / 1000, size=1.0) for k in range(1001)]
    assert steps[:801] == pytest.approx([k / 1000 for k in range(801)])
    assert all(0 <= after - before < 0.002 for before, after in pairwise(steps))
    assert steps[0] == 0.0
    assert steps[910] == steps[1000] == GRADE_CREDITS[0][1] == 1.0


def test_strictness_asks_more_and_never_of_the_whole():
    for strictness in Strictness:
        assert shape_credit(1.0, strictness) == size_credit(1.0, strictness) == 1.0
        assert shape_credit(0.0, strictness) == size_credit(0.0, strictness) == 0.0
    for part in (0.2, 0.4, 0.6):
        assert shape_credit(part, Strictness.KIDS) > shape_credit(part, Strictness.PARTY)
        assert shape_credit(part, Strictness.PARTY) > shape_credit(part, Strictness.PRO)
        assert size_credit(part, Strictness.KIDS) > size_credit(part, Strictness.PARTY)
        assert size_credit(part, Strictness.PARTY) > size_credit(part, Strictness.PRO)


def unseen(index: int) -> JudgedMove:
    return JudgedMove(index, Grade.MISS, 0.0, is_left_out=True, is_unseen=True)


@pytest.mark.parametrize(("away", "points"), [(0, 1_000_000), (2, 1_000_000), (5, 625_000), (8, 250_000), (10, 0)])
def test_being_away_for_a_while_costs_nothing_and_for_longer_what_was_not_danced(away, points):
    tally = Tally({index: Move(float(index), index + 1.0) for index in range(10)})
    for index in range(10):
        tally.count(unseen(index) if index < away else judged(index, 1.0))
    assert tally.score().points == points
    assert tally.score().grades[Grade.MISS] == 0


def test_whoever_walks_out_for_good_has_not_danced_the_rest():
    tally = Tally({index: Move(float(index), index + 1.0) for index in range(10)})
    for index in range(10):
        tally.count(judged(index, 1.0) if index < 8 else unseen(index))
    assert tally.score().points == 800_000


def test_what_the_moves_earned_is_what_the_score_says():
    source = random.Random(17)
    for _ in range(100):
        moves = any_moves(source)
        tally = Tally(moves)
        for index in moves:
            is_unseen = source.random() < 0.1
            is_left_out = is_unseen or source.random() < 0.1
            one = judged(index, 0.0 if is_left_out else source.random(), is_left_out=is_left_out)
            tally.count(replace(one, is_unseen=is_unseen))
        score = tally.score()
        found = points_of_moves(score, moves)
        assert sum(one.earned for one in found) == score.points == found[-1].so_far
        counted = [one for one in found if not one.judged.is_left_out]
        assert all(0 <= one.earned <= one.most for one in counted)
        # Each is rounded where it stands.
        assert sum(one.most for one in counted) <= MAX_POINTS + len(counted)


def test_a_perfect_move_earned_all_that_it_could_wherever_it_stands():
    moves = {index: Move(float(index), index + 1.0, weight=0.7 + 0.1 * index) for index in range(13)}
    tally = Tally(moves)
    for index in moves:
        tally.count(judged(index, 0.37 if index % 3 == 0 else 1.0))
    found = points_of_moves(tally.score(), moves)
    assert [one.earned for one in found if one.judged.credit == 1] == [
        one.most for one in found if one.judged.credit == 1
    ]
