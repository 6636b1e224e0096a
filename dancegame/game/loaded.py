"""What is loaded for a round: its dance, its quiz, and the ghost that dances along."""

from concurrent.futures import Future
from dataclasses import dataclass

from dancegame.core.evening.rounds import Round, Twist
from dancegame.core.quiz import Hint, Quiz
from dancegame.core.replay import Terms
from dancegame.core.song import Dance, Song
from dancegame.core.twists import Stretch
from dancegame.game.drawing.ghost import GhostDance


@dataclass
class Loaded:
    """A dance as it is danced in a round, and what belongs to it.

    shown_since_s: monotonic second at which its dancer first appeared. idea: the song of the library that was drawn;
    where a dance is made up, puppets make that one up. source: what was read or made up, before any twist. stretches:
    when its twist happens. raced: the terms by which the ghost dances along.
    """

    number: int
    dance: Dance
    quiz: Quiz
    hint: Hint
    shown_since_s: float
    idea: Dance
    source: Dance
    twist: Twist | None = None
    stretches: tuple[Stretch, ...] = ()
    ghost: Future[GhostDance | None] | None = None
    raced: Terms | None = None

    @property
    def song(self) -> Song:
        """The song of the round."""
        return self.dance.song

    def is_of(self, current: Round) -> bool:
        """Return whether this is what a round is about, as far as its dance has been made up by now."""
        if self.number != current.number or self.idea.song.id != current.song_id:
            return False
        made_up = current.invention.dance if current.invention else None
        return made_up is None or (self.source is made_up and self.twist is current.twist)
