"""The proving ground of the judge: its dancers are what they say, each time the same; the judge tells them apart."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from dancegame.bench.judge.bones import BONE_PARTS, Build, bones_of, joints_of, turned
from dancegame.bench.judge.dancers import TABLE, Dancer, dance_along, shifted
from dancegame.bench.judge.ground import DANCERS, Case, another, rights, shifts, stills
from dancegame.bench.judge.idlers import wave
from dancegame.bench.judge.mocap import read_mocap
from dancegame.bench.judge.play import play, repeated
from dancegame.bench.judge.repeats import repeats_share
from dancegame.bench.judge.rows import separation_rows
from dancegame.bench.judge.statistics import rank_correlation, roc_area
from dancegame.bench.judge.view import View
from dancegame.bench.rows import Row
from dancegame.cli import app, bench, songs  # noqa: F401 (with one command alone, its name would be none)
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL, mirror
from dancegame.core.song import Dance
from dancegame.songs.library import Library, starter_pack

WRIST, KNEE = CANONICAL.index("left_wrist"), CANONICAL.index("left_knee")


@pytest.fixture(scope="module")
def dances() -> list[Dance]:
    pack = starter_pack()
    assert pack is not None
    library = Library([pack])
    return [library.load_dance(song_id) for song_id in ("can-can", "head-shoulders-knees-and-toes")]


@pytest.fixture(scope="module")
def dance(dances: list[Dance]) -> Dance:
    return dances[0]


@pytest.fixture(scope="module")
def short_dances(dances: list[Dance]) -> list[Dance]:
    return [beginning(dance, 14.0) for dance in dances]


def beginning(dance: Dance, end_s: float) -> Dance:
    """Return the first seconds of a dance."""
    reference = dance.reference
    count = int(np.searchsorted(reference.times_s, end_s))
    poses = PoseSequence(
        reference.times_s[:count],
        reference.xy[:count],
        reference.confidence[:count],
        reference.fps,
        world_of(dance)[:count],
    )
    moves = tuple(move for move in dance.song.moves if move.end_s <= end_s)
    return Dance(replace(dance.song, duration_s=end_s, moves=moves), poses)


def world_of(dance: Dance) -> np.ndarray:
    assert dance.reference.world is not None
    return dance.reference.world


def test_a_body_of_bones_is_the_body(dance: Dance):
    world = world_of(dance)
    pelvis = (world[:, CANONICAL.index("left_hip")] + world[:, CANONICAL.index("right_hip")]) / 2
    np.testing.assert_allclose(joints_of(bones_of(world)), world - pelvis[:, None], atol=1e-3)


def test_another_build_changes_lengths_and_no_direction(dance: Dance):
    bones = bones_of(world_of(dance))
    longer = bones * Build(forearms=1.25).factors()[:, None]
    ratio = np.linalg.norm(bones_of(joints_of(longer)), axis=2) / np.linalg.norm(bones, axis=2)
    expected = [1.25 if part == "forearms" else 1.0 for part in BONE_PARTS]
    np.testing.assert_allclose(ratio, np.broadcast_to(expected, ratio.shape), rtol=1e-6)


def test_turning_keeps_lengths_and_reaches_the_other_direction(dance: Dance):
    bones = bones_of(world_of(dance))
    there = turned(bones, bones[::-1], 1.0)
    np.testing.assert_allclose(np.linalg.norm(there, axis=2), np.linalg.norm(bones, axis=2), rtol=1e-6)
    cosine = (there * bones[::-1]).sum(axis=2) / np.linalg.norm(there, axis=2) / np.linalg.norm(bones[::-1], axis=2)
    np.testing.assert_allclose(cosine, 1.0, atol=1e-6)


def test_a_camera_from_above_sees_the_feet_smaller_and_a_turned_one_narrower_shoulders():
    feet, shoulders = np.array([[-0.2, 0.9, 0.0], [0.2, 0.9, 0.0]]), np.array([[-0.2, -0.5, 0.0], [0.2, -0.5, 0.0]])

    def width(view: View, points: np.ndarray) -> float:
        return float(np.ptp(view.see(points)[:, 0]))

    assert width(View(pitch_deg=15), feet) < width(View(), feet) == pytest.approx(width(View(), shoulders))
    assert width(View(yaw_deg=25), shoulders) == pytest.approx(
        width(View(), shoulders) * np.cos(np.radians(25)), rel=0.02
    )
    assert np.ptp(View(roll_deg=15).see(shoulders)[:, 1]) > 0.03


def test_the_same_seed_dances_the_same_and_another_differently(dance: Dance):
    dancer = another("lanky", 0)
    first, again, other = (dance_along(dance, d) for d in (dancer, dancer, replace(dancer, seed=99)))
    np.testing.assert_array_equal(first.xy, again.xy)
    assert np.nanmedian(np.abs(first.xy - other.xy)) > 0.003


def test_a_dancer_without_anything_of_their_own_dances_the_reference(dance: Dance):
    performance = dance_along(dance, Dancer())
    count = len(dance.reference.times_s) - 1
    bones, own = (_directions(xy) for xy in (dance.reference.xy[:count], performance.xy[:count]))
    assert np.degrees(np.median(np.arccos(np.clip((bones * own).sum(axis=2), -1, 1)))) < 4


def _directions(xy: np.ndarray) -> np.ndarray:
    pairs = [(CANONICAL.index(a), CANONICAL.index(b)) for a, b in CANONICAL.limbs[4:9]]
    vectors = np.stack([xy[:, b] - xy[:, a] for a, b in pairs], axis=1).astype(np.float64)
    return vectors / np.linalg.norm(vectors, axis=2, keepdims=True)


def test_a_delay_a_rate_a_mirror_and_a_table_are_what_they_say(dance: Dance):
    usual = dance_along(dance, Dancer())
    late = dance_along(dance, Dancer(delay_s=0.2))
    np.testing.assert_allclose(late.xy[306], usual.xy[300], atol=1e-4)
    slow = dance_along(dance, Dancer(fps=10))
    np.testing.assert_allclose(slow.xy[100], usual.xy[300], atol=1e-4)
    mirrored = dance_along(dance, Dancer(is_mirrored=True))
    np.testing.assert_allclose(mirror(mirrored.xy, axis_x=8 / 9), usual.xy, atol=1e-4)
    table = dance_along(dance, Dancer(hidden=TABLE))
    assert np.isnan(table.xy[:, KNEE]).all()
    assert np.isfinite(table.xy[:, WRIST]).all()
    assert not table.confidence[:, KNEE].any()


def test_shifting_moves_the_dance_and_begins_it_again(dance: Dance):
    usual = dance_along(dance, Dancer())
    late = shifted(usual, -2.0, duration_s=dance.song.duration_s)
    np.testing.assert_array_equal(late.xy[60:200], usual.xy[:140])
    np.testing.assert_array_equal(late.xy[:60], usual.xy[-60:])


def test_waving_has_the_spread_and_the_speed_of_the_song(dance: Dance):
    def measures(performance: PoseSequence) -> tuple[float, float]:
        arm = _directions(performance.xy)[:, 1]
        return float(arm.std(axis=0).sum()), float(np.abs(np.diff(arm, axis=0)).mean() * performance.fps)

    ours, theirs = measures(dance_along(dance, Dancer())), measures(wave(dance, Dancer()))
    assert theirs == pytest.approx(ours, rel=0.35)


def test_noise_slips_and_gaps_leave_most_joints_where_they_are(dance: Dance):
    true, told = dance_along(dance, Dancer()), dance_along(dance, Dancer(noise=1.0))
    away = np.linalg.norm(told.xy - true.xy, axis=2)
    assert 0.001 < np.nanmedian(away) < 0.02
    assert 0.005 < np.isnan(told.xy[..., 0]).mean() < 0.08
    assert np.nanmax(away) > 0.05


def test_a_repeated_choreography_is_found_to_repeat(dance: Dance):
    twice = repeated(dance, 2)
    assert repeats_share(twice.reference, twice.reference.duration_s / 2 + 1 / 60) > 0.9
    assert repeats_share(dance.reference, 3 * 60 / (dance.song.bpm or 120)) < 0.1
    assert len(twice.song.moves) == 2 * len(dance.song.moves)


def test_statistics():
    assert roc_area([0.9, 0.8], [0.1, 0.2]) == 1.0
    assert roc_area([0.9, 0.1], [0.5, 0.5]) == 0.5
    assert roc_area([0.5], [0.5]) == 0.5
    assert rank_correlation([1, 2, 3, 4], [10, 20, 30, 35]) == pytest.approx(1.0)
    assert rank_correlation([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1.0)
    assert rank_correlation([1, 2, 3], [5, 5, 5]) == 0.0


def test_a_row_says_whether_it_keeps_its_limit():
    assert Row("a", 0.9, "share", least=0.85).facts()["is_met"] is True
    assert Row("a", 0.3, "share", most=0.25).facts()["is_met"] is False
    assert Row("a", float("nan"), "ms", most=30).facts()["is_met"] is False
    assert Row("a", 0.3, "share").facts()["is_met"] is None


def test_the_judge_tells_right_from_wrong_on_a_part_of_the_ground(short_dances: list[Dance]):
    head = short_dances[1]
    cases = [case for case in rights(short_dances) if case.name.split(".")[1] in (*list(DANCERS)[:2], "own_style")]
    cases += [case for case in shifts(head, 1) if case.name.endswith("late_3_beats")]
    cases += list(stills(head, 1))[:1]
    other = shifted(dance_along(short_dances[0], another("tall", 0)), 0.0, duration_s=head.song.duration_s)
    cases += [
        Case(head, "another dance", "other", other),
        Case(head, "waving", "waving", wave(head, another("tall", 1))),
    ]
    shares: dict[str, list[float]] = {}
    for case in cases:
        shares.setdefault(case.kind, []).append(play(case.dance, case.performance).share)
    assert min(shares["right"]) > 0.8
    assert min(shares["right_styled"]) > 0.6
    assert max(share for kind, found in shares.items() if not kind.startswith("right") for share in found) < 0.35


def test_the_rows_of_a_ground_come_with_limits(short_dances: list[Dance]):
    dance = short_dances[0]
    kinds = ("right", "right_styled", "other", "other_best", "still", "waving", "waggle")
    cases = [Case(dance, kind, kind, dance_along(dance, Dancer(), instead=None)) for kind in kinds]
    rows = {row.name: row for row in separation_rows(cases)}
    assert rows["judge.right.mean"].is_met
    assert rows["judge.still.max"].is_met is False
    assert rows["judge.roc_area"].value == pytest.approx(0.5)


BVH = """HIERARCHY
ROOT Hips
{
  OFFSET 0 0 0
  CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
  %s
}
MOTION
Frames: 2
Frame Time: 0.025
0 90 0 0 0 0 %s
0 90 0 90 0 0 %s
"""


def joint(name: str, offset: str, inside: str = "") -> str:
    return f"JOINT {name}\n{{\nOFFSET {offset}\nCHANNELS 3 Zrotation Xrotation Yrotation\n{inside}\n}}\n"


def test_motion_capture_is_read(tmp_path: Path):
    body = joint("Head", "0 60 0")
    for side, sign in (("Left", 1), ("Right", -1)):
        foot = joint(f"{side}Ankle", "0 -40 0", joint(f"{side}Toe", "0 -5 15"))
        body += joint(f"{side}Hip", f"{9 * sign} 0 0", joint(f"{side}Knee", "0 -40 0", foot))
        hand = joint(f"{side}Elbow", f"{28 * sign} 0 0", joint(f"{side}Wrist", f"{25 * sign} 0 0"))
        body += joint(f"{side}Shoulder", f"{17 * sign} 50 0", hand)
    rest = " ".join(["0"] * 3 * body.count("JOINT"))
    path = tmp_path / "small.bvh"
    path.write_text(BVH % (body, rest, rest), encoding="utf-8")
    mocap = read_mocap(path)
    assert mocap.times_s.tolist() == [0.0, 0.025]
    np.testing.assert_allclose(mocap.world[0, WRIST], (0.70, -0.50, 0.0), atol=1e-9)
    np.testing.assert_allclose(mocap.world[0, KNEE], (0.09, 0.40, 0.0), atol=1e-9)
    # The whole body lies on its right side: what was left is up.
    np.testing.assert_allclose(mocap.world[1, WRIST], (-0.50, -0.70, 0.0), atol=1e-9)
    assert replace(mocap, world=mocap.world[:1]).facing_deg == pytest.approx(0.0)


def test_motion_capture_without_a_joint_is_refused(tmp_path: Path):
    path = tmp_path / "headless.bvh"
    path.write_text(BVH % (joint("Head", "0 60 0"), "0 0 0", "0 0 0"), encoding="utf-8")
    with pytest.raises(ValueError, match="LeftKnee"):
        read_mocap(path)


def test_the_command_says_which_limits_are_kept(monkeypatch: pytest.MonkeyPatch):
    rows = [
        Row("judge.told", 1.0, "us", note="only told"),
        Row("judge.kept", 0.9, "share", least=0.85),
        Row("judge.broken", 0.3, "share", note="why", most=0.25),
    ]
    asked: list[bench.Asked] = []
    monkeypatch.setitem(bench.MEASURES, bench.Suite.JUDGE, lambda what: asked.append(what) or rows)
    text = CliRunner().invoke(app, ["bench", "judge", "--quick"]).stdout.splitlines()
    assert [line.split("  ")[-1].strip() for line in text] == [
        "only told",
        "met (at least 0.85);",
        "NOT MET (at most 0.25); why",
    ]
    told = json.loads(CliRunner().invoke(app, ["bench", "judge", "--json"]).stdout)["rows"]
    assert [row.get("is_met") for row in told] == [None, True, False]
    assert [what.is_quick for what in asked] == [True, False]
