"""The mystery dancer: a body of light without a face, with trails, a halo and a reflection on the floor."""

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.game.drawing.body import HIPS, JOINT, UNSEEN, BodyPainter, Colors
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import MULTIPLY, Scratch, add, blurred, fade_mask, shrunk
from dancegame.game.drawing.trails import TRAIL_S, draw_trail
from dancegame.game.drawing.tubes import Points

SUPERSAMPLE = 1.5
# Trails, halo and reflection are soft: a quarter of the size is enough for them.
SHRINK = 4
TRAIL_JOINTS = ("left_ankle", "right_ankle", "left_wrist", "right_wrist")
TRAIL_STEPS = 17
# Blurs work on small copies; a box on a coarse grid keeps them from shimmering as the dancer moves.
BOX_STEP_PX = 16
# How far beyond joints and trails the body and its halo reach, as shares of the frame's height.
BODY_MARGIN = 0.085
LIGHT_MARGIN = 0.17
Trail = tuple[Points, NDArray[np.float32]]


@dataclass(frozen=True)
class Place:
    """Where a dancer stands: the spot between the feet, and the height of the frame of the dance; in units."""

    x: float
    floor: float
    height: float


@dataclass(frozen=True)
class _Spot:
    """A place in pixels."""

    x: float
    floor_y: float
    height_px: float


class MysteryDancer:
    """Draws a framed dance at any moment; keeps nothing from picture to picture but its scratch surfaces."""

    def __init__(self, framed: FramedDance) -> None:
        self.framed = framed
        self._big, self._small = Scratch(), Scratch()

    def draw(
        self,
        canvas: Canvas,
        *,
        song_s: float,
        place: Place,
        presence: float = 1.0,
        color_s: float = 0.0,
        pulse: float = 0.0,
    ) -> None:
        """Add the dancer to a scene.

        presence: 0 shows only hands and feet as points of light, 1 the whole body. color_s moves the slow drift of
        colours. pulse: the beat, 0 to 1.
        """
        spot = _Spot(*(value * canvas.unit_px for value in (place.x, place.floor, place.height)))
        self._draw(canvas.surface, Colors.at(color_s, canvas.theme), song_s, spot, presence, pulse)

    def _draw(
        self, surface: pygame.Surface, colors: Colors, song_s: float, place: _Spot, presence: float, pulse: float
    ) -> None:
        xy, visibility = self.framed.at(song_s)
        xy = self._to_px(xy, place)
        trails = self._trails(song_s, place)
        body = _box(surface, [xy[visibility > UNSEEN]], margin_px=BODY_MARGIN * place.height_px)
        lit = _box(surface, [path for path, _ in trails], margin_px=LIGHT_MARGIN * place.height_px)
        lit.union_ip(body.inflate(*(2 * [(LIGHT_MARGIN - BODY_MARGIN) * 2 * place.height_px])))
        lit = _on_grid(lit)
        if body.width < BOX_STEP_PX or body.height < BOX_STEP_PX:
            return
        figure = self._draw_figure(xy, visibility, body, place, colors, presence, pulse)
        ribbons = self._small.cleared(lit.width // SHRINK, lit.height // SHRINK)
        self._draw_trails(ribbons, trails, lit, place, colors)
        glow = _around(ribbons, figure, ((body.left - lit.left) // SHRINK, (body.top - lit.top) // SHRINK))
        self._reflect(surface, ribbons, lit, place)
        add(surface, pygame.transform.smoothscale(glow, lit.size), lit.topleft)
        add(surface, figure, body.topleft)

    def _draw_figure(
        self,
        xy: Points,
        visibility: NDArray[np.float32],
        box: pygame.Rect,
        place: _Spot,
        colors: Colors,
        presence: float,
        pulse: float,
    ) -> pygame.Surface:
        big = self._big.cleared(int(box.width * SUPERSAMPLE), int(box.height * SUPERSAMPLE))
        BodyPainter(
            surface=big,
            xy=(xy - np.array(box.topleft, dtype=np.float32)) * np.float32(SUPERSAMPLE),
            visibility=visibility,
            body_px=self.framed.body * place.height_px * SUPERSAMPLE,
            colors=colors,
            presence=presence,
            heart=pulse,
        ).paint(has_legs=self.framed.has_legs)
        figure = pygame.transform.smoothscale(big, box.size)
        if not self.framed.has_legs:
            _melt(figure, float(xy[HIPS, 1].mean()) - box.top, place)
        return figure

    def _to_px(self, xy: NDArray[np.floating], place: _Spot) -> Points:
        corner = np.array([place.x, place.floor_y], dtype=np.float32)
        return (np.nan_to_num(xy) * place.height_px + corner).astype(np.float32)

    def _trails(self, song_s: float, place: _Spot) -> list[Trail]:
        """The ways of hands and feet over the last TRAIL_S, oldest first."""
        times = np.linspace(song_s - TRAIL_S, song_s, TRAIL_STEPS)
        paths = [self.framed.path(JOINT[joint], times) for joint in TRAIL_JOINTS]
        return [(self._to_px(path, place), seen) for path, seen in paths]

    def _draw_trails(
        self, ribbons: pygame.Surface, trails: list[Trail], box: pygame.Rect, place: _Spot, colors: Colors
    ) -> None:
        origin = np.array(box.topleft, dtype=np.float32)
        body_px = self.framed.body * place.height_px / SHRINK
        for joint, (path, seen) in zip(TRAIL_JOINTS, trails, strict=True):
            share = 0.017 if joint.endswith("wrist") else 0.013
            draw_trail(ribbons, (path - origin) / SHRINK, seen, color=colors.of(joint), width_px=share * body_px)

    def _reflect(self, surface: pygame.Surface, lights: pygame.Surface, box: pygame.Rect, place: _Spot) -> None:
        """The floor is dark and polished: upside down, pressed together, soft, and fading away from the feet."""
        above = min(int(place.floor_y) - box.top, box.height) // (2 * SHRINK) * 2
        if above <= 2 or not self.framed.has_legs:
            return
        part = lights.subsurface((0, 0, lights.get_width(), above))
        small = pygame.transform.flip(pygame.transform.smoothscale(part, (part.get_width(), above // 2)), False, True)
        small.blit(fade_mask(*small.get_size(), 0.62, 0.0), (0, 0), special_flags=MULTIPLY)
        soft = pygame.transform.smoothscale_by(small, SHRINK)
        add(surface, soft, (box.left, int(place.floor_y)))


def _around(ribbons: pygame.Surface, figure: pygame.Surface, place: tuple[int, int]) -> pygame.Surface:
    """Return the light around a figure, shrunk: its trails, a near and a wide halo; adds the figure to the ribbons."""
    glow = pygame.transform.box_blur(ribbons, 1)
    add(ribbons, shrunk(figure, SHRINK), place)
    near = shrunk(ribbons, 2)
    wide = blurred(shrunk(near, 2), 2, light=0.56)
    near.fill((100, 100, 100), special_flags=MULTIPLY)
    add(near, pygame.transform.smoothscale(wide, near.get_size()), (0, 0))
    add(glow, pygame.transform.smoothscale(near, glow.get_size()), (0, 0))
    return glow


def _melt(figure: pygame.Surface, hips_y: float, place: _Spot) -> None:
    """Let a body without legs rise out of the light instead of ending in a cut."""
    start = int(hips_y - 0.16 * place.height_px)
    height = int(0.24 * place.height_px)
    if start < figure.get_height():
        mask = fade_mask(figure.get_width(), height, 1.0, 0.0)
        figure.blit(mask, (0, start), special_flags=MULTIPLY)
        figure.fill((0, 0, 0), (0, start + height, *figure.get_size()))


def _box(surface: pygame.Surface, points: list[Points], *, margin_px: float) -> pygame.Rect:
    """The part of the screen around some points; empty where there are none."""
    every = np.concatenate(points)
    if not len(every):
        return pygame.Rect(surface.get_width() // 2, surface.get_height() // 2, 0, 0)
    low, high = every.min(axis=0) - margin_px, every.max(axis=0) + margin_px
    around = surface.get_rect().inflate(8 * BOX_STEP_PX, 8 * BOX_STEP_PX)
    return _on_grid(pygame.Rect(*low.tolist(), *(high - low).tolist()).clip(around))


def _on_grid(box: pygame.Rect) -> pygame.Rect:
    left, top = box.left // BOX_STEP_PX * BOX_STEP_PX, box.top // BOX_STEP_PX * BOX_STEP_PX
    right, bottom = -(-box.right // BOX_STEP_PX) * BOX_STEP_PX, -(-box.bottom // BOX_STEP_PX) * BOX_STEP_PX
    return pygame.Rect(left, top, right - left, bottom - top)
