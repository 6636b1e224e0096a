"""A replay told again, and the best of a round."""

import numpy as np
from drawn_dances import as_dance, draw_dance

from dancegame.core.highlights import BEFORE_S, best_move, best_start_s
from dancegame.core.poses import Observation, pose_at
from dancegame.core.replay import Recorder, Replay, Terms, make_replay
from dancegame.core.retelling import Told, retell
from dancegame.core.score import Grade, JudgedMove
from dancegame.core.song import Move

DANCE = as_dance(draw_dance(3, duration_s=12.0))
MOVES = tuple(Move(float(second), second + 1.0, is_gold=second == 7) for second in range(10))


def danced(delay_s: float, *, away_s: float = np.inf) -> Replay:
    """Slot 2 dances after the reference until they go; slot 4 is never seen."""
    terms = Terms((2, 4))
    recorder, dance_round = Recorder(terms.slots), terms.begin(DANCE)
    for time_s in np.arange(0.0, 12.5, 1 / 30).tolist():
        seen = {2: pose_at(DANCE.reference, time_s - delay_s)} if time_s < away_s else {}
        kept = recorder.take(Observation(time_s, seen))
        assert kept is not None
        dance_round.observe(kept)
    dance_round.finish()
    scores = {slot: dance_round.score(slot) for slot in terms.slots}
    return make_replay(DANCE, terms, scores, recorder.recording())


def told_of(replay: Replay) -> dict[int, Told]:
    return retell(replay, DANCE)


def test_what_is_told_is_what_was_kept():
    replay = danced(0.15, away_s=8.0)
    told = told_of(replay)[2]
    assert told.score.points == replay.scores[2].points > 0
    assert told.earned[-1].score == told.score
    assert [one.judged for one in told.earned] == list(told.score.moves)
    assert all(before.song_s <= after.song_s for before, after in zip(told.earned, told.earned[1:], strict=False))


def test_who_danced_late_is_shown_in_time_with_the_dancer():
    told = told_of(danced(0.2))[2]
    assert told.poses is not None
    own, reference = pose_at(told.poses, 6.0), pose_at(DANCE.reference, 6.0)
    assert np.abs(own.xy - reference.xy).max() < 0.02
    late = pose_at(DANCE.reference, 5.8)
    assert np.abs(late.xy - reference.xy).max() > 0.05


def test_who_was_never_seen_has_no_dance_and_no_points():
    told = told_of(danced(0.1))[4]
    assert told.poses is None
    assert told.score.points == 0


def credits(*values: float) -> list[JudgedMove]:
    return [JudgedMove(index, Grade.GOOD, similarity=value, credit=value) for index, value in enumerate(values)]


def test_the_best_stretch_is_where_most_was_earned():
    judged = credits(0.9, 0.1, 0.1, 0.8, 0.9, 0.8, 0.1, 0.1, 0.2, 0.2)
    assert best_start_s(MOVES, judged, length_s=3.8, end_s=10.0) == 3.0 - BEFORE_S


def test_the_best_stretch_ends_with_the_song():
    judged = credits(*[0.0] * 8, 1.0, 1.0)
    assert best_start_s(MOVES, judged, length_s=4.0, end_s=10.0) == 6.0
    assert best_start_s(MOVES, [], length_s=12.0, end_s=10.0) == 0.0


def test_the_best_move_is_worth_most_and_of_equals_most_alike():
    assert best_move(MOVES, credits(0.9, 1.0, 0.2, 0.2, 0.2, 0.2, 0.2, 0.7)) is MOVES[7]
    equal = [JudgedMove(index, Grade.PERFECT, similarity=0.9 + 0.01 * index, credit=1.0) for index in (1, 3, 2)]
    assert best_move(MOVES, equal) is MOVES[3]
    assert best_move(MOVES, credits(0.0, 0.0)) is None
