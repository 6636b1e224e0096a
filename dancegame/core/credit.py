"""What a likeness earns: credit for a move, and the grade that goes with it."""

from dataclasses import dataclass

from dancegame.core.score import Grade, Strictness


@dataclass(frozen=True)
class Scale:
    """nothing, everything: the likeness that earns nothing, and the one that earns everything.

    size_power: with which power of its size a movement counts.
    """

    nothing: float
    everything: float
    size_power: float


STRICTNESS = {
    Strictness.KIDS: Scale(0.0, 0.70, 0.5),
    Strictness.PARTY: Scale(0.06, 0.90, 1.0),
    Strictness.PRO: Scale(0.12, 0.95, 1.5),
}
# Between nothing and everything credit rises fast at first: another body is at a likeness of 0.3 to 0.5.
CREDIT_POWER = 5.0
# Shares of a move's points from which a grade is given, after Just Dance's as measured by its re-implementations
# (91, 80, 50, 15 of 100). With the range for a party they were checked on real people: of 102 moves of the same dance
# by another body in another video 39 % are PERFECT, 25 % GREAT, 24 % GOOD, 12 % OK, 1 % MISS; of 2,567 moves of
# another dance 98 % are MISS.
PERFECT_FROM = 0.91
GREAT_CREDIT = 0.80
# A PERFECT earns everything: 1,000,000 points are all PERFECT, and all PERFECT are 1,000,000 points. From GREAT on
# credit rises to that evenly, so that no move is worth much more for a hair's breadth.
GRADE_CREDITS = ((Grade.PERFECT, 1.0), (Grade.GREAT, GREAT_CREDIT), (Grade.GOOD, 0.50), (Grade.OK, 0.15))


def move_credit(*, shape: float, size: float) -> float:
    """Return the share of a move's points, 0 to 1, that the credits of its shape and its size earn together."""
    credit = shape * size
    if credit >= PERFECT_FROM:
        return 1.0
    beyond = max(0.0, credit - GREAT_CREDIT) / (PERFECT_FROM - GREAT_CREDIT)
    return min(credit, GREAT_CREDIT) + beyond * (1 - GREAT_CREDIT)


def shape_credit(likeness: float, strictness: Strictness) -> float:
    """Return the share of a move's points, 0 to 1, that a likeness earns."""
    scale = STRICTNESS[strictness]
    share = min(1.0, max(0.0, (likeness - scale.nothing) / (scale.everything - scale.nothing)))
    return float(1.0 - (1.0 - share) ** CREDIT_POWER)


def size_credit(size: float, strictness: Strictness) -> float:
    """Return the share of a move's points, 0 to 1, that is left of a movement of this size."""
    return float(size ** STRICTNESS[strictness].size_power)


def grade_for(credit: float) -> Grade:
    """Return the grade for a share of a move's points."""
    return next((grade for grade, least in GRADE_CREDITS if credit >= least), Grade.MISS)
