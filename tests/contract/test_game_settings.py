"""The settings page: every setting does something at once, is kept, and holds for one start where it was said so."""

import pygame
import pytest
from game_fakes import DANCES, FakeShelf, Play, make_dance

from dancegame.core.ease import Ease
from dancegame.core.errors import CameraError
from dancegame.core.quiz import GuessLevel
from dancegame.core.score import Strictness
from dancegame.core.settings import CameraTurn, EstimatorName, GhostChoice, PlayersShown, Settings, TextSize, fields
from dancegame.game.app import open_window
from dancegame.game.drawing.bodies_view import BodiesView
from dancegame.game.drawing.themes import THEMES
from dancegame.texts import language, use_language

pytestmark = pytest.mark.usefixtures("bare")


@pytest.fixture(autouse=True)
def english():
    yield
    use_language("en")


def play(display, **settings: object) -> Play:
    return Play(display, settings=Settings(has_seen_intro=True, **settings))


def danced(display, **settings: object) -> Play:
    return play(display, **settings).dance()


def strict_points(display, strictness: Strictness) -> int:
    game = Play(
        display, settings=Settings(has_seen_intro=True, strictness=strictness), dance=DANCES[1].reference, dance_s=3.0
    )
    return game.dance().until("result").house.reports[0].scores[0].points


def likeness_of_answers(display, level: GuessLevel) -> float:
    """How alike the wrong answers are danced to the right one."""
    likenesses = {f"song-{n:02}": 0.3 + 0.04 * n for n in range(12)}
    dances = tuple(make_dance(song_id, f"Song {song_id}", "Somebody") for song_id in likenesses)
    settings = Settings(has_seen_intro=True, guess_level=level)
    game = Play(display, mode="guess", song_id=None, settings=settings, shelf=FakeShelf(dances))
    # All fakes dance the same; who is alike is told here.
    game.house.kinship.likenesses = lambda _song_id: likenesses
    game.press(pygame.K_1)
    return sum(likenesses[song.id] for song in game.quiz.answers if song.id != game.round.song_id)


class NoReplays:
    """Keeps nothing, and remembers which ghost was asked for."""

    def __init__(self) -> None:
        self.asked: list[GhostChoice] = []

    def ghost_for(self, _dance, _terms, choice: GhostChoice) -> None:
        self.asked.append(choice)


def ghosts_asked_for(display, choice: GhostChoice) -> list[GhostChoice]:
    shelf = NoReplays()
    game = Play(display, settings=Settings(has_seen_intro=True, ghost=choice), parts={"replays": shelf})
    game.house.open_camera(game.round)
    game.house.loaded.ghost.result(timeout=20)
    return shelf.asked


# What each setting changes: other values, and what is seen of them.
EFFECTS = {
    "camera": ("puppet", lambda display, value: danced(display, camera=value).wishes[0].camera == value),
    "camera_turn": (
        CameraTurn.OVER,
        lambda display, value: danced(display, camera="1", camera_turn=value).wishes[0].turn == value.degrees,
    ),
    "players": (
        6,
        lambda display, value: (
            Play(display, mode="party", settings=Settings(has_seen_intro=True, players=value)).dance().wishes[0].players
            == value
        ),
    ),
    "strictness": (
        Strictness.PRO,
        lambda display, value: strict_points(display, value) < strict_points(display, Strictness.KIDS),
    ),
    "ease": (Ease.SEATED, lambda display, value: danced(display, ease=value).screen._run.ease is value),
    "guess_level": (
        GuessLevel.HARD,
        lambda display, value: likeness_of_answers(display, value) > likeness_of_answers(display, GuessLevel.EASY),
    ),
    "ghost": (GhostChoice.OFF, lambda display, value: ghosts_asked_for(display, value) == [value]),
    "players_shown": (
        PlayersShown.BODIES,
        lambda display, value: isinstance(danced(display, players_shown=value).screen._picture._view, BodiesView),
    ),
    "gestures": (
        False,
        lambda display, value: (
            not Play(display, settings=Settings(has_seen_intro=True, gestures=value)).wait(1).cameras
        ),
    ),
    "music_volume": (0.3, lambda display, value: play(display, music_volume=value).music.volume == value),
    "effects_volume": (0.4, lambda display, value: play(display, effects_volume=value).effects.volume == value),
    "language": ("ko", lambda display, value: play(display, language=value) and language() == value),
    "theme": (
        "high_contrast",
        lambda display, value: play(display, theme=value).house.look.theme is THEMES[value],
    ),
    "text_size": (
        TextSize.LARGE,
        lambda display, value: play(display, text_size=value).house.look.text_scale > 1,
    ),
    "reduced_motion": (True, lambda display, value: play(display, reduced_motion=value).house.look.is_calm),
    "full_screen": (True, lambda display, value: open_window(Settings(full_screen=value)).is_full_screen),
    "estimator": (
        EstimatorName.OPENPOSE,
        lambda display, value: danced(display, estimator=value).wishes[0].estimator == value.value,
    ),
    "model": ("other.task", lambda display, value: danced(display, model=value).wishes[0].model == value),
    "has_seen_intro": (
        False,
        lambda display, value: Play(display, mode=None, settings=Settings(has_seen_intro=value)).stage == "intro",
    ),
    "window": (
        None,
        lambda display, value: open_window(Settings(window=value)).place is None,
    ),
}


@pytest.mark.parametrize("name", [setting.name for setting in fields()])
def test_no_setting_is_read_and_ignored(display, name):
    value, is_seen = EFFECTS[name]
    assert is_seen(display, value)


def on_page(display, **wishes: object) -> Play:
    return Play(display, mode=None, song_id=None, **wishes).wait(0.5).press(pygame.K_6).wait(0.5)


def row(game: Play, name: str) -> Play:
    """Light the row of a setting."""
    names = [row.name for row in game.screen._rows]
    return game.press(*[pygame.K_DOWN] * ((names.index(name) - game.screen._focus) % len(names)))


def test_a_change_is_kept_and_holds_at_once(display):
    game = on_page(display)
    assert game.stage == "settings"
    row(game, "music_volume").press(pygame.K_LEFT)
    assert game.music.volume == game.kept.settings.music_volume == pytest.approx(0.9)
    row(game, "theme").press(pygame.K_RIGHT)
    assert game.house.look.theme.name == game.kept.settings.theme != "neon"
    row(game, "language").press(pygame.K_RIGHT, pygame.K_RIGHT)
    assert language() == game.kept.settings.language != "en"
    row(game, "full_screen").press(pygame.K_RETURN).wait()
    assert display.is_full_screen
    game.press(pygame.K_F11).wait()
    assert not game.kept.settings.full_screen


def test_the_page_tells_at_once_what_a_key_has_done_to_the_window(display, texts):
    game = row(on_page(display), "full_screen")
    assert game.screen._row.words == "off"
    game.press(pygame.K_F11).wait(0.1)
    assert game.screen._row.words == "on"
    game.press(pygame.K_RIGHT).wait(0.1)
    assert not display.is_full_screen


def test_a_slider_goes_where_it_is_clicked(display):
    game = on_page(display)
    row(game, "effects_volume")
    box = game.screen._boxes[game.screen._focus]
    gauge = game.screen._row.gauge_box(box)
    for share in (0.0, 0.5, 1.0):
        game.click((gauge.left + share * gauge.width, gauge.centery))
        assert game.effects.volume == pytest.approx(share)
    game.click((box.left + 60, box.centery))
    assert game.effects.volume == pytest.approx(1.0)


def test_a_value_goes_back_by_a_click_on_its_left_and_on_elsewhere(display):
    game = on_page(display)
    row(game, "players")
    box = game.screen._boxes[game.screen._focus]
    value = game.screen._row.value_box(box)
    for x, players in ((value.left + 20, 3), (value.right - 20, 4), (box.left + 60, 5)):
        game.click((x, box.centery))
        assert game.house.settings.players == players


def test_another_camera_is_watched_at_once(display):
    game = on_page(display)
    assert [wish.camera for wish in game.wishes] == ["0"]
    row(game, "camera").press(pygame.K_RIGHT).wait()
    assert [wish.camera for wish in game.wishes] == ["0", "1"]
    assert game.cameras[0].stops == 1


def test_what_was_said_for_one_start_is_not_kept(display):
    game = Play(display, mode=None, song_id=None)
    game.house.use(camera="puppet")
    game.press(pygame.K_6).wait(0.5)
    row(game, "players").press(pygame.K_RIGHT)
    assert game.house.settings.camera == "puppet"
    assert (game.kept.settings.camera, game.kept.settings.players) == ("0", 5)


def test_calibration_and_check_up_lead_back_to_the_settings(display):
    game = on_page(display)
    row(game, "latency").press(pygame.K_RETURN)
    assert game.stage == "calibrate"
    game.press(pygame.K_ESCAPE)
    assert game.stage == "settings"
    assert game.screen._row.name == "latency"
    row(game, "doctor").press(pygame.K_RETURN)
    assert game.stage == "doctor"
    game.press(pygame.K_ESCAPE)
    assert game.stage == "settings"
    game.press(pygame.K_ESCAPE)
    assert game.stage == "title"


def test_the_first_start_has_three_steps_and_comes_once(display, texts):
    game = Play(display, mode=None, song_id=None, settings=Settings()).wait(2.0)
    assert game.stage == "intro"
    game.press(pygame.K_RETURN).wait(0.5)
    assert "Where you dance" in texts
    game.press(pygame.K_RETURN).wait(4.0)
    assert "Do you hear me?" in texts
    assert "right" in game.effects.played
    game.press(pygame.K_LEFT)
    assert game.effects.volume == pytest.approx(0.9)
    game.press(pygame.K_RETURN)
    assert game.stage == "title"
    assert game.kept.settings.has_seen_intro
    skipped = Play(display, mode=None, song_id=None, settings=Settings()).wait().press(pygame.K_ESCAPE)
    assert skipped.stage == "title"
    assert skipped.kept.settings.has_seen_intro


def test_the_first_start_asks_nobody_to_step_before_a_camera_that_is_not_there(display, texts):
    error = CameraError("No camera was found.", remedy="Connect one.")
    game = Play(display, mode=None, song_id=None, settings=Settings(), error=error).wait(2.0)
    texts.clear()
    game.press(pygame.K_RETURN).wait(0.5)
    said = " ".join(texts)
    assert "I see nothing without a camera." in said
    assert "Step back" not in said
    assert game.press(pygame.K_RETURN).press(pygame.K_RETURN).stage == "title"


def test_without_a_camera_there_is_a_way_for_everybody(display, texts):
    problem = CameraError("No camera was found.", remedy="Connect one.")
    game = Play(display, mode="party", song_id=None, problem=problem).wait()
    assert game.stage == "no camera"
    assert {"No camera was found.", "Connect one.", "Guess only", "Let a puppet dance", "Esc"} <= set(texts)
    assert not [text for text in texts if "--" in text]
    game.press(pygame.K_3)
    assert (game.stage, game.evening.mode) == ("guess kinds", "guess")
    puppet = Play(display, mode="party", song_id=None, problem=problem).wait().press(pygame.K_4)
    assert puppet.stage == "mystery"
    assert puppet.kept.settings.camera == "0"
    puppet.dance()
    assert puppet.wishes[0].camera == "puppet"
    again = Play(display, mode="party", song_id=None, problem=problem).wait()
    again.found.missing = None
    again.press(pygame.K_1)
    assert again.stage == "mystery"
    choosing = Play(display, mode="party", song_id=None, problem=problem).wait().press(pygame.K_2)
    assert choosing.stage == "settings"


def test_settings_that_cannot_be_kept_hold_all_the_same_and_end_nothing(display, texts):
    game = Play(display, mode=None, song_id=None).wait(0.5)
    game.kept.is_full = True
    game.press(pygame.K_F11).wait()
    assert display.is_full_screen
    assert game.house.settings.full_screen
    assert game.stage == "title"
    game.press(pygame.K_6).wait(0.5)
    row(game, "music_volume").press(pygame.K_LEFT)
    assert game.music.volume == pytest.approx(0.9)
    assert (game.stage, "The disk is full." in texts) == ("settings", True)
    game.kept.is_full = False
    game.press(pygame.K_LEFT)
    texts.clear()
    game.wait()
    assert "The disk is full." not in texts
    game.press(pygame.K_ESCAPE)
    assert game.stage == "title"


def test_a_first_start_that_cannot_be_kept_goes_to_its_end_and_says_so(display, texts):
    game = Play(display, mode=None, song_id=None, settings=Settings()).wait(2.0)
    game.kept.is_full = True
    game.press(pygame.K_RETURN, pygame.K_RETURN).press(pygame.K_LEFT).press(pygame.K_LEFT)
    assert game.stage == "intro"
    assert (game.effects.volume, game.music.volume) == (pytest.approx(0.8), pytest.approx(0.8))
    game.press(pygame.K_RETURN)
    assert (game.stage, "The disk is full." in texts) == ("message", True)
    game.press(pygame.K_RETURN)
    assert game.stage == "title"


def test_the_first_start_needs_no_keyboard(display):
    game = Play(display, mode=None, song_id=None, settings=Settings()).wait(2.0)
    elsewhere = (20, 20)
    game.click(game.screen._hints["← →"].center)
    assert game.house.settings.camera == "1"
    game.click(elsewhere)
    game.click(elsewhere)
    gauge = game.screen._gauge
    game.click((gauge.left + 0.3 * gauge.width, gauge.centery))
    assert (game.stage, game.music.volume) == ("intro", pytest.approx(0.3))
    game.click(elsewhere)
    assert game.stage == "title"
    skipped = Play(display, mode=None, song_id=None, settings=Settings()).wait(2.0)
    skipped.click(skipped.screen._hints["Esc"].center)
    assert skipped.stage == "title"


def test_the_settings_can_be_left_by_mouse(display):
    game = on_page(display)
    game.click(game.screen._leave.center)
    assert game.stage == "title"


@pytest.mark.parametrize(
    ("camera", "words"),
    [
        ("puppet,table=1", "a puppet, no camera"),
        ("puppet:can-can+x=0.7", "a puppet, no camera"),
        ("/home/me/films/dance.mp4", "dance.mp4"),
        ("rtsp://me:secret@attic:554/stream", "attic"),
        ("7", "Camera 7"),
    ],
)
def test_a_camera_of_the_command_line_is_called_as_a_player_would_call_it(display, camera, words, texts):
    on_page(display, settings=Settings(has_seen_intro=True, camera=camera))
    assert words in texts
    assert camera in words or camera not in " ".join(texts)
