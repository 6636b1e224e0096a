"""Many pictures on one sheet, and pictures as files."""

import math
from collections.abc import Sequence
from pathlib import Path

import pygame
from PIL import Image

COLUMNS, GAP_PX, QUALITY = 3, 8, 88


def paint_sheet(pictures: Sequence[pygame.Surface]) -> pygame.Surface:
    """Return all pictures of one size at half their size, in rows."""
    width, height = (size // 2 for size in pictures[0].get_size())
    rows = math.ceil(len(pictures) / COLUMNS)
    sheet = pygame.Surface((COLUMNS * (width + GAP_PX) - GAP_PX, rows * (height + GAP_PX) - GAP_PX))
    for number, picture in enumerate(pictures):
        small = pygame.transform.smoothscale(picture, (width, height))
        sheet.blit(small, (number % COLUMNS * (width + GAP_PX), number // COLUMNS * (height + GAP_PX)))
    return sheet


def save(picture: pygame.Surface, path: Path) -> Path:
    """Write a picture as a JPEG; returns its path."""
    image = Image.frombytes("RGB", picture.get_size(), pygame.image.tobytes(picture, "RGB"))
    image.save(path, quality=QUALITY, optimize=True)
    return path
