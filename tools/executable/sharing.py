"""Lets OpenCV use libraries that the program carries anyway, instead of copies of its own; on Linux.

Its wheel brings FFmpeg and OpenBLAS, and so do those of PyAV and NumPy. FFmpeg's versions with the same first number
fit each other. NumPy's OpenBLAS has other names for its functions and takes longer whole numbers: a small library
of ours stands between. Where something does not fit, or no C compiler is there, everything stays as it comes.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from tools.executable.elf import missing_in, needed_by, offered_by

# A file inside the program, its source on this computer (or where a link leads), its kind: PyInstaller's words.
Entry = tuple[str, str, str]
OPENCV, PYAV, NUMPY = "opencv_python_headless.libs", "av.libs", "numpy.libs"
FFMPEG = re.compile(r"lib(?:av|sw)[a-z]+(?=-)|(?<=\.so\.)\d+")
BLAS_SOURCE = Path(__file__).parents[2] / "packaging" / "linux" / "blas_for_opencv.c"
COMPILE_TIMEOUT_S = 120


def shared(binaries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return the binaries of a program with what OpenCV can share shared; folder: for what is made for it."""
    entries = list(binaries)
    module = next((Path(source) for name, source, _ in entries if name.startswith("cv2/cv2.")), None)
    if module is None or shutil.which("readelf") is None:
        return entries
    instead = {**_ffmpeg(entries, module), **_openblas(entries, module, folder)}
    entries = [instead.get(entry[0], entry) for entry in entries]
    return _without_unneeded(entries, module)


def _ffmpeg(entries: Sequence[Entry], module: Path) -> dict[str, Entry]:
    """Return links to PyAV's libraries instead of OpenCV's: of all, or of none where one does not fit."""
    theirs = {_kind(name): (name, Path(source)) for name, source, _ in _in_folder(entries, PYAV)}
    ours = [name for name, _, _ in _in_folder(entries, OPENCV) if _kind(name)[0].startswith(("libav", "libsw"))]
    ours = [name for name in ours if not PurePosixPath(name).name.startswith("libavif")]
    if not all(_kind(name) in theirs for name in ours):
        return {}
    expected = {symbol for symbol in missing_in(module) if re.search(r"@LIB(AV|SW)", symbol)}
    offered = {symbol for name in ours for symbol in offered_by(theirs[_kind(name)][1])}
    if not expected <= offered:
        return {}
    return {name: (name, f"../{theirs[_kind(name)][0]}", "SYMLINK") for name in ours}


def _kind(name: str) -> tuple[str, ...]:
    """Return the name of a library of FFmpeg without its hash, and its first number: those two must agree."""
    return tuple(FFMPEG.findall(PurePosixPath(name).name)) or ("",)


def _openblas(entries: Sequence[Entry], module: Path, folder: Path) -> dict[str, Entry]:
    """Return the library between OpenCV and NumPy's OpenBLAS instead of its own; nothing where it cannot be made."""
    own = [(name, Path(source)) for name, source, _ in _in_folder(entries, OPENCV) if "openblas" in name]
    numpy = [Path(source) for name, source, _ in _in_folder(entries, NUMPY) if "openblas64" in name]
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or len(own) != 1 or len(numpy) != 1:
        return {}
    (name, copy), made = own[0], folder / PurePosixPath(own[0][0]).name
    folder.mkdir(parents=True, exist_ok=True)
    links = ["-Wl,--no-undefined", f"-Wl,-rpath-link,{numpy[0].parent}", f"-Wl,-rpath,$ORIGIN/../{NUMPY}"]
    command = [compiler, "-O2", "-shared", "-fPIC", "-s", *links, f"-Wl,-soname,{made.name}"]
    done = subprocess.run(
        [*command, "-o", str(made), str(BLAS_SOURCE), str(numpy[0])],
        timeout=COMPILE_TIMEOUT_S, check=False,
    )  # fmt: skip
    is_whole = done.returncode == 0 and missing_in(module) & offered_by(copy) <= offered_by(made)
    return {name: (name, str(made), "BINARY")} if is_whole else {}


def _without_unneeded(entries: Sequence[Entry], module: Path) -> list[Entry]:
    """Leave out the libraries in OpenCV's folder that nothing asks for any more."""
    sources = {PurePosixPath(name).name: (source, kind) for name, source, kind in _in_folder(entries, OPENCV)}
    kept: set[str] = set()
    asked = [*needed_by(module)]
    while asked:
        name = asked.pop()
        if name in sources and name not in kept:
            kept.add(name)
            source, kind = sources[name]
            asked += needed_by(Path(source)) if kind != "SYMLINK" else []
    gone = {f"{OPENCV}/{name}" for name in sources if name not in kept}
    return [entry for entry in entries if entry[0] not in gone]


def unbroken(entries: Iterable[Entry], binaries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield entries, links to what has been left out only where another library of the same name is there."""
    there = {name for name, _, _ in binaries}
    others = {PurePosixPath(name).name: name for name, _, kind in binaries if kind != "SYMLINK"}
    for name, source, kind in entries:
        if kind != "SYMLINK" or not source.startswith(f"{OPENCV}/") or source in there:
            yield name, source, kind
        elif name in others:
            yield name, others[name], kind


def _in_folder(entries: Iterable[Entry], folder: str) -> list[Entry]:
    return [entry for entry in entries if entry[0].startswith(f"{folder}/")]
