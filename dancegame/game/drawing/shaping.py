"""Turns a text of any scripts into a picture: ordered as read, letters joined, marks placed, nothing cut."""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import pygame

from dancegame.game.drawing.bidi import JOINERS, visual_runs
from dancegame.game.drawing.fonts import ASCENT, DESCENT, LATIN, font_of, has_glyph, opened

# What stands for letters that no font has.
BOX = "□"
# A text in pixels times its letters: wider than any screen, and no title of 10,000 letters asks for all memory.
_WIDEST_PX = 40_000
_MOST_MARKS = 3
_MARGIN_PX = 1
# Letters and signs of Latin scripts alone: one piece, found in a hundredth of the time.
_PLAIN = re.compile("[ -~À-ÖØ-öø-ž]+")


@dataclass(frozen=True)
class Piece:
    """Characters of one font and one direction, in the order in which they are written."""

    font: str
    text: str
    is_right_to_left: bool


def picture(text: str, *, size_px: int, color: tuple[int, int, int], is_bold: bool) -> pygame.Surface:
    """Return a line of text on a transparent surface; a pixel around it is free.

    The surface is as high as a line of Noto Sans, higher only where marks or letters leave that. No text raises.
    """
    drawn = []
    for piece in pieces(text, size_px=size_px):
        font = _font(piece, size_px, is_bold=is_bold)
        if font.size(piece.text)[0] > 0:
            drawn.append((font.render(piece.text, True, color), font.get_ascent()))
    above, below = math.ceil(size_px * ASCENT), math.ceil(size_px * DESCENT)
    for part, ascent in drawn:
        inked = pygame.surfarray.pixels_alpha(part).max(axis=0).nonzero()[0]
        if len(inked):
            above = max(above, ascent - int(inked[0]) + _MARGIN_PX)
            below = max(below, int(inked[-1]) + 1 - ascent + _MARGIN_PX)
    width = sum(part.get_width() for part, _ in drawn)
    surface = pygame.Surface((width + 2 * _MARGIN_PX, above + below), pygame.SRCALPHA, 32)
    x = _MARGIN_PX
    for part, ascent in drawn:
        surface.blit(part, (x, above - ascent))
        x += part.get_width()
    return surface


def width_px(text: str, *, size_px: int, is_bold: bool) -> int:
    """Return the width of the picture of a text, without drawing it."""
    parts = pieces(text, size_px=size_px)
    return sum(_font(piece, size_px, is_bold=is_bold).size(piece.text)[0] for piece in parts) + 2 * _MARGIN_PX


def pieces(text: str, *, size_px: int) -> tuple[Piece, ...]:
    """Return the pieces of a text from left to right."""
    return _pieces(text[: max(64, _WIDEST_PX // size_px)])


@lru_cache(maxsize=600)
def _pieces(text: str) -> tuple[Piece, ...]:
    """The same in every size: a text is tried in several before it fits, and lines with one word more or less."""
    return (Piece(LATIN, text, False),) if _PLAIN.fullmatch(text) else _pieces_of_any(text)


def _pieces_of_any(text: str) -> tuple[Piece, ...]:
    # Lone surrogates, which a broken file name may hold, are no characters and cannot be encoded.
    text = text.encode("utf-8", "ignore").decode()
    text = "".join(_drawable(unicodedata.normalize("NFC", text)))
    is_chinese = _is_chinese(text)
    found: list[Piece] = []
    for is_right_to_left, run in visual_runs(text):
        parts = [Piece(font, part, is_right_to_left) for font, part in _by_font(run, is_chinese=is_chinese)]
        found += reversed(parts) if is_right_to_left else parts
    return tuple(found)


def _drawable(text: str) -> Iterator[str]:
    """Yield spaces for line breaks and tabs, no other controls, and no heap of marks on one letter."""
    marks = 0
    for character in text:
        is_mark = unicodedata.category(character)[0] == "M"
        marks = marks + bool(unicodedata.combining(character)) if is_mark else 0
        if character.isspace():
            yield " " if character < " " else character
        elif unicodedata.category(character) != "Cc" and marks <= _MOST_MARKS:
            yield character


def _by_font(text: str, *, is_chinese: bool) -> Iterator[tuple[str, str]]:
    """Yield stretches of one font; spaces and marks stay with what is before, what no font has is a box or gone."""
    named: list[tuple[str, str]] = []
    for character in text:
        category = unicodedata.category(character)
        before = named[-1][0] if named else ""
        if (category[0] in "ZM" or character in JOINERS) and before and has_glyph(before, character):
            named.append((before, character))
        elif category[0] in "MC" and (before or category[0] == "C"):
            continue
        elif name := font_of(character, is_chinese=is_chinese):
            named.append((name, character))
        elif category[0] == "Z":
            named.append((before or LATIN, " "))
        elif category[0] == "L" and not (named and named[-1][1] == BOX):
            named.append((font_of(BOX) or LATIN, BOX))
    for name, group in groupby(named, key=lambda pair: pair[0]):
        yield name, "".join(character for _, character in group)


def _is_chinese(text: str) -> bool:
    """Return whether Han signs stand alone, without Kana and Hangul, and all are among those that China prints."""
    han = [character for character in text if "\u3400" <= character <= "\u9fff"]
    if not han or any("\u3041" <= character <= "\u30ff" or "\uac00" <= character <= "\ud7a3" for character in text):
        return False
    try:
        "".join(han).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _font(piece: Piece, size_px: int, *, is_bold: bool) -> pygame.font.Font:
    return opened(piece.font, size_px, is_bold=is_bold, is_right_to_left=piece.is_right_to_left)
