"""The crowds on which finding and telling people is measured: close, crossing, hidden, leaving, watching."""

from collections.abc import Callable, Iterator, Sequence

from dancegame.bench.crowd.crowd import Crowd, Path, Person, Portrait, stand, walk
from dancegame.core.poses import PoseSequence

ASPECT = 16 / 9
MIDDLE = ASPECT / 2
# So near can one to six stand side by side and have about a metre each.
NEARNESSES = (1.0, 1.0, 1.0, 0.9, 0.8, 0.75)
# Just outside of the picture.
OFF_LEFT, OFF_RIGHT = -0.3, ASPECT + 0.3
# The wall is this near.
BACK = 0.7

Dancer = Callable[..., Person]


def make_crowds(dances: Sequence[PoseSequence], *, is_uniform: bool = False) -> list[Crowd]:
    """Return every crowd, all of one dancing the same of the dances; is_uniform: they wear the same clothes, too."""
    crowds = [side_by_side(count, _dancer(dances[count % len(dances)], is_uniform)) for count in range(1, 7)]
    scenes = (crossing, behind, away, round_about, child_and_adult, spectators, portrait, passer_by, party)
    return crowds + [make(_dancer(dances[n % len(dances)], is_uniform)) for n, make in enumerate(scenes)]


def _dancer(dance: PoseSequence, is_uniform: bool) -> Dancer:
    numbers: Iterator[int] = iter(range(100))

    def make(path: Path, *, height_m: float = 1.7) -> Person:
        clothes = next(numbers)
        return Person(path, dance, clothes=0 if is_uniform else clothes, height_m=height_m)

    return make


def side_by_side(count: int, dancer: Dancer) -> Crowd:
    """One to six in a row."""
    places = [ASPECT * (n + 0.5) / count for n in range(count)]
    people = tuple(dancer(stand(x, NEARNESSES[count - 1])) for x in places)
    return Crowd(f"{count} side by side" if count > 1 else "one", people, 8.0, count)


def crossing(dancer: Dancer) -> Crowd:
    """Two change places, one before the other, and back."""
    one = walk((1.5, 0.45, 1.0), (3.0, 1.3, 1.0), (6.5, 1.3, 1.0), (7.7, 0.45, 1.0))
    other = walk((1.5, 1.3, 0.88), (3.0, 0.45, 0.88), (6.5, 0.45, 0.88), (7.7, 1.3, 0.88))
    return Crowd("crossing", (dancer(one), dancer(other)), 10.0, 2)


def behind(dancer: Dancer) -> Crowd:
    """One goes behind the other, stays there for two seconds, and comes out on the same side."""
    other = walk((1.5, 1.3, 0.85), (2.7, 0.82, 0.85), (4.7, 0.82, 0.85), (6.0, 1.3, 0.85))
    return Crowd("behind another", (dancer(stand(0.75)), dancer(other)), 8.0, 2)


def away(dancer: Dancer) -> Crowd:
    """One of three goes out and comes back four seconds later."""
    other = walk((1.5, 1.45, 1.0), (2.8, OFF_RIGHT, 1.0), (6.8, OFF_RIGHT, 1.0), (8.0, 1.4, 1.0))
    return Crowd("away for 4 s", (dancer(stand(0.35)), dancer(stand(0.85)), dancer(other)), 10.0, 3)


def round_about(dancer: Dancer) -> Crowd:
    """Two of three go out, one on each side, and come back where the other went out."""
    left = walk((1.5, 0.35, 1.0), (2.8, OFF_LEFT, 1.0), (5.0, OFF_LEFT, 1.0), (5.01, OFF_RIGHT, 1.0), (6.5, 1.4, 1.0))
    right = walk((2.5, 1.4, 1.0), (3.8, OFF_RIGHT, 1.0), (6.0, OFF_RIGHT, 1.0), (6.01, OFF_LEFT, 1.0), (7.5, 0.35, 1.0))
    return Crowd("back on the other side", (dancer(left), dancer(stand(MIDDLE)), dancer(right)), 10.0, 3)


def child_and_adult(dancer: Dancer) -> Crowd:
    """A child of 1.2 m and an adult of 1.95 m, who cross."""
    child = walk((2.0, 0.5, 1.0), (4.0, 1.25, 1.0))
    adult = walk((2.0, 1.25, 0.9), (4.0, 0.5, 0.9))
    return Crowd("child and tall adult", (dancer(child, height_m=1.2), dancer(adult, height_m=1.95)), 8.0, 2)


def spectators(dancer: Dancer) -> Crowd:
    """Two dance and move about before two who watch from the wall; four could play."""
    one = walk((2.0, 0.5, 1.0), (4.0, 0.8, 1.0), (6.0, 0.4, 1.0))
    watching = [Person(stand(x, BACK), clothes=clothes, is_player=False) for x, clothes in ((0.7, 4), (1.05, 5))]
    return Crowd("two spectators behind", (dancer(one), dancer(stand(1.35)), *watching), 8.0, 4)


def portrait(dancer: Dancer) -> Crowd:
    """Two dance before a picture of somebody on the wall; four could play."""
    one = walk((2.0, 0.4, 1.0), (4.0, 0.8, 1.0), (6.0, 0.4, 1.0))
    picture = Portrait(x=MIDDLE, floor_y=0.62, metre=0.26)
    return Crowd("picture on the wall", (dancer(one), dancer(stand(1.4)), picture), 8.0, 4)


def passer_by(dancer: Dancer) -> Crowd:
    """Somebody walks through behind two dancers; four could play."""
    stranger = Person(walk((3.0, OFF_LEFT, 0.85), (5.5, OFF_RIGHT, 0.85)), clothes=5, is_player=False)
    return Crowd("passer-by", (dancer(stand(0.5)), dancer(stand(1.2)), stranger), 8.0, 4)


def party(dancer: Dancer) -> Crowd:
    """Six in two rows: two cross, one leaves and returns, somebody watches."""
    paths = (
        walk((2.0, 0.25, 0.85), (4.0, 0.75, 0.85)),
        walk((2.0, 0.75, 0.77), (4.0, 0.25, 0.77)),
        stand(0.5, 0.72),
        walk((3.0, 1.55, 0.85), (4.2, OFF_RIGHT, 0.85), (6.5, OFF_RIGHT, 0.85), (7.5, 1.55, 0.85)),
        stand(1.05, 0.8),
        stand(1.3, 0.72),
    )
    return Crowd("six in two rows", tuple(dancer(path) for path in paths), 9.0, 6)
