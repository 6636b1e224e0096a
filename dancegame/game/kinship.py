"""What the songs of the library are like, learnt beside the game: how they are found, their traits, which are alike."""

import time
from collections.abc import Mapping, Sequence

from dancegame.core.errors import SongError
from dancegame.core.likeness import Descriptor
from dancegame.core.likeness_table import LikenessTable
from dancegame.core.ports import SongShelf
from dancegame.core.song import Listing
from dancegame.core.song_search import SongSearch
from dancegame.core.traits import Traits, traits_of
from dancegame.game.errands import Errands

# What has been learnt is told so often: who shows songs looks through all of them each time.
TOLD_EVERY_S = 0.3


class Kinship:
    """Describes every dance once; what is not described yet has no likeness and no traits.

    traits: by song id, as far as they are known; another object when more are.
    """

    def __init__(self, shelf: SongShelf) -> None:
        self._shelf = shelf
        self._described: dict[str, Listing] = {}
        self._table = LikenessTable()
        self._search = SongSearch(())
        self._learning: Sequence[Listing] | None = None
        self.traits: Mapping[str, Traits] = {}
        # Its own thread: a large library takes a while, and nothing shall wait for it.
        self._errands = Errands()

    def learn(self) -> None:
        """Begin to describe the library; returns at once."""
        self._learning = self._shelf.songs()
        self._errands.send(self._learn)

    def learn_more(self) -> None:
        """Begin to describe what is new, where learning has begun at all."""
        if self._learning is not None and self._learning is not self._shelf.songs():
            self.learn()

    def likenesses(self, song_id: str) -> Mapping[str, float]:
        """Return how alike the other dances are to a song's, 0 to 1, as far as they are known."""
        return self._table.likenesses(song_id)

    def search(self, songs: Sequence[Listing]) -> SongSearch:
        """Return what finds these songs; at once where they have been looked at already."""
        return self._search if self._search.songs is songs else SongSearch(songs, before=self._search)

    def _learn(self) -> None:
        songs = self._shelf.songs()
        self._search = self.search(songs)
        new = [song for song in songs if self._described.get(song.id) is not song]
        traits: dict[str, Traits] = {}
        descriptors: dict[str, Descriptor] = {}
        told_s = time.monotonic()
        for song in new:
            self._described[song.id] = song
            try:
                derived = self._shelf.derived(song.id)
            except SongError:
                continue  # The round that meets this song says so.
            descriptors[song.id] = derived.descriptor
            traits[song.id] = traits_of(song, derived.measures)
            if time.monotonic() - told_s > TOLD_EVERY_S:
                self._tell(traits, descriptors)
                traits, descriptors, told_s = {}, {}, time.monotonic()
        self._tell(traits, descriptors)

    def _tell(self, traits: Mapping[str, Traits], descriptors: Mapping[str, Descriptor]) -> None:
        if traits:
            self._table = self._table.with_dances(descriptors)
            self.traits = {**self.traits, **traits}
