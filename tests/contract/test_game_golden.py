"""Pictures without words against those kept in tests/golden; DANCEGAME_REFRESH_GOLDEN=1 paints them anew."""

import os
from pathlib import Path

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, LENGTH_S

from dancegame.core.score import Grade
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.hud import draw_stars
from dancegame.game.drawing.colors import GRADE_COLORS, GREEN, NIGHT
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.drawing.tiles import draw_pane

GOLDEN = Path(__file__).parents[1] / "golden"
SMALL = (320, 180)


pytestmark = pytest.mark.usefixtures("screen")


def paint_dancer(surface: pygame.Surface) -> None:
    theatre = Theatre()
    theatre.cast(DANCES[0].reference)
    theatre.draw(surface, now_s=3.0, song_s=2.0, x=640, pulse=0.5)


def paint_sparks(surface: pygame.Surface) -> None:
    theatre = Theatre()
    theatre.cast(DANCES[1].reference)
    theatre.draw(surface, now_s=3.0, song_s=2.0, x=640, presence=0.0)


def paint_gauges(surface: pygame.Surface) -> None:
    surface.fill(NIGHT)
    MoveCards(DANCES[0].song, frame_dance(DANCES[0].reference)).draw(surface, 1.2, now_s=1.0, end_s=LENGTH_S)
    draw_stars(surface, 500_000, rect=pygame.Rect(120, 120, 900, 20), diameter=70)
    for row, lit in enumerate((False, True)):
        draw_pane(surface, pygame.Rect(120, 260 + 150 * row, 500, 100), color=GREEN, is_lit=lit)
    draw_confetti(surface, 1.5)


@pytest.mark.parametrize("paint", [paint_dancer, paint_sparks, paint_gauges])
def test_the_picture_looks_as_it_did(paint):
    surface = pygame.Surface((1280, 720)).convert()
    paint(surface)
    small = pygame.transform.smoothscale(surface, SMALL)
    path = GOLDEN / f"{paint.__name__.removeprefix('paint_')}.png"
    if os.environ.get("DANCEGAME_REFRESH_GOLDEN"):
        pygame.image.save(small, path)
    kept = pygame.surfarray.array3d(pygame.image.load(path)).astype(int)
    off = np.abs(pygame.surfarray.array3d(small).astype(int) - kept)
    assert off.mean() < 2.0
    assert (off.max(axis=2) > 60).mean() < 0.01


def test_grades_can_be_told_apart_without_colour():
    """Lightness falls with the grade, so that colour is never the only sign (the word is there, too)."""
    luma = [np.dot(GRADE_COLORS[grade], (0.2126, 0.7152, 0.0722)) for grade in Grade]
    assert luma[0] == max(luma)
    assert luma[-1] == min(luma)
