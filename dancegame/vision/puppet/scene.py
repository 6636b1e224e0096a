"""Draws a picture of the camera: the room, soft shadows on its floor, and the dancers."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.vision.puppet.figure import Figure, draw_figure
from dancegame.vision.puppet.head import draw_head
from dancegame.vision.puppet.light import Exposure, Light, hang_window
from dancegame.vision.puppet.room import FLOOR_Y, SKIRTING_Y, draw_room
from dancegame.vision.puppet.table import draw_table
from dancegame.vision.puppet.wheelchair import draw_chair_before, draw_chair_behind

# Shadows are soft: they are drawn this much smaller.
SHADOW_SCALE = 8
SHADOW = 0.45
USUAL_LIGHT = Light()


class Scene:
    """A room of a given size whose dancers are drawn anew for every picture.

    room: the empty room (H, W, 3) RGB, when it is not the usual one. light: what is in it.
    """

    def __init__(
        self, width_px: int, height_px: int, *, room: NDArray[np.uint8] | None = None, light: Light = USUAL_LIGHT
    ) -> None:
        self._room = draw_room(width_px, height_px) if room is None else room
        if light.has_window:
            hang_window(self._room)
        self._exposure = None if light.is_usual else Exposure(light, self._room)
        self._floor_top_px = round(SKIRTING_Y * height_px)
        self._floor_px = FLOOR_Y * height_px

    def draw(
        self, figures: Sequence[Figure], *, on_wall: Callable[[NDArray[np.uint8]], None] | None = None
    ) -> NDArray[np.uint8]:
        """Return the picture (H, W, 3) RGB; later figures cover earlier ones. on_wall: draws what moves behind them."""
        picture = self._room.copy()
        if on_wall is not None:
            on_wall(picture)
        self._cast_shadows(picture, figures)
        for figure in figures:
            if figure.has_chair:
                draw_chair_behind(picture, figure, floor_px=self._floor_of(figure))
            draw_figure(picture, figure, draw_head=draw_head)
            if figure.has_chair:
                draw_chair_before(picture, figure, floor_px=self._floor_of(figure))
            _soften(picture, figure)
            if figure.table_px is not None:
                draw_table(picture, figure, middle_px=figure.table_px, floor_px=self._floor_of(figure))
        return picture if self._exposure is None else self._exposure.expose(picture)

    def _cast_shadows(self, picture: NDArray[np.uint8], figures: Sequence[Figure]) -> None:
        floor = picture[self._floor_top_px :]
        height, width = floor.shape[0] // SHADOW_SCALE, floor.shape[1] // SHADOW_SCALE
        light = np.full((height, width), 255, np.uint8)
        for figure in figures:
            self._darken(light, figure)
        light = cv2.GaussianBlur(light, (0, 0), 1.6)
        full = cv2.resize(light, (floor.shape[1], floor.shape[0]), interpolation=cv2.INTER_LINEAR)
        floor[:] = cv2.multiply(floor, cv2.merge((full, full, full)), scale=1 / 255)

    def _darken(self, light: NDArray[np.uint8], figure: Figure) -> None:
        """One wide shadow under the body, one under each foot that fades as the foot leaves the floor."""
        floor_px = self._floor_of(figure)
        under_px = floor_px + 0.01 * figure.metre_px - self._floor_top_px
        self._ellipse(light, (figure.middle("hip")[0], under_px), 0.30, figure.metre_px, SHADOW * 0.6)
        for side in ("left", "right"):
            ankle, toe = figure.at(f"{side}_ankle", f"{side}_toe")
            lift = max(0.0, (floor_px - max(ankle[1], toe[1])) / figure.metre_px)
            place_px = (ankle[0] + toe[0]) / 2, under_px
            self._ellipse(light, place_px, 0.13, figure.metre_px, SHADOW * max(0.0, 1 - 2.5 * lift))

    def _floor_of(self, figure: Figure) -> float:
        return self._floor_px if figure.floor_px is None else figure.floor_px

    def _ellipse(
        self, light: NDArray[np.uint8], place_px: tuple[float, float], radius: float, metre_px: float, strength: float
    ) -> None:
        layer = np.zeros_like(light)
        centre = (place_px[0] / SHADOW_SCALE, place_px[1] / SHADOW_SCALE)
        axes = (max(1, round(radius * metre_px / SHADOW_SCALE)), max(1, round(0.25 * radius * metre_px / SHADOW_SCALE)))
        cv2.ellipse(layer, (round(centre[0]), round(centre[1])), axes, 0, 0, 360, round(255 * strength), -1)
        light[:] = cv2.multiply(light, 255 - layer, scale=1 / 255)


def _soften(picture: NDArray[np.uint8], figure: Figure) -> None:
    """Blur the dancer as a webcam's lens does, by about a pixel."""
    reach = 0.3 * figure.metre_px
    low = np.maximum(np.nanmin(figure.xy, axis=0) - reach, 0).astype(int)
    high = np.maximum(np.nanmax(figure.xy, axis=0) + reach, 0).astype(int)
    part = picture[low[1] : high[1], low[0] : high[0]]
    if part.size:
        cv2.GaussianBlur(part, (3, 3), 0.7, dst=part)
