"""Looks into a video at a few places: whether several people are in it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.estimators.mediapipe import create_landmarker
from dancegame.vision.estimators.native_log import without_chatter
from dancegame.vision.several.body import Body
from dancegame.vision.several.scout import PEOPLE, Scout, lanes_of
from dancegame.vision.several.view import View
from dancegame.vision.source import DAMAGED, MOST_SIDE_PX, has_room, open_source
from dancegame.vision.upright import upright
from dancegame.vision.used_part import WHOLE, UsedPart

# Looking costs as much as estimating a tenth of a second at each of them.
PLACES = (0.2, 0.4, 0.6, 0.8)
# From a key picture to a moment at most so many are decoded.
MOST_BETWEEN = 90
# Somebody this much smaller than the largest is in the background: a passer-by, a poster.
LEAST_SIZE = 0.5


def shows_several(video: Path, *, start_s: float, end_s: float, used: UsedPart = WHOLE) -> bool:
    """Say whether several people of about one size are in one of a few pictures between two seconds of a video.

    used: what of the pictures is looked at.
    """
    with without_chatter():
        scout = Scout(create_landmarker(players=PEOPLE, follows=False))
        try:
            return any(_has_several(scout, used.cut(rgb)) for rgb in glimpses(video, start_s=start_s, end_s=end_s))
        finally:
            scout.close()


def glimpses(
    video: Path, *, start_s: float, end_s: float, places: Sequence[float] = PLACES, is_exact: bool = False
) -> Iterator[NDArray[np.uint8]]:
    """Yield upright pictures (H, W, 3) of a few moments of a video, each once; none of one that cannot be read.

    places: shares of the time between the two seconds. They are the key pictures before the moments, which cost least;
    is_exact: those of the moments, or as near to them as MOST_BETWEEN pictures lead.
    """
    last = None
    with open_source(video) as container:
        stream = container.streams.best("video")
        if stream is None or stream.codec_context is None:
            return
        stream.codec_context.thread_type = "AUTO"
        for place in places:
            moment_s = start_s + place * (end_s - start_s)
            try:
                container.seek(round(moment_s * 1_000_000))
                frames = container.decode(video=stream.index)
                frame = next(frames)
                for _ in range(MOST_BETWEEN if is_exact else 0):
                    if frame.time is None or frame.time >= moment_s:
                        break
                    frame = next(frames)
            except (*DAMAGED, StopIteration):
                continue
            if max(frame.width, frame.height) > MOST_SIDE_PX or not has_room(frame.width, frame.height):
                return
            if frame.pts != last:
                last = frame.pts
                yield upright(np.asarray(frame.to_ndarray(format="rgb24"), np.uint8), frame)


def _has_several(scout: Scout, rgb: NDArray[np.uint8]) -> bool:
    view = View.of(np.ascontiguousarray(rgb))
    found: list[Body] = []
    for body in scout.look(view, lanes_of(view.aspect), []):
        if not any(body.is_same(other) for other in found):
            found.append(body)
    largest = max((body.torso for body in found), default=0.0)
    return sum(body.torso >= LEAST_SIZE * largest for body in found) > 1
