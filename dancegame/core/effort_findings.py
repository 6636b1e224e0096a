"""What the doctor says of the party's estimator: how closely it looks on this computer, and why."""

from dataclasses import dataclass
from itertools import takewhile

from dancegame.core.checkup import Finding
from dancegame.core.texts import N_, Text


@dataclass(frozen=True)
class EffortFacts:
    """What is done for a picture on this computer, by what was measured on it.

    looks: how many of 1, 2, ... dancers are looked at closely in a picture. threads: how many close looks run at once.
    round_ms: what so many take. network_px, network_ms: the longer side of the picture in which everybody is looked
    for, and what that takes. every_s: how often that is done at least while there are close looks. step, steps: what is
    left out for as many dancers as the estimator was made for, see `Sparing`.
    """

    looks: tuple[int, ...]
    threads: int
    round_ms: float
    network_px: int
    network_ms: float
    every_s: float
    step: int
    steps: int

    @property
    def each(self) -> int:
        """Return up to how many dancers each is looked at closely in every picture."""
        return sum(1 for _ in takewhile(lambda pair: pair[1] >= pair[0], enumerate(self.looks, start=1)))


def effort_findings(facts: EffortFacts | None) -> list[Finding]:
    """Say how many dancers are looked at closely in a picture, and what that comes from; nothing without a choice."""
    if facts is None:
        return []
    values = {"ms": facts.round_ms, "threads": facts.threads, "each": facts.each, "some": facts.looks[-1]}
    if facts.each == len(facts.looks):
        closely = N_(
            "A close look takes {ms:.0f} ms here, {threads} at once: each picture has time for all of a party."
        )
    elif facts.looks[-1] == 0:
        closely = N_(
            "A close look takes {ms:.0f} ms here, {threads} at once: parties larger than {each} are only looked at as "
            "a whole."
        )
    else:
        closely = N_(
            "A close look takes {ms:.0f} ms here, {threads} at once: each picture has time for {some}, "
            "parties larger than {each} take turns."
        )
    network = {"px": facts.network_px, "ms": facts.network_ms, "rate": 1 / facts.every_s}
    everybody = N_(
        "A look at everybody takes {ms:.0f} ms here, in a picture of {px} pixels: {rate:.1f} a second, more in a crowd."
    )
    return [Finding("looks", True, Text(closely, values)), Finding("overview", True, Text(everybody, network))]
