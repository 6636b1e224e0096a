"""Opens a library in a process of its own and tells in JSON what that took; run by `measuring`."""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from dancegame.core.ports import SongShelf
from dancegame.core.quiz import make_hint, make_quiz
from dancegame.core.song_search import EVERYTHING, Filters
from dancegame.core.traits import Step
from dancegame.game.kinship import Kinship
from dancegame.songs.files import facts_path, poses_path
from dancegame.songs.index.store import Store
from dancegame.songs.library import Library

TYPED = ("midnight 42", "dance of the", "cafe", "오늘 밤", "artist 17", "tag 3 rain", "nobody")
QUESTIONS = 60
NEW = "new-song"
PATIENCE_S = 60.0
STEP_S = 0.005


def open_and_use(root: Path, shipped: Path, index: Path) -> dict[str, Any]:
    """Return seconds, and megabytes where the system tells them.

    What a main loop has to wait for is told in seconds of the processor, too: other programs do not change them.
    """
    started_s, begun_s = time.perf_counter(), time.process_time()
    library = Library([root, shipped], store=Store(index))
    with library.watched():
        first = len(library.songs())
        opened_s, opened_cpu_s = time.perf_counter() - started_s, time.process_time() - begun_s
        library.look()
        read_s = time.perf_counter() - started_s
        kinship, count = Kinship(library), len(library.songs())
        kinship.learn()
        wait_until(lambda: len(kinship.traits) == count)
        ready_s = time.perf_counter() - started_s
        return {
            "count": count,
            "first": first,
            "opened_s": opened_s,
            "opened_cpu_s": opened_cpu_s,
            "read_s": read_s,
            "ready_s": ready_s,
            "keys_s": search_s(library, kinship),
            "questions_s": questions_s(library, kinship),
            "appears_s": appears_s(library, root),
            "peak_mb": peak_mb(),
        }


def search_s(shelf: SongShelf, kinship: Kinship) -> list[float]:
    """Return what every letter took that is typed, without and with filters, seconds of the processor."""
    search = kinship.search(shelf.songs())
    taken = []
    for text in TYPED:
        for end in range(1, len(text) + 1):
            for filters in (EVERYTHING, Filters(energy=Step.HIGH, is_seated=False)):
                began_s = time.thread_time()
                search.find(text[:end], filters=filters, traits=kinship.traits)
                taken.append(time.thread_time() - began_s)
    return taken


def questions_s(shelf: SongShelf, kinship: Kinship) -> list[float]:
    """Return what finding the answers to a song took, for some songs, seconds of the processor."""
    songs, dice = shelf.songs(), random.Random(15)
    taken = []
    for song in dice.sample(list(songs), min(QUESTIONS, len(songs))):
        began_s = time.thread_time()
        make_hint(make_quiz(song, songs, random=dice, likenesses=kinship.likenesses(song.id)), random=dice)
        taken.append(time.thread_time() - began_s)
    return taken


def appears_s(library: Library, root: Path) -> float:
    """Return how long after its files were written a song is listed."""
    model = library.songs()[0].id
    other = library.root_of(model)
    text = facts_path(other, model).read_text("utf-8").replace(f'id = "{model}"', f'id = "{NEW}"')
    poses_path(root, NEW).write_bytes(poses_path(other, model).read_bytes())
    facts_path(root, NEW).write_text(text, "utf-8")
    began_s = time.perf_counter()
    wait_until(lambda: any(song.id == NEW for song in library.songs()))
    taken_s = time.perf_counter() - began_s
    for path in (facts_path(root, NEW), poses_path(root, NEW)):
        path.unlink()
    return taken_s


def peak_mb() -> float:
    """Return the most memory that this process had, not a number where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text("utf-8")
    except OSError:
        return float("nan")
    return next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM")), np.nan)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait, but not for ever. Raises TimeoutError."""
    until_s = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > until_s:
            raise TimeoutError(f"nothing happened for {PATIENCE_S:g} s")
        time.sleep(STEP_S)


if __name__ == "__main__":
    print(json.dumps(open_and_use(*(Path(argument) for argument in sys.argv[1:]))))  # noqa: T201 (what it is for)
