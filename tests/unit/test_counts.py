"""The count of a dance follows the beats of its song, as they are."""

from dataclasses import replace

import pytest

from dancegame.core.counts import count_at
from dancegame.core.song import Song

BEATS_S = tuple(0.5 + 0.5 * beat for beat in range(20))
SONG = Song("drawn", "Drawn", "Test", 12.0, beats_s=BEATS_S)


def counted(song: Song, *moments_s: float) -> list[int]:
    return [found[0] for at_s in moments_s if (found := count_at(song, at_s))]


def test_the_first_beat_is_a_one_and_eights_follow_each_other():
    assert counted(SONG, *BEATS_S[:10]) == [1, 2, 3, 4, 5, 6, 7, 8, 1, 2]


def test_a_beginning_of_four_beats_leads_into_the_first_one():
    song = replace(SONG, counted_from=4)
    assert counted(song, *BEATS_S[:6]) == [5, 6, 7, 8, 1, 2]


def test_the_last_counts_lead_into_the_dance():
    assert counted(SONG, -1.5, -1.0, -0.5, 0.0, 0.5) == [5, 6, 7, 8, 1]


def test_the_count_goes_on_after_the_last_beat():
    assert counted(SONG, BEATS_S[-1], BEATS_S[-1] + 0.5, BEATS_S[-1] + 1.0) == [4, 5, 6]


@pytest.mark.parametrize("at_s", [-0.375, 0.625, 5.125, 11.125])
def test_the_beat_goes_by_evenly(at_s: float):
    assert count_at(SONG, at_s) == (pytest.approx(count_at(SONG, at_s)[0]), pytest.approx(0.25))


def test_a_song_that_becomes_faster_is_counted_by_its_own_beats():
    song = replace(SONG, beats_s=(0.0, 1.0, 2.0, 2.4, 2.8, 3.2))
    assert count_at(song, 1.5) == (2, 0.5)
    assert count_at(song, 2.5) == (4, pytest.approx(0.25))


@pytest.mark.parametrize("beats_s", [(), (1.0,)])
def test_without_beats_there_is_no_count(beats_s: tuple[float, ...]):
    assert count_at(replace(SONG, beats_s=beats_s), 3.0) is None
