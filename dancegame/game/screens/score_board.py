"""A leaderboard: places with names, days and points, each on a beam of light as long as its points."""

from datetime import date

from dancegame.core.records import Board, Place
from dancegame.core.score import MAX_POINTS, STAR_SHARES
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.shapes import draw_panel, draw_star
from dancegame.game.drawing.still import still
from dancegame.game.drawing.tiles import draw_badge
from dancegame.texts import _, n_
from dancegame.texts.dates import day_words

ROW, GAP, BADGE = 84.0, 10.0, 60.0
NAME_SIZE, POINTS_SIZE, DAY_SIZE, STAR = 42.0, 46.0, 30.0, 30.0
# Narrower rows say no stars, and narrower ones no day.
STARS_FROM, DAYS_FROM = 1000.0, 640.0


def draw_board(canvas: Canvas, box: Box, board: Board, *, today: date, is_evening: bool) -> None:
    """Draw as many places as there is room for. is_evening: points are of all songs together."""
    most = max(1, int((box.height + GAP) // (ROW + GAP)))
    places = board.places[:most]
    full = max((place.points for place in places), default=1) if is_evening else MAX_POINTS
    for number, (place, row) in enumerate(zip(places, rows(box, most, height=ROW, gap=GAP), strict=False), start=1):
        if is_evening:
            text = n_("{count} dance", "{count} dances", place.rounds)
        else:
            text = day_words(date.fromisoformat(place.danced_at[:10]), today=today)
        stars = None if is_evening else place.stars
        _draw_place(canvas, row, number, place, text, share=place.points / max(1, full), stars=stars)


@still
def _draw_place(
    canvas: Canvas, box: Box, number: int, place: Place, text: str, *, share: float, stars: int | None
) -> None:
    theme, color = canvas.theme, _color(canvas, number)
    draw_panel(canvas, box, mix(theme.night, theme.glass, 0.7), theme.glass_edge, radius=box.height / 2, edge=2)
    points, column = spaced(place.points), box.right - 34
    column -= max(measured(canvas, text, POINTS_SIZE)[0] for text in (points, spaced(MAX_POINTS)))
    # No beam ends between the figures of the points.
    beam = Box(box.left, box.top, max(box.height, share * (column - 14 - box.left)), box.height)
    draw_panel(canvas, beam, mix(theme.glass, color, 0.34), mix(theme.glass, color, 0.34), radius=box.height / 2)
    draw_badge(canvas, (box.left + box.height / 2, box.centery), str(number), color=color, diameter=BADGE)
    write(canvas, points, size=POINTS_SIZE, midright=(box.right - 34, box.centery))
    right = column - 34
    if stars is not None and box.width >= STARS_FROM:
        right = _draw_stars(canvas, (right, box.centery), stars) - 30
    if box.width >= DAYS_FROM:
        day = write(canvas, text, size=DAY_SIZE, is_bold=False, color=theme.ink, midright=(right, box.centery))
        right = day.left - 24
    left = box.left + box.height + 16
    name = place.name or _("Guest")
    ink = theme.ink if place.name else theme.muted
    write(canvas, name, size=NAME_SIZE, color=ink, max_width=right - left, midleft=(left, box.centery - 1))


def _color(canvas: Canvas, number: int) -> Color:
    """Gold, silver, bronze, and the light of the others."""
    theme = canvas.theme
    medals = {1: theme.gold, 2: mix(theme.ink, theme.muted, 0.5), 3: mix(theme.gold, theme.warning, 0.75)}
    return medals.get(number, theme.ambient)


def _draw_stars(canvas: Canvas, midright: tuple[float, float], stars: int) -> float:
    """Draw the stars of a round; returns where they begin."""
    left = midright[0] - len(STAR_SHARES) * STAR
    for star in range(len(STAR_SHARES)):
        center = (left + (star + 0.5) * STAR, midright[1])
        draw_star(canvas, center, STAR, is_lit=star < stars, has_glow=False)
    return left
