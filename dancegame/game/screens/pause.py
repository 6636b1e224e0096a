"""The dance holds its breath: go on, start again, or leave."""

from collections.abc import Callable, Sequence

import pygame

from dancegame.game.controls import BACK_KEYS, PAUSE_KEYS, Choices, pressed
from dancegame.game.drawing.easing import pop
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import CYAN, GOLD, PINK, VIOLET
from dancegame.game.drawing.tiles import dimmed, draw_button
from dancegame.game.screen import Pop, Screen, Transition

ENTRIES = (("Go on", "P", CYAN), ("Start again", "2", GOLD), ("Menu", "Esc", PINK))


class PauseScreen(Screen):
    """Lies over the dance; the ways out are given by the dance."""

    stage = "pause"

    def __init__(self, below: Screen, *, restart: Callable[[], Transition], leave: Callable[[], Transition]) -> None:
        self._below, self._restart, self._leave = below, restart, leave
        self._since_s: float | None = None
        self._now_s = 0.0
        self._choices = Choices([pygame.Rect(460, 300 + 92 * row, 360, 74) for row in range(len(ENTRIES))])

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        self._since_s = now_s if self._since_s is None else self._since_s
        if pressed(events, PAUSE_KEYS):
            return Pop()
        if pressed(events, BACK_KEYS):
            return self._leave()
        match self._choices.choose(events):
            case 0:
                return Pop()
            case 1:
                return self._restart()
            case 2:
                return self._leave()
        return None

    def draw(self, surface: pygame.Surface) -> None:
        self._below.draw(surface)
        dimmed(surface, 0.35)
        scale = pop(self._now_s, self._since_s or self._now_s)
        write(surface, "Pause", size_px=84, glow=VIOLET, scale=scale, center=(640, 210))
        for number, (rect, (text, key, color)) in enumerate(zip(self._choices.rects, ENTRIES, strict=True)):
            draw_button(surface, rect, text, key=key, color=color, is_lit=number == self._choices.focus)
