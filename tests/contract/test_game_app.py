"""The window, the main loop and the autoplayer."""

import subprocess
import sys
import time

import pygame
import pytest
from game_fakes import FakeCamera, FakeClock, Play, make_parts

from dancegame.core.errors import CameraError, ScreenError
from dancegame.game.app import run_game
from dancegame.game.autoplay import AutoPlayer
from dancegame.game.display import Display


def test_the_autoplayer_plays_a_whole_round(display):
    pictures = {}

    def keep(stage, surface):
        pictures[stage] = pygame.image.tobytes(surface, "RGB")

    play = Play(display, autoplay=AutoPlayer(), is_one_round=True, on_stage=keep)
    while not play.is_over and play.clock.now_s < 200:
        play.wait()
    assert list(pictures) == ["mystery", "guess", "reveal", "ready", "dance", "result"]
    assert len(set(pictures.values())) == 6
    report = play.house.reports[0]
    assert report.guess.is_right
    assert report.scores[0].points == 1_000_000


def test_the_autoplayer_can_be_wrong(display):
    play = Play(display, mode="guess", autoplay=AutoPlayer(is_right=False), is_one_round=True)
    while not play.is_over and play.clock.now_s < 200:
        play.wait()
    assert not play.house.reports[0].guess.is_right


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

    parts = make_parts(clock, clock_s=running_s, make_camera=lambda dance, wish: NoCamera(clock, dance.reference))
    with pytest.raises(CameraError, match="gone"):
        run_game(parts, mode="solo", song_id="alpha", is_one_round=True, autoplay=AutoPlayer())


def test_run_game_ends_when_the_window_closes(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    clock = FakeClock()
    seen = []

    def close(stage, surface):
        seen.append((stage, surface.get_size()))
        pygame.event.post(pygame.event.Event(pygame.QUIT))

    def no_camera(dance, wish):
        raise AssertionError("no camera in guess mode")

    def running_s():
        clock.now_s += 0.5
        return clock.now_s

    parts = make_parts(clock, clock_s=running_s, make_camera=no_camera)
    started_s = time.perf_counter()
    assert run_game(parts, mode="guess", song_id="bravo", on_stage=close) == []
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


@pytest.mark.parametrize("window", [(1280, 720), (640, 720), (2560, 720), (1080, 1920)])
def test_the_picture_is_as_large_as_the_window_and_the_mouse_is_where_it_points(display, window):
    display._window.size = window
    assert display.surface.get_size() == window
    display.surface.fill((200, 10, 10))
    display.show()
    assert display._window.get_surface().get_at((0, 0))[:3] == (200, 10, 10)
    pygame.event.clear()
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=(100, 60), rel=(0, 0), buttons=(0, 0, 0)))
    assert [event.pos for event in display.events()] == [(100, 60)]


def test_f11_and_alt_enter_switch_full_screen_and_are_not_passed_on(display):
    for key, mod in ((pygame.K_F11, 0), (pygame.K_RETURN, pygame.KMOD_ALT)):
        pygame.event.clear()
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0))
        assert [event for event in display.events() if event.type == pygame.KEYDOWN] == []
        assert display.is_full_screen == (key == pygame.K_F11)
        assert display.surface.get_size()
        display.show()


def test_the_game_loads_nothing_heavy():
    code = (
        "import sys, dancegame.game.app\n"
        "heavy = {'mediapipe', 'cv2', 'numba', 'av', 'librosa', 'scipy'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_a_stage_that_leaves_with_the_game_before_it_has_settled_is_photographed(display):
    seen = []
    autoplay = AutoPlayer(patience_s={"guess": 0.5, "reveal": 0.5, "result": 0.5})
    play = Play(display, is_one_round=True, autoplay=autoplay, on_stage=lambda stage, _picture: seen.append(stage))
    for _ in range(80):
        if play.wait(1.0).is_over:
            break
    assert play.is_over
    assert seen[-1] == "result"
