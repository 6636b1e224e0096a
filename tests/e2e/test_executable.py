"""The program that people download, run as they would; a build takes minutes, so these want one that is there.

DANCEGAME_BUILD=dist/dancegame python -m pytest tests/e2e/test_executable.py
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BUILD = os.environ.get("DANCEGAME_BUILD")
NAME = "dancegame.exe" if os.name == "nt" else "dancegame"
IS_LINUX = sys.platform == "linux"
TIMEOUT_S = 240
MOST_MB, MOST_PACKED_MB = 600, 220
NOBODY = 65534

pytestmark = pytest.mark.skipif(BUILD is None, reason="DANCEGAME_BUILD names no program that was built")


@pytest.fixture
def build() -> Path:
    """The folder with the program."""
    return Path(BUILD or "").resolve()


@pytest.fixture
def window(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen for a window and no sound device: that of the desktop, on Linux a virtual one."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    if IS_LINUX:
        monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
        monkeypatch.setenv("DISPLAY", request.getfixturevalue("screen"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder with spaces and Hangul in its name that other users can look into; pytest's own they cannot."""
    folder = Path(tempfile.mkdtemp(prefix="춤 파티 game "))
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(folder)


def whole(build: Path) -> Path:
    """Return all that was built: of a bundle more than the folder that the program is in."""
    return build.parents[1] if build.name == "MacOS" else build


def run(program: Path, *words: str, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the program and return what became of it."""
    return subprocess.run(
        [program, *words], capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT_S, check=False, **how
    )


def passes(program: Path, **how: Any) -> dict[str, Any]:
    """Let the program try itself; return its answer."""
    done = run(program, "selftest", "--json", **how)
    assert done.returncode == 0, done.stdout + done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    assert answer["is_ok"]
    assert answer["is_executable"]
    return answer


def test_it_passes_its_own_test_in_a_window(build: Path, window: None) -> None:
    passes(build / NAME)


def test_it_plays_a_round(build: Path) -> None:
    done = run(build / NAME, "demo", "--headless", "--json", "--seconds", "8")
    answer = json.loads(done.stdout)
    assert answer["players"][0]["score"] > 500_000
    assert answer["frames_estimated"] > 20


@pytest.mark.skipif(os.name == "nt", reason="Windows knows neither such rights nor such users")
def test_it_runs_in_a_read_only_folder_for_another_user(build: Path, window: None, open_folder: Path) -> None:
    copied = open_folder / "내 게임" / "dancegame copy"
    shutil.copytree(whole(build), copied, symlinks=True)
    home = open_folder / "홈 home"
    home.mkdir()
    how: dict[str, Any] = {"cwd": home}
    if os.geteuid() == 0:
        os.chown(home, NOBODY, NOBODY)
        how |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    for path in (copied, *copied.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o555 | 0o444)
    before = sorted(path.relative_to(copied) for path in copied.rglob("*"))
    keep = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    passes(copied / (build / NAME).relative_to(whole(build)), env={**keep, "HOME": str(home)}, **how)
    assert sorted(path.relative_to(copied) for path in copied.rglob("*")) == before


def test_it_tells_its_licences_and_whence_its_sources_are(build: Path) -> None:
    texts = {path.name: path for path in whole(build).rglob("*.*") if path.suffix in (".md", ".txt")}
    assert "GNU GENERAL PUBLIC LICENSE" in texts["GPL-3.txt"].read_text(encoding="utf-8")
    assert "x265" in texts["NOTICES.md"].read_text(encoding="utf-8")
    sources = texts["SOURCES.md"].read_text(encoding="utf-8")
    assert all(f"| {part} |" in sources for part in ("av", "mediapipe", "numba", "numpy", "opencv-python-headless"))


def test_it_is_no_larger_than_promised(build: Path) -> None:
    sizes = [path.stat().st_size for path in whole(build).rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(sizes) <= MOST_MB * 1e6


def test_there_is_an_archive_of_it_no_larger_than_promised(build: Path) -> None:
    archives = [path for path in whole(build).parent.glob("dancegame-*") if path.name.endswith((".tar.xz", ".zip"))]
    assert archives
    assert all(path.stat().st_size <= MOST_PACKED_MB * 1e6 for path in archives)


def test_it_has_its_kernels_ready_made_and_no_compiler(build: Path) -> None:
    names = {path.name.split(".")[0] for path in whole(build).rglob("*")}
    assert "dancegame_kernels" in names
    assert not names & {"numba", "llvmlite", "libllvmlite", "scipy", "matplotlib"}


def test_no_link_leads_to_nothing(build: Path) -> None:
    assert not [path for path in whole(build).rglob("*") if not path.exists()]


def test_measurements_are_left_to_the_source(build: Path) -> None:
    done = run(build / NAME, "bench", "judge")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
