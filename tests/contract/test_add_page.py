"""The page for new songs on fakes: a file falls onto the window, is named and watched, and its song is danced."""

import time
from dataclasses import replace
from pathlib import PurePath

import pygame
import pytest
from door_fakes import FakeDoor, made_song, video_look
from game_fakes import DANCES, FakeShelf, Play, make_dance, waving

from dancegame.core.arrivals import (
    FileKind,
    FoundFile,
    ImportSight,
    MadePack,
    PackLook,
    PackOrder,
    PackSong,
    Refused,
    VideoOrder,
)
from dancegame.core.errors import InputError
from dancegame.core.evening.outcomes import Wish
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose, pose_at
from dancegame.core.settings import Settings, TextSize
from dancegame.core.texts import N_, Text
from dancegame.game.display import Display
from dancegame.game.dropping import Drops
from dancegame.texts import use_language

VIDEO, OTHER, PACK = PurePath("/home/a/ABBA - Waterloo.mp4"), PurePath("/home/a/b.mp4"), PurePath("/home/a/party.dance")
PHOTO = InputError(
    N_("{name} is a photo, and nobody dances in a photo."),
    remedy=N_("Bring a video in which somebody dances, or a pack of songs."),
    name="holiday.jpg",
)
SONGS = tuple(PackSong(title, "Kim", "CC BY 4.0", id=title.lower()) for title in ("Alpha", "Bravo"))
LOOK = PackLook(PACK, "Party", "Anna", "CC BY 4.0", "Dances by Anna", SONGS, earlier=("old",))
PATIENCE_S = 10.0
pytestmark = pytest.mark.usefixtures("bare")


@pytest.fixture(autouse=True)
def _english_again():
    yield
    use_language("en")


@pytest.fixture
def door() -> FakeDoor:
    return FakeDoor()


def person(middle_x: float) -> Pose:
    return pose_at(waving(middle_x=middle_x), 1.0)


def menu(display: Display, door: FakeDoor, **play) -> Play:
    return Play(display, mode=None, song_id=None, parts={"door": door}, **play).wait()


def drop(play: Play, *paths: PurePath) -> Play:
    """Let files fall onto the window, as one drop, and wait until they are taken in."""
    pygame.event.post(pygame.event.Event(pygame.DROPBEGIN))
    for path in paths:
        pygame.event.post(pygame.event.Event(pygame.DROPFILE, file=str(path)))
    pygame.event.post(pygame.event.Event(pygame.DROPCOMPLETE))
    arrivals, until_s = play.house.arrivals, time.monotonic() + PATIENCE_S
    while not {*paths} <= {one.path for one in arrivals.files} and time.monotonic() < until_s:
        play.wait()
        time.sleep(0.005)
    return play.wait(0.4)


def asked(play: Play, door: FakeDoor, *people: Pose) -> Play:
    """A video that was dropped and looked into."""
    drop(play, VIDEO)
    door.visits[-1].end(video_look(VIDEO, people))
    return play.wait(0.4)


def box_of(play: Play, number: int) -> tuple[float, float]:
    return play.screen._pane.choices.boxes[number].center


def test_files_of_one_drop_are_brought_together():
    drops, files = Drops(), [pygame.event.Event(pygame.DROPFILE, file=str(path)) for path in (VIDEO, OTHER)]
    assert drops.of([pygame.event.Event(pygame.DROPBEGIN), files[0]]) == []
    assert drops.of([files[1], pygame.event.Event(pygame.DROPCOMPLETE)]) == [VIDEO, OTHER]
    assert drops.of([]) == []


def test_a_dropped_video_is_named_its_dancer_touched_watched_and_danced(display, door, texts):
    play = asked(menu(display, door), door, person(0.5), person(0.9), person(1.3))
    assert play.stage == "add"
    play.press(pygame.K_UP, pygame.K_UP, pygame.K_UP, pygame.K_UP)
    play.write("!")
    play.click(box_of(play, 4))
    play.click(box_of(play, 5)).wait()
    order = door.visits[-1].asked
    assert isinstance(order, VideoOrder)
    assert (order.path, order.title, order.artist) == (VIDEO, "Waterloo!", "ABBA")
    assert order.dancer is not None
    assert (order.dancer.time_s, round(order.dancer.x, 1)) == (4.0, 1.3)
    picture = LivePicture(video_look(VIDEO, ()).picture.rgb, 5.0)
    door.visits[-1].sight = ImportSight(0.5, "Finding the dancer", picture, {0: person(0.5)}, frozenset({0}))
    play.wait(0.4)
    assert "Finding the dancer" in texts
    door.visits[-1].end((made_song("bravo"),))
    play.wait(0.4)
    assert "The dance could be seen well." in texts
    until_s = time.monotonic() + PATIENCE_S
    while play.house.theatre.framed is None and time.monotonic() < until_s:
        play.wait()
    assert play.house.theatre.framed is not None
    play.press(pygame.K_RETURN).wait()
    assert (play.evening.mode, play.evening.wished or play.round.song_id) == ("party", "bravo")


def test_every_pane_tells_its_keys_over_all_that_it_draws_and_the_way_back_is_clicked(display, door, texts):
    play = menu(display, door)

    def tells_keys() -> bool:
        texts.clear()
        play.wait(0.1)
        return texts[-2:] == ["choose", "New songs"] and {"take", "back"} <= set(texts)

    asked(play, door, person(0.5))
    assert tells_keys()
    play.press(pygame.K_RETURN).wait(0.4)
    assert tells_keys()
    door.visits[-1].end((made_song("bravo"),))
    play.wait(0.4)
    assert "Play it" in texts
    assert tells_keys()
    assert play.screen._pane.has_scene
    play.click(play.screen._way_back.center)
    assert play.stage != "add"


def test_a_digit_names_a_dancer_unless_something_is_typed(display, door):
    play = asked(menu(display, door), door, person(0.5), person(0.9), person(1.3))
    play.write("3")
    play.press(pygame.K_RETURN).wait()
    order = door.visits[-1].asked
    assert (order.title, round(order.dancer.x, 1)) == ("Waterloo", 1.3)
    play = asked(menu(display, door := FakeDoor()), door, person(0.5), person(0.9), person(1.3))
    play.write("!3")
    play.press(pygame.K_RETURN, pygame.K_RETURN, pygame.K_RETURN).wait()
    assert door.visits[-1].asked.title == "Waterloo!3"


def test_work_is_stopped_only_when_that_is_said_twice(display, door, texts):
    play = asked(menu(display, door), door, person(0.9))
    play.press(pygame.K_RETURN).wait(0.4)
    working = door.visits[-1]
    play.press(pygame.K_UP, pygame.K_RETURN).wait()
    assert "Stop making this song? Nothing of it is kept." in " ".join(texts)
    play.press(pygame.K_RETURN).wait()
    assert not working.is_stopped, "the light was on going on"
    play.press(pygame.K_UP, pygame.K_RETURN, pygame.K_UP, pygame.K_RETURN).wait()
    assert working.is_stopped


def test_of_one_alone_the_import_finds_out_who_dances(display, door):
    play = asked(menu(display, door), door, person(0.9))
    play.press(pygame.K_RETURN).wait()
    assert door.visits[-1].asked == VideoOrder(VIDEO, "Waterloo", "ABBA")


def test_everybody_is_a_song_each(display, door):
    play = asked(menu(display, door), door, person(0.5), person(1.2))
    play.press(pygame.K_DOWN, pygame.K_RETURN).wait()
    assert door.visits[-1].asked == VideoOrder(VIDEO, "Waterloo", "ABBA", is_everybody=True)


def test_of_several_files_all_are_made_at_once_and_what_was_typed_outlives_one_more(display, door, texts):
    play = asked(menu(display, door), door, person(0.9))
    play.write("!")
    drop(play, OTHER)
    door.visits[-1].end(PHOTO)
    play.wait(0.4)
    assert {"1 of 2 files are done", "Choose it to name it and to choose the dancer"} <= set(texts)
    play.press(pygame.K_UP, pygame.K_UP, pygame.K_RETURN).wait()
    texts.clear()
    play.wait()
    assert "Waterloo!" in texts
    play.press(pygame.K_ESCAPE, pygame.K_DOWN, pygame.K_DOWN).wait()
    assert play.stage == "add"
    play.house.arrivals.want_all()
    play.wait(0.4)
    assert door.visits[-1].asked == VideoOrder(VIDEO, "Waterloo!", "ABBA")


def test_a_poor_song_is_told_of_in_plain_words(display, door, texts):
    play = asked(menu(display, door), door, person(0.9))
    play.press(pygame.K_RETURN).wait()
    notes = (Text(N_("This song may not be worth dancing to.")),)
    door.visits[-1].end((made_song("bravo", is_poor=True, notes=notes),))
    texts.clear()
    play.wait(0.4)
    assert "This song may not be worth dancing to." in texts
    assert "The dance could be seen well." not in texts


def test_a_photo_is_refused_with_what_to_do_and_another_file_can_be_chosen(display, door, texts):
    door.files = (FoundFile(OTHER, FileKind.VIDEO, 10.0, 1_000_000), FoundFile(OTHER.parent, FileKind.FOLDER))
    play = drop(menu(display, door), PurePath("holiday.jpg"))
    door.visits[-1].end(PHOTO)
    play.wait(0.4)
    assert "holiday.jpg is a photo" in " ".join(texts)
    assert "Bring a video" in " ".join(texts)
    play.press(pygame.K_RETURN)
    until_s = time.monotonic() + PATIENCE_S
    while "b.mp4" not in texts and time.monotonic() < until_s:
        play.wait()
    play.press(pygame.K_RETURN)
    while door.visits[-1].asked != OTHER and time.monotonic() < until_s:
        play.wait()
    assert door.visits[-1].asked == OTHER


def test_a_pack_says_whose_it_is_and_what_was_refused_and_replaces_only_when_told(display, door, texts):
    play = drop(menu(display, door), PACK)
    door.visits[-1].end(LOOK)
    play.wait(0.4)
    said = " ".join(texts)
    assert all(words in said for words in ("Party", "by Anna", "Licence: CC BY 4.0", "Dances by Anna", "Alpha · Kim"))
    play.press(pygame.K_DOWN, pygame.K_RETURN).wait()
    assert door.visits[-1].asked == PackOrder(PACK, replaced=("old",))
    refused = (Refused("Charly", Text(N_("{name} is empty."), {"name": "poses.npz"})),)
    door.visits[-1].end(MadePack("Party", SONGS, refused, replaced=("old",)))
    play.wait(0.4)
    said = " ".join(texts)
    assert all(words in said for words in ("Party is here!", "1 song was refused.", "poses.npz is empty."))


def test_a_file_that_falls_into_a_dance_waits_and_is_shown_in_the_menu(display, door, texts):
    play = Play(display, parts={"door": door}).wait().dance()
    drop(play, VIDEO)
    assert door.visits == []
    assert "1 file is noted: you find it in the menu, under Songs." in texts
    play.press(pygame.K_ESCAPE).until("pause").press(pygame.K_UP, pygame.K_RETURN)
    play.until("add")
    assert [visit.asked for visit in door.visits] == [VIDEO]


def test_who_leaves_hears_when_the_song_is_there_and_finds_it_in_the_list(display, door, texts):
    shelf = FakeShelf(DANCES)
    play = menu(display, door, shelf=shelf)
    play.house.kinship.learn()
    play = asked(play, door, person(0.9))
    play.press(pygame.K_RETURN).wait()
    play.press(pygame.K_ESCAPE)
    assert play.stage == "songs"
    shelf.coming = (make_dance("waterloo", "Waterloo", "ABBA"),)
    door.visits[-1].end((made_song("waterloo"),))
    texts.clear()
    play.wait(0.6)
    assert "Waterloo is ready: you find it among the songs." in texts
    assert any(song.id == "waterloo" for song in play.screen._grid.songs)
    until_s = time.monotonic() + PATIENCE_S
    while "waterloo" not in play.house.kinship.traits and time.monotonic() < until_s:
        time.sleep(0.005)
    assert "waterloo" in play.house.kinship.traits


def test_the_song_page_leads_there_and_back(display, door, texts):
    play = menu(display, door, evening={"page": Wish.SONGS})
    place = next(box.center for number, box in play.screen._grid.boxes.items() if number == play.screen._add)
    play.click(place)
    assert play.stage == "add"
    assert "There is no video and no pack here." in texts or "One moment…" in texts
    play.press(pygame.K_ESCAPE)
    assert play.stage == "songs"


def test_without_a_door_nothing_leads_there(display):
    play = Play(display, mode=None, song_id=None, evening={"page": Wish.SONGS}).wait()
    assert play.screen._add not in play.screen._grid.boxes


@pytest.mark.parametrize("size", [(1280, 720), (540, 960)])
@pytest.mark.parametrize("language", ["de", "ko"])
def test_nothing_of_the_panes_is_cut(size, language, door, texts, monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    settings = Settings(has_seen_intro=True, language=language, text_size=TextSize.LARGE)
    with Display(size=size) as display:
        play = asked(menu(display, door, settings=settings), door, person(0.5), person(0.9))
        play.press(pygame.K_RETURN).wait(0.4)
        song = made_song("bravo", dancer_share=0.8, unsure_share=0.1, cuts=3, flips=2, trimmed_end_s=4.0)
        door.visits[-1].end((replace(song, is_seated=True),))
        play.wait(0.4)
        drop(play, PACK)
        door.visits[-1].end(LOOK)
        play.wait(0.4)
        play.press(pygame.K_ESCAPE).wait(0.4)
    assert len(texts) > 50
    assert not [text for text in texts if text.endswith("…") and text not in ("Einen Moment …", "잠깐만요…", "…")]
