"""Stage and mystery dancer together, as most screens show them."""

import pygame

from dancegame.core.poses import PoseSequence
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.stage import FLOOR_Y, Stage

DANCER_HEIGHT_PX = 548
LOOP_FADE_S = 0.7


class Theatre:
    """One stage for all screens, so that the dancer stays when the screen changes."""

    def __init__(self) -> None:
        self._stage = Stage()
        self._dancer: MysteryDancer | None = None

    @property
    def framed(self) -> FramedDance | None:
        """The dance on the stage."""
        return self._dancer.framed if self._dancer else None

    def cast(self, reference: PoseSequence | None) -> None:
        """Put another dance on the stage, or none."""
        self._dancer = MysteryDancer(frame_dance(reference)) if reference else None

    def draw(
        self,
        surface: pygame.Surface,
        *,
        now_s: float,
        song_s: float,
        x: float,
        presence: float = 1.0,
        pulse: float = 0.0,
        height_px: float = DANCER_HEIGHT_PX,
    ) -> None:
        """Fill the surface with the stage and its dancer at a moment of the song."""
        if self._dancer is None:
            self.draw_empty(surface, now_s=now_s)
        else:
            spot = self._dancer.framed.spot_at(song_s) * height_px
            self._stage.draw(surface, time_s=now_s, spot_x=x + spot, pulse=pulse)
            place = Place(x, FLOOR_Y, height_px)
            self._dancer.draw(surface, song_s=song_s, place=place, presence=presence, color_s=now_s, pulse=pulse)

    def draw_empty(self, surface: pygame.Surface, *, now_s: float) -> None:
        """Fill the surface with the stage alone."""
        self._stage.draw(surface, time_s=now_s, spot_x=surface.get_width() / 2)

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
