"""Whose turn a picture is: what moves shares the pictures out, so that few have to paint much anew, and none all.

At 60 pictures a second the leading dancer moves in every other one, the camera and all other things in those between,
and of these again every other one is the scenery's too: its motifs, the light on the beat, the dancer's own light.
"""

# Pictures that come in closer succession than this are shared; of slower ones each shows dancers and others alike.
SHARED_S = 1 / 50
# The scenery waits at least so long from turn to turn.
SCENERY_S = 1 / 20


class Turns:
    """Tells it picture by picture. is_others: all but the first dancer. is_scenery: what is soft and far."""

    def __init__(self) -> None:
        self.is_others = self.is_scenery = True
        self._others_s = self._scenery_s = -1.0

    def take(self, now_s: float, *, is_taken: bool) -> None:
        """Begin a picture; is_taken: the first dancer moves in it."""
        self.is_others = not is_taken or _has_passed(self._others_s, now_s, SHARED_S)
        self.is_scenery = self.is_others and _has_passed(self._scenery_s, now_s, SCENERY_S)
        if self.is_others:
            self._others_s = now_s
        if self.is_scenery:
            self._scenery_s = now_s


def _has_passed(since_s: float, now_s: float, wait_s: float) -> bool:
    return not 0 <= now_s - since_s < wait_s
