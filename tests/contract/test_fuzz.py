"""Every reader of strangers' data stands what was kept for it and changes drawn by chance; who judges it is judged."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("fuzzing wants Unix, which limits memory and time", allow_module_level=True)

HOME = Path(__file__).parents[2]
# For each reader; `python -m tools.fuzz` gives as many as one likes.
INPUTS = 80
# Readers that do harm, each in another way, and what is said of them.
HARMFUL = """
import json, os, pickle, socket, sys
from dancegame.core.errors import InputError
from tools.fuzz.judging import Judge
from tools.fuzz.reader import Reader

def swallows(read):
    def swallowed(content, folder):
        try:
            read(content, folder)
        except Exception:
            pass
    return swallowed

def refuses(content, folder):
    raise InputError("No.", remedy="Go.")

def asks(content, folder):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(("192.0.2.1", 9))

def slow(content, folder):
    while content == b"x":
        pass

def hungry(content, folder):
    if content == b"x":
        b"y" * 100_000_000

def starts(content, folder):
    code = f"open({str(folder.parent / 'x')!r}, 'w')"
    os.posix_spawn(sys.executable, [sys.executable, "-c", code], os.environ)

READERS = {
    "refuses": refuses,
    "fails": lambda content, folder: content[9],
    "writes": swallows(lambda content, folder: (folder.parent / "x").write_text("x")),
    "deletes": swallows(lambda content, folder: (folder.parent / "home" / "kept").unlink()),
    "runs": swallows(lambda content, folder: exec("1", {})),
    "unpickles": swallows(lambda content, folder: pickle.loads(b"cbuiltins\\nlist\\n.")),
    "calls": swallows(asks),
    "starts": swallows(starts),
    "slow": slow,
    "hungry": hungry,
}
told = {}
for name, read in READERS.items():
    with Judge(Reader(read, lambda: [], most_mb=50, most_s=1.0)) as judge:
        fault = judge.fault_of(b"x")
        told[name] = fault and fault.kind
print(json.dumps(told))
"""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", *words], cwd=HOME, capture_output=True, text=True, timeout=200
    )


def test_no_reader_comes_to_harm(tmp_path: Path) -> None:
    done = run("-m", "tools.fuzz", "--inputs", str(INPUTS), "--found", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) >= 15
    assert all(line.endswith(" 0 faults") for line in done.stdout.splitlines())


def test_harm_is_seen() -> None:
    done = run("-c", HARMFUL)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "refuses": None,
        "fails": "IndexError at <string>:35 <lambda>",
        "writes": "does open",
        "deletes": "does os.remove",
        "runs": "does exec",
        "unpickles": "does pickle.find_class",
        "calls": "does socket.connect",
        "starts": "does os.posix_spawn",
        "slow": "takes long",
        "hungry": "takes memory",
    }
