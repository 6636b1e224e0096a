"""The camera check: find a place where the camera sees everyone whole, then three, two, one."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

import numpy as np

from dancegame.core.ease import Ease
from dancegame.core.evening.calls import RULES
from dancegame.core.evening.outcomes import Chosen, Gathered, Outcome, Wish
from dancegame.core.evening.players import Player, seat
from dancegame.core.evening.stages import CameraLost, Ready
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Choose, Intent, Join
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.core.texts import N_
from dancegame.game.countdown import COUNTS, countdown_to
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.layout import stand_apart
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.name_tag import draw_tag, feet_place, tag_box
from dancegame.game.drawing.theme import Theme
from dancegame.game.drawing.tiles import draw_hints
from dancegame.game.drawing.waiting import draw_waiting
from dancegame.game.house import House
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.ready_call import ReadyCall, draw_hand_ring
from dancegame.game.screens.seat_offer import SeatOffer
from dancegame.texts import _

WHOLE_CONFIDENCE = 0.5
HOLD_S = 1.0
HINT_AFTER_S = 15.0
LOST_S = 1.5
FOOT_HEIGHT = 196.0
NAME_ROOM, RING = 320.0, 110.0
EASE_RULES = {
    Ease.NO_JUMPS: N_("Stay on the ground: jumps do not count."),
    Ease.SEATED: N_("Seated: legs do not count."),
}
_TOP = ("left_shoulder", "right_shoulder", "left_hip", "right_hip")
# Of somebody who sits, maybe behind a table.
_SEATED = ("nose", "left_shoulder", "right_shoulder")
_LEGS = ("left_knee", "right_knee", "left_ankle", "right_ankle")


class Seen(Enum):
    """What the camera sees of those who want to dance."""

    WAKING = auto()
    NOBODY = auto()
    PARTLY = auto()
    WHOLE = auto()
    STARTING = auto()


class ReadyScreen(Screen):
    """Counts down by itself as soon as somebody is seen whole for a moment, or on a choice.

    Where a party has players, they dance, and whoever raises a hand now; others only watch.
    """

    def __init__(self, house: House, stage: Ready) -> None:
        self._house, self._stage = house, stage
        self._countdown = countdown_to(house.load(stage.round).song)
        self._feed = house.open_camera(stage.round)
        self._view = CameraView()
        self._since_s = self._now_s = self._seen_s = house.parts.clock_s()
        framed = house.theatre.framed
        self._needs_legs = framed is None or framed.has_legs
        self._start_s = framed.start_s if framed else 0.0
        self._whole_since_s: float | None = None
        self._count_since_s: float | None = None
        self._counted = 0
        self._last_s: dict[int, float] = {}
        here = {slot for slot, player in stage.players.items() if player.number not in stage.away}
        self._offer = SeatOffer(house) if stage.round.most_players == 1 and self._needs_legs else None
        self._ease = house.terms().ease
        self._members = here if stage.round.most_players > 1 else set()
        self._call = ReadyCall(house, self._feed, stage.players, self._members)

    def is_settled(self, age_s: float) -> bool:
        """The countdown is what the screen is about."""
        first_s = self._countdown.step_s / 2
        return self._count_since_s is not None and self._since_s + age_s > self._count_since_s + first_s

    @property
    def want(self) -> Want:  # type: ignore[override]
        """Who joins; nobody points while hands are asked for."""
        return Want.JOIN if self._call.player is None else Want.DANCE

    @property
    def seats(self) -> dict[int, Player] | None:
        """Who is in, those who have just raised a hand as well; nobody alone, whose raised hand asks for the chair."""
        if self._offer:
            return {}
        seated = seat(self._stage.players, sorted(self._members))
        return {slot: seated[slot] for slot in sorted(self._members)} if self._members else None

    def under(self, x: float, y: float) -> None:
        """Nothing is pointed at: everybody takes their place."""

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        is_for_call = self._call.update(intents, self._view.whole_box)
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        for intent in intents:
            if isinstance(intent, Join) and not self._call.is_echo():
                self._join(intent.slot)
        if self._feed.failure:
            self._count_since_s = self._whole_since_s = None
            return Interrupt(CameraLost())
        self._watch(now_s)
        if self._offer and self._count_since_s is None and self._offer.update(now_s, self._players, intents):
            self._ease = self._house.terms().ease
        if self._call.player is not None:
            self._count_since_s = None
        is_wanted = not is_for_call and any(isinstance(intent, Choose) for intent in intents)
        if self._feed.ready and self._count_since_s is None and (self._is_steady() or is_wanted):
            self._count_since_s, self._counted, self._seen_s = now_s, 0, now_s
        return self._count(now_s)

    def _join(self, slot: int) -> None:
        if not self._members or slot in self._members:
            return
        self._members.add(slot)
        self._call.welcome(slot, seat(self._stage.players, sorted(self._members))[slot])
        self._house.parts.effects.play("menu_select")
        pose = self._players.get(slot)
        if pose is not None:
            self._house.portraits[seat(self._stage.players, sorted(self._members))[slot].number] = pose

    def resume(self, outcome: Outcome) -> Outcome | None:
        return outcome if isinstance(outcome, Chosen) else None

    def _watch(self, now_s: float) -> None:
        self._last_s |= dict.fromkeys(self._players, now_s)
        if self._whole_slots():
            self._seen_s = now_s
            self._whole_since_s = now_s if self._whole_since_s is None else self._whole_since_s
        else:
            self._whole_since_s = None

    def _is_steady(self) -> bool:
        return not self._call.is_on and self._whole_since_s is not None and self._now_s - self._whole_since_s >= HOLD_S

    def _count(self, now_s: float) -> Outcome | None:
        if self._count_since_s is None:
            return None
        elapsed_s = now_s - self._count_since_s
        if elapsed_s >= self._countdown.length_s:
            self._house.parts.effects.play("go")
            self._portray(self._slots())
            judged = self._house.judged(self._house.load(self._stage.round))
            return Gathered(self._slots(), moves=judged.song.moves)
        if self._countdown.count(elapsed_s) > self._counted:
            self._counted = self._countdown.count(elapsed_s)
            self._house.parts.effects.play("countdown")
        return None

    def _portray(self, slots: tuple[int, ...]) -> None:
        """Keep how those of a party stand who have not raised a hand."""
        if self._stage.round.most_players < 2:
            return
        players, seen = seat(self._stage.players, slots), self._players
        for slot in slots:
            if slot in seen:
                self._house.portraits.setdefault(players[slot].number, seen[slot])

    @property
    def _players(self) -> dict[int, Pose]:
        return dict(self._feed.latest.players) if self._feed.latest else {}

    def _dancers(self) -> dict[int, Pose]:
        """Who wants to dance: those who are in; everybody where none of them is here."""
        seen = self._players
        return {slot: seen[slot] for slot in seen if slot in self._members} or seen

    def _whole_slots(self) -> list[int]:
        return sorted(slot for slot, pose in self._dancers().items() if self._is_whole(pose))

    def _is_whole(self, pose: Pose) -> bool:
        return are_inside(pose, _SEATED) if self._is_seated else is_whole(pose, has_legs=self._needs_legs)

    @property
    def _is_seated(self) -> bool:
        return self._house.settings.ease is Ease.SEATED

    def _slots(self) -> tuple[int, ...]:
        """Who dances: everyone in the picture, as many as the round has room for.

        Who is in dances even where a leg or, for a moment, all of them is hidden.
        """
        here = [slot for slot in sorted(self._members) if self._now_s - self._last_s.get(slot, -LOST_S) < LOST_S]
        present = here or self._whole_slots() or sorted(self._dancers()) or [0]
        return tuple(present[: self._stage.round.most_players])

    def _seen(self) -> Seen:
        if self._feed.ready is None:
            return Seen.WAKING
        if self._count_since_s is not None:
            return Seen.STARTING
        players = self._dancers()
        if not players:
            return Seen.NOBODY
        return Seen.WHOLE if len(self._whole_slots()) == len(players) else Seen.PARTLY

    def draw(self, canvas: Canvas) -> None:
        seeing, dancing = canvas.halves(first=0.5 if canvas.is_upright else 0.66)
        theatre, box = self._house.theatre, dancing.inflate(-40, -0.24 * dancing.height)
        theatre.draw(canvas, now_s=self._now_s, song_s=self._start_s, box=box)
        theatre.draw_before(canvas, self, lambda: self._draw_told(canvas, seeing, dancing))

    def _draw_told(self, canvas: Canvas, seeing: Box, dancing: Box) -> None:
        """Draw everything but the scene and the dancer."""
        self._draw_words(canvas, dancing)
        seeing = seeing.clip(canvas.safe)
        seen, theme = self._seen(), canvas.theme
        headline, color = _status(seen, theme, is_seated=self._is_seated, has_legs=self._needs_legs)
        called = self._call.player
        if called is not None:
            color, head = theme.player(called.color), self._call.draw_head(canvas, seeing)
        else:
            top = (seeing.centerx, seeing.top)
            head = write(canvas, headline, size=76, glow=color, max_width=seeing.width, midtop=top)
        box = Box(seeing.left, head.bottom + 16, seeing.width, seeing.bottom - FOOT_HEIGHT - 24 - head.bottom - 16)
        players, dancers = self._players, self._dancers()
        looks = {slot: player.color for slot, player in seat(self._stage.players, sorted(dancers)).items()}
        unnamed = self._call.unnamed() & looks.keys()
        lights = {slot: theme.player(looks[slot]) if slot in dancers else theme.muted for slot in players}
        lights |= dict.fromkeys(unnamed & lights.keys(), theme.ink)
        self._view.show(self._feed.picture(), {}, canvas, box)
        self._view.draw(canvas, players, lights=lights, color=color)
        if self._stage.round.most_players > 1:
            seats = seat(self._stage.players, sorted(dancers))
            self._draw_names(canvas, {slot: seats[slot] for slot in seats if slot not in unnamed})
            self._call.draw_hands(canvas, players, self._view.box, self._view.whole_box)
        # What is said of the picture stands under it, and in the middle of what is left.
        foot = Box(seeing.left, 0, seeing.width, FOOT_HEIGHT)
        foot.top = (self._view.box.bottom + 24 + seeing.bottom - foot.height) / 2
        self._draw_below(canvas, foot, seen)
        if self._offer and self._count_since_s is None:
            self._offer.draw(canvas, self._view.box)
        if self._count_since_s is not None:
            self._draw_count(canvas, self._now_s - self._count_since_s)

    def _draw_names(self, canvas: Canvas, seats: Mapping[int, Player]) -> None:
        """At everybody's feet who they are; above others how far their raised hand has come."""
        view, seen, tags = self._view.box, self._players, {}
        for slot, pose in seen.items():
            feet = feet_place(pose, self._view.whole_box)
            if slot in seats and feet is not None:
                tags[slot] = tag_box(canvas, seats[slot], room=NAME_ROOM)
                tags[slot].midtop = (feet[0], feet[1] + 8)
            ring = self._house.rings.get(slot + 1, 0.0)
            is_new = slot not in self._members and self._members
            if is_new and self._call.player is None and ring > 0:
                whole = self._view.whole_box
                draw_hand_ring(canvas, pose, view, whole, size=RING, color=None, progress=ring)
        for slot, box in stand_apart(tags, view.inflate(-16, -12)).items():
            draw_tag(canvas, box, seats[slot], color=canvas.theme.player(seats[slot].color))

    def _draw_words(self, canvas: Canvas, box: Box) -> None:
        """Say what the dancer is there for, and what is special."""
        text = _("Start like this")
        # Above raised hands.
        top = (box.centerx, max(box.top, canvas.safe.top) + 16)
        write(canvas, text, size=46, color=canvas.theme.muted, max_width=box.width - 30, midtop=top)
        twist = self._stage.round.twist
        rules = [_(RULES[twist])] if twist else []
        rules += [_(EASE_RULES[self._ease])] if self._ease in EASE_RULES else []
        if rules:
            # Under the dancer's feet.
            top = (box.centerx, box.top + 0.8 * box.height)
            color, width, size = canvas.theme.secondary, box.width - 60, 44 if len(rules) == 1 else 36
            write_lines(canvas, " ".join(rules), size=size, max_width=width, midtop=top, color=color, is_bold=True)

    def _draw_below(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        theme = canvas.theme
        if seen is Seen.WAKING:
            gauge, share = Box(box.centerx - 340, box.top + 10, 680, 20), self._feed.progress.share
            draw_waiting(canvas, gauge, share, self._now_s, color=theme.secondary)
            top = (box.centerx, box.top + 46)
            write(canvas, self._feed.progress_text, size=38, color=theme.muted, is_bold=False, midtop=top)
        elif self._call.player is not None:
            self._call.draw_reason(canvas, box)
        elif self._count_since_s is None:
            text = self._advice(seen)
            write_lines(canvas, text, size=40, max_width=box.width, midtop=box.midtop, color=theme.ink)
        on = _("go on without") if self._call.player else _("start now")
        hints = (("Enter", on), ("Esc", _("menu"))) if self._feed.ready else (("Esc", _("menu")),)
        draw_hints(canvas, hints, midbottom=box.midbottom)

    def _advice(self, seen: Seen) -> str:
        """One message, the true one."""
        if seen is Seen.WHOLE:
            return _("Stay like this.")
        if self._offer and self._offer.is_open:
            return _("Step back until your whole body is in the picture, or raise a hand to sit and dance.")
        if self._is_seated and seen is Seen.PARTLY:
            return _("Move until head and shoulders are in the picture.")
        if self._now_s - self._seen_s > HINT_AFTER_S:
            return _("I still see nobody. More light helps, and two to three metres from the camera.")
        if self._needs_legs:
            return _("Step back until your whole body is in the picture.")
        return _("Move until head, arms and hips are in the picture.")

    def _draw_count(self, canvas: Canvas, elapsed_s: float) -> None:
        left = COUNTS + 1 - self._countdown.count(elapsed_s)
        within = self._countdown.within(elapsed_s)
        scale = round(1.5 - 0.5 * ramp(within, 0.0, 0.3), 1)
        alpha = round((1 - ramp(within, 0.7, 0.3)) * 8) / 8
        theme, center = canvas.theme, self._view.box.center
        write(
            canvas, str(left), size=340, glow=theme.secondary, outline=theme.night, scale=scale, alpha=alpha,
            center=center,
        )  # fmt: skip


def _status(seen: Seen, theme: Theme, *, is_seated: bool, has_legs: bool) -> tuple[str, Color]:
    match seen:
        case Seen.WAKING:
            return _("One moment…"), theme.ambient
        case Seen.NOBODY:
            return _("Step into the picture"), theme.secondary
        case Seen.PARTLY:
            return _("Step back a little") if has_legs and not is_seated else _("Move to the middle"), theme.gold
        case Seen.WHOLE:
            return _("Great, I can see you!"), theme.good
        case Seen.STARTING:
            return _("Here we go!"), theme.good


def is_whole(pose: Pose, *, has_legs: bool) -> bool:
    """Return whether the joints that the dance needs are seen well inside the picture."""
    return are_inside(pose, _TOP + _LEGS if has_legs else _TOP)


def are_inside(pose: Pose, names: Sequence[str]) -> bool:
    """Return whether these joints are seen well inside the picture."""
    joints = [CANONICAL.index(name) for name in names]
    y = pose.xy[joints, 1]
    is_inside = np.isfinite(y) & (y > 0.0) & (y < 1.0)
    return bool(np.all(is_inside & (pose.confidence[joints] >= WHOLE_CONFIDENCE)))
