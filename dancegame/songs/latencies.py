"""Remembers how far each camera and its loudspeakers lag behind a dancer."""

from pathlib import Path

import msgspec
import platformdirs

from dancegame.songs.limits import MOST_LATENCY_S
from dancegame.songs.reading import UNREADABLE, read_bytes
from dancegame.songs.transaction import replace_at_a_stroke, told_if_unwritable

MOST_FILE_BYTES = 1_000_000


def latencies_path() -> Path:
    """Return where they are: `latencies.json` in the player's data folder."""
    return Path(platformdirs.user_data_dir("dancegame", appauthor=False)) / "latencies.json"


class _Facts(msgspec.Struct):
    """The file: camera -> seconds."""

    latency_s: dict[str, float] = msgspec.field(default_factory=dict)


class LatencyFile:
    """Implements core.ports.Latencies.

    A file that is missing or damaged knows nothing: every latency can be found again by dancing.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or latencies_path()

    def latency_s(self, camera: str) -> float | None:
        """Return the seconds for a camera, None where nothing is known."""
        found = self._read().latency_s.get(camera)
        return found if found is not None and abs(found) <= MOST_LATENCY_S else None

    def keep(self, camera: str, latency_s: float) -> None:
        """Remember the seconds of a camera. Raises InputError where the file cannot be written."""
        known = self._read().latency_s | {camera: round(latency_s, 4)}
        content = msgspec.json.format(msgspec.json.encode(_Facts(dict(sorted(known.items())))), indent=2)
        with told_if_unwritable(self._path):
            replace_at_a_stroke(self._path, content + b"\n")

    def _read(self) -> _Facts:
        try:
            return msgspec.json.decode(read_bytes(self._path, most=MOST_FILE_BYTES), type=_Facts)
        except UNREADABLE:
            return _Facts()
