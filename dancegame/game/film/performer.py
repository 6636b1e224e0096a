"""One player of a replay, as a film shows them: their dance, their points so far, the grades that pop up."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Twist
from dancegame.core.retelling import Earned, Told
from dancegame.core.song import Dance
from dancegame.core.twists import twisted
from dancegame.game.drawing.dancer import MysteryDancer
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.hud import Popup, PopupRow

COUNTING_S = 0.5
# As often as a game would draw.
STEPS_PER_S = 60


@dataclass(frozen=True)
class Performer:
    """Everything is a function of the song second."""

    player: Player
    told: Told

    @cached_property
    def framed(self) -> FramedDance | None:
        """Their dance as it stands on a scene; None where they were hardly ever seen."""
        return frame_dance(self.told.poses) if self.told.poses else None

    def points_at(self, song_s: float) -> float:
        """Return the points as they are counted up."""
        shown = before = 0.0
        for one in self.told.earned:
            shown += (one.score.points - before) * ramp(song_s, one.song_s, COUNTING_S)
            before = one.score.points
        return shown

    def popup_at(self, song_s: float) -> Popup | None:
        """Return the newest grade that has popped up."""
        known = bisect_right(self._popups, song_s, key=lambda one: one.since_s)
        return self._popups[known - 1] if known else None

    @cached_property
    def _popups(self) -> list[Popup]:
        return popups_of(self.told.earned)


def leader_of(dance: Dance, performers: Sequence[Performer]) -> MysteryDancer:
    """Return the dancer; turned round where everybody danced as their mirror image, so that all move alike."""
    is_mirrored = all(one.told.is_mirrored for one in performers)
    shown = twisted(dance, Twist.MIRROR if is_mirrored else None)
    return MysteryDancer(frame_dance(shown.reference, character=shown.song.character))


def popups_of(earned: Iterable[Earned]) -> list[Popup]:
    """Return the grades that a dance would have shown, with the seconds of the song since which each was."""
    row, shown, steps = PopupRow(), list[Popup](), 0
    for one in [one for one in earned if not one.judged.is_left_out]:
        while steps / STEPS_PER_S < one.song_s:
            _note(row, steps / STEPS_PER_S, shown)
            steps += 1
        row.add(one.judged.grade, one.song_s, is_gold=one.judged.is_gold)
        _note(row, one.song_s, shown)
    _note(row, steps / STEPS_PER_S + 1.0, shown)
    return shown


def _note(row: PopupRow, now_s: float, shown: list[Popup]) -> None:
    row.update(now_s)
    if row.shown is not None and (not shown or shown[-1] is not row.shown):
        shown.append(row.shown)
