"""What screens say fits into them: on every shape of screen, in every language, in large letters."""

from dataclasses import replace
from itertools import product
from types import SimpleNamespace

import pygame
import pytest
from game_fakes import Play
from party_stages import at_dance, party, podium, result

from dancegame.core.errors import CameraError
from dancegame.core.evening import course
from dancegame.core.evening.outcomes import Danced, Wish
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Step, Twist
from dancegame.core.evening.stages import Mystery, NoCamera, Result, SongChoice, Stage
from dancegame.core.intents import Join
from dancegame.core.score import Grade, JudgedMove, Missing, Score
from dancegame.core.settings import Settings, TextSize
from dancegame.core.traits import Step as Level
from dancegame.core.traits import Traits
from dancegame.game.display import Display
from dancegame.game.drawing import lettering, tiles
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.drawing.tiles import Button, draw_buttons, draw_menu_tile
from dancegame.game.router import Shown, make_screen
from dancegame.game.screens import lobby_who, mystery, result_glance, result_rows, setting_rows
from dancegame.game.screens.dance_picture import draw_gold_word
from dancegame.game.screens.dance_places import places_of
from dancegame.game.screens.result_panes import PlayerPane
from dancegame.game.screens.result_places import places_on
from dancegame.game.screens.result_rows import draw_several
from dancegame.game.screens.result_solo import Offer
from dancegame.game.screens.setting_rows import ONE_LINE, TWO_LINES, rows_of
from dancegame.texts import _, use_language
from dancegame.vision.cameras.webcam import REMEDY

pytestmark = pytest.mark.usefixtures("bare")

# Where the rows of four dancers are on a small screen, and how much room the name of a setting has.
ROWS, TITLE_ROOM = Box(44, 120, 1352, 700), 330.0
SIZES = ((1280, 720), (1024, 768), (540, 960))
LOST = CameraError("{camera} delivers no pictures any more.", remedy=REMEDY, camera="HD Pro Webcam C920 (0)")


@pytest.fixture(params=SIZES, ids=lambda size: "x".join(map(str, size)))
def display(request, monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with Display(size=request.param) as display:
        yield display
    use_language("en")


def show(display: Display, stage_of, *, language: str = "de", size: TextSize = TextSize.NORMAL) -> Play:
    """The screen of a stage, made from the round that is on, in so many pictures that each of its texts is in some."""
    settings = Settings(has_seen_intro=True, language=language, text_size=size)
    play = Play(display, settings=settings, pictures_per_s=2.0).wait()
    stage: Stage = stage_of(play.round)
    play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
    return play.wait(5.0)


def result_of(count: int):
    moves = [JudgedMove(index, Grade.PERFECT, 0.9, 1.0) for index in range(5)]
    weak = JudgedMove(2, Grade.OK, 0.3, 0.3, is_gold=True, worst_limb="right_shin", timing_s=0.12)
    moves[2] = replace(weak, missing=Missing.ENERGY)
    score = Score(points=700_000, stars=4, best_combo=12, moves=tuple(moves))
    seats = {slot: Player(slot + 1) for slot in range(count)}
    danced = Danced(dict.fromkeys(seats, score))
    return lambda current: Result(replace(current, step=Step.RESULT, seats=seats, danced=danced))


@pytest.mark.parametrize("language", ["en", "de", "ko"])
@pytest.mark.parametrize("count", [1, 2, 4, 6])
def test_nothing_of_a_result_is_cut(display, texts, language, count):
    texts.clear()
    show(display, result_of(count), language=language)
    assert texts
    assert not [text for text in texts if text.endswith("…")]


@pytest.mark.parametrize("size", TextSize)
def test_nothing_of_a_move_that_is_looked_at_is_cut(display, texts, size):
    play = show(display, result_of(1), size=size)
    texts.clear()
    play.press(pygame.K_UP)
    assert "Rechter Unterschenkel" in " ".join(texts)
    assert not [text for text in texts if text.endswith("…")]
    safe = Canvas(display.surface, play.house.look).safe.inflate(1, 1)
    assert all(safe.contains(box) for box in play.screen.choices.boxes)


@pytest.mark.parametrize("language", ["de", "ko"])
@pytest.mark.parametrize("mode", ["party", "party_teams", "party_together", "party_elimination"])
def test_nothing_of_a_partys_evening_is_cut(display, texts, language, mode):
    stages = result(mode, 6, seen={1: 2}), podium(mode, 6)
    play = Play(display, settings=Settings(has_seen_intro=True, language=language)).wait()
    for stage in stages:
        texts.clear()
        play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
        # To the end of what comes one after the other, without the pictures on the way.
        play.wait().clock.now_s += 9.0
        play.wait()
        assert len(texts) > 5
        assert not [text for text in texts if text.endswith("…")]
        safe = Canvas(display.surface, play.house.look).safe.inflate(1, 1)
        assert all(safe.contains(box) for box in play.screen.choices.boxes)


@pytest.mark.parametrize("language", ["de", "ko"])
@pytest.mark.parametrize("mode", ["party_relay", "party_teams", "party_together"])
def test_nothing_of_a_partys_dance_is_cut(display, texts, language, mode):
    play = Play(display, mode="party", settings=Settings(has_seen_intro=True, language=language), slots=tuple(range(6)))
    stage = course.plan(at_dance(party(mode, 6), moves=play.wait().house.load(play.round).song.moves))
    stage = replace(stage, round=replace(stage.round, song_id="alpha", twist=Twist.FREEZE))
    play.house.open_camera(stage.round)
    play.game.router._stack = [Shown(stage, make_screen(play.house, stage))]
    play.wait(1.6)
    assert len(texts) > 12
    assert not [text for text in texts if text.endswith("…")]


@pytest.mark.parametrize(
    ("language", "size"), [("de", TextSize.NORMAL), ("ko", TextSize.NORMAL), ("de", TextSize.LARGE)]
)
def test_nothing_of_the_song_choice_is_cut(display, texts, language, size):
    settings = Settings(has_seen_intro=True, language=language, text_size=size)
    play = Play(display, mode=None, song_id=None, settings=settings).wait()
    play.house.kinship.traits["alpha"] = Traits(Level.MIDDLE, Level.HIGH, Level.MIDDLE, is_seated=True)
    texts.clear()
    screen = make_screen(play.house, SongChoice("practice"))
    play.game.router._stack = [Shown(SongChoice("practice"), screen)]
    play.wait()
    for place in range(1, 5):
        screen._grid = replace(screen._grid, lit=place)
        play.press(pygame.K_RETURN)
    assert len(texts) > 12
    assert not [text for text in texts if text.endswith("…")]


@pytest.mark.parametrize("size", TextSize)
def test_nothing_of_practice_and_its_panel_is_cut(display, texts, size):
    settings = Settings(has_seen_intro=True, language="de", text_size=size)
    play = Play(display, mode="practice", settings=settings, pictures_per_s=10.0).until("practice")
    texts.clear()
    play.wait(9.0).press(pygame.K_SPACE).wait()
    assert "Tempo folgt mir" in texts
    assert not [text for text in texts if text.endswith("…")]
    safe = Canvas(display.surface, play.house.look).safe.inflate(1, 1)
    assert all(safe.contains(box) for box in play.screen._panel.choices.boxes)


@pytest.mark.parametrize("size", TextSize)
def test_what_went_wrong_and_every_way_on_stand_inside_of_the_picture(display, size):
    missing = show(display, lambda _round: NoCamera(LOST), size=size)
    lost = Play(display, settings=Settings(has_seen_intro=True, language="de", text_size=size)).dance().wait(1.0)
    lost.cameras[-1].error = LOST
    lost.wait(1.0)
    assert lost.stage == "failure"
    safe = Canvas(display.surface, lost.house.look).safe.inflate(1, 1)
    for play in (missing, lost):
        assert play.screen.choices.boxes
        assert all(safe.contains(box) for box in play.screen.choices.boxes), play.stage


@pytest.mark.parametrize("size", TextSize)
def test_an_error_takes_the_room_its_words_need(display, size, monkeypatch):
    places: list[tuple[str, Box]] = []
    write = lettering.write

    def remember(canvas, text, **look):
        box = write(canvas, text, **look)
        places.append((text, box))
        return box

    monkeypatch.setattr(lettering, "write", remember)
    play = show(display, lambda _round: NoCamera(LOST), size=size)
    first = play.screen.choices.boxes[0]
    said = [box for text, box in places if len(text) > 20 and box.bottom > first.top]
    assert places
    assert not said


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_the_question_and_its_number_stand_beside_or_below_each_other(display, language, size, monkeypatch):
    places: list[Box] = []

    def remember(canvas, text, **look):
        places.append(lettering.write(canvas, text, **look))
        return places[-1]

    monkeypatch.setattr(mystery, "write", remember)
    play = Play(display, settings=Settings(has_seen_intro=True, language=language, text_size=size)).wait()
    places.clear()
    stage = Mystery(play.round, question=(10, 10))
    make_screen(play.house, stage).draw(Canvas(display.surface, play.house.look))
    headline, number = places[:2]
    assert not headline.colliderect(number)
    area = Canvas(display.surface, play.house.look).area
    assert area.contains(headline)
    assert area.contains(number)


def test_a_quiet_line_that_is_a_little_too_long_leaves_the_large_word_its_size(monkeypatch):
    sizes: dict[str, float] = {}
    monkeypatch.setattr(tiles, "write", lambda _canvas, text, **look: sizes.update({text: look["size"]}))
    canvas = Canvas(pygame.Surface((1440, 1080)), Look(NEON))
    for title, text in (("Short", "Alone"), ("Long", "At the same time: keys 1 to 4 against 7 to 0")):
        box = Box(50, 100, 720, 110)
        draw_menu_tile(canvas, box, key="", title=title, text=text, color=NEON.primary, is_lit=False)
        assert text in sizes
    assert sizes["Short"] == pytest.approx(sizes["Long"], rel=0.12)


@pytest.mark.parametrize("text", ["Spiegel, Blackout, Einfrieren", "Die meisten Punkte gewinnen"])
def test_a_quiet_line_is_broken_into_no_more_lines_than_its_letters_gain_by(text, monkeypatch):
    said: dict[str, float] = {}
    monkeypatch.setattr(tiles, "write", lambda _canvas, line, **look: said.update({line: look["size"]}))
    canvas = Canvas(pygame.Surface((1024, 768)), Look(NEON, text_scale=1.25))
    draw_menu_tile(canvas, Box(0, 0, 534, 144), key="", title="Extras", text=text, color=NEON.primary, is_lit=False)
    quiet = {line: size for line, size in said.items() if line not in ("", "Extras")}
    assert len(quiet) == 2
    assert min(quiet.values()) > 20
    assert said["Extras"] > 36


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_who_is_asked_who_they_are_reads_all_of_it_and_the_way_out(display, language, size, texts, monkeypatch):
    settings = Settings(has_seen_intro=True, language=language, text_size=size, players=6)
    play = Play(display, mode=None, song_id=None, settings=settings, slots=(0, 1)).press(pygame.K_1).wait(2)
    play.screen.update(play.clock.now_s, [Join(0), Join(1)])
    places: dict[str, list[Box]] = {}
    write = lobby_who.write

    def remember(canvas, text, **look):
        places.setdefault(text, []).append(write(canvas, text, **look))
        return places[text][-1]

    monkeypatch.setattr(lobby_who, "write", remember)
    texts.clear()
    play.press(pygame.K_6).wait()
    assert {"Enter", "Esc"} <= set(texts)
    for above in ("Guest", "Judged"):
        first = places[_(above)][-1]
        under = [one for text in places for one in places[text] if one.top > first.top and one.colliderect(first)]
        # Lines have room above their letters and below them.
        assert all(first.clip(one).height < 0.35 * first.height for one in under)


def sizes_written_by(module, monkeypatch) -> dict[str, float]:
    """What a module writes from now on, each with its size."""
    sizes: dict[str, float] = {}
    write = module.write

    def remember(canvas, text, *, size, **how):
        sizes[text] = size
        return write(canvas, text, size=size, **how)

    monkeypatch.setattr(module, "write", remember)
    return sizes


@pytest.mark.parametrize("shape", [(900, 1000), (768, 1024), (800, 1280), (700, 700)], ids=str)
@pytest.mark.parametrize("size", TextSize)
def test_a_result_tells_all_grades_in_windows_of_odd_shapes(shape, size, monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    sizes = sizes_written_by(result_glance, monkeypatch)
    with Display(size=shape) as display:
        show(display, result_of(1), size=size)
    use_language("en")
    assert len([text for text, letters in sizes.items() if text.isupper() and letters > 22]) == len(Grade)


def test_rows_of_several_dancers_keep_apart_in_large_letters(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    tops, stars = {}, []
    write, draw_stars = result_rows.write, PlayerPane.draw_stars

    def remember(canvas, text, **how):
        place = write(canvas, text, **how)
        tops.setdefault(text, place.top + 0.2 * place.height)
        return place

    def remember_stars(pane, canvas, middle, age_s, *, diameter):
        stars.append(middle[1] + diameter / 2)
        draw_stars(pane, canvas, middle, age_s, diameter=diameter)

    monkeypatch.setattr(result_rows, "write", remember)
    monkeypatch.setattr(PlayerPane, "draw_stars", remember_stars)
    with Display(size=(1024, 768)) as display:
        play = show(display, result_of(4), size=TextSize.LARGE)
        tops.clear()
        stars.clear()
        draw_several(Canvas(display.surface, play.house.look), play.screen._panes, ROWS, 9.0)
    names = [top for text, top in tops.items() if not text[0].isdigit()][:4]
    use_language("en")
    assert len(names) == len(stars) == 4
    assert all(star <= name for star, name in zip(stars, names[1:], strict=False))


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_the_word_for_a_gold_move_stays_in_the_column_of_a_partys_dancer(display, language):
    use_language(language)
    canvas = Canvas(display.surface, Look(NEON, text_scale=1.25))
    column = places_of(canvas, players=4).dancing
    place = draw_gold_word(canvas, column, alpha=1.0)
    assert column.left < place.left
    assert place.right < column.right


@pytest.mark.parametrize("language", ["de", "ko"])
def test_no_setting_has_a_much_smaller_name_than_the_others(display, language, monkeypatch):
    sizes = []

    def remember(canvas, text, *, size, max_width=None, **_how):
        if max_width is not None:
            sizes.append(lettering.fitted(canvas, text, size, max_width)[1])
        return Box(0, 0, 0, 0)

    play = Play(display, mode=None, song_id=None, settings=Settings(language=language, text_size=TextSize.LARGE)).wait()
    canvas = Canvas(display.surface, play.house.look)
    monkeypatch.setattr(setting_rows, "write", remember)
    for row in rows_of(play.house):
        setting_rows._draw_title(canvas, row.title, Box(76, 0, TITLE_ROOM, 94), size=44)
    assert min(sizes) >= TWO_LINES * ONE_LINE * 44


@pytest.mark.parametrize("page", [Wish.MENU, "guess"])
def test_menus_of_windows_that_are_hardly_taller_than_wide_have_rows_as_high_as_elsewhere(page, monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with Display(size=(900, 1000)) as display:
        mode = page if isinstance(page, str) else None
        play = Play(display, mode=mode, song_id=None, settings=Settings(has_seen_intro=True)).wait(0.5)
        assert min(box.height for box in play.screen.choices.boxes) >= 100


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_the_two_ways_from_a_reveal_are_written_alike(display, language, monkeypatch):
    sizes = sizes_written_by(tiles, monkeypatch)
    play = Play(display, mode="guess", song_id=None, settings=Settings(has_seen_intro=True, language=language))
    play.press(pygame.K_RETURN).until("guess").answer().until("reveal").wait(4.0)
    assert sizes[_("Next song")] == sizes[_("Menu")]


def test_buttons_of_a_row_say_it_in_one_size(display, monkeypatch):
    sizes: dict[str, float] = {}
    monkeypatch.setattr(tiles, "write", lambda _canvas, text, **look: sizes.update({text: look["size"]}))
    canvas = Canvas(pygame.Surface(display.size), Look(NEON))
    boxes = [Box(300 * number, 0, 240, 96) for number in range(3)]
    buttons = [Button(text, str(number), NEON.primary) for number, text in enumerate(("Go", "Beautifully", "Menu"))]
    draw_buttons(canvas, boxes, buttons, focus=1)
    # The word that is too wide for the usual size makes all smaller; keys go to the edge of all where one has no room.
    assert set(sizes) == {"Go", "Beautifully", "Menu", "0", "1", "2"}
    assert len({sizes[button.text] for button in buttons}) == 1
    assert sizes["Go"] < 40


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_every_button_of_a_result_tells_its_key_and_no_key_covers_a_word(display, language, size, monkeypatch):
    places: dict[str, Box] = {}
    write = tiles.write

    def remember(canvas, text, **how):
        places[text] = write(canvas, text, **how)
        return places[text]

    monkeypatch.setattr(tiles, "write", remember)
    play = show(display, result_of(1), language=language, size=size)
    places.clear()
    screen = play.screen
    screen._sharing = SimpleNamespace(words=_("Share"), is_offered=True)
    screen._offers = tuple(Offer)
    canvas = Canvas(display.surface, play.house.look)
    screen._draw_buttons(canvas, places_on(canvas).buttons)
    keys = [str(number) for number in range(1, 7)]
    assert set(keys) <= set(places)
    for key, (word, place) in product(keys, places.items()):
        # Lines have room above their letters and below them.
        letters = place.inflate(0, -0.5 * place.height)
        assert word in keys or not letters.colliderect(places[key].inflate(0, -0.3 * places[key].height))


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("language", ["en", "de", "ko"])
@pytest.mark.parametrize(
    ("tile", "key"), [(None, "Esc"), (pygame.K_1, "Esc"), (pygame.K_3, "Esc"), (pygame.K_6, "1 – 4")]
)
def test_the_keys_that_matter_on_a_page_are_told_however_little_room_there_is(
    display, language, size, tile, key, texts
):
    settings = Settings(has_seen_intro=True, language=language, text_size=size)
    play = Play(display, mode=None, song_id=None, settings=settings).wait()
    if tile is not None:
        texts.clear()
        play.press(tile).wait()
    assert key in texts
