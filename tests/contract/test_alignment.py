"""A recording is found in the noise of a room, at another speed too; other music is not."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from dancegame.bench.beats.instruments import pluck
from dancegame.bench.beats.tunes import tune
from dancegame.core.poses import PoseSequence
from dancegame.core.time_line import EVEN
from dancegame.songs.extract import WHOLE
from dancegame.songs.sound import accompaniment
from dancegame.songs.sound.accompaniment import Accompaniment, Accompanist, AudioFile
from dancegame.songs.sound.alignment import Placed, place_by_sound
from dancegame.songs.sound.motion_alignment import place_by_motion
from dancegame.songs.sound.motion_beats import find_motion_beats
from dancegame.songs.sound.samples import RATE_HZ
from dancegame.songs.sound.soundtrack import recorded
from dancegame.vision.video import VideoFacts


def melody(seed: int, *, length_s: float = 16.0) -> np.ndarray:
    """Music that never comes again: notes by chance, two at a time."""
    rng = np.random.default_rng(seed)
    sound = np.zeros(round((length_s + 1) * RATE_HZ))
    for start_s in np.arange(0.1, length_s, 0.3):
        first = round(start_s * RATE_HZ)
        note = pluck(rng.integers(55, 80)) + pluck(rng.integers(45, 60))
        sound[first : first + len(note)] += note
    return stereo(0.3 * sound[: round(length_s * RATE_HZ)])


def stereo(mono: np.ndarray) -> np.ndarray:
    return np.stack([mono, mono], axis=1).astype(np.float32)


LENGTH_S = 8.0
TUNE, OTHER = melody(1), melody(2)


def filmed(start_s: float, speed: float, *, noise: float, length_s: float = LENGTH_S) -> np.ndarray:
    """What a phone hears of the tune from start_s on: an echo, little bass, noise as loud as the music times noise."""
    at = start_s + speed * np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    heard = np.interp(at, np.arange(len(TUNE)) / RATE_HZ, TUNE[:, 0])
    heard[1500:] += 0.5 * heard[:-1500]
    heard = np.diff(heard, prepend=0)
    rng = np.random.default_rng(1)
    return stereo(0.1 * (heard / heard.std() + noise * rng.normal(0, 1, len(heard))))


@pytest.mark.parametrize(("start_s", "speed", "noise"), [(3.217, 1.0, 0.3), (6.4, 1.004, 0.5), (0.05, 0.9965, 0.8)])
def test_a_video_is_found_in_a_recording(start_s: float, speed: float, noise: float) -> None:
    placed = place_by_sound(filmed(start_s, speed, noise=noise), TUNE)
    assert placed is not None
    assert placed.sureness > 0.75
    ends_s = np.array([0.0, LENGTH_S])
    error_s = placed.offset_s + placed.speed * ends_s - start_s - speed * ends_s
    assert np.abs(error_s).max() < 0.01


def test_a_recording_that_begins_after_the_video_is_found_too() -> None:
    placed = place_by_sound(filmed(2.0, 1.0, noise=0.2, length_s=10.0), TUNE[5 * RATE_HZ :])
    assert placed is not None
    assert placed.offset_s == pytest.approx(-3.0, abs=0.01)


def test_a_recording_is_heard_at_the_speed_of_the_dance(tmp_path: Path) -> None:
    clicks_s = np.array([0.5, 2.0, 3.5])  # of a dance that begins at second 1 of its video
    placed = Placed(offset_s=2.0, speed=1.01)
    music = np.zeros(9 * RATE_HZ)
    music[np.round((placed.offset_s + placed.speed * (1.0 + clicks_s)) * RATE_HZ).astype(int)] = 0.9
    import soundfile

    soundfile.write(tmp_path / "music.wav", music, RATE_HZ)
    heard = recorded(tmp_path / "music.wav", placed, start_s=1.0, duration_s=4.0)
    assert heard.shape == (4 * RATE_HZ, 2)
    near = [np.abs(heard[round((click_s - 0.1) * RATE_HZ) :][: RATE_HZ // 5, 0]) for click_s in clicks_s]
    assert [sound.argmax() / RATE_HZ for sound in near] == pytest.approx([0.1] * 3, abs=0.002)


def test_movements_are_laid_to_a_recording_from_where_the_dance_begins(tmp_path: Path, monkeypatch) -> None:
    """What is found is where the dance begins; what is kept, where the video does."""
    import soundfile

    soundfile.write(tmp_path / "music.wav", TUNE, RATE_HZ)
    monkeypatch.setattr(accompaniment, "place_by_motion", lambda _dance, _music: Placed(5.0, sureness=0.5))
    with ThreadPoolExecutor(1) as pool:
        accompanist = Accompanist(
            tmp_path / "silent.mp4",
            wish=Accompaniment(AudioFile(tmp_path / "music.wav")),
            facts=VideoFacts(64, 48, 25.0, 9.0, 0.0, has_sound=False),
            part=WHOLE,
            ogg=tmp_path / "sound.ogg",
            pool=pool,
        )
        leaps = SimpleNamespace(leaps=EVEN)
        made = accompanist.finish(leaps, start_s=2.0, end_s=6.0, reference=stepping(np.array([1.0, 2.0])))
    assert made.placed == Placed(3.0, sureness=0.5)
    heard = soundfile.read(tmp_path / "sound.ogg", always_2d=True)[0][:, 0]
    assert np.corrcoef(heard, TUNE[5 * RATE_HZ :][: len(heard), 0])[0, 1] > 0.95


def test_other_music_and_silence_are_not_found() -> None:
    own = filmed(3.2, 1.0, noise=0.2)
    assert place_by_sound(own, OTHER) is None
    assert place_by_sound(np.zeros_like(own), TUNE) is None


def test_a_recording_is_laid_to_movements_that_arrive_on_its_beats() -> None:
    """Whoever steps on the beats of a tune may be a bar off in it, never between its beats."""
    pop = tune("pop-120")
    placed = place_by_motion(stepping(pop.beats_s[8:32] - 3.0), pop.samples)
    assert placed is not None
    assert placed.sureness <= 0.7
    assert abs((placed.offset_s - 3.0 + 0.25) % 0.5 - 0.25) < 0.1


def stepping(arrivals_s: np.ndarray) -> PoseSequence:
    """A body that goes from one side to the other and arrives at some moments; it waits in between."""
    times_s = np.arange(0, arrivals_s[-1] + 0.5, 1 / 30)
    side = np.zeros(len(times_s))
    for number, arrival_s in enumerate(arrivals_s):
        share = np.clip((times_s - arrival_s + 0.2) / 0.2, 0, 1)
        side += (1 - 2 * (number % 2)) * share**2 * (3 - 2 * share)
    xy = np.random.default_rng(5).uniform(0.2, 0.8, (19, 2))[None] + np.zeros((len(times_s), 1, 1))
    # Hands and feet move, so that limbs turn.
    xy[:, [9, 10, 15, 16], 0] += 0.2 * side[:, None]
    return PoseSequence(times_s, xy.astype(np.float32), np.ones((len(times_s), 19), np.float32), fps=30.0)


@pytest.mark.parametrize("bpm", [88.0, 120.0, 150.0])
def test_the_beats_of_a_dance_are_those_at_which_its_movements_arrive(bpm: float) -> None:
    arrivals_s = np.arange(0.6, 16.0, 60 / bpm)
    found = find_motion_beats(stepping(arrivals_s), duration_s=16.0)
    assert found.is_steady
    assert found.beats.bpm == pytest.approx(bpm, rel=0.02)
    nearest = np.abs(np.array(found.beats.times_s)[:, None] - arrivals_s).min(axis=1)
    assert np.median(nearest) < 0.1


def test_somebody_who_stands_has_no_beat() -> None:
    still = stepping(np.array([0.5, 8.0]))
    still = PoseSequence(still.times_s, np.repeat(still.xy[:1], len(still.times_s), axis=0), still.confidence, fps=30.0)
    assert find_motion_beats(still, duration_s=8.0).beats.times_s == ()
