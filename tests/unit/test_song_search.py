"""Finding songs as one types."""

import time

import pytest

from dancegame.core.song import Song
from dancegame.core.song_search import Filters, SongSearch
from dancegame.core.traits import Step, Traits

SONGS = (
    Song("swans", "Dance of the Little Swans", "Pyotr Tchaikovsky", 60.0, year=1876, tags=("ballet",)),
    Song("can-can", "Can-Can", "Jacques Offenbach", 60.0, year=1858),
    Song("cafe", "Le Café", "Édith Dancer", 60.0),
    Song("night", "오늘 밤", "김하늘", 60.0),
    Song("wide", "ＦＵＬＬ ＷＩＤＴＨ", "Nobody", 60.0),
    Song("kana", "ガガ", "星野", 60.0),
)


def found(text: str, **wishes: object) -> list[str]:
    return [song.id for song in SongSearch(SONGS).find(text, **wishes)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", [song.id for song in SONGS]),
        ("swan", ["swans"]),
        ("SWANS little", ["swans"]),
        ("can can", ["can-can"]),
        ("can-c", ["can-can"]),
        ("cafe", ["cafe"]),
        ("edith", ["cafe"]),
        ("1858", ["can-can"]),
        ("ballet", ["swans"]),
        ("wans", []),
        ("full", ["wide"]),
        ("오늘", ["night"]),
        ("오느", ["night"]),
        ("오ㄴ", ["night"]),
        ("ㅇㄴ", ["night"]),
        ("ㄱㅎㄴ", ["night"]),
        ("김하", ["night"]),
        ("ガ", ["kana"]),
        ("カ", ["kana"]),
        ("   ", [song.id for song in SONGS]),
    ],
)
def test_words_are_found_from_their_beginning(text, ids):
    assert found(text) == ids


def test_a_title_that_begins_so_comes_first():
    assert found("dance") == ["swans", "cafe"]
    assert found("dancer") == ["cafe"]


def test_filters_leave_out_what_is_known_to_be_otherwise():
    traits = {
        "swans": Traits(Step.LOW, Step.LOW, Step.HIGH, is_seated=False),
        "can-can": Traits(Step.HIGH, Step.HIGH, Step.HIGH, is_seated=False),
        "cafe": Traits(Step.LOW, Step.LOW, Step.LOW, is_seated=True),
    }
    unknown = ["night", "wide", "kana"]
    assert found("", filters=Filters(tempo=Step.LOW), traits=traits) == ["swans", "cafe", *unknown]
    assert found("", filters=Filters(difficulty=Step.HIGH, energy=Step.HIGH), traits=traits) == ["can-can", *unknown]
    assert found("", filters=Filters(is_seated=True), traits=traits) == ["cafe", *unknown]
    assert found("", filters=Filters(tag="ballet"), traits=traits) == ["swans"]


def test_ten_thousand_songs_are_searched_while_one_types():
    songs = [Song(f"{n}", f"Title {n} of the night", f"Artist {n % 97}", 60.0) for n in range(10_000)]
    search = SongSearch(songs)
    began_s = time.perf_counter()
    assert search.find("tit night 12")
    # A guard against a collapse; it takes a hundredth of that.
    assert time.perf_counter() - began_s < 3.0
    assert [song.id for song in search.find("night 9876")] == ["9876"]
