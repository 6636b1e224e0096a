"""A suite is measured in parts: what is not asked for is left out, and what is has the names it has in the whole."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from puppet_dances import swing_dance

from dancegame.bench.crowd.tracking import measure_tracking
from dancegame.bench.only import EVERYTHING, Only

DANCES = [swing_dance(duration_s=1.0)]


class Blind:
    """Sees nobody."""

    smooths = True

    def estimate(self, rgb: Any, *, time_s: float) -> tuple[()]:
        return ()


def make_blind(players: int) -> AbstractContextManager[Blind]:
    return nullcontext(Blind())


def refuse(players: int) -> AbstractContextManager[Blind]:
    raise AssertionError("nobody asked for this estimator")


@pytest.mark.parametrize(
    ("pattern", "name", "is_wanted"),
    [
        ("tracking.hybrid", "tracking.hybrid.12_hz.one.close", True),
        ("tracking.hybrid", "tracking.hybrids.one.close", False),
        ("tracking.hybrid.12_hz.all.close", "tracking.hybrid.12_hz.all.close", True),
        ("tracking.hybrid.12_hz.all.close", "tracking.hybrid.12_hz.all", False),
        ("hard.*.hybrid", "hard.dim.hybrid.found", True),
        ("hard.*.hybrid", "hard.dim.movenet.found", False),
    ],
)
def test_a_pattern_is_a_beginning_or_fits_the_whole_name(pattern, name, is_wanted):
    assert Only((pattern,)).wants(name) is is_wanted
    assert EVERYTHING.wants(name)


def test_what_is_not_asked_for_is_not_measured():
    rows = measure_tracking(DANCES, {"hybrid": refuse, "other": refuse}, only=Only(("tracking.cost_2",)))
    assert [row.name for row in rows] == ["tracking.cost_2"]


def test_one_scene_of_one_estimator_is_watched_alone():
    only = Only(("tracking.blind.behind_another.found", "evenings.blind.nothing"))
    rows = measure_tracking(DANCES, {"hybrid": refuse, "blind": make_blind}, only=only)
    assert {row.name: row.value for row in rows}["tracking.blind.behind_another.found"] == 0
    assert {row.name.rpartition(".")[0] for row in rows} == {"tracking.blind.behind_another"}
