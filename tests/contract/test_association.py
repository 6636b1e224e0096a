"""The compiled association against its plain twin, and against people whose joints are known."""

import subprocess
import sys

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from dancegame.bench.association.fields import crowd, draw_fields
from dancegame.vision.association import associate
from dancegame.vision.association.network import JOINTS, LIMBS
from dancegame.vision.association.peaks import MOST_PEAKS
from dancegame.vision.association.plain import associate_plainly

Fields = tuple[NDArray[np.float32], NDArray[np.float32]]
HEIGHT_PX, WIDTH_PX = 256, 456
NECK, NOSE = JOINTS.index("neck"), JOINTS.index("nose")
RIGHT_WRIST = JOINTS.index("right_wrist")
HEAD = [JOINTS.index(name) for name in ("nose", "right_eye", "left_eye", "right_ear", "left_ear")]


def draw(people: NDArray[np.float64]) -> Fields:
    return draw_fields(people, height_px=HEIGHT_PX, width_px=WIDTH_PX)


def dancers(count: int, seed: int = 0) -> NDArray[np.float64]:
    return crowd(count, height_px=HEIGHT_PX, width_px=WIDTH_PX, seed=seed)


def empty_fields() -> Fields:
    return draw(np.empty((0, 18, 2)))


def in_order(people: NDArray[np.float32]) -> NDArray[np.float32]:
    """People sorted by where they are, so that two answers can be compared."""
    means = np.nanmean(people[:, :, :2], axis=1).round(1)
    return people[np.lexsort(means.T)]


def assert_same(one: NDArray[np.float32], other: NDArray[np.float32]) -> None:
    assert one.shape == other.shape
    np.testing.assert_allclose(in_order(one), in_order(other), atol=1e-3)


def matched(found: NDArray[np.float32], people: NDArray[np.float64]) -> NDArray[np.float32]:
    """The found person for each that was drawn, by the joints' distances."""
    assert len(found) == len(people)
    distance = np.nanmean(np.abs(found[:, None, :, :2] - people[None]), axis=(2, 3))
    rows, columns = linear_sum_assignment(distance)
    return found[rows[np.argsort(columns)]]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 16])
def test_every_dancer_is_found_joint_for_joint(count: int) -> None:
    people = dancers(count, seed=count)
    found = matched(associate(*draw(people)), people)
    assert np.nanmax(np.abs(found[:, :, :2] - people)) < 4, "half a cell, where bells of two people run together"
    assert np.nanmedian(np.abs(found[:, :, :2] - people)) < 0.3
    assert np.all((found[:, :, 2] > 0.9) & (found[:, :, 2] <= 1))
    assert found.dtype == np.float32


def test_fifty_people_are_fifty() -> None:
    people = crowd(50, height_px=512, width_px=912)
    found = associate(*draw_fields(people, height_px=512, width_px=912))
    assert np.nanmax(np.abs(matched(found, people)[:, :, :2] - people)) < 4


@pytest.mark.parametrize("seed", range(12))
def test_the_twin_says_the_same_of_crowds_with_noise_and_missing_joints(seed: int) -> None:
    chance = np.random.default_rng(seed)
    people = dancers(1 + seed, seed)
    people += chance.normal(0, 12, (len(people), 1, 2))
    people[chance.random(people.shape[:2]) < 0.15] = np.nan
    heatmaps, pafs = draw(people)
    heatmaps += chance.normal(0, 0.03, heatmaps.shape).astype(np.float32)
    pafs += chance.normal(0, 0.1, pafs.shape).astype(np.float32)
    assert_same(associate(heatmaps, pafs), associate_plainly(heatmaps, pafs))


def test_the_twin_says_the_same_of_noise_with_more_peaks_than_are_kept() -> None:
    chance = np.random.default_rng(1)
    heatmaps, pafs = empty_fields()
    heatmaps[NOSE] = chance.random(heatmaps[NOSE].shape)
    heatmaps[[NECK, *HEAD[1:]], ::11, ::11] = 0.9
    pafs[:] = chance.uniform(0, 1, pafs.shape)
    is_peak = heatmaps[NOSE, 1:-1, 1:-1] > np.maximum(heatmaps[NOSE, 1:-1, :-2], heatmaps[NOSE, 1:-1, 2:])
    assert np.count_nonzero(is_peak) > MOST_PEAKS
    assert_same(associate(heatmaps, pafs), associate_plainly(heatmaps, pafs))


@pytest.mark.parametrize("step_px", [0.0, 1.7, 3.1, 4.0, 5.9])
def test_joints_lie_between_cells(step_px: float) -> None:
    person = dancers(1) + step_px
    found = associate(*draw(person))
    assert np.abs(found[0, :, :2] - person[0]).max() < 0.6
    assert found[0, :, 2].min() > 0.9, "a joint between cells is as sure as one on a cell"


@pytest.mark.parametrize("axis", [0, 1])
def test_a_joint_right_between_two_level_cells_is_no_less_exact(axis: int) -> None:
    person = dancers(1)
    person[..., axis] = (person[..., axis] / 8).round() * 8
    heatmaps, pafs = draw(person)
    found = associate(heatmaps, pafs)
    assert np.abs(found[0, :, :2] - person[0]).max() < 0.6
    assert found[0, :, 2].min() > 0.9
    assert_same(found, associate_plainly(heatmaps, pafs))


def test_a_joint_at_the_border_stays_there() -> None:
    person = dancers(1)
    person[0, :, 0] -= person[0, RIGHT_WRIST, 0] - 1.0
    person[0, :, 1] -= person[0, :, 1].min() - 2.0
    found = associate(*draw(person))
    is_inside = (person[0] > 0).all(axis=1)
    assert np.abs(found[0, :, :2] - person[0])[is_inside].max() < 1.5


def test_the_middle_of_a_plateau_is_its_joint() -> None:
    person = dancers(1)
    heatmaps, pafs = draw(person)
    wrist = heatmaps[RIGHT_WRIST]
    y, x = np.unravel_index(wrist.argmax(), wrist.shape)
    wrist[y - 1 : y + 2, x - 1 : x + 3] = 1.0
    found, plain = associate(heatmaps, pafs), associate_plainly(heatmaps, pafs)
    assert found[0, RIGHT_WRIST].tolist() == [(x + 1) * 8, (y + 0.5) * 8, 1.0]
    assert_same(found, plain)


def test_a_level_shoulder_of_a_higher_peak_is_no_joint() -> None:
    heatmaps, pafs = draw(dancers(1))
    wrist = heatmaps[RIGHT_WRIST]
    y, x = np.unravel_index(wrist.argmax(), wrist.shape)
    before = associate(heatmaps, pafs)
    wrist[y, x + 1 : x + 3] = wrist[y, x] * 0.9
    after = associate(heatmaps, pafs)
    assert len(after) == 1
    assert abs(after[0, RIGHT_WRIST, 0] - before[0, RIGHT_WRIST, 0]) <= 4.5
    assert_same(after, associate_plainly(heatmaps, pafs))


def test_a_level_field_is_no_crash() -> None:
    heatmaps, pafs = empty_fields()
    heatmaps[HEAD], pafs[:] = 1.0, 0.5
    assert_same(associate(heatmaps, pafs), associate_plainly(heatmaps, pafs))


@pytest.mark.parametrize("apart_px", [70, 45, 30, 22])
def test_two_who_overlap_keep_their_own_joints(apart_px: float) -> None:
    first = dancers(1, seed=3)
    second = dancers(1, seed=8)
    second += first[:, [NECK]] - second[:, [NECK]] + (apart_px, 6)
    people = np.concatenate([first, second])
    found = matched(associate(*draw(people)), people)
    assert np.nanmax(np.abs(found[:, :, :2] - people)) < 4.5


def test_crossed_arms_stay_with_their_owners() -> None:
    people = dancers(2)
    wrists = people[:, RIGHT_WRIST].copy()
    people[0, RIGHT_WRIST], people[1, RIGHT_WRIST] = wrists[1] + (-20, 0), wrists[0] + (20, 0)
    found = matched(associate(*draw(people)), people)
    assert np.abs(found[:, RIGHT_WRIST, :2] - people[:, RIGHT_WRIST]).max() < 4


def test_an_unseen_joint_is_nan_with_confidence_0_and_the_rest_remains() -> None:
    people = dancers(2)
    people[0, [JOINTS.index("left_elbow"), JOINTS.index("right_ankle")]] = np.nan
    found = matched(associate(*draw(people)), people)
    is_unseen = np.isnan(people[:, :, 0])
    is_unseen[0, JOINTS.index("left_wrist")] = True  # hangs from the elbow alone
    assert np.isnan(found[is_unseen][:, :2]).all()
    assert (found[is_unseen][:, 2] == 0).all()
    assert np.abs(found[:, :, :2] - people)[~is_unseen].max() < 4


def test_a_spare_limb_joins_a_head_whose_neck_is_hidden() -> None:
    person = dancers(1)
    person[0, NOSE] = np.nan
    person[0, JOINTS.index("left_eye")] = np.nan
    found = associate(*draw(person))
    assert len(found) == 1
    assert np.isfinite(
        found[0, [JOINTS.index("right_eye"), JOINTS.index("right_ear"), JOINTS.index("left_ear")], 0]
    ).all()


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_network_gone_mad_is_survived(bad: float) -> None:
    chance = np.random.default_rng(0)
    heatmaps, pafs = draw(dancers(6))
    heatmaps[chance.random(heatmaps.shape) < 0.02] = bad
    pafs[chance.random(pafs.shape) < 0.02] = bad
    found = associate(heatmaps, pafs)
    is_seen = found[:, :, 2] > 0
    assert np.isfinite(found[is_seen]).all()
    assert found[is_seen][:, :2].min() >= 0
    assert found[is_seen][:, :2].max() <= WIDTH_PX


def test_spare_limbs_alone_make_nobody() -> None:
    people = dancers(8)
    is_kept = np.isin(JOINTS, ["right_shoulder", "right_ear", "left_shoulder", "left_ear"])
    people[:, ~is_kept] = np.nan
    assert associate(*draw(people)).shape == (0, 18, 3)


def test_faint_people_are_left_out() -> None:
    people = dancers(2)
    heatmaps, pafs = draw(people)
    middle = heatmaps.shape[2] // 2
    heatmaps[:, :, :middle] *= 0.2
    found = associate(heatmaps, pafs)
    assert len(found) == 1
    assert np.nanmin(found[0, :, 0]) > middle * 8


def test_nobody_is_an_empty_array() -> None:
    found = associate(*empty_fields())
    assert found.shape == (0, 18, 3)
    assert found.dtype == np.float32


def test_coordinates_are_pixels_of_the_network_input() -> None:
    fields = draw(dancers(1))
    eight, four = associate(*fields, stride_px=8), associate(*fields, stride_px=4)
    np.testing.assert_allclose(eight[..., :2], 2 * four[..., :2])


def test_any_layout_of_memory_gives_the_same() -> None:
    heatmaps, pafs = draw(dancers(3))
    turned = (np.asfortranarray(heatmaps.astype(np.float64)), np.repeat(pafs, 2, axis=2)[:, :, ::2])
    np.testing.assert_array_equal(associate(*turned), associate(heatmaps, pafs))


@pytest.mark.parametrize(
    ("heatmaps", "pafs", "said"),
    [
        ((18, 4, 4), (38, 4, 4), "(18, 4, 4), expected (19, H, W)"),
        ((19, 4, 4), (36, 4, 4), "(36, 4, 4), expected (38, 4, 4)"),
        ((19, 4, 4), (38, 4, 5), "(38, 4, 5), expected (38, 4, 4)"),
        ((19, 4), (38, 4), "(19, 4), expected (19, H, W)"),
        ((19, 1, 4), (38, 1, 4), "H and W 2 or more"),
    ],
)
def test_other_shapes_are_named(heatmaps: tuple[int, ...], pafs: tuple[int, ...], said: str) -> None:
    with pytest.raises(ValueError, match="have shape") as raised:
        associate(np.zeros(heatmaps, np.float32), np.zeros(pafs, np.float32))
    assert said in str(raised.value)


def test_the_tree_ends_at_every_joint_but_the_neck_once() -> None:
    ends = [end for _, end, _, _ in LIMBS[:17]]
    assert sorted(ends) == sorted(set(range(18)) - {NECK})
    assert sorted(channel for limb in LIMBS for channel in limb[2:]) == list(range(38))


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, dancegame.vision.association; sys.exit('numba' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
