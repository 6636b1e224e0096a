"""Kernels are never stale: what is read from the cache computes what the code says now, wherever it is installed."""

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from types import FunctionType

import numba
import numpy as np
import pytest

import dancegame
from dancegame.core.kernels import fingerprint, kernel, part
from tools.executable.kernels import modules_with_kernels

HOME = Path(__file__).parents[2]

# What the kernels find in the same dance and the same person: of the scoring, a constant from another module; of the
# tracking, one more from another module; of the smoothing, one from its own.
COMPUTE = """
import sys
import numpy as np
from dancegame.core.motion_kernel import fill_directions
from dancegame.vision.smoothing.kernel import smooth_joints
from dancegame.vision.tracking.look import look
from dancegame.vision.tracking.records import PERSON

times_s = np.arange(20) * 0.2
direction, is_seen = np.zeros((100, 2, 2)), np.zeros((100, 2), bool)
fill_directions(times_s, np.ones((20, 2, 2)), np.ones(2), 0, direction, is_seen)
people = np.zeros(1, PERSON)
people["xy"] = np.random.default_rng(1).random(people["xy"].shape)
look(people, np.zeros((0, 0, 3), np.uint8))
xy, last = np.ones((3, 2), np.float32), np.zeros((3, 2))
smooth_joints(xy, last, np.zeros((3, 2)), np.full(3, 0.9), 1.0)
compiled = sum(sum(f.stats.cache_misses.values()) for f in (fill_directions, smooth_joints, look))
print(compiled, is_seen.sum(), people["centre"].tolist(), xy.tolist())
"""
# The quickest of them, where it matters only whether and where something is compiled.
COMPUTE_ONE = """
import sys
import numpy as np
from dancegame.vision.smoothing.kernel import smooth_joints

xy, last = np.ones((3, 2), np.float32), np.zeros((3, 2))
smooth_joints(xy, last, np.zeros((3, 2)), np.full(3, 0.9), 1.0)
print(sum(smooth_joints.stats.cache_misses.values()), xy.tolist())
"""
CHANGES = {
    "core/grid.py": ("LONGEST_GAP_S = 0.34", "LONGEST_GAP_S = 0.10"),
    "vision/tracking/records.py": ('for name in ("shoulder", "hip")', 'for name in ("knee", "ankle")'),
    "vision/smoothing/kernel.py": ("GAP_S = 0.25", "GAP_S = 0.05"),
}


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the package, none of its kernels compiled yet."""
    return copied(Path(dancegame.__file__).parent, tmp_path, "__pycache__")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory) -> tuple[Path, str]:
    """A copy of the package where the quickest kernel has been compiled and kept, and what it finds."""
    copy = copied(Path(dancegame.__file__).parent, tmp_path_factory.mktemp("compiled"), "__pycache__")
    count, found = compute(copy)
    assert count == 1
    return copy, found


def copied(home: Path, folder: Path, *left_out: str) -> Path:
    ignored = shutil.ignore_patterns(*left_out, "locale", "fonts", "bench", "game", "cli")
    return Path(shutil.copytree(home, folder / "site" / "dancegame", ignore=ignored))


def compute(copy: Path, *, code: str = COMPUTE_ONE, **environment: str) -> tuple[int, str]:
    """How many kernels a fresh process compiles, and what they find."""
    program = start(copy, code=code, **environment)
    said, errors = program.communicate(timeout=300)
    assert program.returncode == 0, errors
    compiled, _space, found = said.partition(" ")
    return int(compiled), found


def start(copy: Path, *, code: str = COMPUTE_ONE, **environment: str) -> subprocess.Popen[str]:
    # Python's own cache knows files by the second and their size.
    known = os.environ | {"PYTHONPATH": str(copy.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    known.pop("NUMBA_CACHE_DIR", None)
    arguments = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    return subprocess.Popen(arguments, env=known | environment, cwd=copy, stdout=pipe, stderr=pipe, text=True)


def change(copy: Path) -> None:
    for name, (old, new) in CHANGES.items():
        text = (copy / name).read_text()
        assert old in text
        (copy / name).write_text(text.replace(old, new))


def test_after_a_change_of_constants_kernels_say_what_a_fresh_compile_says(copy, tmp_path):
    compiled, before = compute(copy, code=COMPUTE)
    assert compiled == 3
    assert compute(copy, code=COMPUTE) == (0, before)
    change(copy)
    found = compute(copy, code=COMPUTE)
    assert found == compute(copy, code=COMPUTE, NUMBA_CACHE_DIR=str(tmp_path / "fresh"))
    assert found[0] == 3
    assert all(new != old for new, old in zip(found[1].split("[[", 1), before.split("[[", 1), strict=True))


def test_two_games_at_once_compile_for_both(copy, compiled):
    programs = [start(copy), start(copy)]
    said = [program.communicate(timeout=300)[0].partition(" ")[2] for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    assert compute(copy) == (0, said[0])
    assert said == [compiled[1]] * 2


def test_without_any_place_to_keep_them_kernels_compile_at_every_start(copy, compiled):
    (copy / "vision/smoothing/__pycache__").write_text("not a folder")
    nowhere = {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null", "LOCALAPPDATA": "/dev/null"}
    assert compute(copy, **nowhere)[1] == compiled[1]


KNOWN = pickle.dumps(numba.__version__)


@pytest.mark.parametrize(
    ("ending", "damaged"),
    [
        ("nbi", lambda _whole: b""),
        ("nbi", lambda whole: whole[: len(whole) // 2]),
        ("nbi", lambda _whole: KNOWN + pickle.dumps(1)),
        ("nbi", lambda _whole: KNOWN + b"cgone\nthing\n."),
        ("nbc", lambda _whole: b""),
        ("nbc", lambda whole: bytes(len(whole))),
    ],
)
def test_a_damaged_file_of_the_cache_costs_no_game(compiled, tmp_path, ending, damaged):
    home, found = compiled
    copy = copied(home, tmp_path)
    kept = list(copy.rglob(f"*.{ending}"))
    assert kept
    for file in kept:
        file.write_bytes(damaged(file.read_bytes()))
    assert compute(copy) == (1, found)


READY_MADE_CODE = """
import sys
from importlib.abc import MetaPathFinder
sys.frozen = True
class Without(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("numba", "llvmlite"):
            raise ImportError(name)
sys.meta_path.insert(0, Without())
import numpy as np
from dancegame.vision.smoothing.kernel import smooth_joints
xy, last = np.ones((3, 2), np.float32), np.zeros((3, 2))
smooth_joints(xy, last, np.zeros((3, 2)), np.full(3, 0.9), 1.0)
print(smooth_joints.__name__, xy.tolist())
"""


@pytest.fixture(scope="module")
def ready_made(tmp_path_factory) -> Path:
    """A folder with a library of the smoothing's kernels, as an executable has one."""
    folder = tmp_path_factory.mktemp("ready")
    code = (
        "from pathlib import Path; from tools.executable.kernels import compile_ahead, recipes; "
        f"print(compile_ahead(recipes(['dancegame.vision.smoothing.kernel']), Path({str(folder)!r})))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], cwd=HOME, capture_output=True, text=True, timeout=300, check=False
    )
    assert made.returncode == 0, made.stderr
    return folder


def test_an_executable_has_its_kernels_ready_made_and_needs_no_compiler(compiled, ready_made):
    copy, known = compiled
    program = start(copy, code=READY_MADE_CODE, PYTHONPATH=os.pathsep.join((str(copy.parent), str(ready_made))))
    said, errors = program.communicate(timeout=300)
    assert program.returncode == 0, errors
    name, _space, found = said.partition(" ")
    assert name == "dancegame_vision_smoothing_kernel_smooth_joints"
    assert found == known


def test_a_ready_made_library_on_the_path_of_a_source_is_not_taken(compiled, tmp_path, ready_made):
    home, before = compiled
    copy = copied(home, tmp_path)
    change(copy)
    count, now = compute(copy, PYTHONPATH=os.pathsep.join((str(copy.parent), str(ready_made))))
    assert count == 1
    assert now != before


def test_every_module_with_kernels_is_compiled_ahead():
    assert set(modules_with_kernels()) == {
        "dancegame.core.motion_kernel",
        "dancegame.core.similarity_kernel",
        "dancegame.vision.association.kernel",
        "dancegame.vision.smoothing.kernel",
        "dancegame.vision.tracking.follow",
        "dancegame.vision.tracking.look",
        "dancegame.vision.tracking.match",
    }


def test_no_other_module_compiles():
    home = Path(dancegame.__file__).parent
    words = ("njit", "@jit", "vectorize(", "stencil(", "cfunc(")
    compiling = [file for file in home.rglob("*.py") if any(word in file.read_text("utf-8") for word in words)]
    assert compiling == [home / "core" / "kernels.py"]


TABLE, FACTOR = np.array([1.0, 2.0]), 3


@part
def inner(x):
    return x * FACTOR


def outer(x):
    return inner(x) + TABLE[0]


@pytest.mark.parametrize(("name", "value"), [("TABLE", np.array([1.0, 2.5])), ("FACTOR", 3.0)])
def test_a_fingerprint_sees_constants_and_those_of_parts(monkeypatch, name, value):
    before = fingerprint(outer)
    assert fingerprint(outer) == before
    monkeypatch.setitem(globals(), name, value)
    assert fingerprint(outer) != before


def test_a_fingerprint_sees_code():
    longer = FunctionType(outer.__code__.replace(co_consts=(None, 1)), globals())
    assert fingerprint(longer) != fingerprint(outer)


def test_what_a_fingerprint_cannot_see_through_is_refused():
    def opaque(x):
        return x + len(CHANGES)

    with pytest.raises(TypeError, match="CHANGES"):
        kernel("float64(float64)")(opaque)
