"""What `<id>.toml` says of a song: written one fact a line, checked and cleaned when it is read."""

import re
from pathlib import Path
from typing import Annotated, Any

import msgspec
import tomli_w

from dancegame.core.character import Character
from dancegame.core.counts import COUNTS
from dancegame.core.errors import SongError
from dancegame.core.song import Move, Song
from dancegame.core.text import cleaned, cleaned_lines
from dancegame.core.texts import N_
from dancegame.songs.derived_facts import read_derived
from dancegame.songs.ids import is_song_id
from dancegame.songs.limits import (
    MOST_BEFORE_S,
    MOST_BEYOND_S,
    MOST_SONG_S,
    MOST_VIDEO_S,
    all_within,
    in_order,
    within,
)
from dancegame.songs.palette_facts import PaletteFacts
from dancegame.songs.reading import UNREADABLE, parse_toml, read_bytes

FORMAT = 1
DAMAGED = N_("Import the video again, or remove the song's files.")
# Two hours of half-second moves take 1.2 MB.
MOST_FACTS_BYTES = 2_000_000
MOST_CREDITS_LETTERS = 4000
MOST_TAGS, MOST_TAG_LETTERS = 50, 40
BPM = (10.0, 1000.0)
# Weights are written with three decimals and are 1 on average.
WEIGHTS = (0.001, 1000.0)
YEARS = (1, 9999)
# How many times as fast as its video a dance is: from one that was filmed at half its speed to the slowest motion of
# phones, 960 pictures a second shown as 30.
SPEEDS = (0.5, 32.0)
# A move is one or two beats.
MOST_MOVE_S = 60.0
# The pose of a pictogram is one of its move.
POSE_ASIDE_S = 1.0

# A scene that this version does not know is one of a later version, and no damage.
_SCENE = re.compile(r"[a-z][a-z0-9_]{0,39}")

# What is written in a form of its own, after all other facts.
ONE_A_LINE = ("origin", "derived", "palette", "quality", "tags", "drives", "beats_s", "moves")
REQUIRED = ("format", "id", "title", "artist", "duration_s")


class MoveFacts(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A move as it stands in the file."""

    start_s: float
    end_s: float
    weight: float = 1.0
    is_gold: bool = False
    pose_s: float | None = None


class QualityFacts(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """How well the dance could be seen in its video; as `quality.Quality`."""

    cuts: Annotated[int, msgspec.Meta(ge=0)]
    unsure_share: float
    flips: Annotated[int, msgspec.Meta(ge=0)]
    trimmed_start_s: float
    trimmed_end_s: float
    is_poor: bool
    bars_share: float = 0.0
    speed: float = 1.0


class OriginFacts(msgspec.Struct, forbid_unknown_fields=True):
    """Which video a song of the player's own was made of; as `origins.Origin`."""

    video: str
    wish: str
    part: str
    songs: int


class SongFacts(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What `<id>.toml` holds. dancer_share: the share of pictures in which the dancer was found.

    character: what the dancer looks like, None where that is dealt. scene: the name of what stands behind the dancers;
    without it, it is dealt by what the dance is like. palette: colours of the video. drives: as in `Song`.
    derived: as `DerivedFacts`; what of it cannot be read is derived anew, and damages no song.
    """

    format: Annotated[int, msgspec.Meta(ge=1)]
    id: str
    title: str
    artist: str
    duration_s: float
    year: int | None = None
    bpm: float | None = None
    character: Character | None = None
    dancer_share: float = 1.0
    quality: QualityFacts | None = None
    origin: OriginFacts | None = None
    derived: Any = None
    credits: str = ""
    licence: str = ""
    scene: str = ""
    palette: PaletteFacts | None = None
    tags: tuple[str, ...] = ()
    counted_from: int | None = None
    drives: tuple[float, ...] = ()
    beats_s: tuple[float, ...] = ()
    moves: tuple[MoveFacts, ...] = ()

    def song(self) -> Song:
        """Return the song as the rules see it. Raises ValueError naming the field that no song can have."""
        self._check()
        moves = []
        for place, move in enumerate(self.moves):
            try:
                moves.append(Move(move.start_s, move.end_s, move.weight, move.is_gold, move.pose_s))
            except ValueError as error:
                raise ValueError(f"moves[{place}]: {error}") from error
        derived = read_derived(self.derived)
        return Song(
            id=self.id,
            title=self.title,
            artist=self.artist,
            duration_s=self.duration_s,
            year=self.year,
            bpm=self.bpm,
            beats_s=self.beats_s,
            moves=tuple(moves),
            credits=self.credits,
            licence=self.licence,
            tags=self.tags,
            counted_from=self.counted_from or 0,
            told_character=self.character,
            scene=self.scene,
            palette=None if self.palette is None else self.palette.palette(),
            drives=self.drives,
            preview_s=0.0 if derived is None else derived.preview_s,
        )

    def _check(self) -> None:
        if not self.title:
            raise ValueError("title is empty")
        if not self.duration_s > 0:
            raise ValueError(f"duration_s is {self.duration_s}, not more than 0")
        within("duration_s", self.duration_s, 0, MOST_SONG_S)
        within("dancer_share", self.dancer_share, 0, 1)
        if self.quality is not None:
            within("quality.unsure_share", self.quality.unsure_share, 0, 1)
            within("quality.bars_share", self.quality.bars_share, 0, 1)
            within("quality.speed", self.quality.speed, *SPEEDS)
            within("quality.trimmed_start_s", self.quality.trimmed_start_s, 0, MOST_VIDEO_S)
            within("quality.trimmed_end_s", self.quality.trimmed_end_s, 0, MOST_VIDEO_S)
        if self.year is not None:
            within("year", self.year, *YEARS)
        if self.bpm is not None:
            within("bpm", self.bpm, *BPM)
        if self.counted_from is not None:
            within("counted_from", self.counted_from, 0, COUNTS - 1)
        if self.scene and not _SCENE.fullmatch(self.scene):
            raise ValueError("scene is not a name of small letters")
        self._check_times()

    def _check_times(self) -> None:
        span_s = (-MOST_BEFORE_S, self.duration_s + MOST_BEYOND_S)
        all_within("drives", self.drives, 0, 1)
        all_within("beats_s", self.beats_s, *span_s)
        in_order("beats_s", self.beats_s)
        for place, move in enumerate(self.moves):
            within(f"moves[{place}].start_s", move.start_s, *span_s)
            within(f"moves[{place}].end_s", move.end_s, *span_s)
            if move.end_s - move.start_s > MOST_MOVE_S:
                raise ValueError(f"moves[{place}] lasts {move.end_s - move.start_s} s, more than {MOST_MOVE_S:g} s")
            within(f"moves[{place}].weight", move.weight, *WEIGHTS)
            if move.pose_s is not None:
                around_s = (move.start_s - POSE_ASIDE_S, move.end_s + POSE_ASIDE_S)
                within(f"moves[{place}].pose_s", move.pose_s, *around_s)
        in_order("moves", [move.start_s for move in self.moves], may_repeat=True)


def cleaned_facts(facts: SongFacts) -> SongFacts:
    """Return facts whose texts can be shown; the id stays as it is, for it is the name of files."""
    return msgspec.structs.replace(
        facts,
        title=cleaned(facts.title),
        artist=cleaned(facts.artist),
        credits=cleaned_lines(facts.credits, most=MOST_CREDITS_LETTERS),
        # It is written again where a song is copied: nothing goes on that says nothing.
        derived=facts.derived if read_derived(facts.derived) is not None else None,
        licence=cleaned(facts.licence),
        tags=tuple(tag for raw in facts.tags[:MOST_TAGS] if (tag := cleaned(raw, most=MOST_TAG_LETTERS))),
    )


def encode_facts(facts: SongFacts) -> bytes:
    """Return the text of `<id>.toml` in UTF-8: facts one a line, drives and beats ten a line, moves one a line."""
    head = {
        name: value
        for name, value in msgspec.to_builtins(facts).items()
        if name in REQUIRED or (value not in (None, "", ()) and name not in ONE_A_LINE)
    }
    text = tomli_w.dumps(head)
    if facts.origin:
        text += f"origin = {inline_table(facts.origin)}\n"
    if facts.derived:
        text += f"derived = {inline_table(facts.derived)}\n"
    if facts.tags:
        text += f"tags = [{', '.join(_toml_value(tag) for tag in facts.tags)}]\n"
    if facts.palette:
        text += f"palette = {inline_table(facts.palette)}\n"
    if facts.quality:
        text += f"quality = {inline_table(facts.quality)}\n"
    for name, values in (("drives", facts.drives), ("beats_s", facts.beats_s)):
        if values:
            rows = [values[k : k + 10] for k in range(0, len(values), 10)]
            text += f"{name} = [\n" + "".join(f"    {', '.join(map(str, row))},\n" for row in rows) + "]\n"
    if facts.moves:
        text += "moves = [\n" + "".join(f"    {inline_table(move)},\n" for move in facts.moves) + "]\n"
    return text.encode()


def inline_table(facts: object) -> str:
    """Return a struct or a table as TOML writes it on one line."""
    parts = (f"{name} = {_toml_value(value)}" for name, value in msgspec.to_builtins(facts).items())
    return "{ " + ", ".join(parts) + " }"


def _toml_value(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml_value, value))}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def read_facts(path: Path) -> SongFacts:
    """Read a `<id>.toml`; its texts are cleaned. Raises SongError naming file and field."""
    try:
        return decode_facts(read_bytes(path, most=MOST_FACTS_BYTES), path)
    except (OSError, ValueError) as error:  # ValueError: no file, or a large one
        raise unreadable(path, error) from error


def decode_facts(content: bytes, path: Path) -> SongFacts:
    """Return the facts that stand in a file; their texts are cleaned. Raises SongError naming file and field."""
    try:
        fields = parse_toml(content)
        check_format(path, fields.get("format", FORMAT))
        return cleaned_facts(msgspec.convert(fields, SongFacts))
    except UNREADABLE as error:  # not UTF-8, not TOML, not of these fields
        raise unreadable(path, error) from error


def read_song(path: Path) -> Song:
    """Read the song of a `<id>.toml`. Raises SongError naming file and field."""
    return read_song_and_facts(path)[0]


def read_song_and_facts(path: Path) -> tuple[Song, SongFacts]:
    """Read a `<id>.toml` as a song and as what it says. Raises SongError naming file and field."""
    if not is_song_id(path.stem):
        raise SongError(
            N_("{path} has a name that cannot be an id."),
            remedy=N_("Give the song's files another name."),
            path=path,
        )
    facts = read_facts(path)
    if facts.id != path.stem:
        raise SongError(
            N_("{path} says that its id is {id}."),
            remedy=N_("Give file and id the same name."),
            path=path,
            id=facts.id,
        )
    try:
        return facts.song(), facts
    except ValueError as error:
        raise unreadable(path, error) from error


def check_format(path: Path, version: object) -> None:
    """Raise SongError for a file of a later version of the program."""
    if isinstance(version, int) and version > FORMAT:
        raise SongError(
            N_("{path} was written by a newer dancegame (format {version}, this one reads up to {newest})."),
            remedy=N_("Update dancegame."),
            path=path,
            version=version,
            newest=FORMAT,
        )


def unreadable(path: Path, error: Exception) -> SongError:
    """Return the error for a file of a song that is missing, out of reach or not what it should be."""
    if isinstance(error, FileNotFoundError):
        return SongError(N_("{path} is missing."), remedy=DAMAGED, path=path)
    if isinstance(error, OSError):
        return SongError(
            N_("{path} cannot be read: {reason}."),
            remedy=N_("Check the file."),
            path=path,
            reason=error.strerror or error,
        )
    return SongError(N_("{path} is damaged: {reason}."), remedy=DAMAGED, path=path, reason=error)
