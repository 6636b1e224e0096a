"""Stages of made-up parties, as the modes plan them: results and podiums after some songs, and dances."""

from dataclasses import replace

from dancegame.core.evening import course, stages
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.length import Length
from dancegame.core.evening.outcomes import Answered, ChoseMode, Chosen, Danced, Gathered, Joined, Seen, Wish
from dancegame.core.reveal import Guess
from dancegame.core.score import Grade, JudgedMove, Missing, Score, Strictness, stars_for
from dancegame.core.song import Move

SONGS = ("alpha", "bravo", "charly")
NAMES = {0: "Maximilian", 3: "Großmutter"}
STRICTNESS = {3: Strictness.KIDS}
# Points of six players in three songs; who is last in the first one is far ahead in the second.
POINTS = (
    (720_000, 455_210, 633_900, 301_000, 520_450, 98_000),
    (512_340, 705_210, 233_900, 601_000, 220_450, 798_000),
    (612_340, 605_210, 433_900, 501_000, 320_450, 698_000),
)


def score_of(points: int, *, seen: int = 5, of: int = 5) -> Score:
    """A score with something to work on; the moves after `seen` were not seen."""
    moves = [JudgedMove(n, Grade.GREAT, 0.8, 0.9, offset_s=0.01 * n, timing_s=0.01 * n) for n in range(of)]
    moves[2] = JudgedMove(
        2, Grade.OK, 0.3, 0.3, is_gold=True, worst_limb="right_shin", timing_s=0.12, missing=Missing.ENERGY
    )
    unseen = [replace(move, is_left_out=n >= seen, is_unseen=n >= seen) for n, move in enumerate(moves)]
    return Score(points=points, stars=stars_for(points), best_combo=points // 50_000, moves=tuple(unseen))


def party(mode: str, players: int, **facts) -> Evening:
    """A party at its first mystery."""
    slots = tuple(range(players))
    start = course.begin(replace(Evening(songs=SONGS, seed=3, most_players=6), **facts))
    names = {slot: NAMES[slot] for slot in slots if slot in NAMES}
    own = {slot: STRICTNESS[slot] for slot in slots if slot in STRICTNESS}
    joined = Joined(slots, names=names, strictness=own, mode=mode, length=Length(songs=len(POINTS)))
    return course.fold(course.fold(start, ChoseMode("party")), joined)


def danced(evening: Evening, number: int, moves: tuple[Move, ...] = (), *, seen: dict[int, int] | None = None):
    """The evening at the result of a song; seen: how many moves of those in a slot were seen."""
    evening = at_dance(evening, moves)
    here = evening.round.seats
    scores = {slot: score_of(POINTS[number][slot], seen=(seen or {}).get(slot, 5)) for slot in here}
    return course.fold(evening, Danced(scores))


def at_dance(evening: Evening, moves: tuple[Move, ...] = ()) -> Evening:
    """The evening at the dance of its song."""
    guesses = tuple(
        Guess(player.number, 0, player.number == 1, 9 if player.number == 1 else 0, 3.0) for player in evening.players
    )
    for outcome in (Seen(), Answered.of(guesses), Seen(), Gathered(tuple(evening.seats), moves=moves)):
        evening = course.fold(evening, outcome)
    return evening


def result(mode: str, players: int, *, songs: int = 2, seen: dict[int, int] | None = None) -> stages.Result:
    """The result after so many songs; seen: in the last but one."""
    evening = party(mode, players)
    for number in range(songs):
        evening = danced(evening, number, seen=seen if number == songs - 2 else None)
        if number < songs - 1:
            evening = course.fold(evening, Chosen(Wish.NEXT))
    stage = course.plan(evening)
    assert isinstance(stage, stages.Result)
    return stage


def podium(mode: str, players: int) -> stages.Podium:
    """The podium at the end of a party."""
    evening = party(mode, players)
    for number in range(8):
        evening = course.fold(danced(evening, number % len(POINTS)), Chosen(Wish.NEXT))
        stage = course.plan(evening)
        if isinstance(stage, stages.Podium):
            return stage
    raise AssertionError("the party does not end")
