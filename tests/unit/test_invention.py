"""What somebody made up becomes a dance: the same motion scores high, another low."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import draw_dance, perform

from dancegame.core.invention import DANCED, WATCHED, Unfit, invent, loop_s
from dancegame.core.poses import Observation, Pose, PoseSequence
from dancegame.core.song import Dance

BPM = 110.0


def recorded(seed: int, *, fps: float = 24.0, jitter: float = 0.003, slot: int = 2, **facts) -> list[Observation]:
    """What the camera saw of a dancer who makes up a dance, from a second before the first beat on."""
    rng = np.random.default_rng(seed)
    dance = draw_dance(seed, duration_s=loop_s(BPM) + 3.0, fps=fps, **facts)
    return [
        Observation(
            float(time_s) - 1.0,
            {slot: Pose(xy + rng.normal(0, jitter, xy.shape).astype(np.float32), confidence)},
        )
        for time_s, xy, confidence in zip(dance.times_s, dance.xy, dance.confidence, strict=True)
    ]


def copied(invention: Dance, seed: int, *, fps: float = 30.0, liveliness: float = 1.0) -> PoseSequence:
    """Somebody else, taller and elsewhere, who dances what was made up with a seed again and again."""
    own = draw_dance(seed, duration_s=loop_s(BPM) + 1.0, fps=fps, scale=1.3, at=(0.4, 0.6), liveliness=liveliness)
    times_s = np.arange(int(invention.song.duration_s * fps)) / fps
    places = np.searchsorted(own.times_s, times_s % loop_s(BPM) + 1.0 - 1e-9).clip(0, len(own.times_s) - 1)
    return PoseSequence(times_s, own.xy[places], own.confidence[places], fps)


@pytest.mark.parametrize("seed", range(4))
def test_who_copies_it_scores_high_and_who_dances_something_else_low(seed):
    invention = invent(recorded(seed), slot=2, bpm=BPM)
    assert isinstance(invention, Dance)
    same = perform(invention, copied(invention, seed), delay_s=0.1).points
    other = perform(invention, copied(invention, seed + 50), delay_s=0.1).points
    still = perform(invention, copied(invention, seed, liveliness=0.0), delay_s=0.1).points
    assert same > 900_000
    assert other < 250_000
    assert still < 100_000


def test_it_is_watched_once_and_then_judged_for_as_long_as_it_was_danced():
    invention = invent(recorded(1), slot=2, bpm=BPM, title="Mia's dance")
    assert isinstance(invention, Dance)
    song, length_s = invention.song, loop_s(BPM)
    assert song.duration_s == pytest.approx((WATCHED + DANCED) * length_s)
    assert song.moves[0].start_s >= length_s - 0.1
    assert song.moves[-1].end_s == pytest.approx(song.duration_s, abs=0.7)
    assert (song.title, song.bpm) == ("Mia's dance", BPM)
    rows = round(length_s * 30)
    np.testing.assert_array_equal(invention.reference.xy[:rows], invention.reference.xy[rows : 2 * rows])


def test_what_was_hardly_seen_or_hardly_moved_is_said():
    whole = recorded(3)
    gone = [replace(seen, players={} if seen.song_s > 1.5 else seen.players) for seen in whole]
    assert invent(gone, slot=2, bpm=BPM) == Unfit(is_seen=False)
    assert invent(whole, slot=0, bpm=BPM) == Unfit(is_seen=False)
    assert invent(recorded(3, liveliness=0.02), slot=2, bpm=BPM) == Unfit(is_seen=True)
    mixed_up = [replace(seen, ambiguous=frozenset({2})) for seen in whole]
    assert invent(mixed_up, slot=2, bpm=BPM) == Unfit(is_seen=False)


def test_who_sits_makes_up_a_dance_of_arms():
    legs = slice(13, 19)
    seated = []
    for seen in recorded(5):
        xy, confidence = seen.players[2].xy.copy(), seen.players[2].confidence.copy()
        xy[legs], confidence[legs] = np.nan, 0.0
        seated.append(replace(seen, players={2: Pose(xy, confidence)}))
    invention = invent(seated, slot=2, bpm=BPM)
    assert isinstance(invention, Dance)
    assert perform(invention, copied(invention, 5), delay_s=0.1).points > 850_000


def test_a_tempo_that_is_none_is_refused():
    with pytest.raises(ValueError, match="bpm"):
        invent(recorded(1), slot=2, bpm=0.0)


def test_who_is_never_seen_to_the_hips_is_told_so():
    """As behind a table: nothing can be measured without a trunk, and who stands still must not pass as a dancer."""
    close = []
    for seen in recorded(3, liveliness=0.02):
        xy = seen.players[2].xy.copy()
        xy[[11, 12]] = np.nan
        close.append(replace(seen, players={2: Pose(xy, seen.players[2].confidence)}))
    assert invent(close, slot=2, bpm=BPM) == Unfit(is_seen=False)
