"""A hand that points at the upper or the lower edge of the picture rolls a long list, a step at a time."""

from dancegame.core.gestures.pointing import EDGE, Pointer

FIRST_S, NEXT_S = 0.6, 0.35


class EdgeRoll:
    """Counts how long the pointer has been at an edge."""

    def __init__(self) -> None:
        self._step = 0
        self._due_s = 0.0

    def update(self, time_s: float, pointer: Pointer | None) -> int:
        """Return a step that is due now: 1 down, -1 up, 0 none."""
        step = 0 if pointer is None or not pointer.is_steady else (pointer.y > 1 - EDGE) - (pointer.y < EDGE)
        if step != self._step:
            self._step, self._due_s = step, time_s + FIRST_S
        if step == 0 or time_s < self._due_s:
            return 0
        self._due_s = time_s + NEXT_S
        return step
