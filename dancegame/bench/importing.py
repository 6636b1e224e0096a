"""The speed of an import against the bare loop that it cannot avoid: decode a picture, find the pose, next."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from dancegame.bench.rows import Row
from dancegame.vision.estimators.mediapipe import MODEL_PATH
from dancegame.vision.estimators.native_log import without_chatter

REPEATS = 3
LEAST_TO_BARE = 0.95


def measure_import(video: Path, import_one: Callable[[Path, Path], object], first: Path) -> list[Row]:
    """Run the bare loop and a whole import in turns and compare the best of each; both build their networks.

    import_one: makes songs of a video in a folder. first: a short video with which everything is loaded beforehand.
    The import decodes and finds beats beside the estimator: by the clock it may be faster, its work is told as well.
    """
    bare, ours, count = [], [], 0
    for which in (first, *[video] * REPEATS):
        started = _clocks()
        with bare_landmarker(people=1) as detect:
            count = _bare_loop(which, detect)
        bare.append(_clocks() - started)
        with tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
            started = _clocks()
            import_one(which, Path(folder))
            ours.append(_clocks() - started)
    (bare_s, bare_cpu_s), (ours_s, ours_cpu_s) = (np.min(times_s[1:], axis=0) for times_s in (bare, ours))
    return [
        Row("import.bare_loop", count / bare_s, "pictures/s", note="decode and detect_for_video alone"),
        Row(
            "import.import",
            count / ours_s,
            "pictures/s",
            bare_s / ours_s,
            "ratio: import to bare loop",
            least_ratio=LEAST_TO_BARE,
        ),
        Row(
            "import.work",
            1000 * ours_cpu_s / count,
            "ms/picture",
            ours_cpu_s / bare_cpu_s,
            "CPU time of all threads; ratio: import to bare loop",
        ),
    ]


def _clocks() -> NDArray[np.float64]:
    """Seconds of the clock, and of CPU time of this process."""
    return np.array((time.perf_counter(), time.process_time()))


@contextmanager
def bare_landmarker(*, people: int) -> Iterator[Callable[[Any, int], object]]:
    """MediaPipe alone, as its documentation shows it: a function of (rgb (H, W, 3), milliseconds)."""
    with without_chatter():
        from mediapipe import Image, ImageFormat
        from mediapipe.tasks.python import BaseOptions, vision

        landmarker = vision.PoseLandmarker.create_from_options(
            vision.PoseLandmarkerOptions(
                base_options=BaseOptions(model_asset_buffer=MODEL_PATH.read_bytes()),
                running_mode=vision.RunningMode.VIDEO,
                num_poses=people,
            )
        )
    try:
        yield lambda rgb, now_ms: landmarker.detect_for_video(Image(image_format=ImageFormat.SRGB, data=rgb), now_ms)
    finally:
        with without_chatter():
            landmarker.close()


def _bare_loop(video: Path, detect: Callable[[Any, int], object]) -> int:
    count = 0
    with av.open(f"file:{video}") as container:
        for frame in container.decode(video=0):
            detect(np.ascontiguousarray(frame.to_ndarray(format="rgb24")), round(1000 * (frame.time or 0.0)))
            count += 1
    return count
