"""Feeds a song to the mixer at a speed that changes on the way: a ring of sound that a thread writes ahead of its play.

The mixer plays the ring round and round by itself, so that neither drawing nor estimating makes it wait; what it
plays next is written AHEAD_S before. A change of speed is written over what was to come, from NEAR_S ahead on,
and faded in.
"""

from collections.abc import Callable
from threading import Event, Thread

import numpy as np
import pygame
import soundfile
from numpy.typing import NDArray

from dancegame.core.pace import steady
from dancegame.music.stretching import RATE_HZ, StretchedSound

RING = 2**17
# So far the ring is written ahead: as long as a busy computer may keep a thread waiting.
AHEAD_S = 1.0
# So much is written at once where a sound begins, the rest while that plays.
BEGIN_S = 0.3
# The mixer takes pieces of 23 ms and says a moment late how far it is; a busy computer keeps the thread waiting.
NEAR_S = 0.12
FADE = round(0.012 * RATE_HZ)
PIECE = 2048
WAKE_S = 0.1


class Feed:
    """The sound of one song from a second on, until it is closed; begun by `start`.

    pace: song seconds of seconds of the ring. played_s: says how many seconds of the ring the mixer has taken.
    Raises soundfile.SoundFileError, or OSError, for a file that cannot be read.
    """

    def __init__(
        self, path: str, *, channel: pygame.mixer.Channel, song_s: float, speed: float, played_s: Callable[[], float]
    ) -> None:
        self.pace = steady(0.0, song_s=song_s, speed=speed)
        self._channel, self._played_s = channel, played_s
        self._file = soundfile.SoundFile(path)
        self._sound = StretchedSound(self._file, song_s=song_s, speed=speed)
        self._ring_sound = pygame.mixer.Sound(buffer=bytes(RING * 4))
        self._ring = pygame.sndarray.samples(self._ring_sound)
        self._written = 0
        self._speed = speed
        self._wake, self._is_over = Event(), False
        self._thread = Thread(target=self._go_on, name="music feed", daemon=True)
        self._write(self._sound.read(round(BEGIN_S * RATE_HZ)))

    def start(self, *, volume: float) -> None:
        """Let the mixer play the ring, and pygame.mixer.music what is loaded there: mutely, it only counts seconds."""
        pygame.mixer.music.set_volume(0.0)
        # One right after the other, so that between two of the mixer's pieces both begin with the same.
        self._channel.play(self._ring_sound, loops=-1)
        pygame.mixer.music.play(loops=-1)
        self._channel.set_volume(volume)
        self._thread.start()  # not before, for until now the mixer tells of the song before

    def set_speed(self, speed: float) -> None:
        """Go on with another speed as soon as it can be heard; never waits."""
        self._speed = speed
        self._wake.set()

    def close(self) -> None:
        """End the sound."""
        self._is_over = True
        self._channel.stop()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()
        self._file.close()

    def _go_on(self) -> None:
        try:
            while self._write_ahead():
                pass
        except (OSError, RuntimeError):  # soundfile's errors are RuntimeErrors
            self._channel.stop()  # what cannot be read of a song is silent, as pygame plays it

    def _write_ahead(self) -> bool:
        """Write one piece, so that another speed never waits long, or wait; return whether the song is still on."""
        self._wake.clear()
        near = round((self._played_s() + NEAR_S) * RATE_HZ)
        # Where the computer slept and the ring went round, the song goes on where it would be.
        if self._speed != self.pace.speed or self._written < near:
            self._turn(near, self._speed)
        if self._is_over:
            return False
        if self._written < near + round(AHEAD_S * RATE_HZ):
            self._write(self._sound.read(PIECE))
        else:
            self._wake.wait(WAKE_S)
        return not self._is_over

    def _turn(self, frame: int, speed: float) -> None:
        """Begin anew at a frame, with the song second that sounds there by now."""
        pace = self.pace.turned(frame / RATE_HZ, speed)
        self._sound = StretchedSound(self._file, song_s=pace.turns[-1].song_s, speed=speed)
        rising = np.linspace(0, 1, FADE)[:, None]
        old = self._ring.take(np.arange(frame, frame + FADE), axis=0, mode="wrap")
        self._written = frame
        new = self._sound.read(round(BEGIN_S * RATE_HZ))
        new[:FADE] = old * (1 - rising) + new[:FADE] * rising
        self._write(new)
        self.pace = pace

    def _write(self, frames: NDArray[np.int16]) -> None:
        at = self._written % RING
        first = min(len(frames), RING - at)
        self._ring[at : at + first] = frames[:first]
        self._ring[: len(frames) - first] = frames[first:]
        self._written += len(frames)
