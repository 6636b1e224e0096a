"""The logo: every letter stands in its place, is switched on once, and the dancer dances where things may move."""

import numpy as np
import pygame
import pytest

from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.logo import SWITCHED_ON_S, draw_logo, logo_height, paint_emblem
from dancegame.game.drawing.logo_letters import BEATS, NAME, letters, tiny_dancer
from dancegame.game.drawing.themes.neon import NEON

pytestmark = pytest.mark.usefixtures("screen")
WIDTH = 1400.0


def painted(age_s, *, is_calm=False):
    canvas = Canvas(pygame.Surface((1280, 720)).convert(), Look(NEON, is_calm=is_calm))
    draw_logo(canvas, Box(100, 100, WIDTH, 0), age_s=age_s)
    return pygame.surfarray.array3d(canvas.surface).astype(int)


def test_letters_follow_each_other_without_touching():
    for (x, letter), (following, _) in zip(letters()[:-1], letters()[1:], strict=True):
        assert x + letter.width < following
    assert len(letters()) == len(NAME)


def test_letters_are_switched_on_from_the_left_and_stay():
    light = [painted(age_s).sum() for age_s in (0.0, 0.5, 1.0, SWITCHED_ON_S - 0.01)]
    assert light == sorted(light)
    half = painted(0.5)
    assert half[:400].sum() > 10 * half[900:].sum()
    # The whole name that is kept is the same picture as its letters.
    assert np.abs(painted(SWITCHED_ON_S - 1e-6)[600:] - painted(SWITCHED_ON_S)[600:]).max() <= 2


def test_nothing_is_drawn_outside_the_place_of_the_logo():
    light = painted(SWITCHED_ON_S + 1).sum(axis=2)
    unit_px = 720 / 1080
    top, bottom = round(100 * unit_px), round((100 + logo_height(WIDTH)) * unit_px)
    assert light[:, : top - 2].max() == 0
    assert light[:, bottom + 2 :].max() == 0
    assert light.max() > 700


def test_the_dancer_dances_unless_nothing_may_sway():
    still = [painted(SWITCHED_ON_S + late_s, is_calm=True) for late_s in (1.0, 1.7)]
    assert np.array_equal(*still)
    moving = [painted(SWITCHED_ON_S + late_s) for late_s in (1.0, 1.7)]
    assert not np.array_equal(*moving)


def test_the_dance_begins_again_without_a_leap():
    before, after = tiny_dancer(BEATS - 1e-6), tiny_dancer(0.0)
    for one, other in zip(before.strokes, after.strokes, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-3)


@pytest.mark.parametrize("size_px", [16, 64, 256])
def test_the_emblem_is_clear_in_its_corners_and_lit_within(size_px):
    emblem = paint_emblem(size_px, NEON)
    assert emblem.get_size() == (size_px, size_px)
    assert emblem.get_at((0, 0)).a == 0
    assert emblem.get_at((size_px // 2, size_px // 2)).a > 250
    assert pygame.surfarray.array3d(emblem).max() > 230
