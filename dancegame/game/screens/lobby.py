"""Before a party: the way to play, how long, with twists or without, and go."""

from collections.abc import Sequence

from dancegame.core.evening.length import Length
from dancegame.core.evening.outcomes import Chosen, Joined, Outcome, Wish
from dancegame.core.evening.stages import Lobby
from dancegame.core.intents import Back, Intent, Move
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.layout import rows
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.tiles import draw_hints, draw_menu_tile
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.texts import _, n_

START, MODE, LENGTH, TWISTS = range(4)
TILE_HEIGHT, TILE_GAP = 132.0, 18.0


class LobbyScreen(Screen):
    """Choosing a row goes on to its next value; left and right go both ways; the first row begins."""

    settled_s = 2.0

    def __init__(self, house: House, stage: Lobby) -> None:
        house.close_round()
        self._house, self._stage = house, stage
        self._now_s = house.parts.clock_s()
        self._choices = Choices(4, effects=house.parts.effects)
        names = [entry.choice for entry in stage.modes]
        self._mode = names.index(stage.mode) if stage.mode in names else 0
        self._length = stage.lengths.index(stage.length) if stage.length in stage.lengths else 0
        self._has_twists = stage.has_twists

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        for intent in intents:
            match intent:
                case Back():
                    return Chosen(Wish.MENU)
                case Move(right=right, down=0) if right:
                    self._turn(self._choices.focus or START, right)
                    continue
            chosen = self._choices.choose([intent])
            if chosen == START:
                self._house.parts.effects.play("menu_select")
                return self._joined()
            if chosen is not None:
                self._turn(chosen, 1)
        return None

    def _joined(self) -> Joined:
        stage = self._stage
        return Joined(
            mode=str(stage.modes[self._mode].choice),
            length=stage.lengths[self._length],
            has_twists=self._has_twists,
        )

    def _turn(self, row: int, step: int) -> None:
        match row:
            case 1:
                self._mode = (self._mode + step) % len(self._stage.modes)
            case 2:
                self._length = (self._length + step) % len(self._stage.lengths)
            case 3:
                self._has_twists = not self._has_twists

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        theme, safe = canvas.theme, canvas.safe
        head = write(canvas, _("Party"), size=92, glow=theme.primary, midtop=safe.midtop)
        width = min(safe.width, 1100.0)
        below = Box(safe.centerx - width / 2, head.bottom + 8, width, safe.bottom - 64 - head.bottom)
        self._choices.boxes = rows(below, 4, height=TILE_HEIGHT, gap=TILE_GAP)
        mode = self._stage.modes[self._mode]
        texts = (
            (_("Start"), _("Everybody in the picture dances"), theme.primary),
            (_(mode.title), _(mode.text), theme.secondary),
            (length_words(self._stage.lengths[self._length]), _("How long the evening lasts"), theme.gold),
            (_("Twists: on") if self._has_twists else _("Twists: off"), _("Mirror, blackout, freeze"), theme.good),
        )
        for number, (box, (title, text, color)) in enumerate(zip(self._choices.boxes, texts, strict=True)):
            draw_menu_tile(
                canvas,
                box,
                key=str(number + 1),
                title=title,
                text=text,
                color=color,
                is_lit=number == self._choices.focus,
            )
        hints = (("↑ ↓", _("choose")), ("← →", _("change")), ("Enter", _("go")), ("Esc", _("menu")))
        draw_hints(canvas, hints, midbottom=safe.midbottom, max_width=safe.width)


def length_words(length: Length) -> str:
    """Return how long an evening is called."""
    if length.songs is not None:
        return n_("{count} song", "{count} songs", length.songs)
    if length.minutes is not None:
        return n_("{count} minute", "{count} minutes", length.minutes)
    return _("Without an end")
