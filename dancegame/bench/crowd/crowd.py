"""Puppets together in one room, with paths and exact ground truth: a proving ground for telling people apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from dancegame.core.pace import steady
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.figure import Figure, draw_figure
from dancegame.vision.puppet.furniture import Pane
from dancegame.vision.puppet.head import draw_head
from dancegame.vision.puppet.light import Light
from dancegame.vision.puppet.outfits import Outfit, outfit
from dancegame.vision.puppet.performer import Performer
from dancegame.vision.puppet.room import FLOOR_Y, HORIZON_Y, draw_room
from dancegame.vision.puppet.scene import USUAL_LIGHT, Scene
from dancegame.vision.puppet.spec import PuppetSpec
from dancegame.vision.puppet.wheelchair import seated

# A stage so wide that no dance has to be made smaller to fit.
STAGE_ASPECT = 100.0
FRAME, PAPER = (70, 52, 40), (222, 214, 196)
# How thick people are around the lines between their joints, in metres.
THICKNESSES_M = (
    *(("left_shoulder", "left_hip", 0.09), ("right_shoulder", "right_hip", 0.09)),
    *(("left_shoulder", "right_hip", 0.09), ("right_shoulder", "left_hip", 0.09)),
    *(("left_shoulder", "right_shoulder", 0.07), ("left_hip", "right_hip", 0.09), ("left_ear", "right_ear", 0.11)),
    *((f"{side}_shoulder", f"{side}_elbow", 0.05) for side in ("left", "right")),
    *((f"{side}_elbow", f"{side}_wrist", 0.04) for side in ("left", "right")),
    *((f"{side}_hip", f"{side}_knee", 0.07) for side in ("left", "right")),
    *((f"{side}_knee", f"{side}_ankle", 0.05) for side in ("left", "right")),
)
STARTS = [CANONICAL.index(start) for start, _, _ in THICKNESSES_M]
ENDS = [CANONICAL.index(end) for _, end, _ in THICKNESSES_M]
RADII_M = np.array([radius for _, _, radius in THICKNESSES_M])


@dataclass(frozen=True)
class Place:
    """Where somebody stands: x in picture heights from the left, nearness 1 in the front row, less behind it."""

    x: float
    nearness: float = 1.0


Path = Callable[[float], Place]


def stand(x: float, nearness: float = 1.0) -> Path:
    """Return the path of somebody who stays."""
    return lambda _: Place(x, nearness)


def walk(*stops: tuple[float, float, float]) -> Path:
    """Return a path through stops (time_s, x, nearness), in a straight line and evenly from one to the next."""
    times_s, xs, nearnesses = zip(*stops, strict=True)
    return lambda time_s: Place(float(np.interp(time_s, times_s, xs)), float(np.interp(time_s, times_s, nearnesses)))


class Somebody(Protocol):
    """Who has a body. is_player: whether they play."""

    outfit: Outfit
    is_player: bool


class Person:
    """A puppet with a path.

    dance: what is danced from second 0 on; None stands still. is_player: whether this is somebody who plays.
    has_skirt: wears a long one. has_chair: sits in a wheelchair.
    """

    def __init__(
        self,
        path: Path,
        dance: PoseSequence | None = None,
        *,
        clothes: int = 0,
        height_m: float = 1.7,
        delay_s: float = 0.0,
        is_player: bool = True,
        has_skirt: bool = False,
        has_chair: bool = False,
    ) -> None:
        self.path = path
        self.outfit: Outfit = outfit(clothes, has_skirt=has_skirt)
        self.is_player, self.has_chair = is_player, has_chair
        self._is_dancing = dance is not None
        self._phase_s = 1.7 * clothes  # two who wait do not sway together
        spec = PuppetSpec(height=height_m, delay=delay_s, outfit=clothes)
        self._performer = Performer(spec, dance, aspect=STAGE_ASPECT)

    def body(self, time_s: float) -> "PlacedBody":
        """Return where the joints are at a moment."""
        place = self.path(time_s)
        pace = steady(self._phase_s) if self._is_dancing else None
        shape, depth = self._performer.dance(time_s + self._phase_s, pace=pace)
        if self.has_chair:
            shape, depth = seated(shape, depth)
        metre = self._performer.metre * place.nearness
        floor_y = HORIZON_Y + place.nearness * (FLOOR_Y - HORIZON_Y)
        return PlacedBody(self, shape * metre + np.array((place.x, floor_y)), depth, metre, floor_y, self.has_chair)


@dataclass(frozen=True)
class PlacedBody:
    """A person at one moment: xy (J, 2) picture heights, depth (J,) metres behind the hips; metre, floor_y likewise."""

    person: Somebody
    xy: NDArray[np.float64]
    depth: NDArray[np.float64]
    metre: float
    floor_y: float
    has_chair: bool = False

    def covers(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Say which points (N, 2) in picture heights are hidden by this body."""
        start, along = self.xy[STARTS], self.xy[ENDS] - self.xy[STARTS]
        share = ((points[:, None] - start) * along).sum(axis=2) / np.maximum((along**2).sum(axis=1), 1e-12)
        nearest = start + share.clip(0, 1)[..., None] * along
        is_hidden: NDArray[np.bool_] = np.any(
            np.linalg.norm(points[:, None] - nearest, axis=2) < RADII_M * self.metre, axis=1
        )
        return is_hidden

    def figure(self, height_px: int) -> Figure:
        """Return what is to be drawn in a picture of this height."""
        metre_px, floor_px, clothes = self.metre * height_px, self.floor_y * height_px, self.person.outfit
        return Figure(self.xy * height_px, self.depth, metre_px, clothes, floor_px, has_chair=self.has_chair)


class Image(Person):
    """Somebody who is seen on the wall and not there: in a picture, a mirror, on a television; pane: only behind it."""

    pane: Pane | None = None

    def furnish(self, room: NDArray[np.uint8]) -> None:
        """Put what is always there into a room (H, W, 3)."""

    def show(self, picture: NDArray[np.uint8], time_s: float) -> None:
        """Draw what is to be seen at a moment into a picture (H, W, 3) of the room."""


class Portrait(Image):
    """A picture on the wall with somebody in it: x and floor_y picture heights, metre picture heights of a metre."""

    def __init__(self, *, x: float, floor_y: float, metre: float, clothes: int = 5) -> None:
        super().__init__(stand(x), clothes=clothes, is_player=False)
        whole = super().body(0.0)
        shape = (whole.xy - (x, FLOOR_Y)) * (metre / whole.metre)
        self._body = PlacedBody(self, shape + np.array((x, floor_y)), whole.depth, metre, floor_y)

    def body(self, time_s: float) -> PlacedBody:  # noqa: ARG002 (it is what a Person is asked)
        """Return the same at every moment."""
        return self._body

    def furnish(self, room: NDArray[np.uint8]) -> None:
        """Draw it, framed, on the wall of a room (H, W, 3)."""
        height_px = room.shape[0]
        figure = self._body.figure(height_px)
        low = np.floor(figure.xy.min(axis=0) - 0.35 * figure.metre_px).astype(int)
        high = np.ceil(figure.xy.max(axis=0) + np.array((0.35, 0.15)) * figure.metre_px).astype(int)
        frame_px = max(2, round(0.05 * figure.metre_px))
        cv2.rectangle(room, low - frame_px, high + frame_px, FRAME, -1)
        cv2.rectangle(room, low, high, PAPER, -1)
        draw_figure(room, figure, draw_head=draw_head)


@dataclass(frozen=True)
class Crowd:
    """People in a room for a while; slots: how many players the tracker may have."""

    name: str
    people: tuple[Person, ...]
    duration_s: float
    slots: int

    def bodies(self, time_s: float) -> list[PlacedBody]:
        """Return everyone's body at a moment, from the back to the front."""
        bodies = [person.body(time_s) for person in self.people]
        return sorted(bodies, key=lambda body: (not isinstance(body.person, Image), body.floor_y))


def inside(body: PlacedBody, *, aspect: float) -> NDArray[np.bool_]:
    """Return which joints (J,) of a body are in the picture, and in the pane of somebody who is only seen in one."""
    is_inside: NDArray[np.bool_] = np.all((body.xy >= 0) & (body.xy <= (aspect, 1)), axis=1)
    if isinstance(body.person, Image) and body.person.pane is not None:
        is_inside &= body.person.pane.holds(body.xy)
    return is_inside


def visible_joints(bodies: Sequence[PlacedBody], *, aspect: float) -> list[NDArray[np.bool_]]:
    """Return which joints (J,) of each body are in the picture and hidden by nobody in front, bodies from the back."""
    visible = []
    for place, body in enumerate(bodies):
        is_inside = inside(body, aspect=aspect)
        for other in bodies[place + 1 :]:
            is_inside &= ~other.covers(body.xy)
        visible.append(is_inside)
    return visible


class CrowdScene:
    """Draws a crowd, width_px x height_px, in a light."""

    def __init__(self, crowd: Crowd, *, width_px: int, height_px: int, light: Light = USUAL_LIGHT) -> None:
        room = draw_room(width_px, height_px)
        self._images = [person for person in crowd.people if isinstance(person, Image)]
        for image in self._images:
            image.furnish(room)
        self._height_px = height_px
        self._scene = Scene(width_px, height_px, room=room, light=light)

    def draw(self, bodies: Sequence[PlacedBody], time_s: float = 0.0) -> NDArray[np.uint8]:
        """Return the picture (H, W, 3) RGB of a moment; bodies from the back to the front."""

        def on_wall(picture: NDArray[np.uint8]) -> None:
            for image in self._images:
                image.show(picture, time_s)

        living = [body for body in bodies if not isinstance(body.person, Image)]
        return self._scene.draw([body.figure(self._height_px) for body in living], on_wall=on_wall)
