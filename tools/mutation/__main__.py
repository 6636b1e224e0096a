"""`python -m tools.mutation [MODULE...]`: how many small mistakes in the judge and the rules their tests notice.

Wants `pip install coverage` first.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tools.mutation.coverage_map import coverage_map
from tools.mutation.in_place import try_in_place
from tools.mutation.jobs import side_by_side
from tools.mutation.mutants import Mutant, drawn, mutants_of
from tools.mutation.record import Record
from tools.mutation.rules import HOME, found, judge_and_rules
from tools.mutation.trial import try_in_tree

LEAST_SHARE = 0.85
KEPT, RECORD = HOME / ".mutation" / "coverage.json", HOME / ".mutation" / "verdicts"


def main() -> int:
    """Try mutants; 0 where enough of them are caught."""
    given = _parser().parse_args()
    paths = [path for name in given.modules for path in found(name)] or judge_and_rules()
    every = [mutant for path in paths for mutant in mutants_of(path)]
    chosen = drawn(every, given.sample or len(every), seed=given.seed)
    record = Record(given.record)
    left = [mutant for mutant in chosen if record.verdict_of(mutant) is None]
    print(f"{len(chosen)} of {len(every)} mutants of {len(paths)} modules, {len(left)} of them to try", flush=True)
    if left:
        _try(left, record, given)
    return _told([mutant for mutant in chosen if record.verdict_of(mutant) is not None], record)


def _try(mutants: Sequence[Mutant], record: Record, given: argparse.Namespace) -> None:
    known = coverage_map(given.map, jobs=given.jobs)
    until_s = time.monotonic() + (given.seconds or float("inf"))
    side_by_side(try_in_place, mutants, known, record, jobs=given.jobs, until_s=until_s)
    record.look_again()
    left = [mutant for mutant in mutants if record.verdict_of(mutant) is None]
    side_by_side(try_in_tree, left, known, record, jobs=given.jobs, until_s=until_s)
    record.look_again()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="As `judge`, `evening`; the judge and the rules.")
    parser.add_argument("--sample", type=int, help="So many of all mutants, drawn by chance.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="So many at once.")
    parser.add_argument("--seconds", type=float, help="Try no more after that.")
    parser.add_argument("--record", type=Path, default=RECORD, help="Where verdicts are kept: the next run goes on.")
    parser.add_argument("--map", type=Path, default=KEPT, help="Where it is kept which test goes through which line.")
    return parser


def _told(tried: list[Mutant], record: Record) -> int:
    for mutant in sorted(tried, key=lambda one: (one.path, one.line)):
        if not record.is_noticed(mutant):
            print(f"{mutant.place}: {mutant.told}: {record.verdict_of(mutant)}")
    share = sum(map(record.is_noticed, tried)) / max(1, len(tried))
    print(f"mutation: {share:.1%} of {len(tried)} mutants are noticed; {LEAST_SHARE:.0%} are wanted.")
    return int(share < LEAST_SHARE)


if __name__ == "__main__":
    sys.exit(main())
