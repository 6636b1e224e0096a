"""The screens of a round on fakes, driven with posted events from the mystery to the result."""

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, FakeClock, FakeShelf, Play

from dancegame.core.errors import CameraError
from dancegame.core.live import LivePicture, LivePoses
from dancegame.core.score import Grade
from dancegame.game.display import Display
from dancegame.game.drawing import lettering
from dancegame.game.live_feed import LiveFeed
from dancegame.game.parts import Mode
from dancegame.game.screens.failure import RETRY_S
from dancegame.game.screens.guess import LETTER_KEYS, LIMIT_S


@pytest.fixture
def display(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with Display() as display:
        yield display


@pytest.fixture
def texts(monkeypatch):
    """Every text that is drawn, in order."""
    drawn = []
    render = lettering.render

    def remember(text, *args, **keywords):
        drawn.append(text)
        return render(text, *args, **keywords)

    monkeypatch.setattr(lettering, "render", remember)
    return drawn


def test_number_letter_and_mouse_answer_the_quiz(display):
    for way in ("number", "letter", "mouse"):
        play = Play(display).until("guess").wait(1.0)
        right = play.screen.quiz.right
        if way == "number":
            play.press(pygame.K_1 + right)
        elif way == "letter":
            play.press(next(iter(LETTER_KEYS[right])))
        else:
            play.click(play.screen._choices.rects[right].center)
        guess = play.session.current.guess
        assert guess.is_right, way
        assert guess.points == 1000
        assert guess.answer_s == pytest.approx(1.0, abs=0.3)
        assert play.effects.played[-1] == "right"


def test_arrows_and_enter_choose_but_enter_alone_does_not_answer(display):
    play = Play(display).until("guess").press(pygame.K_RETURN)
    assert play.session.current.guess is None
    play.press(*[pygame.K_DOWN] * (play.screen.quiz.right + 1), pygame.K_RETURN)
    assert play.session.current.guess.is_right


def test_a_wrong_answer_earns_nothing_and_is_not_asked_again(display):
    play = Play(display).until("guess").answer(is_right=False)
    play.answer(is_right=True)
    assert not play.session.current.guess.is_right
    assert play.session.guess_total == 0
    assert "wrong" in play.effects.played
    assert "right" not in play.effects.played


def test_time_runs_out(display):
    play = Play(display).until("guess")
    play.wait(LIMIT_S - 0.5)
    assert play.session.current.guess is None
    play.wait(1.0)
    guess = play.session.current.guess
    assert (guess.is_right, guess.points, guess.answer_s) == (False, 0, LIMIT_S)
    assert play.effects.played.count("tick") == 5
    play.until("reveal")


def test_points_fall_while_waiting(display):
    play = Play(display).until("guess").wait(15.0)
    play.answer()
    assert 500 < play.session.current.guess.points < 1000


def test_no_name_is_shown_before_the_reveal(display, texts):
    names = {name for dance in DANCES for name in (dance.song.title, dance.song.artist)}
    play = Play(display).wait(4.5)
    assert play.stage == "mystery"
    assert texts
    assert not [text for text in texts if any(name in text for name in names)]
    assert pygame.display.get_caption()[0] == "dancegame"
    play.until("guess").wait(3.0)
    shown = {text for text in texts if any(name in text for name in names)}
    assert shown == {name for song in play.screen.quiz.answers for name in (song.title, song.artist)}


def test_the_quiz_looks_the_same_whichever_answer_is_right(display):
    pictures = []
    play = Play(display).until("guess").wait(2.0)
    quiz = play.session.current.quiz
    for right in range(4):
        play.session.current.quiz = type(quiz)(quiz.answers, right)
        play.screen.draw(display.canvas)
        pictures.append(pygame.image.tobytes(display.canvas, "RGB"))
    assert len(set(pictures)) == 1


def test_the_reveal_names_the_song_and_plays_it(display, texts):
    play = Play(display).until("guess").answer().until("reveal")
    texts.clear()
    play.wait(3.0)
    assert {"Alphaville Nights", "The Testers", "1999"} <= set(texts)
    assert play.music.played == ["alpha.ogg"]
    assert play.cameras[0].starts == 1


def test_guess_mode_never_makes_a_camera_and_goes_on(display):
    play = Play(display, mode=Mode.GUESS).until("guess").answer().until("reveal").wait(8.0)
    assert play.stage == "reveal"
    assert play.session.reports[0].guess.is_right
    play.press(pygame.K_RETURN)
    assert play.stage == "mystery"
    assert play.session.current.song.id != "alpha"
    play.until("guess").answer().until("reveal")
    assert play.session.guess_total == 2000
    play.press(pygame.K_ESCAPE)
    assert play.stage == "title"
    assert play.cameras == []


def test_a_dancer_seen_whole_starts_the_countdown(display):
    play = Play(display, loading_s=4.0).until("guess").answer().until("reveal").press(pygame.K_RETURN)
    assert play.stage == "ready"
    began_s = play.clock.now_s
    play.until("dance").wait()
    assert play.clock.now_s - began_s == pytest.approx(4.0 + 1.0 + 3.0, abs=0.6)
    assert play.effects.played.count("countdown") == 3
    assert play.cameras[0].cues == [pytest.approx(play.clock.now_s, abs=0.2)]


def test_who_performs_to_the_music_is_told_when_it_runs_slow(display):
    play = Play(display)
    play.music.rate = 0.99
    play.until("guess").answer().until("reveal").press(pygame.K_RETURN).until("dance").wait(5.0)
    cues = play.cameras[0].cues
    assert cues[-1] == pytest.approx(play.music.started_at_s(), abs=0.02)
    assert 3 <= len(cues) <= 7
    play.press(pygame.K_p).wait(3.0)
    assert len(cues) <= 7


def test_nobody_in_the_picture_waits_for_enter(display, texts):
    play = Play(display, is_empty=True).until("guess").answer().until("reveal").press(pygame.K_RETURN)
    play.wait(14.0)
    assert not [text for text in texts if "Still nobody" in text]
    play.wait(4.0)
    assert play.stage == "ready"
    assert [text for text in texts if "Still nobody" in text]
    play.press(pygame.K_RETURN).until("dance", limit_s=4.0).wait(3.0)
    assert "I can't see you" in texts


def test_half_a_dancer_is_asked_to_step_back(display, texts):
    near = DANCES[0].reference.xy.copy() * 2.0 - 0.4
    dance = type(DANCES[0].reference)(
        DANCES[0].reference.times_s, near, DANCES[0].reference.confidence, DANCES[0].reference.fps
    )
    play = Play(display, dance=dance).until("guess").answer().until("reveal").press(pygame.K_RETURN).wait(8.0)
    assert play.stage == "ready"
    assert "Step back a little" in texts


def test_a_lost_camera_is_named_and_tried_again(display, texts):
    error = CameraError("The camera front door is busy.", remedy="Close the other program.")
    play = Play(display, error=error).until("guess").answer().until("reveal").press(pygame.K_RETURN).wait(0.2)
    assert play.stage == "failure"
    assert {"The camera front door is busy.", "Close the other program."} <= set(texts)
    play.press(pygame.K_RETURN)
    assert play.cameras[0].starts == 2
    play.until("dance")


def test_a_camera_lost_in_the_dance_holds_the_song(display):
    play = Play(display).dance().wait(2.0)
    play.cameras[0].error = CameraError("The camera went away.", remedy="Plug it in again.")
    play.wait(0.1)
    assert play.stage == "failure"
    held_s = play.music.position_s()
    play.wait(3.0).press(pygame.K_RETURN).until("dance").wait()
    assert play.music.position_s() == pytest.approx(held_s, abs=0.3)
    play.until("result")
    assert play.session.reports[0].scores[0].points > 900_000


def test_a_camera_that_comes_back_is_found_without_a_key(display):
    play = Play(display).dance().wait(2.0)
    play.cameras[0].error = CameraError("The camera went away.", remedy="Plug it in again.")
    play.wait(0.1)
    assert play.stage == "failure"
    play.wait(RETRY_S - 1)
    assert play.stage == "failure"
    play.until("dance", limit_s=4.0)


def test_escape_leaves_a_failure(display):
    error = CameraError("No camera.", remedy="Plug one in.")
    play = Play(display, error=error).until("guess").answer().until("reveal").press(pygame.K_RETURN).wait(0.1)
    play.press(pygame.K_ESCAPE)
    assert play.stage == "title"
    assert play.cameras[0].stops == 1


@pytest.mark.parametrize("key", [pygame.K_p, pygame.K_SPACE, pygame.K_ESCAPE])
def test_pause_holds_song_and_judgement(display, key):
    play = Play(display).dance().wait(2.0).press(key)
    assert play.stage == "pause"
    held_s = play.music.position_s()
    play.wait(5.0)
    assert play.music.position_s() == held_s
    play.press(pygame.K_p).wait()
    assert play.stage == "dance"
    play.until("result")
    assert play.session.reports[0].scores[0].points == 1_000_000


def test_pause_can_start_again_or_leave(display):
    play = Play(display).dance().wait(2.0).press(pygame.K_p).press(pygame.K_2)
    assert play.stage == "dance"
    assert play.music.position_s() < 0.3
    play.wait(1.0).press(pygame.K_p).press(pygame.K_ESCAPE)
    assert play.stage == "title"
    assert play.cameras[0].stops == 1
    assert play.session.reports == []


def test_a_dance_ends_in_its_result(display, texts):
    play = Play(display, late_s=0.12).dance()
    texts.clear()
    play.until("result").wait(4.0)
    report = play.session.reports[0]
    assert report.song.id == "alpha"
    assert report.guess.is_right
    assert report.scores[0].points > 900_000
    assert report.scores[0].offset_s == pytest.approx(0.12, abs=0.05)
    assert report.estimator_fps == pytest.approx(30.0, abs=0.5)
    assert report.frames_estimated == pytest.approx(6 * 30, abs=3)
    assert report.render_fps == pytest.approx(5.0, abs=0.1)
    assert play.cameras[0].cues[-1] is None
    assert "GOLD MOVE" in texts
    assert "PERFECT" in texts
    assert {"gold", "perfect", "star", "applause"} <= set(play.effects.played)


def test_after_the_result_again_next_or_menu(display):
    play = Play(display).dance().until("result").press(pygame.K_1)
    assert play.stage == "ready"
    assert play.cameras[0].starts == 1
    play.until("result")
    assert play.session.reports[1].guess is None
    play.press(pygame.K_2)
    assert play.stage == "mystery"
    assert play.session.current.song.id != "alpha"
    assert play.cameras[0].stops == 1
    play.dance().until("result").press(pygame.K_3)
    assert play.stage == "title"
    assert [camera.stops for camera in play.cameras] == [1, 1]


def test_a_shortened_dance_is_judged_to_its_end_only(display):
    play = Play(display, dance_s=3.0).dance()
    began_s = play.clock.now_s
    play.until("result")
    assert play.clock.now_s - began_s < 6.0
    score = play.session.reports[0].scores[0]
    assert len(score.moves) == 3
    assert score.points == 1_000_000


def test_who_is_not_seen_hears_no_grade_and_is_told(display):
    play = Play(display).dance().wait(1.0)
    play.cameras[0].is_empty = True
    play.wait(2.0)
    assert play.session.current.feed.unseen([0]) == {0}
    play.cameras[0].is_empty = False
    play.until("result")
    score = play.session.reports[0].scores[0]
    assert any(judged.is_unseen for judged in score.moves)
    heard = [name for name in play.effects.played if name in ("perfect", "great", "good", "ok", "miss", "gold")]
    assert len(heard) == sum(score.grades.values()) < len(score.moves)


def test_a_party_scores_everyone_in_the_picture(display):
    play = Play(display, mode=Mode.PARTY, slots=(0, 2, 3)).dance().until("result").wait(1.0)
    assert set(play.session.reports[0].scores) == {0, 2, 3}


def test_alone_the_camera_is_wished_for_one_and_in_a_party_for_all(display):
    alone, party = Play(display, mode=Mode.SOLO).dance(), Play(display, mode=Mode.PARTY).dance()
    assert [wish.players for wish in alone.wishes + party.wishes] == [1, 4]


def test_alone_only_the_first_is_scored(display):
    play = Play(display, mode=Mode.SOLO, slots=(1, 2)).dance().until("result")
    assert set(play.session.reports[0].scores) == {1}


def test_drawing_more_often_changes_no_score(display):
    scores = []
    for pictures_per_s in (24.0, 144.0):
        play = Play(display, late_s=0.3, dance=DANCES[1].reference, dance_s=2.0)
        play.dance().pictures_per_s = pictures_per_s
        while not play.session.reports:
            play.wait()
        scores.append(play.session.reports[0].scores[0])
    assert scores[0] == scores[1]
    assert 0 < scores[0].points < 1_000_000


def test_the_menu_leads_everywhere(display):
    play = Play(display, mode=None, song_id=None).wait(1.0)
    assert play.stage == "title"
    play.press(pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN)
    assert (play.stage, play.session.mode) == ("mystery", Mode.GUESS)
    play.press(pygame.K_ESCAPE).press(pygame.K_1)
    assert (play.stage, play.session.mode) == ("mystery", Mode.PARTY)
    play.press(pygame.K_ESCAPE).click((300, 460))
    assert (play.stage, play.session.mode) == ("mystery", Mode.SOLO)
    play.press(pygame.K_ESCAPE).press(pygame.K_ESCAPE)
    assert play.is_over


def test_a_damaged_song_and_an_empty_shelf_say_so(display, texts):
    play = Play(display, shelf=FakeShelf(broken=frozenset({"alpha"}))).wait()
    assert play.stage == "message"
    assert {"The song alpha is damaged.", "Import it again."} <= set(texts)
    play.press(pygame.K_RETURN)
    assert play.stage == "title"
    play = Play(display, song_id=None, shelf=FakeShelf(dances=())).wait()
    assert play.stage == "message"
    assert any("dancegame import" in text for text in texts)


def test_songs_do_not_come_twice_in_a_row(display):
    play = Play(display, mode=Mode.GUESS, song_id=None)
    seen = []
    for _ in range(10):
        seen.append(play.session.begin_round().song.id)
    assert set(seen[:5]) == set(seen[5:]) == {dance.song.id for dance in DANCES}


def test_closing_the_window_works_at_once(display):
    for stage in ("mystery", "guess", "reveal", "ready", "dance"):
        play = Play(display)
        if stage == "dance":
            play.dance()
        elif stage != "mystery":
            play.until("guess")
            if stage != "guess":
                play.answer().until(stage)
        pygame.event.post(pygame.event.Event(pygame.QUIT))
        assert play.wait().is_over, stage
        display.is_closed = False


def test_the_picture_shown_is_the_one_the_poses_were_found_in():
    clock = FakeClock()
    camera = SlowCamera(clock)
    feed = LiveFeed(camera)
    feed.start()
    for _ in range(30):
        clock.now_s += 1 / 30
        feed.poll()
        shown = feed.picture()
    assert shown.captured_s == pytest.approx(feed.latest.captured_s)
    assert shown.captured_s < clock.now_s - 0.1
    camera.has_stalled = True
    for _ in range(30):
        clock.now_s += 1 / 30
        feed.poll()
        shown = feed.picture()
    assert shown.captured_s == pytest.approx(clock.now_s)


class SlowCamera:
    """Pictures at once, their poses a tenth of a second later, until it stalls."""

    def __init__(self, clock):
        self.clock, self.has_stalled = clock, False

    def start(self):
        pass

    def poll(self):
        return [] if self.has_stalled else [LivePoses(self.clock.now_s - 4 / 30, self.clock.now_s, {})]

    def picture(self):
        return LivePicture(np.zeros((4, 4, 3), np.uint8), self.clock.now_s)
