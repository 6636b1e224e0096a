"""The live path against bare MediaPipe: one dancer's rate and delay, several close dancers' rate and number."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.bench.crowd.crowd import CrowdScene, Person
from dancegame.bench.crowd.scenes import party
from dancegame.bench.crowd.watching import HEIGHT_PX, WIDTH_PX
from dancegame.bench.importing import bare_landmarker
from dancegame.bench.media import find_media, find_network
from dancegame.bench.only import EVERYTHING, Only
from dancegame.bench.rows import Row
from dancegame.bench.starting import measure_starting
from dancegame.core.live import LivePoses
from dancegame.core.ports import PoseEstimator
from dancegame.vision.estimators import make_hybrid, make_mediapipe, make_movenet, make_openpose
from dancegame.vision.hybrid.estimator import HybridEstimator
from dancegame.vision.hybrid.overview import OpenPoseOverview
from dancegame.vision.live.process import SWITCH_INTERVAL_S
from dancegame.vision.pipeline import PosePipeline
from dancegame.vision.video import read_pictures

# Three women side by side in every picture.
PARTY_VIDEO, PARTY_PLAYERS = "party_three.mp4", 3
# Both are measured on stretches in turns, so that a busy minute is shared.
STRETCH = 15
MAX_HEIGHT_PX = 720
LEAST_RATE_TO_BARE, MOST_DELAY_TO_BARE = 0.95, 1.15
LEAST_PARTY_RATE_TO_BARE, LEAST_HYBRID_RATE_TO_BARE, LEAST_FOUND = 1.3, 2.0, 2.95
# Six in two rows, the first pictures left out, in which networks start.
SIX_S, PICTURES_HZ, SETTLING, LEAST_SIX_RATE = 3.0, 30.0, 5, 25.0

Watch = Callable[[NDArray[np.uint8], float], LivePoses]
Answer = TypeVar("Answer")
BareWatch = Callable[[NDArray[np.uint8], int], object]
Open = Callable[[], AbstractContextManager[PoseEstimator]]


def measure_live(video: Path, *, only: Only = EVERYTHING) -> list[Row]:
    """Return the rows for one dancer (in the video), of starting, and for three dancers where the media have them.

    The three are looked for by each estimator whose network is there. only: what else is left out is not measured
    either.
    """
    rows: list[Row] = []
    if only.wants_of("live.one", ("bare", "ours", "delay")):
        rows += _one_dancer(video)
    if only.wants_of("live.start", ("cold", "warm", "poll")) or only.wants_of("live.next", ("picture", "pose", "solo")):
        rows += measure_starting()
    if only.wants("live.six.rate"):
        with _as_in_the_live_worker():
            rows.append(_six_in_two_rows())
    film = find_media("media", PARTY_VIDEO)
    for name, (opening, least_rate) in _parties().items():
        if film and only.wants_of(f"live.three.{name}", ("rate", "found", "swaps")):
            with _as_in_the_live_worker():
                rows += _party(film, name, opening(), least_rate=least_rate)
    return rows


@contextmanager
def _as_in_the_live_worker() -> Iterator[None]:
    """Share the interpreter and the cores among threads as the live worker does while several networks run at once."""
    interval_s, threads = sys.getswitchinterval(), cv2.getNumThreads()
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    cv2.setNumThreads(1)
    try:
        yield
    finally:
        sys.setswitchinterval(interval_s)
        cv2.setNumThreads(threads)


def _parties() -> dict[str, tuple[Open, float]]:
    """Return what opens each estimator for three whose network is there, and how fast it has to be."""
    usual = LEAST_PARTY_RATE_TO_BARE
    parties: dict[str, tuple[Open, float]] = {
        "hybrid": (lambda: HybridEstimator(players=PARTY_PLAYERS), LEAST_HYBRID_RATE_TO_BARE),
        "mediapipe": (lambda: make_mediapipe(None, PARTY_PLAYERS), usual),
        "movenet": (lambda: make_movenet(None, PARTY_PLAYERS), usual),
    }
    network = find_network()
    if network is not None:
        overview = partial(OpenPoseOverview, network)
        parties["hybrid_openpose"] = (lambda: HybridEstimator(players=PARTY_PLAYERS, overview=overview()), usual)
        parties["openpose"] = (lambda: make_openpose(network, PARTY_PLAYERS), usual)
    return parties


def _one_dancer(video: Path) -> list[Row]:
    with bare_landmarker(people=1) as bare, make_hybrid(None, 1) as estimator:
        pipeline = PosePipeline(estimator, 1)
        bare_s, ours_s, _ = _in_turns(video, bare, pipeline.process)
    bare_ms, ours_ms = float(np.median(bare_s)) * 1e3, float(np.median(ours_s)) * 1e3
    rate, delay = bare_ms / ours_ms, ours_ms / bare_ms
    told = "picture to observation; ratio: to bare"
    return [
        Row("live.one.bare", 1e3 / bare_ms, "pictures/s", note="detect_for_video alone"),
        Row("live.one.ours", 1e3 / ours_ms, "pictures/s", rate, "ratio: to bare", least_ratio=LEAST_RATE_TO_BARE),
        Row("live.one.delay", ours_ms, "ms", delay, told, most_ratio=MOST_DELAY_TO_BARE),
    ]


def _six_in_two_rows() -> Row:
    """Return how often a second six puppets are estimated, whose pictures come 30 times a second."""
    crowd = party(Person)
    scene = CrowdScene(crowd, width_px=WIDTH_PX, height_px=HEIGHT_PX)
    times_s = [n / PICTURES_HZ for n in range(round(SIX_S * PICTURES_HZ))]
    pictures = [(time_s, scene.draw(crowd.bodies(time_s))) for time_s in times_s]
    with HybridEstimator(players=crowd.slots) as estimator:
        pipeline = PosePipeline(estimator, crowd.slots)
        passed_s = [_timed(partial(pipeline.process, rgb, time_s))[0] for time_s, rgb in pictures][SETTLING:]
    note = f"longest {max(passed_s) * 1e3:.0f} ms; six puppets"
    return Row("live.six.rate", len(passed_s) / sum(passed_s), "pictures/s", note=note, least=LEAST_SIX_RATE)


def _party(
    video: Path,
    name: str,
    opening: AbstractContextManager[PoseEstimator],
    *,
    least_rate: float,
) -> list[Row]:
    with bare_landmarker(people=PARTY_PLAYERS) as bare, opening as estimator:
        pipeline = PosePipeline(estimator, PARTY_PLAYERS)
        bare_s, ours_s, found = _in_turns(video, bare, pipeline.process)
    rate, bare_rate = len(ours_s) / sum(ours_s), len(bare_s) / sum(bare_s)
    people = sum(len(poses.players) for poses in found) / len(found)
    title = f"live.three.{name}"
    against = f"ratio: to one PoseLandmarker with num_poses={PARTY_PLAYERS}, {bare_rate:.1f} pictures/s"
    swaps = "changes of the slots' order from left to right"
    return [
        Row(f"{title}.rate", rate, "pictures/s", rate / bare_rate, against, least_ratio=least_rate),
        Row(f"{title}.found", people, "people", note=f"mean of {PARTY_PLAYERS}", least=LEAST_FOUND),
        Row(f"{title}.swaps", _swaps(found), "swaps", note=swaps, most=0),
    ]


def _in_turns(video: Path, bare: BareWatch, ours: Watch) -> tuple[list[float], list[float], list[LivePoses]]:
    """Return the seconds of every call, and what ours found; each sees every picture."""
    bare_s: list[float] = []
    ours_s: list[float] = []
    found: list[LivePoses] = []
    with read_pictures(video, max_height_px=MAX_HEIGHT_PX) as pictures:
        while stretch := list(islice(pictures, STRETCH)):
            for time_s, rgb in stretch:
                bare_s.append(_timed(partial(bare, rgb, round(time_s * 1000)))[0])
            for time_s, rgb in stretch:
                passed_s, poses = _timed(partial(ours, rgb, time_s))
                ours_s.append(passed_s)
                found.append(poses)
    return bare_s, ours_s, found


def _timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """Return the seconds that some work takes, and its answer."""
    started_s = time.perf_counter()
    answer = work()
    return time.perf_counter() - started_s, answer


def _swaps(found: list[LivePoses]) -> int:
    """How often the order of the slots from left to right changed; the dancers never change places."""
    orders = []
    for poses in found:
        if len(poses.players) == PARTY_PLAYERS:
            middles = {slot: float(np.nanmedian(pose.xy[:, 0])) for slot, pose in poses.players.items()}
            orders.append(tuple(sorted(middles, key=lambda slot: middles[slot])))
    return sum(before != after for before, after in pairwise(orders))
