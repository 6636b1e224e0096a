"""Plays songs with pygame's mixer and turns its position into the song clock."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from dancegame.core.errors import SoundError
from dancegame.core.pace import Pace
from dancegame.core.texts import N_
from dancegame.music.clock import SongClock
from dancegame.music.silent import SilentPlayer

if TYPE_CHECKING:
    from dancegame.music.feed import Feed

RATE_HZ = 44_100
# Longer than pygame's 512, so that estimation on both cores does not make the sound crackle: 23 ms.
BUFFER = 1024
# The mixer's position counts what it has handed over; that is heard when the buffer before it has been played.
OUTPUT_DELAY_S = BUFFER / RATE_HZ
# Kept for songs at a speed, and for what goes on under the effects; these take any other.
FEED_CHANNEL, BED_CHANNEL = 0, 1


def open_player(*, clock_s: Callable[[], float] = time.perf_counter) -> "SongPlayer | SilentPlayer":
    """Open the sound device; without one return a silent player that says why in `problem`."""
    try:
        _open_mixer()
    except pygame.error as error:
        problem = SoundError(
            N_("There is no sound device ({reason})."),
            remedy=N_("Connect speakers or headphones; the game goes on silently."),
            reason=error,
        )
        return SilentPlayer(problem=problem, clock_s=clock_s)
    return SongPlayer(clock_s=clock_s)


def _open_mixer() -> None:
    if pygame.mixer.get_init() is None:
        # Without leave to change anything SDL converts for the device: a feed counts in frames of this rate.
        pygame.mixer.init(RATE_HZ, -16, 2, BUFFER, allowedchanges=0)
    pygame.mixer.set_reserved(1 + BED_CHANNEL)


class SongPlayer:
    """A `MusicPlayer` on pygame's mixer, which must be initialised; there can be one at a time.

    A song that is played with a speed is fed to a channel, and pygame.mixer.music plays the same file mutely: it alone
    says how far the mixer is. Where the device has gone and there is no other, it goes on as a clock alone.
    """

    problem: SoundError | None = None

    def __init__(self, *, clock_s: Callable[[], float] = time.perf_counter) -> None:
        self._clock_s = clock_s
        self._song_clock = SongClock()
        self._volume = 1.0
        self._path: str | None = None  # what the mixer plays
        self._feed: Feed | None = None
        self._is_mute = False

    def play(self, path: str | None, *, start_s: float = 0.0, speed: float | None = None) -> None:
        """Play a file from song second start_s, or only run the clock for a silent song. Raises SoundError."""
        self.stop()
        if path is None or self._is_mute:
            self._song_clock.start(self._clock_s(), song_s=start_s, speed=speed or 1.0)
            return
        try:
            pygame.mixer.music.load(path)
            if speed is None:
                pygame.mixer.music.set_volume(self._volume)
                pygame.mixer.music.play(start=start_s)
            else:
                self._feed = self._start_feed(path, start_s, speed)
        except (pygame.error, OSError, RuntimeError) as error:  # soundfile's errors are RuntimeErrors
            raise SoundError(
                N_("{path} cannot be played ({reason})."),
                remedy=N_("Import the song again."),
                path=path,
                reason=error,
            ) from error
        self._path = path
        self._song_clock.start(self._clock_s() + OUTPUT_DELAY_S, song_s=start_s, speed=speed or 1.0)

    def _start_feed(self, path: str, start_s: float, speed: float) -> "Feed":
        from dancegame.music.feed import Feed  # imports PyAV, which an evening without practice does without

        feed = Feed(path, channel=pygame.mixer.Channel(FEED_CHANNEL), song_s=start_s, speed=speed, played_s=_played_s)
        feed.start(volume=self._volume)
        return feed

    def set_speed(self, speed: float) -> None:
        """Go on with another speed, 0.5 to 1, without a gap; a song played without one begins anew: see `play`."""
        if self._path is None:
            self._song_clock.set_speed(self._clock_s(), speed)
        elif self._feed is None:
            self._begin_anew(self._path, speed)
        else:
            self._feed.set_speed(speed)

    def _begin_anew(self, path: str, speed: float) -> None:
        """Play so that the speed can change from now on."""
        is_paused = not self._song_clock.is_running
        self.play(path, start_s=self.position_s(), speed=speed)
        if is_paused:
            self.pause()

    def set_volume(self, share: float) -> None:
        """Sound so loud from now on: 0 is silent, 1 as the song was made."""
        self._volume = share
        if self._feed is not None:
            pygame.mixer.Channel(FEED_CHANNEL).set_volume(share)
        elif not self._is_mute:
            pygame.mixer.music.set_volume(share)

    def pause(self) -> None:
        """Hold sound and position."""
        self._correct()
        if not self._is_mute:
            pygame.mixer.music.pause()
        if self._feed is not None:
            pygame.mixer.Channel(FEED_CHANNEL).pause()
        self._song_clock.pause(self._clock_s())

    def resume(self) -> None:
        """Go on."""
        if self._feed is not None:
            pygame.mixer.Channel(FEED_CHANNEL).unpause()
        if not self._is_mute:
            pygame.mixer.music.unpause()
        self._song_clock.resume(self._clock_s())

    def stop(self) -> None:
        """End the sound and hold the position."""
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.close()
        if not self._is_mute:
            pygame.mixer.music.stop()
            pygame.mixer.music.unload()  # else Windows keeps the file from being replaced
        self._path = None
        self._song_clock.stop(self._clock_s())

    def renew(self) -> None:
        """Go on from where it is on whatever device there is now, and without any as a clock alone."""
        path, is_running, song_s = self._path, self._song_clock.is_running, self.position_s()
        speed = self.pace().turns[-1].speed
        is_steady = self._feed is None and speed == 1.0
        self.stop()
        pygame.mixer.quit()
        try:
            _open_mixer()
            self._is_mute = False
        except pygame.error:
            self._is_mute = True
        if path is None and not is_running:
            return
        self.play(path, start_s=song_s, speed=None if is_steady else speed)
        if not is_running:
            self.pause()

    def position_s(self) -> float:
        """Return the song seconds that are heard now; after the end of the file the clock runs on."""
        self._correct()
        return self._song_clock.position_s(self._clock_s())

    def pace(self) -> Pace:
        """Return which song second was or would have been heard at which monotonic second."""
        self._correct()
        return self._song_clock.pace(self._clock_s())

    def _correct(self) -> None:
        """Give the clock the mixer's position: milliseconds since play() whatever the start, nonsense after the end."""
        if self._feed is not None:
            self._song_clock.follow(self._feed.pace)
        if self._path is None or not self._song_clock.is_running:
            return
        played_s, now_s = _played_s(), self._clock_s()
        if played_s > 0 and pygame.mixer.music.get_busy():
            self._song_clock.correct(now_s, audio_s=played_s - OUTPUT_DELAY_S)


def _played_s() -> float:
    """Return how much the mixer has taken since it began to play, with what it has played of a piece."""
    return pygame.mixer.music.get_pos() / 1000
