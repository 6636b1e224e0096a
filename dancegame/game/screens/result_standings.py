"""The evening after a song: who stands where, who rose or fell, what the points are made of, and what is at stake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dancegame.core.evening.drama import label
from dancegame.core.evening.players import Player
from dancegame.core.evening.standings import Standing
from dancegame.core.poses import Pose
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.contestants import draw_contestant, light_of, players_of
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import balanced, fitted, measured, write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.strictness import draw_strictness, strictness_width
from dancegame.texts import _
from dancegame.texts.words import text_words

TALLEST_ROW, GAP = 210.0, 12.0
# In so high a row the points of the song stand under those of the evening.
TALL_ROW = 150.0
# The points of the song come to those of before, and then everybody moves to their place.
COUNT_FROM_S, COUNT_S, MOVE_FROM_S, MOVE_S = 0.5, 1.3, 2.0, 0.7
SETTLED_S = MOVE_FROM_S + MOVE_S
# Whoever was seen dancing so much of the evening was not away.
THERE_SHARE = 0.995
NOTE, LEGEND, SWATCH = 36.0, 36.0, 30.0


@dataclass(frozen=True)
class Table:
    """What there is to show. before: the standings before the song. everybody: who plays, for the members of teams."""

    standings: Sequence[Standing]
    before: Sequence[Standing]
    everybody: Sequence[Player]
    portraits: Mapping[int, Pose]

    def place_before(self, standing: Standing) -> int | None:
        """Return which row somebody had, None for whoever is new."""
        return next((row for row, one in enumerate(self.before) if one.is_of(standing)), None)

    def was_out(self, standing: Standing) -> bool:
        """Return whether somebody was out already."""
        row = self.place_before(standing)
        return row is not None and self.before[row].is_out


def draw_standings(canvas: Canvas, table: Table, box: Box, age_s: float) -> None:
    """Draw a row each, the best first, and what the bars mean under them; age_s: since they are shown."""
    foot = _draw_notes(canvas, table, box)
    room = Box(box.left, box.top, box.width, foot - 16 - box.top)
    count = len(table.standings)
    height = min(TALLEST_ROW, (room.height - GAP * (count - 1)) / max(1, count))
    first = room.centery - (count * (height + GAP) - GAP) / 2
    most = max([1, *(standing.points for standing in table.standings)])
    moved = 1.0 if canvas.look.is_calm else ramp(age_s, MOVE_FROM_S, MOVE_S)
    # Whoever rises passes above the others.
    for row in reversed(range(count)):
        was = table.place_before(table.standings[row])
        start = row if not table.before else count - 1 if was is None else min(was, count - 1)
        y = first + (start + (row - start) * moved) * (height + GAP)
        _draw_row(canvas, table, row, Box(room.left, y, room.width, height), age_s, most=most)


def _draw_row(canvas: Canvas, table: Table, row: int, box: Box, age_s: float, *, most: int) -> None:
    standing, theme, is_told = table.standings[row], canvas.theme, age_s >= MOVE_FROM_S
    if not is_told and not table.was_out(standing):
        standing = replace(standing, is_out=False)
    light = light_of(theme, standing.who)
    color = mix(light, theme.faint, 0.6) if standing.is_out else light
    fill = theme.glass if standing.is_out else mix(theme.glass, light, 0.10)
    draw_panel(canvas, box, fill, color if standing.place == 1 else mix(theme.glass_edge, color, 0.4), radius=24)
    middle, tall = box.centery, 0.9 * box.height
    size = fitted(canvas, "88", 0.56 * box.height, 0.9 * box.height)[1]
    left = box.left + 20
    column = measured(canvas, "8", size)[0] * 1.2
    if is_told or not table.before:
        ink = theme.gold if standing.place == 1 else theme.faint if standing.is_out else theme.ink
        write(canvas, str(standing.place), size=size, color=ink, center=(left + column / 2, middle))
    left += column + 8
    rise = 0.34 * box.height
    if is_told:
        _draw_rise(canvas, table, standing, Box(left, middle - tall / 2, rise, tall))
    left += rise + 14
    face = Box(left, middle - tall / 2, tall, tall)
    draw_contestant(canvas, face, standing.who, players_of(standing.who, table.everybody), table.portraits)
    right = _draw_points(canvas, table, standing, box, age_s)
    words = Box(face.right + 24, box.top, right - face.right - 48, box.height)
    name = text_words(label(standing))
    at = (words.left, box.top + 0.34 * box.height)
    ink = theme.faint if standing.is_out else light
    high = min(76, 0.44 * box.height)
    lights = strictness_width(standing.who, 0.6 * high)
    written = write(canvas, name, size=high, color=ink, max_width=words.width - lights, midleft=at)
    draw_strictness(canvas, (written.right, at[1]), 0.6 * high, standing.who)
    if standing.is_out:
        gone, place = _("out"), (written.right + lights + 24, at[1])
        write(canvas, gone, size=36, color=theme.warning, max_width=words.right - place[0], midleft=place)
    gauge = Box(words.left, 0, words.width, 0.2 * box.height)
    gauge.centery = box.top + 0.76 * box.height
    shown = _counted(canvas, table, standing, age_s) / max(1, standing.points)
    _draw_parts(canvas, standing, gauge, color=color, most=most, shown=shown)


def _counted(canvas: Canvas, table: Table, standing: Standing, age_s: float) -> float:
    """The points of the evening as they are counted up from those before the song."""
    was = table.place_before(standing)
    before = table.before[was].points if was is not None else 0
    share = 1.0 if canvas.look.is_calm else ramp(age_s, COUNT_FROM_S, COUNT_S)
    return before + (standing.points - before) * share


def _draw_points(canvas: Canvas, table: Table, standing: Standing, box: Box, age_s: float) -> float:
    """Draw the points of the evening, large, and those of the song beside or under them; returns where they begin."""
    theme = canvas.theme
    is_tall, right = box.height >= TALL_ROW, box.right - 24
    # As large for everybody as the most points are.
    most = spaced(max(one.points for one in table.standings))
    size = fitted(canvas, most, min(84, 0.54 * box.height), 0.22 * box.width)[1]
    small = fitted(canvas, f"+{most}", min(54, 0.36 * box.height), 0.15 * box.width)[1]
    width, gain = measured(canvas, most, size)[0], measured(canvas, f"+{most}", small)[0]
    color = theme.faint if standing.is_out else theme.ink
    points = spaced(_counted(canvas, table, standing, age_s))
    y = box.top + (0.36 if is_tall else 0.5) * box.height
    write(canvas, points, size=size, color=color, midright=(right, y))
    place = (right, box.top + 0.75 * box.height) if is_tall else (right - width - 24, box.centery)
    if standing.song > 0:
        write(canvas, f"+{spaced(standing.song)}", size=small, color=theme.good, midright=place)
    return right - (max(width, gain) if is_tall else width + 24 + gain)


def _draw_rise(canvas: Canvas, table: Table, standing: Standing, box: Box) -> None:
    """An arrow up or down, and by how many places."""
    was = table.place_before(standing)
    climbed = 0 if was is None else table.before[was].place - standing.place
    if climbed == 0:
        return
    color = canvas.theme.good if climbed > 0 else canvas.theme.warning
    half, y = 0.42 * box.width, box.top + (0.30 if climbed > 0 else 0.70) * box.height
    tip = y - half if climbed > 0 else y + half
    base = y + 0.6 * half if climbed > 0 else y - 0.6 * half
    corners = [(box.centerx, tip), (box.centerx - half, base), (box.centerx + half, base)]
    pen.polygon(canvas.surface, color, [canvas.point(corner) for corner in corners])
    middle = (box.centerx, box.top + (0.70 if climbed > 0 else 0.30) * box.height)
    write(canvas, str(abs(climbed)), size=min(52, 0.34 * box.height), color=color, center=middle)


def _parts(canvas: Canvas, color: Color) -> tuple[Color, Color, Color]:
    """The colours of what is danced, guessed, and counted for what was missed."""
    return color, canvas.theme.ink, mix(color, canvas.theme.night, 0.62)


def _draw_parts(canvas: Canvas, standing: Standing, box: Box, *, color: Color, most: int, shown: float) -> None:
    """A bar of what the points are made of, as long as there are points beside the most."""
    theme = canvas.theme
    draw_panel(canvas, box, mix(theme.glass, theme.night, 0.5), theme.glass_edge, radius=box.height / 2, edge=1)
    x = box.left
    parts = zip(_parts(canvas, color), (standing.dance, standing.guess, standing.missed), strict=True)
    for tint, points in parts:
        width = box.width * points / most * shown
        if points > 0 and canvas.px(width) > 0:
            canvas.surface.fill(dim(tint, 0.94), canvas.rect(Box(x, box.top + 3, max(3.0, width), box.height - 6)))
        x += width


def _draw_notes(canvas: Canvas, table: Table, box: Box) -> float:
    """What the colours of the bars mean, and how who was away is counted; returns where it begins."""
    theme, y = canvas.theme, box.bottom
    if any(one.missed or one.share < THERE_SHARE for one in table.standings):
        text = _("Away for a while? It counts as you usually dance: nothing lost, nothing won.")
        step = 0.9 * measured(canvas, text, NOTE, is_bold=False)[1]
        for line in reversed(balanced(canvas, text, NOTE, box.width)):
            at = (box.centerx, y)
            write(canvas, line, size=NOTE, color=theme.muted, is_bold=False, max_width=box.width, midbottom=at)
            y -= step
    return _draw_legend(canvas, table, Box(box.left, y - 48, box.width, 44))


def _draw_legend(canvas: Canvas, table: Table, row: Box) -> float:
    words = [_("danced"), _("guessed"), _("counted for what was missed")]
    kinds = [True, any(one.guess for one in table.standings), any(one.missed for one in table.standings)]
    light = light_of(canvas.theme, table.standings[0].who) if table.standings else canvas.theme.ink
    entries = [
        (word, tint) for word, tint, is_there in zip(words, _parts(canvas, light), kinds, strict=True) if is_there
    ]
    if len(entries) < 2:
        return row.bottom
    size = fitted(canvas, "".join(word for word, _tint in entries), LEGEND, row.width - 120 * len(entries))[1]
    widths = [SWATCH + 14 + measured(canvas, word, size, is_bold=False)[0] for word, _tint in entries]
    x = row.centerx - (sum(widths) + 48 * (len(widths) - 1)) / 2
    for (word, tint), width in zip(entries, widths, strict=True):
        canvas.surface.fill(dim(tint, 0.94), canvas.rect(Box(x, row.centery - SWATCH / 2 + 4, SWATCH, SWATCH - 8)))
        place = (x + SWATCH + 14, row.centery)
        write(canvas, word, size=size, color=canvas.theme.muted, is_bold=False, midleft=place)
        x += width + 48
    return row.top
