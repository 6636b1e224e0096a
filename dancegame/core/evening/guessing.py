"""Whom a question is asked, what everybody has earned by guessing so far, and what is remembered of it."""

from collections.abc import Sequence

from dancegame.core.evening.evening import Evening
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Round
from dancegame.core.memory import KeptGuess, KeptGuesses
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


def guesses_to_keep(before: Evening, after: Evening) -> KeptGuesses | None:
    """Return the guesses that belong to no dance and are over with the step from one evening to the next.

    Those of who has danced are remembered with the dance.
    """
    done = _done(before.round, after.round)
    if done is None or done.answered is None:
        return None
    # Who guesses without a camera has a number but no seat; alone they are all as one.
    who = tuple(before.seats.values()) if done.has_dance else before.guessers
    names = {player.number: player.name for player in who}
    alone = who[0].name if len(who) == 1 and not done.has_dance else ""
    danced = _dancers(done)
    kept = tuple(
        KeptGuess(guess.is_right, guess.answer_s, alone if guess.player is None else names.get(guess.player, ""))
        for guess in done.answered.guesses
        if guess.answer is not None and guess.player not in danced
    )
    return KeptGuesses(done.song_id, kept, before.mode) if kept else None


def _done(before: Round | None, after: Round | None) -> Round | None:
    """The round whose guesses nothing can be added to any more: without a dance at once, else when it is left."""
    if after is not None and not after.has_dance:
        is_new = after.answered is not None and (before is None or before.answered is None)
        return after if is_new else None
    is_on = before is not None and after is not None and after.number == before.number and after.answered is not None
    return before if before is not None and before.has_dance and not is_on else None


def _dancers(done: Round) -> set[int | None]:
    """Whose guesses are remembered with their dance: of everybody together, who danced it alone."""
    if done.danced is None:
        return set()
    numbers: set[int | None] = {player.number for player in done.seats.values()}
    return numbers | {None} if len(numbers) == 1 else numbers
