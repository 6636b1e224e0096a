"""The end of a party: places and awards, and how to go on."""

from collections.abc import Sequence

from dancegame.core.evening.awards import Award
from dancegame.core.evening.drama import label
from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.players import Player
from dancegame.core.evening.stages import Podium
from dancegame.core.evening.standings import Standing
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.layout import columns, rows
from dancegame.game.drawing.lettering import measured, wrapped, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.portrait import draw_portrait
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.tiles import draw_button
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.texts import _
from dancegame.texts.words import text_words

WISHES = (Wish.AGAIN, Wish.NEXT, Wish.MODES, Wish.MENU)
BUTTON_HEIGHT = 96.0
REVEAL_STEP_S = 0.8
PLACES_SHARE, ROW, AWARD_ROW = 0.58, 140.0, 184.0
# Long sentences are smaller.
AWARD_SIZES = (40.0, 36.0, 32.0, 28.0)


class PodiumScreen(ChoiceScreen):
    """Shows the places one by one, the last first; rematch, go on, another way to play, or the menu."""

    want = Want.MENU
    settled_s = 6.0

    def __init__(self, house: House, stage: Podium) -> None:
        house.close_round()
        self._house, self._stage = house, stage
        self._since_s = self._now_s = house.parts.clock_s()
        self.choices = Choices(len(WISHES), columns=len(WISHES), effects=house.parts.effects)
        house.parts.effects.play("applause")

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        chosen = self.choices.choose(intents)
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
        body = Box(pane.left + 40, head.bottom + 20, pane.width - 80, pane.bottom - head.bottom - 44)
        places, awards = body.copy(), body.copy()
        if stage.awards and canvas.is_upright:
            places.height = 0.62 * body.height
            awards.top, awards.height = places.bottom + 24, body.height - places.height - 24
        elif stage.awards:
            places.width = PLACES_SHARE * body.width
            awards.left, awards.width = places.right + 40, body.width - places.width - 40
        for number, (standing, box) in enumerate(
            zip(stage.standings, rows(places, len(stage.standings), height=ROW, gap=14), strict=True)
        ):
            if self._is_shown(number):
                self._draw_standing(canvas, standing, box)
        for award, box in zip(stage.awards, rows(awards, len(stage.awards), height=AWARD_ROW, gap=14), strict=True):
            if is_told:
                _draw_award(canvas, award, box)
        if is_told and stage.standings:
            draw_confetti(canvas, self._now_s - self._since_s - REVEAL_STEP_S * len(stage.reveal))
        self._draw_buttons(canvas, row)

    def _draw_standing(self, canvas: Canvas, standing: Standing, row: Box) -> None:
        """Place, portrait, name and points; the first place in gold."""
        theme, who = canvas.theme, standing.who
        is_first = standing.place == 1
        draw_panel(canvas, row, theme.glass, theme.gold if is_first else theme.glass_edge, radius=26, alpha=200)
        color = theme.gold if is_first else theme.ink
        place = write(canvas, str(standing.place), size=64, color=color, midleft=(row.left + 28, row.centery))
        left, side = max(place.right, row.left + 70) + 20, row.height - 20
        if isinstance(who, Player):
            portrait = Box(left, row.top + 10, side, side)
            draw_portrait(canvas, portrait, who, self._house.portraits.get(who.number))
            left = portrait.right + 28
        points = spaced(standing.points)
        right = (row.right - 28, row.centery)
        end = write(canvas, points, size=60, color=color, max_width=0.4 * row.width, midright=right)
        light = theme.player(who.color) if isinstance(who, Player) else color
        name, room = text_words(label(standing)), end.left - left - 20
        write(canvas, name, size=56, color=light, max_width=room, midleft=(left, row.centery))

    def _is_shown(self, number: int) -> bool:
        if number not in self._stage.reveal:
            return True
        return self._now_s - self._since_s >= REVEAL_STEP_S * (self._stage.reveal.index(number) + 1)

    def _draw_buttons(self, canvas: Canvas, row: Box) -> None:
        self.choices.boxes = columns(row, len(WISHES), width=420, gap=20)
        theme = canvas.theme
        labels = (
            (_("Rematch"), theme.secondary),
            (_("Go on"), theme.primary),
            (_("Change mode"), theme.ambient),
            (_("Menu"), theme.gold),
        )
        for number, (box, (text, color)) in enumerate(zip(self.choices.boxes, labels, strict=True)):
            draw_button(canvas, box, text, key=str(number + 1), color=color, is_lit=number == self.choices.focus)


def _draw_award(canvas: Canvas, award: Award, box: Box) -> None:
    """Whose it is, and for what."""
    theme, player = canvas.theme, award.player
    mark = min(72.0, 0.6 * box.height)
    light = theme.player(player.color)
    draw_panel(canvas, box, theme.glass, light, radius=26, alpha=160)
    draw_mark(canvas, (box.left + 24 + mark / 2, box.centery), mark, color=light, shape=player.shape)
    text, room = text_words(award.text), box.width - mark - 72
    for size in AWARD_SIZES:
        lines = wrapped(canvas, text, size, room, is_bold=False)
        height = measured(canvas, text, size, is_bold=False)[1]
        if height * len(lines) < box.height - 12:
            break
    y = box.centery - height * (len(lines) - 1) / 2
    for line in lines:
        write(canvas, line, size=size, is_bold=False, max_width=room, midleft=(box.left + mark + 48, y))
        y += height
