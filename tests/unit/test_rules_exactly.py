"""The rules of turns, loops, guesses and standings in the smallest cases, to the figure."""

import random
from dataclasses import replace

import pytest
from drawn_dances import as_dance, draw_dance

from dancegame.core.counts import count_at
from dancegame.core.drill import (
    ADAPTING,
    POOR_SHARE,
    WELL_NEEDED,
    WELL_SHARE,
    Drill,
    Loop,
    bars_at,
    beside,
    loop_of,
    move_at,
)
from dancegame.core.evening.modes.make_your_move import inventor_points
from dancegame.core.evening.outcomes import Answered, Danced, Seen
from dancegame.core.evening.players import GUESTS, Player, Team
from dancegame.core.evening.rounds import Invention, Round, Step
from dancegame.core.evening.stages import Result
from dancegame.core.evening.standings import danced_share, player_standings, ranked, team_standings
from dancegame.core.evening.turns import make_turns, moves_of, turn_after, turn_at
from dancegame.core.poses import Observation, pose_at
from dancegame.core.quiz import Hint, HintKind, Quiz, make_hint
from dancegame.core.replay import Recorder, Terms, make_replay, rescore
from dancegame.core.reveal import (
    FIRST_EXTRA,
    FULL_POINTS,
    FULL_SHARE,
    LEAST_SHARE,
    MOST_STREAK,
    STREAK_STEP,
    Asked,
    Clue,
    Entrant,
    Guess,
    Question,
    Who,
    clues_of,
    guess_points,
    streak_points,
)
from dancegame.core.score import Grade, JudgedMove, Score, Strictness
from dancegame.core.song import Move, Song, listed

MOVES = tuple(Move(float(second), float(second + 1)) for second in range(60))
SONG = Song("a", "A", "B", 60.0, beats_s=tuple(k / 2 for k in range(4, 60)), moves=MOVES)


# Turns


def test_everybody_has_as_many_turns_from_the_first_one_on():
    turns = make_turns(MOVES, [4, 7, 9], first=1)
    assert [turn.slot for turn in turns] == [7, 9, 4, 7, 9, 4]
    assert [(turn.start_s, turn.end_s) for turn in turns] == [(k * 10.0, k * 10.0 + 10) for k in range(6)]
    assert [turn.moves for turn in turns] == [range(k * 10, k * 10 + 10) for k in range(6)]
    assert moves_of(turns, 7) == frozenset((*range(10), *range(30, 40)))
    assert moves_of(turns, 5) == frozenset()


def test_turns_are_of_about_ten_seconds_and_one_at_least():
    assert len(make_turns(MOVES, [0, 1])) == 6
    assert len(make_turns(MOVES[:29], [0, 1])) == 2
    assert len(make_turns(MOVES[:31], [0, 1])) == 4
    assert len(make_turns(MOVES[:2], [0, 1])) == 2
    assert [turn.slot for turn in make_turns(MOVES[:2], [0, 1, 2])] == [0, 1]
    rests = [Move(float(k), float(k + 1), is_rest=k > 1) for k in range(60)]
    assert len(make_turns(rests, [0, 1])) == 2


def test_heavy_moves_make_short_turns():
    moves = [Move(float(k), float(k + 1), 3.0 if k < 3 else 1.0) for k in range(12)]
    assert [turn.moves for turn in make_turns(moves, [0, 1])] == [range(3), range(3, 12)]


def test_whose_turn_it_is_changes_at_its_end():
    turns = make_turns(MOVES[:20], [0, 1])
    assert [turn_at(turns, second).slot for second in (-1.0, 9.99, 10.0, 19.99)] == [0, 0, 1, 1]
    assert turn_at(turns, 20.0) is None
    assert turn_after(turns, 3.0) == turns[1]
    assert turn_after(turns, 12.0) is None
    assert turn_after(turns, 25.0) is None


# Loops and drills


def test_a_loop_holds_both_its_ends():
    loop = loop_of(MOVES, 5, 3)
    assert loop == Loop(3, 5, 3.0, 6.0)
    assert [place in loop for place in range(2, 7)] == [False, True, True, True, False]
    assert loop_of(MOVES, 0, 0) == Loop(0, 0, 0.0, 1.0)
    for first, last in ((-1, 2), (58, 60)):
        with pytest.raises(ValueError, match="are not in a song of 60"):
            loop_of(MOVES, first, last)


def test_a_move_is_on_until_its_end():
    assert [move_at(MOVES, second) for second in (-1.0, 0.99, 1.0, 59.5, 99.0)] == [0, 0, 1, 59, 59]


def test_bars_are_of_four_beats_and_of_the_moves_that_are_mostly_in_them():
    # Beats from second 2 on, two a second: a bar is two seconds, two moves.
    assert bars_at(SONG, 2.0, bars=1) == loop_of(MOVES, 2, 3)
    assert bars_at(SONG, 3.999, bars=1) == loop_of(MOVES, 2, 3)
    assert bars_at(SONG, 4.0, bars=1) == loop_of(MOVES, 4, 5)
    assert bars_at(SONG, 5.0, bars=4) == loop_of(MOVES, 4, 11)
    assert bars_at(SONG, 0.5, bars=1) == loop_of(MOVES, 2, 3)
    # Beats are carried on behind the last one, at 29.5.
    assert bars_at(SONG, 28.0, bars=4) == loop_of(MOVES, 28, 35)


def test_beside_a_loop_lies_one_of_as_many_moves_and_fewer_at_the_ends():
    loop = loop_of(MOVES, 10, 12)
    assert beside(MOVES, loop, 1) == loop_of(MOVES, 13, 15)
    assert beside(MOVES, loop, -1) == loop_of(MOVES, 7, 9)
    assert beside(MOVES, loop_of(MOVES, 1, 3), -1) == loop_of(MOVES, 0, 2)
    assert beside(MOVES, loop_of(MOVES, 56, 58), 1) == loop_of(MOVES, 59, 59)


def test_a_drill_is_learned_after_so_many_times_well_in_a_row():
    drill = Drill(loop_of(MOVES, 0, 3), speed=70)
    for times in range(1, WELL_NEEDED + 1):
        drill = drill.after(WELL_SHARE)
        assert (drill.passes, drill.well, drill.is_learned) == (times, times, times == WELL_NEEDED)
    assert drill.after(WELL_SHARE - 0.01).well == 0


def test_the_speed_follows_the_dancing():
    drill = Drill(loop_of(MOVES, 0, 3), speed=70)
    assert drill.after(WELL_SHARE).speed == 70 + ADAPTING
    assert drill.after(WELL_SHARE - 0.001).speed == 70
    assert drill.after(POOR_SHARE).speed == 70
    assert drill.after(POOR_SHARE - 0.001).speed == 70 - ADAPTING
    assert drill.after(0.0, is_well=True).speed == 70 + ADAPTING
    assert drill.after(1.0, is_well=False).speed == 70
    assert drill.after(None) is drill
    assert Drill(drill.loop, speed=70, adapts=False).after(1.0).speed == 70
    assert [drill.at(speed).speed for speed in (10, 52, 53, 99, 140)] == [50, 50, 55, 100, 100]


# Guesses


def test_points_of_a_guess_are_full_for_a_while_then_fall_evenly_to_the_least():
    held_s = FULL_SHARE * 20
    assert guess_points(elapsed_s=0.0, limit_s=20) == guess_points(elapsed_s=held_s, limit_s=20) == FULL_POINTS
    assert guess_points(elapsed_s=(held_s + 20) / 2, limit_s=20) == pytest.approx(
        FULL_POINTS * (1 + LEAST_SHARE) / 2, abs=1
    )
    assert guess_points(elapsed_s=20 - 1e-9, limit_s=20) == round(FULL_POINTS * LEAST_SHARE)
    assert guess_points(elapsed_s=20.0, limit_s=20) == 0


def test_a_streak_earns_more_each_time_up_to_a_bound():
    assert [streak_points(streak) for streak in (0, 1, 2, 3)] == [0, 0, STREAK_STEP, 2 * STREAK_STEP]
    assert streak_points(1_000) == MOST_STREAK


# Standings


def score(points: int, *, unseen: int = 0, left_out: int = 0, of: int = 10) -> Score:
    """Points for a dance of some moves, in so many of which nobody was seen, or nobody could tell."""
    moves = [JudgedMove(n, Grade.GREAT, 0.8) for n in range(of - unseen - left_out)]
    moves += [JudgedMove(n, Grade.MISS, 0.0, is_unseen=True, is_left_out=True) for n in range(unseen)]
    moves += [JudgedMove(n, Grade.MISS, 0.0, is_left_out=True) for n in range(left_out)]
    return Score(points=points, moves=tuple(moves))


def danced(scores: dict[int, Score], *, seats: tuple[int, ...] = (1, 2, 3), guesses: tuple[Guess, ...] = ()) -> Round:
    return Round(
        number=1, song_id="a", steps=(Step.DANCE, Step.RESULT), most_players=4, step=Step.RESULT,
        seats={slot: Player(number) for slot, number in enumerate(seats)},
        answered=Answered.of(guesses) if guesses else None,
        danced=Danced(scores),
    )  # fmt: skip


def figures(rounds: list[Round]) -> dict[int, tuple[int, int, int, int, int]]:
    """Of each player's number: place, dance, missed, songs, song."""
    return {one.who.number: (one.place, one.dance, one.missed, one.songs, one.song) for one in player_standings(rounds)}


def test_a_share_that_was_danced_leaves_out_what_nobody_could_tell():
    assert danced_share(score(1)) == 1.0
    assert danced_share(score(1, unseen=5)) == 0.5
    assert danced_share(score(1, unseen=2, left_out=6)) == 0.5
    assert danced_share(score(1, left_out=10)) == 1.0
    assert danced_share(Score(points=0)) == 1.0


def test_who_danced_everything_has_what_they_danced():
    rounds = [danced({0: score(500_000), 1: score(300_000)}), danced({0: score(100_000), 1: score(400_000)})]
    assert figures(rounds[:1])[1] == (1, 500_000, 0, 1, 500_000)
    assert figures(rounds)[1] == (2, 600_000, 0, 2, 100_000)
    assert figures(rounds)[2] == (1, 700_000, 0, 2, 400_000)
    assert figures(rounds)[3][:4] == (3, 0, 0, 0)


def test_who_missed_a_song_has_its_worth_once_they_have_danced_as_much():
    first, second = danced({0: score(500_000), 1: score(300_000)}), danced({0: score(600_000)}, seats=(1, 2))
    assert figures([first, second])[2] == (2, 300_000, 0, 1, 0)
    # They missed a song in which the other one did better than usual by a fifth: so would they have.
    assert figures([first, second, first])[2] == (2, 600_000, 360_000, 2, 660_000)
    # Who comes late has nothing for what was before.
    assert figures([second, first])[2] == (2, 300_000, 0, 1, 300_000)


def test_equal_ones_share_a_place_and_the_next_is_third():
    rounds = [danced({0: score(5), 1: score(5), 2: score(3)})]
    assert [(one.place, one.points) for one in player_standings(rounds)] == [(1, 5), (1, 5), (3, 3)]
    assert [one.place for one in ranked(())] == []


def test_a_team_has_the_mean_of_its_members_who_danced():
    teams = [Team(1, members=(1, 2)), Team(2, members=(3,))]
    guesses = (
        Guess(1, 0, is_right=True, points=300, answer_s=1.0),
        Guess(3, 1, is_right=False, points=-50, answer_s=1.0),
    )
    one = danced({0: score(500_000), 1: score(300_000), 2: score(100_000)}, guesses=guesses)
    red, blue = team_standings([one], teams)
    assert (red.dance, blue.dance) == (400_000, 100_000)
    assert red.guess * 2 == player_standings([one])[0].guess
    assert (red.place, blue.place, red.songs, blue.songs) == (1, 2, 1, 1)
    assert red.song == red.dance + red.guess
    # Who was hardly seen takes nothing from the others, unless there is nobody else.
    hardly = danced({0: score(500_000), 1: score(30_000, unseen=9), 2: score(10_000, unseen=9)})
    red, blue = team_standings([hardly, one], teams)
    assert (red.dance, blue.dance) == (900_000, 110_000)
    assert (red.songs, blue.songs) == (2, 2)


def test_a_result_is_one_persons_own_where_they_danced_a_song_alone_and_in_no_party():
    alone = danced({0: score(5)}, seats=(1,))
    assert Result(alone).is_solo
    assert not Result(danced({0: score(5), 1: score(3)})).is_solo
    assert not Result(alone, queue=()).is_solo
    assert not Result(alone, standings=player_standings([danced({0: score(5), 1: score(3)})])).is_solo
    assert Result(alone, standings=player_standings([alone])).is_solo
    assert not Result(replace(alone, goal=500_000)).is_solo
    assert not Result(replace(alone, danced=None)).is_solo


def test_a_long_first_move_makes_no_more_turns_than_there_are_moves():
    long = (Move(0.0, 30.0), *(Move(30.0 + k, 31.0 + k) for k in range(30)))
    assert len(make_turns(long, [0, 1])) == 6
    few = [Move(float(k), float(k + 1), is_rest=k > 2) for k in range(60)]
    assert [turn.slot for turn in make_turns(few, [0, 1])] == [0, 1]


def test_a_count_goes_by_evenly_before_the_first_beat_too():
    assert [count_at(SONG, second) for second in (1.75, 2.0, 2.25, 1.5)] == [(8, 0.5), (1, 0.0), (1, 0.5), (8, 0.0)]
    assert count_at(replace(SONG, counted_from=3), 2.0) == (6, 0.0)


def test_the_first_right_answer_of_several_earns_more_and_of_one_alone_does_not():
    def points(*players: int) -> list[int]:
        question = Question(Asked(Who.EACH, tuple(Entrant(number) for number in players)), right=0)
        for place, player in enumerate(players):
            question = question.answered(0, player=player, elapsed_s=1.0 + place)
        return [guess.points - guess_points(elapsed_s=guess.answer_s) for guess in question.guesses]

    assert points(1) == [0]
    assert points(1, 2) == [FIRST_EXTRA, 0]


def test_clues_are_all_but_those_that_a_song_cannot_give():
    assert clues_of(has_beat=True, has_music=True) == tuple(Clue)
    assert clues_of(has_beat=False, has_music=True) == tuple(clue for clue in Clue if clue is not Clue.BEAT)
    assert clues_of(has_beat=True, has_music=False) == tuple(clue for clue in Clue if clue is not Clue.MUSIC)


def test_a_round_goes_on_step_by_step_and_stays_at_its_last():
    way = (Step.MYSTERY, Step.REVEAL, Step.RESULT)
    now = Round(number=1, song_id="a", steps=way, most_players=0, step=Step.MYSTERY)
    steps = [now.step]
    for _ in range(3):
        now = now.after(Seen(), {})
        steps.append(now.step)
    assert steps == [*way, Step.RESULT]


def test_only_rounds_that_all_danced_alike_are_kept_to_compare_with():
    assert Terms((0, 1)).is_plain
    assert not Terms((0, 1), turns=make_turns(MOVES, [0, 1])).is_plain
    assert not Terms((0, 1), own_strictness={0: Strictness.KIDS}).is_plain


def test_guests_are_called_by_animals_and_numbered_once_these_are_used_up():
    assert Player(1, "Mia").label.english == "Mia"
    labels = [Player(number).label.english for number in range(1, 2 * len(GUESTS) + 2)]
    assert len(set(labels)) == len(labels)
    assert labels[: len(GUESTS)] == list(GUESTS)
    assert labels[len(GUESTS)] == f"{GUESTS[0]} 2"
    assert labels[2 * len(GUESTS)] == f"{GUESTS[0]} 3"


def test_every_player_has_a_light_of_their_own():
    assert [Player(number).color for number in (1, 2, 7)] == [0, 1, 6]


def test_where_all_titles_have_the_same_letters_the_first_one_is_the_hint():
    songs = [replace(listed(SONG), id=title, title=title, artist=title) for title in ("BA", "AB", "BAB", "ABA")]
    hints = {make_hint(Quiz(tuple(songs), 0), random=random.Random(seed)) for seed in range(20)}
    assert hints == {Hint(HintKind.LETTER, "B")}


def test_a_replay_is_judged_to_the_last_move():
    dance = as_dance(draw_dance(3, duration_s=8))
    terms, recorder = Terms((0,)), Recorder((0,))
    for time_s in dance.reference.times_s.tolist():
        recorder.take(Observation(time_s, {0: pose_at(dance.reference, time_s)}))
    replay = make_replay(dance, terms, {0: Score(points=1)}, recorder.recording())
    assert [move.index for move in rescore(replay, dance).score(0).moves] == list(range(len(dance.song.moves)))


def test_a_dance_is_worth_to_who_made_it_up_what_those_reach_who_were_seen():
    inventor = Invention(3, Player(9))

    def worth(scores: dict[int, Score]) -> int:
        return inventor_points(replace(danced(scores), invention=inventor))

    assert worth({0: score(500_000), 1: score(300_000), 2: score(10_000, unseen=9)}) == 400_000
    assert worth({0: score(20_000, unseen=9), 1: score(10_000, unseen=9)}) == 15_000
    assert worth({0: score(500_000)}) == 0
    assert inventor_points(danced({0: score(500_000), 1: score(300_000)})) == 0
    assert inventor_points(replace(danced({0: score(5), 1: score(3)}), invention=Invention(0, Player(1)))) == 0


def test_a_count_goes_on_from_the_last_beat_as_fast_as_the_song_usually_is():
    slowing = replace(SONG, beats_s=(2.0, 2.5, 3.0, 3.5, 5.5))
    assert count_at(slowing, 4.5) == (4, 0.5)
    assert count_at(slowing, 5.75) == (5, 0.5)


def test_a_recording_goes_on_in_time_and_an_empty_one_lasts_nothing():
    recorder = Recorder((0,))
    assert recorder.recording().duration_s == 0.0
    assert recorder.take(Observation(1.0, {})) is not None
    assert recorder.take(Observation(1.0, {})) is None
    assert recorder.take(Observation(2.5, {})) is not None
    kept = recorder.recording()
    assert kept.duration_s == pytest.approx(2.5)
    with pytest.raises(ValueError, match="ticks must strictly increase"):
        replace(kept, ticks=kept.ticks[::-1])
