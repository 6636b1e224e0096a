"""Which rows of a suite are asked for, by their names, so that a long one can be measured in parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Only:
    """Rows whose names fit one of some patterns (`hard.*.hybrid`), or begin with one and a dot; all without any."""

    patterns: tuple[str, ...] = ()

    def wants(self, *names: str) -> bool:
        """Say whether any of the rows with these names is asked for."""
        return not self.patterns or any(
            fnmatchcase(name, pattern) or fnmatchcase(name, f"{pattern}.*")
            for name in names
            for pattern in self.patterns
        )

    def wants_of(self, title: str, endings: Iterable[str]) -> bool:
        """Say whether any row is asked for whose name is the title, a dot and one of these endings."""
        return self.wants(*(f"{title}.{ending}" for ending in endings))


EVERYTHING = Only()
