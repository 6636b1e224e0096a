"""Songs come in an order that is new each time, none too soon, whatever is in the library."""

import random

import pytest

from dancegame.core.song_order import MOST_APART, SongOrder


def evening(count: int, rounds: int, *, seed: int = 1) -> list[str]:
    """The songs of an evening with a library of so many."""
    source, order = random.Random(seed), SongOrder()
    heard = []
    for _ in range(rounds):
        song_id, order = order.draw([f"song-{k}" for k in range(count)], random=source)
        heard.append(song_id)
    return heard


def distances(heard: list[str]) -> list[int]:
    """How many other songs came between two times of the same."""
    last: dict[str, int] = {}
    found = []
    for place, song_id in enumerate(heard):
        if song_id in last:
            found.append(place - last[song_id] - 1)
        last[song_id] = place
    return found


def test_the_order_of_the_shipped_songs_does_not_come_again():
    for seed in range(50):
        heard = evening(17, 60, seed=seed)
        assert len(set(heard[:15])) == 15
        assert not any(heard[k : k + 5] == heard[:5] for k in range(1, 55))
        assert min(distances(heard)) >= MOST_APART


def test_two_evenings_differ_and_the_same_chance_gives_the_same_evening():
    assert len({tuple(evening(17, 17, seed=seed)) for seed in range(40)}) == 40
    assert evening(17, 40) == evening(17, 40)


def test_every_song_has_its_turn():
    for seed in range(30):
        heard = evening(17, 17 * 20, seed=seed)
        assert max(distances(heard)) <= 2.5 * 17
        counts = [heard.count(song_id) for song_id in set(heard)]
        assert len(counts) == 17
        assert min(counts) >= 14


def test_whoever_counts_along_does_not_know_the_last_of_17():
    known = [len(set(evening(17, 17, seed=seed))) == 17 for seed in range(60)]
    assert sum(known) < 20


@pytest.mark.parametrize(("count", "apart"), [(2, 1), (3, 1), (4, 1), (5, 1), (6, 2), (9, 3), (12, 4), (100, 5)])
def test_small_libraries_repeat_as_late_as_they_can(count: int, apart: int):
    for seed in range(20):
        heard = evening(count, 8 * count, seed=seed)
        assert min(distances(heard)) >= apart
        if count < 8:
            assert all(len(set(heard[k : k + count])) == count for k in range(0, len(heard), count))


def test_three_songs_come_in_more_than_one_order():
    assert len({tuple(evening(3, 12, seed=seed)) for seed in range(30)}) > 10


def test_one_song_comes_again_and_none_is_an_error():
    assert evening(1, 3) == ["song-0"] * 3
    with pytest.raises(ValueError, match="no songs"):
        SongOrder().draw([], random=random.Random(1))


def test_a_song_that_was_chosen_counts_as_heard():
    songs = list("abcdefgh")
    for seed in range(40):
        source = random.Random(seed)
        order = SongOrder().heard("b")
        drawn = []
        for _ in range(3):
            song_id, order = order.draw(songs, random=source)
            drawn.append(song_id)
        assert "b" not in drawn
        chosen = order.waiting[-1]
        order = order.heard(chosen)
        for _ in range(2):
            song_id, order = order.draw(songs, random=source)
            assert song_id != chosen


def test_songs_may_appear_and_vanish_in_between():
    source = random.Random(5)
    for _ in range(300):
        library = {f"s{k}" for k in range(source.randint(1, 12))}
        order, before = SongOrder(), ""
        for _ in range(40):
            if source.random() < 0.3:
                library.add(f"s{source.randrange(20)}")
            if source.random() < 0.3 and len(library) > 1:
                library.remove(source.choice(sorted(library)))
            song_id, order = order.draw(sorted(library), random=source)
            assert song_id in library
            assert song_id != before or len(library) == 1
            before = song_id


def test_a_new_song_comes_before_all_are_shuffled_again():
    source, order = random.Random(2), SongOrder()
    songs = list("abcdef")
    for _ in range(3):
        _, order = order.draw(songs, random=source)
    rest = []
    for _ in range(4):
        song_id, order = order.draw([*songs, "new"], random=source)
        rest.append(song_id)
    assert "new" in rest
    assert len(set(rest)) == 4


def test_a_song_that_vanished_comes_back_no_sooner_than_others():
    songs = [f"s{k}" for k in range(20)]
    for seed in range(100):
        source, order = random.Random(seed), SongOrder()
        while len(order.waiting) != 2:
            last, order = order.draw(songs, random=source)
        without = [song_id for song_id in songs if song_id != last]
        first, order = order.draw(without, random=source)  # of a fresh shuffle
        assert len(order.waiting) > 10
        heard = [first]
        for _ in range(4):
            song_id, order = order.draw(songs, random=source)
            heard.append(song_id)
        assert last not in heard
