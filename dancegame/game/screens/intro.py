"""The very first start: the camera, where to stand, the sound; three steps that can be skipped."""

from collections.abc import Sequence
from contextlib import suppress
from enum import IntEnum

from dancegame.core.errors import InputError
from dancegame.core.evening.outcomes import Outcome, Seen
from dancegame.core.intents import Back, Choose, Drag, Intent, Move, Press
from dancegame.core.poses import Pose
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.shapes import bar, draw_dots
from dancegame.game.drawing.tiles import draw_hints
from dancegame.game.drawing.waiting import draw_waiting
from dancegame.game.house import House
from dancegame.game.live_feed import LiveFeed
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.ready import is_whole
from dancegame.game.screens.setting_rows import SHARE_STEP, SettingRow, rows_of
from dancegame.texts import _
from dancegame.texts.words import error_words

SOUND_EVERY_S = 1.6
CHANGES = "← →"


class Step(IntEnum):
    """What is explained, one after the other."""

    CAMERA = 0
    PLACE = 1
    SOUND = 2


class IntroScreen(Screen):
    """Enter goes on, left and right change what the step is about, Esc skips everything."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._feed: LiveFeed = house.open_clicks()[0]
        self._view = CameraView()
        self._step = Step.CAMERA
        self._now_s = house.parts.clock_s()
        self._sounded_s = self._now_s
        self._gauge, self._hints = Box(0, 0, 0, 0), dict[str, Box]()

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        self._feed.poll()
        for intent in intents:
            match intent:
                case Back():
                    return self._end()
                case Move(right=right) if right:
                    self._change(right)
                case Press(x, y) if self._hit("Esc", x, y):
                    return self._end()
                case Press(x, y) if self._hit(CHANGES, x, y):
                    self._change(1)
                case Press(x, y) | Drag(x, y) if self._step is Step.SOUND and self._gauge.collidepoint(x, y):
                    self._turn_to((x - self._gauge.left) / self._gauge.width)
                case Choose() | Press():
                    if self._step is Step.SOUND:
                        return self._end()
                    self._step = Step(self._step + 1)
                    self._house.parts.effects.play("menu_select")
        if self._step is Step.SOUND and now_s - self._sounded_s >= SOUND_EVERY_S:
            self._sounded_s = now_s
            self._house.parts.effects.play("right")
        return None

    def _change(self, step: int) -> None:
        match self._step:
            case Step.CAMERA:
                self._keep("camera", self._row("camera").stepped(step))
                self._house.close_camera()
                self._feed = self._house.open_clicks()[0]
            case Step.SOUND:
                self._turn_to(self._house.settings.effects_volume + step * SHARE_STEP)

    def _row(self, name: str) -> SettingRow:
        return next(row for row in rows_of(self._house) if row.name == name)

    def _turn_to(self, share: float) -> None:
        volume = self._row("effects_volume").at_share(share)
        for name in ("effects_volume", "music_volume"):
            self._keep(name, volume)

    def _keep(self, name: str, value: object) -> None:
        """Use another value; where nothing can be written that is said once, at the end."""
        with suppress(InputError):
            self._house.change(name, value)

    def _hit(self, key: str, x: float, y: float) -> bool:
        """Whether a click is on the hint of a key."""
        return key in self._hints and self._hints[key].collidepoint(x, y)

    def _end(self) -> Outcome:
        self._house.change("has_seen_intro", True)
        self._house.close_round()
        return Seen()

    def _players(self) -> dict[int, Pose]:
        return dict(self._feed.latest.players) if self._feed.latest else {}

    def draw(self, canvas: Canvas) -> None:
        theme, safe = canvas.theme, canvas.safe
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        head = write(canvas, self._headline(), size=84, glow=theme.primary, max_width=safe.width, midtop=safe.midtop)
        said = write_lines(
            canvas, self._words(), size=46, max_width=0.86 * safe.width, midtop=(safe.centerx, head.bottom),
            color=theme.ink,
        )  # fmt: skip
        foot = Box(safe.left, safe.bottom - 110, safe.width, 110)
        middle = Box(safe.left, said + 24, safe.width, foot.top - said - 48)
        if self._step is Step.SOUND:
            self._draw_volume(canvas, middle)
        else:
            self._draw_camera(canvas, middle)
        draw_dots(canvas, (safe.centerx, foot.top + 14), count=len(Step), lit=int(self._step), color=theme.primary)
        go_on = _("start") if self._step is Step.SOUND else _("go on")
        hints = [("Enter", go_on), ("Esc", _("skip"))]
        if self._step is not Step.PLACE:
            hints.insert(1, (CHANGES, _("change")))
        places = draw_hints(canvas, tuple(hints), midbottom=foot.midbottom)
        self._hints = {key: place for (key, _text), place in zip(hints, places, strict=False)}

    def _headline(self) -> str:
        match self._step:
            case Step.CAMERA:
                return _("Hello! This is what I see")
            case Step.PLACE:
                return _("Where you dance")
            case Step.SOUND:
                return _("Do you hear me?")

    def _words(self) -> str:
        match self._step:
            case Step.CAMERA if self._feed.failure is not None:
                return " ".join(error_words(self._feed.failure))
            case Step.PLACE if self._feed.failure is not None:
                return _("I see nothing without a camera. You can connect one later, and guess songs meanwhile.")
            case Step.CAMERA:
                return _("Your pictures never leave this computer. Only the positions of your joints are kept.")
            case Step.PLACE if any(is_whole(pose, has_legs=True) for pose in self._players().values()):
                return _("Perfect: I see you from head to toe.")
            case Step.PLACE:
                return _("Step back two or three metres, until I see you from head to toe. More light helps.")
            case Step.SOUND:
                return _("Turn it up until it feels like a party.")

    def _draw_camera(self, canvas: Canvas, box: Box) -> None:
        players, theme = self._players(), canvas.theme
        self._view.show(self._feed.picture(), {}, canvas, box)
        lights = {slot: theme.player(slot) for slot in players}
        self._view.draw(canvas, players, lights=lights, color=theme.good if players else theme.secondary)
        if self._feed.ready is None and self._feed.failure is None:
            gauge = Box(box.centerx - 340, box.centery + 60, 680, 20)
            draw_waiting(canvas, gauge, self._feed.progress.share, self._now_s, color=theme.secondary)
            middle = (box.centerx, gauge.bottom + 16)
            write(canvas, self._feed.progress_text, size=44, outline=theme.night, midtop=middle)
        elif self._step is Step.CAMERA:
            name = self._row("camera").words
            bottom = (box.centerx, box.bottom - 16)
            write(canvas, name, size=44, outline=theme.night, max_width=box.width, midbottom=bottom)

    def _draw_volume(self, canvas: Canvas, box: Box) -> None:
        share, theme = self._house.settings.effects_volume, canvas.theme
        gauge = Box(box.centerx - 420, box.centery - 24, 840, 48)
        # Easy to hit, and a little beyond its ends too.
        self._gauge = gauge.inflate(40, 60)
        bar(canvas, gauge, share, color=theme.primary)
        percent = _("{percent} %", percent=round(100 * share))
        write(canvas, percent, size=84, glow=theme.primary, midtop=(box.centerx, box.centery + 50))
