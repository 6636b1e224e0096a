"""The game's main loop: the one place that owns the window and looks at the clock."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import pygame

from dancegame.core.errors import DanceGameError, InputError
from dancegame.core.evening.evening import HOME, OVER, Evening, Wished
from dancegame.core.evening.length import USUAL, Length
from dancegame.core.gestures.watch import Want
from dancegame.core.setting_kinds import WindowPlace
from dancegame.core.settings import Settings
from dancegame.game.arrival_notice import ArrivalNotice
from dancegame.game.autoplay import Autoplay
from dancegame.game.bugs import bug_of
from dancegame.game.display import Display
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.dropping import Drops
from dancegame.game.garbage import rare_searches
from dancegame.game.house import NOTHING, House
from dancegame.game.intents import Intents
from dancegame.game.intents.gestures import GestureSource
from dancegame.game.mishaps import Mishaps
from dancegame.game.notice import Notice
from dancegame.game.parts import GameParts, RoundReport
from dancegame.game.router import Router, Shown

PICTURES_PER_S = 60
OnStage = Callable[[str, pygame.Surface], None]


def run_game(
    parts: GameParts,
    *,
    mode: str | None = None,
    song_id: str | None = None,
    dance_s: float | None = None,
    is_one_round: bool = False,
    given: Mapping[str, Any] = NOTHING,
    lasts: Length | None = None,
    autoplay: Autoplay | None = None,
    on_stage: OnStage | None = None,
    on_round: Callable[[RoundReport], None] | None = None,
) -> list[RoundReport]:
    """Play until the player leaves, or for one round; returns what happened in each finished round.

    mode: skip the menu. song_id: the first round's song. dance_s: end the dance after so many song seconds.
    given: settings by name that hold for this start alone. lasts: gather for one party of this length.
    on_stage: called once per stage of a round with its name and picture, when there is something to see.
    Raises ScreenError where there is no screen; for one round also the error that kept it from its end.
    """
    with (
        House(parts, dance_s=dance_s, on_round=on_round, given=given) as house,
        # Inside, so that the window is gone at once even where the camera takes its time to stop.
        open_window(house.settings) as display,
        rare_searches(),
    ):
        evening = Evening(
            songs=(),
            seed=parts.random.getrandbits(32),
            mode=mode or HOME,
            home=OVER if is_one_round or lasts else HOME,
            lasts=lasts or USUAL,
            is_gathering=lasts is not None,
            length=1 if is_one_round else None,
            wished=Wished(song_id, is_mystery=True) if song_id else None,
            is_first_start=mode is None and not house.settings.has_seen_intro,
        )
        game = Game(house, display, evening, autoplay=autoplay, on_stage=on_stage)
        pace = pygame.time.Clock()
        is_on = game.tick()
        # Only now: the first picture has the processor for itself.
        house.kinship.learn()
        house.parts.effects.prepare()
        while is_on:
            pace.tick(PICTURES_PER_S)
            is_on = game.tick()
    if autoplay is None:
        keep_window(house, display)
    if is_one_round and not house.reports and house.failure:
        raise house.failure
    return house.reports


def open_window(settings: Settings) -> Display:
    """Return the window as it was left, to be opened."""
    window = settings.window
    if window is None:
        return Display(is_full_screen=settings.full_screen)
    size, place = (window.width_px, window.height_px), (window.x_px, window.y_px)
    return Display(size=size, place=place, is_full_screen=settings.full_screen)


def keep_window(house: House, display: Display) -> None:
    """Remember where the window was left; who cannot write loses nothing but that."""
    if display.place is not None:
        with suppress(InputError):
            house.change("window", WindowPlace(*display.place, *display.size))


class Game:
    """Shows the evening, picture by picture; `router` tells where it is."""

    def __init__(
        self,
        house: House,
        display: Display,
        evening: Evening,
        *,
        autoplay: Autoplay | None = None,
        on_stage: OnStage | None = None,
    ) -> None:
        self._house, self._display, self._autoplay = house, display, autoplay
        self._intents = Intents()
        self._gestures = GestureSource(house)
        self._notice, self._arrival_notice = Notice(house), ArrivalNotice(house)
        self._drops = Drops()
        self._mishaps = Mishaps(house.parts)
        self.router = Router(house, evening)
        self._is_filled = display.is_full_screen
        self._photographer = _Photographer(on_stage)

    def tick(self) -> bool:
        """Take the input, move on to now, show one picture; False when the game is over.

        A mistake of the program ends what is on, not the evening, where it can be written down.
        """
        try:
            return self._tick()
        except DanceGameError:
            raise
        except Exception as error:
            if not self._mishaps.can_go_on(self.router.shown, self._house.parts.clock_s()):
                raise
            self._display.forget()
            self.router.fail(bug_of(error))
            return True

    def _tick(self) -> bool:
        if self.router.shown is None:
            return False
        now_s = self._house.parts.clock_s()
        events = self._display.events()
        if self._display.is_closed:
            return False
        self._fill_screen()
        canvas = Canvas(self._display.sheet, self._house.look)
        self._house.area = canvas.area
        if any(is_lost_sound(event) for event in events):
            self._house.parts.music.renew()
            self._house.parts.effects.renew()
        self._house.arrivals.bring(self._drops.of(events))
        is_dancing = self.router.shown.screen.want is Want.DANCE
        self._house.arrivals.update(now_s, is_resting=is_dancing)
        intents = self._intents.of(events, canvas)
        if self._autoplay:
            intents += self._autoplay.intents(self.router.shown, self._house, now_s)
        intents += self._gestures.intents(self.router.shown.screen, self.router.numbers, canvas)
        self.router.update(now_s, intents)
        if self.router.shown is None:
            self._photographer.hand_out()
            return False
        self._house.parts.effects.sustain(self.router.shown.screen.bed)
        self.router.draw(canvas)
        self._gestures.draw(canvas, self.router.numbers)
        self._arrival_notice.update(self.router.shown.screen)
        self._arrival_notice.draw(canvas, self.router.shown.screen, now_s)
        self._notice.draw(canvas, self.router.shown.screen, now_s)
        self._display.show()
        self._house.theatre.turns.note(self._house.parts.clock_s() - now_s)
        self._photographer.look(self.router.shown, now_s, self._display.surface)
        return True

    def _fill_screen(self) -> None:
        """Let the window follow the setting, and the setting a key that was pressed for the window."""
        wanted = self._house.settings.full_screen
        if self._display.is_full_screen == wanted:
            self._is_filled = wanted
        elif self._is_filled == wanted:
            self._is_filled = self._display.is_full_screen
            with suppress(InputError):  # it holds for this evening all the same
                self._house.change("full_screen", self._is_filled)
        else:
            self._display.toggle_full_screen()
            self._is_filled = wanted


def is_lost_sound(event: pygame.event.Event) -> bool:
    """Whether the sound device that is used has gone; others, which come and go, have no number."""
    return event.type == pygame.AUDIODEVICEREMOVED and not event.iscapture and event.which != 0


class _Photographer:
    """Hands out one picture of each stage: when it has settled, or the last one if it left earlier."""

    def __init__(self, on_stage: OnStage | None) -> None:
        self._on_stage = on_stage
        self._shown: Shown | None = None
        self._since_s = 0.0
        self._last: pygame.Surface | None = None

    def look(self, shown: Shown, now_s: float, picture: pygame.Surface) -> None:
        """Look at the picture that is about to be shown."""
        if self._on_stage is None:
            return
        is_new = shown is not self._shown
        if is_new:
            self.hand_out()
            self._shown, self._since_s = shown, now_s
        if is_new or self._last is not None:
            self._last = picture.copy()
        if self._last is not None and shown.screen.is_settled(now_s - self._since_s):
            self.hand_out()

    def hand_out(self) -> None:
        """Hand out what has not been handed out of the stage that is leaving."""
        if self._on_stage and self._shown and self._last:
            self._on_stage(self._shown.stage.name, self._last)
        self._last = None
