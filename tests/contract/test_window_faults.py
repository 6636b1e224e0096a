"""A dance goes on whatever becomes of its window, and of the sound device."""

import os
import shutil

import pygame
import pytest
from game_fakes import Play

from dancegame.bench.render.virtual_screen import virtual_screen
from dancegame.game.display import Display, drawn_size

SCREEN = (1280, 1024)
SIZES = ((480, 360), (1279, 721), (700, 980))

needs_a_screen = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb on this machine")


@pytest.fixture
def window(monkeypatch):
    """A window on a screen of its own."""
    monkeypatch.delenv("SDL_FRAMEBUFFER_ACCELERATION", raising=False)
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    with virtual_screen(SCREEN), Display(size=(900, 600), place=(40, 60)) as display:
        yield display
    os.environ.pop("SDL_FRAMEBUFFER_ACCELERATION", None)


@needs_a_screen
def test_a_dance_goes_on_in_a_window_that_is_minimised_resized_and_moved(window):
    play = Play(window).dance()
    play.wait(1)
    window._window.minimize()
    before_s = play.music.position_s()
    play.wait(1)
    assert play.stage == "dance"
    assert play.music.position_s() > before_s
    window._window.restore()
    for size in SIZES:
        window._window.size = size
        window._window.position = (size[0] % 97, size[1] % 89)
        for _ in range(500):  # a busy screen server takes its time
            play.wait()
            if window.surface.get_size() == drawn_size(size):
                break
            pygame.time.wait(20)
        play.wait(0.4)
        assert window.surface.get_size() == drawn_size(size)
        assert play.stage == "dance"
        # Something of the dance is in its last corner, too: nothing was drawn for another size.
        assert pygame.transform.average_color(window.surface)[:3] != (0, 0, 0)
    play.until("result", limit_s=60)
    assert play.house.reports[0].scores[0].points > 700_000


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(("which", "is_capture", "renewed"), [(2, False, 1), (0, False, 0), (2, True, 0)])
def test_the_music_looks_for_another_device_when_its_own_has_gone(display, which, is_capture, renewed):
    """Neither a microphone that goes nor a device that nobody used matters."""
    play = Play(display).dance()
    pygame.event.post(pygame.event.Event(pygame.AUDIODEVICEREMOVED, which=which, iscapture=is_capture))
    play.wait(1)
    assert play.music.renewed == renewed
    assert play.stage == "dance"
