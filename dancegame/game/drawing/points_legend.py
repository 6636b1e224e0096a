"""Whose curve is whose, with their points at a move and who is ahead."""

from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.hud import MINUS, spaced
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.points_curve import LINE, PointsOverTime
from dancegame.texts import _

SIZE, DASH, GAP = 34.0, 40.0, 40.0


def draw_legend(
    canvas: Canvas, curve: PointsOverTime, midleft: tuple[float, float], *, color: Color, lit: int | None
) -> float:
    """Draw it in a row from the left, for the end or the move that is lit; returns where it ends.

    Alone on the chart a line needs no name unless its points at a move are told.
    """
    x, y = midleft
    theme, at = canvas.theme, -1 if lit is None else lit
    names: list[tuple[str, int, Color]] = []
    if curve.ghost or lit is not None:
        names.append((_("You"), curve.own[at][1], color))
    if curve.ghost:
        names.append((_("Ghost"), curve.ghost[at][1], theme.ghost))
    for name, points, tint in names:
        text = name if lit is None else f"{name} {spaced(points)}"
        x = _draw_name(canvas, text, (x, y), tint)
    if curve.ghost and curve.own[at][1] != curve.ghost[at][1]:
        lead = curve.own[at][1] - curve.ghost[at][1]
        text, tint = f"{'+' if lead >= 0 else MINUS}{spaced(abs(lead))}", theme.good if lead >= 0 else theme.warning
        x = write(canvas, text, size=SIZE, color=tint, midleft=(x, y)).right + GAP
    return x


def _draw_name(canvas: Canvas, text: str, midleft: tuple[float, float], color: Color) -> float:
    x, y = midleft
    dash = canvas.rect(Box(x, y - LINE / 2, DASH, LINE))
    pen.rect(canvas.surface, color, dash, border_radius=dash.height)
    return write(canvas, text, size=SIZE, color=color, midleft=(x + DASH + 12, y)).right + GAP
