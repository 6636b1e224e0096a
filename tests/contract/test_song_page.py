"""The song choice on fakes: how the light moves and the list rolls, how a song is danced, what is said of it."""

import math
import time
from dataclasses import replace

import pygame
import pytest
from game_fakes import DANCES, FakeShelf, Play

from dancegame.core.errors import SongError
from dancegame.core.evening.outcomes import Chosen, ChoseSong, Wish
from dancegame.core.evening.stages import SongChoice
from dancegame.core.gestures.edge import FIRST_S, NEXT_S, EdgeRoll
from dancegame.core.gestures.pointing import Pointer
from dancegame.core.intents import Choose, Drag, Leaf, Move, Point, Press, Scroll, Type
from dancegame.core.settings import Settings, TextSize
from dancegame.core.song import Dance, Song
from dancegame.core.traits import Step, Traits
from dancegame.game.drawing import lettering
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.cover import CoverLight, CoverShape
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.drawing.themes import THEMES
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.router import Shown, make_screen
from dancegame.game.screens import song_facts, songs
from dancegame.game.screens.song_facts import draw_facts
from dancegame.game.screens.song_grid import BAR, Grid
from dancegame.game.screens.song_view import SEARCH_HEIGHT, laid_out, place_chips, place_tiles
from dancegame.game.song_cover import BESIDE, Covers
from dancegame.texts import use_language

LONG = "Dance of the Little Swans in the Hall of the Mountain King on a Sunday Morning"
ROOM = Box(0, 0, 1300, 720)
SHAPE = CoverShape((200, 180), words_px=60, radius_px=14, edge_px=2)


def many(count: int) -> FakeShelf:
    """A shelf of so many songs, all danced alike."""
    first = DANCES[0]
    songs = [replace(first.song, id=f"s{number:03}", title=f"Song {number}") for number in range(count)]
    return FakeShelf(tuple(Dance(song, first.reference) for song in songs))


def grid_of(count: int) -> Grid:
    songs = tuple(Song(str(number), str(number), "", 60.0) for number in range(count))
    return laid_out(Grid(songs, chips=6), ROOM)


def drawn(grid: Grid) -> Grid:
    grid = laid_out(grid, ROOM)
    return replace(grid, boxes=place_tiles(grid, ROOM))


def page(display, *, shelf: FakeShelf | None = None, mode: str = "solo", language: str = "en", **look) -> Play:
    """The song choice, drawn once; look: other settings."""
    settings = Settings(has_seen_intro=True, language=language, **look)
    play = Play(display, mode=None, song_id=None, shelf=shelf, settings=settings)
    stage = SongChoice(mode)
    play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
    return play.wait()


def say(play: Play, *intents):
    """Return the outcome of what is wanted; then a picture is drawn."""
    outcome = play.screen.update(play.clock.now_s, intents)
    play.screen.draw(Canvas(play.display.surface, play.house.look))
    return outcome


def shown_dance(play: Play) -> None:
    """Wait until the lit song, which is read beside the game, dances."""
    play.wait(1.0)
    end_s = time.monotonic() + 10
    while play.house.theatre.framed is None and time.monotonic() < end_s:
        play.wait()
    assert play.house.theatre.framed is not None


@pytest.fixture(autouse=True)
def _english_again():
    yield
    use_language("en")


# --- the list rolls


def test_a_list_that_fits_has_no_bar_and_a_long_one_shows_where_it_is():
    assert grid_of(5).bar is None
    grid = grid_of(100)
    assert grid.bar.thumb.top == grid.bar.box.top
    grid = drawn(grid.leafed(math.inf))
    assert grid.bar.thumb.bottom == pytest.approx(grid.bar.box.bottom)
    assert grid.song == grid.songs[-1]
    assert grid.shown.stop == grid.chips + grid.tiles


def test_the_wheel_rolls_rows_and_the_light_stays_in_sight():
    grid = grid_of(100).scrolled(0.5)
    assert grid.first_row == 0
    grid = grid.scrolled(0.5).scrolled(1.0)
    assert grid.first_row == 2
    assert grid.lit in grid.shown
    assert grid.scrolled(-9.0).first_row == 0
    assert grid.scrolled(1e6).first_row == grid.all_rows - grid.rows


def test_a_page_further_the_light_stands_at_the_same_place_of_the_picture():
    grid = grid_of(100)
    after = grid.leafed(1)
    assert after.first_row == grid.rows
    assert after.lit - after.shown.start == grid.lit - grid.shown.start
    assert after.leafed(-1) == grid
    assert after.leafed(-math.inf).first_row == 0


def test_the_bar_is_pressed_and_dragged_beyond_its_ends():
    grid = drawn(grid_of(100))
    bar = grid.bar.box
    assert grid.under(bar.centerx, bar.centery) == BAR
    half = grid.pressed(bar.centerx, bar.centery)
    assert half.first_row == pytest.approx((grid.all_rows - grid.rows) / 2, abs=1)
    assert half.dragged(bar.bottom + 300).first_row == grid.all_rows - grid.rows
    assert half.dragged(bar.top - 300).first_row == 0
    tile = grid.boxes[grid.chips + 2].center
    assert half.pressed(*tile).dragged(bar.bottom) == half.pressed(*tile)


def test_a_chip_that_is_lit_stays_so_while_the_list_rolls():
    grid = replace(grid_of(100), lit=2).scrolled(3)
    assert (grid.chip, grid.first_row) == (2, 3)
    # Down from it leads to what is shown.
    assert grid.moved(0, 1).lit in grid.shown


def test_arrows_lead_from_the_last_row_up_to_the_first_chip_and_down_again():
    grid = grid_of(10)
    for _ in range(9):
        grid = grid.moved(0, 1)
    assert grid.lit == grid.chips + grid.tiles - 1
    for _ in range(9):
        grid = grid.moved(0, -1)
    assert grid.lit == 0
    assert grid.moved(0, 1).lit == 1
    assert grid.moved(0, 1).moved(0, 1).lit in grid.shown


def test_arrows_go_as_the_chips_are_drawn_where_one_more_stands_beside_the_first():
    grid = replace(grid_of(10), heads=2, lit=0)
    assert grid.moved(1, 0).lit == 1
    assert grid.moved(1, 0).moved(-1, 0).lit == 0
    assert grid.moved(0, 1).lit == 2
    # Below the second is the last of the row, and from there up the second again.
    assert grid.moved(1, 0).moved(0, 1).lit == grid.chips - 1
    assert grid.moved(1, 0).moved(0, 1).moved(0, -1).lit == 1
    assert grid.moved(1, 0).moved(0, -1).lit == 1


def test_by_keys_the_door_is_right_of_how_a_song_is_danced(display):
    play = page(display)
    play.house.arrivals.door = object()
    stage = SongChoice("solo")
    play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
    play.wait()
    assert say(play, Move(0, -1), Move(0, -1), Move(1, 0), Choose()) == Chosen(Wish.ADD)


def test_a_hand_at_the_lower_edge_rolls_to_the_last_song():
    edge, grid, time_s = EdgeRoll(), grid_of(30), 0.0
    pointer = Pointer(0.5, 0.99, 0.0, 0, 1, is_steady=True)
    for _ in range(400):
        time_s += 1 / 30
        if step := edge.update(time_s, pointer):
            grid = grid.moved(0, step)
    assert time_s > FIRST_S + 10 * NEXT_S
    assert grid.lit == grid.chips + grid.tiles - 1
    assert grid.first_row == grid.all_rows - grid.rows


# --- the page


def test_keys_wheel_and_bar_of_the_real_page(display):
    play = page(display, shelf=many(60))
    play.press(pygame.K_PAGEDOWN)
    assert play.screen._grid.first_row == play.screen._grid.rows
    play.press(pygame.K_END)
    assert play.screen._grid.song.id == "s059"
    play.press(pygame.K_HOME)
    assert play.screen._grid.is_surprise
    say(play, Scroll(2.0))
    assert play.screen._grid.first_row == 2
    bar = play.screen._grid.bar.box
    say(play, Press(bar.centerx, bar.bottom - 1), Point(bar.centerx, bar.top), Drag(bar.centerx, bar.top))
    assert play.screen._grid.first_row == 0


def test_a_hand_rests_on_one_thing(display):
    play = page(display, shelf=many(60))
    grid = play.screen._grid
    first, second = (grid.boxes[grid.chips + number].center for number in (1, 2))
    assert play.screen.under(*first) == play.screen.under(first[0] + 5, first[1])
    assert play.screen.under(*first) != play.screen.under(*second)
    assert play.screen.under(1.0, 1.0) is None
    say(play, Leaf(1))
    # Another song lies there now: the ring begins anew.
    assert play.screen.under(*first) != grid.under(*first)
    outcome = say(play, Point(*second), Press(*second))
    assert outcome.song_id == play.screen._grid.song.id


def test_while_a_hand_points_the_page_tells_what_it_can_do(display, texts):
    play = page(display)
    assert "search" in texts
    texts.clear()
    play.house.pointer = Pointer(0.5, 0.5, 0.0, 0, 1, is_steady=True)
    say(play)
    assert any(text.startswith("Rest your hand") for text in texts)
    assert "search" not in texts


def test_a_song_is_danced_together_alone_or_practised(display, texts):
    play = page(display)
    said = []
    for _ in range(3):
        texts.clear()
        say(play)
        said.append(next(text for text in texts if text in ("Together", "Alone", "Practice")))
        grid = play.screen._grid
        chip, song = (grid.boxes[place].center for place in (0, grid.chips + 1))
        said.append(say(play, Press(*song)))
        say(play, Press(*chip))
    assert said == [
        "Alone", ChoseSong("alpha", "solo"), "Practice", ChoseSong("alpha", "practice"),
        "Together", ChoseSong("alpha", "party"),
    ]  # fmt: skip


def test_enter_dances_what_was_typed_whatever_was_lit_before(display):
    play = page(display)
    say(play, Press(*play.screen._grid.boxes[0].center))
    say(play, Type("bravo"))
    assert say(play, Choose()) == ChoseSong("bravo", "practice")
    # Where nothing is found nothing else is lit.
    say(play, Press(*play.screen._grid.boxes[0].center))
    say(play, Type("no such song"))
    assert play.screen._grid.chip == 0


@pytest.mark.parametrize(("mode", "word"), [("practice", "Practice"), ("party_teams", "Together")])
def test_the_page_begins_with_the_way_that_is_asked_for(display, texts, mode, word):
    page(display, mode=mode)
    assert word in texts


def test_the_words_for_the_way_back_lead_there(display):
    play = page(display)
    assert say(play, Press(*play.screen._way_back.center)) == Chosen(Wish.MENU)


def test_what_is_lit_is_read_beside_the_game_and_dances_on_while_chips_are_lit(display):
    play = page(display)
    shown_dance(play)
    assert play.music.played == ["alpha.ogg"]
    say(play, Move(down=-1))
    play.wait(2.0)
    assert play.house.theatre.framed is not None


# --- what is said of a song


def titled(*titles: str) -> FakeShelf:
    first = DANCES[0]
    songs = [replace(first.song, id=str(number), title=title) for number, title in enumerate(titles)]
    return FakeShelf(tuple(Dance(song, first.reference) for song in songs))


def test_titles_are_large_and_on_two_lines_where_they_need_them(display, texts, monkeypatch):
    written: dict[str, int] = {}
    render = lettering.render

    def remember(text, size_px, *args, **keywords):
        written[text] = size_px
        return render(text, size_px, *args, **keywords)

    monkeypatch.setattr(lettering, "render", remember)
    play = page(display, shelf=titled("Ten Words", LONG, "Swans of Gold and Silver"))
    unit_px = Canvas(display.surface, play.house.look).unit_px
    title_px, artist_px = (math.floor(size * unit_px) for size in (36, 28))
    assert {text for text in written if text in "Swans of Gold and Silver"} == {"Swans of Gold and", "Silver"}
    cut = [text for text in written if text.endswith("…")]
    assert len(cut) == 1
    assert all(written[text] >= title_px for text in ("Ten Words", "Swans of Gold and", *cut))
    assert written["The Testers"] >= artist_px


@pytest.mark.parametrize("text_size", list(TextSize))
def test_the_name_of_a_song_leaves_its_dancer_the_head(display, monkeypatch, text_size):
    lowest, tops = [0.0], []
    write = song_facts.write

    def note(*args, **how):
        place = write(*args, **how)
        lowest.append(place.bottom)
        return place

    monkeypatch.setattr(Theatre, "draw", lambda *_, box, **__: tops.append(box.top))
    monkeypatch.setattr(songs, "draw_facts", lambda *_, **__: None)
    play = page(display, shelf=titled("Swans of Gold and Silver"), text_size=text_size)
    monkeypatch.setattr(song_facts, "write", note)
    play.wait()
    assert max(lowest) - 1 <= tops[-1]


@pytest.mark.parametrize(("language", "words"), [("en", "Easy"), ("de", "Leicht"), ("ko", "쉬움")])
def test_levels_are_said_in_words(display, texts, language, words):
    play = page(display, language=language)
    play.house.kinship.traits["alpha"] = Traits(Step.MIDDLE, Step.HIGH, Step.LOW, is_seated=True)
    texts.clear()
    say(play)
    assert {words, "120 BPM"} <= set(texts)


# --- covers


def painted(covers: Covers, songs, shape: CoverShape = SHAPE) -> list[pygame.Surface | None]:
    covers.want(songs, shape, NEON)
    for song in songs:
        covers._painted[song.id, shape, NEON.name].exception(timeout=20)
    return [covers.picture(song, shape, NEON) for song in songs]


def test_covers_that_stand_beside_each_other_have_lights_of_their_own():
    for theme in THEMES.values():
        lights = [CoverLight.at(place, theme) for place in range(60)]
        assert len(set(lights[:30])) == 30
        assert all(light.front != light.back for light in lights)
        for across in (1, 2, 3, 4):
            assert all(one.front != other.front for one, other in zip(lights, lights[across:], strict=False))


def test_a_broken_song_stands_last_with_its_reason_and_cannot_be_danced(display, texts):
    error = SongError("The file is damaged.", remedy="Import it again.")
    shelf = FakeShelf(problems={"zulu": error})
    play = page(display, shelf=shelf)
    assert play.screen._grid.songs[-1].id == "zulu"
    say(play, Leaf(math.inf))
    say(play, Point(*play.screen._grid.boxes[play.screen._grid.shown[-1]].center))
    assert play.screen._grid.song.id == "zulu"
    written = texts
    assert "The file is damaged." in written
    assert "Import it again." in written
    assert say(play, Choose()) is None
    say(play, Type("zu"))
    assert [song.id for song in play.screen._grid.songs] == ["zulu"]
    assert say(play, Move(-1, 0)) is None
    assert play.screen._grid.is_surprise
    assert say(play, Choose()) is None


def test_beside_the_reason_of_a_broken_song_nobody_dances_and_no_key_is_offered(display, texts):
    play = page(display, shelf=FakeShelf(problems={"zulu": SongError("It is damaged.", remedy="Import it again.")}))
    shown_dance(play)
    say(play, Leaf(math.inf))
    say(play, Point(*play.screen._grid.boxes[play.screen._grid.shown[-1]].center))
    texts.clear()
    say(play)
    assert play.house.theatre.framed is None
    assert "search" in texts
    assert "dance" not in texts
    # What can be danced dances again.
    say(play, Move(-1, 0))
    shown_dance(play)


def test_songs_come_and_go_while_they_are_shown(display):
    shelf = FakeShelf(DANCES[:3])
    play = page(display, shelf=shelf)
    say(play, Move(1, 0))
    assert play.screen._grid.song.id == "bravo"
    shelf.dances = (DANCES[0], *DANCES[1:])
    say(play)
    assert [song.id for song in play.screen._grid.songs] == [dance.song.id for dance in DANCES]
    assert play.screen._grid.song.id == "bravo"
    shelf.dances = (DANCES[2],)
    say(play)
    assert play.screen._grid.song.id == DANCES[2].song.id


def test_a_damaged_song_has_no_cover_and_the_others_do(screen):
    shelf = FakeShelf(damaged=frozenset({"bravo"}))
    covers = Covers(shelf)
    pictures = painted(covers, shelf.songs())
    assert [picture is not None for picture in pictures] == [True, False, True, True, True]
    assert isinstance(covers._painted["bravo", SHAPE, NEON.name].exception(), SongError)
    # Round corners let through what lies behind.
    assert (pictures[0].get_at((0, 0)).a, pictures[0].get_at((100, 90)).a) == (0, 255)


def test_of_a_large_library_only_what_is_beside_a_shown_song_is_read(screen):
    shelf, read = many(500), set()
    load_dance = shelf.load_dance
    shelf.load_dance = lambda song_id: read.add(song_id) or load_dance(song_id)
    assert painted(Covers(shelf), shelf.songs()[200:201])[0] is not None
    assert len(read) == BESIDE


def test_what_was_scrolled_past_is_not_painted_until_it_is_shown_again(screen):
    shelf = FakeShelf()
    covers, (first, second, *_) = Covers(shelf), shelf.songs()
    go = covers._errands.send(lambda: time.sleep(0.05))
    covers.want([first], SHAPE, NEON)
    covers.want([second], SHAPE, NEON)
    go.result()
    assert painted(covers, [second])[0] is not None
    assert covers.picture(first, SHAPE, NEON) is None
    assert painted(covers, [first])[0] is not None


def test_who_has_left_the_page_waits_for_no_covers(screen):
    shelf = FakeShelf()
    covers = Covers(shelf)
    covers._errands.send(lambda: time.sleep(0.05))
    covers.want(shelf.songs(), SHAPE, NEON)
    covers.end()
    assert [asked.result(timeout=20) for asked in covers._painted.values()] == [None] * len(shelf.songs())


@pytest.mark.parametrize(("width", "is_beside"), [(842.0, False), (1300.0, True)])
def test_the_search_line_has_room_beside_the_chips(width, is_beside):
    boxes = place_chips(Box(0, 0, width, 1000), 7, has_door=True)
    search = boxes[0].left
    assert search > 500
    assert (boxes[1].top < SEARCH_HEIGHT) is is_beside
    assert len({tuple(box) for box in boxes}) == len(boxes) == 7
    assert all(Box(0, 0, width, 1000).contains(box) for box in boxes)


@pytest.mark.parametrize("text_scale", [1.0, 1.25])
@pytest.mark.parametrize(("length", "is_told"), [(4, True), (40, False)])
def test_a_credit_is_told_in_whole_parts_and_leaves_the_dancer_its_room(monkeypatch, text_scale, length, is_told):
    written = []
    monkeypatch.setattr(song_facts, "write", lambda _canvas, text, **_look: written.append(text) or Box(0, 0, 9, 9))
    canvas = Canvas(pygame.Surface((1024, 768)), replace(Look(NEON), text_scale=text_scale))
    said = ("CC0-1.0", "A tune of long ago " * length)
    draw_facts(canvas, DANCES[0].song, None, Box(0, 0, 480, 1000), credit=said)
    told = " ".join(written)
    assert "CC0-1.0" in told
    assert told.count("long ago") == (length if is_told else 0)
