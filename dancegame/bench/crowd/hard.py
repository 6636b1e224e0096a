"""Rooms that are hard to see in, dark, against the light, with mirrors and screens, and people of all kinds."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.crowd.crowd import Crowd, CrowdScene, Path, Person, Portrait, stand, walk
from dancegame.bench.crowd.images import Presenter, Reflection
from dancegame.core.poses import PoseSequence
from dancegame.vision.puppet.furniture import Pane
from dancegame.vision.puppet.light import Light

ASPECT = 16 / 9
SECONDS = 6.0
SLOTS = 4
# A mirror in the door of a wardrobe, and a television of 65 inches, 1.2 m behind the players.
MIRROR = Pane(0.66, 0.10, 1.04, 0.80)
SCREEN = Pane(0.60, 0.10, 1.20, 0.44)


@dataclass(frozen=True)
class HardScene:
    """A crowd and how it is seen. turned: degrees by which the camera hangs turned to the right."""

    crowd: Crowd
    light: Light = Light()  # noqa: RUF009 (it is frozen)
    turned: int = 0

    @property
    def aspect(self) -> float:
        """Width by height of the scene, which stands upright in the picture of a camera that hangs sideways."""
        return 1 / ASPECT if self.turned % 180 else ASPECT

    @property
    def name(self) -> str:
        """What it is called in the rows."""
        return self.crowd.name

    def open(self, *, height_px: int) -> "HardCamera":
        """Return the camera that sees it."""
        return HardCamera(self, height_px=height_px)


class HardCamera:
    """Draws a scene as its camera gives it."""

    def __init__(self, scene: HardScene, *, height_px: int) -> None:
        self._crowd, self._quarters = scene.crowd, scene.turned // 90
        sides_px = height_px, round(ASPECT * height_px)
        width_px, height_px = sides_px if scene.aspect < 1 else sides_px[::-1]
        self._scene = CrowdScene(scene.crowd, width_px=width_px, height_px=height_px, light=scene.light)

    def picture(self, time_s: float) -> NDArray[np.uint8]:
        """Return the picture (H, W, 3) of a moment."""
        picture = self._scene.draw(self._crowd.bodies(time_s), time_s=time_s)
        return np.ascontiguousarray(np.rot90(picture, -self._quarters)) if self._quarters else picture


def make_hard_scenes(dances: Sequence[PoseSequence]) -> list[HardScene]:
    """Return every scene, each of one dancing one of the dances."""
    numbers = count()

    def dance() -> PoseSequence:
        return dances[next(numbers) % len(dances)]

    def pair(name: str, *, slots: int = 2) -> Crowd:
        return Crowd(name, _people(dance(), stand(0.5), stand(1.3)), SECONDS, slots)

    return [
        HardScene(pair("usual light")),
        HardScene(pair("dim"), Light(0.05)),
        HardScene(pair("dark"), Light(0.012)),
        HardScene(pair("backlight"), Light(has_window=True)),
        HardScene(pair("dim and backlight"), Light(0.12, has_window=True)),
        HardScene(pair("upside down"), turned=180),
        HardScene(_upright(dance(), "turned right"), turned=90),
        HardScene(_upright(dance(), "turned left"), turned=270),
        HardScene(_mirror(dance())),
        HardScene(_television(dance())),
        HardScene(_poster(dance())),
        HardScene(_children(dance())),
        HardScene(_wheelchair(dance())),
        HardScene(_skirts(dance())),
    ]


def _people(dance: PoseSequence, *paths: Path) -> tuple[Person, ...]:
    return tuple(Person(path, dance, clothes=clothes) for clothes, path in enumerate(paths))


def _upright(dance: PoseSequence, name: str) -> Crowd:
    """One in a picture that is higher than wide."""
    return Crowd(name, _people(dance, stand(0.5 / ASPECT, 0.6)), SECONDS, 1)


def _mirror(dance: PoseSequence) -> Crowd:
    """Two before a wardrobe that stands at an angle, so that one is seen beside the mirror image."""
    one, other = _people(dance, walk((2.0, 0.35, 1.0), (4.0, 0.5, 1.0)), stand(1.45))
    return Crowd("mirror", (one, other, Reflection(one, pane=MIRROR, middle=1.5)), SECONDS, SLOTS)


def _television(dance: PoseSequence) -> Crowd:
    people = _people(dance, walk((1.5, 0.4, 1.0), (2.5, 0.3, 1.0)), stand(1.5))
    return Crowd("television", (*people, Presenter(pane=SCREEN)), SECONDS, SLOTS)


def _poster(dance: PoseSequence) -> Crowd:
    """A poster as tall as a man, its feet near the floor."""
    return Crowd(
        "poster", (*_people(dance, stand(0.4), stand(1.5)), Portrait(x=0.95, floor_y=0.82, metre=0.34)), SECONDS, SLOTS
    )


def _children(dance: PoseSequence) -> Crowd:
    """Two grown-ups with a child of three and one of eight years."""
    heights_m = {0.25: 1.95, 0.7: 0.98, 1.1: 1.28, 1.5: 1.7}
    people = [
        Person(stand(x, 0.9), dance, clothes=clothes, height_m=height_m)
        for clothes, (x, height_m) in enumerate(heights_m.items())
    ]
    return Crowd("children", tuple(people), SECONDS, SLOTS)


def _wheelchair(dance: PoseSequence) -> Crowd:
    sitting = Person(stand(0.55), dance, clothes=1, has_chair=True)
    return Crowd("wheelchair", (sitting, Person(stand(1.3), dance, clothes=2)), SECONDS, SLOTS)


def _skirts(dance: PoseSequence) -> Crowd:
    people = [Person(stand(x), dance, clothes=clothes, has_skirt=True) for clothes, x in ((2, 0.5), (3, 1.3))]
    return Crowd("long skirts", tuple(people), SECONDS, SLOTS)
