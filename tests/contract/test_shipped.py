"""What the executable is made of: the game without its measurements."""

import runpy
import sys
from pathlib import Path
from types import ModuleType
from unittest.mock import MagicMock

import pytest
from typer.testing import CliRunner

from dancegame.cli import app
from dancegame.cli import bench as bench  # registers the command

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


def test_the_executable_leaves_the_measurements_out(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = ModuleType("PyInstaller.utils.hooks")
    hooks.collect_dynamic_libs = lambda _name: []  # type: ignore[attr-defined]
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
    analysis = MagicMock()
    makers = {name: MagicMock() for name in ("PYZ", "EXE", "COLLECT")}
    runpy.run_path(str(HOME / "build.spec"), {"SPECPATH": str(HOME), "Analysis": analysis, **makers})
    asked = analysis.call_args.kwargs
    assert "dancegame.bench" in asked["excludes"]
    folders = {Path(folder) for _file, folder in asked["datas"]}
    assert Path("dancegame/texts") in {parent for folder in folders for parent in (folder, *folder.parents)}
    assert not [folder for folder in folders if Path("dancegame/bench") in (folder, *folder.parents)]
