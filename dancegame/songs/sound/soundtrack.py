"""Makes a song's sound file, as loud as all songs are, and finds its beats."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import SoundError
from dancegame.core.time_line import EVEN, Leaps
from dancegame.songs.sound.alignment import Placed
from dancegame.songs.sound.beats import Beats, beats_in, hear
from dancegame.songs.sound.drive import drives_in
from dancegame.songs.sound.loudness import (
    CEILING_DB,
    MOST_PEAK_DB,
    SILENCE_LUFS,
    Levelled,
    Loudness,
    levelled,
    measure_loudness,
    measure_lufs,
)
from dancegame.songs.sound.motion_beats import MotionBeats
from dancegame.songs.sound.samples import RATE_HZ, read_sound, write_ogg
from dancegame.songs.sound.tempo_change import as_tape, at_speed

# How far the ceiling of peaks is lowered where the written sound still has one that is too high, and how often.
LOWER_DB, MOST_LOWERED = 1.0, 3
# A recording that runs as wrongly as this is heard to drift within a song: 20 ms in 40 s.
LEAST_DRIFT = 0.0005

Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Soundtrack:
    """What a dance is danced to.

    path: the Ogg Vorbis file, None where there is no sound. duration_s: its length. problem: what went wrong with the
    video's sound, if something did. level: how loud it was, and what was done. placed: where a recording was laid.
    motion: the beats of a metronome that was made of the dance. counted_from: which beat is a 1.
    drives: how much its music drives, each DRIVE_STEP_S; empty where there is no music.
    """

    path: Path | None = None
    duration_s: float = 0.0
    beats: Beats = field(default_factory=Beats)
    problem: SoundError | None = None
    level: Levelled | None = None
    placed: Placed | None = None
    motion: MotionBeats | None = None
    counted_from: int = 0
    drives: tuple[float, ...] = ()

    @property
    def source(self) -> str | None:
        """What is heard: video, audio (a recording) or metronome; None for a silent dance."""
        if self.path is None:
            return None
        return "audio" if self.placed is not None else "metronome" if self.motion is not None else "video"


def make_soundtrack(
    video: Path, *, ogg: Path, start_s: float, duration_s: float, leaps: Leaps = EVEN, speed: float = 1.0
) -> Soundtrack:
    """Write `duration_s` seconds of a dance's sound, from container second `start_s`, to `ogg` and find the beats.

    leaps: of the recording's time stamps. speed: how many times as fast as its video the dance is.

    Sound that cannot be read is no error: the dance becomes a silent one, with the reason as `problem`; so does one
    whose sound is silence. Raises SoundError when the file cannot be written.
    """
    try:
        samples = own_sound(video, start_s=start_s, duration_s=duration_s, leaps=leaps, speed=speed)
    except SoundError as error:
        return Soundtrack(problem=error)
    return Soundtrack() if samples is None else keep_sound(ogg, samples)


def own_sound(video: Path, *, start_s: float, duration_s: float, leaps: Leaps, speed: float) -> Sound | None:
    """Return the sound (N, 2) of a video at the dance's speed; None where it is silence. Raises SoundError."""
    samples = read_sound(video, start_s=start_s, duration_s=duration_s * speed, leaps=leaps)
    if speed != 1:
        samples = at_speed(samples, speed)
    return None if measure_lufs(samples, rate_hz=RATE_HZ) <= SILENCE_LUFS else samples


def recorded(recording: Path, placed: Placed, *, start_s: float, duration_s: float) -> Sound:
    """Return the stretch (N, 2) of a recording that belongs to some seconds of a dance, as fast as the dance.

    start_s: second of the video. Silence stands before and after the recording. Raises SoundError.
    """
    is_even = abs(placed.speed - 1) < LEAST_DRIFT
    speed = 1.0 if is_even else placed.speed
    # What is left out of account drifts from the middle.
    middle_s = start_s + duration_s / 2
    first_s = placed.offset_s + placed.speed * middle_s - speed * duration_s / 2
    samples = read_sound(recording, start_s=first_s, duration_s=duration_s * speed)
    # Half a percent is a tenth of a semitone.
    return samples if is_even else as_tape(samples, speed)


def keep_sound(ogg: Path, samples: Sound, *, beats: Beats | None = None) -> Soundtrack:
    """Write sound (N, 2) at RATE_HZ, brought to the loudness of songs. Raises SoundError.

    beats: of what is no music; None to find them, and how it drives.
    """
    level, duration_s = write_levelled(ogg, samples), len(samples) / RATE_HZ
    if beats is not None:
        return Soundtrack(ogg, duration_s, beats, level=level)
    power = hear(samples, rate_hz=RATE_HZ)
    beats, drives = beats_in(power, rate_hz=RATE_HZ), drives_in(power, rate_hz=RATE_HZ)
    return Soundtrack(ogg, duration_s, beats, level=level, drives=drives)


def write_levelled(ogg: Path, samples: Sound) -> Levelled:
    """Write sound (N, 2) as loud as songs are, and make sure that the file keeps its peaks. Raises SoundError.

    A codec makes peaks of its own: where one is too high, the ceiling is lowered and the sound written again.
    """
    ceiling_db = CEILING_DB
    for _ in range(MOST_LOWERED):
        level = levelled(samples, rate_hz=RATE_HZ, ceiling_db=ceiling_db)
        write_ogg(ogg, level.samples)
        if level.before.is_silent or _written(ogg).peak_db <= MOST_PEAK_DB:
            break
        ceiling_db -= LOWER_DB
    return level


def _written(ogg: Path) -> Loudness:
    import soundfile

    samples, _ = soundfile.read(ogg, dtype="float32", always_2d=True)
    return measure_loudness(samples, rate_hz=RATE_HZ)
