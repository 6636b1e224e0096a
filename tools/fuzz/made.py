"""A small song, made by the program, of which whole inputs are made."""

import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from dancegame.core.poses import JOINT_COUNT, PoseSequence
from dancegame.core.song import Move, Song
from dancegame.songs import files
from dancegame.songs.library import Library
from dancegame.songs.packs.export import export
from dancegame.songs.packs.manifest import Label

SONG = Song(
    id="artist-title",
    title='Say "Hello"\\n 강남스타일',
    artist="Ártist",
    duration_s=2.5,
    year=1999,
    bpm=120.25,
    beats_s=(0.5, 1.0, 1.5),
    moves=(Move(0.5, 1.0), Move(1.0, 2.0, weight=0.7, is_gold=True)),
    credits="Two\nlines",
    tags=("pop", "1999"),
    counted_from=4,
    scene="winter",
)
RATE_HZ, COUNT, FPS = 22_050, 12, 10.0


def reference() -> PoseSequence:
    """Return somebody who moves at random for a second; one joint is unseen for a while."""
    source = np.random.default_rng(4)
    xy = np.round(source.uniform(0, 1.8, (COUNT, JOINT_COUNT, 2)), 1).astype(np.float32)
    xy[2:5, 3] = np.nan
    confidence = np.where(np.isnan(xy[..., 0]), 0, 0.5).astype(np.float32)
    return PoseSequence(np.arange(COUNT) / FPS, xy, confidence, FPS, np.zeros((COUNT, JOINT_COUNT, 3), np.float32))


@cache
def sound() -> bytes:
    """Return a tenth of a second of noise in Ogg Vorbis."""
    import soundfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.ogg")
        noise = np.random.default_rng(5).uniform(-0.3, 0.3, RATE_HZ // 10)
        soundfile.write(path, noise, RATE_HZ, format="OGG", subtype="VORBIS")
        return path.read_bytes()


def save_song(root: Path) -> None:
    """Write the song with its sound into a library folder."""
    made = root / "made.ogg"
    root.mkdir(exist_ok=True)
    made.write_bytes(sound())
    files.save_song(root, SONG, reference(), sound=made, licence="CC0-1.0")
    made.unlink()


@cache
def song_files() -> dict[str, bytes]:
    """Return the files of the song by the ends of their names: toml, npz, ogg."""
    with tempfile.TemporaryDirectory() as folder:
        save_song(Path(folder))
        found = [path for path in Path(folder).rglob("*.*") if path.stem == SONG.id]
        return {path.suffix[1:]: path.read_bytes() for path in found}


@cache
def pack() -> bytes:
    """Return a pack of the song."""
    with tempfile.TemporaryDirectory() as folder:
        save_song(Path(folder))
        path = Path(folder, "made.dance")
        label = Label(title="Good", author="Somebody", licence="CC0-1.0", credits="Thanks")
        export([SONG.id], path, Library([Path(folder)]), label)
        return path.read_bytes()
