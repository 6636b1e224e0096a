"""Looks for newcomers at a party, a few times a second, in one upright lane of the picture after the other."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from dancegame.vision.mediapipe_pose import as_image
from dancegame.vision.party_body import Body, body_of
from dancegame.vision.party_view import View, Window

# After somebody came or went the scout looks in every picture, until all lanes were looked at in vain. Then it looks
# this often while a player is missing, whose network has nothing to do meanwhile: a look in vain costs 15 ms of a
# core, following a dancer 12 to 17 ms a picture.
LOOK_EVERY_S = 0.1
# With all players there it looks for others, who may be the players yet.
LOOK_EVERY_COMPLETE_S = 1.0
# MediaPipe merges people who are close while it searches, so that a lane should hold few of them; in a narrow one
# people with spread arms are cut. Widths in shares of the picture's shorter side.
LANES = (1.0, 0.6)
# Neighbouring lanes overlap by this much of their width, so that everybody is whole in one of them.
OVERLAP = 0.4


class Scout:
    """Finds people that nobody follows yet. landmarker: one that takes each picture for itself."""

    def __init__(self, landmarker: Any) -> None:
        self._landmarker = landmarker
        self._lane = 0
        self._in_vain = 0
        self._due_s = -math.inf

    def is_due(self, time_s: float) -> bool:
        """Say whether it is time to look."""
        return time_s >= self._due_s

    def look(self, view: View, known: Sequence[Body]) -> Body | None:
        """Return somebody in the lane whose turn it is; known are where the known dancers were."""
        lanes = lanes_of(view.aspect)
        lane = lanes[self._lane % len(lanes)]
        result = self._landmarker.detect(as_image(view.part(lane, known)))
        body = body_of(result, lane.width / lane.height)
        return lane.out(body) if body and body.is_sure else None

    def plan(self, view: View, time_s: float, *, has_found: bool, is_complete: bool) -> None:
        """Plan the next look after one; where somebody was found there may be others."""
        if has_found:
            self._in_vain = 0
            return
        self._lane += 1
        self._in_vain += 1
        if self._in_vain >= len(lanes_of(view.aspect)):
            self._due_s = time_s + (LOOK_EVERY_COMPLETE_S if is_complete else LOOK_EVERY_S)

    def hurry(self) -> None:
        """Look all around without delay: somebody has gone out of sight."""
        self._in_vain, self._due_s = 0, -math.inf

    def close(self) -> None:
        """Release the network."""
        self._landmarker.close()


@cache
def lanes_of(aspect: float) -> tuple[Window, ...]:
    """Return the lanes of a picture in the order of looks: wide and narrow ones in turns."""
    wide, narrow = (_lanes(aspect, min(aspect, share * min(aspect, 1.0))) for share in LANES)
    count = max(len(wide), len(narrow))
    return tuple(lanes[place % len(lanes)] for place in range(count) for lanes in (wide, narrow))


def _lanes(aspect: float, width: float) -> list[Window]:
    """Return lanes of one width from left to right."""
    count = 1 + math.ceil((aspect - width) / (width * (1 - OVERLAP)))
    return [Window((aspect - width) * place / max(1, count - 1), 0.0, width, 1.0) for place in range(count)]
