"""The game's main loop: the one place that owns the window and looks at the clock."""

from collections.abc import Callable, Sequence

import pygame

from dancegame.core.errors import DanceGameError
from dancegame.game.autoplay import AutoPlayer
from dancegame.game.display import Display
from dancegame.game.parts import GameParts, Mode, RoundReport
from dancegame.game.screen import Replace, Screen, ScreenStack, Transition
from dancegame.game.screens.begin import begin_round
from dancegame.game.screens.message import MessageScreen
from dancegame.game.screens.title import TitleScreen
from dancegame.game.session import Session

PICTURES_PER_S = 60
OnStage = Callable[[str, pygame.Surface], None]


def run_game(
    parts: GameParts,
    *,
    mode: Mode | None = None,
    song_id: str | None = None,
    dance_s: float | None = None,
    is_one_round: bool = False,
    is_full_screen: bool = False,
    autoplay: AutoPlayer | None = None,
    on_stage: OnStage | None = None,
    on_round: Callable[[RoundReport], None] | None = None,
) -> list[RoundReport]:
    """Play until the player leaves, or for one round; returns what happened in each finished round.

    mode: skip the menu. song_id: the first round's song. dance_s: end the dance after so many song seconds.
    on_stage: called once per stage of a round with its name and picture (1280x720), when there is something to see.
    Raises ScreenError where there is no screen; for one round also the error that kept it from its end.
    """
    with (
        Session(
            parts,
            mode=mode or Mode.PARTY,
            song_id=song_id,
            dance_s=dance_s,
            is_one_round=is_one_round,
            on_round=on_round,
        ) as session,
        # Inside, so that the window is gone at once even where the camera takes its time to stop.
        Display(is_full_screen=is_full_screen) as display,
    ):
        first = TitleScreen(session) if mode is None else begin_round(session).screen
        game = Game(session, display, first, autoplay=autoplay, on_stage=on_stage)
        pace = pygame.time.Clock()
        while game.tick():
            pace.tick(PICTURES_PER_S)
    if is_one_round and not session.reports and session.failure:
        raise session.failure
    return session.reports


class Game:
    """Shows the top screen, picture by picture; `stack` tells where the player is."""

    def __init__(
        self,
        session: Session,
        display: Display,
        first: Screen,
        *,
        autoplay: AutoPlayer | None = None,
        on_stage: OnStage | None = None,
    ) -> None:
        self.stack = ScreenStack(first)
        self._session, self._display, self._autoplay = session, display, autoplay
        self._photographer = _Photographer(on_stage)

    def tick(self) -> bool:
        """Take the input, move on to now, show one picture; False when the game is over."""
        screen = self.stack.top
        if screen is None:
            return False
        now_s = self._session.parts.clock_s()
        if self._autoplay:
            self._autoplay.act(screen, now_s)
        events = self._display.events()
        if self._display.is_closed:
            return False
        self.stack.apply(self._updated(screen, now_s, events))
        if self.stack.top is None:
            return False
        self.stack.top.draw(self._display.canvas)
        self._photographer.look(self.stack.top, now_s, self._display.canvas)
        self._display.show()
        return True

    def _updated(self, screen: Screen, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        try:
            return screen.update(now_s, events)
        except DanceGameError as error:
            return Replace(MessageScreen(self._session, error))


class _Photographer:
    """Hands out one picture of each stage: when it has settled, or the last one if it left earlier."""

    def __init__(self, on_stage: OnStage | None) -> None:
        self._on_stage = on_stage
        self._screen: Screen | None = None
        self._since_s = 0.0
        self._last: pygame.Surface | None = None

    def look(self, screen: Screen, now_s: float, canvas: pygame.Surface) -> None:
        """Look at the picture that is about to be shown."""
        if self._on_stage is None:
            return
        is_new = screen is not self._screen
        if is_new:
            self._hand_out()
            self._screen, self._since_s = screen, now_s
        if is_new or self._last is not None:
            self._last = canvas.copy()
        if self._last is not None and screen.is_settled(now_s - self._since_s):
            self._hand_out()

    def _hand_out(self) -> None:
        if self._on_stage and self._screen and self._last:
            self._on_stage(self._screen.stage, self._last)
        self._last = None
