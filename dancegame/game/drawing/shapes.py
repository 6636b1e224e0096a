"""Smooth shapes: glass panes with an edge of light, badges, stars, gauges, rings."""

import math
from functools import lru_cache

import pygame

from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.glow import MULTIPLY, add, blurred, opaque, shrunk
from dancegame.game.drawing.larder import bytes_of, kept, kept_by

LIGHT: Color = (255, 255, 255)
_FINE = 3
# How far the glow of a pane reaches, in units.
_REACH = 60.0
Side = tuple[tuple[int, int], pygame.Surface]


def draw_panel(
    canvas: Canvas, box: Box, fill: Color, edge_color: Color, *, radius: float = 33, edge: float = 3, alpha: int = 235
) -> None:
    """Draw a rounded pane with an edge of light."""
    rect = canvas.rect(box)
    pane = _pane(rect.size, fill, edge_color, radius_px=canvas.px(radius), edge_px=canvas.px(edge), alpha=alpha)
    canvas.surface.blit(pane, rect, special_flags=pygame.BLEND_PREMULTIPLIED)
    canvas.panes.append(rect)


def draw_panel_light(canvas: Canvas, box: Box, color: Color, *, radius: float = 33, reach: float = _REACH) -> None:
    """Add the glow around a pane, without the pane."""
    rect = canvas.rect(box)
    strips = _panel_light(rect.size, color, radius_px=canvas.px(radius), reach_px=canvas.px(reach))
    for place, strip in strips:
        add(canvas.surface, strip, (rect.left + place[0], rect.top + place[1]))


def draw_frame(
    canvas: Canvas, box: Box, fill: Color, edge_color: Color, *, radius: float, edge: float, thick: float
) -> None:
    """Draw the rim of a pane, so thick, and nothing inside: there stands a picture."""
    rect = canvas.rect(box)
    sides = _rim(rect.size, fill, edge_color, canvas.px(radius), canvas.px(edge), canvas.px(thick))
    for place, side in sides:
        canvas.surface.blit(side, (rect.left + place[0], rect.top + place[1]))


def draw_ring(canvas: Canvas, box: Box, color: Color, *, pulse: float) -> None:
    """Draw a frame of light that leaps with a pulse, 0 to 1; where nothing may flash it stands still."""
    level = 0.6 if canvas.look.is_calm else round(pulse * 8) / 8
    if level < 0.05:
        return
    draw_panel_light(canvas, box, dim(color, level), radius=90)
    tint = mix(canvas.theme.night, mix(color, LIGHT, 0.4), level)
    pen.rect(canvas.surface, tint, canvas.rect(box), width=canvas.px(7), border_radius=canvas.px(90))


def draw_disc(canvas: Canvas, center: tuple[float, float], diameter: float, color: Color) -> None:
    """Draw a shining disc, lighter at the top."""
    disc = badge(canvas.px(diameter), color)
    canvas.surface.blit(disc, disc.get_rect(center=canvas.point(center)))


def draw_star(
    canvas: Canvas,
    center: tuple[float, float],
    diameter: float,
    *,
    is_lit: bool,
    scale: float = 1.0,
    has_glow: bool = True,
) -> None:
    """Draw a golden star: full of light, with a glow around it where there is room, or only its outline."""
    place, diameter_px, theme = canvas.point(center), canvas.px(diameter), canvas.theme
    if is_lit and has_glow:
        light = star_light(diameter_px, theme.gold)
        add(canvas.surface, light, light.get_rect(center=place).topleft)
    picture = star(diameter_px, theme.gold, theme.glass, is_lit=is_lit)
    if scale != 1.0:
        picture = pygame.transform.smoothscale_by(picture, max(0.06, scale))
    canvas.surface.blit(picture, picture.get_rect(center=place))


def draw_dots(canvas: Canvas, center: tuple[float, float], *, count: int, lit: int, color: Color) -> None:
    """Draw a row of dots that tells the place in a row of pages; lit: which, from 0."""
    for number in range(count):
        place = (center[0] + (number - (count - 1) / 2) * 42, center[1])
        tint = color if number == lit else mix(canvas.theme.glass_edge, color, 0.2)
        draw_disc(canvas, place, 24 if number == lit else 16, tint)


def bar(canvas: Canvas, box: Box, share: float, *, color: Color, ground: Color | None = None) -> None:
    """Draw a rounded gauge filled from the left."""
    rect = canvas.rect(box)
    radius = rect.height // 2
    ground = mix(canvas.theme.glass, canvas.theme.glass_edge, 0.35) if ground is None else ground
    pen.rect(canvas.surface, ground, rect, border_radius=radius)
    width = round(rect.width * min(1.0, max(0.0, share)))
    if width >= rect.height:
        pen.rect(canvas.surface, color, (rect.left, rect.top, width, rect.height), border_radius=radius)
        shine = (rect.left + radius, rect.top + 1, width - 2 * radius, max(1, rect.height // 3))
        pen.rect(canvas.surface, mix(color, LIGHT, 0.45), shine, border_radius=radius)


@kept(pictures=3)
def _pane(
    size_px: tuple[int, int], fill: Color, edge: Color, *, radius_px: int, edge_px: int, alpha: int
) -> pygame.Surface:
    """A pane whose light is multiplied by its alpha already: it is put on a picture in two thirds of the time."""
    return panel(size_px, fill, edge, radius_px=radius_px, edge_px=edge_px, alpha=alpha).premul_alpha()


def panel(
    size_px: tuple[int, int], fill: Color, edge: Color, *, radius_px: int, edge_px: int, alpha: int = 235
) -> pygame.Surface:
    """Return a rounded pane with an edge of light, transparent outside."""
    width, height = size_px
    radius_px = max(1, min(radius_px, width // 2, height // 2))
    corner = _corner(fill, edge, radius_px, edge_px, alpha)
    pane = pygame.Surface(size_px, pygame.SRCALPHA, 32)
    pane.fill((*edge, 255))
    pane.fill((*fill, alpha), pane.get_rect().inflate(-2 * edge_px, -2 * edge_px))
    for flip_x, flip_y in ((False, False), (True, False), (False, True), (True, True)):
        place = (width - radius_px if flip_x else 0, height - radius_px if flip_y else 0)
        pane.fill((0, 0, 0, 0), (*place, radius_px, radius_px))
        pane.blit(pygame.transform.flip(corner, flip_x, flip_y), place, special_flags=pygame.BLEND_RGBA_ADD)
    return pane


@kept(pictures=1)
def _corner(fill: Color, edge: Color, radius_px: int, edge_px: int, alpha: int) -> pygame.Surface:
    """The upper left corner of a pane; drawn large and shrunk it is smooth, and no pane needs to be drawn large."""
    big = pygame.Surface((radius_px * _FINE, radius_px * _FINE), pygame.SRCALPHA, 32)
    big.fill((*edge, 0))
    middle = (radius_px * _FINE, radius_px * _FINE)
    pygame.draw.circle(big, (*edge, 255), middle, radius_px * _FINE)
    pygame.draw.circle(big, (*fill, alpha), middle, max(0, radius_px - edge_px) * _FINE)
    return pygame.transform.smoothscale(big, (radius_px, radius_px))


def _weight(sides: list[Side]) -> int:
    return sum(bytes_of(side) for _place, side in sides)


@kept_by(_weight, pictures=1)
def _rim(size_px: tuple[int, int], fill: Color, edge: Color, radius_px: int, edge_px: int, thick_px: int) -> list[Side]:
    pane = panel(size_px, fill, edge, radius_px=radius_px, edge_px=edge_px, alpha=255)
    return _sides(pane, rim_px=max(thick_px, radius_px), thick_px=thick_px)


@kept_by(_weight, pictures=2)
def _panel_light(size_px: tuple[int, int], color: Color, *, radius_px: int, reach_px: int) -> list[Side]:
    """The glow around a pane: light to add, with places from the pane's corner; nothing inside."""
    light = [(place, side.copy()) for place, side in _panel_glow(size_px, radius_px, reach_px)]
    for _, side in light:
        side.fill(color, special_flags=MULTIPLY)
    return light


@kept_by(_weight, pictures=1)
def _panel_glow(size_px: tuple[int, int], radius_px: int, reach_px: int) -> list[Side]:
    """The same in white: a colour that pulses is put on it in a tenth of the time."""
    width, height = size_px[0] + 2 * reach_px, size_px[1] + 2 * reach_px
    ground = opaque((width, height))
    rect = ground.get_rect().inflate(-2 * reach_px, -2 * reach_px)
    pygame.draw.rect(ground, LIGHT, rect, border_radius=radius_px)
    soft = pygame.transform.smoothscale(blurred(shrunk(ground, 4), max(1, reach_px // 9)), (width, height))
    pygame.draw.rect(soft, (0, 0, 0), rect.inflate(-2, -2), border_radius=radius_px)
    sides = _sides(soft, rim_px=reach_px + max(1, radius_px), thick_px=reach_px + 1)
    return [((left - reach_px, top - reach_px), side) for (left, top), side in sides]


def _sides(picture: pygame.Surface, *, rim_px: int, thick_px: int) -> list[Side]:
    """Cut the four sides out of a picture, upper and lower ones rim_px high, the others thick_px wide, with places."""
    width, height = picture.get_size()
    rim_px = min(rim_px, height // 2)
    sides = (
        pygame.Rect(0, 0, width, rim_px),
        pygame.Rect(0, height - rim_px, width, rim_px),
        pygame.Rect(0, rim_px, thick_px, height - 2 * rim_px),
        pygame.Rect(width - thick_px, rim_px, thick_px, height - 2 * rim_px),
    )
    return [(side.topleft, picture.subsurface(side).copy()) for side in sides if side.height > 0]


@lru_cache(maxsize=64)
def badge(diameter_px: int, color: Color) -> pygame.Surface:
    """Return a shining disc, lighter at the top."""
    big = pygame.Surface((diameter_px * _FINE, diameter_px * _FINE), pygame.SRCALPHA, 32)
    big.fill((*color, 0))
    middle = diameter_px * _FINE / 2
    for step in range(24):
        share = step / 24
        shade = mix(dim(color, 0.72), mix(color, LIGHT, 0.28), share)
        pygame.draw.circle(big, shade, (middle, middle * (1 - 0.28 * share)), middle * (1 - 0.92 * share**1.3) - 1)
    return pygame.transform.smoothscale(big, (diameter_px, diameter_px))


def star_points(middle: tuple[float, float], radius: float, *, turn: float = 0.0) -> list[tuple[float, float]]:
    """Return the ten corners of a star, one of them up."""
    return [
        (
            middle[0] + radius * (1 if corner % 2 == 0 else 0.46) * math.sin(math.pi * corner / 5 + turn),
            middle[1] - radius * (1 if corner % 2 == 0 else 0.46) * math.cos(math.pi * corner / 5 + turn),
        )
        for corner in range(10)
    ]


@lru_cache(maxsize=256)
def star(diameter_px: int, color: Color, glass: Color, *, is_lit: bool) -> pygame.Surface:
    """Return a star: full of light, or only its outline."""
    size = diameter_px * _FINE
    big = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    big.fill((*color, 0))
    middle = (size / 2, size * 0.53)
    if is_lit:
        pygame.draw.polygon(big, dim(color, 0.75), star_points(middle, size * 0.50))
        pygame.draw.polygon(big, color, star_points(middle, size * 0.44))
        pygame.draw.polygon(big, mix(color, LIGHT, 0.45), star_points(middle, size * 0.27))
    else:
        pygame.draw.polygon(big, (*mix(color, mix(glass, LIGHT, 0.1), 0.72), 255), star_points(middle, size * 0.48))
        pygame.draw.polygon(big, (*dim(glass, 0.76), 255), star_points(middle, size * 0.39))
    return pygame.transform.smoothscale(big, (diameter_px, diameter_px))


@lru_cache(maxsize=64)
def star_light(diameter_px: int, color: Color) -> pygame.Surface:
    """Return the glow of a star: light to add, three times as wide."""
    width = max(8, diameter_px * 3 // 8 * 8)
    ground = opaque((width, width))
    pygame.draw.polygon(ground, color, star_points((width / 2, width / 2), diameter_px * 0.5))
    soft = blurred(shrunk(ground, 4), max(1, diameter_px // 10), light=0.8)
    return pygame.transform.smoothscale(soft, (width, width))
