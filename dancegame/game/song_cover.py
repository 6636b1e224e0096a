"""Covers of songs: chosen, read and painted beside the game, those that are shown and those that come next."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from functools import partial

import pygame

from dancegame.core.cover import Telling, cover_moments_s, telling_poses
from dancegame.core.errors import SongError
from dancegame.core.ports import SongShelf
from dancegame.core.song import Listing
from dancegame.game.drawing.cover import CoverLight, CoverShape, paint_cover
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.theme import Theme
from dancegame.game.errands import Errands

# Covers are told apart among so many songs that follow each other in the library: of a large one, few are read.
BESIDE = 24
# More than two screens show, less than a large library has.
KEPT = 48


Key = tuple[str, CoverShape, str]


class Covers:
    """The covers of a library; a song has none while it is not painted yet, or where it is damaged."""

    def __init__(self, shelf: SongShelf) -> None:
        self._shelf, self._errands = shelf, Errands()
        self.arrange(shelf.songs())
        self._moments_s: dict[str, tuple[float, ...]] = {}
        self._painted: OrderedDict[Key, Future[pygame.Surface | None]] = OrderedDict()
        self._wanted: frozenset[Key] = frozenset()

    def arrange(self, songs: Sequence[Listing]) -> None:
        """Take these for the songs that there are."""
        self._ids = [song.id for song in songs]
        self._places = {song_id: place for place, song_id in enumerate(self._ids)}

    def light(self, song: Listing, theme: Theme) -> CoverLight:
        """Return the light of a song's cover."""
        return CoverLight.at(self._places.get(song.id, 0), theme)

    def want(self, songs: Iterable[Listing], shape: CoverShape, theme: Theme) -> None:
        """Say which covers are shown, and then which may come next; others need not be painted any more."""
        keys = [(song.id, shape, theme.name) for song in songs]
        self._wanted = frozenset(keys)
        for key in keys:
            asked = self._painted.get(key)
            if asked is None or (asked.done() and asked.exception() is None and asked.result() is None):
                self._painted[key] = self._errands.send(partial(self._paint, key, theme))
            self._painted.move_to_end(key)
        while len(self._painted) > max(KEPT, len(keys)):
            self._painted.popitem(last=False)

    def picture(self, song: Listing, shape: CoverShape, theme: Theme) -> pygame.Surface | None:
        """Return the cover of a song, if there is one by now."""
        asked = self._painted.get((song.id, shape, theme.name))
        if asked is None or not asked.done() or isinstance(asked.exception(), SongError):
            return None
        return asked.result()

    def end(self) -> None:
        """Paint nothing any more."""
        self._wanted = frozenset()
        self._errands.finish(timeout_s=0.0)

    def _paint(self, key: Key, theme: Theme) -> pygame.Surface | None:
        """Paint a cover; None if it has been scrolled past meanwhile."""
        song_id, shape, _theme = key
        if key not in self._wanted:
            return None
        if song_id not in self._moments_s:
            self._choose(self._beside(song_id))
        dance = self._shelf.load_dance(song_id)
        framed = frame_dance(dance.reference, character=dance.song.character)
        light = CoverLight.at(self._places.get(song_id, 0), theme)
        return paint_cover(framed, self._moments_s.get(song_id, ()), shape, light=light, theme=theme)

    def _beside(self, song_id: str) -> Sequence[str]:
        ids = self._ids
        first = self._places.get(song_id, 0) // BESIDE * BESIDE
        return ids[first : first + BESIDE]

    def _choose(self, song_ids: Sequence[str]) -> None:
        """Choose the poses of songs that stand beside each other."""
        telling: dict[str, Telling] = {}
        for song_id in song_ids:
            try:
                telling[song_id] = telling_poses(self._shelf.load_dance(song_id))
            except SongError:
                continue  # it has no cover; the round that meets this song says why
        self._moments_s.update(zip(telling, cover_moments_s(list(telling.values())), strict=True))
