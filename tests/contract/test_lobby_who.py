"""Who somebody is: a profile that is picked, a guest, a name that is typed once; and how strictly they are judged."""

import pygame
import pytest
from game_fakes import FakeProfiles, Play

from dancegame.core.intents import Back, Compose, Join
from dancegame.core.profiles import Profile
from dancegame.core.score import Strictness

KNOWN = (Profile("Oma Erna", Strictness.KIDS), Profile("민지"), Profile("Ada"))


@pytest.fixture
def shelf() -> FakeProfiles:
    return FakeProfiles(list(KNOWN))


@pytest.fixture
def lobby(display, shelf) -> Play:
    """Two are in; the first one's card has been chosen."""
    play = Play(display, mode=None, song_id=None, slots=(0, 1), parts={"profiles": shelf}).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1)])
    return ask(play.wait(), 0)


def ask(play: Play, card: int) -> Play:
    return play.click(play.screen.choices.boxes[5 + card].center)


def tile(play: Play, text: str) -> Play:
    """Choose what says so in the panel, by a click."""
    who = play.screen._who
    place = next(number for number, one in enumerate(who._tiles()) if one.text == text)
    return play.click(who.choices.boxes[place].center)


def names(play: Play) -> dict[int, str]:
    return {slot: player.name for slot, player in play.screen.seats.items()}


def test_a_known_name_is_picked_with_its_strictness_and_never_typed(lobby, shelf):
    tile(lobby, "Oma Erna")
    assert names(lobby) == {0: "Oma Erna", 1: ""}
    lobby.press(pygame.K_1)
    assert lobby.stage == "mystery"
    assert lobby.evening.seats[0].strictness is Strictness.KIDS
    assert lobby.house.terms(current=lobby.round).own_strictness == {}
    lobby.dance()
    assert lobby.house.terms(current=lobby.round).own_strictness == {0: Strictness.KIDS}


def test_whoever_played_last_is_offered_first_and_who_is_in_not_at_all(lobby, shelf):
    tile(lobby, "Ada")
    assert [one.name for one in shelf.known] == ["Ada", "Oma Erna", "민지"]
    ask(lobby, 1)
    assert [one.text for one in lobby.screen._who._tiles()][:3] == ["Oma Erna", "민지", "Owl"]


def test_a_new_name_is_typed_once_and_kept(lobby, shelf):
    tile(lobby, "New name").write("Max P1").press(pygame.K_p, pygame.K_1, pygame.K_a)
    lobby.press(pygame.K_RETURN)
    assert names(lobby)[0] == "Max P1"
    assert shelf.known[0] == Profile("Max P1")


def test_a_composition_is_not_ended_by_its_own_enter(lobby, shelf):
    tile(lobby, "New name")
    lobby.screen.update(lobby.clock.now_s, [Compose("한")])
    lobby.press(pygame.K_RETURN).write("한나").press(pygame.K_RETURN)
    assert names(lobby)[0] == "한나"


def test_who_types_a_known_name_is_that_profile_and_one_in_use_is_refused(lobby, shelf, texts):
    tile(lobby, "New name").write("oma erna").press(pygame.K_RETURN)
    assert lobby.screen.seats[0].strictness is Strictness.KIDS
    tile(ask(lobby, 1), "New name").write("OMA ERNA").press(pygame.K_RETURN)
    assert names(lobby) == {0: "Oma Erna", 1: ""}
    assert "OMA ERNA is in already." in texts
    assert len(shelf.known) == len(KNOWN)


def test_strictness_is_kept_with_the_profile_and_shown_on_the_card(lobby, shelf, texts):
    tile(lobby, "Ada")
    tile(ask(lobby, 0), "as everybody")
    tile(lobby, "for kids")
    assert shelf.known[0] == Profile("Ada", Strictness.PARTY)
    texts.clear()
    tile(lobby, "Done")
    assert "for parties" in texts


def test_a_guest_again_is_judged_as_everybody(lobby):
    tile(lobby, "Oma Erna")
    tile(ask(lobby, 0), "Fox")
    assert (names(lobby)[0], lobby.screen.seats[0].strictness) == ("", None)
    lobby.press(pygame.K_1)
    assert {player.strictness for player in lobby.evening.seats.values()} == {None}


def test_what_cannot_be_kept_is_said_and_holds_for_the_evening(lobby, shelf, texts):
    shelf.is_full = True
    tile(lobby, "Ada")
    assert "The disk is full. Free some space." in " ".join(texts)
    assert names(lobby)[0] == "Ada"


def test_crossed_arms_lead_back_to_the_lobby_and_nobody_leaves(lobby):
    lobby.screen.update(lobby.clock.now_s, [Back(1)])
    assert lobby.screen._who is None
    assert list(names(lobby)) == [0, 1]


def test_arrows_reach_the_cards_and_leave_them(lobby):
    lobby.press(pygame.K_ESCAPE).press(pygame.K_UP)
    lobby.screen.choices.focus = 4
    lobby.press(pygame.K_DOWN).press(pygame.K_RIGHT).press(pygame.K_RETURN)
    assert lobby.screen._asked_slot == 1
    lobby.press(pygame.K_ESCAPE).press(pygame.K_UP)
    assert lobby.screen.choices.focus == 4


def test_many_names_come_page_by_page(display):
    shelf = FakeProfiles([Profile(f"P{number}") for number in range(8)])
    play = Play(display, mode=None, song_id=None, parts={"profiles": shelf}).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0)])
    tile(ask(play.wait(), 0), "More names")
    assert [one.text for one in play.screen._who._tiles()][:3] == ["P6", "P7", "More names"]
    tile(play, "More names")
    assert play.screen._who._tiles()[0].text == "P0"


def test_guests_only_where_nothing_is_remembered(display):
    play = Play(display, mode=None, song_id=None).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0)])
    tile(ask(play.wait(), 0), "New name").write("Max").press(pygame.K_RETURN)
    assert names(play) == {0: "Max"}
