"""Whatever a video is made of, its dance and its sound stay in step: a flash and a click at one moment."""

import shutil
import subprocess
from pathlib import Path

import av
import numpy as np
import pytest

from dancegame.songs.sound.samples import RATE_HZ, read_sound
from dancegame.vision.video import read_pictures

FLASH_S, LENGTH_S = 1.0, 2.0
FLASH = f"drawbox=c=white:t=fill:enable='between(t,{FLASH_S},1.3)'"
CLICK = f"aevalsrc='0.7*sin(3000*t)*between(t,{FLASH_S},1.1)':s=44100:d="
FORMATS = {
    "av1.mkv": ["-c:v", "libsvtav1", "-preset", "12"],
    "hevc.mp4": ["-c:v", "libx265", "-preset", "ultrafast"],
    "ten_bit.mkv": ["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le"],
    "vp9.webm": ["-c:v", "libvpx-vp9", "-cpu-used", "8", "-c:a", "libvorbis"],
    "slow_motion.mp4": ["-r", "120", "-c:v", "libx264", "-preset", "ultrafast"],
    "late.mkv": ["-output_ts_offset", "3.5", "-c:v", "libx264"],
    "early.mkv": ["-output_ts_offset", "-0.4", "-avoid_negative_ts", "disabled", "-c:v", "libx264", "-bf", "0"],
}


def write(path: Path, options: list[str], *, sound_s: float = LENGTH_S) -> None:
    """Write a black video that flashes, with a click; skips where this computer's FFmpeg cannot."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        pytest.skip("there is no ffmpeg")
    rate = options[1] if options[:1] == ["-r"] else "30"
    pictures = ["-f", "lavfi", "-i", f"color=black:s=128x96:r={rate}:d={LENGTH_S}"]
    sound = ["-f", "lavfi", "-i", f"{CLICK}{sound_s}"] if sound_s else []
    command = [ffmpeg, "-v", "error", "-y", *pictures, *sound, "-vf", FLASH, *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if "Unknown encoder" in done.stderr:
        pytest.skip(done.stderr.strip().splitlines()[0])
    assert done.returncode == 0, done.stderr


def flash_s(path: Path) -> float:
    with read_pictures(path) as pictures:
        return next(time_s for time_s, rgb in pictures if rgb.mean() > 128)


@pytest.mark.parametrize("name", FORMATS)
def test_flash_and_click_are_together(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write(path, FORMATS[name], sound_s=LENGTH_S + 1)
    with read_pictures(path) as pictures:
        start_s = pictures.facts.start_s
        assert pictures.facts.has_sound
    loud = np.abs(read_sound(path, start_s=start_s, duration_s=LENGTH_S)[:, 0]) > 0.2
    assert np.argmax(loud) / RATE_HZ == pytest.approx(flash_s(path), abs=0.03)
    assert loud.any()


@pytest.mark.parametrize("name", ["moving.gif", "silent.mp4"])
def test_pictures_without_sound_keep_their_times(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, [], sound_s=0)
    assert flash_s(tmp_path / name) == pytest.approx(FLASH_S, abs=0.04)


def test_avi_counts_pictures_and_not_packets(tmp_path: Path) -> None:
    path = tmp_path / "reordered.avi"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"preset": "ultrafast", "bf": "3"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(40):
            picture = np.full((48, 64, 3), 40 + 4 * number, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    with read_pictures(path) as pictures:
        times_s, levels = zip(*((time_s, rgb.mean()) for time_s, rgb in pictures), strict=True)
    assert times_s == pytest.approx(np.arange(40) / 30, abs=0.001)
    assert levels == pytest.approx(40 + 4 * np.arange(40), abs=3)
