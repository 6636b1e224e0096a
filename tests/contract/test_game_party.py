"""Several players in one picture: colours, shapes and grades stay with their people, the picture is a mirror."""

from itertools import combinations

import numpy as np
import pygame
import pytest
from game_fakes import STANDING, FakeCamera, Play

from dancegame.core.evening.players import seat
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.hud import PopupRow
from dancegame.game.drawing.layout import stand_apart
from dancegame.game.drawing.player import head_place, seen_points

pytestmark = pytest.mark.usefixtures("bare")

SLOTS = (0, 1, 2)


class Party(FakeCamera):
    """Players beside each other; only the one in slot 1 dances, and whoever is away is not seen."""

    away: frozenset[int] = frozenset()

    def _players(self, captured_s):
        dancing = super()._players(captured_s)
        still = super()._players(self._zero_s)
        found = {}
        for slot in dancing:
            pose = dancing[slot] if slot == 1 else still[slot]
            aside = np.array([(slot - 1) * 0.45, 0.0], dtype=np.float32)
            if slot not in self.away:
                found[slot] = Pose(pose.xy + aside, pose.confidence)
        return found

    def picture(self):
        if not self._is_ready:
            return None
        rgb = np.full((72, 128, 3), 20, np.uint8)
        rgb[:, :32] = (200, 30, 30)
        return LivePicture(rgb, self.clock.now_s)


@pytest.fixture
def party(display, monkeypatch) -> Play:
    monkeypatch.setattr("game_fakes.FakeCamera", Party)
    return Play(display, mode="party", slots=SLOTS)


def test_grades_are_shown_at_the_player_who_earned_them(party, monkeypatch):
    drawn: dict[PopupRow, list[float]] = {}
    draw = PopupRow.draw

    def remember(row, canvas, now_s, *, center, size):
        drawn.setdefault(row, []).append(center[0])
        draw(row, canvas, now_s, center=center, size=size)

    monkeypatch.setattr(PopupRow, "draw", remember)
    party.dance().wait(4.0)
    rows = party.screen._popups
    assert {slot: rows[slot]._shown.grade.value for slot in SLOTS} == {0: "MISS", 1: "PERFECT", 2: "MISS"}
    # In a mirror the leftmost of the camera's picture stands on the right.
    places = [drawn[rows[slot]][-1] for slot in SLOTS]
    assert places[0] > places[1] + 100 > places[2] + 200


@pytest.mark.usefixtures("scene")
def test_every_player_has_a_light_of_their_own(party, display):
    party.dance().wait(2.0)
    pixels = pygame.surfarray.array3d(display.surface).astype(int)
    theme = party.house.look.theme
    for slot in SLOTS:
        assert (np.abs(pixels - theme.player(slot)).max(axis=2) < 12).sum() > 150, slot
    seats = party.round.seats
    assert len({(player.color, player.shape) for player in seats.values()}) == len(SLOTS)


@pytest.mark.usefixtures("scene")
def test_the_picture_is_a_mirror(party, display):
    party.dance().wait(2.0)
    view = party.screen._picture._view
    canvas = Canvas(display.surface, party.house.look)
    shown = pygame.surfarray.array3d(display.surface.subsurface(canvas.rect(view.box))).astype(int)
    red = (shown[..., 0] > 120) & (shown[..., 1] < 80) & (shown[..., 2] < 80)
    columns = np.flatnonzero(red.mean(axis=1) > 0.4)
    assert len(columns) > 10
    assert columns.min() > 0.5 * shown.shape[0]


def test_who_is_not_seen_is_told_so_at_their_place_and_gets_no_grade(party, texts):
    party.dance().wait(1.0)
    party.cameras[0].away = frozenset({1})
    texts.clear()
    party.wait(3.5)
    assert "I can't see you" in texts
    shown = party.screen._popups[1]._shown
    party.wait(1.0)
    assert party.screen._popups[1]._shown is shown
    party.until("result")
    score = party.house.reports[0].scores[1]
    assert any(move.is_left_out for move in score.moves)


def test_who_is_half_hidden_for_long_is_told_so_where_they_were_and_gets_no_grade(party, texts):
    party.dance().wait(1.0)
    party.cameras[0].ambiguous = frozenset({1})
    party.wait(1.5)
    assert "I can't see you" not in texts
    texts.clear()
    party.wait(2.0)
    assert "I can't see you" in texts
    people = party.screen._picture._people
    head = head_place(seen_points(party.screen._players()[1], party.screen._picture._view.whole_box))
    assert people._place(1)[0] == pytest.approx(head[0][0], abs=1)
    party.until("result")
    moves = party.house.reports[0].scores[1].moves
    assert any(move.is_left_out for move in moves)
    assert all(move.is_left_out or move.grade.value != "MISS" for move in moves)


def test_players_keep_their_places_from_song_to_song(party):
    party.dance()
    before = dict(party.round.seats)
    party.until("result").press(pygame.K_2).dance()
    assert dict(party.round.seats) == before


def test_who_dances_without_having_raised_a_hand_is_portrayed_as_they_stand(party):
    party.dance()
    assert set(party.house.portraits) == {player.number for player in party.round.seats.values()}


ALIKE = {0: frozenset({2}), 2: frozenset({0})}
RAISED = {"right_elbow": (-0.16, -0.45), "right_wrist": (-0.15, -0.62)}


def standing(pose: Pose, arms: dict[str, tuple[float, float]]) -> Pose:
    """The same body with hanging arms, or others."""
    xy, nose = pose.xy.copy(), CANONICAL.index("nose")
    for joint, (x, y) in (STANDING | arms).items():
        xy[CANONICAL.index(joint)] = pose.xy[nose] + np.subtract((x, y), STANDING["nose"])
    return Pose(xy, pose.confidence)


@pytest.fixture
def alike(display, monkeypatch):
    """A party whose players were here before; those in slots 0 and 2 look alike now."""
    raising: set[int] = set()

    class Alike(Party):
        def _players(self, captured_s):
            found = super()._players(captured_s)
            return {slot: standing(pose, RAISED if slot in raising else {}) for slot, pose in found.items()}

    monkeypatch.setattr("game_fakes.FakeCamera", Alike)
    play = Play(display, mode="party", slots=SLOTS, unsure=ALIKE, evening={"seats": seat({}, SLOTS)})
    play.until("guess").answer().until("reveal").press(pygame.K_RETURN).until("ready")
    play.raising = raising
    return play


def test_who_is_alike_is_called_by_name_and_raises_a_hand(alike, texts):
    alike.wait(4.0)
    assert "Fox, raise a hand!" in texts
    assert alike.stage == "ready"
    alike.raising.add(2)
    alike.wait(2.0)
    assert alike.cameras[-1].told == [{2: 0}]
    texts.clear()
    alike.until("dance")
    assert "Fox, raise a hand!" not in texts


def test_a_key_goes_on_without_an_answer_and_a_click_gives_it(alike):
    alike.wait(4.0)
    point = next(iter(seen_points(alike.screen._players[2], alike.screen._view.whole_box).values()))
    alike.click(point)
    assert alike.cameras[-1].told == [{2: 0}]
    alike.cameras[-1].unsure = ALIKE
    alike.wait(3.0).press(pygame.K_RETURN)
    assert alike.cameras[-1].told[1:] == [{0: 0, 2: 2}]
    alike.until("dance")


def test_nobody_who_is_known_is_asked(display, monkeypatch, texts):
    monkeypatch.setattr("game_fakes.FakeCamera", Party)
    play = Play(display, mode="party", slots=SLOTS, evening={"seats": seat({}, SLOTS)})
    play.dance()
    assert not any("raise a hand!" in text for text in texts)


def test_words_above_heads_that_touch_stand_apart():
    view = Box(0, 0, 800, 450)
    beside = {slot: Box(60 * slot, 100, 200, 50) for slot in range(4)}
    apart = stand_apart(beside, view)
    boxes = [apart[slot] for slot in beside]
    assert all(view.contains(box) for box in boxes)
    assert not any(one.inflate(0, -2).colliderect(other) for one, other in combinations(boxes, 2))
    assert {slot: box.left for slot, box in apart.items()} == {slot: box.left for slot, box in beside.items()}


def test_words_that_do_not_touch_stay_where_they_are():
    boxes = {0: Box(0, 100, 200, 50), 1: Box(210, 130, 200, 50)}
    assert stand_apart(boxes, Box(0, 0, 800, 450)) == boxes
