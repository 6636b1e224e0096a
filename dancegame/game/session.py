"""One evening: which song comes next, the round being played, the points so far."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import PurePath

from dancegame.core.errors import DanceGameError, SongError
from dancegame.core.ghost import raise_ghost
from dancegame.core.live import CameraWish
from dancegame.core.ports import ReplayShelf
from dancegame.core.quiz import Quiz, make_quiz
from dancegame.core.replay import Replay, Terms, rehearse
from dancegame.core.song import Dance, Song
from dancegame.game.drawing.ghost import GhostDance, frame_ghost
from dancegame.game.drawing.theatre import Theatre
from dancegame.game.errands import Errands
from dancegame.game.kinship import Kinship
from dancegame.game.live_feed import LiveFeed
from dancegame.game.parts import GameParts, GuessOutcome, Mode, RoundReport

# So many songs do not come again, if the library is large enough.
REMEMBERED_SONGS = 30
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
    _recent: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED_SONGS))

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
        song = self._next_song()
        dance = self.parts.shelf.load_dance(song.id)
        quiz = make_quiz(
            dance.song,
            self.parts.shelf.songs(),
            random=self.parts.random,
            likenesses=self.kinship.likenesses(dance.song.id),
        )
        self.theatre.cast(dance.reference)
        self.current = CurrentRound(dance=dance, quiz=quiz, shown_since_s=self.parts.clock_s())
        return self.current

    def _next_song(self) -> Song:
        songs = list(self.parts.shelf.songs())
        if not songs:
            raise SongError("There are no songs yet.", remedy="Import one: dancegame import VIDEO --title T --artist A")
        wished, self.song_id = self.song_id, None
        if wished is not None:
            return self._named(wished, songs)
        while len(self._recent) >= max(1, len(songs)):
            self._recent.popleft()
        fresh = [song for song in songs if song.id not in self._recent]
        song = self.parts.random.choice(fresh or songs)
        self._recent.append(song.id)
        return song

    def _named(self, song_id: str, songs: list[Song]) -> Song:
        for song in songs:
            if song.id == song_id:
                self._recent.append(song.id)
                return song
        raise SongError(f"There is no song {song_id}.", remedy="`dancegame songs` lists those there are.")

    def leave_round(self) -> None:
        """End the round being played, however far it is."""
        self.parts.music.stop()
        if self.current and self.current.feed:
            self.current.feed.close()
        self.current = None

    @property
    def camera_wish(self) -> CameraWish:
        """What the next dance is to be watched with."""
        return replace(self.parts.wish, players=1) if self.mode is Mode.SOLO else self.parts.wish

    def open_camera(self) -> LiveFeed | None:
        """Start the camera of the round once; None in guess mode and where there is none."""
        if self.mode is Mode.GUESS or self.current is None:
            return None
        if self.current.feed is None:
            camera = self.parts.make_camera(self.current.dance, self.camera_wish)
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
