"""How alike two stretches of dancing are: shape of the poses, movement, and energy, at every shift in time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.limbs import LIMB_COUNT, LIMB_SHARES, LimbMotion

Floats = NDArray[np.float64]

# Squared distance of two directions at which a pose has nothing in common any more: 1.0 is an angle of 60 degrees.
UNLIKE_DISTANCE = 1.0
# What a limb weighs when it rests, against its speed in directions a second: poses count, movement counts more.
RESTING_WEIGHT = 1.0
FASTEST_WEIGHT = 6.0
# Speed squared below which a limb rests. It keeps an estimator's jitter from looking like a movement, and lets a
# held pose be matched by holding it.
RESTING_ENERGY = 0.05
ENERGY_POWER = 0.5


@dataclass(frozen=True)
class Match:
    """How alike two stretches are at each of S shifts.

    similarity: (S,) 0 to 1; 1 only for the same dance, 0 where nothing was seen.
    shape, movement, energy: (S,) the three factors.
    limb_shape: (S, K) how alike each limb points; NaN where unseen.
    seen_share: (S,) share of the reference's weight that was seen.
    """

    similarity: Floats
    shape: Floats
    movement: Floats
    energy: Floats
    limb_shape: Floats
    seen_share: Floats


def limb_weights(reference: LimbMotion) -> Floats:
    """Return what each limb (K,) weighs in a stretch: its share, more where the reference moves it."""
    speed = np.sqrt((reference.velocity**2).sum(axis=2).mean(axis=0))
    weights: Floats = LIMB_SHARES * (RESTING_WEIGHT + np.minimum(speed, FASTEST_WEIGHT))
    seen_share: Floats = reference.is_seen.mean(axis=0)
    return weights * seen_share


def match(reference: LimbMotion, player: LimbMotion) -> Match:
    """Compare a reference stretch of W moments with every stretch of W moments within the player's N >= W.

    Shift s compares the reference with the player's moments s to s + W. Shape is the mean likeness of directions;
    movement the correlation of their velocities; energy the ratio of their speeds: standing still has the shape at
    times, but neither movement nor energy.
    """
    width = len(reference)
    windows = np.lib.stride_tricks.sliding_window_view
    seen = windows(player.is_seen, width, axis=0) & reference.is_seen.T
    weight = seen * limb_weights(reference)[:, None]
    weight_sum = weight.sum(axis=(1, 2))
    limb_sum = weight.sum(axis=2)
    direction = windows(player.direction, width, axis=0) - reference.direction.transpose(1, 2, 0)
    likeness = weight * np.maximum(0.0, 1.0 - (direction**2).sum(axis=2) / UNLIKE_DISTANCE)
    velocity = windows(player.velocity, width, axis=0)
    own = reference.velocity.transpose(1, 2, 0)
    weight_sum_or_1 = np.maximum(weight_sum, 1e-12)
    rest = RESTING_ENERGY
    theirs = np.einsum("skw,skdw,skdw->s", weight, velocity, velocity) / weight_sum_or_1 + rest
    ours = np.einsum("skw,kw->s", weight, (own**2).sum(axis=1)) / weight_sum_or_1 + rest
    both = np.einsum("skw,skdw,kdw->s", weight, velocity, own) / weight_sum_or_1 + rest
    shape = likeness.sum(axis=(1, 2)) / weight_sum_or_1
    movement = np.maximum(0.0, both / np.sqrt(theirs * ours))
    energy = np.sqrt(np.minimum(theirs, ours) / np.maximum(theirs, ours)) ** ENERGY_POWER
    with np.errstate(invalid="ignore"):
        limb_shape = likeness.sum(axis=2) / np.where(limb_sum > 0, limb_sum, np.nan)
    everything = (reference.is_seen.T * limb_weights(reference)[:, None]).sum()
    return Match(
        similarity=np.where(weight_sum > 0, shape * movement * energy, 0.0),
        shape=shape,
        movement=movement,
        energy=energy,
        limb_shape=limb_shape.reshape(-1, LIMB_COUNT),
        seen_share=weight_sum / max(float(everything), 1e-12),
    )
