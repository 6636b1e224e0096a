"""The pane of the page for new songs with several files: a line each, and at the end what came of them."""

from collections.abc import Callable

from dancegame.core.arrivals import PackLook
from dancegame.core.intents import Back, Choose, Intent, Leaf, Move, Point, Press, Scroll
from dancegame.game.arrivals import Arrival, State
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.scroll_bar import THICK, ScrollBar, draw_scroll_bar
from dancegame.game.drawing.shapes import bar
from dancegame.game.drawing.tiles import draw_badge, draw_pane
from dancegame.game.house import House
from dancegame.game.screens.add_panel import BUTTON_GAP, Choice, Way, draw_choices
from dancegame.game.screens.add_work import doing_words, title_of
from dancegame.texts import _, n_
from dancegame.texts.words import error_words

ROW, GAP, MARK = 104.0, 12.0, 56.0


class ListPane:
    """open_one: shows one of the files."""

    has_scene, tells_keys = False, False

    def __init__(self, house: House, open_one: Callable[[Arrival], None]) -> None:
        self._house, self._open_one = house, open_one
        self._first, self._rows = 0, 6
        self._buttons: tuple[Choice, ...] = self._make_buttons()
        self.choices = Choices(1, effects=house.parts.effects)
        self._lit = len(self._files)

    @property
    def _files(self) -> list[Arrival]:
        return self._house.arrivals.files

    def _make_buttons(self) -> tuple[Choice, ...]:
        theme, arrivals = self._house.look.theme, self._house.arrivals
        undecided = sum(not one.is_over and not one.is_wanted and one.order is None for one in arrivals.files)
        begin = Choice(
            n_("Add {count} file", "Add all {count} files", undecided),
            theme.good, Way.STAY, arrivals.want_all, is_on=True,
        )  # fmt: skip
        more = Choice(_("Add another"), theme.secondary, Way.FILES)
        is_busy = not all(one.is_over for one in arrivals.files)
        leave = Choice(_("Go on playing") if is_busy else _("To the songs"), theme.ambient, Way.LEAVE)
        return (begin, more, leave) if undecided else (more, leave)

    def take(self, intent: Intent) -> Way:
        """Take what somebody wants; the light goes through the lines, then through the buttons."""
        count = len(self._files) + len(self._buttons)
        match intent:
            case Back():
                return Way.LEAVE
            case Move(right, down):
                self._light((self._lit + right + down) % count)
            case Leaf(pages):
                self._light(int(min(max(self._lit + pages * self._rows, 0), count - 1)))
            case Scroll(rows):
                self._roll(self._first + (1 if rows > 0 else -1))
            case Point(x, y):
                under = self.choices.under(x, y)
                self._lit = self._lit if under is None else self._place(under)
            case Choose():
                return self._choose(self._lit)
            case Press(x, y) if (under := self.choices.under(x, y)) is not None:
                return self._choose(self._place(under))
        return Way.STAY

    def _place(self, box: int) -> int:
        """Which line or button a drawn box is: first the lines that are shown, then the buttons."""
        lines = len(self._files[self._first : self._first + self._rows])
        return self._first + box if box < lines else len(self._files) + box - lines

    def _choose(self, place: int) -> Way:
        self._lit = place
        self._house.parts.effects.play("menu_select")
        if place < len(self._files):
            self._open_one(self._files[place])
            return Way.STAY
        button = self._buttons[place - len(self._files)]
        button.act()
        return button.way

    def _light(self, place: int) -> None:
        self._lit = place
        self._house.parts.effects.play("menu_move")
        if place < len(self._files):
            self._roll(min(max(self._first, place - self._rows + 1), place))

    def _roll(self, first: int) -> None:
        self._first = max(0, min(first, len(self._files) - self._rows))

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:  # noqa: ARG002 (the lines say it)
        """Draw how far all of it is, the lines, and the buttons."""
        self._buttons, before = self._make_buttons(), len(self._buttons)
        if self._lit >= len(self._files) and len(self._buttons) != before:
            self._lit = len(self._files)
        self._lit = min(self._lit, len(self._files) + len(self._buttons) - 1)
        focus = self._lit - len(self._files) if self._lit >= len(self._files) else None
        buttons = draw_choices(canvas, box, self._buttons, focus=focus)
        head = write(canvas, self._said(), size=44, max_width=box.width, midtop=box.midtop)
        room = Box(box.left, head.bottom + 14, box.width, buttons[0].top - BUTTON_GAP - head.bottom - 14)
        row = ROW * canvas.look.text_scale
        self._rows = max(1, int((room.height + GAP) // (row + GAP)))
        self._roll(self._first)
        if len(self._files) > self._rows:
            scroll = Box(room.right - THICK, room.top, THICK, self._rows * (row + GAP) - GAP)
            draw_scroll_bar(canvas, ScrollBar(scroll, self._first, self._rows, len(self._files)))
            room.width -= THICK + 26
        shown = self._files[self._first : self._first + self._rows]
        lines = [Box(room.left, room.top + place * (row + GAP), room.width, row) for place in range(len(shown))]
        for place, (one, line) in enumerate(zip(shown, lines, strict=True)):
            _draw_line(canvas, line, one, is_lit=self._first + place == self._lit)
        self.choices.boxes = [*lines, *buttons]

    def _said(self) -> str:
        files = self._files
        if all(one.is_over for one in files):
            songs, broken = sum(len(one.song_ids) for one in files), sum(one.error is not None for one in files)
            said = n_("{count} new song", "{count} new songs", songs)
            failed = n_("{count} file failed", "{count} files failed", broken)
            return said if not broken else f"{said} · {failed}"
        done = sum(one.is_over for one in files)
        return _("{done} of {count} files are done", done=done, count=len(files))


def _draw_line(canvas: Canvas, box: Box, arrival: Arrival, *, is_lit: bool) -> None:
    theme = canvas.theme
    color, mark = _sign(canvas, arrival)
    draw_pane(canvas, box, color=color, is_lit=is_lit, radius=24)
    draw_badge(canvas, (box.left + 58, box.centery), mark, color=color, diameter=MARK)
    left, width = box.left + 112, box.width - 140
    write(canvas, title_of(arrival), size=38, max_width=width, least=34, midleft=(left, box.top + 0.33 * box.height))
    y = box.top + 0.73 * box.height
    if arrival.state is State.WORKING:
        text = write(canvas, doing_words(arrival), size=29, color=theme.muted, is_bold=False, midleft=(left, y))
        rail = Box(text.right + 30, y - 8, box.right - 40 - text.right - 30, 18)
        bar(canvas, rail, arrival.sight.share, color=color)
        return
    ink = color if arrival.is_over else theme.muted
    write(canvas, line_words(arrival), size=29, color=ink, is_bold=False, max_width=width, midleft=(left, y))


def _sign(canvas: Canvas, arrival: Arrival) -> tuple[Color, str]:
    theme = canvas.theme
    match arrival.state:
        case State.DONE:
            return (theme.gold, "!") if arrival.is_poor else (theme.good, "✓")
        case State.FAILED:
            return theme.warning, "×"
        case State.WORKING | State.LOOKING:
            return theme.secondary, "…"
        case State.ASKING:
            return theme.gold, "?"
    return theme.ambient, "·"


def line_words(arrival: Arrival) -> str:
    """Say in one line how a file stands; of one that failed the reason and the remedy."""
    if arrival.error is not None:
        return " ".join(error_words(arrival.error))
    match arrival.state:
        case State.DONE:
            said = n_("{count} new song", "{count} new songs", len(arrival.song_ids))
            hard = _("hard to see")
            return f"{said} · {hard}" if arrival.is_poor else said
        case State.ASKING if isinstance(arrival.look, PackLook):
            return _("Choose it to see what is in it")
        case State.ASKING:
            return _("Choose it to name it and to choose the dancer")
    return doing_words(arrival)
