"""The dance: the mystery dancer leads, the players see themselves, grades pop up, points climb."""

import math
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from dancegame.core.evening.calls import Call, Moment, call_at, make_calls
from dancegame.core.evening.outcomes import Chosen, Danced, Outcome, Wish
from dancegame.core.evening.rounds import Twist
from dancegame.core.evening.stages import CameraLost, Dance, Pause
from dancegame.core.gestures.watch import Want
from dancegame.core.ghost import Ghost
from dancegame.core.intents import Back, Intent
from dancegame.core.intents import Pause as PauseIntent
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.round import RoundEvent
from dancegame.core.score import Grade
from dancegame.game.dance_run import DanceRun
from dancegame.game.dance_sounds import DanceSounds
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.ghost import GhostDancer
from dancegame.game.drawing.hud import PopupRow
from dancegame.game.errands import Errands
from dancegame.game.house import House
from dancegame.game.parts import RoundReport
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.dance_picture import DancePicture, Shown
from dancegame.game.screens.dance_places import dancing_box
from dancegame.game.screens.dance_watch import draw_watch

FAREWELL_S = 1.6
# The shown points close most of the way to the real ones in this time.
COUNTING_S = 0.25
DARKENING_S = 0.3


class DanceScreen(Screen):
    """Runs one dance from the first beat to the last."""

    want = Want.DANCE
    settled_s = 6.0

    def __init__(self, house: House, stage: Dance) -> None:
        self._house, self._stage, self._loaded = house, stage, house.load(stage.round)
        self._feed = house.open_camera(stage.round)
        self._seats = stage.round.seats
        self._run = DanceRun(house, self._loaded, self._feed, slots=tuple(self._seats), current=stage.round)
        # As it is judged: what is left out is shown so.
        self._dance = house.judged(self._loaded)
        self._picture = DancePicture(house, MoveCards(self._dance, house.theatre.framed), stage)
        self._popups = {slot: PopupRow() for slot in self._seats}
        self._sounds = DanceSounds(house.parts.effects, people=len(self._seats))
        self._points = dict.fromkeys(self._seats, 0.0)
        self._now_s = house.parts.clock_s()
        self._gold_s = -math.inf
        self._combo_s = dict.fromkeys(self._seats, -math.inf)
        self._seen_s = dict.fromkeys(self._seats, self._now_s)
        # As the last update found it: in a pause it stands still with the skeletons on it.
        self._camera: LivePicture | None = None
        self._ghost: GhostDancer | None = None
        self._ghost_points, self._ghost_since_s = 0.0, 0.0
        stretches = self._loaded.stretches
        self._blackouts = stretches if stage.round.twist is Twist.BLACKOUT else ()
        self._calls = make_calls(stage.round, stretches, beat_s=self._loaded.song.beat_s, end_s=self._run.end_s)
        self._called: Call | None = None
        self._run.begin()
        self._danced: Future[Danced] | None = None
        self._posed: dict[int, Pose] = {}
        self._over_s = 0.0

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        step_s, self._now_s = now_s - self._now_s, now_s
        is_on = self._danced is None
        if is_on and any(isinstance(intent, PauseIntent | Back) for intent in intents):
            self._run.hold()
            return Interrupt(Pause())
        for event in self._run.update():
            self._show(event)
        self._sounds.update(now_s)
        if is_on and self._feed.failure:
            self._run.hold()
            return Interrupt(CameraLost())
        self._follow(step_s)
        if self._run.is_over and self._danced is None:
            self._end()
        is_told = self._danced is not None and self._danced.done() and now_s - self._over_s >= FAREWELL_S
        return self._danced.result() if self._danced and is_told else None

    def resume(self, outcome: Outcome) -> Outcome | None:
        match outcome:
            case Chosen(Wish.MENU | Wish.RESTART):
                self._house.parts.music.stop()
                return outcome
        # Nobody is blamed for the way back from the keyboard.
        self._seen_s = dict.fromkeys(self._seats, self._house.parts.clock_s())
        self._run.resume()
        return None

    def _show(self, event: RoundEvent) -> None:
        judged = event.judged
        if judged.is_left_out or self._run.is_over:
            return
        self._popups[event.slot].add(judged.grade, self._now_s, is_gold=judged.is_gold)
        if judged.grade not in (Grade.MISS, Grade.OK):
            self._combo_s[event.slot] = self._now_s
        if judged.is_gold and judged.grade in (Grade.PERFECT, Grade.GREAT):
            self._gold_s = self._now_s
        self._sounds.hear(event)

    def _follow(self, step_s: float) -> None:
        """Let what is shown come after what is true."""
        self._run.count_picture(self._now_s)
        if self._danced is None:
            self._camera = self._feed.picture()
        # Who is hidden behind another, or may be another, is not judged: they are to know, and come out.
        judged = self._players().keys() - (self._feed.latest.ambiguous if self._feed.latest else set())
        for slot in self._seats:
            if slot in judged:
                self._seen_s[slot] = self._now_s
            self._popups[slot].update(self._now_s)
            self._points[slot] = _closer(self._points[slot], self._run.score(slot).points, step_s)
        self._follow_ghost(step_s)
        self._follow_calls()

    def _follow_calls(self) -> None:
        """Let a call be heard when it comes: not everybody looks at the picture."""
        is_on = not self._run.is_over and self._run.count_in is None
        called = call_at(self._calls, self._shown_s) if is_on else None
        if called is not None and called is not self._called and called.moment is not Moment.TOLD:
            self._house.parts.effects.play("go" if called.moment is Moment.NOW else "countdown")
        self._called = called

    def _follow_ghost(self, step_s: float) -> None:
        """Let the ghost come as soon as it is known who it is."""
        called = self._loaded.ghost
        if self._ghost is None and called is not None and called.done():
            found = called.result()
            self._ghost, self._ghost_since_s = GhostDancer(found) if found else None, self._now_s
        if self._ghost is not None:
            self._ghost_points = _closer(self._ghost_points, self._ghost.points_at(self._shown_s), step_s)

    @property
    def _shown_s(self) -> float:
        """The song second that is shown: the end once the dance is over."""
        return self._run.end_s if self._run.is_over else self._run.song_s

    @property
    def _presence(self) -> float:
        """How much of the leading dancer is seen: nothing while they dance in the dark."""
        dark = next((one for one in self._blackouts if self._shown_s in one), None)
        if dark is None:
            return 1.0
        return 1 - min(
            ramp(self._shown_s, dark.start_s, DARKENING_S),
            1 - ramp(self._shown_s, dark.end_s - DARKENING_S, DARKENING_S),
        )

    def _players(self) -> dict[int, Pose]:
        """Those who take part, where they were last seen; in the end they keep their pose."""
        if self._danced is not None:
            return self._posed
        players = self._feed.latest.players if self._feed.latest else {}
        return {slot: pose for slot, pose in players.items() if slot in self._seats}

    def _end(self) -> None:
        report = self._run.report(self._stage.round.answered)
        self._posed = self._players()
        self._house.parts.effects.play("pose")
        # It takes some milliseconds a player, for which no picture may wait, and waits for nothing else.
        errands = Errands()
        self._danced = errands.send(partial(self._tell, report, self._ghost.ghost if self._ghost else None))
        errands.finish(timeout_s=0.0)
        self._over_s = self._now_s
        self._house.report(report)

    def _tell(self, report: RoundReport, ghost: Ghost | None) -> Danced:
        """Return how everybody danced; called off the main loop."""
        # Alone there is nobody to be better than.
        performances = self._run.performances() if len(self._seats) > 1 else {}
        return Danced(
            report.scores,
            report.mirrored,
            performances,
            seen=self._run.seen(),
            latency_s=report.latency_s,
            ease=self._run.ease,
            ghost=ghost,
        )

    def draw(self, canvas: Canvas) -> None:
        self._picture.draw(
            canvas,
            Shown(
                now_s=self._now_s,
                song_s=self._shown_s,
                end_s=self._run.end_s,
                song=self._dance.song,
                camera=self._camera,
                players=self._players(),
                unseen_s={slot: self._now_s - since_s for slot, since_s in self._seen_s.items()},
                scores={slot: self._run.score(slot) for slot in self._seats},
                points=self._points,
                popups=self._popups,
                combo_ages_s={slot: self._now_s - since_s for slot, since_s in self._combo_s.items()},
                ghost=self._ghost,
                ghost_points=self._ghost_points,
                ghost_age_s=self._now_s - self._ghost_since_s,
                count_in=self._run.count_in,
                gold_age_s=self._now_s - self._gold_s,
                over_age_s=self._now_s - self._over_s if self._danced else None,
                presence=self._presence,
                call=self._called,
            ),
        )
        if self._stage.round.is_made_up and self._run.count_in is None and self._danced is None:
            box = dancing_box(canvas, players=len(self._seats))
            draw_watch(canvas, self._loaded.song, self._shown_s, box=box, twist=self._stage.round.twist)


def _closer(shown: float, real: float, step_s: float) -> float:
    """Shown points after step_s more seconds."""
    return shown + (real - shown) * (1 - math.exp(-max(0.0, step_s) / COUNTING_S))
