"""What runs inside the live worker's process: camera, estimator, and the pipes to the game."""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from dancegame.core.errors import DanceGameError
from dancegame.core.live import LiveEvent, LiveFailure, LiveProgress, LiveReady
from dancegame.core.poses import PoseSequence
from dancegame.vision.cameras.camera import Camera, open_camera
from dancegame.vision.cameras.newest import NewestPicture
from dancegame.vision.cameras.shared_picture import SharedPicture
from dancegame.vision.estimators import EstimatorMaker, make_mediapipe
from dancegame.vision.pipeline import PosePipeline

# The game takes a worker that is ready and says nothing for 2 s for dead.
SIGN_OF_LIFE_S = 0.25
# MediaPipe hands every call to a thread of its own; with Python's 5 ms between threads a call takes 50 ms beside
# a busy thread instead of 25.
SWITCH_INTERVAL_S = 0.0002
# The process leaves on its own within this time after the game has gone.
LEAVING_S = 3.0


@dataclass(frozen=True)
class SignOfLife:
    """Says that the worker is well although no picture came."""


@dataclass(frozen=True)
class Cue:
    """When song second 0 sounds, None when the song ends."""

    song_start_s: float | None


@dataclass(frozen=True)
class Rehearse:
    """The dance of the song that is played."""

    dance: PoseSequence | None


@dataclass(frozen=True)
class Stop:
    """The order to end."""


Order = Cue | Rehearse | Stop
Message = LiveEvent | SignOfLife
CameraOpener = Callable[[str, PoseSequence | None], Camera]


@dataclass(frozen=True)
class WorkerPlan:
    """What a worker is to do; camera and estimator are made inside its process."""

    camera: str
    players: int
    puppet_dance: PoseSequence | None = None
    model_path: str | Path | None = None
    open_camera: CameraOpener = open_camera
    make_estimator: EstimatorMaker = make_mediapipe


def run_worker(plan: WorkerPlan, events: Connection, orders: Connection, picture: SharedPicture) -> None:
    """Be the live worker until the order to stop, an error, or the end of the game's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the game, which then stops the worker
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    try:
        _Worker(plan, events, orders, picture).run()
    except (BrokenPipeError, ConnectionError):
        return  # the game has gone
    except DanceGameError as error:
        _report(events, error)
    except Exception as error:  # noqa: BLE001 (whatever it is, the game has to hear of it)
        traceback.print_exc()
        _report(events, _unexpected(plan.camera, error))


def _report(events: Connection, error: DanceGameError) -> None:
    with suppress(OSError):
        events.send(LiveFailure(error))


class _Worker:
    def __init__(self, plan: WorkerPlan, events: Connection, orders: Connection, picture: SharedPicture) -> None:
        self._plan = plan
        self._events = events
        self._orders = orders
        self._shared = picture
        self._stopping = threading.Event()
        self._camera = plan.open_camera(plan.camera, plan.puppet_dance)

    def run(self) -> None:
        import cv2

        cv2.setNumThreads(1)  # the estimator needs the other cores more than a small picture does
        threading.Thread(target=self._obey, name="orders", daemon=True).start()
        # The camera opens while the network loads.
        with NewestPicture(self._camera, lambda taken: self._shared.write(*taken)) as newest:
            self._tell(LiveProgress(0.2, "Loading the pose network"))
            with self._plan.make_estimator(self._plan.model_path, self._plan.players) as estimator:
                self._tell(LiveProgress(0.7, "Waiting for the camera"))
                self._watch(newest, PosePipeline(estimator, self._plan.players))

    def _watch(self, newest: NewestPicture, pipeline: PosePipeline) -> None:
        is_ready = False
        while not self._stopping.is_set():
            taken = newest.take(SIGN_OF_LIFE_S)
            if taken is None:
                self._tell(SignOfLife())
                continue
            rgb, captured_s = taken
            if not is_ready:
                self._tell(LiveProgress(0.9, "Looking for the first time"))
            poses = pipeline.process(rgb, captured_s)
            if not is_ready:
                is_ready = True
                self._tell(LiveReady(self._camera.name, width_px=rgb.shape[1], height_px=rgb.shape[0]))
            self._tell(poses)

    def _tell(self, message: Message) -> None:
        self._events.send(message)

    def _obey(self) -> None:
        """Carry out the game's orders; when the game has gone, leave."""
        try:
            while not self._stopping.is_set():
                self._carry_out(self._orders.recv())
        except (EOFError, OSError):
            self._stopping.set()
        # Whatever hangs (a driver, the network): the process does not outlive its order to stop.
        last_resort = threading.Timer(LEAVING_S, os._exit, (1,))
        last_resort.daemon = True
        last_resort.start()

    def _carry_out(self, order: Order) -> None:
        match order:
            case Cue(song_start_s):
                self._camera.cue(song_start_s)
            case Rehearse(dance):
                self._camera.rehearse(dance)
            case Stop():
                self._stopping.set()


def _unexpected(camera: str, error: Exception) -> DanceGameError:
    return DanceGameError(
        f"The live worker for camera {camera} failed ({type(error).__name__}: {error}).",
        remedy="Try again, or use another camera.",
    )
