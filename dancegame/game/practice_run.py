"""A stretch of a dance over and over: music, camera and judge brought together, without a picture of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePath

from dancegame.core.drill import COUNT_IN_BEATS, POOR_SHARE, Drill, Loop
from dancegame.core.energy import STEP_S, kcal, mean_speed
from dancegame.core.evening.players import Player
from dancegame.core.limb_path import danced_path
from dancegame.core.memory import KeptRound, Result, Way
from dancegame.core.poses import Observation
from dancegame.core.round import DanceRound, RoundEvent
from dancegame.core.score import MAX_POINTS, SCORING_VERSION, Score
from dancegame.core.trainer import Lesson, delay_of, is_mended, reference_path
from dancegame.game.house import House
from dancegame.game.live_feed import LiveFeed
from dancegame.game.loaded import Loaded
from dancegame.game.song_time import SongTime

# What is danced a little late is still seen before the loop begins anew, in seconds of the song.
TAIL_S = 0.6


@dataclass(frozen=True)
class Pass:
    """A loop that was danced once.

    share: of its points, None where nobody was seen. speed: percent. seen: what it was judged by. delay_s: how late
    that reached the judge.
    """

    score: Score
    share: float | None
    is_well: bool
    speed: int
    seen: tuple[Observation, ...] = field(default=(), repr=False)
    delay_s: float = 0.0


class PracticeRun:
    """Plays a loop again and again, each time with a count-in, and judges one player in a slot each time anew.

    drill: the loop and how it goes; it changes between passes. last: how it was danced last.
    """

    def __init__(
        self,
        house: House,
        loaded: Loaded,
        feed: LiveFeed,
        *,
        slot: int,
        player: Player | None = None,
        drill: Drill,
        lesson: Lesson | None = None,
    ) -> None:
        self._house, self._loaded, self._feed = house, loaded, feed
        self._slot, self._player, self._lesson = slot, player, lesson
        self._dance = house.judged(loaded)
        self.drill = drill
        self.last: Pass | None = None
        camera = feed.ready.camera if feed.ready else ""
        latencies = house.parts.latencies
        self._latency_s = latencies.latency_s(camera) if latencies else None
        self._time = SongTime(house, loaded, feed, latency_s=self._latency_s, speed=drill.speed / 100)
        self._danced_s, self._best = 0.0, Score()
        # Of all that was danced, in seconds of the room, as much as tells how much energy it took.
        self._sampled: list[Observation] = []
        self._renew()

    def _renew(self) -> None:
        """Have nothing danced of the loop."""
        loop = self.drill.loop
        terms = self._house.terms((self._slot,))
        self._judged = DanceRound(
            self._dance,
            slots=[self._slot],
            strictness=terms.strictness,
            latency_s=self._latency_s,
            start_s=loop.start_s,
            end_s=loop.end_s,
        )
        self._seen: list[Observation] = []

    def begin(self) -> None:
        """Begin the loop with its count-in; raises SoundError."""
        self._renew()
        self._time.speed = self.drill.speed / 100
        self._time.begin(self.drill.loop.start_s, beats=COUNT_IN_BEATS)

    def take(self, loop: Loop) -> None:
        """Go on with another loop, from its count-in on; what was learned of the old one is forgotten."""
        self.drill, self.last = replace(self.drill, loop=loop, passes=0, well=0), None
        self._renew()
        if not self._time.is_held:
            self.begin()

    def set_speed(self, speed: int) -> None:
        """Go on at another speed, in percent; raises SoundError."""
        self.drill = self.drill.at(speed)
        if not self._time.is_held:
            self._time.set_speed(self.drill.speed / 100)

    def set_adapting(self, *, adapts: bool) -> None:
        """Let the speed follow the dancing, or not."""
        self.drill = replace(self.drill, adapts=adapts)

    def hold(self) -> None:
        """Stop music and judgement."""
        self._time.hold()

    def resume(self) -> None:
        """Begin the loop anew: half of one teaches nothing. Raises SoundError."""
        self.begin()

    def end(self) -> None:
        """Stop for good, and remember how long was danced; a second time changes nothing."""
        if self._time.is_over:
            return
        self._time.end()
        if self._danced_s > 0:
            self._house.memory.keep_round(partial(self._remembered, self._house.mode), None)

    @property
    def is_held(self) -> bool:
        """Whether it waits to go on."""
        return self._time.is_held

    @property
    def count_in(self) -> int | None:
        """The beats until the loop begins, None while it is danced."""
        return self._time.count_in

    @property
    def song_s(self) -> float:
        """Where the music is."""
        return self._time.song_s

    @property
    def danced_s(self) -> float | None:
        """The song second that a dancer in time dances in the newest picture, None before there is one."""
        return self._time.danced_s(self._feed.latest.captured_s) if self._feed.latest else None

    @property
    def is_mirrored(self) -> bool:
        """Whether the player dances as in a mirror."""
        return self._judged.is_mirrored(self._slot)

    @property
    def score(self) -> Score:
        """Of this pass so far."""
        return self._judged.score(self._slot)

    def update(self) -> list[RoundEvent]:
        """Judge what the camera saw since the last call; begin anew when the loop has ended."""
        events: list[RoundEvent] = []
        self._time.update()
        for seen in self._feed.poll():
            song_s = self._time.judged_s(seen.captured_s)
            if song_s is not None:
                observation = Observation(song_s, seen.players, seen.ambiguous)
                self._seen.append(observation)
                events += self._judged.observe(observation)
        if not self._time.is_held and self._time.song_s >= self.drill.loop.end_s + TAIL_S:
            events += self._judged.finish()
            self._count()
            self.begin()
        return events

    def _count(self) -> None:
        """Take in how the loop was danced."""
        score, loop = self.score, self.drill.loop
        seen = [one for one in score.moves if not one.is_left_out]
        share = score.points / MAX_POINTS if seen else None
        delay_s = delay_of(score, self._judged.latency_s)
        is_well = None if self._lesson is None or share is None else self._is_learned(self._lesson, share, delay_s)
        speed, self.drill = self.drill.speed, self.drill.after(share, is_well=is_well)
        self.last = Pass(score, share, self.drill.well > 0 and share is not None, speed, tuple(self._seen), delay_s)
        self._latency_s = self._judged.latency_s if self._latency_s is None else self._latency_s
        if share is not None:
            self._best = max(self._best, score, key=lambda one: one.points)
            self._sampled += _sampled(self._seen, loop=loop, speed=speed, from_s=self._danced_s)
            self._danced_s += (loop.end_s - loop.start_s) * 100 / speed

    def _is_learned(self, lesson: Lesson, share: float, delay_s: float) -> bool:
        """Whether what a lesson is about was right this time, and the rest not poor."""
        reference = reference_path(self._dance.reference, is_mirrored=self.is_mirrored)
        danced = danced_path(self._seen, slot=self._slot)
        return share >= POOR_SHARE and is_mended(lesson, reference=reference, danced=danced, delay_s=delay_s)

    def _remembered(self, mode: str, _replay: PurePath | None) -> KeptRound:
        """What was practised, as it is remembered; called off the main loop."""
        speed, player = mean_speed(self._sampled, slot=self._slot), self._player
        return KeptRound(
            song_id=self._loaded.song.id,
            results=(
                Result(
                    slot=self._slot,
                    points=self._best.points,
                    stars=0,
                    strictness=self._house.settings.strictness,
                    name=player.name if player else "",
                    grades=self._best.grades,
                    kcal=None if speed is None else kcal(speed, duration_s=self._danced_s),
                ),
            ),
            scoring_version=SCORING_VERSION,
            duration_s=self._danced_s,
            way=Way.PRACTICE,
            mode=mode,
        )


def _sampled(seen: Sequence[Observation], *, loop: Loop, speed: int, from_s: float) -> list[Observation]:
    """Return observations of a loop as far apart as energy is measured, from a second of the room on."""
    kept: list[Observation] = []
    for one in seen:
        at_s = from_s + (one.song_s - loop.start_s) * 100 / speed
        if not kept or at_s - kept[-1].song_s >= STEP_S:
            kept.append(replace(one, song_s=at_s))
    return kept
