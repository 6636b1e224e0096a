"""What kinds of settings there are, what each may be, and how one is described where it is declared."""

import dataclasses
import re
from enum import Enum
from typing import Any

from dancegame.core.text import on_one_line
from dancegame.core.texts import N_, Text, text_of

MOST_TEXT_LETTERS = 1000
# Names of themes and languages: "neon", "high-contrast", "pt_BR".
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
MOST_PX = 100_000


class Kind(Enum):
    """What a setting is set by.

    SWITCH: bool. CHOICE: an Enum, or a name of which the program knows the possible ones only when it runs. SHARE:
    float, 0 to 1. NUMBER: int. TEXT: str. PLACE: a WindowPlace.
    """

    SWITCH = "switch"
    CHOICE = "choice"
    SHARE = "share"
    NUMBER = "number"
    TEXT = "text"
    PLACE = "place"


class Group(Enum):
    """The pages of the settings, in their order; the value is what each is called."""

    CAMERA = N_("Camera")
    DANCING = N_("Dancing")
    SOUND = N_("Sound")
    SCREEN = N_("Screen")


@dataclasses.dataclass(frozen=True)
class WindowPlace:
    """Where the window was, in pixels of the desktop."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int


@dataclasses.dataclass(frozen=True)
class Setting:
    """One setting, for whoever reads, writes or shows it.

    name: as in `Settings` and in the file. label: in English. choices: the Enum of a CHOICE, None where it is a name.
    least, most: of a SHARE or NUMBER. is_optional: may be None. group: the page of the settings on which people choose
    it; None for what the game itself remembers, or what stands in the file alone.
    """

    name: str
    label: str
    kind: Kind
    default: object
    choices: type[Enum] | None = None
    least: float = 0
    most: float = 1
    is_optional: bool = False
    group: Group | None = None

    @property
    def is_on_page(self) -> bool:
        """Whether people choose it on a page of the settings."""
        return self.group is not None

    def check(self, value: object) -> None:
        """Raise ValueError where a value is none that this setting can have."""
        if (value is None and self.is_optional) or _FITS[self.kind](self, value):
            return
        template = N_("{name} is {found}, not {expected}")
        raise ValueError(text_of(template, name=self.name, found=_shown(value), expected=self.expected))

    @property
    def expected(self) -> Text:
        """What the setting can be, in words."""
        if self.kind is Kind.CHOICE and self.choices is not None:
            return text_of(N_("one of {choices}"), choices=", ".join(str(choice.value) for choice in self.choices))
        limits = {"least": self.least, "most": self.most}
        if self.kind is Kind.NUMBER:
            return text_of(N_("a whole number from {least:g} to {most:g}"), **limits)
        if self.kind is Kind.SHARE:
            return text_of(N_("a number from {least:g} to {most:g}"), **limits)
        return _EXPECTED[self.kind]

    def parsed(self, raw: object) -> object:
        """Return the value that the file's plain value means. Raises ValueError."""
        value = raw
        is_whole = isinstance(raw, int) and not isinstance(raw, bool)
        # A camera's number and its degrees are numbers to whoever writes them.
        named = str(raw) if is_whole else raw
        if self.kind is Kind.CHOICE and self.choices is not None:
            value = next((choice for choice in self.choices if choice.value == named), raw)
        elif self.kind is Kind.TEXT:
            value = named
        elif self.kind is Kind.SHARE and isinstance(raw, int) and is_whole:
            value = float(raw)
        elif self.kind is Kind.PLACE and isinstance(raw, list) and len(raw) == len(dataclasses.fields(WindowPlace)):
            value = WindowPlace(*raw)
        self.check(value)
        return value

    def plain(self, value: object) -> object:
        """Return a value as it stands in the file, where None is left out."""
        if isinstance(value, Enum):
            return value.value
        return list(dataclasses.astuple(value)) if isinstance(value, WindowPlace) else value


def _is_whole(value: object, least: float, most: float) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_choice(setting: Setting, value: object) -> bool:
    if setting.choices is not None:
        return isinstance(value, setting.choices)
    return isinstance(value, str) and _NAME.fullmatch(value) is not None


def _is_text(_setting: Setting, value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= MOST_TEXT_LETTERS and on_one_line(value) == value


def _is_place(_setting: Setting, value: object) -> bool:
    if not isinstance(value, WindowPlace):
        return False
    corner, size = (value.x_px, value.y_px), (value.width_px, value.height_px)
    return all(_is_whole(at, -MOST_PX, MOST_PX) for at in corner) and all(_is_whole(at, 1, MOST_PX) for at in size)


_FITS = {
    Kind.SWITCH: lambda _setting, value: isinstance(value, bool),
    Kind.CHOICE: _is_choice,
    Kind.SHARE: lambda setting, value: isinstance(value, float) and setting.least <= value <= setting.most,
    Kind.NUMBER: lambda setting, value: _is_whole(value, setting.least, setting.most),
    Kind.TEXT: _is_text,
    Kind.PLACE: _is_place,
}
_EXPECTED = {
    Kind.SWITCH: text_of(N_("true or false")),
    Kind.CHOICE: text_of(N_("a name of letters, digits and hyphens")),
    Kind.TEXT: text_of(N_("a text on one line")),
    Kind.PLACE: text_of(N_("four whole numbers: x, y, width, height")),
}


def _shown(value: object) -> str:
    text = on_one_line(repr(value.value if isinstance(value, Enum) else value))
    return text if len(text) <= 60 else text[:59] + "…"


def _setting(label: str, kind: Kind, default: Any, **more: Any) -> Any:
    return dataclasses.field(default=default, metadata={"label": label, "kind": kind, **more})


def switch(label: str, default: bool, **more: Any) -> Any:
    """Return the field of a setting that is on or off."""
    return _setting(label, Kind.SWITCH, default, **more)


def choice(label: str, default: Enum | str, **more: Any) -> Any:
    """Return the field of a setting that is one of an Enum, or a name."""
    return _setting(label, Kind.CHOICE, default, choices=type(default) if isinstance(default, Enum) else None, **more)


def share(label: str, default: float, **more: Any) -> Any:
    """Return the field of a setting from 0 to 1."""
    return _setting(label, Kind.SHARE, default, **more)


def number(label: str, default: int, *, least: int, most: int, **more: Any) -> Any:
    """Return the field of a setting that counts something."""
    return _setting(label, Kind.NUMBER, default, least=least, most=most, **more)


def text(label: str, default: str | None, **more: Any) -> Any:
    """Return the field of a setting that is a text; may be missing where its default is."""
    return _setting(label, Kind.TEXT, default, is_optional=default is None, **more)


def place(label: str) -> Any:
    """Return the field of a setting that says where a window was."""
    return _setting(label, Kind.PLACE, None, is_optional=True)
