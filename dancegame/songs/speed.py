"""Measures the import against the bare loop it cannot beat on one core: decode a picture, find the pose, next."""

import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from dancegame.core.ports import PoseEstimator
from dancegame.songs.extract import VideoPictures
from dancegame.songs.importing import SongText, import_song
from dancegame.songs.library import Library

Detect = Callable[[NDArray[np.uint8], int], object]


@dataclass(frozen=True)
class ImportSpeed:
    """Seconds for one video, the best of each; networks are built beforehand in both.

    bare_s: decoding and detecting alone. import_s: from opening the video to the saved song.
    """

    picture_count: int
    bare_s: float
    import_s: float

    @property
    def share(self) -> float:
        """The import's speed as a share of the bare loop's; 1 is as fast."""
        return self.bare_s / self.import_s


def compare_with_bare_loop(
    video: Path,
    *,
    open_pictures: Callable[[], AbstractContextManager[VideoPictures]],
    make_estimator: Callable[[], AbstractContextManager[PoseEstimator]],
    make_detect: Callable[[], AbstractContextManager[Detect]],
    repeats: int = 2,
) -> ImportSpeed:
    """Run bare loop and import in turns; detect gets (rgb (H, W, 3), milliseconds) and calls the network only."""
    bare_s, import_s, count = [], [], 0
    for _ in range(repeats):
        with make_detect() as detect:
            started_s = time.perf_counter()
            count = _bare_loop(video, detect)
            bare_s.append(time.perf_counter() - started_s)
        with make_estimator() as estimator, tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
            library = Library([Path(folder)])
            started_s = time.perf_counter()
            with open_pictures() as pictures:
                text = SongText(title=video.stem, artist="")
                import_song(video, pictures=pictures, estimator=estimator, text=text, library=library)
            import_s.append(time.perf_counter() - started_s)
    return ImportSpeed(count, min(bare_s), min(import_s))


def _bare_loop(video: Path, detect: Detect) -> int:
    count = 0
    with av.open(f"file:{video}") as container:
        for frame in container.decode(video=0):
            # PyAV pads the rows of some widths, and MediaPipe reads padded rows as sheared pictures without a person.
            rgb = np.ascontiguousarray(frame.to_ndarray(format="rgb24"))
            detect(rgb, round(1000 * (frame.time or 0.0)))
            count += 1
    return count
