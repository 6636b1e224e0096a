"""Plays songs with pygame's mixer and turns its position into the song clock."""

import time
from collections.abc import Callable

import pygame

from dancegame.core.errors import SoundError
from dancegame.core.texts import N_
from dancegame.music.clock import SongClock
from dancegame.music.silent import SilentPlayer

RATE_HZ = 44_100
# Longer than pygame's 512, so that estimation on both cores does not make the sound crackle: 23 ms.
BUFFER = 1024
# The mixer's position counts what it has handed over; that is heard when the buffer before it has been played.
OUTPUT_DELAY_S = BUFFER / RATE_HZ


def open_player(*, clock_s: Callable[[], float] = time.perf_counter) -> "SongPlayer | SilentPlayer":
    """Open the sound device; without one return a silent player that says why in `problem`."""
    try:
        if pygame.mixer.get_init() is None:
            pygame.mixer.init(RATE_HZ, -16, 2, BUFFER)
    except pygame.error as error:
        problem = SoundError(
            N_("There is no sound device ({reason})."),
            remedy=N_("Connect speakers or headphones; the game goes on silently."),
            reason=error,
        )
        return SilentPlayer(problem=problem, clock_s=clock_s)
    return SongPlayer(clock_s=clock_s)


class SongPlayer:
    """A `MusicPlayer` on pygame.mixer.music, which must be initialised; there can be one at a time."""

    problem: SoundError | None = None

    def __init__(self, *, clock_s: Callable[[], float] = time.perf_counter) -> None:
        self._clock_s = clock_s
        self._song_clock = SongClock()
        self._start_s: float | None = None  # where in the file it plays from; None while the mixer has nothing to play

    def play(self, path: str | None, *, start_s: float = 0.0) -> None:
        """Play a file from song second start_s, or only run the clock for a silent song. Raises SoundError."""
        self.stop()
        if path is None:
            self._song_clock.start(self._clock_s(), song_s=start_s)
            return
        try:
            pygame.mixer.music.load(path)
            pygame.mixer.music.play(start=start_s)
        except (pygame.error, OSError) as error:
            raise SoundError(
                N_("{path} cannot be played ({reason})."),
                remedy=N_("Import the song again."),
                path=path,
                reason=error,
            ) from error
        self._start_s = start_s
        self._song_clock.start(self._clock_s() + OUTPUT_DELAY_S, song_s=start_s)

    def set_volume(self, share: float) -> None:
        """Sound so loud from now on: 0 is silent, 1 as the song was made."""
        pygame.mixer.music.set_volume(share)

    def pause(self) -> None:
        """Hold sound and position."""
        self._correct()
        pygame.mixer.music.pause()
        self._song_clock.pause(self._clock_s())

    def resume(self) -> None:
        """Go on."""
        pygame.mixer.music.unpause()
        self._song_clock.resume(self._clock_s())

    def stop(self) -> None:
        """End the sound and hold the position."""
        pygame.mixer.music.stop()
        pygame.mixer.music.unload()  # else Windows keeps the file from being replaced
        self._start_s = None
        self._song_clock.stop(self._clock_s())

    def position_s(self) -> float:
        """Return the song seconds that are heard now; after the end of the file the clock runs on."""
        self._correct()
        return self._song_clock.position_s(self._clock_s())

    def started_at_s(self) -> float:
        """Return the monotonic second at which song second 0 was or would have been heard."""
        self._correct()
        return self._song_clock.started_at_s(self._clock_s())

    def _correct(self) -> None:
        """Give the clock the mixer's position: milliseconds since play() whatever the start, nonsense after the end."""
        if self._start_s is None or not self._song_clock.is_running:
            return
        played_ms, now_s = pygame.mixer.music.get_pos(), self._clock_s()
        if played_ms > 0 and pygame.mixer.music.get_busy():
            self._song_clock.correct(now_s, audio_s=self._start_s + played_ms / 1000 - OUTPUT_DELAY_S)
