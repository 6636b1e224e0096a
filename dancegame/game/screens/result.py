"""The result: points, stars one by one, how each move went, and what to work on."""

from collections.abc import Sequence

import pygame

from dancegame.core.advice import Advice
from dancegame.core.score import Score
from dancegame.core.song import Move
from dancegame.game.controls import BACK_KEYS, Choices, pressed
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import CYAN, GLASS, GLASS_EDGE, GOLD, MUTED, PINK
from dancegame.game.drawing.shapes import panel
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.tiles import draw_button
from dancegame.game.parts import RoundReport
from dancegame.game.screen import Quit, Replace, Screen, Transition
from dancegame.game.screens.begin import begin_round, to_title
from dancegame.game.screens.result_panes import STAR_STEP_S, STARS_FROM_S, PlayerPane, draw_one, draw_several
from dancegame.game.session import Session

DANCER_X, DANCER_HEIGHT_PX = 284, 500
PANE, WIDE_PANE = pygame.Rect(566, 24, 684, 580), pygame.Rect(40, 24, 1200, 580)
CELEBRATED_STARS = 4
# After the celebration each move to work on has its turn, danced once more by the dancer with what leads to it.
ADVICE_FROM_S, ADVICE_S = 4.0, 8.0
LEAD_IN_S, FADE_S = 0.8, 0.25


class ResultScreen(Screen):
    """Shows a finished dance; again, the next song, or the menu."""

    stage = "result"
    settled_s = 5.0

    def __init__(self, session: Session, report: RoundReport) -> None:
        self._session, self._report = session, report
        self._since_s = self._now_s = session.parts.clock_s()
        left = PANE.left if len(report.scores) == 1 else (WIDE_PANE.width - PANE.width) // 2 + WIDE_PANE.left
        rects = [pygame.Rect(left + 6 + 230 * column, 626, 212, 66) for column in range(3)]
        self._choices = Choices(rects, focus=1, effects=session.parts.effects)
        self._stars_heard = 0
        order = sorted(report.scores, key=lambda slot: -report.scores[slot].points)
        self._panes = [PlayerPane(report, slot, session.theatre.framed) for slot in order]
        if self._best.stars >= CELEBRATED_STARS:
            session.parts.effects.play("applause")

    @property
    def _best(self) -> Score:
        return max(self._report.scores.values(), key=lambda score: score.points)

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        self._hear_stars(now_s - self._since_s)
        if self._session.current and self._session.current.feed:
            self._session.current.feed.poll()
        if pressed(events, BACK_KEYS):
            return Quit() if self._session.is_one_round else to_title(self._session)
        match self._choices.choose(events):
            case 0:
                return self._again()
            case 1:
                return Quit() if self._session.is_one_round else begin_round(self._session)
            case 2:
                return to_title(self._session)
        return None

    def _again(self) -> Transition:
        from dancegame.game.screens.ready import ReadyScreen

        self._session.again()
        return Replace(ReadyScreen(self._session))

    def _hear_stars(self, age_s: float) -> None:
        due = min(self._best.stars, max(0, int((age_s - STARS_FROM_S) / STAR_STEP_S) + 1))
        if due > self._stars_heard:
            self._stars_heard = due
            self._session.parts.effects.play("star")

    def draw(self, surface: pygame.Surface) -> None:
        age_s = self._now_s - self._since_s
        advice = self._advice(age_s)
        is_alone = len(self._panes) == 1
        pane = PANE if is_alone else WIDE_PANE
        if is_alone:
            self._draw_dancer(surface, age_s, advice)
        else:
            self._session.theatre.draw_empty(surface, now_s=self._now_s)
        surface.blit(panel(pane.size, GLASS, GLASS_EDGE, radius=30, alpha=226), pane)
        write(surface, self._headline(), size_px=26, color=MUTED, max_width=600, midtop=(pane.centerx, pane.top + 12))
        if is_alone:
            draw_one(surface, self._panes[0], pane, age_s, advice=advice)
        else:
            draw_several(surface, self._panes, pane, age_s)
        labels = (("Again", "1", CYAN), ("Next song", "2", PINK), ("Menu", "3", GOLD))
        for number, (rect, (text, key, color)) in enumerate(zip(self._choices.rects, labels, strict=True)):
            draw_button(surface, rect, text, key=key, color=color, is_lit=number == self._choices.focus)
        if self._best.stars >= CELEBRATED_STARS:
            draw_confetti(surface, age_s - 1.2)

    def _headline(self) -> str:
        guess = self._report.guess
        if guess is None:
            return self._report.song.title
        return f"{self._report.song.title}   guess {f'+{guess.points}' if guess.is_right else 'missed'}"

    def _advice(self, age_s: float) -> Advice | None:
        """The move to work on now: alone, each of the worst has its turn."""
        pane = self._panes[0]
        if len(self._panes) > 1 or not pane.advice:
            return None
        turn = int(max(0.0, age_s - ADVICE_FROM_S) / ADVICE_S)
        return pane.advice[turn % len(pane.advice)]

    def _draw_dancer(self, surface: pygame.Surface, age_s: float, advice: Advice | None) -> None:
        """The dancer shows the whole dance, and then again and again the move to work on."""
        theatre = self._session.theatre
        song_s, presence = theatre.looped(age_s)
        if advice and age_s >= ADVICE_FROM_S:
            song_s, presence = _around(advice.move, (age_s - ADVICE_FROM_S) % ADVICE_S)
        theatre.draw(
            surface, now_s=self._now_s, song_s=song_s, x=DANCER_X, height_px=DANCER_HEIGHT_PX, presence=presence
        )


def _around(move: Move, elapsed_s: float) -> tuple[float, float]:
    """Song second and presence for a move that is shown again and again with what leads to it."""
    start_s, end_s = move.start_s - LEAD_IN_S, move.end_s + LEAD_IN_S / 2
    length_s = end_s - start_s
    at_s = elapsed_s % length_s
    return start_s + at_s, min(ramp(at_s, 0.0, FADE_S), 1 - ramp(at_s, length_s - FADE_S, FADE_S))
