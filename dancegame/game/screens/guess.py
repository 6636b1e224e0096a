"""The guess: four answers, one right; the sooner, the more points."""

from collections.abc import Sequence

import pygame

from dancegame.core.quiz import Quiz, guess_points
from dancegame.game.controls import BACK_KEYS, Choices, pressed
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import ANSWER_COLORS, CYAN, EMBER, GOLD, GREEN, MUTED, PINK, VIOLET, mix
from dancegame.game.drawing.shapes import bar
from dancegame.game.drawing.sparkles import draw_burst
from dancegame.game.drawing.tiles import draw_answer, draw_hints
from dancegame.game.parts import GuessOutcome
from dancegame.game.screen import Replace, Screen, Transition
from dancegame.game.screens.begin import to_title
from dancegame.game.screens.reveal import RevealScreen
from dancegame.game.screens.unveil import draw_mystery
from dancegame.game.session import Session

LIMIT_S = 20.0
VERDICT_S = 1.9
SLIDE_S = 0.9
DANCER_X = 372
LETTERS = "ABCD"
LETTER_KEYS = tuple(frozenset({key}) for key in (pygame.K_a, pygame.K_b, pygame.K_c, pygame.K_d))
TILE = pygame.Rect(716, 226, 512, 100)
TILE_STEP = 114
LAST_SECONDS = 5


class GuessScreen(Screen):
    """Takes one answer, or none within LIMIT_S, shows the verdict and moves on to the reveal."""

    stage = "guess"
    settled_s = 3.0

    def __init__(self, session: Session) -> None:
        assert session.current is not None
        self._session, self._round = session, session.current
        self._since_s = self._now_s = session.parts.clock_s()
        self._round.guess = None
        self._answer: int | None = None
        self._verdict_s: float | None = None
        self._ticked = LAST_SECONDS + 1
        tiles = [TILE.move(0, TILE_STEP * row) for row in range(len(self.quiz.answers))]
        self._choices = Choices(tiles, letters=LETTER_KEYS, focus=None, effects=session.parts.effects)

    @property
    def quiz(self) -> Quiz:
        """The answers and the right one."""
        return self._round.quiz

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        if pressed(events, BACK_KEYS):
            return to_title(self._session)
        if self._verdict_s is not None:
            return Replace(RevealScreen(self._session)) if now_s - self._verdict_s >= VERDICT_S else None
        elapsed_s = now_s - self._since_s
        chosen = self._choices.choose(events)
        if chosen is not None or elapsed_s >= LIMIT_S:
            self._judge(chosen, min(elapsed_s, LIMIT_S))
        self._tick(elapsed_s)
        return None

    def _judge(self, answer: int | None, elapsed_s: float) -> None:
        is_right = answer == self.quiz.right
        points = guess_points(elapsed_s=elapsed_s, limit_s=LIMIT_S) if is_right else 0
        self._answer, self._verdict_s = answer, self._now_s
        self._round.guess = GuessOutcome(is_right=is_right, points=points, answer_s=elapsed_s)
        self._session.guess_total += points
        self._session.parts.effects.play("right" if is_right else "wrong")

    def _tick(self, elapsed_s: float) -> None:
        """The last seconds can be heard."""
        left = int(LIMIT_S - elapsed_s) + 1
        if self._verdict_s is None and left <= LAST_SECONDS and left < self._ticked:
            self._ticked = left
            self._session.parts.effects.play("tick")

    def draw(self, surface: pygame.Surface) -> None:
        age_s = self._now_s - self._since_s
        x = 640 + (DANCER_X - 640) * ramp(age_s, 0.0, SLIDE_S)
        draw_mystery(surface, self._session, self._round, self._now_s, x=x)
        self._draw_headline(surface)
        self._draw_clock(surface)
        self._draw_answers(surface, age_s)
        if self._verdict_s is None:
            hints = (("1 – 4", "or"), ("A – D", "or click"))
            draw_hints(surface, hints, midbottom=(TILE.centerx, 706), alpha=ramp(age_s, 1.2, 0.5))

    def _draw_headline(self, surface: pygame.Surface) -> None:
        if self._verdict_s is None:
            text, glow, scale = "Which song is this?", VIOLET, 1.0
        else:
            scale = pop(self._now_s, self._verdict_s)
            assert self._round.guess is not None
            if self._round.guess.is_right:
                text, glow = f"Yes!  +{self._round.guess.points}", GREEN
            else:
                text, glow = ("Time is up!" if self._answer is None else "Not this time"), PINK
        write(surface, text, size_px=54, glow=glow, max_width=540, scale=scale, center=(TILE.centerx, 88))

    def _draw_clock(self, surface: pygame.Surface) -> None:
        guess = self._round.guess
        until_s = self._now_s if self._verdict_s is None else self._verdict_s
        elapsed_s = min(until_s - self._since_s, LIMIT_S)
        left = 1 - elapsed_s / LIMIT_S
        color = mix(PINK, CYAN, left * 1.6)
        bar(surface, pygame.Rect(TILE.left, 190, TILE.width, 14), left, color=color)
        points = guess.points if guess else guess_points(elapsed_s=elapsed_s, limit_s=LIMIT_S)
        write(surface, f"{points}", size_px=40, color=GOLD, midright=(TILE.right - 78, 156))
        write(surface, "points", size_px=22, color=MUTED, is_bold=False, midright=(TILE.right, 160))
        write(surface, f"{LIMIT_S - elapsed_s:.0f} s", size_px=26, color=color, midleft=(TILE.left, 158))

    def _draw_answers(self, surface: pygame.Surface, age_s: float) -> None:
        for number, (rect, song) in enumerate(zip(self._choices.rects, self.quiz.answers, strict=True)):
            place = rect.move(int(620 * (1 - ramp(age_s, 0.25 + 0.10 * number, 0.5))), 0)
            is_shown = self._verdict_s is not None and number == self.quiz.right
            is_chosen = self._verdict_s is not None and number == self._answer
            draw_answer(
                surface,
                place,
                letter="×" if is_chosen and not is_shown else LETTERS[number],
                title=song.title,
                artist=song.artist,
                color=EMBER if is_chosen and not is_shown else ANSWER_COLORS[number],
                is_lit=is_shown or is_chosen or (self._verdict_s is None and number == self._choices.focus),
                is_full=is_shown,
                is_faded=self._verdict_s is not None and not is_shown and not is_chosen,
            )
            if is_shown and is_chosen and self._verdict_s is not None:
                draw_burst(surface, (rect.left + 60, rect.centery), self._now_s - self._verdict_s, color=GOLD)
