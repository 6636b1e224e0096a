"""Finds the one dancer of a video, or all of several and who is who.

Following one person is enough where nobody else is there, and costs a third. Whether somebody is shows in a few
pictures all over the video: they are looked into beside the first pictures of the dance, not before them.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dancegame.cli.finder import Finder
from dancegame.core.poses import Pose
from dancegame.songs.extract import FindPeople, Part, VideoFacts, alone
from dancegame.vision.glimpses import shows_several

if TYPE_CHECKING:
    from dancegame.vision.used_part import UsedPart

# Of several dancers all are followed, as many as can play.
MOST_DANCERS = 6
# By this second of a dance it is known whether there are several; no song is as short.
KNOWN_BY_S = 1.5


class SeveralError(Exception):
    """What is followed as one dancer are several: they have to be looked for anew."""


@contextmanager
def finding_one(
    video: Path, finder: Finder, *, part: Part, facts: VideoFacts, used: "UsedPart"
) -> Iterator[FindPeople]:
    """Yield a way to find the one dancer of a video, which raises SeveralError where it turns out that there are more.

    part: what of the video, in its own seconds. used: what of its pictures.
    """
    start_s, end_s = part.start_s or 0.0, part.end_s or facts.duration_s or 0.0
    with ThreadPoolExecutor(1, "glimpses") as pool, finder.make_for_video(1) as estimator:
        several = pool.submit(
            shows_several, video, start_s=facts.start_s + start_s, end_s=facts.start_s + end_s, used=used
        )
        yield _unless(several, alone(estimator))


def _unless(several: "Future[bool]", find: FindPeople) -> FindPeople:
    first_s: float | None = None

    def find_one(rgb: NDArray[np.uint8], time_s: float) -> Mapping[int, Pose]:
        nonlocal first_s
        first_s = time_s if first_s is None else first_s
        if (several.done() or time_s - first_s >= KNOWN_BY_S) and several.result():
            raise SeveralError
        return find(rgb, time_s)

    return find_one


@contextmanager
def finding_all(finder: Finder) -> Iterator[FindPeople]:
    """Yield a way to find everybody in a video, each by a number that stays the same."""
    from dancegame.vision.tracking.tracker import Tracker

    with finder.make_for_video(MOST_DANCERS) as estimator:
        tracker = Tracker(MOST_DANCERS)
        yield lambda rgb, time_s: tracker.update(estimator.estimate(rgb, time_s=time_s), time_s, rgb)[0]
