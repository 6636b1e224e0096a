"""Shows every screen for some seconds and times each of its pictures: update, draw, and bringing it to the window."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dancegame.bench.render.kept_settings import KeptSettings
from dancegame.bench.render.players import KnownPlayers
from dancegame.bench.render.screens import PARTY, stages_to_measure
from dancegame.bench.render.virtual_screen import virtual_screen
from dancegame.bench.rows import Row
from dancegame.core.errors import DanceGameError
from dancegame.core.live import CameraWish, LiveFailure, LivePoses
from dancegame.core.ports import LiveCamera
from dancegame.core.settings import Settings
from dancegame.core.song import Dance
from dancegame.game.display import Display
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.garbage import rare_searches
from dancegame.game.house import House
from dancegame.game.parts import GameParts
from dancegame.game.router import make_screen
from dancegame.game.screen import Screen

SIZES = ((1280, 720), (1920, 1080), (1024, 768))
PICTURES_PER_S = 60
SHOWN_S, DANCE_S = 4.0, 8.0
# What is painted and compiled for a screen that has just come is not what its pictures take.
SETTLES_S = 0.7
LONGEST_WAIT_S = 120.0
# The picture of a television without a GPU has to keep up with the estimator beside.
LIMITED_SIZE, MOST_MEDIAN_MS, MOST_P99_MS = (1920, 1080), 8.0, 16.0


@dataclass(frozen=True)
class _Timings:
    """Milliseconds of each picture, and of painting what has changed and bringing it to the window; what it worked.

    What a picture worked does not depend on what else the computer does, as what it took does.
    """

    picture_ms: list[float]
    show_ms: list[float]
    worked_ms: list[float]


def measure_render(parts: GameParts, song_id: str, film: Path, *, is_quick: bool = False) -> list[Row]:
    """Return the rows of every screen and size, without and with a live worker that watches a film beside.

    is_quick: only in the size that has limits.
    """
    kept = Settings(has_seen_intro=True, players=PARTY)
    parts = replace(parts, settings=KeptSettings(kept), replays=None, latencies=None)
    sizes = (LIMITED_SIZE,) if is_quick else SIZES
    rows = [row for size in sizes for row in _measure_size(parts, song_id, size, None)]
    with _worker(parts, song_id, film) as beside:
        rows += [row for size in sizes for row in _measure_size(parts, song_id, size, beside)]
    return rows


@contextmanager
def _worker(parts: GameParts, song_id: str, film: Path) -> Iterator[LiveCamera]:
    """A live worker that has begun to find a dancer. Raises what it reports."""
    camera = parts.make_camera(parts.shelf.load_dance(song_id), CameraWish(camera=str(film)))
    camera.start()
    try:
        started_s = time.perf_counter()
        while time.perf_counter() - started_s < LONGEST_WAIT_S:
            events = camera.poll()
            for event in events:
                if isinstance(event, LiveFailure):
                    raise event.error
            if any(isinstance(event, LivePoses) for event in events):
                break
            time.sleep(1 / PICTURES_PER_S)
        yield camera
    finally:
        camera.stop()


def _measure_size(parts: GameParts, song_id: str, size: tuple[int, int], beside: LiveCamera | None) -> Iterator[Row]:
    def known(dance: Dance | None, wish: CameraWish) -> LiveCamera:
        return KnownPlayers(dance.reference if dance is not None else None, range(wish.players), beside)

    with (
        virtual_screen(size),
        House(replace(parts, make_camera=known), dance_s=DANCE_S) as house,
        Display(size=size, is_full_screen=True) as display,
        rare_searches(),
    ):
        for name, stage in stages_to_measure(house, song_id):
            screen = make_screen(house, stage)
            is_dance = name.startswith("dance")
            timings = _time_screen(house, display, screen, beside, math.inf if is_dance else SHOWN_S)
            yield from _rows(name, display.surface.get_size(), timings, is_beside=beside is not None)


def _time_screen(house: House, display: Display, screen: Screen, beside: LiveCamera | None, shown_s: float) -> _Timings:
    """Show a screen as long as it likes, at most shown_s."""
    timings = _Timings([], [], [])
    began_s = due_s = time.perf_counter()
    while (start_s := time.perf_counter()) - began_s < shown_s:
        if beside is not None and house.feed is None:
            beside.poll()
        display.events()
        worked_s = time.thread_time()
        try:
            is_over = screen.update(start_s, ()) is not None
        except DanceGameError:
            break
        screen.draw(Canvas(display.sheet, house.look))
        drawn_s = time.perf_counter()
        display.show()
        end_s = time.perf_counter()
        house.theatre.turns.note(end_s - start_s)
        if end_s - began_s > SETTLES_S:
            timings.picture_ms.append((end_s - start_s) * 1e3)
            timings.show_ms.append((end_s - drawn_s) * 1e3)
            timings.worked_ms.append((time.thread_time() - worked_s) * 1e3)
        if is_over:
            break
        due_s = max(due_s + 1 / PICTURES_PER_S, end_s)
        time.sleep(max(0.0, due_s - end_s))
    return timings


def _rows(name: str, size: tuple[int, int], timings: _Timings, *, is_beside: bool) -> Iterator[Row]:
    title = f"render.{name}.{size[0]}x{size[1]}{'.beside' if is_beside else ''}"
    is_limited = is_beside and size == LIMITED_SIZE
    told = f"{len(timings.picture_ms)} pictures" + (", beside the estimator" if is_beside else "")
    median_ms, p99_ms = (float(np.percentile(timings.picture_ms, share)) for share in (50, 99))
    yield Row(f"{title}.median", median_ms, "ms", note=told, most=MOST_MEDIAN_MS if is_limited else None)
    yield Row(f"{title}.p99", p99_ms, "ms", note=told, most=MOST_P99_MS if is_limited else None)
    worked_ms = float(np.median(timings.worked_ms))
    yield Row(f"{title}.worked", worked_ms, "ms", note="processor time, however busy the computer is otherwise")
    show_ms = float(np.median(timings.show_ms))
    yield Row(f"{title}.show", show_ms, "ms", note="painting what has changed and bringing it to the window, in it")
