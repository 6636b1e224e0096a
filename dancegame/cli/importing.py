"""`dancegame import`: makes songs from dance videos."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dancegame.cli import app
from dancegame.cli.finder import Finder, choose_estimator
from dancegame.cli.import_options import (
    ArtistOption,
    AudioOffsetOption,
    AudioOption,
    ClusterOption,
    DancerOption,
    EndOption,
    JobsOption,
    PreviewOption,
    SpeedOption,
    StartOption,
    TitleOption,
    VideosArgument,
    YearOption,
)
from dancegame.cli.imported import song_facts, tell_quality
from dancegame.cli.progress import progress_bar
from dancegame.cli.words import (
    EstimatorOption,
    JsonOption,
    LibraryOption,
    ModelOption,
    print_json,
)
from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.songs.intake.beside import said_beside
from dancegame.songs.intake.confined import confined
from dancegame.songs.intake.gathering import gather, is_about_many
from dancegame.songs.intake.hand import unforeseen
from dancegame.songs.intake.said import Said
from dancegame.songs.limits import MOST_VIDEO_S
from dancegame.texts import _

# What reads videos is loaded when there is one.
if TYPE_CHECKING:
    from dancegame.songs.sound.accompaniment import AudioFile


@app.command("import")
def import_command(
    videos: VideosArgument,
    title: TitleOption = None,
    artist: ArtistOption = None,
    year: YearOption = None,
    dancer: DancerOption = None,
    start: StartOption = None,
    end: EndOption = None,
    speed: SpeedOption = None,
    audio: AudioOption = None,
    audio_offset: AudioOffsetOption = None,
    preview: PreviewOption = None,
    jobs: JobsOption = None,
    cluster: ClusterOption = None,
    library: LibraryOption = None,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make songs from dance videos.

    Of several, those that are songs already are skipped, so that an import that was stopped goes on where it was.
    """
    said = Said(
        title=title,
        artist=artist,
        year=year,
        dancer=dancer,
        start_s=start,
        end_s=end,
        speed=speed,
        estimator=None if estimator is None else estimator.value,
        model=None if model is None else str(model),
    )
    check_said(said)
    sound = _audio_file(audio, audio_offset)
    finder = choose_estimator(estimator, model)
    if cluster is None and not is_about_many(videos):
        _import_one(videos[0], said, finder, library=library, preview=preview, audio=sound, as_json=as_json)
        return
    wishes = gather(videos, said)
    if preview is not None or sound is not None or (title is not None and len(wishes) > 1):
        raise InputError(
            N_("--title, --preview and --audio go with one video."),
            remedy=N_("Leave them out; a CSV list can name the title of each video."),
        )
    from dancegame.cli.many.command import import_many

    import_many(wishes, finder=finder, library=library, jobs=jobs, cluster=cluster, as_json=as_json)


def check_said(said: Said) -> None:
    """Raise InputError for what no song can have, before a video is opened."""
    from dancegame.songs.importing import song_text

    said.check()
    song_text(
        title="-" if said.title is None else said.title,
        artist="-" if said.artist is None else said.artist,
        year=said.year,
    )


def _import_one(
    video: Path,
    said: Said,
    finder: Finder,
    *,
    library: Path | None,
    preview: Path | None,
    audio: "AudioFile | None",
    as_json: bool,
) -> None:
    """Import a video in this process; a song of the same title and artist is replaced."""
    from dancegame.cli.many.work import origin_of
    from dancegame.cli.video_import import import_video, request_for

    said = said.or_else(said_beside(video))
    said.check()
    origin = None
    with suppress(OSError, ValueError):  # whoever reads the video says it better
        origin = origin_of(video, said)
    request = replace(request_for(video, said, finder, library), preview=preview, origin=origin, audio=audio)
    try:
        with confined(), progress_bar(_("Reading {video}", video=video.name), 1.0) as show:
            imported = import_video(request, lambda share, text: show(share, _(text)))
    except MemoryError as error:
        raise unforeseen(video, "out of memory") from error
    for song in imported:
        tell_quality(song)
        if not as_json:
            typer.echo(song.song.id)
    if as_json:
        songs = [song_facts(song) for song in imported]
        print_json(songs[0] if len(songs) == 1 else {"songs": songs})


def _audio_file(path: Path | None, offset_s: float | None) -> "AudioFile | None":
    if offset_s is not None and (path is None or not abs(offset_s) <= MOST_VIDEO_S):
        raise InputError(
            N_("--audio-offset {offset} is no second of a recording."),
            remedy=N_("Name the recording with --audio FILE, and a second of it."),
            offset=f"{offset_s:g}",
        )
    if path is None:
        return None
    from dancegame.songs.sound.accompaniment import AudioFile

    return AudioFile(path, offset_s)
