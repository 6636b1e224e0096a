"""What somebody's evenings come to, in large figures."""

from dataclasses import dataclass

from dancegame.core.energy import WEIGHT_KG
from dancegame.core.records import Statistics
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import balanced, measured, write, write_lines
from dancegame.game.drawing.still import still
from dancegame.game.drawing.tiles import LINE_SHARE, draw_pane
from dancegame.texts import _, n_

TILE, GAP, LEAST_WIDTH = 140.0, 14.0, 225.0
# A plot needs its room, too.
MOST_GROWN = 1.1
FIGURE_SIZE, WORDS_SIZE, NOTE_SIZE = 64.0, 30.0, 28.0


@dataclass(frozen=True)
class Figure:
    """A number, and what it counts."""

    number: str
    words: str


def figures_of(statistics: Statistics) -> tuple[Figure, ...]:
    """Return the figures of somebody."""
    minutes, kcal = round(statistics.minutes), round(statistics.kcal)
    guessed = _("guessed right")
    if statistics.answer_s is not None:
        guessed = _("guessed right, after {seconds} s", seconds=round(statistics.answer_s))
    row = n_("evening in a row", "evenings in a row", statistics.streak)
    if statistics.best_streak > statistics.streak:
        best = _("best {count}", count=statistics.best_streak)
        row = f"{row}, {best}"
    return (
        Figure(spaced(minutes), n_("minute danced", "minutes danced", minutes)),
        Figure(f"~ {spaced(kcal)}", _("kcal, roughly")),
        Figure(f"{statistics.streak}", row),
        Figure(f"{spaced(statistics.right_guesses)}/{spaced(statistics.guesses)}", guessed),
        Figure(spaced(statistics.rounds), n_("time danced", "times danced", statistics.rounds)),
        Figure(f"{statistics.songs}", n_("different song", "different songs", statistics.songs)),
    )


def draw_figures(canvas: Canvas, box: Box, statistics: Statistics) -> float:
    """Draw the figures from the top of a box, in one row or two, and how rough some are; returns where they end."""
    figures, theme = figures_of(statistics), canvas.theme
    columns = len(figures) if box.width >= len(figures) * LEAST_WIDTH else 3
    width = (box.width - GAP * (columns - 1)) / columns
    colors = (theme.primary, theme.warning, theme.gold, theme.good, theme.ambient, theme.secondary)
    bottom, height = box.top, TILE * min(MOST_GROWN, canvas.look.text_scale)
    for number, (figure, color) in enumerate(zip(figures, colors, strict=True)):
        row, column = divmod(number, columns)
        place = Box(box.left + column * (width + GAP), box.top + row * (height + GAP), width, height)
        _draw_figure(canvas, place, figure, color)
        bottom = place.bottom
    note = _("Energy is a rough guess from how fast you move, for somebody of {kg} kg.", kg=round(WEIGHT_KG))
    top = (box.centerx, bottom + 4)
    return write_lines(canvas, note, size=NOTE_SIZE, max_width=box.width, midtop=top, color=theme.muted)


@still
def _draw_figure(canvas: Canvas, box: Box, figure: Figure, color: Color) -> None:
    draw_pane(canvas, box, color=color, is_lit=False, radius=26)
    room = box.width - 32
    lines = balanced(canvas, figure.words, WORDS_SIZE, room)
    heights = [LINE_SHARE * measured(canvas, line, WORDS_SIZE, is_bold=False)[1] for line in lines]
    number = LINE_SHARE * measured(canvas, figure.number, FIGURE_SIZE)[1]
    shrink = min(1.0, (box.height - 16) / (number + sum(heights)))
    y = box.centery - shrink * (number + sum(heights)) / 2
    place = (box.centerx, y + shrink * number / 2)
    write(canvas, figure.number, size=shrink * FIGURE_SIZE, color=color, max_width=room, center=place)
    y += shrink * number
    for line, height in zip(lines, heights, strict=True):
        place = (box.centerx, y + shrink * height / 2)
        write(canvas, line, size=shrink * WORDS_SIZE, is_bold=False, max_width=room, center=place)
        y += shrink * height
