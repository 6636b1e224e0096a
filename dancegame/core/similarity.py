"""How alike two stretches of dancing are: the movement, the poses and the energy, at every shift in time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from dancegame.core.limbs import LIMB_SHARES, LimbMotion

Floats = NDArray[np.float64]

# Variance of a limb's direction, and square of its speed in directions a second, below which it rests: an estimator's
# jitter is no movement.
RESTING_VARIANCE = 0.003
RESTING_ENERGY = 0.05
# A limb's movement counts with this power of its variance in the reference. Limbs that vote nearly equally tell dances
# apart better than those that move most (area under the ROC curve on real people 0.998; with power 0.5 0.995).
VOTE_POWER = 0.25
# What a stretch in which nothing moves has of likeness of movement, beside one in which everything does.
STILLNESS = 0.1
# What poses that are apart cost: limbs that point 60 degrees apart cost half of everything.
APART_COST = 0.5
# A limb moves enough from ENOUGH of the reference's speed on; below LEAST it rests. In stretches of people who dance
# the same dance 0.93 of the movement is there on average. All together they do too much from MOST of its speed on.
LEAST_ENERGY, ENOUGH_ENERGY, MOST_ENERGY = 0.1, 0.6, 1.7


@dataclass(frozen=True)
class Match:
    """How alike two stretches are at each of S shifts.

    likeness: (S,) at most 1, which only the same dance reaches; about 0 and below for another.
    size: (S,) 1 where the movement is as large as the reference's, less where it is too small or too large.
    movement: (S,) how the limbs move together, 1 for the same. apart: (S,) mean distance of the directions, 0 to 2.
    energy: (S,) the player's speed beside the reference's.
    limb_likeness: (S, K) at most 1, NaN where a limb is unseen.
    seen_share: (S,) share of the reference that was seen of the player.
    """

    likeness: Floats
    size: Floats
    movement: Floats
    apart: Floats
    energy: Floats
    limb_likeness: Floats
    seen_share: Floats

    @property
    def similarity(self) -> Floats:
        """(S,) likeness and size in one."""
        return self.likeness * self.size


def match(reference: LimbMotion, player: LimbMotion) -> Match:
    """Compare a reference stretch of W moments with every stretch of W moments within the player's N >= W.

    Shift s compares the reference with the player's moments s to s + W. Each limb votes with how its path and its
    velocity go together with the reference's (correlations, so that neither build nor camera matters); poses that
    are apart cost, and so does a movement that is smaller or larger: standing still has the poses at times, waving
    has movement, but neither goes together with the dance.
    """
    sum_limbs = load_kernel()
    sums = np.empty((len(player) - len(reference) + 1, len(LIMB_SHARES), 8))
    sum_limbs(
        reference.direction, reference.velocity, reference.is_seen, player.direction, player.velocity, player.is_seen,
        sums,
    )  # fmt: skip
    return match_from_sums(sums, own_seen=reference.is_seen)


def load_kernel() -> Callable[..., None]:
    """Load what is compiled of the judge: a second where it was compiled before, a few where it was not.

    Whoever guesses only never pays for it; whoever draws beside it loads it beforehand in another thread.
    """
    from dancegame.core.similarity_kernel import sum_limbs

    return cast(Callable[..., None], sum_limbs)


def match_from_sums(sums: Floats, *, own_seen: NDArray[np.bool_]) -> Match:
    """Return the match of limb sums (S, K, 8) with the reference's own_seen (W, K).

    The sums, over the moments at which a limb is seen in both: share of such moments, mean distance of directions,
    variance of the reference's directions, of the player's, covariance, the same three for velocities.
    """
    seen, apart, own_path, path, both_path, own_speed, speed, both_speed = np.moveaxis(sums, 2, 0)
    share = seen * LIMB_SHARES
    own_path_rest, own_speed_rest = own_path + RESTING_VARIANCE, own_speed + RESTING_ENERGY
    together = both_path / np.sqrt(own_path_rest * (path + RESTING_VARIANCE))
    together = (together + both_speed / np.sqrt(own_speed_rest * (speed + RESTING_ENERGY))) / 2
    perfect = (own_path / own_path_rest + own_speed / own_speed_rest) / 2
    vote = share * own_path_rest**VOTE_POWER
    movement = (_mean(together, vote) + STILLNESS) / (_mean(perfect, vote) + STILLNESS)
    mean_apart = _mean(apart, share)
    energy = np.sqrt((_mean(speed, share) + RESTING_ENERGY) / (_mean(own_speed, share) + RESTING_ENERGY))
    limb_likeness = (together + STILLNESS) / (perfect + STILLNESS) - APART_COST * apart
    everything = float((own_seen.mean(axis=0) * LIMB_SHARES).sum())
    return Match(
        likeness=movement - APART_COST * mean_apart,
        size=_size(own_speed, speed, share, energy),
        movement=movement,
        apart=mean_apart,
        energy=energy,
        limb_likeness=np.where(seen > 0, limb_likeness, np.nan),
        seen_share=share.sum(axis=1) / max(everything, 1e-12),
    )


def _size(own_speed: Floats, speed: Floats, share: Floats, energy: Floats) -> Floats:
    """(S,) which share of the reference's movement is there; one arm does not make up for the other's laziness."""
    limb_energy = np.sqrt((speed + RESTING_ENERGY) / (own_speed + RESTING_ENERGY))
    there = np.clip((limb_energy - LEAST_ENERGY) / (ENOUGH_ENERGY - LEAST_ENERGY), 0.0, 1.0)
    size: Floats = _mean(there, share * np.sqrt(own_speed + RESTING_ENERGY)) * np.minimum(1.0, MOST_ENERGY / energy)
    return size


def _mean(values: Floats, weights: Floats) -> Floats:
    """Weighted mean over limbs (S, K) -> (S,); 0 without any weight."""
    mean: Floats = (values * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-12)
    return mean
