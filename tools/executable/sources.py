"""Collects the sources that go with a program: `python -m tools.executable.sources PROGRAM.tar.xz FOLDER`.

The version of PyAV stands in the program's SOURCES.md. PyAV names the build of FFmpeg that its wheels carry, and the
recipe of that build names every source with its SHA-256, x264 and x265 among them. All of it, recipes too, and the game
itself go into one archive.
"""

import hashlib
import json
import re
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tools.executable.terms import SOURCES_ARCHIVE

HOME = Path(__file__).parents[2]
PYAV = "https://github.com/PyAV-Org/PyAV/archive/refs/tags/v{}.tar.gz"
RECIPE = "https://github.com/PyAV-Org/pyav-ffmpeg/archive/refs/tags/{}.tar.gz"
BUILD = re.compile(r"pyav-ffmpeg/releases/download/([^/]+)/")
SOURCE = re.compile(r'source_url="(https://[^"]+)",(?:\s*source_filename="[^"]+",)?\s*sha256="([0-9a-f]{64})"')
TIMEOUT_S = 120
OF_THE_GAME = ("dancegame", "packaging", "tools", "scripts", "build.spec", "start.py", "pyproject.toml", "LICENSE")
Fetch = Callable[[str], bytes]


def collect(program: Path, folder: Path, *, fetch: Fetch) -> Path:
    """Write the archive of a program's sources and return where. Raises ValueError for what does not fit together."""
    version = _version_of_pyav(program)
    sources = {f"PyAV-{version}.tar.gz": fetch(PYAV.format(version))}
    build = _build_of_ffmpeg(sources[f"PyAV-{version}.tar.gz"])
    sources[f"pyav-ffmpeg-{build}.tar.gz"] = fetch(RECIPE.format(build))
    recipe = _text_in(sources[f"pyav-ffmpeg-{build}.tar.gz"], re.compile(r"/scripts/pkg\.py$"))
    for url, sha256 in _checked_recipe(recipe):
        # Many are called v1.0.tar.gz.
        sources[url.partition("://")[2].replace("/", "_")] = _checked(fetch(url), url, sha256)
    archive = folder / SOURCES_ARCHIVE
    with tempfile.TemporaryDirectory() as place, tarfile.open(archive, "w:gz") as file:
        for name, content in sources.items():
            path = Path(place) / name
            path.write_bytes(content)
            file.add(path, f"sources/{name}")
        for name in OF_THE_GAME:
            file.add(HOME / name, f"dancegame/{name}", filter=_without_caches)
    return archive


def _version_of_pyav(program: Path) -> str:
    with tarfile.open(program) as file:
        name = next(name for name in file.getnames() if name.endswith("/SOURCES.md"))
        told = file.extractfile(name)
        text = told.read().decode() if told else ""
    found = re.search(r"^\| av \| ([^ ]+) \|", text, re.MULTILINE)
    if found is None:
        raise ValueError(f"{program} does not say which PyAV is in it")
    return found[1]


def _build_of_ffmpeg(pyav: bytes) -> str:
    """Return the tag of the newest build that a version of PyAV names."""
    text = _text_in(pyav, re.compile(r"/scripts/ffmpeg-[0-9.]+\.json$"))
    found = BUILD.search(json.loads(text)["url"])
    if found is None:
        raise ValueError("this PyAV does not say which build of FFmpeg it carries")
    return found[1]


def _checked_recipe(recipe: str) -> list[tuple[str, str]]:
    """Return address and SHA-256 of every source; those for whose sake all this is must be among them."""
    found = SOURCE.findall(recipe)
    missing = [name for name in ("ffmpeg-", "/x264-", "/x265_") if not any(name in url for url, _ in found)]
    if missing or len(found) != recipe.count("source_url=") or not found:
        raise ValueError(f"the recipe of FFmpeg cannot be read: {missing or 'not every source has an address'}")
    return found


def _text_in(archive: bytes, name: re.Pattern[str]) -> str:
    """Return the last file of an archive with such a name, in the order of numbers."""
    with tempfile.TemporaryFile() as file:
        file.write(archive)
        file.seek(0)
        with tarfile.open(fileobj=file) as opened:
            names = sorted((one for one in opened.getnames() if name.search(one)), key=_numbers)
            told = opened.extractfile(names[-1]) if names else None
            if told is None:
                raise ValueError(f"there is no {name.pattern} in the archive")
            return told.read().decode()


def _numbers(name: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", name.rsplit("/", 1)[1])]


def _checked(content: bytes, url: str, sha256: str) -> bytes:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"{url} is another file than the recipe names")
    return content


def _without_caches(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if "__pycache__" in entry.name else entry


def _download(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=TIMEOUT_S) as answer:
        content: bytes = answer.read()
        return content


if __name__ == "__main__":
    print(collect(Path(sys.argv[1]), Path(sys.argv[2]), fetch=_download))
