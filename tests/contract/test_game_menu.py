"""The first menu on fakes: hands choose there as soon as it has been seen, and nobody needs them."""

import pygame
import pytest
from game_fakes import Play

from dancegame.core.errors import CameraError
from dancegame.core.intents import Move
from dancegame.core.settings import Settings
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box
from dancegame.game.screens.title import LEAVES_WITHIN_S

BUSY = CameraError("The camera is busy.", remedy="Close what uses it.")


def test_the_menu_looks_for_hands_once_it_has_been_seen_and_lets_go_where_nobody_dances(display, texts):
    play = Play(display, mode=None, song_id=None)
    play.wait(0.2)
    assert play.cameras == []
    play.wait(3.0)
    assert len(play.cameras) == 1
    assert "Raise a hand to choose" in texts
    play.press(pygame.K_3).press(pygame.K_1).until("guess")
    assert play.cameras[0].stops >= 1
    assert len(play.cameras) == 1


def test_a_camera_that_fails_in_the_menu_is_missed_by_nobody(display):
    play = Play(display, mode=None, song_id=None, error=BUSY)
    play.wait(6.0)
    assert play.stage == "title"
    assert len(play.cameras) == 1


@pytest.mark.parametrize("known", [{"settings": Settings(has_seen_intro=True, gestures=False)}, {"problem": BUSY}])
def test_without_gestures_or_a_camera_the_menu_looks_at_nobody(display, known):
    assert Play(display, mode=None, song_id=None, **known).wait(4.0).cameras == []


def test_a_window_that_grows_under_a_mouse_that_lies_still_moves_no_light(display):
    play = Play(display, mode=None, song_id=None).wait(1.0)
    choices = play.screen.choices
    unit_px = display.surface.get_height() / 1080
    under = tuple(round(place * unit_px) for place in choices.boxes[3].center)
    for rel, lit in (((0, 0), 0), ((2, 0), 3)):
        pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=under, rel=rel, buttons=(0, 0, 0)))
        play.wait()
        assert choices.focus == lit


def test_one_press_too_many_ends_no_party(display, texts):
    play = Play(display, mode=None, song_id=None).wait(1.0).press(pygame.K_ESCAPE)
    assert not play.is_over
    assert "Press Esc again to leave" in texts
    # Who does something else, or nothing for a while, has not meant it.
    play.wait(LEAVES_WITHIN_S)
    texts.clear()
    play.wait()
    assert "Press Esc again to leave" not in texts
    play.press(pygame.K_ESCAPE).press(pygame.K_DOWN).press(pygame.K_ESCAPE)
    assert not play.is_over
    assert play.press(pygame.K_ESCAPE).is_over


def test_arrows_go_line_by_line_where_panes_stand_anywhere():
    choices = Choices(6, columns=0)
    # Two panes, three that stand elsewhere, two lines further one in the first one's column.
    choices.boxes = [
        Box(100, 0, 200, 80), Box(320, 0, 200, 80),
        Box(0, 100, 180, 80), Box(240, 100, 180, 80), Box(480, 100, 180, 80),
        Box(100, 200, 200, 80),
    ]  # fmt: skip
    choices.choose([Move(0, 1)])
    assert choices.focus in (2, 3)
    choices.choose([Move(0, 1)])
    assert choices.focus == 5
    choices.choose([Move(1, 0)])
    assert choices.focus == 5
    choices.choose([Move(0, -1), Move(1, 0), Move(1, 0), Move(1, 0)])
    assert choices.focus == 4


def test_arrows_stay_in_their_column_and_reach_what_is_higher_beside_it():
    choices = Choices(4, columns=0, focus=2)
    # A line to type in above a button, another button below, somebody as tall as both buttons beside them.
    choices.boxes = [Box(500, 0, 300, 80), Box(200, 120, 150, 400), Box(500, 400, 300, 80), Box(500, 500, 300, 80)]
    for move, reached in ((Move(0, -1), 0), (Move(0, 1), 2), (Move(-1, 0), 1), (Move(1, 0), 2), (Move(0, 1), 3)):
        choices.choose([move])
        assert choices.focus == reached
