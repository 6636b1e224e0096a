"""How an evening stands after a song of a party: everybody's place, or the bar all fill, and what is at stake."""

from collections.abc import Mapping

from dancegame.core.evening.outcomes import Danced
from dancegame.core.evening.stages import Result
from dancegame.core.poses import Pose
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import write
from dancegame.game.screens.result_standings import SETTLED_S, Table, draw_standings
from dancegame.game.screens.result_together import Together, draw_together
from dancegame.texts.words import text_words

# First the song, then the evening, and both again in turn for whoever stays.
SONG_S, EVENING_S, SONG_AGAIN_S = 5.0, 16.0, 9.0


class PartyResult:
    """The page of the evening that takes turns with that of the song."""

    settled_s = SONG_S + SETTLED_S + 0.3

    def __init__(self, stage: Result, portraits: Mapping[int, Pose]) -> None:
        current, self._stage, self._portraits = stage.round, stage, portraits
        danced = current.danced or Danced({})
        # Before anybody had a point there were no places.
        before = stage.before if any(one.points for one in stage.before) else ()
        self._table = Table(stage.standings, before, tuple(current.seats.values()), portraits)
        self._together: Together | None = None
        if current.goal is not None:
            shares = [(current.seats[slot], score.points) for slot, score in danced.scores.items()]
            evening = stage.standings[0].points if stage.standings else 0
            self._together = Together(shares, current.goal, evening)

    def is_on(self, age_s: float) -> bool:
        """Return whether it is the evening's turn."""
        return age_s >= SONG_S and (age_s - SONG_S) % (EVENING_S + SONG_AGAIN_S) < EVENING_S

    def draw(self, canvas: Canvas, box: Box, age_s: float) -> None:
        """Draw what is at stake, and the standings or the bar under it. age_s: of the whole result."""
        since_s, theme = age_s - SONG_S, canvas.theme
        room = Box(box.left + 40, box.top, box.width - 80, box.height - 24)
        if self._together is not None:
            draw_together(canvas, self._together, self._portraits, room, since_s)
            return
        if self._stage.news is not None:
            alpha = round(ramp(since_s, SETTLED_S - 0.4, 0.4) * 8) / 8
            text, top = text_words(self._stage.news), (room.centerx, room.top - 8)
            place = write(canvas, text, size=72, glow=theme.gold, alpha=alpha, max_width=room.width - 60, midtop=top)
            room.height -= place.bottom + 8 - room.top
            room.top = place.bottom + 8
        draw_standings(canvas, self._table, room, since_s)
