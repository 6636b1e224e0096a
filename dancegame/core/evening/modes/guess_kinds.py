"""The ways to play guess-only; adding one is an entry here."""

from dancegame.core.evening.modes.guess_set import GuessSet
from dancegame.core.reveal import Who
from dancegame.core.texts import N_

QUESTIONS = 10
MOST_PLAYERS = 6

# In the order of their page.
_KINDS = (
    GuessSet("guess_ten", N_("Ten songs"), N_("Ten questions, your best points"), questions=QUESTIONS),
    GuessSet(
        "guess_daily",
        N_("Today's challenge"),
        N_("The same for everyone, one try a day"),
        is_daily=True,
    ),
    GuessSet(
        "guess_turns",
        N_("Hot seat"),
        N_("At one keyboard"),
        who=Who.TURN,
        questions=QUESTIONS,
        least_players=2,
        most_players=MOST_PLAYERS,
    ),
    GuessSet(
        "guess_teams",
        N_("Two teams"),
        N_("At once: keys 1 to 4 against 7 to 0"),
        who=Who.TEAMS,
        questions=QUESTIONS,
        least_players=2,
        most_players=2,
    ),
    GuessSet("guess_survival", N_("Survival"), N_("The first mistake ends it"), ends_when_wrong=True),
    GuessSet("guess_endless", N_("Endless"), N_("Until you have had enough")),
)
KINDS = {kind.name: kind for kind in _KINDS}
