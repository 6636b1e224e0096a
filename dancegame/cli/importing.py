"""`dancegame import`: makes a song from a dance video."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dancegame.cli import app
from dancegame.cli.finder import choose_estimator
from dancegame.cli.progress import progress_bar
from dancegame.cli.words import (
    EstimatorOption,
    JsonOption,
    LibraryOption,
    ModelOption,
    print_json,
    tell_notes,
    video_argument,
)
from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.core.traits import traits_of
from dancegame.songs.dancers import parse_dancer
from dancegame.songs.extract import Part
from dancegame.songs.limits import MOST_VIDEO_S
from dancegame.texts import _

# What reads videos is loaded when there is one.
if TYPE_CHECKING:
    from dancegame.songs.importing import ImportedSong


@app.command("import")
def import_command(
    video: Annotated[Path, video_argument("A video file of a dancer, best from head to toe.")],
    title: Annotated[str, typer.Option(help="The song's title.")],
    artist: Annotated[str, typer.Option(help="Who plays or dances it.")],
    year: Annotated[int | None, typer.Option(help="The year it came out.")] = None,
    dancer: Annotated[
        str | None,
        typer.Option(
            metavar="left|centre|right|N|all",
            help="Which of several dancers, as you see them in the video; N counts from the left, "
            "all makes a song of each. Left out, the main dancer.",
        ),
    ] = None,
    start: Annotated[
        float | None, typer.Option(help="Second of the video at which the dance begins; found by itself if left out.")
    ] = None,
    end: Annotated[
        float | None, typer.Option(help="Second of the video at which the dance ends; found by itself if left out.")
    ] = None,
    speed: Annotated[
        float | None,
        typer.Option(
            help="How many times as fast as in the video the dance is to be: 2 for a video that was slowed to half. "
            "Left out, as the video says, else as it is."
        ),
    ] = None,
    preview: Annotated[
        Path | None, typer.Option(metavar="FILE.mp4", help="Write the video with the found skeleton over it.")
    ] = None,
    library: LibraryOption = None,
    estimator: EstimatorOption = None,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a song from a dance video."""
    from dancegame.cli.video_import import ImportRequest, import_video
    from dancegame.songs.importing import song_text

    request = ImportRequest(
        video=video,
        text=song_text(title=title, artist=artist, year=year),
        finder=choose_estimator(estimator, model),
        library=library,
        dancer=None if dancer is None else parse_dancer(dancer),
        part=part_of(start, end),
        preview=preview,
        speed=speed,
    )
    with progress_bar(_("Reading {video}", video=video.name), 1.0) as show:
        imported = import_video(request, lambda share, text: show(share, _(text)))
    for song in imported:
        _tell_quality(song)
        if not as_json:
            typer.echo(song.song.id)
    if as_json:
        songs = [song_facts(song) for song in imported]
        print_json(songs[0] if len(songs) == 1 else {"songs": songs})


def part_of(start_s: float | None, end_s: float | None) -> Part:
    """Return the part of a video between two seconds. Raises InputError for seconds that no video has."""
    if not 0 <= (start_s or 0.0) < (MOST_VIDEO_S if end_s is None else end_s) <= MOST_VIDEO_S:
        raise InputError(
            N_("From second {start} to {end} is no part of a video."),
            remedy=N_("Name a --start of 0 or later, and an --end after it."),
            start="0" if start_s is None else f"{start_s:g}",
            end="…" if end_s is None else f"{end_s:g}",
        )
    return Part(start_s, end_s)


def song_facts(imported: "ImportedSong") -> dict[str, Any]:
    """Return what came of a video as the `--json` answers name it."""
    quality, derived = imported.quality, imported.derived
    traits = traits_of(imported.song, derived.measures)
    return {
        "id": imported.song.id,
        "path": str(imported.path.resolve()),
        "start_s": round(imported.start_s, 3),
        "duration_s": round(imported.song.duration_s, 3),
        "dancer_share": round(quality.dancer_share, 4),
        "cuts": quality.cuts,
        "unsure_share": round(quality.unsure_share, 4),
        "flips": quality.flips,
        "trimmed_start_s": round(quality.trimmed_start_s, 3),
        "trimmed_end_s": round(quality.trimmed_end_s, 3),
        "is_poor": quality.is_poor,
        "bars_share": round(quality.bars_share, 4),
        "speed": round(quality.speed, 3),
        "difficulty": traits.difficulty.name.lower(),
        "energy": traits.energy.name.lower(),
        "needs_legs": derived.needs_legs,
        "has_jumps": derived.has_jumps,
        "is_on_floor": derived.is_on_floor,
        "notes": [note.english for note in imported.notes],
    }


def _tell_quality(imported: "ImportedSong") -> None:
    """Say on stderr how well a dance could be seen, and what speaks against dancing to it."""
    quality = imported.quality
    report = {
        _("Dance"): _(
            "{seconds:.1f} s, from second {start:.1f} of the video",
            seconds=imported.song.duration_s,
            start=imported.start_s,
        ),
        _("Dancer seen"): _("in {share:.0%} of the pictures", share=quality.dancer_share),
        _("Unsure joints"): f"{quality.unsure_share:.0%}",
        _("Cuts"): str(quality.cuts),
        _("Left and right repaired"): str(quality.flips),
        _("Trimmed"): _(
            "{start:.1f} s before the dance, {end:.1f} s after it",
            start=quality.trimmed_start_s,
            end=quality.trimmed_end_s,
        ),
    }
    if quality.bars_share > 0:
        report[_("Bars cut off")] = _("{share:.0%} of the picture", share=quality.bars_share)
    if quality.speed != 1:
        report[_("Speed")] = _("{speed:.3g} times that of the video", speed=quality.speed)
    for name, value in report.items():
        typer.echo(f"  {name}: {value}", err=True)
    if not imported.derived.needs_legs:
        typer.echo("  " + _("Can be danced sitting down"), err=True)
    tell_notes(imported.notes)
