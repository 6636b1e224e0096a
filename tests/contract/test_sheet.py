"""What a sheet paints is what would have been drawn at once, whatever has changed since the picture before."""

import re
from pathlib import Path

import numpy as np
import pygame
import pytest
from game_fakes import Play

from dancegame import game
from dancegame.bench.render.screens import stages_to_measure
from dancegame.core.settings import Settings
from dancegame.game import display as window
from dancegame.game.drawing import pen
from dancegame.game.drawing import sheet as sheets
from dancegame.game.drawing.glow import add, fade, opaque, soft_disc, stamp
from dancegame.game.drawing.sheet import Sheet
from dancegame.game.router import Shown, make_screen

SIZE = (640, 400)
WHITE, RED = (255, 255, 255), (200, 20, 30)


class Witness(Sheet):
    """A sheet that also draws everything at once."""

    def __init__(self, surface: pygame.Surface) -> None:
        super().__init__(surface)
        self.at_once = surface.copy()
        self.repeated = self.shown = 0

    def put(self, paint, place, *values) -> None:
        super().put(paint, place, *values)
        self.at_once.set_clip(self.get_clip())
        paint(self.at_once, *values)

    def _repeat(self, strokes) -> None:
        super()._repeat(strokes)
        for stroke in strokes:
            self.at_once.set_clip(stroke.cut)
            stroke.paint(self.at_once, *stroke.values)
        self.repeated += len(strokes)

    def show(self) -> list[pygame.Rect]:
        parts = super().show()
        self.shown += 1
        assert pixels(self.surface) == pixels(self.at_once)
        return parts


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def ground(seed: int) -> pygame.Surface:
    surface = opaque(SIZE)
    pygame.surfarray.pixels2d(surface)[:] = np.random.default_rng(seed).integers(0, 1 << 24, SIZE)
    return surface


def draw(sheet: Sheet, still: pygame.Surface, things: list[tuple[int, int, int]]) -> None:
    """A ground with things of five kinds on it, each at its place."""
    light, glass = soft_disc(90, 60, RED), pygame.Surface((70, 50), pygame.SRCALPHA, 32)
    glass.fill((10, 90, 40, 120))
    stamp(sheet, still, still.get_rect())
    for kind, x, y in things:
        if kind == 0:
            add(sheet, light, (x, y))
        elif kind == 1:
            pen.circle(sheet, WHITE, (x + 0.3, y), 17)
        elif kind == 2:
            pen.polygon(sheet, RED, [(x, y), (x + 40.5, y + 9), (x + 3, y + 30)])
        elif kind == 3:
            pen.aaline(sheet, WHITE, (x, y), (x + 130.5, y + 71), 4)
        else:
            pen.rect(sheet, RED, pygame.Rect(x, y, 50, 30), border_radius=9)


@pytest.fixture
def still(screen) -> pygame.Surface:
    return ground(1)


def test_any_change_is_painted_as_if_all_were_drawn_anew(still):
    random, sheet = np.random.default_rng(4), Witness(opaque(SIZE))
    things = [(number % 5, *random.integers(-30, 600, 2).tolist()) for number in range(12)]
    for _ in range(60):
        number = int(random.integers(len(things)))
        change = int(random.integers(4))
        if change == 0:
            things[number] = (things[number][0], *random.integers(-30, 600, 2).tolist())
        elif change == 1:
            del things[number]
        elif change == 2:
            things.insert(number, (number % 5, *random.integers(-30, 400, 2).tolist()))
        else:
            things[number], things[-1] = things[-1], things[number]
        draw(sheet, still, things)
        sheet.show()


def test_nothing_is_painted_where_nothing_has_changed(still):
    sheet = Witness(opaque(SIZE))
    draw(sheet, still, [(0, 20, 20), (1, 300, 200)])
    assert sheet.show() == [sheet.get_rect()]
    draw(sheet, still, [(0, 20, 20), (1, 300, 200)])
    assert sheet.show() == []
    draw(sheet, still, [(0, 20, 20), (1, 310, 200)])
    assert 0 < sum(part.width * part.height for part in sheet.show()) < 0.2 * SIZE[0] * SIZE[1]


def test_a_thing_behind_another_comes_before_it(still):
    sheet, things = Witness(opaque(SIZE)), [(1, 100, 100), (2, 95, 95), (0, 400, 300)]
    draw(sheet, still, things)
    sheet.show()
    draw(sheet, still, [things[1], things[0], things[2]])
    sheet.show()


def test_the_same_light_twice_is_twice_as_bright(still):
    sheet = Witness(opaque(SIZE))
    for times in (2, 1, 3):
        draw(sheet, still, [(0, 90, 90)] * times)
        sheet.show()


def test_an_area_of_a_picture_is_drawn_alone(still):
    sheet, light = Witness(opaque(SIZE)), soft_disc(90, 60, RED)
    for left in (10, 20, 200):
        stamp(sheet, still, still.get_rect())
        sheet.blit(light, (left, 64), (20, 10, 40, 30), pygame.BLEND_RGB_ADD)
        sheet.show()


def test_a_picture_that_faded_is_whole_again(still):
    sheet, plain = Witness(opaque(SIZE)), opaque(SIZE)
    for target in (sheet, plain):
        fade(target, still, (0, 0), 0.4)
        sheet.show()
        assert still.get_alpha() == 255
    assert pixels(plain) == pixels(sheet.surface) != pixels(still)


def test_below_an_opaque_picture_nothing_is_painted(still, monkeypatch):
    monkeypatch.setattr(sheets, "_COVERED_PX", 4000)
    sheet, window, below = Witness(opaque(SIZE)), ground(2).subsurface((0, 0, 200, 150)), []

    def paint(surface: pygame.Surface, x: int) -> None:
        if surface is sheet.surface:
            below.append(surface.get_clip())
        surface.fill(RED, (x, 0, 90, 400))

    place = pygame.Rect(150, 100, 200, 150)
    for x in (20, 130, 160, 300, 180):
        stamp(sheet, still, still.get_rect())
        sheet.put(paint, pygame.Rect(x, 0, 90, 400), x)
        stamp(sheet, window, place)
        pen.circle(sheet, WHITE, (x, 170), 17)
        sheet.show()
    assert below
    assert not any(part.colliderect(place) for part in below)


def test_what_is_the_same_is_drawn_without_asking_for_it(still):
    sheet, asked = Witness(opaque(SIZE)), []

    def picture(x: int, *, is_same: bool) -> None:
        draw(sheet, still, [(0, x, 20)])
        sheet.again("things", lambda: (asked.append(x), draw_two(sheet, x)), is_same=is_same)
        sheet.show()

    for x, is_same in ((20, True), (24, True), (60, False), (64, True)):
        picture(x, is_same=is_same)
    assert asked == [20, 60]
    draw(sheet, still, [(0, 20, 20)])
    sheet.show()
    picture(70, is_same=True)
    assert asked[-1] == 70, "it was not in the picture before"


def draw_two(sheet: Sheet, x: int) -> None:
    sheet.set_clip(pygame.Rect(x, 10, 60, 50))
    add(sheet, soft_disc(90, 60, RED), (x, 20))
    sheet.set_clip(None)
    add(sheet, soft_disc(90, 60, RED), (20, 20))


def test_light_that_is_there_already_is_added_once_more_by_what_is_the_same(still):
    sheet, light = Witness(opaque(SIZE)), soft_disc(90, 60, RED)
    for before, is_same in ((1, False), (2, True), (0, True), (1, True)):
        stamp(sheet, still, still.get_rect())
        for _ in range(before):
            add(sheet, light, (90, 90))
        sheet.again("more", lambda: add(sheet, light, (90, 90)), is_same=is_same)
        sheet.show()


def test_whatever_is_drawn_on_a_canvas_can_be_drawn_on_a_sheet():
    drawn = re.compile(r"pygame\.draw\.\w+\(\s*canvas\.surface")
    files = Path(game.__file__).parent.rglob("*.py")
    past = [path for path in files if drawn.search(path.read_text("utf-8"))]
    assert not past, "these draw past dancegame.game.drawing.pen"


def test_what_changes_in_place_is_painted_where_it_is_said_to(still):
    sheet, part = Witness(opaque(SIZE)), pygame.Rect(130, 70, 30, 20)
    draw(sheet, still, [(1, 140, 80)])
    sheet.show()
    still.fill(WHITE, part)
    pen.touch(sheet, part)
    draw(sheet, still, [(1, 140, 80)])
    sheet.show()


def test_what_passes_behind_the_round_corner_of_a_line_leaves_it_whole(still):
    sheet = Witness(opaque(SIZE))
    for passed in (0, 3, 6):
        draw(sheet, still, [(1, 101 + passed, 84)])
        pen.rect(sheet, WHITE, pygame.Rect(60, 40, 500, 320), 4, border_radius=150)
        sheet.show()


def test_nothing_is_drawn_outside_of_a_clip(still):
    sheet = Witness(opaque(SIZE))
    for x in (40, 60, 500):
        stamp(sheet, still, still.get_rect())
        sheet.set_clip(pygame.Rect(50, 50, 80, 300))
        pen.circle(sheet, WHITE, (x, 100), 40)
        sheet.set_clip(None)
        sheet.show()


@pytest.mark.parametrize("event", [pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED])
def test_a_window_that_may_have_lost_its_pixels_is_painted_anew(monkeypatch, event):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with window.Display(size=(640, 360)) as display:
        display.events()
        display.sheet.fill(RED)
        display.show()
        display.surface.fill(WHITE)
        pygame.event.post(pygame.Event(event))
        display.events()
        display.sheet.fill(RED)
        display.show()
        assert display.surface.get_at((10, 10))[:3] == RED


def test_every_picture_of_a_round_is_as_it_was_drawn(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr(window, "Sheet", Witness)
    with window.Display(size=(960, 540)) as display:
        play = Play(display, mode=None, song_id=None, settings=Settings(has_seen_intro=True)).wait(2.0)
        play.press(pygame.K_RIGHT, pygame.K_LEFT)
        play = Play(display, pictures_per_s=7.0).wait(1.0).dance().wait(3.0)
        play.press(pygame.K_ESCAPE).wait(0.5)
        play.press(pygame.K_RETURN).until("result", limit_s=60.0).wait(2.0)
        assert display.sheet.shown > 100


def test_every_picture_of_every_screen_is_as_it_was_drawn(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr(window, "Sheet", Witness)
    shown = []
    with window.Display(size=(640, 360)) as display:
        play = Play(display, mode=None, settings=Settings(has_seen_intro=True), dance_s=3.0)
        for name, stage in stages_to_measure(play.house, "alpha"):
            play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
            if name.startswith("dance"):
                reports = len(play.house.reports)
                while len(play.house.reports) == reports:
                    play.wait()
            play.wait(2.4)
            # In quick pictures dancer, others and scenery take turns.
            slow, play.pictures_per_s = play.pictures_per_s, 60.0
            play.wait(0.2)
            play.pictures_per_s = slow
            shown.append(name)
        assert display.sheet.repeated
    assert {"lobby", "practice", "podium", "calibrate"} <= set(shown)


def test_what_lies_still_below_is_painted_once(still):
    sheet, light = Witness(opaque(SIZE)), soft_disc(90, 60, RED)
    lying, painted = [(number % 5, 40 * number, 20 * number) for number in range(14)], []
    for picture in range(40):
        if picture == 30:
            still.fill(WHITE, pygame.Rect(100, 90, 40, 30))
            pen.touch(sheet, pygame.Rect(100, 90, 40, 30))
        if picture == 35:
            lying[4] = (0, 300, 20)
        draw(sheet, still, lying)
        for number in range(30):
            pen.circle(sheet, WHITE, (7 * picture + 19 * number, 13 * number), 9)
        add(sheet, light, (5 * picture, 200))
        sheet.show()
        painted.append(sheet.lying)
    assert not any(painted[:20])
    assert all(painted[26:34])
    assert not painted[36]
