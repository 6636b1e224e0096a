"""start.py installs once, mends what broke, explains what it cannot do, and passes words and exit codes on."""

import ast
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

START = Path(__file__).parents[2] / "start.py"
TIMEOUT_S = 20

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake Python is a script with a first line for POSIX")

# Stands for Python, venv and pip: writes each call into calls.jsonl of the folder it is called in, prints pip.txt
# as pip would, ends with the code in pip.exit, and lasts as long as pip.wait exists.
FAKE_PYTHON = f"""#!{sys.executable} -S
import json, os, shutil, sys, time
from pathlib import Path
words = sys.argv[1:]
if words[0] == "-c":
    print(sys.argv[0])
    sys.exit()
here = Path.cwd()
with (here / "calls.jsonl").open("a") as calls:
    calls.write(json.dumps(words) + "\\n")
if words[:2] == ["-m", "venv"]:
    venv = Path(words[-1])
    shutil.rmtree(venv, ignore_errors=True)
    (venv / "bin").mkdir(parents=True)
    shutil.copy(sys.argv[0], venv / "bin" / "python")
    (venv / "pyvenv.cfg").write_text("home = /somewhere\\nexecutable = " + sys.argv[0] + "\\n")
if words[:2] == ["-m", "pip"]:
    print((here / "pip.txt").read_text() if (here / "pip.txt").exists() else "Successfully installed", flush=True)
    (here / "pip.id").write_text(str(os.getpid()))
    while (here / "pip.wait").exists():
        time.sleep(0.01)
if words[-1] == "seven" or (words[:2] == ["-m", "pip"] and (here / "pip.exit").exists()):
    sys.exit(7)
"""


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """start.py as a module, on a system that lacks nothing."""
    spec = importlib.util.spec_from_file_location("start", START)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "is_loadable", lambda library: True)
    return module


@pytest.fixture
def home(tmp_path: Path, start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder and a fake Python 3.12 to install it with."""
    folder = tmp_path / "game"
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[project]\nname = 'game'\n")
    shutil.copy(START, folder)
    python = make_executable(tmp_path / "base" / "python3.12", FAKE_PYTHON)
    monkeypatch.setattr(start, "find_python", lambda version: (str(python), "3.12"))
    return folder


def make_executable(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def calls(home: Path) -> list[str]:
    """The modules that Python was asked to run, in order."""
    log = home / "calls.jsonl"
    return [json.loads(line)[1] for line in log.read_text().splitlines()] if log.exists() else []


def prepare(start: ModuleType, home: Path, *extras: str) -> Path:
    python = start.prepare(set(extras), home=home, version="3.12")
    assert isinstance(python, Path)
    return python


def test_every_python_from_3_6_can_read_it() -> None:
    ast.parse(START.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_second_start_asks_nothing_of_pip(start: ModuleType, home: Path) -> None:
    assert prepare(start, home) == home / ".venv" / "bin" / "python"
    assert calls(home) == ["venv", "pip"]
    prepare(start, home)
    assert calls(home) == ["venv", "pip"]


def test_what_is_needed_further_is_added_and_kept(start: ModuleType, home: Path) -> None:
    prepare(start, home)
    prepare(start, home, "test")
    assert calls(home) == ["venv", "pip", "pip"]
    assert (home / "calls.jsonl").read_text().splitlines()[-1].endswith('".[test]"]')
    prepare(start, home)
    assert calls(home) == ["venv", "pip", "pip"]


def test_changed_dependencies_are_installed_into_the_same_venv(start: ModuleType, home: Path) -> None:
    prepare(start, home)
    (home / "pyproject.toml").write_text("[project]\nname = 'game'\ndependencies = ['more']\n")
    prepare(start, home)
    assert calls(home) == ["venv", "pip", "pip"]


def test_a_moved_folder_gets_a_new_venv(start: ModuleType, home: Path) -> None:
    prepare(start, home)
    moved = home.rename(home.with_name("moved"))
    prepare(start, moved)
    assert calls(moved) == ["venv", "pip", "venv", "pip"]


def test_a_python_that_has_gone_gets_a_new_venv(start: ModuleType, home: Path) -> None:
    prepare(start, home)
    settings = home / ".venv" / "pyvenv.cfg"
    settings.write_text(settings.read_text().replace("python3.12", "python3.11"))
    prepare(start, home)
    assert calls(home) == ["venv", "pip", "venv", "pip"]


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: No matching distribution found (from versions: none)", "the network does not answer"),
        ("ERROR: [Errno 13] Permission denied: 'x'", "cannot be written to"),
        ("ERROR: metadata-generation-failed", "the lines above say why"),
    ],
)
def test_a_failing_install_is_explained_and_mended_by_the_next_start(
    start: ModuleType, home: Path, capsys: pytest.CaptureFixture[str], output: str, sentence: str
) -> None:
    (home / "pip.txt").write_text(output)
    (home / "pip.exit").touch()
    with pytest.raises(start.StartError, match=sentence):
        prepare(start, home)
    assert output in capsys.readouterr().err
    (home / "pip.exit").unlink()
    prepare(start, home)
    prepare(start, home)
    assert calls(home) == ["venv", "pip", "venv", "pip"]


def test_progress_names_the_large_downloads(start: ModuleType, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "pip.txt").write_text(
        "  Downloading big_one-1.2-cp311-abi3-linux.whl (82.1 MB)\n"
        "  Using cached https://somewhere/path/other-3-py3-none-any.whl (9.0 MB)\n"
        "  Downloading small-1.0-py3-none-any.whl (4.9 MB)\n"
        "  Downloading tiny-1.0-py3-none-any.whl (99 kB)\n"
        "Installing collected packages: a, b, c\n"
    )
    prepare(start, home)
    shown = capsys.readouterr().err
    assert "big_one (82.1 MB)" in shown
    assert "other (9.0 MB)" in shown
    assert "unpacking 3 packages" in shown
    assert "small" not in shown
    assert "tiny" not in shown


def test_an_unsupported_python_says_which_ones_are(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for version in ("3.10", "3.15"):
        with pytest.raises(start.StartError, match=rf"3\.11 to 3\.14, and this is Python {version}.* Install one"):
            start.find_python(version)


def test_a_supported_python_on_the_path_is_used_instead(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_executable(tmp_path / "bin" / "python3.13", "#!/bin/sh\nexit 127\n")
    python = make_executable(tmp_path / "bin" / "python3.12", FAKE_PYTHON)
    monkeypatch.setenv("PATH", str(python.parent))
    assert start.find_python("3.10") == (str(python), "3.12")


def test_an_old_python_starts_what_another_one_installed(start: ModuleType, home: Path) -> None:
    prepare(start, home)
    assert start.prepare(set(), home=home, version="3.10") == home / ".venv" / "bin" / "python"
    assert calls(home) == ["venv", "pip"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of Linux")
def test_missing_libraries_are_named_for_the_installer_at_hand(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "is_loadable", lambda library: library == "libGL.so.1")
    monkeypatch.setattr(start, "probe", lambda command, code: None)
    make_executable(tmp_path / "bin" / "apt", "#!/bin/sh\n")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(start.StartError) as caught:
        start.check_system("python", version="3.12")
    assert str(caught.value).endswith("sudo apt install libegl1 libgles2 libglib2.0-0 python3.12-venv")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(start.StartError, match=r"apt install.*dnf install glib2 .*pacman -S glib2 "):
        start.check_system("python", version="3.12")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere compilers are found otherwise")
def test_who_builds_needs_a_compiler_and_the_headers_of_python(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "is_loadable", lambda library: True)
    monkeypatch.setattr(start, "probe", lambda command, code: None if "Python.h" in code else "ok")
    make_executable(tmp_path / "bin" / "apt", "#!/bin/sh\n")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    start.check_system("python", version="3.12")
    with pytest.raises(start.StartError, match=r"sudo apt install gcc python3\.12-dev$"):
        start.check_system("python", version="3.12", is_build=True)


def test_words_and_exit_code_pass_through(start: ModuleType, home: Path) -> None:
    start.install(
        str(home.parent / "base" / "python3.12"),
        venv=home / ".venv",
        home=home,
        wanted=start.make_stamp(home, version=start.THIS_PYTHON, extras=set()),
        is_new=True,
    )
    done = run_start(home, "score", "a song", "seven")
    assert done.wait(TIMEOUT_S) == 7
    assert json.loads((home / "calls.jsonl").read_text().splitlines()[-1]) == (
        ["-P", "-m", "dancegame", "score", "a song", "seven"]
    )


def test_what_is_given_out_is_built_by_a_python_of_its_own(start: ModuleType, home: Path) -> None:
    stamp = start.make_stamp(home, version=start.THIS_PYTHON, extras={"build"})
    start.install(
        str(home.parent / "base" / "python3.12"), venv=home / ".venv-build", home=home, wanted=stamp, is_new=True
    )
    done = run_start(home, "build", "--one-file")
    assert done.wait(TIMEOUT_S) == 0
    assert json.loads((home / "calls.jsonl").read_text().splitlines()[-1]) == (
        [str(home / "scripts" / "build"), "--one-file"]
    )
    assert not (home / ".venv").exists()


def test_ctrl_c_ends_pip_and_leaves_the_rest_to_the_next_start(start: ModuleType, home: Path) -> None:
    stamp = start.make_stamp(home, version=start.THIS_PYTHON, extras=set())
    start.install(str(home.parent / "base" / "python3.12"), venv=home / ".venv", home=home, wanted=stamp, is_new=True)
    (home / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    (home / "pip.id").unlink()
    (home / "pip.wait").touch()
    process = run_start(home, "songs")
    pip_id = int(wait_for_text(home / "pip.id"))
    process.send_signal(signal.SIGINT)
    assert process.wait(TIMEOUT_S) == 130
    with pytest.raises(ProcessLookupError):
        os.kill(pip_id, 0)
    assert start.read_stamp(home / ".venv") == {}


def run_start(home: Path, *words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, str(home / "start.py"), *words], cwd=home, stderr=subprocess.DEVNULL)


def wait_for_text(path: Path) -> str:
    for _ in range(TIMEOUT_S * 100):
        if path.exists() and path.read_text():
            return path.read_text()
        time.sleep(0.01)
    raise AssertionError(f"{path} was not written")
