"""The dancer and a player who danced the same: side by side, or one over the other."""

import math
from dataclasses import dataclass

import numpy as np
import pygame

from dancegame.core.diagnosis import Part
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.arrow import draw_arrow
from dancegame.game.drawing.aura import box_around
from dancegame.game.drawing.body import BodyPainter
from dancegame.game.drawing.body_parts import JOINTS_OF_PART, draw_part, own_points
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import mix
from dancegame.game.drawing.comparison import Comparison
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.glow import Scratch, add
from dancegame.game.drawing.pictogram import crown, pale
from dancegame.game.drawing.player import draw_lines, line_px
from dancegame.game.drawing.resampling import GRID_HZ

# Room around the joints for bodies and their light, in frame heights.
_MARGIN = 0.09
# The dancer below the player is painted so much larger and shrunk.
FINE = 2
PALER = 0.35
_SEEN = 0.5
_NOSE = CANONICAL.index("nose")


@dataclass(frozen=True)
class Bounds:
    """Where both dancers get to in a stretch of the song, in the frame heights of their dances."""

    left: float
    top: float
    right: float
    bottom: float


def bounds_of(comparison: Comparison, start_s: float, end_s: float) -> Bounds:
    """Return how far both dancers reach between two moments."""
    first, last = (round((at_s - comparison.reference.start_s) * GRID_HZ) for at_s in (start_s, end_s))
    rows = slice(max(0, first), max(1, last))
    seen = [one.xy[rows][one.visibility[rows] > _SEEN] for one in (comparison.reference, comparison.own)]
    places = np.concatenate([*seen, np.zeros((1, 2))]) if not any(map(len, seen)) else np.concatenate(seen)
    (left, top), (right, bottom) = places.min(axis=0), places.max(axis=0)
    dancer = comparison.reference
    near = 1.0 if dancer.near is None else float(dancer.near[rows, _NOSE].max(initial=1.0))
    above = max(_MARGIN, crown(dancer.body, near, dancer.character))
    return Bounds(float(left) - _MARGIN, float(top) - above, float(right) + _MARGIN, float(bottom) + _MARGIN / 2)


def fit(bounds: Bounds, box: Box) -> Place:
    """Return where the dancers stand so that a stretch fills a box, at its bottom."""
    height = min(box.height / (bounds.bottom - bounds.top), box.width / (bounds.right - bounds.left))
    middle = box.centerx - height * (bounds.left + bounds.right) / 2
    return Place(middle, box.bottom - height * bounds.bottom, height)


class Duo:
    """Draws a comparison.

    bounds: how far they reach. color: the number of the player's light. wrong: the part of the player that was wrong.
    """

    def __init__(self, comparison: Comparison, *, bounds: Bounds, color: int, wrong: Part) -> None:
        self.bounds = bounds
        self._comparison, self._color, self._wrong = comparison, color, wrong
        self._dancer, self._scratch = MysteryDancer(comparison.reference), Scratch()

    def draw_apart(
        self, canvas: Canvas, dancer: Place, player: Place, *, song_s: float, now_s: float, is_marked: bool
    ) -> None:
        """Draw the dancer and the player at places of their own; is_marked: what is wrong is red."""
        self._dancer.draw(canvas, song_s=song_s, place=dancer, color_s=now_s)
        self._draw_own(canvas, player, song_s, is_marked=is_marked)

    def draw_over(self, canvas: Canvas, place: Place, *, song_s: float, is_marked: bool) -> None:
        """Draw the player over the dancer, who is pale."""
        self._draw_pale(canvas, place, song_s)
        self._draw_own(canvas, place, song_s, is_marked=is_marked)

    def _draw_pale(self, canvas: Canvas, place: Place, song_s: float) -> None:
        framed, scale = self._comparison.reference, canvas.unit_px
        height_px = place.height * scale
        stance = framed.stance_at(song_s).placed(height_px, (place.x * scale, place.floor * scale))
        body_px = framed.body * height_px
        box = box_around(stance.xy[stance.visibility > 0], canvas.surface.get_rect(), _MARGIN * height_px, FINE)
        if not all(box.size):
            return
        big = self._scratch.cleared(box.width * FINE, box.height * FINE)
        BodyPainter(
            surface=big,
            stance=stance.placed(FINE, (-FINE * box.left, -FINE * box.top)),
            body_px=body_px * FINE,
            colors=pale(canvas.theme),
            presence=1.0,
            heart=0.0,
        ).paint(has_legs=framed.has_legs)
        add(canvas.surface, pygame.transform.smoothscale(big, box.size), box.topleft)

    def draw_should(self, canvas: Canvas, place: Place, *, song_s: float) -> None:
        """Draw over both where the wrong part should be, and an arrow to it from where it is."""
        should = own_points(canvas, self._comparison.reference, song_s=song_s, place=place)
        draw_part(canvas, should, self._wrong, color=canvas.theme.good, height=place.height)
        own = own_points(canvas, self._comparison.own, song_s=song_s, place=place)
        both = [joint for joint in JOINTS_OF_PART[self._wrong] if joint in own and joint in should]
        if both:
            farthest = max(both, key=lambda joint: math.dist(own[joint], should[joint]))
            draw_arrow(canvas, own[farthest], should[farthest], canvas.theme.ink)

    def _draw_own(self, canvas: Canvas, place: Place, song_s: float, *, is_marked: bool) -> None:
        theme = canvas.theme
        points = own_points(canvas, self._comparison.own, song_s=song_s, place=place)
        # Paler, so that red stands out of any light.
        color = mix(theme.player(self._color), theme.ink, PALER)
        draw_lines(canvas, points, line_px(canvas, place.height), color=color)
        if is_marked:
            draw_part(canvas, points, self._wrong, color=theme.mistake, height=place.height)
