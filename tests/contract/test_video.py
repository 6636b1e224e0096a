"""Videos are read upright, at their real times, from any codec; broken ones say what is wrong."""

import threading
from pathlib import Path

import numpy as np
import pytest
from drawn_videos import set_display_matrix, write_video

from dancegame.core.errors import VideoError
from dancegame.vision.glimpses import glimpses
from dancegame.vision.video import read_pictures

TENTH_S = tuple(k / 10 for k in range(30))


def is_red(rgb: np.ndarray, *, right: bool, bottom: bool) -> bool:
    """Whether a corner of a picture is red."""
    y, x = (-6 if bottom else 5), (-6 if right else 5)
    red, green, blue = (int(value) for value in rgb[y, x])
    return red > 150 and green < 90 and blue < 90


def first_picture(path: Path, **options: int) -> np.ndarray:
    with read_pictures(path, **options) as pictures:
        return next(pictures)[1]


@pytest.mark.parametrize(("container", "ticks_hz"), [("mp4", 1000), ("mkv", 1000), ("avi", 25)])
def test_pictures_come_at_their_times_and_facts_tell_what_comes(tmp_path: Path, container: str, ticks_hz: int) -> None:
    times = tuple(k / 25 for k in range(50))
    path = write_video(tmp_path / f"video.{container}", times_s=times, ticks_hz=ticks_hz)
    with read_pictures(path) as pictures:
        facts = pictures.facts
        read = list(pictures)
    assert [time_s for time_s, _ in read] == pytest.approx(times, abs=0.002)
    assert all(rgb.shape == (48, 64, 3) and rgb.dtype == np.uint8 and rgb.flags.c_contiguous for _, rgb in read)
    assert is_red(read[0][1], right=False, bottom=False)
    assert (facts.width_px, facts.height_px, facts.has_sound) == (64, 48, False)
    assert facts.duration_s == pytest.approx(2.0, abs=0.06)
    assert facts.fps == pytest.approx(25)
    assert pictures.broken_at_s is None


def test_irregular_times_are_kept_and_start_at_zero(tmp_path: Path) -> None:
    times = (0.7, 0.733, 0.9, 0.95, 1.4, 1.433, 2.0)
    path = write_video(tmp_path / "irregular.mkv", times_s=times)
    with read_pictures(path) as pictures:
        assert pictures.facts.start_s == pytest.approx(0.7, abs=0.002)
        read_s = [time_s for time_s, _ in pictures]
    assert read_s == pytest.approx([time_s - 0.7 for time_s in times], abs=0.002)


@pytest.mark.parametrize(
    ("matrix", "right", "bottom"),
    [
        ({"a": 0, "b": 1, "c": -1, "d": 0}, True, False),  # a quarter turn clockwise
        ({"a": -1, "b": 0, "c": 0, "d": -1}, True, True),
        ({"a": 0, "b": -1, "c": 1, "d": 0}, False, True),
        ({"a": -1, "b": 0, "c": 0, "d": 1}, True, False),  # mirrored
    ],
)
def test_rotation_flags_are_obeyed(tmp_path: Path, matrix: dict[str, int], right: bool, bottom: bool) -> None:
    path = write_video(tmp_path / "turned.mp4", times_s=TENTH_S)
    set_display_matrix(path, **matrix)
    with read_pictures(path) as pictures:
        _, rgb = next(pictures)
        assert (pictures.facts.height_px, pictures.facts.width_px) == rgb.shape[:2]
    assert rgb.shape[:2] == ((48, 64) if matrix["a"] else (64, 48))
    corners = {(x, y): is_red(rgb, right=x, bottom=y) for x in (False, True) for y in (False, True)}
    assert [corner for corner, red in corners.items() if red] == [(right, bottom)]
    glimpse = next(glimpses(path, start_s=0.0, end_s=2.0))
    assert glimpse.shape == rgb.shape
    assert is_red(glimpse, right=right, bottom=bottom)


def test_high_pictures_are_scaled_down_and_low_ones_left(tmp_path: Path) -> None:
    path = write_video(tmp_path / "video.mp4", times_s=TENTH_S)
    assert first_picture(path, max_height_px=24).shape == (24, 32, 3)
    assert first_picture(path, max_height_px=720).shape == (48, 64, 3)
    set_display_matrix(path, a=0, b=1, c=-1, d=0)
    assert first_picture(path, max_height_px=32).shape == (32, 24, 3)


def test_a_video_cut_short_is_used_if_some_of_it_is_left(tmp_path: Path) -> None:
    def noise(time_s: float) -> np.ndarray:
        return np.random.default_rng(round(time_s * 10)).integers(0, 255, (48, 64, 3), dtype=np.uint8)

    path = write_video(tmp_path / "long.mkv", times_s=tuple(k / 10 for k in range(60)), draw=noise)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * 0.6)])
    with read_pictures(path) as pictures:
        last_s = max(time_s for time_s, _ in pictures)
    assert 2 < last_s < 4.5
    assert pictures.broken_at_s == pytest.approx(last_s + 0.1, abs=0.1)
    path.write_bytes(whole[: int(len(whole) * 0.15)])
    with pytest.raises(VideoError, match="breaks off"), read_pictures(path) as pictures:
        list(pictures)


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "does not exist"), (b"", "cannot be opened"), (b"not a video" * 500, "cannot be opened")],
)
def test_what_is_no_video_is_named_with_a_remedy(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "broken.mp4"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(VideoError, match=message) as caught, read_pictures(path):
        pass
    assert str(path) in caught.value.message
    assert caught.value.remedy


def test_folders_texts_and_sounds_are_no_videos(tmp_path: Path) -> None:
    import soundfile

    sound, text = tmp_path / "sound.ogg", tmp_path / "words.txt"
    soundfile.write(sound, np.zeros(44_100), 44_100, format="OGG", subtype="VORBIS")
    text.write_text("words, not pictures\n" * 200)
    for path, message in ((tmp_path, "is a folder"), (sound, "has no pictures"), (text, str(text))):
        with pytest.raises(VideoError, match=message), read_pictures(path):
            pass


def test_a_colon_in_the_name_is_no_protocol(tmp_path: Path) -> None:
    path = write_video(tmp_path / "plain.mp4", times_s=TENTH_S)
    try:
        path = path.rename(tmp_path / "a:b.mp4")
    except OSError:
        pytest.skip("this file system allows no colon in names")
    assert first_picture(path).shape == (48, 64, 3)


def test_leaving_early_ends_the_decoding_thread(tmp_path: Path) -> None:
    path = write_video(tmp_path / "video.mp4", times_s=tuple(k / 30 for k in range(200)))

    def interrupt(path: Path) -> None:
        with read_pictures(path) as pictures:
            next(pictures)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupt(path)
    assert "decode-ahead" not in {thread.name for thread in threading.enumerate()}


def test_a_video_of_a_few_pictures_is_read_whole(tmp_path: Path) -> None:
    """Its thread has decoded everything and closed the file before anybody looks."""
    path = write_video(tmp_path / "short.mp4", times_s=(0.0, 0.1, 0.2))
    with read_pictures(path) as pictures:
        pictures._ahead._thread.join(5)
        assert pictures.facts.duration_s == pytest.approx(0.3, abs=0.11)
        assert len(list(pictures)) == 3
        assert next(pictures, None) is None
