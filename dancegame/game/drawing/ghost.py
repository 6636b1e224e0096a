"""The ghost of an earlier round: a smaller dancer of pale light behind the mystery dancer, with its points."""

from dataclasses import dataclass

import pygame

from dancegame.core.ghost import Ghost
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import dim
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.glow import MULTIPLY, Scratch, add
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.theatre import stand_in
from dancegame.texts import _

LIGHT = 0.8
# Room for trails and halo around the dance, and for its reflection below, in frame heights.
MARGIN, BELOW = 0.17, 0.28
PAINTED_HZ = 30


@dataclass(frozen=True)
class GhostDance:
    """A ghost and its dance as it stands on the scene."""

    ghost: Ghost
    framed: FramedDance


def frame_ghost(ghost: Ghost) -> GhostDance:
    """Place a ghost's dance on the scene; takes a while."""
    return GhostDance(ghost, frame_dance(ghost.poses))


class GhostDancer:
    """Draws a ghost at any moment of the song, with its points above its head."""

    def __init__(self, dance: GhostDance) -> None:
        self.ghost, self._dancer = dance.ghost, MysteryDancer(dance.framed)
        self._scratch = Scratch()
        self._light: tuple[tuple[int, int, int, str], pygame.Surface] | None = None

    def points_at(self, song_s: float) -> int:
        """The ghost's points so far."""
        return self.ghost.points_at(song_s)

    def draw(
        self, canvas: Canvas, *, song_s: float, box: Box, points: float | None = None, presence: float = 1.0
    ) -> None:
        """Add the ghost to a scene, in the middle of a box.

        points: above its head, None for none. presence: 0 is not there, 1 as bright as a ghost can be.
        """
        place = stand_in(box)
        light = self._light_at(canvas, song_s, place.height, presence)
        corner = light.get_rect(midbottom=canvas.point((place.x, place.floor + BELOW * place.height))).topleft
        add(canvas.surface, light, corner)
        theme, above = canvas.theme, (place.x, place.floor - 1.04 * place.height)
        if points is not None:
            said = write(canvas, spaced(points), size=42, color=theme.ghost, alpha=presence, midbottom=above)
            above = (said.centerx, said.top + 9)
        write(canvas, _("Ghost"), size=32, color=theme.muted, is_bold=False, alpha=presence, midbottom=above)

    def _light_at(self, canvas: Canvas, song_s: float, height: float, presence: float) -> pygame.Surface:
        """The ghost alone, painted as often as a camera saw it: it may cost less than the dancer whom people follow."""
        state = (int(song_s * PAINTED_HZ), round(presence * 16), canvas.px(height), canvas.theme.name)
        if self._light is None or self._light[0] != state:
            wide = 2 * (self._dancer.framed.width + MARGIN) * height
            tall = (1 + MARGIN + BELOW) * height
            part = self._scratch.cleared(canvas.px(wide), canvas.px(tall))
            alone = Canvas(part, canvas.look, unit_px=canvas.unit_px)
            self._dancer.draw(alone, song_s=song_s, place=Place(wide / 2, tall - BELOW * height, height))
            # A copy: of a part of a surface whose width is odd pygame-ce 2.5.8 reads the rows shifted.
            light = pygame.transform.grayscale(part.copy())
            light.fill(dim(canvas.theme.ghost, LIGHT * state[1] / 16), special_flags=MULTIPLY)
            self._light = state, light
        return self._light[1]
