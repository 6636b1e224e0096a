"""What keeps an evening exciting without touching a point: who is shown first, and what is at stake in words."""

from collections.abc import Sequence

from dancegame.core.evening.standings import GUESS_WORTH, Standing
from dancegame.core.reveal import FIRST_EXTRA, FULL_POINTS, MOST_STREAK
from dancegame.core.score import MAX_POINTS
from dancegame.core.texts import N_, Text, text_of

# Whoever is this close could as well have been first.
CLOSE_POINTS = 50_000
# What can be earned in one song.
MOST_IN_A_SONG = MAX_POINTS + GUESS_WORTH * (FULL_POINTS + FIRST_EXTRA + MOST_STREAK)


def reveal_order(standings: Sequence[Standing]) -> tuple[int, ...]:
    """Return the places in a sequence of standings in the order in which they are shown: from the last to the first."""
    return tuple(reversed(range(len(standings))))


def news(standings: Sequence[Standing], *, songs_left: int | None) -> Text | None:
    """Return what is at stake, None where there is nobody to compete with. songs_left: None where that is open."""
    still = [standing for standing in standings if not standing.is_out]
    if songs_left == 0 or len(standings) < 2:
        return _ending(standings)
    if len(still) < 2:
        return None
    leader, second = still[0], still[1]
    gap = leader.points - second.points
    if songs_left == 1 and gap <= MOST_IN_A_SONG:
        return Text(N_("The last round decides!"))
    if gap < 0 or (gap > 0 and leader.place == second.place):  # the place goes by something else than points
        return text_of(N_("{count} are still in"), count=len(still))
    count = sum(one.place == leader.place for one in still)
    if count > 2:
        return text_of(N_("{count} share the lead"), count=count)
    if count == 2:
        return text_of(N_("{first} and {second} share the lead"), first=label(leader), second=label(second))
    if gap <= CLOSE_POINTS:
        return text_of(N_("{second} is right behind {first}"), first=label(leader), second=label(second))
    return text_of(N_("{first} leads by {points} points"), first=label(leader), points=gap)


def _ending(standings: Sequence[Standing]) -> Text | None:
    if len(standings) < 2:
        return None
    first, second = standings[0], standings[1]
    count = sum(one.place == first.place for one in standings)
    if count > 2:
        return text_of(N_("A tie: {count} win together!"), count=count)
    if count == 2:
        return text_of(N_("{first} and {second} win together!"), first=label(first), second=label(second))
    return text_of(N_("{first} wins!"), first=label(first))


def label(standing: Standing) -> Text:
    """Return what whoever stands there is called."""
    return Text(N_("Everybody")) if standing.who is None else standing.who.label
