"""Which tests go through which lines of the rules; asked of coverage file by file, and kept."""

import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.mutation.rules import HOME, TESTS, digest_of

WATCHED, PLUGIN = "dancegame/core", "tools.mutation.contexts"
# What holds the figures that stand in a module itself.
FIGURES = "tests/unit/test_figures.py::test_no_figure_changes_unnoticed"
# Which modules call the compiled ones.
CALLERS = {"motion_kernel": "limb_track", "similarity_kernel": "similarity"}
SETTINGS = f"[run]\nsource = {WATCHED}\n"
# Of a file, by its path from HOME: by line, the tests that go through it.
Lines = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class CoverageMap:
    """lines: of a file, by its path from HOME, the tests that go through them, as pytest names them.

    files: of each file all tests that go through it. sizes: how many lines each test goes through. What is run while a
    module is read in, or by a fixture, is no test's; it may show in any of them.
    """

    lines: dict[str, dict[int, list[str]]]
    files: dict[str, list[str]]
    sizes: Counter[str]

    def tests_of(self, path: Path, line: int) -> list[str]:
        """Return the tests that may notice a change of a line; those that do least, and so are quick, come first."""
        name = path.relative_to(HOME).as_posix()
        if path.stem in CALLERS:  # what is compiled cannot be watched
            name, line = name.replace(path.stem, CALLERS[path.stem]), 0
        tests = self.lines.get(name, {}).get(line) or [*self._around(name), f"{FIGURES}[{_within_core(name)}]"]
        return sorted(tests, key=lambda test: self.sizes[test])

    def _around(self, name: str) -> list[str]:
        """Return all tests of a file; of one that is nothing but values, which no test goes through, its folder's."""
        folder = name.rpartition("/")[0]
        beside = {test for other, tests in self.files.items() if other.rpartition("/")[0] == folder for test in tests}
        return self.files.get(name) or sorted(beside)


def coverage_map(kept: Path, *, jobs: int = 1) -> CoverageMap:
    """Return the map; of which files of tests nothing is kept, or that of others or of other rules, are asked anew.

    Which rules a file goes through cannot be others until one of those, or a test, is.
    """
    known: dict[str, Any] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    kept.parent.mkdir(parents=True, exist_ok=True)
    names = [path.relative_to(TESTS.parent).as_posix() for path in sorted(TESTS.rglob("test_*.py"))]
    left = [name for name in names if name not in known or known[name]["of"] != _state(name, known[name]["lines"])]
    with ThreadPoolExecutor(jobs) as pool:
        for name, lines in zip(left, pool.map(_asked, left), strict=True):
            known[name] = {"of": _state(name, lines), "lines": lines}
            kept.write_text(json.dumps(known), "utf-8")
    return merged([known[name]["lines"] for name in names])


def merged(told: Sequence[Lines]) -> CoverageMap:
    """Return one map of what was told of several files of tests."""
    lines: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        for name, by_line in one.items():
            for line, tests in by_line.items():
                lines[name][int(line)] += tests
    files = {name: sorted({test for tests in by_line.values() for test in tests}) for name, by_line in lines.items()}
    sizes = Counter(test for by_line in lines.values() for tests in by_line.values() for test in tests)
    return CoverageMap({name: dict(by_line) for name, by_line in lines.items()}, files, sizes)


def _state(name: str, through: Iterable[str]) -> str:
    """Say what a file of tests is made of: itself, what tests share, and the rules that it goes through."""
    shared = [path for path in TESTS.rglob("*.py") if not path.name.startswith("test_")]
    rules = [path for path in map(HOME.joinpath, through) if path.exists()]
    return digest_of([TESTS.parent / name, *shared, *rules])


def _asked(name: str) -> Lines:
    from coverage import CoverageData

    with tempfile.TemporaryDirectory() as folder:
        settings, data = Path(folder, "settings"), Path(folder, "data")
        settings.write_text(SETTINGS)
        words = ["-m", "coverage", "run", f"--rcfile={settings}", f"--data-file={data}", "-m", "pytest", "-p", PLUGIN]
        options = ["-q", "-n0", "-p", "no:cacheprovider", str(TESTS.parent / name)]
        subprocess.run([sys.executable, *words, *options], cwd=HOME, check=True)
        return read_data(data, CoverageData)


def read_data(data: Path, kind: type) -> Lines:
    """Return by file and line the tests that coverage's data names."""
    found = kind(str(data))
    found.read()
    told: Lines = {}
    for file in found.measured_files():
        lines = {str(line): sorted(filter(None, names)) for line, names in found.contexts_by_lineno(file).items()}
        if lines := {line: tests for line, tests in lines.items() if tests}:
            told[Path(file).resolve().relative_to(HOME).as_posix()] = lines
    return told


def _within_core(name: str) -> str:
    return name.removeprefix(f"{WATCHED}/").removesuffix(".py")
