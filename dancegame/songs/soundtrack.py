"""Makes a song's sound file and finds its beats."""

from dataclasses import dataclass, field
from pathlib import Path

from dancegame.core.errors import SoundError
from dancegame.core.time_line import EVEN, Leaps
from dancegame.songs.beats import Beats, find_beats
from dancegame.songs.sound import RATE_HZ, read_sound, write_ogg
from dancegame.songs.tempo_change import at_speed


@dataclass(frozen=True)
class Soundtrack:
    """The Ogg Vorbis file, None where there is no sound; its length; the beats; what went wrong, if something did."""

    path: Path | None = None
    duration_s: float = 0.0
    beats: Beats = field(default_factory=Beats)
    problem: SoundError | None = None


def make_soundtrack(
    video: Path, *, ogg: Path, start_s: float, duration_s: float, leaps: Leaps = EVEN, speed: float = 1.0
) -> Soundtrack:
    """Write `duration_s` seconds of a dance's sound, from container second `start_s`, to `ogg` and find the beats.

    leaps: of the recording's time stamps. speed: how many times as fast as its video the dance is.

    Sound that cannot be read is no error: the dance becomes a silent one, with the reason as `problem`.
    Raises SoundError when the file cannot be written.
    """
    try:
        samples = read_sound(video, start_s=start_s, duration_s=duration_s * speed, leaps=leaps)
    except SoundError as error:
        return Soundtrack(problem=error)
    if speed != 1:
        samples = at_speed(samples, speed)
    write_ogg(ogg, samples)
    return Soundtrack(ogg, duration_s, find_beats(samples, rate_hz=RATE_HZ))
