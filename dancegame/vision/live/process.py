"""What runs inside the live worker's process: camera, estimator, and the pipes to the game."""

import math
import os
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing.connection import Connection

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import BugError, DanceGameError
from dancegame.core.live import LiveFailure, LiveProgress, LiveReady
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import MOST_SLOTS
from dancegame.core.text import cleaned
from dancegame.core.texts import N_
from dancegame.vision.adapting import Adapting
from dancegame.vision.cameras.camera import Directed
from dancegame.vision.cameras.newest import NewestPicture
from dancegame.vision.cameras.picture import CameraPicture
from dancegame.vision.cameras.shared_picture import SharedPicture
from dancegame.vision.cameras.turned import turned
from dancegame.vision.live.kept import Kept
from dancegame.vision.live.orders import (
    Begin,
    Begun,
    Cue,
    Direct,
    LastWords,
    Message,
    Order,
    Rehearse,
    Rest,
    SignOfLife,
    Stop,
    Tell,
    WorkerPlan,
)
from dancegame.vision.pipeline import PosePipeline
from dancegame.vision.tracking.tracker import Tracker

# The game takes a worker that is ready and says nothing for 5 s for dead.
SIGN_OF_LIFE_S = 0.25
# MediaPipe hands every call to a thread of its own; with Python's 5 ms between threads a call takes 50 ms beside
# a busy thread instead of 25.
SWITCH_INTERVAL_S = 0.0002
# What is known of the players is told this often.
REMEMBERING_S = 1.0
# A picture of the game is drawn in a few milliseconds, and late is what people see: the network can wait so long. Nicer
# than this (5) it hardly gets a turn beside another busy program (one dancer on two cores: seen after 109 ms for 75).
NICENESS, BELOW_NORMAL_PRIORITY = 2, 0x4000
# What follows dancers from picture to picture, see `core.kernels`.
KERNELS = (
    "dancegame.vision.tracking.look",
    "dancegame.vision.tracking.match",
    "dancegame.vision.tracking.follow",
    "dancegame.vision.smoothing.kernel",
)
# The process leaves on its own within this time after the game has gone.
LEAVING_S = 3.0


def run_worker(events: Connection, orders: Connection, picture: SharedPicture) -> None:
    """Be the live worker until the order to stop, an error, or the end of the game's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the game, which then stops the worker
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    _give_way()
    try:
        _Worker(events, orders, picture).run()
    except (BrokenPipeError, ConnectionError):
        return  # the game has gone
    except DanceGameError as error:
        _say_last(events, error)
    except Exception as error:  # noqa: BLE001 (whatever it is, the game has to hear of it)
        _say_last(events, _unexpected(error))


def _give_way() -> None:
    """Let the game's pictures go first where both want a core; before there are threads, which are as nice as this."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), BELOW_NORMAL_PRIORITY)
    else:
        os.nice(NICENESS)


def _say_last(events: Connection, error: DanceGameError) -> None:
    with suppress(OSError):
        events.send(LastWords(error))


class _Worker:
    """Watches dance after dance; what the next one needs alike stays open and loaded."""

    def __init__(self, events: Connection, orders: Connection, picture: SharedPicture) -> None:
        self._events, self._orders, self._shared = events, orders, picture
        self._news = threading.Condition()
        self._is_stopping = False
        self._wanted: Begin | None = None
        self._cue, self._rehearsal, self._direction = Cue(None), Rehearse(None), Direct({})
        self._camera: Kept[NewestPicture] = Kept()
        self._estimator: Kept[PoseEstimator] = Kept()
        self._adapting: Adapting | None = None
        # Of all who play by turns, and of whoever plays alone.
        self._party: Tracker | None = None
        self._told: deque[Tell] = deque()
        self._remembered_s = -math.inf

    def run(self) -> None:
        import cv2

        cv2.setNumThreads(1)  # the estimator needs the other cores more than a small picture does
        threading.Thread(target=self._obey, name="orders", daemon=True).start()
        with self._camera, self._estimator:
            while not self._is_stopping:
                begin = self._next()
                if begin is not None:
                    self._begin(begin)

    def _next(self) -> Begin | None:
        """Wait for the order to begin; a camera that is not wanted for a while is let go."""
        kept = self._camera.value
        with self._news:
            is_wanted = self._news.wait_for(
                lambda: self._wanted is not None or self._is_stopping,
                None if kept is None else kept.camera.patience.rest_s,
            )
        if not is_wanted:
            self._camera.drop()
        return self._wanted

    def _begin(self, begin: Begin) -> None:
        self._tell(Begun(begin.number))
        try:
            # The camera opens while the network loads.
            newest = self._open(begin.plan)
            self._tell(LiveProgress(0.2, N_("Learning to see dancers")))
            estimator = self._load(begin.plan)
            self._load_kernels()
            self._tell(LiveProgress(0.7, N_("Waiting for the camera")))
            tracker = self._tracker_of(begin)
            self._watch(begin, newest, PosePipeline(estimator, begin.plan.players, tracker))
        except _CameraLostError as lost:
            self._lose(begin, lost.error)

    def _open(self, plan: WorkerPlan) -> NewestPicture:
        kept = self._camera.value
        if kept is not None and not kept.is_alive:  # it was lost while nobody looked
            self._camera.drop()
        with self._news, _blaming_the_camera():
            newest = self._camera.get(
                (plan.open_camera, plan.camera, plan.turn),
                lambda: NewestPicture(turned(plan.open_camera(plan.camera, plan.puppet_dance), plan.turn), self._share),
            )
            newest.camera.rehearse(self._rehearsal.dance)
            newest.camera.cue(self._cue.pace)
            if isinstance(newest.camera, Directed):
                newest.camera.direct(self._direction.acts)
        return newest

    def _load(self, plan: WorkerPlan) -> PoseEstimator:
        key, before = (plan.make_estimator, plan.model_path, plan.players), self._estimator.value
        estimator = self._estimator.get(key, lambda: plan.make_estimator(plan.model_path, plan.players))
        if self._adapting is None or estimator is not before:
            self._adapting = Adapting(estimator)
        return estimator

    def _load_kernels(self) -> None:
        """Load the kernels one by one; each that the first time on a computer is compiled, is told of before."""
        waiting = [name for name in KERNELS if name not in sys.modules]
        for number, name in enumerate(waiting):
            self._tell(LiveProgress(0.5 + 0.2 * number / len(waiting), N_("Learning to follow dancers")))
            import_module(name)

    def _tracker_of(self, begin: Begin) -> Tracker:
        """Return the tracker of before, which knows who plays; one alone is whoever stands there."""
        players = begin.plan.players
        if players == 1:
            return Tracker(1)
        if self._party is None:
            self._party = Tracker(players, known=MOST_SLOTS, memory=begin.memory)
        self._party.players = players
        return self._party

    def _remember(self, tracker: Tracker, now_s: float) -> None:
        """Tell once a second what is known of the players, for a process that may have to go on without this one."""
        if tracker is self._party and now_s - self._remembered_s > REMEMBERING_S:
            memory = tracker.memory()
            if memory is not None:
                self._remembered_s = now_s
                self._tell(memory)

    def _hear_who(self, tracker: Tracker) -> None:
        """Take in what people said of who they are."""
        while self._told:
            for slot, player in self._told.popleft().people.items():
                if tracker is self._party:
                    tracker.tell(slot, player)

    def _lose(self, begin: Begin, error: DanceGameError) -> None:
        """Tell that the camera is lost, and wait for what is wanted then."""
        kept = self._camera.value
        self._camera.drop()
        if kept is not None and kept.is_alive:
            raise error  # it hangs in its driver, which only the end of the process sets free
        with self._news:
            self._wanted = None if self._wanted is begin else self._wanted
        self._tell(LiveFailure(error))

    def _share(self, taken: CameraPicture) -> None:
        if self._wanted is not None:
            self._shared.write(*taken)

    def _watch(self, begin: Begin, newest: NewestPicture, pipeline: PosePipeline) -> None:
        """Estimate picture after picture until there is another order. Raises _CameraLostError."""
        is_ready = False
        while self._wanted is begin and not self._is_stopping:
            with _blaming_the_camera():
                taken = newest.take(SIGN_OF_LIFE_S)
            if taken is None:
                self._tell(SignOfLife())
                continue
            rgb, captured_s = taken
            if not is_ready:
                self._tell(LiveProgress(0.9, N_("Looking for the first time")))
            self._hear_who(pipeline.tracker)
            poses = pipeline.process(rgb, captured_s)
            if not is_ready:
                self._measure(rgb)
                is_ready = True
                camera = begin.plan.camera
                name = newest.camera.name if camera.isdecimal() else camera
                self._tell(LiveReady(name, width_px=rgb.shape[1], height_px=rgb.shape[0]))
            elif self._adapting is not None:  # the first picture takes long whatever is done for it
                self._adapting.see(captured_s=captured_s, estimated_s=poses.estimated_s)
            self._tell(poses)
            self._remember(pipeline.tracker, captured_s)

    def _measure(self, rgb: NDArray[np.uint8]) -> None:
        """Find out once what a picture costs on this computer, when everything is loaded."""
        if self._adapting is not None and not self._adapting.is_measured:
            self._adapting.measure(rgb)

    def _tell(self, message: Message) -> None:
        self._events.send(message)

    def _obey(self) -> None:
        """Carry out the game's orders; when the game has gone, leave."""
        try:
            while not self._is_stopping:
                order = self._orders.recv()
                with self._news:
                    self._carry_out(order)
                    self._news.notify()
        except (EOFError, OSError):
            with self._news:
                self._is_stopping = True
                self._news.notify()
        # Whatever hangs (a driver, the network): the process does not outlive its order to stop.
        last_resort = threading.Timer(LEAVING_S, os._exit, (1,))
        last_resort.daemon = True
        last_resort.start()

    def _carry_out(self, order: Order) -> None:
        kept = self._camera.value
        match order:
            case Begin():
                self._wanted = order
            case Rest():
                self._wanted = None
            case Cue(pace):
                self._cue = order
                if kept is not None:
                    kept.camera.cue(pace)
            case Rehearse(dance):
                self._rehearsal = order
                if kept is not None:
                    kept.camera.rehearse(dance)
            case Direct(acts):
                self._direction = Direct({**self._direction.acts, **acts})
                if kept is not None and isinstance(kept.camera, Directed):
                    kept.camera.direct(acts)
            case Tell():
                self._told.append(order)
            case Stop():
                self._is_stopping = True


class _CameraLostError(Exception):
    """The camera has said why it gives no pictures."""

    def __init__(self, error: DanceGameError) -> None:
        super().__init__(str(error))
        self.error = error


@contextmanager
def _blaming_the_camera() -> Iterator[None]:
    try:
        yield
    except DanceGameError as error:
        raise _CameraLostError(error) from error


def _unexpected(error: Exception) -> BugError:
    if isinstance(error, MemoryError):
        what, remedy = (
            N_("There is not enough memory left to find people."),
            N_("Close other programs, then try again."),
        )
        return BugError(what, remedy=remedy, report=_trace(error))
    return BugError(
        N_("Watching failed ({kind}: {reason})."),
        remedy=N_("Try again, or use another camera."),
        report=_trace(error),
        kind=type(error).__name__,
        reason=cleaned(str(error)),
    )


def _trace(error: Exception) -> str:
    return "".join(traceback.format_exception(error))
