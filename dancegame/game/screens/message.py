"""Says what went wrong and what to do about it."""

from collections.abc import Sequence

import pygame

from dancegame.core.errors import DanceGameError
from dancegame.game.controls import BACK_KEYS, CONFIRM_KEYS, clicked, pressed
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.colors import EMBER, GLASS, MUTED, WHITE
from dancegame.game.drawing.shapes import panel
from dancegame.game.drawing.tiles import draw_hints
from dancegame.game.screen import Quit, Screen, Transition
from dancegame.game.screens.begin import to_title
from dancegame.game.session import Session

PANE = pygame.Rect(190, 170, 900, 380)


class MessageScreen(Screen):
    """One error, then back to the menu."""

    stage = "message"

    def __init__(self, session: Session, error: DanceGameError) -> None:
        session.leave_round()
        session.failure = error
        self._session, self._error = session, error
        self._now_s = session.parts.clock_s()

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        if pressed(events, BACK_KEYS | CONFIRM_KEYS) or clicked(events):
            return Quit() if self._session.is_one_round else to_title(self._session)
        return None

    def draw(self, surface: pygame.Surface) -> None:
        self._session.theatre.draw_empty(surface, now_s=self._now_s)
        draw_error(surface, self._error, headline="That did not work")
        draw_hints(surface, (("Enter", "menu"),), midbottom=(640, 526))


def draw_error(surface: pygame.Surface, error: DanceGameError, *, headline: str) -> None:
    """Draw a pane with what happened and the remedy."""
    surface.blit(panel(PANE.size, GLASS, EMBER, edge_px=3), PANE)
    write(surface, headline, size_px=46, glow=EMBER, midtop=(640, PANE.top + 30))
    y = write_lines(surface, error.message, size_px=26, max_width=800, midtop=(640, PANE.top + 120), color=WHITE)
    write_lines(surface, error.remedy, size_px=26, max_width=800, midtop=(640, y + 18), color=MUTED)
