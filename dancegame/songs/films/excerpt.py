"""A piece of a song's sound for a film, that comes and goes softly."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.songs.sound.samples import RATE_HZ, read_sound

COMES_S, GOES_S = 0.05, 0.8


def excerpt(path: Path, *, start_s: float, seconds: float) -> NDArray[np.float32]:
    """Return the sound (N, 2) at RATE_HZ of `seconds` from second start_s of a file. Raises SoundError."""
    sound = read_sound(path, start_s=start_s, duration_s=seconds)
    at_s = np.arange(len(sound), dtype=np.float32) / RATE_HZ
    share = np.minimum(at_s / COMES_S, (seconds - at_s) / min(GOES_S, seconds / 2))
    sound *= share.clip(0, 1)[:, None]
    return sound
