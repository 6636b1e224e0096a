"""Standings of an evening: what everybody has earned, what it is made of, and the places.

Points are whole numbers that only ever grow. Who is not seen for part of a song, or misses songs, is neither punished
nor rewarded: what they missed counts as they usually do beside those who danced it, as soon as they dance again, and
never for more than they have danced themselves. A score leaves up to a fifth of a song out by itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dancegame.core.evening.outcomes import Answered
from dancegame.core.evening.players import Player, Team
from dancegame.core.evening.rounds import Round
from dancegame.core.score import MAX_POINTS, UNSEEN_SHARE, Score

# The best answer of a guess is worth about a tenth of a dance.
GUESS_WORTH = 100
# Who has danced so much of a song has danced it, and is back.
ENOUGH_SHARE = 0.5


@dataclass(frozen=True)
class Standing:
    """One player's or team's place; of several with equal points all have the best.

    who: None for everybody as one. dance, guess, missed: what the points are made of; missed: for what they were away
    from, as they usually do. song: points of the last song. songs: how many they danced. share: how much of those that
    were danced since they came. is_out: does not dance any more.
    """

    who: Player | Team | None
    place: int
    dance: int = 0
    guess: int = 0
    missed: int = 0
    song: int = 0
    songs: int = 0
    share: float = 1.0
    is_out: bool = False

    @property
    def points(self) -> int:
        """All points of the evening."""
        return self.dance + self.guess + self.missed

    def is_of(self, other: "Standing") -> bool:
        """Whether both are the same one's: a player may have got another name, a team another member."""
        return type(self.who) is type(other.who) and getattr(self.who, "number", 0) == getattr(other.who, "number", 0)


def danced_share(score: Score) -> float:
    """Return how much of a dance somebody was seen dancing, 0 to 1; what nobody could tell is left out."""
    told = [judged for judged in score.moves if judged.is_unseen or not judged.is_left_out]
    return sum(not judged.is_unseen for judged in told) / len(told) if told else 1.0


@dataclass
class _Account:
    """One player's evening as it is added up. missing: shares of songs and their worth, not counted yet."""

    player: Player
    dance: int = 0
    guess: int = 0
    missed: int = 0
    song: int = 0
    songs: int = 0
    rounds: float = 0.0
    danced: float = 0.0
    counted: float = 0.0
    missing: list[tuple[float, int]] = field(default_factory=list)
    rates: dict[int, float] = field(default_factory=dict)

    def usual(self) -> float | None:
        """The points of a whole song, on average."""
        return sum(self.rates.values()) / len(self.rates) if self.rates else None

    def pay(self) -> None:
        """Count what was missed, up to what was danced."""
        while self.missing and self.counted + self.missing[0][0] <= self.danced:
            share, points = self.missing.pop(0)
            self.counted += share
            self.missed += points
            self.song += points


def player_standings(rounds: Sequence[Round]) -> tuple[Standing, ...]:
    """Return everybody who danced or guessed in these rounds, everyone for themselves, the best first."""
    accounts: dict[int, _Account] = {}
    for number, one in enumerate(rounds):
        _add_round(accounts, one, number)
    return ranked(
        Standing(
            who=one.player,
            place=0,
            dance=one.dance,
            guess=one.guess,
            missed=one.missed,
            song=one.song,
            songs=one.songs,
            share=one.danced / one.rounds if one.rounds else 1.0,
        )
        for one in accounts.values()
    )


def _add_round(accounts: dict[int, _Account], one: Round, number: int) -> None:
    for player in one.seats.values():
        accounts.setdefault(player.number, _Account(player)).player = player
    for account in accounts.values():
        account.song = 0
        if one.answered is not None and account.player.number not in one.spectators:
            account.guess += (earned := guess_part(one.answered, account.player.number))
            account.song += earned
    if one.danced is None:
        return
    scores = {one.seats[slot].number: score for slot, score in one.danced.scores.items() if slot in one.seats}
    shares = {n: min(1.0, danced_share(score) / (1 - UNSEEN_SHARE)) for n, score in scores.items()}
    usual = {n: account.usual() for n, account in accounts.items()}
    rates = {n: min(MAX_POINTS, scores[n].points / shares[n]) for n in scores if shares[n] >= ENOUGH_SHARE}
    for n, account in accounts.items():
        if n in one.spectators:
            continue
        share = shares.get(n, 0.0)
        account.rounds += 1
        if n in scores:
            account.dance += scores[n].points
            account.song += scores[n].points
            account.danced += share
        if share < 1:
            earned = scores[n].points if n in scores else 0
            worth = min(_worth_missed(1 - share, n, usual, rates), MAX_POINTS - earned)
            account.missing.append((1 - share, worth))
        if n in rates:
            account.songs += 1
            account.rates[number] = rates[n]
            account.pay()


def _worth_missed(share: float, n: int, usual: Mapping[int, float | None], rates: Mapping[int, float]) -> int:
    """Return the points of a missed share of a song, by how somebody does beside those who danced it."""
    own = usual[n]
    if own is None:
        return int(share * rates.get(n, 0.0))
    others = [(rates[m], before) for m in rates if m != n and (before := usual[m])]
    if others:
        own *= sum(rate for rate, _ in others) / sum(before for _, before in others)
    return int(share * min(own, MAX_POINTS))


def guess_part(answered: Answered, player: int) -> int:
    """Return what a player's guess adds; one of all together is everybody's, and a wrong one takes nothing away."""
    if not answered.guesses:
        return max(0, answered.points) * GUESS_WORTH
    mine = [guess.points for guess in answered.guesses if guess.player in (player, None)]
    return max(0, sum(mine)) * GUESS_WORTH


def team_standings(rounds: Sequence[Round], teams: Sequence[Team]) -> tuple[Standing, ...]:
    """Return the teams, the best first; a song counts by the mean of the members who danced it."""
    found = []
    for team in teams:
        standing = Standing(team, place=0)
        for one in rounds:
            standing = _with_round(standing, one, set(team.members))
        found.append(standing)
    return ranked(found)


def _with_round(standing: Standing, one: Round, members: set[int]) -> Standing:
    present = [player.number for player in one.seats.values() if player.number in members]
    guesses = [guess_part(one.answered, number) for number in present] if one.answered else []
    scores = [
        score
        for slot, score in (one.danced.scores.items() if one.danced else ())
        if slot in one.seats and one.seats[slot].number in members
    ]
    seen = [score.points for score in scores if danced_share(score) >= ENOUGH_SHARE] or [s.points for s in scores]
    dance = sum(seen) // len(seen) if seen else 0
    guess = sum(guesses) // len(guesses) if guesses else 0
    return replace(
        standing,
        dance=standing.dance + dance,
        guess=standing.guess + guess,
        song=dance + guess,
        songs=standing.songs + bool(seen),
    )


def ranked(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return standings with their places, the best first; of two first ones the next is third."""
    return placed(standings, worth=lambda standing: (standing.points,))


def placed(standings: Iterable[Standing], *, worth: Callable[[Standing], tuple[int, ...]]) -> tuple[Standing, ...]:
    """Return standings with their places by another worth than points."""
    in_order = sorted(standings, key=worth, reverse=True)
    worths = [worth(standing) for standing in in_order]
    return tuple(replace(one, place=worths.index(worth(one)) + 1) for one in in_order)
