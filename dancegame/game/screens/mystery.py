"""The dark scene: first only hands and feet as points of light, then the dancer."""

from collections.abc import Sequence

from dancegame.core.evening.outcomes import Chosen, Outcome, Seen, Wish
from dancegame.core.evening.stages import Mystery
from dancegame.core.intents import Back, Choose, Intent, Press
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import write
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.unveil import SPARKS_S, draw_mystery
from dancegame.texts import _

MYSTERY_S = 5.0


class MysteryScreen(Screen):
    """Shows the dance of the round and nothing that tells its name."""

    settled_s = 4.2

    def __init__(self, house: House, stage: Mystery) -> None:
        self._house, self._loaded = house, house.load(stage.round)
        self._now_s = self._loaded.shown_since_s = house.parts.clock_s()

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        for intent in intents:
            match intent:
                case Back():
                    return Chosen(Wish.MENU)
                case Choose() | Press():
                    return Seen()
        return Seen() if now_s - self._loaded.shown_since_s >= MYSTERY_S else None

    def draw(self, canvas: Canvas) -> None:
        age_s = self._now_s - self._loaded.shown_since_s
        theme, area = canvas.theme, canvas.area
        draw_mystery(canvas, self._house, self._loaded, self._now_s, box=area)
        headline = _("Which song is this?")
        top = (area.centerx, canvas.safe.top - 16)
        write(canvas, headline, size=92, glow=theme.ambient, alpha=ramp(age_s, 0.2, 0.8), midtop=top)
        alpha = ramp(age_s, 0.8, 0.6) * (1 - ramp(age_s, SPARKS_S, 0.5))
        write(
            canvas,
            _("Watch the hands and feet"),
            size=44,
            color=theme.muted,
            glow=theme.secondary,
            alpha=alpha,
            midbottom=(area.centerx, canvas.safe.bottom),
        )
