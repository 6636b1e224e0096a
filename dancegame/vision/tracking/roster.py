"""Says who plays: not the spectators, not the passers-by, not the pictures on the wall."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.vision.tracking.records import TORSO
from dancegame.vision.tracking.stillness import Stillness

# A player who is away keeps the slot for this long; alone, where nobody else could want it, not so long.
AWAY_S = 5.0
AWAY_ALONE_S = 1.5
# Who is there in the first moments plays at once, after that who has stayed and moved for a while. A computer so busy
# that it sees a picture a second needs so many pictures: whoever is missed in them and waits would wait in vain.
LINEUP_S, LINEUP_PICTURES = 2.0, 8
STEADY_S = 0.5
# When it begins anew, whoever is remembered has so long to be known again before a newcomer gets a slot; a camera that
# was just switched on may be too dark or too bright for half a second.
KNOWING_S = 1.0
# Of somebody who appears beside others, who is who, how tall, and where the feet are is not sure for this long.
UNSURE_S = 1.0
STIRRED_S = 0.1
# A hand must be up for this long.
HAND_S = 0.5
# A mirror image is at most this large beside whoever it is of, and its hand goes up when theirs does.
MIRROR_SIZE, HAND_STEP_S = 0.85, 0.25
# A player who has not moved in this time is a picture on the wall.
STILL_S = 10.0
# How often this is looked at.
LOOK_S = 0.5
# Sizes are compared with those of players who were there this lately, of the one who plays alone while still fresh.
REFERENCE_S = 60.0
# Against the tallest player: smaller than this is not in play (a child of 1.2 m beside a man of 1.95 m has 0.62), but
# for a small child, who stands beside the others and not behind them (0.98 m beside 1.95 m has 0.50).
LEAST_SIZE, LEAST_CHILD_SIZE = 0.55, 0.40
BESIDE_M = 0.15
# Who is smaller than this and stands farther back than that, in metres up the picture, is a spectator.
SPECTATOR_SIZE = 0.85
BEHIND_M = 0.2
# Nobody's feet are this far up but those of a picture on the wall.
HANGING_M = 0.6
# Whose feet are not seen must be of this size, and so near or low that they are below the picture: of somebody on a
# television there is nothing where they would be. They are this far below the middle of a standing body's torso.
LEAST_SIZE_WITHOUT_FEET = 0.75
FEET_BELOW_M = 1.15
# Picture heights of a metre below which somebody is too far away to play without having shown it: seven people side
# by side in a wide picture have 0.23.
LEAST_LINEUP_METRE = 0.17
# Share of somebody's size that counts at the edge of the picture, when the one who plays is chosen.
EDGE_SHARE = 0.5
NOSE, WRISTS = CANONICAL.index("nose"), [CANONICAL.index(f"{side}_wrist") for side in ("left", "right")]

Tracks = NDArray[np.void]


class Roster:
    """Who of those in the picture become players, at most `players` at a time, in so many slots.

    Where there are more slots than players a slot belongs to its person: a newcomer gets one that nobody had, and only
    when all were had that of whoever was there least.

    One alone: the largest and most central, at once. Several: everyone who is there when it begins, is whole, in front
    and not much smaller than the tallest; later who has also stayed in one place and moved for half a second. Whoever
    holds up a hand for so long is in from anywhere. Who never moves is a picture and no player.
    """

    def __init__(self, players: int, slots: int) -> None:
        self.players, self._slots = players, slots
        self._start_s: float | None = None
        self._pictures = 0
        self._looked_s = -math.inf
        self._stillness = Stillness()

    def line_up(self) -> None:
        """Let whoever is there next play at once: it begins, or begins anew."""
        self._start_s, self._pictures = None, 0

    def see_somebody(self, now_s: float) -> None:
        """Note that somebody is there: with the first one it begins."""
        self._start_s = now_s if self._start_s is None else self._start_s
        self._pictures += 1

    def join(
        self, tracks: Tracks, others: Sequence[int], *, now_s: float, aspect: float | None
    ) -> list[tuple[int, int]]:
        """Return (slot, other) of everyone who becomes a player now; slots are given from left to right.

        tracks: TRACK rows. others: rows of those who are no players. aspect: the picture's width in picture heights.
        """
        last_s = tracks["last_s"]
        present = [other for other in others if last_s[other] == now_s]
        if not present:
            return []
        free = self._free_slots(tracks, now_s)[: self._room(tracks, now_s)]
        if not free or self._is_knowing(tracks, now_s):
            return []
        in_front = self._in_front(tracks, present, now_s)
        if self.players == 1:
            prominence = {other: _prominence(tracks[other], aspect) for other in in_front}
            chosen = sorted(in_front, key=lambda other: prominence[other])[-1:]
        else:
            is_start = now_s - self._since_s(now_s) <= LINEUP_S or self._pictures <= LINEUP_PICTURES
            chosen = [other for other in in_front if self._may_play(tracks[other], now_s, is_start=is_start)]
            chosen += [other for other in present if other not in chosen and has_own_hand_up(tracks, other, now_s)]
        chosen = sorted(chosen, key=lambda other: tracks["metre"][other])[-len(free) :]
        slots = sorted(free[: len(chosen)])
        return list(zip(slots, sorted(chosen, key=lambda other: tracks["centre"][other, 0]), strict=True))

    def _since_s(self, now_s: float) -> float:
        return now_s if self._start_s is None else self._start_s

    def _is_knowing(self, tracks: Tracks, now_s: float) -> bool:
        """Say whether it has just begun and somebody remembered is yet to be known again; one alone need not be."""
        players = tracks[: self._slots]
        is_missing = np.any(players["is_used"] & (players["last_s"] < now_s))
        return bool(self.players > 1 and is_missing and now_s - self._since_s(now_s) < KNOWING_S)

    def _may_play(self, track: np.void, now_s: float, *, is_start: bool) -> bool:
        """Say whether somebody in front has shown enough."""
        if track["is_doubted"] and now_s - track["born_s"] < UNSURE_S:
            return False
        return is_steady(track, now_s) or (is_start and _is_whole(track))

    def still(self, tracks: Tracks, now_s: float) -> list[int]:
        """Return the slots whose players never moved: pictures on the wall. One alone may stand still.

        Who moved only while the estimator settled may be somebody who waits, and stays unless another wants the slot.
        """
        if self.players == 1 or now_s - self._looked_s < LOOK_S:
            return []
        self._looked_s = now_s
        players = tracks[: self._slots]
        is_still = players["is_used"] & (players["stirred_s"] < STIRRED_S) & (now_s - players["born_s"] > STILL_S)
        is_settled_still = self._stillness.still(players, now_s)
        if self._is_wanted(tracks, now_s):
            is_still |= is_settled_still
        return np.flatnonzero(is_still & (players["last_s"] == now_s)).tolist()

    def _is_wanted(self, tracks: Tracks, now_s: float) -> bool:
        """Say whether somebody who moves waits for a slot while there is room for nobody."""
        is_there = tracks["is_used"] & (tracks["last_s"] == now_s)
        waiting = [row for row in np.flatnonzero(is_there).tolist() if row >= self._slots]
        in_front = self._in_front(tracks, waiting, now_s) if waiting else []
        return self._room(tracks, now_s) == 0 and any(is_steady(tracks[row], now_s) for row in in_front)

    def _away_s(self) -> float:
        """Return how long a player is away who is taken to have left."""
        if self._slots > self.players:
            return KNOWING_S  # whoever comes takes nobody's slot
        return AWAY_ALONE_S if self.players == 1 else AWAY_S

    def _room(self, tracks: Tracks, now_s: float) -> int:
        """Return how many may join."""
        players = tracks[: self._slots]
        is_here = players["is_used"] & (now_s - players["last_s"] <= self._away_s())
        return max(0, self.players - int(np.count_nonzero(is_here)))

    def _free_slots(self, tracks: Tracks, now_s: float) -> list[int]:
        """Return the slots to be given away: those that nobody had, then by who is missed least."""
        players = tracks[: self._slots]
        left_s = np.where(players["is_used"], players["last_s"], -math.inf)
        missed = players["known_s"] if self._slots > self.players else players["last_s"]
        order = np.argsort(np.where(players["is_used"], missed, -math.inf), kind="stable")
        away_s = AWAY_ALONE_S if self.players == 1 else AWAY_S
        return [slot for slot in order.tolist() if now_s - left_s[slot] > away_s]

    def _in_front(self, tracks: Tracks, present: Sequence[int], now_s: float) -> list[int]:
        """Return who is not much smaller than the tallest player and stands about as far in front."""
        players = tracks[: self._slots]
        lately_s = AWAY_S if self.players == 1 else REFERENCE_S
        peers = players[players["is_used"] & (now_s - players["last_s"] <= lately_s)]
        peers = peers if len(peers) else tracks[present]
        tallest = float(peers["metre"].max())
        front_y = float(np.fmax.reduce(peers["feet_y"]))
        return [other for other in present if not is_spectator(tracks[other], tallest=tallest, front_y=front_y)]


def is_spectator(track: np.void, *, tallest: float, front_y: float) -> bool:
    """Say whether somebody is too small or too far back beside players; tallest: their largest metre."""
    size = track["metre"] / tallest
    behind_m = (front_y - track["feet_y"]) / tallest
    if math.isnan(behind_m):
        has_no_legs = not math.isnan(front_y) and track["centre"][1] + FEET_BELOW_M * track["metre"] < 1
        return bool(size < LEAST_SIZE_WITHOUT_FEET or has_no_legs)
    least_size = LEAST_CHILD_SIZE if behind_m <= BESIDE_M else LEAST_SIZE
    return bool(size < least_size or behind_m > HANGING_M or (size < SPECTATOR_SIZE and behind_m > BEHIND_M))


def is_steady(track: np.void, now_s: float) -> bool:
    """Say whether somebody has stayed in one place, and moved there."""
    return bool(now_s - track["anchor_s"] >= STEADY_S and track["stirred_s"] >= STIRRED_S)


def has_hand_up(track: np.void) -> bool:
    """Say whether somebody living has held up a hand."""
    return bool(track["hand_s"] >= HAND_S and track["stirred_s"] >= STIRRED_S)


def has_own_hand_up(tracks: Tracks, row: int, now_s: float) -> bool:
    """Say whether somebody has a hand up who is no mirror image.

    No larger one has had one up for about as long, nor has one at the head: from behind a face is seen less well, and
    lower, so that the same hand is farther above it.
    """
    if not has_hand_up(tracks[row]):
        return False
    is_larger = tracks["is_used"] & (tracks["last_s"] == now_s) & (tracks["metre"] * MIRROR_SIZE > tracks["metre"][row])
    is_up = tracks["hand_s"] >= tracks["hand_s"][row] - HAND_STEP_S
    is_at_head = np.fmin.reduce(tracks["xy"][:, WRISTS, 1], axis=1) < tracks["xy"][:, NOSE, 1]
    return not bool(np.any(is_larger & (is_up | is_at_head)))


def _is_whole(track: np.void) -> bool:
    """Say whether somebody near enough was seen from the shoulders to the feet: half a body may be none."""
    has_body = not np.isnan(track["xy"][TORSO]).any() and not math.isnan(track["feet_y"])
    return bool(track["metre"] >= LEAST_LINEUP_METRE and has_body)


def _prominence(track: np.void, aspect: float | None) -> float:
    """Return how large and central somebody is."""
    if aspect is None:
        return float(track["metre"])
    off_centre = min(abs(2 * track["centre"][0] / aspect - 1), 1.0)
    return float(track["metre"] * (1 - (1 - EDGE_SHARE) * off_centre))
