"""One rule says which round is a song's ghost, and the same rule which rounds are not let go."""

import random
from dataclasses import dataclass, replace

from dancegame.core.best import Entry, Race, best_first, best_of_each
from dancegame.core.score import SCORING_VERSION, Strictness

RACE = Race("can-can", "abc", None, False)


@dataclass(frozen=True)
class Kept:
    name: str
    entry: Entry | None


def kept(points: int, *, name: str = "", strictness: Strictness = Strictness.PARTY, **more: object) -> Kept:
    version = more.pop("scoring_version", SCORING_VERSION)
    return Kept(name or str(points), Entry(replace(RACE, **more), points, strictness, version))


def names(rounds: list[Kept]) -> list[str]:
    return [one.name for one in rounds]


def test_points_of_the_same_rules_go_before_others():
    rounds = [
        kept(100),
        kept(900, name="other strictness", strictness=Strictness.KIDS),
        kept(950, name="older rules", scoring_version=SCORING_VERSION - 1),
        kept(300),
        kept(999, name="another song", song_id="habanera"),
        kept(999, name="changed since", fingerprint="abd"),
        kept(999, name="shorter", end_s=20.0),
        kept(999, name="puppet", is_drawn=True),
        Kept("party", None),
    ]
    assert names(best_first(rounds, RACE, Strictness.PARTY)) == ["300", "100", "older rules", "other strictness"]
    assert names(best_first(rounds, RACE, Strictness.KIDS))[0] == "other strictness"
    assert names(best_first(rounds, RACE, Strictness.PRO))[0] == "older rules"


def test_of_equals_the_first_is_taken():
    assert names(best_first([kept(5, name="a"), kept(5, name="b")], RACE, Strictness.PARTY)) == ["a", "b"]


def test_what_is_kept_is_what_some_ghost_would_be():
    """Whatever lies in a folder: without the rounds that are let go, the same ghosts are chosen."""
    source = random.Random(4)
    for _ in range(300):
        rounds = [
            kept(
                source.randrange(6),
                name=str(k),
                strictness=source.choice(list(Strictness)),
                scoring_version=SCORING_VERSION - source.randrange(2),
                song_id=source.choice("ab"),
                end_s=source.choice([None, 20.0]),
                is_drawn=source.random() < 0.3,
            )
            for k in range(source.randrange(12))
        ]
        rounds += [Kept("party", None)]
        stays = best_of_each(rounds)
        assert "party" not in names(stays)
        for race in {one.entry.race for one in rounds if one.entry}:
            for strictness in Strictness:
                assert best_first(rounds, race, strictness)[0] is best_first(stays, race, strictness)[0]
        assert len(stays) <= 3 * len({one.entry.race for one in rounds if one.entry})
