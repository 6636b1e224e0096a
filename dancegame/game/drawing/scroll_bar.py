"""A bar that shows where in a long list one is, and rolls it where it is pressed."""

from dataclasses import dataclass

from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import mix
from dancegame.game.drawing.shapes import draw_panel

THICK, LEAST_THUMB = 18.0, 90.0
# A hand that points is not as exact as a mouse.
REACH = 24.0


@dataclass(frozen=True)
class ScrollBar:
    """A bar in a box for a list of rows, of which some are shown, from the first one on."""

    box: Box
    first: int
    shown: int
    rows: int

    @property
    def thumb(self) -> Box:
        """The part that stands for what is shown."""
        box = self.box
        height = max(min(LEAST_THUMB, box.height), box.height * self.shown / self.rows)
        share = self.first / max(1, self.rows - self.shown)
        return Box(box.left, box.top + share * (box.height - height), box.width, height)

    def is_at(self, x: float, y: float) -> bool:
        """Tell whether a place belongs to the bar."""
        return bool(self.box.inflate(2 * REACH, 0).collidepoint(x, y))

    def first_at(self, y: float) -> int:
        """Return the first row that is shown when the middle of the thumb is at a height."""
        height = self.thumb.height
        share = (y - self.box.top - height / 2) / max(1.0, self.box.height - height)
        return round(min(1.0, max(0.0, share)) * (self.rows - self.shown))


def draw_scroll_bar(canvas: Canvas, bar: ScrollBar) -> None:
    """Draw the bar with its thumb."""
    theme, radius = canvas.theme, THICK / 2
    draw_panel(canvas, bar.box, theme.glass, theme.glass_edge, radius=radius, edge=2)
    light = mix(theme.secondary, theme.ink, 0.2)
    draw_panel(canvas, bar.thumb, light, light, radius=radius, edge=2, alpha=255)
