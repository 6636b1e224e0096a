"""What several of the game's tests need."""

import pygame
import pytest


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch):
    """Surfaces of the screen's format, as in the game."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    yield
    pygame.display.quit()
