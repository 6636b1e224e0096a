"""The calibration: raise your arms on every click, and the game knows how late camera and loudspeakers are."""

import bisect
from collections.abc import Callable, Sequence

import pygame

from dancegame.core.calibration import LATEST_S, Calibration, Trouble
from dancegame.core.calibration_dance import BEATS_S, CLICKS_S, PERIOD_S
from dancegame.core.errors import DanceGameError
from dancegame.core.live import LivePoses
from dancegame.core.poses import Pose
from dancegame.game.calibration_run import CalibrationRun
from dancegame.game.controls import BACK_KEYS, CONFIRM_KEYS, Choices, pressed
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.easing import beat_pulse, pop, ramp
from dancegame.game.drawing.glow import add
from dancegame.game.drawing.lamps import Lamp, draw_lamps
from dancegame.game.drawing.lettering import write, write_lines
from dancegame.game.drawing.colors import (
    CYAN,
    EMBER,
    GLASS,
    GOLD,
    GREEN,
    MUTED,
    NIGHT,
    PINK,
    VIOLET,
    WHITE,
    Color,
    dim,
    mix,
)
from dancegame.game.drawing.shapes import bar, panel, panel_light
from dancegame.game.drawing.tiles import draw_button, draw_hints
from dancegame.game.screen import Push, Quit, Replace, Screen, Transition
from dancegame.game.screens.failure import FailureScreen
from dancegame.game.screens.message import MessageScreen
from dancegame.game.screens.ready import is_whole
from dancegame.game.session import Session

CAMERA_BOX = pygame.Rect(60, 122, 720, 405)
MIDDLE_X = CAMERA_BOX.centerx
DANCER_X, DANCER_HEIGHT_PX = 1040, 452
LAMPS_Y = 604
HOLD_S = 1.5
# How long the result of an unattended calibration is shown, and how often one is tried.
FAREWELL_S = 1.5
UNATTENDED_TRIES = 3
# Below this nobody would notice, and a measurement of eight raises cannot tell.
IN_TIME_S = 0.015
TROUBLES = {
    Trouble.TOO_FEW: (
        "I saw too few raises",
        "Step back until your raised arms are in the picture, and lift them high.",
    ),
    Trouble.SCATTERED: ("The raises came at different times", "Listen to the bright click: your arms arrive with it."),
    Trouble.OFF_BEAT: ("You were between the clicks", "Your arms go up on the bright click and down on the soft one."),
}


class CalibrateScreen(Screen):
    """Waits until somebody is seen, counts in, watches the raises, says what it found.

    session: of the calibration's own song. report: takes each result. is_unattended: leave after a result, and after
    a bad one try again first.
    """

    stage = "calibrate"
    settled_s = 3600.0

    def __init__(self, session: Session, *, report: Callable[[Calibration], None], is_unattended: bool = False) -> None:
        assert session.current is not None
        feed = session.open_camera()
        assert feed is not None
        self._session, self._round, self._feed = session, session.current, feed
        self._report, self._is_unattended = report, is_unattended
        self._view = CameraView(CAMERA_BOX)
        self._now_s = session.parts.clock_s()
        self._steady_since_s: float | None = None
        self._run: CalibrationRun | None = None
        self._over_s: float | None = None
        self._tries = 0
        self._choices = Choices(
            [pygame.Rect(368, 600, 264, 70), pygame.Rect(656, 600, 264, 70)],
            has_numbers=False,
            effects=session.parts.effects,
        )

    @property
    def result(self) -> Calibration | None:
        """What was found, None while it is not over."""
        return self._run.result if self._run and self._over_s is not None else None

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        if pressed(events, BACK_KEYS):
            return Quit()
        transition = self._go_on(events)
        if self._feed.failure:
            self._give_up()
            return Push(FailureScreen(self._session, self._feed))
        return transition

    def _go_on(self, events: Sequence[pygame.event.Event]) -> Transition | None:
        if self._over_s is not None:
            return self._leave(events)
        if self._run is None:
            return self._wait(is_hurried=pressed(events, CONFIRM_KEYS))
        self._run.update()
        self._show()
        if self._run.is_over:
            self._over_s = self._now_s
            self._choices.focus = 0
            self._session.parts.effects.play("wrong" if self._run.result.trouble else "right")
            self._report(self._run.result)
        return None

    def _wait(self, *, is_hurried: bool) -> Transition | None:
        self._feed.poll()
        self._show()
        is_seen = any(is_whole(pose, has_legs=False) for pose in self._players().values())
        if not (self._feed.ready and is_seen):
            self._steady_since_s = None
        elif self._steady_since_s is None:
            self._steady_since_s = self._now_s
        is_steady = self._steady_since_s is not None and self._now_s - self._steady_since_s >= HOLD_S
        return self._begin() if self._feed.ready and (is_steady or is_hurried) else None

    def _begin(self) -> Transition | None:
        self._run, self._over_s = CalibrationRun(self._session, self._round), None
        self._tries += 1
        try:
            self._run.begin()
        except DanceGameError as error:
            return Replace(MessageScreen(self._session, error))
        return None

    def _give_up(self) -> None:
        """Begin anew once the camera is back."""
        if self._run and not self._run.is_over:
            self._run.stop()
            self._run = None
        self._steady_since_s = None

    def _leave(self, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._feed.poll()
        self._show()
        assert self._over_s is not None
        if self._is_unattended:
            if self._now_s - self._over_s < FAREWELL_S:
                return None
            return self._begin() if self._has_trouble and self._tries < UNATTENDED_TRIES else Quit()
        chosen = self._choices.choose(events)
        is_again = chosen == (0 if self._has_trouble else 1)
        if chosen is None:
            return None
        return self._begin() if is_again else Quit()

    @property
    def _has_trouble(self) -> bool:
        return self._run is not None and self._run.result.trouble is not None

    def _show(self) -> None:
        self._view.show(self._feed.picture(), {})

    def _players(self) -> dict[int, Pose]:
        latest: LivePoses | None = self._feed.latest
        return dict(latest.players) if latest else {}

    def draw(self, surface: pygame.Surface) -> None:
        if self._over_s is not None and self._run is not None:
            self._session.theatre.draw_empty(surface, now_s=self._now_s)
            self._draw_result(surface, self._run.result, self._now_s - self._over_s)
            return
        # Until it begins the dancer shows what to do.
        song_s = self._run.song_s if self._run else BEATS_S[0] - PERIOD_S / 2 + self._now_s % PERIOD_S
        pulse = beat_pulse(song_s, CLICKS_S, fade_s=0.5) if self._run else 0.0
        self._session.theatre.draw(
            surface, now_s=self._now_s, song_s=song_s, x=DANCER_X, pulse=pulse, height_px=DANCER_HEIGHT_PX
        )
        self._draw_ring(surface, pulse)
        headline, color = self._headline()
        write(surface, headline, size_px=54, glow=color, max_width=1180, midtop=(640, 22))
        self._view.draw(surface, self._players(), color=mix(dim(color, 0.5), WHITE, round(pulse * 4) / 5))
        if self._run is None:
            self._draw_waiting(surface)
        else:
            self._draw_call(surface, song_s)
            lamps = lamps_of(self._run.result, self._round.song.beats_s, song_s)
            draw_lamps(surface, lamps, middle=(MIDDLE_X, LAMPS_Y))
            text = "Let your arms arrive at the top together with the bright click"
            write(surface, text, size_px=26, color=MUTED, is_bold=False, midtop=(MIDDLE_X, LAMPS_Y + 44))

    def _headline(self) -> tuple[str, Color]:
        if self._feed.ready is None:
            return "One moment…", VIOLET
        if self._run is not None:
            return "Raise both arms on every click", PINK
        if self._players():
            return "Great, I can see you!", GREEN
        return "Step into the picture", CYAN

    def _draw_waiting(self, surface: pygame.Surface) -> None:
        if self._feed.ready is None:
            bar(surface, pygame.Rect(MIDDLE_X - 230, 584, 460, 14), self._feed.progress.share, color=CYAN)
            write(surface, self._feed.progress.text, size_px=24, color=MUTED, is_bold=False, midtop=(MIDDLE_X, 606))
        else:
            text = (
                "Stand so that your raised arms are in the picture. Then raise them with the clicks, like the dancer."
            )
            write_lines(surface, text, size_px=28, max_width=740, midtop=(MIDDLE_X, 560), color=WHITE)
        hints = (("Enter", "start now"), ("Esc", "leave")) if self._feed.ready else (("Esc", "leave"),)
        draw_hints(surface, hints, midbottom=(MIDDLE_X, 704))

    def _draw_ring(self, surface: pygame.Surface, pulse: float) -> None:
        """The big pulse: a frame of light around the dancer that leaps with every click."""
        if pulse < 0.05:
            return
        level = round(pulse * 8) / 8
        rect = pygame.Rect(0, 0, 440, 540)
        rect.center = (DANCER_X, 378)
        light = panel_light(rect.size, dim(PINK, level), radius=60)
        add(surface, light, light.get_rect(center=rect.center).topleft)
        pygame.draw.rect(surface, mix(NIGHT, mix(PINK, WHITE, 0.4), level), rect, width=5, border_radius=60)

    def _draw_call(self, surface: pygame.Surface, song_s: float) -> None:
        """Three, two, one, and then the word that goes with every click."""
        click = bisect.bisect_right(CLICKS_S, song_s) - 1
        if click < 0:
            return
        age_s = song_s - CLICKS_S[click]
        left = len(CLICKS_S) - len(self._round.song.beats_s) - click
        alpha = round((1 - ramp(age_s, 0.42, 0.3)) * 8) / 8
        scale = round(pop(age_s, -0.1, 0.3) * 20) / 20
        word, size_px = (str(left), 210) if left > 0 else ("UP!", 130)
        center = self._view.rect.center if left > 0 else (self._view.rect.centerx, self._view.rect.bottom - 66)
        write(surface, word, size_px=size_px, glow=CYAN, outline=NIGHT, alpha=alpha, scale=scale, center=center)

    def _draw_result(self, surface: pygame.Surface, result: Calibration, age_s: float) -> None:
        color, headline, text = result_words(result, is_kept=self._session.parts.latencies is not None)
        rect = pygame.Rect(110, 70, 1060, 490)
        surface.blit(panel(rect.size, GLASS, color, radius=34, edge_px=3, alpha=232), rect)
        scale = round(pop(age_s, 0.0, 0.4) * 20) / 20
        if result.latency_s is not None:
            number = f"{result.latency_s * 1000:.0f} ms"
            write(surface, number, size_px=120, glow=color, scale=scale, center=(640, 186))
        else:
            write(surface, "Once more", size_px=92, glow=color, scale=scale, center=(640, 176))
        y = write_lines(surface, headline, size_px=40, max_width=960, midtop=(640, 268), color=WHITE, is_bold=True)
        write_lines(surface, text, size_px=28, max_width=980, midtop=(640, y + 10), color=MUTED)
        lamps = lamps_of(result, self._round.song.beats_s, float("inf"))
        draw_lamps(surface, lamps, middle=(640, rect.bottom - 70))
        if not self._is_unattended:
            self._draw_buttons(surface)

    def _draw_buttons(self, surface: pygame.Surface) -> None:
        words = ("Try again", "Leave") if self._has_trouble else ("Done", "Measure again")
        for number, (rect, text, color) in enumerate(zip(self._choices.rects, words, (CYAN, GOLD), strict=True)):
            is_lit = number == self._choices.focus
            draw_button(
                surface, rect, text, key="Enter" if is_lit else "→" if number else "←", color=color, is_lit=is_lit
            )


def lamps_of(result: Calibration, beats_s: Sequence[float], song_s: float) -> list[Lamp]:
    """A lamp for each beat: done when a raise was seen for it, missed when none came in time."""
    seen = {one.beat for one in result.raises}
    missed_before_s = song_s - LATEST_S - 0.3
    return [
        Lamp.DONE if beat in seen else Lamp.MISSED if beat_s < missed_before_s else Lamp.WAITING
        for beat, beat_s in enumerate(beats_s)
    ]


def result_words(result: Calibration, *, is_kept: bool) -> tuple[Color, str, str]:
    """Return the colour, headline and explanation of a result."""
    if result.trouble is not None or result.latency_s is None:
        return EMBER, *TROUBLES[result.trouble or Trouble.TOO_FEW]
    kept = "Saved: every dance with this camera takes it into account." if is_kept else ""
    return GREEN, latency_words(result.latency_s), kept


def latency_words(latency_s: float) -> str:
    """Say in plain words how late camera and loudspeakers are."""
    if abs(latency_s) < IN_TIME_S:
        return "Your camera and speakers are right in time."
    side = "behind" if latency_s > 0 else "ahead"
    return f"Your camera and speakers are {abs(latency_s) * 1000:.0f} ms {side}."
