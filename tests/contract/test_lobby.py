"""The lobby: whoever raises a hand is in, whoever crosses their arms leaves again."""

import pygame
from game_fakes import FakeCamera, Play

from dancegame.core.evening.outcomes import Chosen, Wish
from dancegame.core.evening.players import Player
from dancegame.core.intents import Back, Join, Move, Pick, Point, Press
from dancegame.core.poses import Pose
from dancegame.core.settings import Settings
from dancegame.core.skeleton import CANONICAL
from dancegame.game.screens import lobby, lobby_picture


def test_who_raises_a_hand_is_in_and_keeps_a_portrait(display):
    play = Play(display, mode=None, song_id=None, slots=(0, 1)).press(pygame.K_1).wait(2)
    assert play.stage == "lobby"
    play.screen.update(play.clock.now_s, [Join(1), Join(1)])
    assert {slot: player.number for slot, player in play.screen.seats.items()} == {1: 2}
    assert list(play.house.portraits) == [2]


def test_while_the_camera_wakes_a_light_runs_along_its_gauge(display, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        lobby_picture, "draw_waiting", lambda _canvas, _box, share, now_s, **_look: drawn.append((share, now_s))
    )
    play = Play(display, mode=None, song_id=None, slots=(0, 1), loading_s=9.0).press(pygame.K_1).wait(1)
    assert len({now_s for _share, now_s in drawn}) > 1
    assert max(now_s for _share, now_s in drawn) <= play.clock.now_s


def test_who_crosses_their_arms_leaves_and_a_key_leads_back(display):
    play = Play(display, mode=None, song_id=None, slots=(0, 1)).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1)])
    assert play.screen.update(play.clock.now_s, [Back(1)]) is None
    assert [player.number for player in play.screen.seats.values()] == [2]
    play.press(pygame.K_ESCAPE)
    assert play.stage == "title"


def test_who_has_walked_off_long_ago_is_not_in_when_the_next_party_begins(display, monkeypatch):
    monkeypatch.setattr(lobby, "GONE_S", 6.0)
    play = Play(display, mode=None, song_id=None, slots=(0, 1)).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1)])
    play.press(pygame.K_1).dance().until("result")
    play.cameras[-1].slots = (0,)
    play.clock.now_s += 7.0
    # The party was left in the middle: a new one begins.
    play.wait().press(pygame.K_ESCAPE).press(pygame.K_1).press(pygame.K_2)
    assert [player.number for player in play.screen.seats.values()] == [1]
    play.screen.update(play.clock.now_s, [Join(1)])
    assert [player.number for player in play.screen.seats.values()] == [1, 2]


def test_who_is_in_dances_even_where_their_legs_are_hidden(display, monkeypatch):
    play = Play(display, mode=None, song_id=None, slots=(0, 1)).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1)])
    monkeypatch.setattr(FakeCamera, "_players", with_hidden_legs(FakeCamera._players, slot=1))
    play.press(pygame.K_1).dance()
    assert set(play.round.seats) == {0, 1}


def with_hidden_legs(players_of, *, slot: int):
    """Poses as of a camera that sees one player only to the hips."""
    legs = [number for number, name in enumerate(CANONICAL.joints) if name.endswith(("knee", "ankle", "toe"))]

    def players(camera, captured_s):
        seen = dict(players_of(camera, captured_s))
        confidence = seen[slot].confidence.copy()
        confidence[legs] = 0.0
        return seen | {slot: Pose(seen[slot].xy, confidence)}

    return players


def test_at_everybodys_feet_stands_who_they_are_before_the_dance(display, texts):
    play = Play(display, mode=None, song_id=None, slots=(0, 1, 2)).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1)])
    play.press(pygame.K_1).until("guess").answer().until("reveal")
    texts.clear()
    play.press(pygame.K_RETURN).until("ready").wait(1.2)
    assert {"Fox", "Owl"} <= set(texts)
    assert "Bear" not in texts
    play.screen.update(play.clock.now_s, [Join(2)])
    play.wait()
    assert "Bear" in texts


def test_who_left_does_not_dance_before_they_raise_a_hand_again(display):
    play = Play(display, mode="party", song_id=None, slots=(0, 1, 2), evening={"is_gathering": True}).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1), Join(2)])
    play.press(pygame.K_1).dance().until("result")
    play.game.router._end(Chosen(Wish.MODES))
    assert play.wait().stage == "lobby"
    play.screen.update(play.clock.now_s, [Back(3)])
    play.press(pygame.K_1).until("guess").answer().until("reveal").press(pygame.K_RETURN).until("ready")
    assert sorted(play.screen.seats) == [0, 1]
    play.until("dance")
    assert sorted(play.round.seats) == [0, 1]


def test_the_card_of_who_leaves_cannot_be_chosen_in_the_same_picture(display):
    play = Play(display, mode=None, song_id=None, slots=(0, 1)).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1)])
    play.wait()
    card = play.screen.choices.boxes[-1].center
    for late in (Pick(6), Press(*card), Point(*card), Move(right=1)):
        play.screen.update(play.clock.now_s, [Join(1)])
        play.wait()
        assert play.screen.update(play.clock.now_s, [Pick(5), Back(), Back(2), late]) is None
        assert play.wait().stage == "lobby"


def test_who_is_back_is_a_guest_where_their_name_was_taken(display):
    play = Play(display, mode=None, song_id=None, slots=(0, 1)).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1)])
    for slot in (0, 1):
        play.screen._known[slot] = Player(slot + 1, "Anna")
        play.screen.update(play.clock.now_s, [Back(1)])
    play.screen.update(play.clock.now_s, [Join(0)])
    assert sorted(player.name for player in play.screen.seats.values()) == ["", "Anna"]


def test_where_fewer_may_dance_than_before_the_first_who_came_are_in(display):
    seats = {slot: Player(slot + 1) for slot in range(4)}
    facts = {"is_gathering": True, "seats": seats}
    play = Play(display, mode="party", song_id=None, settings=Settings(has_seen_intro=True, players=2), evening=facts)
    play.wait().press(pygame.K_1)
    assert [player.number for player in play.evening.players] == [1, 2]
