"""Finds the fonts that come with pygame_gui and picks one for each stretch of a text: Latin, Hangul, Kana, Han..."""

import importlib.util
import unicodedata
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import pygame

from dancegame.core.errors import InputError

# Name in the font folder, first code points and last ones that only this font draws.
_SCRIPTS: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = (
    ("KR", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))),
    ("JP", ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F))),
    ("SC", ((0x2E80, 0x303F), (0x3100, 0x312F), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFF65))),
    ("Arabic", ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))),
    ("Hebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    ("Georgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF))),
)
_RIGHT_TO_LEFT = ("Arabic", "Hebrew")
# Fonts that also have arrows, stars and the like, and a character that no font has.
_SYMBOLS = ("JP", "SC", "KR")
_NOWHERE = "\U0010fffe"


@lru_cache(maxsize=1)
def font_folder() -> Path:
    """Return the folder of the Noto fonts; raises InputError where pygame_gui is not installed whole."""
    spec = importlib.util.find_spec("pygame_gui")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(place) / "data" / "NotoSans-Bold.ttf").is_file():
            return Path(place) / "data"
    raise InputError("The fonts of pygame_gui are missing.", remedy="Install the game's packages again.")


@lru_cache(maxsize=256)
def font(script: str, size_px: int, *, is_bold: bool) -> pygame.font.Font:
    """Return the font of a script ("" for Latin, Greek and Cyrillic)."""
    pygame.font.init()
    stem = font_folder() / f"NotoSans{script}-{'Bold' if is_bold else 'Regular'}"
    path = stem.with_suffix(".otf" if script in ("JP", "SC") else ".ttf")
    made = pygame.font.Font(path, size_px)
    if script in _RIGHT_TO_LEFT:
        made.set_direction(pygame.DIRECTION_RTL)
    return made


def runs(text: str) -> list[tuple[str, str]]:
    """Split a text into stretches of one script: (script, characters). Spaces and digits stay with what is before."""
    text = unicodedata.normalize("NFC", text)
    scripts: list[str] = []
    for character in text:
        script = _script(character)
        is_neutral = not script and unicodedata.category(character)[0] in "ZPN"
        scripts.append(scripts[-1] if is_neutral and scripts and scripts[-1] not in _RIGHT_TO_LEFT else script)
    han = "KR" if "KR" in scripts else "JP" if "JP" in scripts else "SC"
    named = [(han if script == "SC" else script, character) for script, character in zip(scripts, text, strict=True)]
    return [(script, "".join(part for _, part in group)) for script, group in groupby(named, key=lambda pair: pair[0])]


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    code = ord(character)
    for script, ranges in _SCRIPTS:
        if any(first <= code <= last for first, last in ranges):
            return script
    if code < 0x250 or has_glyph("", character):
        return ""
    return next((script for script in _SYMBOLS if has_glyph(script, character)), "")


@lru_cache(maxsize=4096)
def has_glyph(script: str, character: str) -> bool:
    """Return whether a font draws a character; pygame says nothing of it, but all missing ones look the same."""
    made = font(script, 20, is_bold=False)
    if character.isspace():
        return True
    if made.metrics(character) != made.metrics(_NOWHERE):
        return True
    drawn, missing = (made.render(text, False, (255, 255, 255)) for text in (character, _NOWHERE))
    return pygame.image.tobytes(drawn, "RGBA") != pygame.image.tobytes(missing, "RGBA")
