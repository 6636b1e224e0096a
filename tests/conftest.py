"""Which tests run beside each other: those in real time one after the other, every other file by itself."""

import os
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest

# Tests read English, on every computer; those of other languages ask for them.
os.environ["LC_ALL"] = "C.UTF-8"

# They play music, film and draw as long as a round lasts; beside each other they would starve.
REAL_TIME = ("test_demo.py", "test_window.py", "test_live_worker.py", "test_music.py", "test_selftest_run.py",
             "test_sleeping.py")  # fmt: skip
# Each takes long: begun last, one would go on alone after everything else has ended.
LONG = ("test_commands.py", "test_kernels_stale.py", "test_guess_set.py", "test_camera_house.py",
        "test_documents_run.py", "test_screens_fit.py", "test_texts_drawn.py", "test_tracking_crowds.py",
        "test_ending.py")  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest comes first."""
    order = {name: place for place, name in enumerate((*REAL_TIME, *LONG))}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give every file to one worker, which makes once what its tests share, and all in real time to the same one."""
    from xdist.scheduler import LoadScopeScheduling

    # By ids alone: marks of groups do not arrive with every pair of pytest and pytest-xdist.
    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            name = PurePosixPath(nodeid.partition("::")[0]).name
            return "real time" if name in REAL_TIME else name

    config.option.loadscopereorder = False  # the longest first, not the file with the most tests
    return ByFile(config, log)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are processors: a third of the time of the suite is waiting, for music and for cameras."""
    # Those this process may use, where the system tells; a container often has fewer than the machine.
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (usable or 1) + 1


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder of the tests, not the player's, for the index of libraries; platformdirs asks for it on Linux."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
