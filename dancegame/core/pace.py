"""The pace of a song: which of its seconds sounds when, also where its speed changes on the way.

Whatever is judged, drawn or called out is in song seconds, so that a slowed dance is the same dance: the windows of the
judge are shares of a beat, twice as long for a dancer at half speed. Camera and loudspeaker lag in seconds of the
room, whatever the speed: `Pace.judged_s` keeps that lag what it is.
"""

from bisect import bisect_right
from dataclasses import dataclass

# Pictures of the last second or two are still to come: more turns back nobody asks.
TURNS_KEPT = 8


@dataclass(frozen=True)
class Turn:
    """From second from_s on, where the song is at song_s, it runs with speed song seconds a second."""

    from_s: float
    song_s: float
    speed: float


@dataclass(frozen=True)
class Pace:
    """Turns in order, at least one; before the first, its line is carried on.

    Seconds are monotonic ones, or those of the sound since it began. Raises ValueError for a speed that is not above 0.
    """

    turns: tuple[Turn, ...]

    def __post_init__(self) -> None:
        if not self.turns or any(not turn.speed > 0 for turn in self.turns):
            raise ValueError(f"a pace needs turns, and speeds above 0: {self.turns}")

    @property
    def speed(self) -> float:
        """The speed after the last turn."""
        return self.turns[-1].speed

    def song_s(self, at_s: float) -> float:
        """Return the song second at a second."""
        turn = self.turns[max(0, bisect_right(self.turns, at_s, key=lambda turn: turn.from_s) - 1)]
        return turn.song_s + (at_s - turn.from_s) * turn.speed

    def at_s(self, song_s: float) -> float:
        """Return the second at which a song second sounds."""
        turn = self.turns[max(0, bisect_right(self.turns, song_s, key=lambda turn: turn.song_s) - 1)]
        return turn.from_s + (song_s - turn.song_s) / turn.speed

    def judged_s(self, captured_s: float, *, latency_s: float) -> float:
        """Return the song second of a picture for the judge, who expects dancers that lag latency_s behind the song.

        At the song's own speed it is the one that sounded when the picture was taken.
        """
        return self.song_s(captured_s - latency_s) + latency_s

    def turned(self, at_s: float, speed: float) -> "Pace":
        """Return the pace with another speed from a second on; what was to come then is forgotten."""
        kept = tuple(turn for turn in self.turns if turn.from_s < at_s)
        return Pace((*kept, Turn(at_s, self.song_s(at_s), speed))[-TURNS_KEPT:])

    def later(self, by_s: float) -> "Pace":
        """Return the pace of the same song begun so much later."""
        return Pace(tuple(Turn(turn.from_s + by_s, turn.song_s, turn.speed) for turn in self.turns))

    def is_near(self, other: "Pace", *, within_s: float) -> bool:
        """Say whether another pace has made the same last turn, but for a shift of so many seconds."""
        ours, theirs = self.turns[-1], other.turns[-1]
        return ours.speed == theirs.speed and all(
            abs(one - another) <= within_s
            for one, another in ((ours.from_s, theirs.from_s), (self.at_s(ours.song_s), other.at_s(ours.song_s)))
        )


def steady(at_s: float, *, song_s: float = 0.0, speed: float = 1.0) -> Pace:
    """Return the pace of a song that is at song_s at a second, and never turns."""
    return Pace((Turn(at_s, song_s, speed),))
