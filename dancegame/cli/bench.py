"""`dancegame bench`: measures the program against what it is built on."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dancegame.cli import app
from dancegame.cli.words import JsonOption, print_json
from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.texts import _

if TYPE_CHECKING:
    from dancegame.bench.many import Open
    from dancegame.bench.only import Only
    from dancegame.bench.rows import Row
    from dancegame.core.song import Dance

BENCH_SONG = "can-can"
FILM_S = 12.0
# What processes load their networks with before they are measured.
FIRST_FILM_S = 3.0


class Suite(Enum):
    """What can be measured."""

    IMPORT = "import"
    EXTRACTION = "extraction"
    JUDGE = "judge"
    LIVE = "live"
    TRACKING = "tracking"
    SMOOTHING = "smoothing"
    ASSOCIATION = "association"
    RENDER = "render"
    GESTURES = "gestures"
    SEATED = "seated"
    TRAINER = "trainer"
    MEMORY = "memory"
    MUSIC = "music"
    LIBRARY = "library"
    BEATS = "beats"


@dataclass(frozen=True)
class Asked:
    """What the command line asks for. folder: for files of this run."""

    video: Path | None
    folder: Path
    is_quick: bool
    only: "Only"

    def film(self) -> Path:
        """Return the video to measure on: the one given, or a film of the puppet, made once a run."""
        from dancegame.bench.film import film_puppet
        from dancegame.songs.library import open_library

        if self.video:
            return self.video
        path = self.folder / "puppet.mp4"
        if not path.exists():
            film_puppet(open_library().load_dance(BENCH_SONG), path, duration_s=FILM_S)
        return path


@app.command()
def bench(
    suites: Annotated[list[Suite] | None, typer.Argument(help="What to measure; everything if left out.")] = None,
    video: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Measure on this video instead of a filmed puppet.")
    ] = None,
    is_quick: Annotated[
        bool, typer.Option("--quick", help="Fewer songs and sizes, no real dancers: for a look, not for a figure.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Give the rows whose names begin so, or fit a pattern; of live and tracking nothing else is measured.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how fast and how good the parts are. Speeds are ratios within one run: a busy computer changes little."""
    if find_spec("dancegame.bench") is None:  # an executable goes without, see build.spec
        typer.echo(_("“dancegame bench” is part of the source of the game, not of this program."), err=True)
        raise typer.Exit(1)
    if find_spec("scipy") is None:
        raise InputError(
            N_("Measuring needs SciPy, which playing does not."), remedy=N_("`python3 start.py test` installs it.")
        )
    from dancegame.bench.only import Only

    with tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
        asked = Asked(video, Path(folder), is_quick, Only(tuple(only or ())))
        measured = (row for suite in suites or list(Suite) for row in MEASURES[suite](asked))
        rows = [row for row in measured if asked.only.wants(row.name)]
    if as_json:
        print_json({"rows": [row.facts() for row in rows]})
        return
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:8.3f}"
        typer.echo(f"{row.name:<32} {row.value:10.3f} {row.unit:<12} {ratio:>8}  {_verdict(row)}{row.note}")


def _verdict(row: "Row") -> str:
    """Say whether a row that has limits keeps them."""
    words = ", ".join(limit for limit, _ in row.limits)
    return f"{'met' if row.is_met else 'NOT MET'} ({words}); " if words else ""


def _import_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.film import film_puppet
    from dancegame.bench.importing import measure_import
    from dancegame.bench.many import LEAST_TWO_JOBS, LEAST_TWO_WORKERS, ONE, measure_many
    from dancegame.cli.many.measured import has_cluster, import_one, warm_cluster, warm_processes
    from dancegame.songs.library import open_library

    film, first = asked.film(), asked.folder / "first.mp4"
    film_puppet(open_library().load_dance(BENCH_SONG), first, duration_s=FIRST_FILM_S)
    ways: dict[str, tuple[Open, float]] = {
        ONE: (partial(warm_processes, 1, asked.folder / "one", first), 1.0),
        "two_jobs": (partial(warm_processes, 2, asked.folder / "two", first), LEAST_TWO_JOBS),
    }
    if has_cluster():
        ways["two_workers"] = (partial(warm_cluster, 2, asked.folder / "cluster", first), LEAST_TWO_WORKERS)
    return measure_import(film, import_one, first) + measure_many(film, ways, is_quick=asked.is_quick)


def _extraction_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.extraction.formats import measure_formats
    from dancegame.bench.extraction.measuring import measure_extraction

    is_quick = asked.is_quick
    return [*measure_extraction(_shipped_dances(), is_quick=is_quick), *measure_formats(is_quick=is_quick)]


def _judge_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.judge.judging import measure_judging, measure_proving_ground
    from dancegame.songs.library import Library, open_library, starter_pack

    pack = starter_pack()
    rows = measure_judging(open_library().load_dance(BENCH_SONG), asked.film())
    if pack is not None:
        shipped = Library([pack])
        dances = [shipped.load_dance(song.id) for song in shipped.songs()]
        rows += measure_proving_ground(dances, is_quick=asked.is_quick)
    return rows


def _live_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.live import measure_live

    return measure_live(asked.film(), only=asked.only)


def _tracking_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.crowd.hard_rows import measure_hard
    from dancegame.bench.crowd.tracking import measure_tracking
    from dancegame.bench.crowd.watching import EstimatorMaker, make_shipped_hybrid
    from dancegame.bench.media import find_network
    from dancegame.songs.library import open_library
    from dancegame.vision.estimators import make_mediapipe, make_movenet, make_openpose

    library = open_library()
    dances = [library.load_dance(song.id).reference for song in library.songs()]
    makers: dict[str, EstimatorMaker] = {
        "hybrid": make_shipped_hybrid,
        "mediapipe": partial(make_mediapipe, None),
        "movenet": partial(make_movenet, None),
    }
    if (network := find_network()) is not None:
        makers["openpose"] = partial(make_openpose, network)
    hard = measure_hard(dances, makers, is_quick=asked.is_quick, only=asked.only)
    return [*measure_tracking(dances, makers, only=asked.only), *hard]


def _smoothing_rows(_asked: Asked) -> "list[Row]":
    from dancegame.bench.smoothing import measure_smoothing
    from dancegame.songs.library import open_library

    return measure_smoothing(open_library().load_dance(BENCH_SONG).reference)


def _association_rows(_asked: Asked) -> "list[Row]":
    from dancegame.bench.association.association import measure_association

    return measure_association()


def _render_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.render.measuring import measure_render
    from dancegame.cli.cameras import WishedCameras
    from dancegame.cli.parts import open_parts
    from dancegame.core.live import CameraWish
    from dancegame.songs.library import open_library

    film = asked.film()
    with open_parts(WishedCameras(open_library(), CameraWish(camera=str(film))), is_silent=True) as parts:
        return measure_render(parts, BENCH_SONG, film, is_quick=asked.is_quick)


def _gestures_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.gestures.measuring import measure_gestures
    from dancegame.bench.media import find_media

    return measure_gestures(_shipped_dances(), find_media("media"), is_quick=asked.is_quick)


def _seated_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.seated.measuring import measure_seated

    return measure_seated(_shipped_dances(), is_quick=asked.is_quick)


def _trainer_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.trainer.measuring import measure_trainer

    return measure_trainer(_shipped_dances(), is_quick=asked.is_quick)


def _memory_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.memory.measuring import measure_memory

    return measure_memory(asked.folder, is_quick=asked.is_quick)


def _music_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.music.measuring import measure_music

    return measure_music(_shipped_dances(), asked.folder, is_quick=asked.is_quick)


def _library_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.library.measuring import measure_library
    from dancegame.songs.library import starter_pack

    pack = starter_pack()
    return [] if pack is None else measure_library(pack, asked.folder, is_quick=asked.is_quick)


def _beats_rows(asked: Asked) -> "list[Row]":
    from dancegame.bench.beats.measuring import measure_beats
    from dancegame.songs.library import Library, open_library, starter_pack

    pack = starter_pack()
    return measure_beats(open_library() if pack is None else Library([pack]), is_quick=asked.is_quick)


def _shipped_dances() -> "list[Dance]":
    from dancegame.songs.library import Library, open_library, starter_pack

    pack = starter_pack()
    shipped = open_library() if pack is None else Library([pack])
    return [shipped.load_dance(song.id) for song in shipped.songs()]


MEASURES: "dict[Suite, Callable[[Asked], list[Row]]]" = {
    Suite.IMPORT: _import_rows,
    Suite.EXTRACTION: _extraction_rows,
    Suite.JUDGE: _judge_rows,
    Suite.LIVE: _live_rows,
    Suite.TRACKING: _tracking_rows,
    Suite.SMOOTHING: _smoothing_rows,
    Suite.ASSOCIATION: _association_rows,
    Suite.RENDER: _render_rows,
    Suite.GESTURES: _gestures_rows,
    Suite.SEATED: _seated_rows,
    Suite.TRAINER: _trainer_rows,
    Suite.MEMORY: _memory_rows,
    Suite.MUSIC: _music_rows,
    Suite.LIBRARY: _library_rows,
    Suite.BEATS: _beats_rows,
}
