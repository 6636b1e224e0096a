"""How late each camera is, `latencies.json`: what is wrong with it costs only what it says."""

from pathlib import Path

from dancegame.songs.latencies import LatencyFile
from tools.fuzz.damage import other_numbers, spoilt, swollen
from tools.fuzz.reader import Reader, in_file

SEED = b'{"latency_s": {"0": 0.12, "rtsp://kitchen/1": -0.05}}'


def read(path: Path) -> None:
    """Ask for a camera, and learn of another."""
    file = LatencyFile(path)
    assert abs(file.latency_s("0") or 0) < 10
    file.keep("1", 0.1)
    assert file.latency_s("1") == 0.1


READER = Reader(in_file("latencies.json", read), lambda: [SEED], (spoilt, other_numbers, swollen))
