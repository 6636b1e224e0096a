"""Recordings as people really have them: joined, leaping, changing on the way, damaged, of impossible sizes."""

import os
import random
import resource
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from drawn_videos import clicks, spot_picture, write_video

from dancegame.core.errors import DanceGameError, VideoError
from dancegame.songs.sound.beats import find_beats
from dancegame.songs.sound.samples import RATE_HZ, read_sound
from dancegame.vision.glimpses import glimpses
from dancegame.vision.video import read_pictures

ROOT = Path(__file__).parents[2]
PART_S, FPS = 3.0, 25


def write_part(path: Path, *, offset_s: float = 0.0, rate_hz: int = 44_100, layout: str = "stereo") -> bytes:
    """A transport stream of PART_S with a loud tone, its stamps from offset_s on."""
    with av.open(str(path), "w", format="mpegts", options={"muxdelay": "0", "muxpreload": "0"}) as container:
        pictures = container.add_stream("mpeg2video", rate=FPS, width=64, height=48, pix_fmt="yuv420p")
        voice = container.add_stream("mp2", rate=rate_hz, layout=layout)
        for number in range(round(PART_S * FPS)):
            frame = av.VideoFrame.from_ndarray(spot_picture(number / FPS), format="rgb24")
            frame.pts, frame.time_base = number + round(offset_s * FPS), Fraction(1, FPS)
            container.mux(pictures.encode(frame))
        container.mux(pictures.encode(None))
        channels = 2 if layout == "stereo" else 1
        for first in range(0, round(PART_S * rate_hz), 1152):
            tone = np.sin(np.arange(first, first + 1152) * 0.06) * 12_000
            frame = av.AudioFrame.from_ndarray(
                np.repeat(tone.astype(np.int16), channels)[None], format="s16", layout=layout
            )
            frame.sample_rate, frame.time_base = rate_hz, Fraction(1, rate_hz)
            frame.pts = first + round(offset_s * rate_hz)
            container.mux(voice.encode(frame))
        container.mux(voice.encode(None))
    return path.read_bytes()


def joined(tmp_path: Path, **second: object) -> Path:
    path = tmp_path / "joined.ts"
    path.write_bytes(write_part(tmp_path / "1.ts") + write_part(tmp_path / "2.ts", **second))
    return path


def loudness(samples: np.ndarray) -> list[float]:
    """Of each half second."""
    half = RATE_HZ // 2
    return [float(np.abs(samples[first : first + half]).mean()) for first in range(0, len(samples) - half + 1, half)]


@pytest.mark.parametrize(
    ("second", "has_jump"),
    [
        ({"offset_s": PART_S, "rate_hz": 48_000, "layout": "mono"}, False),
        ({"offset_s": 0.0}, True),
        ({"offset_s": 3000.0}, True),
        ({"offset_s": 90_000.0, "rate_hz": 48_000}, True),
    ],
    ids=["sound changes", "stamps begin again", "stamps leap", "both"],
)
def test_picture_and_sound_go_on_where_two_recordings_are_joined(tmp_path: Path, second, has_jump):
    video = joined(tmp_path, **second)
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with read_pictures(video) as pictures:
        times_s = [time_s for time_s, _ in pictures]
    assert times_s[-1] == pytest.approx(2 * PART_S, abs=0.4)
    assert max(np.diff(times_s)) < 0.3
    assert pictures.leaps.has_any == has_jump
    samples = read_sound(video, start_s=pictures.facts.start_s, duration_s=2 * PART_S, leaps=pictures.leaps)
    assert min(loudness(samples)[:-1]) > 0.05
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb < 300_000


def flash(time_s: float) -> np.ndarray:
    """White for 0.1 s at every full second and 0.5, when the click is heard, else black."""
    return np.full((48, 64, 3), 255 if (time_s - 0.5) % 1 < 0.09 else 0, np.uint8)


@pytest.mark.parametrize(
    ("kind", "still_s", "silent_s"),
    [
        ("mkv", (4, 13), None),
        ("mov", (4, 13), None),
        ("mkv", None, (4, 13)),
        ("mkv", (4, 13), (9.5, 17)),
        ("mkv", (4, 13), (9.5, 15)),
        ("mkv", None, None),
    ],
    ids=str,
)
def test_flash_and_click_stay_together_where_one_of_them_pauses(tmp_path: Path, kind: str, still_s, silent_s):
    times_s = [k / 10 for k in range(200) if still_s is None or not still_s[0] < k / 10 < still_s[1]]
    sound = clicks(bpm=60, first_s=0.5, duration_s=20)
    video = write_video(tmp_path / f"video.{kind}", times_s=times_s, draw=flash, sound=sound, silent_s=silent_s)
    with read_pictures(video) as pictures:
        seen = [(time_s, rgb.mean() > 128) for time_s, rgb in pictures]
    assert [time_s for time_s, _ in seen] == pytest.approx(times_s, abs=0.002)
    assert not pictures.leaps.has_any
    samples = read_sound(video, start_s=pictures.facts.start_s, duration_s=20.0, leaps=pictures.leaps)
    flashes_s = [time_s for (_, was), (time_s, is_white) in pairwise(seen) if is_white and not was]
    heard_s = [time_s for time_s in flashes_s if silent_s is None or not silent_s[0] < time_s < silent_s[1]]
    assert len(heard_s) > 5
    for time_s in heard_s:
        loud = np.flatnonzero(np.abs(samples[round((time_s - 0.3) * RATE_HZ) :, 0]) > 0.2)
        assert loud[0] / RATE_HZ - 0.3 == pytest.approx(0, abs=0.005)


def test_a_long_claim_is_looked_into_before_anybody_relies_on_it(tmp_path: Path):
    long = write_video(tmp_path / "long.mkv", times_s=[k * 4.0 for k in range(2_000)])
    with read_pictures(long) as pictures:
        assert pictures.facts.duration_s == pytest.approx(8_000, rel=0.01)
    leaping = joined(tmp_path, offset_s=90_000.0)
    with read_pictures(leaping) as pictures:
        assert pictures.facts.duration_s == pytest.approx(2 * PART_S, abs=0.4)
        assert pictures.facts.fps == pytest.approx(FPS, rel=0.05)


@pytest.mark.parametrize(
    ("width", "height", "message"),
    [(20_000, 48, "20000 x 48 pixels; they may have at most"), (2, 400, "2 x 400 pixels, in which nobody has room")],
)
def test_impossible_sizes_are_refused_before_memory_is_asked_for(tmp_path: Path, width: int, height: int, message: str):
    path = tmp_path / "odd.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mjpeg", rate=10, width=width, height=height, pix_fmt="yuvj420p")
        for number in range(5):
            frame = av.VideoFrame.from_ndarray(np.zeros((height, width, 3), np.uint8), format="rgb24")
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(VideoError, match=message), read_pictures(path) as pictures:
        list(pictures)
    assert not list(glimpses(path, start_s=0.0, end_s=0.5))


TAKEN_BY_READING = """
import resource, sys
from contextlib import suppress
from pathlib import Path
from dancegame.core.errors import DanceGameError
from tools.fuzz.readers.video import READER, read
def most_mb(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
for place, path in enumerate(map(Path, sys.argv[1:])):
    before_mb = most_mb()
    with suppress(DanceGameError):
        read(path)
    if place:
        print(most_mb() - before_mb)
"""


def still(width: int, height: int) -> bytes:
    """A picture that says it is so large, and has a few bytes."""
    pieces = (b"IHDR", struct.pack(">2I5B", width, height, 16, 6, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(10**6)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in pieces
    )


def film_of(path: Path, stills: list[bytes]) -> Path:
    """A video of 64 x 48 pixels, by what it says of itself."""
    with av.open(path, "w", format="mov") as container:
        stream = container.add_stream("png", rate=10, width=64, height=48, pix_fmt="rgb24")
        for number, content in enumerate(stills):
            packet = av.Packet(content)
            packet.stream, packet.time_base, packet.is_keyframe = stream, Fraction(1, 10), True
            packet.pts = packet.dts = number
            container.mux(packet)
    return path


@pytest.mark.parametrize("places", [range(3), range(9, 12)], ids=["at its beginning", "within"])
def test_pictures_larger_than_a_video_says_are_not_unpacked(tmp_path: Path, places: range):
    usual = film_of(tmp_path / "usual.mov", [still(64, 48)] * 20)
    large = film_of(
        tmp_path / "large.mov", [still(16_000, 16_000) if k in places else still(64, 48) for k in range(20)]
    )
    words = [sys.executable, "-c", TAKEN_BY_READING, str(usual), str(large)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=100, check=True)
    assert int(done.stdout) < 200


def truncated(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def flipped(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 200)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def emptied(data: bytearray, chance: random.Random) -> None:
    first = chance.randrange(len(data))
    data[first : first + chance.randrange(1, 20_000)] = bytes(chance.randrange(1, 200))


def beheaded(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(min(len(data), 2000))] = chance.randrange(256)


@pytest.mark.parametrize("damage", [truncated, flipped, emptied, beheaded])
def test_every_kind_of_damage_ends_in_a_sentence(tmp_path: Path, damage: Callable[[bytearray, random.Random], None]):
    times_s = np.arange(40) / 20
    sound = np.full(2 * 44_100, 0.2, np.float32)
    whole = [
        write_video(tmp_path / f"whole.{kind}", times_s=times_s, sound=sound).read_bytes() for kind in ("mkv", "avi")
    ]
    whole.append(write_part(tmp_path / "whole.ts"))
    chance = random.Random(damage.__name__)
    for _ in range(24):
        place = chance.randrange(len(whole))
        data = bytearray(whole[place])
        damage(data, chance)
        path = tmp_path / f"damaged.{('mkv', 'avi', 'ts')[place]}"
        path.write_bytes(data)
        with suppress(DanceGameError), read_pictures(path) as pictures:
            assert all(picture.ndim == 3 for _, picture in pictures)
        with suppress(DanceGameError):
            assert read_sound(path, start_s=0.0, duration_s=3.0).shape == (3 * RATE_HZ, 2)


def test_a_title_in_another_encoding_is_no_reason_to_refuse_a_video(tmp_path: Path) -> None:
    path = tmp_path / "tagged.mkv"
    with av.open(str(path), "w") as container:
        container.metadata["title"] = "Tanz-XX"
        stream = container.add_stream("mpeg4", rate=10, width=64, height=48, pix_fmt="yuv420p")
        for _ in range(3):
            container.mux(stream.encode(av.VideoFrame(64, 48, "yuv420p")))
        container.mux(stream.encode(None))
    assert b"Tanz-XX" in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(b"Tanz-XX", b"Tanz-\xe9\xff"))
    with read_pictures(path) as pictures:
        assert len(list(pictures)) == 3


def test_pictures_of_an_unknown_kind_are_said_in_a_sentence(tmp_path: Path) -> None:
    path = write_video(tmp_path / "video.mkv", times_s=[k / 10 for k in range(20)])
    assert b"V_MPEG4/ISO/ASP" in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(b"V_MPEG4/ISO/ASP", b"V_XXXXX/XXX/XXX"))
    with pytest.raises(VideoError, match="no picture that can be read"), read_pictures(path):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_can_be_read_only_once_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(VideoError, match="no ordinary file"), read_pictures(tmp_path / "pipe.mp4"):
        pass
    with pytest.raises(VideoError, match="does not exist"), read_pictures(tmp_path / ("long" * 100)):
        pass


@pytest.mark.parametrize(
    "mono",
    [
        np.arange(4 * RATE_HZ) == RATE_HZ,
        np.arange(4 * RATE_HZ) > RATE_HZ,
        np.random.default_rng(1).normal(0, 0.1, 4 * RATE_HZ),
        np.linspace(-1, 1, 4 * RATE_HZ),
    ],
    ids=["one click", "a step", "noise", "a ramp"],
)
def test_the_beats_of_what_has_none_lie_within_it_and_in_order(mono: np.ndarray) -> None:
    times_s = find_beats(np.stack([mono, mono], axis=1).astype(np.float32), rate_hz=RATE_HZ).times_s
    assert list(times_s) == sorted(set(times_s))
    assert all(0 <= time_s <= 4.1 for time_s in times_s)
