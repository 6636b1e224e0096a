"""The song clock: runs with the monotonic clock, is slewed towards the audio position, never goes backwards."""

import math

from dancegame.core.pace import Pace, steady

# How fast a difference is made up: slow enough to average the few milliseconds by which a mixer's position trembles,
# fast enough for a sound card that runs a percent fast or slow (then 5 ms remain).
SLEW_S = 0.5
# A reading further off than this is a stall or nonsense (pygame's position after a song's end is). It counts only
# when it stays so for JUMP_LASTS_S.
JUMP_S = 0.25
JUMP_LASTS_S = 0.3


class SongClock:
    """Song seconds from monotonic seconds; all times are arguments, in the order they happen.

    Underneath it counts seconds of sound since `start`, of which the pace makes song seconds. Stopped at 0 until then.
    """

    def __init__(self) -> None:
        self._pace = steady(0.0)  # song seconds from seconds of sound
        self._origin_s: float | None = None  # the monotonic second at which the sound begins
        self._held_s = 0.0  # the last second of sound given; what a paused or stopped clock shows
        self._paused_at_s: float | None = None
        self._readings = 0
        self._last_reading_s = 0.0
        self._jump_since_s: float | None = None

    def start(self, now_s: float, *, song_s: float, speed: float = 1.0) -> None:
        """Run from a song second on."""
        self._pace = steady(0.0, song_s=song_s, speed=speed)
        self._origin_s = now_s
        self._held_s = 0.0
        self._paused_at_s = None
        self._forget_readings()

    def follow(self, pace: Pace) -> None:
        """Make song seconds of seconds of sound by another pace, which is the same up to now."""
        self._pace = pace

    def set_speed(self, now_s: float, speed: float) -> None:
        """Run with so many song seconds a second from now on."""
        self._pace = self._pace.turned(self._sound_s(now_s), speed)

    def pause(self, now_s: float) -> None:
        """Hold the position."""
        if self._origin_s is not None and self._paused_at_s is None:
            self._sound_s(now_s)
            self._paused_at_s = now_s

    def resume(self, now_s: float) -> None:
        """Run on from where it was held."""
        if self._origin_s is not None and self._paused_at_s is not None:
            self._origin_s += now_s - self._paused_at_s
            self._paused_at_s = None
            self._forget_readings()

    def stop(self, now_s: float) -> None:
        """Hold the position for good."""
        self._sound_s(now_s)
        self._origin_s = None
        self._paused_at_s = None

    @property
    def is_running(self) -> bool:
        """Whether it is started and neither paused nor stopped."""
        return self._origin_s is not None and self._paused_at_s is None

    def _sound_s(self, now_s: float) -> float:
        """Return the seconds of sound now: never less than before since the start, and never below 0."""
        if self._origin_s is not None and self._paused_at_s is None:
            self._held_s = max(self._held_s, now_s - self._origin_s)
        return self._held_s

    def position_s(self, now_s: float) -> float:
        """Return the song seconds now: never less than before since the start; held while paused and after stop."""
        return self._pace.song_s(self._sound_s(now_s))

    def pace(self, now_s: float) -> Pace:
        """Return which song second sounded, or would have without pauses, at which monotonic second."""
        if self._origin_s is None:
            return self._pace.later(now_s - self._held_s)
        return self._pace.later(self._origin_s + (0.0 if self._paused_at_s is None else now_s - self._paused_at_s))

    def correct(self, now_s: float, *, audio_s: float) -> None:
        """Take a reading: `audio_s` are the seconds of sound that were heard by now, as the player says."""
        if self._origin_s is None or self._paused_at_s is not None:
            return
        error_s = now_s - audio_s - self._origin_s
        if abs(error_s) > JUMP_S:
            self._meet_jump(now_s, error_s)
            return
        self._jump_since_s = None
        self._readings += 1
        # The first readings are averaged, later ones count by the time since the last.
        gain = max(1 / self._readings, -math.expm1(-(now_s - self._last_reading_s) / SLEW_S))
        self._last_reading_s = now_s
        self._origin_s += gain * error_s

    def _meet_jump(self, now_s: float, error_s: float) -> None:
        if self._jump_since_s is None:
            self._jump_since_s = now_s
        elif now_s - self._jump_since_s >= JUMP_LASTS_S and self._origin_s is not None:
            self._origin_s += error_s
            self._forget_readings()

    def _forget_readings(self) -> None:
        self._readings = 0
        self._jump_since_s = None
