"""What somebody says of a video: on the command line, in a list, beside the video, in it, by its name."""

import hashlib
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.songs.dancers import parse_dancer
from dancegame.songs.extract import Part
from dancegame.songs.limits import MOST_VIDEO_S
from dancegame.songs.speed import check_speed

KEY_DIGITS = 16


@dataclass(frozen=True)
class Said:
    """None, or nothing, where somebody says nothing. dancer: as `parse_dancer` takes it. start_s, end_s: of the video.

    speed: how many times as fast as in it the dance is to be. estimator, model: what is to find the dancer, by name and
    by path.
    """

    title: str | None = None
    artist: str | None = None
    year: int | None = None
    tags: tuple[str, ...] = ()
    credits: str = ""
    licence: str = ""
    dancer: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    speed: float | None = None
    estimator: str | None = None
    model: str | None = None

    def or_else(self, other: "Said") -> "Said":
        """Return this, and what the other says where this one says nothing."""
        return Said(
            **{field.name: _first(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)}
        )

    @property
    def key(self) -> str:
        """Hex digits that are others when anything that is said is."""
        return hashlib.sha256(repr(astuple(self)).encode("utf-8", "replace")).hexdigest()[:KEY_DIGITS]

    @property
    def part(self) -> Part:
        """The part of the video that is meant."""
        return part_of(self.start_s, self.end_s)

    def check(self) -> None:
        """Raise InputError for a dancer, seconds or a speed that cannot be, before anybody works for it."""
        if self.dancer is not None:
            parse_dancer(self.dancer)
        part_of(self.start_s, self.end_s)
        if self.speed is not None:
            check_speed(self.speed)


def _first(one: Any, other: Any) -> Any:
    """Return the first of two that says something; second 0 does."""
    return other if one in (None, "", ()) else one


@dataclass(frozen=True)
class Wish:
    """A video that is to become songs, and what is said of it; or why it cannot."""

    video: Path
    said: Said
    problem: InputError | None = None


def part_of(start_s: float | None, end_s: float | None) -> Part:
    """Return the part of a video between two seconds. Raises InputError for seconds that no video has."""
    if not 0 <= (start_s or 0.0) < (MOST_VIDEO_S if end_s is None else end_s) <= MOST_VIDEO_S:
        raise InputError(
            N_("From second {start} to {end} is no part of a video."),
            remedy=N_("Name a --start of 0 or later, and an --end after it."),
            start="0" if start_s is None else f"{start_s:g}",
            end="…" if end_s is None else f"{end_s:g}",
        )
    return Part(start_s, end_s)
