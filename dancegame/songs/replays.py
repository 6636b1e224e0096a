"""Replay files: a round that was danced, written as a few kilobytes and read back as it was.

A replay is a zip archive of `replay.json`, which says everything but the observations, and of these as plain arrays
of whole numbers, lowest byte first. Measured on people found by MediaPipe at 30 pictures a second: 1.0 to 1.1 KB a
second and dancer, 64 KB for a song of a minute.
"""

import io
import math
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from dancegame.core.errors import ReplayError
from dancegame.core.poses import JOINT_COUNT
from dancegame.core.replay import KeptScore, Recording, Replay, Terms
from dancegame.core.score import Strictness

FORMAT = 1
FACTS = "replay.json"
MOST_FACTS_BYTES = 100_000
# What zipfile, zlib, msgspec and the shapes of a recording raise. NotImplementedError: an unknown compression;
# RuntimeError: a password.
NOT_READABLE = (
    OSError,
    ValueError,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    msgspec.MsgspecError,
)


class PlayerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What one player had earned."""

    slot: int
    points: int
    stars: int
    offset_s: float | None = None


class ReplayFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of a replay but its observations. Later versions may add fields that have defaults."""

    format: int
    song_id: str
    fingerprint: str
    scoring_version: int
    danced_at: str
    strictness: Strictness
    players: tuple[PlayerFacts, ...]
    observations: Annotated[int, msgspec.Meta(ge=0)]
    latency_s: float | None = None
    end_s: float | None = None
    is_drawn: bool = False

    @property
    def best_points(self) -> int:
        """The points of the best player."""
        return max((player.points for player in self.players), default=0)


class _FormatOnly(msgspec.Struct):
    format: int


def encode_replay(replay: Replay) -> bytes:
    """Return the bytes of a replay file.

    Every joint's way through time is kept as its steps, small ones as small numbers, high bytes apart from low ones:
    that deflates to two thirds of the plain numbers.
    """
    terms, recording = replay.terms, replay.recording
    facts = ReplayFacts(
        format=FORMAT,
        song_id=replay.song_id,
        fingerprint=replay.fingerprint,
        scoring_version=replay.scoring_version,
        danced_at=replay.danced_at,
        strictness=terms.strictness,
        players=tuple(
            PlayerFacts(slot=slot, points=score.points, stars=score.stars, offset_s=score.offset_s)
            for slot, score in replay.scores.items()
        ),
        observations=len(recording.ticks),
        latency_s=terms.latency_s,
        end_s=terms.end_s,
        is_drawn=replay.is_drawn,
    )
    arrays = {
        "ticks": np.diff(recording.ticks, prepend=0),
        "xy": _steps_apart(np.moveaxis(recording.xy, 0, -1)),
        "confidence": np.diff(np.moveaxis(recording.confidence, 0, -1), prepend=np.uint8(0)),
        "presence": recording.presence,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(FACTS, msgspec.json.format(msgspec.json.encode(facts)))
        for name, array in arrays.items():
            archive.writestr(name, array.astype(_form(facts, name).dtype).tobytes())
    return buffer.getvalue()


@dataclass(frozen=True)
class _Form:
    """How an array lies in the file."""

    dtype: np.dtype[np.generic]
    shape: tuple[int, ...]


def _form(facts: ReplayFacts, name: str) -> _Form:
    count, players = facts.observations, len(facts.players)
    return {
        "ticks": _Form(np.dtype("<i8"), (count,)),
        "xy": _Form(np.dtype("u1"), (2, players, JOINT_COUNT, 2, count)),
        "confidence": _Form(np.dtype("u1"), (players, JOINT_COUNT, count)),
        "presence": _Form(np.dtype("u1"), (count, players)),
    }[name]


def _steps_apart(places: NDArray[np.int16]) -> NDArray[np.uint8]:
    """Return the steps along the last axis of (...,) as (2, ...): low bytes, high bytes; signs in the lowest bit."""
    steps = np.diff(places, prepend=np.int16(0))  # may wrap around, and back when read
    folded = ((steps << 1) ^ (steps >> 15)).astype(np.uint16)
    return np.stack([folded & 0xFF, folded >> 8]).astype(np.uint8)


def _places(apart: NDArray[np.uint8]) -> NDArray[np.int16]:
    folded = apart[0].astype(np.uint16) | (apart[1].astype(np.uint16) << 8)
    steps = (folded >> 1) ^ (0 - (folded & 1)).astype(np.uint16)
    return np.cumsum(steps, axis=-1, dtype=np.uint16).view(np.int16)


def read_replay(path: Path) -> Replay:
    """Read a replay. Raises ReplayError for a file that is missing, damaged, foreign or of a newer format."""
    with _opened(path) as archive:
        facts = _facts(path, archive)
        scores = {player.slot: KeptScore(player.points, player.stars, player.offset_s) for player in facts.players}
        recording = Recording(
            slots=tuple(scores),
            ticks=np.cumsum(_array(archive, facts, "ticks"), dtype=np.int64),
            xy=np.moveaxis(_places(_array(archive, facts, "xy")), -1, 0),
            confidence=np.moveaxis(np.cumsum(_array(archive, facts, "confidence"), axis=-1, dtype=np.uint8), -1, 0),
            presence=_array(archive, facts, "presence"),
        )
    return Replay(
        song_id=facts.song_id,
        fingerprint=facts.fingerprint,
        terms=Terms(tuple(scores), facts.strictness, facts.latency_s, facts.end_s),
        scores=scores,
        recording=recording,
        scoring_version=facts.scoring_version,
        danced_at=facts.danced_at,
        is_drawn=facts.is_drawn,
    )


def read_facts(path: Path) -> ReplayFacts:
    """Read what a replay says of itself, without its observations. Raises ReplayError."""
    with _opened(path) as archive:
        return _facts(path, archive)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a replay; whatever is wrong with it inside `with` becomes a ReplayError."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise ReplayError(f"There is no replay {path}.", remedy="`dancegame replay` lists those there are.") from error
    except NOT_READABLE as error:
        raise ReplayError(
            f"{path} is damaged or is not a replay: {error}.", remedy="Copy it again, or choose another one."
        ) from error


def _facts(path: Path, archive: zipfile.ZipFile) -> ReplayFacts:
    if FACTS not in archive.namelist():
        raise ReplayError(f"{path} is not a replay of dancegame.", remedy="Choose a file that ends in .replay.")
    if archive.getinfo(FACTS).file_size > MOST_FACTS_BYTES:
        raise ValueError(f"{FACTS} is too large")
    text = archive.read(FACTS)
    _check_format(path, msgspec.json.decode(text, type=_FormatOnly).format)
    return msgspec.json.decode(text, type=ReplayFacts)


def _array(archive: zipfile.ZipFile, facts: ReplayFacts, name: str) -> NDArray[np.generic]:
    """Read one array; its size is known, so that nothing larger is unpacked."""
    form = _form(facts, name)
    if archive.getinfo(name).file_size != form.dtype.itemsize * math.prod(form.shape):
        raise ValueError(f"{name} has not the size of {facts.observations} observations")
    return np.frombuffer(archive.read(name), dtype=form.dtype).reshape(form.shape)


def _check_format(path: Path, version: int) -> None:
    if version > FORMAT:
        raise ReplayError(
            f"{path} was written by a newer dancegame (format {version}, this one reads up to {FORMAT}).",
            remedy="Update dancegame.",
        )
