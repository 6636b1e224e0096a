"""The guess: which songs stand beside the right one, and what an answer is worth after so many seconds."""

import random as random_module
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dancegame.core.song import Song

ANSWER_COUNT = 4
# Wrong answers come from so many times as many songs, the most alike: tempting, and not always the same.
POOL_FACTOR = 2
NO_LIKENESSES: Mapping[str, float] = MappingProxyType({})
# Watching a dance must not be punished: full points for the first third of the time, then linear to half.
FULL_POINTS = 1000
FULL_SHARE = 1 / 3
LEAST_SHARE = 0.5


@dataclass(frozen=True)
class Quiz:
    """The answers on the screen, in their order, and the place of the right one."""

    answers: tuple[Song, ...]
    right: int


def make_quiz(
    song: Song,
    songs: Sequence[Song],
    *,
    random: random_module.Random,
    count: int = ANSWER_COUNT,
    likenesses: Mapping[str, float] = NO_LIKENESSES,
) -> Quiz:
    """Return `count` answers, or as many as there are songs, with other titles than the right one.

    likenesses: how alike the dances of other songs are to this one's, by song id (see core.likeness); wrong answers
    are taken from the most alike. Songs that are not in it come last.
    """
    others = {other.title.casefold(): other for other in songs if other.title.casefold() != song.title.casefold()}
    pool = sorted(others.values(), key=lambda other: (-likenesses.get(other.id, 0.0), other.id))
    if likenesses:
        pool = pool[: POOL_FACTOR * (count - 1)]
    answers = [song, *random.sample(pool, min(count - 1, len(pool)))]
    random.shuffle(answers)
    return Quiz(tuple(answers), answers.index(song))


def guess_points(*, elapsed_s: float, limit_s: float) -> int:
    """Return the points of a right answer after elapsed_s of limit_s seconds; 0 when time is up."""
    if elapsed_s >= limit_s:
        return 0
    late_share = max(0.0, elapsed_s / limit_s - FULL_SHARE) / (1 - FULL_SHARE)
    return round(FULL_POINTS * (1 - (1 - LEAST_SHARE) * late_share))
