"""Runs a TFLite network on MediaPipe's own interpreter, and hands on its numbers as they are."""

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import ModelError
from dancegame.core.texts import N_
from dancegame.vision.estimators.mediapipe import as_image
from dancegame.vision.estimators.native_log import without_chatter
from dancegame.vision.estimators.nowhere import call_nobody

Answers = list[NDArray[np.float32]]


class Embedder:
    """A network for pictures of one size, run by MediaPipe's ImageEmbedder on one thread.

    path: where the network is from, for what goes wrong. network: its bytes. Raises ModelError for one that cannot be
    started.
    """

    def __init__(self, path: Path, network: bytes, *, remedy: str) -> None:
        call_nobody()
        from mediapipe.tasks.python import BaseOptions, vision

        try:
            options = vision.ImageEmbedderOptions(
                base_options=BaseOptions(model_asset_buffer=network), l2_normalize=False, quantize=False
            )
            with without_chatter():
                self._embedder: Any = vision.ImageEmbedder.create_from_options(options)
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(
                N_("The pose network {path} cannot be started: {reason}"), remedy=remedy, path=path, reason=error
            ) from error

    def run(self, rgb: NDArray[np.uint8]) -> Answers:
        """Return the network's answers to a picture (H, W, 3), each flat."""
        image = as_image(rgb)
        try:
            return _answers_at_once(self._embedder, image)
        except (AttributeError, ImportError):  # another MediaPipe, with other innards
            return answers_one_by_one(self._embedder, image)

    def close(self) -> None:
        """Release the network."""
        with without_chatter():
            self._embedder.close()


def answers_one_by_one(embedder: Any, image: Any) -> Answers:
    """Return the answers by MediaPipe's public way, which makes a Python object of every number.

    It takes 13 ms for the 160,000 numbers of a landmark network's heatmaps.
    """
    return [np.asarray(answer.embedding, np.float32) for answer in embedder.embed(image).embeddings]


def _answers_at_once(embedder: Any, image: Any) -> Answers:
    """Return the same, copied from MediaPipe's memory in one piece."""
    from mediapipe.tasks.python.components.containers.embedding_result_c import MpEmbeddingResultC

    library, result = embedder._lib, MpEmbeddingResultC()
    library.MpImageEmbedderEmbedImage(embedder._handle, image._image_ptr, None, ctypes.byref(result))
    try:
        return _copied(result.embeddings[: result.embeddings_count])
    finally:
        library.MpImageEmbedderCloseResult(ctypes.byref(result))


def _copied(answers: Sequence[Any]) -> Answers:
    return [np.ctypeslib.as_array(answer.float_embedding, (answer.values_count,)).copy() for answer in answers]
