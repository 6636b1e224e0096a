"""The mark of a grade: a shape in its colour, so that nobody depends on colours alone."""

from dancegame.core.evening.players import Shape
from dancegame.core.score import Grade
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.shapes import LIGHT

_SHAPES = {
    Grade.PERFECT: Shape.STAR,
    Grade.GREAT: Shape.DIAMOND,
    Grade.GOOD: Shape.CIRCLE,
    Grade.OK: Shape.TRIANGLE,
}
_REACH, _THICK = 0.30, 0.20


def draw_grade_mark(canvas: Canvas, center: tuple[float, float], size: float, grade: Grade | None) -> None:
    """Draw a grade around its middle: a miss is a cross, what was not judged (None) a dash."""
    if grade in _SHAPES:
        draw_mark(canvas, center, size, color=canvas.theme.grades[grade], shape=_SHAPES[grade])
        return
    reach, thick = _REACH * size, _THICK * size
    if grade is None:
        _stroke(canvas, (center[0] - reach, center[1]), (center[0] + reach, center[1]), thick, canvas.theme.faint)
        return
    for side in (-1, 1):
        begin, end = (center[0] - reach, center[1] - side * reach), (center[0] + reach, center[1] + side * reach)
        _stroke(canvas, begin, end, thick, canvas.theme.grades[grade])


def _stroke(canvas: Canvas, begin: tuple[float, float], end: tuple[float, float], thick: float, color: Color) -> None:
    """A round line, lighter inside."""
    for share, tint in ((1.0, dim(color, 0.6)), (0.62, mix(color, LIGHT, 0.15))):
        width = canvas.px(share * thick)
        pen.line(canvas.surface, tint, canvas.point(begin), canvas.point(end), width)
        for place in (begin, end):
            pen.circle(canvas.surface, tint, canvas.point(place), width / 2)
