"""A party on fakes: from the menu through lobby, songs and podium to the rematch, and what its modes do to a dance."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
from game_fakes import Play

from dancegame.core.errors import CameraError
from dancegame.core.evening.length import Length
from dancegame.core.evening.rounds import Twist
from dancegame.game.drawing.hud import spaced

pytestmark = pytest.mark.usefixtures("bare")

MODE, LENGTH, TWISTS = pygame.K_2, pygame.K_3, pygame.K_4


@pytest.fixture
def lobby(display) -> Play:
    """Two dancers in the lobby, having come from the menu by one choice."""
    play = Play(display, mode=None, slots=(0, 1)).wait().press(pygame.K_RETURN)
    assert play.stage == "lobby"
    return play


def test_two_choices_lead_from_the_menu_to_the_first_mystery(lobby):
    lobby.press(pygame.K_RETURN)
    assert (lobby.stage, lobby.evening.mode, lobby.evening.lasts) == ("mystery", "party", Length(songs=5))


def test_mode_length_and_twists_are_chosen_in_the_lobby(lobby):
    lobby.press(MODE).press(LENGTH).press(TWISTS).press(pygame.K_LEFT).press(pygame.K_RIGHT).press(pygame.K_1)
    after = lobby.evening
    assert (after.mode, after.lasts, after.has_twists) == ("party_teams", Length(songs=8), True)


def test_a_party_ends_on_the_podium_and_a_rematch_keeps_who_plays(lobby):
    lobby.press(LENGTH).press(pygame.K_LEFT).press(pygame.K_LEFT).press(pygame.K_1)
    assert lobby.evening.lasts == Length(songs=3)
    for _ in range(3):
        lobby.dance().until("result").press(pygame.K_2)
    assert lobby.stage == "podium"
    lobby.wait(4.0)
    seats = lobby.evening.seats
    lobby.press(pygame.K_1)
    assert (lobby.stage, lobby.evening.seats, lobby.evening.rounds) == ("mystery", seats, ())


def test_a_mistake_in_the_middle_of_a_party_costs_no_points(lobby, texts):
    lobby.press(pygame.K_1).dance().until("result")
    first, earned = lobby.round.danced.scores, lobby.game.router.shown.stage.standings[0].points
    lobby.press(pygame.K_2).dance().wait(1.0)
    lobby.game.router.fail(CameraError("It is gone.", remedy="Plug it in."))
    assert lobby.wait().stage == "message"
    texts.clear()
    assert lobby.press(pygame.K_RETURN).wait().stage == "unfinished"
    assert spaced(earned) in " ".join(texts)
    assert lobby.press(pygame.K_1).stage == "ready"
    lobby.until("dance").until("result")
    assert len(lobby.evening.rounds) == 1
    assert lobby.evening.rounds[0].danced.scores == first


def test_from_the_podium_and_the_lobby_there_is_a_way_back(lobby):
    assert lobby.press(pygame.K_ESCAPE).stage == "title"


@pytest.mark.usefixtures("scene")
def test_in_a_relay_everybody_is_judged_by_their_own_moves(lobby):
    lobby.press(MODE).press(MODE).press(MODE).press(MODE).press(pygame.K_1)
    assert lobby.evening.mode == "party_relay"
    lobby.dance().until("result")
    assert {turn.slot for turn in lobby.round.turns} == {0, 1}
    judged = {slot: {one.index for one in score.moves} for slot, score in lobby.round.danced.scores.items()}
    assert judged[0]
    assert judged[1]
    assert not judged[0] & judged[1]
    assert lobby.house.reports[0].replay is None


def test_how_everybody_moved_comes_with_the_dance(lobby):
    lobby.press(pygame.K_1).dance().until("result")
    moved = lobby.round.danced.performances
    assert moved.keys() == {0, 1}
    assert all(0.8 < one.size < 1.2 for one in moved.values())


def test_a_twisted_dance_is_what_is_shown_and_judged(display):
    play = Play(display, mode="party", slots=(0, 1))
    plain = play.house.load(play.round)
    play.game.router.evening = replace(play.evening, round=replace(play.round, number=2, twist=Twist.MIRROR))
    mirrored = play.house.load(play.round)
    assert not np.allclose(mirrored.dance.reference.xy, plain.dance.reference.xy, atol=0.01)
