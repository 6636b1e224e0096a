"""The calibration: raise your arms on every click, and the game knows how late camera and loudspeakers are."""

import bisect
from collections.abc import Sequence

from dancegame.core.calibration import LATEST_S, Calibration, Trouble
from dancegame.core.calibration_dance import BEATS_S, CLICKS_S, PERIOD_S
from dancegame.core.evening.outcomes import Chosen, Outcome, Wish
from dancegame.core.evening.stages import CameraLost
from dancegame.core.intents import Back, Choose, Intent, Press
from dancegame.core.poses import Pose
from dancegame.game.calibration_run import CalibrationRun
from dancegame.game.controls import Choices
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.easing import beat_pulse, pop, ramp
from dancegame.game.drawing.lamps import Lamp, draw_lamps
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import balanced, measured, write, write_lines
from dancegame.game.drawing.shapes import draw_panel, draw_ring
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.tiles import Button, draw_buttons, draw_hints
from dancegame.game.drawing.waiting import draw_waiting
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.ready import is_whole
from dancegame.texts import _
from dancegame.texts.latency import latency_words, trouble_words

HOLD_S = 1.5
# Of the result: its large word, the row of lamps, and the buttons below, with the room around them.
HEAD_HEIGHT, LAMPS_HEIGHT, BUTTONS_HEIGHT = 260.0, 170.0, 140.0


class CalibrateScreen(Screen):
    """Waits until somebody is seen, counts in, watches the raises, says what it found."""

    settled_s = 3600.0

    def __init__(self, house: House) -> None:
        self._house = house
        self._feed, self._clicks = house.open_clicks()
        self._view = CameraView()
        self._now_s = house.parts.clock_s()
        self._steady_since_s: float | None = None
        self._run: CalibrationRun | None = None
        self._result: Calibration | None = None
        self._over_s = 0.0
        self._choices = Choices(2, columns=2, effects=house.parts.effects)
        self._hints: dict[str, Box] = {}

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if any(isinstance(intent, Back) or self._hits("Esc", intent) for intent in intents):
            return self._leave()
        outcome = self._go_on(intents)
        if self._feed.failure:
            self._give_up()
            return Interrupt(CameraLost())
        return outcome

    def _hits(self, key: str, intent: Intent) -> bool:
        """Whether an intent is a click on the hint of a key."""
        return isinstance(intent, Press) and key in self._hints and self._hints[key].collidepoint(intent.x, intent.y)

    def resume(self, outcome: Outcome) -> Outcome | None:
        return self._leave() if isinstance(outcome, Chosen) else None

    def _leave(self) -> Outcome:
        self._house.close_round()
        return Chosen(Wish.MENU)

    def _go_on(self, intents: Sequence[Intent]) -> Outcome | None:
        if self._result is not None:
            return self._choose(intents, self._result)
        if self._run is None:
            self._wait(is_hurried=any(isinstance(one, Choose) or self._hits("Enter", one) for one in intents))
            return None
        self._run.update()
        if self._run.is_over:
            self._result, self._over_s = self._run.result, self._now_s
            self._choices.focus = 0
            self._house.parts.effects.play("wrong" if self._result.trouble else "right")
            self._house.calibrations.append(self._result)
        return None

    def _wait(self, *, is_hurried: bool) -> None:
        self._feed.poll()
        is_seen = any(is_whole(pose, has_legs=False) for pose in self._players().values())
        if not (self._feed.ready and is_seen):
            self._steady_since_s = None
        elif self._steady_since_s is None:
            self._steady_since_s = self._now_s
        is_steady = self._steady_since_s is not None and self._now_s - self._steady_since_s >= HOLD_S
        if self._feed.ready and (is_steady or is_hurried):
            self._begin()

    def _begin(self) -> None:
        self._result = None
        self._run = CalibrationRun(self._house, self._feed, self._clicks)
        self._run.begin()

    def _give_up(self) -> None:
        """Begin anew once the camera is back."""
        if self._run and not self._run.is_over:
            self._run.stop()
            self._run = None
        self._steady_since_s = None

    def _choose(self, intents: Sequence[Intent], result: Calibration) -> Outcome | None:
        self._feed.poll()
        chosen = self._choices.choose(intents)
        if chosen is None:
            return None
        if chosen == (0 if result.trouble else 1):
            self._begin()
            return None
        return self._leave()

    def _players(self) -> dict[int, Pose]:
        return dict(self._feed.latest.players) if self._feed.latest else {}

    def draw(self, canvas: Canvas) -> None:
        if self._result is not None:
            self._house.theatre.draw_empty(canvas, now_s=self._now_s)
            self._draw_result(canvas, self._result, self._now_s - self._over_s)
            return
        # Until it begins the dancer shows what to do.
        song_s = self._run.song_s if self._run else BEATS_S[0] - PERIOD_S / 2 + self._now_s % PERIOD_S
        pulse = beat_pulse(song_s, CLICKS_S, fade_s=0.5) if self._run else 0.0
        seeing, dancing = canvas.halves(first=0.46 if canvas.is_upright else 0.64)
        box = dancing.inflate(-60, -0.2 * dancing.height)
        # Wide open arms stay inside of the ring.
        inside = box.inflate(-0.2 * box.width, 0)
        self._house.theatre.draw(canvas, now_s=self._now_s, song_s=song_s, box=inside, pulse=pulse, is_aside=True)
        self._house.theatre.draw_before(canvas, self, lambda: self._draw_raising(canvas, seeing, box, song_s, pulse))

    def _draw_raising(self, canvas: Canvas, seeing: Box, box: Box, song_s: float, pulse: float) -> None:
        """Draw what stands beside the dancer, who is in a ring."""
        draw_ring(canvas, box, canvas.theme.primary, pulse=pulse)
        seeing = seeing.clip(canvas.safe)
        headline, color = self._headline(canvas.theme)
        head = write(canvas, headline, size=80, glow=color, max_width=seeing.width, midtop=seeing.midtop)
        view = Box(seeing.left, head.bottom + 16, seeing.width, seeing.bottom - head.bottom - 250)
        lights = {slot: canvas.theme.player(slot) for slot in self._players()}
        self._view.show(self._feed.picture(), {}, canvas, view)
        tint = mix(dim(color, 0.5), canvas.theme.ink, round(pulse * 4) / 5)
        self._view.draw(canvas, self._players(), lights=lights, color=tint)
        # What is said of the picture stands under it, and in the middle of what is left.
        foot = Box(seeing.left, 0, seeing.width, 210)
        foot.top = (self._view.box.bottom + 24 + seeing.bottom - foot.height) / 2
        if self._run is None:
            self._draw_waiting(canvas, foot)
            return
        self._hints = {}
        self._draw_call(canvas, song_s)
        draw_lamps(canvas, self._lamps(self._run.result, song_s), box=Box(foot.left, foot.top, foot.width, 90))
        text = _("Let your arms arrive at the top together with the bright click")
        top = (foot.centerx, foot.top + 96)
        write_lines(canvas, text, size=38, color=canvas.theme.muted, max_width=foot.width, midtop=top)

    def _lamps(self, result: Calibration, song_s: float) -> list[Lamp]:
        return lamps_of(result, self._clicks.song.beats_s, song_s)

    def _headline(self, theme: Theme) -> tuple[str, Color]:
        if self._feed.ready is None:
            return _("One moment…"), theme.ambient
        if self._run is not None:
            return _("Raise both arms on every click"), theme.primary
        if self._players():
            return _("Great, I can see you!"), theme.good
        return _("Step into the picture"), theme.secondary

    def _draw_waiting(self, canvas: Canvas, box: Box) -> None:
        theme = canvas.theme
        if self._feed.ready is None:
            share = self._feed.progress.share
            gauge = Box(box.centerx - 340, box.top + 10, 680, 20)
            draw_waiting(canvas, gauge, share, self._now_s, color=theme.secondary)
            top = (box.centerx, box.top + 46)
            write(canvas, self._feed.progress_text, size=38, color=theme.muted, is_bold=False, midtop=top)
        else:
            text = _("Stand so that your raised arms are in the picture. Then raise them with the clicks.")
            write_lines(canvas, text, size=40, max_width=0.94 * box.width, midtop=box.midtop, color=theme.ink)
        hints = (("Enter", _("start now")), ("Esc", _("leave"))) if self._feed.ready else (("Esc", _("leave")),)
        places = draw_hints(canvas, hints, midbottom=box.midbottom)
        self._hints = {key: place for (key, _text), place in zip(hints, places, strict=False)}

    def _draw_call(self, canvas: Canvas, song_s: float) -> None:
        """Three, two, one, and then the word that goes with every click."""
        click = bisect.bisect_right(CLICKS_S, song_s) - 1
        if click < 0:
            return
        age_s = song_s - CLICKS_S[click]
        left = len(CLICKS_S) - len(self._clicks.song.beats_s) - click
        alpha = round((1 - ramp(age_s, 0.42, 0.3)) * 8) / 8
        scale = round(pop(age_s, -0.1, 0.3) * 20) / 20
        word, size = (str(left), 310.0) if left > 0 else (_("UP!"), 190.0)
        view, theme = self._view.box, canvas.theme
        center = view.center if left > 0 else (view.centerx, view.bottom - 100)
        write(
            canvas, word, size=size, glow=theme.secondary, outline=theme.night, alpha=alpha, scale=scale, center=center
        )

    def _draw_result(self, canvas: Canvas, result: Calibration, age_s: float) -> None:
        theme = canvas.theme
        color = theme.warning if result.trouble else theme.good
        headline, text = result_words(result, is_kept=self._house.parts.latencies is not None)
        pane = Box(0, 0, min(1560, canvas.safe.width), 0)
        width = pane.width - 120
        heights = [
            len(balanced(canvas, words, size, width, is_bold=is_bold)) * measured(canvas, words, size)[1]
            for words, size, is_bold in ((headline, 56, True), (text, 42, False))
        ]
        pane.height = HEAD_HEIGHT + sum(heights) + 14 + LAMPS_HEIGHT
        pane.midtop = (canvas.area.centerx, (canvas.area.height - pane.height - BUTTONS_HEIGHT) / 2)
        draw_panel(canvas, pane, theme.glass, color, radius=50, edge=4, alpha=232)
        scale = round(pop(age_s, 0.0, 0.4) * 20) / 20
        head = _("Once more") if result.latency_s is None else _("{ms} ms", ms=abs(round(result.latency_s * 1000)))
        center = (pane.centerx, pane.top + 150)
        write(canvas, head, size=160, glow=color, scale=scale, max_width=pane.width - 200, center=center)
        top = (pane.centerx, pane.top + HEAD_HEIGHT)
        y = write_lines(canvas, headline, size=56, max_width=width, midtop=top, color=theme.ink, is_bold=True)
        write_lines(canvas, text, size=42, max_width=width, midtop=(pane.centerx, y + 14), color=theme.muted)
        row = Box(pane.left + 40, pane.bottom - 130, pane.width - 80, 90)
        draw_lamps(canvas, self._lamps(result, float("inf")), box=row)
        self._draw_buttons(canvas, Box(pane.left, pane.bottom + 36, pane.width, 104), result)

    def _draw_buttons(self, canvas: Canvas, row: Box, result: Calibration) -> None:
        self._choices.boxes = columns(row, 2, width=480, gap=36)
        words = (_("Try again"), _("Leave")) if result.trouble else (_("Done"), _("Measure again"))
        lights = (canvas.theme.secondary, canvas.theme.gold)
        keys = ("Enter", "→") if self._choices.focus == 0 else ("←", "Enter")
        buttons = [Button(*button) for button in zip(words, keys, lights, strict=True)]
        draw_buttons(canvas, self._choices.boxes, buttons, focus=self._choices.focus)


def lamps_of(result: Calibration, beats_s: Sequence[float], song_s: float) -> list[Lamp]:
    """A lamp for each beat: done when a raise was seen for it, missed when none came in time."""
    seen = {one.beat for one in result.raises}
    missed_before_s = song_s - LATEST_S - 0.3
    return [
        Lamp.DONE if beat in seen else Lamp.MISSED if beat_s < missed_before_s else Lamp.WAITING
        for beat, beat_s in enumerate(beats_s)
    ]


def result_words(result: Calibration, *, is_kept: bool) -> tuple[str, str]:
    """Return the headline and the explanation of a result."""
    if result.trouble is not None or result.latency_s is None:
        return trouble_words(result.trouble or Trouble.TOO_FEW)
    kept = _("Saved: every dance with this camera takes it into account.") if is_kept else ""
    return latency_words(result.latency_s), kept
