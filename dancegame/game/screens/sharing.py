"""Makes a film and a picture of a round to show around, beside the game, and says how far they are and where."""

from collections.abc import Mapping
from concurrent.futures import BrokenExecutor

from dancegame.core.errors import DanceGameError
from dancegame.core.evening.players import Player
from dancegame.core.ports import ClipWork
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.house import House
from dancegame.texts import _
from dancegame.texts.words import error_words, path_words

# So long it is said where the files are, or what went wrong.
SAID_S = 15.0
SIZE = 36.0


class Sharing:
    """The round that was finished last; seats: who danced in which slot."""

    def __init__(self, house: House, seats: Mapping[int, Player]) -> None:
        self._house, self._seats = house, seats
        self._report = house.reports[-1] if house.reports else None
        self._told_s: float | None = None

    @property
    def is_offered(self) -> bool:
        """Whether there is what a film can be made of."""
        return self._report is not None and self._house.clips.can_begin(self._report)

    @property
    def _work(self) -> ClipWork | None:
        return None if self._report is None else self._house.clips.of(self._report)

    def begin(self) -> None:
        """Make both, unless they are made already; when they are there, say again where."""
        self._told_s = None
        if self._report is not None:
            self._house.clips.begin(self._report, self._seats, self._house.settings)

    @property
    def words(self) -> str:
        """What the choice is called now."""
        work = self._work
        return _("Share") if work is None or work.future.done() else _("Film: {share:.0%}", share=work.share)

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:
        """Say where both are, or why not, for a while in a pane over a box."""
        work = self._work
        if self._report is None or work is None:
            return
        self._house.clips.show(self._report)
        if not work.future.done():
            return
        self._told_s = now_s if self._told_s is None else self._told_s
        if now_s - self._told_s > SAID_S:
            return
        lines = _lines(work)
        step = measured(canvas, lines[0], SIZE)[1]
        color = canvas.theme.warning if work.future.exception() else canvas.theme.good
        draw_panel(canvas, box, canvas.theme.glass, color, radius=36, alpha=250)
        for number, line in enumerate(lines):
            middle = (box.centerx, box.centery + step * (number - (len(lines) - 1) / 2))
            write(canvas, line, size=SIZE, max_width=box.width - 60, center=middle)


def _lines(work: ClipWork) -> list[str]:
    """What there is to say of work that has ended."""
    error = work.future.exception()
    if isinstance(error, DanceGameError):
        return [line for line in error_words(error) if line]
    if isinstance(error, BrokenExecutor):
        return [_("There is no film: it could not be made.")]
    clip = work.future.result()
    return [_("Film: {path}", path=path_words(clip.video)), _("Picture: {path}", path=path_words(clip.picture))]
