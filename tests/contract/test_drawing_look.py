"""What drawing does with a look: calm, text size, shapes of players, pictures of every shape."""

from itertools import combinations

import numpy as np
import pygame
import pytest
from game_fakes import DANCES

from dancegame.core.evening.players import Shape
from dancegame.core.score import Grade
from dancegame.game.drawing import tiles
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.hud import PopupRow
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.sparkles import draw_burst, draw_confetti, draw_twinkles
from dancegame.game.drawing.theatre import Theatre, stand_in
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.drawing.tiles import draw_answer, draw_menu_tile

SIZES = [(1280, 720), (1920, 1080), (1024, 768), (1280, 800), (1080, 1920), (2560, 720)]
BOX = Box(400, 300, 600, 150)


def canvas(size=(1280, 720), **look) -> Canvas:
    return Canvas(pygame.Surface(size), Look(NEON, **look))


def pixels(drawn: Canvas) -> np.ndarray:
    return pygame.surfarray.array3d(drawn.surface).astype(int)


def burst(on: Canvas) -> None:
    draw_burst(on, (500, 500), 0.3, color=NEON.gold)


def twinkles(on: Canvas) -> None:
    draw_twinkles(on, BOX, 0.4, color=NEON.gold)


@pytest.mark.parametrize("draw", [burst, twinkles, lambda on: draw_confetti(on, 1.0)])
def test_where_it_is_calm_nothing_flies_or_flashes(draw):
    lively, calm = canvas(), canvas(is_calm=True)
    draw(lively)
    draw(calm)
    assert pixels(lively).any()
    assert not pixels(calm).any()


def test_where_it_is_calm_the_light_stands_still():
    pictures = []
    for is_calm in (False, True):
        theatre = Theatre()
        theatre.draw_empty(canvas(is_calm=is_calm), now_s=0.0)
        on = [canvas(is_calm=is_calm) for _ in range(2)]
        # A background is lit anew bit by bit.
        for now_s, drawn in ((3.0, on[0]), (8.0, on[1])):
            for _ in range(30):
                theatre.draw(drawn, now_s=now_s, song_s=0.0, box=drawn.area, pulse=now_s / 8)
        pictures.append(np.abs(pixels(on[0]) - pixels(on[1])).max())
    assert pictures[0] > 10
    assert pictures[1] == 0


def test_where_it_is_calm_words_do_not_leap():
    for is_calm in (False, True):
        places = [
            write(canvas(is_calm=is_calm), "PERFECT", size=60, scale=scale, center=(900, 500)) for scale in (1.0, 1.3)
        ]
        assert (places[0] == places[1]) is is_calm
    popups, drawn = PopupRow(), []
    popups.add(Grade.GOOD, 0.0, is_gold=False)
    for now_s in (0.05, 0.15):
        drawn.append(canvas(is_calm=True))
        popups.draw(drawn[-1], now_s, center=(900, 500), size=90)
    assert pixels(drawn[0]).any()
    assert np.array_equal(pixels(drawn[0]), pixels(drawn[1]))


def test_players_differ_by_shape_as_well():
    masks = {}
    for shape in Shape:
        drawn = canvas()
        draw_mark(drawn, (300, 300), 120, color=NEON.players[0], shape=shape)
        masks[shape] = pixels(drawn).sum(axis=2) > 60
        across, down = (np.flatnonzero(masks[shape].any(axis=axis)) for axis in (1, 0))
        # As large as asked for, and around the middle.
        for places in (across, down):
            assert 60 <= len(places) <= 82
            assert abs(places.mean() - 200) < 6
    for first, second in combinations(Shape, 2):
        assert (masks[first] ^ masks[second]).sum() > 0.08 * masks[first].sum()


@pytest.mark.parametrize("size", SIZES)
def test_a_scene_fills_pictures_of_every_shape_and_the_dancer_stands_on_its_floor(size):
    drawn, empty = canvas(size), canvas(size)
    theatre = Theatre()
    theatre.cast(DANCES[0].reference)
    for first in (0.4, 0.6):
        for box in drawn.halves(first=first):
            # Lights come some pictures after what they shine on, beams band by band.
            for _ in range(60):
                theatre.draw(drawn, now_s=1.0, song_s=2.0, box=box)
            for _ in range(4):
                empty.surface.fill((0, 0, 0))
                theatre.draw(empty, now_s=1.0, song_s=-5.0, box=box, presence=0.0)
            picture = pixels(drawn)
            assert (picture.sum(axis=2) > 0).mean() > 0.99
            place = stand_in(box, reach=theatre.framed.reach)
            assert box.top < place.floor - place.height < place.floor < box.bottom
            moved = np.abs(picture - pixels(empty)).sum(axis=2) > 90
            # Above the light on the floor, which goes with the dancer.
            chest = drawn.px(place.floor - 0.35 * place.height)
            columns = np.flatnonzero(moved[:, :chest].any(axis=1)) / drawn.unit_px
            assert box.left - 0.17 * box.width < columns.min() < columns.max() < box.right + 0.17 * box.width


@pytest.mark.parametrize("text_scale", [1.0, 1.25])
@pytest.mark.parametrize("height", [96, 132, 150])
@pytest.mark.parametrize(
    "title", ["Can-Can", "A very long title that nobody would ever give to a song, or would they?"]
)
def test_words_stay_in_their_pane(text_scale, height, title):
    box = Box(200, 300, 560, height)
    for draw in ("answer", "tile"):
        drawn, empty = (canvas((1920, 1080), text_scale=text_scale) for _ in range(2))
        for on, words in ((drawn, (title, "An artist of whom much is to be said")), (empty, (".", "."))):
            if draw == "answer":
                draw_answer(on, box, letter="A", title=words[0], artist=words[1], color=NEON.primary)
            else:
                draw_menu_tile(on, box, key="1", title=words[0], text=words[1], color=NEON.primary, is_lit=False)
        changed = np.abs(pixels(drawn) - pixels(empty)).sum(axis=2) > 60
        across, down = (np.flatnonzero(changed.any(axis=axis)) for axis in (1, 0))
        assert len(across) > 100
        assert box.left < across.min() < across.max() < box.right
        assert box.top <= down.min() < down.max() <= box.bottom


def test_large_words_of_a_menu_are_alike_whatever_stands_below_them(monkeypatch):
    """A quiet line in smaller letters leaves no more room to the large word above it."""
    written: dict[str, float] = {}
    monkeypatch.setattr(tiles, "write", lambda _, text, *, size, **__: written.update({text: size}))
    on = canvas((1024, 768), text_scale=1.25)
    for number, (title, text) in enumerate({"Party": "Song erraten, dann zusammen tanzen", "Solo": "Allein"}.items()):
        box = Box(44, 300 + 120 * number, 700, 100)
        draw_menu_tile(on, box, key="1", title=title, text=text, color=NEON.primary, is_lit=False)
    assert written["Party"] == written["Solo"]
    assert written["Song erraten, dann zusammen tanzen"] < written["Allein"]
