"""Makes a song of the library from a dance video."""

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from dancegame.core.derived import Derived, derive
from dancegame.core.errors import InputError, NoDancerError
from dancegame.core.moves import cut_moves
from dancegame.core.palette import Palette
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Dance, Song
from dancegame.core.text import cleaned
from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.dancers import DancerChoice, choose_dancers
from dancegame.songs.extract import (
    WHOLE,
    Extracted,
    FindPeople,
    Part,
    VideoFacts,
    VideoPictures,
    check_length,
    watch,
)
from dancegame.songs.facts import YEARS
from dancegame.songs.files import save_song
from dancegame.songs.library import Library
from dancegame.songs.mending import mend
from dancegame.songs.origins import Origin
from dancegame.songs.quality import Quality, quality_of
from dancegame.songs.slowed import how_slowed
from dancegame.songs.sound.accompaniment import Accompaniment, Accompanist
from dancegame.songs.sound.notes import sound_notes
from dancegame.songs.sound.soundtrack import Soundtrack
from dancegame.songs.trimming import find_dance

# With the dancer in fewer pictures there is nothing to follow.
LEAST_DANCER_SHARE = 0.25
LEAST_DANCER_S = 2.0
# Estimating takes nearly all of the time.
ESTIMATING_SHARE = 0.97

Progress = Callable[[float, str], None]
FROM_VIDEO = Accompaniment()


@dataclass(frozen=True)
class SongText:
    """What people say about a song; `song_text` makes one of what they typed."""

    title: str
    artist: str
    year: int | None = None
    credits: str = ""
    licence: str = ""
    tags: tuple[str, ...] = ()


def song_text(*, title: str, artist: str, year: int | None = None) -> SongText:
    """Return what was typed about a song, without control characters. Raises InputError for what no song can have."""
    texts = {}
    for name, typed in (("title", title), ("artist", artist)):
        if any("\ud800" <= letter <= "\udfff" for letter in typed):
            raise InputError(
                N_("What --{name} says is not written in UTF-8."),
                remedy=N_("Type it anew in this terminal."),
                name=name,
            )
        texts[name] = cleaned(typed)
        if not texts[name]:
            raise InputError(
                N_("What --{name} says is empty."), remedy=N_("Name the song's title and artist."), name=name
            )
    if year is not None and not YEARS[0] <= year <= YEARS[1]:
        raise InputError(
            N_("{year} is no year of a song."),
            remedy=N_("Give one from {first} to {last}."),
            year=year,
            first=YEARS[0],
            last=YEARS[1],
        )
    return SongText(title=texts["title"], artist=texts["artist"], year=year)


@dataclass(frozen=True)
class ImportedSong:
    """What came of a dancer in a video. path: the song's poses. start_s: second of the video at which it begins.

    notes: what was not as it should be, for people to read.
    """

    song: Song
    path: Path
    start_s: float
    quality: Quality
    derived: Derived
    soundtrack: Soundtrack
    notes: tuple[Text, ...] = ()


def import_songs(
    video: Path,
    *,
    pictures: VideoPictures,
    find_people: FindPeople,
    text: SongText,
    library: Library,
    dancer: DancerChoice = None,
    part: Part = WHOLE,
    origin: Origin | None = None,
    is_distinct: bool = False,
    accompaniment: Accompaniment = FROM_VIDEO,
    on_progress: Progress = lambda _share, _text: None,
) -> tuple[ImportedSong, ...]:
    """Find people in every picture of an open video, and save dance and sound as songs of the library's home.

    dancer: which of several people; each gets a song. part: what of the video; where it does not say it, the dance is
    found. origin: kept with the songs. is_distinct: a song of the same words that has another origin stays beside them;
    else it is replaced. accompaniment: what it is danced to, where that is not the video's own sound. on_progress gets
    a share in [0, 1] and what is being done. After an error or an interrupt nothing of a song is left that was not
    whole. Raises VideoError, NoDancerError, SoundError, SongError, InputError.
    """
    check_length(pictures.facts, part)
    library.check_home(artist=text.artist, title=text.title)
    with tempfile.TemporaryDirectory(prefix="dancegame-") as folder, ThreadPoolExecutor(1) as pool:
        ogg = Path(folder) / "sound.ogg"
        accompanist = Accompanist(video, wish=accompaniment, facts=pictures.facts, part=part, ogg=ogg, pool=pool)
        report = _picture_progress(pictures.facts, part, on_progress)
        watched = watch(pictures, find_people, part=part, on_picture=report)
        chosen = choose_dancers(watched, dancer)
        seen = [watched.dancer(number) for number in chosen]
        start_s, end_s = find_dance(seen, part)
        dances = [_dance_of(video, extracted, start_s, end_s, pictures.facts) for extracted in seen]
        on_progress(ESTIMATING_SHARE, N_("Finding the beats"))
        soundtrack = accompanist.finish(pictures, start_s=start_s, end_s=end_s, reference=dances[0].reference)
        imported = tuple(
            _save(
                its_text,
                library,
                dance=dance,
                palette=watched.colors.palette(number),
                soundtrack=soundtrack,
                pictures=pictures,
                origin=None if origin is None else replace(origin, songs=len(dances)),
                is_distinct=is_distinct,
            )
            for its_text, dance, number in zip(_texts(text, len(dances)), dances, chosen, strict=True)
        )
    on_progress(1.0, N_("Done"))
    return imported


@dataclass(frozen=True)
class _FoundDance:
    """One dancer's dance; start_s, end_s: seconds of the video, as fast as the dance is."""

    start_s: float
    end_s: float
    reference: PoseSequence
    quality: Quality


def _dance_of(video: Path, seen: Extracted, start_s: float, end_s: float, facts: VideoFacts) -> _FoundDance:
    _check_dancer(video, extracted := seen.between(start_s, end_s))
    mended = mend(extracted)
    trimmed_s = start_s - float(seen.times_s[0]), seen.end_s - end_s
    quality = quality_of(
        mended,
        extracted.has_dancer,
        trimmed_s=trimmed_s,
        bars_share=1 - facts.used_share,
        speed=facts.speed,
        slowed=how_slowed(mended, extracted.changes),
    )
    return _FoundDance(start_s, end_s, mended.reference, quality)


def _texts(text: SongText, count: int) -> list[SongText]:
    """Return the texts of several dancers' songs, who are numbered from the left."""
    if count == 1:
        return [text]
    return [replace(text, title=f"{text.title} ({number})") for number in range(1, count + 1)]


def _check_dancer(video: Path, extracted: Extracted) -> None:
    """Raise NoDancerError where too little of a person was seen."""
    pictures = len(extracted.has_dancer)  # none of a video that is a single one: it lasts no time
    share = float(extracted.has_dancer.sum()) / max(1, pictures)
    seen_s = share * extracted.end_s
    if share >= LEAST_DANCER_SHARE and seen_s >= LEAST_DANCER_S:
        return
    what = N_("A dancer was seen for {seen:.1f} s ({share:.0%}) of {video}.")
    if pictures and not extracted.has_dancer.any():
        what = N_("Nobody was found in {video}.")
    raise NoDancerError(
        what,
        remedy=N_("Use a video that shows one dancer, best from head to toe, for at least {seconds:.0f} s."),
        seconds=LEAST_DANCER_S,
        seen=seen_s,
        share=share,
        video=video,
    )


def _picture_progress(facts: VideoFacts, part: Part, on_progress: Progress) -> Callable[[float], None]:
    start_s, end_s = part.start_s or 0.0, facts.duration_s if part.end_s is None else part.end_s

    def report(time_s: float) -> None:
        share = min(1.0, (time_s - start_s) / (end_s - start_s)) if end_s and end_s > start_s else 0.0
        on_progress(ESTIMATING_SHARE * share, N_("Finding the dancer"))

    return report


def _save(
    text: SongText,
    library: Library,
    *,
    dance: _FoundDance,
    palette: Palette | None,
    soundtrack: Soundtrack,
    pictures: VideoPictures,
    origin: Origin | None,
    is_distinct: bool,
) -> ImportedSong:
    other = origin if is_distinct else None
    with library.claimed_id(artist=text.artist, title=text.title, origin=other) as song_id:
        song = replace(_song(song_id, text, dance, soundtrack), palette=palette)
        path = save_song(
            library.home,
            song,
            dance.reference,
            sound=soundtrack.path,
            quality=dance.quality,
            origin=origin,
            licence=text.licence,
            tags=text.tags,
        )
    return ImportedSong(
        song=song,
        path=path,
        start_s=dance.start_s * dance.quality.speed,
        quality=dance.quality,
        derived=derive(Dance(song, dance.reference)),
        soundtrack=soundtrack,
        notes=(*_notes(soundtrack, pictures), *dance.quality.warnings, *dance.quality.hints),
    )


def _song(song_id: str, text: SongText, dance: _FoundDance, soundtrack: Soundtrack) -> Song:
    beats_s = soundtrack.beats.times_s
    return Song(
        id=song_id,
        title=text.title,
        artist=text.artist,
        duration_s=dance.end_s - dance.start_s,
        year=text.year,
        bpm=soundtrack.beats.bpm,
        beats_s=beats_s,
        moves=cut_moves(dance.reference, beats_s=beats_s),
        credits=text.credits,
        counted_from=soundtrack.counted_from,
        drives=soundtrack.drives,
    )


def _notes(soundtrack: Soundtrack, pictures: VideoPictures) -> tuple[Text, ...]:
    return (*video_notes(pictures), *sound_notes(soundtrack))


def video_notes(pictures: VideoPictures) -> tuple[Text, ...]:
    """Return what was not as it should be with a video that has been read."""
    notes = []
    if pictures.leaps.has_any:
        notes.append(text_of(N_("The time stamps of the video jump; dance and sound go on without the gap.")))
    broken_at_s = pictures.broken_at_s
    if broken_at_s is not None:
        notes.append(text_of(N_("The video breaks off at {seconds:.1f} s; the dance ends there."), seconds=broken_at_s))
    return tuple(notes)
