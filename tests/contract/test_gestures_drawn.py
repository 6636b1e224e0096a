"""The pictures of gestures: the arm that is raised shines on its own side of the mirror, and a ring fills."""

import pygame
import pytest

from dancegame.core.gestures.arm_poses import ARM_POSES
from dancegame.game.drawing.arm_pose import draw_arm_pose
from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.hand import draw_hand, draw_hold
from dancegame.game.drawing.themes import THEMES

BRIGHT, REST, NIGHT = (250, 10, 20), (40, 60, 200), (0, 0, 0)
SIZE = 400


@pytest.fixture
def canvas(screen: None) -> Canvas:
    surface = pygame.Surface((1440, 1080))
    surface.fill(NIGHT)
    return Canvas(surface, Look(next(iter(THEMES.values()))))


def bright(canvas: Canvas, *, left: int = 0, right: int = 1440) -> int:
    """How many pixels shine in the colour of raised arms between two columns."""
    part = canvas.surface.subsurface((left, 0, right - left, 1080))
    return pygame.mask.from_threshold(part, BRIGHT, (60, 60, 60, 255)).count()


@pytest.mark.parametrize(
    ("answer", "is_left", "is_right"), [(0, True, False), (1, False, True), (2, True, True), (3, True, True)]
)
def test_raised_arms_shine_on_the_side_where_a_mirror_shows_them(canvas, answer, is_left, is_right):
    draw_arm_pose(canvas, (720, 540), SIZE, ARM_POSES[answer], color=BRIGHT, rest=REST)
    assert (bright(canvas, right=720) > 500) == is_left
    assert (bright(canvas, left=720) > 500) == is_right


def test_a_figure_stays_within_its_size(canvas):
    for pose in ARM_POSES:
        draw_arm_pose(canvas, (720, 540), SIZE, pose, color=BRIGHT, rest=REST)
    drawn = pygame.mask.from_threshold(canvas.surface, NIGHT, (5, 5, 5, 255))
    drawn.invert()
    box = drawn.get_bounding_rects()[0].unionall(drawn.get_bounding_rects())
    assert pygame.Rect(520, 340, SIZE, SIZE).contains(box)
    assert box.height > 0.8 * SIZE


def test_a_ring_fills_with_what_is_held(canvas):
    counts = []
    for progress in (0.0, 0.25, 0.5, 1.0, 7.0):
        canvas.surface.fill(NIGHT)
        draw_hold(canvas, (720, 540), SIZE, color=BRIGHT, progress=progress)
        counts.append(bright(canvas))
    assert counts[0] == 0
    assert counts[1] == pytest.approx(counts[3] / 4, rel=0.05)
    assert counts[2] == pytest.approx(counts[3] / 2, rel=0.05)
    assert counts[4] == counts[3]


def test_a_left_hand_is_a_right_one_in_the_mirror(canvas):
    draw_hand(canvas, (720, 540), SIZE, color=BRIGHT, is_left=False, progress=0.0)
    right = pygame.transform.flip(canvas.surface, True, False)
    canvas.surface.fill(NIGHT)
    draw_hand(canvas, (720, 540), SIZE, color=BRIGHT, is_left=True, progress=0.0)
    differing = pygame.mask.from_threshold(right, NIGHT, (30, 30, 30, 255), canvas.surface)
    differing.invert()
    assert differing.count() < 0.01 * SIZE * SIZE
