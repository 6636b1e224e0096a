"""The time of a song while somebody dances: begun with a count-in, held, slowed, known to whoever performs to it."""

import math

from dancegame.core.judge import USUAL_LATENCY_S
from dancegame.core.pace import Pace, steady
from dancegame.core.song import Song
from dancegame.game.house import House
from dancegame.game.live_feed import LiveFeed
from dancegame.game.loaded import Loaded

# A sound card may run slow or fast: whoever performs to the music by its beginning is told when that has moved so far.
DRIFT_S = 0.01
# After a pause the player has to get back from the keyboard to their place.
COUNT_IN_BEATS = 4
LEAST_BEAT_S, USUAL_BEAT_S = 0.45, 0.6


class SongTime:
    """Where a song is; nothing counts before it has come to where it was to begin, or where it was held.

    latency_s: how far camera and sound lag, None where nobody knows. speed: song seconds a second, None for music as
    it is.
    """

    def __init__(
        self, house: House, loaded: Loaded, feed: LiveFeed, *, latency_s: float | None, speed: float | None = None
    ) -> None:
        self._parts, self._feed = house.parts, feed
        self._sound_path = house.sound_path(loaded)
        self._beat_s = _beat_s(loaded.song)
        self._lag_s = USUAL_LATENCY_S if latency_s is None else latency_s
        self.speed = speed
        self.is_held = self.is_over = False
        self._from_s = 0.0
        self._played_s = 0.0
        self._cued: Pace | None = None
        # While it counts in before the song's own beginning.
        self._lead_in: Pace | None = None

    def begin(self, from_s: float = 0.0, *, beats: int = 0) -> None:
        """Begin at a second of the song, after so many beats that lead to it; raises SoundError."""
        self._from_s, self.is_held, self.is_over = from_s, False, False
        lead_s = from_s - beats * self._beat_s
        if lead_s >= 0:
            self._play(lead_s)
            return
        self._parts.music.stop()
        self._lead_in = steady(self._parts.clock_s(), song_s=lead_s, speed=self.speed or 1.0)
        self._cue(self._lead_in)

    def _play(self, from_s: float) -> None:
        self._lead_in = None
        self._parts.music.play(self._sound_path, start_s=from_s, speed=self.speed)
        self._played_s = self._parts.clock_s()
        self._cue(self._parts.music.pace())

    def set_speed(self, speed: float) -> None:
        """Go on with so many song seconds a second, 0.5 to 1; raises SoundError."""
        self.speed = speed
        if self._lead_in is not None:
            self._lead_in = self._lead_in.turned(self._parts.clock_s(), speed)
        elif self._cued is not None and not self.is_held and not self.is_over:
            self._parts.music.set_speed(speed)

    def hold(self) -> None:
        """Stop the music where it is."""
        self._from_s = max(self._from_s, self.song_s)
        self._parts.music.pause()
        self._feed.cue(None)
        self.is_held = True

    def resume(self) -> None:
        """Go on where it was held, with a count-in for the way back; raises SoundError."""
        self.begin(self._from_s, beats=COUNT_IN_BEATS)

    def end(self) -> None:
        """Stop the music for good, or until it begins again."""
        self.is_over = True
        self._feed.cue(None)
        self._parts.music.stop()

    def update(self) -> None:
        """Let the music come in after a silent count-in, and whoever performs know how it runs; raises SoundError."""
        if self.is_held or self.is_over:
            return
        if self._lead_in is not None and self.song_s >= 0:
            self._play(0.0)
        pace = self._pace
        if self._cued is None or not pace.is_near(self._cued, within_s=DRIFT_S):
            self._cue(pace)

    def _cue(self, pace: Pace) -> None:
        self._cued = pace
        self._feed.cue(pace)

    @property
    def _pace(self) -> Pace:
        return self._lead_in or self._parts.music.pace()

    @property
    def song_s(self) -> float:
        """Where the music is; below zero while it counts in to the beginning."""
        if self.is_held:
            return self._from_s
        if self._lead_in is not None:
            return self._lead_in.song_s(self._parts.clock_s())
        return self._parts.music.position_s()

    @property
    def count_in(self) -> int | None:
        """The beats that are left until it counts, None while it does."""
        left_s = self._from_s - self.song_s
        return math.ceil(left_s / self._beat_s) if left_s > 0 and not self.is_held else None

    def danced_s(self, captured_s: float) -> float:
        """Return the song second that a dancer in time dances in a picture."""
        return self._pace.song_s(captured_s - self._lag_s)

    def judged_s(self, captured_s: float) -> float | None:
        """Return the song second by which a picture is judged; None where it does not count."""
        if self.is_held or self.is_over or captured_s < self._played_s:
            return None
        song_s = self._pace.judged_s(captured_s, latency_s=self._lag_s)
        return song_s if song_s >= self._from_s else None


def _beat_s(song: Song) -> float:
    """Return how long a beat of the count-in lasts: never shorter than can be counted along."""
    return max(LEAST_BEAT_S, song.beat_s or USUAL_BEAT_S)
