"""How a dance went at a glance: its song, points and stars, how many moves of each grade."""

from dancegame.core.advice import usual_timing_s
from dancegame.core.score import Grade, Score
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import dim
from dancegame.game.drawing.grade_mark import draw_grade_mark
from dancegame.game.drawing.grades import grade_counts
from dancegame.game.drawing.lettering import balanced, fitted, measured, write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.still import still
from dancegame.game.screens.result_panes import PlayerPane
from dancegame.texts import _
from dancegame.texts.words import grade_words, usual_timing_words

PAD = 28.0
ROW = 58.0
# Rather than lines lower than this some notes go.
LEAST_ROW = 40.0


def draw_glance(canvas: Canvas, box: Box, pane: PlayerPane, headline: str, age_s: float) -> None:
    """Draw it into a pane of glass."""
    draw_panel(canvas, box, canvas.theme.glass, canvas.theme.glass_edge, radius=40, alpha=226)
    inside = box.inflate(-2 * PAD, -2 * PAD)
    y = _draw_headline(canvas, inside, headline)
    place = pane.draw_points(canvas, age_s, size=116, max_width=inside.width, midtop=(box.centerx, y - 4))
    star = min(78.0, inside.width / 8.2)
    pane.draw_stars(canvas, (box.centerx, place.bottom + star / 2 - 4), age_s, diameter=star)
    top = place.bottom + star + 12
    _draw_grades(
        canvas, Box(inside.left, top, inside.width, inside.bottom - top), grade_counts(pane.score), _notes(pane.score)
    )


@still
def _draw_headline(canvas: Canvas, box: Box, text: str) -> float:
    """Write the song and how it was guessed; returns where it ends."""
    lines = balanced(canvas, text, 38, box.width)
    y, color = box.top, canvas.theme.muted
    for line in lines:
        place = write(canvas, line, size=38, color=color, max_width=box.width, midtop=(box.centerx, y))
        y = place.bottom - 6
    return y


def _notes(score: Score) -> tuple[str, ...]:
    """What else there is to say of all of it."""
    usual = usual_timing_words(usual_timing_s(score))
    return (_("Best combo: {count}", count=score.best_combo), *((usual,) if usual else ()))


def _room(canvas: Canvas, box: Box, notes: tuple[str, ...]) -> tuple[float, float]:
    """Return the height of each line, and of the notes below all of them."""
    below = sum(measured(canvas, note, 34, is_bold=False)[1] for note in notes)
    return min(ROW, (box.height - below) / len(Grade)), below


@still
def _draw_grades(canvas: Canvas, box: Box, counts: tuple[int, ...], notes: tuple[str, ...]) -> None:
    """A line for each grade: its mark, its name, how many moves; notes below them where there is room."""
    theme = canvas.theme
    step, below = _room(canvas, box, notes)
    while notes and step < LEAST_ROW:
        notes = notes[:-1]
        step, below = _room(canvas, box, notes)
    width = min(box.width, 620.0)
    left = box.centerx - width / 2
    size = min(fitted(canvas, grade_words(grade), min(38.0, 0.74 * step), 0.5 * width)[1] for grade in Grade)
    y = box.top
    for grade, count in zip(Grade, counts, strict=True):
        middle = y + step / 2
        draw_grade_mark(canvas, (left + 20, middle), min(40.0, 0.8 * step), grade)
        color = theme.grades[grade] if count else dim(theme.muted, 0.7)
        write(canvas, grade_words(grade), size=size, color=color, midleft=(left + 58, middle))
        write(canvas, str(count), size=size, color=theme.ink if count else color, midright=(left + width, middle))
        y += step
    y = max(y, box.bottom - below)
    for note in notes:
        place = (box.centerx, y)
        y = write(canvas, note, size=34, color=theme.muted, is_bold=False, max_width=box.width, midtop=place).bottom
