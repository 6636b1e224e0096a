"""Reads and writes the files of a song: facts in `<id>.toml`, reference poses in `<id>.npz`, sound in `<id>.ogg`."""

import io
import tomllib
import zipfile
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np
import tomli_w
from numpy.typing import NDArray

from dancegame.core.errors import SongError
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Move, Song
from dancegame.songs.transaction import replace_together

FORMAT = 1
# xy is kept as float32 on a grid of 1/8192 picture height (0.09 px of 720), an order below what an estimator can
# tell, so that its low bits are zero and compress away. The times are whole microseconds.
XY_GRID = 8192
TIME_DECIMALS = 6
# Confidence and world are float16: confidence to 0.0005, world to 0.5 mm within a metre of the hips.
DAMAGED = "Import the video again, or remove the song's files."


class MoveFacts(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A move as it stands in the file."""

    start_s: float
    end_s: float
    weight: float = 1.0
    is_gold: bool = False
    pose_s: float | None = None


class SongFacts(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What `<id>.toml` holds. dancer_share: the share of pictures in which the dancer was found."""

    format: int
    id: str
    title: str
    artist: str
    duration_s: Annotated[float, msgspec.Meta(gt=0)]
    year: int | None = None
    bpm: Annotated[float, msgspec.Meta(gt=0)] | None = None
    dancer_share: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0
    credits: str = ""
    licence: str = ""
    tags: tuple[str, ...] = ()
    beats_s: tuple[float, ...] = ()
    moves: tuple[MoveFacts, ...] = ()

    def song(self) -> Song:
        """Return the song as the rules see it. Raises ValueError for moves that do not last or are out of order."""
        moves = tuple(Move(m.start_s, m.end_s, m.weight, m.is_gold, m.pose_s) for m in self.moves)
        if any(after.start_s < before.start_s for before, after in pairwise(moves)):
            raise ValueError("the moves are not in order of time")
        return Song(
            id=self.id,
            title=self.title,
            artist=self.artist,
            duration_s=self.duration_s,
            year=self.year,
            bpm=self.bpm,
            beats_s=self.beats_s,
            moves=moves,
            credits=self.credits,
        )


def is_song_id(text: str) -> bool:
    """Say whether a text can be an id: no path may hide in it."""
    return text not in ("", ".", "..") and not any(letter in text for letter in "/\\:\0")


def facts_path(root: Path, song_id: str) -> Path:
    """Return where a song's facts are in a library folder."""
    return root / "reference_poses" / f"{song_id}.toml"


def poses_path(root: Path, song_id: str) -> Path:
    """Return where a song's reference poses are in a library folder."""
    return root / "reference_poses" / f"{song_id}.npz"


def sound_path(root: Path, song_id: str) -> Path:
    """Return where a song's sound is in a library folder; there is none for a silent dance."""
    return root / "sounds" / f"{song_id}.ogg"


def save_song(
    root: Path,
    song: Song,
    reference: PoseSequence,
    *,
    sound: Path | None = None,
    dancer_share: float = 1.0,
    licence: str = "",
    tags: Sequence[str] = (),
) -> Path:
    """Write a song into a library folder, all of it or nothing, and return the path of its poses.

    sound: an Ogg Vorbis file, copied; None for a silent dance. A song of the same id is replaced.
    Raises SongError when the folder cannot be written.
    """
    facts = _facts_of(song, dancer_share=dancer_share, licence=licence, tags=tuple(tags))
    # The facts come last: a song exists once its .toml does.
    contents = {
        poses_path(root, song.id): encode_poses(reference),
        sound_path(root, song.id): None if sound is None else sound.read_bytes(),
        facts_path(root, song.id): encode_facts(facts),
    }
    try:
        replace_together(contents)
    except OSError as error:
        raise SongError(
            f"The song {song.id} cannot be written to {root}: {error.strerror or error}.",
            remedy="Check that the folder may be written to and that the disk is not full.",
        ) from error
    return poses_path(root, song.id)


def _facts_of(song: Song, *, dancer_share: float, licence: str, tags: tuple[str, ...]) -> SongFacts:
    return SongFacts(
        format=FORMAT,
        id=song.id,
        title=song.title,
        artist=song.artist,
        duration_s=_rounded(song.duration_s),
        year=song.year,
        bpm=None if song.bpm is None else _rounded(song.bpm),
        dancer_share=_rounded(dancer_share),
        credits=song.credits,
        licence=licence,
        tags=tags,
        beats_s=tuple(_rounded(beat) for beat in song.beats_s),
        moves=tuple(_move_facts_of(move) for move in song.moves),
    )


def _move_facts_of(move: Move) -> MoveFacts:
    return MoveFacts(
        _rounded(move.start_s),
        _rounded(move.end_s),
        _rounded(move.weight),
        bool(move.is_gold),
        None if move.pose_s is None else _rounded(move.pose_s),
    )


def _rounded(value: float) -> float:
    return round(float(value), 3)  # float: numpy's numbers are not written


def encode_facts(facts: SongFacts) -> bytes:
    """Return the text of `<id>.toml` in UTF-8: facts one a line, beats ten a line, moves one a line."""
    head = {
        name: value
        for name, value in msgspec.to_builtins(facts).items()
        if value not in (None, "", ()) and name not in ("tags", "beats_s", "moves")
    }
    text = tomli_w.dumps(head)
    if facts.tags:
        text += f"tags = [{', '.join(_toml_value(tag) for tag in facts.tags)}]\n"
    if facts.beats_s:
        rows = [facts.beats_s[k : k + 10] for k in range(0, len(facts.beats_s), 10)]
        text += "beats_s = [\n" + "".join(f"    {', '.join(map(str, row))},\n" for row in rows) + "]\n"
    if facts.moves:
        text += "moves = [\n" + "".join(f"    {_inline_table(move)},\n" for move in facts.moves) + "]\n"
    return text.encode()


def _inline_table(move: MoveFacts) -> str:
    parts = (f"{name} = {_toml_value(value)}" for name, value in msgspec.to_builtins(move).items())
    return "{ " + ", ".join(parts) + " }"


def _toml_value(value: object) -> str:
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def read_facts(path: Path) -> SongFacts:
    """Read and check a `<id>.toml`. Raises SongError."""
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SongError(f"{path} cannot be read: {error.strerror or error}.", remedy="Check the file.") from error
    except ValueError as error:  # not UTF-8, not TOML
        raise SongError(f"{path} is damaged: {error}.", remedy=DAMAGED) from error
    _check_format(path, fields.get("format", FORMAT))
    try:
        facts = msgspec.convert(fields, SongFacts)
    except msgspec.ValidationError as error:
        raise SongError(f"{path} is damaged: {error}.", remedy=DAMAGED) from error
    return facts


def read_song(path: Path) -> Song:
    """Read the song of a `<id>.toml`. Raises SongError."""
    facts = read_facts(path)
    if facts.id != path.stem:
        raise SongError(f"{path} says that its id is {facts.id}.", remedy="Give file and id the same name.")
    try:
        return facts.song()
    except ValueError as error:
        raise SongError(f"{path} is damaged: {error}.", remedy=DAMAGED) from error


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
    """Read a `<id>.npz`. Raises SongError."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            _check_format(path, int(archive["format"]))
            return PoseSequence(
                times_s=archive["times_s"].astype(np.float64),
                xy=archive["xy"].astype(np.float32),
                confidence=archive["confidence"].astype(np.float32),
                fps=float(archive["fps"]),
                world=archive["world"].astype(np.float32) if "world" in archive else None,
            )
    except FileNotFoundError as error:
        raise SongError(f"{path} is missing.", remedy=DAMAGED) from error
    except (OSError, ValueError, KeyError, EOFError, TypeError, zipfile.BadZipFile, zlib.error) as error:
        raise SongError(f"{path} is damaged: {error}.", remedy=DAMAGED) from error


def _check_format(path: Path, version: object) -> None:
    if isinstance(version, int) and version > FORMAT:
        raise SongError(
            f"{path} was written by a newer dancegame (format {version}, this one reads up to {FORMAT}).",
            remedy="Update dancegame.",
        )
