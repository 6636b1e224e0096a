"""Scene and mystery dancer together, as most screens show them."""

from collections.abc import Callable, Hashable

import pygame

from dancegame.core.character import Character
from dancegame.core.poses import PoseSequence
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.flood import Flood
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.scene import HORIZON_ABOVE_FLOOR, Lighting
from dancegame.game.drawing.scenery import Scenery
from dancegame.game.drawing.scenes.decor import SongScene
from dancegame.game.drawing.turns import EVERYTHING, TURNS, Turns

# The dancer in a box: the frame of the dance and the room under the feet for the reflection, as shares of its height.
DANCER_SHARE, BELOW_SHARE = 0.76, 0.128
LOOP_FADE_S = 0.7
# A picture has no more parts that have turns.
_MOST_NAMES = 4


class Theatre:
    """One place for all screens, so that the dancer stays when the screen changes.

    turns: whose turn the picture is; the dancer has theirs before the others.
    """

    def __init__(self, *, is_patient: bool = False) -> None:
        self._dancer: MysteryDancer | None = None
        self._song: SongScene | None = None
        self._scenery = Scenery(is_patient=is_patient)
        self._lit_s = 0.0
        self._flood: Flood | None = None
        self._panes: dict[Hashable, list[pygame.Rect]] = {}
        # Who waits for a scene waits for each picture of it.
        self.turns = Turns(EVERYTHING if is_patient else TURNS)

    @property
    def framed(self) -> FramedDance | None:
        """The dance on the scene."""
        return self._dancer.framed if self._dancer else None

    @property
    def song(self) -> SongScene | None:
        """What stands behind the dance, None where it is what stands behind mysteries."""
        return self._song

    def cast(
        self, reference: PoseSequence | None, song: SongScene | None = None, character: Character | None = None
    ) -> None:
        """Put another dance on the scene, or none, and what is to stand behind it.

        character: of its dancer, to be seen once the song is known.
        """
        self.show(frame_dance(reference, character=character) if reference else None, song)

    def show(self, framed: FramedDance | None, song: SongScene | None = None) -> None:
        """Put a dance on the scene that stood there before, or none, and what is to stand behind it."""
        self._dancer, self._song = MysteryDancer(framed) if framed else None, song

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
        is_veiled: bool = False,
        known: float = 1.0,
        flood: float | None = None,
        is_light_late: bool = False,
    ) -> None:
        """Fill the canvas with the scene, and its dancer at a moment of the song in a box of it.

        presence, limbs, feet: as much as is lit of the dancer, is_aside: others are looked at, known: how much of the
        dancer has its character, as in MysteryDancer. is_veiled: nothing may tell which song it is. flood: how high
        gold floods the scene behind the dancer, 0 to 1; None where it never does. is_light_late: the dancer's light has
        time, for something else that is seldom painted is due in its turn.
        """
        place = stand_in(box, reach=self._dancer.framed.reach if self._dancer else 0.0)
        is_wanted = self._dancer is not None and self._dancer.has_moved(song_s)
        self.turns.take(now_s, is_wanted=is_wanted, is_main=not is_aside)
        is_aside = self.turns.spares(is_main=not is_aside)
        # The light on the floor moves as often as who stands in it, between their pictures.
        if self.turns.is_scenery or not is_aside:
            self._lit_s = song_s
        spot = self._dancer.framed.spot_at(self._lit_s) * place.height if self._dancer else 0.0
        gold = None if flood is None else Flood(canvas.theme.gold, flood)
        lighting = self._lighting(now_s, place.x, spot=(place.x + spot, place.floor), pulse=pulse, flood=gold)
        horizon = _horizon(canvas, place.floor)
        is_light_late |= self._scenery.draw(
            canvas, lighting, horizon=horizon, song=self._song, is_veiled=is_veiled, song_s=song_s
        )
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
                is_due=self.turns.is_leading,
                is_light_due=self.turns.is_light and not is_light_late,
                known=known,
            )

    def draw_before(self, canvas: Canvas, name: Hashable, draw: Callable[[], None]) -> None:
        """Draw what stands before scene and dancer: in turns of its own anew, in theirs as it was in the last picture.

        name: of what is drawn, in this picture and the next; what is drawn under another one is drawn anew.
        """
        panes = len(canvas.panes)

        def draw_anew() -> None:
            draw()
            self._panes[name] = canvas.panes[panes:]

        pen.again(canvas.surface, name, draw_anew, is_same=not self.turns.is_others)
        canvas.panes[panes:] = self._panes[name]
        while len(self._panes) > _MOST_NAMES:
            self._panes.pop(next(iter(self._panes)))

    def draw_empty(
        self,
        canvas: Canvas,
        *,
        now_s: float,
        is_dressed: bool = False,
        is_wanted: bool = False,
        flood: Flood | None = None,
    ) -> None:
        """Fill the canvas with the scene alone.

        is_dressed: with what stands behind the dance that is on. is_wanted: another dancer before it moves. flood:
        the colour that floods it.
        """
        place = stand_in(canvas.area)
        self.turns.take(now_s, is_wanted=is_wanted)
        lighting = self._lighting(now_s, place.x, spot=(place.x, place.floor), flood=flood)
        song = self._song if is_dressed else None
        horizon = _horizon(canvas, place.floor)
        self._scenery.draw(canvas, lighting, horizon=horizon, song=song, is_veiled=False)

    def _lighting(
        self,
        now_s: float,
        middle: float,
        *,
        spot: tuple[float, float],
        pulse: float = 0.0,
        flood: Flood | None = None,
    ) -> Lighting:
        turns = self.turns
        # All of the scene is lit anew where a flood rises or falls: between the pictures of the leading dancer.
        if turns.is_soft or flood is None:
            self._flood = flood
        return Lighting(
            now_s,
            middle,
            [spot],
            pulse,
            is_turn=turns.is_scenery,
            is_soft=turns.is_soft,
            flood=self._flood,
        )

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
    """Return where a dancer stands in a box: in its middle, the floor near its bottom, as tall as there is room for.

    reach: of the dance to one side, in heights of its frame.
    """
    height = DANCER_SHARE * box.height
    if reach > 0:
        height = min(height, box.width / 2 / reach)
    return Place(box.centerx, box.bottom - BELOW_SHARE * box.height, height)


def _horizon(canvas: Canvas, floor: float) -> float:
    """Where the wall begins: in one place for all screens of a lying picture, unless the dancer stands elsewhere."""
    usual = stand_in(canvas.area).floor - HORIZON_ABOVE_FLOOR
    is_on_floor = not canvas.is_upright and usual + 0.2 * HORIZON_ABOVE_FLOOR <= floor <= canvas.area.bottom
    return usual if is_on_floor else floor - HORIZON_ABOVE_FLOOR
