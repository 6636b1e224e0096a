"""Cameras and an estimator for the live worker's tests; they run inside its process, found by their module."""

import os
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from puppet_dances import swing_dance

from dancegame.core.effort_findings import EffortFacts
from dancegame.core.errors import CameraError
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.vision.cameras.patience import Patience

# Tall, so that it is scaled down for the screen.
HEIGHT_PX, WIDTH_PX = 1280, 720
PICTURE_S = 0.01
NOTING = "Fake noting "
# What this process has opened and loaded so far.
opened = {"cameras": 0, "estimators": 0}


class FakeCamera:
    """Plain bright pictures whose brightness counts up; where it is told to, it fails at the tenth one.

    Called "noting FILE" it makes this file when it is let go.
    """

    patience = Patience(opening_s=10.0, silence_s=1.0, rest_s=0.5, remedy="Plug it in.")

    def __init__(self, name, dance):
        self.name = f"Fake {name}"
        self._fail = getattr(self, f"_{name}", lambda: None)
        self._count = 0
        self.song_start_s = None
        self.dance_s = 0.0 if dance is None else dance.duration_s

    def __enter__(self):
        if self.name == "Fake absent":
            raise CameraError("Fake absent is not there.", remedy="Plug it in.")
        opened["cameras"] += 1
        return self

    def __exit__(self, *error):
        if self.name.startswith(NOTING):
            Path(self.name.removeprefix(NOTING)).touch()

    def read(self):
        time.sleep(PICTURE_S)
        self._count += 1
        if self._count == 10:
            self._fail()
        picture = np.full((HEIGHT_PX, WIDTH_PX, 3), 128 + self._count % 128, np.uint8)
        # What the camera was told travels to the test in its first pixels.
        told = round(self.song_start_s or 0), round(self.dance_s)
        picture[0, :2, 0] = told
        return picture, time.perf_counter()

    def cue(self, pace):
        self.song_start_s = pace and pace.at_s(0.0)

    def rehearse(self, dance):
        self.dance_s = 0.0 if dance is None else dance.duration_s

    def _lost(self):
        raise CameraError("Fake lost is gone.", remedy="Plug it in.")

    def _buggy(self):
        raise ZeroDivisionError("a slip")

    def _killed(self):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    def _silent(self):
        time.sleep(60)


class StageCamera(FakeCamera):
    """One whose puppets act; instead of the song's start it tells the sum of the places where they stand."""

    def __init__(self, name, dance):
        super().__init__(name, dance)
        self._places = {}

    def direct(self, acts):
        self._places |= {number: act.x for number, act in acts.items()}
        self.song_start_s = sum(self._places.values())


class FakeEstimator:
    """Gives one pose whose first joint tells what the camera was told, the second what was opened and loaded so far."""

    smooths = True

    def estimate(self, rgb, *, time_s):
        xy = np.full((JOINT_COUNT, 2), 0.5, np.float32)
        xy[0] = rgb[0, :2, 0]
        xy[1] = opened["cameras"], opened["estimators"]
        return (Pose(xy, np.ones(JOINT_COUNT, np.float32)),)


class HangingEstimator(FakeEstimator):
    """Stops for good at its fifth picture."""

    def __init__(self):
        self._count = 0

    def estimate(self, rgb, *, time_s):
        self._count += 1
        if self._count == 5:
            time.sleep(60)
        return super().estimate(rgb, time_s=time_s)


CLOTHES = {"red": (200, 40, 40), "blue": (40, 60, 200)}
BODY = swing_dance(duration_s=1.0).xy[0]


class PeopleCamera(FakeCamera):
    """Shows people by their clothes, "red blue" from left to right."""

    def __init__(self, name, dance):
        super().__init__(name, dance)
        self._rgb = np.full((90, 160, 3), 180, np.uint8)
        for place, clothes in enumerate(name.split()):
            self._rgb[:, 80 * place + 15 : 80 * place + 65] = CLOTHES[clothes]

    def read(self):
        time.sleep(3 * PICTURE_S)
        return self._rgb, time.perf_counter()


class PeopleEstimator:
    """Finds whoever `PeopleCamera` shows."""

    smooths = True

    def estimate(self, rgb, *, time_s):
        middle = np.median(BODY[:, 0])
        bodies = [BODY - np.float32((middle - x, 0)) for x in (40 / 90, 120 / 90)]
        return tuple(Pose(body, np.ones(JOINT_COUNT, np.float32)) for body in bodies)


def open_people(name, dance):
    return PeopleCamera(name, dance)


@contextmanager
def make_people(model_path, players):
    yield PeopleEstimator()


class BusyEstimator(FakeEstimator):
    """Takes its time, as on a computer with much else to do, and once longer than one may that is usually quick."""

    def __init__(self):
        self._count = 0

    def estimate(self, rgb, *, time_s):
        self._count += 1
        time.sleep(2.5 if self._count == 6 else 0.6)
        return super().estimate(rgb, time_s=time_s)


class CostlyEstimator(FakeEstimator):
    """Tells in its pose's first joint the step it works at, and how often it was measured."""

    steps = 4

    def __init__(self):
        self._step = self._measured = 0

    def spare(self, step):
        self._step = step

    def measure(self, rgb):
        self._measured += 1
        return EffortFacts((1,), 1, 40.0, 320, 30.0, 0.6, step=2, steps=self.steps)

    def estimate(self, rgb, *, time_s):
        (pose,) = super().estimate(rgb, time_s=time_s)
        pose.xy[0] = self._step, self._measured
        return (pose,)


@contextmanager
def make_costly(model_path, players):
    yield CostlyEstimator()


@contextmanager
def make_busy(model_path, players):
    yield BusyEstimator()


def open_fake(name, dance):
    return FakeCamera(name, dance)


def open_stage(name, dance):
    return StageCamera(name, dance)


@contextmanager
def make_fake(model_path, players):
    opened["estimators"] += 1
    yield FakeEstimator()


@contextmanager
def make_hanging(model_path, players):
    yield HangingEstimator()
