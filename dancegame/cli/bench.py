"""`dancegame bench`: measures the program against what it is built on."""

import tempfile
from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dancegame.cli import app
from dancegame.cli.words import JsonOption, print_json

if TYPE_CHECKING:
    from dancegame.bench.rows import Row

BENCH_SONG = "can-can"
FILM_S = 12.0


class Suite(Enum):
    """What can be measured."""

    IMPORT = "import"
    JUDGE = "judge"
    LIVE = "live"
    TRACKING = "tracking"
    SMOOTHING = "smoothing"
    ASSOCIATION = "association"


@app.command()
def bench(
    suites: Annotated[list[Suite] | None, typer.Argument(help="What to measure; everything if left out.")] = None,
    video: Annotated[Path | None, typer.Option(help="Measure on this video instead of a filmed puppet.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure speed as ratios within one run, so that a slow or busy computer changes little."""
    with tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
        rows = [row for suite in suites or list(Suite) for row in MEASURES[suite](video, Path(folder))]
    if as_json:
        print_json({"rows": [row.facts() for row in rows]})
        return
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:8.3f}"
        typer.echo(f"{row.name:<32} {row.value:10.3f} {row.unit:<12} {ratio:>8}  {row.note}")


def _import_rows(video: Path | None, folder: Path) -> "list[Row]":
    from dancegame.bench.importing import measure_import

    return measure_import(video or _film(folder))


def _judge_rows(video: Path | None, folder: Path) -> "list[Row]":
    from dancegame.bench.judging import measure_judging
    from dancegame.songs.library import open_library

    return measure_judging(open_library().load_dance(BENCH_SONG), video or _film(folder))


def _live_rows(video: Path | None, folder: Path) -> "list[Row]":
    from dancegame.bench.live import measure_live

    return measure_live(video or _film(folder))


def _tracking_rows(_video: Path | None, _folder: Path) -> "list[Row]":
    from dancegame.bench.tracking import measure_tracking
    from dancegame.songs.library import open_library
    from dancegame.vision.estimators import make_mediapipe

    library = open_library()
    dances = [library.load_dance(song.id).reference for song in library.songs()]
    return measure_tracking(dances, partial(make_mediapipe, None))


def _smoothing_rows(_video: Path | None, _folder: Path) -> "list[Row]":
    from dancegame.bench.smoothing import measure_smoothing
    from dancegame.songs.library import open_library

    return measure_smoothing(open_library().load_dance(BENCH_SONG).reference)


def _association_rows(_video: Path | None, _folder: Path) -> "list[Row]":
    from dancegame.bench.association import measure_association

    return measure_association()


def _film(folder: Path) -> Path:
    """A film of the puppet, made once a run."""
    from dancegame.bench.film import film_puppet
    from dancegame.songs.library import open_library

    path = folder / "puppet.mp4"
    if not path.exists():
        film_puppet(open_library().load_dance(BENCH_SONG), path, duration_s=FILM_S)
    return path


MEASURES: "dict[Suite, Callable[[Path | None, Path], list[Row]]]" = {
    Suite.IMPORT: _import_rows,
    Suite.JUDGE: _judge_rows,
    Suite.LIVE: _live_rows,
    Suite.TRACKING: _tracking_rows,
    Suite.SMOOTHING: _smoothing_rows,
    Suite.ASSOCIATION: _association_rows,
}
