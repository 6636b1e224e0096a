"""Builds `pose_landmarker_full.task` from the two networks inside a mediapipe 0.10.21 wheel.

    pip download --no-deps --only-binary :all: --python-version 3.11 \\
        --platform manylinux_2_28_x86_64 mediapipe==0.10.21
    python -m tools.pose_bundle mediapipe-0.10.21-*.whl dancegame/vision/models

Wheels since 0.10.30 carry no model, and the tasks API opens only bundles whose networks describe how their
input picture is normalised. The networks of 0.10.21 (Apache-2.0) lack that description, so it is added here.
Needs the packages `mediapipe` (1.2 or later, for the schemas) and `flatbuffers`.
"""

import argparse
import io
import struct
import zipfile
from pathlib import Path

import flatbuffers
from mediapipe.tasks.metadata import metadata_schema_py_generated as metadata_schema
from mediapipe.tasks.metadata import schema_py_generated as tflite_schema

BUNDLE_NAME = "pose_landmarker_full.task"
# name in the bundle, path in the wheel, mean and std that the tasks API subtracts and divides by:
# the detector reads [-1, 1], the landmark network [0, 1].
NETWORKS = (
    ("pose_detector.tflite", "mediapipe/modules/pose_detection/pose_detection.tflite", 127.5, 127.5),
    ("pose_landmarks_detector.tflite", "mediapipe/modules/pose_landmark/pose_landmark_full.tflite", 0.0, 255.0),
)
LICENCE_IN_WHEEL = "mediapipe-0.10.21.dist-info/LICENSE"
FIXED_DATE = (2025, 1, 31, 0, 0, 0)
# TFLite maps the networks where they lie in the bundle; tensors at odd addresses would be copied, with a warning.
ALIGNMENT_BYTES = 64
ZIP_HEADER_BYTES = 30
# The extra field that Android's zipalign pads with.
PADDING_FIELD = 0xD935


def image_metadata(mean: float, std: float) -> bytes:
    """Return TFLite model metadata (flatbuffer, `M001`) for one RGB input normalised by mean and std."""
    normalisation = metadata_schema.NormalizationOptionsT()
    normalisation.mean, normalisation.std = [mean], [std]
    unit = metadata_schema.ProcessUnitT()
    unit.optionsType = metadata_schema.ProcessUnitOptions.NormalizationOptions
    unit.options = normalisation
    properties = metadata_schema.ImagePropertiesT()
    properties.colorSpace = metadata_schema.ColorSpaceType.RGB
    content = metadata_schema.ContentT()
    content.contentPropertiesType = metadata_schema.ContentProperties.ImageProperties
    content.contentProperties = properties
    tensor = metadata_schema.TensorMetadataT()
    tensor.name, tensor.content, tensor.processUnits = "image", content, [unit]
    graph = metadata_schema.SubGraphMetadataT()
    graph.inputTensorMetadata = [tensor]
    model = metadata_schema.ModelMetadataT()
    model.name, model.subgraphMetadata = "pose", [graph]
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), b"M001")
    return bytes(builder.Output())


def with_metadata(network: bytes, metadata: bytes) -> bytes:
    """Return the TFLite network with `metadata` as its TFLITE_METADATA buffer."""
    model = tflite_schema.ModelT.InitFromObj(tflite_schema.Model.GetRootAs(network, 0))
    buffer = tflite_schema.BufferT()
    buffer.data = list(metadata)
    entry = tflite_schema.MetadataT()
    entry.name, entry.buffer = "TFLITE_METADATA", len(model.buffers)
    model.buffers = [*model.buffers, buffer]
    model.metadata = [*(model.metadata or []), entry]
    builder = flatbuffers.Builder(len(network) + 1024)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def aligned_entry(name: str, header_offset: int) -> zipfile.ZipInfo:
    """Return a zip entry whose data starts at a multiple of ALIGNMENT_BYTES when its header starts at header_offset."""
    entry = zipfile.ZipInfo(name, FIXED_DATE)
    unpadded = header_offset + ZIP_HEADER_BYTES + len(name) + struct.calcsize("<HH")
    padding = -unpadded % ALIGNMENT_BYTES
    entry.extra = struct.pack("<HH", PADDING_FIELD, padding) + bytes(padding)
    return entry


def build_bundle(wheel: Path) -> tuple[bytes, bytes]:
    """Return (bundle, licence text): a zip with entries stored uncompressed and aligned, as the tasks API maps them."""
    out = io.BytesIO()
    with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bundle:
        for name, path, mean, std in NETWORKS:
            entry = aligned_entry(name, out.tell())
            bundle.writestr(entry, with_metadata(source.read(path), image_metadata(mean, std)))
        licence = source.read(LICENCE_IN_WHEEL)
    return out.getvalue(), licence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("folder", type=Path)
    words = parser.parse_args()
    bundle, licence = build_bundle(words.wheel)
    words.folder.mkdir(parents=True, exist_ok=True)
    (words.folder / BUNDLE_NAME).write_bytes(bundle)
    (words.folder / "LICENSE.mediapipe").write_bytes(licence)
    print(f"{words.folder / BUNDLE_NAME}: {len(bundle):,} bytes")


if __name__ == "__main__":
    main()
