"""Plays nothing and keeps the time: for a computer without sound, and for a game without a window."""

import time
from collections.abc import Callable

from dancegame.core.errors import SoundError
from dancegame.core.pace import Pace
from dancegame.music.clock import SongClock


class SilentPlayer:
    """A `MusicPlayer` that is only a song clock.

    problem: why there is no sound, None where none was wanted. clock_s: monotonic seconds.
    """

    def __init__(self, *, problem: SoundError | None = None, clock_s: Callable[[], float] = time.perf_counter) -> None:
        self.problem = problem
        self._clock_s = clock_s
        self._song_clock = SongClock()

    def play(self, path: str | None, *, start_s: float = 0.0, speed: float | None = None) -> None:  # noqa: ARG002
        """Run the clock from song second start_s; no sound is wanted."""
        self._song_clock.start(self._clock_s(), song_s=start_s, speed=speed or 1.0)

    def set_speed(self, speed: float) -> None:
        """Run with so many song seconds a second from now on."""
        self._song_clock.set_speed(self._clock_s(), speed)

    def set_volume(self, share: float) -> None:
        """Silence is as loud as it is."""

    def pause(self) -> None:
        """Hold the position."""
        self._song_clock.pause(self._clock_s())

    def resume(self) -> None:
        """Run on."""
        self._song_clock.resume(self._clock_s())

    def stop(self) -> None:
        """Hold the position for good."""
        self._song_clock.stop(self._clock_s())

    def position_s(self) -> float:
        """Return the song seconds now."""
        return self._song_clock.position_s(self._clock_s())

    def renew(self) -> None:
        """Silence needs no device."""

    def pace(self) -> Pace:
        """Return which song second is at which monotonic second."""
        return self._song_clock.pace(self._clock_s())
