"""Whom a question is asked, and what everybody has earned by guessing so far."""

from collections.abc import Sequence

from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Round
from dancegame.core.reveal import Asked, Entrant, Who, entrants_after


def standing(players: Sequence[Player], rounds: Sequence[Round]) -> tuple[Entrant, ...]:
    """Return players with their points and streaks after some rounds; without players all answer as one."""
    entrants = tuple(Entrant(player.number) for player in players) or (Entrant(),)
    answered = [one.answered.guesses for one in rounds if one.answered]
    return entrants_after(entrants, [guess for guesses in answered for guess in guesses])


def ask(players: Sequence[Player], rounds: Sequence[Round]) -> Asked:
    """Return whom a question of a party is asked: everybody for themselves, where there are several."""
    several = sorted(players, key=lambda player: player.number) if len(players) > 1 else ()
    return Asked(Who.EACH if several else Who.TOGETHER, standing(several, rounds))
