"""scripts/build: what it makes light, tries and packs; PyInstaller itself takes minutes and is not run here."""

import importlib.machinery
import importlib.util
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "build"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what it packs on others is theirs")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module that writes into a folder of the test."""
    loader = importlib.machinery.SourceFileLoader("build_script", str(SCRIPT))
    spec = importlib.util.spec_from_loader("build_script", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(module)
    monkeypatch.setattr(module, "DIST", tmp_path)
    return module


@pytest.fixture
def asked(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the script runs of Python's modules; none is run."""
    words: list[tuple[str, ...]] = []
    monkeypatch.setattr(script, "run", lambda *what, timeout_s: words.append(what))
    return words


def make_program(folder: Path, *, code: int, says: str) -> Path:
    """Make a folder whose program runs a command of the shell as its self-test, with a link and a file in it."""
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "libreal.so").write_bytes(b"real")
    (folder / "_internal" / "liblink.so").symlink_to("libreal.so")
    for name in ("LICENSE", "NOTICES.md", "GPL-3.txt", "SOURCES.md"):
        (folder / "_internal" / name).touch()
    program = folder / "dancegame"
    program.write_text(f"#!/bin/sh\n{says}\nexit {code}\n")
    program.chmod(0o700)
    return program


STEP = "echo 'ok    1.00 s  Window: fine'"


def test_the_smaller_opencv_takes_the_place_of_the_other(
    script: ModuleType, asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "distributions", lambda: [SimpleNamespace(name="numpy")])
    script.lighten()
    assert asked == []
    monkeypatch.setattr(script, "distributions", lambda: [SimpleNamespace(name="opencv-contrib-python")])
    script.lighten()
    (_, first, *gone), (_, second, *come) = asked
    assert (first, second) == ("uninstall", "install")
    assert {"opencv-contrib-python", "opencv-python-headless"} <= set(gone)
    assert come[-1].startswith("opencv-python-headless>=")


def test_it_builds_tries_and_packs(
    script: ModuleType, asked: list[tuple[str, ...]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_program(tmp_path / "dancegame", code=0, says=STEP)
    assert script.main([]) == 0
    assert asked[-1][-1] == "build.spec"
    (archive,) = tmp_path.glob("dancegame-*-linux-*.tar.xz")
    assert str(archive) in capsys.readouterr().out
    with tarfile.open(archive) as file:
        entries = {entry.name: entry for entry in file}
    assert entries["dancegame/_internal/liblink.so"].issym()
    assert "dancegame/GPL-3.txt" in entries
    assert entries["dancegame/dancegame"].mode & 0o777 == 0o755
    assert {(entry.uid, entry.uname) for entry in entries.values()} == {(0, "")}


def test_one_file_is_asked_for_and_not_packed(script: ModuleType, asked: list[tuple[str, ...]], tmp_path: Path) -> None:
    make_program(tmp_path / "elsewhere", code=0, says=STEP).rename(tmp_path / "dancegame")
    assert script.main(["--one-file"]) == 0
    assert asked[-1][-2:] == ("--", "--one-file")
    assert not list(tmp_path.glob("*.tar.xz"))


@pytest.mark.parametrize(("code", "says"), [(1, STEP), (0, "")])
def test_a_program_that_fails_its_own_test_is_not_packed(
    script: ModuleType, asked: list[tuple[str, ...]], tmp_path: Path, code: int, says: str
) -> None:
    make_program(tmp_path / "dancegame", code=code, says=says)
    assert script.main([]) == 1
    assert not list(tmp_path.glob("*.tar.xz"))


def test_a_program_is_heard_while_it_tries_itself_and_not_waited_for_once_it_is_silent(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script, "SILENCE_TIMEOUT_S", 0.5)
    slow = "; sleep 0.2; ".join(["echo '...  Learning to see dancers' >&2"] * 4)
    assert script.passes(make_program(tmp_path / "slow", code=0, says=f"{slow}; {STEP}"))
    assert capsys.readouterr().out.count("build: ...  Learning to see dancers") == 4
    assert not script.passes(make_program(tmp_path / "hung", code=0, says=f"{STEP}; exec sleep 60"))
    assert "said nothing" in capsys.readouterr().out


def test_it_says_what_failed(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(module: str, *_words: str, timeout_s: int) -> None:
        raise subprocess.CalledProcessError(1, [sys.executable, "-m", module])

    monkeypatch.setattr(script, "lighten", lambda: None)
    monkeypatch.setattr(script, "run", fail)
    assert script.main([]) == 1
    assert "PyInstaller failed" in capsys.readouterr().out
    assert script.main(["--nonsense"]) == 2


def test_it_is_executable() -> None:
    assert os.access(SCRIPT, os.X_OK)
