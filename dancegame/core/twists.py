"""What a twist changes: the dance that is shown and judged, or when the dancer is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dancegame.core.evening.rounds import Twist
from dancegame.core.faster import faster
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import mirror, mirror_confidence
from dancegame.core.song import Dance, Move

# Before the first stop or blackout, and from one to the next, there is as much of the dance as it takes to get into it.
FIRST_S, EVERY_S = 8.0, 14.0
BLACKOUT_S, FREEZE_S = 4.0, 2.4
# So long it takes people to come to a stop that they hear and see: it is not judged.
REACTION_S = 0.6
# A stop weighs as much as an average move.
FREEZE_WEIGHT = 1.0


@dataclass(frozen=True)
class Stretch:
    """A part of a song, in song seconds."""

    start_s: float
    end_s: float

    def __contains__(self, song_s: float) -> bool:
        return self.start_s <= song_s < self.end_s


def stretches_of(moves: Sequence[Move], *, length_s: float) -> tuple[Stretch, ...]:
    """Return where a twist happens: whole moves of about length_s, at least EVERY_S apart, never the last ones."""
    found: list[Stretch] = []
    for place, move in enumerate(moves):
        earliest_s = found[-1].start_s + EVERY_S if found else moves[0].start_s + FIRST_S
        ends = [other.end_s for other in moves[place:] if other.end_s - move.start_s <= length_s]
        if move.start_s >= earliest_s and ends and ends[-1] < moves[-1].start_s:
            found.append(Stretch(move.start_s, ends[-1]))
    return tuple(found)


def blackouts(moves: Sequence[Move]) -> tuple[Stretch, ...]:
    """Return when the dancer is hidden; what is judged stays the same."""
    return stretches_of(moves, length_s=BLACKOUT_S)


def stops(moves: Sequence[Move]) -> tuple[Stretch, ...]:
    """Return when everybody holds still."""
    return stretches_of(moves, length_s=FREEZE_S)


def moments(moves: Sequence[Move], twist: Twist | None) -> tuple[Stretch, ...]:
    """Return when a twist happens in a song of these moves, as they are before it; a mirror is there all along."""
    match twist:
        case Twist.BLACKOUT:
            return blackouts(moves)
        case Twist.FREEZE:
            return stops(moves)
    return ()


def twisted(dance: Dance, twist: Twist | None) -> Dance:
    """Return a dance as a twist has it shown and judged; a blackout changes neither."""
    match twist:
        case Twist.MIRROR:
            return replace(dance, reference=_mirrored(dance.reference))
        case Twist.FREEZE:
            return _with_stops(dance, stops(dance.song.moves))
        case Twist.FASTER:
            return faster(dance)
    return dance


def _mirrored(reference: PoseSequence) -> PoseSequence:
    """Return a reference as a mirror shows it, where it stood."""
    axis_x = float(np.nanmedian(reference.xy[..., 0])) if np.isfinite(reference.xy).any() else 0.0
    return replace(
        reference,
        xy=mirror(reference.xy, axis_x=axis_x),
        confidence=mirror_confidence(reference.confidence),
        world=None if reference.world is None else mirror(reference.world, axis_x=0.0),
    )


def _with_stops(dance: Dance, stretches: Sequence[Stretch]) -> Dance:
    """Return a dance that holds its pose in each stretch.

    What is judged of a stop begins when people can have come to it; the move after it is left out, so that nobody pays
    for getting under way again.
    """
    moves: list[Move] = []
    was_stopped = False
    for move in dance.song.moves:
        at = next((one for one in stretches if move.start_s in one), None)
        if at is None:
            if not was_stopped:
                moves.append(move)
            was_stopped = False
        elif move.start_s == at.start_s and at.end_s - at.start_s > 2 * REACTION_S:
            moves.append(Move(at.start_s + REACTION_S, at.end_s, weight=FREEZE_WEIGHT))
            was_stopped = True
    return Dance(replace(dance.song, moves=tuple(moves)), _held(dance.reference, stretches))


def _held(reference: PoseSequence, stretches: Sequence[Stretch]) -> PoseSequence:
    times_s = reference.times_s
    shown = np.arange(len(times_s))
    for stretch in stretches:
        start = min(int(np.searchsorted(times_s, stretch.start_s)), len(times_s) - 1)
        shown[(times_s >= stretch.start_s) & (times_s < stretch.end_s)] = start
    return replace(
        reference,
        xy=reference.xy[shown],
        confidence=reference.confidence[shown],
        world=None if reference.world is None else reference.world[shown],
    )
