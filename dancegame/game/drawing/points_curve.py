"""How points came in over a dance: a curve beside the ghost's, over a strip of the moves that earned them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from dancegame.core.ghost import Ghost
from dancegame.core.move_points import MovePoints
from dancegame.core.score import MAX_POINTS, STAR_SHARES
from dancegame.core.song import Move
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.lettering import LEAST_SIZE, measured, write
from dancegame.game.drawing.shapes import LIGHT, draw_star
from dancegame.game.drawing.still import still
from dancegame.game.drawing.timeline import GROWING_S, GROWS_IN_S, draw_timeline
from dancegame.texts import n_

BARS_HEIGHT = 60.0
# Below the moves: a mark at one of them, or what others write about them.
FOOT = 42.0
STAR = 32.0
LINE, RIVAL_LINE = 7.0, 5.0
# So long after its end a move is judged, and its points come.
JUDGED_S = 0.6
# Lines are drawn so much larger, and shrunk.
FINE = 3
Points = tuple[tuple[float, int], ...]
Place = tuple[float, float]


@dataclass(frozen=True, eq=False)
class PointsOverTime:
    """Points of a player and of a ghost, by song second. own, ghost: what they had from each second on.

    Each is itself alone: drawings of it are kept without looking through all its moves.
    """

    moves: tuple[Move, ...]
    told: tuple[MovePoints, ...]
    own: Points
    ghost: Points

    @classmethod
    def of(cls, moves: Sequence[Move], told: Sequence[MovePoints], ghost: Ghost | None) -> "PointsOverTime":
        """Return those of a dance, one judged move at least, with the ghost that danced along, if any did."""
        ends_s = [one.move.end_s for one in told]
        ghosts = [] if ghost is None else [ghost.points_at(end_s + JUDGED_S) for end_s in ends_s[:-1]]
        if ghost is not None:
            # What the end of a round closes was earned with its last move.
            ghosts.append(int(ghost.points[-1]))
        own = zip(ends_s, (one.so_far for one in told), strict=True)
        return cls(tuple(moves), tuple(told), tuple(own), tuple(zip(ends_s, ghosts, strict=False)))

    @property
    def span_s(self) -> tuple[float, float]:
        """The first and the last second of what was judged."""
        return self.told[0].move.start_s, max(one.move.end_s for one in self.told)

    @property
    def most(self) -> float:
        """The points at the top: the first star that nobody reached."""
        reached = max(points for _second, points in (*self.own, *self.ghost))
        return next((share * MAX_POINTS for share in STAR_SHARES if share * MAX_POINTS > reached), MAX_POINTS)

    def place_at(self, share: float) -> int:
        """Return the place of the move that is on at a share of the span."""
        start_s, end_s = self.span_s
        song_s = start_s + share * (end_s - start_s)
        return next((place for place, one in enumerate(self.told) if song_s < one.move.end_s), len(self.told) - 1)


def draw_curves(
    canvas: Canvas, box: Box, curve: PointsOverTime, *, color: Color, age_s: float, words: Box, lit: int | None = None
) -> None:
    """Draw both curves and the moves below them.

    words: where others write, and no star is named. lit: the place of the move at which a cursor stands.
    """
    bars = Box(box.left, box.bottom - FOOT - BARS_HEIGHT, box.width, BARS_HEIGHT)
    chart = Box(box.left, box.top, box.width, bars.top - box.top)
    _draw_curves(canvas, chart, curve, words, color=color)
    if age_s > GROWING_S + GROWS_IN_S:
        _draw_moves(canvas, bars, curve, lit=lit)
    else:
        draw_timeline(canvas, bars, curve.moves, [one.judged for one in curve.told], age_s=age_s)
    if lit is not None:
        _draw_cursor(canvas, chart, curve, lit, color=color)


@still
def _draw_moves(canvas: Canvas, box: Box, curve: PointsOverTime, *, lit: int | None) -> None:
    marked = None if lit is None else curve.told[lit].judged.index
    draw_timeline(canvas, box, curve.moves, [one.judged for one in curve.told], marked=marked)


def _spot(chart: Box, curve: PointsOverTime, at: tuple[float, float]) -> Place:
    start_s, end_s = curve.span_s
    across, up = (at[0] - start_s) / max(end_s - start_s, 1e-3), at[1] / curve.most
    return chart.left + across * chart.width, chart.bottom - up * chart.height


@still
def _draw_curves(canvas: Canvas, chart: Box, curve: PointsOverTime, words: Box, *, color: Color) -> None:
    theme = canvas.theme
    for share in STAR_SHARES:
        if share * MAX_POINTS <= curve.most:
            line = Box(chart.left, _spot(chart, curve, (0.0, share * MAX_POINTS))[1], chart.width, 2)
            pen.rect(canvas.surface, mix(theme.glass, theme.glass_edge, 0.4), canvas.rect(line))
    begin = (curve.span_s[0], 0)
    own, ghost = ([_spot(chart, curve, at) for at in (begin, *points)] for points in (curve.own, curve.ghost))
    ground = [*own, (own[-1][0], chart.bottom), (own[0][0], chart.bottom)]
    pen.polygon(canvas.surface, mix(theme.glass, color, 0.25), [canvas.point(place) for place in ground])
    lines = [(ghost, dim(theme.ghost, 0.85), RIVAL_LINE)] if curve.ghost else []
    _draw_lines(canvas, chart.inflate(20, 20), [*lines, (own, color, LINE)])
    stars = [place for share in STAR_SHARES if (place := _reached(chart, curve, share)) is not None]
    for place in stars:
        draw_star(canvas, place, STAR, is_lit=True, has_glow=False)
    names = [_star_name(canvas, chart, place, count) for count, place in enumerate(stars, 1)]
    named = [(text, spot) for text, spot in names if not spot.colliderect(words)]
    # The first and the last that have room for it say what they are.
    for text, spot in dict((*named[:1], *named[-1:])).items():
        write(canvas, text, size=LEAST_SIZE, color=theme.gold, is_bold=False, midtop=spot.midtop)


def _reached(chart: Box, curve: PointsOverTime, share: float) -> Place | None:
    """Where a share of all points was reached."""
    second = next((second for second, points in curve.own if points >= share * MAX_POINTS), None)
    return None if second is None else _spot(chart, curve, (second, share * MAX_POINTS))


def _star_name(canvas: Canvas, chart: Box, place: Place, count: int) -> tuple[str, Box]:
    """Return how many stars there are at a star, and where it is written: below it, or above where there is no room."""
    text = n_("{count} star", "{count} stars", count)
    width, height = measured(canvas, text, LEAST_SIZE, is_bold=False)
    spot = Box(place[0] - width / 2, place[1] + 0.42 * STAR, width, height)
    if spot.bottom > chart.bottom:
        spot.bottom = place[1] - 0.36 * STAR
    return text, spot.clamp(chart.inflate(-12, 2 * height))


def _draw_lines(canvas: Canvas, box: Box, lines: Sequence[tuple[Sequence[Place], Color, float]]) -> None:
    """Draw thick smooth lines inside of a box."""
    rect = canvas.rect(box)
    for places, color, thick in lines:
        large = pygame.Surface((FINE * rect.width, FINE * rect.height), pygame.SRCALPHA, 32)
        large.fill((*color, 0))
        scale, width = FINE * canvas.unit_px, round(FINE * canvas.unit_px * thick)
        points = [((x - box.left) * scale, (y - box.top) * scale) for x, y in places]
        pygame.draw.lines(large, color, False, points, width)
        for point in points:
            pygame.draw.circle(large, color, point, width / 2)
        canvas.surface.blit(pygame.transform.smoothscale(large, rect.size), rect)


def _draw_cursor(canvas: Canvas, chart: Box, curve: PointsOverTime, lit: int, *, color: Color) -> None:
    """A point of light on the curve after a move, and a line down from it."""
    one = curve.told[lit]
    x, y = _spot(chart, curve, (one.move.end_s, one.so_far))
    line = canvas.rect(Box(x - 2, y, 4, chart.bottom - y))
    pen.rect(canvas.surface, mix(canvas.theme.glass, canvas.theme.ink, 0.6), line)
    for radius, tint in ((13, color), (8, mix(color, LIGHT, 0.8))):
        pen.circle(canvas.surface, tint, canvas.point((x, y)), canvas.px(radius))
