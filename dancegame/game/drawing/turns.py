"""Whose turn a picture is: what moves shares the pictures out, so that few have to paint much anew, and none all.

At 60 pictures a second a leading dancer moves in every other one, the camera and all other things in those between. Of
these every other one is the scenery's too, its motifs and the light on the beat, and the rest is for the dancer's own
light. Where no dancer moves the scenery has pictures of its own. How sparing that is depends on the computer.
"""

from dancegame.core.sparing import Sparing

# Steps of sparing: everything moves in every picture; it takes turns; the scenery has its turn seldom.
EVERYTHING, TURNS, SELDOM = range(3)
# Half of the pictures may take so long: of 60 a second they leave as much to everything else. Where they are so quick
# there is room for everything, which is about twice as much.
MOST_S, ROOMY_S = 0.008, 0.003
# Pictures that come in closer succession than this are shared; in slower ones dancers and others move alike.
SHARED_S = 1 / 50
# The scenery waits at least so long from turn to turn: for 15 and 10 of them a second, between pictures 1/60 apart.
SCENERY_S = {EVERYTHING: 0.025, TURNS: 0.045, SELDOM: 0.09}


class Turns:
    """Tells it picture by picture.

    step: of sparing, to begin with. is_others: all but the leading dancer. is_scenery: what is soft and far.
    is_light: the dancer's own light.
    """

    def __init__(self, step: int = TURNS) -> None:
        self.is_others = self.is_scenery = self.is_light = True
        self.sparing = Sparing(3, step, most_s=MOST_S, roomy_s=ROOMY_S)
        self._was_taken = False
        self._before_s = self._scenery_s = self._moved_s = -1.0

    def take(self, now_s: float, *, is_taken: bool) -> None:
        """Begin a picture; is_taken: the leading dancer moves in it."""
        is_slow, step = _has_passed(self._before_s, now_s, SHARED_S), self.sparing.step
        is_for_all = is_slow or step == EVERYTHING
        self.is_others = is_for_all or (not is_taken and (self._was_taken or not self.is_others))
        is_fitting = is_for_all or self.is_others == (is_taken or self._was_taken)
        self.is_scenery = is_fitting and _has_passed(self._scenery_s, now_s, SCENERY_S[step])
        # Never with the scenery: each of them is much to paint.
        self.is_light = is_slow or (not is_taken and (step == EVERYTHING or not self.is_scenery))
        self._before_s, self._was_taken = now_s, is_taken
        if self.is_scenery:
            self._scenery_s = now_s

    def note(self, took_s: float) -> None:
        """Take in how long the picture took; those without a leading dancer are no measure of what a dance takes."""
        self._moved_s = self._before_s if self._was_taken else self._moved_s
        if self._before_s - self._moved_s < SHARED_S:
            self.sparing.see(took_s, self._before_s)


def _has_passed(since_s: float, now_s: float, wait_s: float) -> bool:
    return not 0 <= now_s - since_s < wait_s
