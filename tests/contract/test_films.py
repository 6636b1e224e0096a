"""Films as files are what they should be when somebody else opens them, and nothing half-written stays behind."""

import os
import struct
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
import pytest

from dancegame.core.errors import InputError
from dancegame.songs import transaction
from dancegame.songs.films.writing import KINDS, write_film
from dancegame.songs.sound.samples import RATE_HZ

SIZE = (96, 64)


@dataclass
class Moving:
    """A white column that moves to the right on blue; fails_at_s: with an error."""

    size_px: tuple[int, int] = SIZE
    seconds: float = 1.0
    fails_at_s: float = np.inf
    error: BaseException = field(default_factory=KeyboardInterrupt)

    def picture_at(self, film_s: float) -> np.ndarray:
        if film_s >= self.fails_at_s:
            raise self.error
        width, height = self.size_px
        picture = np.full((height, width, 4), (200, 40, 0, 255), np.uint8)
        left = int(film_s / self.seconds * (width - 16))
        picture[:, left : left + 16] = 255
        return picture


def beep(seconds: float = 1.0) -> np.ndarray:
    wave = 0.5 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * RATE_HZ)) / RATE_HZ)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def column(rgb: np.ndarray) -> float:
    """Where the white column is, in pixels from the left."""
    return float(np.flatnonzero(rgb[rgb.shape[0] // 2, :, 0] > 128).mean())


@pytest.mark.parametrize("ending", [".mp4", ".gif"])
def test_a_film_is_opened_again_as_it_was_drawn(tmp_path: Path, ending: str):
    path = tmp_path / f"film{ending}"
    written = write_film(path, Moving())
    rate = KINDS[ending].rate
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == SIZE == written.size_px
        assert float(stream.average_rate) == pytest.approx(float(rate), rel=0.01)
        pictures = [frame.to_ndarray(format="rgb24") for frame in container.decode(stream)]
        assert not container.streams.audio
    assert len(pictures) == written.pictures
    assert len(pictures) / rate == pytest.approx(1.0, abs=float(1 / rate))
    columns = [column(picture) for picture in pictures]
    assert columns[0] < 12
    assert columns[-1] > 70
    assert tuple(pictures[0][2, -2]) == pytest.approx((0, 40, 200), abs=5)
    assert path.stat().st_size == written.bytes


def chunks(path: Path) -> list[tuple[bytes, bytes]]:
    """The parts of a WebP file, by name."""
    content, found, place = path.read_bytes(), [], 12
    while place < len(content):
        name, size = struct.unpack_from("<4sI", content, place)
        found.append((name, content[place + 8 : place + 8 + size]))
        place += 8 + size + size % 2
    return found


def test_an_animated_webp_has_its_size_pictures_and_length(tmp_path: Path):
    path = tmp_path / "film.webp"
    written = write_film(path, Moving())
    parts = chunks(path)
    extended = dict(parts)[b"VP8X"]
    size = tuple(1 + int.from_bytes(extended[at : at + 3], "little") for at in (4, 7))
    assert size == SIZE
    lengths_ms = [int.from_bytes(part[12:15], "little") for name, part in parts if name == b"ANMF"]
    assert len(lengths_ms) > 10, "pictures that differ are pictures of their own"
    assert sum(lengths_ms) == pytest.approx(1000 * written.seconds, abs=40)


def test_sound_lies_beside_the_pictures(tmp_path: Path):
    path = tmp_path / "film.mp4"
    write_film(path, Moving(), sound=beep())
    with av.open(str(path)) as container:
        assert container.streams.audio[0].codec_context.name == "aac"
        assert container.streams.video[0].codec_context.name in ("vp9", "libvpx-vp9")
        assert container.duration / av.time_base == pytest.approx(1.0, abs=1 / 30)
        heard = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    assert 0.3 < np.abs(heard[0, RATE_HZ // 4 : RATE_HZ // 2]).max() < 0.7


@pytest.mark.parametrize("name", ["film.avi", "film", "film.mp4.txt"])
def test_another_ending_is_refused(tmp_path: Path, name: str):
    with pytest.raises(InputError, match=r"\.mp4, \.gif or \.webp"):
        write_film(tmp_path / name, Moving())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", [".gif", ".webp"])
def test_sound_is_refused_where_it_cannot_be(tmp_path: Path, ending: str):
    with pytest.raises(InputError, match="cannot have sound"):
        write_film(tmp_path / f"film{ending}", Moving(), sound=beep())


@pytest.mark.parametrize("ending", list(KINDS))
def test_who_breaks_off_finds_what_was_there_before(tmp_path: Path, ending: str):
    path = tmp_path / f"film{ending}"
    path.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        write_film(path, Moving(fails_at_s=0.5), sound=beep() if ending == ".mp4" else None)
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [(path.name, b"before")]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a disk that is always full")  # noqa: PTH110
@pytest.mark.parametrize("ending", list(KINDS))
def test_a_full_disk_is_said(tmp_path: Path, monkeypatch, ending: str):
    def full(path: Path) -> Path:
        link = path.with_name("full.part")
        link.symlink_to("/dev/full")
        return link

    monkeypatch.setattr(transaction, "_beside", full)
    with pytest.raises(InputError, match=r"cannot be written: .*space"):
        write_film(tmp_path / f"film{ending}", Moving(size_px=(320, 200)))
    assert not list(tmp_path.iterdir())


def test_how_far_it_is_can_be_told(tmp_path: Path):
    told: list[float] = []
    write_film(tmp_path / "film.gif", Moving(), on_progress=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0, abs=0.05)
