"""The quiz learns beside the game which dances are alike."""

import time
from pathlib import Path

from dancegame.core.errors import SongError
from dancegame.game.kinship import Kinship
from dancegame.songs.library import Library

SHELF = Library([Path(__file__).parents[2]])
PATIENCE_S = 30.0


class Shelf:
    """Three songs, one of which is damaged."""

    def songs(self):
        return SHELF.songs()[:3]

    def load_dance(self, song_id):
        return SHELF.load_dance(song_id)

    def derived(self, song_id):
        if song_id == self.songs()[1].id:
            raise SongError("damaged", remedy="none")
        return SHELF.derived(song_id)

    def sound_path(self, song_id):
        return None


def test_dances_are_compared_once_they_are_known_and_a_damaged_one_hinders_nothing():
    kinship, (first, damaged, last) = Kinship(Shelf()), Shelf().songs()
    assert kinship.likenesses(first.id) == {}
    kinship.learn()
    until_s = time.monotonic() + PATIENCE_S
    while not kinship.likenesses(first.id) and time.monotonic() < until_s:
        time.sleep(0.02)
    alike = kinship.likenesses(first.id)
    assert set(alike) == {last.id}
    assert 0 < alike[last.id] < 1
    assert kinship.likenesses(damaged.id) == {}
