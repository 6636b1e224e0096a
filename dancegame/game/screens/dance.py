"""The dance: the mystery dancer leads, the players see themselves, grades pop up, points climb."""

import math
from collections.abc import Sequence

import pygame

from dancegame.core.errors import DanceGameError
from dancegame.core.poses import Pose
from dancegame.core.round import RoundEvent
from dancegame.core.score import Grade
from dancegame.core.song import Song
from dancegame.game.controls import BACK_KEYS, PAUSE_KEYS, pressed
from dancegame.game.dance_run import DanceRun
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.ghost import GhostDancer
from dancegame.game.drawing.hud import PopupRow, draw_score, draw_score_line
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import EMBER, GOLD, MUTED, PINK, VIOLET, Color, mix, slot_color
from dancegame.game.drawing.player import head_place, seen_points
from dancegame.game.drawing.shapes import panel
from dancegame.game.drawing.stage import WIDTH
from dancegame.game.screen import Push, Replace, Screen, Transition
from dancegame.game.screens.begin import to_title
from dancegame.game.screens.failure import FailureScreen
from dancegame.game.screens.message import MessageScreen
from dancegame.game.screens.pause import PauseScreen
from dancegame.game.screens.result import ResultScreen
from dancegame.game.session import Session

DANCER_X = 372
CAMERA_BOX = pygame.Rect(770, 50, 464, 348)
SCORE_RECT = pygame.Rect(744, 434, 500, 110)
UNSEEN_S = 2.0
# Grades above heads; a PERFECT with some room is this many times as wide as high.
MOST_POPUP_PX, LEAST_POPUP_PX, POPUP_WIDTH = 34, 18, 5.5
GOLD_AHEAD_S = 2.0
FAREWELL_S = 1.6
# The shown points close most of the way to the real ones in this time.
COUNTING_S = 0.25
# Behind the mystery dancer, where its arms seldom reach, and clear of the picture.
GHOST_X = 622
GHOST_COMES_S = 1.0
EFFECTS = {Grade.PERFECT: "perfect", Grade.GREAT: "great", Grade.GOOD: "good", Grade.OK: "ok", Grade.MISS: "miss"}


class DanceScreen(Screen):
    """Runs one dance from the first beat to the last and goes on to the result."""

    stage = "dance"
    settled_s = 6.0

    def __init__(self, session: Session, *, slots: Sequence[int]) -> None:
        assert session.current is not None
        assert session.current.feed is not None
        assert session.theatre.framed is not None
        self._session, self._round = session, session.current
        self._feed, self._song = session.current.feed, session.current.song
        self._run = DanceRun(session, session.current, slots=slots)
        self._slots = tuple(slots)
        self._view = CameraView(CAMERA_BOX, is_following=True)
        self._cards = MoveCards(self._song, session.theatre.framed)
        self._popups = {slot: PopupRow() for slot in slots}
        self._points = dict.fromkeys(slots, 0.0)
        self._combo_s = dict.fromkeys(slots, -math.inf)
        self._now_s = self._seen_s = session.parts.clock_s()
        self._ghost: GhostDancer | None = None
        self._ghost_points, self._ghost_since_s = 0.0, 0.0
        self._has_begun = False
        self._over_s: float | None = None

    @property
    def song_s(self) -> float:
        """Where the music is."""
        return self._run.song_s

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        step_s, self._now_s = now_s - self._now_s, now_s
        if not self._has_begun:
            self._has_begun = True
            try:
                self._run.begin()
            except DanceGameError as error:
                return Replace(MessageScreen(self._session, error))
        if self._run.is_held:
            self._run.resume()
            self._seen_s = now_s
        if pressed(events, PAUSE_KEYS | BACK_KEYS) and self._over_s is None:
            self._run.hold()
            return Push(PauseScreen(self, restart=self._restart, leave=lambda: to_title(self._session)))
        for event in self._run.update():
            self._show(event)
        if self._feed.failure and self._over_s is None:
            self._run.hold()
            return Push(FailureScreen(self._session, self._feed))
        self._follow(step_s)
        return self._end()

    def _restart(self) -> Transition:
        self._session.parts.music.stop()
        return Replace(DanceScreen(self._session, slots=self._slots))

    def _show(self, event: RoundEvent) -> None:
        judged = event.judged
        if judged.is_left_out or self._run.is_over:
            return
        self._popups[event.slot].add(judged.grade, self._now_s, is_gold=judged.is_gold)
        if judged.grade not in (Grade.MISS, Grade.OK):
            self._combo_s[event.slot] = self._now_s
        is_gold = judged.is_gold and judged.grade in (Grade.PERFECT, Grade.GREAT)
        self._session.parts.effects.play("gold" if is_gold else EFFECTS[judged.grade])

    def _follow(self, step_s: float) -> None:
        """Let what is shown come after what is true."""
        self._run.count_picture(self._now_s)
        self._view.show(self._feed.picture(), self._players())
        if self._players():
            self._seen_s = self._now_s
        for slot in self._slots:
            self._popups[slot].update(self._now_s)
            self._points[slot] = _closer(self._points[slot], self._run.score(slot).points, step_s)
        self._follow_ghost(step_s)

    def _follow_ghost(self, step_s: float) -> None:
        """Let the ghost come as soon as it is known who it is."""
        called = self._round.ghost
        if self._ghost is None and called is not None and called.done():
            found = called.result()
            self._ghost, self._ghost_since_s = found and GhostDancer(found), self._now_s
        if self._ghost is not None:
            self._ghost_points = _closer(self._ghost_points, self._ghost.points_at(self._shown_s), step_s)

    @property
    def _shown_s(self) -> float:
        """The song second that is shown: the end once the dance is over."""
        return self._run.end_s if self._run.is_over else self._run.song_s

    def _end(self) -> Transition | None:
        if self._run.is_over and self._over_s is None:
            self._over_s = self._now_s
            self._session.report(self._run.report())
        if self._over_s is not None and self._now_s - self._over_s >= FAREWELL_S:
            return Replace(ResultScreen(self._session, self._session.reports[-1]))
        return None

    def draw(self, surface: pygame.Surface) -> None:
        song_s = self._shown_s
        pulse = beat_pulse(song_s, self._song.beats_s)
        self._session.theatre.draw(surface, now_s=self._now_s, song_s=song_s, x=DANCER_X, pulse=pulse)
        self._draw_ghost(surface, song_s)
        _draw_song(surface, self._song, song_s / self._run.end_s)
        self._view.draw(surface, self._players(), color=self._frame_color(pulse))
        self._draw_scores(surface)
        self._cards.draw(surface, song_s, now_s=self._now_s, end_s=self._run.end_s)
        self._draw_gold_call(surface, song_s)
        self._draw_popups(surface)
        if self._over_s is not None:
            write(surface, "Finished!", size_px=96, glow=PINK, center=(DANCER_X, 330))
        elif self._now_s - self._seen_s > UNSEEN_S:
            self._draw_warning(surface)

    def _draw_ghost(self, surface: pygame.Surface, song_s: float) -> None:
        if self._ghost is not None:
            presence = ramp(self._now_s - self._ghost_since_s, 0.0, GHOST_COMES_S)
            self._ghost.draw(surface, song_s=song_s, x=GHOST_X, points=self._ghost_points, presence=presence)

    def _players(self) -> dict[int, Pose]:
        """Those who take part, where they were last seen."""
        players = self._feed.latest.players if self._feed.latest else {}
        return {slot: pose for slot, pose in players.items() if slot in self._slots}

    def _frame_color(self, pulse: float) -> Color:
        base = slot_color(self._slots[0]) if len(self._slots) == 1 else VIOLET
        return mix(mix(base, (20, 16, 40), 0.45), base, round(pulse * 4) / 4)

    def _draw_scores(self, surface: pygame.Surface) -> None:
        if len(self._slots) == 1:
            slot = self._slots[0]
            age_s = self._now_s - self._combo_s[slot]
            draw_score(
                surface,
                self._run.score(slot),
                points=self._points[slot],
                rect=SCORE_RECT,
                combo_since_s=age_s,
                ghost_points=self._ghost_points if self._ghost else None,
            )
            return
        height = min(36, (SCORE_RECT.height + 14) // len(self._slots))
        order = sorted(self._slots, key=lambda slot: -self._run.score(slot).points)
        for row, slot in enumerate(order):
            rect = pygame.Rect(SCORE_RECT.left, SCORE_RECT.top - 18 + row * height, SCORE_RECT.width, height)
            draw_score_line(surface, self._run.score(slot), slot=slot, points=self._points[slot], rect=rect)

    def _draw_popups(self, surface: pygame.Surface) -> None:
        """One player's grades stand below the picture; several players' above their heads."""
        for slot in self._slots:
            if len(self._slots) == 1:
                center, size_px = (float(self._view.rect.centerx), self._view.rect.bottom - 14.0), 64
            else:
                center, size_px = self._above_head(slot), self._popup_px()
            self._popups[slot].draw(surface, self._now_s, center=center, size_px=size_px)

    def _popup_px(self) -> int:
        """Return how large grades may be so that those of neighbours stay apart."""
        room_px = self._view.rect.width / len(self._slots)
        return round(min(MOST_POPUP_PX, max(LEAST_POPUP_PX, room_px / POPUP_WIDTH)))

    def _above_head(self, slot: int) -> tuple[float, float]:
        rect = self._view.rect
        pose = self._feed.latest.players.get(slot) if self._feed.latest else None
        head = head_place(seen_points(pose, self._view.whole_rect)) if pose else None
        if head is None:
            return rect.left + rect.width * (self._slots.index(slot) + 0.5) / len(self._slots), rect.bottom - 20
        (x, y), radius = head
        return x, max(rect.top + 22, y - radius - 26)

    def _draw_gold_call(self, surface: pygame.Surface, song_s: float) -> None:
        for move in self._song.moves:
            ahead_s = (move.start_s + move.end_s) / 2 - song_s
            if move.is_gold and 0 < ahead_s < GOLD_AHEAD_S and move.end_s <= self._run.end_s:
                alpha = round(ramp(GOLD_AHEAD_S - ahead_s, 0.0, 0.3) * 8) / 8
                write(surface, "GOLD MOVE", size_px=40, color=GOLD, glow=GOLD, alpha=alpha, midtop=(DANCER_X, 54))
                return

    def _draw_warning(self, surface: pygame.Surface) -> None:
        rect = pygame.Rect(0, 0, 430, 104)
        rect.center = (self._view.rect.centerx, self._view.rect.centery)
        surface.blit(panel(rect.size, (50, 22, 26), EMBER, edge_px=3), rect)
        write(surface, "I can't see you", size_px=36, midtop=(rect.centerx, rect.top + 10))
        write(
            surface,
            "Step into the picture",
            size_px=22,
            color=MUTED,
            is_bold=False,
            midtop=(rect.centerx, rect.top + 62),
        )


def _closer(shown: float, real: float, step_s: float) -> float:
    """Shown points after step_s more seconds."""
    return shown + (real - shown) * (1 - math.exp(-max(0.0, step_s) / COUNTING_S))


def _draw_song(surface: pygame.Surface, song: Song, share: float) -> None:
    """The thin line of progress at the very top, title and artist under it."""
    pygame.draw.rect(surface, (38, 28, 66), (0, 0, WIDTH, 6))
    pygame.draw.rect(surface, mix(VIOLET, PINK, share), (0, 0, round(WIDTH * min(1.0, max(0.0, share))), 6))
    place = write(surface, song.title, size_px=24, max_width=380, topleft=(24, 16))
    write(
        surface,
        song.artist,
        size_px=20,
        color=MUTED,
        is_bold=False,
        max_width=300,
        midleft=(place.right + 12, place.centery + 1),
    )
