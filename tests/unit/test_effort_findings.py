"""What the doctor says of how closely a party is looked at."""

from dataclasses import replace

import pytest

from dancegame.core.effort_findings import EffortFacts, effort_findings

QUICK = EffortFacts(
    looks=(1, 2, 3, 4, 5, 6), threads=2, round_ms=14.0, network_px=384, network_ms=11.0, every_s=0.4, step=0, steps=4
)


@pytest.mark.parametrize(
    ("looks", "each"), [((1, 2, 3, 4, 5, 6), 6), ((1, 2, 3, 4, 4, 4), 4), ((1, 2, 2, 1, 1, 1), 2), ((1, 1, 3), 1)]
)
def test_up_to_so_many_dancers_each_is_looked_at(looks, each):
    assert replace(QUICK, looks=looks).each == each


def test_what_was_chosen_is_told_with_what_was_measured():
    closely, everybody = effort_findings(QUICK)
    assert closely.text == "A close look takes 14 ms here, 2 at once: each picture has time for all of a party."
    assert "11 ms" in everybody.text
    assert "384 pixels: 2.5 a second" in everybody.text


def test_of_a_party_that_is_too_large_it_is_told_who_takes_turns():
    closely, _ = effort_findings(replace(QUICK, looks=(1, 2, 3, 2, 2, 2), round_ms=40.0))
    assert "40 ms" in closely.text
    assert "time for 2, parties larger than 3 take turns" in closely.text


def test_a_party_that_is_looked_at_as_a_whole_is_told_so():
    closely, _ = effort_findings(replace(QUICK, looks=(1, 2, 0, 0, 0, 0)))
    assert "parties larger than 2 are only looked at as a whole" in closely.text


def test_where_nothing_can_be_chosen_nothing_is_told():
    assert effort_findings(None) == []
