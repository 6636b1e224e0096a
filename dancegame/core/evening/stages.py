"""The steps of an evening that one screen shows each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dancegame.core.daily import DailyLog
from dancegame.core.errors import DanceGameError
from dancegame.core.evening.awards import Award
from dancegame.core.evening.length import LENGTHS, Length
from dancegame.core.evening.outcomes import Wish
from dancegame.core.evening.players import Player, Team
from dancegame.core.evening.rounds import Round
from dancegame.core.evening.standings import Standing
from dancegame.core.reveal import Asked
from dancegame.core.texts import Text
from dancegame.core.trainer import Lesson


@dataclass(frozen=True)
class Entry:
    """A choice of the menu: what it ends the stage with, and its words as gettext keys."""

    choice: Wish | str  # a wish, or the name of a mode
    title: str
    text: str


@dataclass(frozen=True)
class Menu:
    """The first page: ways to play, songs, settings. focus: what was chosen last."""

    name: ClassVar[str] = "title"
    entries: tuple[Entry, ...]
    focus: Wish | str | None = None


@dataclass(frozen=True)
class Intro:
    """The first start ever: camera, where to stand, sound."""

    name: ClassVar[str] = "intro"


@dataclass(frozen=True)
class SettingsPage:
    """What can be set. lit: what was opened from there before, None where nothing was."""

    name: ClassVar[str] = "settings"
    lit: Wish | str | None = None


@dataclass(frozen=True)
class SongChoice:
    """Every song to choose from. mode: who dances it unless chosen otherwise.

    queue: ids of the songs that come next, where they are chosen to wait their turn; None where one is to be danced.
    lit: the id of the song that is lit first, None for any.
    """

    name: ClassVar[str] = "songs"
    mode: str
    queue: tuple[str, ...] | None = None
    lit: str | None = None


@dataclass(frozen=True)
class AddPage:
    """Videos and packs become songs. mode: in which a new song is danced."""

    name: ClassVar[str] = "add"
    mode: str


@dataclass(frozen=True)
class ScoresPage:
    """What was danced here: leaderboards, players. song_id: whose leaderboard is looked up, None for any."""

    name: ClassVar[str] = "scores"
    song_id: str | None = None


@dataclass(frozen=True)
class CalibrationPage:
    """How far camera and loudspeakers lag, measured."""

    name: ClassVar[str] = "calibrate"


@dataclass(frozen=True)
class CheckupPage:
    """Camera, light, room, computer and sound, and what to do about each."""

    name: ClassVar[str] = "doctor"


@dataclass(frozen=True)
class Mystery:
    """The dance of a round and nothing that tells its name."""

    name: ClassVar[str] = "mystery"
    round: Round
    question: tuple[int, int] | None = None


@dataclass(frozen=True)
class Guess:
    """Several answers, one right."""

    name: ClassVar[str] = "guess"
    round: Round


@dataclass(frozen=True)
class Reveal:
    """Which song it is. guess_points: of the evening so far. is_final: no further song comes by itself.

    question: its number and of how many, where a set has an end. is_last: the set's result comes next. can_finish: an
    end of the set can be asked for.
    """

    name: ClassVar[str] = "reveal"
    round: Round
    guess_points: int
    is_final: bool
    question: tuple[int, int] | None = None
    is_last: bool = False
    can_finish: bool = False


@dataclass(frozen=True)
class Ready:
    """Everybody finds a place in the picture. players: who sits where from before; away: numbers of who has left."""

    name: ClassVar[str] = "ready"
    round: Round
    players: Mapping[int, Player]
    away: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Invent:
    """Somebody makes up a dance for the others."""

    name: ClassVar[str] = "invent"
    round: Round


@dataclass(frozen=True)
class LessonPage:
    """What was wrong with a move, before it is practised. lesson: its place in the round's lessons."""

    name: ClassVar[str] = "lesson"
    round: Round
    lesson: int


@dataclass(frozen=True)
class Practice:
    """A stretch of the dance over and over. lesson: what is to be learned of it, None where anything may be."""

    name: ClassVar[str] = "practice"
    round: Round
    lesson: Lesson | None = None


@dataclass(frozen=True)
class Dance:
    """The dance itself. teams: that add up, if any."""

    name: ClassVar[str] = "dance"
    round: Round
    teams: tuple[Team, ...] = ()


@dataclass(frozen=True)
class Result:
    """How it went. standings: of the evening with this song; empty where nobody counts. news: what is at stake now.

    before: the standings before this song. queue: ids of the songs that come next; None where none can wait.
    """

    name: ClassVar[str] = "result"
    round: Round
    standings: tuple[Standing, ...] = ()
    news: Text | None = None
    before: tuple[Standing, ...] = ()
    queue: tuple[str, ...] | None = None

    @property
    def is_solo(self) -> bool:
        """Whether one danced a song alone, and in no party."""
        current = self.round
        is_party = self.queue is not None or len(self.standings) > 1 or current.goal is not None
        is_alone = current.danced is not None and len(current.danced.scores) == 1
        return is_alone and not is_party and not current.is_made_up


@dataclass(frozen=True)
class Lobby:
    """Before a party: who is in, which mode, how long.

    players: who sits where from before, those who left as well; away: their numbers. modes: to choose from, by name.
    queue: ids of the songs that come next.
    """

    name: ClassVar[str] = "lobby"
    players: Mapping[int, Player]
    modes: tuple[Entry, ...]
    mode: str
    length: Length
    has_twists: bool
    most_players: int
    away: frozenset[int] = frozenset()
    queue: tuple[str, ...] = ()
    lengths: tuple[Length, ...] = LENGTHS


@dataclass(frozen=True)
class Podium:
    """The end of a party: places, and what was danced best. reveal: places in `standings` in the order of showing."""

    name: ClassVar[str] = "podium"
    standings: tuple[Standing, ...]
    reveal: tuple[int, ...]
    awards: tuple[Award, ...]
    rounds: tuple[Round, ...]
    news: Text | None = None


@dataclass(frozen=True)
class Unfinished:
    """A party that was left in the middle: does it go on? songs: danced so far; songs_left: None where that is open."""

    name: ClassVar[str] = "unfinished"
    standings: tuple[Standing, ...]
    songs: int
    songs_left: int | None


@dataclass(frozen=True)
class Message:
    """One error and the way back."""

    name: ClassVar[str] = "message"
    error: DanceGameError


@dataclass(frozen=True)
class NoCamera:
    """There is no camera for a mode that wants one: what now."""

    name: ClassVar[str] = "no camera"
    error: DanceGameError


@dataclass(frozen=True)
class Pause:
    """Lies over a stage that holds its breath. can_restart: it can be begun anew."""

    name: ClassVar[str] = "pause"
    can_restart: bool = True


@dataclass(frozen=True)
class CameraLost:
    """Lies over a stage that needs the camera, until pictures flow again."""

    name: ClassVar[str] = "failure"


@dataclass(frozen=True)
class GuessKind:
    """A way to play guess-only: its mode, its words as gettext keys, and how many can play it."""

    mode: str
    title: str
    text: str
    least_players: int = 1
    most_players: int = 1
    is_daily: bool = False


@dataclass(frozen=True)
class GuessKinds:
    """The ways to play guess-only. focus: the mode that was played last, with so many players.

    guesser: the profile that guessed alone last, "" for a guest. has_daily: today's challenge can be played, or gone on
    with.
    """

    name: ClassVar[str] = "guess kinds"
    kinds: tuple[GuessKind, ...]
    focus: str
    players: int
    daily: DailyLog
    today: date | None
    has_daily: bool
    guesser: str = ""


@dataclass(frozen=True)
class GuessEnd:
    """A set of guesses at its end. rounds: as they were played. asked: who played, with their points and streaks.

    daily: of the challenge of a day, None for another set.
    """

    name: ClassVar[str] = "guess end"
    rounds: tuple[Round, ...]
    asked: Asked
    daily: DailyLog | None = None


Stage = (
    Menu
    | Intro
    | SettingsPage
    | SongChoice
    | AddPage
    | ScoresPage
    | CalibrationPage
    | CheckupPage
    | Mystery
    | Guess
    | Reveal
    | Ready
    | Invent
    | LessonPage
    | Practice
    | Dance
    | Result
    | Lobby
    | Podium
    | Unfinished
    | Message
    | NoCamera
    | Pause
    | CameraLost
    | GuessKinds
    | GuessEnd
)
