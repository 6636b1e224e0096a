"""Imports one video as it was asked for: a function of one value, so that a pool of processes can do it as well."""

import errno
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dancegame.cli.finder import Finder
from dancegame.core.errors import InputError
from dancegame.core.poses import Pose
from dancegame.core.settings import EstimatorName
from dancegame.core.texts import N_
from dancegame.songs.dancers import DancerChoice, parse_dancer
from dancegame.songs.extract import WHOLE, FindPeople, Part
from dancegame.songs.importing import ImportedSong, Progress, SongText, import_songs, song_text
from dancegame.songs.intake.names import said_by_name
from dancegame.songs.intake.said import Said
from dancegame.songs.library import Library, open_library
from dancegame.songs.origins import Origin
from dancegame.songs.sound.accompaniment import Accompaniment, AudioFile
from dancegame.songs.transaction import replaced, told_if_unwritable
from dancegame.texts.words import UNKNOWN_ARTIST

if TYPE_CHECKING:
    from dancegame.vision.used_part import UsedPart

# With one dancer they follow one person; the others find everybody anyhow.
FOLLOWS_ONE = (EstimatorName.HYBRID, EstimatorName.MEDIAPIPE)
# The estimator looks at 256 x 256 crops: more lines than these only cost time.
MAX_HEIGHT_PX = 720


@dataclass(frozen=True)
class ImportRequest:
    """What is to be made of a video.

    library: the folder of the songs, None for the player's own. preview: where to write the video with the skeletons.
    speed: how many times as fast as the video the dance is, None as the video says. audio: what it is danced to, None
    for the video's own sound. origin, is_distinct: as for `import_songs`. threads: how many decode, None for as many as
    there are cores.
    """

    video: Path
    text: SongText
    finder: Finder
    library: Path | None = None
    dancer: DancerChoice = None
    part: Part = WHOLE
    preview: Path | None = None
    speed: float | None = None
    audio: AudioFile | None = None
    origin: Origin | None = None
    is_distinct: bool = False
    threads: int | None = None


def text_for(video: Path, said: Said) -> SongText:
    """Return the text of a song: as is said of the video, else by its tags, else by its name. Raises InputError."""
    from dancegame.songs.intake.tags import said_inside

    known = said.or_else(said_inside(video)).or_else(said_by_name(video))
    text = song_text(title=known.title or video.stem, artist=known.artist or UNKNOWN_ARTIST, year=known.year)
    return replace(text, credits=known.credits, licence=known.licence, tags=known.tags)


def request_for(video: Path, said: Said, finder: Finder, library: Path | None) -> ImportRequest:
    """Return the request for all that is said of a video from outside it. Raises InputError."""
    dancer = None if said.dancer is None else parse_dancer(said.dancer)
    return ImportRequest(video, text_for(video, said), finder, library, dancer, said.part, speed=said.speed)


# Hears of a picture (H, W, 3), its second of the video, and who is in it, by numbers that stay.
OnSeen = Callable[[NDArray[np.uint8], float, Mapping[int, Pose]], None]


def import_video(
    request: ImportRequest,
    on_progress: Progress = lambda _share, _text: None,
    on_seen: OnSeen = lambda _rgb, _time_s, _people: None,
) -> tuple[ImportedSong, ...]:
    """Make the songs of a request; raises what `import_songs` does, and ModelError."""
    from dancegame.cli.finding import SeveralError
    from dancegame.vision.bars import find_used_part

    library = open_library(request.library)
    if request.preview is not None:
        _check_preview(request.preview, request)
    used = find_used_part(request.video, start_s=request.part.start_s, end_s=request.part.end_s)
    make = partial(_made, request, library, used, on_progress, on_seen)
    try:
        imported = make(is_alone=request.dancer is None and request.finder.name in FOLLOWS_ONE)
    except SeveralError:
        imported = make(is_alone=False)
    if request.preview is not None:
        _write_preview(request.video, request.preview, imported, library, used)
    return imported


def _made(
    request: ImportRequest,
    library: Library,
    used: "UsedPart",
    on_progress: Progress,
    on_seen: OnSeen,
    *,
    is_alone: bool,
) -> tuple[ImportedSong, ...]:
    """Make the songs, of one dancer who is alone or of whom the request means. Raises SeveralError if he is not."""
    from dancegame.cli.finding import finding_all, finding_one
    from dancegame.music.click_track import metronome
    from dancegame.songs.speed import part_at, sped, speed_of
    from dancegame.vision.video import read_pictures

    video, finder, part = request.video, request.finder, request.part
    with ExitStack() as opened:
        filmed = opened.enter_context(
            read_pictures(video, max_height_px=MAX_HEIGHT_PX, used=used, threads=request.threads)
        )
        one = finding_one(video, finder, part=part, facts=filmed.facts, used=used)
        find_people = opened.enter_context(one if is_alone else finding_all(finder))
        speed = speed_of(request.speed, filmed.facts)
        return import_songs(
            video,
            pictures=sped(filmed, speed),
            find_people=_heard(find_people, on_seen),
            text=request.text,
            library=library,
            dancer=request.dancer,
            part=part_at(part, speed),
            origin=request.origin,
            is_distinct=request.is_distinct,
            accompaniment=Accompaniment(request.audio, metronome),
            on_progress=on_progress,
        )


def _heard(find_people: FindPeople, on_seen: OnSeen) -> FindPeople:
    """Return the same search, of whose finds somebody hears."""

    def find(rgb: NDArray[np.uint8], time_s: float) -> Mapping[int, Pose]:
        people = find_people(rgb, time_s)
        on_seen(rgb, time_s, people)
        return people

    return find


def _check_preview(path: Path, request: ImportRequest) -> None:
    """Raise InputError for a preview that cannot be written, or that would take the place of what is imported."""
    sources = [request.video] if request.audio is None else [request.video, request.audio.path]
    with told_if_unwritable(path):
        is_there = path.exists()
        if is_there and any(source.exists() and path.samefile(source) for source in sources):
            raise InputError(
                N_("The preview would take the place of {path}."),
                remedy=N_("Name another file with --preview."),
                path=path,
            )
        if is_there and not path.is_file():  # a folder or a device
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        path.open("ab").close()
        if not is_there:  # until there is something in it
            path.unlink()


def _write_preview(
    video: Path, path: Path, imported: Sequence[ImportedSong], library: Library, used: "UsedPart"
) -> None:
    from dancegame.songs.speed import sped
    from dancegame.vision.preview import Shown, write_preview
    from dancegame.vision.video import read_pictures

    dances = [library.load_dance(made.song.id) for made in imported]
    sound, speed = library.sound_path(imported[0].song.id), imported[0].quality.speed
    with (
        read_pictures(video, max_height_px=MAX_HEIGHT_PX, used=used) as filmed,
        told_if_unwritable(path),
        replaced(path) as file,
    ):
        pictures = sped(filmed, speed)
        start_s = imported[0].start_s / speed
        pictures.skip_to(start_s)
        shown = [Shown(dance.song, dance.reference, start_s) for dance in dances]
        write_preview(Path(file.name), pictures, shown, sound=None if sound is None else Path(sound))
