"""Whether dance and sound of a song are in step, whatever the video was made of."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.extraction.strokes import LENGTH_S, STROKES_S, Format, write_strokes
from dancegame.bench.rows import Row
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.songs.extract import alone
from dancegame.songs.importing import SongText, import_songs
from dancegame.songs.library import Library
from dancegame.vision.bars import find_used_part
from dancegame.vision.several.estimator import SeveralEstimator
from dancegame.vision.video import read_pictures

MOST_APART_MS = 20.0
# A stroke farther from its click is none; clicks are so far apart, and so loud.
SAME_STROKE_S, BETWEEN_CLICKS_S, LOUD = 0.25, 0.2, 0.15
FAST = {"preset": "ultrafast"}
QUIET = FAST | {"x265-params": "log-level=none"}
FORMATS: Mapping[str, Format] = {
    "turned_90": Format(turn=90, options=FAST),
    "uneven": Format(is_uneven=True, options=FAST),
    "early": Format("mkv", first_s=-0.4, options=FAST | {"bf": "0"}),
    "gif": Format("gif", "gif", "rgb8", fps=25, sound=None),
    "av1": Format("mp4", "libsvtav1", options={"preset": "12"}),
    "turned_180": Format(turn=180, options=FAST),
    "turned_270": Format(turn=270, options=FAST),
    "late": Format("mkv", first_s=3.5, options=FAST),
    "fps_120": Format(fps=120, options=FAST),
    "silent": Format(sound=None, options=FAST),
    "long_sound": Format(sound_s=LENGTH_S + 3, options=FAST),
    "hevc": Format("mov", "libx265", options=QUIET),
    "hevc_10_bit": Format("mkv", "libx265", "yuv420p10le", QUIET, sound="flac"),
    "vp9": Format("webm", "libvpx-vp9", options={"deadline": "realtime", "cpu-used": "8"}, sound="libopus"),
    "avi": Format("avi", options=FAST | {"bf": "3"}, sound="pcm_s16le"),
}
QUICK = 4
_WRISTS = [CANONICAL.index("left_wrist"), CANONICAL.index("right_wrist")]
Floats = NDArray[np.float64]


def measure_formats(*, is_quick: bool) -> list[Row]:
    """Return for each format milliseconds by which the strokes of the imported dance come after their clicks."""
    return [_row(name, FORMATS[name]) for name in list(FORMATS)[: QUICK if is_quick else None]]


def _row(name: str, how: Format) -> Row:
    late_ms = 1000 * strokes_late_s(how)
    note = f"mean {late_ms.mean():+.1f}; the worst of {len(late_ms)} strokes of {len(STROKES_S)}"
    worst = float(np.abs(late_ms).max()) if len(late_ms) == len(STROKES_S) else float("nan")
    return Row(f"extraction.formats.{name}", worst, "ms", note=note, most=MOST_APART_MS)


def strokes_late_s(how: Format) -> Floats:
    """Write a film, import it, and return seconds by which each stroke that is found comes after its click."""
    with tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
        video = Path(folder) / f"film.{how.ending}"
        write_strokes(video, how)
        library = Library([Path(folder)])
        used = find_used_part(video, start_s=None, end_s=None)
        with (
            read_pictures(video, max_height_px=720, used=used) as pictures,
            SeveralEstimator(players=1, smooths=False) as estimator,
        ):
            (made,) = import_songs(
                video,
                pictures=pictures,
                find_people=alone(estimator),
                text=SongText("Strokes", how.codec),
                library=library,
            )
        struck_s = _struck_s(library.load_dance(made.song.id).reference)
        sound = library.sound_path(made.song.id)
        clicks_s = np.array(STROKES_S) - made.start_s if sound is None else _clicks_s(Path(sound))
    nearest_s = np.array([struck_s[np.argmin(np.abs(struck_s - click_s))] for click_s in clicks_s])
    late_s = nearest_s - clicks_s
    return np.asarray(late_s[np.abs(late_s) < SAME_STROKE_S])


def _struck_s(dance: PoseSequence) -> Floats:
    """Return the seconds at which the hands are half way between their lowest and their highest."""
    height = dance.xy[:, _WRISTS, 1].mean(axis=1)
    above = height - (height.min() + height.max()) / 2
    at = np.flatnonzero(np.diff(above > 0))
    share = above[at] / (above[at] - above[at + 1])
    return np.asarray(dance.times_s[at] + share * np.diff(dance.times_s)[at])


def _clicks_s(sound: Path) -> Floats:
    import soundfile

    samples, rate_hz = soundfile.read(sound, always_2d=True)
    loud_s = np.flatnonzero(np.abs(samples).max(axis=1) > LOUD) / rate_hz
    return np.asarray(loud_s[np.diff(loud_s, prepend=-np.inf) > BETWEEN_CLICKS_S])
