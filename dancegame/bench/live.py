"""The live path against bare MediaPipe: one dancer's rate and delay, several close dancers' rate and number."""

import os
import time
from collections.abc import Callable
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.importing import bare_landmarker
from dancegame.bench.rows import Row
from dancegame.core.live import LivePoses
from dancegame.vision.estimators import make_mediapipe
from dancegame.vision.pipeline import PosePipeline
from dancegame.vision.video import read_pictures

# Three women side by side in every picture.
PARTY_VIDEO, PARTY_PLAYERS = "party_three.mp4", 3
# Both are measured on stretches in turns, so that a busy minute is shared.
STRETCH = 15
MAX_HEIGHT_PX = 720

Watch = Callable[[NDArray[np.uint8], float], object]


def measure_live(video: Path) -> list[Row]:
    """Return the rows for one dancer (in the video) and, where DANCEGAME_TEST_MEDIA has them, for three."""
    rows = _one_dancer(video)
    party = Path(os.environ.get("DANCEGAME_TEST_MEDIA", ""), "media", PARTY_VIDEO)
    return rows + (_party(party) if party.is_file() else [])


def _one_dancer(video: Path) -> list[Row]:
    started_s = time.perf_counter()
    with bare_landmarker(people=1) as bare, make_mediapipe(None, 1) as estimator:
        pipeline = PosePipeline(estimator, 1)
        bare_s, ours_s, _ = _in_turns(video, bare, pipeline.process)
    cold_s = time.perf_counter() - started_s - sum(bare_s) - sum(ours_s)
    bare_ms, ours_ms = float(np.median(bare_s)) * 1e3, float(np.median(ours_s)) * 1e3
    return [
        Row("live.one.bare", 1e3 / bare_ms, "pictures/s", note="detect_for_video alone"),
        Row("live.one.ours", 1e3 / ours_ms, "pictures/s", bare_ms / ours_ms, "ratio: to bare, at least 0.95"),
        Row("live.one.delay", ours_ms, "ms", ours_ms / bare_ms, "picture to observation; to bare, at most 1.15"),
        Row("live.loading", cold_s, "s", note="networks, kernels, decoding; both of the above"),
    ]


def _party(video: Path) -> list[Row]:
    with bare_landmarker(people=PARTY_PLAYERS) as bare, make_mediapipe(None, PARTY_PLAYERS) as estimator:
        pipeline = PosePipeline(estimator, PARTY_PLAYERS)
        bare_s, ours_s, found = _in_turns(video, bare, pipeline.process)
    rate, bare_rate = len(ours_s) / sum(ours_s), len(bare_s) / sum(bare_s)
    people = sum(len(poses.players) for poses in found) / len(found)
    return [
        Row("live.three.bare", bare_rate, "pictures/s", note=f"one PoseLandmarker with num_poses={PARTY_PLAYERS}"),
        Row("live.three.ours", rate, "pictures/s", rate / bare_rate, "ratio: to bare, at least 1.3"),
        Row("live.three.found", people, "people", people / PARTY_PLAYERS, "mean of 3, at least 2.95"),
        Row("live.three.swaps", _swaps(found), "swaps", note="changes of the slots' order from left to right"),
    ]


def _in_turns(
    video: Path, bare: Callable[[NDArray[np.uint8], int], object], ours: Callable[[NDArray[np.uint8], float], LivePoses]
) -> tuple[list[float], list[float], list[LivePoses]]:
    """Return the seconds of every call, and what ours found; each sees every picture."""
    bare_s: list[float] = []
    ours_s: list[float] = []
    found: list[LivePoses] = []
    with read_pictures(video, max_height_px=MAX_HEIGHT_PX) as pictures:
        while stretch := list(islice(pictures, STRETCH)):
            for time_s, rgb in stretch:
                bare_s.append(_timed(lambda rgb=rgb, time_s=time_s: bare(rgb, round(time_s * 1000))))
            for time_s, rgb in stretch:
                ours_s.append(_timed(lambda rgb=rgb, time_s=time_s: found.append(ours(rgb, time_s))))
    return bare_s, ours_s, found


def _timed(work: Callable[[], object]) -> float:
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s


def _swaps(found: list[LivePoses]) -> int:
    """How often the order of the slots from left to right changed; the dancers never change places."""
    orders = []
    for poses in found:
        if len(poses.players) == PARTY_PLAYERS:
            middles = {slot: float(np.nanmedian(pose.xy[:, 0])) for slot, pose in poses.players.items()}
            orders.append(tuple(sorted(middles, key=lambda slot: middles[slot])))
    return sum(before != after for before, after in pairwise(orders))
