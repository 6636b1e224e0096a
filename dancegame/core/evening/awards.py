"""Awards at the end of an evening: what somebody did best of all, with its figure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import fmean, median

from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Round
from dancegame.core.performance import Performance
from dancegame.core.score import MAX_POINTS, STAR_SHARES, Grade, Score
from dancegame.core.texts import N_, Text, text_of

# Whoever has not earned one star has not danced it: how they moved tells nothing.
LEAST_POINTS = STAR_SHARES[0] * MAX_POINTS
LEAST_MOVES = 5
# A smaller gain is chance.
LEAST_GAIN = 20_000


class AwardKind(Enum):
    """What can be done best; whoever is best at several things gets the first of them."""

    MOST_IMPROVED = "most improved"
    BEST_GUESS = "best guess"
    SHARPEST = "sharpest on the beat"
    SMOOTHEST = "smoothest"
    BIGGEST = "biggest moves"
    LONGEST_COMBO = "longest combo"


SENTENCES = {
    AwardKind.MOST_IMPROVED: N_("{player} improved the most: {figure} points more than before"),
    AwardKind.BEST_GUESS: N_("{player} guessed best: right after {figure} s"),
    AwardKind.SHARPEST: N_("{player} was sharpest on the beat"),
    AwardKind.SMOOTHEST: N_("{player} danced the smoothest"),
    AwardKind.BIGGEST: N_("{player} made the biggest moves: {figure} % of the dancer's"),
    AwardKind.LONGEST_COMBO: N_("{player} had the longest combo: {figure} moves"),
}


@dataclass(frozen=True)
class Award:
    """figure: in the unit of its kind. text: the sentence, with the figure where people know its unit."""

    kind: AwardKind
    player: Player
    figure: float
    text: Text


@dataclass(frozen=True)
class _Feat:
    """What one player did in one round, or all evening. worth: more is better."""

    player: Player
    worth: float
    figure: float


@dataclass(frozen=True)
class _Part:
    """One song as one player danced it."""

    player: Player
    score: Score
    performance: Performance | None


def give_awards(rounds: Sequence[Round]) -> tuple[Award, ...]:
    """Return the awards of an evening, at most one a player. An award is true: it is never handed on to the next best.

    Where two are equally good, or nobody else was measured, nobody gets it.
    """
    given: dict[int, Award] = {}
    for kind in AwardKind:
        best = _best(_feats(kind, rounds))
        if best is None or best.player.number in given:
            continue
        figure = round(best.figure, 1) if kind is AwardKind.BEST_GUESS else round(best.figure)
        text = text_of(SENTENCES[kind], player=best.player.label, figure=figure)
        given[best.player.number] = Award(kind, best.player, figure, text)
    return tuple(given.values())


def _best(feats: Iterable[_Feat]) -> _Feat | None:
    in_order = sorted(feats, key=lambda feat: (-feat.worth, feat.player.number))
    if len(in_order) < 2 or in_order[0].worth == in_order[1].worth:
        return None
    return in_order[0]


def _feats(kind: AwardKind, rounds: Sequence[Round]) -> list[_Feat]:
    """Return each player's feat of a kind."""
    match kind:
        case AwardKind.MOST_IMPROVED:
            return _gains(rounds)
        case AwardKind.BEST_GUESS:
            return _guesses(rounds)
        case AwardKind.SHARPEST:
            return _averages(rounds, timing_error_ms, is_less_better=True)
        case AwardKind.SMOOTHEST:
            return _averages(rounds, lambda p: 100 * p.performance.roughness if p.performance else None, True)
        case AwardKind.BIGGEST:
            return _averages(rounds, lambda p: 100 * p.performance.size if p.performance else None, False)
        case AwardKind.LONGEST_COMBO:
            combos = [_Feat(part.player, part.score.best_combo, part.score.best_combo) for part in _parts(rounds)]
            return _best_of_each(combos)


def _parts(rounds: Sequence[Round]) -> list[_Part]:
    return [
        _Part(one.seats[slot], score, one.danced.performances.get(slot))
        for one in rounds
        if one.danced is not None
        for slot, score in one.danced.scores.items()
        if slot in one.seats and score.points >= LEAST_POINTS
    ]


def timing_error_ms(part: _Part) -> float | None:
    """Return how far from the music somebody was on average, less what camera and sound add."""
    moves = [judged for judged in part.score.moves if judged.grade is not Grade.MISS]
    known = [judged.timing_s for judged in moves if judged.timing_s is not None]
    if len(known) >= LEAST_MOVES:
        return 1000 * fmean(abs(timing_s) for timing_s in known)
    offsets_s = [judged.offset_s for judged in moves if judged.offset_s is not None]
    if len(offsets_s) < LEAST_MOVES:
        return None
    usual_s = median(offsets_s)
    return 1000 * fmean(abs(offset_s - usual_s) for offset_s in offsets_s)


def _averages(rounds: Sequence[Round], figure_of: Callable[[_Part], float | None], is_less_better: bool) -> list[_Feat]:
    """Return each player's mean of a figure over all their songs."""
    players: dict[int, Player] = {}
    figures: dict[int, list[float]] = {}
    for part in _parts(rounds):
        figure = figure_of(part)
        if figure is not None:
            players[part.player.number] = part.player
            figures.setdefault(part.player.number, []).append(figure)
    means = {number: fmean(found) for number, found in figures.items()}
    return [_Feat(players[n], -mean if is_less_better else mean, mean) for n, mean in means.items()]


def _gains(rounds: Sequence[Round]) -> list[_Feat]:
    """Return what everybody gained from their first song to their last; of little gain nobody is told."""
    parts: dict[int, list[_Part]] = {}
    for part in _parts(rounds):
        parts.setdefault(part.player.number, []).append(part)
    gains = [
        _Feat(own[-1].player, own[-1].score.points - own[0].score.points, own[-1].score.points - own[0].score.points)
        for own in parts.values()
        if len(own) > 1
    ]
    return gains if any(gain.worth >= LEAST_GAIN for gain in gains) else []


def _guesses(rounds: Sequence[Round]) -> list[_Feat]:
    """Return everybody's fastest right answer."""
    players = {player.number: player for one in rounds for player in one.seats.values()}
    return _best_of_each(
        _Feat(players[guess.player], -guess.answer_s, guess.answer_s)
        for one in rounds
        if one.answered is not None
        for guess in one.answered.guesses
        if guess.is_right and guess.player in players
    )


def _best_of_each(feats: Iterable[_Feat]) -> list[_Feat]:
    best: dict[int, _Feat] = {}
    for feat in feats:
        if feat.player.number not in best or feat.worth > best[feat.player.number].worth:
            best[feat.player.number] = feat
    return list(best.values())
