"""One calibration as it happens: clicks, camera and raises brought together, without a picture of it."""

from dancegame.core.calibration import Calibration, Calibrator
from dancegame.core.poses import Observation
from dancegame.core.song import Dance
from dancegame.game.house import House
from dancegame.game.live_feed import LiveFeed

# After the last click, so long the camera may take to deliver what it saw.
LATEST_POSES_S = 1.0
# How often it is found out which raises count so far: lamps tell it, and all poses are looked at for it.
RESULT_EVERY_S = 0.1


class CalibrationRun:
    """Plays the clicks of the song that is on and watches everybody's arms; at its end keeps the latency."""

    def __init__(self, house: House, feed: LiveFeed, clicks: Dance) -> None:
        self._house, self._feed, self._song = house, feed, clicks.song
        self._calibrator = Calibrator(clicks.song.beats_s)
        self._clock_from_s = 0.0
        self._last_song_s = self._result_s = 0.0
        self.result: Calibration = self._calibrator.result()
        self.is_over = False

    def begin(self) -> None:
        """Start the clicks; raises SoundError."""
        music = self._house.parts.music
        music.play(self._house.parts.clicks.sound_path(self._song.id))
        self._clock_from_s = self._house.parts.clock_s()
        self._feed.cue(music.pace())

    @property
    def song_s(self) -> float:
        """Where the clicks are."""
        return self._house.parts.music.position_s()

    def update(self) -> None:
        """Take in what the camera saw since the last call. Raises InputError when the latency cannot be kept."""
        pace = self._house.parts.music.pace()
        for seen in self._feed.poll():
            if self.is_over or seen.captured_s < self._clock_from_s:
                continue
            self._last_song_s = pace.song_s(seen.captured_s)
            self._calibrator.observe(Observation(self._last_song_s, seen.players, seen.ambiguous))
        if self._last_song_s >= self._result_s + RESULT_EVERY_S:
            self._result_s, self.result = self._last_song_s, self._calibrator.result()
        length_s = self._song.duration_s
        if not self.is_over and (self._last_song_s >= length_s or self.song_s >= length_s + LATEST_POSES_S):
            self._finish()

    def stop(self) -> None:
        """End the clicks."""
        self.is_over = True
        self._feed.cue(None)
        self._house.parts.music.stop()

    def _finish(self) -> None:
        self.stop()
        self.result = self._calibrator.result()
        latencies, latency_s = self._house.parts.latencies, self.result.latency_s
        if latencies and latency_s is not None and self._feed.ready:
            latencies.keep(self._feed.ready.camera, latency_s)
