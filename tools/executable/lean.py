"""Takes out of libraries what only debuggers read."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

# A file inside the program, its source on this computer, its kind: PyInstaller's words.
Entry = tuple[str, str, str]
# Of Linux: libraries with names for debuggers in them that survive without. Others were changed after they had been
# linked, as wheels are, and cannot be loaded once `strip` has moved their parts.
FAT = ("av/", "mediapipe/", "python3.", "libpython3")
STRIP_TIMEOUT_S = 120


def lean(binaries: Iterable[Entry], folder: Path) -> Iterator[Entry]:
    """Yield the binaries of a program, the fat ones as lean copies in a folder; all as they are without `strip`."""
    strip = shutil.which("strip")
    for name, source, kind in binaries:
        is_fat = ".so" in name and name.startswith(FAT) and kind != "SYMLINK"
        if strip and is_fat:
            yield name, str(_stripped(strip, Path(source), folder / name)), kind
        else:
            yield name, source, kind


def _stripped(strip: str, source: Path, copy: Path) -> Path:
    copy.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([strip, "--strip-unneeded", "-o", str(copy), str(source)], check=True, timeout=STRIP_TIMEOUT_S)
    return copy
