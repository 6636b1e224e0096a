"""The one bar that all fill together, everybody's part in their colour."""

from collections.abc import Sequence

from dancegame.core.evening.players import Player
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import dim, mix
from dancegame.game.drawing.shapes import draw_panel

EDGE = 5.0


def draw_goal_bar(
    canvas: Canvas, shares: Sequence[tuple[Player, float]], goal: int, box: Box, *, shown: float = 1.0
) -> None:
    """Draw how full the one bar is, with everybody's part; the goal is its end, and more than that just fills it."""
    theme = canvas.theme
    whole = sum(points for _player, points in shares)
    is_full = whole * shown >= goal > 0
    draw_panel(
        canvas,
        box,
        mix(theme.glass, theme.night, 0.5),
        theme.gold if is_full else theme.glass_edge,
        radius=16,
        edge=EDGE,
    )
    inside = box.inflate(-2 * EDGE, -2 * EDGE)
    x, most = inside.left, max(1, goal, whole * shown)
    for player, points in shares:
        part = Box(x, inside.top, inside.width * points * shown / most, inside.height)
        if canvas.px(part.width) > 0:
            canvas.surface.fill(dim(theme.player(player.color), 0.92), canvas.rect(part))
        x += part.width
