"""Starts dancegame: installs it once into `.venv` beside this file, then hands it all words.

`python3 start.py [words]` plays; `python3 start.py test [words for pytest]` runs the whole check;
`python3 start.py build` makes a program for people without Python.
Every Python from 3.6 on can read this file, so that one too old for the game can say so.
"""

import ctypes
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import deque
from pathlib import Path

HOME = Path(__file__).resolve().parent
THIS_PYTHON = "{}.{}".format(*sys.version_info)
PYTHONS = ("3.13", "3.12", "3.11", "3.14")  # the supported ones, in the order to look for them
VENV, BUILD_VENV = ".venv", ".venv-build"  # what is given out is built with what it needs and nothing else
PROBE_TIMEOUT_S = 30
VENV_TIMEOUT_S = 300
TAIL_LINES, LINE_LENGTH = 12, 160
LARGE_MB = 5.0

# What the wheels of OpenCV and MediaPipe load and do not bring on Linux: library -> its package per installer.
LIBRARIES = {
    "libGL.so.1": {"apt": "libgl1", "dnf": "libglvnd-glx", "pacman": "libglvnd"},
    "libEGL.so.1": {"apt": "libegl1", "dnf": "libglvnd-egl", "pacman": "libglvnd"},
    "libGLESv2.so.2": {"apt": "libgles2", "dnf": "libglvnd-gles", "pacman": "libglvnd"},
    "libglib-2.0.so.0": {"apt": "libglib2.0-0", "dnf": "glib2", "pacman": "glib2"},
}
HEADER_IS_THERE = "import sysconfig; print(open(sysconfig.get_path('include') + '/Python.h').name)"
INSTALLERS = {"apt": "sudo apt install", "dnf": "sudo dnf install", "pacman": "sudo pacman -S"}

PIP_DOWNLOAD = re.compile(r"(?:Downloading|Using cached) (?:\S*/)?([^\s/-]+)-\S+\.(?:whl|tar\.gz) \((\S+) (kB|MB|GB)\)")


class StartError(Exception):
    """Why the game cannot start, and the remedy."""


def main(words: "list[str]") -> int:
    """Install what is missing, then become the program or its check. Returns an exit code."""
    is_test, is_build = words[:1] == ["test"], words[:1] == ["build"]
    try:
        extras = {"test"} if is_test else {"build"} if is_build else set()
        python = prepare(extras, folder=BUILD_VENV if is_build else VENV)
    except StartError as error:
        say(f"dancegame: {error}")
        return 1
    except KeyboardInterrupt:
        say("\ndancegame: stopped. The next start installs what is missing.")
        return 130
    if is_test:
        return hand_over([str(python), str(HOME / "scripts" / "check"), *words[1:]])
    if is_build:
        return hand_over([str(python), str(HOME / "scripts" / "build"), *words[1:]])
    # -P: a file in the folder one happens to be in is never taken for a module of the game.
    return hand_over([str(python), "-P", "-m", "dancegame", *words])


def prepare(extras: "set[str]", *, home: Path = HOME, version: str = THIS_PYTHON, folder: str = VENV) -> Path:
    """Return the Python of a `.venv` that holds the game and these extras, installing them if need be.

    version: of the Python that runs this. folder: the name of the `.venv`. Raises StartError.
    """
    venv = home / folder
    made = read_stamp(venv)
    extras = extras.union(made.get("extras", ()))
    if version not in PYTHONS and made:
        version = made["version"]
    if made != make_stamp(home, version=version, extras=extras):
        python, version = find_python(version)
        wanted = make_stamp(home, version=version, extras=extras)
        check_system(python, version=version, is_build="build" in extras)
        install(python, venv=venv, home=home, wanted=wanted, is_new=not is_same_venv(made, wanted))
    return python_of(venv)


# The stamp says what `.venv` was made from. It is there only while everything is installed.


def make_stamp(home: Path, *, version: str, extras: "set[str]") -> "dict[str, object]":
    """Return all that an installation depends on."""
    project = hashlib.sha256((home / "pyproject.toml").read_bytes()).hexdigest()
    return {"folder": str(home), "version": version, "project": project, "extras": sorted(extras)}


def read_stamp(venv: Path) -> "dict[str, object]":
    """Return the stamp of a finished `.venv`; {} where there is none, or where its Python has gone."""
    try:
        settings = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
        base = re.search(r"^executable = (.+)$", settings, re.MULTILINE).group(1)
        is_alive = python_of(venv).exists() and Path(base).exists()
        return json.loads(stamp_path(venv).read_text(encoding="utf-8")) if is_alive else {}
    except (OSError, ValueError, AttributeError):
        return {}


def is_same_venv(made: "dict[str, object]", wanted: "dict[str, object]") -> bool:
    """Whether `.venv` can be kept and only its packages need a look."""
    return all(made.get(key) == wanted[key] for key in ("folder", "version"))


def stamp_path(venv: Path) -> Path:
    return venv / "dancegame.json"


def python_of(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


# What must be there before anything can be installed.


def find_python(version: str) -> "tuple[str, str]":
    """Return a supported Python and its version: the one that runs this, or another one. Raises StartError."""
    if version in PYTHONS:
        return sys.executable, version
    for other in PYTHONS:
        for command in (["py", f"-{other}"], [f"python{other}"]):
            answer = probe(command, "import sys; print(sys.executable)")
            if answer:
                say(f"dancegame: this is Python {version}; going on with {answer}.")
                return answer, other
    raise StartError(
        f"needs Python 3.11 to 3.14, and this is Python {version}. "
        "Install one of those (https://www.python.org/downloads) and start with it, for example: python3.12 start.py"
    )


def check_system(python: str, *, version: str, is_build: bool = False) -> None:
    """Raise StartError, naming the packages, where the system lacks something that pip cannot install."""
    missing = []
    if sys.platform.startswith("linux"):
        missing = [packages for library, packages in LIBRARIES.items() if not is_loadable(library)]
    if probe([python], "import ensurepip, venv; print('ok')") is None:
        missing.append({"apt": f"python{version}-venv", "dnf": "python3", "pacman": "python"})
    if is_build and sys.platform.startswith("linux"):
        # The kernels are compiled ahead, and into a library that Python can load.
        if probe([python], HEADER_IS_THERE) is None:
            missing.append({"apt": f"python{version}-dev", "dnf": "python3-devel", "pacman": "python"})
        if not (shutil.which("cc") or shutil.which("gcc")):
            missing.append({"apt": "gcc", "dnf": "gcc", "pacman": "gcc"})
    if missing:
        raise StartError(f"needs some packages of the system first. Please run: {install_command(missing)}")


def install_command(packages: "list[dict[str, str]]") -> str:
    """Return the command of this system's installer, or of all that are known where none of them is here."""
    here = [name for name in INSTALLERS if shutil.which(name)] or list(INSTALLERS)
    lines = [f"{INSTALLERS[name]} {' '.join(sorted({package[name] for package in packages}))}" for name in here]
    return "  (or)  ".join(lines)


def is_loadable(library: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def probe(command: "list[str]", code: str) -> "str | None":
    """Return what a Python prints for a line of code, or None where it does not run or fails."""
    try:
        answer = subprocess.run(
            [*command, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PROBE_TIMEOUT_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.decode(errors="replace").strip() if answer.returncode == 0 else None


# The installation.


def install(python: str, *, venv: Path, home: Path, wanted: "dict[str, object]", is_new: bool) -> None:
    """Make a `.venv` (anew if is_new), install the game into it and leave the stamp. Raises StartError."""
    say("dancegame: first start, or something has changed. This takes one to three minutes, once.")
    if is_new:
        say(f"  [1/2] making {venv} with Python {wanted['version']}")
        run_step([python, "-m", "venv", "--clear", str(venv)], home=home)
    elif stamp_path(venv).exists():
        stamp_path(venv).unlink()
    say("  [2/2] installing the game and what it needs (about 350 MB to download)")
    names = f"[{','.join(wanted['extras'])}]" if wanted["extras"] else ""
    pip = [str(python_of(venv)), "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
    run_step([*pip, "--disable-pip-version-check", "--editable", f".{names}"], home=home)
    stamp_path(venv).write_text(json.dumps(wanted), encoding="utf-8")
    say("dancegame: ready.")


def run_step(command: "list[str]", *, home: Path) -> None:
    """Run a command, showing its progress in short. Raises StartError with its last lines where it fails."""
    tail = deque(maxlen=TAIL_LINES)  # type: deque[str]
    environment = {**os.environ, "PIP_USER": "0", "PYTHONUNBUFFERED": "1"}
    try:
        process = subprocess.Popen(
            command, cwd=str(home), env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError as error:
        raise StartError(failure_sentence(str(error), home=home)) from error
    with process:
        try:
            for line in filter(str.strip, process.stdout):
                tail.append(line.rstrip())
                show_progress(line)
        except BaseException:
            process.kill()
            raise
    if process.returncode != 0:
        say("\n".join(f"    | {line[:LINE_LENGTH]}" for line in tail))
        raise StartError(failure_sentence("\n".join(tail), home=home))


def show_progress(line: str) -> None:
    """Say what matters of a line that pip prints."""
    download = PIP_DOWNLOAD.search(line)
    if download and download.group(3) != "kB" and float(download.group(2)) >= LARGE_MB:
        say("        {} ({} {})".format(*download.groups()))
    elif line.startswith("Installing collected packages:"):
        say(f"        unpacking {line.count(',') + 1} packages (up to a minute)")
    elif "Retrying (" in line:
        say("        no answer from the network, trying again")


def failure_sentence(tail: str, *, home: Path) -> str:
    """Return what went wrong and the remedy, judging by the last lines of a failed step."""
    if "No space left" in tail:
        return f"could not be installed: the disk is full. Free 3 GB for {home / '.venv'} and start again."
    if "Permission denied" in tail or "Read-only file system" in tail:
        return f"could not be installed: {home} cannot be written to. Move it, or change its rights, and start again."
    if "connection" in tail.lower() or "(from versions: none)" in tail:
        return "could not be installed: the network does not answer. Connect to the internet and start again."
    return "could not be installed: the lines above say why. Start again once that is mended."


# The end: the program takes over.


def hand_over(command: "list[str]") -> int:
    """Become the command, where the system can; otherwise run it and return its exit code."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # Ctrl-C reached the program too, which ends by itself.
                continue


def say(text: str) -> None:
    """Tell the player; on stderr, because stdout belongs to the program."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
