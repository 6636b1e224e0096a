"""The rows: slowed sound at every speed, a recording of what the mixer plays, and the judge at three speeds."""

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile

from dancegame.bench.music.judging import changing, points_at
from dancegame.bench.music.recording import record
from dancegame.bench.music.tones import (
    Floats,
    cents,
    click_errors_s,
    level_db,
    longest_gap_s,
    worst_click,
    write_clicks,
    write_tone,
)
from dancegame.bench.rows import Row
from dancegame.core.drill import FASTEST, SLOWEST, SPEED_STEP
from dancegame.core.pace import steady
from dancegame.core.song import Dance
from dancegame.music.stretching import RATE_HZ, StretchedSound

SPEEDS = [percent / 100 for percent in range(SLOWEST, FASTEST + 1, SPEED_STEP)]
SONG_S, QUICK_S = 60.0, 15.0
# Speeds of the recording, each for so many seconds.
PLAYED, STEP_S = (1.0, 0.5, 0.75, 0.7, 1.0), 1.5
MOST_TEMPO, MOST_CENTS, MOST_DB, MOST_GAP_MS, MOST_CLICK, MOST_CPU, MOST_APART = 0.1, 5.0, 1.0, 5.0, 0.05, 5.0, 2.0
# An attack is repeated or left out by up to half a window of the stretching.
MOST_LATE_MS = 23.0


def measure_music(dances: Sequence[Dance], folder: Path, *, is_quick: bool = False) -> list[Row]:
    """Return the rows; folder: for sounds of this run."""
    song_s = QUICK_S if is_quick else SONG_S
    return [
        *_stretching_rows(folder, song_s),
        *_recording_rows(folder),
        *_judge_rows(dances[:3] if is_quick else dances),
    ]


def _stretching_rows(folder: Path, song_s: float) -> list[Row]:
    clicks, tone = folder / "clicks.wav", folder / "tone.wav"
    clicks_s = write_clicks(clicks, duration_s=song_s)
    write_tone(tone, duration_s=song_s)
    tempo, late_ms, pitch, level, share = {}, {}, {}, {}, {}
    for speed in SPEEDS:
        begun_s = time.process_time()
        heard = _stretched(clicks, speed=speed, song_s=song_s)
        share[speed] = 100 * (time.process_time() - begun_s) * speed / song_s
        errors_s = click_errors_s(heard, clicks_s / speed)
        tempo[speed] = 100 * abs(float(np.polyfit(clicks_s / speed, errors_s, 1)[0]))
        late_ms[speed] = 1000 * float(np.percentile(np.abs(errors_s), 95))
        heard = _stretched(tone, speed=speed, song_s=song_s)[RATE_HZ:-RATE_HZ]
        pitch[speed], level[speed] = abs(cents(heard)), abs(level_db(heard))
    return [
        _worst("music.tempo", tempo, "%", MOST_TEMPO),
        _worst("music.attack", late_ms, "ms", MOST_LATE_MS),
        _worst("music.pitch", pitch, "cents", MOST_CENTS),
        _worst("music.level", level, "dB", MOST_DB),
        _worst("music.stretching", share, "% of a core", MOST_CPU),
    ]


def _worst(name: str, by_speed: dict[float, float], unit: str, most: float) -> Row:
    speed = max(by_speed, key=lambda speed: by_speed[speed])
    return Row(name, by_speed[speed], unit, note=f"off at most, at {100 * speed:.0f} % speed", most=most)


def _stretched(path: Path, *, speed: float, song_s: float) -> Floats:
    with soundfile.SoundFile(path) as file:
        frames = StretchedSound(file, song_s=0.0, speed=speed).read(round(song_s / speed * RATE_HZ))
    return frames[:, 0] / 32768


def _recording_rows(folder: Path) -> list[Row]:
    """What reaches the loudspeakers while the speed changes."""
    changes = f"while the speed changes {len(PLAYED) - 1} times"
    tone = record(folder / "tone.wav", speeds=PLAYED, step_s=STEP_S)
    clicks = record(folder / "clicks.wav", speeds=PLAYED, step_s=STEP_S)
    inside = [song_s for song_s in np.arange(1.5, 4.5, 0.5).tolist() if song_s < clicks.last_song_s - 0.5]
    errors_s = click_errors_s(clicks.sound, [clicks.pace.at_s(song_s) for song_s in inside])
    return [
        Row("music.gap", 1000 * longest_gap_s(tone.sound), "ms", note=changes, most=MOST_GAP_MS),
        Row("music.click", worst_click(tone.sound), "share", note=f"of the loudness, {changes}", most=MOST_CLICK),
        Row("music.heard", 1000 * float(np.abs(errors_s).max()), "ms", note="off the song clock", most=MOST_LATE_MS),
        Row("music.playing", tone.cpu, "% of a core", note="with 60 looks at the clock a second", most=MOST_CPU),
        Row("music.asking", 1000 * tone.longest_wait_s, "ms", note="until a change of speed is taken", most=5.0),
    ]


def _judge_rows(dances: Sequence[Dance]) -> list[Row]:
    """How far apart the points of the same puppet are from those at the song's own speed."""
    paces = {"50": steady(0.0, speed=0.5), "75": steady(0.0, speed=0.75), "changing": changing()}
    own = {dance.song.id: points_at(dance, steady(0.0)) for dance in dances}
    note = f"apart at most from 100 % speed, in {len(dances)} songs of {np.mean(list(own.values())):.0f} in the mean"
    return [
        Row(
            f"music.judge.{name}",
            max(abs(points_at(dance, pace) - own[dance.song.id]) for dance in dances),
            "of 100",
            note=note,
            most=MOST_APART,
        )
        for name, pace in paces.items()
    ]
