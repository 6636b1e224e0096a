"""Keeps in mind of whom it is not sure who they are, and whom else they may be, until clothes or people tell."""

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.tracking.identity import SETTLE_S, SURE_COST, look_gain


class Doubts:
    """rivals: slot -> the slots whose player may stand there instead."""

    def __init__(self, rivals: Mapping[int, frozenset[int]]) -> None:
        self._rivals = {slot: set(others) for slot, others in rivals.items()}
        # Who has just come in, or beside others, so that some of their clothes have yet to be seen.
        self._unseen: set[int] = set()

    @property
    def slots(self) -> frozenset[int]:
        """Of whom it is not sure who they are."""
        return frozenset(slot for slot, rivals in self._rivals.items() if rivals)

    @property
    def rivals(self) -> dict[int, frozenset[int]]:
        """A copy, to be remembered."""
        return {slot: frozenset(rivals) for slot, rivals in self._rivals.items() if rivals}

    def begin(self, slot: int, rivals: Collection[int], *, is_looked_at: bool) -> None:
        """Doubt that somebody who came back is the player of a slot: they may be a rival."""
        self._rivals[slot] = set(rivals)
        if rivals and not is_looked_at:
            self._unseen.add(slot)

    def end(self, slot: int) -> None:
        """Doubt no more who the player of a slot is; nobody else is taken for them either."""
        self._rivals.pop(slot, None)
        self._unseen.discard(slot)
        for rivals in self._rivals.values():
            rivals.discard(slot)

    def looked_at(self, tracks: NDArray[np.void], now_s: float) -> list[tuple[int, int]]:
        """Return pairs of slots that clothes show to be exchanged, once they can be seen; that ends the doubt."""
        pairs = []
        for slot in sorted(self._unseen):
            if not self._is_whole(tracks[slot], now_s):
                continue
            hidden = [rival for rival in self._rivals.get(slot, ()) if self._is_coming(tracks[rival], now_s)]
            for rival in sorted(self._rivals.get(slot, set()) - set(hidden)):
                gain = look_gain(tracks, slot, rival, is_seen=bool(tracks["last_s"][rival] == now_s))
                if gain is None or abs(gain) < SURE_COST:
                    continue
                self._rivals[slot].discard(rival)
                self._rivals.get(rival, set()).discard(slot)
                if gain > 0:
                    pairs.append((slot, rival))
                    break
            if not hidden:
                self._unseen.discard(slot)
        return pairs

    @staticmethod
    def _is_whole(track: np.void, now_s: float) -> bool:
        """Say whether all clothes of somebody have been seen, beside nobody else."""
        is_clear = track["last_s"] == now_s and track["clear_s"] >= SETTLE_S
        return bool(is_clear and not np.isnan(track["glimpse"]).any())

    def _is_coming(self, track: np.void, now_s: float) -> bool:
        """Say whether somebody is in the picture and not yet seen well."""
        return bool(track["last_s"] == now_s and not self._is_whole(track, now_s))
