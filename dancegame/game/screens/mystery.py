"""The dark stage: first only hands and feet as points of light, then the dancer."""

from collections.abc import Sequence

import pygame

from dancegame.game.controls import BACK_KEYS, CONFIRM_KEYS, clicked, pressed
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import CYAN, MUTED, VIOLET
from dancegame.game.screen import Replace, Screen, Transition
from dancegame.game.screens.begin import to_title
from dancegame.game.screens.guess import GuessScreen
from dancegame.game.screens.unveil import SPARKS_S, draw_mystery
from dancegame.game.session import Session

MYSTERY_S = 5.0


class MysteryScreen(Screen):
    """Shows the dance of the round and nothing that tells its name."""

    stage = "mystery"
    settled_s = 4.2

    def __init__(self, session: Session) -> None:
        assert session.current is not None
        self._session, self._round = session, session.current
        self._now_s = self._round.shown_since_s = session.parts.clock_s()

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        if pressed(events, BACK_KEYS):
            return to_title(self._session)
        is_hurried = pressed(events, CONFIRM_KEYS) or clicked(events)
        if is_hurried or now_s - self._round.shown_since_s >= MYSTERY_S:
            return Replace(GuessScreen(self._session))
        return None

    def draw(self, surface: pygame.Surface) -> None:
        age_s = self._now_s - self._round.shown_since_s
        draw_mystery(surface, self._session, self._round, self._now_s, x=640)
        write(
            surface,
            "Which song is this?",
            size_px=64,
            glow=VIOLET,
            alpha=ramp(age_s, 0.2, 0.8),
            midtop=(640, 14),
        )
        alpha = ramp(age_s, 0.8, 0.6) * (1 - ramp(age_s, SPARKS_S, 0.5))
        write(
            surface, "Watch the hands and feet", size_px=28, color=MUTED, glow=CYAN, alpha=alpha, midbottom=(640, 704)
        )
