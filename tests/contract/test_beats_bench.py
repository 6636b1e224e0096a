"""Beats are scored as beat trackers are, and found where music makes them hard to find."""

import numpy as np
import pytest

from dancegame.bench.beats.scoring import f_measure, is_tempo, usual_bpm
from dancegame.bench.beats.tunes import tune
from dancegame.songs.sound.beats import find_beats
from dancegame.songs.sound.samples import RATE_HZ

KNOWN_S = np.arange(0.5, 20.5, 0.5)


@pytest.mark.parametrize(
    ("found_s", "f"),
    [
        (KNOWN_S + 0.069, 1.0),
        (KNOWN_S + 0.071, 0.0),
        (KNOWN_S[::2], 2 / 3),
        (np.sort(np.concatenate([KNOWN_S, KNOWN_S + 0.25])), 2 / 3),
        (np.repeat(KNOWN_S, 2), 2 / 3),  # a beat counts once
        ((), 0.0),
    ],
)
def test_the_f_measure_counts_beats_that_are_near(found_s: np.ndarray, f: float) -> None:
    assert f_measure(found_s, KNOWN_S) == pytest.approx(f, abs=0.01)


def test_a_tempo_is_right_within_four_percent_or_but_for_octaves() -> None:
    assert is_tempo(124.7, 120)
    assert not is_tempo(125, 120)
    assert not is_tempo(60, 120)
    assert is_tempo(60, 120, octaves=True)
    assert not is_tempo(90, 120, octaves=True)
    assert not is_tempo(None, 120, octaves=True)
    assert usual_bpm(KNOWN_S) == pytest.approx(120)


@pytest.mark.parametrize("name", ["ritardando-132-92", "syncopated-104"])
def test_beats_are_found_where_they_are_hard_to_find(name: str) -> None:
    hard = tune(name)
    beats = find_beats(hard.samples, rate_hz=RATE_HZ)
    assert f_measure(beats.times_s, hard.beats_s) > 0.95
    assert is_tempo(beats.bpm, usual_bpm(hard.beats_s))
