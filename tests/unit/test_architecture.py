"""The layers hold, the contract that keeps them would notice if they did not, and the page about them is true."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
PAGE = HOME / "docs" / "architecture.md"
LINT = ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache")
TIMEOUT_S = 60


def lint_imports(project: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *LINT]
    return subprocess.run(
        command, cwd=project, env=environment, timeout=TIMEOUT_S, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's code, without its data."""
    shutil.copy(HOME / "pyproject.toml", tmp_path)
    shutil.copytree(HOME / "dancegame", tmp_path / "dancegame", ignore=shutil.ignore_patterns("models", "__pycache__"))
    return tmp_path


def test_the_layers_hold() -> None:
    done = lint_imports(HOME)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("layer", "line", "broken"),
    [
        ("core", "import dancegame.songs", "dancegame.core.planted -> dancegame.songs"),
        ("songs", "import dancegame.vision", "dancegame.songs.planted -> dancegame.vision"),
        ("game", "import dancegame.cli", "dancegame.game.planted -> dancegame.cli"),
        ("core", "import cv2", "dancegame.core.planted -> cv2"),
    ],
)
def test_an_import_against_the_layers_is_found(copy: Path, layer: str, line: str, broken: str) -> None:
    (copy / "dancegame" / layer / "planted.py").write_text(f"{line}\n")
    done = lint_imports(copy)
    assert done.returncode == 1
    assert broken in done.stdout


def told_folders() -> list[str]:
    """What the tables of the page name in their first column."""
    rows = re.findall(r"^\| (`[^|]+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    return [name for row in rows for name in re.findall("`([^`]+)`", row)]


def test_the_page_names_every_folder_of_the_program_and_no_other() -> None:
    packages = {path.parent.relative_to(HOME).as_posix() for path in HOME.glob("dancegame/**/__init__.py")}
    # Measures are many and small; the page names them as one.
    packages = {name for name in packages if not name.startswith("dancegame/bench/")} - {"dancegame"}
    told = [name for name in told_folders() if name.startswith("dancegame/")]
    assert sorted(told) == sorted(packages)


def test_the_page_names_every_folder_beside_the_program() -> None:
    ours = {path.name for path in HOME.iterdir() if path.is_dir() and path.name[0] != "."}
    made = {line.strip("/") for line in (HOME / ".gitignore").read_text("utf-8").splitlines()}
    assert ours - {"dancegame"} - made <= {*told_folders()}
    assert all((HOME / name).exists() for name in told_folders())


def test_the_page_names_the_layers_as_the_contract_does() -> None:
    contracts = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    assert " -> ".join(layers).replace("dancegame.", "") in PAGE.read_text("utf-8")
