"""The window, the main loop and the autoplayer."""

import subprocess
import sys
import time

import pygame
import pytest
from game_fakes import FakeCamera, FakeClock, FakeEffects, FakeMusic, FakeShelf, Play

from dancegame.core.errors import CameraError, ScreenError
from dancegame.game.app import run_game
from dancegame.game.autoplay import AutoPlayer
from dancegame.game.display import Display
from dancegame.game.parts import GameParts, Mode


@pytest.fixture
def display(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with Display() as display:
        yield display


def test_the_autoplayer_plays_a_whole_round(display):
    pictures = {}

    def keep(stage, surface):
        pictures[stage] = pygame.image.tobytes(surface, "RGB")

    play = Play(display, autoplay=AutoPlayer(), is_one_round=True, on_stage=keep)
    while not play.is_over and play.clock.now_s < 200:
        play.wait()
    assert list(pictures) == ["mystery", "guess", "reveal", "ready", "dance", "result"]
    assert len(set(pictures.values())) == 6
    report = play.session.reports[0]
    assert report.guess.is_right
    assert report.scores[0].points == 1_000_000


def test_the_autoplayer_can_be_wrong(display):
    play = Play(display, mode=Mode.GUESS, autoplay=AutoPlayer(is_right=False), is_one_round=True)
    while not play.is_over and play.clock.now_s < 200:
        play.wait()
    assert not play.session.reports[0].guess.is_right


def test_a_camera_that_never_works_ends_a_round_with_its_error(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    clock = FakeClock()

    def running_s():
        clock.now_s += 0.2
        return clock.now_s

    class NoCamera(FakeCamera):
        def start(self):
            super().start()
            self.error = CameraError("The camera is gone.", remedy="Plug it in.")

    parts = GameParts(
        FakeShelf(), FakeMusic(clock), FakeEffects(), lambda dance, _wish: NoCamera(clock, dance.reference), running_s
    )
    with pytest.raises(CameraError, match="gone"):
        run_game(parts, mode=Mode.SOLO, song_id="alpha", is_one_round=True, autoplay=AutoPlayer())


def test_run_game_ends_when_the_window_closes(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    clock = FakeClock()
    seen = []

    def close(stage, surface):
        seen.append((stage, surface.get_size()))
        pygame.event.post(pygame.event.Event(pygame.QUIT))

    def no_camera(dance):
        raise AssertionError("no camera in guess mode")

    def running_s():
        clock.now_s += 0.5
        return clock.now_s

    parts = GameParts(FakeShelf(), FakeMusic(clock), FakeEffects(), no_camera, running_s)
    started_s = time.perf_counter()
    assert run_game(parts, mode=Mode.GUESS, song_id="bravo", on_stage=close) == []
    assert seen == [("mystery", (1280, 720))]
    assert time.perf_counter() - started_s < 60
    assert not pygame.display.get_init()


def test_without_a_screen_the_error_names_the_way_out(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "x11")
    monkeypatch.setenv("DISPLAY", ":no-such-display")
    with pytest.raises(ScreenError) as caught, Display():
        pass
    assert "dancegame demo --headless" in caught.value.remedy
    assert not pygame.display.get_init()


@pytest.mark.parametrize(
    ("window", "corner", "middle"),
    [((1280, 720), (0, 0), (640, 360)), ((640, 720), (0, 180), (320, 360)), ((2560, 720), (640, 0), (1280, 360))],
)
def test_the_mouse_is_mapped_to_the_scaled_picture(display, window, corner, middle):
    pygame.display.set_mode(window, pygame.RESIZABLE)
    display.canvas.fill((200, 10, 10))
    display.show()
    pygame.event.clear()
    for place in (corner, middle):
        pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0)))
    assert [event.pos for event in display.events()] == [(0, 0), (640, 360)]
    assert pygame.display.get_surface().get_at(middle)[:3] == (200, 10, 10)
    if corner != (0, 0):
        assert pygame.display.get_surface().get_at((0, 0))[:3] == (0, 0, 0)


def test_f11_and_alt_enter_switch_full_screen_and_are_not_passed_on(display):
    for key, mod in ((pygame.K_F11, 0), (pygame.K_RETURN, pygame.KMOD_ALT)):
        pygame.event.clear()
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0))
        assert [event for event in display.events() if event.type == pygame.KEYDOWN] == []
        display.show()
    assert not pygame.display.get_surface().get_flags() & pygame.FULLSCREEN


def test_the_game_loads_nothing_heavy():
    code = (
        "import sys, dancegame.game.app\n"
        "heavy = {'mediapipe', 'cv2', 'numba', 'av', 'librosa', 'scipy'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
