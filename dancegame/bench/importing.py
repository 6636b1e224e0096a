"""The speed of an import against the bare loop that it cannot avoid: decode a picture, find the pose, next."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
import numpy as np

from dancegame.bench.rows import Row
from dancegame.songs.extract import alone
from dancegame.songs.importing import SongText, import_songs
from dancegame.songs.library import Library
from dancegame.vision.estimators.mediapipe import MODEL_PATH, MediaPipeEstimator
from dancegame.vision.estimators.native_log import without_chatter
from dancegame.vision.glimpses import shows_several
from dancegame.vision.video import read_pictures

REPEATS = 2
LEAST_TO_BARE = 0.95


def measure_import(video: Path) -> list[Row]:
    """Run the bare loop and a whole import in turns and compare the best of each; networks are built beforehand.

    The import decodes and finds beats beside the estimator: by the clock it may be faster, its work is told as well.
    """
    bare_s, import_s, bare_cpu_s, import_cpu_s, count = [], [], [], [], 0
    for _ in range(REPEATS):
        with bare_landmarker(people=1) as detect:
            started_s, started_cpu_s = time.perf_counter(), time.process_time()
            count = _bare_loop(video, detect)
            bare_s.append(time.perf_counter() - started_s)
            bare_cpu_s.append(time.process_time() - started_cpu_s)
        with MediaPipeEstimator() as estimator, tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
            started_s, started_cpu_s = time.perf_counter(), time.process_time()
            with read_pictures(video, max_height_px=720) as pictures:
                shows_several(video, start_s=0.0, end_s=pictures.facts.duration_s or 0.0)
                text = SongText(title=video.stem, artist="")
                library = Library([Path(folder)])
                import_songs(video, pictures=pictures, find_people=alone(estimator), text=text, library=library)
            import_s.append(time.perf_counter() - started_s)
            import_cpu_s.append(time.process_time() - started_cpu_s)
    bare, ours = count / min(bare_s), count / min(import_s)
    return [
        Row("import.bare_loop", bare, "pictures/s", note="decode and detect_for_video alone"),
        Row("import.import", ours, "pictures/s", ours / bare, "ratio: import to bare loop", least_ratio=LEAST_TO_BARE),
        Row(
            "import.work",
            1000 * min(import_cpu_s) / count,
            "ms/picture",
            min(import_cpu_s) / min(bare_cpu_s),
            "CPU time of all threads; ratio: import to bare loop",
        ),
    ]


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
