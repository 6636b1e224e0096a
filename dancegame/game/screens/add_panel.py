"""What the panes of the page for new songs share: where they lead, buttons, a line to type in, a column of words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from dancegame.core.intents import Answer, Back, Intent, Pick
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import measured, wrapped, write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.house import House
from dancegame.game.text_field import TextField
from dancegame.texts import _

BUTTON_HEIGHT, BUTTON_GAP, BUTTON_WIDTH = 92.0, 20.0, 520.0
FIELD_HEIGHT, FIELD_SIZE = 112.0, 44.0


class Way(Enum):
    """Where a pane leads."""

    STAY = "stay"
    BACK = "back"
    FILES = "files"
    LEAVE = "leave"
    PLAY = "play"


class Pane(Protocol):
    """A part of the page that fills it; choices: what can be chosen on it."""

    choices: Choices
    # Whether it draws what stands behind it itself, and whether it tells its keys itself.
    has_scene: bool
    tells_keys: bool

    def take(self, intent: Intent) -> Way:
        """Take what somebody wants, and say where that leads."""
        ...

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:
        """Draw all of it into a box."""
        ...


@dataclass(frozen=True)
class Choice:
    """A button: what it says and does, and where that leads. is_on: it is what most people want."""

    text: str
    color: Color
    way: Way
    act: Callable[[], object] = lambda: None
    is_on: bool = False


def is_number(intent: Intent) -> bool:
    """Whether an intent is a key that is typed as well."""
    return isinstance(intent, Pick | Answer)


class ButtonPane:
    """A pane with buttons and nothing else to choose."""

    has_scene, tells_keys = False, False

    def __init__(self, house: House, buttons: tuple[Choice, ...]) -> None:
        self._house = house
        self._offer(buttons)

    def _offer(self, buttons: tuple[Choice, ...]) -> None:
        """Show these buttons from now on; the light begins at the first."""
        self._buttons = buttons
        self.choices = Choices(len(buttons), effects=self._house.parts.effects)

    def take(self, intent: Intent) -> Way:
        """Take what somebody wants."""
        if isinstance(intent, Back):
            return Way.BACK
        chosen = None if is_number(intent) else self.choices.choose([intent])
        if chosen is None:
            return Way.STAY
        self._house.parts.effects.play("menu_select")
        button = self._buttons[chosen]
        button.act()
        return button.way

    def draw_buttons(self, canvas: Canvas, box: Box) -> float:
        """Draw the buttons at the bottom of a box; returns where they begin."""
        self.choices.boxes = draw_choices(canvas, box, self._buttons, focus=self.choices.focus)
        return min(one.top for one in self.choices.boxes)


def made_choices(house: House, play: str) -> tuple[Choice, ...]:
    """Return the buttons once songs are there; play: what the first one says."""
    theme = house.look.theme
    return (
        Choice(play, theme.good, Way.PLAY, is_on=True),
        Choice(_("Add another"), theme.secondary, Way.FILES),
        Choice(_("To the songs"), theme.ambient, Way.LEAVE),
    )


def split(canvas: Canvas, box: Box, *, share: float = 0.52) -> tuple[Box, Box]:
    """Return the room of a picture and that of the words beside it, below it in an upright picture."""
    if canvas.is_upright:
        cut = share * box.height
        return Box(box.left, box.top, box.width, cut - 20), Box(
            box.left, box.top + cut + 10, box.width, box.height - cut - 10
        )
    cut = share * box.width
    return Box(box.left, box.top, cut - 20, box.height), Box(
        box.left + cut + 20, box.top, box.width - cut - 20, box.height
    )


def draw_choices(canvas: Canvas, box: Box, choices: Sequence[Choice], *, focus: int | None) -> list[Box]:
    """Draw buttons at the bottom of a box, side by side or, where that is too narrow, stacked; returns their places."""
    buttons = [Button(one.text, "", one.color, is_on=one.is_on) for one in choices]
    widest = max(measured(canvas, one.text, 40)[0] for one in choices) + 56
    if widest * len(choices) + BUTTON_GAP * (len(choices) - 1) <= box.width:
        row = Box(box.left, box.bottom - BUTTON_HEIGHT, box.width, BUTTON_HEIGHT)
        boxes = columns(row, len(choices), width=BUTTON_WIDTH, gap=BUTTON_GAP)
    else:
        step = BUTTON_HEIGHT + BUTTON_GAP
        top = box.bottom - step * len(choices) + BUTTON_GAP
        width = min(box.width, 2 * BUTTON_WIDTH)
        left = box.centerx - width / 2
        boxes = [Box(left, top + number * step, width, BUTTON_HEIGHT) for number in range(len(choices))]
    draw_buttons(canvas, boxes, buttons, focus=focus)
    return boxes


def draw_field(
    canvas: Canvas, box: Box, field: TextField, *, name: str, is_lit: bool, color: Color, empty: str = ""
) -> None:
    """Draw a line to type in, with its name in small letters inside of it; empty: what it says with nothing typed."""
    theme = canvas.theme
    draw_panel(canvas, box, theme.glass, color if is_lit else theme.glass_edge, radius=26, edge=5 if is_lit else 3)
    left, room = box.left + 32, box.width - 64
    top = write(canvas, name, size=28, color=theme.muted, is_bold=False, max_width=room, topleft=(left, box.top + 10))
    y = (top.bottom + box.bottom - 12) / 2
    shown = field.before + field.composition
    # The end that is typed at stays in sight, however long a text is.
    while shown and measured(canvas, shown + field.after, FIELD_SIZE)[0] > room and len(shown) > 8:
        shown = "…" + shown.lstrip("…")[1:]
    text, ink = (shown + field.after, theme.ink) if shown + field.after else (empty or " ", theme.muted)
    place = write(canvas, text, size=FIELD_SIZE, color=ink, max_width=room, midleft=(left, y))
    if is_lit:
        behind = place.right + 5 if shown + field.after else left
        if field.after:
            behind = left + measured(canvas, shown or " ", FIELD_SIZE)[0]
        canvas.surface.fill(color, canvas.rect(Box(behind, y - 24, 5, 48)))


def write_column(canvas: Canvas, box: Box, lines: Sequence[tuple[str, float, Color]]) -> float:
    """Write texts below each other from the left, with their sizes and colours, as far as there is room."""
    y = box.top
    for number, (text, size, color) in enumerate(lines):
        for line in wrapped(canvas, text, size, box.width, is_bold=number == 0):
            if y + 1.35 * size * canvas.look.text_scale > box.bottom:
                return y
            y = write(
                canvas, line, size=size, color=color, is_bold=number == 0, max_width=box.width, topleft=(box.left, y)
            ).bottom
        y += 10
    return y
