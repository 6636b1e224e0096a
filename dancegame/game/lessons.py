"""What a dance that is over lacked, found beside the main loop: it takes some hundredths of a second."""

from collections.abc import Mapping
from concurrent.futures import Future

from dancegame.core.ease import eased
from dancegame.core.evening.rounds import Round
from dancegame.core.trainer import MOST_LESSONS, Lesson, lessons
from dancegame.game.house import House


def find_lessons(
    house: House, current: Round, *, count: int = MOST_LESSONS
) -> "Future[Mapping[int, tuple[Lesson, ...]]]":
    """Begin to find what everybody who danced a round should learn, by slot; the most worthwhile comes first."""
    dance, danced = house.load(current).dance, current.danced

    def find() -> Mapping[int, tuple[Lesson, ...]]:
        if danced is None:
            return {}
        judged = eased(dance, danced.ease)
        return {
            slot: lessons(
                judged,
                danced.seen,
                slot=slot,
                score=score,
                is_mirrored=slot in danced.mirrored,
                latency_s=danced.latency_s,
                count=count,
            )
            for slot, score in danced.scores.items()
        }

    return house.send(find)
