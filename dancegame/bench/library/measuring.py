"""A library of 10,000 songs: how soon it is open, how fast it is searched, what the quiz and a new song take."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from dancegame.bench.library.many import make_library
from dancegame.bench.rows import Row

SONGS, FEW_SONGS = 10_000, 500
# The first opening reads files, the second one is what remains of it in the system's memory.
MOST_OPEN_S, MOST_KEY_MS, MOST_QUESTION_MS, MOST_MB = 0.5, 30.0, 50.0, 300.0
PATIENCE_S = 300.0


def measure_library(shipped: Path, folder: Path, *, is_quick: bool) -> list[Row]:
    """Make a library in a folder, open it without an index and then with one, each time in a process of its own."""
    root, index = folder / "many", folder / "library.sqlite3"
    make_library(root, shipped, count=FEW_SONGS if is_quick else SONGS)
    cold, warm = (_opened(root, shipped, index) for _ in range(2))
    keys_ms = 1000 * np.array(warm["keys_s"])
    questions_ms = 1000 * np.array(warm["questions_s"])
    return [
        Row("library.songs", warm["count"], "songs"),
        Row("library.open_warm", warm["opened_s"], "s", note="all songs listed", most=MOST_OPEN_S),
        Row("library.open_warm_cpu", warm["opened_cpu_s"], "s", note="of the processor alone", most=MOST_OPEN_S),
        Row("library.open_cold", cold["opened_s"], "s", note=f"no index; {cold['first']} songs listed"),
        Row("library.index_built", cold["read_s"], "s", note="beside the game, all songs listed by then"),
        Row("library.likeness_ready", warm["ready_s"], "s", note="after the start, beside the game"),
        Row("library.search_p50", float(np.percentile(keys_ms, 50)), "ms/key", note="of the processor"),
        Row("library.search_p99", float(np.percentile(keys_ms, 99)), "ms/key", most=MOST_KEY_MS),
        Row("library.question_p50", float(np.percentile(questions_ms, 50)), "ms", note="of the processor"),
        Row("library.question_most", float(questions_ms.max()), "ms", most=MOST_QUESTION_MS),
        Row("library.new_song_appears", warm["appears_s"], "s", note="after its files are there"),
        Row("library.memory_cold", cold["peak_mb"], "MB", note="peak of the whole process"),
        Row("library.memory_warm", warm["peak_mb"], "MB", note="library, search and likeness", most=MOST_MB),
    ]


def _opened(root: Path, shipped: Path, index: Path) -> dict[str, Any]:
    words = [sys.executable, "-m", "dancegame.bench.library.opening", str(root), str(shipped), str(index)]
    done = subprocess.run(words, capture_output=True, check=True, text=True, timeout=PATIENCE_S)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
