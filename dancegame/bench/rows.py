"""What a measurement is: a named value, and the ratio to what it is measured against in the same run."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One line of `dancegame bench`.

    ratio: ours to the peer's, measured in the same run; its direction is told by the note.
    """

    name: str
    value: float
    unit: str
    ratio: float | None = None
    note: str = ""

    def facts(self) -> dict[str, Any]:
        """Return the row for `--json`, rounded to four digits."""
        facts = asdict(self)
        facts["value"] = float(f"{self.value:.4g}")
        facts["ratio"] = None if self.ratio is None else float(f"{self.ratio:.4g}")
        return facts
