"""One dance as it happens: music, camera and judge brought together, without a picture of it."""

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from dancegame.core.energy import kcal, mean_speed
from dancegame.core.errors import InputError
from dancegame.core.evening.outcomes import Answered
from dancegame.core.evening.rounds import Round
from dancegame.core.judge import USUAL_LATENCY_S
from dancegame.core.memory import KeptRound, Result, Way, way_of
from dancegame.core.pace import Pace, steady
from dancegame.core.performance import Performance, measure
from dancegame.core.poses import Observation
from dancegame.core.replay import Recorder, Replay, make_replay
from dancegame.core.reveal import Guess
from dancegame.core.round import RoundEvent
from dancegame.core.score import SCORING_VERSION, Score
from dancegame.core.song import Song
from dancegame.game.house import House, Loaded
from dancegame.game.live_feed import LiveFeed
from dancegame.game.parts import RoundReport

# After the last move, so long the camera may take to deliver what it saw of it.
LATEST_POSES_S = 1.0
# A sound card may run slow or fast: whoever performs to the music by its beginning is told when that has moved so far.
DRIFT_S = 0.01
# After a pause the player has to get back from the keyboard to their place.
COUNT_IN_BEATS = 4
LEAST_BEAT_S, USUAL_BEAT_S = 0.45, 0.6


class DanceRun:
    """Plays the song and judges the players in their slots; hold and resume stop the time of the song."""

    def __init__(
        self, house: House, loaded: Loaded, feed: LiveFeed, *, slots: Sequence[int], current: Round | None = None
    ) -> None:
        self._house, self._loaded, self._feed = house, loaded, feed
        song = loaded.song
        length_s = max([song.duration_s, *(move.end_s for move in song.moves)])
        self.end_s = length_s if house.dance_s is None else min(length_s, house.dance_s)
        self._camera = feed.ready.camera if feed.ready else ""
        latencies = house.parts.latencies
        latency_s = latencies.latency_s(self._camera) if latencies else None
        self._terms = replace(house.terms(tuple(slots), current), latency_s=latency_s)
        self._mode = house.mode
        self._seats = current.seats if current is not None else {}
        self._is_twisted = current is not None and (current.twist is not None or current.is_made_up)
        self._round = self._terms.begin(loaded.dance)
        self._recorder = Recorder(slots)
        self.slots = tuple(slots)
        self.is_held = False
        self.is_over = False
        self._beat_s = _beat_s(song)
        self._clock_from_s = 0.0
        self._cued: Pace | None = None
        self._held_s = self._last_song_s = 0.0
        # While it counts in before the song's own beginning.
        self._lead_in: Pace | None = None
        self._speed: float | None = None
        self._lag_s = USUAL_LATENCY_S if latency_s is None else latency_s
        self._captured_s: list[float] = []
        self._pictures, self._drawn_s = 0, 0.0
        self._last_picture_s: float | None = None

    def begin(self) -> None:
        """Start the song from its beginning; raises SoundError."""
        self._play(0.0)

    def _play(self, from_s: float) -> None:
        parts = self._house.parts
        self._lead_in = None
        parts.music.play(self._house.sound_path(self._loaded), start_s=from_s, speed=self._speed)
        self._clock_from_s = parts.clock_s()
        self._cue(parts.music.pace())

    def set_speed(self, speed: float) -> None:
        """Go on with so many song seconds a second, 0.5 to 1, or begin with them; raises SoundError.

        From then on the round is practice: it is judged by the same song seconds, and neither its replay is kept, nor
        what it tells of the latency.
        """
        self._speed = speed
        if self._lead_in is not None:
            self._lead_in = self._lead_in.turned(self._house.parts.clock_s(), speed)
        elif self._cued is not None and not self.is_held and not self.is_over:
            self._house.parts.music.set_speed(speed)

    def hold(self) -> None:
        """Stop music and judgement."""
        self._held_s = max(self._held_s, self.song_s)
        self._house.parts.music.pause()
        self._feed.cue(None)
        self.is_held, self._last_picture_s = True, None

    def resume(self) -> None:
        """Go on with a count-in: the music is rewound by COUNT_IN_BEATS; nothing is judged before it was held."""
        from_s = self._held_s - COUNT_IN_BEATS * self._beat_s
        self.is_held = False
        if from_s >= 0:
            self._play(from_s)
            return
        self._house.parts.music.stop()
        self._lead_in = steady(self._house.parts.clock_s(), song_s=from_s, speed=self._speed or 1.0)
        self._cue(self._lead_in)

    @property
    def count_in(self) -> int | None:
        """The beats that are left until the dance goes on, None while it is on."""
        left_s = self._held_s - self.song_s
        return math.ceil(left_s / self._beat_s) if left_s > 0 and not self.is_held else None

    def _cue(self, pace: Pace) -> None:
        self._cued = pace
        self._feed.cue(pace)

    @property
    def song_s(self) -> float:
        """Where the music is; below zero while it counts in to the beginning."""
        if self.is_held:
            return self._held_s
        if self._lead_in is not None:
            return self._lead_in.song_s(self._house.parts.clock_s())
        return self._house.parts.music.position_s()

    def score(self, slot: int) -> Score:
        """A player's score so far."""
        return self._round.score(slot)

    def update(self) -> list[RoundEvent]:
        """Judge what the camera saw since the last call; finish when the song has ended."""
        events: list[RoundEvent] = []
        if self._lead_in is not None and self.song_s >= 0:
            self._play(0.0)
        pace = self._lead_in or self._house.parts.music.pace()
        has_drifted = self._cued is None or not pace.is_near(self._cued, within_s=DRIFT_S)
        if not self.is_held and not self.is_over and has_drifted:
            self._cue(pace)
        for seen in self._feed.poll():
            # What comes after the end in the same picture would depend on how often the game draws.
            if self.is_held or self.is_over or self._last_song_s >= self.end_s or seen.captured_s < self._clock_from_s:
                continue
            # Capture time in song seconds: neither drawing nor estimating moves a player's steps.
            song_s = pace.judged_s(seen.captured_s, latency_s=self._lag_s)
            if song_s < self._held_s:
                continue  # it still counts in
            # The judge sees what the replay keeps, so that the replay is judged alike.
            kept = self._recorder.take(Observation(song_s, seen.players, seen.ambiguous))
            if kept is not None:
                self._captured_s.append(seen.captured_s)
                self._last_song_s = kept.song_s
                events += self._round.observe(kept)
        if not self.is_over and self._has_ended():
            events += self._finish()
        return events

    def _has_ended(self) -> bool:
        is_late = not self.is_held and self.song_s >= self.end_s + LATEST_POSES_S
        return self._last_song_s >= self.end_s or is_late

    def _finish(self) -> list[RoundEvent]:
        self.is_over = True
        self._feed.cue(None)
        self._house.parts.music.stop()
        events = self._round.finish()
        self._keep_latency()
        return events

    def _keep_latency(self) -> None:
        """Remember what the dance told of the camera, for the next one."""
        latencies, latency_s = self._house.parts.latencies, self._round.latency_s
        if latencies and latency_s is not None and self._speed is None:
            with suppress(InputError):  # it is found again by dancing
                latencies.keep(self._camera, latency_s)

    def count_picture(self, now_s: float) -> None:
        """Note that a picture was drawn, for the mean rate."""
        if self._last_picture_s is not None:
            self._pictures += 1
            self._drawn_s += now_s - self._last_picture_s
        self._last_picture_s = now_s

    def _replay(self) -> Replay:
        """The finished round as it is kept; called off the main loop."""
        made = make_replay(self._loaded.dance, self._terms, self._scores(), self._recorder.recording())
        scores = {
            slot: replace(score, name=self._name(slot), is_mirrored=self._round.is_mirrored(slot))
            for slot, score in made.scores.items()
        }
        return replace(made, scores=scores, mode=self._mode)

    def _name(self, slot: int) -> str:
        return self._seats[slot].name if slot in self._seats else ""

    def _remembered(self, guess: Answered | None, replay: PurePath | None) -> KeptRound:
        """The finished round as it is remembered; called off the main loop."""
        seen = list(self._recorder.recording().observations())
        duration_s = seen[-1].song_s if seen else 0.0
        return KeptRound(
            song_id=self._loaded.song.id,
            results=tuple(self._result(slot, guess, mean_speed(seen, slot=slot), duration_s) for slot in self.slots),
            scoring_version=SCORING_VERSION,
            duration_s=duration_s,
            way=way_of(self._terms, is_twisted=self._is_twisted) if self._speed is None else Way.PRACTICE,
            mode=self._mode,
            replay=replay,
        )

    def _result(self, slot: int, answered: Answered | None, speed: float | None, duration_s: float) -> Result:
        score, guess = self._round.score(slot), self._guess(slot, answered)
        return Result(
            slot=slot,
            points=score.points,
            stars=score.stars,
            strictness=self._terms.own_strictness.get(slot, self._terms.strictness),
            name=self._name(slot),
            grades=score.grades,
            is_mirrored=self._round.is_mirrored(slot),
            kcal=None if speed is None else kcal(speed, duration_s=duration_s),
            is_right=None if guess is None else guess.is_right,
            answer_s=None if guess is None else guess.answer_s,
        )

    def _guess(self, slot: int, answered: Answered | None) -> Guess | None:
        """What the player in a slot answered; alone it is theirs whoever gave it."""
        given = [guess for guess in (answered.guesses if answered else ()) if guess.answer is not None]
        number = self._seats[slot].number if slot in self._seats else None
        alone = len(self.slots) == 1
        return next((guess for guess in given if guess.player == number or (alone and guess.player is None)), None)

    def _scores(self) -> dict[int, Score]:
        return {slot: self._round.score(slot) for slot in self.slots}

    def seen(self) -> tuple[Observation, ...]:
        """What the round was judged by."""
        return tuple(self._recorder.recording().observations())

    def performances(self) -> dict[int, Performance]:
        """How everybody moved, where enough was seen; takes some milliseconds a player."""
        seen = list(self._recorder.recording().observations())
        reference = self._loaded.dance.reference
        found = {slot: measure(seen, reference, slot=slot) for slot in self.slots}
        return {slot: one for slot, one in found.items() if one is not None}

    def report(self, guess: Answered | None) -> RoundReport:
        """What happened, for the result and for whoever asked; the replay is on its way to be kept."""
        is_kept = self._terms.is_plain and not self._is_twisted and self._speed is None
        replay = self._house.keep_replay(self._replay) if is_kept else None
        count = len(self._captured_s)
        spread_s = self._captured_s[-1] - self._captured_s[0] if count > 1 else 0.0
        return RoundReport(
            song=self._loaded.song,
            guess=guess,
            scores=self._scores(),
            render_fps=self._pictures / self._drawn_s if self._drawn_s else None,
            frames_estimated=count,
            estimator_fps=(count - 1) / spread_s if spread_s else None,
            latency_s=self._round.latency_s,
            mirrored=frozenset(slot for slot in self.slots if self._round.is_mirrored(slot)),
            replay=replay,
            remembered=self._house.keep_round(partial(self._remembered, guess), replay),
        )


def _beat_s(song: Song) -> float:
    """Return how long a beat of the count-in lasts: never shorter than can be counted along."""
    return max(LEAST_BEAT_S, song.beat_s or USUAL_BEAT_S)
