"""Draws the question: headline, clues with the falling points, answers, and everybody who plays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dancegame.core.evening.outcomes import Answered
from dancegame.core.evening.players import Player
from dancegame.core.gestures.arm_poses import ARM_POSES
from dancegame.core.reveal import Clue, Question, Who, clue_at, guess_points
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.question import EntrantState, draw_choosers, draw_clues, draw_entrants
from dancegame.game.drawing.sparkles import draw_burst
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.tiles import draw_answer, draw_hints
from dancegame.game.loaded import Loaded
from dancegame.texts import _, n_
from dancegame.texts.guess_words import clue_words, entrant_words
from dancegame.texts.words import artist_words

LETTERS = "ABCD"
ANSWER_HEIGHT, ANSWER_GAP = 140.0, 18.0
HEAD, CLUE_LINE, CLUE_BAR, FOOT, ENTRANTS = 116.0, 84.0, 22.0, 58.0, 118.0
TEAM_KEYS = ("1 – 4", "7 – 0")
MARK = 84.0


@dataclass(frozen=True)
class GuessView:
    """A question at a moment. elapsed_s: until it was over. age_s: of the screen. rings: by player, 0 to 1.

    has_bodies: people in front of the camera answer with their arms.
    """

    question: Question
    elapsed_s: float
    age_s: float
    verdict: Answered | None
    verdict_age_s: float
    rings: Mapping[int, float]
    has_bodies: bool = False


class GuessPicture:
    """Draws a question and lays out its choices."""

    def __init__(self, loaded: Loaded, clues: Sequence[Clue], choices: Choices) -> None:
        self._quiz, self._hint, self._clues, self._choices = loaded.quiz, loaded.hint, clues, choices

    def draw(self, canvas: Canvas, box: Box, view: GuessView) -> None:
        """Draw everything beside the dancer into a box."""
        self._draw_headline(canvas, Box(box.left, box.top, box.width, HEAD), view)
        line = Box(box.left, box.top + HEAD, box.width, CLUE_LINE)
        self._draw_clue(canvas, line, view)
        color = mix(canvas.theme.primary, canvas.theme.secondary, guess_points(elapsed_s=view.elapsed_s) / 500 - 1)
        strip = Box(box.left, line.bottom, box.width, CLUE_BAR)
        draw_clues(canvas, strip, self._clues, view.elapsed_s, color=color)
        has_entrants = view.question.asked.who in (Who.EACH, Who.TEAMS)
        foot = box.bottom - FOOT - (ENTRANTS + 36 if has_entrants else 0)
        below = Box(box.left, strip.bottom + 26, box.width, foot - strip.bottom - 26)
        self._choices.boxes = rows(below, len(self._quiz.answers), height=ANSWER_HEIGHT, gap=ANSWER_GAP)
        self._draw_answers(canvas, view)
        if has_entrants:
            draw_entrants(canvas, Box(box.left, foot + 24, box.width, ENTRANTS), _states(view))
        elif view.verdict is None:
            self._draw_standing(canvas, (box.centerx, (self._choices.boxes[-1].bottom + foot) / 2), view)
        if view.verdict is None:
            away = ("Esc", _("pause"))
            hints = (("A – D", _("answer")), ("1 – 4", _("or click")), away)
            if view.question.asked.who is Who.TEAMS:
                hints = (("↑ ↓", _("choose")), ("Enter", _("answer")), away)
            alpha = ramp(view.age_s, 1.2, 0.5)
            draw_hints(canvas, hints, midbottom=(box.centerx, canvas.safe.bottom), alpha=alpha, max_width=box.width)

    def _draw_headline(self, canvas: Canvas, box: Box, view: GuessView) -> None:
        asked = view.question.asked
        text, glow, scale = self._headline(canvas.theme, view)
        if asked.who is not Who.TURN:
            write(canvas, text, size=80, glow=glow, max_width=box.width, scale=scale, center=box.center)
            return
        player = Player(asked.entrants[0].player or 1)
        light, name = canvas.theme.player(player.color), entrant_words(asked.who, player.number)
        text = name if view.verdict is None else text
        room = box.width - 1.4 * MARK
        middle = (box.centerx + 0.7 * MARK, box.centery)
        glow = light if view.verdict is None else glow
        place = write(canvas, text, size=80, glow=glow, max_width=room, scale=scale, center=middle)
        draw_mark(canvas, (place.left - 0.8 * MARK, box.centery), MARK, color=light, shape=player.shape)

    @staticmethod
    def _headline(theme: Theme, view: GuessView) -> tuple[str, Color, float]:
        verdict, guesses = view.verdict, view.question.guesses
        if verdict is None:
            return _("Which song is this?"), theme.ambient, 1.0
        scale = pop(view.verdict_age_s, 0.0)
        if verdict.is_right and len(view.question.asked.entrants) > 1:
            first = next(guess for guess in guesses if guess.is_right)
            name = entrant_words(view.question.asked.who, first.player)
            return _("{player} was first!", player=name), theme.good, scale
        if verdict.is_right:
            return _("Yes! +{points}", points=verdict.points), theme.good, scale
        return _("Time is up!") if not guesses else _("Not this time"), theme.primary, scale

    def _draw_clue(self, canvas: Canvas, box: Box, view: GuessView) -> None:
        """What is shown now, and what a right answer earns now."""
        theme = canvas.theme
        points = guess_points(elapsed_s=view.elapsed_s) if view.verdict is None else max(0, view.verdict.points)
        # What several have earned stands with each of them.
        is_told = view.verdict is None or len(view.question.asked.entrants) == 1
        text = n_("{count} point", "{count} points", points) if is_told else " "
        right = (box.right, box.centery)
        place = write(canvas, text, size=56, color=theme.gold, max_width=0.45 * box.width, midright=right)
        clue = clue_at(view.elapsed_s, self._clues)
        color = theme.ink if clue is Clue.HINT else theme.secondary
        words, room = clue_words(clue, self._hint), place.left - box.left - 24
        write(canvas, words, size=50, color=color, max_width=room, midleft=(box.left, box.centery))

    def _draw_answers(self, canvas: Canvas, view: GuessView) -> None:
        theme, verdict = canvas.theme, view.verdict
        choosers = _choosers(view) if verdict else {}
        lights = {number + 1: theme.player(number) for number in range(len(theme.players))}
        for number, (box, song) in enumerate(zip(self._choices.boxes, self._quiz.answers, strict=True)):
            is_shown = verdict is not None and number == self._quiz.right
            is_chosen = number in choosers
            is_wrong = is_chosen and not is_shown
            slide = canvas.area.width * 0.5 * (1 - ramp(view.age_s, 0.15 + 0.08 * number, 0.5))
            draw_answer(
                canvas,
                box.move(slide, 0),
                letter="×" if is_wrong else LETTERS[number],
                title=song.title,
                artist=artist_words(song.artist),
                color=theme.warning if is_wrong else theme.answers[number],
                is_lit=is_shown or is_chosen or (verdict is None and number == self._choices.focus),
                is_full=is_shown,
                is_faded=verdict is not None and not is_shown and not is_chosen,
                arms=ARM_POSES[number] if view.has_bodies and verdict is None and number < len(ARM_POSES) else None,
            )
            draw_choosers(canvas, box, choosers.get(number, []), lights=lights)
            if is_shown and is_chosen:
                draw_burst(canvas, (box.left + 90, box.centery), view.verdict_age_s, color=theme.gold)

    @staticmethod
    def _draw_standing(canvas: Canvas, center: tuple[float, float], view: GuessView) -> None:
        """Points and streak of the one who answers."""
        one, theme = view.question.asked.entrants[0], canvas.theme
        if not one.points and not one.streak:
            return
        parts = [n_("{count} point so far", "{count} points so far", one.points)]
        if one.streak > 1:
            parts.append(_("{count} in a row", count=one.streak))
        write(canvas, "  ·  ".join(parts), size=40, color=theme.muted, is_bold=False, center=center)


def _choosers(view: GuessView) -> dict[int, list[Player]]:
    """Who chose each answer that somebody chose; nobody is named where all answer as one."""
    found: dict[int, list[Player]] = {}
    for guess in view.question.guesses:
        if guess.answer is not None:
            is_named = guess.player is not None and len(view.question.asked.entrants) > 1
            found.setdefault(guess.answer, []).extend([Player(guess.player)] if is_named and guess.player else [])
    return found


def _states(view: GuessView) -> list[EntrantState]:
    question, who = view.question, view.question.asked.who
    earned = {guess.player: guess.points for guess in question.closed()} if view.verdict else {}
    waiting = {entrant.player for entrant in question.waiting}
    states = []
    for entrant in sorted(question.asked.entrants, key=lambda one: one.player or 0):
        number = entrant.player or 1
        states.append(
            EntrantState(
                player=Player(number),
                name=entrant_words(who, number),
                points=entrant.points + earned.get(entrant.player, 0),
                has_answered=entrant.player not in waiting,
                keys=TEAM_KEYS[number - 1] if who is Who.TEAMS else "",
                ring=view.rings.get(number, 0.0),
                earned=earned.get(entrant.player) if view.verdict else None,
            )
        )
    return states
