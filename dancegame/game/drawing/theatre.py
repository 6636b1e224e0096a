"""Scene and mystery dancer together, as most screens show them."""

from collections import OrderedDict

from dancegame.core.character import Character
from dancegame.core.poses import PoseSequence
from dancegame.game.drawing.aura import PAINTED_HZ
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.scene import HORIZON_ABOVE_FLOOR, Scene

# The dancer in a box: the frame of the dance and the room under the feet for the reflection, as shares of its height.
DANCER_SHARE, BELOW_SHARE = 0.76, 0.128
# In a narrow box a dance is so small that its widest reach is hardly wider than the box.
WIDEST_SHARE = 1.1
LOOP_FADE_S = 0.7
_KEPT_SCENES = 3


class Theatre:
    """One place for all screens, so that the dancer stays when the screen changes."""

    def __init__(self) -> None:
        self._dancer: MysteryDancer | None = None
        self._scenes: OrderedDict[tuple[tuple[int, int], str, int], Scene] = OrderedDict()

    @property
    def framed(self) -> FramedDance | None:
        """The dance on the scene."""
        return self._dancer.framed if self._dancer else None

    def cast(self, reference: PoseSequence | None, character: Character | None = None) -> None:
        """Put another dance on the scene, or none; character: of its dancer, to be seen once the song is known."""
        self.show(frame_dance(reference, character=character) if reference else None)

    def show(self, framed: FramedDance | None) -> None:
        """Put a dance on the scene that stood there before, or none."""
        self._dancer = MysteryDancer(framed) if framed else None

    def draw(
        self,
        canvas: Canvas,
        *,
        now_s: float,
        song_s: float,
        box: Box,
        presence: float = 1.0,
        pulse: float = 0.0,
        limbs: float | None = None,
        feet: float = 1.0,
        is_aside: bool = False,
        known: float = 1.0,
    ) -> None:
        """Fill the canvas with the scene, and its dancer at a moment of the song in a box of it.

        presence, limbs, feet: as much as is lit of the dancer, is_aside: others are looked at, known: how much of the
        dancer has its character, as in MysteryDancer.
        """
        place = stand_in(box, reach=self._dancer.framed.width if self._dancer else 0.0)
        # The light on the floor moves as often as who stands in it.
        lit_s = int(song_s * PAINTED_HZ) / PAINTED_HZ if is_aside else song_s
        spot = self._dancer.framed.spot_at(lit_s) * place.height if self._dancer else 0.0
        scene = self._scene(canvas, _horizon(canvas, place.floor))
        scene.draw(canvas, time_s=now_s, middle=place.x, spots=[(place.x + spot, place.floor)], pulse=pulse)
        if self._dancer:
            self._dancer.draw(
                canvas,
                song_s=song_s,
                place=place,
                presence=presence,
                color_s=now_s,
                pulse=pulse,
                limbs=limbs,
                feet=feet,
                is_aside=is_aside,
                known=known,
            )

    def draw_empty(self, canvas: Canvas, *, now_s: float) -> None:
        """Fill the canvas with the scene alone."""
        place = stand_in(canvas.area)
        scene = self._scene(canvas, _horizon(canvas, place.floor))
        scene.draw(canvas, time_s=now_s, middle=place.x, spots=[(place.x, place.floor)])

    def _scene(self, canvas: Canvas, horizon: float) -> Scene:
        """The scene for this canvas; those of the last few sizes, themes and floors are kept."""
        key = (canvas.surface.get_size(), canvas.theme.name, round(horizon))
        if key not in self._scenes:
            self._scenes[key] = Scene(canvas, horizon=horizon)
        self._scenes.move_to_end(key)
        while len(self._scenes) > _KEPT_SCENES:
            self._scenes.popitem(last=False)
        return self._scenes[key]

    def looped(self, elapsed_s: float) -> tuple[float, float]:
        """Return song seconds and presence for a dance that is shown again and again from song second 0."""
        if self._dancer is None:
            return 0.0, 0.0
        framed = self._dancer.framed
        length = max(framed.start_s + framed.duration_s, 0.5)
        at_s = elapsed_s % length
        fade_s = min(LOOP_FADE_S, length / 4)
        leaving = 1 - ramp(at_s, length - fade_s, fade_s)
        arriving = ramp(at_s, 0.0, fade_s) if elapsed_s >= length else 1.0
        return at_s, min(leaving, arriving)


def stand_in(box: Box, *, reach: float = 0.0) -> Place:
    """Return where a dancer stands in a box: in its middle, the floor near its bottom, as tall as there is room.

    reach: of the dance to one side, in heights of its frame.
    """
    height = DANCER_SHARE * box.height
    if reach > 0:
        height = min(height, WIDEST_SHARE * box.width / 2 / reach)
    return Place(box.centerx, box.bottom - BELOW_SHARE * box.height, height)


def _horizon(canvas: Canvas, floor: float) -> float:
    """Where the wall begins: in one place for all screens of a lying picture, unless the dancer stands elsewhere."""
    usual = stand_in(canvas.area).floor - HORIZON_ABOVE_FLOOR
    is_on_floor = not canvas.is_upright and usual + 0.2 * HORIZON_ABOVE_FLOOR <= floor <= canvas.area.bottom
    return usual if is_on_floor else floor - HORIZON_ABOVE_FLOOR
