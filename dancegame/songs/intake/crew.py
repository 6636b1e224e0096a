"""Processes that do one piece of work after the other; one that dies costs only the piece that it was at."""

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from dancegame.core.errors import DanceGameError, InputError
from dancegame.core.texts import N_
from dancegame.songs.intake.events import Ended, Event, Passed, Reached
from dancegame.songs.intake.hand import answer, quiet_start
from dancegame.songs.intake.pipe import PipeEnd

Task = TypeVar("Task")
Answer = TypeVar("Answer")

# How long an ended process may take to tidy up before it is killed.
GRACE_S = 5.0
# What says nothing for so long hangs: the beats of two hours of sound are found in a minute on a slow computer.
STALL_S = 600.0
POLL_S = 0.5
# What libraries keep and never give back goes with the process.
MOST_TASKS = 50


@dataclass(eq=False)
class _Hand:
    """A process and what it is doing."""

    process: SpawnProcess
    line: PipeEnd
    done: int = 0
    number: int | None = None
    heard_s: float = field(default_factory=time.monotonic)


class Crew(Generic[Task, Answer]):
    """So many processes that do `work(task, report)`; a context manager that ends them.

    work: a function of a module, which the processes import; report takes a share and a text. What it raises comes
    back: a DanceGameError as it is, anything else as an InputError about the task's name. threads: how many each
    library may start in a process.
    """

    def __init__(
        self, work: Callable[[Task, Callable[[float, str], None]], Answer], *, jobs: int, threads: int, scratch: str
    ) -> None:
        self._work, self._jobs, self._threads, self._scratch = work, jobs, threads, scratch
        self._hands: list[_Hand] = []
        self._tasks: dict[int, Task] = {}

    def run(self, tasks: Iterator[tuple[int, Task] | Passed]) -> Iterator[Event[Answer]]:
        """Do numbered tasks, taken when a process is free; yield what is heard of them, and what needs no work.

        A task whose process dies is done once more when all others are done, alone: with all memory for itself.
        """
        died: dict[int, str] = {}
        yield from self._run(tasks, self._jobs, died)
        for number in list(died):
            again: Iterator[tuple[int, Task] | Passed] = iter([(number, self._tasks[number])])
            died.clear()
            yield from self._run(again, 1, died)
            if died:
                yield Ended(number, error=_killed(self._tasks.pop(number), died[number]))

    def _run(
        self, tasks: Iterator[tuple[int, Task] | Passed], jobs: int, died: dict[int, str]
    ) -> Iterator[Event[Answer]]:
        has_more = True
        while True:
            while has_more and sum(hand.number is not None for hand in self._hands) < jobs:
                if (task := next(tasks, None)) is None:
                    has_more = False
                elif isinstance(task, Passed):
                    yield task
                else:
                    yield Reached(task[0], 0.0, "")
                    self._give(*task)
            busy = {hand.line: hand for hand in self._hands if hand.number is not None}
            if not busy:
                return
            for line in wait(list(busy), POLL_S):
                yield from self._hear(busy[line], died)  # type: ignore[index]
            self._end_stalled()

    def _give(self, number: int, task: Task) -> None:
        self._tasks[number] = task
        hand = next((hand for hand in self._hands if hand.number is None), None) or self._hire()
        hand.number, hand.heard_s = number, time.monotonic()
        with suppress(OSError):  # it has died meanwhile, which is heard next
            hand.line.send((number, task))

    def _hear(self, hand: _Hand, died: dict[int, str]) -> Iterator[Event[Answer]]:
        number = hand.number
        assert number is not None
        try:
            heard: Event[Answer] = hand.line.recv()
        except (EOFError, OSError):
            self._dismiss(hand)
            died[number] = _why(hand.process)
            return
        hand.heard_s = time.monotonic()
        if isinstance(heard, Ended):
            hand.number, hand.done = None, hand.done + 1
            self._tasks.pop(number, None)
            if hand.done >= MOST_TASKS:
                self._dismiss(hand)
        yield heard

    def _end_stalled(self) -> None:
        for hand in self._hands:
            if hand.number is not None and time.monotonic() - hand.heard_s > STALL_S:
                hand.process.kill()

    def _hire(self) -> _Hand:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(
            target=answer, args=(there, self._work, self._scratch), name="dancegame-import", daemon=True
        )
        with quiet_start(self._threads):
            process.start()
        there.close()
        hand = _Hand(process, here)
        self._hands.append(hand)
        return hand

    def _dismiss(self, hand: _Hand) -> None:
        """Let go of a process that has died, or waits for a task."""
        self._hands.remove(hand)
        hand.line.close()
        hand.process.join(GRACE_S)
        if hand.process.exitcode is None:
            hand.process.kill()
            hand.process.join()

    def __enter__(self) -> "Crew[Task, Answer]":
        return self

    def __exit__(self, *_: object) -> None:
        """End what is under way: politely, so that it tidies up; after a while, or when interrupted again, at once."""
        try:
            for hand in self._hands:
                hand.process.terminate()
            until_s = time.monotonic() + GRACE_S
            for hand in self._hands:
                hand.process.join(max(0.0, until_s - time.monotonic()))
        finally:
            for hand in self._hands:
                hand.process.kill()
                hand.process.join()
                hand.line.close()
            self._hands.clear()


def _why(process: Any) -> str:
    """Return how a process came to its end."""
    code = process.exitcode
    if code is None or code >= 0:
        return f"exit code {code}"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"signal {-code}"


def _killed(task: object, why: str) -> DanceGameError:
    return InputError(
        N_("{name} ended the program that read it, twice ({reason})."),
        remedy=N_("Convert the video to MP4 (H.264), or free some memory, and import it again."),
        name=getattr(task, "name", task),
        reason=why,
    )
