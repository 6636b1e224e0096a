"""The file in which mistakes of the program are written down: on this computer alone, and never large."""

import platform
import sys
import threading
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from types import TracebackType

import platformdirs

from dancegame import __version__

MOST_BYTES, MOST_REPORT_LETTERS = 200_000, 20_000
# What each report begins with.
HEAD = "=== "


def crashes_path() -> Path:
    """Return where it is: `crashes.txt` in the folder for logs of the player's."""
    return Path(platformdirs.user_log_dir("dancegame", appauthor=False)) / "crashes.txt"


class CrashFile:
    """Implements core.ports.CrashLog; the oldest reports make room for the newest."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or crashes_path()

    def keep(self, report: str) -> str | None:
        """Write a report behind those of before; return the file, None where it cannot be written."""
        # Where a program went wrong stands at the end of what it says.
        told = report[-MOST_REPORT_LETTERS:].encode("utf-8", "replace").strip() + b"\n"
        head = f"{HEAD}{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, {_program()}\n".encode()
        with suppress(OSError):
            before = self._before()
            if not (before and before[-1].endswith(b"\n" + told)):  # what is tried again and again is written once
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.write_bytes(b"".join(_newest([*before, head + told])))
            return str(self._path)
        return None

    def _before(self) -> list[bytes]:
        """The reports that are there; one that was begun before what is read is left out."""
        if not self._path.is_file():
            return []
        with self._path.open("rb") as file:
            file.seek(max(0, self._path.stat().st_size - MOST_BYTES))
            _cut, *reports = (b"\n" + file.read(MOST_BYTES)).split(b"\n" + HEAD.encode())
        return [HEAD.encode() + report.rstrip() + b"\n" for report in reports]


def _program() -> str:
    return f"dancegame {__version__}, Python {platform.python_version()}, {platform.platform()}"


def _newest(reports: list[bytes]) -> list[bytes]:
    """Return as many of the last reports as there is room for."""
    sizes = accumulate(len(report) for report in reversed(reports))
    return reports[len(reports) - sum(size <= MOST_BYTES for size in sizes) :]


def watch_for_crashes() -> None:
    """Write down whatever ends the program, or one of its threads, by mistake, and say where."""
    sys.excepthook = _tell
    threading.excepthook = lambda args: _tell(args.exc_type, args.exc_value, args.exc_traceback)


def _tell(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error or kind(), trace)
        return
    report = "".join(traceback.format_exception(kind, error, trace))
    place = CrashFile().keep(report)
    if sys.stderr is None:  # a program without a console
        return
    sys.stderr.write(report)
    if place is not None:
        from dancegame.texts.words import report_words

        sys.stderr.write(report_words(place) + "\n")
