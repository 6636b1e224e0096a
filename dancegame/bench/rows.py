"""What a measurement is: a named value, the ratio to what it is measured against in the same run, and its limits."""

from dataclasses import asdict, dataclass
from typing import Any

DIGITS = ".4g"


@dataclass(frozen=True)
class Row:
    """One line of `dancegame bench`.

    ratio: ours to the peer's, measured in the same run; its direction is told by the note.
    least, most: what the value has to keep, in its unit; least_ratio, most_ratio: what the ratio has to.
    """

    name: str
    value: float
    unit: str
    ratio: float | None = None
    note: str = ""
    least: float | None = None
    most: float | None = None
    least_ratio: float | None = None
    most_ratio: float | None = None

    @property
    def limits(self) -> list[tuple[str, bool]]:
        """Every limit in words, and whether it is kept, which a value that is not a number does not."""
        ratio = float("nan") if self.ratio is None else self.ratio
        limits = (
            ("at least {:g}", self.value, self.least, 1),
            ("at most {:g}", self.value, self.most, -1),
            ("ratio at least {:g}", ratio, self.least_ratio, 1),
            ("ratio at most {:g}", ratio, self.most_ratio, -1),
        )
        return [
            (words.format(limit), sign * value >= sign * limit)
            for words, value, limit, sign in limits
            if limit is not None
        ]

    @property
    def is_met(self) -> bool | None:
        """Whether all limits are kept; None where there is none and the row only tells."""
        return all(is_kept for _, is_kept in self.limits) if self.limits else None

    def facts(self) -> dict[str, Any]:
        """Return the row for `--json`, rounded to four digits, with whether it is met."""
        facts = asdict(self)
        facts["value"] = float(format(self.value, DIGITS))
        facts["ratio"] = None if self.ratio is None else float(format(self.ratio, DIGITS))
        return facts | {"is_met": self.is_met}
