"""Which tests run beside each other: files are never torn apart, and those in real time wait for each other."""

import os
import runpy
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
REAL_TIME = ("test_demo.py", "test_window.py")
TEST = """
import os
import time

import pytest


@pytest.mark.parametrize("number", range(4))
def test_it(number):
    time.sleep(0.02)
    with open("workers.txt", "a") as told:
        print(__file__, os.environ["PYTEST_XDIST_WORKER"], file=told)
"""


def test_a_file_is_one_workers_and_so_are_all_in_real_time(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    for name in (*REAL_TIME, "test_one.py", "test_two.py", "test_three.py"):
        (tmp_path / name).write_text(TEST)
    words = runpy.run_path(str(ROOT / "scripts" / "check"))["PYTEST"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, *words, "-n", "2", "--rootdir", str(tmp_path), "-p", "no:cacheprovider"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    workers = defaultdict(set)
    for line in (tmp_path / "workers.txt").read_text().splitlines():
        path, _space, worker = line.rpartition(" ")
        workers[Path(path).name].add(worker)
    assert len(workers) == 5
    assert all(len(of_a_file) == 1 for of_a_file in workers.values())
    assert len(set.union(*(workers[name] for name in REAL_TIME))) == 1
    assert len(set.union(*workers.values())) == 2
