"""What the processes and workers of tests do: functions that they can import."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dancegame.cli.many.far import Cargo
from dancegame.cli.many.order import Order
from dancegame.core.errors import VideoError
from dancegame.core.poses import JOINT_COUNT, Pose, PoseSequence
from dancegame.core.settings import EstimatorName
from dancegame.core.song import Song
from dancegame.songs.at_work import AtWork
from dancegame.songs.files import facts_path, poses_path, save_song
from dancegame.songs.origins import Origin

XY = np.random.default_rng(5).uniform(0.2, 0.8, (JOINT_COUNT, 2))


@dataclass(frozen=True)
class QuickFinder:
    """A finder of one swaying dancer, without any network."""

    name: EstimatorName = EstimatorName.MEDIAPIPE
    model_path: Path | None = None

    def make_for_video(self, players: int) -> "QuickFinder":
        return self

    def estimate(self, rgb: np.ndarray, *, time_s: float) -> tuple[Pose, ...]:
        xy = (XY + 0.1 * np.sin(6 * time_s)).astype(np.float32)
        return (Pose(xy, np.ones(JOINT_COUNT, np.float32)),)

    def __enter__(self) -> "QuickFinder":
        return self

    def __exit__(self, *_: object) -> None:
        pass


def act(task: str, report) -> str:
    """Do what a task says: "word", or "word path"."""
    word, _, path = task.partition(" ")
    report(0.5, word)
    if word == "refuse":
        raise VideoError("It is refused.", remedy="Take another.")
    if word == "fail":
        raise ZeroDivisionError("by nothing")
    if word == "hang":
        Path(path).write_text(str(os.getpid()))
        time.sleep(60)
    if word == "die" or (word == "die-once" and not Path(path).exists()):
        if path:
            Path(path).touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    return f"{task} done, {os.environ['OMP_NUM_THREADS']} threads"


def dance_far(order: Order, content: bytes | None) -> tuple[Cargo, ...]:
    """Return a song named after a video a moment later; tell beside it who is at it. One named "deadly" kills."""
    if order.video.stem == "deadly":
        os._exit(1)
    order.video.with_suffix(f".{os.getpid()}.at").touch()
    time.sleep(0.25)
    home = order.video.parent / f"{order.video.stem}-{os.getpid()}"
    times_s = np.arange(60) / 30
    dance = PoseSequence(times_s, np.repeat(XY[None], 60, 0).astype(np.float32), np.ones((60, JOINT_COUNT), "f4"), 30.0)
    save_song(home, Song("x", order.video.stem, "Me", 2.0), dance, origin=order.origin)
    facts, poses = (path(home, "x").read_bytes() for path in (facts_path, poses_path))
    return (Cargo({"id": "x"}, facts, poses, None),)


def is_profiled(dask_worker) -> bool:
    """Say whether a worker of a cluster profiles its work."""
    return "profile" in dask_worker.periodic_callbacks


def hold_and_be_killed(home: Path, origin: Origin) -> None:
    """Begin to import a video, and end as if the computer had been switched off."""
    AtWork(home).begin(origin)
    os._exit(1)
