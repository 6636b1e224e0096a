"""How somebody got better in a song: a dot a day, the best so far as a line of light, stars as bands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

import pygame

from dancegame.core.score import MAX_POINTS, STAR_SHARES
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.glow import add, soft_disc
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.shapes import LIGHT, draw_disc, draw_panel, draw_star
from dancegame.game.drawing.still import still
from dancegame.texts.dates import day_words

STAR, DOT, LINE = 34.0, 22.0, 7.0
LABEL_SIZE, LABEL_GAP, SHORT_LABEL = 30.0, 40.0, 70.0
# More dots than this would run into each other.
MOST_DOTS, GRAIN = 120, 9.0


@dataclass(frozen=True)
class PlotPoint:
    """A day and its best points."""

    day: date
    points: int


@still
def draw_plot(canvas: Canvas, box: Box, points: tuple[PlotPoint, ...], *, color: Color, today: date) -> None:
    """Draw a plot into a box: days from left to right, the first and the last one named, points upwards."""
    label = measured(canvas, "0", LABEL_SIZE)[1]
    ground = Box(box.left + STAR + 18, box.top, box.width - STAR - 18, box.height - label - 8)
    _draw_bands(canvas, ground, best=max((point.points for point in points), default=0))
    if not points:
        return
    room = ground.inflate(-2 * DOT, -2 * DOT)
    places = _places(points, room)
    _draw_line(canvas, _best_line(points, places, ground, room), color)
    _draw_dots(canvas, places, color)
    below = Box(ground.left, ground.bottom + 4, ground.width, label)
    _draw_days(canvas, [point.day for point in points], [x for x, _ in places], below, today=today)


def _y(points: float, room: Box) -> float:
    return room.bottom - room.height * points / MAX_POINTS


def _places(points: Sequence[PlotPoint], room: Box) -> list[tuple[float, float]]:
    """Where each day stands: a single one in the middle."""
    first, last = points[0].day.toordinal(), points[-1].day.toordinal()
    span = max(1, last - first)
    shares = [0.5 if last == first else (point.day.toordinal() - first) / span for point in points]
    return [
        (room.left + room.width * share, _y(point.points, room)) for share, point in zip(shares, points, strict=True)
    ]


def _best_line(
    points: Sequence[PlotPoint], places: Sequence[tuple[float, float]], ground: Box, room: Box
) -> list[tuple[float, float]]:
    """The corners of the best so far: only where it rises."""
    best = [_y(so_far, room) for so_far in accumulate((point.points for point in points), max)]
    corners = [(ground.left + 2, best[0])]
    for (before, (x, _)), (low, high) in zip(pairwise(places), pairwise(best), strict=True):
        if high != low:
            corners += [(before[0], low), (x, high)]
    return [*corners, (ground.right - 3, best[-1])]


def _draw_dots(canvas: Canvas, places: Sequence[tuple[float, float]], color: Color) -> None:
    """A dot of light a day, where there are many a grain."""
    if len(places) > MOST_DOTS:
        for place in places:
            draw_disc(canvas, place, GRAIN, mix(color, LIGHT, 0.3))
        return
    light = soft_disc(canvas.px(3 * DOT), canvas.px(3 * DOT), dim(color, 0.5))
    for place in places:
        add(canvas.surface, light, light.get_rect(center=canvas.point(place)).topleft)
        draw_disc(canvas, place, DOT, mix(color, LIGHT, 0.55))


def _draw_bands(canvas: Canvas, ground: Box, *, best: int) -> None:
    """A band for each star, lit where it has been reached; stars too close to each other have only their band."""
    theme = canvas.theme
    draw_panel(canvas, ground, mix(theme.night, theme.glass, 0.6), theme.glass_edge, radius=16, edge=2, alpha=210)
    room, drawn = ground.inflate(-2 * DOT, -2 * DOT), ground.bottom
    for number, (share, above) in enumerate(pairwise((*STAR_SHARES, 1.0)), start=1):
        y, top = _y(share * MAX_POINTS, room), _y(above * MAX_POINTS, room)
        if number == len(STAR_SHARES):
            top = ground.top + 2
        is_lit = best >= share * MAX_POINTS
        band = canvas.rect(Box(ground.left + 2, top, ground.width - 4, y - top))
        light = pygame.Surface(band.size)
        light.fill(dim(theme.gold, (0.05 + 0.02 * number) * (1.0 if is_lit else 0.35)))
        add(canvas.surface, light, band.topleft)
        edge = canvas.rect(Box(ground.left + 2, y, ground.width - 4, 2))
        edge.height = max(1, edge.height)
        canvas.surface.fill(mix(theme.glass, theme.gold, 0.35 if is_lit else 0.12), edge)
        if drawn - y >= 0.9 * STAR:
            draw_star(canvas, (ground.left - 12 - STAR / 2, y), STAR, is_lit=is_lit, has_glow=False)
            drawn = y


def _draw_line(canvas: Canvas, corners: Sequence[tuple[float, float]], color: Color) -> None:
    """A thread of light that only ever rises."""
    strokes = ((dim(color, 0.45), 2.6 * LINE), (color, LINE), (mix(color, LIGHT, 0.7), 0.34 * LINE))
    pixels = [canvas.point(corner) for corner in corners]
    for tint, width in strokes:
        width_px = max(1, canvas.px(width))
        for start, end in pairwise(pixels):
            pen.aaline(canvas.surface, tint, start, end, width_px)
        for corner in pixels[1:-1]:
            pen.circle(canvas.surface, tint, corner, width_px / 2)


def _draw_days(canvas: Canvas, days: Sequence[date], places: Sequence[float], box: Box, *, today: date) -> None:
    """The first and the last day by name, and those between that have room."""
    drawn: list[Box] = []
    for number in dict.fromkeys((0, len(days) - 1, *range(1, len(days) - 1))):
        x, near = places[number], LABEL_GAP + SHORT_LABEL / 2
        # Of hundreds of days only those are measured that have room for a short name.
        if any(other.left - near < x < other.right + near for other in drawn):
            continue
        words = day_words(days[number], today=today)
        width = measured(canvas, words, LABEL_SIZE, is_bold=False)[0]
        place = Box(0, box.top, width, box.height)
        place.centerx = min(max(x, box.left + width / 2), box.right - width / 2)
        if any(place.inflate(2 * LABEL_GAP, 0).colliderect(other) for other in drawn):
            continue
        drawn.append(place)
        color = canvas.theme.muted
        write(canvas, words, size=LABEL_SIZE, is_bold=False, color=color, midtop=place.midtop)
