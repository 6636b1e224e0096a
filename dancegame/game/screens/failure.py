"""The camera has stopped: what happened, and another try."""

from collections.abc import Sequence

import pygame

from dancegame.core.errors import CameraError, DanceGameError
from dancegame.game.controls import BACK_KEYS, Choices, pressed
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import CYAN, MUTED, PINK
from dancegame.game.drawing.shapes import bar
from dancegame.game.drawing.tiles import draw_button
from dancegame.game.live_feed import LiveFeed
from dancegame.game.screen import Pop, Quit, Screen, Transition
from dancegame.game.screens.begin import to_title
from dancegame.game.screens.message import PANE, draw_error
from dancegame.game.session import Session

# A camera that was unplugged is looked for again this often, for whoever plugs it in and walks back.
RETRY_S = 8.0


class FailureScreen(Screen):
    """Lies over the screen that needs the camera and goes away when pictures flow again."""

    stage = "failure"

    def __init__(self, session: Session, feed: LiveFeed) -> None:
        self._session, self._feed = session, feed
        self._now_s = self._failed_s = session.parts.clock_s()
        row = PANE.bottom - 96
        self._choices = Choices([pygame.Rect(342, row, 330, 64), pygame.Rect(696, row, 242, 64)], has_numbers=False)

    @property
    def error(self) -> DanceGameError | None:
        """What happened; None while the camera is being tried again."""
        return self._feed.failure

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        self._feed.poll()
        self._session.failure = self.error
        if self._feed.ready:
            return Pop()
        if self.error is None:
            self._failed_s = now_s
        elif isinstance(self.error, CameraError) and now_s - self._failed_s >= RETRY_S:
            self._feed.start()
        if pressed(events, BACK_KEYS):
            return self._leave()
        chosen = self._choices.choose(events) if self.error else None
        if chosen == 0:
            self._feed.start()
        elif chosen == 1:
            return self._leave()
        return None

    def _leave(self) -> Transition:
        return Quit() if self._session.is_one_round else to_title(self._session)

    def draw(self, surface: pygame.Surface) -> None:
        self._session.theatre.draw_empty(surface, now_s=self._now_s)
        if self.error is None:
            write(surface, "One more try…", size_px=50, glow=CYAN, center=(640, 280))
            bar(surface, pygame.Rect(410, 350, 460, 14), self._feed.progress.share, color=CYAN)
            write(surface, self._feed.progress.text, size_px=22, color=MUTED, is_bold=False, midtop=(640, 376))
            return
        draw_error(surface, self.error, headline="I lost the camera")
        labels = (("Try again", "Enter", CYAN), ("Menu", "Esc", PINK))
        for number, (rect, (text, key, color)) in enumerate(zip(self._choices.rects, labels, strict=True)):
            draw_button(surface, rect, text, key=key, color=color, is_lit=number == self._choices.focus)
