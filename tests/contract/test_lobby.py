"""The lobby: whoever raises a hand is in, whoever crosses their arms leaves again."""

import pygame
from game_fakes import Play

from dancegame.core.intents import Back, Join


def test_who_raises_a_hand_is_in_and_keeps_a_portrait(display):
    play = Play(display, mode=None, song_id=None, slots=(0, 1)).press(pygame.K_1).wait(2)
    assert play.stage == "lobby"
    play.screen.update(play.clock.now_s, [Join(1), Join(1)])
    assert {slot: player.number for slot, player in play.screen.seats.items()} == {1: 2}
    assert list(play.house.portraits) == [2]


def test_who_crosses_their_arms_leaves_and_a_key_leads_back(display):
    play = Play(display, mode=None, song_id=None, slots=(0, 1)).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1)])
    assert play.screen.update(play.clock.now_s, [Back(1)]) is None
    assert [player.number for player in play.screen.seats.values()] == [2]
    play.press(pygame.K_ESCAPE)
    assert play.stage == "title"
