"""Songs that wait their turn: added from the lobby and from a party's result; and who comes between two songs."""

import pygame
import pytest
from game_fakes import Play

from dancegame.core.intents import Join
from dancegame.game.drawing.perfect import LASTS_S

pytestmark = pytest.mark.usefixtures("bare")

# The page of a perfect dance comes before the result's words.
PERFECT_S = LASTS_S + 0.5


@pytest.fixture
def lobby(display) -> Play:
    play = Play(display, mode=None, song_id=None, slots=(0, 1)).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0)])
    return play.wait()


def choose(play: Play, title: str) -> Play:
    """Type a title, choose what it finds, and have all songs again."""
    return play.write(title).press(pygame.K_RETURN).press(pygame.K_ESCAPE)


def test_songs_wait_in_their_order_and_the_lobby_is_as_it_was(lobby, texts):
    cameras = len(lobby.cameras)
    lobby.press(pygame.K_2).press(pygame.K_5)
    assert lobby.stage == "songs"
    choose(choose(choose(lobby, "Echo"), "Bravo"), "Alpha")
    choose(lobby, "Bravo").press(pygame.K_ESCAPE)
    assert (lobby.stage, lobby.screen.mode, list(lobby.screen.seats)) == ("lobby", "party_teams", [0])
    assert lobby.evening.queue == ("echo", "alpha")
    assert (len(lobby.cameras), lobby.cameras[-1].stops) == (cameras, 0)
    assert "Next: Echo Heart · Alphaville Nights" in " ".join(texts)
    lobby.press(pygame.K_1)
    # Whoever asked for it knows it.
    assert (lobby.stage, lobby.round.song_id, lobby.evening.queue) == ("ready", "echo", ("alpha",))


def test_the_first_chip_ends_adding(lobby):
    lobby.press(pygame.K_5).write("Echo").press(pygame.K_RETURN)
    lobby.click(lobby.screen._grid.boxes[0].center)
    assert (lobby.stage, lobby.evening.queue) == ("lobby", ("echo",))


def test_a_surprise_is_never_one_that_waits(lobby):
    lobby.press(pygame.K_5).wait()
    place = lobby.screen._grid.boxes[lobby.screen._grid.chips].center
    for _ in range(7):
        lobby.click(place)
    lobby.press(pygame.K_ESCAPE)
    assert sorted(lobby.evening.queue) == ["alpha", "bravo", "charly", "delta", "echo"]


def test_songs_are_added_on_a_partys_result_which_stays(lobby, texts):
    lobby.press(pygame.K_1).dance().until("result")
    result, framed = lobby.screen, lobby.house.theatre.framed
    lobby.press(pygame.K_3)
    assert lobby.stage == "songs"
    other = next(song_id for song_id in ("delta", "echo") if song_id != lobby.round.song_id)
    lobby.screen._queue = (other,)
    lobby.wait(2.0).press(pygame.K_ESCAPE)
    assert (lobby.screen, lobby.house.theatre.framed) == (result, framed)
    lobby.wait(PERFECT_S)
    assert any(text.startswith("Next: ") for text in texts)
    lobby.press(pygame.K_2)
    assert (lobby.stage, lobby.round.song_id) == ("ready", other)


def test_alone_a_song_is_chosen_to_be_danced(display):
    play = Play(display).dance().until("result").press(pygame.K_3)
    assert (play.stage, play.evening.mode) == ("songs", "home")


def test_who_raises_a_hand_on_a_result_is_in_the_next_song(lobby, texts):
    lobby.press(pygame.K_1).dance().until("result")
    assert [player.number for player in lobby.evening.players] == [1]
    result = lobby.screen
    lobby.game.router.update(lobby.clock.now_s, [Join(1)])
    assert lobby.wait().screen is result
    assert "Welcome! You dance the next song." in texts
    assert [player.number for player in lobby.evening.players] == [1, 2]
    lobby.press(pygame.K_2).dance()
    assert set(lobby.round.seats) == {0, 1}
