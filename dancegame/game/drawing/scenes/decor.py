"""What a scene is made of: its lights, what is painted once, and what moves in front of it.

Places are in units right of the middle and above the horizon, where wall and floor meet; floors are below zero.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dancegame.core.swell import Swell
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.scenes.floors import Floor
from dancegame.game.drawing.sheet import Piece

Point = tuple[float, float]
Rest = Callable[[], None]


@dataclass(frozen=True)
class Room:
    """How much of a scene a picture shows: units to each side of the middle, and above the horizon."""

    half: float
    top: float


@dataclass(frozen=True)
class Shape:
    """Something that stands in the scene: a dark body and its edge of light, or only one of them.

    is_open: the edge ends at the last point. shine: how strong the edge is. is_lit: the body itself is light.
    """

    points: Sequence[Point]
    fill: Color | None = None
    edge: Color | None = None
    width: float = 4.0
    is_open: bool = False
    shine: float = 1.0
    is_lit: bool = False


@dataclass(frozen=True)
class Glow:
    """A soft light on the wall: its middle, width and height."""

    center: Point
    size: tuple[float, float]
    color: Color


@dataclass(frozen=True)
class Lights:
    """The colours of a scene: its wall from above (night) to the horizon (dusk), the air's light and the beams'."""

    night: Color
    dusk: Color
    ambient: Color
    primary: Color
    secondary: Color


@dataclass(frozen=True)
class Mood:
    """How a scene feels at a moment: the beat from 1 to 0, the song's energy from 0 to 1.

    time_s: of a clock that goes the faster, the more energy there is.
    """

    time_s: float
    pulse: float
    energy: float


class Motif(Protocol):
    """What moves; a function of time alone, so that every picture rate shows the same."""

    def pieces(self, canvas: Canvas, mood: Mood, horizon: float) -> Iterable[Piece]:
        """Return its light, to be added to a picture whose horizon is so many units from the top."""


@dataclass(frozen=True)
class Decor:
    """A scene as it is described. beams: how strong the lamps above are, 0 for none."""

    name: str
    lights: Lights
    floor: Floor
    shapes: Callable[[Room], Sequence[Shape]]
    glows: Callable[[Room], Sequence[Glow]]
    motifs: tuple[Motif, ...]
    beams: float = 0.0


@dataclass(frozen=True)
class SongScene:
    """The scene of a song, and how much energy the song has, 0 to 1: usually, and over time where that is known."""

    decor: Decor
    energy: float
    swell: Swell | None = None

    def energy_at(self, song_s: float | None) -> float:
        """Return the energy at a moment of the song; None: no moment in particular."""
        return self.energy if song_s is None or self.swell is None else self.swell.at(song_s)


def room_of(canvas: Canvas, horizon: float) -> Room:
    """Return how much of a scene a canvas shows."""
    return Room(half=canvas.area.width / 2, top=horizon)
