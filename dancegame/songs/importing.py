"""Makes a song of the library from a dance video."""

import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dancegame.core.errors import InputError, NoDancerError
from dancegame.core.moves import cut_moves
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Song
from dancegame.core.text import cleaned
from dancegame.core.texts import N_, Text, text_of
from dancegame.songs.cuts import find_cuts
from dancegame.songs.extract import Dancer, Extracted, FindPeople, VideoFacts, VideoPictures, check_length, extract
from dancegame.songs.facts import YEARS
from dancegame.songs.files import save_song
from dancegame.songs.gaps import fill_gaps
from dancegame.songs.library import Library
from dancegame.songs.smoothing import smooth
from dancegame.songs.soundtrack import Soundtrack, make_soundtrack

# With the dancer in fewer pictures there is nothing to follow.
LEAST_DANCER_SHARE = 0.25
LEAST_DANCER_S = 2.0
# A sound that ends this much before or after the pictures is written again with their true length.
LENGTH_TOLERANCE_S = 0.05
MOST_PROMISED_S = 900.0
# Estimating takes nearly all of the time.
ESTIMATING_SHARE = 0.97

Progress = Callable[[float, str], None]


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
    """What came of a video. path: the song's poses. dancer_share: the share of pictures in which the dancer was found.

    notes: what was not as it should be, for people to read.
    """

    id: str
    path: Path
    duration_s: float
    dancer_share: float
    bpm: float | None
    notes: tuple[Text, ...] = ()


def import_song(
    video: Path,
    *,
    pictures: VideoPictures,
    find_people: FindPeople,
    text: SongText,
    library: Library,
    dancer: Dancer | None = None,
    on_progress: Progress = lambda _share, _text: None,
) -> ImportedSong:
    """Find the dancer in every picture of an open video, and save dance and sound as a song of the library's home.

    dancer: which of several people. on_progress gets a share in [0, 1] and what is being done. After an error or an
    interrupt nothing of the song is left. Raises VideoError, NoDancerError, SoundError, SongError.
    """
    check_length(pictures.facts)
    library.check_home(artist=text.artist, title=text.title)
    with tempfile.TemporaryDirectory(prefix="dancegame-") as folder, ThreadPoolExecutor(1) as pool:
        ogg = Path(folder) / "sound.ogg"
        early = _start_soundtrack(pool, video, ogg, pictures.facts)
        extracted = extract(
            pictures, find_people, dancer=dancer, on_picture=_picture_progress(pictures.facts, on_progress)
        )
        _check_dancer(video, extracted)
        on_progress(ESTIMATING_SHARE, N_("Smoothing the dance"))
        reference = make_reference(extracted)
        on_progress(ESTIMATING_SHARE, N_("Finding the beats"))
        soundtrack = _finish_soundtrack(early, video, ogg, pictures, extracted.end_s)
        imported = _save(
            text,
            library,
            reference=reference,
            extracted=extracted,
            soundtrack=soundtrack,
            pictures=pictures,
        )
    on_progress(1.0, N_("Done"))
    return imported


def make_reference(extracted: Extracted) -> PoseSequence:
    """Return the reference of a song: what was seen, with short gaps filled, smoothed within each shot."""
    cuts = find_cuts(extracted.xy, extracted.changes)
    filled = fill_gaps(extracted, cuts=cuts)
    times, confidence = filled.times_s, filled.confidence
    world = None if filled.world is None else smooth(times, filled.world, confidence, cuts=cuts)
    return PoseSequence(
        times_s=times,
        xy=smooth(times, filled.xy, confidence, cuts=cuts),
        confidence=confidence,
        fps=(len(times) - 1) / float(times[-1] - times[0]),
        world=world,
    )


def _check_dancer(video: Path, extracted: Extracted) -> None:
    """Raise NoDancerError where too little of a person was seen."""
    share = float(extracted.has_dancer.mean())
    seen_s = share * extracted.end_s
    if share >= LEAST_DANCER_SHARE and seen_s >= LEAST_DANCER_S:
        return
    what = N_("A dancer was seen for {seen:.1f} s ({share:.0%}) of {video}.")
    if not extracted.has_dancer.any():
        what = N_("Nobody was found in {video}.")
    raise NoDancerError(
        what,
        remedy=N_("Use a video that shows one dancer, best from head to toe, for at least {seconds:.0f} s."),
        seconds=LEAST_DANCER_S,
        seen=seen_s,
        share=share,
        video=video,
    )


def _picture_progress(facts: VideoFacts, on_progress: Progress) -> Callable[[float], None]:
    def report(time_s: float) -> None:
        share = min(1.0, time_s / facts.duration_s) if facts.duration_s else 0.0
        on_progress(ESTIMATING_SHARE * share, N_("Finding the dancer"))

    return report


def _start_soundtrack(pool: ThreadPoolExecutor, video: Path, ogg: Path, facts: VideoFacts) -> Future[Soundtrack] | None:
    """Begin with the sound beside the estimation, on the promise of how long the pictures last."""
    # A promise costs memory before it is known to be true: a long one waits for the pictures.
    if not facts.has_sound or not facts.duration_s or facts.duration_s > MOST_PROMISED_S:
        return None
    return pool.submit(make_soundtrack, video, ogg=ogg, start_s=facts.start_s, duration_s=facts.duration_s)


def _finish_soundtrack(
    early: Future[Soundtrack] | None, video: Path, ogg: Path, pictures: VideoPictures, end_s: float
) -> Soundtrack:
    facts = pictures.facts
    if not facts.has_sound:
        return Soundtrack()
    if early is not None:
        soundtrack = early.result()
        is_as_long = abs(soundtrack.duration_s - end_s) < LENGTH_TOLERANCE_S
        if soundtrack.problem is not None or (is_as_long and not pictures.leaps.has_any):
            return soundtrack
    return make_soundtrack(video, ogg=ogg, start_s=facts.start_s, duration_s=end_s, leaps=pictures.leaps)


def _save(
    text: SongText,
    library: Library,
    *,
    reference: PoseSequence,
    extracted: Extracted,
    soundtrack: Soundtrack,
    pictures: VideoPictures,
) -> ImportedSong:
    with library.claimed_id(artist=text.artist, title=text.title) as song_id:
        return _save_as(
            song_id, text, library, reference=reference, extracted=extracted, soundtrack=soundtrack, pictures=pictures
        )


def _save_as(
    song_id: str,
    text: SongText,
    library: Library,
    *,
    reference: PoseSequence,
    extracted: Extracted,
    soundtrack: Soundtrack,
    pictures: VideoPictures,
) -> ImportedSong:
    beats_s = soundtrack.beats.times_s
    song = Song(
        id=song_id,
        title=text.title,
        artist=text.artist,
        duration_s=extracted.end_s,
        year=text.year,
        bpm=soundtrack.beats.bpm,
        beats_s=beats_s,
        moves=cut_moves(reference, beats_s=beats_s),
        credits=text.credits,
    )
    share = float(extracted.has_dancer.mean())
    path = save_song(
        library.home,
        song,
        reference,
        sound=soundtrack.path,
        dancer_share=share,
        licence=text.licence,
        tags=text.tags,
    )
    return ImportedSong(song.id, path, song.duration_s, share, song.bpm, _notes(soundtrack, pictures))


def _notes(soundtrack: Soundtrack, pictures: VideoPictures) -> tuple[Text, ...]:
    if soundtrack.problem is None:
        return video_notes(pictures)
    return (*video_notes(pictures), text_of(N_("{problem} The song is silent."), problem=soundtrack.problem.said))


def video_notes(pictures: VideoPictures) -> tuple[Text, ...]:
    """Return what was not as it should be with a video that has been read."""
    notes = []
    if pictures.leaps.has_any:
        notes.append(text_of(N_("The time stamps of the video jump; dance and sound go on without the gap.")))
    broken_at_s = pictures.broken_at_s
    if broken_at_s is not None:
        notes.append(text_of(N_("The video breaks off at {seconds:.1f} s; the dance ends there."), seconds=broken_at_s))
    return tuple(notes)
