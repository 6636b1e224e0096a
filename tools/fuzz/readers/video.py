"""A video, or what claims to be one, read as an import does: tags, bars, pictures, sound; in the process at the door.

Containers and codecs are many: MP4, Matroska, AVI, a transport stream, GIF, WebM, Ogg, and pictures that are no video.
"""

import tempfile
from fractions import Fraction
from functools import cache
from itertools import islice
from pathlib import Path

import av
import numpy as np

from dancegame.cli.door_look import check_file
from dancegame.songs.extract import check_length
from dancegame.songs.intake.tags import said_inside
from dancegame.songs.origins import video_identity
from dancegame.songs.sound.samples import length_s, read_sound
from dancegame.vision.bars import find_used_part
from dancegame.vision.video import read_pictures
from tools.fuzz.damage import spoilt
from tools.fuzz.reader import Reader, in_file

# container, codec of the pictures, pixels, codec of the sound
KINDS = (
    ("mp4", "mpeg4", "yuv420p", "aac"),
    ("matroska", "mjpeg", "yuvj420p", "pcm_s16le"),
    ("avi", "mpeg4", "yuv420p", "mp2"),
    ("mpegts", "mpeg2video", "yuv420p", "mp2"),
    ("gif", "gif", "rgb8", None),
    ("webm", "libvpx", "yuv420p", None),
    ("mov", "png", "rgb24", None),
    ("flv", "flv1", "yuv420p", None),
)
PICTURES, FPS, WIDTH_PX, HEIGHT_PX = 3, 5, 32, 32
MOST_PICTURES, MOST_SOUND_S = 40, 2.0


def read(path: Path) -> None:
    """Read what an import reads, in its order."""
    check_file(path)
    video_identity(path)
    said_inside(path)
    find_used_part(path)
    with read_pictures(path, max_height_px=720, threads=1) as pictures:
        check_length(pictures.facts)
        for _time_s, picture in islice(pictures, MOST_PICTURES):
            assert picture.ndim == 3
    length_s(path)
    read_sound(path, start_s=pictures.facts.start_s, duration_s=MOST_SOUND_S, leaps=pictures.leaps)


@cache
def seeds() -> tuple[bytes, ...]:
    """Return a very short film of each kind that this FFmpeg can write."""
    return tuple(made for kind in KINDS if (made := _film(*kind)))


def _film(container_name: str, codec: str, pixels: str, sound: str | None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "film")
        try:
            with av.open(str(path), "w", format=container_name) as container:
                container.metadata["title"] = "Artist - Title"
                _write(container, codec, pixels, sound)
        except (av.FFmpegError, ValueError):
            return b""
        return path.read_bytes()


def _write(container: "av.container.OutputContainer", codec: str, pixels: str, sound: str | None) -> None:
    pictures = container.add_stream(codec, rate=FPS, width=WIDTH_PX, height=HEIGHT_PX, pix_fmt=pixels)
    voice = container.add_stream(sound, rate=44_100, layout="mono") if sound else None
    source = np.random.default_rng(3)
    for number in range(PICTURES):
        drawn = source.integers(0, 255, (HEIGHT_PX, WIDTH_PX, 3)).astype(np.uint8) // 64 * 64
        frame = av.VideoFrame.from_ndarray(drawn, format="rgb24")
        frame.pts, frame.time_base = number, Fraction(1, FPS)
        container.mux(pictures.encode(frame))
    container.mux(pictures.encode(None))
    if voice is not None:
        samples = (np.sin(np.arange(4_410) * 0.06) * 9_000).astype(np.int16)[None]
        heard = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        heard.sample_rate, heard.pts, heard.time_base = 44_100, 0, Fraction(1, 44_100)
        for piece in av.AudioResampler(format=voice.format.name, layout="mono", rate=44_100).resample(heard):
            container.mux(voice.encode(piece))
        container.mux(voice.encode(None))


READER = Reader(in_file("dance.mp4", read), seeds, (spoilt,), most_mb=400, most_s=20.0)
