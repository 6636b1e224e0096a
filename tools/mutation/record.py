"""What came of each mutant so far, a line each; a long run can be done in portions.

A mutant that was noticed stays so; one that was not is tried again as soon as any test is another.
"""

import hashlib
from functools import cache
from pathlib import Path

from tools.mutation.mutants import Mutant
from tools.mutation.rules import TESTS, digest
from tools.mutation.verdict import Verdict

NOTICED = (Verdict.CAUGHT.value, Verdict.OVERDUE.value)


class Record:
    """path: where it is kept from run to run; tests: the folder. Of a module that is changed it knows nothing."""

    def __init__(self, path: Path, *, tests: Path = TESTS) -> None:
        self._path, self._tests = path, digest(tests)
        self._verdicts: dict[str, str] = {}
        self.look_again()

    def look_again(self) -> None:
        """Read what others have kept meanwhile."""
        lines = self._path.read_text("utf-8").splitlines() if self._path.exists() else []
        # Lines of two columns are of before the tests were kept.
        told = (line.rsplit("\t", 2) for line in lines if line.count("\t") >= 2)
        for key, verdict, tests in told:
            if verdict in NOTICED or tests == self._tests:
                self._verdicts[key] = verdict

    def verdict_of(self, mutant: Mutant) -> str | None:
        """Return what came of a mutant; None where it was not tried."""
        return self._verdicts.get(_key(mutant))

    def is_noticed(self, mutant: Mutant) -> bool:
        """Say whether a test fails for a mutant, or does not come to its end."""
        return self.verdict_of(mutant) in NOTICED

    def keep(self, mutant: Mutant, verdict: Verdict) -> None:
        """Remember what came of a mutant."""
        self._verdicts[_key(mutant)] = verdict.value
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{_key(mutant)}\t{verdict.value}\t{self._tests}\n")


def _key(mutant: Mutant) -> str:
    return f"{mutant.path.name} {_digest(mutant.path)} {mutant.number} {mutant.told}"


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
