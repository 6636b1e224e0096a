"""The guess: four answers, one right; the sooner, the more points."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Answered, Chosen, Outcome, Wish
from dancegame.core.evening.stages import Guess
from dancegame.core.intents import Answer, Back, Intent
from dancegame.core.quiz import guess_points
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import bar
from dancegame.game.drawing.sparkles import draw_burst
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.tiles import draw_answer, draw_hints
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.unveil import draw_mystery
from dancegame.texts import _, n_

LIMIT_S = 20.0
VERDICT_S = 1.9
SLIDE_S = 0.9
LETTERS = "ABCD"
ANSWER_HEIGHT, ANSWER_GAP = 150.0, 22.0
LAST_SECONDS = 5


class GuessScreen(Screen):
    """Takes one answer, or none within LIMIT_S, and shows the verdict."""

    settled_s = 3.0

    def __init__(self, house: House, stage: Guess) -> None:
        self._house, self._loaded = house, house.load(stage.round)
        self._quiz = self._loaded.quiz
        self._since_s = self._now_s = house.parts.clock_s()
        self._verdict: Answered | None = None
        self._verdict_s = 0.0
        self._ticked = LAST_SECONDS + 1
        self._choices = Choices(len(self._quiz.answers), focus=None, has_answers=True, effects=house.parts.effects)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        # A button of a gamepad can be an answer and a way back: here it answers.
        is_answer = any(isinstance(intent, Answer) for intent in intents)
        if not is_answer and any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        if self._verdict is not None:
            return self._verdict if now_s - self._verdict_s >= VERDICT_S else None
        elapsed_s = now_s - self._since_s
        chosen = self._choices.choose(intents)
        if chosen is not None or elapsed_s >= LIMIT_S:
            self._judge(chosen, min(elapsed_s, LIMIT_S))
        else:
            self._tick(elapsed_s)
        return None

    def _judge(self, answer: int | None, elapsed_s: float) -> None:
        is_right = answer == self._quiz.right
        points = guess_points(elapsed_s=elapsed_s, limit_s=LIMIT_S) if is_right else 0
        self._verdict = Answered(answer, is_right=is_right, points=points, answer_s=elapsed_s)
        self._verdict_s = self._now_s
        self._house.parts.effects.play("right" if is_right else "wrong")

    def _tick(self, elapsed_s: float) -> None:
        """The last seconds can be heard."""
        left = int(LIMIT_S - elapsed_s) + 1
        if left <= LAST_SECONDS and left < self._ticked:
            self._ticked = left
            self._house.parts.effects.play("tick")

    def draw(self, canvas: Canvas) -> None:
        age_s = self._now_s - self._since_s
        dancing, asking = canvas.halves(first=0.5 if canvas.is_upright else 0.55)
        # The dancer, who stood in the middle, makes room.
        dancing.centerx += (canvas.area.centerx - dancing.centerx) * (1 - ramp(age_s, 0.0, SLIDE_S))
        draw_mystery(canvas, self._house, self._loaded, self._now_s, box=dancing)
        asking = asking.clip(canvas.safe)
        head = Box(asking.left, asking.top, asking.width, 150)
        self._draw_headline(canvas, head)
        clock = Box(asking.left, head.bottom, asking.width, 96)
        self._draw_clock(canvas, clock)
        below = Box(asking.left, clock.bottom + 28, asking.width, asking.bottom - 64 - clock.bottom - 28)
        self._choices.boxes = rows(below, len(self._quiz.answers), height=ANSWER_HEIGHT, gap=ANSWER_GAP)
        self._draw_answers(canvas, age_s)
        if self._verdict is None:
            hints = (("A – D", _("answer")), ("1 – 4", _("or click")))
            alpha = ramp(age_s, 1.2, 0.5)
            draw_hints(canvas, hints, midbottom=(asking.centerx, canvas.safe.bottom), alpha=alpha)

    def _draw_headline(self, canvas: Canvas, box: Box) -> None:
        text, glow, scale = self._headline(canvas.theme)
        write(canvas, text, size=80, glow=glow, max_width=box.width, scale=scale, center=box.center)

    def _headline(self, theme: Theme) -> tuple[str, Color, float]:
        if self._verdict is None:
            return _("Which song is this?"), theme.ambient, 1.0
        scale = pop(self._now_s, self._verdict_s)
        if self._verdict.is_right:
            return _("Yes! +{points}", points=self._verdict.points), theme.good, scale
        is_late = self._verdict.answer is None
        return _("Time is up!") if is_late else _("Not this time"), theme.primary, scale

    def _draw_clock(self, canvas: Canvas, box: Box) -> None:
        theme = canvas.theme
        elapsed_s = min(self._now_s - self._since_s, LIMIT_S) if self._verdict is None else self._verdict.answer_s
        left = 1 - elapsed_s / LIMIT_S
        color = mix(theme.primary, theme.secondary, left * 1.6)
        bar(canvas, Box(box.left, box.bottom - 20, box.width, 20), left, color=color)
        points = guess_points(elapsed_s=elapsed_s, limit_s=LIMIT_S) if self._verdict is None else self._verdict.points
        middle = box.top + 36
        text = n_("{count} point", "{count} points", points)
        write(canvas, text, size=52, color=theme.gold, max_width=0.7 * box.width, midright=(box.right, middle))
        seconds = _("{seconds} s", seconds=round(LIMIT_S - elapsed_s))
        write(canvas, seconds, size=44, color=color, midleft=(box.left, middle))

    def _draw_answers(self, canvas: Canvas, age_s: float) -> None:
        verdict, theme = self._verdict, canvas.theme
        for number, (box, song) in enumerate(zip(self._choices.boxes, self._quiz.answers, strict=True)):
            is_shown = verdict is not None and number == self._quiz.right
            is_chosen = verdict is not None and number == verdict.answer
            is_wrong = is_chosen and not is_shown
            draw_answer(
                canvas,
                box.move(canvas.area.width * 0.5 * (1 - ramp(age_s, 0.25 + 0.10 * number, 0.5)), 0),
                letter="×" if is_wrong else LETTERS[number],
                title=song.title,
                artist=song.artist,
                color=theme.warning if is_wrong else theme.answers[number],
                is_lit=is_shown or is_chosen or (verdict is None and number == self._choices.focus),
                is_full=is_shown,
                is_faded=verdict is not None and not is_shown and not is_chosen,
            )
            if is_shown and is_chosen:
                draw_burst(canvas, (box.left + 90, box.centery), self._now_s - self._verdict_s, color=theme.gold)
