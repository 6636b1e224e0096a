"""The settings: one value, always valid.

A setting is a line of `Settings`, and nothing else: the reader of the settings file, its writer and the settings page
are made of the description that stands with it (`fields`). Labels are English texts to be translated where they are
shown, those of the page marked as such.
"""
# ruff: noqa: RUF009 (the calls return dataclass fields)

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Any

from dancegame.core.ease import Ease
from dancegame.core.quiz import GuessLevel
from dancegame.core.score import Strictness
from dancegame.core.setting_kinds import Group, Setting, WindowPlace, choice, number, place, share, switch, text
from dancegame.core.texts import N_, Text, text_of


class EstimatorName(Enum):
    """What finds people: MediaPipe with a network for each dancer, a network that sees everybody at once, or both."""

    HYBRID = "hybrid"
    MEDIAPIPE = "mediapipe"
    MOVENET = "movenet"
    OPENPOSE = "openpose"


class CameraTurn(Enum):
    """By how many degrees to the right the camera's pictures are turned, so that people stand upright in them."""

    NONE = "0"
    RIGHT = "90"
    OVER = "180"
    LEFT = "270"

    @property
    def degrees(self) -> int:
        """The number."""
        return int(self.value)

    def further(self, degrees: int) -> "CameraTurn":
        """Return this and so many degrees more."""
        return CameraTurn(str((self.degrees + degrees) % 360))


class GhostChoice(Enum):
    """Which earlier round dances along in solo play."""

    BEST = "best"
    LAST = "last"
    OFF = "off"


class PlayersShown(Enum):
    """As what players see themselves while they dance."""

    CAMERA = "camera"
    BODIES = "bodies"


class TextSize(Enum):
    """How large texts are."""

    NORMAL = "normal"
    LARGE = "large"


@dataclasses.dataclass(frozen=True)
class Settings:
    """What the game is set to; a value that no setting can have raises ValueError.

    camera: as the option `--camera`. players: the most that a party looks for. model: the estimator's network by path,
    None for its own. language: a code, "auto" for the computer's. has_seen_intro: the first start is over.
    """

    camera: str = text(N_("Camera"), "0", group=Group.CAMERA)
    camera_turn: CameraTurn = choice(N_("Camera picture"), CameraTurn.NONE, group=Group.CAMERA)
    players: int = number(N_("How many play"), 4, least=1, most=6, group=Group.DANCING)
    players_shown: PlayersShown = choice(N_("Players are shown as"), PlayersShown.CAMERA, group=Group.DANCING)
    gestures: bool = switch(N_("Gestures"), True, group=Group.CAMERA)
    strictness: Strictness = choice(N_("Strictness"), Strictness.PARTY, group=Group.DANCING)
    ease: Ease = choice(N_("How you dance"), Ease.WHOLE, group=Group.DANCING)
    guess_level: GuessLevel = choice(N_("Guessing"), GuessLevel.NORMAL, group=Group.DANCING)
    ghost: GhostChoice = choice(N_("Ghost"), GhostChoice.BEST, group=Group.DANCING)
    music_volume: float = share(N_("Music volume"), 1.0, group=Group.SOUND)
    effects_volume: float = share(N_("Effects volume"), 1.0, group=Group.SOUND)
    language: str = choice(N_("Language"), "auto", group=Group.SCREEN)
    theme: str = choice(N_("Theme"), "neon", group=Group.SCREEN)
    text_size: TextSize = choice(N_("Text size"), TextSize.NORMAL, group=Group.SCREEN)
    reduced_motion: bool = switch(N_("Reduced motion"), False, group=Group.SCREEN)
    full_screen: bool = switch(N_("Full screen"), False, group=Group.SCREEN)
    estimator: EstimatorName = choice("Pose network", EstimatorName.HYBRID)
    model: str | None = text("Pose network file", None)
    has_seen_intro: bool = switch("Introduction seen", False)
    window: WindowPlace | None = place("Window")

    def __post_init__(self) -> None:
        for setting in fields():
            setting.check(getattr(self, setting.name))


def fields() -> tuple[Setting, ...]:
    """Return all settings, in the order of a settings page."""
    return _FIELDS


_FIELDS = tuple(
    Setting(name=field.name, default=field.default, **field.metadata) for field in dataclasses.fields(Settings)
)


def parse_settings(table: Mapping[str, object]) -> tuple[Settings, tuple[Text, ...]]:
    """Return the settings of a file's plain values, and what was wrong with it: a wrong value costs only itself."""
    values: dict[str, Any] = {}
    wrong = []
    for setting in fields():
        if setting.name not in table:
            continue
        try:
            values[setting.name] = setting.parsed(table[setting.name])
        except ValueError as error:
            usual = setting.plain(setting.default)
            shown = text_of(N_("none")) if usual is None else str(usual)
            wrong.append(text_of(N_("{problem}; {usual} is used."), problem=error.args[0], usual=shown))
    return Settings(**values), tuple(wrong)
