"""The layers hold, and the contract that keeps them would notice if they did not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
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
