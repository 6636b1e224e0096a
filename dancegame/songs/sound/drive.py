"""How much music drives, second by second: how much louder it gets again and again, as the ear hears it.

Beside how loud the music is where it is loud, so that it is the same however high the volume of a recording was; a
calm stretch of a loud song gets louder by less.
"""

import numpy as np

from dancegame.core.song_energy import DRIVE_STEP_S
from dancegame.songs.sound.beats import DYNAMIC_RANGE_DB, HEARING, HOP, Power, smoothed

# Of the whole loudness of a song's loud moments, a second: noise of a room has 0.35, a lullaby 0.8, music for dancing
# 1.2 to 1.6, a drummer 2.
CALM, DRIVING = 0.6, 1.8
# In frames: what is shorter is the trembling of noise. How loud a song is where it is loud: most of it is quieter.
WIDTH, LOUD_PERCENT = 1.0, 90


def drives_in(power: Power, *, rate_hz: int) -> tuple[float, ...]:
    """Return how much each DRIVE_STEP_S of a sound drives, from 0 to 1; empty where there is no sound.

    power: (frames, bands) as of `beats.hear`.
    """
    if not len(power):
        return ()
    faintest = power.max() * 10 ** (-DYNAMIC_RANGE_DB / 10)
    loudness = (np.maximum(power, faintest).astype(np.float64) ** HEARING).mean(axis=1)
    # At its ends the smoothing knows nothing: there it does not get louder.
    rise = np.maximum(np.diff(smoothed(loudness, WIDTH)), 0) / np.percentile(loudness, LOUD_PERCENT)
    margin = int(3 * WIDTH)
    rise[:margin], rise[-margin:] = 0, 0
    step = round(DRIVE_STEP_S * rate_hz / HOP)
    a_second = [float(rise[k : k + step].mean()) * rate_hz / HOP for k in range(0, len(rise), step)]
    return tuple(np.clip((np.array(a_second) - CALM) / (DRIVING - CALM), 0, 1).tolist())
