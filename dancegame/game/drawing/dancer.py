"""The mystery dancer: a body of light without a face, with trails, a halo and a reflection on the floor."""

from dataclasses import dataclass

import numpy as np
import pygame

from dancegame.game.drawing.aura import ROWS, Aura, Figure, Spot, box_around
from dancegame.game.drawing.body import HIPS, BodyPainter, Colors
from dancegame.game.drawing.build import UNSEEN
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import Scratch, clear, cover_all, fade_mask, lit
from dancegame.game.drawing.outfits import outfit_of
from dancegame.game.drawing.transformation import paint_known

# A body in a frame lower than this is painted larger and shrunk; a taller one is smooth enough by itself.
FINE_BELOW_PX, FINE = 400.0, 1.5
# How far a body reaches beyond its joints, aside and up or down, as shares of the frame's height.
BODY_MARGIN, DRESSED_MARGIN = (0.072, 0.07), (0.185, 0.11)
# How tall a body is with what reaches beyond it at most, as a share of the frame's height.
TALLEST = 1.2
# A crown rises so far above the first joint that is seen of a body, which is one of its head.
HEAD_ROOM = 0.10
# The heart beats in steps: a body that stands still is painted anew only for those.
PULSE_STEPS = 5


@dataclass(frozen=True)
class Place:
    """Where a dancer stands: the spot between the feet, and the height of the frame of the dance; in units."""

    x: float
    floor: float
    height: float


@dataclass(frozen=True)
class _Light:
    """How much of a dancer is lit: the whole, arms and legs, feet as points, and the pulse of the beat; 0 to 1."""

    presence: float
    limbs: float
    feet: float
    pulse: float


class MysteryDancer:
    """Draws a framed dance at any moment; what it keeps from picture to picture is only to be fast.

    color: of a dancer who is no mystery but somebody with a light of their own.
    """

    def __init__(self, framed: FramedDance, *, color: Color | None = None) -> None:
        self.framed, self._color = framed, color
        self._aura = Aura(framed)
        self._fine, self._body = Scratch(has_alpha=True), Scratch(has_alpha=True)
        self._figure: Figure | None = None
        self._state: tuple[object, ...] | None = None
        self._looks: tuple[float, Colors, _Light, float] | None = None
        self._song_s = -1.0

    def has_moved(self, song_s: float) -> bool:
        """Return whether the body is another one at a moment of the song than the one that was painted last."""
        return self._looks is None or song_s != self._looks[0]

    def draw(
        self,
        canvas: Canvas,
        *,
        song_s: float,
        place: Place,
        presence: float = 1.0,
        color_s: float = 0.0,
        pulse: float = 0.0,
        limbs: float | None = None,
        feet: float = 1.0,
        is_aside: bool = False,
        is_due: bool = True,
        is_light_due: bool = True,
        known: float = 1.0,
    ) -> None:
        """Put the dancer on a scene.

        presence: 0 shows only hands and feet as points of light, 1 the whole body. color_s moves the slow drift of
        colours. pulse: the beat, 0 to 1. limbs: presence of arms and legs where it is another. feet: light of the feet
        while they are points. is_aside: something else is looked at, and the body moves only when it is due, its light
        when that is.
        known: 0 shows nobody in particular, 1 the character of the dance; in between one becomes the other.
        """
        spot = Spot(*(value * canvas.unit_px for value in (place.x, place.floor, place.height)))
        theme = canvas.theme
        colors = Colors.alone(self._color, theme.night) if self._color else Colors.at(color_s, theme)
        light = _Light(presence, presence if limbs is None else limbs, feet, round(pulse * PULSE_STEPS) / PULSE_STEPS)
        if self.framed.character is None:
            known = 0.0
        elif canvas.look.is_calm:
            known = float(known > 0)
        # One that moves is soon painted again, in other light too.
        is_seldom, is_due = is_aside and song_s != self._song_s, is_due or self._looks is None
        self._song_s = song_s
        state, looks = (spot, canvas.surface.get_size()), (song_s, colors, light, known)
        # Who stands still aside has another colour now and then, which has time.
        is_still_due = looks != self._looks and (is_light_due or not is_aside)
        is_new = state != self._state or (is_due if is_seldom else is_still_due)
        if is_new:
            screen = canvas.surface.get_rect()
            self._state, self._looks = state, looks
            self._figure = self._painted(screen, song_s, spot, colors, light, known)
        figure = self._figure
        if figure is not None:
            cover_all(canvas.surface, figure.lights)
            self._aura.draw(
                canvas.surface,
                figure,
                song_s=song_s,
                spot=spot,
                colors=colors,
                feet=max(light.feet, light.limbs),
                is_seldom=is_seldom,
                is_due=is_light_due,
            )

    def _painted(
        self, screen: pygame.Rect, song_s: float, spot: Spot, colors: Colors, light: _Light, known: float
    ) -> Figure | None:
        """Paint the body alone; None where nothing of it is on the screen."""
        if self._figure is None:
            # All at once: memory that grows in the middle of a dance holds a picture up.
            wide = (2 * self.framed.width + 2 * DRESSED_MARGIN[0]) * spot.height_px
            self._body.unpainted(min(screen.width, int(wide)), min(screen.height, int(spot.height_px * TALLEST)))
            self._aura.prepare(screen, int(wide), spot)
        else:
            # Empty again where the last one was: that is much less than its box.
            for part, _place in self._figure.lights:
                clear(part)
        stance = self.framed.stance_at(song_s).placed(spot.height_px, (spot.x, spot.floor_y))
        seen = stance.xy[stance.visibility > UNSEEN]
        seen = np.concatenate([seen, seen[:1] - (0, HEAD_ROOM * spot.height_px)])
        reach = np.array(DRESSED_MARGIN if known else BODY_MARGIN, dtype=np.float32) * np.float32(spot.height_px)
        box = box_around(seen, screen, reach, spot.shrink)
        if not all(box.size):
            return None
        fine = FINE if spot.height_px < FINE_BELOW_PX else 1.0
        size = int(box.width * fine), int(box.height * fine)
        big = self._body.unpainted(*size) if fine == 1.0 else self._fine.cleared(*size)
        painter = BodyPainter(
            surface=big,
            stance=stance.placed(fine, (-fine * box.left, -fine * box.top)),
            body_px=self.framed.body * spot.height_px * fine,
            colors=colors,
            presence=light.presence,
            heart=light.pulse,
            limbs=light.limbs,
            feet=light.feet,
        )
        paint_known(painter, outfit_of(self.framed.character), known, has_legs=self.framed.has_legs)
        painter.let_through()
        picture = big if fine == 1.0 else self._body.scaled(big, box.size)
        if not self.framed.has_legs:
            _melt(picture, float(stance.xy[HIPS, 1].mean()) - box.top, spot)
        # A small body is as fast whole, and its points of light are finer than the grid.
        parts = lit(picture, rows=ROWS, grid_px=spot.shrink) if fine == 1.0 else [picture.get_rect()]
        return Figure(picture, box, list(parts))


def _melt(figure: pygame.Surface, hips_y: float, spot: Spot) -> None:
    """Let a body without legs rise out of the light instead of ending in a cut."""
    start = int(hips_y - 0.16 * spot.height_px)
    height = int(0.24 * spot.height_px)
    if start < figure.get_height():
        mask = fade_mask(figure.get_width(), height, 1.0, 0.0)
        figure.blit(mask, (0, start), special_flags=pygame.BLEND_RGBA_MULT)
        figure.fill((0, 0, 0, 0), (0, start + height, *figure.get_size()))
