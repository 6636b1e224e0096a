"""The panes of the page for new songs that say what is in a pack, whose it is, and what came of it."""

from collections.abc import Sequence

from dancegame.core.arrivals import MadePack, PackLook, PackOrder, PackSong, Refused
from dancegame.core.intents import Back, Intent
from dancegame.game.arrivals import Arrival
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.lettering import wrapped, write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.house import House
from dancegame.game.screens.add_panel import BUTTON_GAP, BUTTON_HEIGHT, Choice, Way, draw_choices, is_number, split
from dancegame.texts import _, n_
from dancegame.texts.words import text_words

LINE, SONG_LINE = 44.0, 96.0
MOST_CREDITS = 6


class PackPane:
    """An arrival that was looked into: what it holds, and whether to take it."""

    has_scene = False

    def __init__(self, house: House, arrival: Arrival, look: PackLook) -> None:
        self._house, self._arrival, self._look = house, arrival, look
        theme = house.look.theme
        beside = Choice(_("Add these songs"), theme.good, Way.STAY, self._install, is_on=True)
        instead = Choice(_("Put it in the place of the earlier one"), theme.gold, Way.STAY, self._replace)
        back = Choice(_("Not this one"), theme.ambient, Way.BACK, lambda: house.arrivals.drop(arrival))
        takes = () if look.is_here or not look.songs else (beside, instead) if look.earlier else (beside,)
        self._buttons: tuple[Choice, ...] = (*takes, back)
        self.choices = Choices(len(self._buttons), effects=house.parts.effects)

    def _install(self) -> None:
        self._house.arrivals.order(self._arrival, PackOrder(self._look.path))

    def _replace(self) -> None:
        self._house.arrivals.order(self._arrival, PackOrder(self._look.path, self._look.earlier))

    def take(self, intent: Intent) -> Way:
        """Take what somebody wants."""
        if isinstance(intent, Back):
            return Way.BACK
        chosen = None if is_number(intent) else self.choices.choose([intent])
        if chosen is None:
            return Way.STAY
        self._house.parts.effects.play("menu_select")
        self._buttons[chosen].act()
        return self._buttons[chosen].way

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:  # noqa: ARG002 (nothing moves)
        """Draw the songs beside whose they are."""
        songs, beside = split(canvas, box)
        look, theme = self._look, canvas.theme
        head = n_("{count} song", "{count} songs", len(look.songs))
        draw_songs(canvas, songs, head, look.songs, look.refused, color=theme.gold)
        self.choices.boxes = draw_choices(canvas, beside, self._buttons, focus=self.choices.focus)
        rows = len({button.top for button in self.choices.boxes})
        room = Box(beside.left, beside.top, beside.width, beside.height - rows * (BUTTON_HEIGHT + BUTTON_GAP))
        lines = [(look.title, 56.0, theme.ink)]
        if look.author:
            lines.append((_("by {author}", author=look.author), 40.0, theme.secondary))
        lines.append((_("Licence: {licence}", licence=look.licence or _("none named")), 34.0, theme.ink))
        lines += [(line, 30.0, theme.muted) for line in look.credits.splitlines()[:MOST_CREDITS] if line]
        if look.is_here:
            lines.append((_("This very pack is here already."), 38.0, theme.warning))
        elif look.earlier:
            lines.append(
                (
                    _("An earlier pack of this name is here. It stays, unless this one takes its place."),
                    36.0,
                    theme.gold,
                )
            )
        else:
            lines.append((_("It adds songs, and changes none that are here."), 34.0, theme.muted))
        write_column(canvas, room, lines)


class MadePackPane:
    """A pack that is installed."""

    has_scene = False

    def __init__(self, house: House, made: MadePack) -> None:
        self._house, self._made = house, made
        theme = house.look.theme
        self._buttons = (
            Choice(_("Play the first one"), theme.good, Way.PLAY, is_on=True),
            Choice(_("Add another"), theme.secondary, Way.FILES),
            Choice(_("To the songs"), theme.ambient, Way.LEAVE),
        )
        self.choices = Choices(len(self._buttons), effects=house.parts.effects)

    def take(self, intent: Intent) -> Way:
        """Take what somebody wants."""
        if isinstance(intent, Back):
            return Way.BACK
        chosen = None if is_number(intent) else self.choices.choose([intent])
        return Way.STAY if chosen is None else self._buttons[chosen].way

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:  # noqa: ARG002 (nothing moves)
        """Draw which songs came, and which did not."""
        songs, beside = split(canvas, box)
        made, theme = self._made, canvas.theme
        head = n_("{count} new song", "{count} new songs", len(made.songs))
        draw_songs(canvas, songs, head, made.songs, made.refused, color=theme.good)
        self.choices.boxes = draw_choices(canvas, beside, self._buttons, focus=self.choices.focus)
        lines = [(_("{pack} is here!", pack=made.title), 64.0, theme.ink)]
        if made.refused:
            said = n_("{count} song was refused.", "{count} songs were refused.", len(made.refused))
            lines.append((said, 40.0, theme.warning))
        if made.replaced:
            lines.append((_("It took the place of the earlier one."), 36.0, theme.muted))
        elif made.earlier:
            lines.append((_("The earlier pack of this name stays beside it."), 36.0, theme.muted))
        write_column(canvas, Box(beside.left, beside.top, beside.width, beside.height / 2), lines)


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


def draw_songs(
    canvas: Canvas, box: Box, head: str, songs: Sequence[PackSong], refused: Sequence[Refused], *, color: Color
) -> None:
    """Draw songs with their licences, then those that are refused with the reasons, and how many have no room."""
    theme, scale = canvas.theme, canvas.look.text_scale
    draw_panel(canvas, box, theme.glass, color, radius=30, edge=3)
    inside = box.inflate(-64, -44)
    y = write(canvas, head, size=46, color=color, max_width=inside.width, topleft=inside.topleft).bottom + 14
    rows = [(f"{one.title} · {one.artist}", one.licence or _("no licence named"), theme.muted) for one in songs]
    rows += [(one.name, text_words(one.reason), theme.warning) for one in refused]
    room = int((inside.bottom - y) // (SONG_LINE * scale))
    shown = rows if len(rows) <= room else rows[: max(0, room - 1)]
    for name, said, ink in shown:
        write(canvas, name, size=38, max_width=inside.width, least=34, topleft=(inside.left, y))
        below = (inside.left, y + 48 * scale)
        write(canvas, said, size=28, color=ink, is_bold=False, max_width=inside.width, topleft=below)
        y += SONG_LINE * scale
    if len(shown) < len(rows):
        more = n_("and {count} more", "and {count} more", len(rows) - len(shown))
        write(canvas, more, size=34, color=theme.muted, topleft=(inside.left, y))
