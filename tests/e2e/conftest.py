"""A screen of their own for programs in a window; what they keep goes into a folder of the test, not the player's."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from network_watch import NetworkWatch, network_watch


@pytest.fixture(autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of the programs that a test starts; platformdirs asks for it on Linux."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of a virtual screen."""
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    process = subprocess.Popen(words, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as answer:
        name = ":" + answer.readline().strip()
    yield name
    process.terminate()
    process.wait(10)


@pytest.fixture
def watch(tmp_path_factory: pytest.TempPathFactory) -> NetworkWatch:
    """What notes whom programs call that are started with its environment."""
    return network_watch(tmp_path_factory.mktemp("watch"))
