"""How a practice is seen: from which side, over oneself or beside, with which ghost, with a count."""

from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from dancegame.core.fitting import Fitting
from dancegame.core.ghost import ghost_of_try
from dancegame.core.poses import Pose
from dancegame.core.settings import GhostChoice
from dancegame.core.views import View, views_of
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.framed_view import frame_view
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.ghost import GhostDance, GhostDancer, frame_ghost
from dancegame.game.house import House
from dancegame.game.loaded import Loaded
from dancegame.game.practice_run import Pass, PracticeRun


@dataclass(frozen=True)
class Seeing:
    """What was chosen. is_over: the dancer is shown over the player as well. has_count: 1 to 8 is counted."""

    view: View = View.MIRRORED
    is_over: bool = False
    ghost: GhostChoice = GhostChoice.OFF
    has_count: bool = False


class PracticeShow:
    """Gets ready what is to be seen, beside the main loop; `end` leaves the scene as it was.

    views: those that the dance has. cards: of its moves, as they are seen.
    """

    def __init__(self, house: House, loaded: Loaded, *, slot: int) -> None:
        self._house, self._loaded, self._slot = house, loaded, slot
        self._judged = house.judged(loaded)
        self._front = house.theatre.framed
        self.seeing = Seeing()
        self.views = views_of(loaded.dance.reference)
        self.cards = MoveCards(self._judged, self._front)
        self._framing: Future[FramedDance] | None = None
        self._fittings = {
            is_mirrored: Fitting(loaded.dance.reference, is_mirrored=is_mirrored) for is_mirrored in (False, True)
        }
        self._last: Pass | None = None
        self._ghosts: dict[GhostChoice, Future[GhostDance | None] | None] = {}
        self._dancer: tuple[GhostDance, GhostDancer] | None = None

    def take(self, seeing: Seeing) -> None:
        """See it like this from now on."""
        if seeing.view is not self.seeing.view:
            dance = self._loaded.dance
            framing = partial(frame_view, dance.reference, seeing.view, character=dance.song.character)
            self._framing = self._house.send(framing)
        if seeing.ghost is GhostChoice.BEST and seeing.ghost not in self._ghosts:
            # The ghost of the round may be another one, or none, by the settings.
            house = self._house
            self._ghosts[seeing.ghost] = house.memory.raise_ghost(self._loaded.dance, house.terms(), seeing.ghost)
        self.seeing = seeing

    def update(self, run: PracticeRun) -> None:
        """Put what is ready on the scene, and follow the player."""
        if self._framing is not None and self._framing.done():
            framed, self._framing = self._framing.result(), None
            self._house.theatre.show(framed, self._house.theatre.song)
            self.cards = MoveCards(self._judged, framed)
        if run.last is not None and run.last is not self._last:
            self._last = run.last
            self._ghosts[GhostChoice.LAST] = self._house.send(partial(_framed_try, self._slot, run.last))
        self._follow(run)

    def _follow(self, run: PracticeRun) -> None:
        latest = self._house.feed.latest if self._house.feed else None
        pose = latest.players.get(self._slot) if latest else None
        if latest is not None and pose is not None and run.danced_s is not None:
            self._fittings[run.is_mirrored].follow(pose, song_s=run.danced_s, now_s=latest.captured_s)

    def over(self, run: PracticeRun) -> Pose | None:
        """Return the pose of the dance, placed in the camera's picture, where it is to be shown there."""
        if not self.seeing.is_over or run.danced_s is None:
            return None
        return self._fittings[run.is_mirrored].placed(run.danced_s)

    @property
    def ghost(self) -> GhostDancer | None:
        """Who dances along, once it is known."""
        called = self._ghosts.get(self.seeing.ghost)
        found = called.result() if called is not None and called.done() else None
        if found is None:
            return None
        if self._dancer is None or self._dancer[0] is not found:
            self._dancer = found, GhostDancer(found)
        return self._dancer[1]

    def end(self) -> None:
        """Leave the scene as it was."""
        self._house.theatre.show(self._front, self._house.theatre.song)


def _framed_try(slot: int, last: Pass) -> GhostDance | None:
    ghost = ghost_of_try(slot, last.seen, delay_s=last.delay_s)
    return frame_ghost(ghost) if ghost else None
