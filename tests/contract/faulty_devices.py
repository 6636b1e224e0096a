"""A camera's device and an estimator whose faults a file sets while they run, in the process of the live worker.

The device is named by the file; the fault is the word in it.
"""

import os
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from puppet_dances import swing_dance

from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.vision.cameras import webcam
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


class FaultyDevice:
    """What OpenCV opens as camera 0: gives pictures until its file says otherwise."""

    def __init__(self, path):
        self._path, self._count = path, 0
        self._noise = np.random.default_rng(1)

    def isOpened(self):  # noqa: N802
        return fault_of(self._path) not in ("unplugged", "busy")

    def set(self, name, value):
        return True

    def grab(self):
        fault = fault_of(self._path)
        time.sleep({"slow": SLOW_S, "silent": 60.0}.get(fault, PICTURE_S))
        self._count += fault != "frozen"
        return fault != "unplugged"

    def retrieve(self):
        fault = fault_of(self._path)
        if fault == "garbage":
            height, width = GARBAGE[self._count % len(GARBAGE)]
            return True, self._noise.integers(0, 256, (height, width, 3), dtype=np.uint8)
        height, width = SIZES[self._count % len(SIZES)] if fault == "resized" else SIZES[0]
        return True, np.full((height, width, 3), 60 + self._count % 100, np.uint8)

    def release(self):
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
    """The webcam of the game with this device in it; in the live worker's process alone."""
    cv2.VideoCapture = lambda number, backend: FaultyDevice(path)
    webcam.GIVING_UP_S, webcam.FROZEN_S = 0.3, 0.6
    camera = webcam.Webcam(0)
    camera.patience = Patience(opening_s=5.0, silence_s=0.6, rest_s=5.0, remedy="Unplug it and plug it in again.")
    return camera


@contextmanager
def make_faulty(model_path, players):
    yield FaultyEstimator(model_path)
