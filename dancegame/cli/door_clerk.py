"""One who attends to files at the door: a thread that waits, and a process that looks into them and makes songs."""

import multiprocessing
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from typing import Any, Generic, TypeVar

from dancegame.cli.door_process import GO_ON, REST, STOP, STOPPED, DoorOrder, serve, unforeseen
from dancegame.core.arrivals import ImportSight
from dancegame.core.texts import N_
from dancegame.songs.intake.pipe import PipeEnd

# Nothing is heard for longest while a long sound is decoded and its beats are found.
MOST_SILENT_S = 300.0
# Whoever is asked to stop does so at the next picture; a sound is read to its end.
STOPPING_S = 10.0
A_MOMENT_S = 0.25
Answer = TypeVar("Answer")


class DoorVisit(Generic[Answer]):
    """Implements core.ports.Visit."""

    def __init__(self, number: int, order: DoorOrder) -> None:
        self.number, self.order = number, order
        self.future: Future[Answer] = Future()
        self.sight = ImportSight()
        self.is_stopped = self.is_resting = False
        self.pipe: PipeEnd | None = None
        self._lock = Lock()

    def rest(self, is_resting: bool) -> None:
        """Let it wait, or go on."""
        if is_resting != self.is_resting:
            self.is_resting = is_resting
            self.say(REST if is_resting else GO_ON)

    def stop(self) -> None:
        """Give it up."""
        self.is_stopped = True
        self.say(STOP)

    def say(self, word: str) -> None:
        """Tell the process, if it is at it already."""
        with self._lock, suppress(OSError):
            if self.pipe is not None and not self.future.done():
                self.pipe.send((self.number, word))


class Clerk:
    """Answers one visit after the other. home: the library's. folder: for files needed meanwhile."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._home, self._folder = home, folder
        self._visits: list[DoorVisit[Any]] = []
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="door")
        self._process: BaseProcess | None = None
        self._pipe: PipeEnd | None = None

    @property
    def is_free(self) -> bool:
        """Whether nobody waits for an answer."""
        return all(visit.future.done() for visit in self._visits)

    def attend(self, visit: DoorVisit[Any]) -> None:
        """Take in a visit."""
        self._visits = [*(one for one in self._visits if not one.future.done()), visit]
        self._thread.submit(self._attend, visit)

    def let_go(self) -> None:
        """End the process once it is idle."""
        self._thread.submit(self._end)

    def stop(self) -> None:
        """Give up what is under way."""
        for visit in self._visits:
            visit.stop()

    def close(self) -> None:
        """Wait until it is done, and end the process."""
        self.let_go()
        self._thread.shutdown(wait=True)

    def _attend(self, visit: DoorVisit[Any]) -> None:
        """Wait for an answer, in the thread of the door."""
        try:
            answer = self._answer(visit)
        except Exception as error:  # noqa: BLE001 (raised again by who asks for the result)
            answer = error
        if isinstance(answer, BaseException):
            visit.future.set_exception(answer)
        elif answer == STOPPED:
            visit.future.cancel()
        else:
            visit.future.set_result(answer)

    def _answer(self, visit: DoorVisit[Any]) -> object:
        if visit.is_stopped:
            return STOPPED
        try:
            pipe = self._opened()
            pipe.send((visit.number, visit.order))
            visit.pipe = pipe
            if visit.is_resting:
                visit.say(REST)
            return self._heard(visit, pipe)
        except (EOFError, OSError):
            self._end()
            return STOPPED if visit.is_stopped else unforeseen(visit.order.path, N_("{name} ended what reads it."))

    def _heard(self, visit: DoorVisit[Any], pipe: PipeEnd) -> object:
        silent_s = 0.0
        while True:
            if pipe.poll(A_MOMENT_S):
                number, said = pipe.recv()
                silent_s = 0.0
                if number == visit.number and isinstance(said, ImportSight):
                    visit.sight = _seen_on(visit.sight, said)
                elif number == visit.number:
                    return said
                continue
            silent_s += 0.0 if visit.is_resting and not visit.is_stopped else A_MOMENT_S
            if silent_s > (STOPPING_S if visit.is_stopped else MOST_SILENT_S):
                self._end()
                endless = N_("It takes too long to read {name}.")
                return STOPPED if visit.is_stopped else unforeseen(visit.order.path, endless)

    def _opened(self) -> PipeEnd:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._end()
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        # No daemon: looking at the songs of a pack takes a process as well.
        self._process = context.Process(target=serve, args=(there, self._home, self._folder), name="dancegame-door")
        self._process.start()
        there.close()
        return self._pipe

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join(A_MOMENT_S)
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


def _seen_on(before: ImportSight, said: ImportSight) -> ImportSight:
    """What was seen last stays in sight while the same is done."""
    if said.picture is not None or said.doing != before.doing:
        return said
    return replace(before, share=said.share)
