"""How alike one dance is to each of thousands: their descriptors as the rows of a table, two kilobytes a dance."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dancegame.core.likeness import (
    LIMB_WEIGHT,
    PHASE_WEIGHT,
    PHASES,
    PLACES,
    SHAPE_WEIGHT,
    SHAPE_WEIGHTS,
    SHAPES,
    SPEED_WEIGHT,
    TEMPO_WEIGHT,
    Descriptor,
)
from dancegame.core.limbs import LIMB_COUNT

Rows = NDArray[np.float32]
# Shares first, weighed so that what two rows have apart adds up to their unlikeness; then two logarithms.
SHARES = len(SHAPES) * PLACES * PLACES + LIMB_COUNT + PHASES
LEAST = 1e-6
# So many rows at a time stay in a processor's cache.
AT_ONCE = 512


def _no_rows() -> Rows:
    return np.empty((0, SHARES + 2), np.float32)


@dataclass(frozen=True)
class LikenessTable:
    """The dances that are known. ids: of their songs. rows: (N, SHARES + 2), as `_row` makes them."""

    ids: tuple[str, ...] = ()
    rows: Rows = field(default_factory=_no_rows)

    def with_dances(self, dances: Mapping[str, Descriptor]) -> "LikenessTable":
        """Return the table with more dances; those it has already are as they are told now."""
        kept = [place for place, song_id in enumerate(self.ids) if song_id not in dances]
        rows = [_row(descriptor) for descriptor in dances.values()]
        return LikenessTable(
            (*(self.ids[place] for place in kept), *dances),
            np.concatenate([self.rows[kept], *(row[None] for row in rows)]),
        )

    def likenesses(self, song_id: str) -> Mapping[str, float]:
        """Return how alike the others are to a dance, as `likeness` does; nothing where it is not known."""
        if song_id not in self.ids:
            return {}
        place = self.ids.index(song_id)
        alike = np.concatenate(
            [_alike(self.rows[first : first + AT_ONCE], self.rows[place]) for first in range(0, len(self.ids), AT_ONCE)]
        )
        found = dict(zip(self.ids, alike.tolist(), strict=True))
        del found[song_id]
        return found


def _row(one: Descriptor) -> Rows:
    """Return a descriptor as a row of a table."""
    weights = SHAPE_WEIGHT * SHAPE_WEIGHTS / SHAPE_WEIGHTS.sum()
    shares = ((one.shapes * weights[:, None, None]).ravel(), LIMB_WEIGHT * one.limbs, PHASE_WEIGHT * one.phases)
    ratios = np.log2(np.maximum(LEAST, (one.speed, one.beat_s)))
    return np.concatenate([*(part / 2 for part in shares), ratios]).astype(np.float32)


def _alike(rows: Rows, own: Rows) -> Rows:
    """How alike rows are to one of them (N,)."""
    apart = np.abs(rows - own)
    speed, beat = np.minimum(apart[:, SHARES:], 1.0).T
    alike: Rows = 1 - (apart[:, :SHARES].sum(axis=1) + SPEED_WEIGHT * speed + TEMPO_WEIGHT * beat)
    return alike
