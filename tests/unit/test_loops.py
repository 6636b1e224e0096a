"""How much of a song a loop takes, and the one after or before it."""

import pytest

from dancegame.core.drill import Loop, Span, beside, loop_of, spanned
from dancegame.core.song import Move, Song

MOVES = tuple(Move(float(place), place + 1.0) for place in range(10))
# Two beats a move, so that a bar is two moves.
SONG = Song("song", "Song", "Me", 10.0, beats_s=tuple(beat / 2 for beat in range(21)), moves=MOVES)


def places(loop: Loop) -> tuple[int, int]:
    return loop.first, loop.last


@pytest.mark.parametrize(
    ("span", "wanted"), [(Span.MOVE, (4, 4)), (Span.BAR, (4, 5)), (Span.BARS, (4, 9)), (Span.WHOLE, (0, 9))]
)
def test_a_loop_takes_a_move_a_bar_four_bars_or_all(span: Span, wanted: tuple[int, int]) -> None:
    assert places(spanned(SONG, span, 4.2)) == wanted


@pytest.mark.parametrize(
    ("loop", "step", "wanted"),
    [((4, 5), 1, (6, 7)), ((4, 5), -1, (2, 3)), ((7, 9), 1, (9, 9)), ((0, 2), -1, (0, 2))],
)
def test_beside_a_loop_are_as_many_moves_and_fewer_at_the_ends(
    loop: tuple[int, int], step: int, wanted: tuple[int, int]
) -> None:
    assert places(beside(MOVES, loop_of(MOVES, *loop), step)) == wanted


def test_a_move_that_there_is_not_is_no_loop() -> None:
    with pytest.raises(ValueError, match="not in a song of 10"):
        loop_of(MOVES, 4, 10)


@pytest.mark.parametrize(("facts", "why"), [({"end_s": 1.0}, "must last"), ({"weight": 0.0}, "must be positive")])
def test_a_move_lasts_and_is_worth_something(facts: dict[str, float], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Move(**{"start_s": 1.0, "end_s": 2.0, **facts})
