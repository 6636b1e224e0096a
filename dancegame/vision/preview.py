"""Draws the found skeletons over their video, so that anybody sees whether a dance was found well."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from dancegame.core.poses import Pose, PoseSequence, pose_at
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Song
from dancegame.vision.ahead import Picture

# Of the encoders that may be given out with the game the one that most players show, as fast as it goes.
CODEC, OPTIONS = "libvpx-vp9", {"deadline": "realtime", "cpu-used": "7", "row-mt": "1", "crf": "33", "b": "0"}
TICKS_HZ = 1000
SOUND_BIT_RATE, SOUND_PIECE = 160_000, 1024
# One colour a side, so that a mix-up of left and right is seen; what is unsure is thin.
LEFT, RIGHT, TRUNK, OUTLINE = (255, 150, 40), (60, 190, 255), (245, 245, 245), (15, 15, 20)
GOLD, MOVE, NOW = (255, 205, 60), (120, 125, 150), (245, 245, 245)
SURE_CONFIDENCE = 0.35
# Lengths in picture heights.
LIMB, UNSURE_LIMB, BAR, BAR_GAP = 0.009, 0.004, 0.022, 0.012
FINE = 3  # bits of a pixel's fraction, as OpenCV takes them


@dataclass(frozen=True)
class Shown:
    """What is shown of a dancer. start_s: second of the video at which the song begins."""

    song: Song
    reference: PoseSequence
    start_s: float

    @property
    def end_s(self) -> float:
        """Second of the video at which the song ends."""
        return self.start_s + self.song.duration_s


def write_preview(path: Path, pictures: Iterable[Picture], dancers: Sequence[Shown], *, sound: Path | None) -> None:
    """Write the part of a video that is the dance as MP4: skeletons, the moves as a bar, the song's sound.

    sound: an Ogg Vorbis file, None for a silent dance. Raises OSError where the file cannot be written.
    """
    drawn = _drawn(pictures, dancers)
    first = next(drawn, None)
    if first is None:
        return
    with av.open(str(path), "w", format="mp4") as container:
        height, width = (size - size % 2 for size in first[1].shape[:2])
        stream: Any = container.add_stream(CODEC, rate=30, options=OPTIONS)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.time_base = Fraction(1, TICKS_HZ)
        if sound is not None:
            _write_sound(container, sound)
        for time_s, rgb in chain([first], drawn):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgb[:height, :width]), format="rgb24")
            frame.pts, frame.time_base = round(time_s * TICKS_HZ), Fraction(1, TICKS_HZ)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _write_sound(container: Any, path: Path) -> None:
    """Write all of the sound; the container puts it beside the pictures that follow."""
    import soundfile

    samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    stream = container.add_stream("aac", rate=rate_hz, layout="stereo")
    stream.bit_rate = SOUND_BIT_RATE
    for first in range(0, len(samples), SOUND_PIECE):
        piece = np.ascontiguousarray(samples[first : first + SOUND_PIECE].T)
        frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = rate_hz, first, Fraction(1, rate_hz)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def _drawn(pictures: Iterable[Picture], dancers: Sequence[Shown]) -> Iterator[Picture]:
    """Yield the pictures of the dance, their times from its beginning."""
    start_s, end_s = min(shown.start_s for shown in dancers), max(shown.end_s for shown in dancers)
    for time_s, rgb in pictures:
        if time_s >= end_s:
            return
        if time_s >= start_s:
            picture = rgb.copy()
            for shown in dancers:
                _draw_pose(picture, pose_at(shown.reference, time_s - shown.start_s))
            _draw_moves(picture, dancers[0].song, time_s - dancers[0].start_s)
            yield time_s - start_s, picture


def _draw_pose(picture: np.ndarray[Any, Any], pose: Pose) -> None:
    height = picture.shape[0]
    limbs = [limb for limb in CANONICAL.limb_indices if np.isfinite(pose.xy[list(limb)]).all()]
    for is_outline in (True, False):
        for start, end in limbs:
            is_sure = min(pose.confidence[start], pose.confidence[end]) >= SURE_CONFIDENCE
            width = max(1, round((LIMB if is_sure else UNSURE_LIMB) * height))
            colour = OUTLINE if is_outline else _colour(CANONICAL.joints[start], CANONICAL.joints[end])
            width += 2 * max(1, width // 3) if is_outline else 0
            ends = np.rint(pose.xy[[start, end]] * height * (1 << FINE)).astype(int).tolist()
            cv2.line(picture, ends[0], ends[1], colour, width, cv2.LINE_AA, FINE)


def _colour(start: str, end: str) -> tuple[int, int, int]:
    sides = {start.partition("_")[0], end.partition("_")[0]} & {"left", "right"}
    return TRUNK if len(sides) != 1 else LEFT if "left" in sides else RIGHT


def _draw_moves(picture: np.ndarray[Any, Any], song: Song, now_s: float) -> None:
    """Draw the moves of a song along the lower edge, gold ones in gold, and where it is."""
    height, width = picture.shape[:2]
    low, high = round((1 - BAR_GAP) * height), round((1 - BAR_GAP - BAR) * height)
    scale = width / song.duration_s
    for move in song.moves:
        left, right = round(move.start_s * scale) + 1, max(round(move.end_s * scale) - 1, round(move.start_s * scale))
        cv2.rectangle(picture, (left, high), (right, low), GOLD if move.is_gold else MOVE, cv2.FILLED)
    now = round(now_s * scale)
    cv2.rectangle(picture, (now - 1, high - height // 150), (now + 1, low + height // 150), NOW, cv2.FILLED)
