"""A whole party by gestures alone, on fakes: joints of puppets reach the game, and nobody presses a key."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from game_fakes import FakeClock, FakeProfiles, Play

from dancegame.core.acts import Act, CrossArms, PointAt, RaiseHand, Stand
from dancegame.core.errors import DeviceError
from dancegame.core.evening.evening import OVER
from dancegame.core.evening.length import Length
from dancegame.core.gestures.pointing import Pointer
from dancegame.core.live import CameraWish, LiveEvent, LivePicture, LivePoses, LiveReady
from dancegame.core.pace import Pace
from dancegame.core.poses import Pose
from dancegame.core.profiles import Profile
from dancegame.core.score import Strictness
from dancegame.core.settings import Settings
from dancegame.core.song import Dance
from dancegame.game import puppet_party
from dancegame.game.puppet_party import CAMERA, PuppetParty
from dancegame.game.screens.lobby import ROWS
from dancegame.vision.puppet.actor import Actor
from dancegame.vision.puppet.spec import parse_puppets

pytestmark = pytest.mark.usefixtures("bare")

ASPECT = 16 / 9
FIRST_CARD = len(ROWS)


class JointsOfPuppets:
    """A live camera that tells the joints of puppets without drawing and finding them; puppet n is in slot n."""

    loads_s, pictures_per_s = 0.0, 12.0

    def __init__(self, clock: FakeClock, dance: Dance | None, acts: dict[int, Act]) -> None:
        self._clock, self._acts = clock, acts
        self._pace: Pace | None = None
        self._actors = [
            Actor(spec, None, aspect=ASPECT, place=place, is_alone=False)
            for place, spec in enumerate(parse_puppets(CAMERA))
        ]
        for actor in self._actors:
            actor.rehearse(dance.reference if dance else None)

    def start(self) -> None:
        self._has_started, self._due_s = False, self._clock.now_s + self.loads_s

    def stop(self) -> None:
        """There is nothing to release."""

    def cue(self, pace: Pace | None) -> None:
        self._pace = pace

    def direct(self, acts: Mapping[int, Act]) -> None:
        self._acts |= acts

    def tell(self, people: Mapping[int, int]) -> None:
        """It is known who they are."""

    def poll(self) -> list[LiveEvent]:
        events: list[LiveEvent] = []
        if self._clock.now_s < self._due_s:
            return events
        if not self._has_started:
            self._has_started = True
            events.append(LiveReady("puppets", 1280, 720))
        while self._due_s <= self._clock.now_s:
            events.append(LivePoses(self._due_s, self._due_s, self._poses(self._due_s)))
            self._due_s += 1 / self.pictures_per_s
        return events

    def _poses(self, now_s: float) -> dict[int, Pose]:
        poses = {}
        for slot, actor in enumerate(self._actors):
            if slot in self._acts:
                actor.act(self._acts[slot], now_s, pace=self._pace)
            if not actor.is_gone(now_s):
                xy = actor.body(now_s, pace=self._pace).xy.astype(np.float32)
                poses[slot] = Pose(xy, np.ones(len(xy), np.float32))
        return poses

    def picture(self) -> LivePicture | None:
        return LivePicture(np.full((72, 128, 3), 90, np.uint8), self._clock.now_s)


class PuppetPlay(Play):
    """A game in front of which puppets act; what they do outlasts a camera, as their worker does."""

    acts: dict[int, Act]

    def _make_camera(self, dance: Dance | None, wish: CameraWish) -> JointsOfPuppets:
        return JointsOfPuppets(self.clock, dance, self.acts)


@pytest.fixture
def party(display, monkeypatch) -> tuple[PuppetPlay, PuppetParty]:
    monkeypatch.setattr(puppet_party, "COMPARES_S", puppet_party.WATCHES_S)
    director = PuppetParty(songs=3)
    PuppetPlay.acts = {}
    play = PuppetPlay(
        display,
        mode="party",
        song_id=None,
        settings=Settings(has_seen_intro=True, players=4),
        pictures_per_s=12.0,
        autoplay=director,
        evening={"lasts": Length(songs=1), "is_gathering": True, "home": OVER},
    )
    return play, director


def test_puppets_play_a_whole_evening_without_a_key(party):
    play, director = party
    for _ in range(400):
        if play.wait(1.0).is_over:
            break
    assert director.joined == {0: 1, 1: 2, 2: 3, 3: 4}
    assert len(director.modes) == 2
    assert len(director.standings) == 3
    first, rematch, _ = director.rounds
    assert [guess.is_right for guess in sorted(first.answered.guesses, key=lambda guess: guess.player)] == [
        True, True, False, False,
    ]  # fmt: skip
    assert director.standings[0][0].who.number == 1
    # Somebody fetches drinks in the rematch, and is there again afterwards.
    assert set(rematch.danced.scores) == {0, 1, 2}
    assert director.false_gestures == []
    assert play.stage == ""


def test_puppets_join_however_late_and_rarely_a_busy_computer_looks(party, monkeypatch):
    play, director = party
    monkeypatch.setattr(JointsOfPuppets, "loads_s", 70.0)
    monkeypatch.setattr(JointsOfPuppets, "pictures_per_s", 3.0)
    play.house.feed.start()
    for _ in range(130):
        play.wait(1.0)
        if play.stage != "lobby":
            break
    assert director.joined == {0: 1, 1: 2, 2: 3, 3: 4}
    assert director.false_gestures == []


def test_a_puppet_that_was_not_understood_lets_go_and_tries_again(party):
    play, director = party
    play.wait(puppet_party.SETTLES_S + 0.3)
    play.acts[0] = Stand()
    play.house.feed.direct = lambda acts: None
    play.wait(puppet_party.TRIES_S - 2.0)
    assert director._orders[0] == RaiseHand()
    play.wait(3.0)
    assert director._orders[0] == Stand()
    play.wait(puppet_party.RESTS_S)
    assert director._orders[0] == RaiseHand()


def test_a_puppet_raises_its_hand_until_it_shows_and_then_points_low(party):
    play, director = party
    play.wait(1.0)
    play.house.pointer = None
    lowest = len(ROWS) - 1
    first = director._pointing(director._shown, play.house, lowest, play.clock.now_s)
    play.house.pointer = Pointer(0.5, 0.5, 0.0, slot=0, side=1, is_steady=True)
    then = director._pointing(director._shown, play.house, lowest, play.clock.now_s)
    assert first.y == puppet_party.SHOWS_AT_Y < 0.7 < then.y


def test_a_party_of_which_nothing_comes_is_stuck(party, monkeypatch):
    play, _director = party
    monkeypatch.setattr(puppet_party, "STUCK_S", 5.0)
    monkeypatch.setattr(puppet_party, "STUCK_LOOKS", 100)
    play.wait(1.0)
    play.house.feed.direct = lambda acts: None
    play.wait(6.0)
    with pytest.raises(DeviceError, match="got stuck"):
        play.wait(4.0)


def test_a_gesture_that_nobody_meant_is_told(party):
    play, director = party
    director._wanted = lambda *_: {}
    play.wait(3.0)
    play.acts[2] = RaiseHand()
    play.wait(6.0)
    assert director.false_gestures == ["join in lobby"]


def test_who_only_watches_leads_nobody_away_and_who_is_in_leaves_alone(party):
    play, director = party
    director._wanted = lambda *_: {}
    for puppet in (0, 1):
        play.wait(2.0)
        play.acts[puppet] = RaiseHand()
        play.wait(3.0)
        play.acts[puppet] = Stand()
    play.acts[2] = CrossArms()
    play.wait(4.0)
    assert [player.number for player in play.screen.seats.values()] == [1, 2]
    play.acts[1] = CrossArms()
    play.wait(4.0)
    assert [player.number for player in play.screen.seats.values()] == [1]
    assert play.stage == "lobby"


def test_a_hand_picks_a_name_and_nobody_types(party):
    play, director = party
    shelf = FakeProfiles([Profile("Oma", Strictness.KIDS), Profile("Ada")])
    play.house.memory._parts = replace(play.house.parts, profiles=shelf)
    director._wanted = lambda *_: {}
    play.wait(2.0)
    play.acts[0] = RaiseHand()
    play.wait(3.0)
    play.acts[0] = Stand()
    play.wait(1.5)
    point_at(play, play.screen.choices, FIRST_CARD)
    assert play.screen._who is not None
    point_at(play, play.screen._who.choices, 1)
    assert [player.name for player in play.screen.seats.values()] == ["Ada"]
    assert shelf.known[0].name == "Ada"
    assert play.stage == "lobby"


def point_at(play: PuppetPlay, choices, place: int) -> None:
    """Let the first puppet point at a pane for as long as it takes to choose it, and rest."""
    x, y = choices.boxes[place].center
    aim = (x / play.house.area.width, y / play.house.area.height)
    play.acts[0] = PointAt(*aim, side=1 if aim[0] >= 0.5 else 0)
    play.wait(4.0)
    play.acts[0] = Stand()
    play.wait(1.5)
