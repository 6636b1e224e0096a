"""A quiz as a film: mysteries with four answers and a countdown, and after each one what it was, to its music."""

from collections.abc import Sequence
from dataclasses import dataclass

from dancegame.core.quiz import Quiz
from dancegame.core.song import Dance
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import bar
from dancegame.game.drawing.song_title import draw_song_title
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.tiles import draw_answer
from dancegame.game.film.dance import ShownDance
from dancegame.game.film.wordmark import draw_wordmark
from dancegame.texts import _
from dancegame.texts.words import artist_words

NAMED_S, REVEAL_S, VERDICT_S = 3.0, 7.0, 1.8
LAST_SECONDS = 5
ANSWERS_COME_S = 0.6
LETTERS = "ABCD"
HEADLINE, NUMBER, COUNT, NAME = 80.0, 48.0, 170.0, 190.0
HEAD, ANSWER_HEIGHT, ANSWER_GAP, GAUGE = 130.0, 140.0, 18.0, 24.0


@dataclass(frozen=True)
class Question:
    """A dance, and the answers of which one is its song."""

    dance: Dance
    quiz: Quiz


@dataclass(frozen=True)
class Sounding:
    """A song is heard at film_s of a film from its second start_s on, for so many seconds."""

    film_s: float
    song_id: str
    start_s: float
    seconds: float


class QuizFilm:
    """Draws the name of the game, then question after question, asked for so many seconds each, then the name again."""

    def __init__(self, questions: Sequence[Question], *, asked_s: float) -> None:
        self._questions, self._asked_s = questions, asked_s
        self._each_s = asked_s + REVEAL_S
        self._shown: tuple[int, ShownDance] | None = None
        self.seconds = 2 * NAMED_S + len(questions) * self._each_s

    @property
    def soundings(self) -> list[Sounding]:
        """Return what is to be heard: every song when it is told, never before."""
        return [
            Sounding(
                film_s=NAMED_S + number * self._each_s + self._asked_s,
                song_id=question.dance.song.id,
                start_s=self._danced_s(question, self._asked_s),
                seconds=REVEAL_S,
            )
            for number, question in enumerate(self._questions)
        ]

    def draw(self, canvas: Canvas, film_s: float) -> None:
        """Fill the canvas with the picture of a second of the film."""
        number, since_s = divmod(film_s - NAMED_S, self._each_s)
        if not 0 <= number < len(self._questions):
            shown = self._dance_of(0 if number < 0 else len(self._questions) - 1)
            _draw_name(canvas, shown, film_s if number < 0 else film_s - self.seconds + NAMED_S, is_end=number >= 0)
            return
        question, told_s = self._questions[int(number)], since_s - self._asked_s
        dancing, asking = canvas.halves()
        unveiled = 1.0 if told_s >= 0 else since_s / self._asked_s
        known = ramp(told_s, 0.0, VERDICT_S)
        danced_s = self._danced_s(question, since_s)
        self._dance_of(int(number)).draw(canvas, dancing, danced_s, known=known, unveiled=unveiled)
        if told_s >= VERDICT_S:
            draw_confetti(canvas, told_s - VERDICT_S)
            draw_song_title(canvas, asking.clip(canvas.safe), question.dance.song, told_s - VERDICT_S)
        else:
            self._draw_question(canvas, asking.clip(canvas.safe), question, since_s)
        text = _("Question {number} of {count}", number=int(number) + 1, count=len(self._questions))
        theme = canvas.theme
        write(canvas, text, size=NUMBER, color=theme.muted, glow=theme.night, topleft=canvas.safe.topleft)

    def _dance_of(self, number: int) -> ShownDance:
        """Return the dance of a question on its scene; one at a time, for each takes some megabytes."""
        if self._shown is None or self._shown[0] != number:
            self._shown = number, ShownDance(self._questions[number].dance)
        return self._shown[1]

    def _danced_s(self, question: Question, since_s: float) -> float:
        """Return the second of the dance; what a song is too short for is danced from its beginning."""
        if self._each_s <= question.dance.song.duration_s or since_s < self._asked_s:
            return since_s
        return since_s - self._asked_s

    def _draw_question(self, canvas: Canvas, box: Box, question: Question, since_s: float) -> None:
        told_s = since_s - self._asked_s
        top, glow = (box.centerx, box.top), canvas.theme.ambient
        write(canvas, _("Which song is this?"), size=HEADLINE, glow=glow, max_width=box.width, midtop=top)
        below = Box(box.left, box.top + HEAD, box.width, box.height - HEAD)
        places = rows(below, len(question.quiz.answers), height=ANSWER_HEIGHT, gap=ANSWER_GAP)
        for number, place in enumerate(places):
            _draw_answer(canvas, place, question.quiz, number, since_s=since_s, told_s=told_s)
        gauge = Box(box.left, places[-1].bottom + 30, box.width, GAUGE)
        if told_s < 0:
            self._draw_countdown(canvas, gauge, -told_s, room=box.bottom - gauge.bottom)

    def _draw_countdown(self, canvas: Canvas, gauge: Box, left_s: float, *, room: float) -> None:
        """How much time is left, the last seconds as figures."""
        theme = canvas.theme
        is_late = left_s <= LAST_SECONDS
        color = theme.primary if is_late else theme.secondary
        bar(canvas, gauge, left_s / self._asked_s, color=color)
        if is_late:
            second = int(left_s) + 1 if left_s < LAST_SECONDS else LAST_SECONDS
            scale = round(pop(second - left_s, 0.0, 0.3) * 20) / 20
            center = (gauge.centerx, gauge.bottom + room / 2)
            write(canvas, str(second), size=min(COUNT, 0.7 * room), glow=color, scale=scale, center=center)


def _draw_answer(canvas: Canvas, box: Box, quiz: Quiz, number: int, *, since_s: float, told_s: float) -> None:
    song, is_told = quiz.answers[number], told_s >= 0
    is_right = is_told and number == quiz.right
    slide = canvas.area.width * 0.5 * (1 - ramp(since_s, ANSWERS_COME_S + 0.12 * number, 0.5))
    draw_answer(
        canvas,
        box.move(slide, 0),
        letter=LETTERS[number],
        title=song.title,
        artist=artist_words(song.artist),
        color=canvas.theme.answers[number],
        is_lit=is_right,
        is_full=is_right,
        is_faded=is_told and not is_right,
    )


def _draw_name(canvas: Canvas, shown: ShownDance, age_s: float, *, is_end: bool) -> None:
    """The name of the game before the first question, its scene empty but for sparks, and after the last one."""
    text = _("Guess the dance. Then dance it.") if is_end else _("Which song is this?")
    area, theme, width = canvas.area, canvas.theme, canvas.safe.width
    below = Box(area.left, 0.3 * area.height, area.width, 0.7 * area.height)
    known = 1.0 if is_end else 0.0
    shown.draw(canvas, below, age_s, known=known, unveiled=known)
    size = min(NAME, width / 7.2)
    y = draw_wordmark(canvas, (area.centerx, area.top + 0.13 * area.height), size)
    write(canvas, text, size=64, color=theme.ink, glow=theme.night, max_width=width, midtop=(area.centerx, y - 10))
