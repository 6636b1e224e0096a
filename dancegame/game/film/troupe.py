"""Several dancers on one scene, each in a box of their own, all of one height and on one floor."""

from collections.abc import Sequence

from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.scene import HORIZON_ABOVE_FLOOR, Lighting, Scene
from dancegame.game.drawing.scenes.decor import SongScene

# The widest reach of a dance may touch its neighbour's box.
WIDEST_SHARE = 1.3


class Troupe:
    """Draws dancers at any moment of a song, before its scene.

    has_still_light: beams and haze stand still, whatever the beat does.
    """

    def __init__(self, dancers: Sequence[MysteryDancer], song: SongScene, *, has_still_light: bool = False) -> None:
        self._dancers, self._song, self._has_still_light = dancers, song, has_still_light
        self._scene: Scene | None = None

    def draw(self, canvas: Canvas, boxes: Sequence[Box], *, song_s: float, pulse: float) -> None:
        """Fill the canvas with the scene, and the dancers above the bottoms of their boxes."""
        floor, middle = boxes[0].bottom, canvas.area.centerx
        if self._scene is None:
            self._scene = Scene(canvas, horizon=floor - HORIZON_ABOVE_FLOOR, decor=self._song.decor)
        light_s, light = (0.0, 0.0) if self._has_still_light else (song_s, pulse)
        body = min(_tallest(dancer, box) for dancer, box in zip(self._dancers, boxes, strict=True))
        places = [
            Place(box.centerx, floor, body / dancer.framed.body)
            for dancer, box in zip(self._dancers, boxes, strict=True)
        ]
        spots = [
            (place.x + dancer.framed.spot_at(song_s) * place.height, floor)
            for dancer, place in zip(self._dancers, places, strict=True)
        ]
        self._scene.draw(canvas, Lighting(light_s, middle, spots, light, self._song.energy_at(song_s)))
        for dancer, place in zip(self._dancers, places, strict=True):
            dancer.draw(canvas, song_s=song_s, place=place, color_s=song_s, pulse=pulse)


def _tallest(dancer: MysteryDancer, box: Box) -> float:
    """How tall somebody can stand in a box so that all of their dance fits into it."""
    framed = dancer.framed
    return framed.body * min(box.height, WIDEST_SHARE * box.width / 2 / max(framed.width, 1e-3))
