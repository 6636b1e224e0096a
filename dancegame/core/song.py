"""A song as the rules see it: who and what it is, its beats and its judged moves."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dancegame.core.character import Character, dealt
from dancegame.core.palette import Palette
from dancegame.core.poses import PoseSequence
from dancegame.core.song_energy import overall_drive


@dataclass(frozen=True)
class Move:
    """A judged stretch of the choreography, one or two beats.

    start_s, end_s: song seconds. weight: share of the points relative to other moves. is_gold: counts double.
    pose_s: song second of its most telling pose, None where it is not known. is_rest: left out for whoever
    dances in an easier way (see core.ease), who rests meanwhile; it is not judged and worth nothing.
    Raises ValueError for a stretch that does not last or a weight that is not positive.
    """

    start_s: float
    end_s: float
    weight: float = 1.0
    is_gold: bool = False
    pose_s: float | None = None
    is_rest: bool = False

    def __post_init__(self) -> None:
        if not self.end_s > self.start_s:
            raise ValueError(f"a move must last: start_s {self.start_s}, end_s {self.end_s}")
        if not self.weight > 0:
            raise ValueError(f"weight must be positive, not {self.weight}")

    @property
    def pictogram_s(self) -> float:
        """Song second at which the reference shows what the move is about."""
        return (self.start_s + self.end_s) / 2 if self.pose_s is None else self.pose_s


@dataclass(frozen=True)
class Listing:
    """What a list tells of a song: title and artist, the length in seconds, the tempo.

    preview_s: where the stretch begins that is heard while somebody chooses. told_drive: how much its music drives as a
    whole, 0 to 1, None where that is not known.
    """

    id: str
    title: str
    artist: str
    duration_s: float
    year: int | None = None
    bpm: float | None = None
    tags: tuple[str, ...] = ()
    preview_s: float = 0.0
    told_drive: float | None = None

    @property
    def drive(self) -> float | None:
        """How much its music drives as a whole, 0 to 1; None where it is not known."""
        return self.told_drive

    @property
    def beats_a_minute(self) -> float:
        """The tempo, 0 where it is not known."""
        return self.bpm or 0.0


@dataclass(frozen=True)
class Song(Listing):
    """A song as a whole: also the beats in song seconds, and the moves in order of time.

    counted_from: which beat, from 0, is a 1 where dancers count to eight. licence: under which it may be used, "" where
    none is named. told_character: of its dancer, None where it is dealt. scene: the name of what stands behind its
    dancers, "" where that is dealt by what its dance is like. palette: the colours of its video, None where it
    has none. drives: how much its music drives, 0 to 1, each DRIVE_STEP_S from its begin; empty where it is unknown.
    """

    beats_s: tuple[float, ...] = ()
    moves: tuple[Move, ...] = ()
    credits: str = ""
    licence: str = ""
    counted_from: int = 0
    told_character: Character | None = None
    scene: str = ""
    palette: Palette | None = None
    drives: tuple[float, ...] = ()

    @property
    def drive(self) -> float | None:
        """What is told, or the mean of what is known second by second; None where there is neither."""
        return self.told_drive if self.told_drive is not None else overall_drive(self.drives)

    @property
    def character(self) -> Character:
        """What its dancer looks like once the song is known."""
        return self.told_character or dealt(self.title, self.artist)

    @property
    def beats_a_minute(self) -> float:
        """The tempo that is told, or that of the beats; 0 where there is neither."""
        return self.bpm or (60 / self.beat_s if self.beat_s else 0.0)

    @property
    def beat_s(self) -> float | None:
        """Seconds from one beat to the next, usually; None where beats are not known."""
        gaps = [after - before for before, after in pairwise(self.beats_s)]
        return median(gaps) if gaps else None


@dataclass(frozen=True)
class Dance:
    """What a round needs of a song: its facts and its reference poses."""

    song: Song
    reference: PoseSequence


def listed(song: Song) -> Listing:
    """Return what a list tells of a song; its tempo may be that of its beats."""
    return Listing(
        id=song.id,
        title=song.title,
        artist=song.artist,
        duration_s=song.duration_s,
        year=song.year,
        bpm=song.beats_a_minute or None,
        tags=song.tags,
        preview_s=song.preview_s,
        told_drive=song.drive,
    )
