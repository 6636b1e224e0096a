"""Practice on fakes: loops, speeds, lessons, the panel."""

import time
from dataclasses import replace

import pygame
import pytest
from game_fakes import DANCES, FakeShelf, Play, waving

from dancegame.core.diagnosis import Diagnosis, Fault, Part
from dancegame.core.errors import SoundError
from dancegame.core.evening.stages import Practice
from dancegame.core.memory import Way
from dancegame.core.score import Grade, JudgedMove
from dancegame.core.settings import GhostChoice, Settings, TextSize
from dancegame.core.trainer import Lesson
from dancegame.core.views import View
from dancegame.game import practice_run
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.router import Shown as Entered
from dancegame.game.router import make_screen
from dancegame.game.screens import practice_picture

pytestmark = pytest.mark.usefixtures("bare")

WRONG = Diagnosis(Part.LEFT_ARM, Fault.LATE, wrong=0.5, worst_s=1.5, shift_s=0.3)


class Practising(Play):
    """A game at the practice of a song."""

    def __init__(self, display, **facts):
        super().__init__(display, mode="practice", late_s=0.12, pictures_per_s=8.0, **facts)
        self.until("practice")

    @property
    def drill(self):
        return self.screen._run.drill

    def choose(self, words: str) -> "Practising":
        """Press a button of the panel."""
        texts = [knob.text for row in self.screen._panel._rows() for knob in row]
        return self.press_pane(texts.index(words))

    def card(self, move: int) -> "Practising":
        """Press the card of a move."""
        return self.press_pane(sum(len(row) for row in self.screen._panel._rows()) + move)

    def press_pane(self, place: int) -> "Practising":
        self.wait()
        self.click(self.screen._panel.choices.boxes[place].center)
        return self

    def passed(self, count: int = 1) -> "Practising":
        """Dance loops to their ends."""
        before = self.drill.passes
        for _ in range(600):
            if self.stage != "practice" or self.drill.passes >= before + count:
                return self
            self.wait()
        raise AssertionError("the loop never ended")


def test_a_loop_that_is_danced_well_comes_again_faster_with_a_count_in(display):
    play = Practising(display)
    assert play.drill.speed == 70
    assert play.screen._run.count_in == 2
    play.passed()
    assert play.screen._run.last.share > 0.8
    assert play.drill.speed == 80
    assert play.screen._run.count_in == 2
    assert play.cameras[-1].cues[-1].speed == 0.8


def test_a_loop_that_is_danced_badly_slows_down(display):
    play = Practising(display, dance=waving(hz=1.9))
    play.passed()
    assert play.drill.speed == 60


def test_nobody_in_the_picture_changes_nothing(display):
    play = Practising(display)
    play.cameras[-1].is_empty = True
    for _ in range(400):
        play.wait()
        if play.screen._run.last is not None:
            break
    assert play.screen._run.last.share is None
    assert play.drill.speed == 70


def test_a_stretch_of_rests_says_nothing_of_whoever_is_seen(display, texts):
    moves = tuple(replace(move, is_rest=True, is_gold=False) for move in DANCES[0].song.moves)
    rests = replace(DANCES[0], song=replace(DANCES[0].song, moves=moves))
    play = Practising(display, shelf=FakeShelf((rests,)))
    for _ in range(300):
        play.wait()
        if play.screen._run.last is not None:
            break
    assert play.screen._run.last is not None
    assert "I can't see you" not in texts


def test_keys_change_speed_and_loop_without_a_halt(display):
    play = Practising(display).wait(2.0).press(pygame.K_DOWN)
    assert play.drill.speed == 65
    assert play.music.pace().speed == 0.65
    play.press(pygame.K_UP, pygame.K_UP)
    assert play.drill.speed == 75
    play.press(pygame.K_1)
    assert (play.drill.loop.first, play.drill.loop.last) == (0, 0)
    play.press(pygame.K_RIGHT)
    assert (play.drill.loop.first, play.drill.loop.last) == (1, 1)
    play.press(pygame.K_LEFT, pygame.K_LEFT)
    assert (play.drill.loop.first, play.drill.loop.last) == (0, 0)
    play.press(pygame.K_4)
    assert (play.drill.loop.first, play.drill.loop.last) == (0, 4)


def test_the_panel_holds_music_and_changes_the_drill(display):
    play = Practising(display).wait(1.0).press(pygame.K_SPACE)
    held_s = play.music.position_s()
    play.wait(1.0)
    assert play.music.position_s() == held_s
    play.choose("One bar")
    assert (play.drill.loop.first, play.drill.loop.last) == (0, 1)
    play.choose("Slower")
    assert play.drill.speed == 65
    play.choose("Speed follows me")
    assert not play.drill.adapts
    play.press(pygame.K_SPACE)
    assert play.screen._panel is None
    assert play.screen._run.count_in == 2
    assert play.cameras[-1].cues[-1].speed == 0.65
    play.passed()
    assert play.drill.speed == 65


def test_a_stretch_is_chosen_by_its_first_and_last_card(display):
    play = Practising(display).press(pygame.K_SPACE)
    play.card(3)
    assert (play.drill.loop.first, play.drill.loop.last) == (3, 3)
    play.card(1)
    assert (play.drill.loop.first, play.drill.loop.last) == (1, 3)
    play.card(2)
    assert (play.drill.loop.first, play.drill.loop.last) == (2, 2)


def test_after_practice_the_whole_song_is_danced(display):
    play = Practising(display).press(pygame.K_SPACE)
    play.choose("Dance it all")
    assert play.stage == "dance"
    play.until("result")


@pytest.mark.usefixtures("scene")
def test_leaving_practice_remembers_how_long_was_danced(display):
    kept = []
    play = Practising(display)
    play.house.memory.keep_round = lambda make, replay: kept.append(make(replay))
    play.passed(2).press(pygame.K_ESCAPE)
    play.choose("Menu")
    assert play.stage == "title"
    loop_s = DANCES[0].song.moves[4].end_s
    assert kept[0].way.value == "practice"
    assert kept[0].duration_s == pytest.approx(loop_s / 0.7 + loop_s / 0.8, rel=0.01)
    assert kept[0].results[0].points > 800_000


def test_a_sound_that_breaks_off_loses_nothing_that_was_danced(display, monkeypatch):
    play, kept = Practising(display), []
    play.house.memory.keep_round = lambda make, replay: kept.append(make(replay))
    front = play.house.theatre.framed
    play.passed()
    play.house.theatre.show(None)

    def broken(*_args, **_keywords):
        raise SoundError("The sound is gone.", remedy="Plug it in.")

    monkeypatch.setattr(play.music, "play", broken)
    play.until("message")
    assert kept[0].duration_s > 0
    assert play.house.theatre.framed is front


def test_a_song_without_moves_cannot_be_practised_and_that_is_said(display, texts):
    still = replace(DANCES[0], song=replace(DANCES[0].song, moves=()))
    Play(display, mode="practice", shelf=FakeShelf((still,))).until("message").wait()
    assert any("has no moves" in text for text in texts)


def test_a_lesson_that_was_danced_twice_without_its_fault_leads_on(display, texts):
    play = Practising(display)
    fault = Diagnosis(Part.LEFT_ARM, Fault.LATE, wrong=0.5, worst_s=2.5, shift_s=0.3)
    lesson = Lesson(DANCES[0].song.moves[2], JudgedMove(2, Grade.OK, 0.3), fault, worth=1.0)
    current = replace(play.round, lessons=(lesson,))
    play.game.router.evening = replace(play.evening, round=current)
    stage = Practice(current, lesson)
    play.game.router._stack = [Entered(stage, make_screen(play.house, stage))]
    play.passed(1)
    assert play.stage == "practice"
    assert not play.drill.is_learned
    play.until("dance")
    assert "Learned!" in texts


def test_what_is_seen_is_chosen_in_the_panel_and_left_behind_with_practice(display):
    play = Practising(display).wait(1.0)
    front = play.house.theatre.framed
    play.press(pygame.K_SPACE).choose("As in a mirror").wait(0.5)
    for _ in range(40):
        if play.house.theatre.framed is not front:
            break
        time.sleep(0.05)
        play.wait(0.1)
    assert play.house.theatre.framed is not front
    assert play.screen._shown.seeing.view is View.FILMED
    play.choose("Menu")
    assert play.stage == "title"


@pytest.mark.usefixtures("scene")
def test_the_dancer_lies_over_the_player_and_the_last_try_dances_along(display, texts):
    play = Practising(display).press(pygame.K_SPACE)
    play.choose("Over me").choose("Count").choose("No ghost").choose("Ghost: best").press(pygame.K_SPACE)
    assert play.screen._shown.seeing.ghost is GhostChoice.LAST
    play.wait(2.0)
    assert play.screen._shown.over(play.screen._run) is not None
    assert play.screen._shown.ghost is None
    play.passed()
    for _ in range(40):
        if play.screen._shown.ghost is not None:
            break
        time.sleep(0.05)
        play.wait(0.1)
    texts.clear()
    play.wait(0.5)
    assert "Ghost" in texts


@pytest.mark.parametrize("is_mended", [True, False])
def test_a_lesson_is_danced_well_only_where_what_was_wrong_is_right(display, monkeypatch, is_mended):
    monkeypatch.setattr(practice_run, "is_mended", lambda *_args, **_keywords: is_mended)
    play = Practising(display)
    play.screen._run._lesson = Lesson(DANCES[0].song.moves[1], JudgedMove(1, Grade.OK, 0.3), WRONG, worth=1.0)
    play.passed()
    assert play.screen._run.last.share > 0.8
    assert play.drill.well == is_mended


def test_a_lesson_that_is_learned_is_remembered_once_and_leads_on(display, monkeypatch):
    monkeypatch.setattr(practice_run, "is_mended", lambda *_args, **_keywords: True)
    kept, play = [], Practising(display)
    play.house.memory.keep_round = lambda make, replay: kept.append(make(replay))
    lesson = Lesson(DANCES[0].song.moves[1], JudgedMove(1, Grade.OK, 0.3), WRONG, worth=1.0)
    play.screen._lesson = play.screen._run._lesson = lesson
    play.until("dance")
    assert [one.way for one in kept] == [Way.PRACTICE]


@pytest.mark.parametrize("setting", GhostChoice)
def test_the_best_ghost_is_the_best_whatever_dances_along_elsewhere(display, setting):
    asked = []
    play = Practising(display, settings=Settings(has_seen_intro=True, ghost=setting))
    play.house.memory.raise_ghost = lambda dance, terms, choice: asked.append(choice)
    play.press(pygame.K_SPACE).choose("No ghost")
    assert asked == [GhostChoice.BEST]


@pytest.mark.parametrize("size", TextSize)
def test_how_fast_it_is_stands_above_the_cards(display, monkeypatch, size):
    places = {}
    write = practice_picture.write

    def note(canvas, text, **how):
        places[text] = write(canvas, text, **how)
        return places[text]

    monkeypatch.setattr(practice_picture, "write", note)
    play = Practising(display, settings=Settings(has_seen_intro=True, text_size=size)).wait()
    cards = practice_picture._places(Canvas(display.surface, play.house.look)).cards
    follows = places["Speed follows you"]
    # The box of a line is higher than its letters.
    assert cards.top - 60 < follows.bottom - 0.2 * follows.height <= cards.top
