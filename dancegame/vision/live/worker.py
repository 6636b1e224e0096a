"""The live worker as the game holds it: a process of its own with camera and estimator."""

import multiprocessing
import queue
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.context import SpawnContext

from dancegame.core.acts import Act
from dancegame.core.errors import CameraError, DanceGameError
from dancegame.core.live import LiveEvent, LiveFailure, LivePicture, LivePoses, LiveProgress, LiveReady, camera_word
from dancegame.core.pace import Pace
from dancegame.core.poses import PoseSequence
from dancegame.core.texts import N_
from dancegame.vision.cameras.pauses import Pauses
from dancegame.vision.cameras.shared_picture import SharedPicture
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
from dancegame.vision.live.process import run_worker
from dancegame.vision.tracking.memory import Memory

# A worker that was ready and is silent this long hangs; one that has ended is noticed at once. Well ones speak four
# times a second or more, unless each picture takes them long (see `Pauses`), or other programs take the computer.
SILENCE_S = 5.0
# Silence counts while somebody listens: whoever was kept from it, because the computer was busy or asleep, has heard
# nothing for no longer than this.
LISTENING_S = 0.5
# Loading may take long on a slow disk, opening a camera 20 s on Windows; who has nothing to load answers at once.
LOADING_S = 60.0
ANSWERING_S = 5.0
# How long each step of ending a process may take: on order, by SIGTERM, by SIGKILL.
ENDING_S = 1.0
REMEDY = N_("Try again; if it happens again, unplug the camera and plug it in, or use another one.")


class LiveWorker:
    """A `LiveCamera` in a process of its own, so that drawing and estimating never wait for each other.

    Times in its events are `time.perf_counter` of either process: on Linux (CLOCK_MONOTONIC), macOS (mach absolute
    time) and Windows (performance counter) one clock of the whole system, counted from its start.
    """

    def __init__(self, plan: WorkerPlan) -> None:
        self._plan = plan
        self._context = multiprocessing.get_context("spawn")
        self._rehearsal, self._cue, self._direction = Rehearse(None), Cue(None), Direct({})
        self._number = 0
        self._memory: Memory | None = None
        self._running: _Running | None = None

    def start(self, plan: WorkerPlan | None = None) -> None:
        """Begin to watch, by another plan if one is given; returns at once, what becomes of it comes as events.

        A process that is there goes on: what it has open and loaded stays so where the plan asks for the same.
        """
        self._plan = plan or self._plan
        self._number += 1
        if self._running is None or not self._running.is_usable:
            self.stop()
            self._running = _Running(self._context)
            self._order(self._rehearsal)
            self._order(self._cue)
            self._order(self._direction)
        self._running.begin(Begin(self._number, self._plan, self._memory))

    def rest(self) -> None:
        """Watch nobody: the process stays loaded and lets go of the camera after a while (see `Patience`)."""
        self._cue = Cue(None)
        if self._running is not None:
            self._running.rest(self._cue)

    def stop(self) -> None:
        """End the process and release the camera; safe to call twice."""
        running, self._running = self._running, None
        if running is not None:
            self._memory = running.memory or self._memory
            running.end()

    def cue(self, pace: Pace | None) -> None:
        """Tell the camera side which song second sounds at which monotonic second, None when the song ends."""
        self._cue = Cue(pace)
        self._order(self._cue)

    def rehearse(self, dance: PoseSequence | None) -> None:
        """Teach the puppet the dance of the song that is played; cameras with real people do not care."""
        self._rehearsal = Rehearse(dance)
        self._order(self._rehearsal)

    def direct(self, acts: Mapping[int, Act]) -> None:
        """Let puppets act, by their number; who is not named goes on, in another process too."""
        self._direction = Direct({**self._direction.acts, **acts})
        self._order(Direct(acts))

    def tell(self, people: Mapping[int, int]) -> None:
        """Say who somebody is: the slot in which they stand -> the slot of who they are."""
        self._order(Tell(people))

    def poll(self) -> list[LiveEvent]:
        """Return the events since the last call, oldest first; never waits. A hung or dead worker is a LiveFailure."""
        return self._running.poll() if self._running is not None else []

    def picture(self) -> LivePicture | None:
        """Return the newest camera picture since the start, None before the first; never waits."""
        return self._running.picture() if self._running is not None else None

    def _order(self, order: Order) -> None:
        if self._running is not None:
            self._running.order(order)


class _Running:
    """One process from its start to its end, which begins anew with each dance.

    memory: what it knew of the players, to be handed on to the next process.
    """

    def __init__(self, context: SpawnContext) -> None:
        self._shared = SharedPicture(context)
        self._events, events_end = context.Pipe(duplex=False)
        orders_end, self._orders = context.Pipe(duplex=False)
        self._process = context.Process(
            target=run_worker, args=(events_end, orders_end, self._shared), name="dancegame-live", daemon=True
        )
        with _without_ctrl_c():
            self._process.start()
        # Only the process itself now holds its ends, so that each side notices when the other is gone.
        events_end.close()
        orders_end.close()
        self._waiting_orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
        threading.Thread(target=self._send_orders, name="live-orders", daemon=True).start()
        self._begun: Begin | None = None
        self._begun_s = self._polled_s = self._silent_s = 0.0
        self._is_awake = self._is_over = False
        self.memory: Memory | None = None
        self._waiting_events: list[LiveEvent] = []
        self._forget()

    @property
    def is_usable(self) -> bool:
        """Whether the process lives and can be told to begin."""
        return not self._is_over and self._process.is_alive()

    def begin(self, begin: Begin) -> None:
        """Let the process watch by a plan; what it said until now is forgotten."""
        self._forget()
        self.order(begin)
        self._begun, self._begun_s = begin, time.perf_counter()
        self._polled_s, self._silent_s = self._begun_s, 0.0
        self._patience_s = ANSWERING_S if self._is_awake else LOADING_S
        self._waiting_events = [LiveProgress(0.0, N_("Waking the camera"))]

    def rest(self, cue: Cue) -> None:
        """Let the process watch nobody. It may be waiting until somebody hears what it said of the dance before."""
        self.order(cue)
        self.order(Rest())
        if self._begun is not None:
            self.poll()
        self._forget()

    def _forget(self) -> None:
        """Hear nothing any more until the next beginning is answered."""
        self._begun = None
        self._has_answered = self._has_failed = self._is_ready = False
        self._waiting_events = []
        self._pauses = Pauses()

    def order(self, order: Order) -> None:
        """Send an order without waiting for the process to take it."""
        self._waiting_orders.put(order)

    def poll(self) -> list[LiveEvent]:
        """Return what the process said of the dance that has begun, at most one failure and nothing after it."""
        events, self._waiting_events = self._waiting_events, []
        if self._begun is None or self._has_failed:
            return events
        now_s = time.perf_counter()
        self._silent_s += min(now_s - self._polled_s, LISTENING_S)
        self._polled_s = now_s
        try:
            while not self._has_failed and self._events.poll():
                self._hear(self._events.recv(), events)
        except (EOFError, OSError):
            self._give_up(events, N_("Watching camera {camera} ended unexpectedly."))
        if not self._has_failed and self._silent_s > self._longest_silence_s():
            self._give_up(events, N_("What watches camera {camera} does not answer any more."))
        return events

    def picture(self) -> LivePicture | None:
        """Return the newest picture, None where there is none since the beginning."""
        picture = self._shared.read()
        is_new = self._begun is not None and picture is not None and picture.captured_s >= self._begun_s
        return picture if is_new else None

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

    def _hear(self, message: Message, events: list[LiveEvent]) -> None:
        self._silent_s = 0.0
        assert self._begun is not None
        match message:
            case Begun(number):
                self._has_answered = number == self._begun.number
                self._is_awake, self._patience_s = False, LOADING_S
            case Memory():
                self.memory = message
            case LastWords(error):
                self._is_over = True
                self.order(Stop())
                self._fail(error, events)
            case _ if not self._has_answered:
                return  # of the dance before
            case LiveFailure(error):
                self._is_awake = True
                self._fail(error, events)
            case SignOfLife():
                return
            case LiveReady():
                self._is_ready = self._is_awake = True
                events.append(message)
            case LivePoses():
                self._pauses.hear(message.estimated_s)
                events.append(message)
            case LiveProgress():
                events.append(message)

    def _longest_silence_s(self) -> float:
        if not self._is_ready:
            return self._patience_s
        return self._pauses.longest_wait_s(SILENCE_S)

    def _fail(self, error: DanceGameError, events: list[LiveEvent]) -> None:
        self._has_failed = True
        events.append(LiveFailure(error))

    def _give_up(self, events: list[LiveEvent], what: str) -> None:
        """Kill a process that is past talking to; `end` takes care of what remains."""
        assert self._begun is not None
        self._is_over = True
        self._process.kill()
        self._fail(CameraError(what, remedy=REMEDY, camera=camera_word(self._begun.plan.camera)), events)

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
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
