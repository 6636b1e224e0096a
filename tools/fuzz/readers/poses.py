"""The reference poses of a song, `<id>.npz`: what is read can be danced to, and written again."""

from pathlib import Path

import numpy as np

from dancegame.core.likeness import describe
from dancegame.songs.pose_file import encode_poses, read_poses
from tools.fuzz.damage import spoilt, swollen, within_archive
from tools.fuzz.made import song_files
from tools.fuzz.reader import Reader, in_file


def read(path: Path) -> None:
    """Read the poses, use them, and write and read them once more."""
    with np.errstate(all="ignore"):
        reference = read_poses(path)
        describe(reference, beats_s=())
    path.write_bytes(encode_poses(reference))
    assert len(read_poses(path).times_s) == len(reference.times_s)


READER = Reader(
    in_file("x.npz", read), lambda: [song_files()["npz"]], (spoilt, within_archive(spoilt), within_archive(swollen))
)
