"""A camera and an estimator whose faults a file sets while they run; they live in the live worker's process.

The name of the camera is the file; the fault is the word in it.
"""

import os
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from puppet_dances import swing_dance

from dancegame.core.errors import CameraError
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.vision.cameras.patience import Patience

BODY = swing_dance(duration_s=1.0).xy[0]
PICTURE_S, SLOW_S = 0.02, 0.2
SIZES = ((360, 640), (640, 360), (120, 160), (1080, 1920))
# Too small for anybody, and too noisy.
GARBAGE = ((1, 1), (3, 500), (48, 64))


def fault_of(path):
    """The word in the file, "" where there is none."""
    try:
        return Path(path).read_text("utf-8").strip()
    except OSError:
        return ""


class FaultyCamera:
    """Gives pictures until its file says otherwise."""

    patience = Patience(opening_s=5.0, silence_s=0.6, rest_s=5.0, remedy="Unplug it and plug it in again.")

    def __init__(self, path):
        self.name, self._path, self._count = "Camera 0", path, 0
        self._noise = np.random.default_rng(1)

    def __enter__(self):
        if fault_of(self._path) in ("unplugged", "busy"):
            raise CameraError("Camera 0 cannot be opened: it is absent, busy or not allowed.", remedy="Plug it in.")
        return self

    def __exit__(self, *error):
        pass

    def read(self):
        fault, self._count = fault_of(self._path), self._count + 1
        time.sleep(SLOW_S if fault == "slow" else PICTURE_S)
        height, width = SIZES[self._count % len(SIZES)] if fault == "resized" else SIZES[0]
        match fault:
            case "unplugged":
                raise CameraError("Camera 0 delivers no pictures any more.", remedy="Plug it in.")
            case "silent":
                time.sleep(60)
            case "garbage":
                height, width = GARBAGE[self._count % len(GARBAGE)]
                return self._noise.integers(0, 256, (height, width, 3), dtype=np.uint8), time.perf_counter()
        return np.full((height, width, 3), 60 + self._count % 100, np.uint8), time.perf_counter()

    def cue(self, pace):
        pass

    def rehearse(self, dance):
        pass


class FaultyEstimator:
    """Finds one body in every picture, until its file says otherwise."""

    smooths = True

    def __init__(self, path):
        self._path = path

    def estimate(self, rgb, *, time_s):
        match fault_of(self._path):
            case "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            case "hung":
                time.sleep(60)
            case "memory":
                np.zeros(10**15)
            case "broken":
                raise ValueError("a slip of the network")
            case "garbage":
                xy = np.full((JOINT_COUNT, 2), 1e30, np.float32)
                return (Pose(xy, np.ones(JOINT_COUNT, np.float32)),)
        return (Pose(BODY.copy(), np.ones(JOINT_COUNT, np.float32)),)


def open_faulty(path, dance):
    return FaultyCamera(path)


@contextmanager
def make_faulty(model_path, players):
    yield FaultyEstimator(model_path)
