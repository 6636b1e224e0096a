"""Asks somebody in the lobby who they are, and how strictly they are judged; a name is typed once and never again."""

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, replace
from functools import partial

from dancegame.core.errors import InputError
from dancegame.core.evening.players import Player
from dancegame.core.intents import Back, Choose, Compose, Erase, Intent, Move, Point, Press, Type
from dancegame.core.profiles import LONGEST_NAME, Profile, name_key, name_of
from dancegame.core.score import Strictness
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.layout import columns, rows
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.tiles import Button, draw_buttons, draw_hints, draw_pane
from dancegame.game.house import House
from dancegame.game.text_field import TextField
from dancegame.texts import _
from dancegame.texts.words import STRICTNESS_WORDS, error_words, text_words

MOST_NAMES = 6
TILE_HEIGHT, GAP, MARK, FIELD_HEIGHT, BUTTON_HEIGHT = 118.0, 16.0, 84.0, 110.0, 100.0
# How large the words of a tile are at most, as shares of its height.
ABOVE, TEXT = 0.24, 0.42
STRICTNESSES = (None, *Strictness)


@dataclass(frozen=True)
class _Tile:
    """Something to choose: what it does, says, and says above that in small letters."""

    act: Callable[[], None]
    text: str
    above: str = ""
    is_on: bool = False


class WhoPanel:
    """player: who it is as far as was said. is_done: everything was. taken: names of others who are in."""

    def __init__(self, house: House, player: Player, *, taken: Collection[str]) -> None:
        self.player, self.is_done = player, False
        self._house = house
        self._taken = {name_key(name) for name in taken if name}
        self._known = [one for one in house.memory.profiles if name_key(one.name) not in self._taken]
        self._first = 0
        self._field: TextField | None = None
        self._note = ""
        self.choices = Choices(0)
        self._lay_out()

    def under(self, x: float, y: float) -> Hashable:
        """Return what can be chosen at a place of the picture."""
        place = self.choices.under(x, y)
        return None if place is None else (self._field is None, place)

    def take(self, intent: Intent) -> None:
        """Take what somebody wants."""
        if self._field is not None:
            self._take_typing(intent, self._field)
        elif isinstance(intent, Back):
            self.is_done = True
        elif (chosen := self.choices.choose([intent])) is not None:
            self._house.parts.effects.play("menu_select")
            self._tiles()[chosen].act()

    # Choosing.

    def _tiles(self) -> list[_Tile]:
        shown = self._known[self._first : self._first + MOST_NAMES]
        tiles = [_Tile(partial(self._be, one), one.name, is_on=self._is(one)) for one in shown]
        if len(self._known) > MOST_NAMES:
            tiles.append(_Tile(self._show_more, _("More names")))
        guest = text_words(Player(self.player.number).label)
        return [
            *tiles,
            _Tile(self._be_guest, guest, above=_("Guest"), is_on=not self.player.name),
            _Tile(self._type, _("New name")),
            _Tile(self._turn, strictness_words(self.player.strictness), above=_("Judged")),
            _Tile(self._finish, _("Done")),
        ]

    def _lay_out(self) -> None:
        self.choices = Choices(len(self._tiles()), columns=2, effects=self._house.parts.effects)

    def _is(self, profile: Profile) -> bool:
        return name_key(profile.name) == name_key(self.player.name)

    def _be(self, profile: Profile) -> None:
        self.player = replace(self.player, name=profile.name, strictness=profile.strictness)
        self.is_done = self._keep()

    def _be_guest(self) -> None:
        self.player, self.is_done = Player(self.player.number), True

    def _show_more(self) -> None:
        self._first = (self._first + MOST_NAMES) % (-(-len(self._known) // MOST_NAMES) * MOST_NAMES)
        self._lay_out()

    def _turn(self) -> None:
        place = STRICTNESSES.index(self.player.strictness)
        self.player = replace(self.player, strictness=STRICTNESSES[(place + 1) % len(STRICTNESSES)])
        self._keep()

    def _finish(self) -> None:
        self.is_done = True

    def _keep(self) -> bool:
        """Remember them; what cannot be written holds for this evening, and is said."""
        if not self.player.name:
            return True
        try:
            self._house.memory.keep_profile(Profile(self.player.name, self.player.strictness))
        except InputError as error:
            self._note = " ".join(error_words(error))
            return False
        self._note = ""
        return True

    # Typing.

    def _type(self) -> None:
        self._field, self._note = TextField(limit=LONGEST_NAME), ""
        self.choices = Choices(2, columns=2, effects=self._house.parts.effects)

    def _take_typing(self, intent: Intent, field: TextField) -> None:
        match intent:
            case Type(text):
                self._field = field.typed(text)
            case Compose(text):
                self._field = field.composing(text)
            case Erase():
                self._field = field.erased()
            case Back():
                self._stop_typing()
            case Choose() if not field.composition:
                self._press(self.choices.focus, field)
            case Press(x, y):
                self._press(self.choices.under(x, y), field)
            case Move() | Point():
                self.choices.choose([intent])

    def _press(self, button: int | None, field: TextField) -> None:
        if button == 0:
            self._name(field.shown)
        elif button == 1:
            self._stop_typing()

    def _stop_typing(self) -> None:
        self._field = None
        self._lay_out()

    def _name(self, typed: str) -> None:
        name = name_of(typed)
        if not name:
            return
        if name_key(name) in self._taken:
            self._note = _("{name} is in already.", name=name)
            return
        self._stop_typing()
        known = next((one for one in self._known if name_key(one.name) == name_key(name)), None)
        self._house.parts.effects.play("menu_select")
        self._be(known or Profile(name, self.player.strictness))

    # Drawing.

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw all of it into a box."""
        color = canvas.theme.player(self.player.color)
        title = write(
            canvas, text_words(self.player.label), size=84, glow=color, max_width=box.width - 2 * MARK - 40,
            midtop=box.midtop,
        )  # fmt: skip
        draw_mark(canvas, (title.left - 20 - MARK / 2, title.centery), MARK, color=color, shape=self.player.shape)
        below = Box(box.left, title.bottom + 12, box.width, box.bottom - 64 - title.bottom)
        if self._note:
            below.top = write_lines(
                canvas, self._note, size=36, max_width=box.width, midtop=below.midtop, color=canvas.theme.warning
            )
            below.height = box.bottom - 52 - below.top
        if self._field is None:
            self._draw_tiles(canvas, below, color)
        else:
            self._draw_typing(canvas, below, self._field, color)
        # Where there is not room for all, the last one goes.
        hints = (("Enter", _("take")), ("Esc", _("back")), ("↑ ↓ ← →", _("choose")))
        draw_hints(canvas, hints if self._field is None else hints[:2], midbottom=box.midbottom, max_width=box.width)

    def _draw_tiles(self, canvas: Canvas, box: Box, color: Color) -> None:
        tiles, scale = self._tiles(), canvas.look.text_scale
        places = [
            place
            for row in rows(box, -(-len(tiles) // 2), height=TILE_HEIGHT * scale, gap=GAP)
            for place in columns(row, 2, width=box.width, gap=GAP)
        ]
        self.choices.boxes = places[: len(tiles)]
        for number, (tile, place) in enumerate(zip(tiles, self.choices.boxes, strict=True)):
            light = color if tile.is_on else canvas.theme.secondary
            draw_pane(canvas, place, color=light, is_lit=number == self.choices.focus, is_full=tile.is_on, radius=28)
            middle, width = place.centery, place.width - 48
            if tile.above:
                at = (place.centerx, place.top + 0.24 * place.height)
                ink = canvas.theme.ink if tile.is_on else canvas.theme.muted
                write(
                    canvas,
                    tile.above,
                    size=min(28.0, ABOVE * place.height / scale),
                    color=ink,
                    max_width=width,
                    center=at,
                )
                middle = place.top + 0.62 * place.height
            size = min(50.0, TEXT * place.height / scale)
            write(canvas, tile.text, size=size, max_width=width, center=(place.centerx, middle))

    def _draw_typing(self, canvas: Canvas, box: Box, field: TextField, color: Color) -> None:
        theme = canvas.theme
        text = _("Type your name on the keyboard. Once is enough: I remember it.")
        y = write_lines(canvas, text, size=42, max_width=box.width, midtop=(box.centerx, box.top + 10), color=theme.ink)
        line = Box(box.left, y + 24, box.width, FIELD_HEIGHT)
        draw_panel(canvas, line, theme.glass, color, radius=28, edge=4)
        room = line.width - 70
        place = write(canvas, field.shown or " ", size=64, color=theme.ink, max_width=room, center=line.center)
        cursor = Box(place.right + 6 if field.shown else line.centerx, line.centery - 34, 5, 68)
        canvas.surface.fill(color, canvas.rect(cursor))
        row = Box(box.left, line.bottom + 28, box.width, BUTTON_HEIGHT)
        self.choices.boxes = columns(row, 2, width=400, gap=20)
        buttons = (Button(_("Done"), "Enter", theme.good), Button(_("Back"), "Esc", theme.ambient))
        draw_buttons(canvas, self.choices.boxes, buttons, focus=self.choices.focus)


def strictness_words(strictness: Strictness | None) -> str:
    """Say how strictly somebody is judged."""
    return _("as everybody") if strictness is None else _(STRICTNESS_WORDS[strictness])
