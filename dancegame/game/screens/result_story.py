"""What there is to tell of a dance danced alone: each move with its reason, the best, the worst, points over time."""

from functools import cached_property, partial

from dancegame.core.advice import Advice, what_to_work_on
from dancegame.core.ease import eased
from dancegame.core.evening.outcomes import ChoseLessons, ChoseStretch, Danced
from dancegame.core.evening.rounds import Round
from dancegame.core.move_points import points_of_moves
from dancegame.core.score import Grade
from dancegame.core.trainer import MOST_LESSONS, Lesson, delay_of
from dancegame.game.drawing.comparison import compare
from dancegame.game.drawing.moment import Moment
from dancegame.game.drawing.points_curve import PointsOverTime
from dancegame.game.house import House
from dancegame.game.lessons import find_lessons
from dancegame.game.screens.result_panes import PlayerPane, eased_title, headline
from dancegame.texts import _
from dancegame.texts.words import advice_lines, diagnosis_words, grade_words


class Story:
    """A finished round of one dancer.

    pane: their score. told: the judged moves in the order of time; a place is one of them. over_time: points beside
    the ghost's; None where nothing was judged. headline: which song it was, and how the guess went.
    """

    def __init__(self, house: House, current: Round) -> None:
        danced = current.danced or Danced({})
        song = eased(house.load(current).dance, danced.ease).song
        self.headline = headline(eased_title(song.title, danced.ease), current.answered)
        (slot, score), *_others = danced.scores.items()
        framed, self.is_mirrored = house.theatre.framed, slot in danced.mirrored
        self.pane = PlayerPane(current.seats[slot], score, song, framed, is_mirrored=self.is_mirrored)
        self.told = points_of_moves(score, song.moves)
        self.over_time = PointsOverTime.of(song.moves, self.told, danced.ghost) if self.told else None
        self._slot = slot
        self._lessons_by_slot = find_lessons(house, current, count=len(self.told))
        self._compared = None
        if framed is not None:
            delay_s = delay_of(score, danced.latency_s)
            work = partial(compare, framed, danced.seen, slot=slot, delay_s=delay_s, is_mirrored=self.is_mirrored)
            self._compared = house.send(work)

    @property
    def is_ready(self) -> bool:
        """Whether all is known that takes a while to be found."""
        return self._lessons_by_slot.done() and (self._compared is None or self._compared.done())

    @cached_property
    def _lessons(self) -> tuple[Lesson, ...]:
        """Everything that was wrong, the most worthwhile first; asked for once it is known."""
        return self._lessons_by_slot.result()[self._slot]

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """What to learn; nothing until it is known."""
        return self._lessons[:MOST_LESSONS] if self.is_ready else ()

    def _lesson(self, place: int) -> Lesson | None:
        """What was wrong with a move."""
        if not self.is_ready:
            return None
        index = self.told[place].judged.index
        return next((lesson for lesson in self._lessons if lesson.judged.index == index), None)

    @property
    def worst(self) -> int | None:
        """The place of the move to work on; None where all were perfect, whatever else could be learned."""
        advice = what_to_work_on(self.pane.score, self.pane.song.moves, count=1)
        short = [lesson for lesson in self.lessons if lesson.judged.grade is not Grade.PERFECT]
        first = short[0] if short else next(iter(advice), None)
        index = first.judged.index if first else None
        return next((place for place, one in enumerate(self.told) if one.judged.index == index), None)

    @cached_property
    def best(self) -> int | None:
        """The place of the move that earned most, of equals the most alike; None where none earned anything."""
        places = [place for place, one in enumerate(self.told) if one.earned]
        return max(places, key=lambda at: (self.told[at].earned, self.told[at].judged.similarity), default=None)

    def reasons(self, place: int) -> list[str]:
        """Say why a move has its grade, the most telling first."""
        one = self.told[place]
        if one.judged.is_unseen:
            return [_("The camera did not see you")]
        if one.judged.is_left_out:
            return [_("Somebody was in the way")]
        lesson = self._lesson(place)
        if lesson is not None:
            return list(diagnosis_words(lesson.diagnosis))
        if one.judged.grade is Grade.PERFECT:
            return [_("Just like the dancer")]
        return advice_lines(Advice(one.move, one.judged, 0.0))

    def practice(self, place: int) -> ChoseLessons | ChoseStretch | None:
        """Return what practises a move, slowly and again; None for one that was right or was not judged."""
        one, lesson = self.told[place].judged, self._lesson(place)
        if lesson is not None:
            return ChoseLessons((lesson,))
        is_right = one.grade is Grade.PERFECT or one.is_left_out
        return None if is_right else ChoseStretch(one.index, one.index)

    def moment(self, place: int, *, is_marked: bool) -> Moment | None:
        """Return a move to be shown; None where no dance is on the scene, or what was danced is not known yet.

        is_marked: what was wrong is red.
        """
        framed = self.pane.framed
        if framed is None or not self.is_ready:
            return None
        comparison = self._compared.result() if self._compared else None
        lesson = self._lesson(place)
        shown = framed.mirrored() if self.is_mirrored else framed
        wrong = lesson.diagnosis.part if lesson and is_marked else None
        return Moment(self.told[place].move, shown, comparison, wrong)

    def grade_of(self, place: int) -> Grade | None:
        """Return the grade of a move, None where it was not judged."""
        one = self.told[place].judged
        return None if one.is_left_out else one.grade

    def grade_words(self, place: int) -> str:
        """Say the grade of a move."""
        grade = self.grade_of(place)
        return _("Not counted") if grade is None else grade_words(grade)
