"""The steps from estimated poses to a reference, and from a video's sound to beats: each alone."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from drawn_videos import RATE_HZ, clicks, spot_picture, write_video

from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.songs.cuts import find_cuts
from dancegame.songs.dancers import Dancer, choose_dancers
from dancegame.songs.extract import Extracted, alone, watch
from dancegame.songs.gaps import fill_gaps
from dancegame.songs.mending import mend
from dancegame.songs.smoothing import smooth
from dancegame.songs.sound.beats import find_beats
from dancegame.songs.sound.samples import read_sound, write_ogg

NO_CUTS = np.array([], dtype=np.intp)


def swaying(times_s: np.ndarray, *, hz: float = 1.0) -> np.ndarray:
    """A body (T, J, 2) of which every joint sways by 0.2 picture heights."""
    rest = np.random.default_rng(1).uniform(0.2, 0.8, (JOINT_COUNT, 2))
    return (rest + 0.2 * np.sin(2 * np.pi * hz * times_s)[:, None, None]).astype(np.float32)


def extracted(times_s: np.ndarray, xy: np.ndarray, **changes: np.ndarray) -> Extracted:
    is_seen = ~np.isnan(xy[..., 0])
    return Extracted(
        times_s=times_s,
        xy=xy,
        confidence=np.where(is_seen, 0.8, 0).astype(np.float32),
        world=np.concatenate([xy, xy[..., :1]], axis=-1),
        has_dancer=is_seen.any(axis=1),
        changes=changes.get("changes", np.zeros(len(times_s), np.float32)),
    )


def test_short_gaps_are_filled_and_long_ones_stay_unseen() -> None:
    times = np.arange(90) / 30
    truth = swaying(times, hz=0.3)
    xy = truth.copy()
    xy[20:30, 5] = np.nan  # a third of a second
    xy[40:60, 6] = np.nan  # two thirds
    xy[:5, 7] = np.nan  # before the first sighting
    filled = fill_gaps(extracted(times, xy), cuts=NO_CUTS)
    assert filled.xy[20:30, 5] == pytest.approx(truth[20:30, 5], abs=0.03)
    assert filled.world is not None
    assert not np.isnan(filled.world[20:30, 5]).any()
    assert np.all((filled.confidence[20:30, 5] > 0) & (filled.confidence[20:30, 5] < 0.8))
    assert np.isnan(filled.xy[40:60, 6]).all()
    assert np.isnan(filled.xy[:5, 7]).all()
    assert np.all(filled.confidence[40:60, 6] == 0)


def test_nothing_is_filled_or_smoothed_across_a_cut() -> None:
    times = np.arange(60) / 30
    xy = swaying(times, hz=0.2)
    xy[30:] += 0.4
    changes = np.full(60, 2.0, np.float32)
    changes[30] = 60
    cuts = find_cuts(xy, changes)
    assert cuts.tolist() == [30]
    smoothed = smooth(times, xy, np.ones(xy.shape[:2], np.float32), cuts=cuts)
    assert smoothed == pytest.approx(xy, abs=0.002)
    xy[28:32, 4] = np.nan
    assert np.isnan(fill_gaps(extracted(times, xy), cuts=cuts).xy[28:32, 4]).all()


def test_a_jump_of_the_whole_body_is_a_cut_and_fast_dancing_or_flashing_light_is_none() -> None:
    times = np.arange(90) / 30
    fast = swaying(times, hz=2.5)
    flashes = np.where(np.arange(90) % 3 == 0, 60, 30).astype(np.float32)
    assert find_cuts(fast, flashes).tolist() == []
    jump = swaying(times, hz=0.5)
    jump[50:] += 0.2
    assert find_cuts(jump, np.zeros(90, np.float32)).tolist() == [50]


@pytest.mark.parametrize("is_regular", [True, False])
def test_smoothing_takes_the_tremble_and_leaves_the_timing(is_regular: bool) -> None:
    random = np.random.default_rng(2)
    times = np.arange(240) / 30 if is_regular else np.cumsum(random.uniform(0.02, 0.05, 240))
    truth = swaying(times, hz=1.5)
    noisy = (truth + random.normal(0, 0.01, truth.shape)).astype(np.float32)
    smoothed = smooth(times, noisy, np.ones(truth.shape[:2], np.float32), cuts=NO_CUTS)
    assert np.abs(smoothed - truth).mean() < 0.8 * np.abs(noisy - truth).mean()
    # Later or earlier by 10 ms would be a worse fit.
    errors = {shift: np.abs(smoothed - swaying(times - shift, hz=1.5)).mean() for shift in (-0.01, 0.0, 0.01)}
    assert min(errors, key=lambda shift: errors[shift]) == 0.0


def test_doubtful_joints_count_less() -> None:
    times = np.arange(60) / 30
    truth = swaying(times, hz=0.5)
    outliers = truth.copy()
    outliers[::7] += 0.3
    doubts = np.ones(truth.shape[:2], np.float32)
    doubts[::7] = 0.05
    errors = [
        np.abs(smooth(times, outliers, trust, cuts=NO_CUTS) - truth).mean() for trust in (doubts, np.ones_like(doubts))
    ]
    assert errors[0] < errors[1] / 2


def test_a_reference_keeps_the_times_of_the_pictures() -> None:
    times = np.cumsum(np.random.default_rng(3).uniform(0.02, 0.05, 100))
    xy = swaying(times)
    xy[60] = np.nan
    made = mend(extracted(times, xy)).reference
    assert made.times_s.tolist() == times.tolist()
    assert made.fps == pytest.approx(99 / (times[-1] - times[0]))
    assert not np.isnan(made.xy).any()
    assert made.world is not None


class Spotter:
    """Finds the white spot of a drawn video, and nobody while it is near the left edge."""

    def __init__(self) -> None:
        self.times_s: list[float] = []

    def estimate(self, rgb: np.ndarray, *, time_s: float) -> tuple[Pose, ...]:
        self.times_s.append(time_s)
        rows, columns = np.nonzero(rgb.min(axis=2) > 200)
        if not len(columns) or columns.mean() < 8:
            return ()
        spot = np.array([columns.mean(), rows.mean()], np.float32) / rgb.shape[0]
        return (Pose(np.tile(spot, (JOINT_COUNT, 1)), np.ones(JOINT_COUNT, np.float32)),)


class Pictures:
    """Pictures from memory, in the shape that the import wants."""

    facts = None
    broken_at_s = None

    def __init__(self, *times_s: float) -> None:
        self._pictures = [(time_s, spot_picture(time_s)) for time_s in times_s]

    def skip_to(self, time_s: float) -> None:
        pass

    def __iter__(self) -> object:
        return iter(self._pictures)


def test_extracting_collects_what_the_estimator_sees() -> None:
    times = tuple(k / 25 for k in range(50))
    seen = watch(Pictures(*times), alone(Spotter())).dancer(0)  # type: ignore[arg-type]
    assert seen.times_s.tolist() == list(times)
    assert seen.has_dancer.sum() == np.sum(~np.isnan(seen.xy[:, 0, 0]))
    assert not seen.has_dancer[0]
    assert seen.has_dancer[25:].all()
    assert np.all(seen.confidence[~seen.has_dancer] == 0)
    assert np.all(np.diff(seen.xy[seen.has_dancer, 0, 0]) >= 0)
    assert seen.world is None
    assert seen.end_s == pytest.approx(2.0)


@pytest.mark.parametrize(("dancer", "number"), [(Dancer.LEFT, 4), (Dancer.CENTRE, 1), (Dancer.RIGHT, 7)])
def test_of_several_dancers_one_is_taken_all_along(dancer: Dancer, number: int) -> None:
    def people(_rgb: np.ndarray, time_s: float) -> dict[int, Pose]:
        places = {7: 1.2, 4: 0.4 + 0.2 * np.sin(time_s), 1: 0.8} | ({9: 0.1} if time_s < 0.5 else {})
        ones = np.ones((JOINT_COUNT, 2), np.float32)
        return {who: Pose(np.float32(x) * ones, ones[:, 0]) for who, x in places.items()}

    times = tuple(k / 25 for k in range(50))
    watched = watch(Pictures(*times), people)  # type: ignore[arg-type]
    seen = watched.dancer(*choose_dancers(watched, dancer))
    expected = [people(None, time_s)[number].xy for time_s in times]
    np.testing.assert_array_equal(seen.xy, expected)


def test_no_more_than_60_pictures_a_second_are_estimated() -> None:
    spotter = Spotter()
    seen = watch(Pictures(*(k / 240 for k in range(240))), alone(spotter))  # type: ignore[arg-type]
    assert len(spotter.times_s) == len(seen.times_s) == 60
    assert min(after - before for before, after in pairwise(spotter.times_s)) >= 1 / 62


@pytest.mark.parametrize("bpm", [72.0, 97.0, 128.0, 150.0])
def test_beats_of_clicks_are_where_the_clicks_are(bpm: float) -> None:
    sound = clicks(bpm=bpm, first_s=0.4, duration_s=20)
    beats = find_beats(np.stack([sound, sound], axis=1), rate_hz=RATE_HZ)
    found = np.array(beats.times_s)
    assert beats.bpm == pytest.approx(bpm, rel=0.01)
    for beat_s in np.arange(1.0, 19.0) // (60 / bpm) * (60 / bpm) + 0.4:
        assert np.abs(found - beat_s).min() < 0.02


@pytest.mark.parametrize("sound", [np.zeros((RATE_HZ * 10, 2), np.float32), np.ones((RATE_HZ, 2), np.float32)])
def test_silence_and_scraps_have_no_beat(sound: np.ndarray) -> None:
    beats = find_beats(sound, rate_hz=RATE_HZ)
    assert beats.times_s == ()
    assert beats.bpm is None


@pytest.mark.parametrize(
    ("first_picture_s", "sound_start_s"), [(0.0, 0.0), (0.0, 0.6), (0.5, 0.0)], ids=["together", "later", "earlier"]
)
def test_sound_stays_with_the_pictures(tmp_path: Path, first_picture_s: float, sound_start_s: float) -> None:
    """A click at container second 1.5 is heard 1.5 s less the first picture's time into the song."""
    sound = clicks(bpm=1, first_s=1.5 - sound_start_s, duration_s=3.0)
    times = tuple(first_picture_s + k / 10 for k in range(30))
    video = write_video(tmp_path / "video.mkv", times_s=times, sound=sound, sound_start_s=sound_start_s)
    samples = read_sound(video, start_s=first_picture_s, duration_s=3.0)
    write_ogg(tmp_path / "sound.ogg", samples)
    import soundfile

    heard, rate = soundfile.read(tmp_path / "sound.ogg")
    assert rate == RATE_HZ
    assert heard.shape == (3 * RATE_HZ, 2)
    loud = np.flatnonzero(np.abs(heard[:, 0]) > 0.2)
    assert loud[0] / RATE_HZ == pytest.approx(1.5 - first_picture_s, abs=0.003)
    assert loud[-1] - loud[0] < 0.05 * RATE_HZ
