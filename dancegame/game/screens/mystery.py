"""The dark scene: hands as points of light, then feet; whose turn it is; the answers come with the guess."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Chosen, Outcome, Seen, Wish
from dancegame.core.evening.players import Player
from dancegame.core.evening.stages import Mystery, Pause
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Choose, Intent, Press
from dancegame.core.intents import Pause as PauseIntent
from dancegame.core.reveal import Who
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.theatre import BELOW_SHARE, DANCER_SHARE
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.unveil import draw_mystery
from dancegame.texts import _
from dancegame.texts.guess_words import entrant_words

MYSTERY_S = 3.0
MARK = 130.0
GAP = 30.0
# No hand crosses the headline, no foot what stands below.
HEADLINE, FOOT = 190.0, 60.0


class MysteryScreen(Screen):
    """Shows the dance of the round and nothing that tells its name."""

    want = Want.ANSWERS
    settled_s = 2.4

    def __init__(self, house: House, stage: Mystery) -> None:
        self._house, self._stage, self._loaded = house, stage, house.load(stage.round)
        if stage.round.has_dance and house.settings.gestures:
            # Who is in the picture answers with their arms.
            house.open_camera(stage.round)
        framed = house.theatre.framed
        self._reach = framed.high if framed else 1.0
        self._now_s = self._loaded.shown_since_s = house.parts.clock_s()

    @property
    def bed(self) -> str:
        """Nothing of the song is heard, only that a question is coming."""
        return "tension"

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        for intent in intents:
            match intent:
                case Choose() | Press():
                    return Seen()
                case PauseIntent() | Back():
                    return Interrupt(Pause(can_restart=False))
        return Seen() if now_s - self._loaded.shown_since_s >= MYSTERY_S else None

    def resume(self, outcome: Outcome) -> Outcome | None:
        if outcome != Chosen(Wish.GO_ON):
            return outcome
        held_s = self._house.parts.clock_s() - self._now_s
        self._now_s += held_s
        self._loaded.shown_since_s += held_s
        return None

    def draw(self, canvas: Canvas) -> None:
        age_s = self._now_s - self._loaded.shown_since_s
        draw_mystery(
            canvas, self._house, self._loaded, self._now_s, box=dancing_box(canvas, reach=self._reach), song_s=age_s
        )
        self._draw_head(canvas, age_s)
        self._draw_foot(canvas, age_s)

    def _draw_head(self, canvas: Canvas, age_s: float) -> None:
        """Ask, and count the questions: in the corner, or below where a narrow picture has no room beside."""
        theme, safe = canvas.theme, canvas.safe
        headline, top = _("Which song is this?"), (safe.centerx, safe.top - 16)
        asked = write(
            canvas, headline, size=92, max_width=safe.width, glow=theme.ambient, alpha=ramp(age_s, 0.2, 0.5), midtop=top
        )
        if self._stage.question is None:
            return
        number, count = self._stage.question
        text, alpha = _("Question {number} of {count}", number=number, count=count), ramp(age_s, 0.4, 0.5)
        is_beside = safe.left + measured(canvas, text, 48)[0] + GAP < asked.left
        if is_beside:
            write(canvas, text, size=48, color=theme.muted, glow=theme.night, alpha=alpha, topleft=safe.topleft)
        else:
            write(canvas, text, size=48, color=theme.muted, glow=theme.night, alpha=alpha, midtop=asked.midbottom)

    def _draw_foot(self, canvas: Canvas, age_s: float) -> None:
        """Say whose turn it is; where everybody answers, what to look at."""
        theme, asked, middle = canvas.theme, self._stage.round.asked, canvas.area.centerx
        bottom = canvas.safe.bottom
        if asked.who is not Who.TURN:
            text, alpha = _("Watch the hands and feet"), ramp(age_s, 0.4, 0.5)
            write(
                canvas, text, size=48, color=theme.muted, glow=theme.secondary, alpha=alpha, midbottom=(middle, bottom)
            )
            return
        player = Player(asked.entrants[0].player or 1)
        light = theme.player(player.color)
        text = _("{player}, your turn!", player=entrant_words(asked.who, player.number))
        place = write(canvas, text, size=84, glow=light, scale=pop(age_s, 0.1), midbottom=(middle + MARK / 2, bottom))
        draw_mark(canvas, (place.left - 0.75 * MARK, place.centery), MARK, color=light, shape=player.shape)


def dancing_box(canvas: Canvas, *, reach: float) -> Box:
    """Return where the dancer is, between what is said above and below; reach: how high hands go, in frame heights."""
    area, shown = canvas.area, canvas.area.height - HEADLINE - FOOT
    height = min(shown / (BELOW_SHARE + DANCER_SHARE * reach), area.height - FOOT)
    return Box(area.left, area.bottom - FOOT - height, area.width, height)
