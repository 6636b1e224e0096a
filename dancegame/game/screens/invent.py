"""Somebody makes up two bars of dance: called by name and colour, counted in, filmed to the beat."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from statistics import median

from dancegame.core.evening.modes.make_your_move import with_dance
from dancegame.core.evening.outcomes import Chosen, Invented, Outcome, Wish
from dancegame.core.evening.stages import CameraLost, Invent
from dancegame.core.intents import Back, Intent
from dancegame.core.invention import BARS, BEATS_A_BAR, BPM, Unfit, invent
from dancegame.core.pace import Pace
from dancegame.core.poses import Observation
from dancegame.core.song import Dance
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lamps import Lamp, draw_lamps
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.player import seen_points
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.texts import _
from dancegame.texts.words import text_words

CALL_S, WHY_S, DONE_S = 3.0, 4.5, 1.5
# After the last beat, so long the camera may take to deliver what it saw of it.
LATEST_POSES_S = 0.6
# Reopening a camera for the dance that was made up must not hold anybody up for longer.
LONGEST_WAIT_S = 8.0
TRIES = 2
BEATS = BARS * BEATS_A_BAR
BEAT_S = 60.0 / BPM


class _Part(Enum):
    CALL = auto()
    BEATS = auto()
    WHY = auto()
    DONE = auto()


class InventScreen(Screen):
    """Ends with the dance, or with none after the second time that nothing could be made of it."""

    settled_s = CALL_S + BEAT_S * (BEATS_A_BAR + 1)

    def __init__(self, house: House, stage: Invent) -> None:
        assert stage.round.invention is not None, "nobody invents"
        self._house, self._round, self._invention = house, stage.round, stage.round.invention
        house.load(stage.round)
        self._feed = house.open_camera(stage.round)
        self._view = CameraView()
        self._seen: list[Observation] = []
        self._tries, self._unfit = 0, Unfit(is_seen=False)
        self._dance: Dance | None = None
        self._now_s = house.parts.clock_s()
        self._enter(_Part.CALL)

    def _enter(self, part: _Part) -> None:
        self._part, self._since_s = part, self._now_s

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if any(isinstance(intent, Back) for intent in intents):
            self._house.parts.music.stop()
            return Chosen(Wish.MENU)
        self._film()
        if self._feed.failure:
            self._house.parts.music.stop()
            return Interrupt(CameraLost())
        age_s = now_s - self._since_s
        match self._part:
            case _Part.CALL if age_s >= CALL_S and self._feed.ready:
                self._begin()
            case _Part.BEATS if self._beat_s >= BEATS * BEAT_S + LATEST_POSES_S:
                self._judge()
            case _Part.WHY if age_s >= WHY_S:
                if self._tries >= TRIES:
                    return Invented(None)
                self._enter(_Part.CALL)
            case _Part.DONE if age_s >= DONE_S and (self._feed.ready or age_s >= LONGEST_WAIT_S):
                return Invented(self._dance)
        return None

    def resume(self, outcome: Outcome) -> Outcome | None:
        """Begin anew after a lost camera: half a dance is none."""
        if isinstance(outcome, Chosen):
            return outcome
        self._now_s = self._house.parts.clock_s()
        self._enter(_Part.DONE if self._dance else _Part.CALL)
        return None

    @property
    def _beat_s(self) -> float:
        """Seconds since the first beat of the dance; below zero while it counts in."""
        return self._house.parts.music.position_s() - BEATS_A_BAR * BEAT_S

    def _begin(self) -> None:
        self._seen, self._tries = [], self._tries + 1
        self._house.play_beat(bpm=BPM, beats=BEATS_A_BAR + BEATS, counted=BEATS_A_BAR)
        self._feed.cue(self._dance_pace())
        self._enter(_Part.BEATS)

    def _dance_pace(self) -> Pace:
        """The pace of the dance, which begins after the bar that is counted."""
        return self._house.parts.music.pace().later(BEATS_A_BAR * BEAT_S)

    def _film(self) -> None:
        pace = self._dance_pace()
        for seen in self._feed.poll():
            if self._part is _Part.BEATS:
                self._seen.append(Observation(pace.song_s(seen.captured_s), seen.players, seen.ambiguous))

    def _judge(self) -> None:
        self._house.parts.music.stop()
        self._feed.cue(None)
        slot, player = self._invention.slot, text_words(self._invention.player.label)
        made = invent(self._seen, slot=slot, bpm=BPM, title=_("{player}'s move", player=player))
        if isinstance(made, Unfit):
            self._unfit = made
            self._enter(_Part.WHY)
            return
        self._dance = replace(made, song=replace(made.song, artist=player))
        known = with_dance(self._round, self._dance)
        self._house.load(known)
        self._feed = self._house.open_camera(known)
        self._house.parts.effects.play("star_3")
        self._enter(_Part.DONE)

    def draw(self, canvas: Canvas) -> None:
        theme, safe = canvas.theme, canvas.safe
        light, player = theme.player(self._invention.player.color), self._invention.player
        self._house.theatre.draw_empty(canvas, now_s=self._now_s)
        top = (safe.centerx + 50, safe.top)
        head = write(canvas, self._headline(), size=84, glow=light, max_width=safe.width - 160, midtop=top)
        draw_mark(canvas, (head.left - 70, head.centery), 90, color=light, shape=player.shape)
        box = Box(safe.left, head.bottom + 20, safe.width, safe.bottom - head.bottom - 190)
        players = self._feed.latest.players if self._feed.latest else {}
        lights = {slot: light if slot == self._invention.slot else theme.muted for slot in players}
        self._view.show(self._feed.picture(), {}, canvas, box)
        self._view.draw(canvas, players, lights=lights, color=light)
        self._draw_count(canvas)
        if self._part is not _Part.BEATS:
            write_lines(
                canvas,
                self._foot(),
                size=48,
                color=theme.ink,
                max_width=safe.width,
                midtop=(safe.centerx, box.bottom + 30),
            )

    def _draw_count(self, canvas: Canvas) -> None:
        if self._part is not _Part.BEATS:
            return
        theme, beat_s = canvas.theme, self._beat_s
        beat = int((beat_s + BEATS_A_BAR * BEAT_S) / BEAT_S)
        if beat < BEATS_A_BAR:
            count, glow = str(BEATS_A_BAR - beat), theme.secondary
            write(canvas, count, size=300, glow=glow, outline=theme.night, center=self._view.box.center)
            return
        now = min(beat - BEATS_A_BAR, BEATS - 1)
        view = self._view.box
        count = str(now % BEATS_A_BAR + 1)
        # In the corner away from whoever dances: it must not hide what they make up.
        if self._is_on_right:
            left = (view.left + 30, view.top + 10)
            write(canvas, count, size=220, glow=theme.gold, outline=theme.night, topleft=left)
        else:
            right = (view.right - 30, view.top + 10)
            write(canvas, count, size=220, glow=theme.gold, outline=theme.night, topright=right)
        row = Box(canvas.safe.left, canvas.safe.bottom - 140, canvas.safe.width, 100)
        lamps = [Lamp.DONE if place <= now else Lamp.WAITING for place in range(BEATS)]
        draw_lamps(canvas, lamps, box=row)

    @property
    def _is_on_right(self) -> bool:
        """Whether who makes the dance up stands right of the middle in the mirrored picture."""
        pose = self._feed.latest.players.get(self._invention.slot) if self._feed.latest else None
        if pose is None:
            return False
        places = [x for x, _y in seen_points(pose, self._view.whole_box).values()]
        return bool(places) and median(places) > self._view.whole_box.centerx

    def _headline(self) -> str:
        player = text_words(self._invention.player.label)
        match self._part:
            case _Part.WHY:
                return _("That was hard to see") if not self._unfit.is_seen else _("That was hardly a dance")
            case _Part.DONE:
                return _("What a move!")
        return _("{player}, make your move!", player=player)

    def _foot(self) -> str:
        match self._part:
            case _Part.WHY if self._tries >= TRIES:
                return _("It is the next one's turn.")
            case _Part.WHY if self._unfit.is_seen:
                return _("Move more, with arms or legs. Once more!")
            case _Part.WHY:
                return _("Stay in the picture, where I see all of you. Once more!")
            case _Part.DONE:
                return _("Everybody watches it once, then dances it twice.")
        return _("Two bars, whatever you like. The others copy it.")
