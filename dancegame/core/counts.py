"""The count of a dance, as teachers call it: 1 to 8 by the beats of its song, over and over."""

from bisect import bisect_right

from dancegame.core.song import Song

COUNTS = 8


def count_at(song: Song, song_s: float) -> tuple[int, float] | None:
    """Return the count, 1 to 8, and the share of its beat that has gone by, 0 to below 1.

    Before the first beat and after the last one the count goes on as fast as the song usually is, so that 5, 6, 7, 8
    lead into the dance. None for a song whose beats are not known.
    """
    beat_s, beats_s = song.beat_s, song.beats_s
    if beat_s is None:
        return None
    last = len(beats_s) - 1
    if song_s < beats_s[0]:
        place = (song_s - beats_s[0]) / beat_s
    elif song_s >= beats_s[last]:
        place = last + (song_s - beats_s[last]) / beat_s
    else:
        beat = bisect_right(beats_s, song_s) - 1
        place = beat + (song_s - beats_s[beat]) / (beats_s[beat + 1] - beats_s[beat])
    return int(place // 1 - song.counted_from) % COUNTS + 1, place % 1
