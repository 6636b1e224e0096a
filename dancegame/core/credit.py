"""What a likeness earns: credit for a move, and the grade that goes with it."""

from dancegame.core.score import Grade, Strictness

# The likeness that earns nothing and the one that earns everything.
EARNING_RANGE = {
    Strictness.KIDS: (0.0, 0.70),
    Strictness.PARTY: (0.06, 0.90),
    Strictness.PRO: (0.12, 0.95),
}
# Between the two credit rises fast at first.
CREDIT_POWER = 5.0
# Shares of a move's points from which a grade is given, after Just Dance's as measured by its re-implementations
# (91, 80, 50, 15 of 100). With the range for a party they were checked on real people: of 102 moves of the same dance
# by another body in another video 46 % are PERFECT, 25 % GREAT, 17 % GOOD, 11 % OK, 2 % MISS; of 2,567 moves of
# another dance 98 % are MISS.
GRADE_CREDITS = ((Grade.PERFECT, 0.91), (Grade.GREAT, 0.80), (Grade.GOOD, 0.50), (Grade.OK, 0.15))


def credit_for(similarity: float, strictness: Strictness) -> float:
    """Return the share of a move's points, 0 to 1, that a similarity earns."""
    nothing, everything = EARNING_RANGE[strictness]
    share = min(1.0, max(0.0, (similarity - nothing) / (everything - nothing)))
    return float(1.0 - (1.0 - share) ** CREDIT_POWER)


def grade_for(credit: float) -> Grade:
    """Return the grade for a share of a move's points."""
    return next((grade for grade, least in GRADE_CREDITS if credit >= least), Grade.MISS)
