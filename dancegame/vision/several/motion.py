"""How a dancer has moved lately, and where he is in a picture in which nobody looks at him."""

from dataclasses import dataclass, field, replace

import numpy as np

from dancegame.vision.several.body import Body

# Who was looked at this shortly before needs no look: at 15 pictures/s everybody gets one in each, at 30 in every
# other at least.
FRESH_S = 0.05
# Dancers turn back: of the speed between two looks so much goes on until the next picture. Of 0, 0.4, 0.6, 0.8 and 1
# this leaves most joints of dancing puppets where they are.
GOES_ON = 0.6


@dataclass
class Motion:
    """The last two looks at a dancer, seconds and bodies; was_left_out: of the last picture."""

    looks: list[tuple[float, Body]] = field(default_factory=list)
    was_left_out: bool = False

    def see(self, body: Body, time_s: float) -> None:
        """Note a look; of two at one moment the later one counts."""
        self.looks = [*[look for look in self.looks if look[0] < time_s][-1:], (time_s, body)]

    def forget(self) -> None:
        """Start anew: he was not seen."""
        self.looks = []

    def can_wait(self, time_s: float) -> bool:
        """Say whether this moment's picture may do without a look at him; nobody is left out twice in a row."""
        if len(self.looks) < 2 or self.was_left_out:
            return False
        (before_s, _), (now_s, _) = self.looks
        return before_s < now_s and time_s - now_s < FRESH_S

    def speed(self) -> float:
        """Return how fast his joints moved between the two looks, in torsos a second (root of the mean square)."""
        (before_s, before), (now_s, now) = self.looks
        apart2 = ((now.xy - before.xy) ** 2).sum(axis=1)
        if np.isnan(apart2).all():
            return float("inf")
        return float(np.sqrt(np.nanmean(apart2))) / now.torso / (now_s - before_s)

    def expect(self, time_s: float) -> Body:
        """Return where he should be at a moment after the two looks."""
        (before_s, before), (now_s, now) = self.looks
        share = np.float32(GOES_ON * (time_s - now_s) / (now_s - before_s))
        step = now.xy - before.xy
        # A joint that was unseen before stays where it is now.
        step[np.isnan(step)] = 0
        xy = now.xy + share * step
        return Body(replace(now.pose, xy=xy))
