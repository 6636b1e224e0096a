"""The picture of a party's dance: everything of a player stands at that player, and nothing over another thing."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
from game_fakes import FakeClock, make_parts, waving

from dancegame.core.evening.modes.round_mode import DANCING
from dancegame.core.evening.players import seat
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.evening.stages import Dance
from dancegame.core.evening.turns import make_turns
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose, pose_at
from dancegame.core.score import Grade, Score
from dancegame.game.drawing.aura import Aura
from dancegame.game.drawing.canvas import Canvas, Look
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.hud import PopupRow
from dancegame.game.drawing.name_tag import feet_place
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.drawing.turns import THIRDS
from dancegame.game.house import House
from dancegame.game.screens import dance_people
from dancegame.game.screens.dance_mode import HEIGHT as BANNER_HEIGHT
from dancegame.game.screens.dance_picture import DancePicture, Shown
from dancegame.game.screens.dance_places import places_of

pytestmark = pytest.mark.usefixtures("screen")
SLOTS = range(3)
SCORES = {0: Score(points=100, combo=3), 1: Score(points=900, combo=7), 2: Score()}
ROUND = Round(1, "alpha", DANCING, most_players=3, step=Step.DANCE, seats=seat({}, SLOTS))


def beside_each_other(*, up: float = 0.0) -> dict[int, Pose]:
    pose = pose_at(waving(middle_x=0.0), 1.0)
    return {slot: Pose(pose.xy + np.array((0.29 + 0.6 * slot, -up), np.float32), pose.confidence) for slot in SLOTS}


class Seen:
    """A dance that is drawn once, with what stood where."""

    def __init__(self, monkeypatch, *, size=(1024, 768), has_turns: bool = False, up: float = 0.0) -> None:
        self.plates, self.popups, self.lanes, self.name_sizes, self.players = (
            {},
            {},
            [],
            set(),
            beside_each_other(up=up),
        )
        rows = {slot: PopupRow() for slot in SLOTS}
        for row in rows.values():
            row.add(Grade.GOOD, 1.0, is_gold=False)
        draw_popup, draw_cards = PopupRow.draw, MoveCards.draw

        def note_plate(_canvas, box, plate, *, color, name_size) -> None:
            slot = next(slot for slot in SLOTS if ROUND.seats[slot] == plate.player)
            self.plates[slot] = box, plate, color
            self.name_sizes.add(name_size)

        def note_popup(row, canvas, now_s, *, center, size) -> None:
            self.popups[next(slot for slot in SLOTS if rows[slot] is row)] = center, size
            draw_popup(row, canvas, now_s, center=center, size=size)

        def note_lane(cards, canvas, song_s, *, box, **told) -> None:
            self.lanes.append(box)
            draw_cards(cards, canvas, song_s, box=box, **told)

        monkeypatch.setattr(dance_people, "draw_plate", note_plate)
        monkeypatch.setattr(PopupRow, "draw", note_popup)
        monkeypatch.setattr(MoveCards, "draw", note_lane)
        self.canvas = Canvas(pygame.Surface(size).convert(), Look(NEON))
        with House(make_parts(FakeClock())) as house:
            loaded = house.load(ROUND)
            turns = make_turns(loaded.song.moves, tuple(SLOTS)) if has_turns else ()
            stage = Dance(replace(ROUND, turns=turns))
            picture = DancePicture(house, MoveCards(loaded.dance, house.theatre.framed), stage)
            picture.draw(self.canvas, self._shown(loaded.song, rows))
            self.view, self.whole = picture._view.box, picture._view.whole_box

    def _shown(self, song, rows) -> Shown:
        return Shown(
            now_s=1.2,
            song_s=1.0,
            end_s=song.duration_s,
            song=song,
            camera=LivePicture(np.zeros((72, 128, 3), np.uint8), 1.0),
            players=self.players,
            unseen_s=dict.fromkeys(SLOTS, 0.0),
            scores=SCORES,
            points={slot: score.points for slot, score in SCORES.items()},
            popups=rows,
            combo_ages_s=dict.fromkeys(SLOTS, 1.0),
            ghost=None,
            ghost_points=0.0,
            ghost_age_s=0.0,
            count_in=None,
        )


def test_a_plate_stands_under_its_player_and_tells_what_is_theirs(monkeypatch):
    # So wide that three plates have room to move.
    seen = Seen(monkeypatch, size=(1280, 720))
    assert set(seen.plates) == set(SLOTS)
    assert len(seen.name_sizes) == 1
    for slot, (box, plate, color) in seen.plates.items():
        half = box.width / 2
        feet = min(max(feet_place(seen.players[slot], seen.whole)[0], seen.view.left + half), seen.view.right - half)
        assert box.centerx == pytest.approx(feet, abs=14)
        assert (plate.points, plate.combo) == (SCORES[slot].points, SCORES[slot].combo)
        assert color == NEON.player(ROUND.seats[slot].color)
        assert seen.view.contains(box)
        assert not plate.is_resting
    assert [slot for slot, (_box, plate, _color) in seen.plates.items() if plate.is_leading] == [1]


def test_in_turns_others_rest_and_nobody_leads(monkeypatch):
    plates = Seen(monkeypatch, has_turns=True).plates
    assert {slot for slot, (_box, plate, _color) in plates.items() if plate.is_resting} == {1, 2}
    assert not any(plate.is_leading for _box, plate, _color in plates.values())
    assert plates[1][2] != NEON.player(ROUND.seats[1].color)


@pytest.mark.parametrize("up", [-0.8, 0.0, 0.4], ids=["low", "usual", "high"])
@pytest.mark.parametrize("has_turns", [False, True])
def test_grades_stand_over_their_players_below_the_banner_and_above_the_plates(monkeypatch, has_turns, up):
    seen = Seen(monkeypatch, has_turns=has_turns, up=up)
    assert set(seen.popups) == set(SLOTS)
    top = seen.view.top + (BANNER_HEIGHT if has_turns else 0)
    for slot, ((x, y), size) in seen.popups.items():
        assert abs(x - seen.plates[slot][0].centerx) < 60
        assert top <= y - size / 2
        assert y + size / 2 <= seen.plates[slot][0].top


def test_cards_travel_close_under_a_picture_that_is_lower_than_its_room(monkeypatch):
    seen = Seen(monkeypatch)
    places = places_of(seen.canvas, players=len(SLOTS))
    assert seen.view.bottom < places.camera.bottom - 100
    assert seen.view.bottom < seen.lanes[0].top < seen.view.bottom + 30


def test_a_card_is_painted_ahead_in_the_turn_of_the_dancers_light_which_waits(monkeypatch):
    seen, waiting, painted, lit, turns = Seen(monkeypatch), [4], [], [], []
    paint_light = Aura._painted
    with House(make_parts(FakeClock())) as house:
        loaded = house.load(ROUND)
        picture = DancePicture(house, MoveCards(loaded.dance, house.theatre.framed), Dance(ROUND))
        told = seen._shown(loaded.song, {slot: PopupRow() for slot in SLOTS})
        house.theatre.turns.sparing.step = THIRDS
        picture.draw(seen.canvas, replace(told, now_s=2.0, song_s=1.0))
        monkeypatch.setattr(Aura, "_painted", lambda *told: (lit.append(True), paint_light(*told))[1])
        monkeypatch.setattr(MoveCards, "next_unpainted", lambda *_told: waiting[0] if waiting else None)
        monkeypatch.setattr(MoveCards, "prepare", lambda _cards, _canvas, index: painted.append(waiting.pop(0)))
        for number in range(1, 19):
            before = len(lit), len(painted)
            picture.draw(seen.canvas, replace(told, now_s=2 + number / 60, song_s=1 + number / 60))
            took = len(lit) - before[0], len(painted) - before[1]
            turns += [took] if house.theatre.turns.is_light else []
            assert house.theatre.turns.is_light or took == (0, 0)
    assert painted == [4]
    assert turns == [(0, 1), *[(1, 0)] * 5]
