"""The pane of the page for new songs on which a file is chosen: the newest videos and packs, and any folder."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path, PurePath

from dancegame.core.arrivals import FileKind, FoundFile
from dancegame.core.intents import Back, Choose, Intent, Leaf, Move, Point, Press, Scroll
from dancegame.game.controls import Choices
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.scroll_bar import THICK, ScrollBar, draw_scroll_bar
from dancegame.game.drawing.tiles import draw_hints, draw_pane
from dancegame.game.house import House
from dancegame.game.screens.add_panel import Way
from dancegame.texts import _, n_

ROW, GAP, ICON = 112.0, 14.0, 56.0
HINTS = 64.0
DAY_S = 86_400.0


class FilesPane:
    """bring: takes the file that was chosen."""

    has_scene, tells_keys = False, True

    def __init__(self, house: House, bring: Callable[[PurePath], None]) -> None:
        self._house, self._bring = house, bring
        self._trail: list[PurePath | None] = [None]
        self._files: Sequence[FoundFile] = ()
        self._asked: Future[Sequence[FoundFile]] | None = None
        self._first, self._rows = 0, 6
        self._way_back = Box(0, 0, 0, 0)
        self.choices = Choices(1, effects=house.parts.effects)
        self._ask()

    def _ask(self) -> None:
        door, folder = self._house.arrivals.door, self._trail[-1]
        self._files, self._first, self.choices.focus = (), 0, 0
        self._asked = None if door is None else self._house.send(lambda: door.found(folder))

    def _learn(self) -> None:
        if self._asked is not None and self._asked.done():
            self._files, self._asked = self._asked.result(), None

    @property
    def _shown(self) -> Sequence[FoundFile]:
        return self._files[self._first : self._first + self._rows]

    def take(self, intent: Intent) -> Way:
        """Take what somebody wants."""
        self._learn()
        match intent:
            case Back():
                return self._back()
            case Press(x, y) if self._way_back.collidepoint(x, y):
                return self._back()
            case Move(down=down) if down:
                self._light(self._first + (self.choices.focus or 0) + down)
            case Scroll(rows):
                self._roll(self._first + (1 if rows > 0 else -1))
            case Leaf(pages):
                last = len(self._files) - 1
                self._light(int(min(max(self._first + (self.choices.focus or 0) + pages * self._rows, 0), last)))
            case Choose() | Press() | Point():
                if (chosen := self.choices.choose([intent])) is not None and chosen < len(self._shown):
                    self._open(self._shown[chosen])
        return Way.STAY

    def _back(self) -> Way:
        if len(self._trail) == 1:
            return Way.BACK
        self._trail.pop()
        self._ask()
        return Way.STAY

    def _open(self, file: FoundFile) -> None:
        self._house.parts.effects.play("menu_select")
        if file.kind is FileKind.FOLDER:
            self._trail.append(file.path)
            self._ask()
        else:
            self._bring(file.path)

    def _light(self, place: int) -> None:
        place = max(0, min(place, len(self._files) - 1))
        self._roll(min(max(self._first, place - self._rows + 1), place))
        self.choices.focus = place - self._first
        self._house.parts.effects.play("menu_move")

    def _roll(self, first: int) -> None:
        self._first = max(0, min(first, len(self._files) - self._rows))

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:  # noqa: ARG002 (nothing moves)
        """Draw what to do, then the files."""
        self._learn()
        theme, folder = canvas.theme, self._trail[-1]
        head = (
            _("Drop a video or a pack of songs onto this window, or choose one here.")
            if folder is None
            else str(folder)
        )
        y = write_lines(canvas, head, size=40, max_width=box.width, midtop=box.midtop, color=theme.ink) + 16
        room = Box(box.left, y, box.width, box.bottom - HINTS - y)
        row = ROW * canvas.look.text_scale
        self._rows = max(1, int((room.height + GAP) // (row + GAP)))
        self._roll(self._first)
        self.choices.count = len(self._shown)
        if not self._files:
            text = _("One moment…") if self._asked else _("There is no video and no pack here.")
            write(canvas, text, size=44, color=theme.muted, center=room.center)
        if len(self._files) > self._rows:
            bar = Box(room.right - THICK, room.top, THICK, self._rows * (row + GAP) - GAP)
            draw_scroll_bar(canvas, ScrollBar(bar, self._first, self._rows, len(self._files)))
            room.width -= THICK + 26
        self.choices.boxes = [
            Box(room.left, room.top + place * (row + GAP), room.width, row) for place in range(len(self._shown))
        ]
        for place, (file, line) in enumerate(zip(self._shown, self.choices.boxes, strict=True)):
            _draw_file(canvas, line, file, is_lit=place == self.choices.focus)
        hints = (("Esc", _("back")), ("↑ ↓", _("choose")), ("Enter", _("take")), (_("PgUp PgDn"), _("turn the page")))
        places = draw_hints(canvas, hints, midbottom=box.midbottom, max_width=box.width)
        self._way_back = places[0]


def _draw_file(canvas: Canvas, box: Box, file: FoundFile, *, is_lit: bool) -> None:
    theme = canvas.theme
    lights = {FileKind.VIDEO: theme.secondary, FileKind.PACK: theme.gold, FileKind.FOLDER: theme.ambient}
    color = lights[file.kind]
    draw_pane(canvas, box, color=color, is_lit=is_lit, radius=26)
    _draw_icon(canvas, Box(box.left + 34, box.centery - ICON / 2, ICON, ICON), file.kind)
    left, width = box.left + 124, box.width - 150
    if file.kind is FileKind.FOLDER:
        write(canvas, file.path.name or str(file.path), size=42, max_width=width, midleft=(left, box.centery))
        return
    y = box.top + 0.35 * box.height
    write(canvas, file.path.name, size=40, max_width=width, least=36, midleft=(left, y))
    said, y = file_words(file), box.top + 0.74 * box.height
    write(canvas, said, size=29, color=theme.muted, is_bold=False, max_width=width, midleft=(left, y))


def _draw_icon(canvas: Canvas, box: Box, kind: FileKind) -> None:
    """A film to play, songs in a box, or a folder."""
    theme, surface = canvas.theme, canvas.surface
    radius = canvas.px(8)
    if kind is FileKind.VIDEO:
        pen.rect(surface, theme.secondary, canvas.rect(box.inflate(14, -4)), canvas.px(5), border_radius=radius)
        corners = [(box.left + 17, box.top + 14), (box.left + 17, box.bottom - 14), (box.right - 12, box.centery)]
        pen.polygon(surface, theme.secondary, [canvas.point(corner) for corner in corners])
    elif kind is FileKind.PACK:
        for step in range(3):
            part = Box(box.left + 7 * step, box.top + 18 * step + 2, box.width - 14 * step, 14)
            pen.rect(surface, theme.gold, canvas.rect(part), border_radius=canvas.px(5))
    else:
        tab = Box(box.left, box.top + 4, 0.45 * box.width, 14)
        body = Box(box.left, box.top + 12, box.width, box.height - 18)
        for part in (tab, body):
            pen.rect(surface, theme.ambient, canvas.rect(part), border_radius=canvas.px(6))


def file_words(file: FoundFile) -> str:
    """Say where a file is, how old and how large: "Downloads · today · 24 MB"."""
    age = age_words(file.age_s)
    size = _("{megabytes:.1f} MB", megabytes=max(0.1, file.size_bytes / 1e6))
    return " · ".join((Path(file.path).parent.name, age, size))


def age_words(age_s: float) -> str:
    """Say how old something is, in days."""
    days = int(age_s // DAY_S)
    return n_("{count} day old", "{count} days old", days) if days else _("new today")
