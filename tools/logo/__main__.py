"""Paints the logo and the icons as files: `python -m tools.logo`, from the folder that holds `tools`."""

import os
from pathlib import Path

import pygame
from PIL import Image

from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.logo import SWITCHED_ON_S, draw_logo, logo_height, paint_emblem
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.drawing.themes.neon import NEON

ROOT = Path(__file__).resolve().parents[2]
HEAD_SIZE, HEAD_WIDTH = (1600, 460), 1760.0
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
LARGE_ICON = 512


def main() -> None:
    """Write docs/logo.png, and packaging/icon.png, .ico and .icns."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    pygame.image.save(paint_head(), ROOT / "docs" / "logo.png")
    folder = ROOT / "packaging"
    folder.mkdir(exist_ok=True)
    icons = {size: _as_image(paint_emblem(size, NEON)) for size in (*ICON_SIZES, LARGE_ICON)}
    icons[LARGE_ICON].save(folder / "icon.png", optimize=True)
    smaller = [icons[size] for size in ICON_SIZES]
    largest = smaller.pop()
    largest.save(folder / "icon.ico", sizes=[(size, size) for size in ICON_SIZES], append_images=smaller)
    icons[LARGE_ICON].save(folder / "icon.icns", append_images=[*smaller, largest])


def paint_head() -> pygame.Surface:
    """Return the logo on the scene, as wide as a page."""
    whole = pygame.Surface((HEAD_SIZE[0], HEAD_SIZE[0] * 9 // 16)).convert()
    canvas = Canvas(whole, Look(NEON))
    Theatre().draw_empty(canvas, now_s=1.0)
    left, top = (canvas.area.width - HEAD_WIDTH) / 2, 0.42 * canvas.area.height
    draw_logo(canvas, Box(left, top, HEAD_WIDTH, 0), age_s=SWITCHED_ON_S + 1.1)
    height = HEAD_SIZE[1] / canvas.unit_px
    above = top + logo_height(HEAD_WIDTH) / 2 - height / 2
    return whole.subsurface(canvas.rect(Box(0, above, canvas.area.width, height)))


def _as_image(surface: pygame.Surface) -> Image.Image:
    return Image.frombytes("RGBA", surface.get_size(), pygame.image.tobytes(surface, "RGBA"))


if __name__ == "__main__":
    main()
