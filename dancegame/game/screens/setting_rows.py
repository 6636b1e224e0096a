"""The rows of the settings pages: built from what the settings say of themselves."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from dancegame.core.evening.outcomes import Wish
from dancegame.core.live import PUPPET
from dancegame.core.setting_kinds import Group, Kind, Setting
from dancegame.core.settings import CameraTurn, EstimatorName, GhostChoice, PlayersShown, TextSize, fields
from dancegame.core.texts import N_
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import balanced, fitted, measured, write
from dancegame.game.drawing.shapes import bar
from dancegame.game.drawing.still import still
from dancegame.game.drawing.themes import THEMES
from dancegame.game.drawing.tiles import LINE_SHARE, draw_pane
from dancegame.game.house import House
from dancegame.texts import AUTO, _, language_name, languages
from dancegame.texts.guess_words import LEVEL_WORDS
from dancegame.texts.words import EASE_WORDS, STRICTNESS_WORDS

PAGES = tuple(Group)
VALUE_SHARE = 0.5
SHARE_STEP = 0.1
# A name that would be smaller than the first share of the usual size is written on two lines, in the second share.
ONE_LINE, TWO_LINES = 0.82, 0.66
# What a value is called, where its own name is not what a player would say.
WORDS: dict[object, str] = (
    dict[object, str](STRICTNESS_WORDS.items())
    | dict[object, str](EASE_WORDS.items())
    | dict[object, str](LEVEL_WORDS.items())
    | {
        GhostChoice.BEST: N_("your best round"),
        GhostChoice.LAST: N_("your last round"),
        GhostChoice.OFF: N_("off"),
        CameraTurn.NONE: N_("as it comes"),
        CameraTurn.RIGHT: N_("turned right"),
        CameraTurn.OVER: N_("turned upside down"),
        CameraTurn.LEFT: N_("turned left"),
        PlayersShown.CAMERA: N_("camera picture"),
        PlayersShown.BODIES: N_("bodies of light"),
        TextSize.NORMAL: N_("normal"),
        TextSize.LARGE: N_("large"),
        EstimatorName.HYBRID: N_("Hybrid"),
        EstimatorName.MEDIAPIPE: "MediaPipe",
        EstimatorName.MOVENET: "MoveNet",
        EstimatorName.OPENPOSE: "OpenPose",
        "neon": N_("Neon"),
        "colour_blind": N_("Colour-blind safe"),
        "high_contrast": N_("High contrast"),
        AUTO: N_("same as the computer"),
        PUPPET: N_("a puppet, no camera"),
    }
)


@dataclass(frozen=True)
class SettingRow:
    """One row. group: its page. choices: values to step through, empty for a slider, whose place is share.

    leads_to: another screen.
    """

    name: str
    title: str
    group: Group
    value: object = None
    choices: tuple[object, ...] = ()
    words: str = ""
    share: float | None = None
    leads_to: Wish | None = None

    def stepped(self, step: int) -> object:
        """Return the next value, or the one before."""
        if self.share is not None:
            return self.at_share(self.share + step * SHARE_STEP)
        if self.value not in self.choices:
            return self.choices[0]
        return self.choices[(self.choices.index(self.value) + step) % len(self.choices)]

    def at_share(self, share: float) -> float:
        """Return the value of a slider at a place, in whole steps."""
        return min(1.0, max(0.0, round(share / SHARE_STEP) * SHARE_STEP))

    @staticmethod
    def value_box(box: Box) -> Box:
        """Where the value stands in the row."""
        width = VALUE_SHARE * box.width
        return Box(box.right - width - 24, box.top, width, box.height)

    @staticmethod
    def gauge_box(box: Box) -> Box:
        """Where the bar of a slider stands in the row, from nothing to everything."""
        value = SettingRow.value_box(box)
        return Box(value.left, value.centery - 10, value.width - 150, 20)


def rows_of(house: House) -> tuple[SettingRow, ...]:
    """Return the rows of all pages, page by page, with the values of now."""
    shown = [_row(house, setting, setting.group) for setting in fields() if setting.group is not None]
    lag = SettingRow(
        "latency", _("Picture and sound"), Group.SOUND, words=_("measure again…"), leads_to=Wish.CALIBRATION
    )
    check = SettingRow("doctor", _("Camera, light, room"), Group.CAMERA, words=_("check…"), leads_to=Wish.CHECKUP)
    return tuple(sorted((*shown, check, lag), key=lambda row: PAGES.index(row.group)))


def _row(house: House, setting: Setting, group: Group) -> SettingRow:
    value, name, title = getattr(house.settings, setting.name), setting.name, _(setting.label)
    match setting.kind:
        case Kind.SHARE:
            words = _("{percent} %", percent=round(100 * value))
            return SettingRow(name, title, group, value, share=value, words=words)
        case Kind.SWITCH:
            return SettingRow(name, title, group, value, choices=(False, True), words=_("on") if value else _("off"))
        case Kind.NUMBER:
            numbers = tuple(range(int(setting.least), int(setting.most) + 1))
            return SettingRow(name, title, group, value, choices=numbers, words=str(value))
    choices = tuple(_CHOICES[name](house)) if name in _CHOICES else tuple(setting.choices or ())
    words = _NAMES[name](house, str(value)) if name in _NAMES else _(WORDS.get(value, str(value)))
    return SettingRow(name, title, group, value, choices=choices, words=words)


def _cameras(house: House) -> Sequence[str]:
    found = [device.camera for device in house.parts.cameras.found()]
    own = house.settings.camera
    return [*found, *([own] if own not in (*found, PUPPET) else []), PUPPET]


def _camera_name(house: House, camera: str) -> str:
    names = {device.camera: device.name for device in house.parts.cameras.found()}
    if camera in names:
        return names[camera]
    # What a puppet does, and where a video or a stream is, is for the command line; an address may hold a password.
    if re.split("[:,+]", camera)[0] == PUPPET:
        return _(WORDS[PUPPET])
    if camera.isdecimal():
        return _("Camera {number}", number=camera)
    return urlsplit(camera).hostname or PurePath(camera).name


# Settings whose choices depend on what there is.
_CHOICES: dict[str, Callable[[House], Sequence[object]]] = {
    "camera": _cameras,
    "language": lambda _house: (AUTO, *languages()),
    "theme": lambda _house: tuple(THEMES),
}
_NAMES: dict[str, Callable[[House, str], str]] = {
    "camera": _camera_name,
    "language": lambda _house, code: language_name(code) if code in languages() else _(WORDS[AUTO]),
}


def _draw_title(canvas: Canvas, title: str, box: Box, *, size: float) -> None:
    """Write the name of a setting, on two lines where it would be much smaller than those of others on one."""
    lines: tuple[str, ...] = (title,)
    if fitted(canvas, title, size, box.width)[1] < ONE_LINE * size:
        size = TWO_LINES * size
        lines = balanced(canvas, title, size, box.width, is_bold=True)
    step = LINE_SHARE * measured(canvas, title, size)[1]
    for number, line in enumerate(lines):
        middle = box.left, box.centery + (number - (len(lines) - 1) / 2) * step
        write(canvas, line, size=size, color=canvas.theme.ink, max_width=box.width, midleft=middle)


@still
def draw_row(canvas: Canvas, box: Box, row: SettingRow, *, is_lit: bool) -> None:
    """Draw a row: its name, its value, and how it is changed."""
    theme = canvas.theme
    draw_pane(canvas, box, color=theme.secondary, is_lit=is_lit, radius=24)
    value = row.value_box(box)
    room = value.left - box.left - 50
    # No higher than the row, which is low where texts are large.
    size = min(44, 0.7 * box.height / canvas.look.text_scale)
    _draw_title(canvas, row.title, Box(box.left + 32, box.top, room, box.height), size=size)
    if row.share is not None:
        bar(canvas, row.gauge_box(box), row.share, color=theme.primary)
        write(canvas, row.words, size=min(40, size), color=theme.ink, midright=(value.right, box.centery))
        return
    color = theme.gold if row.leads_to else theme.ink
    width = value.width - 90
    write(canvas, row.words, size=min(42, size), color=color, max_width=width, center=value.center)
    if is_lit and row.leads_to is None:
        write(canvas, "◀", size=34, color=theme.secondary, midleft=(value.left, box.centery))
        write(canvas, "▶", size=34, color=theme.secondary, midright=(value.right, box.centery))
