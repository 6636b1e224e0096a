"""The camera check: find a place where the camera sees everyone whole, then three, two, one."""

from collections.abc import Sequence

import numpy as np
import pygame

from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.game.controls import BACK_KEYS, CONFIRM_KEYS, pressed
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.colors import CYAN, GOLD, GREEN, MUTED, NIGHT, VIOLET, WHITE, Color
from dancegame.game.drawing.shapes import bar
from dancegame.game.drawing.tiles import draw_hints
from dancegame.game.live_feed import LiveFeed
from dancegame.game.parts import Mode
from dancegame.game.screen import Push, Replace, Screen, Transition
from dancegame.game.screens.begin import to_title
from dancegame.game.screens.dance import DanceScreen
from dancegame.game.screens.failure import FailureScreen
from dancegame.game.session import Session

WHOLE_CONFIDENCE = 0.5
HOLD_S = 1.0
COUNT_S = 3.0
HINT_AFTER_S = 15.0
DANCER_X = 1074
CAMERA_BOX = pygame.Rect(56, 128, 772, 450)
_TOP = ("left_shoulder", "right_shoulder", "left_hip", "right_hip")
_LEGS = ("left_knee", "right_knee", "left_ankle", "right_ankle")


class ReadyScreen(Screen):
    """Counts down by itself as soon as somebody is seen whole for a moment, or on Enter."""

    stage = "ready"

    def __init__(self, session: Session) -> None:
        assert session.current is not None
        assert session.current.feed is not None
        self._session, self._feed = session, session.current.feed
        self._view = CameraView(CAMERA_BOX)
        self._since_s = self._now_s = session.parts.clock_s()
        self._has_legs = session.theatre.framed is None or session.theatre.framed.has_legs
        self._whole_since_s: float | None = None
        self._seen_s = self._since_s
        self._count_since_s: float | None = None
        self._counted = 0

    @property
    def feed(self) -> LiveFeed:
        """The camera that is being checked."""
        return self._feed

    def is_settled(self, age_s: float) -> bool:
        """The countdown is what the screen is about."""
        return self._count_since_s is not None and self._since_s + age_s > self._count_since_s + COUNT_S / 6

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        self._feed.poll()
        if pressed(events, BACK_KEYS):
            return to_title(self._session)
        if self._feed.failure:
            self._count_since_s = self._whole_since_s = None
            return Push(FailureScreen(self._session, self._feed))
        self._view.show(self._feed.picture(), {})
        self._watch(now_s)
        if self._feed.ready and self._count_since_s is None and (self._is_steady() or pressed(events, CONFIRM_KEYS)):
            self._count_since_s, self._counted, self._seen_s = now_s, 0, now_s
        return self._count(now_s)

    def _watch(self, now_s: float) -> None:
        if self._whole_slots():
            self._seen_s = now_s
            self._whole_since_s = now_s if self._whole_since_s is None else self._whole_since_s
        else:
            self._whole_since_s = None

    def _is_steady(self) -> bool:
        return self._whole_since_s is not None and self._now_s - self._whole_since_s >= HOLD_S

    def _count(self, now_s: float) -> Transition | None:
        if self._count_since_s is None:
            return None
        elapsed_s = now_s - self._count_since_s
        if elapsed_s >= COUNT_S:
            self._session.parts.effects.play("go")
            return Replace(DanceScreen(self._session, slots=self._slots()))
        if int(elapsed_s) + 1 > self._counted:
            self._counted = int(elapsed_s) + 1
            self._session.parts.effects.play("countdown")
        return None

    def _whole_slots(self) -> list[int]:
        latest = self._feed.latest
        if latest is None:
            return []
        return sorted(slot for slot, pose in latest.players.items() if is_whole(pose, has_legs=self._has_legs))

    def _slots(self) -> tuple[int, ...]:
        """Who dances: everyone in the picture; alone, the first."""
        present = self._whole_slots() or sorted(self._feed.latest.players if self._feed.latest else ()) or [0]
        return tuple(present[:1] if self._session.mode is Mode.SOLO else present)

    def draw(self, surface: pygame.Surface) -> None:
        theatre = self._session.theatre
        start_s = theatre.framed.start_s if theatre.framed else 0.0
        theatre.draw(surface, now_s=self._now_s, song_s=start_s, x=DANCER_X, height_px=410)
        write(surface, "Start like this", size_px=28, color=MUTED, midtop=(DANCER_X, 92))
        headline, color = self._status()
        write(surface, headline, size_px=50, glow=color, max_width=1000, midtop=(CAMERA_BOX.centerx, 26))
        players = self._feed.latest.players if self._feed.latest else {}
        self._view.draw(surface, players, color=color)
        self._draw_below(surface)
        if self._count_since_s is not None:
            self._draw_count(surface, self._now_s - self._count_since_s)

    def _status(self) -> tuple[str, Color]:
        if self._feed.ready is None:
            return "One moment…", VIOLET
        if self._count_since_s is not None or self._whole_slots():
            return "Great, I can see you!", GREEN
        if self._feed.latest and self._feed.latest.players:
            return ("Step back a little", GOLD) if self._has_legs else ("Move to the middle", GOLD)
        return "Step into the picture", CYAN

    def _draw_below(self, surface: pygame.Surface) -> None:
        middle = (CAMERA_BOX.centerx, 596)
        if self._feed.ready is None:
            bar(surface, pygame.Rect(middle[0] - 230, 604, 460, 14), self._feed.progress.share, color=CYAN)
            write(surface, self._feed.progress.text, size_px=22, color=MUTED, is_bold=False, midtop=(middle[0], 626))
        elif self._count_since_s is None:
            what = "your whole body is" if self._has_legs else "head, arms and hips are"
            text = f"Step back until {what} in the picture."
            if self._now_s - self._seen_s > HINT_AFTER_S:
                text = "Still nobody to see. More light helps, and two to three metres from the camera."
            write_lines(surface, text, size_px=25, max_width=760, midtop=middle, color=WHITE)
        hints = (("Enter", "start now"), ("Esc", "menu")) if self._feed.ready else (("Esc", "menu"),)
        draw_hints(surface, hints, midbottom=(CAMERA_BOX.centerx, 704))

    def _draw_count(self, surface: pygame.Surface, elapsed_s: float) -> None:
        left = int(COUNT_S - elapsed_s) + 1
        within_s = elapsed_s % 1.0
        scale = round(1.5 - 0.5 * ramp(within_s, 0.0, 0.3), 1)
        alpha = round((1 - ramp(within_s, 0.7, 0.3)) * 8) / 8
        center = self._view.rect.center
        write(surface, str(left), size_px=230, glow=CYAN, outline=NIGHT, scale=scale, alpha=alpha, center=center)


def is_whole(pose: Pose, *, has_legs: bool) -> bool:
    """Return whether the joints that the dance needs are seen well inside the picture."""
    joints = [CANONICAL.index(name) for name in (_TOP + _LEGS if has_legs else _TOP)]
    y = pose.xy[joints, 1]
    is_inside = np.isfinite(y) & (y > 0.0) & (y < 1.0)
    return bool(np.all(is_inside & (pose.confidence[joints] >= WHOLE_CONFIDENCE)))
