"""A party that was left in the middle, by a wish or by a mistake: what was earned stays, and it can be gone on with."""

from dataclasses import replace

from dancegame.core.errors import BugError, DanceGameError, SongError
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.rounds import Round, Step


def at_rest(evening: Evening) -> Evening | None:
    """Return a party as it is gone on with later; None where nothing was earned yet, or where it is over."""
    if evening.is_gathering or evening.is_ended or evening.length is not None:
        return None
    current, rounds = evening.round, evening.rounds
    if current is not None and current.danced:
        rounds, current = (*rounds, current), None
    current = reopened(current)
    if not rounds and not _has_earned(current):
        return None
    return replace(evening, rounds=rounds, round=current, problem=None, is_resting=True, resting=None)


def _has_earned(current: Round | None) -> bool:
    """Whether a round that is not danced yet is worth going on with: by its guess, or by what was made up for it."""
    if current is None:
        return False
    invention, answered = current.invention, current.answered
    return bool((answered and answered.points) or (invention and invention.dance))


def reopened(current: Round | None, error: DanceGameError | None = None) -> Round | None:
    """Return a round at its dance once more, None where another one has to come: its song was not known yet.

    error: what ended it, if anything did; what broke by itself would break again.
    """
    if current is None or Step.READY not in current.steps or isinstance(error, SongError | BugError):
        return None
    # Whoever dances a song once more has answered nothing of it this time.
    is_danced = current.steps.index(current.step) >= current.steps.index(Step.READY)
    if current.answered is None and not is_danced:
        return None
    # What was guessed stays, for it was told already, and so does what was made up.
    return replace(current, step=Step.READY, danced=None)


def longer(before: Evening | None, party: Evening | None) -> Evening | None:
    """Return which of two parties rests: one song that was chosen in between does not take the place of a whole one."""
    if before is None or party is None:
        return party or before
    return before if len(before.rounds) >= len(party.rounds) else party


def woken(evening: Evening, party: Evening) -> Evening:
    """Return an evening in which a party that rested is on again, to be asked whether it goes on.

    Who danced alone in between is not missed in it; how many fit into the picture may be set otherwise now.
    """
    return replace(
        evening,
        mode=party.mode,
        seats=party.seats,
        away=party.away,
        rounds=party.rounds,
        round=party.round and replace(party.round, most_players=evening.most_players),
        teams=party.teams,
        lasts=party.lasts,
        has_twists=party.has_twists,
        queue=party.queue,
        counted=party.counted,
        # The time in between does not count.
        counted_s=party.counted_s + evening.now_s - party.now_s,
        problem=None,
        is_gathering=False,
        is_ended=False,
        is_resting=True,
        resting=None,
    )
