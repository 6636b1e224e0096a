"""Draws the icon and writes it: `python -m tools.icon [FOLDER]`, `packaging/icons` unless named."""

import io
import sys
from pathlib import Path

import pygame

from dancegame.songs.library import open_library
from tools.icon.containers import MAC_KINDS, WINDOWS_SIZES, icns, ico
from tools.icon.drawing import draw_icon

FOLDER = Path(__file__).parents[2] / "packaging" / "icons"
# A pose that can be told from far away.
SONG, MOMENT_S = "korobeiniki", 18.85
LARGEST = 1024
LINUX_SIZES = (48, 128, 256, 512)


def main(folder: Path) -> None:
    """Write PNG files for Linux, an .ico and an .icns."""
    folder.mkdir(parents=True, exist_ok=True)
    largest = draw_icon(open_library(folder / "none").load_dance(SONG), MOMENT_S, LARGEST)
    pictures = {size: _png(largest, size) for size in sorted({*WINDOWS_SIZES, *MAC_KINDS, *LINUX_SIZES})}
    for size in LINUX_SIZES:
        (folder / f"dancegame-{size}.png").write_bytes(pictures[size])
    (folder / "dancegame.ico").write_bytes(ico({size: pictures[size] for size in WINDOWS_SIZES}))
    (folder / "dancegame.icns").write_bytes(icns({size: pictures[size] for size in MAC_KINDS}))


def _png(largest: pygame.Surface, size: int) -> bytes:
    """Return the icon in another size; halved step by step, so that nothing is lost between the pixels."""
    picture = largest
    while picture.get_width() >= 2 * size:
        half = picture.get_width() // 2
        picture = pygame.transform.smoothscale(picture, (half, half))
    if picture.get_width() != size:
        picture = pygame.transform.smoothscale(picture, (size, size))
    file = io.BytesIO()
    pygame.image.save(picture, file, "icon.png")
    return file.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
