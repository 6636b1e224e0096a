"""What `score` tells of a dance, to programs and to people."""

import json

import pytest
from game_fakes import DANCES

from dancegame.cli.score import _facts, _tell, judge
from dancegame.core.live import LivePoses
from dancegame.core.poses import pose_at
from dancegame.core.round import DanceRound
from dancegame.core.score import Strictness

MOVE_FIELDS = {
    "index", "start_s", "end_s", "grade", "similarity", "credit", "offset_s", "timing_ms", "worst_limb", "missing",
    "is_gold", "is_left_out", "weight",
}  # fmt: skip


def judged(danced: int, *, late_s: float = 0.0, strictness: Strictness = Strictness.PARTY) -> DanceRound:
    """One dance performed to another, by number, so late."""
    reference = DANCES[danced].reference
    poses = [LivePoses(t / 30, t / 30, {0: pose_at(reference, t / 30 - late_s)}) for t in range(30 * 6)]
    return judge(DANCES[0], poses, 0.0, 1, strictness)


def test_every_judged_move_is_explained():
    answer = json.loads(json.dumps(_facts(DANCES[0], judged(4), [0])))
    assert answer["song"] == "alpha"
    assert "latency_s" in answer
    player = answer["players"][0]
    assert player["is_mirrored"] in (False, True)
    assert len(player["moves"]) == 5
    for index, move in enumerate(player["moves"]):
        assert set(move) == MOVE_FIELDS
        assert (move["index"], move["start_s"], move["end_s"]) == (index, index, index + 1)
        assert move["missing"] in (None, "energy", "shape")
    assert any(move["missing"] for move in player["moves"])
    assert [move["is_gold"] for move in player["moves"]] == [False, False, True, False, False]


def test_people_are_told_their_weakest_moves_each_once(capsys):
    _tell(DANCES[0], judged(4), [0])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Player 1: ")
    assert 2 <= len(lines) <= 4
    assert all(line.startswith("  0:0") for line in lines[1:])
    assert len({line[7:] for line in lines[1:]}) == len(lines) - 1


def test_who_stood_still_is_told_one_thing(capsys):
    _tell(DANCES[0], judged(0, late_s=60.0), [0])
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  Move bigger: Stretch your arms as far as the dancer does, and let the legs go along."
    ]


def test_a_perfect_dance_has_no_weak_moves(capsys):
    _tell(DANCES[0], judged(0), [0])
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_strictness_changes_points_and_not_what_was_measured():
    kids, pro = (judged(1, late_s=0.1, strictness=how).score(0) for how in (Strictness.KIDS, Strictness.PRO))
    assert kids.points > pro.points
    assert [move.similarity for move in kids.moves] == pytest.approx([move.similarity for move in pro.moves])
    assert [move.offset_s for move in kids.moves] == [move.offset_s for move in pro.moves]
