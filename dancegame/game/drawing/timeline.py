"""A dance as a strip of its moves: a bar for each, coloured and as high as its grade, a star over gold ones."""

from collections.abc import Sequence

import pygame

from dancegame.core.score import Grade, JudgedMove
from dancegame.core.song import Move
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.colors import FAINT, GLASS, GOLD, GRADE_COLORS, NIGHT, WHITE, mix
from dancegame.game.drawing.shapes import star

# Height says the grade to whoever cannot tell the colours apart.
HEIGHTS = {Grade.PERFECT: 1.0, Grade.GREAT: 0.8, Grade.GOOD: 0.6, Grade.OK: 0.42, Grade.MISS: 0.22}
GROWING_S, GROWS_IN_S = 1.2, 0.35


def draw_timeline(
    surface: pygame.Surface,
    rect: pygame.Rect,
    moves: Sequence[Move],
    judged: Sequence[JudgedMove],
    *,
    age_s: float = 1e3,
    marked: int | None = None,
) -> None:
    """Draw the judged moves of a song into rect, growing from left to right as age_s passes.

    marked: index of the move that a mark points at.
    """
    if not judged:
        return
    start_s = min(moves[one.index].start_s for one in judged)
    span_s = max(max(moves[one.index].end_s for one in judged) - start_s, 1e-3)
    star_px = max(14, round(0.34 * rect.height))
    bars = pygame.Rect(rect.left, rect.top + star_px, rect.width, rect.height - star_px)
    pygame.draw.rect(surface, mix(NIGHT, GLASS, 0.8), bars, border_radius=6)
    for one in judged:
        move = moves[one.index]
        left, right = ((second - start_s) / span_s for second in (move.start_s, move.end_s))
        width = round((right - left) * bars.width)
        place = pygame.Rect(round(bars.left + left * bars.width), 0, max(2, width - (2 if width > 6 else 1)), 0)
        _draw_bar(surface, place, bars, one, grown=ramp(age_s, GROWING_S * left, GROWS_IN_S))
        if one.index == marked:
            _draw_mark(surface, (place.centerx, bars.bottom + 3))
        if one.is_gold:
            picture = star(star_px, GOLD, is_lit=one.grade in (Grade.PERFECT, Grade.GREAT))
            surface.blit(picture, picture.get_rect(center=(place.centerx, rect.top + star_px // 2 - 1)))


def _draw_bar(surface: pygame.Surface, place: pygame.Rect, bars: pygame.Rect, one: JudgedMove, *, grown: float) -> None:
    color = FAINT if one.is_left_out else GRADE_COLORS[one.grade]
    share = 0.12 if one.is_left_out else HEIGHTS[one.grade]
    height = round(share * bars.height * grown)
    if height <= 0:
        return
    bar = pygame.Rect(place.left, bars.bottom - height, place.width, height)
    pygame.draw.rect(surface, color, bar, border_radius=min(4, place.width // 2))
    pygame.draw.rect(surface, mix(color, WHITE, 0.5), (bar.left, bar.top, bar.width, min(3, height)), border_radius=2)


def _draw_mark(surface: pygame.Surface, top: tuple[int, int]) -> None:
    x, y = top
    pygame.draw.polygon(surface, WHITE, [(x, y), (x - 9, y + 13), (x + 9, y + 13)])
