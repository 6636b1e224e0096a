"""Whose turn a picture is: what moves shares the pictures out, so that few have to paint much anew, and none all.

At 60 pictures a second a leading dancer moves in every other one, the camera and all other things in those between, and
of these every other one is the scenery's too: its motifs, the light on the beat, the dancer's own light. Where no
dancer moves the scenery has pictures of its own.
"""

# Pictures that come in closer succession than this are shared; in slower ones dancers and others move alike.
SHARED_S = 1 / 50
# The scenery waits at least so long from turn to turn.
SCENERY_S = 1 / 20


class Turns:
    """Tells it picture by picture. is_others: all but the first dancer. is_scenery: what is soft and far."""

    def __init__(self) -> None:
        self.is_others = self.is_scenery = True
        self._was_taken = False
        self._before_s = self._scenery_s = -1.0

    def take(self, now_s: float, *, is_taken: bool) -> None:
        """Begin a picture; is_taken: the leading dancer moves in it."""
        is_slow = _has_passed(self._before_s, now_s, SHARED_S)
        is_free = not is_taken and (self._was_taken or not self.is_others)
        self.is_others = is_slow or is_free
        is_fitting = is_slow or self.is_others == (is_taken or self._was_taken)
        self.is_scenery = is_fitting and _has_passed(self._scenery_s, now_s, SCENERY_S)
        self._before_s, self._was_taken = now_s, is_taken
        if self.is_scenery:
            self._scenery_s = now_s


def _has_passed(since_s: float, now_s: float, wait_s: float) -> bool:
    return not 0 <= now_s - since_s < wait_s
