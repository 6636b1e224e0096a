"""Knows the fonts that the game ships: which one draws a character, and each opened when it is first needed."""

import struct
from bisect import bisect_right
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pygame

FOLDER = Path(__file__).parents[1] / "fonts"
LATIN, HAN, HAN_OF_CHINA = "Latin", "Han", "HanChina"
# The line of Noto Sans, in shares of the size. Every shipped font is given a higher one (see tools/fonts), so that a
# piece of text has its baseline at the font's ascent, whatever marks it carries.
ASCENT, DESCENT = 1.069, 0.293
# Font, its script as OpenType names it, and where its characters begin and end.
_SCRIPTS: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...] = (
    (LATIN, "Latn", ((0x20, 0x52F), (0x1E00, 0x218F), (0xFB00, 0xFB06))),
    ("Hangul", "Hang", ((0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3))),
    ("Arabic", "Arab", ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFEFE))),
    ("Hebrew", "Hebr", ((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
    ("Devanagari", "Deva", ((0x900, 0x97F), (0xA8E0, 0xA8FF))),
    ("Gurmukhi", "Guru", ((0xA00, 0xA7F),)),
    ("Tamil", "Taml", ((0xB80, 0xBFF),)),
    ("Thai", "Thai", ((0xE00, 0xE7F),)),
    ("Lao", "Laoo", ((0xE80, 0xEFF),)),
    ("Georgian", "Geor", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    ("Armenian", "Armn", ((0x530, 0x58F), (0xFB13, 0xFB17))),
    ("Symbols", "Zyyy", ((0x2190, 0x27BF),)),
    ("Symbols2", "Zyyy", ((0x2190, 0x2BFF), (0x1F300, 0x1F6FF))),
    (HAN_OF_CHINA, "Hani", ()),
    (HAN, "Hani", ((0xB0, 0x10FFFF),)),
)
_TAGS = {name: tag for name, tag, _ in _SCRIPTS}
# Fonts with one weight for both.
_ALWAYS_REGULAR = {"Symbols2"}


@lru_cache(maxsize=256)
def opened(name: str, size_px: int, *, is_bold: bool, is_right_to_left: bool = False) -> pygame.font.Font:
    """Open a font at a size (height of an em), ready to shape its script in one direction."""
    pygame.font.init()
    font = pygame.font.Font(BytesIO(_content(name, is_bold=is_bold)), size_px)
    # A pygame-ce that was not built with HarfBuzz (all its wheels are) writes letters that do not join.
    with suppress(pygame.error):
        font.set_script(_TAGS[name])
        font.set_direction(pygame.DIRECTION_RTL if is_right_to_left else pygame.DIRECTION_LTR)
    return font


@lru_cache(maxsize=2 * len(_SCRIPTS))
def _content(name: str, *, is_bold: bool) -> bytes:
    """Read a font's file, once for all its sizes: each that were opened by name would hold it open."""
    return _path(name, is_bold=is_bold).read_bytes()


@lru_cache(maxsize=8192)
def font_of(character: str, *, is_chinese: bool = False) -> str | None:
    """Return the name of the font that draws a character, or None; is_chinese asks for the shapes of Han in China."""
    code = ord(character)
    if is_chinese and has_glyph(HAN_OF_CHINA, character):
        return HAN_OF_CHINA
    for name, _, blocks in _SCRIPTS:
        if any(first <= code <= last for first, last in blocks) and has_glyph(name, character):
            return name
    return None


def has_glyph(name: str, character: str) -> bool:
    """Return whether a font draws a character."""
    starts, ends = _covered(name)
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


@lru_cache(maxsize=len(_SCRIPTS))
def _covered(name: str) -> tuple[list[int], list[int]]:
    """Return first and last code points of the stretches that a font draws, as its `cmap` (format 12) has them."""
    with _path(name, is_bold=False).open("rb") as file:
        _, tables = struct.unpack(">4sH6x", file.read(12))
        places = dict(struct.iter_unpack(">4s4xI4x", file.read(16 * tables)))
        file.seek(places[b"cmap"] + 8)
        (offset,) = struct.unpack(">I", file.read(4))
        file.seek(places[b"cmap"] + offset + 12)
        (groups,) = struct.unpack(">I", file.read(4))
        stretches = list(struct.iter_unpack(">II4x", file.read(12 * groups)))
    return [first for first, _ in stretches], [last for _, last in stretches]


def _path(name: str, *, is_bold: bool) -> Path:
    weight = "Bold" if is_bold and name not in _ALWAYS_REGULAR else "Regular"
    return FOLDER / f"{name}-{weight}.{'otf' if name.startswith('Han') else 'ttf'}"
