"""Who of the dancers is looked at closely in a picture: those first of whom least is known."""

from collections.abc import Mapping

import numpy as np

from dancegame.vision.hybrid.dancer import Dancer
from dancegame.vision.several.body import Body

# Torsos that somebody may have gone since the last close look before he needs another, and what those who stand still
# are taken to move, in torsos a second. Who dances fast is looked at in every picture.
MOST_DRIFT, CALM = 0.2, 0.5
# Who is in somebody's way, or is not sure to be anybody, needs it more.
AMBIGUOUS = 2.0
# Who is followed from picture to picture, joint by joint, may wait for so many times as long, and go so much farther.
# Of joints that were followed for two pictures 1 % are elsewhere, of those that were lost on the way 24 %.
# Not where somebody is near, to whom a joint may pass over: six in two rows at 30 pictures/s changed places twice.
FOLLOWED_LONGER, FOLLOWED_FARTHER = 2.0, 3.0
NEWCOMER = 1e6


def need(dancer: Dancer, time_s: float, *, most_wait_s: float, is_near: bool) -> float:
    """Return how much a dancer needs a close look: from 1 on he is not to wait."""
    if not dancer.is_confirmed and not dancer.refusals:
        return NEWCOMER
    age_s = time_s - dancer.looked_s
    speed = dancer.motion.speed() if len(dancer.motion.looks) == 2 else CALM
    drift = age_s * (CALM + min(speed, 10.0)) * (AMBIGUOUS if is_near else 1.0)
    wait = age_s / max(most_wait_s, 1e-3)
    if dancer.lost == 0 and not is_near:
        drift, wait = drift / FOLLOWED_FARTHER, wait / FOLLOWED_LONGER
    # Who is refused again and again is not there: he must not take the others' turns.
    return max(drift / MOST_DRIFT, wait, float(bool(dancer.lost))) / (1 + dancer.refusals)


def neediest(
    expected: Mapping[Dancer, Body],
    time_s: float,
    *,
    most: int,
    most_wait_s: float,
    at_once: int = 1,
    beside: int = 0,
) -> list[Dancer]:
    """Return who is to be looked at, `most` dancers at most, the neediest first.

    at_once: looks that run side by side, so that a picture takes as long for one of them as for so many. beside: what
    else there is to do, in looks.
    """
    needs = {
        dancer: need(dancer, time_s, most_wait_s=most_wait_s, is_near=is_near_another(body, dancer, expected))
        for dancer, body in expected.items()
    }
    order = sorted(needs, key=lambda dancer: -needs[dancer])
    waiting = sum(needs[dancer] >= 1 for dancer in order)
    # While one core is busy with something else the others look at whoever they can; else they are all busy, or none.
    count = max(waiting, beside * (at_once - 1)) if beside else -(-waiting // at_once) * at_once
    return order[: min(count, most)]


def is_near_another(body: Body, dancer: Dancer, expected: Mapping[Dancer, Body]) -> bool:
    """Say whether what is seen of a dancer overlaps somebody else."""
    return any(
        bool(np.all(other.low < body.high) and np.all(other.high > body.low))
        for one, other in expected.items()
        if one is not dancer
    )
