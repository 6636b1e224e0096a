"""The panes of the result: one dancer at length, several dancers in a row each."""

from collections.abc import Sequence

import pygame

from dancegame.core.advice import (
    Advice,
    limb_words,
    missing_words,
    moment_words,
    timing_words,
    usual_timing_s,
    what_to_work_on,
)
from dancegame.core.score import STAR_SHARES, Grade, Score
from dancegame.core.song import Song
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import add
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import render, write
from dancegame.game.drawing.colors import GOLD, GRADE_COLORS, GREEN, MUTED, RED, VIOLET, WHITE, mix, slot_color
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.shapes import badge, star, star_light
from dancegame.game.drawing.timeline import draw_timeline
from dancegame.game.parts import RoundReport

COUNT_S = 1.6
STARS_FROM_S, STAR_STEP_S = 0.9, 0.28
CARD = (152, 198)
TALLEST_ROW = 170
STRIP_X, STRIP_WIDTH = 346, 404
LIMB_RED = mix(RED, WHITE, 0.28)


class PlayerPane:
    """One player's result: what each pane shows of a score, and the card of what to work on."""

    def __init__(self, report: RoundReport, slot: int, framed: FramedDance | None) -> None:
        self.slot, self.score = slot, report.scores[slot]
        self._report, self._framed = report, framed
        self.advice: tuple[Advice, ...] = what_to_work_on(self.score, report.song.moves)
        self._cards: dict[tuple[int, tuple[int, int]], pygame.Surface] = {}

    @property
    def song(self) -> Song:
        """The song that was danced."""
        return self._report.song

    def draw_points(
        self, surface: pygame.Surface, age_s: float, *, size_px: int, **anchor: tuple[float, float]
    ) -> None:
        """Count the points up. The halo comes with the last figure: one for each on the way would cost too much."""
        shown = self.score.points * ramp(age_s, 0.2, COUNT_S)
        glow = VIOLET if shown == self.score.points else None
        write(surface, spaced(shown), size_px=size_px, glow=glow, **anchor)

    def draw_stars(self, surface: pygame.Surface, middle: tuple[float, float], age_s: float, *, diameter: int) -> None:
        """Draw seven stars that light up one after the other."""
        for number in range(len(STAR_SHARES)):
            center = (middle[0] + (number - 3) * 1.16 * diameter, middle[1])
            outline = star(diameter, GOLD, is_lit=False)
            surface.blit(outline, outline.get_rect(center=center))
            since_s = age_s - STARS_FROM_S - STAR_STEP_S * number
            if number >= self.score.stars or since_s <= 0:
                continue
            scale = round(pop(since_s, 0.0, 0.4) * 16) / 16
            picture = pygame.transform.smoothscale_by(star(diameter, GOLD, is_lit=True), max(0.06, scale))
            light = star_light(diameter, GOLD)
            add(surface, light, light.get_rect(center=center).topleft)
            surface.blit(picture, picture.get_rect(center=center))

    def draw_timeline(
        self, surface: pygame.Surface, rect: pygame.Rect, age_s: float, *, marked: Advice | None = None
    ) -> None:
        """Draw how each move went."""
        mark = marked.judged.index if marked else None
        draw_timeline(surface, rect, self.song.moves, self.score.moves, age_s=age_s - 0.4, marked=mark)

    def card(self, advice: Advice, size: tuple[int, int]) -> pygame.Surface | None:
        """Return the pictogram of a move, its worst limb in red; None where no dance is on the stage."""
        if self._framed is None:
            return None
        key = (advice.judged.index, size)
        if key not in self._cards:
            self._cards[key] = paint_pictogram(
                self._framed,
                Pictogram(
                    advice.move.pictogram_s,
                    is_gold=advice.judged.is_gold,
                    limb=advice.judged.worst_limb if advice.judged.similarity > 0 else None,
                    is_mirrored=self.slot in self._report.mirrored,
                ),
                size,
            )
        return self._cards[key]


def draw_one(
    surface: pygame.Surface, pane: PlayerPane, rect: pygame.Rect, age_s: float, *, advice: Advice | None
) -> None:
    """Draw one player's points, stars, strip and what to work on, at length."""
    pane.draw_points(surface, age_s, size_px=88, midtop=(rect.centerx, rect.top + 40))
    pane.draw_stars(surface, (rect.centerx, rect.top + 186), age_s, diameter=54)
    strip = pygame.Rect(rect.left + 32, rect.top + 226, rect.width - 64, 70)
    pane.draw_timeline(surface, strip, age_s, marked=advice if ramp(age_s, 2.0, 0.1) else None)
    _draw_counts(surface, pane.score, rect, top=strip.bottom + 18)
    _draw_words(surface, pane, rect, age_s, advice, top=strip.bottom + 64)


def _draw_counts(surface: pygame.Surface, score: Score, rect: pygame.Rect, *, top: int) -> None:
    """How many moves of each grade, in a row."""
    width = (rect.width - 48) / len(Grade)
    for number, grade in enumerate(Grade):
        x, color = rect.left + 24 + width * (number + 0.5), GRADE_COLORS[grade]
        count = str(score.grades.get(grade, 0))
        name_px = render(grade.value, 18, color).get_width()
        left = x - (name_px + 8 + render(count, 28, WHITE).get_width()) / 2
        place = write(surface, count, size_px=28, color=WHITE, midleft=(left, top + 14))
        write(surface, grade.value, size_px=18, color=color, midleft=(place.right + 8, top + 16))


def _draw_words(
    surface: pygame.Surface, pane: PlayerPane, rect: pygame.Rect, age_s: float, advice: Advice | None, *, top: int
) -> None:
    alpha = round(ramp(age_s, 1.8, 0.5) * 8) / 8
    left = rect.left + 36
    if advice is None:
        write(surface, "Every move perfect!", size_px=44, glow=GOLD, alpha=alpha, midtop=(rect.centerx, top + 60))
        return
    card = pane.card(advice, CARD)
    if card is not None:
        card = card.copy()
        card.set_alpha(int(255 * alpha))
        surface.blit(card, (left, top + 4))
        left += CARD[0] + 28
    head = f"Work on {moment_words(advice.move.start_s)}"
    write(surface, head, size_px=26, color=MUTED, alpha=alpha, topleft=(left, top))
    y = top + 38
    for text, size_px, color in _advice_lines(advice):
        room = rect.right - 24 - left
        y = (
            write(surface, text, size_px=size_px, color=color, alpha=alpha, max_width=room, topleft=(left, y)).bottom
            - 2
        )
    usual = timing_words(usual_timing_s(pane.score))
    notes = [f"best combo {pane.score.best_combo}", f"mostly {usual}" if usual else ""]
    write(
        surface,
        "   ".join(note for note in notes if note),
        size_px=22,
        color=MUTED,
        is_bold=False,
        alpha=alpha,
        bottomleft=(left, top + CARD[1] + 4),
    )


def _advice_lines(advice: Advice) -> list[tuple[str, int, tuple[int, int, int]]]:
    """The texts of what to work on, with size and colour, most telling first."""
    judged = advice.judged
    lines = []
    if judged.worst_limb and judged.similarity > 0:
        lines.append((limb_words(judged.worst_limb).capitalize(), 48, LIMB_RED))
    for words in (timing_words(judged.timing_s), missing_words(judged)):
        if words:
            lines.append((words[0].upper() + words[1:], 34 if lines else 42, WHITE))
    return lines or [(f"Nearly there: {judged.grade.value.lower()}", 36, WHITE)]


def draw_several(surface: pygame.Surface, panes: Sequence[PlayerPane], rect: pygame.Rect, age_s: float) -> None:
    """Draw a row for each player, the best first; the fewer there are, the larger."""
    room = pygame.Rect(rect.left + 28, rect.top + 54, rect.width - 56, rect.height - 64)
    height = min(TALLEST_ROW, room.height // len(panes))
    first = room.centery - height * len(panes) / 2
    for row, pane in enumerate(panes):
        _draw_row(surface, pane, pygame.Rect(room.left, round(first + row * height), room.width, height), age_s)


def _draw_row(surface: pygame.Surface, pane: PlayerPane, rect: pygame.Rect, age_s: float) -> None:
    color, middle = slot_color(pane.slot), rect.centery
    disc = badge(34, color)
    surface.blit(disc, disc.get_rect(midleft=(rect.left, middle)))
    size_px, star_px = min(64, rect.height // 2 + 2), min(36, round(0.27 * rect.height))
    shown = spaced(pane.score.points * ramp(age_s, 0.2, COUNT_S))
    place = (rect.left + 48, middle - 0.18 * rect.height)
    write(surface, shown, size_px=size_px, color=color, max_width=270, midleft=place)
    stars_middle = (rect.left + 48 + 3.5 * 1.16 * star_px, middle + 0.29 * rect.height)
    pane.draw_stars(surface, stars_middle, age_s, diameter=star_px)
    strip = pygame.Rect(rect.left + STRIP_X, 0, STRIP_WIDTH, min(90, round(0.66 * rect.height)))
    strip.centery = middle
    pane.draw_timeline(surface, strip, age_s)
    words = pygame.Rect(strip.right + 32, rect.top, rect.right - strip.right - 32, rect.height)
    if not pane.advice:
        write(surface, "Every move perfect!", size_px=30, color=GREEN, max_width=words.width, midleft=words.midleft)
        return
    size = (min(116, round(0.78 * rect.height)), min(146, rect.height - 6))
    card = pane.card(pane.advice[0], size)
    if card is not None:
        surface.blit(card, card.get_rect(midright=(rect.right, middle)))
        words.width -= size[0] + 14
    _draw_row_words(surface, pane.advice[0], words)


def _draw_row_words(surface: pygame.Surface, advice: Advice, rect: pygame.Rect) -> None:
    """Limb or lack, large; under it the moment and what else was missing."""
    lines = _advice_lines(advice)
    text, _, color = lines[0]
    write(surface, text, size_px=31, color=color, max_width=rect.width, midleft=(rect.left, rect.centery - 17))
    more = "  ".join([moment_words(advice.move.start_s), *(line for line, _, _ in lines[1:2])])
    write(surface, more, size_px=22, color=MUTED, max_width=rect.width, midleft=(rect.left, rect.centery + 20))
