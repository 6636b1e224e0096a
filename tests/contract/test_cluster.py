"""A real Dask cluster of two processes: one is killed half way, and every song comes back."""

import os
import signal
import sys
from pathlib import Path

import pytest
from many_work import QuickFinder, dance_far, is_profiled

from dancegame.cli.many.cluster import Cluster, cluster_at
from dancegame.cli.many.far import NotSeen
from dancegame.cli.many.order import Order
from dancegame.core.errors import InputError
from dancegame.songs.intake.events import Ended, Passed
from dancegame.songs.intake.said import Said
from dancegame.songs.library import Library
from dancegame.songs.origins import Origin

distributed = pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed from here")
VIDEOS = 8


def profiled(local: "distributed.LocalCluster") -> list[bool]:
    """Say of each worker whether Dask looks at its work a hundred times a second."""
    with distributed.Client(local, set_as_default=False) as client:
        return list(client.run(is_profiled).values())


def test_a_worker_that_dies_is_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import dask

    compared: list[tuple[dict, dict]] = []
    monkeypatch.setattr("dancegame.cli.many.cluster.check_versions", lambda here, told: compared.append((here, told)))

    names = [*(f"dance {k}" for k in range(VIDEOS)), "deadly"]
    orders = [
        Order((tmp_path / name).with_suffix(".mkv"), Said(), Origin(name, "1"), QuickFinder(), None) for name in names
    ]
    library = Library([tmp_path / "library"])
    ended: dict[int, Ended] = {}
    settings = {"distributed.scheduler.allowed-failures": 1, "distributed.admin.log-format": "%(message)s"}
    with (
        dask.config.set(settings),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as local,
    ):
        with cluster_at(local.scheduler_address, finder=QuickFinder(), library=library) as cluster:
            assert isinstance(cluster, Cluster)
            assert profiled(local) == [False, False]
        assert profiled(local) == [True, True]
        ((here, told),) = compared
        assert list(told.values()) == [here, here]
        with distributed.Client(local, set_as_default=False) as client:
            cluster = Cluster(client, local.scheduler_address, library, dance_far)
            has_killed = False
            for event in cluster.run(iter([Passed(99), *enumerate(orders)])):
                if isinstance(event, Ended):
                    ended[event.number] = event
                if len(ended) >= 2 and not has_killed:
                    has_killed = kill_somebody(tmp_path, done=set(ended))
    assert has_killed
    assert sorted(ended) == list(range(VIDEOS + 1))
    assert [ended[k].error for k in range(VIDEOS)] == [None] * VIDEOS
    assert "deadly.mkv ended every worker" in str(ended[VIDEOS].error)
    assert {song.title for song in library.songs()} == set(names) - {"deadly"}
    assert any(len(list(tmp_path.glob(f"dance {k}.*.at"))) == 2 for k in range(VIDEOS))


def kill_somebody(folder: Path, *, done: set[int]) -> bool:
    """Kill a worker that is at a dance, and say whether there was one."""
    for mark in folder.glob("dance *.*.at"):
        name, pid, _ = mark.name.split(".")
        if int(name.split()[1]) not in done:
            os.kill(int(pid), signal.SIGKILL)
            return True
    return False


class OneWorker:
    """A cluster's client whose only worker does at once what it is sent; the first `lost` pieces are lost."""

    status = "running"

    def __init__(self, lost: int = 0) -> None:
        self._lost = lost
        self.contents: list[bytes | None] = []

    def nthreads(self) -> dict[str, int]:
        return {"tcp://one:1": 1}

    def cancel(self, futures: list[object], *, force: bool) -> None:
        pass

    def submit(self, work, order: Order, content: bytes | None, *, pure: bool) -> "Sent":
        self.contents.append(content)
        assert len(self.contents) < 20
        is_lost = len(self.contents) <= self._lost
        return Sent("cancelled", None) if is_lost else Sent("finished", work(order, content))


class Sent:
    """What becomes of a piece of work."""

    def __init__(self, status: str, answer: object) -> None:
        self.status, self._answer = status, answer

    def add_done_callback(self, tell) -> None:
        tell(self)

    def result(self, timeout: float) -> object:
        if self.status == "cancelled":
            raise TimeoutError("cancelled")
        return self._answer


def sent(folder: Path, client: OneWorker, *names: str) -> list[Ended]:
    """Have videos of a folder, which the worker does not see, imported."""
    for name in names:
        (folder / name).write_bytes(name.encode())
    orders = [Order(folder / name, Said(), Origin(name, "1"), QuickFinder(), None) for name in names]
    cluster = Cluster(client, "tcp://one:1", Library([folder]), lambda _, content: NotSeen() if content is None else ())
    return [event for event in cluster.run(enumerate(orders)) if isinstance(event, Ended)]


def test_what_a_worker_does_not_see_is_sent_to_it_and_so_is_all_of_that_folder(tmp_path: Path):
    client = OneWorker()
    assert sent(tmp_path, client, "a", "b") == [Ended(0, ()), Ended(1, ())]
    assert client.contents == [None, b"a", b"b"]


def test_what_is_lost_on_its_way_is_sent_again_and_not_for_ever(tmp_path: Path):
    client = OneWorker(lost=2)
    assert sent(tmp_path, client, "a") == [Ended(0, ())]
    assert client.contents == [None, None, None, b"a"]
    (ended,) = sent(tmp_path, OneWorker(lost=20), "a")
    assert "lost on the cluster (TimeoutError: cancelled)" in str(ended.error)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "http://127.0.0.1:9", "tcp://", ""])
def test_an_address_without_a_cluster_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str):
    monkeypatch.setattr("dancegame.cli.many.cluster.CONNECT_S", 0.2)
    with (
        pytest.raises(InputError, match=f"{address} does not answer"),
        cluster_at(address, finder=QuickFinder(), library=Library([tmp_path])),
    ):
        pass
