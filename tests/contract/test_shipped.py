"""What the executable is made of: the game without its measurements."""

import plistlib
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from unittest.mock import MagicMock

import pytest
from typer.testing import CliRunner

import dancegame
from dancegame.cli import app
from dancegame.cli import bench as bench  # registers the command
from dancegame.core.kernels import READY_MADE
from tools.executable import kernels, terms

HOME = Path(__file__).parents[2]


def test_bench_without_its_parts_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dancegame.bench", None)
    # A second command beside it, or typer would take the name for an argument.
    from dancegame.cli import songs as songs

    result = CliRunner().invoke(app, ["bench", "judge"])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert len(result.stderr.splitlines()) == 1
    assert "dancegame bench" in result.stderr


@pytest.fixture
def spec(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., dict[str, MagicMock]]:
    """Runs build.spec on a system, without PyInstaller; what it asks for can be seen in its makers."""
    hooks = ModuleType("PyInstaller.utils.hooks")
    hooks.collect_dynamic_libs = lambda _name: []  # type: ignore[attr-defined]
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
    monkeypatch.setattr(terms, "distributions", lambda: ())
    monkeypatch.setattr(kernels, "make_kernels", lambda folder: folder / "made")  # takes a compiler, and its time
    written = Path.write_text
    monkeypatch.setattr(Path, "write_text", lambda path, text, **how: written(tmp_path / path.name, text, **how))

    def run(platform: str = "linux", *words: str) -> dict[str, MagicMock]:
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(sys, "argv", ["build.spec", *words])
        makers = {name: MagicMock() for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
        makers["Analysis"].return_value.binaries = []
        runpy.run_path(str(HOME / "build.spec"), {"SPECPATH": str(HOME), **makers})
        return makers

    return run


Spec = Callable[..., dict[str, MagicMock]]


def test_the_executable_leaves_the_measurements_out(spec: Spec) -> None:
    asked = spec()["Analysis"].call_args.kwargs
    assert {"dancegame.bench", "scipy", "matplotlib"} <= set(asked["excludes"])
    folders = {Path(folder) for _file, folder in asked["datas"]}
    assert Path("dancegame/texts") in {parent for folder in folders for parent in (folder, *folder.parents)}
    assert not [folder for folder in folders if Path("dancegame/bench") in (folder, *folder.parents)]


def test_the_executable_brings_its_kernels_and_no_compiler(spec: Spec) -> None:
    (_scripts,), asked = spec()["Analysis"].call_args
    assert READY_MADE in asked["hiddenimports"]
    assert Path(asked["pathex"][0]) == HOME / "build" / "made"
    assert {"numba", "llvmlite"} <= set(asked["excludes"])


def test_the_executable_brings_its_licences(spec: Spec) -> None:
    names = {Path(file).name for file, _folder in spec()["Analysis"].call_args.kwargs["datas"]}
    assert {"LICENSE", "NOTICES.md", "GPL-3.txt", "SOURCES.md"} <= names


def test_one_file_is_no_folder(spec: Spec) -> None:
    folder, file = spec(), spec("linux", "--one-file")
    assert folder["COLLECT"].called
    assert folder["EXE"].call_args.kwargs["exclude_binaries"]
    assert not file["COLLECT"].called
    assert not file["EXE"].call_args.kwargs["exclude_binaries"]
    assert len(file["EXE"].call_args.args) == len(folder["EXE"].call_args.args) + 2


def test_windows_gets_an_icon_a_version_and_no_console(spec: Spec, tmp_path: Path) -> None:
    asked = spec("win32")["EXE"].call_args.kwargs
    assert asked["icon"].endswith("icon.ico")
    assert asked["hide_console"] == "hide-early"
    assert Path(asked["version"]).name == "version.txt"
    version = (tmp_path / "version.txt").read_text()
    assert f"StringStruct('ProductVersion', '{dancegame.__version__}')" in version
    compile(version, "version.txt", "eval")


def test_macos_gets_a_bundle_that_says_why_it_wants_the_camera(spec: Spec, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANCEGAME_SIGN_IDENTITY", "Developer ID Application: Somebody")
    makers = spec("darwin")
    asked, start = makers["BUNDLE"].call_args.kwargs, makers["EXE"].call_args.kwargs
    assert "dance" in asked["info_plist"]["NSCameraUsageDescription"]
    assert Path(asked["icon"]).exists()
    assert start["codesign_identity"] == "Developer ID Application: Somebody"
    rights = plistlib.loads(Path(start["entitlements_file"]).read_bytes())
    assert rights["com.apple.security.device.camera"]
    assert not spec("linux")["BUNDLE"].called
