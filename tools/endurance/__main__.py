"""Plays a long party by itself and looks what it leaves behind: `python -m tools.endurance FOLDER`, on Linux.

Two hours are played by a fast clock, with everything real but the people; `--real MINUTES` plays as long as it takes,
with the live worker and puppets in front of its camera. FOLDER gets the samples, a line each half minute, and, of all
that are there, the curves as a picture.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tools.endurance.curves import save_curves
from tools.endurance.evening import play_evening
from tools.endurance.ledger import Ledger, read
from tools.endurance.programme import modes_of
from tools.endurance.trends import SETTLES_S, trends, words

MINUTES = 120.0
FAST, REAL = "fast.jsonl", "real.jsonl"
NAMES = {FAST: "By a fast clock", REAL: "In real time"}
# Of a short evening this share is left for settling.
SETTLING_SHARE = 1 / 3


def main() -> int:
    """Play, and tell what came of it; 1 where something creeps or failed."""
    parser = argparse.ArgumentParser(prog="python -m tools.endurance", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="of the fast clock")
    parser.add_argument("--real", type=float, metavar="MINUTES", help="play with the live worker instead")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    is_fast = given.real is None
    ledger = Ledger(given.folder / (FAST if is_fast else REAL))
    lasts_s = 60 * (given.minutes if is_fast else given.real)
    with tempfile.TemporaryDirectory(prefix="dancegame-endurance-") as kept:
        host = play_evening(Path(kept), lasts_s=lasts_s, is_fast=is_fast, ledger=ledger)
    modes = modes_of(host.visited)
    print(f"{ledger.samples[-1].rounds} dances; {len(modes)} ways to play: {', '.join(modes)}")
    for failure in host.failures:
        print(f"failed: {failure}")
    found = trends(ledger.samples, settles_s=min(SETTLES_S, SETTLING_SHARE * lasts_s))
    for trend in found:
        print(words(trend))
    evenings = [(name, read(given.folder / file)) for file, name in NAMES.items() if (given.folder / file).exists()]
    print(save_curves(evenings, given.folder / "endurance.png"))
    return int(bool(host.failures) or any(trend.is_creeping for trend in found))


if __name__ == "__main__":
    sys.exit(main())
