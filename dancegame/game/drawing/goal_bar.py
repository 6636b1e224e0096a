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
    """Draw how full the one bar is, everybody's part in their colour; the goal is its end."""
    theme = canvas.theme
    is_full = sum(points for _player, points in shares) * shown >= goal > 0
    rim = theme.gold if is_full else theme.glass_edge
    draw_panel(canvas, box, mix(theme.glass, theme.night, 0.5), rim, radius=16, edge=EDGE)
    inside = box.inflate(-2 * EDGE, -2 * EDGE)
    x = inside.left
    for player, points in shares:
        width = min(inside.right - x, inside.width * points * shown / max(1, goal))
        if canvas.px(width) > 0:
            part = Box(x, inside.top, width, inside.height)
            canvas.surface.fill(dim(theme.player(player.color), 0.92), canvas.rect(part))
        x += max(0.0, width)
