"""Drawings that are kept as layers: the same picture as drawn, and a new one at once when anything changes."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.still import still
from dancegame.game.drawing.themes import THEMES
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.drawing.tiles import draw_pane
from dancegame.texts import SOURCE_LANGUAGE, _, use_language

pytestmark = pytest.mark.usefixtures("screen")
BOX, SIZE = Box(300, 300, 700, 160), (960, 540)
painted: list[str] = []


@still
def draw_told(canvas: Canvas, box: Box, text: str, *, is_lit: bool = True) -> str:
    painted.append(text)
    draw_pane(canvas, box, color=canvas.theme.good, is_lit=is_lit)
    write(canvas, _(text), size=60, glow=canvas.theme.primary, center=box.center)
    return text


def picture(*, text: str = "menu", look: Look | None = None, ground: int = 30) -> np.ndarray:
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill((ground, ground, 2 * ground))
    assert draw_told(Canvas(surface, look or Look(NEON)), BOX, text) == text
    return pygame.surfarray.array3d(surface).astype(int)


@pytest.mark.parametrize("ground", [0, 30, 90])
def test_a_layer_looks_as_what_it_was_learnt_from(ground):
    drawn = picture(text="choose", ground=ground)
    picture(text="choose", ground=ground)
    painted.clear()
    layered = picture(text="choose", ground=ground)
    assert painted == []
    assert np.abs(layered - drawn).max() <= 8
    assert np.abs(layered - drawn).mean() < 0.1


def test_whatever_it_depends_on_shows_at_once():
    for _time in range(3):
        before = picture()
    other_theme = next(theme for theme in THEMES.values() if theme is not NEON)
    for look in (replace(Look(NEON), text_scale=1.3), Look(other_theme)):
        assert np.abs(picture(look=look) - before).max() > 20
    use_language("de")
    try:
        assert np.abs(picture() - before).max() > 20
    finally:
        use_language(SOURCE_LANGUAGE)
    assert np.abs(picture() - before).max() <= 8


def test_what_comes_once_is_not_kept_and_no_two_are_learnt_on_one_picture():
    canvas = Canvas(pygame.Surface(SIZE, 0, 32), Look(NEON))
    for text in ("go", "back", "go", "back"):
        draw_told(canvas, BOX, text)
    painted.clear()
    draw_told(canvas, BOX, "go")
    assert painted == []
    draw_told(canvas, BOX, "back")
    assert painted == ["back"]
