"""How long an evening lasts: so many songs, so many minutes, or until everybody has had enough."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Length:
    """songs, minutes: the first that is reached ends it; without both it has no end."""

    songs: int | None = None
    minutes: int | None = None

    def is_reached(self, *, songs: int, elapsed_s: float) -> bool:
        """Whether nothing comes after so many songs in so many seconds; at least one song is danced."""
        if self.songs is not None and songs >= self.songs:
            return True
        return self.minutes is not None and songs > 0 and elapsed_s >= 60 * self.minutes


# To choose from.
LENGTHS = (Length(songs=3), Length(songs=5), Length(songs=8), Length(minutes=15), Length(minutes=30), Length())
USUAL = LENGTHS[1]
