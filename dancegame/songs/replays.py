"""Replay files: a round that was danced, written as a few kilobytes and read back as it was.

A replay is a zip archive of `replay.json`, which says everything but the observations, and of these as plain arrays
of whole numbers, lowest byte first. Measured on people found by MediaPipe at 30 pictures a second: 1.0 to 1.1 KB a
second and dancer, 64 KB for a song of a minute.
"""

import io
import math
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Annotated, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from dancegame.core.best import Entry, Race
from dancegame.core.ease import Ease
from dancegame.core.errors import ReplayError
from dancegame.core.poses import JOINT_COUNT, MOST_SLOTS
from dancegame.core.profiles import name_of, same_name
from dancegame.core.replay import TICKS_PER_S, KeptScore, Recording, Replay, Terms
from dancegame.core.score import MAX_POINTS, STAR_SHARES, Grade, Strictness
from dancegame.core.text import cleaned
from dancegame.core.texts import N_
from dancegame.songs.limits import MOST_BEFORE_S, MOST_BEYOND_S, MOST_LATENCY_S, MOST_SONG_S
from dancegame.songs.reading import UNREADABLE, open_archive, read_entry
from dancegame.songs.transaction import replace_at_a_stroke

FORMAT = 1
MOST_PLAYERS = 6
FACTS = "replay.json"
# Of a KeptScore, as PlayerFacts has it.
EARNED = tuple(field.name for field in fields(KeptScore))
MOST_FACTS_BYTES = 100_000
MOST_ID_LETTERS = 250
# Two hours at 60 pictures a second, and all players of them together: an hour and a half of six at 30 a second.
MOST_OBSERVATIONS = 432_000
MOST_PLACES = 1_000_000
# A place is 19 joints of 5 bytes, a flag, and a share of its time.
MOST_UNPACKED_BYTES = MOST_FACTS_BYTES + MOST_PLACES * (JOINT_COUNT * 5 + 9)
MOST_BYTES = MOST_UNPACKED_BYTES // 2

Slot = Annotated[int, msgspec.Meta(ge=0, lt=MOST_SLOTS)]
Points = Annotated[int, msgspec.Meta(ge=0, le=MAX_POINTS)]
Stars = Annotated[int, msgspec.Meta(ge=0, le=len(STAR_SHARES))]
# A player is found up to half a second beside the latency.
Delay = Annotated[float, msgspec.Meta(ge=-MOST_LATENCY_S - 1, le=MOST_LATENCY_S + 1)]
SongTime = Annotated[float, msgspec.Meta(ge=0, le=MOST_SONG_S + MOST_BEYOND_S)]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Version = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class PlayerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What one player had earned."""

    slot: Slot
    points: Points
    stars: Stars
    offset_s: Delay | None = None
    grades: Annotated[tuple[Count, ...], msgspec.Meta(max_length=len(Grade))] = ()
    is_mirrored: bool = False
    name: str = ""


class ReplayFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of a replay but its observations. Later versions may add fields that have defaults."""

    format: Version
    song_id: str
    fingerprint: str
    scoring_version: Version
    danced_at: str
    strictness: Strictness
    players: Annotated[tuple[PlayerFacts, ...], msgspec.Meta(min_length=1, max_length=MOST_PLAYERS)]
    observations: Annotated[int, msgspec.Meta(ge=0, le=MOST_OBSERVATIONS)]
    latency_s: Delay | None = None
    end_s: SongTime | None = None
    is_drawn: bool = False
    mode: str = ""
    duration_s: SongTime = 0.0
    ease: Ease = Ease.WHOLE

    @property
    def entry(self) -> Entry | None:
        """What the player reached; None for a round of several players."""
        if len(self.players) != 1:
            return None
        race = Race(self.song_id, self.fingerprint, self.end_s, self.is_drawn, self.ease)
        return Entry(race, self.players[0].points, self.strictness, self.scoring_version)


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
            PlayerFacts(slot=slot, **{name: getattr(score, name) for name in EARNED})
            for slot, score in replay.scores.items()
        ),
        observations=len(recording.ticks),
        latency_s=terms.latency_s,
        end_s=terms.end_s,
        is_drawn=replay.is_drawn,
        mode=replay.mode,
        duration_s=max(0.0, recording.duration_s),
        ease=terms.ease,
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
        scores = {
            player.slot: KeptScore(**{name: getattr(player, name) for name in EARNED}) for player in facts.players
        }
        recording = Recording(
            slots=tuple(scores),
            ticks=_ticks(_array(archive, facts, "ticks")),
            xy=np.moveaxis(_places(_array(archive, facts, "xy")), -1, 0),
            confidence=np.moveaxis(np.cumsum(_array(archive, facts, "confidence"), axis=-1, dtype=np.uint8), -1, 0),
            presence=_array(archive, facts, "presence"),
        )
    return Replay(
        song_id=facts.song_id,
        fingerprint=facts.fingerprint,
        terms=Terms(tuple(scores), facts.strictness, facts.latency_s, facts.end_s, ease=facts.ease),
        scores=scores,
        recording=recording,
        scoring_version=facts.scoring_version,
        danced_at=facts.danced_at,
        is_drawn=facts.is_drawn,
        mode=facts.mode,
    )


def without_name(path: Path, name: str) -> None:
    """Make somebody a guest in a replay. Raises ReplayError, or OSError where it cannot be written."""
    replay = read_replay(path)
    scores = {
        slot: replace(score, name="") if same_name(score.name, name) else score for slot, score in replay.scores.items()
    }
    replace_at_a_stroke(path, encode_replay(replace(replay, scores=scores)))


def read_facts(path: Path) -> ReplayFacts:
    """Read what a replay says of itself, without its observations. Raises ReplayError."""
    with _opened(path) as archive:
        return _facts(path, archive)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a replay; whatever is wrong with it inside `with` becomes a ReplayError."""
    try:
        with open_archive(path, most=MOST_BYTES, most_unpacked=MOST_UNPACKED_BYTES) as archive:
            yield archive
    except FileNotFoundError as error:
        raise ReplayError(
            N_("There is no replay {path}."), remedy=N_("`dancegame replay` lists those there are."), path=path
        ) from error
    except UNREADABLE as error:
        raise ReplayError(
            N_("{path} is damaged or is not a replay: {reason}."),
            remedy=N_("Copy it again, or choose another one."),
            path=path,
            reason=error,
        ) from error


def _facts(path: Path, archive: zipfile.ZipFile) -> ReplayFacts:
    if FACTS not in archive.namelist():
        raise ReplayError(
            N_("{path} is not a replay of dancegame."), remedy=N_("Choose a file that ends in .replay."), path=path
        )
    text = read_entry(archive, FACTS, most=MOST_FACTS_BYTES)
    _check_format(path, msgspec.json.decode(text, type=_FormatOnly).format)
    facts = msgspec.json.decode(text, type=ReplayFacts)
    if facts.observations * len(facts.players) > MOST_PLACES:
        raise ValueError(f"observations is {facts.observations}, too many of {len(facts.players)} players")
    if len({player.slot for player in facts.players}) < len(facts.players):
        raise ValueError("players has one slot twice")
    return msgspec.structs.replace(
        facts,
        song_id=cleaned(facts.song_id, most=MOST_ID_LETTERS),
        fingerprint=cleaned(facts.fingerprint),
        danced_at=cleaned(facts.danced_at),
        mode=cleaned(facts.mode),
        players=tuple(msgspec.structs.replace(player, name=name_of(player.name)) for player in facts.players),
    )


def _array(archive: zipfile.ZipFile, facts: ReplayFacts, name: str) -> NDArray[Any]:
    """Read one array; its size is known, so that nothing larger is unpacked."""
    form = _form(facts, name)
    size = form.dtype.itemsize * math.prod(form.shape)
    content = read_entry(archive, name, most=size)
    if len(content) != size:
        raise ValueError(f"{name} has not the size of {facts.observations} observations")
    return np.frombuffer(content, dtype=form.dtype).reshape(form.shape)


def _ticks(steps: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the times (N,) that these steps lead to. Raises ValueError for times that no song has."""
    most = round((MOST_SONG_S + MOST_BEYOND_S) * TICKS_PER_S)
    # Before they are added up, lest the sum wraps around.
    if np.any(np.abs(steps.astype(np.float64)) > most):
        raise ValueError("ticks has a step that no song has")
    ticks = np.cumsum(steps, dtype=np.int64)
    if len(ticks) and not -MOST_BEFORE_S * TICKS_PER_S <= ticks[0] <= ticks[-1] <= most:
        raise ValueError(f"ticks go from {ticks[0]} to {ticks[-1]}")
    return ticks


def _check_format(path: Path, version: int) -> None:
    if version > FORMAT:
        raise ReplayError(
            N_("{path} was written by a newer dancegame (format {version}, this one reads up to {newest})."),
            remedy=N_("Update dancegame."),
            path=path,
            version=version,
            newest=FORMAT,
        )
