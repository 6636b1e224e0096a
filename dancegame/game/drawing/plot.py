"""How somebody got better in a song: a dot a day, the best so far as a line of light, stars as bands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

import pygame

from dancegame.core.score import MAX_POINTS, STAR_SHARES
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.glow import add, soft_disc
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.shapes import LIGHT, draw_disc, draw_panel, draw_star
from dancegame.game.drawing.still import still

STAR, DOT, LINE = 34.0, 22.0, 7.0
LABEL_SIZE, LABEL_GAP = 30.0, 40.0
# More dots than this would run into each other: then only the line and its steps are drawn.
MOST_DOTS = 120


@dataclass(frozen=True)
class PlotPoint:
    """A day and its best points. words: how the day is called below the plot."""

    day: date
    points: int
    words: str


@still
def draw_plot(canvas: Canvas, box: Box, points: tuple[PlotPoint, ...], *, color: Color) -> None:
    """Draw a plot into a box: days from left to right, the first and the last one named, points upwards."""
    label = measured(canvas, "0", LABEL_SIZE)[1]
    ground = Box(box.left + STAR + 18, box.top, box.width - STAR - 18, box.height - label - 8)
    _draw_bands(canvas, ground, best=max((point.points for point in points), default=0))
    if not points:
        return
    room = ground.inflate(-2 * DOT, -2 * DOT)
    places = _places(points, room)
    best = list(accumulate((point.points for point in points), max))
    line = [(x, _y(so_far, room)) for (x, _), so_far in zip(places, best, strict=True)]
    _draw_line(canvas, [(ground.left + 2, line[0][1]), *line, (ground.right - 3, line[-1][1])], color)
    if len(places) <= MOST_DOTS:
        for place in places:
            light = soft_disc(canvas.px(3 * DOT), canvas.px(3 * DOT), dim(color, 0.5))
            add(canvas.surface, light, light.get_rect(center=canvas.point(place)).topleft)
            draw_disc(canvas, place, DOT, mix(color, LIGHT, 0.55))
    _draw_days(canvas, points, places, Box(ground.left, ground.bottom + 4, ground.width, label))


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
            pygame.draw.aaline(canvas.surface, tint, start, end, width_px)
        for corner in pixels[1:-1]:
            pygame.draw.circle(canvas.surface, tint, corner, width_px / 2)


def _draw_days(canvas: Canvas, points: Sequence[PlotPoint], places: Sequence[tuple[float, float]], box: Box) -> None:
    """The first and the last day by name, and those between that have room."""
    drawn: list[Box] = []
    order = [0, len(points) - 1, *range(1, len(points) - 1)]
    for number in dict.fromkeys(order):
        width = measured(canvas, points[number].words, LABEL_SIZE, is_bold=False)[0]
        place = Box(0, box.top, width, box.height)
        place.centerx = min(max(places[number][0], box.left + width / 2), box.right - width / 2)
        if any(place.inflate(2 * LABEL_GAP, 0).colliderect(other) for other in drawn):
            continue
        drawn.append(place)
        color = canvas.theme.muted
        write(canvas, points[number].words, size=LABEL_SIZE, is_bold=False, color=color, midtop=place.midtop)
