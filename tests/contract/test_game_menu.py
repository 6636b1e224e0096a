"""The first menu on fakes: hands choose there as soon as it has been seen, and nobody needs them."""

import pygame
import pytest
from game_fakes import Play

from dancegame.core.errors import CameraError
from dancegame.core.settings import Settings

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
