"""The live worker as the game holds it: a process of its own with camera and estimator."""

import multiprocessing
import queue
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnContext
from pathlib import Path

from dancegame.core.errors import CameraError
from dancegame.core.live import LiveEvent, LiveFailure, LivePicture, LiveProgress, LiveReady
from dancegame.core.poses import PoseSequence
from dancegame.vision.cameras.camera import open_camera
from dancegame.vision.cameras.shared_picture import SharedPicture
from dancegame.vision.estimators import EstimatorMaker, make_mediapipe
from dancegame.vision.live.process import (
    CameraOpener,
    Cue,
    Order,
    Rehearse,
    SignOfLife,
    Stop,
    WorkerPlan,
    run_worker,
)

# A worker that was ready and is silent this long hangs. Well ones speak four times a second or more.
SILENCE_S = 1.8
# Loading may take long on a slow disk, opening a camera 20 s on Windows.
LOADING_S = 60.0
# How long each step of ending a process may take: on order, by SIGTERM, by SIGKILL.
ENDING_S = 1.0
REMEDY = "Try again; if it happens again, unplug the camera and plug it in, or use another one."


class LiveWorker:
    """A `LiveCamera` in a process of its own, so that drawing and estimating never wait for each other.

    Times in its events are `time.perf_counter` of either process: on Linux (CLOCK_MONOTONIC), macOS (mach absolute
    time) and Windows (performance counter) one clock of the whole system, counted from its start.

    camera: see `cameras.open_camera`. puppet_dance: the dance of `cameras.puppet_song(camera)`.
    open_camera, make_estimator: functions of a module, called inside the process.
    """

    def __init__(
        self,
        camera: str,
        *,
        players: int = 1,
        puppet_dance: PoseSequence | None = None,
        model_path: str | Path | None = None,
        open_camera: CameraOpener = open_camera,
        make_estimator: EstimatorMaker = make_mediapipe,
    ) -> None:
        self._plan = WorkerPlan(camera, players, puppet_dance, model_path, open_camera, make_estimator)
        self._context = multiprocessing.get_context("spawn")
        self._rehearsal: Rehearse | None = None
        self._cue = Cue(None)
        self._running: _Running | None = None

    def start(self) -> None:
        """Start the process, or start it anew; returns at once, what becomes of it comes as events."""
        self.stop()
        self._running = _Running(self._context, self._plan)
        if self._rehearsal is not None:
            self._running.order(self._rehearsal)
        self._running.order(self._cue)

    def stop(self) -> None:
        """End the process and release the camera; safe to call twice."""
        running, self._running = self._running, None
        if running is not None:
            running.end()

    def cue(self, song_start_s: float | None) -> None:
        """Tell the camera side when song second 0 sounds (monotonic seconds), None when the song ends."""
        self._cue = Cue(song_start_s)
        self._order(self._cue)

    def rehearse(self, dance: PoseSequence | None) -> None:
        """Teach the puppet the dance of the song that is played; cameras with real people do not care."""
        self._rehearsal = Rehearse(dance)
        self._order(self._rehearsal)

    def poll(self) -> list[LiveEvent]:
        """Return the events since the last call, oldest first; never waits. A hung or dead worker is a LiveFailure."""
        return self._running.poll() if self._running is not None else []

    def picture(self) -> LivePicture | None:
        """Return the newest camera picture, None before the first; never waits."""
        return self._running.shared.read() if self._running is not None else None

    def _order(self, order: Order) -> None:
        if self._running is not None:
            self._running.order(order)


class _Running:
    """One process from its start to its end."""

    def __init__(self, context: SpawnContext, plan: WorkerPlan) -> None:
        self._camera = plan.camera
        self.shared = SharedPicture(context)
        self._events, events_end = context.Pipe(duplex=False)
        orders_end, self._orders = context.Pipe(duplex=False)
        self._process = context.Process(
            target=run_worker, args=(plan, events_end, orders_end, self.shared), name="dancegame-live", daemon=True
        )
        with _without_ctrl_c():
            self._process.start()
        # Only the process itself now holds its ends, so that each side notices when the other is gone.
        events_end.close()
        orders_end.close()
        self._waiting_orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
        threading.Thread(target=self._send_orders, name="live-orders", daemon=True).start()
        self._heard_s = time.perf_counter()
        self._patience_s = LOADING_S
        self._has_failed = False
        self._waiting_events: list[LiveEvent] = [LiveProgress(0.0, "Waking the camera")]

    def order(self, order: Order) -> None:
        """Send an order without waiting for the process to take it."""
        self._waiting_orders.put(order)

    def poll(self) -> list[LiveEvent]:
        """Return what the process said, at most one failure and nothing after it."""
        events, self._waiting_events = self._waiting_events, []
        try:
            while not self._has_failed and self._events.poll():
                self._hear(self._events.recv(), events)
        except (EOFError, OSError):
            self._give_up(events, "ended unexpectedly")
        if not self._has_failed and time.perf_counter() - self._heard_s > self._patience_s:
            self._give_up(events, "does not answer any more")
        return events

    def end(self) -> None:
        """End the process, whatever it takes."""
        self.order(Stop())
        self._process.join(ENDING_S)
        for end in (self._process.terminate, self._process.kill):
            if self._process.is_alive():
                end()
                self._process.join(ENDING_S)
        self._events.close()
        self._process.close()

    def _hear(self, message: LiveEvent | SignOfLife, events: list[LiveEvent]) -> None:
        self._heard_s = time.perf_counter()
        if isinstance(message, LiveReady):
            self._patience_s = SILENCE_S
        if isinstance(message, LiveFailure):
            self._has_failed = True
            self.order(Stop())
        if not isinstance(message, SignOfLife):
            events.append(message)

    def _give_up(self, events: list[LiveEvent], what: str) -> None:
        """Kill a process that is past talking to; `end` takes care of what remains."""
        self._has_failed = True
        self._process.kill()
        events.append(LiveFailure(CameraError(f"The live worker for camera {self._camera} {what}.", remedy=REMEDY)))

    def _send_orders(self) -> None:
        """Run in a thread: a dance is larger than the pipe holds, and the process may be busy starting."""
        order: Order | None = None
        try:
            while not isinstance(order, Stop):
                order = self._waiting_orders.get()
                self._orders.send(order)
        except OSError:
            return  # the process has gone; `poll` says so
        finally:
            self._orders.close()


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Let a process that is started here inherit that Ctrl-C is not for it, from its first moment on."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
