"""Looks whether the poses and the sound of a song can be used, by decoding all of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from dancegame.core.errors import SongError
from dancegame.songs.limits import MOST_BEYOND_S, MOST_SONG_S, within
from dancegame.songs.packs.manifest import POSES, SOUND
from dancegame.songs.packs.ogg import end_of
from dancegame.songs.pose_file import read_poses

if TYPE_CHECKING:
    from soundfile import SoundFile

RATES_HZ = (8_000, 96_000)
MOST_CHANNELS = 2
CHUNK = 65_536
# The first packet of Ogg Vorbis begins behind the head of a page of one segment.
PAGE, VORBIS, VORBIS_FROM = b"OggS", b"\x01vorbis", 28
# How far the length that a sound says it has may be from what is in it.
TOLERATED_S = 1.0


def flaw_of(folder: Path) -> tuple[str, str] | None:
    """Return what is wrong with the media of a song: which file of a folder, and why; None where all is well."""
    try:
        read_poses(folder / POSES)
    except SongError as error:
        return POSES, str(error.said.values.get("reason", error.message))
    if not (folder / SOUND).exists():
        return None
    try:
        check_sound(folder / SOUND)
    except (ValueError, OSError, MemoryError) as error:
        return SOUND, str(error) or type(error).__name__
    return None


def check_sound(path: Path) -> None:
    """Raise ValueError or OSError for a file that is not a whole song in Ogg Vorbis, page by page and decoded."""
    import soundfile

    content = path.read_bytes()
    if not content.startswith(PAGE) or not content.startswith(VORBIS, VORBIS_FROM):
        raise ValueError("it is not Ogg Vorbis")
    end = end_of(content)
    try:
        with soundfile.SoundFile(path) as sound:
            _check_kind(sound)
            said_s = within("its length in seconds", end / sound.samplerate, 0, MOST_SONG_S + MOST_BEYOND_S)
            _check_samples(sound, said_s)
    except soundfile.LibsndfileError as error:
        raise ValueError(error.error_string.rstrip(".")) from error


def _check_kind(sound: "SoundFile") -> None:
    if (sound.format, sound.subtype) != ("OGG", "VORBIS"):
        raise ValueError("it is not Ogg Vorbis")
    within("its rate in Hz", sound.samplerate, *RATES_HZ)
    within("the number of its channels", sound.channels, 1, MOST_CHANNELS)


def _check_samples(sound: "SoundFile", said_s: float) -> None:
    import numpy as np

    frames = 0
    while len(chunk := sound.read(CHUNK, dtype="float32")):
        if not np.isfinite(chunk).all():
            raise ValueError("it has samples that are no numbers")
        frames += len(chunk)
    there_s = frames / sound.samplerate
    if abs(there_s - said_s) > TOLERATED_S:
        raise ValueError(f"it says that it lasts {said_s:.1f} s, and {there_s:.1f} s are there")
