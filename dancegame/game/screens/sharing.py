"""Makes a film and a picture of a round to show around, beside the game, and says where they are."""

from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path, PurePath

from dancegame.core.errors import DanceGameError
from dancegame.core.evening.players import Player
from dancegame.core.ports import KeptClip
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.house import House
from dancegame.texts import _
from dancegame.texts.words import error_words

# So long it is said where the files are, or what went wrong.
SAID_S = 15.0
SIZE = 36.0


class Sharing:
    """The round that was finished last; seats: who danced in which slot."""

    def __init__(self, house: House, seats: Mapping[int, Player]) -> None:
        self._house, self._seats = house, seats
        self._report = house.reports[-1] if house.reports else None
        self._future: Future[KeptClip] | None = None
        self._told_s: float | None = None

    @property
    def is_offered(self) -> bool:
        """Whether there is what a film can be made of."""
        replay = self._report.replay if self._report else None
        return self._house.parts.clips is not None and replay is not None and replay.done() and not replay.exception()

    @property
    def _error(self) -> BaseException | None:
        return self._future.exception() if self._future and self._future.done() else None

    def begin(self) -> None:
        """Make both once, and again where that went wrong; when they are there, say again where."""
        self._told_s = None
        if self._report is not None and (self._future is None or self._error):
            self._future = self._house.keep_clip(self._report, self._seats)

    @property
    def words(self) -> str:
        """What the choice is called now."""
        if self._future is None or self._future.done():
            return _("Share")
        return _("One moment…")

    def _lines(self) -> list[str]:
        """What there is to say of it, while it is told."""
        if self._future is None or not self._future.done():
            return []
        if isinstance(self._error, DanceGameError):
            return [line for line in error_words(self._error) if line]
        clip = self._future.result()
        return [_("Film: {path}", path=_short(clip.video)), _("Picture: {path}", path=_short(clip.picture))]

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:
        """Say where both are, or why not, for a while in a pane over a box."""
        lines = self._lines()
        if not lines:
            return
        self._told_s = now_s if self._told_s is None else self._told_s
        if now_s - self._told_s > SAID_S:
            return
        step = measured(canvas, lines[0], SIZE)[1]
        color = canvas.theme.warning if self._error else canvas.theme.good
        draw_panel(canvas, box, canvas.theme.glass, color, radius=36, alpha=250)
        for number, line in enumerate(lines):
            middle = (box.centerx, box.centery + step * (number - (len(lines) - 1) / 2))
            write(canvas, line, size=SIZE, max_width=box.width - 60, center=middle)


def _short(path: PurePath) -> str:
    """A path as people know it: from their own folder on."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)
