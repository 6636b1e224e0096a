"""One dance as it happens: music, camera and judge brought together, without a picture of it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from dancegame.core.errors import InputError
from dancegame.core.poses import Observation
from dancegame.core.replay import Recorder, Replay, make_replay
from dancegame.core.round import RoundEvent
from dancegame.core.score import Score
from dancegame.game.parts import RoundReport
from dancegame.game.session import CurrentRound, Session

# After the last move, so long the camera may take to deliver what it saw of it.
LATEST_POSES_S = 1.0
# A sound card may run slow or fast: whoever performs to the music by its beginning is told when that has moved so far.
DRIFT_S = 0.01


class DanceRun:
    """Plays the song and judges the players; hold and resume stop the time of the song."""

    def __init__(self, session: Session, current: CurrentRound, *, slots: Sequence[int]) -> None:
        assert current.feed is not None
        self._session, self._current, self._feed = session, current, current.feed
        song = current.song
        length_s = max([song.duration_s, *(move.end_s for move in song.moves)])
        self.end_s = length_s if session.dance_s is None else min(length_s, session.dance_s)
        self._camera = self._feed.ready.camera if self._feed.ready else ""
        latencies = session.parts.latencies
        self._terms = replace(
            session.terms, slots=tuple(slots), latency_s=latencies and latencies.latency_s(self._camera)
        )
        self._round = self._terms.begin(current.dance)
        self._recorder = Recorder(slots)
        self.slots = tuple(slots)
        self.is_held = False
        self.is_over = False
        self._clock_from_s = self._cued_s = 0.0
        self._last_song_s = 0.0
        self._captured_s: list[float] = []
        self._pictures, self._drawn_s = 0, 0.0
        self._last_picture_s: float | None = None

    def begin(self) -> None:
        """Start the song from its beginning; raises SoundError."""
        music = self._session.parts.music
        music.play(self._session.parts.shelf.sound_path(self._current.song.id))
        self._clock_from_s = self._session.parts.clock_s()
        self._cue(music.started_at_s())

    def hold(self) -> None:
        """Stop music and judgement."""
        self._session.parts.music.pause()
        self.is_held, self._last_picture_s = True, None

    def resume(self) -> None:
        """Go on; what the camera saw meanwhile does not count."""
        music = self._session.parts.music
        music.resume()
        self.is_held, self._clock_from_s = False, self._session.parts.clock_s()
        self._cue(music.started_at_s())

    def _cue(self, started_at_s: float) -> None:
        self._cued_s = started_at_s
        self._feed.cue(started_at_s)

    @property
    def song_s(self) -> float:
        """Where the music is."""
        return self._session.parts.music.position_s()

    def score(self, slot: int) -> Score:
        """A player's score so far."""
        return self._round.score(slot)

    def update(self) -> list[RoundEvent]:
        """Judge what the camera saw since the last call; finish when the song has ended."""
        events: list[RoundEvent] = []
        started_at_s = self._session.parts.music.started_at_s()
        if not self.is_held and not self.is_over and abs(started_at_s - self._cued_s) > DRIFT_S:
            self._cue(started_at_s)
        for seen in self._feed.poll():
            # What comes after the end in the same picture would depend on how often the game draws.
            if self.is_over or self._last_song_s >= self.end_s or seen.captured_s < self._clock_from_s:
                continue
            # Capture time in song seconds: neither drawing nor estimating moves a player's steps.
            song_s = seen.captured_s - started_at_s
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
        return self._last_song_s >= self.end_s or self.song_s >= self.end_s + LATEST_POSES_S

    def _finish(self) -> list[RoundEvent]:
        self.is_over = True
        self._feed.cue(None)
        self._session.parts.music.stop()
        events = self._round.finish()
        self._keep_latency()
        return events

    def _keep_latency(self) -> None:
        """Remember what the dance told of the camera, for the next one."""
        latencies, latency_s = self._session.parts.latencies, self._round.latency_s
        if latencies and latency_s is not None:
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
        return make_replay(self._current.dance, self._terms, self._scores(), self._recorder.recording())

    def _scores(self) -> dict[int, Score]:
        return {slot: self._round.score(slot) for slot in self.slots}

    def report(self) -> RoundReport:
        """What happened, for the result and for whoever asked; the replay is on its way to be kept."""
        count = len(self._captured_s)
        spread_s = self._captured_s[-1] - self._captured_s[0] if count > 1 else 0.0
        return RoundReport(
            song=self._current.song,
            guess=self._current.guess,
            scores=self._scores(),
            render_fps=self._pictures / self._drawn_s if self._drawn_s else None,
            frames_estimated=count,
            estimator_fps=(count - 1) / spread_s if spread_s else None,
            latency_s=self._round.latency_s,
            mirrored=frozenset(slot for slot in self.slots if self._round.is_mirrored(slot)),
            replay=self._session.keep_replay(self._replay),
        )
