"""The doctor's page: looks at camera, light, room, computer and sound, and says what to do about each."""

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from enum import Enum

from dancegame.core.checkup import LEGS, SEAT, Finding, legs_finding, sitting_finding
from dancegame.core.ease import Ease
from dancegame.core.errors import InputError
from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.intents import Back, Intent
from dancegame.core.texts import N_
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.shapes import bar, draw_panel
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.texts import _
from dancegame.texts.words import finding_words

# Opening the camera, watching it and looking for people take about so long.
USUAL_S = 12.0
TURN = "camera_turn"
# Findings that are others once somebody dances seated.
OF_LEGS = {LEGS: legs_finding, SEAT: sitting_finding}
# Settings by which a finding may be mended, and what it is called to do so.
OFFERS = {"ease": N_("Dance seated"), TURN: N_("Turn the picture")}


class CheckupScreen(Screen):
    """Waits for the findings, then shows them, what needs attention first; whoever has no legs may dance seated."""

    settled_s = 20.0

    def __init__(self, house: House) -> None:
        house.close_round()
        self._house = house
        self._since_s = self._now_s = house.parts.clock_s()
        self._choices = Choices(2, columns=3, effects=house.parts.effects)
        self._found: Future[tuple[Finding, ...]] = house.parts.examine(house.settings)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        if not self._found.done():
            return None
        self._choices.count = 3 if self._offer else 2
        match self._choices.choose(intents):
            case 0:
                return Chosen(Wish.MENU)
            case 1:
                self._look_again()
            case 2 if self._offer is not None:
                self._take_up(*self._offer)
        return None

    def _look_again(self) -> None:
        self._since_s, self._found = self._now_s, self._house.parts.examine(self._house.settings)

    def _take_up(self, name: str, value: Enum) -> None:
        """Change the setting that a finding offers to; through a turned camera everything looks different."""
        self._choices.focus = 0
        with suppress(InputError):  # it holds for this evening all the same
            self._house.change(name, value)
        if name == TURN:
            self._look_again()

    @property
    def _findings(self) -> list[Finding]:
        """What was found, of the legs as it is now."""
        is_seated = self._house.settings.ease is Ease.SEATED
        found = self._found.result()
        return [OF_LEGS[one.topic](is_seated=is_seated) if one.topic in OF_LEGS else one for one in found]

    @property
    def _offer(self) -> tuple[str, Enum] | None:
        """A setting, and its value, that would help."""
        return next((one.change for one in self._findings if one.change is not None), None)

    def draw(self, canvas: Canvas) -> None:
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        theme, area = canvas.theme, canvas.safe
        head = write(canvas, _("Check-up"), size=84, glow=theme.ambient, midtop=area.midtop)
        if not self._found.done():
            self._draw_waiting(canvas)
            return
        row = Box(area.left, area.bottom - 104, area.width, 104)
        self._draw_findings(canvas, Box(area.left, head.bottom + 12, area.width, row.top - 36 - head.bottom))
        labels = [(_("Done"), theme.secondary), (_("Check again"), theme.gold)]
        if self._offer is not None:
            labels.append((_(OFFERS[self._offer[0]]), theme.primary))
        self._choices.boxes = columns(row, len(labels), width=480, gap=36)
        buttons = [Button(text, str(number), color) for number, (text, color) in enumerate(labels, 1)]
        draw_buttons(canvas, self._choices.boxes, buttons, focus=self._choices.focus)

    def _draw_waiting(self, canvas: Canvas) -> None:
        theme, (x, y) = canvas.theme, canvas.area.center
        text = _("Stand where you dance, and move your arms")
        write_lines(canvas, text, size=60, max_width=canvas.safe.width, midtop=(x, y - 120), color=theme.ink)
        share = min(0.98, (self._now_s - self._since_s) / USUAL_S)
        bar(canvas, Box(x - 420, y + 60, 840, 22), share, color=theme.secondary)

    def _draw_findings(self, canvas: Canvas, box: Box) -> None:
        found = sorted(self._findings, key=lambda finding: finding.is_ok)
        theme, gap = canvas.theme, 16.0
        height = min(150.0, (box.height - gap * (len(found) - 1)) / max(1, len(found)))
        for number, finding in enumerate(found):
            pane = Box(box.left, box.top + number * (height + gap), box.width, height)
            color = theme.good if finding.is_ok else theme.warning
            draw_panel(canvas, pane, theme.glass, color, radius=24, edge=3)
            mark, left = "✓" if finding.is_ok else "→", pane.left + 110
            write(canvas, mark, size=56, color=color, center=(pane.left + 58, pane.centery))
            text, remedy = finding_words(finding)
            width, alpha = pane.right - 30 - left, ramp(self._now_s - self._since_s, 0.0, 0.3)
            lift = 0.2 * height if remedy else 0.0
            write(canvas, text, size=38, alpha=alpha, max_width=width, midleft=(left, pane.centery - lift))
            if remedy:
                place = (left, pane.centery + lift)
                write(canvas, remedy, size=36, color=theme.muted, is_bold=False, max_width=width, midleft=place)
