"""What judging and tracking cost beside the estimator, and whom the judge believes: the suite `judge`."""

import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from dancegame.bench.judge.media import read_mocaps, read_performers
from dancegame.bench.judge.real import real_rows
from dancegame.bench.judge.rows import cost_rows, ground_rows, warm_up
from dancegame.bench.media import find_media
from dancegame.bench.rows import Row
from dancegame.core.poses import Observation
from dancegame.core.round import DanceRound
from dancegame.core.song import Dance
from dancegame.vision.estimators.mediapipe import MediaPipeEstimator
from dancegame.vision.tracking.tracker import Tracker
from dancegame.vision.video import read_pictures

QUICK_SONGS = 4
WATCHING_S = 1800.0
# What tracking and judging may take of the time in which a picture is estimated.
MOST_FRAME_SHARE = 0.02


def measure_proving_ground(dances: Sequence[Dance], *, is_quick: bool = False) -> list[Row]:
    """Return the rows of made-up dancers and, where DANCEGAME_TEST_MEDIA names videos of them, of real ones."""
    rows: list[Row] = [*cost_rows(dances[0])]
    folder = find_media("media")
    if is_quick or not folder:
        return rows + list(ground_rows(dances[:QUICK_SONGS] if is_quick else dances))
    # Watching videos takes as long as judging everybody else.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        watching = pool.submit(read_performers, folder)
        rows += ground_rows(dances)
        return rows + list(real_rows(watching.result(WATCHING_S), read_mocaps(folder)))


def measure_judging(dance: Dance, video: Path) -> list[Row]:
    """Estimate, track and judge every picture of a performance of the dance; times are means, since moves close in
    few pictures and cost nothing in the others."""
    estimate_s = track_s = judge_s = 0.0
    count = 0
    warm_up(dance)
    tracker, dance_round = Tracker(1), DanceRound(dance, slots=[0])
    with read_pictures(video, max_height_px=720) as pictures, MediaPipeEstimator() as estimator:
        for time_s, rgb in pictures:
            marks_s = [time.perf_counter()]
            poses = estimator.estimate(rgb, time_s=time_s)
            marks_s.append(time.perf_counter())
            players, ambiguous = tracker.update(poses, time_s)
            marks_s.append(time.perf_counter())
            dance_round.observe(Observation(time_s, players, ambiguous))
            marks_s.append(time.perf_counter())
            estimate_s += marks_s[1] - marks_s[0]
            track_s += marks_s[2] - marks_s[1]
            judge_s += marks_s[3] - marks_s[2]
            count += 1
    frame_s = estimate_s + track_s + judge_s
    return [
        Row("judge.estimate", estimate_s / count * 1e3, "ms", note="a picture"),
        Row("judge.track", track_s / count * 1e6, "us", track_s / frame_s, "ratio: share of a live frame"),
        Row("judge.judge", judge_s / count * 1e6, "us", judge_s / frame_s, "ratio: share of a live frame"),
        Row(
            "judge.track_and_judge",
            (track_s + judge_s) / count * 1e6,
            "us",
            (track_s + judge_s) / frame_s,
            "ratio: share of a live frame",
            most_ratio=MOST_FRAME_SHARE,
        ),
    ]
