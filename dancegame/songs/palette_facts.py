"""How the colours of a song's video stand in its file: `palette = { room = ["#3a2a60"], dancer = ["#d03040"] }`."""

import re

import msgspec

from dancegame.core.palette import Color, Palette

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class PaletteFacts(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """As `palette.Palette`, each colour as on the web."""

    room: tuple[str, ...] = ()
    dancer: tuple[str, ...] = ()

    def palette(self) -> Palette:
        """Return the colours. Raises ValueError for what is none, and for too many."""
        return Palette(room=tuple(map(_color, self.room)), dancer=tuple(map(_color, self.dancer)))


def palette_facts_of(palette: Palette) -> PaletteFacts:
    """Return colours as they are written."""
    return PaletteFacts(room=_hex(palette.room), dancer=_hex(palette.dancer))


def _hex(colors: tuple[Color, ...]) -> tuple[str, ...]:
    return tuple(f"#{bytes(color).hex()}" for color in colors)


def _color(text: str) -> Color:
    if not _HEX.fullmatch(text):
        raise ValueError(f"palette has {text[:20]!r}, which is no colour such as #3a2a60")
    red, green, blue = bytes.fromhex(text[1:])
    return red, green, blue
