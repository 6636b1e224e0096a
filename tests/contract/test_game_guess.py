"""The screens of the guess on fakes: the staged reveal, several players, and guess-only with its ends."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pygame
import pytest
from game_fakes import FakeShelf, Play, make_dance

from dancegame.core.daily import DailyLog
from dancegame.core.evening.players import seat
from dancegame.core.intents import Answer, Choose, Intent, Pause
from dancegame.core.reveal import LIMIT_S, Clue, begin_s
from dancegame.core.song import Dance
from dancegame.game import clipboard
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.screens import guess_end, guess_end_picture

pytestmark = pytest.mark.usefixtures("bare")

TODAY = date(2026, 11, 26)
TWELVE = tuple(make_dance(f"song-{n:02}", f"Title {n}", f"Artist {n}", hz=0.3 + 0.1 * n) for n in range(12))


@dataclass
class FakeDailies:
    """The challenges in memory, with how often they were kept."""

    log: DailyLog = field(default_factory=DailyLog)
    kept: int = 0

    def load(self) -> DailyLog:
        return self.log

    def keep(self, log: DailyLog) -> None:
        self.log, self.kept = log, self.kept + 1


def guess(display, kind: str = "guess_ten", **wishes: object) -> Play:
    """A game at the first question of a kind."""
    dances = wishes.pop("dances", TWELVE)
    return Play(display, mode=kind, song_id=None, shelf=FakeShelf(dances), **wishes).until("guess")


def say(play: Play, *intents: Intent) -> Play:
    """Let intents come from somewhere else than keys, then show one picture."""
    play.clock.now_s += 0.2
    play.game.router.update(play.clock.now_s, intents)
    return play.wait()


def party(display, players: int = 3) -> Play:
    """A party at its question, with people who are known from before."""
    play = Play(display, mode=None, song_id=None)
    play.game.router.evening = type(play.evening)(**{**vars(play.evening), "seats": seat({}, range(players))})
    return play.press(pygame.K_1).press(pygame.K_RETURN).until("guess")


def test_crossed_arms_hold_a_question_and_cost_nobody_anything(display):
    play = guess(display)
    play.wait(3.0)
    elapsed_s, song_s = play.screen._elapsed_s, play.screen._song_s()
    say(play, Pause(player=2))
    assert play.stage == "pause"
    play.wait(40.0)
    assert play.stage == "pause"
    play.press(pygame.K_SPACE)
    assert play.stage == "guess"
    assert play.screen._elapsed_s == pytest.approx(elapsed_s, abs=0.8)
    assert play.screen._song_s() == pytest.approx(song_s, abs=0.8)


def test_the_music_of_a_question_waits_as_well(display):
    play = guess(display)
    play.wait(begin_s(Clue.MUSIC) + 1.0)
    say(play, Pause())
    held_s = play.music.position_s()
    play.wait(5.0)
    assert play.music.position_s() == held_s
    play.press(pygame.K_SPACE).wait(1.0)
    assert play.music.position_s() > held_s


def test_a_mystery_is_held_as_well_and_can_be_left_from_there(display):
    play = Play(display, mode="guess_ten", song_id=None, shelf=FakeShelf(TWELVE)).until("mystery")
    say(play, Pause())
    play.wait(20.0)
    assert play.stage == "pause"
    play.press(pygame.K_ESCAPE)
    assert play.stage not in ("pause", "mystery", "guess")


def test_nobody_waits_for_who_has_left_the_picture(display):
    play = party(display)
    house = play.game.router.shown.screen._house
    play.wait(1.0)
    for _ in range(9):
        now_s = play.clock.now_s
        house.seen_s.update({1: now_s, 2: now_s})
        play.wait(1.0)
    say(play, Answer(0, player=1))
    assert play.stage == "guess"
    assert play.screen._verdict is None
    say(play, Answer(1, player=2))
    assert play.screen._verdict is not None
    assert len(play.screen._verdict.guesses) == 3


def test_more_and_more_is_shown_in_its_order(display, texts):
    play = guess(display)
    heard = []
    for word in ("Hands", "Arms and legs", "The dancer", "The beat"):
        heard.append(word)
        play.wait(begin_s(list(Clue)[len(heard) - 1]) + 0.6 - (play.clock.now_s - play.screen._since_s))
        texts.clear()
        play.wait()
        assert word in texts
    assert not play.music.played
    play.wait(begin_s(Clue.MUSIC) - begin_s(Clue.BEAT))
    texts.clear()
    play.wait()
    assert "The music" in texts
    assert play.music.played == [f"{play.round.song_id}.ogg"]


def test_the_beat_is_heard_as_clicks_until_the_music_joins_the_dance_where_it_is(display):
    play = guess(display, pictures_per_s=20)
    play.wait(begin_s(Clue.BEAT) - 0.5)
    assert "tick" not in play.effects.played
    play.wait(begin_s(Clue.HINT) - begin_s(Clue.BEAT))
    # A beat every half second, the first at the beginning of each turn of the dance.
    assert play.effects.played.count("tick") == pytest.approx((begin_s(Clue.HINT) - begin_s(Clue.BEAT)) / 0.5, abs=3)
    play.wait(begin_s(Clue.MUSIC) - begin_s(Clue.HINT) + 1.2)
    clicks, shown_s = play.effects.played.count("tick"), play.clock.now_s - play.house.loaded.shown_since_s
    # The dance of six seconds goes on where it was.
    assert play.screen._song_s() == pytest.approx(play.house.theatre.looped(shown_s)[0], abs=0.1)
    play.wait(2.0)
    assert play.effects.played.count("tick") == clicks


def test_a_silent_dance_without_beats_has_neither_clicks_nor_music(display, monkeypatch):
    song = TWELVE[0].song
    quiet = Dance(type(song)(song.id, song.title, song.artist, song.duration_s, moves=song.moves), TWELVE[0].reference)
    monkeypatch.setattr(FakeShelf, "sound_path", lambda self, song_id: None)
    play = guess(display, dances=(quiet,)).wait(LIMIT_S - 0.5)
    assert play.stage == "guess"
    assert not play.music.played
    assert "tick" not in play.effects.played


def test_the_music_of_a_question_ends_with_it(display, texts):
    play = guess(display).wait(begin_s(Clue.MUSIC) + 1.0)
    assert play.music.position_s() > 0
    # The first press only asks, and holds the music; the page tells it.
    assert "Esc" in texts
    play.press(pygame.K_ESCAPE)
    assert (play.stage, play.music.position_s() > 0) == ("pause", True)
    play.press(pygame.K_ESCAPE)
    assert play.stage == "title"
    assert play.music.position_s() == 0.0


@pytest.mark.usefixtures("scene")
def test_nobody_sees_what_somebody_has_answered(display):
    play, pictures = party(display), []
    fresh = play.screen._question
    for answer in range(4):
        play.screen._question = fresh
        say(play, Answer(answer, player=2))
        assert play.screen._question.guesses[0].answer == answer
        pictures.append(_still(play))
    assert len(set(pictures)) == 1
    play.screen._question = fresh
    assert _still(play) != pictures[0]


def test_every_player_answers_alone_and_the_first_right_one_has_the_extra(display, texts):
    play = party(display)
    right = play.quiz.right
    for player, answer in ((2, (right + 1) % 4), (3, right), (3, (right + 1) % 4), (1, right)):
        assert "right" not in play.effects.played
        say(play, Answer(answer, player=player))
    assert "Bear was first!" in texts
    guesses = {guess.player: guess for guess in play.until("reveal").round.answered.guesses}
    assert [guesses[player].is_right for player in (1, 2, 3)] == [True, False, True]
    assert guesses[3].points == guesses[1].points + 200


def _still(play: Play) -> bytes:
    """The picture of the question at one moment, with lights that stand still."""
    play.house.use(reduced_motion=True)
    screen = play.screen
    screen._now_s = screen._since_s + 4.0
    surface = pygame.Surface((1280, 720), 0, 32)
    for _ in range(60):
        play.game.router.draw(Canvas(surface, play.house.look))
    return pygame.image.tobytes(surface, "RGB")


def test_a_key_answers_for_everybody_who_has_not(display):
    play = say(party(display), Answer(0, player=2))
    play.answer()
    guesses = play.until("reveal").round.answered.guesses
    assert [guess.answer for guess in sorted(guesses, key=lambda guess: guess.player)] == [
        play.quiz.right, 0, play.quiz.right,
    ]  # fmt: skip


@pytest.mark.usefixtures("scene")
def test_a_ring_is_drawn_while_somebody_answers_with_the_body(display):
    play = party(display).wait(3.0)
    before = _still(play)
    play.house.rings = {2: 0.5}
    assert _still(play) != before


def test_the_question_waits_for_everybody_and_not_longer_than_its_time(display):
    play = party(display)
    # Without gestures nobody can tell who is there.
    play.house.use(gestures=False)
    say(play, Answer(0, player=1)).wait(LIMIT_S - 2.0)
    assert play.stage == "guess"
    answered = play.until("reveal", limit_s=6.0).round.answered
    assert sorted(guess.answer is None for guess in answered.guesses) == [False, True, True]


def test_two_teams_have_their_own_keys_and_the_mouse_is_of_who_is_next(display, texts):
    play = guess(display, "guess_teams").wait(1.0)
    right = play.quiz.right
    assert {"1 – 4", "7 – 0"} <= set(texts)
    keys = (pygame.K_7, pygame.K_8, pygame.K_9, pygame.K_0)
    play.press(keys[(right + 1) % 4])
    assert [guess.player for guess in play.screen._question.guesses] == [2]
    assert play.screen.choices.focus is None
    play.press(pygame.K_1 + right)
    guesses = play.until("reveal").round.answered.guesses
    assert [(guess.player, guess.is_right) for guess in guesses] == [(2, False), (1, True)]
    play.press(pygame.K_RETURN).until("guess").wait(1.0)
    play.click(play.screen.choices.boxes[play.quiz.right].center)
    assert [guess.player for guess in play.screen._question.guesses] == [2]


def test_one_button_of_a_gamepad_answers_for_one_team(display):
    play = guess(display, "guess_teams").wait(1.0)
    say(play, Answer(0), Choose())
    assert len(play.screen._question.guesses) == 1


def test_the_hot_seat_says_whose_turn_it_is(display, texts):
    play = Play(display, mode="guess", song_id=None, shelf=FakeShelf(TWELVE))
    play.press(pygame.K_DOWN, pygame.K_DOWN, pygame.K_RIGHT, pygame.K_RETURN).wait(2.0)
    assert play.stage == "mystery"
    assert {"Player 1, your turn!", "Question 1 of 12"} <= set(texts)
    play.until("guess").answer().until("reveal").press(pygame.K_RETURN).wait(1.0)
    assert "Player 2, your turn!" in texts


def test_the_mouse_changes_how_many_play_and_begins(display):
    play = Play(display, mode="guess", song_id=None, shelf=FakeShelf(TWELVE)).wait(1.0)
    steps = play.screen._steps[2]
    play.click(steps.more.center).click(steps.more.center).click(steps.fewer.center)
    assert play.stage == "guess kinds"
    play.click(play.screen.choices.boxes[2].move(-100, 0).center)
    assert (play.stage, len(play.evening.guessers)) == ("mystery", 3)


def test_a_whole_set_ends_with_what_was_right_and_dances_to_watch(display, texts, monkeypatch):
    bars = []
    monkeypatch.setattr(guess_end_picture, "draw_scroll_bar", lambda _canvas, bar: bars.append(bar))
    play = guess(display)
    for number in range(10):
        play.until("guess").wait(1.0).answer(is_right=number % 2 == 0).until("reveal").press(pygame.K_RETURN)
    assert play.stage == "guess end"
    texts.clear()
    play.wait(2.0)
    rows = play.screen._rows
    assert "5 of 10 right" in texts
    assert rows[0].song.title in texts
    # There are more of them than there is room for.
    assert (bars[-1].first, bars[-1].rows) == (0, len(rows))
    assert len(play.screen._picture._boxes) == bars[-1].shown < len(rows)
    framed = play.house.theatre.framed
    play.press(pygame.K_DOWN).wait(1.0)
    assert play.house.theatre.framed is not framed
    assert play.music.played[-1] == f"{rows[1].song.id}.ogg"
    assert [text for text in texts if text == rows[1].song.title]
    assert not play.cameras
    play.press(pygame.K_RETURN)
    assert play.stage == "mystery"
    assert play.evening.rounds == ()


def pad(play: Play, *buttons: int) -> Play:
    """Press buttons of a gamepad one after the other, with pictures between."""
    for button in buttons:
        pygame.event.post(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=button, instance_id=0))
        play.wait(0.4)
    return play


def test_a_whole_set_by_gamepad_from_the_menu_to_the_next_one(display):
    play = Play(display, mode=None, song_id=None, shelf=FakeShelf(TWELVE)).wait(1.0)
    down, good = pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_A
    buttons = (good, pygame.CONTROLLER_BUTTON_B, pygame.CONTROLLER_BUTTON_X, pygame.CONTROLLER_BUTTON_Y)
    assert pad(play, down, down, good, good).stage == "mystery"
    for _ in range(10):
        pad(play.until("guess"), buttons[play.quiz.right])
        pad(play.until("reveal"), good)
    assert play.stage == "guess end"
    assert len(play.evening.rounds) == 10
    assert all(one.answered.is_right for one in play.evening.rounds)
    assert pad(play, good).stage == "mystery"
    assert pad(play, pygame.CONTROLLER_BUTTON_BACK).stage == "pause"
    assert pad(play, pygame.CONTROLLER_BUTTON_BACK).stage == "title"


@pytest.mark.usefixtures("scene")
def test_a_whole_set_by_mouse_from_the_menu_to_another_game(display):
    play = Play(display, mode=None, song_id=None, shelf=FakeShelf(TWELVE)).wait(1.0)
    for place in (2, 0):
        play.click(play.screen.choices.boxes[place].center).wait(0.4)
    assert play.stage == "mystery"
    for _ in range(10):
        play.until("guess").wait(1.0).click(play.screen.choices.boxes[play.quiz.right].center)
        play.until("reveal").wait(0.4).click(play.screen.choices.boxes[0].center).wait(0.4)
    assert play.stage == "guess end"
    play.click(play.screen._picture._boxes[3].center).wait(0.4)
    assert play.screen._lit == 3
    assert play.click(play.screen.choices.boxes[1].center).stage == "guess kinds"


def test_the_end_leads_to_another_game_and_to_the_menu(display):
    play = guess(display, "guess_survival").answer(is_right=False).until("reveal").press(pygame.K_RETURN)
    assert play.stage == "guess end"
    assert play.press(pygame.K_2).stage == "guess kinds"
    assert play.press(pygame.K_ESCAPE).stage == "title"


def test_a_song_that_went_away_leaves_the_end_without_its_row(display):
    play = guess(display, "guess_survival")
    song_id = play.round.song_id
    play.answer(is_right=False).until("reveal")
    play.house.parts.shelf.dances = tuple(dance for dance in TWELVE if dance.song.id != song_id)
    play.press(pygame.K_RETURN).wait(1.0)
    assert play.stage == "guess end"


def days(display, dailies: FakeDailies, today: date, dances: tuple[Dance, ...] = TWELVE) -> Play:
    """A game at the page of guess-only on a day."""
    parts = {"dailies": dailies, "today": lambda: today}
    return Play(display, mode="guess", song_id=None, shelf=FakeShelf(dances), parts=parts)


def test_a_day_is_kept_after_every_answer_and_has_one_try(display, texts):
    dailies = FakeDailies()
    play = days(display, dailies, TODAY, TWELVE[:3]).press(pygame.K_2)
    for number in range(3):
        play.until("guess")
        assert len(dailies.log.marks) == number + 1
        play.answer().until("reveal").press(pygame.K_RETURN)
    assert play.stage == "guess end"
    assert dailies.log.is_finished
    for today in (TODAY, TODAY - timedelta(days=1)):
        again = days(display, dailies, today, TWELVE[:3]).wait()
        again.press(pygame.K_2)
        assert again.stage == "guess end"
    assert "Played: 3 of 3 right" in texts
    assert days(display, dailies, TODAY + timedelta(days=1), TWELVE[:3]).press(pygame.K_2).stage == "mystery"


def test_two_players_have_the_same_answers_and_hints_on_a_day(display):
    def seen(seed: int) -> list[tuple[str, ...]]:
        parts = {"dailies": FakeDailies(), "today": lambda: TODAY, "random": random.Random(seed)}
        play = Play(display, mode="guess_daily", song_id=None, shelf=FakeShelf(TWELVE), parts=parts)
        found = []
        for _ in range(3):
            play.until("guess")
            found.append((*(song.id for song in play.quiz.answers), play.house.loaded.hint.value))
            play.answer().until("reveal").press(pygame.K_RETURN)
        return found

    assert seen(1) == seen(2)


def test_the_result_of_a_day_is_copied_without_a_name(display, texts):
    play = days(display, FakeDailies(), TODAY, TWELVE[:2]).press(pygame.K_2)
    for is_right in (True, False):
        play.until("guess").answer(is_right=is_right).until("reveal").press(pygame.K_RETURN)
    play.wait(0.5).press(pygame.K_RETURN)
    assert play.stage == "guess end"
    copied = pygame.scrap.get_text()
    assert "🟩🟥" in copied
    assert not [dance for dance in TWELVE if dance.song.title in copied or dance.song.id in copied]
    assert "Copied. Paste it wherever you like." in texts


def test_where_nothing_can_be_copied_it_is_shown(display, texts, monkeypatch):
    def refuse(text: str) -> None:
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "put_text", refuse)
    assert not clipboard.copy_text("anything")
    play = days(display, FakeDailies(), TODAY, TWELVE[:1]).press(pygame.K_2)
    play.until("guess").answer().until("reveal").press(pygame.K_RETURN).wait(0.5).press(pygame.K_RETURN)
    assert [text for text in texts if text.startswith("Copying does not work here.") and "1/1" in text]
    assert [text for text in texts if TODAY.isoformat() in text]
    assert guess_end.copy_text is clipboard.copy_text
