"""Players as bodies of light: whole, on one floor, over their plates, steady, and only by choice."""

from dataclasses import replace

import numpy as np
import pygame
import pytest
from game_fakes import FakeClock, FakeSettings, make_parts, waving

from dancegame.core.evening.modes.round_mode import DANCING
from dancegame.core.evening.players import seat
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.evening.stages import Dance
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose, pose_at
from dancegame.core.settings import PlayersShown, Settings
from dancegame.game.drawing.bodies_view import PLATES, BodiesView
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas, Look
from dancegame.game.drawing.live_body import LiveBody
from dancegame.game.drawing.player import seen_points
from dancegame.game.drawing.players_view import players_view
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.house import House
from dancegame.game.screens.dance import DanceScreen
from dancegame.game.screens.dance_places import places_of

pytestmark = pytest.mark.usefixtures("screen")
ROOM = Box(300, 100, 640, 600)
LIGHTS = {slot: NEON.player(slot) for slot in range(6)}


def canvas_of(size=(1280, 720)):
    return Canvas(pygame.Surface(size).convert(), Look(NEON), unit_px=1.0)


def abreast(count):
    """So many dancers beside each other, of whom each second one stands further back."""
    pose = pose_at(waving(middle_x=0.0), 1.0)
    return {
        slot: Pose(
            (pose.xy - (0, 0.5)) * (1.0, 0.8)[slot % 2] + np.array((0.3 + 0.28 * slot, 0.5), np.float32),
            pose.confidence,
        )
        for slot in range(count)
    }


def picture_at(captured_s):
    return LivePicture(np.zeros((36, 64, 3), np.uint8), captured_s)


def light_of(canvas):
    return pygame.surfarray.array3d(canvas.surface).sum(axis=2)


@pytest.mark.parametrize("count", [1, 2, 6])
def test_everybody_is_whole_in_the_box_and_over_the_plates(count):
    view, canvas, players = BodiesView(players=count), canvas_of(), abreast(count)
    view.show(picture_at(1.0), players, canvas, ROOM)
    points = np.array([place for pose in players.values() for place in seen_points(pose, view.whole_box).values()])
    assert points[:, 0].min() >= ROOM.left
    assert points[:, 0].max() <= ROOM.right
    assert points[:, 1].min() >= ROOM.top
    assert points[:, 1].max() <= ROOM.bottom - (PLATES if count > 1 else 0) + 1
    view.draw(canvas, players, lights=LIGHTS, color=NEON.ambient)
    assert light_of(canvas)[300:940, 100:700].max() > 300


def test_players_stand_side_by_side_as_in_a_mirror():
    view, canvas, players = BodiesView(players=2), canvas_of(), abreast(2)
    view.show(picture_at(1.0), players, canvas, ROOM)
    left, right = (np.mean([x for x, _y in seen_points(players[slot], view.whole_box).values()]) for slot in (1, 0))
    assert left < ROOM.centerx < right


def test_a_jump_moves_the_dancer_and_hardly_the_floor():
    view, canvas, players = BodiesView(players=1), canvas_of(), abreast(1)
    view.show(picture_at(1.0), players, canvas, ROOM)
    before = view.whole_box.copy()
    jumping = {0: Pose(players[0].xy - np.array((0, 0.15), np.float32), players[0].confidence)}
    view.show(picture_at(1.1), jumping, canvas, ROOM)
    assert abs(view.whole_box.top - before.top) < 0.2 * 0.15 * before.height


def test_the_same_poses_are_painted_once_and_whoever_is_unseen_is_not():
    view, canvas, players = BodiesView(players=1), canvas_of(), abreast(1)
    view.show(picture_at(1.0), players, canvas, ROOM)
    view.draw_people(canvas, players, LIGHTS)
    first = light_of(canvas)
    canvas.surface.fill((0, 0, 0))
    view.draw_people(canvas, players, LIGHTS)
    assert (light_of(canvas) == first).all()
    empty = canvas_of()
    hidden = {0: Pose(players[0].xy, np.zeros_like(players[0].confidence))}
    view.draw_people(empty, hidden, LIGHTS)
    assert light_of(empty).max() == 0


def test_of_six_who_move_two_are_painted_anew_a_picture_and_all_have_their_turn(monkeypatch):
    painted, paint = [], LiveBody._painted

    def noted(self, canvas, pose, *others):
        painted.append(pose)
        return paint(self, canvas, pose, *others)

    monkeypatch.setattr(LiveBody, "_painted", noted)
    view, canvas, players = BodiesView(players=6), canvas_of(), abreast(6)
    view.show(picture_at(1.0), players, canvas, ROOM)
    view.draw_people(canvas, players, LIGHTS)
    assert len(painted) == 6
    moved = {slot: Pose(pose.xy.copy(), pose.confidence) for slot, pose in players.items()}
    for picture in range(3):
        view.draw_people(canvas, moved, LIGHTS)
        assert len(painted) == 6 + 2 * (picture + 1)
    assert {id(pose) for pose in painted[6:]} == {id(pose) for pose in moved.values()}


def test_no_camera_picture_is_shown_unless_it_is_wanted():
    assert isinstance(players_view(PlayersShown.BODIES, players=2), BodiesView)
    assert isinstance(players_view(Settings().players_shown, players=2), CameraView)


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (720, 1280)])
@pytest.mark.parametrize("players", [1, 2, 6])
def test_places_are_apart_and_the_floor_is_one(size, players):
    canvas = Canvas(pygame.Surface(size).convert(), Look(NEON))
    places = places_of(canvas, players=players, has_bodies=True)
    for box in (places.camera, places.cards):
        assert canvas.safe.inflate(1, 1).contains(box)
    assert not places.camera.colliderect(places.cards)
    assert players > 1 or not places.scores.colliderect(places.camera)
    if not canvas.is_upright:
        assert places.camera.bottom == pytest.approx(canvas.safe.bottom)


@pytest.mark.parametrize("players", [1, 3])
def test_a_dance_with_bodies_is_drawn_to_its_last_pose_which_stays(players, monkeypatch):
    posed, draw_people = [], BodiesView.draw_people

    def noted(self, canvas, people, lights):
        posed.append(dict(people))
        draw_people(self, canvas, people, lights)

    monkeypatch.setattr(BodiesView, "draw_people", noted)
    clock = FakeClock()
    settings = FakeSettings(replace(Settings(has_seen_intro=True), players_shown=PlayersShown.BODIES))
    current = Round(1, "alpha", DANCING, most_players=players, step=Step.DANCE, seats=seat({}, range(players)))
    with House(make_parts(clock, settings=settings), dance_s=2.0) as house:
        screen, danced = DanceScreen(house, Dance(current)), None
        while danced is None and clock.now_s < 120:
            clock.now_s += 0.1
            danced = screen.update(clock.now_s, ())
            canvas = Canvas(pygame.Surface((640, 360)).convert(), house.look)
            screen.draw(canvas)
        assert danced is not None
        assert light_of(canvas).max() > 300
    *_, before, last = posed
    assert last
    assert all(before[slot] is pose for slot, pose in last.items())
    assert next(one for one in posed if one)[0] is not last[0]
