"""`python -m tools.mutation [MODULE...]`: how many small mistakes in the judge and the rules their tests notice.

Wants `pip install coverage` first.
"""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

from tools.mutation.coverage_map import coverage_map
from tools.mutation.mutants import Mutant, mutants_of
from tools.mutation.rules import HOME, found, judge_and_rules
from tools.mutation.trial import Verdict, copied_tree, try_mutant

LEAST_SHARE = 0.85
KEPT = HOME / ".mutation" / "coverage.json"


def main() -> int:
    """Try mutants; 0 where enough of them are caught."""
    given = _parser().parse_args()
    paths = [path for name in given.modules for path in found(name)] or judge_and_rules()
    every = [mutant for path in paths for mutant in mutants_of(path)]
    chosen = every if given.sample is None else _sample(every, given.sample, given.seed)
    first, step = given.part
    chosen = chosen[first - 1 :: step]
    print(f"{len(chosen)} of {len(every)} mutants of {len(paths)} modules", flush=True)
    known = coverage_map(given.map)
    counts: Counter[Verdict] = Counter()
    began_s = time.monotonic()
    with copied_tree() as tree:
        for mutant in chosen:
            verdict = try_mutant(mutant, known.tests_of(mutant.path, mutant.line), tree)
            counts[verdict] += 1
            if verdict in (Verdict.SURVIVED, Verdict.UNTESTED):
                print(f"{mutant.path.relative_to(HOME)}:{mutant.line}: {mutant.told}: {verdict.value}", flush=True)
            if given.seconds and time.monotonic() - began_s > given.seconds:
                break
    return _told(counts, time.monotonic() - began_s)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="As `judge`, `evening`; the judge and the rules.")
    parser.add_argument("--sample", type=int, help="So many of all mutants, drawn by chance.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=_part, default=(1, 1), metavar="K/N", help="Every N-th mutant from the K-th on.")
    parser.add_argument("--seconds", type=float, help="Try no more after that.")
    parser.add_argument("--map", type=Path, default=KEPT, help="Where it is kept which test goes through which line.")
    return parser


def _part(text: str) -> tuple[int, int]:
    first, step = map(int, text.split("/"))
    if not 1 <= first <= step:
        raise ValueError("a part is 1/3, 2/3, 3/3")
    return first, step


def _sample(every: list[Mutant], count: int, seed: int) -> list[Mutant]:
    chosen = random.Random(seed).sample(range(len(every)), min(count, len(every)))
    return [every[place] for place in sorted(chosen)]


def _told(counts: "Counter[Verdict]", seconds: float) -> int:
    tried = counts.total()
    noticed = counts[Verdict.CAUGHT] + counts[Verdict.OVERDUE]
    print(", ".join(f"{counts[verdict]} {verdict.value}" for verdict in Verdict), f"in {seconds:.0f} s")
    if not tried:
        return 0
    print(f"mutation: {noticed / tried:.1%} of {tried} are noticed; {LEAST_SHARE:.0%} are wanted.")
    return int(noticed / tried < LEAST_SHARE)


if __name__ == "__main__":
    sys.exit(main())
