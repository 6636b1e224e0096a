"""What screens draw on: the window's own pixels, addressed in units that are the same on every screen.

One unit is 1/1080 of the height of a landscape picture. A picture is at least 1440 x 1080 units: 16:9 is 1920 wide, 4:3
is 1440 wide, and one that stands upright is 1440 wide and taller than it is wide.
"""

from dataclasses import dataclass

import pygame

from dancegame.game.drawing.pen import Ground
from dancegame.game.drawing.theme import Theme

LEAST_WIDTH, LEAST_HEIGHT = 1440.0, 1080.0
# A page that is less tall than this, in widths, has no room for everything below each other; films and posters have.
UPRIGHT, UPRIGHT_FILM = 1.5, 1.01
# Televisions cut the rim of a picture, and people sit at its sides: nothing that matters stands nearer to the edge.
SAFE_MARGIN = 44.0
# What lies on a pane with so much of itself lies on it.
_MOST = 0.6
Box = pygame.FRect


@dataclass(frozen=True)
class Look:
    """How everything is drawn, chosen in the settings.

    text_scale: how much larger texts are than usual. is_calm: nothing flashes, flies or sways.
    """

    theme: Theme
    text_scale: float = 1.0
    is_calm: bool = False


class Canvas:
    """A surface in units: sizes and places are floats from the top left corner, y down.

    unit_px: pixels a unit, given only for a surface that is a part of a picture. area: everything. safe: without the
    rim that a television may cut. has_scene: whether a scene lies on it, which may be bright anywhere. panes: what lies
    on that and is dark, in pixels. is_film: without anything to press.
    """

    def __init__(
        self,
        surface: Ground,
        look: Look,
        *,
        unit_px: float | None = None,
        has_scene: bool = False,
        is_film: bool = False,
    ) -> None:
        self.surface, self.look, self.has_scene = surface, look, has_scene
        self._upright = UPRIGHT_FILM if is_film else UPRIGHT
        self.panes: list[pygame.Rect] = []
        width_px, height_px = surface.get_size()
        self.unit_px = unit_px or min(width_px / LEAST_WIDTH, height_px / LEAST_HEIGHT)
        self.area = Box(0, 0, width_px / self.unit_px, height_px / self.unit_px)
        self.safe = self.area.inflate(-2 * SAFE_MARGIN, -2 * SAFE_MARGIN)

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.look.theme

    @property
    def is_upright(self) -> bool:
        """Whether it is taller than wide, a page much taller: what is side by side elsewhere is one above the other."""
        return self.area.height >= self._upright * self.area.width

    def lay_scene(self) -> None:
        """Say that all of it is covered by a scene now."""
        self.has_scene = True
        self.panes.clear()

    def is_bare(self, place: pygame.Rect) -> bool:
        """Return whether a place in pixels is on a scene, with no pane under most of it."""
        return self.has_scene and not any(_has_most(pane, place) for pane in self.panes)

    def px(self, units: float) -> int:
        """Return a length in whole pixels; what has a length at all has at least one."""
        return round(units * self.unit_px) or (1 if units > 0 else 0)

    def point(self, place: tuple[float, float]) -> tuple[int, int]:
        """Return a place in pixels."""
        return round(place[0] * self.unit_px), round(place[1] * self.unit_px)

    def rect(self, box: Box) -> pygame.Rect:
        """Return a box in pixels; boxes that touch in units touch in pixels."""
        left, top = self.point(box.topleft)
        right, bottom = self.point(box.bottomright)
        return pygame.Rect(left, top, right - left, bottom - top)

    def box(self, rect: pygame.Rect) -> Box:
        """Return pixels as a box in units."""
        unit_px = self.unit_px
        return Box(rect.left / unit_px, rect.top / unit_px, rect.width / unit_px, rect.height / unit_px)

    def halves(self, *, first: float = 0.5) -> tuple[Box, Box]:
        """Return left and right part of the picture, upper and lower of an upright one; first: share of the first."""
        area = self.area
        if self.is_upright:
            cut = area.height * first
            return Box(0, 0, area.width, cut), Box(0, cut, area.width, area.height - cut)
        cut = area.width * first
        return Box(0, 0, cut, area.height), Box(cut, 0, area.width - cut, area.height)


def _has_most(pane: pygame.Rect, place: pygame.Rect) -> bool:
    """Whether most of a place lies on a pane: the box of a line is higher than its letters."""
    shared = pane.clip(place)
    return shared.width * shared.height >= _MOST * place.width * place.height
