"""Looks for newcomers at a party in one upright lane of the picture after the other."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from dancegame.vision.estimators.mediapipe import as_image, poses_of
from dancegame.vision.several.body import Body
from dancegame.vision.several.view import View, Window

# So many people may be found at one look. Of six side by side the three wide lanes show all when each may tell of
# three, four when each may tell of one; nobody found costs 15 ms of a core whatever this is, everybody found 15 more.
PEOPLE = 3
# After somebody came or went all lanes are looked at without delay, each time one more than players are missing, whose
# networks have nothing to do meanwhile, and three at most. When that was in vain there is one look this often.
MOST_LANES = 3
LOOK_EVERY_S = 0.05
# With all players there it looks for others, who may be the players yet.
LOOK_EVERY_COMPLETE_S = 1.0
# Somebody who has gone is expected back for this long.
REMEMBERED_S = 20.0
# MediaPipe merges people who are close while it searches, so that a lane should hold few of them; in a narrow one
# people with spread arms are cut. Widths in shares of the picture's shorter side.
LANES = (1.0, 0.6)
# Neighbouring lanes overlap by this much of their width, so that everybody is whole in one of them.
OVERLAP = 0.4


class Scout:
    """Finds people that nobody follows yet. landmarker: one that takes each picture for itself."""

    def __init__(self, landmarker: Any) -> None:
        self._landmarker = landmarker

    def look(self, view: View, lanes: Sequence[Window], known: Sequence[Body]) -> list[Body]:
        """Return the people in some lanes; known are where the known dancers were."""
        found: list[Body] = []
        for lane in lanes:
            result = self._landmarker.detect(as_image(view.part(lane, [*known, *found])))
            bodies = [Body(pose) for pose in poses_of(result, lane.width / lane.height)]
            found += [lane.out(body) for body in bodies if body.is_person and body.is_sure]
        return found

    def close(self) -> None:
        """Release the network."""
        self._landmarker.close()


class Attendance:
    """How many people should be there: all players, and everybody who was there at once lately, onlookers too.

    Whom of them a lost dancer was is not known here, so that onlookers make up for no player.
    """

    def __init__(self, players: int) -> None:
        self._players = self._most = players
        self._reached_s = -math.inf

    def missing(self, present: int, time_s: float) -> int:
        """Return how many are missing where so many are present."""
        if time_s - self._reached_s > REMEMBERED_S:
            self._most = self._players
        if present >= self._most:
            self._most, self._reached_s = present, time_s
        return self._most - present


class Rounds:
    """Which lanes to look at, and when."""

    def __init__(self) -> None:
        self._next = 0
        self._in_vain = 0
        self._due_s = -math.inf

    def lanes(self, aspect: float, time_s: float, *, missing: int) -> list[Window]:
        """Return the lanes that are to be looked at in a picture in which so many players are missing."""
        if time_s < self._due_s:
            return []
        every = lanes_of(aspect)
        count = min(missing + 1, MOST_LANES, len(every) - self._in_vain) if self._in_vain < len(every) else 1
        lanes = [every[(self._next + place) % len(every)] for place in range(count)]
        self._next = (self._next + count) % len(every)
        self._in_vain += count
        if self._in_vain >= len(every):
            self._due_s = time_s + (LOOK_EVERY_S if missing > 0 else LOOK_EVERY_COMPLETE_S)
        return lanes

    def hurry(self) -> None:
        """Look all around without delay: somebody has come, and may not be alone, or has gone out of sight."""
        self._in_vain, self._due_s = 0, -math.inf


@cache
def lanes_of(aspect: float) -> tuple[Window, ...]:
    """Return the lanes of a picture in the order of looks: wide ones first, and where people come in first."""
    wide, narrow = (_lanes(aspect, min(aspect, share * min(aspect, 1.0))) for share in LANES)
    return tuple(lane for lanes in (wide, narrow) for lane in sorted(lanes, key=lambda lane: _off_edge(aspect, lane)))


def _lanes(aspect: float, width: float) -> list[Window]:
    """Return lanes of one width from left to right."""
    count = 1 + math.ceil((aspect - width) / (width * (1 - OVERLAP)))
    return [Window((aspect - width) * place / max(1, count - 1), 0.0, width, 1.0) for place in range(count)]


def _off_edge(aspect: float, lane: Window) -> float:
    return round(min(lane.left, aspect - lane.left - lane.width), 6)
