"""Which candidate of the overview is which dancer."""

from collections.abc import Iterable, Mapping, Sequence

from dancegame.vision.hybrid.dancer import Dancer
from dancegame.vision.hybrid.overview import Candidate
from dancegame.vision.several.body import Body

# A candidate farther away than this from where a dancer should be is somebody else.
NEAR_TORSOS = 1.0
# Two who stand shoulder to shoulder are 1.2 torsos apart; of two nearer than this one's candidate may be the other's.
MISTAKEN_TORSOS = 1.1


def may_be_mistaken(one: Body, other: Body) -> bool:
    """Say whether two are so near each other that one might be taken for the other."""
    return one.apart_torsos(other) < MISTAKEN_TORSOS


def paired(expected: Mapping[Dancer, Body], candidates: Sequence[Candidate]) -> dict[Dancer, Candidate]:
    """Return each dancer's candidate: of all pairs the nearest first."""
    pairs: Iterable[tuple[float, Dancer, Candidate]] = (
        (body.apart_torsos(candidate.body), dancer, candidate)
        for dancer, body in expected.items()
        for candidate in candidates
    )
    found: dict[Dancer, Candidate] = {}
    taken: list[Candidate] = []
    for apart, dancer, candidate in sorted(pairs, key=lambda pair: pair[0]):
        if apart < NEAR_TORSOS and dancer not in found and all(candidate is not one for one in taken):
            found[dancer] = candidate
            taken.append(candidate)
    return found
