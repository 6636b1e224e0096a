"""`dancegame import`: makes a song from a dance video."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dancegame.cli import app
from dancegame.cli.progress import progress_bar
from dancegame.cli.words import JsonOption, LibraryOption, print_json, tell_notes, video_argument
from dancegame.songs.extract import Dancer, FindPeople, alone
from dancegame.texts import _

# The estimator looks at 256 x 256 crops: more lines than these only cost time.
MAX_HEIGHT_PX = 720
# Of several dancers all are followed, as many as can play.
MOST_DANCERS = 6


@app.command("import")
def import_video(
    video: Annotated[Path, video_argument("A video file of one dancer, best from head to toe.")],
    title: Annotated[str, typer.Option(help="The song's title.")],
    artist: Annotated[str, typer.Option(help="Who plays or dances it.")],
    year: Annotated[int | None, typer.Option(help="The year it came out.")] = None,
    dancer: Annotated[
        Dancer | None, typer.Option(help="Which of several dancers side by side, as you see them in the video.")
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a song from a dance video."""
    from dancegame.songs.importing import import_song, song_text
    from dancegame.songs.library import open_library
    from dancegame.vision.video import read_pictures

    text = song_text(title=title, artist=artist, year=year)
    with (
        progress_bar(_("Reading {video}", video=video.name), 1.0) as show,
        read_pictures(video, max_height_px=MAX_HEIGHT_PX) as pictures,
        _finder(dancer) as find_people,
    ):
        imported = import_song(
            video,
            pictures=pictures,
            find_people=find_people,
            dancer=dancer,
            text=text,
            library=open_library(library),
            on_progress=lambda share, text: show(share, _(text)),
        )
    tell_notes(imported.notes)
    if as_json:
        facts = {"duration_s": round(imported.duration_s, 3), "dancer_share": round(imported.dancer_share, 4)}
        notes = [note.english for note in imported.notes]
        print_json({"id": imported.id, "path": str(imported.path.resolve()), **facts, "notes": notes})
    else:
        typer.echo(imported.id)


@contextmanager
def _finder(dancer: Dancer | None) -> Iterator[FindPeople]:
    """Find the one dancer, or all of several and who is who."""
    from dancegame.core.settings import EstimatorName
    from dancegame.vision.estimators import MAKERS
    from dancegame.vision.pipeline import PosePipeline

    if dancer is None:
        with MAKERS[EstimatorName.MEDIAPIPE](None, 1) as estimator:
            yield alone(estimator)
        return
    with MAKERS[EstimatorName.MEDIAPIPE](None, MOST_DANCERS) as estimator:
        pipeline = PosePipeline(estimator, MOST_DANCERS)
        yield lambda rgb, time_s: pipeline.process(rgb, time_s).players
