"""The ways to import many videos, ready to be measured: processes and a cluster that have done a first video."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from dancegame.cli.finder import Finder
from dancegame.cli.many.order import Order
from dancegame.cli.many.processes import processes, threads_for
from dancegame.cli.many.work import Workers, origin_of
from dancegame.cli.video_import import import_video, request_for
from dancegame.core.settings import EstimatorName
from dancegame.songs.intake.events import Ended
from dancegame.songs.intake.hand import quiet_start
from dancegame.songs.intake.said import Said
from dancegame.songs.library import Library

# Imports videos; a function of these.
ImportAll = Callable[[Sequence[Path]], None]
FINDER = Finder(EstimatorName.MEDIAPIPE, None)


def import_one(video: Path, folder: Path) -> None:
    """Import a video in this process, as `dancegame import` does."""
    import_video(request_for(video, Said(), FINDER, folder))


@contextmanager
def warm_processes(jobs: int, folder: Path, first: Path) -> Iterator[ImportAll]:
    """Yield what imports in so many processes, each of which has imported a first video."""
    with processes(jobs) as crew:
        importing = _importing(crew, folder, threads=threads_for(jobs))
        importing([first] * jobs)
        yield importing


@contextmanager
def warm_cluster(count: int, folder: Path, first: Path) -> Iterator[ImportAll]:
    """Yield what imports on a cluster of so many worker processes of this computer."""
    from distributed import LocalCluster

    from dancegame.cli.many.cluster import cluster_at

    # Its processes come from a fork server or anew: either way they take what they are told now.
    with (
        quiet_start(threads_for(count)),
        LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as local,
        cluster_at(local.scheduler_address, finder=FINDER, library=Library([folder])) as cluster,
    ):
        importing = _importing(cluster, folder, threads=threads_for(count))
        importing([first] * count)
        yield importing


def has_cluster() -> bool:
    """Say whether the extra for clusters is installed."""
    return find_spec("distributed") is not None


def _importing(workers: Workers, folder: Path, *, threads: int) -> ImportAll:
    def import_all(videos: Sequence[Path]) -> None:
        orders = (
            (
                number,
                Order(video, said := Said(title=f"Song {number}"), origin_of(video, said), FINDER, folder, threads),
            )
            for number, video in enumerate(videos)
        )
        for event in workers.run(orders):
            if isinstance(event, Ended) and event.error is not None:
                raise event.error

    return import_all
