"""One evening: which song comes next, the round being played, the points so far."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import PurePath

from dancegame.core.errors import DanceGameError, SongError
from dancegame.core.ghost import raise_ghost
from dancegame.core.ports import ReplayShelf
from dancegame.core.quiz import Quiz, make_quiz
from dancegame.core.replay import Replay, Terms, rehearse
from dancegame.core.song import Dance, Song
from dancegame.core.song_order import SongOrder
from dancegame.game.drawing.ghost import GhostDance, frame_ghost
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.errands import Errands
from dancegame.game.kinship import Kinship
from dancegame.game.live_feed import LiveFeed
from dancegame.game.parts import GameParts, GuessOutcome, Mode, RoundReport

# A replay that is not written by then has been lost to its disk.
WRITING_S = 10.0


@dataclass
class CurrentRound:
    """The song being guessed and danced, and what is known of it so far."""

    dance: Dance
    quiz: Quiz
    shown_since_s: float
    guess: GuessOutcome | None = None
    feed: LiveFeed | None = None
    ghost: Future[GhostDance | None] | None = None

    @property
    def song(self) -> Song:
        """The song of the round."""
        return self.dance.song


@dataclass
class Session:
    """What outlives a screen; a context manager that releases the camera, stops the music and ends its errands."""

    parts: GameParts
    mode: Mode = Mode.PARTY
    song_id: str | None = None
    dance_s: float | None = None
    is_one_round: bool = False
    on_round: Callable[[RoundReport], None] | None = None
    reports: list[RoundReport] = field(default_factory=list)
    guess_total: int = 0
    current: CurrentRound | None = None
    failure: DanceGameError | None = None
    _errands: Errands = field(default_factory=Errands)
    _order: SongOrder = field(default_factory=SongOrder)

    @cached_property
    def theatre(self) -> Theatre:
        """The stage of all screens; made once there is a window."""
        return Theatre()

    @cached_property
    def kinship(self) -> Kinship:
        """Which dances are alike."""
        return Kinship(self.parts.shelf)

    def __enter__(self) -> "Session":
        self.kinship.learn()
        return self

    def __exit__(self, *exc: object) -> None:
        self.leave_round()
        self._errands.finish(timeout_s=WRITING_S)

    @property
    def terms(self) -> Terms:
        """What the rounds of the evening are judged by; players and latency are known to each round alone."""
        return Terms(slots=(), strictness=self.parts.strictness, end_s=self.dance_s)

    def begin_round(self) -> CurrentRound:
        """Choose a song and load it; raises SongError."""
        self.leave_round()
        dance = self._next_dance()
        quiz = make_quiz(
            dance.song,
            self.parts.shelf.songs(),
            random=self.parts.random,
            likenesses=self.kinship.likenesses(dance.song.id),
        )
        self.theatre.cast(dance.reference)
        self.current = CurrentRound(dance=dance, quiz=quiz, shown_since_s=self.parts.clock_s())
        return self.current

    def _next_dance(self) -> Dance:
        """Return the dance that was asked for, else the next that can be read. Raises SongError where none can be."""
        wished, self.song_id = self.song_id, None
        if wished is not None:
            dance = self.parts.shelf.load_dance(wished)
            self._order = self._order.heard(wished)
            return dance
        song_ids = [song.id for song in self.parts.shelf.songs()]
        problem = SongError("There are no songs yet.", remedy="Import one: dancegame import VIDEO --title T --artist A")
        while song_ids:
            song_id, order = self._order.draw(song_ids, random=self.parts.random)
            try:
                dance = self.parts.shelf.load_dance(song_id)
            except SongError as error:
                problem = error
                song_ids.remove(song_id)
            else:
                self._order = order
                return dance
        raise problem

    def leave_round(self) -> None:
        """End the round being played, however far it is."""
        self.parts.music.stop()
        if self.current and self.current.feed:
            self.current.feed.close()
        self.current = None

    def open_camera(self) -> LiveFeed | None:
        """Start the camera of the round once; None in guess mode and where there is none."""
        if self.mode is Mode.GUESS or self.current is None:
            return None
        if self.current.feed is None:
            camera = self.parts.make_camera(self.current.dance)
            if camera is not None:
                self.current.feed = LiveFeed(camera)
                self.current.feed.start()
                # The first move must not wait for what is compiled of the judge; the camera takes longer to wake.
                self._errands.send(partial(rehearse, self.current.dance))
                self._call_ghost(self.current)
        return self.current.feed

    def _call_ghost(self, current: CurrentRound) -> None:
        """Look for the replay that dances along alone, beside the game: its points take a judge a while."""
        if self.parts.replays is not None and self.mode is Mode.SOLO:
            current.ghost = self._errands.send(partial(_raise_ghost, self.parts.replays, current.dance, self.terms))

    def keep_replay(self, make_replay: Callable[[], Replay]) -> Future[PurePath] | None:
        """Begin to keep a finished round; None where none is kept."""
        shelf = self.parts.replays
        if shelf is None:
            return None
        return self._errands.send(lambda: shelf.keep(make_replay()), matters=True)

    def report(self, report: RoundReport) -> None:
        """Note a finished round."""
        self.reports.append(report)
        if self.on_round:
            self.on_round(report)

    def report_guess(self) -> None:
        """Note a round that ended with its guess."""
        if self.current:
            self.report(RoundReport(song=self.current.song, guess=self.current.guess))

    def again(self) -> None:
        """Dance the same song once more; it is no mystery any longer."""
        if self.current:
            self.current.guess = None
            self._call_ghost(self.current)


def _raise_ghost(shelf: ReplayShelf, dance: Dance, terms: Terms) -> GhostDance | None:
    replay = shelf.ghost_for(dance, terms)
    ghost = replay and raise_ghost(replay, dance, terms=terms)
    return frame_ghost(ghost) if ghost else None
