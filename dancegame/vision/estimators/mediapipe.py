"""Finds people with MediaPipe's PoseLandmarker and gives them as canonical poses."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import ModelError
from dancegame.core.poses import Pose
from dancegame.core.texts import N_
from dancegame.vision.estimators.native_log import Opening, without_chatter
from dancegame.vision.estimators.nowhere import call_nobody

REMEDY = N_("Install dancegame again, or name another bundle of MediaPipe's pose landmarker.")
MODEL_PATH = Path(__file__).parents[1] / "models" / "pose_landmarker_full.task"
NETWORKS = {"pose_detector.tflite", "pose_landmarks_detector.tflite"}
# COCO-17, then the toes, in MediaPipe's 33 landmarks.
CANONICAL_LANDMARKS = (0, 2, 5, 7, 8, *range(11, 17), *range(23, 29), 31, 32)
# Presence says whether a joint is within the picture: in four dance videos that show whole bodies (1,540 pictures) it
# is above 0.9 for 99 of 100 joints, in one that cuts the legs off it is under 0.5 for 9 of 10 knees that are guessed
# just above the picture's edge.
MIN_PRESENCE = 0.5
# Confidence is visibility x presence. A limb hidden by the dancer's own body has 0.1 to 0.5 and is placed well;
# below, one joint in 1,000 of those videos, its place is a guess.
MIN_CONFIDENCE = 0.1
# MediaPipe smooths the path of one person, and so is late: in four films of a puppet wrists by 9 ms, elbows by 14, feet
# by 17. Its filter (one-euro, at rest as slow as 0.05 Hz) trusts a picture the more, the longer the one before is ago.
# Told that a second takes 30, it is never slower than 1.5 Hz: wrists are 1 ms late, elbows 4, feet 7, and who stands
# trembles half as much as without a filter.
PROMPT_SECOND = 30.0


class MediaPipeEstimator:
    """A `PoseEstimator` for one camera or video: people are followed from picture to picture.

    players: how many people at most. smooths: MediaPipe smooths the pose itself when it is to find one person, unless
    it is told not to, which is for those who smooth with the pictures after it in hand; then it hardly does.
    A context manager. Raises ModelError for a missing or broken bundle.
    """

    def __init__(self, model_path: str | Path | None = None, *, players: int = 1, smooths: bool = True) -> None:
        self.smooths = smooths and players == 1
        self._clock = Milliseconds(smooths=smooths)
        with without_chatter():
            self._landmarker = create_landmarker(model_path, players=players)
        self._opening = Opening()

    def estimate(self, rgb: NDArray[np.uint8], *, time_s: float) -> tuple[Pose, ...]:
        """Return the poses in a picture (H, W, 3); time_s must increase from call to call."""
        image, now_ms = as_image(rgb), self._clock.tell(time_s)
        with self._opening.quiet():
            result = self._landmarker.detect_for_video(image, now_ms)
        self._opening.count(len(result.pose_landmarks))
        return poses_of(result, rgb.shape[1] / rgb.shape[0])

    def close(self) -> None:
        """Release the network; safe to call twice."""
        with without_chatter():
            self._landmarker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class Milliseconds:
    """The time as MediaPipe takes it: whole milliseconds that increase, longer ones where it is not to smooth."""

    def __init__(self, *, smooths: bool) -> None:
        self._in_second = 1000 if smooths else 1000 * PROMPT_SECOND
        self._last = -1

    def tell(self, time_s: float) -> int:
        """Return the milliseconds of a moment."""
        self._last = max(round(time_s * self._in_second), self._last + 1)
        return self._last


def as_image(rgb: NDArray[np.uint8]) -> Any:
    """Return a picture (H, W, 3) as MediaPipe takes it, which reads rows without asking for their stride."""
    from mediapipe import Image, ImageFormat

    return Image(image_format=ImageFormat.SRGB, data=np.ascontiguousarray(rgb))


def poses_of(result: Any, aspect: float) -> tuple[Pose, ...]:
    """Return the poses of MediaPipe's result for a picture whose width by height is `aspect`."""
    return tuple(
        canonical_pose(landmarks, world, aspect)
        for landmarks, world in zip(result.pose_landmarks, result.pose_world_landmarks, strict=True)
    )


def canonical_pose(landmarks: Sequence[Any], world: Sequence[Any], aspect: float) -> Pose:
    """Return the pose of 33 landmarks, which MediaPipe gives as shares of the picture's width and height."""
    image_points = [landmarks[place] for place in CANONICAL_LANDMARKS]
    share = np.array([(point.x, point.y) for point in image_points], np.float32)
    presence = np.array([point.presence for point in image_points], np.float32)
    confidence = presence * np.array([point.visibility for point in image_points], np.float32)
    metres = np.array([(world[place].x, world[place].y, world[place].z) for place in CANONICAL_LANDMARKS], np.float32)
    is_outside = (presence < MIN_PRESENCE) | np.any((share < 0) | (share > 1), axis=1)
    is_unseen = is_outside | (confidence < MIN_CONFIDENCE)
    xy = share * np.array((aspect, 1), np.float32)
    xy[is_unseen], metres[is_unseen], confidence[is_unseen] = np.nan, np.nan, 0
    return Pose(xy, confidence.clip(0, 1), metres)


def read_bundle(path: Path) -> bytes:
    """Return the bundle's bytes. MediaPipe gets these and no path, which it cannot read everywhere on Windows."""
    try:
        with zipfile.ZipFile(path) as bundle:
            missing = NETWORKS - set(bundle.namelist())
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            N_("The pose network {path} cannot be read ({reason})."), remedy=REMEDY, path=path, reason=error.strerror
        ) from error
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:  # of another make; names that are no text
        raise ModelError(N_("{path} is no pose network."), remedy=REMEDY, path=path) from error
    if missing:
        raise ModelError(
            N_("The pose network {path} lacks {parts}."), remedy=REMEDY, path=path, parts=", ".join(sorted(missing))
        )
    return data


def create_landmarker(model_path: str | Path | None = None, *, players: int = 1, follows: bool = True) -> Any:
    """Start MediaPipe's landmarker, which chatters.

    follows: it gets the pictures of one camera or video in turn; else it takes each picture for itself.
    Raises ModelError for a missing or broken bundle.
    """
    path = Path(model_path) if model_path else MODEL_PATH
    bundle = read_bundle(path)
    call_nobody()
    from mediapipe.tasks.python import BaseOptions, vision

    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_buffer=bundle),
        running_mode=vision.RunningMode.VIDEO if follows else vision.RunningMode.IMAGE,
        num_poses=players,
    )
    try:
        return vision.PoseLandmarker.create_from_options(options)
    except (RuntimeError, ValueError, OSError) as error:
        raise ModelError(
            N_("The pose network {path} cannot be started: {reason}"), remedy=REMEDY, path=path, reason=error
        ) from error
