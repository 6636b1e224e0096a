"""Looks into a video at a few places: whether several people are in it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import Pose
from dancegame.vision.estimators.movenet import MoveNetEstimator
from dancegame.vision.several.body import Body
from dancegame.vision.source import DAMAGED, MOST_SIDE_PX, has_room, open_source
from dancegame.vision.upright import upright
from dancegame.vision.used_part import WHOLE, UsedPart

# Looking costs as much as following one dancer through two pictures at each of them.
PLACES = (0.2, 0.4, 0.6, 0.8)
# From a key picture to a moment at most so many are decoded.
MOST_BETWEEN = 90
# Somebody this much smaller than the largest is in the background: a passer-by, a poster.
LEAST_SIZE = 0.5


def shows_several(video: Path, *, start_s: float, end_s: float, used: UsedPart = WHOLE) -> bool:
    """Say whether several people of about one size are in one of a few pictures between two seconds of a video.

    used: what of the pictures is looked at. MoveNet sees everybody at one look: on 14 videos and photos it says what
    MediaPipe says lane by lane, or knows better, with a quarter of the work.
    """
    with MoveNetEstimator() as network:
        return any(
            _are_several(network.estimate(np.ascontiguousarray(used.cut(rgb)), time_s=0.0))
            for rgb in glimpses(video, start_s=start_s, end_s=end_s)
        )


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


def _are_several(people: Sequence[Pose]) -> bool:
    bodies: list[Body] = []
    for body in map(Body, people):
        if body.is_person and not any(body.is_same(other) for other in bodies):
            bodies.append(body)
    largest = max((body.torso for body in bodies), default=0.0)
    return sum(body.torso >= LEAST_SIZE * largest for body in bodies) > 1
