"""Drums to make up a dance to: on the beat, as long as they were asked for, never too loud."""

import numpy as np
import pytest

from dancegame.music.drum_loop import RATE_HZ, drum_loop


@pytest.mark.parametrize("bpm", [80.0, 100.0, 150.0])
def test_every_beat_is_struck_when_it_is_due(bpm):
    samples, beat_s = drum_loop(bpm=bpm, beats=12, counted=4), 60 / bpm
    assert len(samples) == pytest.approx(12 * beat_s * RATE_HZ, abs=1)
    assert 0.3 < np.abs(samples).max() <= 0.95
    for beat in range(12):
        due = round(beat * beat_s * RATE_HZ)
        before = np.abs(samples[max(0, due - 900) : due]).max(initial=0.0)
        assert np.abs(samples[due : due + 900]).max() > 3 * before, beat


def test_counting_in_is_sticks_alone():
    counted, drummed = drum_loop(bpm=100, beats=4, counted=4), drum_loop(bpm=100, beats=4)
    low = np.fft.rfftfreq(len(counted), 1 / RATE_HZ) < 200
    assert np.abs(np.fft.rfft(counted))[low].sum() < 0.05 * np.abs(np.fft.rfft(drummed))[low].sum()


def test_a_tempo_that_is_none_is_refused():
    with pytest.raises(ValueError, match="bpm"):
        drum_loop(bpm=0, beats=4)
