"""The guess: which songs stand beside the right one, and the hint that is given about it."""

import random as random_module
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from dancegame.core.distractors import Pool, distractors
from dancegame.core.song import Listing

ANSWER_COUNT = 4
NO_LIKENESSES: Mapping[str, float] = MappingProxyType({})


class GuessLevel(Enum):
    """How hard it is to tell the answers apart."""

    EASY = "easy"
    NORMAL = "normal"
    HARD = "hard"


# Of 17 songs the 6 most alike are tempting, the 6 least alike are not, and the 4 nearest are hard to tell apart.
_POOLS = {
    GuessLevel.EASY: Pool(fewest=2.0, share=3 / 8, is_tempting=False),
    GuessLevel.NORMAL: Pool(fewest=2.0, share=3 / 8),
    GuessLevel.HARD: Pool(fewest=4 / 3, share=1 / 100),
}


@dataclass(frozen=True)
class Quiz:
    """The answers on the screen, in their order, and the place of the right one."""

    answers: tuple[Listing, ...]
    right: int


def make_quiz(
    song: Listing,
    songs: Sequence[Listing],
    *,
    random: random_module.Random,
    count: int = ANSWER_COUNT,
    likenesses: Mapping[str, float] = NO_LIKENESSES,
    level: GuessLevel = GuessLevel.NORMAL,
) -> Quiz:
    """Return `count` answers, or as many as there are songs, with other titles than the right one.

    likenesses: how alike the dances of other songs are to this one's, by song id (see core.likeness); wrong answers
    are taken from the most alike, on the easy level from the least alike, and are never the same dance while there
    are others (see core.distractors).
    """
    others = {other.title.casefold(): other for other in songs if other.title.casefold() != song.title.casefold()}
    known = {other.id: other for other in others.values()}
    pool = distractors(known, likenesses=likenesses, pool=_POOLS[level], wrong=count - 1)
    answers = [song, *(known[song_id] for song_id in random.sample(pool, min(count - 1, len(pool))))]
    random.shuffle(answers)
    return Quiz(tuple(answers), answers.index(song))


class HintKind(Enum):
    """What a hint tells."""

    YEAR = "year"
    ARTIST = "artist"
    LETTER = "letter"


@dataclass(frozen=True)
class Hint:
    """Something about the right song. value: the year, the artist, or a letter of the title."""

    kind: HintKind
    value: str


def make_hint(quiz: Quiz, *, random: random_module.Random) -> Hint:
    """Return a hint: one that leaves something to guess wherever there is one.

    The answers name their artists: an artist is a hint only where two answers share it, and a letter stands in the
    right title and in some of the others.
    """
    song = quiz.answers[quiz.right]
    hints = []
    if song.year is not None:
        hints.append(Hint(HintKind.YEAR, str(song.year)))
    if 1 < sum(other.artist == song.artist for other in quiz.answers) < len(quiz.answers):
        hints.append(Hint(HintKind.ARTIST, song.artist))
    if letters := _telling_letters(quiz):
        hints.append(Hint(HintKind.LETTER, random.choice(letters)))
    # A title has a letter; should it not, its first character has to do.
    return random.choice(hints) if hints else Hint(HintKind.LETTER, song.title[:1].upper())


def _telling_letters(quiz: Quiz) -> list[str]:
    """Letters of the right title that some other answers have as well, and some have not; else those of its own."""
    titles = [{letter for letter in answer.title.upper() if letter.isalpha()} for answer in quiz.answers]
    having = {letter: sum(letter in title for title in titles) for letter in titles[quiz.right]}
    shared = sorted(letter for letter, count in having.items() if 1 < count < len(titles))
    return shared or sorted(letter for letter, count in having.items() if count < len(titles))
