"""Compiled kernels are kept by what they are made of: after an update the game judges by the new rules."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numba import njit

from dancegame.core import kernels
from dancegame.core.kernels import fingerprint

PACKAGE = Path(kernels.__file__).resolve().parents[1]
# How many grid points are seen of a limb that is observed every 0.2 s.
COUNT = """
import numpy as np
from dancegame.core.motion_kernel import fill_directions
times = np.arange(0.0, 4.0, 0.2)
vectors = np.ones((len(times), 1, 2))
direction, seen = np.zeros((110, 1, 2)), np.zeros((110, 1), dtype=bool)
fill_directions(times, vectors, np.ones(1), 0, direction, seen)
print(int(seen.sum()))
"""


def count_seen(folder: Path, cache: Path) -> int:
    environment = {**os.environ, "PYTHONPATH": str(folder), "NUMBA_CACHE_DIR": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", COUNT], cwd=folder, env=environment, capture_output=True, text=True, timeout=240
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_a_changed_constant_is_never_stale(tmp_path: Path):
    core = tmp_path / "dancegame" / "core"
    shutil.copytree(PACKAGE / "core", core, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "dancegame" / "__init__.py").write_text("")
    assert count_seen(tmp_path, tmp_path / "cache") > 100
    kept = len(list((tmp_path / "cache").rglob("*.nbi")))
    assert kept >= 3
    assert count_seen(tmp_path, tmp_path / "cache") > 100
    assert len(list((tmp_path / "cache").rglob("*.nbi"))) == kept
    grid = core / "grid.py"
    text = grid.read_text()
    assert "LONGEST_GAP_S = 0.34" in text
    grid.write_text(text.replace("LONGEST_GAP_S = 0.34", "LONGEST_GAP_S = 0.10"))
    by_the_new_rule = count_seen(tmp_path, tmp_path / "fresh")
    assert by_the_new_rule < 80
    assert count_seen(tmp_path, tmp_path / "cache") == by_the_new_rule


FACTOR, TABLE = 2.0, np.arange(3.0)


@njit
def part(value):
    return value * FACTOR


def whole(value):
    return part(value) + TABLE[0]


def test_the_fingerprint_sees_constants_tables_and_parts(monkeypatch):
    before = fingerprint(whole)
    assert fingerprint(whole) == before
    monkeypatch.setitem(globals(), "FACTOR", 3.0)
    changed = fingerprint(whole)
    assert changed != before
    monkeypatch.setitem(globals(), "TABLE", np.arange(4.0))
    assert fingerprint(whole) not in (before, changed)
    monkeypatch.setitem(globals(), "FACTOR", 2)  # whole, not a fraction: compiled otherwise
    monkeypatch.setitem(globals(), "TABLE", np.arange(3.0))
    assert fingerprint(whole) != before


def test_what_a_fingerprint_cannot_see_through_is_refused(monkeypatch):
    monkeypatch.setitem(globals(), "TABLE", {"a": 1})
    with pytest.raises(TypeError, match="TABLE"):
        fingerprint(whole)
