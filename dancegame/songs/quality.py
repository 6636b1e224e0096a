"""How well a dance could be seen: what the import tells of a video, and warns of."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.mending import Mended
from dancegame.songs.slowed import NOT_SLOWED, Slowed

# Joints less sure than this are guessed from the rest of the body.
SURE_CONFIDENCE = 0.35
# A joint that is seen in fewer pictures is outside them, as the legs of somebody filmed to the hips.
USUALLY_SEEN = 0.5
# From where players notice: somebody who is missing for a beat of four, every sixth joint off, a cut or a flip every
# few moves.
LEAST_DANCER_SHARE = 0.9
MOST_UNSURE_SHARE = 0.15
MOST_CUTS_A_MINUTE = 12.0
MOST_FLIPS_A_MINUTE = 20.0


@dataclass(frozen=True)
class Quality:
    """What was seen of a dance of duration_s seconds.

    dancer_share: of the pictures, those with the dancer. unsure_share: of the joints that are usually seen, those that
    are not or hardly. flips: how often left was taken for right, and repaired. trimmed_start_s, trimmed_end_s: seconds
    of the video before and after the dance. bars_share: of the picture, what was bars and was cut off. speed: how many
    times as fast as the video the dance is. slowed: what tells that it may be too slow.
    """

    duration_s: float
    dancer_share: float
    cuts: int
    unsure_share: float
    flips: int
    trimmed_start_s: float
    trimmed_end_s: float
    bars_share: float = 0.0
    speed: float = 1.0
    slowed: Slowed = NOT_SLOWED

    @property
    def hints(self) -> tuple[Text, ...]:
        """Return what may be wrong with the video and cannot be known."""
        return self.slowed.hints if self.speed == 1 else ()

    @property
    def is_poor(self) -> bool:
        """Whether anything speaks against dancing to it."""
        return bool(self.warnings)

    @property
    def warnings(self) -> tuple[Text, ...]:
        """Return what speaks against dancing to it; nothing where it is good."""
        minutes = max(self.duration_s / 60, 1 / 6)
        found = []
        if self.dancer_share < LEAST_DANCER_SHARE:
            found.append(N_("The dancer is out of sight in {away:.0%} of the pictures."))
        if self.unsure_share > MOST_UNSURE_SHARE:
            found.append(N_("{unsure:.0%} of the joints are guesses: the dancer is small, dark, blurred or hidden."))
        if self.cuts / minutes > MOST_CUTS_A_MINUTE:
            found.append(N_("The video cuts {cuts} times; nobody can dance across that."))
        if self.flips / minutes > MOST_FLIPS_A_MINUTE:
            found.append(N_("Left and right were mixed up {flips} times, and repaired as well as can be."))
        if found:
            found.append(N_("This song may not be worth dancing to."))
        values = {
            "away": 1 - self.dancer_share, "unsure": self.unsure_share, "cuts": self.cuts, "flips": self.flips
        }  # fmt: skip
        return tuple(text_of(what, **values) for what in found)


def quality_of(
    mended: Mended,
    has_dancer: NDArray[np.bool_],
    *,
    trimmed_s: tuple[float, float],
    bars_share: float = 0.0,
    speed: float = 1.0,
    slowed: Slowed = NOT_SLOWED,
) -> Quality:
    """Return the quality of a dance; has_dancer: (T,) in which pictures the dancer was seen.

    trimmed_s: seconds before and after the dance, as fast as it is.
    """
    reference = mended.reference
    return Quality(
        duration_s=float(reference.times_s[-1] - reference.times_s[0]),
        dancer_share=float(has_dancer.mean()),
        cuts=len(mended.cuts),
        unsure_share=_unsure_share(reference.confidence[has_dancer]),
        flips=mended.flips,
        trimmed_start_s=trimmed_s[0] * speed,
        trimmed_end_s=trimmed_s[1] * speed,
        bars_share=bars_share,
        speed=speed,
        slowed=slowed,
    )


def _unsure_share(confidence: NDArray[np.float32]) -> float:
    """Return the share of unsure joints (T, J) among those that are usually seen."""
    usual = (confidence > 0).mean(axis=0) >= USUALLY_SEEN
    return float((confidence[:, usual] < SURE_CONFIDENCE).mean()) if usual.any() else 1.0
