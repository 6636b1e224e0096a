"""Awards are true, at most one a player, with their figures; how somebody moved is measured beside the dancer."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core.evening.awards import LEAST_GAIN, AwardKind, _Part, give_awards, timing_error_ms
from dancegame.core.evening.outcomes import Answered, Danced
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.performance import Performance, measure
from dancegame.core.poses import Observation, Pose, PoseSequence
from dancegame.core.reveal import Guess
from dancegame.core.score import Grade, JudgedMove, Score

SEATS = {slot: Player(slot + 1) for slot in range(4)}


def danced_round(scores: dict[int, Score], *, moved: dict[int, Performance] | None = None, guesses=()) -> Round:
    return Round(
        number=1,
        song_id="a",
        steps=(Step.DANCE, Step.RESULT),
        most_players=4,
        step=Step.RESULT,
        seats={slot: SEATS[slot] for slot in scores},
        answered=Answered.of(guesses) if guesses else None,
        danced=Danced(scores, performances=moved or {}),
    )


def timed(points: int, *errors_ms: int, combo: int = 0) -> Score:
    moves = tuple(JudgedMove(n, Grade.GREAT, 0.8, timing_s=ms / 1000) for n, ms in enumerate(errors_ms))
    return Score(points=points, moves=moves, best_combo=combo)


def given(*rounds: Round) -> dict[AwardKind, tuple[int, float]]:
    return {award.kind: (award.player.number, award.figure) for award in give_awards(rounds)}


def test_each_award_goes_to_who_did_it_best_with_the_figure():
    moved = {0: Performance(1.0, 1.2), 1: Performance(0.8, 0.9), 2: Performance(1.4, 1.5), 3: Performance(0.9, 1.6)}
    scores = {
        0: timed(500_000, 20, -30, 40, -20, 40),
        1: timed(500_000, 90, 90, 90, 90, 90),
        2: timed(500_000, 80, 80, 80, 80, 80),
        3: timed(500_000, 70, 70, 70, 70, 70, combo=31),
    }
    assert given(danced_round(scores, moved=moved)) == {
        AwardKind.SHARPEST: (1, 30),
        AwardKind.SMOOTHEST: (2, 90),
        AwardKind.BIGGEST: (3, 140),
        AwardKind.LONGEST_COMBO: (4, 31),
    }


def test_a_sentence_says_who_and_how_much_where_people_know_the_unit():
    scores = {0: timed(500_000, *[10] * 5, combo=3), 1: timed(500_000, *[60] * 5, combo=9)}
    said = [award.text.english for award in give_awards([danced_round(scores)])]
    assert said == ["Fox was sharpest on the beat", "Owl had the longest combo: 9 moves"]


def test_who_is_best_at_everything_gets_one_and_nobody_the_rest():
    scores = {0: timed(900_000, *[10] * 5, combo=9), 1: timed(500_000, *[60] * 5, combo=3)}
    moved = {0: Performance(1.2, 0.8), 1: Performance(1.0, 1.0)}
    assert given(danced_round(scores, moved=moved)) == {AwardKind.SHARPEST: (1, 10)}


def test_equals_and_who_danced_alone_or_hardly_get_none():
    same = timed(500_000, *[10] * 5, combo=5)
    assert given(danced_round({0: same, 1: same})) == {}
    assert given(danced_round({0: same})) == {}
    assert given(danced_round({0: same, 1: timed(100_000, *[1] * 5, combo=9)})) == {}
    assert give_awards(()) == ()


def test_who_improved_and_who_guessed_fastest():
    guesses = (Guess(1, 0, True, 900, 8.0), Guess(2, 1, True, 900, 3.2), Guess(3, 1, False, -200, 1.0))
    first = danced_round(
        {0: Score(points=200_000), 1: Score(points=500_000), 2: Score(points=300_000)}, guesses=guesses
    )
    then = danced_round({0: Score(points=450_000), 1: Score(points=510_000), 2: Score(points=300_000)})
    assert given(first, then) == {AwardKind.MOST_IMPROVED: (1, 250_000), AwardKind.BEST_GUESS: (2, 3.2)}


def test_without_a_known_latency_the_beat_is_told_by_ones_own_median():
    def offsets(*late_ms: int) -> Score:
        return Score(
            points=500_000,
            moves=tuple(JudgedMove(n, Grade.GOOD, 0.7, offset_s=ms / 1000) for n, ms in enumerate(late_ms)),
        )

    even, uneven = offsets(200, 200, 210, 200, 190), offsets(50, 150, 100, 0, 200)
    assert given(danced_round({0: uneven, 1: even})) == {AwardKind.SHARPEST: (2, 4)}


# How somebody moved.


def seen(dance: PoseSequence, *, jitter: float = 0.0, gap: slice = slice(0, 0)) -> list[Observation]:
    rng = np.random.default_rng(0)
    xy = dance.xy + rng.normal(0, jitter, dance.xy.shape).astype(np.float32)
    observations = [
        Observation(float(time_s), {0: Pose(one, confidence)})
        for time_s, one, confidence in zip(dance.times_s, xy, dance.confidence, strict=True)
    ]
    for place in range(*gap.indices(len(observations))):
        observations[place] = replace(observations[place], players={})
    return observations


def test_the_dancer_is_as_large_and_as_smooth_as_themselves_wherever_they_stand():
    reference = draw_dance(3)
    own = measure(seen(reference), reference, slot=0)
    assert own == Performance(pytest.approx(1.0, abs=0.02), pytest.approx(1.0, abs=0.02))
    taller = draw_dance(3, scale=1.4, at=(0.3, 0.6), fps=24.0)
    other = measure(seen(taller), reference, slot=0)
    assert other.size == pytest.approx(1.0, abs=0.05)
    assert other.roughness == pytest.approx(1.0, abs=0.1)


def in_jerks(dance: PoseSequence, *, step: int) -> PoseSequence:
    """The same dance from pose to pose, each held and then left at once."""
    held = np.arange(len(dance.times_s)) // step * step
    return replace(dance, xy=dance.xy[held])


def test_larger_is_larger_jerks_are_rougher_and_a_gap_is_neither():
    reference = draw_dance(3)
    small = measure(seen(draw_dance(3, liveliness=0.6)), reference, slot=0)
    assert 0.5 < small.size < 0.75
    jerky = measure(seen(in_jerks(reference, step=8)), reference, slot=0)
    assert jerky.roughness > 1.2
    # What an estimator trembles is not its dancer's.
    trembling = measure(seen(reference, jitter=0.006), reference, slot=0)
    assert trembling.roughness < 1.1
    away = measure(seen(reference, gap=slice(200, 400)), reference, slot=0)
    assert away.size == pytest.approx(1.0, abs=0.15)


def test_who_was_hardly_seen_or_is_mixed_up_is_not_measured():
    reference = draw_dance(3)
    assert measure(seen(reference)[:60], reference, slot=0) is None
    assert measure(seen(reference), reference, slot=1) is None
    assert measure([], reference, slot=0) is None
    mixed = [replace(one, ambiguous=frozenset({0})) for one in seen(reference)]
    assert measure(mixed, reference, slot=0) is None


def test_what_somebody_gained_is_from_their_first_song_to_their_last():
    rounds = [danced_round({0: timed(points), 1: timed(400_000)}) for points in (300_000, 900_000, 500_000)]
    assert given(*rounds)[AwardKind.MOST_IMPROVED] == (1, 200_000)


@pytest.mark.parametrize(("gain", "is_told"), [(LEAST_GAIN, True), (LEAST_GAIN - 1, False)])
def test_a_little_gain_is_not_told(gain: int, is_told: bool):
    rounds = [danced_round({0: timed(400_000 + more), 1: timed(400_000)}) for more in (0, gain)]
    assert (AwardKind.MOST_IMPROVED in given(*rounds)) == is_told


def test_an_error_of_timing_is_in_milliseconds_known_or_by_ones_own_median():
    player = Player(1)
    assert timing_error_ms(_Part(player, timed(1, 100, -300, 200, 0, 400), None)) == pytest.approx(200.0)
    offsets = tuple(JudgedMove(n, Grade.GREAT, 0.8, offset_s=s) for n, s in enumerate((0.1, 0.2, 0.3, 0.4, 0.5)))
    assert timing_error_ms(_Part(player, Score(moves=offsets), None)) == pytest.approx(120.0)
    assert timing_error_ms(_Part(player, Score(moves=offsets[:4]), None)) is None
