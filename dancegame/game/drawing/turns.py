"""Whose turn a picture is: what moves shares the pictures out, so that few have to paint much anew, and none all.

At 60 pictures a second a leading dancer moves in every other one, the camera and all other things in those between, and
with these now the scenery, its motifs and the light on the beat, now the dancer's own light. A slow computer has
pictures of their own for the scenery and the light. Where no dancer moves the scenery has those of the dancer. A dancer
who is all there is to be looked at moves in every picture, on a slow computer in every other one. How sparing that is
depends on the computer.
"""

from enum import Enum, auto

from dancegame.core.sparing import Sparing

# Steps of sparing: everything moves in every picture; it takes turns; the scenery has its turn seldom; what is soft has
# pictures of its own.
EVERYTHING, TURNS, SELDOM, THIRDS = range(4)
# Half of the pictures may take so long: of 60 a second they leave as much to everything else. Where they are so quick
# there is room for the step before, which takes twice as much where it shows everything, else half as much again.
MOST_S, ROOMY_S = 0.008, (0.003, 0.003, 0.003, 0.0045)
# After so long a rest the computer has room for everything at once: where pictures come seldom and are quick, dancers
# and others move alike. Where they come seldom because each takes so long, nobody rests.
REST_S = 1 / 50
# Pictures this soon after one with a leading dancer tell what a dance takes.
_DANCE_S = 0.1
# The scenery waits at least so long from turn to turn: for 15 and 10 of them a second, between pictures 1/60 apart.
SCENERY_S = {EVERYTHING: 0.025, TURNS: 0.045, SELDOM: 0.09, THIRDS: 0.09}


class _Turn(Enum):
    """Who had the last turn."""

    LEADING, OTHERS, SOFT = auto(), auto(), auto()


class Turns:
    """Tells it picture by picture.

    step: of sparing, to begin with. is_leading: the leading dancer. is_others: what stands before that one. is_soft:
    what changes all over the scene. is_scenery: what moves in it. is_light: the dancer's own light.
    """

    def __init__(self, step: int = TURNS) -> None:
        self.is_leading = self.is_others = self.is_soft = self.is_scenery = self.is_light = True
        self.sparing = Sparing(4, step, most_s=MOST_S, roomy_s=ROOMY_S)
        self._turn = self._between = _Turn.SOFT
        self._before_s = self._scenery_s = self._moved_s = -1.0
        self._took_s = 0.0

    def spares(self, *, is_main: bool) -> bool:
        """Return whether the leading dancer moves in turns alone; is_main: who is all there is to be looked at."""
        return not is_main or self.sparing.step == THIRDS

    def take(self, now_s: float, *, is_wanted: bool, is_main: bool = False) -> None:
        """Begin a picture; is_wanted: there is a leading dancer who moves, is_main: and nothing else to look at."""
        has_moved, is_wanted = is_wanted, is_wanted and self.spares(is_main=is_main)
        is_rested, step = _has_passed(self._before_s + self._took_s, now_s, REST_S), self.sparing.step
        was_leading = self._turn is _Turn.LEADING
        if is_rested or step == EVERYTHING:
            self.is_leading, self.is_others = is_wanted and (is_rested or not was_leading), True
            self.is_soft = True
            is_light = is_rested or not self.is_leading
            self._turn = _Turn.LEADING if self.is_leading else _Turn.OTHERS
        else:
            self._turn = self._next(step, is_wanted=is_wanted, is_main=is_main)
            self.is_leading, self.is_others = self._turn is _Turn.LEADING, self._turn is _Turn.OTHERS
            self.is_soft = self._turn is _Turn.SOFT or (self.is_others and was_leading and step < THIRDS)
            is_light = self.is_soft or (is_main and is_wanted and not self.is_leading)
        self.is_scenery = self.is_soft and _has_passed(self._scenery_s, now_s, SCENERY_S[step])
        # With the scenery only where both have pictures of their own: each of them is much to paint.
        self.is_light = is_light and (is_rested or step in (EVERYTHING, THIRDS) or not self.is_scenery)
        self._before_s, self._took_s = now_s, 0.0
        if not self.is_leading:
            self._between = self._turn
        if self.is_leading or (is_main and has_moved):
            self._moved_s = now_s
        if self.is_scenery:
            self._scenery_s = now_s

    def _next(self, step: int, *, is_wanted: bool, is_main: bool) -> _Turn:
        """Whose turn it is after the last one."""
        if is_main and is_wanted:
            if self._turn is not _Turn.LEADING:
                return _Turn.LEADING
            return _Turn.SOFT if self._between is _Turn.OTHERS else _Turn.OTHERS
        if self._turn is _Turn.LEADING:
            return _Turn.OTHERS
        if self._turn is _Turn.OTHERS and (step == THIRDS or not is_wanted):
            return _Turn.SOFT
        return _Turn.LEADING if is_wanted else _Turn.OTHERS

    def note(self, took_s: float) -> None:
        """Take in how long the picture took; those without a leading dancer are no measure of what a dance takes."""
        self._took_s = took_s
        if 0 <= self._before_s - self._moved_s < _DANCE_S:
            self.sparing.see(took_s, self._before_s)


def _has_passed(since_s: float, now_s: float, wait_s: float) -> bool:
    return not 0 <= now_s - since_s < wait_s
