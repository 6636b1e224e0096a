"""What is heard of the stars of a result: one sound for each, as it lands."""

import math

from dancegame.core.ports import SoundEffects
from dancegame.game.screens.result_panes import STAR_STEP_S


class StarSounds:
    """Plays the sounds of so many stars, each once, however often they are shown."""

    def __init__(self, effects: SoundEffects, *, stars: int) -> None:
        self._effects, self._stars = effects, stars
        self._heard = 0

    def update(self, since_s: float) -> None:
        """Play the sound of the star that lands; since_s: since the first one does, negative before."""
        landed = min(self._stars, max(0, math.floor(since_s / STAR_STEP_S) + 1))
        if landed > self._heard:
            self._heard = landed
            self._effects.play(f"star_{landed}")
