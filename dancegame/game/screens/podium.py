"""The end of a party: places and awards, and how to go on."""

from collections.abc import Hashable, Sequence

from dancegame.core.evening.drama import label
from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.players import Player
from dancegame.core.evening.stages import Podium
from dancegame.core.evening.standings import Standing
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.portrait import draw_portrait
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.tiles import draw_button
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.texts import _
from dancegame.texts.words import text_words

WISHES = (Wish.AGAIN, Wish.NEXT, Wish.MODES, Wish.MENU)
BUTTON_HEIGHT = 96.0
REVEAL_STEP_S = 0.8
AWARD_SHARE = 0.6


class PodiumScreen(Screen):
    """Shows the places one by one, the last first; rematch, go on, another way to play, or the menu."""

    want = Want.MENU
    settled_s = 6.0

    def __init__(self, house: House, stage: Podium) -> None:
        house.close_round()
        self._house, self._stage = house, stage
        self._since_s = self._now_s = house.parts.clock_s()
        self._choices = Choices(len(WISHES), columns=len(WISHES), effects=house.parts.effects)
        house.parts.effects.play("applause")

    def under(self, x: float, y: float) -> Hashable:
        return self._choices.under(x, y)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        chosen = self._choices.choose(intents)
        return None if chosen is None else Chosen(WISHES[chosen])

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        stage, theme = self._stage, canvas.theme
        pane = canvas.safe.copy()
        row = Box(pane.left, pane.bottom - BUTTON_HEIGHT, pane.width, BUTTON_HEIGHT)
        pane.height -= BUTTON_HEIGHT + 28
        draw_panel(canvas, pane, theme.glass, theme.glass_edge, radius=44, alpha=226)
        is_told = self._is_shown(0)
        headline = text_words(stage.news) if stage.news and is_told else _("Who wins?")
        top = (pane.centerx, pane.top + 16)
        head = write(canvas, headline, size=72, glow=theme.gold, max_width=pane.width - 80, midtop=top)
        lines = len(stage.standings) + AWARD_SHARE * len(stage.awards)
        step = min(84.0, (pane.bottom - head.bottom - 24) / max(1.0, lines))
        y = head.bottom + 8
        for number, standing in enumerate(stage.standings):
            if self._is_shown(number):
                self._draw_standing(canvas, standing, Box(pane.left + 40, y, pane.width - 80, step))
            y += step
        for award in stage.awards if is_told else ():
            size = 0.7 * AWARD_SHARE * step
            write(
                canvas, text_words(award.text), size=size, color=theme.muted, is_bold=False, max_width=pane.width - 80,
                midtop=(pane.centerx, y),
            )  # fmt: skip
            y += AWARD_SHARE * step
        self._draw_buttons(canvas, row)

    def _draw_standing(self, canvas: Canvas, standing: Standing, row: Box) -> None:
        """Place, name and points, beside the portrait of whoever is one player."""
        player = text_words(label(standing))
        text = _("{place}. {player}: {points}", place=standing.place, player=player, points=standing.points)
        color, portrait = canvas.theme.gold if standing.place == 1 else canvas.theme.ink, 0.92 * row.height
        room = row.width - 2 * (portrait + 20)
        place = write(canvas, text, size=0.7 * row.height, color=color, max_width=room, center=row.center)
        if isinstance(standing.who, Player):
            box = Box(place.left - portrait - 20, row.centery - portrait / 2, portrait, portrait)
            draw_portrait(canvas, box, standing.who, self._house.portraits.get(standing.who.number))

    def _is_shown(self, number: int) -> bool:
        if number not in self._stage.reveal:
            return True
        return self._now_s - self._since_s >= REVEAL_STEP_S * (self._stage.reveal.index(number) + 1)

    def _draw_buttons(self, canvas: Canvas, row: Box) -> None:
        self._choices.boxes = columns(row, len(WISHES), width=420, gap=20)
        theme = canvas.theme
        labels = (
            (_("Rematch"), theme.secondary),
            (_("Go on"), theme.primary),
            (_("Change mode"), theme.ambient),
            (_("Menu"), theme.gold),
        )
        for number, (box, (text, color)) in enumerate(zip(self._choices.boxes, labels, strict=True)):
            draw_button(canvas, box, text, key=str(number + 1), color=color, is_lit=number == self._choices.focus)
