"""Gives a reader one input, and says what is wrong with what comes of it: nothing, where it is refused in words."""

import gc
import os
import resource
import shutil
import signal
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from dancegame.core.errors import DanceGameError
from tools.fuzz.reader import Reader, is_harmless
from tools.fuzz.watch import ForbiddenError, watched

# What the whole process may take, so that no input takes the computer with it.
MOST_PROCESS_BYTES = 6_000_000_000
KB_PER_MB = 1024
# The last lines of a traceback that tell one fault from another.
TOLD_LINES = 3


@dataclass(frozen=True)
class Fault:
    """kind: tells one from another. told: for whoever mends it."""

    kind: str
    told: str


class OverdueError(BaseException):
    """A reader takes too long; no reader may catch it."""


class Judge:
    """Gives inputs to one reader, each in a folder of its own. A context manager; home: the player's, never touched."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __enter__(self) -> "Judge":
        self._place = Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
        self.home = self._place / "home"
        self.home.mkdir()
        (self.home / "kept").write_text("as it was")
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(self.home)
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_PROCESS_BYTES, resource.getrlimit(resource.RLIMIT_DATA)[1]))
        signal.signal(signal.SIGPROF, _overdue)
        # What is loaded, compiled and cached at the first time is no work of any input.
        for seed in self._reader.seeds():
            self._within(seed)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._place, ignore_errors=True)

    def fault_of(self, content: bytes) -> Fault | None:
        """Return what is wrong with what the reader makes of an input."""
        before_kb = _most_kb()
        folder = self.folder()
        with watched(folder) as done:
            fault = self._in_time(content, folder)
        if done:
            return Fault(f"does {done[0].split()[0]}", "\n".join(done))
        grown_mb = (_most_kb() - before_kb) // KB_PER_MB
        if fault is None and grown_mb > self._reader.most_mb:
            return Fault("takes memory", f"{grown_mb} MB for {len(content):,} bytes")
        return fault or self._elsewhere()

    def _within(self, content: bytes) -> None:
        with suppress(DanceGameError):
            self._reader.read(content, self.folder())
        gc.collect()

    def folder(self) -> Path:
        """Return an empty folder, the only place where the reader may write; what was in it is gone."""
        folder = self._place / "folder"
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir()
        return folder

    def _in_time(self, content: bytes, folder: Path) -> Fault | None:
        # Around the limit, since time can be up in the moment in which the reader is done.
        try:
            with _limited(self._reader.most_s):
                return self._read(content, folder)
        except OverdueError:
            return Fault("takes long", f"more than {self._reader.most_s} s of the processor for {len(content):,} bytes")

    def _read(self, content: bytes, folder: Path) -> Fault | None:
        try:
            self._reader.read(content, folder)
        except DanceGameError as error:
            said = str(error)
            return None if is_harmless(said) else Fault("says what cannot be printed", repr(said))
        except ForbiddenError:
            return None  # told by whoever watched
        except (Exception, SystemExit) as error:  # noqa: BLE001 (what comes here is what is looked for)
            frames = traceback.extract_tb(error.__traceback__)[-TOLD_LINES:]
            places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
            return Fault(f"{type(error).__name__} at {places[-1]}", traceback.format_exc())
        return None

    def _elsewhere(self) -> Fault | None:
        """Return a fault where anything stands beside the reader's own folder that was not there."""
        found = sorted(str(path.relative_to(self._place)) for path in (*self._place.iterdir(), *self.home.iterdir()))
        if found == ["folder", "home", "home/kept"]:
            return None
        return Fault("writes elsewhere", "\n".join(found))


def _most_kb() -> int:
    """Return the most memory that this program has taken; of what started it `getrusage` would count the most, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))


@contextmanager
def _limited(most_s: float) -> Iterator[None]:
    """Raise OverdueError inside once it takes longer than that, by the clock of the processor."""
    signal.setitimer(signal.ITIMER_PROF, most_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _overdue(_signal: int, _frame: FrameType | None) -> None:
    raise OverdueError
