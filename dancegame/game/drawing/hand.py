"""The hand that points, and the ring that fills while something is held."""

import math
from functools import lru_cache

import pygame

from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, mix

_FINE = 3
# A ring fills in so many steps, each too small to see.
STEPS = 48
RING_WIDTH = 0.11
# Fingers of an open right hand seen from its back: where they start and end, as shares of the picture; the thumb first.
FINGERS = (
    ((0.42, 0.66), (0.20, 0.46)), ((0.40, 0.56), (0.34, 0.22)), ((0.50, 0.54), (0.49, 0.15)),
    ((0.60, 0.56), (0.63, 0.20)), ((0.68, 0.62), (0.76, 0.33)),
)  # fmt: skip
FINGER_RADIUS, PALM, PALM_RADIUS, SEAM = 0.052, (0.54, 0.68), 0.185, 0.03


def draw_hand(
    canvas: Canvas, place: tuple[float, float], size: float, *, color: Color, is_left: bool, progress: float
) -> None:
    """Draw a hand that points at a place in units, with its ring around it. progress: how full that is, 0 to 1."""
    draw_hold(canvas, place, size, color=color, progress=progress)
    hand = _hand(canvas.px(0.72 * size), color, is_left, canvas.theme.night)
    canvas.surface.blit(hand, hand.get_rect(center=canvas.point(place)))


def draw_hold(canvas: Canvas, center: tuple[float, float], diameter: float, *, color: Color, progress: float) -> None:
    """Draw a ring that is full at a progress of 1, clockwise from the top, on a faint track."""
    step = round(min(1.0, max(0.0, progress)) * STEPS)
    ring = _ring(canvas.px(diameter), color, step, canvas.theme.night)
    canvas.surface.blit(ring, ring.get_rect(center=canvas.point(center)))


@lru_cache(maxsize=256)
def _ring(size_px: int, color: Color, step: int, night: Color) -> pygame.Surface:
    size = size_px * _FINE
    big = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    big.fill((*night, 0))
    middle, radius = size / 2, size / 2 - _FINE
    width = RING_WIDTH * size
    pygame.draw.circle(big, (*night, 150), (middle, middle), radius)
    pygame.draw.circle(big, (*mix(night, color, 0.35), 220), (middle, middle), radius, round(width))
    if step:
        angles = [math.tau * part / STEPS / 4 for part in range(4 * step + 1)]
        outer = [(middle + radius * math.sin(a), middle - radius * math.cos(a)) for a in angles]
        inner = [(middle + (radius - width) * math.sin(a), middle - (radius - width) * math.cos(a)) for a in angles]
        pygame.draw.polygon(big, (*color, 255), [*outer, *inner[::-1]])
    return pygame.transform.smoothscale(big, (size_px, size_px))


@lru_cache(maxsize=64)
def _hand(size_px: int, color: Color, is_left: bool, night: Color) -> pygame.Surface:
    size = size_px * _FINE
    big = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    big.fill((*night, 0))
    for grown, tint in ((SEAM, night), (0.0, mix(color, (255, 255, 255), 0.35))):
        pygame.draw.circle(big, tint, (PALM[0] * size, PALM[1] * size), (PALM_RADIUS + grown) * size)
        for start, end in FINGERS:
            _draw_finger(big, start, end, (FINGER_RADIUS + grown) * size, tint)
    hand = pygame.transform.smoothscale(big, (size_px, size_px))
    return pygame.transform.flip(hand, True, False) if is_left else hand


def _draw_finger(
    surface: pygame.Surface, start: tuple[float, float], end: tuple[float, float], radius_px: float, color: Color
) -> None:
    size = surface.get_width()
    from_px, to_px = (start[0] * size, start[1] * size), (end[0] * size, end[1] * size)
    length = math.dist(from_px, to_px)
    x, y = -(to_px[1] - from_px[1]) / length * radius_px, (to_px[0] - from_px[0]) / length * radius_px
    corners = [(from_px[0] + x, from_px[1] + y), (to_px[0] + x, to_px[1] + y),
               (to_px[0] - x, to_px[1] - y), (from_px[0] - x, from_px[1] - y)]  # fmt: skip
    pygame.draw.polygon(surface, color, corners)
    for point in (from_px, to_px):
        pygame.draw.circle(surface, color, point, radius_px)
