"""The room the puppet dances in: a wall, a wooden floor, daylight from a window on the left."""

import cv2
import numpy as np
from numpy.typing import NDArray

WALL = np.array((196, 190, 178), np.float32)
FLOOR = np.array((150, 112, 78), np.float32)
# Where wall and floor meet, and where the dancer's feet stand, in picture heights.
SKIRTING_Y = 0.80
FLOOR_Y = 0.93
# Height of the camera's eye in the picture; who stands half as near is half as far below it.
HORIZON_Y = 0.5
PLANKS = 22


def draw_room(width_px: int, height_px: int) -> NDArray[np.uint8]:
    """Return the empty room (H, W, 3) RGB."""
    picture = _wall(width_px, height_px)
    skirting = round(SKIRTING_Y * height_px)
    picture[skirting:] = _floor(width_px, height_px - skirting)
    strip = max(2, round(0.018 * height_px))
    picture[skirting - strip : skirting] = (224, 220, 210)
    picture[skirting : skirting + max(1, strip // 5)] = (92, 70, 52)
    _hang_frame(picture, x=0.12 * width_px, y=0.16 * height_px, size_px=0.22 * height_px)
    _hang_shelf(picture, x=0.80 * width_px, y=0.34 * height_px, size_px=0.16 * width_px)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), max(0.6, height_px / 700)), np.uint8)


def _wall(width_px: int, height_px: int) -> NDArray[np.uint8]:
    """The wall: light falls from the upper left; faint panels give it structure."""
    y, x = np.mgrid[0:height_px, 0:width_px].astype(np.float32)
    light = 1.08 - 0.16 * x / width_px - 0.14 * y / height_px
    panel = 0.985 + 0.015 * np.sign(np.sin(x * 2 * np.pi / (0.22 * height_px)))
    grain = np.random.default_rng(7).normal(0, 1.2, (height_px, width_px, 1)).astype(np.float32)
    wall: NDArray[np.uint8] = np.clip(WALL * (light * panel)[..., None] + grain, 0, 255).astype(np.uint8)
    return wall


def _floor(width_px: int, height_px: int) -> NDArray[np.uint8]:
    """Planks that run away from the camera to a point behind the wall."""
    y, x = np.mgrid[0:height_px, 0:width_px].astype(np.float32)
    nearness = 0.62 + 0.38 * y / height_px
    across = (x / width_px - 0.5) / nearness
    plank = np.floor(across * PLANKS)
    tone = np.random.default_rng(3).uniform(0.90, 1.06, 4 * PLANKS).astype(np.float32)
    groove = np.abs(across * PLANKS - plank - 0.5) > 0.485
    light = tone[plank.astype(int) + 2 * PLANKS] * (0.86 + 0.22 * y / height_px) * np.where(groove, 0.72, 1)
    floor: NDArray[np.uint8] = np.clip(FLOOR * light[..., None], 0, 255).astype(np.uint8)
    return floor


def _hang_frame(picture: NDArray[np.uint8], *, x: float, y: float, size_px: float) -> None:
    """A framed picture of hills, so that the wall is a room's and not a studio's."""
    left, top, right, bottom = round(x), round(y), round(x + size_px), round(y + 1.25 * size_px)
    border = max(2, round(0.06 * size_px))
    cv2.rectangle(picture, (left + border, top + border), (right + border, bottom + border), (158, 152, 142), -1)
    cv2.rectangle(picture, (left, top), (right, bottom), (88, 66, 48), -1)
    inside = picture[top + border : bottom - border, left + border : right - border]
    inside[:] = (206, 220, 226)
    height, width = inside.shape[:2]
    for place, tone in ((0.55, (126, 158, 150)), (0.72, (88, 126, 108))):
        cv2.ellipse(inside, (int(width * place), height), (width, int(height * (1.1 - place))), 0, 180, 360, tone, -1)


def _hang_shelf(picture: NDArray[np.uint8], *, x: float, y: float, size_px: float) -> None:
    """A shelf with a few books."""
    thick = max(2, round(0.05 * size_px))
    left, top = round(x), round(y)
    tones = ((122, 78, 70), (86, 104, 122), (150, 140, 98), (96, 116, 94), (138, 108, 122))
    for place in range(5):
        width, height = round((0.09 + 0.015 * (place % 3)) * size_px), round((0.30 + 0.05 * (place % 2)) * size_px)
        book = left + round((0.12 + 0.13 * place) * size_px)
        cv2.rectangle(picture, (book, top - height), (book + width, top), tones[place], -1)
    cv2.rectangle(picture, (left, top), (left + round(size_px), top + thick), (104, 80, 58), -1)
    shadow = picture[top + thick : top + 4 * thick, left : left + round(size_px)]
    shadow[:] = (shadow * 0.9).astype(np.uint8)
