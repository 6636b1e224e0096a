"""Writes texts: one line, fitted into a width, wrapped, with an optional halo of light."""

import math
from functools import lru_cache

import pygame

from dancegame.game.drawing.glow import add, blurred, shrunk
from dancegame.game.drawing.colors import WHITE, Color
from dancegame.game.drawing.shaping import picture

LEAST_SIZE_PX = 15


@lru_cache(maxsize=600)
def render(text: str, size_px: int, color: Color = WHITE, *, is_bold: bool = True) -> pygame.Surface:
    """Return a text on a transparent surface, every script in its font, on one baseline, ordered as it is read."""
    return picture(text, size_px=size_px, color=color, is_bold=is_bold)


@lru_cache(maxsize=128)
def outlined(text: str, size_px: int, color: Color, outline: Color, *, is_bold: bool = True) -> pygame.Surface:
    """Return a text with a dark rim that keeps it readable on any picture."""
    width = min(7, max(2, size_px // 14))
    dark, light = (render(text, size_px, tint, is_bold=is_bold) for tint in (outline, color))
    size = (light.get_width() + 2 * width, light.get_height() + 2 * width)
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    for step in range(16):
        angle = math.tau * step / 16
        surface.blit(dark, (round(width * (1 + math.cos(angle))), round(width * (1 + math.sin(angle)))))
    surface.blit(light, (width, width))
    return surface


def write(
    surface: pygame.Surface,
    text: str,
    *,
    size_px: int,
    color: Color = WHITE,
    is_bold: bool = True,
    max_width: int | None = None,
    glow: Color | None = None,
    outline: Color | None = None,
    alpha: float = 1.0,
    scale: float = 1.0,
    **anchor: tuple[float, float],
) -> pygame.Rect:
    """Write one line at an anchor such as midtop=(x, y), smaller or cut if wider than max_width; returns its place."""
    if max_width is not None:
        text, size_px = fitted(text, size_px, max_width, is_bold=is_bold)
    if outline is None:
        drawn = render(text, size_px, color, is_bold=is_bold)
    else:
        drawn = outlined(text, size_px, color, outline, is_bold=is_bold)
    if scale != 1.0:
        drawn = pygame.transform.smoothscale_by(drawn, max(scale, 0.02))
    (name, point) = next(iter(anchor.items()))
    place = drawn.get_rect(**{name: (round(point[0]), round(point[1]))})
    if alpha <= 0.01:
        return place
    if glow is not None:
        light = text_light(text, size_px, glow, is_bold=is_bold, level=round(alpha * 8))
        if scale != 1.0:
            light = pygame.transform.smoothscale_by(light, max(scale, 0.02))
        add(surface, light, light.get_rect(center=place.center).topleft)
    if alpha < 1.0:
        drawn = drawn.copy()
        drawn.set_alpha(int(255 * alpha))
    surface.blit(drawn, place)
    return place


@lru_cache(maxsize=600)
def fitted(text: str, size_px: int, max_width: int, *, is_bold: bool = True) -> tuple[str, int]:
    """Return the text and a size at which it is no wider than max_width."""
    while size_px > LEAST_SIZE_PX and render(text, size_px, is_bold=is_bold).get_width() > max_width:
        size_px = max(LEAST_SIZE_PX, int(size_px * 0.93))
    while len(text) > 2 and render(text, size_px, is_bold=is_bold).get_width() > max_width:
        text = text[:-2].rstrip() + "…"
    return text, size_px


@lru_cache(maxsize=160)
def text_light(text: str, size_px: int, color: Color, *, is_bold: bool, level: int) -> pygame.Surface:
    """Return the halo of a text: light to add around it, level in 0 to 8."""
    margin = max(16, size_px)
    drawn = render(text, size_px, color, is_bold=is_bold)
    width, height = (drawn.get_width() + 2 * margin) // 8 * 8, (drawn.get_height() + 2 * margin) // 8 * 8
    ground = pygame.Surface((width, height), 0, 32)
    ground.blit(drawn, drawn.get_rect(center=(width // 2, height // 2)))
    soft = blurred(shrunk(ground, 4), max(2, size_px // 18), light=0.95 * level / 8)
    return pygame.transform.smoothscale(soft, (width, height))


def wrapped(text: str, size_px: int, max_width: int, *, is_bold: bool = False) -> list[str]:
    """Break a text into lines no wider than max_width."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and render(longer, size_px, is_bold=is_bold).get_width() <= max_width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def write_lines(
    surface: pygame.Surface,
    text: str,
    *,
    size_px: int,
    max_width: int,
    midtop: tuple[float, float],
    color: Color = WHITE,
    is_bold: bool = False,
) -> float:
    """Write a text in centred lines; returns where the next line would begin."""
    y = midtop[1]
    for line in wrapped(text, size_px, max_width, is_bold=is_bold):
        y = write(surface, line, size_px=size_px, color=color, is_bold=is_bold, midtop=(midtop[0], y)).bottom
    return y
