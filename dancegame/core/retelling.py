"""A replay told again: how everybody moved, and what each move earned when, so that the round can be shown again."""

from collections.abc import Iterable
from dataclasses import dataclass

from dancegame.core.own_dance import own_dance
from dancegame.core.poses import Observation, PoseSequence
from dancegame.core.replay import Replay
from dancegame.core.round import DanceRound, RoundEvent
from dancegame.core.score import JudgedMove, Score
from dancegame.core.song import Dance


@dataclass(frozen=True)
class Earned:
    """A move was judged at song_s, which made the score this."""

    song_s: float
    judged: JudgedMove
    score: Score


@dataclass(frozen=True)
class Told:
    """One player of a replay. poses: None where they were hardly ever seen. earned: in the order of time.

    Seconds are less what camera and sound delayed, as the dancer felt them.
    """

    poses: PoseSequence | None
    earned: tuple[Earned, ...]
    score: Score
    is_mirrored: bool


def retell(replay: Replay, dance: Dance) -> dict[int, Told]:
    """Judge a replay by the rules of today; return what happened to each player, by slot."""
    dance_round, seen = replay.terms.begin(dance), list(replay.recording.observations())
    events = [(observed.song_s, event) for observed in seen for event in dance_round.observe(observed)]
    # What the end of the round closes was earned by the last picture.
    events += [(replay.recording.duration_s, event) for event in dance_round.finish()]
    return {slot: _told(slot, dance_round, seen, events) for slot in dance_round.slots}


def _told(
    slot: int, dance_round: DanceRound, seen: Iterable[Observation], events: Iterable[tuple[float, RoundEvent]]
) -> Told:
    delay_s = dance_round.latency_s or 0.0
    return Told(
        poses=own_dance(seen, slot=slot, delay_s=delay_s),
        earned=tuple(Earned(at_s - delay_s, one.judged, one.score) for at_s, one in events if one.slot == slot),
        score=dance_round.score(slot),
        is_mirrored=dance_round.is_mirrored(slot),
    )
