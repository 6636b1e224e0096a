"""Practice as a way to play: what comes after what."""

from dancegame.core.diagnosis import Diagnosis, Fault, Part
from dancegame.core.evening import course, stages
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.outcomes import (
    ChoseLessons,
    ChoseMode,
    Chosen,
    ChoseSong,
    ChoseStretch,
    Danced,
    Gathered,
    Outcome,
    Practised,
    Wish,
)
from dancegame.core.score import Grade, JudgedMove, Score
from dancegame.core.song import Move
from dancegame.core.trainer import Lesson

LESSONS = tuple(
    Lesson(
        Move(float(place), place + 1.0),
        JudgedMove(place, Grade.OK, 0.3),
        Diagnosis(Part.LEFT_ARM, Fault.LATE, wrong=0.5, worst_s=place + 0.5, shift_s=0.3),
        worth=1.0,
    )
    for place in (4, 2)
)
DANCED = Danced({0: Score(points=5)})


def evening() -> Evening:
    return course.begin(Evening(songs=tuple("abc"), seed=7))


def result() -> Evening:
    """Solo, at the result of a song."""
    return after(evening(), ChoseSong("b", "solo"), Gathered((0,)), DANCED)


def after(start: Evening, *outcomes: Outcome) -> Evening:
    for outcome in outcomes:
        start = course.fold(start, outcome)
    return start


def names(start: Evening, *outcomes: Outcome) -> list[str]:
    shown = [course.plan(start)]
    for outcome in outcomes:
        start = course.fold(start, outcome)
        shown.append(course.plan(start))
    return [stage.name if stage else "" for stage in shown]


def test_practice_without_a_song_asks_for_one():
    stage = course.plan(after(evening(), ChoseMode("practice")))
    assert stage == stages.SongChoice(mode="practice")


def test_a_chosen_song_is_practised_and_then_danced_whole():
    shown = names(evening(), ChoseSong("b", "practice"), Gathered((0,)), Chosen(Wish.DANCE), DANCED, Chosen(Wish.AGAIN))
    assert shown == ["title", "ready", "practice", "dance", "result", "dance"]


def test_the_lessons_of_a_dance_come_one_by_one_and_then_all_of_it():
    go_on, learned = Chosen(Wish.GO_ON), Practised(is_learned=True)
    shown = names(result(), ChoseLessons(LESSONS), go_on, learned, go_on, learned, DANCED)
    assert shown == ["result", "lesson", "practice", "lesson", "practice", "dance", "result"]


def test_a_lesson_is_practised_with_what_it_tells():
    stage = course.plan(after(result(), ChoseLessons(LESSONS, place=1), Chosen(Wish.GO_ON)))
    assert isinstance(stage, stages.Practice)
    assert stage.lesson is LESSONS[1]
    assert stage.round.song_id == "b"
    assert stage.round.seats


def test_a_lesson_can_be_left_out():
    assert names(result(), ChoseLessons(LESSONS), Chosen(Wish.NEXT), Chosen(Wish.NEXT))[1:] == [
        "lesson",
        "lesson",
        "dance",
    ]


def test_a_stretch_of_a_result_is_practised_at_once():
    stage = course.plan(after(result(), ChoseStretch(3, 5)))
    assert isinstance(stage, stages.Practice)
    assert (stage.lesson, stage.round.stretch) == (None, (3, 5))


def test_what_is_learned_of_a_new_dance_is_not_what_was_learned_of_the_one_before():
    again = after(result(), ChoseLessons(LESSONS), Chosen(Wish.NEXT), Chosen(Wish.NEXT), DANCED)
    stage = course.plan(after(again, ChoseStretch(1, 1)))
    assert isinstance(stage, stages.Practice)
    assert stage.lesson is None


def test_after_practice_the_next_song_is_a_mystery_again():
    shown = names(result(), ChoseStretch(1, 1), Chosen(Wish.DANCE), DANCED, Chosen(Wish.NEXT))
    assert shown[-1] == "mystery"


def test_practice_of_what_was_danced_leads_back_to_its_result():
    shown = names(result(), ChoseStretch(1, 1), Chosen(Wish.FINISH), ChoseLessons(LESSONS))
    assert shown == ["result", "practice", "result", "lesson"]


def test_practice_can_be_left_for_the_menu():
    assert names(result(), ChoseStretch(1, 1), Chosen(Wish.MENU))[-1] == "title"
