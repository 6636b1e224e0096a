"""The starter pack for its tests: every song danced and measured once."""

from functools import cache
from pathlib import Path

import pytest

from dancegame.core.likeness import Descriptor, describe
from dancegame.core.song import Dance
from dancegame.songs.library import Library
from tools.starter_pack.__main__ import all_songs, danced
from tools.starter_pack.dance.performer import Performance
from tools.starter_pack.measures import Figures, measure

ROOT = Path(__file__).parents[2]
SHELF = Library([ROOT])
SONGS = {song.id: song for song in all_songs()}

every_song = pytest.mark.parametrize("song_id", sorted(SONGS))


@cache
def performance(song_id: str) -> Performance:
    return danced(SONGS[song_id])


@cache
def shipped(song_id: str) -> Dance:
    return SHELF.load_dance(song_id)


@cache
def figures(song_id: str) -> Figures:
    return measure(SONGS[song_id], performance(song_id), shipped(song_id).song.moves)


@cache
def descriptor(song_id: str) -> Descriptor:
    return describe(shipped(song_id).reference, beats_s=shipped(song_id).song.beats_s)
