"""Made-up networks that see people who are drawn nowhere: quick, and each with the faults that a test asks for."""

import numpy as np

from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.hybrid.dancer import middle
from dancegame.vision.hybrid.landmarks import Sight
from dancegame.vision.hybrid.overview import Candidate
from dancegame.vision.hybrid.region import Region
from dancegame.vision.puppet.stance import STANCE
from dancegame.vision.several.body import Body

METRE = 0.4
TOES = [CANONICAL.index("left_toe"), CANONICAL.index("right_toe")]
PICTURE = np.zeros((360, 640, 3), np.uint8)
ASPECT = 640 / 360


def body_at(x, y=0.9, *, confidence=0.9):
    """Somebody who stands with the feet at (x, y), picture heights."""
    xy = (STANCE * METRE + (x, y)).astype(np.float32)
    return Body(Pose(xy, np.full(JOINT_COUNT, confidence, np.float32)))


def body_of(place):
    """Somebody at a place: x, or x and y where they stand farther back."""
    return body_at(*place) if isinstance(place, tuple) else body_at(place)


class MadeUpOverview:
    """Sees each of `people` (places, scores), everybody `off` (2,) beside where they are, and no toes."""

    def __init__(self, people, *, off=(0.0, 0.0)):
        self.people, self.off, self.looks = list(people), np.float32(off), 0

    def look(self, rgb, longer_px):
        self.looks += 1
        return [self._candidate(place, score) for place, score in self.people]

    def close(self):
        pass

    def _candidate(self, place, score):
        true = body_of(place)
        xy, confidence = true.xy + self.off, true.pose.confidence.copy()
        xy[TOES], confidence[TOES] = np.nan, 0
        return Candidate(Body(Pose(xy, confidence)), score)


class MadeUpLooker:
    """Sees whoever of `places` is nearest to the region; whoever is in `refused` is nobody for it."""

    def __init__(self, places, *, refused=()):
        self.places, self.refused, self.looked_at = list(places), set(refused), []

    def look(self, picture, region, aspect):
        place = min(self.places, key=lambda place: np.abs(middle(body_of(place)) - region.middle).max())
        self.looked_at.append(place)
        body = body_of(place)
        return Sight(body.pose, 0.1 if place in self.refused else 0.99, Region.around(body))

    def close(self):
        pass
