"""Pictures without words against those kept in tests/golden; DANCEGAME_REFRESH_GOLDEN=1 paints them anew."""

import os
from pathlib import Path

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, LENGTH_S

from dancegame.core.evening.players import Shape
from dancegame.core.score import Grade
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.hud import draw_stars
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.drawing.themes import THEMES
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.drawing.tiles import draw_pane

GOLDEN = Path(__file__).parents[1] / "golden"
SMALL = (320, 180)


pytestmark = pytest.mark.usefixtures("screen")


def paint_dancer(canvas: Canvas) -> None:
    theatre = Theatre()
    theatre.cast(DANCES[0].reference)
    theatre.draw(canvas, now_s=3.0, song_s=2.0, box=canvas.area, pulse=0.5)


def paint_sparks(canvas: Canvas) -> None:
    theatre = Theatre()
    theatre.cast(DANCES[1].reference)
    theatre.draw(canvas, now_s=3.0, song_s=2.0, box=canvas.area, presence=0.0)


def paint_gauges(canvas: Canvas) -> None:
    canvas.surface.fill(NEON.night)
    cards, lane = MoveCards(DANCES[0], frame_dance(DANCES[0].reference)), Box(1074, 849, 822, 219)
    cards.draw(canvas, 1.2, box=lane, now_s=1.0, end_s=LENGTH_S)
    draw_stars(canvas, 500_000, box=Box(180, 180, 1350, 30), diameter=105)
    for row, lit in enumerate((False, True)):
        draw_pane(canvas, Box(180, 390 + 225 * row, 750, 150), color=NEON.good, is_lit=lit)
    for number, (shape, color) in enumerate(zip(Shape, NEON.players, strict=True)):
        draw_mark(canvas, (1080 + 120 * number, 460), 100, color=color, shape=shape)
    draw_confetti(canvas, 1.5)


@pytest.mark.parametrize("paint", [paint_dancer, paint_sparks, paint_gauges])
def test_the_picture_looks_as_it_did(paint):
    canvas = Canvas(pygame.Surface((1280, 720)).convert(), Look(NEON))
    paint(canvas)
    small = pygame.transform.smoothscale(canvas.surface, SMALL)
    path = GOLDEN / f"{paint.__name__.removeprefix('paint_')}.png"
    if os.environ.get("DANCEGAME_REFRESH_GOLDEN"):
        pygame.image.save(small, path)
    kept = pygame.surfarray.array3d(pygame.image.load(path)).astype(int)
    off = np.abs(pygame.surfarray.array3d(small).astype(int) - kept)
    assert off.mean() < 2.0
    assert (off.max(axis=2) > 60).mean() < 0.01


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_grades_can_be_told_apart_without_colour(theme):
    """Lightness falls with the grade, so that colour is never the only sign (the word is there, too)."""
    luma = [np.dot(theme.grades[grade], (0.2126, 0.7152, 0.0722)) for grade in Grade]
    assert luma[0] == max(luma)
    assert luma[-1] == min(luma)
