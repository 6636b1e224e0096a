"""Measures the association: against its plain twin, over a growing crowd, and on annotated photos."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.association.fields import crowd, draw_fields
from dancegame.bench.association.stills import accuracy_rows, read_photo, read_stills, stills_accuracy
from dancegame.bench.media import find_media, find_network
from dancegame.bench.rows import Row
from dancegame.vision.association import associate
from dancegame.vision.association.plain import associate_plainly
from dancegame.vision.estimators.mediapipe import MediaPipeEstimator
from dancegame.vision.estimators.movenet import MoveNetEstimator
from dancegame.vision.estimators.networks import open_network
from dancegame.vision.estimators.openpose import HEIGHT_PX, OpenPoseEstimator, network_picture
from dancegame.vision.hybrid.estimator import HybridEstimator
from dancegame.vision.hybrid.still import StillEstimator
from dancegame.vision.several.estimator import SeveralEstimator

Fields = tuple[NDArray[np.float32], NDArray[np.float32]]
CROWDS = (1, 2, 4, 8, 16, 50)
# Room for fifty: at the size of 1 to 8 people, heads would be smaller than a cell.
CROWD_HEIGHT_PX, CROWD_WIDTH_PX = 368, 656
BENCH_S = 0.4
HEIGHTS_PX = (HEIGHT_PX, 368)
MOST_PLAYERS = 6
STILLS = ("media", "stills")
# Up to 8 people in real time beside everything else, and no quadratic growth up to 50.
LEAST_TIMES_PLAIN = 50.0
LEAST_RECALL, LEAST_PRECISION = 0.93, 0.96
MOST_US, FEW_PEOPLE, MOST_CROWD_US = 100.0, 8, 4000.0


def measure_association() -> list[Row]:
    """Return the rows: drawn crowds always; photos where the environment names a folder with them and a network is."""
    rows = [_speed_row(f"association.drawn_{count}", drawn_fields(count)) for count in CROWDS]
    photos, network = find_media(*STILLS), find_network()
    if photos and network:
        for name, fields in real_fields(photos, network):
            rows.append(_speed_row(f"association.photo_{name}", fields))
    return rows + measure_accuracy()


def measure_accuracy() -> list[Row]:
    """Return recall and precision on the annotated photos, where these are.

    Of one PoseLandmarker alone, with num_poses=6, of a party of them, of MoveNet, of both together as they look at one
    picture and as they play, with what is shipped, and of the OpenPose-style network.
    """
    photos, network = find_media(*STILLS), find_network()
    if not photos:
        return []
    stills = read_stills(photos)
    rows: list[Row] = []
    for name, maker in (("mediapipe_alone", MediaPipeEstimator), ("mediapipe", SeveralEstimator)):
        rows += accuracy_rows(f"stills.{name}", stills_accuracy(partial(maker, players=MOST_PLAYERS), stills))
    rows += accuracy_rows("stills.movenet", stills_accuracy(MoveNetEstimator, stills))
    limits = {"least_recall": LEAST_RECALL, "least_precision": LEAST_PRECISION}
    rows += accuracy_rows("stills.hybrid", stills_accuracy(StillEstimator, stills, looks=1), **limits)
    playing = partial(HybridEstimator, players=MOST_PLAYERS)
    rows += accuracy_rows("stills.hybrid_playing", stills_accuracy(playing, stills))
    if network is None:
        return rows
    for height_px in HEIGHTS_PX:
        estimator = partial(OpenPoseEstimator, network, height_px=height_px)
        rows += accuracy_rows(f"stills.openpose_{height_px}", stills_accuracy(estimator, stills))
    return rows


def drawn_fields(count: int) -> Fields:
    """Return the fields of a drawn crowd, in one size for every count."""
    people = crowd(count, height_px=CROWD_HEIGHT_PX, width_px=CROWD_WIDTH_PX)
    return draw_fields(people, height_px=CROWD_HEIGHT_PX, width_px=CROWD_WIDTH_PX)


def real_fields(photos: Path, network: Path) -> Iterator[tuple[str, Fields]]:
    """Yield what the network says to each annotated photo, and the photo's name."""
    with closing(open_network(network, threads=2)) as opened:
        for still in read_stills(photos):
            yield still.path.stem, opened.run(network_picture(read_photo(still.path), HEIGHT_PX))


def _speed_row(name: str, fields: Fields) -> Row:
    """Return microseconds at best, which other programs' load changes least, and how many times the twin takes."""
    people = len(associate(*fields))
    ours_s = _best_s(lambda: associate(*fields))
    twin_s = _best_s(lambda: associate_plainly(*fields))
    return Row(
        name,
        ours_s * 1e6,
        "us",
        twin_s / ours_s,
        f"{people} people; ratio: how many times the plain twin takes",
        most=MOST_US if people <= FEW_PEOPLE else MOST_CROWD_US,
        least_ratio=LEAST_TIMES_PLAIN,
    )


def _best_s(work: Callable[[], object]) -> float:
    """Return the shortest of the runs that fit into the time for one figure; at least one run."""
    runs_s: list[float] = []
    while not runs_s or sum(runs_s) < BENCH_S:
        began_s = time.perf_counter()
        work()
        runs_s.append(time.perf_counter() - began_s)
    return min(runs_s)
