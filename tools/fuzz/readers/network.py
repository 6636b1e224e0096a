"""A network that finds people, given by `--model`: MediaPipe's bundle, TFLite, ONNX; looked at before it is started.

What starts one is MediaPipe, OpenCV or OpenVINO: SECURITY.md says to use networks of people one trusts.
"""

from contextlib import suppress
from pathlib import Path

from dancegame.core.errors import ModelError
from dancegame.vision.estimators.mediapipe import NETWORKS, read_bundle
from dancegame.vision.estimators.movenet import read_network
from dancegame.vision.estimators.networks import open_network
from tools.fuzz.damage import archive_of, spoilt, within_archive
from tools.fuzz.reader import Reader


def read(content: bytes, folder: Path) -> None:
    """Look at it as at each kind of network."""
    bundle, tflite, onnx, xml = (folder / name for name in ("x.task", "x.tflite", "x.onnx", "x.xml"))
    for path in (bundle, tflite, onnx, xml):
        path.write_bytes(content)
    for look in (read_bundle, read_network, lambda path: open_network(path, threads=1)):
        for path in (bundle, tflite, onnx, xml):
            with suppress(ModelError):
                look(path)


def seeds() -> list[bytes]:
    """Return a bundle of empty networks, and the beginnings of others."""
    return [
        archive_of([(name, b"") for name in sorted(NETWORKS)]),
        b"\x1c\0\0\0TFL3" + bytes(40),
        b"\x08\x08:\x00B\x00",
    ]


READER = Reader(read, seeds, (spoilt, within_archive(spoilt)))
