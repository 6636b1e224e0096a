"""The ghost of an earlier round: a smaller dancer of moonlight behind the mystery dancer, with its points."""

from dataclasses import dataclass

import pygame

from dancegame.core.ghost import Ghost
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.glow import MULTIPLY, Canvas, add
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import MOONLIGHT, MUTED, dim

LIGHT = 0.8
HEIGHT_PX = 330
FLOOR_Y = 566
# Room for trails and halo around the dance, and for its reflection below, in frame heights.
MARGIN, BELOW = 0.17, 0.28
LABEL_Y = 190
PAINTED_HZ = 30


@dataclass(frozen=True)
class GhostDance:
    """A ghost and its dance as it stands on the stage."""

    ghost: Ghost
    framed: FramedDance


def frame_ghost(ghost: Ghost) -> GhostDance:
    """Place a ghost's dance on the stage; takes a while."""
    return GhostDance(ghost, frame_dance(ghost.poses))


class GhostDancer:
    """Draws a ghost at any moment of the song, with its points above its head."""

    def __init__(self, dance: GhostDance) -> None:
        self._ghost, self._dancer = dance.ghost, MysteryDancer(dance.framed)
        self._canvas = Canvas()
        self._light: tuple[tuple[int, int], pygame.Surface] | None = None

    def points_at(self, song_s: float) -> int:
        """The ghost's points so far."""
        return self._ghost.points_at(song_s)

    def draw(self, surface: pygame.Surface, *, song_s: float, x: float, points: float, presence: float = 1.0) -> None:
        """Add the ghost to a stage, around x; presence: 0 is not there, 1 as bright as a ghost can be."""
        size = (
            round(2 * (self._dancer.framed.width + MARGIN) * HEIGHT_PX),
            round((1 + MARGIN + BELOW) * HEIGHT_PX),
        )
        box = pygame.Rect((0, 0), size)
        box.midbottom = (round(x), FLOOR_Y + round(BELOW * HEIGHT_PX))
        add(surface, self._light_at(song_s, size, presence), box.topleft)
        place = write(surface, spaced(points), size_px=28, color=MOONLIGHT, alpha=presence, midtop=(x, LABEL_Y))
        above = (place.centerx, place.top + 6)
        write(surface, "Ghost", size_px=20, color=MUTED, is_bold=False, alpha=presence, midbottom=above)

    def _light_at(self, song_s: float, size: tuple[int, int], presence: float) -> pygame.Surface:
        """The ghost alone, painted as often as a camera saw it: it may cost less than the dancer whom people follow."""
        state = (int(song_s * PAINTED_HZ), round(presence * 16))
        if self._light is None or self._light[0] != state:
            canvas = self._canvas.cleared(*size)
            place = Place(size[0] / 2, size[1] - round(BELOW * HEIGHT_PX), HEIGHT_PX)
            self._dancer.draw(canvas, song_s=song_s, place=place)
            light = pygame.transform.grayscale(canvas)
            light.fill(dim(MOONLIGHT, LIGHT * state[1] / 16), special_flags=MULTIPLY)
            self._light = state, light
        return self._light[1]
