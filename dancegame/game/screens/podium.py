"""The end of a party: places and awards, and how to go on."""

import math
from collections.abc import Sequence

from dancegame.core.evening.awards import Award
from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import Podium
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent
from dancegame.game.controls import Choices
from dancegame.game.crowd import crowd
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.flood import Flood
from dancegame.game.drawing.layout import columns, rows
from dancegame.game.drawing.lettering import measured, wrapped, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.shapes import draw_dots, draw_panel
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen, Interrupt
from dancegame.game.screens.podium_steps import RISE_S, STEPS, Steps, confetti_colors, draw_others, others_height
from dancegame.texts import _
from dancegame.texts.words import text_words

WISHES = (Wish.AGAIN, Wish.NEXT, Wish.MODES, Wish.MENU)
BUTTON_HEIGHT = 96.0
REVEAL_STEP_S = 0.8
PLACES_SHARE, AWARD_ROW, OTHERS_WIDTH = 0.6, 220.0, 900.0
# More awards than are large at once take turns.
AWARDS_NARROW, AWARDS_WIDE, AWARDS_UPRIGHT, AWARDS_S = 3, 4, 6, 5.0
WIDE = 560.0
FLOODS_S, WINNERS_SHARE = 0.9, 0.14
# Long sentences are smaller.
AWARD_SIZES = (46.0, 42.0, 38.0, 34.0, 30.0)


class PodiumScreen(ChoiceScreen):
    """Shows the places rise one by one, the last first; rematch, go on, another way to play, or the menu."""

    want = Want.MENU
    settled_s = 6.0

    def __init__(self, house: House, stage: Podium) -> None:
        house.close_round()
        self._house, self._stage = house, stage
        self._since_s = self._now_s = house.parts.clock_s()
        players = {player.number: player for one in stage.rounds for player in one.seats.values()}
        self._everybody = tuple(players[number] for number in sorted(players))
        self._steps = Steps(stage.standings[:STEPS], self._everybody, house.portraits)
        self.choices = Choices(len(WISHES), columns=len(WISHES), effects=house.parts.effects)
        self._is_won = False

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if not self._is_won and self._is_shown(0):
            self._is_won = True
            for name in ("winner", crowd("applause", len(self._everybody)), crowd("cheer", len(self._everybody))):
                self._house.parts.effects.play(name)
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        chosen = self.choices.choose(intents)
        return None if chosen is None else Chosen(WISHES[chosen])

    def draw(self, canvas: Canvas) -> None:
        stage, theme = self._stage, canvas.theme
        light = self._winners_light(canvas)
        flood = Flood(light, ramp(self._age_s(0), 0.0, FLOODS_S))
        self._house.theatre.draw_empty(canvas, now_s=self._now_s, is_dressed=True, flood=flood)
        pane = canvas.safe.copy()
        row = Box(pane.left, pane.bottom - BUTTON_HEIGHT, pane.width, BUTTON_HEIGHT)
        pane.height -= BUTTON_HEIGHT + 28
        is_told = self._is_shown(0)
        # The winner's colour takes the whole screen, the pane as well.
        glass = mix(theme.glass, light, WINNERS_SHARE) if is_told else theme.glass
        draw_panel(
            canvas, pane, glass, light if is_told else theme.glass_edge, radius=44, edge=6 if is_told else 3, alpha=226
        )
        # Behind all that is to be read.
        if is_told and stage.standings:
            age_s = self._now_s - self._since_s - REVEAL_STEP_S * len(stage.reveal) - RISE_S
            colors = confetti_colors(canvas, stage.standings, self._everybody)
            draw_confetti(canvas, age_s, colors=colors)
        headline = _("Who wins?") if len(stage.standings) > 1 else _("Well danced, everybody!")
        if is_told and stage.news:
            headline = text_words(stage.news)
        top = (pane.centerx, pane.top + 16)
        head = write(canvas, headline, size=72, glow=theme.gold, max_width=pane.width - 80, midtop=top)
        body = Box(pane.left + 40, head.bottom + 12, pane.width - 80, pane.bottom - head.bottom - 32)
        places, awards = _divided(canvas, body, has_awards=bool(stage.awards))
        self._draw_places(canvas, places)
        if is_told:
            self._draw_awards(canvas, awards)
        self._draw_buttons(canvas, row)

    def _winners_light(self, canvas: Canvas) -> Color:
        """The colour of who won, gold where several share it."""
        colors = confetti_colors(canvas, [one for one in self._stage.standings if one.place == 1], self._everybody)
        return colors[0] if len({*colors[::3]}) == 1 else canvas.theme.gold

    def _draw_places(self, canvas: Canvas, box: Box) -> None:
        """The first three on their steps, the others in a row below."""
        ages_s = [self._age_s(number) for number in range(len(self._stage.standings))]
        others = self._stage.standings[STEPS:]
        if others:
            height = others_height(len(others))
            foot = Box(0, box.bottom - height, min(box.width, OTHERS_WIDTH), height)
            foot.centerx = box.centerx
            draw_others(canvas, others, foot, ages_s[STEPS:])
            box = Box(box.left, box.top, box.width, box.height - height - 12)
        self._steps.draw(canvas, box, ages_s[:STEPS])

    def _draw_awards(self, canvas: Canvas, box: Box) -> None:
        """As many awards as can be read from afar, the others after them."""
        awards, most = self._stage.awards, AWARDS_WIDE if box.width >= WIDE else AWARDS_NARROW
        if canvas.is_upright:
            most = AWARDS_UPRIGHT
        most = max(1, int(most / canvas.look.text_scale))
        pages = max(1, math.ceil(len(awards) / most))
        on_page = math.ceil(len(awards) / pages)
        page = int(self._age_s(0) / AWARDS_S) % pages
        shown = awards[page * on_page : (page + 1) * on_page]
        height = AWARD_ROW * canvas.look.text_scale
        for award, place in zip(shown, rows(box, on_page, height=height, gap=14), strict=False):
            _draw_award(canvas, award, place)
        if pages > 1:
            color = canvas.theme.ambient
            draw_dots(canvas, (box.centerx, box.bottom + 6), count=pages, lit=page, color=color)

    def _age_s(self, number: int) -> float:
        """Seconds since a standing is shown, below zero before."""
        due_s = 0.0
        if number in self._stage.reveal:
            due_s = REVEAL_STEP_S * (self._stage.reveal.index(number) + 1)
        return self._now_s - self._since_s - due_s

    def _is_shown(self, number: int) -> bool:
        return self._age_s(number) >= 0

    def _draw_buttons(self, canvas: Canvas, row: Box) -> None:
        self.choices.boxes = columns(row, len(WISHES), width=420, gap=20)
        theme = canvas.theme
        buttons = (
            Button(_("Rematch"), "1", theme.secondary),
            Button(_("Go on"), "2", theme.primary),
            Button(_("Change mode"), "3", theme.ambient),
            Button(_("Menu"), "4", theme.gold),
        )
        draw_buttons(canvas, self.choices.boxes, buttons, focus=self.choices.focus)


def _divided(canvas: Canvas, body: Box, *, has_awards: bool) -> tuple[Box, Box]:
    """Room for places and awards: beside each other, in an upright picture below each other."""
    places, awards = body.copy(), body.copy()
    if has_awards and canvas.is_upright:
        places.height = 0.56 * body.height
        awards.top, awards.height = places.bottom + 24, body.height - places.height - 24
    elif has_awards:
        places.width = PLACES_SHARE * body.width
        awards.left, awards.width = places.right + 32, body.width - places.width - 32
        awards.height -= 24
    return places, awards


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
