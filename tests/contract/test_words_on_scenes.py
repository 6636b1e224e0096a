"""Words on scenes: wherever they stand on one, letters are told from what is right around them."""

import cv2
import numpy as np
import pygame
import pytest
from test_scenes import LINEAR, LUMINANCE, draw, easel, horizon_of

from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.scene import Scene
from dancegame.game.drawing.scenes import SCENES
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.sheet import Sheet
from dancegame.game.drawing.still import forget, still
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.drawing.themes.neon import NEON

# WCAG 1.4.3, for letters of any size.
LEAST_CONTRAST = 4.5
WORDS = "Words & light 17"
# Colours of words on scenes, with the light around them.
VOICES = ((NEON.ink, NEON.primary), (NEON.muted, None), (NEON.secondary, None), (NEON.gold, NEON.good))
SIZE = (800, 450)

pytestmark = pytest.mark.usefixtures("screen")


def contrasts(canvas: Canvas, place: Box, color) -> list[float]:
    """The contrast of each piece of a word to what is right around its letters, brightest spots and all."""
    rect = canvas.rect(place)
    picture = pygame.surfarray.array3d(canvas.surface.subsurface(rect)).astype(int)
    light = LINEAR[picture] @ LUMINANCE
    letters = (np.abs(picture - np.array(color)).max(axis=-1) < 12).astype(np.uint8)

    def grown(units: float) -> np.ndarray:
        return cv2.dilate(letters, np.ones((3, 3), np.uint8), iterations=round(units * canvas.unit_px + 1)) > 0

    around, found, step = grown(7) & ~grown(2), [], round(70 * canvas.unit_px)
    for left in range(0, len(picture) - step, step):
        piece = slice(left, left + step)
        inside, outside = light[piece][letters[piece] > 0], light[piece][around[piece]]
        if len(inside) > 20 < len(outside):
            found.append((np.median(inside) + 0.05) / (np.percentile(outside, 95) + 0.05))
    return found


def all_over(canvas: Canvas) -> list[float]:
    """Write words all over a canvas; returns the contrasts of all their pieces."""
    found = []
    for number in range(24):
        row, column = divmod(number, 3)
        color, glow = VOICES[(row + column) % len(VOICES)]
        middle = (canvas.area.width * (2 * column + 1) / 6, 70 + 134 * row)
        place = write(canvas, WORDS, size=44 if row % 2 else 80, color=color, glow=glow, max_width=560, center=middle)
        found += contrasts(canvas, place, color)
    assert len(found) > 100
    return found


@pytest.mark.parametrize("decor", [None, *SCENES.values()], ids=["mystery", *SCENES])
def test_letters_stand_out_from_what_is_right_around_them(decor) -> None:
    canvas = easel(Look(NEON), SIZE)
    scene = Scene(canvas, horizon=horizon_of(canvas), decor=decor)
    draw(scene, canvas, 20.0, pulse=0.5)
    assert min(all_over(canvas)) >= LEAST_CONTRAST


def test_without_their_dark_ground_they_would_not() -> None:
    canvas = easel(Look(NEON), SIZE)
    draw(Scene(canvas, horizon=horizon_of(canvas), decor=SCENES["fiesta"]), canvas, 20.0, pulse=0.5)
    canvas.has_scene = False
    assert min(all_over(canvas)) < 2


def bytes_around(canvas: Canvas, place: Box) -> bytes:
    return pygame.image.tobytes(canvas.surface.subsurface(canvas.rect(place.inflate(30, 30))), "RGB")


def test_words_are_dark_around_on_a_scene_and_not_on_a_pane_or_anywhere_else() -> None:
    pane = Box(300, 300, 800, 300)
    bare, on_pane, nowhere = (easel(Look(NEON), SIZE) for _ in range(3))
    Theatre(is_patient=True).draw_empty(bare, now_s=0.0)
    for canvas in (bare, on_pane, nowhere):
        canvas.surface.fill((200, 60, 60))
    on_pane.lay_scene()
    pictures = []
    for canvas in (on_pane, nowhere):
        draw_panel(canvas, pane, (160, 60, 60), NEON.ink)
        pictures.append(bytes_around(canvas, write(canvas, WORDS, size=60, center=pane.center)))
    assert pictures[0] == pictures[1]
    place = write(bare, WORDS, size=60, center=pane.center)
    assert bare.surface.get_at(bare.rect(place).midleft)[0] < 100 < nowhere.surface.get_at((5, 5))[0]


@still
def pane_alone(canvas: Canvas, box: Box) -> None:
    draw_panel(canvas, box, NEON.glass, NEON.ink)


def test_a_pane_that_is_kept_is_a_pane() -> None:
    forget()
    box = Box(200, 200, 400, 200)
    for _ in range(3):
        canvas = easel(Look(NEON), SIZE)
        canvas.lay_scene()
        pane_alone(canvas, box)
        assert not canvas.is_bare(canvas.rect(box.inflate(-40, -40)))
        assert not canvas.is_bare(canvas.rect(Box(250, 330, 100, 80)))
        assert canvas.is_bare(canvas.rect(Box(250, 370, 100, 80)))
        assert canvas.is_bare(canvas.rect(box.move(600, 0)))
    forget()


@still
def words_alone(canvas: Canvas, box: Box) -> None:
    write(canvas, WORDS, size=60, center=box.center)


def test_words_that_are_kept_know_the_pane_under_them() -> None:
    forget()
    pane, pictures = Box(300, 300, 800, 300), []
    for has_scene in (False, True):
        for _ in range(3):
            canvas = easel(Look(NEON), SIZE)
            canvas.surface.fill((200, 60, 60))
            canvas.has_scene = has_scene
            draw_panel(canvas, pane, (160, 60, 60), NEON.ink)
            words_alone(canvas, pane.inflate(-40, -40))
            pictures.append(pygame.surfarray.array3d(canvas.surface).astype(int))
        forget()
    assert all(np.abs(picture - pictures[0]).max() <= 3 for picture in pictures)


def test_words_that_are_kept_are_others_on_a_scene() -> None:
    forget()
    box, pictures = Box(300, 300, 800, 300), {False: [], True: []}
    for has_scene in (False, False, False, True, True, True):
        canvas = easel(Look(NEON), SIZE)
        canvas.surface.fill((200, 60, 60))
        canvas.has_scene = has_scene
        words_alone(canvas, box)
        pictures[has_scene].append(pygame.surfarray.array3d(canvas.surface).astype(int))
    forget()
    for kept in pictures.values():
        assert max(np.abs(picture - kept[0]).max() for picture in kept) <= 8
    assert np.abs(pictures[True][-1] - pictures[False][-1]).max() > 100


def test_the_panes_of_a_page_that_is_as_it_was_are_known() -> None:
    theatre, drawn, box = Theatre(is_patient=True), [], Box(200, 200, 400, 200)
    sheet = Sheet(easel(Look(NEON), SIZE).surface)

    def draw_page(canvas: Canvas) -> None:
        drawn.append(canvas)
        draw_panel(canvas, box, NEON.glass, NEON.ink)

    for is_others in (True, False, False):
        canvas = Canvas(sheet, Look(NEON))
        canvas.lay_scene()
        theatre.turns.is_others = is_others
        theatre.draw_before(canvas, "page", lambda canvas=canvas: draw_page(canvas))
        assert not canvas.is_bare(canvas.rect(box.inflate(-40, -40)))
        sheet.show()
    assert len(drawn) == 1
