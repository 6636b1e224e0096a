"""What the dances of the library are like, learnt beside the game: which are alike, and the traits of each."""

from collections.abc import Mapping
from functools import partial

from dancegame.core.errors import SongError
from dancegame.core.likeness import Descriptor, likeness
from dancegame.core.ports import SongShelf
from dancegame.core.song import Song
from dancegame.core.traits import Traits, traits_of
from dancegame.game.errands import Errands


class Kinship:
    """Describes every dance once; what is not described yet has no likeness and no traits.

    traits: by song id, as far as they are known.
    """

    def __init__(self, shelf: SongShelf) -> None:
        self._shelf = shelf
        self._descriptors: dict[str, Descriptor] = {}
        self.traits: dict[str, Traits] = {}
        # Its own thread: a large library takes a while, and nothing shall wait for it.
        self._errands = Errands()

    def learn(self) -> None:
        """Begin to describe the library; returns at once."""
        for song in self._shelf.songs():
            self._errands.send(partial(self._describe, song))

    def likenesses(self, song_id: str) -> Mapping[str, float]:
        """Return how alike the other dances are to a song's, 0 to 1, as far as they are known."""
        known = dict(self._descriptors)
        own = known.pop(song_id, None)
        return {} if own is None else {other: likeness(own, theirs) for other, theirs in known.items()}

    def _describe(self, song: Song) -> None:
        try:
            derived = self._shelf.derived(song.id)
        except SongError:
            return  # The round that meets this song says so.
        self._descriptors[song.id] = derived.descriptor
        self.traits[song.id] = traits_of(song, derived.measures)
