"""Mutants are each wrong in one place, and what tries them tells who is caught from who is not."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tools.mutation import coverage_map
from tools.mutation.coverage_map import FIGURES, CoverageMap
from tools.mutation.jobs import side_by_side
from tools.mutation.mutants import Mutant, drawn, mutants_of, source_of
from tools.mutation.record import Record
from tools.mutation.rules import found, judge_and_rules
from tools.mutation.trial import FIRST_TESTS, portions_of
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


def test_a_module_of_nothing_but_values_is_shown_to_the_tests_of_its_folder() -> None:
    values = HOME / "dancegame/core/evening/modes/guess_kinds.py"
    files = {"dancegame/core/evening/modes/guess_set.py": ["a"], "dancegame/core/evening/turns.py": ["b"]}
    known = CoverageMap({}, files, Counter(a=1, b=1))
    assert known.tests_of(values, 5) == [f"{FIGURES}[evening/modes/guess_kinds]", "a"]


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


def test_who_goes_through_which_line_is_asked_again_of_files_that_are_others_or_whose_rules_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(name: str) -> coverage_map.Lines:
        asked.append(name)
        return {f"rules_of_{Path(name).stem}.py": {"7": [name]}}

    monkeypatch.setattr(coverage_map, "HOME", tmp_path)
    monkeypatch.setattr(coverage_map, "TESTS", tmp_path / "unit")
    monkeypatch.setattr(coverage_map, "_asked", ask)
    (tmp_path / "unit").mkdir()
    one, two = "unit/test_one.py", "unit/test_two.py"

    def asked_after(name: str) -> list[str]:
        (tmp_path / name).write_text(f"{len(asked)} = 'another text'")
        asked.clear()
        known = coverage_map.coverage_map(tmp_path / "kept" / "map.json", jobs=2)
        if (tmp_path / two).exists():
            assert known.lines == {"rules_of_test_one.py": {7: [one]}, "rules_of_test_two.py": {7: [two]}}
        return sorted(asked)

    assert asked_after(one) == [one]
    assert asked_after(two) == [two]
    assert asked_after("rules_of_test_two.py") == [two]
    assert asked_after("rules_of_nobody.py") == []
    assert asked_after("unit/shared.py") == [one, two]


def test_a_sample_changes_only_where_its_modules_do(module: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.py"
    other.write_text(MODULE)
    few = drawn([*mutants_of(module), *mutants_of(other)], 12)
    assert few == drawn([*mutants_of(other), *mutants_of(module)], 12)
    assert few != drawn([*mutants_of(module), *mutants_of(other)], 12, seed=2)
    other.write_text(f"{MODULE}\nLESS = 1\n")
    after = drawn([*mutants_of(module), *mutants_of(other)], 12)
    here, still = ([mutant for mutant in sample if mutant.path == module] for sample in (few, after))
    # One may make room for a new one of the other module, or come in its place; those left are the same.
    assert here[: len(still)] == still[: len(here)]


def test_tests_are_asked_in_portions_each_twice_the_one_before() -> None:
    tests = [str(n) for n in range(FIRST_TESTS * 4)]
    portions = list(portions_of(tests))
    assert [len(portion) for portion in portions] == [FIRST_TESTS, 2 * FIRST_TESTS, FIRST_TESTS]
    assert [test for portion in portions for test in portion] == tests
    assert list(portions_of([])) == []


def test_shares_are_tried_side_by_side_and_a_broken_one_is_told(tmp_path: Path, module: Path) -> None:
    mutants, known = mutants_of(module)[:5], CoverageMap({}, {}, Counter())
    record = Record(tmp_path / "verdicts", tests=tmp_path)

    def trying(mutants: list[Mutant], known: CoverageMap, record: Record, *, until_s: float) -> None:
        for mutant in mutants:
            record.keep(mutant, Verdict.CAUGHT)

    side_by_side(trying, mutants, known, record, jobs=3, until_s=1.0)
    record.look_again()
    assert [record.verdict_of(mutant) for mutant in mutants] == ["caught"] * 5

    def breaking(mutants: list[Mutant], *_rest: object, **_options: object) -> None:
        sys.stderr = None  # what it says is not for the log of the tests
        raise ValueError(mutants)

    with pytest.raises(RuntimeError, match="ended with \\[1, 1\\]"):
        side_by_side(breaking, mutants, known, record, jobs=2, until_s=1.0)


def test_modules_are_found_by_their_names() -> None:
    assert [path.name for path in found("judge")] == ["judge.py"]
    assert {path.name for path in found("evening")} >= {"turns.py", "teams.py"}
    assert all(path.exists() for path in judge_and_rules())
    with pytest.raises(FileNotFoundError):
        found("jugde")
