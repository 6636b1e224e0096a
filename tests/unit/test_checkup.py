"""The doctor's findings."""

from dataclasses import replace

import numpy as np
import pytest

from dancegame.core.checkup import (
    CameraFacts,
    camera_findings,
    is_lying,
    people_facts,
    people_findings,
    turn_of,
    upright_share,
)
from dancegame.core.ease import Ease
from dancegame.core.poses import Pose
from dancegame.core.settings import CameraTurn
from dancegame.core.skeleton import CANONICAL

GOOD = CameraFacts("Camera 0", 1280, 720, promised_fps=30, delivered_fps=29.8, first_fps=30, brightness=0.5)


def pose(*, top: float = 0.2, bottom: float = 0.9) -> Pose:
    """Joints evenly spread from top to bottom in canonical order, which runs from head to toe."""
    y = np.linspace(top, bottom, len(CANONICAL))
    y[: CANONICAL.index("right_ear") + 1] = top
    xy = np.stack([np.full(len(y), 0.9), y], axis=1).astype(np.float32)
    confidence = np.ones(len(y), np.float32)
    is_outside = (xy[:, 1] < 0) | (xy[:, 1] > 1)
    xy[is_outside], confidence[is_outside] = np.nan, 0
    return Pose(xy, confidence)


def topics_to_mend(findings) -> set[str]:
    assert all(finding.is_ok == (finding.remedy == "") for finding in findings)
    return {finding.topic for finding in findings if not finding.is_ok}


@pytest.mark.parametrize(
    ("facts", "topics"),
    [
        (GOOD, set()),
        (replace(GOOD, brightness=0.1), {"light"}),
        (replace(GOOD, brightness=0.95), {"light"}),
        (replace(GOOD, glare=0.2, shade=0.15), {"light"}),
        (replace(GOOD, glare=0.2, shade=0.6), set()),
        (replace(GOOD, delivered_fps=15.0, brightness=0.25), {"exposure"}),
        (replace(GOOD, delivered_fps=15.0, brightness=0.15), {"exposure", "light"}),
        (replace(GOOD, delivered_fps=5.0), {"rate"}),
    ],
)
def test_camera(facts: CameraFacts, topics: set[str]):
    assert topics_to_mend(camera_findings(facts)) == topics


@pytest.mark.parametrize(
    ("poses", "topics"),
    [
        ([pose()], set()),
        ([], {"people"}),
        ([pose(top=0.45, bottom=0.7)], {"distance"}),
        ([pose(top=0.03, bottom=0.97)], {"distance"}),
        ([pose(top=0.2, bottom=1.2)], {"feet"}),
        ([pose(top=0.2, bottom=1.4)], {"legs"}),
        ([pose(top=-0.2, bottom=0.8)], {"head"}),
    ],
)
def test_framing(poses: list[Pose], topics: set[str]):
    facts = people_facts([poses] * 5, estimate_ms=[20.0] * 5)
    assert topics_to_mend(people_findings(facts)) == topics


def test_whoever_sits_needs_no_legs():
    for bottom in (1.2, 1.4):
        facts = people_facts([[pose(bottom=bottom)]] * 5, estimate_ms=[20.0] * 5)
        assert topics_to_mend(people_findings(facts, is_seated=True)) == set()


def turned_over(pose: Pose) -> Pose:
    return Pose(1 - pose.xy, pose.confidence)


def test_who_is_seen_head_down_or_on_one_side_is_lying():
    quarter, xy = np.float32(((0, -1), (1, 0))), pose().xy
    for is_so in (False, True, True, True):
        assert is_lying(Pose(xy, pose().confidence)) == is_so
        xy = xy @ quarter
    assert not is_lying(Pose(np.full_like(pose().xy, np.nan), 0 * pose().confidence))


def test_a_camera_that_hangs_upside_down_is_turned_further():
    assert upright_share([[pose()], [turned_over(pose())], []]) == pytest.approx(1 / 3)
    tilted = Pose(np.stack((pose().xy[:, 1], 0.5 + 0.2 * pose().xy[:, 1]), axis=1), pose().confidence)
    assert upright_share([[tilted]]) == 0
    assert turn_of({0: 0.0, 90: 0.0, 180: 1.0, 270: 0.1}) == 180
    assert turn_of({0: 0.9, 180: 1.0}) == 0
    assert turn_of({0: 0.0, 90: 0.0, 180: 0.0, 270: 0.2}) == 0
    facts = people_facts([[turned_over(pose())]], estimate_ms=[20.0], turn=180)
    found = people_findings(facts, turn=CameraTurn.RIGHT)
    assert topics_to_mend(found) == {"turn"}
    assert found[0].change == ("camera_turn", CameraTurn.LEFT)


def test_what_is_done_for_a_picture_is_told_where_it_can_be_chosen():
    facts = replace(people_facts([[pose()]], estimate_ms=[30.0]), steps=4)
    assert topics_to_mend(people_findings(replace(facts, delay_ms=40.0))) == set()
    assert topics_to_mend(people_findings(replace(facts, step=2, delay_ms=70.0))) == {"speed"}


def seated_pose() -> Pose:
    sitting = pose()
    for side in ("left", "right"):
        for joint, y in (("shoulder", 0.4), ("hip", 0.6), ("knee", 0.63), ("ankle", 0.8)):
            sitting.xy[CANONICAL.index(f"{side}_{joint}"), 1] = y
    return sitting


def test_whoever_sits_is_offered_to_dance_seated():
    facts = people_facts([[seated_pose()]] * 3, estimate_ms=[20.0])
    found = people_findings(facts)
    assert topics_to_mend(found) == {"seat"}
    assert next(one.change for one in found if one.topic == "seat") == ("ease", Ease.SEATED)
    assert topics_to_mend(people_findings(facts, is_seated=True)) == set()
    assert topics_to_mend(people_findings(people_facts([[pose()]] * 3, estimate_ms=[20.0]))) == set()


def test_a_slow_computer():
    assert topics_to_mend(people_findings(people_facts([[pose()]], estimate_ms=[120.0]))) == {"speed"}
