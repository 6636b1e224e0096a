"""One dance of one or several players: observations in, judged moves and scores out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dancegame.core.choreography import judged_stretches
from dancegame.core.judge import PlayerJudge
from dancegame.core.latency import Latency
from dancegame.core.poses import Observation
from dancegame.core.score import JudgedMove, Score, Strictness
from dancegame.core.song import Dance

# Moves that end at once for several players are judged one by one with the next observations, for this long at most:
# to judge one takes a millisecond or two, and a picture cannot wait for six of them.
MOST_SPREAD_S = 0.1


@dataclass(frozen=True)
class RoundEvent:
    """A move of one player was judged; score is theirs after it."""

    slot: int
    judged: JudgedMove
    score: Score


class DanceRound:
    """Judges the players in `slots` against a dance.

    Observations carry the song second at which their picture was taken, so that neither the rate of drawing nor
    that of the camera changes a score. latency_s: how far camera and sound lag behind the dancer, as far as is known
    from before. start_s, end_s: judge only the moves that begin and end within, and nothing before. moves_of: places
    of the moves that a slot dances, where it is not all of them; they are worth as much as all of them to somebody
    else. own_strictness: by slot, where it is not the same for everybody.
    """

    def __init__(
        self,
        dance: Dance,
        *,
        slots: Sequence[int],
        strictness: Strictness = Strictness.PARTY,
        latency_s: float | None = None,
        start_s: float | None = None,
        end_s: float | None = None,
        moves_of: Mapping[int, frozenset[int]] | None = None,
        own_strictness: Mapping[int, Strictness] | None = None,
    ) -> None:
        stretches = judged_stretches(dance.reference, dance.song.moves, start_s=start_s, end_s=end_s)
        self._latency = Latency(latency_s)
        own = {
            slot: [one for one in stretches if moves_of is None or one.index in moves_of.get(slot, ())]
            for slot in slots
        }
        self._judges = {
            slot: PlayerJudge(own[slot], latency=self._latency, strictness=(own_strictness or {}).get(slot, strictness))
            for slot in slots
        }

    @property
    def slots(self) -> tuple[int, ...]:
        """The player slots, in the order given."""
        return tuple(self._judges)

    @property
    def latency_s(self) -> float | None:
        """The latency in seconds: found from the dancing, or as it was given; None while neither is known."""
        return self._latency.seconds

    def is_mirrored(self, slot: int) -> bool:
        """Whether a player dances the reference as a mirror shows it."""
        return self._judges[slot].is_mirrored

    def observe(self, observation: Observation) -> list[RoundEvent]:
        """Take the players' poses at a song second; return what was judged because of it."""
        song_s, events = observation.song_s, list[RoundEvent]()
        for slot, judge in self._judges.items():
            is_ambiguous = slot in observation.ambiguous
            if judge.observe(song_s, observation.players.get(slot), is_ambiguous=is_ambiguous):
                closed = judge.close(song_s - MOST_SPREAD_S if events else song_s)
                events += [RoundEvent(slot, judged, judge.score()) for judged in closed]
        return events

    def finish(self) -> list[RoundEvent]:
        """Close the moves that are left, at the end of the dance."""
        return [
            RoundEvent(slot, judged, judge.score()) for slot, judge in self._judges.items() for judged in judge.finish()
        ]

    def score(self, slot: int) -> Score:
        """Return a player's score so far."""
        return self._judges[slot].score()
