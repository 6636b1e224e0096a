"""Which tests go through which lines of the rules, and how long they take; asked of coverage once and kept."""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tools.mutation.rules import HOME, TESTS, digest

WATCHED, PLUGIN = "dancegame/core", "tools.mutation.contexts"
# What holds the figures that stand in a module itself.
FIGURES = "tests/unit/test_figures.py::test_no_figure_changes_unnoticed"
# Which modules call the compiled ones.
CALLERS = {"motion_kernel": "limb_track", "similarity_kernel": "similarity"}
SETTINGS = f"[run]\nsource = {WATCHED}\n"


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
        tests = self.lines.get(name, {}).get(line) or [*self.files.get(name, []), f"{FIGURES}[{_within_core(name)}]"]
        return sorted(tests, key=lambda test: self.sizes[test])


def coverage_map(kept: Path) -> CoverageMap:
    """Return the map, made anew where none is kept, or that of other rules or tests."""
    of = digest(HOME / WATCHED, TESTS)
    known = json.loads(kept.read_text()) if kept.exists() else {}
    if known.get("of") != of:
        known = {"of": of, "lines": _asked()}
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(known))
    lines = {name: {int(line): tests for line, tests in told.items()} for name, told in known["lines"].items()}
    files = {name: sorted({test for tests in told.values() for test in tests}) for name, told in lines.items()}
    sizes = Counter(test for told in lines.values() for tests in told.values() for test in tests)
    return CoverageMap(lines, files, sizes)


def _asked() -> dict[str, dict[int, list[str]]]:
    from coverage import CoverageData

    with tempfile.TemporaryDirectory() as folder:
        settings, data = Path(folder, "settings"), Path(folder, "data")
        settings.write_text(SETTINGS)
        words = ["-m", "coverage", "run", f"--rcfile={settings}", f"--data-file={data}", "-m", "pytest", "-p", PLUGIN]
        began_s = time.monotonic()
        subprocess.run(
            [sys.executable, *words, "-q", "-n0", "-p", "no:cacheprovider", str(TESTS)], cwd=HOME, check=True
        )
        print(f"the tests of the rules take {time.monotonic() - began_s:.0f} s under watch", flush=True)
        return read_data(data, CoverageData)


def read_data(data: Path, kind: type) -> dict[str, dict[int, list[str]]]:
    """Return by file and line the tests that coverage's data names."""
    found = kind(str(data))
    found.read()
    told: dict[str, dict[int, list[str]]] = {}
    for file in found.measured_files():
        lines = {line: sorted(filter(None, names)) for line, names in found.contexts_by_lineno(file).items()}
        told[Path(file).resolve().relative_to(HOME).as_posix()] = {
            line: tests for line, tests in lines.items() if tests
        }
    return told


def _within_core(name: str) -> str:
    return name.removeprefix(f"{WATCHED}/").removesuffix(".py")
