"""Writes texts: one line, fitted, wrapped, with a halo of light if wished; on a scene it is dark around the letters."""

import math
from bisect import bisect_left
from functools import lru_cache

import numpy as np
import pygame

from dancegame.core.graphemes import graphemes
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.glow import add, blurred, darkened, fade, opaque, shrunk
from dancegame.game.drawing.larder import kept
from dancegame.game.drawing.shaping import picture, width_px
from dancegame.game.drawing.wrapping import balanced_lines, lines, widest_word_px

# Nothing is written smaller than this, in units.
LEAST_SIZE = 26.0
_WHITE: Color = (255, 255, 255)
_LIGHT_SHRINK = 4
# The dark behind words on a scene: how much it hides right around the letters, how softly it ends and how far from
# them, as shares of their size, and how steeply it thins out. Above it ends so near and so softly that
# the feet of a line over it are not dimmed.
GROUND = 0.94
_GROUND_ABOVE, _GROUND_FADES = 0.32, 0.25
_GROUND_SPREAD, _GROUND_REACH, _GROUND_THICK = 0.2, 0.75, 20.0
# Of letters larger than this, in units, only so much of what is more counts for how far it reaches.
_GROUND_SIZE, _GROUND_GROWS = 44.0, 0.35
# There the halo is dimmer: on the dark it is seen all the same.
_HALO_ON_GROUND = 0.6
_FIGURES = frozenset("0123456789+\N{MINUS SIGN}\N{NARROW NO-BREAK SPACE}")
_ANY_FIGURE = str.maketrans("123456789", "0" * 9)


@kept(pictures=3)
def render(text: str, size_px: int, color: Color = _WHITE, *, is_bold: bool = True) -> pygame.Surface:
    """Return a text on a transparent surface, every script in its font, on one baseline, ordered as it is read."""
    if len(text) > 1 and _FIGURES.issuperset(text):
        return _figures(text, size_px, color, is_bold=is_bold)
    return picture(text, size_px=size_px, color=color, is_bold=is_bold)


def _figures(text: str, size_px: int, color: Color, *, is_bold: bool) -> pygame.Surface:
    """Put a number together from its figures, which are all as wide: points change with every picture."""
    parts = [render(figure, size_px, color, is_bold=is_bold) for figure in text]
    width = sum(part.get_width() - 2 for part in parts) + 2
    surface = pygame.Surface((width, max(part.get_height() for part in parts)), pygame.SRCALPHA, 32)
    x = 0
    for part in parts:
        surface.blit(part, (x, surface.get_height() - part.get_height()), special_flags=pygame.BLEND_RGBA_MAX)
        x += part.get_width() - 2
    return surface


@lru_cache(maxsize=2000)
def _size_px(text: str, size_px: int, *, is_bold: bool) -> tuple[int, int]:
    return render(text, size_px, is_bold=is_bold).get_size()


@kept(pictures=1)
def outlined(text: str, size_px: int, color: Color, outline: Color, *, is_bold: bool = True) -> pygame.Surface:
    """Return a text with a dark rim that keeps it readable on any picture."""
    width = max(2, size_px // 14)
    dark, light = (render(text, size_px, tint, is_bold=is_bold) for tint in (outline, color))
    size = (light.get_width() + 2 * width, light.get_height() + 2 * width)
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    steps = max(16, 3 * width)
    for step in range(steps):
        angle = math.tau * step / steps
        place = (round(width * (1 + math.cos(angle))), round(width * (1 + math.sin(angle))))
        surface.blit(dark, place, special_flags=pygame.BLEND_RGBA_MAX)
    surface.blit(light, (width, width))
    return surface


def write(
    canvas: Canvas,
    text: str,
    *,
    size: float,
    color: Color | None = None,
    is_bold: bool = True,
    max_width: float | None = None,
    least: float = LEAST_SIZE,
    glow: Color | None = None,
    outline: Color | None = None,
    alpha: float = 1.0,
    scale: float = 1.0,
    **anchor: tuple[float, float],
) -> Box:
    """Write one line at an anchor such as midtop=(x, y), smaller or cut if wider than max_width; returns its place.

    size: of the letters, before the text scale of the look. least: rather cut than written smaller. color: the theme's
    ink if left out. scale: of something that moves; where nothing may move it is 1.
    """
    color = canvas.theme.ink if color is None else color
    size_px = _letters_px(canvas, size)
    if max_width is not None:
        max_px, least_px = int(max_width * canvas.unit_px), _least_px(canvas, least)
        text, size_px = _fitted_line(text, size_px, max_px, least_px, is_bold=is_bold)
    scale = 1.0 if canvas.look.is_calm else scale
    drawn = _drawn(text, size_px, color, outline, scale, is_bold=is_bold)
    (name, point) = next(iter(anchor.items()))
    place = drawn.get_rect(**{name: canvas.point(point)})
    if alpha > 0.01:
        halo = 1.0
        if outline is None and canvas.is_bare(place):
            halo = _HALO_ON_GROUND
            ground = _word_ground(
                text.translate(_ANY_FIGURE), size_px, canvas.px(_GROUND_SIZE), canvas.theme.night, is_bold=is_bold
            )
            fade(canvas.surface, ground, ground.get_rect(center=place.center).topleft, alpha * min(1.0, scale))
        if glow is not None:
            light = text_light(text, size_px, glow, is_bold=is_bold, level=round(alpha * halo * 8), scale=scale)
            add(canvas.surface, light, light.get_rect(center=place.center).topleft)
        if alpha < 1.0:
            fade(canvas.surface, drawn, place.topleft, alpha)
        else:
            canvas.surface.blit(drawn, place)
    return canvas.box(place)


def _drawn(
    text: str, size_px: int, color: Color, outline: Color | None, scale: float, *, is_bold: bool
) -> pygame.Surface:
    """The text as it is now; what moves has few scales, so that each is made once."""
    if scale != 1.0:
        return _scaled(text, size_px, color, outline, scale, is_bold=is_bold)
    if outline is None:
        return render(text, size_px, color, is_bold=is_bold)
    return outlined(text, size_px, color, outline, is_bold=is_bold)


@kept(pictures=1)
def _scaled(
    text: str, size_px: int, color: Color, outline: Color | None, scale: float, *, is_bold: bool
) -> pygame.Surface:
    return pygame.transform.smoothscale_by(
        _drawn(text, size_px, color, outline, 1.0, is_bold=is_bold), max(scale, 0.02)
    )


def measured(canvas: Canvas, text: str, size: float, *, is_bold: bool = True) -> tuple[float, float]:
    """Return the width and height of a line as it would be written, in units."""
    width, height = _size_px(text, _letters_px(canvas, size), is_bold=is_bold)
    return width / canvas.unit_px, height / canvas.unit_px


def fitted(canvas: Canvas, text: str, size: float, max_width: float, *, is_bold: bool = True) -> tuple[str, float]:
    """Return the text and the size at which it is no wider than max_width."""
    max_px = int(max_width * canvas.unit_px)
    text, size_px = _fitted(text, _letters_px(canvas, size), max_px, _least_px(canvas), is_bold=is_bold)
    return text, size_px / canvas.unit_px / canvas.look.text_scale


def wrapped(canvas: Canvas, text: str, size: float, max_width: float, *, is_bold: bool = False) -> list[str]:
    """Break a text into lines no wider than max_width, each in the direction of the whole."""
    size_px, max_px = _letters_px(canvas, size), int(max_width * canvas.unit_px)
    return list(lines(text, size_px=size_px, max_width_px=max_px, is_bold=is_bold))


def balanced(canvas: Canvas, text: str, size: float, max_width: float, *, is_bold: bool = False) -> tuple[str, ...]:
    """Break a text into as few lines as can be, much the same in width: no word stands alone on the last one."""
    size_px, max_px = _letters_px(canvas, size), int(max_width * canvas.unit_px)
    return balanced_lines(text, size_px=size_px, max_width_px=max_px, is_bold=is_bold)


def breaks_words(canvas: Canvas, text: str, size: float, max_width: float, *, is_bold: bool = True) -> bool:
    """Return whether lines of this width would break a word of a text in its middle."""
    size_px = _letters_px(canvas, size)
    return widest_word_px(text, size_px=size_px, is_bold=is_bold) > int(max_width * canvas.unit_px)


def write_lines(
    canvas: Canvas,
    text: str,
    *,
    size: float,
    max_width: float,
    midtop: tuple[float, float],
    color: Color | None = None,
    is_bold: bool = False,
) -> float:
    """Write a text in centred lines of much the same width; returns where the next line would begin."""
    y = midtop[1]
    for line in balanced(canvas, text, size, max_width, is_bold=is_bold):
        place = write(canvas, line, size=size, color=color, is_bold=is_bold, max_width=max_width, midtop=(midtop[0], y))
        y = place.bottom
    return y


def _letters_px(canvas: Canvas, size: float) -> int:
    return _scaled_px(size, canvas.look.text_scale, canvas.unit_px)


def _least_px(canvas: Canvas, least: float = LEAST_SIZE) -> int:
    return math.ceil(least * canvas.unit_px)


@lru_cache(maxsize=2048)
def _scaled_px(size: float, text_scale: float, unit_px: float) -> int:
    return max(round(size * text_scale * unit_px), math.ceil(LEAST_SIZE * unit_px))


def _fitted_line(text: str, size_px: int, max_px: int, least_px: int, *, is_bold: bool) -> tuple[str, int]:
    """As _fitted; figures are all as wide, so that a number that counts up is measured once."""
    alike = text.translate(_ANY_FIGURE)
    fitted_alike, fitted_px = _fitted(alike, size_px, max_px, least_px, is_bold=is_bold)
    return (text, fitted_px) if fitted_alike == alike else _fitted(text, size_px, max_px, least_px, is_bold=is_bold)


@lru_cache(maxsize=600)
def _fitted(text: str, size_px: int, max_px: int, least_px: int, *, is_bold: bool) -> tuple[str, int]:
    while size_px > least_px and width_px(text, size_px=size_px, is_bold=is_bold) > max_px:
        size_px = max(least_px, int(size_px * 0.93))
    if width_px(text, size_px=size_px, is_bold=is_bold) <= max_px:
        return text, size_px
    letters = graphemes(text)

    def cut(count: int) -> str:
        return "".join(letters[:count]).rstrip() + "…"

    def is_wide(count: int) -> bool:
        return width_px(cut(count), size_px=size_px, is_bold=is_bold) > max_px

    return cut(max(1, bisect_left(range(len(letters)), True, lo=2, key=is_wide) - 1)), size_px


@kept(pictures=1.5)
def _word_ground(text: str, size_px: int, usual_px: int, night: Color, *, is_bold: bool) -> pygame.Surface:
    """Return the soft dark that lies between a text and a scene; of a number the same, whatever its figures.

    usual_px: up to which size it reaches the farther, the larger the letters are.
    """
    far_px = min(size_px, usual_px + _GROUND_GROWS * max(0, size_px - usual_px))
    margin, spread = round(_GROUND_REACH * far_px), max(1, round(_GROUND_SPREAD * far_px / _LIGHT_SHRINK))
    drawn = render(text, size_px, is_bold=is_bold)
    size = drawn.get_width() + 2 * margin, drawn.get_height() + 2 * margin
    letters = opaque(size)
    letters.blit(drawn, (margin, margin))
    soft = pygame.surfarray.array_red(blurred(shrunk(letters, _LIGHT_SHRINK), spread))
    down = np.arange(soft.shape[1]) * _LIGHT_SHRINK - (margin - _GROUND_ABOVE * far_px)
    share = (1 - np.exp(-_GROUND_THICK / 255 * soft)) * np.clip(down / (_GROUND_FADES * far_px), 0, 1) ** 2
    small = pygame.Surface(soft.shape, pygame.SRCALPHA, 32)
    small.fill(night)
    pygame.surfarray.pixels_alpha(small)[:] = 255 * GROUND * share
    return pygame.transform.smoothscale(small, size)


@kept(pictures=2)
def text_light(
    text: str, size_px: int, color: Color, *, is_bold: bool, level: int, scale: float = 1.0
) -> pygame.Surface:
    """Return the halo of a text: light to add around it, level in 0 to 8."""
    small = _small_light(text, size_px, color, is_bold=is_bold)
    size = tuple(max(1, round(_LIGHT_SHRINK * side * scale)) for side in small.get_size())
    return pygame.transform.smoothscale(darkened(small, level / 8), size)


@lru_cache(maxsize=160)
def _small_light(text: str, size_px: int, color: Color, *, is_bold: bool) -> pygame.Surface:
    margin = max(16, round(0.55 * size_px))
    drawn = render(text, size_px, color, is_bold=is_bold)
    ground = opaque((drawn.get_width() + 2 * margin, drawn.get_height() + 2 * margin))
    ground.blit(drawn, drawn.get_rect(center=ground.get_rect().center))
    return blurred(shrunk(ground, _LIGHT_SHRINK), max(2, size_px // 18), light=0.95)
