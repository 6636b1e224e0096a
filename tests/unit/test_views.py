"""A dance is seen from other sides as somebody who walked around the dancer would see it."""

from dataclasses import replace

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.views import FOCAL_M, View, seen_from, views_of

JOINT = {name: number for number, name in enumerate(CANONICAL.joints)}
HIPS = [JOINT["left_hip"], JOINT["right_hip"]]
SHOULDERS = [JOINT["left_shoulder"], JOINT["right_shoulder"]]
HEIGHT_M, FAR_M = 1.74, 3.7
FRONT = (View.MIRRORED, View.FILMED)


def filmed(*, depth_m: dict[str, float] | None = None, way_m: np.ndarray | None = None) -> PoseSequence:
    """A drawn dance of somebody who faces the camera; depth_m: towards it, by joint; way_m: (T, 3) of the hips."""
    flat = draw_dance(3)
    hips = flat.xy[:, HIPS].mean(axis=1, keepdims=True)
    world = np.concatenate([(flat.xy - hips) * HEIGHT_M, np.zeros((*flat.xy.shape[:2], 1))], axis=2)
    for joint, metres in (depth_m or {}).items():
        world[:, JOINT[joint], 2] -= metres
    from_camera = world if way_m is None else world + way_m[:, None]
    seen = FOCAL_M * from_camera[..., :2] / (from_camera[..., 2:] + FAR_M) + (0.9, 0.5)
    return replace(flat, xy=seen.astype(np.float32), world=world.astype(np.float32))


def shown(reference: PoseSequence, view: View, joint: str) -> np.ndarray:
    """How far a joint (T,) is right of the hips on the screen, which shows dances as a mirror does."""
    xy = seen_from(reference, view).xy
    return xy[:, HIPS, 0].mean(axis=1) - xy[:, JOINT[joint], 0]


def raised(side: str) -> PoseSequence:
    """Somebody who holds an arm out to a side, and the other one forward."""
    reference = filmed(depth_m={"nose": 0.1, "left_toe": 0.15, "right_toe": 0.15})
    assert reference.world is not None
    world, sign = reference.world.copy(), 1 if side == "left" else -1
    other = "right" if side == "left" else "left"
    world[:, JOINT[f"{side}_wrist"]] = (sign * 0.7, -0.5, 0.0)
    world[:, JOINT[f"{other}_wrist"]] = (-sign * 0.18, -0.5, -0.6)
    xy = FOCAL_M * world[..., :2] / (world[..., 2:] + FAR_M) + (0.9, 0.5)
    return replace(reference, xy=xy.astype(np.float32), world=world)


@pytest.mark.parametrize("side", ["left", "right"])
def test_an_arm_is_on_the_side_on_which_the_view_shows_it(side: str):
    reference = raised(side)
    sign = 1 if side == "left" else -1
    out = f"{side}_wrist"
    assert np.all(sign * shown(reference, View.MIRRORED, out) < -0.2)
    assert np.all(sign * shown(reference, View.FILMED, out) > 0.2)
    assert np.all(sign * shown(reference, View.BEHIND, out) < -0.2)
    assert np.all(np.abs(shown(reference, View.SIDE, out)) < 0.05)


def test_from_the_side_the_dancer_faces_right_and_the_right_arm_is_nearer():
    reference = raised("left")
    assert np.all(shown(reference, View.SIDE, "right_wrist") > 0.2)
    world = seen_from(reference, View.SIDE).world
    assert world is not None
    assert np.all(world[:, JOINT["right_wrist"], 2] < world[:, JOINT["left_wrist"], 2])


def test_from_behind_what_was_in_front_is_farther():
    reference = raised("left")
    world = seen_from(reference, View.BEHIND).world
    assert world is not None
    np.testing.assert_allclose(world[:, JOINT["right_wrist"], 2], 0.6, atol=1e-6)


def test_as_filmed_twice_is_the_dance_again():
    reference = filmed()
    twice = seen_from(seen_from(reference, View.FILMED), View.FILMED)
    np.testing.assert_allclose(twice.xy, reference.xy, atol=1e-5)
    np.testing.assert_array_equal(twice.world, reference.world)
    assert seen_from(reference, View.MIRRORED) is reference


def test_from_behind_a_flat_body_is_what_a_mirror_shows():
    """It is the mirror's picture: the dancer's left stays at the left."""
    reference = filmed()
    np.testing.assert_allclose(seen_from(reference, View.BEHIND).xy, reference.xy, atol=2e-4)


@pytest.mark.parametrize("view", list(View))
def test_a_body_is_as_tall_in_every_view(view: View):
    reference = filmed(depth_m={"left_wrist": 0.3, "right_knee": 0.2, "nose": 0.1})

    def tall(sequence: PoseSequence) -> np.ndarray:
        return np.asarray((sequence.xy[:, HIPS, 1] - sequence.xy[:, SHOULDERS, 1]).mean(axis=1))

    np.testing.assert_allclose(tall(seen_from(reference, view)), tall(reference), rtol=0.04)


def test_steps_are_seen_from_every_side():
    """A step to the left goes to the mirror's left; one towards the camera goes right in the view from the side."""
    steps = np.linspace(0, 1, 720)
    aside, nearer = 0.5 * steps, 0.4 * steps
    reference = filmed(way_m=np.stack([aside, 0 * steps, -nearer], axis=1), depth_m={"nose": 0.1, "left_toe": 0.15})

    def way(view: View) -> float:
        hips_x = seen_from(reference, view).xy[:, HIPS, 0].mean(axis=1)
        return float(hips_x[0] - hips_x[-1]) * (FAR_M - 0.2) / FOCAL_M

    assert way(View.MIRRORED) < -0.5 < 0.5 < way(View.FILMED)
    assert way(View.BEHIND) == pytest.approx(-0.5, abs=0.06)
    assert way(View.SIDE) == pytest.approx(0.4, abs=0.06)


def test_only_what_is_known_in_space_is_seen_from_all_sides():
    solid = filmed(depth_m={"nose": 0.1, "left_toe": 0.2, "right_toe": 0.2})
    assert views_of(solid) == tuple(View)
    assert solid.world is not None
    assert views_of(replace(solid, world=None)) == FRONT
    assert views_of(filmed()) == FRONT, "flat"
    assert views_of(replace(solid, world=-solid.world)) == FRONT, "not what the picture shows"
    unknown = solid.world.copy()
    unknown[: len(unknown) // 2] = np.nan
    assert views_of(replace(solid, world=unknown)) == FRONT
    with pytest.raises(ValueError, match="space"):
        seen_from(replace(solid, world=None), View.SIDE)


def test_who_is_not_seen_for_a_while_is_not_seen_from_any_side():
    solid = filmed(depth_m={"nose": 0.1, "left_toe": 0.2, "right_toe": 0.2})
    xy, confidence = solid.xy.copy(), solid.confidence.copy()
    xy[100:120], confidence[100:120] = np.nan, 0
    assert solid.world is not None
    world = solid.world.copy()
    world[100:120] = np.nan
    gone = replace(solid, xy=xy, confidence=confidence, world=world)
    assert views_of(gone) == tuple(View)
    for view in View:
        there = np.isfinite(seen_from(gone, view).xy).all(axis=(1, 2))
        np.testing.assert_array_equal(np.flatnonzero(~there), np.arange(100, 120))
