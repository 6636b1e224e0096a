"""Collects the licences of all that comes in the executable, and where the sources of each part are."""

import platform
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

# In the environment that builds, not in the program.
LEFT_OUT = frozenset(
    ("altgraph", "contourpy", "cycler", "dancegame", "fonttools", "kiwisolver", "llvmlite", "matplotlib", "packaging",
     "pillow", "pip", "pyinstaller", "pyinstaller-hooks-contrib", "pyparsing", "python-dateutil", "scipy", "setuptools",
     "six", "sounddevice", "wheel")
)  # fmt: skip
WORDS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")

SOURCES_ARCHIVE = "dancegame-sources.tar.gz"
HEAD = f"""# Sources

This program as a whole is given out under the GNU General Public License, version 3 or later (GPL-3.txt), because the
library that reads and writes videos comes with x264 and x265. dancegame itself is under the MIT licence (LICENSE).
NOTICES.md says what is whose; `licences` has the texts.

Whoever gives you this program also gives you its sources: `{SOURCES_ARCHIVE}` lies where the program lies, and
holds the game, PyAV, FFmpeg, x264 and x265 as they were built. The others are here:

| part | version | licence | home |
|---|---|---|---|
"""


def write_terms(folder: Path) -> list[tuple[str, str]]:
    """Write SOURCES.md and the licences into a folder; return (file, folder inside the program) of each."""
    parts = sorted(_parts(), key=lambda part: part.name.lower())
    folder.mkdir(parents=True, exist_ok=True)
    sources = folder / "SOURCES.md"
    python = f"| Python | {platform.python_version()} | PSF-2.0 | https://www.python.org/downloads/source/ |\n"
    sources.write_text(HEAD + python + "".join(map(_line, parts)), encoding="utf-8")
    texts = [
        (str(text), f"licences/{part.name}-{part.version}/{text.parent.name if 'licenses' in text.parts else ''}")
        for part in parts
        for text in _licences(part)
    ]
    own = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    python = [(str(own), f"licences/Python-{platform.python_version()}")] if own.exists() else []
    return [(str(sources), "."), *python, *texts]


def _parts() -> Iterator[Distribution]:
    seen = set()
    for part in distributions():
        if part.name not in seen and part.name.lower() not in LEFT_OUT:
            seen.add(part.name)
            yield part


def _licences(part: Distribution) -> Iterator[Path]:
    for file in part.files or ():
        is_text = file.suffix.lower() in ("", ".txt", ".md", ".rst")
        if is_text and file.name.upper().startswith(WORDS) and (path := Path(str(file.locate()))).is_file():
            yield path


def _line(part: Distribution) -> str:
    told = part.metadata
    licence = told.get("License-Expression") or (told.get("License") or "see its text").splitlines()[0]
    homes = [url.partition(",")[2].strip() for url in told.get_all("Project-URL") or ()]
    home = next((url for url in homes if "git" in url), told.get("Home-page") or next(iter(homes), ""))
    return f"| {part.name} | {part.version} | {licence[:60]} | {home or f'https://pypi.org/project/{part.name}'} |\n"
