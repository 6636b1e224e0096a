"""Writes and reads the reference poses of a song, `<id>.npz`, and says what no dance can be."""

import io
import math
import re
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import JOINT_COUNT, PoseSequence
from dancegame.songs.facts import FORMAT, check_format, unreadable
from dancegame.songs.limits import MOST_BEFORE_S, MOST_HEIGHTS, MOST_METRES, MOST_POSES, MOST_SONG_S, within
from dancegame.songs.reading import UNREADABLE, open_archive, read_entry

# xy is kept as float32 on a grid of 1/8192 picture height (0.09 px of 720), an order below what an estimator can
# tell, so that its low bits are zero and compress away. The times are whole microseconds.
XY_GRID = 8192
TIME_DECIMALS = 6
# Confidence and world are float16: confidence to 0.0005, world to 0.5 mm within a metre of the hips.
# The head of an array as numpy writes it. numpy's own reader of it takes it for Python, and fails in more ways than can
# be named.
_ARRAY_HEAD = re.compile(
    rb"\x93NUMPY\x01\x00..\{'descr': '(?P<dtype>[<>|]?[fiu][1248])', 'fortran_order': (?P<order>True|False), "
    rb"'shape': \((?P<shape>(?:\d{1,9}(?:, ?|(?=\))))*)\), \} *\n",
    re.DOTALL,
)
MOST_HEAD_BYTES = 1000
LEAST_POSES, LEAST_DANCE_S = 2, 0.5
RATES_HZ = (0.5, 1000.0)
# What MOST_POSES unpack to, were everything float64: 6 numbers a joint, a time, and the heads of the arrays.
MOST_UNPACKED_BYTES = MOST_POSES * (JOINT_COUNT * 6 + 1) * 8 + 6 * MOST_HEAD_BYTES
# Poses deflate to less than half of float32.
MOST_BYTES = MOST_UNPACKED_BYTES // 2


def encode_poses(reference: PoseSequence) -> bytes:
    """Return the bytes of `<id>.npz`; the same poses give the same bytes."""
    arrays: dict[str, NDArray[np.generic]] = {
        "format": np.array(FORMAT, dtype=np.int32),
        "fps": np.array(reference.fps, dtype=np.float64),
        "times_s": np.round(reference.times_s, TIME_DECIMALS).astype(np.float64),
        "xy": (np.round(reference.xy * XY_GRID) / XY_GRID).astype(np.float32),
        "confidence": reference.confidence.astype(np.float16),
    }
    if reference.world is not None:
        arrays["world"] = reference.world.astype(np.float16)
    buffer = io.BytesIO()
    # numpy.savez leaves the date in the zip to the Python version; here it is fixed.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            with archive.open(entry, "w") as file:
                np.lib.format.write_array(file, array, allow_pickle=False)
    return buffer.getvalue()


def read_poses(path: Path) -> PoseSequence:
    """Read a `<id>.npz`. Raises SongError naming file and field."""
    try:
        with open_archive(path, most=MOST_BYTES, most_unpacked=MOST_UNPACKED_BYTES) as archive:
            check_format(path, int(_array(archive, "format", (), kinds="iu")))
            times_s = _array(archive, "times_s", (None,)).astype(np.float64)
            joints = (len(times_s), JOINT_COUNT)
            has_world = "world.npy" in archive.namelist()
            # What is infinite, or becomes it as float32, is refused below.
            with np.errstate(over="ignore", invalid="ignore"):
                reference = PoseSequence(
                    times_s=times_s,
                    xy=_array(archive, "xy", (*joints, 2)).astype(np.float32),
                    confidence=_array(archive, "confidence", joints).astype(np.float32),
                    fps=float(_array(archive, "fps", ())),
                    world=_array(archive, "world", (*joints, 3)).astype(np.float32) if has_world else None,
                )
        check_poses(reference)
    except UNREADABLE as error:
        raise unreadable(path, error) from error
    return reference


def check_poses(reference: PoseSequence) -> None:
    """Raise ValueError naming the field that no dance can have."""
    within("the number of times_s", len(reference.times_s), LEAST_POSES, MOST_POSES)
    _check_range("times_s", reference.times_s, -MOST_BEFORE_S, MOST_SONG_S)
    lasts_s = float(reference.times_s[-1] - reference.times_s[0])
    if lasts_s < LEAST_DANCE_S:
        raise ValueError(f"times_s last {lasts_s:.3f} s, not the {LEAST_DANCE_S} s that make a dance")
    within("fps", reference.fps, *RATES_HZ)
    _check_range("confidence", reference.confidence, 0, 1)
    _check_range("xy", reference.xy, -MOST_HEIGHTS, MOST_HEIGHTS, may_be_unseen=True)
    unseen = np.isnan(reference.xy)
    if unseen.all():
        raise ValueError("xy shows nobody")
    if np.any(unseen[..., 0] != unseen[..., 1]):
        raise ValueError("xy has joints of which only one number is there")
    if reference.world is not None:
        _check_range("world", reference.world, -MOST_METRES, MOST_METRES, may_be_unseen=True)


def _check_range(
    name: str, values: NDArray[np.floating], least: float, most: float, *, may_be_unseen: bool = False
) -> None:
    """Raise ValueError for the first number outside the limits; may_be_unseen: NaN is no number."""
    is_right = (values >= least) & (values <= most)
    if may_be_unseen:
        is_right |= np.isnan(values)
    if not is_right.all():
        place = tuple(int(at) for at in np.argwhere(~is_right)[0])
        within(f"{name}[{', '.join(map(str, place))}]", float(values[place]), least, most)


def _array(
    archive: zipfile.ZipFile, name: str, shape: tuple[int | None, ...], *, kinds: str = "f"
) -> NDArray[np.generic]:
    """Read an array whose claimed type and shape fit its size; None: of any length. Raises ValueError."""
    most = 8 * math.prod(MOST_POSES if want is None else want for want in shape) + MOST_HEAD_BYTES
    content = read_entry(archive, f"{name}.npy", most=most)
    head = _ARRAY_HEAD.match(content)
    if head is None:
        raise ValueError(f"{name} is no array of numbers")
    dtype, found = np.dtype(head["dtype"].decode()), tuple(int(count) for count in re.findall(rb"\d+", head["shape"]))
    if dtype.kind not in kinds:
        raise ValueError(f"{name} is made of {dtype}")
    if len(found) != len(shape) or any(want not in (None, got) for want, got in zip(shape, found, strict=True)):
        wanted = tuple("any" if want is None else want for want in shape)
        raise ValueError(f"{name} has shape {found}, expected {wanted}")
    if len(content) - head.end() != dtype.itemsize * math.prod(found):
        raise ValueError(f"{name} has not the size of its shape {found}")
    values = np.frombuffer(content, dtype=dtype, offset=head.end())
    return values.reshape(found, order="F" if head["order"] == b"True" else "C")
