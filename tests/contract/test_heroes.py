"""A party sees itself large: its picture, plates and grades at its players, and weak dancers who are encouraged."""

from itertools import pairwise

import numpy as np
import pygame
import pytest
from game_fakes import Play, waving

from dancegame.core.evening.players import Player, seat
from dancegame.core.score import Grade, JudgedMove
from dancegame.core.settings import Settings, TextSize
from dancegame.core.song import Move
from dancegame.game.drawing import hud, player_plate, timeline
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.flood import LASTS_S, Flood, draw_flood, flood_share
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.grades import FALLS_S, landing_scale
from dancegame.game.drawing.hud import CHEER_EVERY, CHEERS, LEAST_GAP_S, LOUDNESS, Popup, PopupRow, draw_popup
from dancegame.game.drawing.layout import side_by_side
from dancegame.game.drawing.lettering import measured
from dancegame.game.drawing.player_plate import PlayerPlate, draw_plate, names_size, plate_size
from dancegame.game.drawing.theatre import Theatre, stand_in
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.screens import ready
from dancegame.game.screens.dance_people import LEAST_OF_FEW
from dancegame.game.screens.dance_places import places_of
from dancegame.game.screens.followers import Followers
from dancegame.game.screens.mystery import dancing_box

NAMES = ("Al", "Heather", "Mathilda")

pytestmark = pytest.mark.usefixtures("screen")


def canvas_of(size):
    return Canvas(pygame.Surface(size).convert(), Look(NEON))


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1280, 800), (1024, 768)])
@pytest.mark.parametrize("players", [2, 4, 6])
def test_a_party_has_more_than_half_of_the_picture(size, players):
    canvas = canvas_of(size)
    places = places_of(canvas, players=players)
    assert places.camera.width * places.camera.height >= 0.5 * canvas.area.width * canvas.area.height
    if size[0] / size[1] > 1.7:
        # Also where the camera's whole width is shown, as wherever people stand far apart.
        assert places.camera.width**2 * 9 / 16 >= 0.5 * canvas.area.width * canvas.area.height
    assert not places.camera.colliderect(places.cards)
    assert not places.camera.colliderect(places.dancing.inflate(-2, 0))


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (720, 1280)])
@pytest.mark.parametrize("players", [1, 2, 6])
def test_everything_stands_in_the_safe_picture_and_apart(size, players):
    canvas = canvas_of(size)
    places = places_of(canvas, players=players)
    for box in (places.camera, places.cards):
        assert canvas.safe.inflate(1, 1).contains(box)
    assert places.camera.bottom <= places.cards.top


def test_grades_of_up_to_four_are_an_eighteenth_of_the_picture_however_quiet():
    assert LEAST_OF_FEW * min(LOUDNESS.values()) >= 1080 / 18
    assert LOUDNESS[Grade.PERFECT] > LOUDNESS[Grade.GOOD] > LOUDNESS[Grade.MISS]


def said_of(grades):
    row, said = PopupRow(), []
    for number, grade in enumerate(grades):
        row.add(grade, number * (LEAST_GAP_S + 0.1), is_gold=False)
        if row.shown not in said:
            said.append(row.shown)
    return said


def test_sixty_misses_are_one_miss_and_then_encouragement():
    said = said_of([Grade.MISS] * 60)
    assert [one.cheer for one in said[:1]] == [None]
    assert all(one.cheer in CHEERS for one in said[1:])
    assert len(said) - 1 == pytest.approx(60 / CHEER_EVERY, abs=1)
    assert {one.cheer for one in said[1:]} == set(CHEERS)


def test_over_a_whole_round_words_never_come_faster_than_they_are_read(display):
    """Every word at every player as it was shown, in a round of a party that is danced well."""
    play, shown = Play(display, pictures_per_s=5).dance(), {}
    while play.stage == "dance":
        for slot, row in play.screen._popups.items():
            words = shown.setdefault(slot, [])
            if row.shown is not None and row.shown not in words:
                words.append(row.shown)
        play.wait(1 / 5)
    assert shown
    for words in shown.values():
        gaps_s = np.diff([word.since_s for word in words])
        assert len(words) >= 4
        assert gaps_s.min() >= LEAST_GAP_S - 1e-6
        assert {word.grade for word in words} & {Grade.PERFECT, Grade.GREAT}


@pytest.mark.parametrize("every_s", [0.2, 0.5, 0.71, 1.3])
def test_however_fast_moves_follow_each_other_words_keep_their_distance(every_s):
    row, grades, shown = PopupRow(), list(Grade), []
    for picture in range(20 * 60):
        now_s = picture / 60
        if picture % round(every_s * 60) == 0:
            row.add(grades[picture % len(grades)], now_s, is_gold=False)
        row.update(now_s)
        if row.shown is not None and row.shown not in shown:
            shown.append(row.shown)
    gaps_s = np.diff([word.since_s for word in shown])
    assert gaps_s.min() >= LEAST_GAP_S - 1e-6
    assert gaps_s.max() <= max(every_s, LEAST_GAP_S) + every_s + 0.1


def test_who_hits_again_is_told_so_at_once():
    said = said_of([Grade.MISS] * 4 + [Grade.GOOD, Grade.MISS])
    assert [(one.grade, one.cheer is None) for one in said[-2:]] == [(Grade.GOOD, True), (Grade.MISS, True)]


def test_encouragement_is_said_in_place_of_the_grade(monkeypatch):
    said = []
    monkeypatch.setattr(hud, "write", lambda _canvas, text, **_look: said.append(text))
    for popup in (Popup(Grade.MISS, 0.0), Popup(Grade.MISS, 0.0, cheer=CHEERS[0])):
        draw_popup(canvas_of((640, 360)), popup, 0.2, center=(300, 300), size=60)
    assert said == ["MISS", "Keep going!"]


@pytest.mark.parametrize("width", [180.0, 300.0], ids=["narrow", "wide"])
def test_a_combo_is_told_from_some_moves_on_and_by_nobody_who_rests(monkeypatch, width):
    said, player = [], seat({}, range(1))[0]
    monkeypatch.setattr(player_plate, "write", lambda _canvas, text, **_look: said.append(text))
    for combo, is_resting in ((2, False), (7, False), (8, True)):
        plate = PlayerPlate(player, 1234.0, combo, is_resting=is_resting)
        draw_plate(canvas_of((640, 360)), Box(100, 100, width, 112), plate, color=NEON.primary)
    assert [text for text in said if "×" in text] == ["7×"]
    assert sum("234" in text for text in said) == 3


@pytest.mark.parametrize("width", [180.0, 280.0], ids=["narrow", "wide"])
def test_names_of_a_party_are_written_alike_whoever_leads(monkeypatch, width):
    canvas, written = Canvas(pygame.Surface((1280, 720)).convert(), Look(NEON, text_scale=1.3)), {}
    players = [Player(number, name) for number, name in enumerate(NAMES, 1)]
    monkeypatch.setattr(player_plate, "write", lambda _canvas, text, **look: written.setdefault(text, look))
    size = names_size(canvas, players, width)
    for player in players:
        for is_leading in (False, True):
            written.clear()
            plate = PlayerPlate(player, 1234.0, 0, is_leading=is_leading)
            draw_plate(canvas, Box(100, 100, width, 112), plate, color=NEON.primary, name_size=size)
            (name,) = (text for text in written if text in NAMES)
            # As large as it is meant to be: nothing makes it smaller, or cuts it.
            assert written[name]["size"] == size
            assert measured(canvas, name, size)[0] <= written[name]["max_width"] + 1


def test_plates_never_cover_each_other_and_stay_with_their_players():
    room = Box(100, 0, 1200, 100)
    placed = side_by_side({0: 150.0, 1: 700.0, 2: 720.0, 3: 2000.0}, width=200, room=room)
    order = sorted(placed.values())
    assert all(after - before >= 199.9 for before, after in pairwise(order))
    assert placed[1] == pytest.approx(610)
    assert placed[2] == pytest.approx(810)
    assert min(order) >= 200
    assert max(order) <= 1200
    crowded = side_by_side(dict.fromkeys(range(6), 640.0), width=200, room=room)
    assert sorted(crowded.values()) == pytest.approx([200, 400, 600, 800, 1000, 1200])


def test_six_plates_fit_beside_each_other():
    canvas = canvas_of((1920, 1080))
    view = places_of(canvas, players=6).camera
    width, height = plate_size(canvas, players=6, width=view.width)
    assert 6 * (width + 8) <= view.width + 1
    draw_plate(
        canvas, Box(100, 100, width, height), PlayerPlate(seat({}, range(1))[0], 1_000_000, 88), color=NEON.primary
    )
    lit = pygame.surfarray.array3d(canvas.surface).any(axis=2)
    assert not lit[: 100 - 8].any()
    assert not lit[round(100 + width) + 8 :].any()


def test_followers_come_after_and_begin_where_they_are_wanted():
    followers = Followers(0.5)
    assert followers.follow({0: 10.0}, 1.0) == {0: 10.0}
    there = followers.follow({0: 110.0, 1: 5.0}, 1.5)
    assert 60 < there[0] < 80
    assert there[1] == 5.0
    assert followers.follow({0: 110.0}, 10.0)[0] == pytest.approx(110, abs=0.1)


def test_a_flood_rises_falls_and_is_never_a_flash():
    assert flood_share(0.0) == flood_share(LASTS_S) == 0
    assert max(flood_share(step * 0.05) for step in range(40)) == 1
    canvas = canvas_of((320, 180))
    draw_flood(canvas, Flood(NEON.gold, 1.0))
    light = pygame.surfarray.array3d(canvas.surface) / 255
    # Relative luminance, as the rules for flashes have it: less than a tenth everywhere.
    linear = (light**2.2 * (0.2126, 0.7152, 0.0722)).sum(axis=2)
    assert 0.02 < linear.max() < 0.1


def test_a_star_falls_lands_and_comes_to_rest():
    falling = [landing_scale(-FALLS_S + step * 0.02) for step in range(10)]
    assert falling == sorted(falling, reverse=True)
    assert falling[0] > 2
    assert landing_scale(0.0) < 1
    assert landing_scale(1.0) == 1


def test_a_star_over_the_moves_says_what_it_is(monkeypatch):
    said = []
    monkeypatch.setattr(timeline, "write", lambda _canvas, text, **_look: said.append(text))
    moves = [Move(float(second), second + 1.0, is_gold=second == 3) for second in range(8)]
    for is_gold in (True, False):
        judged = [JudgedMove(n, Grade.GOOD, 0.5, is_gold=is_gold and n == 3) for n in range(8)]
        timeline.draw_timeline(canvas_of((640, 360)), Box(0, 0, 1200, 100), moves, judged)
    assert said == ["gold move"]


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (720, 1280)])
def test_no_hand_of_the_mystery_crosses_its_headline(size):
    canvas, framed = canvas_of(size), frame_dance(waving())
    assert framed.high > 1.0
    place = stand_in(dancing_box(canvas, reach=framed.high))
    assert place.floor - framed.high * place.height > canvas.safe.top + 92
    assert place.floor < canvas.safe.bottom - 60


@pytest.mark.parametrize("text_size", TextSize)
def test_no_hand_crosses_what_is_said_over_the_first_pose(display, monkeypatch, text_size):
    places, boxes, write = {}, [], ready.write
    settings = Settings(has_seen_intro=True, text_size=text_size)
    play = Play(display, settings=settings).until("guess").answer().until("reveal").press(pygame.K_RETURN)
    play.until("ready").house.theatre.show(frame_dance(waving()))
    monkeypatch.setattr(Theatre, "draw", lambda *_, box, **__: boxes.append(box))

    def remember(canvas, text, **how):
        places[text] = write(canvas, text, **how)
        return places[text]

    monkeypatch.setattr(ready, "write", remember)
    play.screen.draw(Canvas(display.sheet, play.house.look))
    framed = play.house.theatre.framed
    place = stand_in(boxes[-1], reach=framed.reach)
    assert framed.high > 1.0
    # Of the line's height some is for letters of other words.
    assert place.floor - framed.high * place.height > places["Start like this"].bottom - 12
