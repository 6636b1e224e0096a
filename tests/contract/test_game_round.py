"""The screens of a round on fakes, driven with posted events from the mystery to the result."""

from itertools import pairwise

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, FakeClock, FakeShelf, Play

from dancegame.core.errors import CameraError, SoundError
from dancegame.core.live import LivePicture, LivePoses
from dancegame.core.reveal import LIMIT_S
from dancegame.core.settings import Settings
from dancegame.game.drawing import theatre
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.flood import Flood
from dancegame.game.live_feed import LiveFeed
from dancegame.game.screens.camera_lost import RETRY_S

pytestmark = pytest.mark.usefixtures("bare")


def test_number_letter_and_mouse_answer_the_quiz(display):
    for way in ("number", "letter", "mouse"):
        play = Play(display).until("guess").wait(1.0)
        right = play.quiz.right
        if way == "number":
            play.press(pygame.K_1 + right)
        elif way == "letter":
            play.press(pygame.K_a + right)
        else:
            play.click(play.screen.choices.boxes[right].center)
        assert play.effects.played[-1] == "right"
        guess = play.until("reveal").round.answered
        assert guess.is_right, way
        assert guess.points == 1000
        assert guess.answer_s == pytest.approx(1.0, abs=0.3)


def test_arrows_and_enter_choose_but_enter_alone_does_not_answer(display):
    play = Play(display).until("guess").press(pygame.K_RETURN)
    play.wait(3.0)
    assert play.stage == "guess"
    play.press(*[pygame.K_DOWN] * (play.quiz.right + 1), pygame.K_RETURN)
    assert play.until("reveal").round.answered.is_right


def test_a_wrong_answer_earns_nothing_and_is_not_asked_again(display):
    play = Play(display).until("guess").answer(is_right=False)
    play.answer(is_right=True)
    assert not play.until("reveal").round.answered.is_right
    assert play.evening.guess_points == 0
    assert "wrong" in play.effects.played
    assert "right" not in play.effects.played


def test_time_runs_out(display):
    play = Play(display).until("guess")
    play.wait(LIMIT_S - 0.5)
    assert "wrong" not in play.effects.played
    play.wait(1.0)
    guess = play.until("reveal").round.answered
    assert (guess.is_right, guess.points, guess.answer_s) == (False, 0, LIMIT_S)
    assert play.effects.played.count("countdown") == 3


def test_points_fall_while_waiting(display):
    play = Play(display).until("guess").wait(15.0)
    play.answer()
    assert 500 < play.until("reveal").round.answered.points < 1000


def test_no_name_is_shown_before_the_reveal(display, texts):
    names = {name for dance in DANCES for name in (dance.song.title, dance.song.artist)}
    play = Play(display).wait(2.5)
    assert play.stage == "mystery"
    assert texts
    assert not [text for text in texts if any(name in text for name in names)]
    assert display._window.title == "dancegame"
    play.until("guess").wait(3.0)
    shown = {text for text in texts if any(name in text for name in names)}
    assert shown == {name for song in play.quiz.answers for name in (song.title, song.artist)}


@pytest.mark.usefixtures("scene")
def test_the_quiz_looks_the_same_whichever_answer_is_right(display):
    pictures = []
    # With lights that stand still.
    play = Play(display, settings=Settings(has_seen_intro=True, reduced_motion=True)).until("guess").wait(4.0)
    for right in range(4):
        play.house.loaded.quiz = type(play.quiz)(play.quiz.answers, right)
        # Light comes after its body, and beams follow the dancer band by band.
        for _ in range(60):
            play.game.router.draw(Canvas(display.surface, play.house.look))
        pictures.append(pygame.image.tobytes(display.surface, "RGB"))
    assert len(set(pictures)) == 1


def test_the_reveal_names_the_song_and_plays_it(display, texts):
    play = Play(display).until("guess").answer().until("reveal")
    texts.clear()
    play.wait(3.0)
    assert "Alphaville Nights" in " ".join(texts)  # on one line or two
    assert {"The Testers", "1999"} <= set(texts)
    assert play.music.played == ["alpha.ogg"]
    assert play.cameras[0].starts == 1


def test_guess_mode_never_makes_a_camera_and_goes_on(display):
    play = Play(display, mode="guess", song_id="alpha").until("guess").answer().until("reveal").wait(8.0)
    assert play.stage == "reveal"
    assert play.house.reports[0].guess.is_right
    play.press(pygame.K_RETURN)
    assert play.stage == "mystery"
    assert play.round.song_id != "alpha"
    play.until("guess").answer().until("reveal")
    assert play.evening.guess_points == 2100
    play.press(pygame.K_ESCAPE)
    assert play.stage == "title"
    assert play.cameras == []


def test_a_dancer_seen_whole_starts_the_countdown(display):
    play = Play(display, loading_s=4.0).until("guess").answer().until("reveal").press(pygame.K_RETURN)
    assert play.stage == "ready"
    began_s = play.clock.now_s
    play.until("dance").wait()
    # The camera woke while the song was guessed.
    assert play.clock.now_s - began_s == pytest.approx(1.0 + 3.0, abs=0.6)
    assert play.effects.played.count("countdown") == 3
    assert [cue.at_s(0.0) for cue in play.cameras[0].cues] == [pytest.approx(play.clock.now_s, abs=0.3)]


def test_who_performs_to_the_music_is_told_when_it_runs_slow(display):
    play = Play(display)
    play.music.rate = 0.99
    play.until("guess").answer().until("reveal").press(pygame.K_RETURN).until("dance").wait(5.0)
    cues = play.cameras[0].cues
    assert cues[-1].at_s(0.0) == pytest.approx(play.music.pace().at_s(0.0), abs=0.02)
    assert 3 <= len(cues) <= 7
    play.press(pygame.K_p).wait(3.0)
    assert len(cues) <= 7


def test_nobody_in_the_picture_waits_for_enter(display, texts):
    play = Play(display, is_empty=True).until("guess").answer().until("reveal").press(pygame.K_RETURN)
    play.wait(14.0)
    assert not [text for text in texts if "still see nobody" in text]
    play.wait(4.0)
    assert play.stage == "ready"
    assert [text for text in texts if "still see nobody" in text]
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
    assert play.music.position_s() == pytest.approx(held_s - 4 * 0.5, abs=0.5)
    play.until("result")
    assert play.house.reports[0].scores[0].points > 900_000


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
@pytest.mark.usefixtures("scene")
def test_pause_holds_song_and_judgement(display, key):
    play = Play(display).dance().wait(2.0).press(key)
    assert play.stage == "pause"
    held_s = play.music.position_s()
    play.wait(5.0)
    assert play.music.position_s() == held_s
    play.press(pygame.K_p).wait()
    assert play.stage == "dance"
    play.until("result")
    assert play.house.reports[0].scores[0].points == 1_000_000


@pytest.mark.parametrize("danced_s", [3.6, 0.6])
def test_after_a_pause_four_beats_are_counted_in_and_nothing_is_judged_before(display, texts, danced_s):
    play = Play(display, pictures_per_s=10).dance().wait(danced_s).press(pygame.K_p)
    held_s, judged = play.screen_below._run.song_s, len(play.effects.played)
    play.wait(2.0)
    texts.clear()
    play.press(pygame.K_p)
    assert play.stage == "dance"
    play.wait(2.0)
    assert list(dict.fromkeys(text for text in texts if text in "1234")) == ["4", "3", "2", "1"]
    assert play.screen._run.song_s == pytest.approx(held_s, abs=0.15)
    assert len(play.effects.played) == judged
    assert play.music.position_s() == pytest.approx(max(0.0, held_s), abs=0.15)
    play.until("result")
    assert play.house.reports[0].scores[0].points == 1_000_000


def test_in_a_pause_the_picture_stands_still_with_the_skeletons_on_it(display):
    play = Play(display).dance().wait(2.0).press(pygame.K_p).wait(0.2)
    view = play.screen_below._picture._view
    shown_s = view._captured_s
    play.wait(2.0)
    assert view._captured_s == shown_s
    play.press(pygame.K_p).wait(1.0)
    assert view._captured_s > shown_s


def test_a_sound_that_is_gone_after_a_pause_is_said(display, texts, monkeypatch):
    play = Play(display).dance().wait(4.0).press(pygame.K_p)

    def gone(path, *, start_s=0.0, speed=None):
        raise SoundError("alpha.ogg cannot be played.", remedy="Import the song again.")

    monkeypatch.setattr(play.music, "play", gone)
    play.press(pygame.K_p).wait()
    assert play.stage == "message"
    assert "alpha.ogg cannot be played." in texts
    play.press(pygame.K_RETURN)
    assert play.stage == "title"


def test_pause_can_start_again_or_leave(display):
    play = Play(display).dance().wait(2.0).press(pygame.K_p).press(pygame.K_2)
    assert play.stage == "dance"
    assert play.music.position_s() < 0.3
    play.wait(1.0).press(pygame.K_p).press(pygame.K_ESCAPE)
    assert play.stage == "title"
    assert play.cameras[0].stops == 1
    assert play.house.reports == []


@pytest.mark.usefixtures("scene")
def test_a_dance_ends_in_its_result(display, texts, monkeypatch):
    floods = []
    monkeypatch.setattr(theatre, "Flood", lambda color, share: floods.append(share) or Flood(color, share))
    play = Play(display, late_s=0.12).dance()
    texts.clear()
    play.until("result").wait(4.0)
    report = play.house.reports[0]
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
    assert {"gold", "perfect", "pose", "star_1", "star_7", "applause_1"} <= set(play.effects.played)
    assert play.effects.played.count("pose") == 1
    # Gold rises when a gold move is hit, and falls again.
    assert floods[0] == floods[-1] == 0 < max(floods)


def test_after_the_result_again_next_or_menu(display):
    play = Play(display).dance().until("result").press(pygame.K_1)
    assert play.stage == "ready"
    assert play.cameras[0].starts == 1
    play.until("result")
    assert play.house.reports[1].guess is None
    play.press(pygame.K_2)
    assert play.stage == "mystery"
    assert play.round.song_id != "alpha"
    assert play.cameras[0].stops == 1
    play.dance().until("result").press(pygame.K_4)
    assert play.stage == "title"
    assert [camera.stops for camera in play.cameras] == [1, 1]


def test_a_shortened_dance_is_judged_to_its_end_only(display):
    play = Play(display, dance_s=3.0).dance()
    began_s = play.clock.now_s
    play.until("result")
    assert play.clock.now_s - began_s < 6.0
    score = play.house.reports[0].scores[0]
    assert len(score.moves) == 3
    assert score.points == 1_000_000


def test_a_party_scores_everyone_in_the_picture(display):
    play = Play(display, mode="party", slots=(0, 2, 3)).dance().until("result").wait(1.0)
    assert set(play.house.reports[0].scores) == {0, 2, 3}


def test_alone_the_camera_is_wished_for_one_and_in_a_party_for_all(display):
    alone, party = Play(display, mode="solo").dance(), Play(display, mode="party").dance()
    assert [wish.players for wish in alone.wishes + party.wishes] == [1, 4]


def test_alone_only_the_first_is_scored(display):
    play = Play(display, mode="solo", slots=(1, 2)).dance().until("result")
    assert set(play.house.reports[0].scores) == {1}


@pytest.mark.usefixtures("scene")
def test_drawing_more_often_changes_no_score(display):
    scores = []
    for pictures_per_s in (24.0, 144.0):
        play = Play(display, late_s=0.3, dance=DANCES[2].reference, dance_s=2.0)
        play.dance().pictures_per_s = pictures_per_s
        while not play.house.reports:
            play.wait()
        scores.append(play.house.reports[0].scores[0])
    assert scores[0] == scores[1]
    assert 0 < scores[0].points < 1_000_000


def test_the_menu_leads_everywhere(display):
    play = Play(display, mode=None, song_id=None).wait(1.0)
    assert play.stage == "title"
    play.press(pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN)
    assert (play.stage, play.evening.mode) == ("guess kinds", "guess")
    play.press(pygame.K_RETURN)
    assert (play.stage, play.evening.mode) == ("mystery", "guess_ten")
    # A question asks first, as a dance does.
    assert play.press(pygame.K_ESCAPE).stage == "pause"
    play.press(pygame.K_ESCAPE).press(pygame.K_1)
    assert (play.stage, play.evening.mode) == ("lobby", "party")
    play.press(pygame.K_RETURN)
    assert (play.stage, play.evening.mode) == ("mystery", "party")
    play.press(pygame.K_ESCAPE).press(pygame.K_ESCAPE).click((300, 460))
    assert (play.stage, play.evening.mode) == ("mystery", "solo")
    for _ in range(4):
        play.press(pygame.K_ESCAPE)
    assert play.is_over


def test_a_damaged_song_and_an_empty_shelf_say_so(display, texts):
    play = Play(display, shelf=FakeShelf(damaged=frozenset({"alpha"}))).wait()
    assert play.stage == "message"
    assert {"The song alpha is damaged.", "Import it again."} <= set(texts)
    play.press(pygame.K_RETURN)
    assert play.stage == "title"
    play = Play(display, song_id=None, shelf=FakeShelf(dances=())).wait()
    assert play.stage == "message"
    assert any("dancegame import" in text for text in texts)


def test_a_damaged_song_drawn_at_random_is_passed_over(display):
    play = Play(
        display, mode="guess_endless", song_id=None, shelf=FakeShelf(damaged=frozenset({"alpha", "bravo", "echo"}))
    )
    heard = []
    for _ in range(6):
        heard.append(play.round.song_id)
        play.until("guess").answer().until("reveal").press(pygame.K_RETURN)
    assert set(heard) == {"charly", "delta"}
    ids = frozenset(dance.song.id for dance in DANCES)
    play = Play(display, mode="guess_endless", song_id=None, shelf=FakeShelf(damaged=ids)).wait()
    assert play.stage == "message"


def test_songs_do_not_come_twice_in_a_row(display):
    play = Play(display, mode="guess_endless", song_id=None)
    seen = []
    for _ in range(10):
        seen.append(play.round.song_id)
        play.until("guess").answer().until("reveal").press(pygame.K_RETURN)
    assert set(seen) == {dance.song.id for dance in DANCES}
    assert all(first != second for first, second in pairwise(seen))


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
