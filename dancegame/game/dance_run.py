"""One dance as it happens: music, camera and judge brought together, without a picture of it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from dancegame.core.ease import Ease, eased
from dancegame.core.energy import kcal, mean_speed
from dancegame.core.errors import InputError
from dancegame.core.evening.outcomes import Answered
from dancegame.core.evening.rounds import Round
from dancegame.core.memory import KeptRound, Result, Way, way_of
from dancegame.core.performance import Performance, measure
from dancegame.core.poses import Observation
from dancegame.core.replay import Recorder, Replay, make_replay
from dancegame.core.reveal import Guess
from dancegame.core.round import RoundEvent
from dancegame.core.score import SCORING_VERSION, Score
from dancegame.game.house import House
from dancegame.game.live_feed import LiveFeed
from dancegame.game.loaded import Loaded
from dancegame.game.parts import RoundReport
from dancegame.game.song_time import SongTime

# After the last move, so long the camera may take to deliver what it saw of it.
LATEST_POSES_S = 1.0


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
        self._time = SongTime(house, loaded, feed, latency_s=latency_s)
        self._last_song_s = 0.0
        self._captured_s: list[float] = []
        self._pictures, self._drawn_s = 0, 0.0
        self._last_picture_s: float | None = None

    def begin(self) -> None:
        """Start the song from its beginning; raises SoundError."""
        self._time.begin()

    def set_speed(self, speed: float) -> None:
        """Go on with so many song seconds a second, 0.5 to 1, or begin with them; raises SoundError.

        From then on the round is practice: it is judged by the same song seconds, and neither its replay is kept, nor
        what it tells of the latency.
        """
        self._time.set_speed(speed)

    def hold(self) -> None:
        """Stop music and judgement."""
        self._time.hold()
        self._last_picture_s = None

    def resume(self) -> None:
        """Go on with a count-in: the music is rewound; nothing is judged before it was held. Raises SoundError."""
        self._time.resume()

    @property
    def is_held(self) -> bool:
        """Whether it waits to go on."""
        return self._time.is_held

    @property
    def is_over(self) -> bool:
        """Whether the dance has ended."""
        return self._time.is_over

    @property
    def ease(self) -> Ease:
        """How the dance is made easier."""
        return self._terms.ease

    @property
    def count_in(self) -> int | None:
        """The beats that are left until the dance goes on, None while it is on."""
        return self._time.count_in

    @property
    def song_s(self) -> float:
        """Where the music is; below zero while it counts in to the beginning."""
        return self._time.song_s

    def score(self, slot: int) -> Score:
        """A player's score so far."""
        return self._round.score(slot)

    def update(self) -> list[RoundEvent]:
        """Judge what the camera saw since the last call; finish when the song has ended."""
        events: list[RoundEvent] = []
        self._time.update()
        for seen in self._feed.poll():
            # Capture time in song seconds: neither drawing nor estimating moves a player's steps.
            song_s = self._time.judged_s(seen.captured_s)
            # What comes after the end in the same picture would depend on how often the game draws.
            if song_s is None or self._last_song_s >= self.end_s:
                continue
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
        self._time.end()
        events = self._round.finish()
        self._keep_latency()
        return events

    def _keep_latency(self) -> None:
        """Remember what the dance told of the camera, for the next one."""
        latencies, latency_s = self._house.parts.latencies, self._round.latency_s
        if latencies and latency_s is not None and self._time.speed is None:
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
            way=way_of(self._terms, is_twisted=self._is_twisted) if self._time.speed is None else Way.PRACTICE,
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
        reference = eased(self._loaded.dance, self.ease).reference
        found = {slot: measure(seen, reference, slot=slot) for slot in self.slots}
        return {slot: one for slot, one in found.items() if one is not None}

    def report(self, guess: Answered | None) -> RoundReport:
        """What happened, for the result and for whoever asked; the replay is on its way to be kept."""
        is_kept = self._terms.is_plain and not self._is_twisted and self._time.speed is None
        replay = None
        if is_kept:
            replay = self._house.memory.keep_replay(self._replay)
            self._loaded.ghost = None  # the next one may be this round
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
            remembered=self._house.memory.keep_round(partial(self._remembered, guess), replay),
        )
