"""A video becomes a song, whole or not at all."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from drawn_videos import RATE_HZ, clicks, write_video

from dancegame.bench.beats.instruments import pluck
from dancegame.core.errors import DanceGameError, NoDancerError, SongError, VideoError
from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.music.click_track import metronome
from dancegame.songs.extract import Part, alone, check_length
from dancegame.songs.importing import ImportedSong, SongText, import_songs
from dancegame.songs.library import Library
from dancegame.songs.sound.accompaniment import Accompaniment, AudioFile
from dancegame.vision.video import VideoFacts, read_pictures

MEDIA = os.environ.get("DANCEGAME_TEST_MEDIA")
TEXT = SongText("Title", "Artist", year=2001, licence="CC0", tags=("test",))
TIMES_S = tuple(k / 25 for k in range(100))


class Dancer:
    """An estimator that sees a swaying dancer, in the times it is told; it may fail."""

    def __init__(
        self,
        *,
        seen_s: tuple[float, float] = (0, 99),
        fails_at_s: float = 99,
        failure: type[BaseException] = KeyboardInterrupt,
    ) -> None:
        self._seen_s, self._fails_at_s, self._failure = seen_s, fails_at_s, failure

    def estimate(self, rgb: np.ndarray, *, time_s: float) -> tuple[Pose, ...]:
        if time_s >= self._fails_at_s:
            raise self._failure
        if not self._seen_s[0] <= time_s < self._seen_s[1]:
            return ()
        body = np.random.default_rng(5).uniform(0.2, 0.8, (JOINT_COUNT, 2))
        return (Pose((body + 0.1 * np.sin(6 * time_s)).astype(np.float32), np.ones(JOINT_COUNT, np.float32)),)


class Waver(Dancer):
    """A dancer whose hands and feet go from side to side, arriving 114.6 times a minute."""

    def estimate(self, rgb: np.ndarray, *, time_s: float) -> tuple[Pose, ...]:
        (pose,) = super().estimate(rgb, time_s=0.0)
        xy = pose.xy.copy()
        xy[[9, 10, 15, 16], 0] += np.float32(0.2 * np.sin(6 * time_s))
        return (Pose(xy, pose.confidence),)


def imported(video: Path, library: Library, estimator: Dancer, **options: object) -> ImportedSong:
    with read_pictures(video) as pictures:
        (made,) = import_songs(
            video, pictures=pictures, find_people=alone(estimator), text=TEXT, library=library, **options
        )
    return made


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_video_becomes_a_song_with_sound_and_beats(tmp_path: Path) -> None:
    video = write_video(
        tmp_path / "video.mkv", times_s=TIMES_S, sound=clicks(bpm=120, first_s=0.3, duration_s=5), sound_start_s=0.2
    )
    library = Library([tmp_path / "library"])
    progress: list[tuple[float, str]] = []
    made = imported(
        video,
        library,
        Dancer(seen_s=(1, 99)),
        part=Part(start_s=0.0),
        on_progress=lambda *step: progress.append(step),
    )
    assert made.path == tmp_path / "library" / "reference_poses" / "artist-title.npz"
    assert made.song.duration_s == pytest.approx(4.0, abs=0.05)
    assert made.quality.dancer_share == pytest.approx(0.75, abs=0.02)
    assert made.song.bpm == pytest.approx(120, rel=0.01)
    assert [str(note)[:34] for note in made.notes] == [
        "The dancer is out of sight in 25% ",
        "This song may not be worth dancing",
        "Each picture is shown 3 times: the",  # so slow is the spot
    ]
    (song,) = library.songs()
    assert (song.id, song.title, song.artist, song.year) == (made.song.id, "Title", "Artist", 2001)
    dance = library.load_dance(made.song.id)
    assert dance.song.beats_s[:2] == pytest.approx((0.5, 1.0), abs=0.02)
    assert dance.song.moves
    reference = dance.reference
    assert reference.times_s == pytest.approx(TIMES_S, abs=0.002)
    import soundfile

    assert soundfile.info(library.sound_path(made.song.id)).duration == pytest.approx(made.song.duration_s, abs=0.05)
    shares = [share for share, _ in progress]
    assert shares == sorted(shares)
    assert (shares[-1], shares[0]) == (1.0, pytest.approx(0, abs=0.05))


def test_a_video_without_sound_becomes_a_silent_dance(tmp_path: Path) -> None:
    video = write_video(tmp_path / "video.mp4", times_s=TIMES_S)
    library = Library([tmp_path / "library"])
    made = imported(video, library, Dancer())
    assert made.song.bpm is None
    assert library.sound_path(made.song.id) is None
    assert library.load_dance(made.song.id).song.moves


def test_a_video_without_sound_gets_a_metronome_in_time_with_its_dance(tmp_path: Path) -> None:
    times_s = tuple(k / 25 for k in range(175))
    video = write_video(tmp_path / "video.mp4", times_s=times_s)
    library = Library([tmp_path / "library"])
    made = imported(video, library, Waver(), accompaniment=Accompaniment(metronome=metronome))
    assert made.soundtrack.source == "metronome"
    assert made.song.bpm == pytest.approx(114.6, rel=0.02)
    assert made.song.beats_s
    assert "A metronome of 115 beats a minute was made of the movements" in str(made.notes[0])
    heard, rate = soundfile_read(library.sound_path(made.song.id))
    assert len(heard) / rate == pytest.approx(made.song.duration_s, abs=0.01)
    struck = [np.abs(heard[round(beat * rate) :][: rate // 50]).max() for beat in made.song.beats_s[:-1]]
    between = [np.abs(heard[round((beat + 0.4) * rate) :][: rate // 50]).max() for beat in made.song.beats_s[:-1]]
    assert min(struck) > 10 * max(between)
    # The ones are clicked an octave and a half above the knocks.
    spectra = [np.abs(np.fft.rfft(heard[round(beat * rate) :][: rate // 10, 0])) for beat in made.song.beats_s[:-1]]
    ones = [place for place, spectrum in enumerate(spectra) if spectrum.argmax() * 10 > 1500]
    assert ones == list(range(made.song.counted_from, len(spectra), 4))


def test_a_recording_is_heard_instead_of_the_sound_of_its_video(tmp_path: Path) -> None:
    """Notes by chance, in the video from their second 2.5 on, quietly and with noise."""
    rng = np.random.default_rng(4)
    music = np.zeros(12 * RATE_HZ)
    for start_s in np.arange(0.1, 11, 0.3):
        note = pluck(rng.integers(50, 80))
        music[round(start_s * RATE_HZ) :][: len(note)] += note
    soundfile_write(tmp_path / "music.wav", music)
    filmed = 0.1 * music[round(2.5 * RATE_HZ) :][: 8 * RATE_HZ] + 0.002 * rng.normal(0, 1, 8 * RATE_HZ)
    times_s = tuple(k / 25 for k in range(200))
    video = write_video(tmp_path / "video.mkv", times_s=times_s, sound=filmed.astype(np.float32))
    library = Library([tmp_path / "library"])
    wish = Accompaniment(AudioFile(tmp_path / "music.wav"))
    made = imported(video, library, Dancer(), accompaniment=wish, part=Part(start_s=1.0, end_s=7.0))
    assert made.soundtrack.source == "audio"
    assert made.soundtrack.placed is not None
    assert made.soundtrack.placed.offset_s == pytest.approx(2.5, abs=0.005)
    heard, _ = soundfile_read(library.sound_path(made.song.id))
    expected = music[round(3.5 * RATE_HZ) :][: len(heard)]
    assert np.corrcoef(heard[:, 0], expected)[0, 1] > 0.95
    # Said, it is not looked for, and may be anything.
    told = Accompaniment(AudioFile(tmp_path / "music.wav", offset_s=4.0))
    made = imported(video, library, Dancer(), accompaniment=told, part=Part(start_s=1.0, end_s=7.0))
    heard, _ = soundfile_read(library.sound_path(made.song.id))
    assert np.corrcoef(heard[:, 0], music[5 * RATE_HZ :][: len(heard)])[0, 1] > 0.95


@pytest.mark.parametrize(
    ("name", "content", "offset_s", "message"),
    [
        ("other.wav", None, None, "The sound of .*video.mkv is nowhere in .*other.wav"),
        ("missing.wav", "", None, "There is no file .*missing.wav"),
        ("text.wav", "words", None, "The sound of .*text.wav cannot be read"),
        ("late.wav", None, 6.0, ".*late.wav has nothing to hear while .*video.mkv is danced"),
        ("early.wav", None, -60.0, ".*early.wav has nothing to hear while .*video.mkv is danced"),
    ],
)
def test_a_recording_that_does_not_fit_is_refused_before_the_dancer_is_looked_for(
    tmp_path: Path, name: str, content: str | None, offset_s: float | None, message: str
) -> None:
    if content is None:
        soundfile_write(tmp_path / name, np.random.default_rng(1).normal(0, 0.1, 6 * RATE_HZ))
    elif content:
        (tmp_path / name).write_text(content)
    video = write_video(tmp_path / "video.mkv", times_s=TIMES_S, sound=clicks(bpm=90, first_s=0.1, duration_s=4))
    wish = Accompaniment(AudioFile(tmp_path / name, offset_s))
    with pytest.raises(DanceGameError, match=message):
        imported(
            video, Library([tmp_path / "library"]), Dancer(fails_at_s=0, failure=AssertionError), accompaniment=wish
        )
    assert not (tmp_path / "library").exists()


def soundfile_write(path: Path, mono: np.ndarray) -> None:
    import soundfile

    soundfile.write(path, mono, RATE_HZ)


def soundfile_read(path: object) -> tuple[np.ndarray, int]:
    import soundfile

    return soundfile.read(str(path), always_2d=True)


def test_importing_again_replaces_the_song(tmp_path: Path) -> None:
    library = Library([tmp_path / "library"])
    loud = write_video(tmp_path / "a.mkv", times_s=TIMES_S, sound=clicks(bpm=90, first_s=0.1, duration_s=4))
    silent = write_video(tmp_path / "b.mkv", times_s=TIMES_S)
    first, second = (imported(video, library, Dancer()) for video in (loud, silent))
    assert first.song.id == second.song.id
    assert files_in(tmp_path / "library") == {
        "reference_poses/artist-title.npz",
        "reference_poses/artist-title.toml",
    }


def test_a_part_of_one_picture_is_no_dance(tmp_path: Path) -> None:
    video = write_video(tmp_path / "video.mkv", times_s=TIMES_S)
    with pytest.raises(NoDancerError, match=r"A dancer was seen for 0\.0 s"):
        imported(video, Library([tmp_path / "library"]), Dancer(), part=Part(TIMES_S[5], TIMES_S[5] + 0.01))
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize(
    ("estimator", "message"),
    [
        (Dancer(seen_s=(99, 99)), "Nobody was found"),
        (Dancer(seen_s=(0, 0.5)), "0.5 s"),
        (Dancer(seen_s=(0, 1.5)), "1.5 s"),
    ],
)
def test_a_video_without_a_dancer_leaves_nothing(tmp_path: Path, estimator: Dancer, message: str) -> None:
    video = write_video(tmp_path / "video.mkv", times_s=TIMES_S, sound=clicks(bpm=90, first_s=0.1, duration_s=4))
    with pytest.raises(NoDancerError, match=message) as caught:
        imported(video, Library([tmp_path / "library"]), estimator)
    assert str(video) in caught.value.message
    assert files_in(tmp_path) == {"video.mkv"}


def test_an_interrupt_leaves_nothing(tmp_path: Path) -> None:
    video = write_video(tmp_path / "video.mkv", times_s=TIMES_S, sound=clicks(bpm=90, first_s=0.1, duration_s=4))
    with pytest.raises(KeyboardInterrupt):
        imported(video, Library([tmp_path / "library"]), Dancer(fails_at_s=2.0))
    assert files_in(tmp_path) == {"video.mkv"}


def test_a_video_that_is_too_long_is_refused_before_its_dancer_is_looked_for(tmp_path: Path) -> None:
    video = write_video(tmp_path / "video.mkv", times_s=[k * 4.0 for k in range(2_000)])
    estimator = Dancer(fails_at_s=0.0, failure=AssertionError)
    with pytest.raises(VideoError, match=r"longer than a song can be \(120 minutes\)"):
        imported(video, Library([tmp_path / "library"]), estimator)
    assert files_in(tmp_path) == {"video.mkv"}


@pytest.mark.parametrize(("fps", "duration_s"), [(60.0, 3700.0), (240.0, 3600.0), (30.0, 7300.0), (None, 7300.0)])
def test_more_pictures_than_a_song_may_have_are_too_long(fps: float | None, duration_s: float) -> None:
    facts = VideoFacts(64, 48, fps, duration_s, 0.0, has_sound=False)
    with pytest.raises(VideoError, match="longer than a song can be"):
        check_length(facts)
    check_length(replace(facts, duration_s=3400.0))
    check_length(replace(facts, duration_s=None))


def test_a_video_that_breaks_off_too_soon_leaves_nothing(tmp_path: Path) -> None:
    video = write_video(tmp_path / "video.mkv", times_s=TIMES_S)
    video.write_bytes(video.read_bytes()[: video.stat().st_size // 4])
    with pytest.raises(VideoError, match="breaks off"):
        imported(video, Library([tmp_path / "library"]), Dancer())
    assert files_in(tmp_path) == {"video.mkv"}


def test_sound_that_cannot_be_read_makes_the_song_silent_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = write_video(tmp_path / "video.mkv", times_s=TIMES_S, sound=clicks(bpm=90, first_s=0.1, duration_s=4))
    monkeypatch.setattr("dancegame.songs.sound.samples._chunks", lambda path, line: iter(()))
    library = Library([tmp_path / "library"])
    made = imported(video, library, Dancer())
    assert library.sound_path(made.song.id) is None
    assert "The song is silent." in str(made.notes[0])


def test_a_library_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    video = write_video(tmp_path / "video.mp4", times_s=TIMES_S)
    blocked = tmp_path / "library"
    blocked.mkdir()
    (blocked / "reference_poses").write_text("in the way")
    with pytest.raises(SongError, match="cannot be written") as caught:
        # Before the first picture is looked at.
        imported(video, Library([blocked]), Dancer(fails_at_s=0.0, failure=AssertionError))
    assert str(blocked) in caught.value.message
    assert files_in(tmp_path) == {"video.mp4", "library/reference_poses"}


@pytest.mark.skipif(MEDIA is None, reason="DANCEGAME_TEST_MEDIA names no folder with real videos")
def test_a_real_video_becomes_a_song(tmp_path: Path) -> None:
    from dancegame.vision.estimators.mediapipe import MediaPipeEstimator

    video = Path(MEDIA or "") / "media" / "studio_solo.mp4"
    library = Library([tmp_path])
    with read_pictures(video, max_height_px=720) as pictures, MediaPipeEstimator(players=1) as estimator:
        (made,) = import_songs(video, pictures=pictures, find_people=alone(estimator), text=TEXT, library=library)
    assert made.song.duration_s == pytest.approx(9.97, abs=0.05)
    assert made.quality.dancer_share > 0.95
    assert made.song.bpm is not None
    reference = library.load_dance(made.song.id).reference
    assert np.isnan(reference.xy).mean() < 0.1
    assert reference.world is not None
    assert library.sound_path(made.song.id) is not None
