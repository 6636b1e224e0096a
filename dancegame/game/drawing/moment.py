"""A move of a dance beside what the player made of it, small and slow, again and again."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from dancegame.core.diagnosis import Part
from dancegame.core.song import Move
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import mix
from dancegame.game.drawing.comparison import Comparison
from dancegame.game.drawing.dancer import MysteryDancer, Place
from dancegame.game.drawing.duo import Duo, bounds_of, fit
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import Scratch, add, darkened
from dancegame.game.drawing.lettering import write
from dancegame.texts import _

SPEED, LEAD_IN_S, LEAD_OUT_S, FADE_S = 0.6, 0.6, 0.3, 0.3
# Painted as often as it is enough for something small, and kept in between; larger than shown, for smooth light.
PAINTED_HZ, FINE = 24, 1.5
CAPTION, CAPTION_ROOM = 32.0, 44.0
# Dancers beside each other need no more height than this share of the width of each.
TALLEST = 1.7


@dataclass(frozen=True)
class Moment:
    """What is shown. framed: the dance as the player was to dance it. wrong: the part of the player to be lit in red.

    comparison: None where hardly anything was seen of the player; then the dancer is alone.
    """

    move: Move
    framed: FramedDance
    comparison: Comparison | None
    wrong: Part | None = None


class MomentLoop:
    """Draws a moment in a box; what it keeps from picture to picture is only to be fast.

    color: the number of the player's light. has_over: the player is shown over the dancer as well.
    """

    def __init__(self, moment: Moment, *, color: int, has_over: bool) -> None:
        self._moment, self._color = moment, color
        self._count = 1 if moment.comparison is None else 3 if has_over else 2
        self._start_s, self._end_s = moment.move.start_s - LEAD_IN_S, moment.move.end_s + LEAD_OUT_S
        both = moment.comparison or Comparison(moment.framed, moment.framed)
        self._bounds = bounds_of(both, self._start_s, self._end_s)
        # Who did nothing wrong is never marked.
        wrong = moment.wrong or Part.BODY
        self._duo = Duo(both, bounds=self._bounds, color=color, wrong=wrong) if moment.comparison else None
        self._dancer = MysteryDancer(moment.framed)
        # In turns: what is on the screen stays as it is while the next is painted.
        self._large, self._lights = Scratch(), (Scratch(), Scratch())
        self._painted: tuple[tuple[object, ...], int, pygame.Surface] | None = None
        self._stage: Box | None = None
        self._is_ahead = False

    def draw(self, canvas: Canvas, box: Box, elapsed_s: float) -> None:
        """Draw both dancers beside each other when the moment has been shown for so long, and who is who."""
        height = min(box.height, TALLEST * box.width / self._count + CAPTION_ROOM)
        self._stage = Box(box.left, box.centery - height / 2, box.width, height - CAPTION_ROOM)
        light = self._light_at(canvas, self._stage, elapsed_s, latest=int(self._is_ahead))
        add(canvas.surface, light, canvas.rect(self._stage).topleft)
        self._draw_names(canvas, self._stage)

    def look_ahead(self, canvas: Canvas, elapsed_s: float) -> None:
        """Paint what the next picture draws, where it was drawn last, in one that has little else to paint."""
        if self._stage is not None:
            self._is_ahead = True
            self._light_at(canvas, self._stage, elapsed_s, latest=0)

    def _light_at(self, canvas: Canvas, stage: Box, elapsed_s: float, *, latest: int) -> pygame.Surface:
        """Return the light of the dancers; what was painted so many steps before at most is as good."""
        length_s = (self._end_s - self._start_s) / SPEED
        at_s = elapsed_s % length_s
        step, state = int(at_s * PAINTED_HZ), (canvas.rect(stage).size, canvas.theme.name)
        if self._painted is None or self._painted[0] != state or not 0 <= step - self._painted[1] <= latest:
            presence = min(ramp(at_s, 0.0, FADE_S), 1 - ramp(at_s, length_s - FADE_S, FADE_S))
            light = self._paint(canvas, stage, self._start_s + SPEED * at_s)
            self._painted = state, step, light if presence == 1 else darkened(light, presence)
        return self._painted[2]

    def _parts(self, stage: Box) -> list[Box]:
        """Where the dancer stands, the player, and both over each other."""
        width = stage.width / self._count
        return [Box(stage.left + number * width, stage.top, width, stage.height) for number in range(self._count)]

    def _draw_names(self, canvas: Canvas, stage: Box) -> None:
        theme = canvas.theme
        names = (
            (_("Dancer"), theme.muted),
            (_("You"), mix(theme.player(self._color), theme.ink, 0.3)),
            (_("Both"), theme.muted),
        )
        for part, (text, color) in zip(self._parts(stage), names, strict=False):
            middle = (part.centerx, part.bottom + CAPTION_ROOM / 2)
            write(canvas, text, size=CAPTION, color=color, max_width=part.width - 10, center=middle)

    def _paint(self, canvas: Canvas, stage: Box, song_s: float) -> pygame.Surface:
        """Return the light of the dancers alone; valid until the next call but one."""
        width, height = canvas.rect(stage).size
        large = self._large.cleared(round(FINE * width), round(FINE * height))
        places = [fit(self._bounds, part) for part in self._parts(Box(0, 0, stage.width, stage.height))]
        self._draw_apart(Canvas(large, canvas.look, unit_px=FINE * canvas.unit_px), places, song_s)
        self._lights = self._lights[::-1]
        light = self._lights[0].scaled(large, (width, height))
        if self._duo is not None and len(places) > 2:
            alone = Canvas(light, canvas.look, unit_px=canvas.unit_px)
            self._duo.draw_over(alone, places[2], song_s=song_s, is_marked=self._is_marked(song_s))
        return light

    def _draw_apart(self, alone: Canvas, places: Sequence[Place], song_s: float) -> None:
        if self._duo is None:
            self._dancer.draw(alone, song_s=song_s, place=places[0])
            return
        dancer, player = places[:2]
        self._duo.draw_apart(alone, dancer, player, song_s=song_s, now_s=0.0, is_marked=self._is_marked(song_s))

    def _is_marked(self, song_s: float) -> bool:
        move = self._moment.move
        return self._moment.wrong is not None and move.start_s <= song_s <= move.end_s
