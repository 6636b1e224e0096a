"""What practice draws: a dance from all sides, the dancer over oneself, the count."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, STANDING, waving

from dancegame.core.ghost import Ghost
from dancegame.core.poses import JOINT_COUNT, Pose, PoseSequence, pose_at
from dancegame.core.skeleton import CANONICAL
from dancegame.core.views import FOCAL_M, View
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.count import draw_count
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.framed_view import frame_view
from dancegame.game.drawing.ghost import GhostDancer, frame_ghost
from dancegame.game.drawing.over import draw_over
from dancegame.game.drawing.stance import PARTS, USUAL_ORDER
from dancegame.game.drawing.themes.neon import NEON

JOINT = {name: number for number, name in enumerate(CANONICAL.joints)}
METRES, FAR_M = 1.9, 3.7


def easel(*, is_calm: bool = False) -> Canvas:
    return Canvas(pygame.Surface((640, 360)), Look(NEON, is_calm=is_calm), unit_px=1.0)


def painted(canvas: Canvas) -> pygame.Rect:
    """The part of a canvas on which there is anything."""
    light = pygame.surfarray.array3d(canvas.surface).max(axis=2) > 24
    across, down = (np.flatnonzero(light.any(axis=axis)) for axis in (1, 0))
    return pygame.Rect(across[0], down[0], across[-1] - across[0] + 1, down[-1] - down[0] + 1)


def reaching(hand_m: float) -> PoseSequence:
    """Somebody who stands and waves an arm, the right hand so many metres nearer to the camera than the chest."""
    flat = waving()
    world = np.concatenate([(flat.xy - (0.9, 0.45)) * METRES, np.zeros((*flat.xy.shape[:2], 1))], axis=2)
    for joint, metres in {"nose": 0.1, "left_toe": 0.15, "right_toe": 0.15, "right_elbow": hand_m / 2}.items():
        world[:, JOINT[joint], 2] -= metres
    chest = STANDING["right_shoulder"]
    world[:, JOINT["right_wrist"]] = (chest[0] * METRES + 0.15, chest[1] * METRES + 0.3, -hand_m)
    xy = FOCAL_M * world[..., :2] / (world[..., 2:] + FAR_M) + (0.9, 0.5)
    return replace(flat, xy=xy.astype(np.float32), world=world.astype(np.float32))


def test_a_dancer_is_as_large_and_strong_in_every_view():
    framed = {view: frame_view(reaching(0.3), view) for view in View}
    front = framed[View.MIRRORED]
    for view, other in framed.items():
        assert other.body == pytest.approx(front.body), view
        assert np.nanmin(other.xy[..., 1]) == pytest.approx(np.nanmin(front.xy[..., 1]), rel=0.12), view


def test_a_dance_that_travels_farther_in_another_view_still_fits():
    solid = reaching(0.3)
    assert solid.world is not None
    way = np.linspace(-1.2, 1.2, len(solid.times_s))[:, None]
    from_camera = solid.world + np.stack([0 * way, 0 * way, way], axis=-1)
    xy = FOCAL_M * from_camera[..., :2] / (from_camera[..., 2:] + FAR_M) + (0.9, 0.5)
    side = frame_view(replace(solid, xy=xy.astype(np.float32)), View.SIDE, widest=0.2)
    assert side.width == pytest.approx(0.2)
    assert side.has_legs


@pytest.mark.parametrize(("hand_m", "over"), [(0.4, {View.BEHIND: False}), (-0.4, {View.BEHIND: True})])
def test_what_is_nearer_is_painted_over_what_is_farther(hand_m: float, over: dict[View, bool]):
    """The framed dance is a mirror's: the dancer's right arm is its left."""
    for view, is_over in over.items():
        order = frame_view(reaching(hand_m), view).stance_at(2.0).order
        assert sorted(order) == list(range(len(PARTS)))
        arm, trunk = (order.index(PARTS.index(part)) for part in ("left_arm", "trunk"))
        assert (arm > trunk) == is_over


def test_from_the_side_the_right_limbs_are_over_the_left_ones():
    order = frame_view(reaching(0.3), View.SIDE).stance_at(2.0).order
    for limb in ("arm", "leg"):
        assert order.index(PARTS.index(f"left_{limb}")) > order.index(PARTS.index(f"right_{limb}"))


def test_what_is_not_known_in_space_is_painted_in_the_usual_order():
    flat = replace(reaching(0.3), world=None)
    stance = frame_view(flat, View.MIRRORED).stance_at(2.0)
    assert stance.order == USUAL_ORDER
    assert (stance.near == 1).all()


def test_a_hand_that_comes_forward_is_larger_and_over_the_body():
    """The framed dance is a mirror's: the dancer's right arm is its left."""
    far, near = (frame_view(reaching(hand_m), View.MIRRORED).stance_at(2.0) for hand_m in (-0.4, 0.4))
    hand, arm, trunk = CANONICAL.index("left_wrist"), PARTS.index("left_arm"), PARTS.index("trunk")
    assert far.near[hand] < 0.9 < 1.1 < near.near[hand]
    assert near.order.index(arm) > near.order.index(trunk)
    assert far.order.index(arm) < far.order.index(trunk)


def test_every_view_is_another_picture():
    pictures = set()
    for view in View:
        canvas = easel()
        MysteryDancer(frame_view(reaching(0.5), view)).draw(canvas, song_s=2.2, place=Place(320, 330, 280))
        pictures.add(pygame.image.tobytes(canvas.surface, "RGB"))
    assert len(pictures) == len(View)


def test_a_ghost_of_a_try_has_no_points(texts: list[str]):
    ghost = Ghost(waving(length_s=2.0), np.zeros(0), np.zeros(0, np.int64))
    canvas = easel()
    GhostDancer(frame_ghost(ghost)).draw(canvas, song_s=1.0, box=Box(220, 0, 200, 340))
    assert texts == ["Ghost"]
    assert painted(canvas).height > 100


GLASS = Box(220, 40, 200, 240)
WHOLE = Box(60, 20, 480, 270)


def draw_on_glass(pose: Pose, *, wrong: tuple[str, ...] = ()) -> Canvas:
    canvas = easel()
    draw_over(canvas, pose, WHOLE, within=GLASS, color=NEON.gold, wrong=wrong)
    return canvas


def test_the_dancer_over_oneself_stays_in_the_picture():
    pose = pose_at(waving(), 1.0)
    wide = Pose((pose.xy - (0.9, 0.5)) * np.float32(2.5) + np.float32((0.9, 0.5)), pose.confidence)
    canvas = draw_on_glass(wide)
    assert canvas.rect(GLASS).contains(painted(canvas))
    assert painted(canvas).height > 0.9 * GLASS.height
    assert canvas.surface.get_clip() == canvas.surface.get_rect()


def test_a_wrong_limb_is_red_and_no_other():
    pose = pose_at(waving(), 1.0)

    def is_red(canvas: Canvas) -> bool:
        return bool((pygame.surfarray.array3d(canvas.surface) == NEON.mistake).all(axis=2).any())

    assert not is_red(draw_on_glass(pose))
    for limb in ("left_forearm", "right_shin", "trunk", "head", "shoulders"):
        assert is_red(draw_on_glass(pose, wrong=(limb,))), limb


def test_nobody_is_drawn_over_nobody():
    unseen = Pose(np.full((JOINT_COUNT, 2), np.nan, np.float32), np.zeros(JOINT_COUNT, np.float32))
    assert not pygame.surfarray.array3d(draw_on_glass(unseen).surface).any()


@pytest.mark.parametrize("box", [Box(200, 60, 220, 220), Box(200, 60, 60, 220), Box(100, 100, 400, 120)])
def test_a_count_stays_in_its_box(box: Box):
    for count in range(1, 9):
        canvas = easel(is_calm=True)
        draw_count(canvas, count, 0.0, box)
        ink = pygame.surfarray.array3d(canvas.surface).min(axis=2) > 60
        across, down = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
        assert box.left - 1 <= across[0] <= across[-1] <= box.right + 1
        assert box.top - 1 <= down[0] <= down[-1] <= box.bottom + 1


def test_a_count_leaps_on_its_beat_unless_nothing_may_move():
    def picture(share: float, *, is_calm: bool) -> bytes:
        canvas = easel(is_calm=is_calm)
        draw_count(canvas, 5, share, Box(200, 60, 220, 220))
        return pygame.image.tobytes(canvas.surface, "RGB")

    assert picture(0.0, is_calm=False) != picture(0.9, is_calm=False)
    assert picture(0.0, is_calm=True) == picture(0.9, is_calm=True)


@pytest.mark.parametrize("width", [600, 601, 602, 603])
def test_a_ghost_stands_in_its_own_light_whatever_the_width(screen, width):
    dancer = GhostDancer(frame_ghost(Ghost(DANCES[0].reference, np.zeros(0, np.float64), np.zeros(0, np.int64))))
    surface = pygame.Surface((width, 600), 0, 32)
    canvas = Canvas(surface, Look(NEON))
    dancer.draw(canvas, song_s=2.0, box=canvas.area)
    light = pygame.surfarray.array3d(surface).sum(axis=(1, 2))
    middle = light[width // 4 : -width // 4].sum()
    assert middle > 0.8 * light.sum() > 0
