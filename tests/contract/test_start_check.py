"""scripts/check runs every step, ends with pytest's closing line, and passes only if all of them pass."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECK = Path(__file__).parents[2] / "scripts" / "check"
TIMEOUT_S = 20

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake Python is a script with a first line for POSIX")

# Stands for the Python with all tools: the step whose words contain those of broken.txt fails.
FAKE_PYTHON = f"""#!{sys.executable} -S
import sys
from pathlib import Path
words = " ".join(sys.argv[1:])
if "pytest" in words and "-c" not in words:
    print("pytest:", words)
    print("2 passed in 0.10s")
broken = Path("broken.txt").read_text()
sys.exit(5 if broken and broken in words else 0)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("scripts", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(CHECK, tmp_path / "scripts")
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    return tmp_path


def run_check(project: Path, *words: str, broken: str) -> "subprocess.CompletedProcess[str]":
    (project / "broken.txt").write_text(broken)
    command = [sys.executable, str(project / "scripts" / "check"), *words]
    return subprocess.run(command, cwd="/", timeout=TIMEOUT_S, capture_output=True, text=True, check=False)


def test_all_steps_passing_pass(project: Path) -> None:
    done = run_check(project, "-k", "judge", broken="")
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if line.startswith("check: ")] == [
        "check: ruff check",
        "check: ruff format",
        "check: mypy",
        "check: import-linter",
        "check: pytest",
    ]
    command, closing = done.stdout.splitlines()[-2:]
    assert command.startswith("pytest: -m pytest ")
    assert command.endswith(" -k judge")
    assert closing == "2 passed in 0.10s"


@pytest.mark.parametrize(
    ("broken", "name"),
    [("ruff check", "ruff check"), ("ruff format", "ruff format"), ("-m mypy", "mypy"), ("lint_imp", "import-linter")],
)
def test_one_failing_step_fails_the_check_and_the_tests_still_run(project: Path, broken: str, name: str) -> None:
    done = run_check(project, broken=broken)
    assert done.returncode == 1
    assert f"check: pytest (failed before it: {name})" in done.stdout
    assert done.stdout.splitlines()[-1] == "2 passed in 0.10s"


def test_failing_tests_give_the_exit_code_of_pytest(project: Path) -> None:
    assert run_check(project, broken="-m pytest").returncode == 5


def test_missing_tools_are_named_with_the_remedy(project: Path) -> None:
    done = run_check(project, broken="import importlinter")
    assert done.returncode == 1
    assert "python3 start.py test" in done.stdout
