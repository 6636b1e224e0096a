"""The result: points, stars one by one, grades, the best combo, and a word about the timing."""

from collections.abc import Sequence

import pygame

from dancegame.core.score import STAR_SHARES, Grade, Score
from dancegame.game.controls import BACK_KEYS, Choices, pressed
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.glow import add
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.palette import (
    CYAN,
    GLASS,
    GLASS_EDGE,
    GOLD,
    GRADE_COLORS,
    MUTED,
    PINK,
    VIOLET,
    WHITE,
    slot_color,
)
from dancegame.game.drawing.shapes import bar, panel, star, star_light
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.tiles import draw_button
from dancegame.game.parts import RoundReport
from dancegame.game.screen import Quit, Replace, Screen, Transition
from dancegame.game.screens.begin import begin_round, to_title
from dancegame.game.session import Session

DANCER_X, DANCER_HEIGHT_PX = 298, 500
PANE = pygame.Rect(596, 40, 640, 560)
COUNT_S = 1.6
STAR_STEP_S = 0.28
CELEBRATED_STARS = 4
ON_TIME_S = 0.06
CLOSE_S = 0.2


class ResultScreen(Screen):
    """Shows a finished dance; again, the next song, or the menu."""

    stage = "result"
    settled_s = 5.0

    def __init__(self, session: Session, report: RoundReport) -> None:
        self._session, self._report = session, report
        self._since_s = self._now_s = session.parts.clock_s()
        rects = [pygame.Rect(596 + 214 * column, 622, 202, 66) for column in range(3)]
        self._choices = Choices(rects, focus=1, effects=session.parts.effects)
        self._stars_heard = 0
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
        due = min(self._best.stars, max(0, int((age_s - 0.9) / STAR_STEP_S) + 1))
        if due > self._stars_heard:
            self._stars_heard = due
            self._session.parts.effects.play("star")

    def draw(self, surface: pygame.Surface) -> None:
        age_s = self._now_s - self._since_s
        theatre = self._session.theatre
        song_s, presence = theatre.looped(age_s)
        theatre.draw(
            surface, now_s=self._now_s, song_s=song_s, x=DANCER_X, height_px=DANCER_HEIGHT_PX, presence=presence
        )
        surface.blit(panel(PANE.size, GLASS, GLASS_EDGE, radius=30, alpha=226), PANE)
        song = self._report.song
        write(surface, song.title, size_px=30, max_width=PANE.width - 60, midtop=(PANE.centerx, PANE.top + 16))
        if len(self._report.scores) == 1:
            self._draw_one(surface, self._best, age_s)
        else:
            self._draw_several(surface, age_s)
        labels = (("Again", "1", CYAN), ("Next song", "2", PINK), ("Menu", "3", GOLD))
        for number, (rect, (text, key, color)) in enumerate(zip(self._choices.rects, labels, strict=True)):
            draw_button(surface, rect, text, key=key, color=color, is_lit=number == self._choices.focus)
        if self._best.stars >= CELEBRATED_STARS:
            draw_confetti(surface, age_s - 1.2)

    def _draw_one(self, surface: pygame.Surface, score: Score, age_s: float) -> None:
        shown = score.points * ramp(age_s, 0.2, COUNT_S)
        # The halo comes with the last figure: making one for each figure on the way would cost too much.
        glow = VIOLET if shown == score.points else None
        write(surface, spaced(shown), size_px=98, glow=glow, midtop=(PANE.centerx, PANE.top + 46))
        write(
            surface,
            "of 1 000 000 points",
            size_px=21,
            color=MUTED,
            is_bold=False,
            midtop=(PANE.centerx, PANE.top + 166),
        )
        for number in range(len(STAR_SHARES)):
            center = (PANE.centerx + (number - 3) * 74, PANE.top + 236)
            self._draw_star(surface, center, number, score.stars, age_s, diameter=64)
        self._draw_grades(surface, score, age_s, top=PANE.top + 292)
        self._draw_words(surface, score, top=PANE.top + 462)

    def _draw_star(
        self,
        surface: pygame.Surface,
        center: tuple[float, float],
        number: int,
        stars: int,
        age_s: float,
        *,
        diameter: int,
    ) -> None:
        outline = star(diameter, GOLD, is_lit=False)
        surface.blit(outline, outline.get_rect(center=center))
        since_s = age_s - 0.9 - STAR_STEP_S * number
        if number >= stars or since_s <= 0:
            return
        scale = round(pop(since_s, 0.0, 0.4) * 16) / 16
        picture = pygame.transform.smoothscale_by(star(diameter, GOLD, is_lit=True), max(0.06, scale))
        light = star_light(diameter, GOLD)
        add(surface, light, light.get_rect(center=center).topleft)
        surface.blit(picture, picture.get_rect(center=center))

    def _draw_grades(self, surface: pygame.Surface, score: Score, age_s: float, *, top: int) -> None:
        most = max([1, *score.grades.values()])
        for row, grade in enumerate(Grade):
            y = top + row * 33
            color, count = GRADE_COLORS[grade], score.grades.get(grade, 0)
            write(surface, grade.value, size_px=22, color=color, midright=(PANE.left + 180, y + 14))
            grown = ramp(age_s, 0.6 + 0.1 * row, 0.7)
            gauge = pygame.Rect(PANE.left + 200, y + 7, 330, 16)
            bar(surface, gauge, count / most * grown, color=color, ground=(34, 26, 60))
            write(surface, str(count), size_px=24, midright=(PANE.right - 46, y + 14))

    def _draw_words(self, surface: pygame.Surface, score: Score, *, top: int) -> None:
        guess = self._report.guess
        cells = [("Best combo", str(score.best_combo)), ("Timing", timing_words(score.offset_s))]
        if guess:
            cells.append(("Guess", f"+{guess.points}" if guess.is_right else "missed"))
        shares = (0.27, 0.46, 0.27) if len(cells) == 3 else (0.4, 0.6)
        x = float(PANE.left)
        for (name, text), share in zip(cells, shares, strict=True):
            width = PANE.width * share
            x += width / 2
            write(surface, name, size_px=18, color=MUTED, is_bold=False, midtop=(x, top + 8))
            write(surface, text, size_px=27, color=WHITE, max_width=int(width) - 10, midtop=(x, top + 32))
            x += width / 2

    def _draw_several(self, surface: pygame.Surface, age_s: float) -> None:
        """One row per player, the best first."""
        order = sorted(self._report.scores.items(), key=lambda item: -item[1].points)
        height = min(150, (PANE.height - 80) // len(order))
        first = PANE.top + 68 + (PANE.height - 76 - height * len(order)) / 2
        for row, (slot, score) in enumerate(order):
            y = first + row * height
            color = slot_color(slot)
            write(surface, f"{row + 1}.", size_px=34, color=color, midleft=(PANE.left + 34, y + height / 2 - 8))
            shown = score.points * ramp(age_s, 0.2, COUNT_S)
            write(surface, spaced(shown), size_px=40, color=color, midleft=(PANE.left + 88, y + height / 2 - 14))
            note = f"best combo {score.best_combo}   {timing_words(score.offset_s)}"
            write(surface, note, size_px=17, color=MUTED, is_bold=False, midleft=(PANE.left + 90, y + height / 2 + 20))
            for number in range(len(STAR_SHARES)):
                center = (PANE.right - 300 + 42 * number, y + height / 2 - 10)
                self._draw_star(surface, center, number, score.stars, age_s, diameter=36)


def timing_words(offset_s: float | None) -> str:
    """Say in plain words how a dancer stood to the music; offset_s is late when positive."""
    if offset_s is None:
        return "no moves found"
    if abs(offset_s) < ON_TIME_S:
        return "right on time"
    how = "a little " if abs(offset_s) < CLOSE_S else ""
    return f"{how}{'late' if offset_s > 0 else 'early'}: {abs(offset_s) * 1000:.0f} ms"
