"""Mutants are each wrong in one place, and what tries them tells who is caught from who is not."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tools.mutation import coverage_map
from tools.mutation.coverage_map import FIGURES, CoverageMap
from tools.mutation.mutants import mutants_of, source_of
from tools.mutation.record import Record
from tools.mutation.rules import found, judge_and_rules
from tools.mutation.verdict import Verdict

HOME = Path(__file__).parents[2]
MODULE = '''"""A module."""
from dataclasses import dataclass
Name = dict[str, int]
MOST = 3

@dataclass(frozen=True)
class Thing:
    share: float = 0.5

def ends(value: int, *, is_late: bool = False) -> int:
    """Say it."""
    for place in range(9):
        if value < 4 and not is_late:
            break
        value += place
    if value == 100:
        raise ValueError("more than 100" + "!")
    print(value)
    return -value // MOST
'''
EXPECTED = {
    "MOST = 4", "share: float = 1.0", "is_late: bool=True", "range(10)", "not (value < 4 and (not is_late))",
    "value <= 4", "value < 5", "value < 4 or not is_late", "not not is_late", "continue", "value -= place", "pass",
    "not value == 100", "value != 100", "value == 101", "return None", "return -value * MOST", "return +value // MOST",
}  # fmt: skip
TRYING = """
import sys
from collections import Counter
from pathlib import Path
import pytest
from tools.mutation import trial, verdict
for word, body in {"right": "pass", "wrong": "assert False", "endless": "while True: pass", "broken": "1/0)"}.items():
    path = Path(sys.argv[1], f"test_{word}.py")
    path.write_text(f"def test_it():\\n    {body}\\n")
    verdict.PATIENCE_S = 1.0 if word == "endless" else 90.0
    print(word, trial.run_tests([str(path)]).value, flush=True)
"""


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "module.py"
    path.write_text(MODULE)
    return path


def test_each_mutant_is_another_program_that_can_be_read(module: Path) -> None:
    mutants = mutants_of(module)
    sources = [source_of(mutant) for mutant in mutants]
    assert len(set(sources)) == len(sources)
    for source in sources:
        compile(source, "module.py", "exec")
        assert '"more than 100" + "!"'.replace('"', "'") in source
        assert "frozen=True" in source
        assert "dict[str, int]" in source


def test_every_way_to_be_wrong_is_tried_once(module: Path) -> None:
    sources = [source_of(mutant) for mutant in mutants_of(module)]
    for wrong in EXPECTED:
        assert sum(wrong in source for source in sources) >= 1, wrong
    # Beside these: one of the two statements that can be left out.
    assert len(sources) == len(EXPECTED) + 1


def test_who_is_caught_is_told_from_who_is_not(tmp_path: Path) -> None:
    words = [sys.executable, "-c", TRYING, str(tmp_path)]
    done = subprocess.run(words, cwd=HOME, capture_output=True, text=True, timeout=100, check=True)
    assert done.stdout.split("\n") == ["right survived", "wrong caught", "endless overdue", "broken caught", ""]


def test_a_line_of_no_test_is_shown_to_all_of_its_module_and_to_its_figures() -> None:
    path = found("judge")[0]
    name = path.relative_to(HOME).as_posix()
    known = CoverageMap({name: {7: ["a", "b"]}}, {name: ["b", "a", "c"]}, Counter(a=2, b=1, c=3))
    assert known.tests_of(path, 7) == ["b", "a"]
    assert known.tests_of(path, 1) == [f"{FIGURES}[judge]", "b", "a", "c"]
    file, _, test = FIGURES.partition("::")
    assert f"def {test}(" in (HOME / file).read_text("utf-8")


def test_who_was_not_noticed_is_tried_again_with_other_tests(module: Path, tmp_path: Path) -> None:
    tests, kept = tmp_path / "tests", tmp_path / "verdicts"
    tests.mkdir()
    caught, survivor, *_ = mutants_of(module)
    record = Record(kept, tests=tests)
    record.keep(caught, Verdict.CAUGHT)
    record.keep(survivor, Verdict.SURVIVED)
    again = Record(kept, tests=tests)
    assert (again.verdict_of(caught), again.verdict_of(survivor)) == ("caught", "survived")
    (tests / "test_more.py").write_text("")
    again = Record(kept, tests=tests)
    assert (again.verdict_of(caught), again.verdict_of(survivor)) == ("caught", None)


def test_who_goes_through_which_line_is_asked_again_when_tests_are_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(coverage_map, "TESTS", tmp_path / "tests")
    monkeypatch.setattr(coverage_map, "_asked", lambda: asked.append(1) or {"a.py": {7: ["b"]}})
    (tmp_path / "tests").mkdir()
    for text in ("", "", "assert True"):
        (tmp_path / "tests" / "test_it.py").write_text(text)
        assert coverage_map.coverage_map(tmp_path / "kept" / "map.json").lines == {"a.py": {7: ["b"]}}
    assert len(asked) == 2


def test_modules_are_found_by_their_names() -> None:
    assert [path.name for path in found("judge")] == ["judge.py"]
    assert {path.name for path in found("evening")} >= {"turns.py", "teams.py"}
    assert all(path.exists() for path in judge_and_rules())
    with pytest.raises(FileNotFoundError):
        found("jugde")
