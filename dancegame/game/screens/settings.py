"""The settings, page by page: every one at once effective and kept, beside a live picture of the camera."""

from collections.abc import Sequence

from dancegame.core.checkup import is_lying
from dancegame.core.errors import InputError
from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import SettingsPage
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Choose, Drag, Intent, Leaf, Move, Pick, Point, Press
from dancegame.core.poses import Pose
from dancegame.core.setting_kinds import Group
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.layout import columns, rows
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.tiles import draw_hints, draw_tab
from dancegame.game.drawing.waiting import draw_waiting
from dancegame.game.house import House
from dancegame.game.live_feed import LiveFeed
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.setting_rows import PAGES, SettingRow, draw_row, rows_of
from dancegame.texts import _
from dancegame.texts.words import error_words

ROW_HEIGHT, ROW_GAP = 104.0, 14.0
TAB_HEIGHT, TAB_GAP = 84.0, 10.0
GAUGE_RIM = 30.0


class SettingsScreen(Screen):
    """Pages of settings, each changed by left and right, by Enter, or by a click; behind a page comes the next one."""

    want = Want.LIST
    settled_s = 3.0

    def __init__(self, house: House, stage: SettingsPage) -> None:
        house.close_round()
        self._house = house
        self._now_s = house.parts.clock_s()
        self._view = CameraView()
        self._feed: LiveFeed = house.open_clicks()[0]
        self._watched = house.wish(1)
        self._known, self._rows = house.settings, rows_of(house)
        # By their places among the rows, and by their pages.
        self._boxes: dict[int, Box] = {}
        self._tabs: dict[Group, Box] = {}
        self._leave = Box(0, 0, 0, 0)
        doors = [row.leads_to for row in self._rows]
        self._focus = doors.index(stage.lit) if stage.lit and stage.lit in doors else 0
        self._unkept: InputError | None = None

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        self._feed.poll()
        self._look()
        for intent in intents:
            wish = self._take(intent)
            self._look()
            if wish is not None:
                self._house.close_round()
                return Chosen(wish)
        if self._house.wish(1) != self._watched:
            self._watch_camera()
        return None

    def _look(self) -> None:
        """Show what holds now: a key for the window changes a setting, too."""
        if self._house.settings != self._known:
            self._known, self._rows = self._house.settings, rows_of(self._house)

    def _watch_camera(self) -> None:
        self._house.close_camera()
        self._feed, self._watched = self._house.open_clicks()[0], self._house.wish(1)

    def _take(self, intent: Intent) -> Wish | None:
        match intent:
            case Back():
                return Wish.MENU
            case Pick(place) if place < len(PAGES):
                self._open(PAGES[place])
            case Leaf(pages):
                self._leaf(pages)
            case Move(right=0, down=down):
                self._light((self._focus + down) % len(self._rows))
            case Move(right=right):
                self._change(right)
            case Choose():
                if self._row.leads_to is not None:
                    return self._row.leads_to
                self._change(1)
            case Point(x, y) if (under := self._under(x, y)) is not None:
                self._light(under)
            case Press(x, y) if self._leave.collidepoint(x, y):
                return Wish.MENU
            case Press(x, y) if (page := self._page_at(x, y)) is not None:
                self._open(page)
            case Press(x, y) if (under := self._under(x, y)) is not None:
                self._light(under)
                if self._row.leads_to is not None:
                    return self._row.leads_to
                self._press(x)
            case Drag(x, y) if self._row.share is not None and self._under(x, y) == self._focus:
                self._press(x)
        return None

    @property
    def _row(self) -> SettingRow:
        return self._rows[self._focus]

    def _light(self, row: int) -> None:
        if row != self._focus:
            self._focus = row
            self._house.parts.effects.play("menu_move")

    @property
    def _page(self) -> Group:
        return self._row.group

    def _open(self, page: Group) -> None:
        """Light the first row of another page."""
        if page is not self._page:
            self._light(next(place for place, row in enumerate(self._rows) if row.group is page))

    def _leaf(self, pages: float) -> None:
        last = len(PAGES) - 1
        self._open(PAGES[int(min(max(PAGES.index(self._page) + pages, 0), last))])

    def _page_at(self, x: float, y: float) -> Group | None:
        return next((page for page, box in self._tabs.items() if box.collidepoint(x, y)), None)

    def _under(self, x: float, y: float) -> int | None:
        return next((place for place, box in self._boxes.items() if box.collidepoint(x, y)), None)

    def _press(self, x: float) -> None:
        """The left half of a value counts down, all the rest of a row up; a slider goes to the place itself."""
        box = self._boxes[self._focus]
        value, gauge = self._row.value_box(box), self._row.gauge_box(box)
        if self._row.share is None:
            self._change(-1 if value.left <= x < value.centerx else 1)
        elif x >= gauge.left - GAUGE_RIM:
            # Whoever clicks on its name does not want to hear nothing.
            self._keep(self._row.at_share((x - gauge.left) / gauge.width))

    def _change(self, step: int) -> None:
        if self._row.leads_to is None:
            self._keep(self._row.stepped(step))

    def _keep(self, value: object) -> None:
        """Use another value; what cannot be written holds for this evening, and is said on the page."""
        try:
            self._house.change(self._row.name, value)
            self._unkept = None
        except InputError as error:
            self._unkept = error
        self._house.parts.effects.play("menu_move")

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        setting, seeing = canvas.halves(first=0.6)
        setting, seeing = setting.clip(canvas.safe), seeing.clip(canvas.safe)
        theme = canvas.theme
        head = write(canvas, _("Settings"), size=84, glow=theme.ambient, midtop=setting.midtop)
        self._draw_tabs(canvas, Box(setting.left, head.bottom + 8, setting.width, TAB_HEIGHT))
        top = head.bottom + TAB_HEIGHT + 30
        below = Box(setting.left, top, setting.width, setting.bottom - 66 - top)
        shown = [place for place, row in enumerate(self._rows) if row.group is self._page]
        self._boxes = dict(zip(shown, rows(below, len(shown), height=ROW_HEIGHT, gap=ROW_GAP), strict=True))
        for place, box in self._boxes.items():
            draw_row(canvas, box, self._rows[place], is_lit=place == self._focus)
        pages = (f"1 – {len(PAGES)}", _("turn the page"))
        hints = (("← →", _("change")), ("Esc", _("menu")), pages, ("↑ ↓", _("choose")))
        bottom = (setting.centerx, setting.bottom)
        places = draw_hints(canvas, hints, midbottom=bottom, max_width=setting.width)
        self._leave = places[1]
        self._draw_preview(canvas, seeing)

    def _draw_tabs(self, canvas: Canvas, box: Box) -> None:
        theme, boxes = canvas.theme, columns(box, len(PAGES), width=box.width, gap=TAB_GAP)
        self._tabs = dict(zip(PAGES, boxes, strict=True))
        for page, place in self._tabs.items():
            is_open = page is self._page
            draw_tab(canvas, place, _(page.value), theme.gold, is_open=is_open, is_lit=is_open)

    def _draw_preview(self, canvas: Canvas, box: Box) -> None:
        """The camera as it sees the player now, and one line about it."""
        theme, players = canvas.theme, self._players()
        view = Box(box.left + 40, box.top + 110, box.width - 40, min(0.62 * box.height, 0.6 * box.width))
        self._view.show(self._feed.picture(), {}, canvas, view)
        lights = {slot: theme.player(slot) for slot in players}
        self._view.draw(canvas, players, lights=lights, color=theme.good if players else theme.secondary)
        top = (view.centerx, view.bottom + 30)
        trouble = self._unkept or self._feed.failure
        if trouble is not None:
            message, remedy = error_words(trouble)
            y = write_lines(canvas, message, size=36, max_width=view.width, midtop=top, color=theme.warning)
            write_lines(canvas, remedy, size=36, max_width=view.width, midtop=(top[0], y + 8), color=theme.muted)
        elif self._feed.ready is None:
            share = self._feed.progress.share
            gauge = Box(view.left + 40, top[1] + 10, view.width - 80, 18)
            draw_waiting(canvas, gauge, share, self._now_s, color=theme.secondary)
            text = self._feed.progress_text
            write(canvas, text, size=36, color=theme.muted, max_width=view.width, midtop=(top[0], top[1] + 40))
        else:
            text = _("I see you. Everything is ready.") if players else _("I see the room, but nobody in it.")
            if any(is_lying(pose) for pose in players.values()):
                text = _("I see you, but not upright: change “{setting}”.", setting=_("Camera picture"))
            write_lines(canvas, text, size=40, max_width=view.width, midtop=top, color=theme.ink)

    def _players(self) -> dict[int, Pose]:
        return dict(self._feed.latest.players) if self._feed.latest else {}
