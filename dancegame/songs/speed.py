"""A slowed video read at the speed of its dance: its seconds are shorter, its sound is read for as long as it takes."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.core.time_line import Leaps
from dancegame.songs.extract import Part, VideoFacts, VideoPictures
from dancegame.songs.facts import SPEEDS

# A file that says it was slowed less is as fast as it was filmed, but for rounding.
LEAST_SLOWED = 1.25


@dataclass(frozen=True)
class SpedFacts:
    """What is known of a video, in seconds of its dance; start_s, where its pictures begin, in those of its file."""

    start_s: float
    duration_s: float | None
    fps: float | None
    has_sound: bool
    used_share: float
    slowed: float
    speed: float


class SpedPictures:
    """The pictures of a video whose dance is `speed` times as fast; as extract.VideoPictures."""

    def __init__(self, pictures: VideoPictures, speed: float) -> None:
        self._pictures, self._speed = pictures, speed

    @property
    def facts(self) -> SpedFacts:
        """What is known of the video."""
        facts, speed = self._pictures.facts, self._speed
        return SpedFacts(
            start_s=facts.start_s,
            duration_s=None if facts.duration_s is None else facts.duration_s / speed,
            fps=None if facts.fps is None else facts.fps * speed,
            has_sound=facts.has_sound,
            used_share=facts.used_share,
            slowed=facts.slowed,
            speed=speed,
        )

    @property
    def broken_at_s(self) -> float | None:
        """Seconds of the dance up to which the video could be read, once it has broken off; else None."""
        broken_at_s = self._pictures.broken_at_s
        return None if broken_at_s is None else broken_at_s / self._speed

    @property
    def leaps(self) -> Leaps:
        """Where the file's time stamps leapt, in its own seconds."""
        return self._pictures.leaps

    def skip_to(self, time_s: float) -> None:
        """Let what lies before a moment be left out."""
        self._pictures.skip_to(time_s * self._speed)

    def __iter__(self) -> Iterator[tuple[float, NDArray[np.uint8]]]:
        for time_s, rgb in self._pictures:
            yield time_s / self._speed, rgb


def speed_of(asked: float | None, facts: VideoFacts) -> float:
    """Return how many times as fast as the video its dance is: as asked for, else as the file says, else 1.

    Raises what `check_speed` does.
    """
    if asked is None:
        return facts.slowed if LEAST_SLOWED <= facts.slowed <= SPEEDS[1] else 1.0
    check_speed(asked)
    return asked


def check_speed(asked: float) -> None:
    """Raise InputError for a speed at which nobody films."""
    if not SPEEDS[0] <= asked <= SPEEDS[1]:
        raise InputError(
            N_("A dance cannot be {speed:g} times as fast as its video."),
            remedy=N_("Give a --speed from {least:g} to {most:g}: 2 for a video that was slowed to half."),
            speed=asked,
            least=SPEEDS[0],
            most=SPEEDS[1],
        )


def sped(pictures: VideoPictures, speed: float) -> VideoPictures:
    """Return the pictures at a speed."""
    return pictures if speed == 1 else SpedPictures(pictures, speed)


def part_at(part: Part, speed: float) -> Part:
    """Return a part of a video in seconds of its dance."""
    start_s, end_s = (None if time_s is None else time_s / speed for time_s in (part.start_s, part.end_s))
    return Part(start_s, end_s)
