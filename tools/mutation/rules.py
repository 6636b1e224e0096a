"""Which modules are the judge and the rules: whatever decides points, answers, turns, places and what comes next."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
CORE = HOME / "dancegame" / "core"
TESTS = HOME / "tests" / "unit"
JUDGE = (
    "accents", "align", "choreography", "ease", "energy", "faster", "grid", "judge", "jumps", "latency",
    "limb_path", "limb_track", "limbs", "motion_kernel", "move_points", "moves", "pace", "round", "score", "similarity",
    "similarity_kernel", "similarity_plain",
)  # fmt: skip
RULES = (
    "acts", "arrivals", "best", "counts", "daily", "distractors", "drill", "highlights", "invention", "likeness",
    "own_dance", "performance", "profiles", "quiz", "replay", "reveal", "song_order", "sparing", "trainer",
    "twists",
)  # fmt: skip


def judge_and_rules() -> list[Path]:
    """Return the files of all of them, with those of a whole evening."""
    named = [CORE / f"{name}.py" for name in (*JUDGE, *RULES)]
    evening = [path for path in sorted((CORE / "evening").rglob("*.py")) if path.name != "__init__.py"]
    return [*named, *evening]


def found(name: str) -> list[Path]:
    """Return the files that a word means: `judge`, `evening`, `evening/turns`, or a path. Raises FileNotFoundError."""
    path = next((one for one in (Path(name), CORE / f"{name}.py", CORE / name) if one.exists()), None)
    if path is None:
        raise FileNotFoundError(f"there is no module {name} in {CORE}")
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.resolve()]


def digest(*folders: Path) -> str:
    """Return a short text that is another one as soon as any Python file in some folders is."""
    return digest_of(path for folder in folders for path in folder.rglob("*.py"))


def digest_of(files: Iterable[Path]) -> str:
    """Return a short text that is another one as soon as one of these files is, and the same in any copy."""
    told = hashlib.sha256()
    for path in sorted(files):
        name = path.relative_to(HOME) if path.is_relative_to(HOME) else path
        told.update(name.as_posix().encode() + path.read_bytes())
    return told.hexdigest()[:12]
