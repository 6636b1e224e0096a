"""The panes of the page for new songs that say what is in a pack, whose it is, and what came of it."""

from collections.abc import Sequence

from dancegame.core.arrivals import MadePack, PackLook, PackOrder, PackSong, Refused
from dancegame.game.arrivals import Arrival
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.house import House
from dancegame.game.screens.add_panel import BUTTON_GAP, ButtonPane, Choice, Way, made_choices, split, write_column
from dancegame.texts import _, n_
from dancegame.texts.words import artist_words, text_words

LINE, SONG_LINE = 44.0, 96.0
MOST_CREDITS = 6


class PackPane(ButtonPane):
    """An arrival that was looked into: what it holds, and whether to take it."""

    def __init__(self, house: House, arrival: Arrival, look: PackLook) -> None:
        self._arrival, self._look = arrival, look
        theme = house.look.theme
        beside = Choice(_("Add these songs"), theme.good, Way.STAY, self._install, is_on=True)
        instead = Choice(_("Put it in the place of the earlier one"), theme.gold, Way.STAY, self._replace)
        back = Choice(_("Not this one"), theme.ambient, Way.BACK, lambda: house.arrivals.drop(arrival))
        takes = () if look.is_here or not look.songs else (beside, instead) if look.earlier else (beside,)
        super().__init__(house, (*takes, back))

    def _install(self) -> None:
        self._house.arrivals.order(self._arrival, PackOrder(self._look.path))

    def _replace(self) -> None:
        self._house.arrivals.order(self._arrival, PackOrder(self._look.path, self._look.earlier))

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:  # noqa: ARG002 (nothing moves)
        """Draw the songs beside whose they are."""
        songs, beside = split(canvas, box)
        look, theme = self._look, canvas.theme
        head = n_("{count} song", "{count} songs", len(look.songs))
        draw_songs(canvas, songs, head, look.songs, look.refused, color=theme.gold)
        room = Box(beside.left, beside.top, beside.width, self.draw_buttons(canvas, beside) - BUTTON_GAP - beside.top)
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


class MadePackPane(ButtonPane):
    """A pack that is installed."""

    def __init__(self, house: House, made: MadePack) -> None:
        super().__init__(house, made_choices(house, _("Play the first one")))
        self._made = made

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:  # noqa: ARG002 (nothing moves)
        """Draw which songs came, and which did not."""
        songs, beside = split(canvas, box)
        made, theme = self._made, canvas.theme
        head = n_("{count} new song", "{count} new songs", len(made.songs))
        draw_songs(canvas, songs, head, made.songs, made.refused, color=theme.good)
        self.draw_buttons(canvas, beside)
        lines = [(_("{pack} is here!", pack=made.title), 64.0, theme.ink)]
        if made.refused:
            said = n_("{count} song was refused.", "{count} songs were refused.", len(made.refused))
            lines.append((said, 40.0, theme.warning))
        if made.replaced:
            lines.append((_("It took the place of the earlier one."), 36.0, theme.muted))
        elif made.earlier:
            lines.append((_("The earlier pack of this name stays beside it."), 36.0, theme.muted))
        write_column(canvas, Box(beside.left, beside.top, beside.width, beside.height / 2), lines)


def draw_songs(
    canvas: Canvas, box: Box, head: str, songs: Sequence[PackSong], refused: Sequence[Refused], *, color: Color
) -> None:
    """Draw songs with their licences, then those that are refused with the reasons, and how many have no room."""
    theme, scale = canvas.theme, canvas.look.text_scale
    draw_panel(canvas, box, theme.glass, color, radius=30, edge=3)
    inside = box.inflate(-64, -44)
    y = write(canvas, head, size=46, color=color, max_width=inside.width, topleft=inside.topleft).bottom + 14
    rows = [
        (f"{one.title} · {artist_words(one.artist)}", one.licence or _("no licence named"), theme.muted)
        for one in songs
    ]
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
