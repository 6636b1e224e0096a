"""The first page: the name of the game, a dancer, the ways to play."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import ChoseMode, Chosen, Outcome, Wish
from dancegame.core.evening.stages import Menu
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent, Point
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.hand import draw_hand
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.logo import draw_logo, logo_height
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.tiles import draw_hints, draw_menu_tile
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.texts import _

TILE_HEIGHT, TILE_GAP = 132.0, 16.0
# The glow of the logo may reach over its place.
NAME_WIDTH, NAME_RIM = 880.0, 22.0
# The menu is seen at once; the camera wakes after it.
LOOKS_AFTER_S = 0.5
HAND = 64.0
# Who wants to leave says so twice within so many seconds: one press too many ends no party.
LEAVES_WITHIN_S = 4.0
ASKING_HEIGHT = 78.0
# What keys do, and what is asked in its place, below the menu.
HINTS_HEIGHT, HINTS_GAP = 54.0, 10.0


class TitleScreen(ChoiceScreen):
    """Shows one dance of the library in the background, without a word about whose it is."""

    want = Want.MENU

    def __init__(self, house: House, stage: Menu) -> None:
        house.close_round()
        self._house, self._entries = house, stage.entries
        self._since_s = self._now_s = house.parts.clock_s()
        choices = [entry.choice for entry in stage.entries]
        focus = choices.index(stage.focus) if stage.focus in choices else 0
        self.choices = Choices(len(choices), focus=focus, effects=house.parts.effects)
        house.cast_any()
        self._has_looked = False
        self._asked_s: float | None = None

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        self._look_for_hands()
        if self._house.arrivals.is_new:
            return Chosen(Wish.ADD)
        for intent in intents:
            if isinstance(intent, Back) and self._is_asking:
                return Chosen(Wish.QUIT)
            if not isinstance(intent, Point):
                self._asked_s = now_s if isinstance(intent, Back) else None
        chosen = self.choices.choose(intents)
        if chosen is None:
            return None
        self._house.parts.effects.play("menu_select")
        choice = self._entries[chosen].choice
        return Chosen(choice) if isinstance(choice, Wish) else ChoseMode(choice)

    @property
    def _is_asking(self) -> bool:
        """Whether somebody has said once that they want to leave, a moment ago."""
        return self._asked_s is not None and self._now_s - self._asked_s < LEAVES_WITHIN_S

    def _look_for_hands(self) -> None:
        """Let hands choose where there is a camera; one that fails is missed by nobody who has keys."""
        house = self._house
        if house.feed is not None and house.feed.failure:
            house.watch_for(None)
        is_time = self._now_s - self._since_s >= LOOKS_AFTER_S
        if is_time and not self._has_looked and house.settings.gestures:
            self._has_looked = True
            if house.parts.cameras.problem(house.settings.camera) is None:
                # As many as in the lobby, so that what is awake stays so.
                house.watch_for(house.settings.players)

    def draw(self, canvas: Canvas) -> None:
        age_s = self._now_s - self._since_s
        words, dancing = canvas.halves(first=0.52)
        if canvas.is_upright:
            words, dancing = dancing, words
        song_s, presence = self._house.theatre.looped(age_s)
        presence = min(presence, ramp(age_s, 0.3, 1.6))
        self._house.theatre.draw(
            canvas, now_s=self._now_s, song_s=song_s, box=dancing, presence=presence, is_aside=True
        )
        self._house.theatre.draw_before(canvas, self, lambda: self._draw_menu(canvas, words, dancing, age_s))

    def _draw_menu(self, canvas: Canvas, words: Box, dancing: Box, age_s: float) -> None:
        self._draw_hand(canvas, dancing)
        words = words.clip(canvas.safe)
        top = self._draw_name(canvas, words, age_s)
        below = Box(words.left, top, words.width, canvas.safe.bottom - HINTS_HEIGHT - HINTS_GAP - top)
        self.choices.boxes = rows(below, len(self._entries), height=TILE_HEIGHT, gap=TILE_GAP)
        lights = _lights(canvas.theme)
        for number, (box, entry) in enumerate(zip(self.choices.boxes, self._entries, strict=True)):
            draw_menu_tile(
                canvas,
                box,
                key=str(number + 1),
                title=_(entry.title),
                text=_(entry.text),
                color=lights[number % len(lights)],
                is_lit=number == self.choices.focus,
            )
        if self._is_asking:
            self._draw_asking(canvas, words)
            return
        hints = (("Enter", _("go")), ("Esc", _("quit")), ("↑ ↓", _("choose")), ("F11", _("full screen")))
        draw_hints(canvas, hints, midbottom=(words.centerx, canvas.safe.bottom), max_width=words.width)

    def _draw_hand(self, canvas: Canvas, dancing: Box) -> None:
        """Say that the camera looks, and what for."""
        feed, theme = self._house.feed, canvas.theme
        if feed is None or feed.ready is None:
            return
        bottom = min(dancing.bottom, canvas.safe.bottom)
        text = write(
            canvas,
            _("Raise a hand to choose"),
            size=36,
            color=theme.muted,
            glow=theme.night,
            max_width=dancing.width - 2 * HAND,
            midbottom=(dancing.centerx + HAND / 2, bottom),
        )
        draw_hand(
            canvas, (text.left - 0.7 * HAND, text.centery), HAND, color=theme.secondary, is_left=False, progress=0.0
        )

    @staticmethod
    def _draw_asking(canvas: Canvas, words: Box) -> None:
        """Ask in place of the hints whether to leave."""
        theme = canvas.theme
        pane = Box(words.left, canvas.safe.bottom - HINTS_HEIGHT, words.width, ASKING_HEIGHT)
        draw_panel(canvas, pane, theme.glass, theme.gold, radius=pane.height / 2, alpha=250)
        text, room = _("Press Esc again to leave"), pane.width - 60
        write(canvas, text, size=44, color=theme.gold, max_width=room, center=(pane.centerx, pane.centery - 1))

    @staticmethod
    def _draw_name(canvas: Canvas, words: Box, age_s: float) -> float:
        """Draw the logo; returns where what follows begins."""
        theme = canvas.theme
        width = min(words.width, NAME_WIDTH)
        name = Box(words.left - NAME_RIM, words.top - NAME_RIM, width + 2 * NAME_RIM, 0)
        draw_logo(canvas, name, age_s=age_s)
        said = write(
            canvas,
            _("Guess the dance. Then dance it."),
            size=44,
            is_bold=False,
            color=theme.muted,
            glow=theme.ambient,
            max_width=words.width,
            topleft=(words.left + 10, name.top + logo_height(name.width) - NAME_RIM),
        )
        return said.bottom + 16


def _lights(theme: Theme) -> tuple[Color, ...]:
    return theme.primary, theme.secondary, theme.gold, theme.good, theme.ambient
