"""What several of the game's tests need."""

import multiprocessing
import sys
from collections.abc import Iterator

import pygame
import pytest

from dancegame.game.display import Display
from dancegame.game.drawing import lettering, still
from dancegame.game.drawing.theatre import Theatre


@pytest.fixture
def mixer(monkeypatch: pytest.MonkeyPatch):
    """pygame's real mixer on SDL's dummy device."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.quit()
    yield
    pygame.mixer.quit()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch):
    """Surfaces of the screen's format, as in the game."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    yield
    pygame.display.quit()


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch):
    """A window without a screen."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.quit()  # a program that was tried before may have left its own
    with Display(size=(640, 360)) as display:
        yield display


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch):
    """Every text that is drawn, in order; what stands still is written anew in every picture."""
    monkeypatch.setattr(still, "_see", lambda _key: None)
    still.forget()
    drawn: list[str] = []
    render = lettering.render
    for kept in (lettering.outlined, lettering._scaled):
        kept.cache_clear()

    def remember(text, *args, **keywords):
        drawn.append(text)
        return render(text, *args, **keywords)

    monkeypatch.setattr(lettering, "render", remember)
    return drawn


@pytest.fixture
def scene() -> None:
    """Where a whole module is bare: this test looks at pictures, or is the one that has a round drawn whole."""


@pytest.fixture
def bare(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scene and the dancer say nothing, and take most of the time that drawing takes."""
    if "scene" not in request.fixturenames:
        monkeypatch.setattr(Theatre, "draw", lambda *_, **__: None)
        monkeypatch.setattr(Theatre, "draw_empty", lambda *_, **__: None)


# What every live worker loads before its first poses, among it Numba and the tracker's kernels.
WORKERS_LOAD = [
    "cv2",
    "dancegame.vision.live.process",
    "dancegame.vision.smoothing.kernel",
    "dancegame.vision.tracking.follow",
    "dancegame.vision.tracking.look",
    "dancegame.vision.tracking.match",
    "live_fakes",
]


@pytest.fixture
def warm_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes for live workers that come out of one where everything is loaded, not each out of a fresh Python."""
    _warm_up(monkeypatch)


@pytest.fixture(scope="module")
def warm_processes_of_module() -> Iterator[None]:
    """The same for a worker that a whole module shares."""
    with pytest.MonkeyPatch.context() as patch:
        _warm_up(patch)
        yield


def _warm_up(patch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        return
    warm = multiprocessing.get_context("forkserver")
    warm.set_forkserver_preload(WORKERS_LOAD)
    patch.setattr(multiprocessing, "get_context", lambda _method: warm)
