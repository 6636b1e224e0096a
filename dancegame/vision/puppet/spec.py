"""Reads what a puppet shall do, e.g. `puppet:SONG,delay=0.2,height=1.6,noise=0.01,x=0.5,mirror=1,fps=30,table=1`.

Several are joined by a plus: `puppet,x=0.3+x=0.7,height=1.3,outfit=1`.
"""

import math
from dataclasses import dataclass, fields, replace
from typing import Any

from dancegame.core.errors import InputError
from dancegame.core.texts import N_

STILL = "still"


@dataclass(frozen=True)
class PuppetSpec:
    """What a puppet performs, and how.

    song: a song's id, "still", or None for the song that is played. delay: seconds late. height: metres.
    noise: picture heights of unsteadiness (standard deviation). x: place across the picture, 0 left to 1 right.
    mirror: 1 dances the other way round. fps: pictures a second; of several the first one's counts. outfit: number of
    his clothes. wrong: share of the dance in which he dances something else. near: 1 in the front of the room, less
    further back, where there is room for several. table: 1 is behind a table that hides the legs, which stay still.
    skirt: 1 wears a long one. chair: 1 sits in a wheelchair. light: share of the usual light in the room; window: 1 is
    a bright one behind everybody; turned: by how many degrees the camera hangs turned to the right; of these three the
    first one's count.
    """

    song: str | None = None
    delay: float = 0.0
    height: float = 1.7
    noise: float = 0.0
    x: float = 0.5
    mirror: int = 0
    fps: float = 30.0
    outfit: int = 0
    wrong: float = 0.0
    near: float = 1.0
    table: int = 0
    skirt: int = 0
    chair: int = 0
    light: float = 1.0
    window: int = 0
    turned: int = 0


# Least and most of each number.
LIMITS = {
    "delay": (-2.0, 5.0),
    "height": (0.8, 2.3),
    "noise": (0.0, 0.2),
    "x": (0.0, 1.0),
    "mirror": (0, 1),
    "fps": (1.0, 120.0),
    "outfit": (0, 99),
    "wrong": (0.0, 1.0),
    "near": (0.5, 1.0),
    "table": (0, 1),
    "skirt": (0, 1),
    "chair": (0, 1),
    "light": (0.001, 1.0),
    "window": (0, 1),
    "turned": (0, 270),
}


def is_puppet(camera: str) -> bool:
    """Say whether a camera's name asks for a puppet."""
    return camera == "puppet" or camera.startswith(("puppet:", "puppet,", "puppet+"))


def is_upright_puppet(camera: str) -> bool:
    """Say whether a camera's name asks for puppets seen upright: however the real camera hangs, they are not turned."""
    return is_puppet(camera) and "turned=" not in camera


def parse_puppets(camera: str) -> tuple[PuppetSpec, ...]:
    """Return the specs of a camera named `puppet...[+...]`. Raises InputError as `parse_puppet`."""
    parts = camera.split("+")
    return tuple(parse_puppet(part if is_puppet(part) else f"puppet,{part}") for part in parts)


def parse_puppet(camera: str) -> PuppetSpec:
    """Return the spec of a camera named `puppet...`. Raises InputError for an unknown word or a bad number."""
    name, *words = camera.split(",")
    song = name.removeprefix("puppet").removeprefix(":")
    spec = PuppetSpec(song=song or None)
    for word in words:
        spec = replace(spec, **_read_word(word))
    return spec


def _read_word(word: str) -> dict[str, Any]:
    """Return one field of a spec; whole numbers and others."""
    key, _, text = word.partition("=")
    if key not in LIMITS:
        possible = ", ".join(f"{name}=" for name in LIMITS)
        raise InputError(
            N_("The puppet does not know “{word}”."),
            remedy=N_("Possible are {possible}."),
            word=word,
            possible=possible,
        )
    low, high = LIMITS[key]
    kind = next(int if field.type in (int, "int") else float for field in fields(PuppetSpec) if field.name == key)
    try:
        number = kind(text)
    except ValueError:
        number = math.nan
    if not low <= number <= high:
        raise InputError(
            N_("The puppet cannot take “{word}”."),
            remedy=N_("{key} is a number from {low:g} to {high:g}."),
            word=word,
            key=key,
            low=low,
            high=high,
        )
    return {key: number}
