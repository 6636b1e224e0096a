"""Rooms that are hard to see in: dark pictures are lightened, turned ones turned, pictures of people do not play."""

from collections.abc import Sequence

import numpy as np
import pytest
from puppet_dances import swing_dance

from dancegame.bench.crowd.crowd import Crowd, Person, PlacedBody, Portrait, stand, walk
from dancegame.bench.crowd.glimpses import Glimpses
from dancegame.bench.crowd.hard import ASPECT, make_hard_scenes
from dancegame.bench.crowd.identity import IdentityReport
from dancegame.bench.crowd.tracking import watch_glimpses
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.vision import checkup
from dancegame.vision.adapting import Adapting
from dancegame.vision.brighten import AIM, Brightener
from dancegame.vision.cameras.patience import DRAWN
from dancegame.vision.cameras.turned import turned
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import parse_puppets
from dancegame.vision.tracking.stillness import SETTLING_S
from dancegame.vision.tracking.tracker import Tracker

SCENES = {scene.name: scene for scene in make_hard_scenes([swing_dance(duration_s=8.0)])}
HZ = 30.0


def grey(level: float, *, size: tuple[int, int] = (720, 1280)) -> np.ndarray:
    return np.full((*size, 3), round(level), np.uint8)


@pytest.mark.parametrize("level", [AIM, 120, 255])
def test_a_bright_picture_passes_as_it_is(level: float):
    picture = grey(level)
    assert Brightener().lighten(picture, 0.0) is picture


@pytest.mark.parametrize("level", [10, 18, 40])
def test_a_dark_picture_becomes_lighter_and_no_larger(level: int):
    lighter = Brightener().lighten(grey(level), 0.0)
    assert lighter.shape == (360, 640, 3)
    assert lighter.mean() == pytest.approx(AIM, rel=0.05)


def test_what_is_black_is_not_made_of_noise():
    assert Brightener().lighten(grey(1), 0.0).mean() < 10


def test_a_flash_hardly_changes_the_gain():
    brightener, levels = Brightener(), []
    for number in range(60):
        is_flash = number == 30
        lighter = brightener.lighten(grey(200 if is_flash else 20), number / HZ)
        levels += [] if is_flash else [float(lighter.mean())]
    assert min(levels) > 0.6 * max(levels)


def puppet_picture(words: str) -> np.ndarray:
    camera = PuppetCamera(parse_puppets(f"puppet:still{words}"), width_px=320, height_px=180)
    with camera:
        return camera.draw(1.0)


class OnePicture:
    """A camera that gives the same picture again and again."""

    name, patience = "Still", DRAWN

    def __init__(self, rgb: np.ndarray) -> None:
        self._rgb, self.acts = rgb, None

    def __enter__(self) -> "OnePicture":
        return self

    def __exit__(self, *error: object) -> None: ...

    def read(self) -> tuple[np.ndarray, float]:
        return self._rgb, 0.0

    def direct(self, acts: object) -> None:
        self.acts = acts


@pytest.mark.parametrize(("hangs", "turn"), [(90, 270), (180, 180), (270, 90)])
def test_a_turned_camera_is_turned_back(hangs: int, turn: int):
    picture = puppet_picture(f",turned={hangs}")
    assert picture.shape == (180, 320, 3)
    camera = turned(OnePicture(picture), turn)
    upright, _ = camera.read()
    expected = np.rot90(picture, hangs // 90)
    assert np.array_equal(upright, expected)
    camera.direct({0: None})
    assert camera._camera.acts == {0: None}
    # Wall above, floor below.
    assert upright[:30].mean() > upright[-20:].mean()


def test_a_camera_that_hangs_right_is_not_wrapped():
    camera = OnePicture(grey(10))
    assert turned(camera, 0) is camera


@pytest.mark.parametrize("words", ["", ",light=0.01", ",window=1", ",chair=1", ",skirt=1"])
def test_every_kind_of_puppet_is_drawn_another_way(words: str):
    usual, drawn = puppet_picture(""), puppet_picture(words)
    assert drawn.shape == usual.shape
    assert np.array_equal(usual, drawn) == (words == "")


class Newest:
    """Gives the puppet's picture at once."""

    def __init__(self, rgb: np.ndarray) -> None:
        self._rgb, self._taken = rgb, 0

    def take(self, _timeout_s: float) -> tuple[np.ndarray, float]:
        self._taken += 1
        return self._rgb, self._taken / HZ


class SeesUpright:
    """Finds somebody upright where the wall is above and the floor below."""

    smooths = False

    def estimate(self, rgb: np.ndarray, *, time_s: float) -> Sequence[Pose]:
        edge = max(2, rgb.shape[0] // 8)
        is_upright = rgb[:edge].mean() > 1.15 * rgb[-edge:].mean()
        y = np.linspace(0.2, 0.9, len(CANONICAL), dtype=np.float32)
        return [Pose(np.stack([np.full_like(y, 0.5), y], axis=1), np.ones_like(y))] if is_upright else []


@pytest.mark.parametrize(("hangs", "turn"), [(0, 0), (90, 270), (180, 180), (270, 90)])
def test_the_doctor_finds_out_how_a_camera_hangs(monkeypatch, hangs: int, turn: int):
    monkeypatch.setattr(checkup, "ESTIMATING_S", 0.05)
    monkeypatch.setattr(checkup, "TURNED_S", 0.05)
    newest = Newest(puppet_picture(f",turned={hangs}"))
    sees = SeesUpright()
    facts = checkup._look_for_people(newest, sees, Adapting(sees), lambda _: None)
    assert facts.turn == turn


def seen(name: str) -> IdentityReport:
    return watch_glimpses(SCENES[name].crowd, seed=3, pictures_hz=12)


@pytest.mark.parametrize("name", ["mirror", "television"])
def test_nobody_in_a_mirror_or_on_a_television_plays(name: str):
    report = seen(name)
    assert (report.strangers, report.swaps) == (0, 0)
    assert report.found_share > 0.93


@pytest.mark.parametrize("name", ["children", "wheelchair", "long skirts"])
def test_everybody_who_dances_plays(name: str):
    report = seen(name)
    assert report.swaps == 0
    assert report.found_share > 0.93


def test_a_scene_is_seen_as_its_camera_hangs():
    for name in ("upside down", "turned right", "backlight", "dark"):
        picture = SCENES[name].open(height_px=90).picture(1.0)
        assert picture.shape == (90, round(90 * ASPECT), 3)


def settling(bodies: Sequence[PlacedBody], time_s: float) -> list[Pose]:
    """What an estimator finds that sees well, but sways until it has come to rest on who does not move."""
    sway = 0.02 * np.sin(6 * time_s) * np.linspace(-1, 1, len(CANONICAL))[:, None] if time_s < SETTLING_S - 1 else 0.0
    return [Pose((body.xy + sway).astype(np.float32), np.ones(len(CANONICAL), np.float32)) for body in bodies]


def test_a_poster_yields_its_slot_to_somebody_who_comes_later():
    """Two grown-ups and a poster have the three slots; then a child comes, smaller than the man on the poster."""
    dance = swing_dance(duration_s=20.0)
    child = Person(walk((6.0, 2.1, 1.0), (8.0, 1.35, 1.0)), dance, clothes=3, height_m=1.2)
    two = [Person(stand(x), dance, clothes=clothes) for clothes, x in enumerate((0.3, 0.95))]
    crowd = Crowd("poster", (*two, child, Portrait(x=0.63, floor_y=0.88, metre=0.36)), 14.0, 3)
    tracker, clothes, slots = Tracker(3), Glimpses(seed=2, aspect=ASPECT), []
    for time_s in np.arange(0, crowd.duration_s, 1 / 12).tolist():
        bodies = crowd.bodies(time_s)
        players, _ = tracker.update(settling(bodies, time_s), time_s, clothes.sketch(bodies))
        slots.append({round(float(np.nanmedian(pose.xy[:, 0])), 1) for pose in players.values()})
    assert any(0.6 in seen for seen in slots[:24])
    assert any(x >= 1.2 for x in slots[-1])
