"""Which songs stand beside the right one: tempting but never the same dance, in a library of ten songs or ten thousand.

How hard a question is depends on how alike the wrong dances are, not on how many there are to choose from: they come
from the same share of any library. Of a large one the few nearest would be other people's videos of the same steps.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# From here on it is the same dance, done by somebody else: 17 of 19 pairs of real people in the same steps, some seen
# from 30 degrees aside, are this alike (0.78 to 0.95), and none of 222 pairs of different dances, real and shipped (up
# to 0.778).
SAME_DANCE = 0.8


@dataclass(frozen=True)
class Pool:
    """Where wrong answers come from. fewest: songs for each wrong answer, so that they are not always the same ones.

    share: of all songs, where that is more. is_tempting: the most alike, else the least alike.
    """

    fewest: float
    share: float
    is_tempting: bool = True


def distractors(song_ids: Iterable[str], *, likenesses: Mapping[str, float], pool: Pool, wrong: int) -> tuple[str, ...]:
    """Return the ids that so many wrong answers are drawn from, the likeliest first; fewer only where there are fewer.

    likenesses: to the right song, by id; without any every song will do. A song of which nothing is known comes after
    those that are known; the same dance comes last, where nothing else is left.
    """
    ids = sorted(song_ids)
    if not likenesses:
        return tuple(ids)
    fair = [song_id for song_id in ids if likenesses.get(song_id, SAME_DANCE) < SAME_DANCE]
    # The sort is stable: what is equally alike stays in the order of the ids.
    fair.sort(key=likenesses.__getitem__, reverse=pool.is_tempting)
    fewest = round(pool.fewest * wrong)
    chosen = fair[: max(fewest, round(pool.share * len(fair)))]
    if len(chosen) < fewest:
        unknown = [song_id for song_id in ids if song_id not in likenesses]
        chosen += unknown[: fewest - len(chosen)]
    if len(chosen) < wrong:
        same = [song_id for song_id in ids if likenesses.get(song_id, 0.0) >= SAME_DANCE]
        same.sort(key=likenesses.__getitem__)
        chosen += same[: wrong - len(chosen)]
    return tuple(chosen)
