"""Runs OpenPose-style networks: OpenVINO's format through OpenVINO, ONNX through OpenCV."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import ModelError
from dancegame.core.texts import N_
from dancegame.vision.association.network import HEATMAP_CHANNELS, PAF_CHANNELS

Fields = tuple[NDArray[np.float32], NDArray[np.float32]]
GET_IT = N_("Get the one that fits with `dancegame models get openpose`.")


class PoseNetwork(Protocol):
    """A network that answers a picture with heatmaps and part affinity fields."""

    def run(self, bgr: NDArray[np.uint8]) -> Fields:
        """Return heatmaps (19, H/8, W/8) and pafs (38, H/8, W/8) of a picture (H, W, 3), H and W multiples of 8."""
        ...

    def close(self) -> None: ...


def open_network(path: Path, *, threads: int) -> PoseNetwork:
    """Open a network file by its ending; ModelError where it is missing, broken or of another kind."""
    if not path.is_file():
        raise ModelError(N_("The pose network {path} is missing."), remedy=GET_IT, path=path)
    if path.suffix.lower() == ".xml":
        return OpenVinoNetwork(path, threads=threads)
    if path.suffix.lower() == ".onnx":
        return OnnxNetwork(path)
    raise ModelError(
        N_("{path} is no pose network: its name ends neither in .xml nor in .onnx."), remedy=GET_IT, path=path
    )


def _silent_openvino() -> Any:
    """Return the package openvino, which else would tell its maker each time that it is imported. Raises ImportError.

    It does so by a package of its own; where that is empty, it takes a stand-in that sends nothing.
    """
    sys.modules.setdefault("openvino_telemetry", ModuleType("openvino_telemetry"))
    import openvino

    return openvino


class OpenVinoNetwork:
    """A network in OpenVINO's format; compiled once for each size of picture."""

    def __init__(self, path: Path, *, threads: int) -> None:
        try:
            openvino = _silent_openvino()
        except ImportError as error:
            raise ModelError(
                N_("The pose network {path} needs the package openvino, which is not installed."),
                remedy=N_("Install dancegame with its extra `openpose`, or use the estimator `mediapipe`."),
                path=path,
            ) from error
        if not path.with_suffix(".bin").is_file():
            raise ModelError(
                N_("{path} lacks its other half, {other}."),
                remedy=GET_IT,
                path=path,
                other=path.with_suffix(".bin").name,
            )
        self._path = path
        # One picture at a time, as fast as can be.
        self._options = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": threads}
        self._core = openvino.Core()
        self._compiled: dict[tuple[int, int], Any] = {}
        with _broken(path):
            self._model = self._core.read_model(path)
            shapes = [output.get_partial_shape() for output in self._model.outputs]
            channels = [shape[1].get_length() if len(shape) == 4 and shape[1].is_static else 0 for shape in shapes]
        _check_channels(path, channels)

    def run(self, bgr: NDArray[np.uint8]) -> Fields:
        """Return heatmaps and pafs of a picture; compiles at the first of its size."""
        compiled = self._compiled.get(bgr.shape[:2]) or self._compile(bgr.shape[:2])
        with _broken(self._path):
            answers = compiled(_as_blob(bgr), share_inputs=True).values()
        return _pick(self._path, answers)

    def close(self) -> None:
        """Let go of the compiled networks."""
        self._compiled.clear()

    def _compile(self, size: tuple[int, int]) -> Any:
        with _broken(self._path):
            model = self._model.clone()
            model.reshape([1, 3, *size])
            self._compiled[size] = self._core.compile_model(model, "CPU", self._options)
        return self._compiled[size]


class OnnxNetwork:
    """A network in ONNX, run by OpenCV on as many threads as OpenCV uses."""

    def __init__(self, path: Path) -> None:
        import cv2

        self._path = path
        with _broken(path):
            # From memory: OpenCV cannot open every name on Windows.
            self._net = cv2.dnn.readNetFromONNX(np.fromfile(path, np.uint8))
        self._outputs = self._net.getUnconnectedOutLayersNames()

    def run(self, bgr: NDArray[np.uint8]) -> Fields:
        """Return heatmaps and pafs of a picture."""
        with _broken(self._path):
            self._net.setInput(_as_blob(bgr))
            answers = self._net.forward(self._outputs)
        return _pick(self._path, answers)

    def close(self) -> None:
        """Nothing is held open."""


def _as_blob(bgr: NDArray[np.uint8]) -> NDArray[np.float32]:
    return np.ascontiguousarray(bgr.transpose(2, 0, 1)[None], np.float32)


def _pick(path: Path, answers: Iterable[NDArray[Any]]) -> Fields:
    """Return the last answers with the channels of heatmaps and pafs: earlier ones are those of earlier stages."""
    fields = {answer.shape[1]: answer[0] for answer in answers if answer.ndim == 4}
    _check_channels(path, list(fields))
    return fields[HEATMAP_CHANNELS], fields[PAF_CHANNELS]


def _check_channels(path: Path, channels: list[int]) -> None:
    if not {HEATMAP_CHANNELS, PAF_CHANNELS} <= set(channels):
        raise ModelError(
            N_("{path} is no pose network of OpenPose's kind: its answers have {found} channels, not {wanted}."),
            remedy=GET_IT,
            path=path,
            found=channels,
            wanted=f"{HEATMAP_CHANNELS} and {PAF_CHANNELS}",
        )


@contextmanager
def _broken(path: Path) -> Iterator[None]:
    """Turn what OpenVINO and OpenCV say about a file that they cannot use into a ModelError."""
    import cv2

    try:
        yield
    except (RuntimeError, OSError, ValueError, cv2.error) as error:
        reason = str(error).strip().splitlines()[-1]
        raise ModelError(
            N_("The pose network {path} cannot be used: {reason}"), remedy=GET_IT, path=path, reason=reason
        ) from error
