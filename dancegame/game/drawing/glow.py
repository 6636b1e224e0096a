"""Light on small surfaces: halos from blurred copies, soft discs, brightness steps, reflections."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
import pygame

from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.pen import Ground
from dancegame.game.drawing.sheet import Sheet, copy_opaque

ADD = pygame.BLEND_RGB_ADD
MULTIPLY = pygame.BLEND_RGB_MULT
_GROWS_PX = 512
# A single step of light is not seen.
_SEEN = 0xFEFEFE


class Scratch:
    """A surface that is kept from picture to picture instead of being made anew; has_alpha: one that can hide."""

    def __init__(self, *, has_alpha: bool = False) -> None:
        self._flags = pygame.SRCALPHA if has_alpha else 0
        self._surface = pygame.Surface((8, 8), self._flags, 32)

    def cleared(self, width: int, height: int) -> pygame.Surface:
        """Return a black surface of this size; valid until the next call."""
        part = self.unpainted(width, height)
        clear(part)
        return part

    def scaled(self, source: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
        """Return a smooth copy of this size; valid until the next call."""
        part = self.unpainted(*size)
        pygame.transform.smoothscale(source, size, part)
        return part

    def unpainted(self, width: int, height: int) -> pygame.Surface:
        """Return a surface of this size with anything on it; valid until the next call."""
        have_width, have_height = self._surface.get_size()
        if width > have_width or height > have_height:
            # With room to grow: new memory comes page by page, which takes longer than what is painted there.
            wide, high = (-(-size // _GROWS_PX) * _GROWS_PX for size in (width, height))
            size = max(wide, have_width), max(high, have_height)
            self._surface = pygame.Surface(size, self._flags, 32)
        return self._surface.subsurface((0, 0, width, height))


def clear(surface: pygame.Surface) -> None:
    """Make a surface black, and transparent where it can be.

    By NumPy: SDL fills and copies past the processor's cache, so that whatever is done next with the pixels has to wait
    for the memory (a clear body and adding it: 0.28 ms instead of 0.73).
    """
    pygame.surfarray.pixels2d(surface)[:] = 0


def opaque(size: tuple[int, int]) -> pygame.Surface:
    """Return a black surface in the format of windows."""
    return pygame.Surface(size, 0, 32)


def shrunk(source: pygame.Surface, factor: int) -> pygame.Surface:
    """Return a smaller copy."""
    width, height = source.get_size()
    return pygame.transform.smoothscale(source, (max(1, width // factor), max(1, height // factor)))


def blurred(source: pygame.Surface, radius: int, *, light: float = 1.0) -> pygame.Surface:
    """Return a soft copy, dimmed to `light`; two box blurs in a row are close to a Gaussian and far cheaper."""
    soft = pygame.transform.box_blur(pygame.transform.box_blur(source, radius), radius)
    level = int(255 * light)
    soft.fill((level, level, level), special_flags=MULTIPLY)
    return soft


def add(target: Ground, light: pygame.Surface, place: tuple[int, int]) -> None:
    """Add light to what is there."""
    target.blit(light, place, special_flags=ADD)


def add_all(target: Ground, lights: Iterable[tuple[pygame.Surface, tuple[int, int]]]) -> None:
    """Add lights at their places to what is there."""
    target.fblits(lights, ADD)


def cover_all(target: Ground, bodies: Iterable[tuple[pygame.Surface, tuple[int, int]]]) -> None:
    """Put light at its places that hides what is there as far as it is opaque, and is added to it elsewhere."""
    target.fblits(bodies, pygame.BLEND_PREMULTIPLIED)


def lit(light: pygame.Surface, *, rows: int, grid_px: int = 1) -> Iterator[pygame.Rect]:
    """Yield the parts of a light that are not black: bands of so many rows, as wide as what is lit and its neighbours.

    grid_px: nothing is as low as this; the light's size is a multiple of it, and so is every part of it.
    """
    is_lit = (pygame.surfarray.pixels2d(light)[:, grid_px // 2 :: grid_px] & _SEEN) != 0
    has_light, width = is_lit.any(axis=0), len(is_lit)
    firsts = np.where(has_light, is_lit.argmax(axis=0), width).tolist()
    ends = np.where(has_light, width - is_lit[::-1].argmax(axis=0), 0).tolist()
    for top in range(0, len(firsts), rows):
        around = slice(max(0, top - 1), top + rows + 1)
        left = max(0, min(firsts[around]) // grid_px - 1) * grid_px
        right = min(width, (-(-max(ends[around]) // grid_px) + 1) * grid_px)
        if left < right:
            high = min(rows, len(firsts) - top)
            yield pygame.Rect(left, top * grid_px, right - left, high * grid_px)


def stamp(target: Ground, picture: pygame.Surface, place: pygame.Rect) -> None:
    """Copy an opaque picture of a place's size to it."""
    if isinstance(target, Sheet):
        target.stamp(picture, place)
    else:
        copy_opaque(target, picture, place)


def fade(target: Ground, picture: pygame.Surface, place: tuple[int, int], share: float) -> None:
    """Put a picture with alpha at a place, so much of it that is to be seen, 0 to 1; it is not copied for that."""
    level = int(255 * max(0.0, min(1.0, share)))
    if isinstance(target, Sheet):
        target.put(_fade, picture.get_rect(topleft=place), picture, place, level)
    else:
        _fade(target, picture, place, level)


def _fade(target: pygame.Surface, picture: pygame.Surface, place: tuple[int, int], level: int) -> None:
    picture.set_alpha(level)
    target.blit(picture, place)
    picture.set_alpha(255)


def darkened(source: pygame.Surface, share: float) -> pygame.Surface:
    """Return a copy with `share` of the light."""
    copy = source.copy()
    level = int(255 * max(0.0, min(1.0, share)))
    copy.fill((level, level, level), special_flags=MULTIPLY)
    return copy


@lru_cache(maxsize=128)
def soft_disc(width: int, height: int, color: Color, *, power: float = 2.0) -> pygame.Surface:
    """Return an ellipse of light as `paint_disc` does, and keep it: for small ones, which come again and again."""
    return paint_disc(width, height, color, power=power)


def paint_disc(width: int, height: int, color: Color, *, power: float = 2.0) -> pygame.Surface:
    """Return an ellipse of light that falls off from its middle to black at the rim."""
    across = np.linspace(-1, 1, width, dtype=np.float32)[:, None]
    down = np.linspace(-1, 1, height, dtype=np.float32)[None, :]
    light = np.clip(1 - np.sqrt(across**2 + down**2), 0, 1) ** power
    return from_light(light[..., None] * np.array(color, dtype=np.float32))


def from_light(rgb: np.ndarray) -> pygame.Surface:
    """Return a surface of light (W, H, 3) in 0 to 255, with a grain that hides the steps of dark gradients."""
    # What is black stays so: the grain alone is less than a step.
    values = np.minimum(rgb + _grain(rgb.shape[:2]), 255).astype(np.uint8)
    surface = opaque(values.shape[:2])
    pygame.surfarray.blit_array(surface, values)
    return surface


@lru_cache(maxsize=8)
def _grain(size: tuple[int, int]) -> np.ndarray:
    """Random shares of a step (W, H, 1)."""
    return np.random.default_rng(7).random(size, dtype=np.float32)[..., None]


def cropped(light: pygame.Surface, share: float) -> pygame.Surface:
    """Return the middle of a light without its rim, which is too dark to be seen; share: of width and height kept."""
    width, height = light.get_size()
    middle = pygame.Rect(0, 0, round(share * width), round(share * height))
    middle.center = (width // 2, height // 2)
    return light.subsurface(middle).copy()


@lru_cache(maxsize=32)
def fade_mask(width: int, height: int, top: float, bottom: float) -> pygame.Surface:
    """Return a grey ramp from `top` to `bottom` (0 to 1) to multiply with, its alpha the same; its fall eases out."""
    share = np.linspace(0, 1, height, dtype=np.float32)
    light = 255 * (bottom + (top - bottom) * (1 - share) ** 1.8)
    surface = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(surface)[:] = light.astype(np.uint8)[None, :, None]
    pygame.surfarray.pixels_alpha(surface)[:] = light.astype(np.uint8)[None, :]
    return surface
