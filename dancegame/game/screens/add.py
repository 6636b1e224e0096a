"""The page on which songs of one's own come in: a file is brought, named, watched while it is read, and played."""

from collections.abc import Hashable, Sequence

from dancegame.core.arrivals import MadePack, PackLook, VideoLook
from dancegame.core.evening.outcomes import Added, ChoseSong, Outcome
from dancegame.core.evening.stages import AddPage
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent, Press
from dancegame.game.arrivals import Arrival, State
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.tiles import draw_hints
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.add_files import FilesPane
from dancegame.game.screens.add_list import ListPane
from dancegame.game.screens.add_pack import MadePackPane, PackPane
from dancegame.game.screens.add_panel import Pane, Way
from dancegame.game.screens.add_video import VideoPane
from dancegame.game.screens.add_work import FailedPane, MadePane, WorkPane
from dancegame.texts import _

HEAD, KEYS = 76.0, 62.0
NOWHERE = Box(0, 0, 0, 0)


class AddScreen(Screen):
    """Shows the pane that fits what was brought: where to take a file from, all files, or one of them."""

    want = Want.LIST
    settled_s = 3.0
    shows_arrivals = True

    def __init__(self, house: House, stage: AddPage) -> None:
        house.close_round()
        self._house, self._mode = house, stage.mode
        self._now_s = house.parts.clock_s()
        self._open: Arrival | None = None
        self._is_choosing = not house.arrivals.files
        self._state: tuple[object, ...] = ()
        self._song_id: str | None = None
        self._named: dict[Arrival, VideoPane] = {}
        self._way_back = NOWHERE
        self._pane: Pane = self._made_pane()

    def under(self, x: float, y: float) -> Hashable:
        return self._pane.choices.under(x, y)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        self._look()
        for intent in intents:
            is_back = isinstance(intent, Press) and self._way_back.collidepoint(intent.x, intent.y)
            outcome = self._follow(self._pane.take(Back() if is_back else intent))
            if outcome is not None:
                return outcome
            self._look()
        return None

    def _look(self) -> None:
        """Show the pane that fits now."""
        arrivals = self._house.arrivals
        if arrivals.is_new:
            arrivals.see()
            self._is_choosing = False
            self._open = arrivals.files[0] if len(arrivals.files) == 1 else None
        self._song_id = next((one.song_ids[0] for one in reversed(arrivals.files) if one.song_ids), self._song_id)
        if self._open not in arrivals.files:
            self._open = None
        if self._open is None and not self._is_choosing:
            self._is_choosing = not arrivals.files
            self._open = arrivals.files[0] if len(arrivals.files) == 1 else None
        state = (self._is_choosing, self._open, self._open and self._open.state)
        if state != self._state:
            self._state, self._pane = state, self._made_pane()

    def _made_pane(self) -> Pane:
        house, one = self._house, self._open
        if self._is_choosing:
            return FilesPane(house, lambda path: house.arrivals.bring([path]))
        if one is None:
            return ListPane(house, self._show)
        match one.state, one.look, one.made:
            case State.FAILED, _look, _made:
                return FailedPane(house, one)
            case State.DONE, _look, MadePack() as made:
                return MadePackPane(house, made)
            case State.DONE, _look, tuple() as made:
                return MadePane(house, made)
            case State.ASKING, VideoLook() as look, _made:
                # What was typed outlives a look at the others.
                self._named.setdefault(one, VideoPane(house, one, look))
                return self._named[one]
            case State.ASKING, PackLook() as look, _made:
                return PackPane(house, one, look)
        return WorkPane(house, one, has_others=len(house.arrivals.files) > 1)

    def _show(self, arrival: Arrival) -> None:
        self._open = arrival

    def _follow(self, way: Way) -> Outcome | None:
        arrivals = self._house.arrivals
        match way:
            case Way.LEAVE:
                return self._left()
            case Way.FILES:
                self._is_choosing, self._open = True, None
            case Way.BACK if self._is_choosing and arrivals.files:
                self._is_choosing = False
            case Way.BACK if self._is_choosing:
                return self._left()
            case Way.BACK if any(one is not self._open for one in arrivals.files):
                self._open = None
            case Way.BACK:
                if self._open is not None:
                    arrivals.drop(self._open)
                return self._left()
            case Way.PLAY if self._open is not None and self._open.song_ids:
                song_id = self._open.song_ids[0]
                arrivals.clear()
                return ChoseSong(song_id, self._mode)
        return None

    def _left(self) -> Outcome:
        self._house.arrivals.clear()
        return Added(self._song_id)

    @staticmethod
    def _draw_keys(canvas: Canvas) -> Box:
        """Draw what keys do; returns where somebody who goes back can click."""
        keys = (("Enter", _("take")), ("Esc", _("back")), ("↑ ↓ ← →", _("choose")))
        places = draw_hints(canvas, keys, midbottom=canvas.safe.midbottom, max_width=canvas.safe.width)
        return places[1] if len(places) > 1 else NOWHERE

    def draw(self, canvas: Canvas) -> None:
        if not self._pane.has_scene:
            self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        safe, head = canvas.safe, measured(canvas, _("New songs"), HEAD)[1] + 18
        keys = 0.0 if self._pane.tells_keys else KEYS
        self._pane.draw(canvas, Box(safe.left, safe.top + head, safe.width, safe.height - head - keys), self._now_s)
        self._way_back = self._draw_keys(canvas) if keys else NOWHERE
        write(canvas, _("New songs"), size=HEAD, glow=canvas.theme.secondary, midtop=safe.midtop)
