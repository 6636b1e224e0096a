"""The evening as one value: who is here since when, what was played, and what the mode needs to go on."""

import random as random_module
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from dancegame.core.daily import DailyLog
from dancegame.core.errors import DanceGameError
from dancegame.core.evening.length import USUAL, Length
from dancegame.core.evening.outcomes import Joined, Wish
from dancegame.core.evening.players import Player, Team, seat, without_doubles
from dancegame.core.evening.rounds import Round
from dancegame.core.song_order import SongOrder

HOME = "home"
OVER = ""


@dataclass(frozen=True)
class Wished:
    """The song of the next round, asked for."""

    song_id: str
    is_mystery: bool


@dataclass(frozen=True)
class Evening:
    """Everything that a mode plans by.

    songs: ids that can be played now. seed: of all chance of this evening. mode: the name of the one being played,
    HOME in the menu, OVER when the evening is. home: where leaving a mode leads. most_players: in the picture.
    length: rounds of a mode, None for no end. order: which songs come. played: how many were. seats: who plays, by
    slot. camera_problem: why there is none. page: what the menu shows. looked_up: the song whose scores were asked for
    among the songs. turned_from: the page behind it that was left. chosen: what was chosen in the menu last.
    guessers: who plays guess-only. chosen_kind: the mode of it that was chosen last. is_ended: its set is over.
    lasts: how long a party goes on. is_gathering: a party has not begun yet. away: numbers of those who have left,
    until they are back. teams: of those who play in some. queue: songs that were asked for, the next first.
    has_twists: some dances come with one. now_s: monotonic seconds. counted, counted_s: how many songs had been
    danced, and when it was, where its length began to count.
    resting: a party that was left in the middle. is_resting: one is on again, and nobody has said whether it goes on.
    today: by the clock of the computer. pack: ids of the songs that everyone has. daily: the challenges of the days.
    """

    songs: tuple[str, ...]
    seed: int
    mode: str = HOME
    home: str = HOME
    most_players: int = 4
    length: int | None = None
    wished: Wished | None = None
    order: SongOrder = field(default_factory=SongOrder)
    played: int = 0
    seats: Mapping[int, Player] = field(default_factory=lambda: MappingProxyType({}))
    round: Round | None = None
    rounds: tuple[Round, ...] = ()
    problem: DanceGameError | None = None
    camera_problem: DanceGameError | None = None
    page: Wish = Wish.MENU
    looked_up: str | None = None
    turned_from: Wish | None = None
    chosen: Wish | str | None = None
    is_first_start: bool = False
    lasts: Length = USUAL
    is_gathering: bool = False
    away: frozenset[int] = frozenset()
    teams: tuple[Team, ...] = ()
    queue: tuple[str, ...] = ()
    has_twists: bool = False
    now_s: float = 0.0
    counted: int = 0
    counted_s: float = 0.0
    guessers: tuple[Player, ...] = ()
    chosen_kind: str = ""
    is_ended: bool = False
    resting: "Evening | None" = None
    is_resting: bool = False
    today: date | None = None
    pack: tuple[str, ...] = ()
    daily: DailyLog = field(default_factory=DailyLog)

    @property
    def guess_points(self) -> int:
        """Points of all guesses since the mode began."""
        played = (*self.rounds, self.round) if self.round else self.rounds
        return sum(one.answered.points for one in played if one.answered)

    @property
    def players(self) -> tuple[Player, ...]:
        """Who is here, by their numbers."""
        here = (player for player in self.seats.values() if player.number not in self.away)
        return tuple(sorted(here, key=lambda player: player.number))

    def draw(self) -> tuple[str, "Evening"]:
        """Return the song of the next round, and the evening after it was drawn. There must be one."""
        asked_for = [song_id for song_id in self.queue if song_id in self.songs]
        if asked_for:
            left = replace(self, queue=tuple(asked_for[1:]), order=self.order.heard(asked_for[0]))
            return asked_for[0], replace(left, played=self.played + 1)
        # The same evening draws alike at the same point.
        random = random_module.Random(f"{self.seed}:{self.played}")
        song_id, order = self.order.draw(self.songs, random=random)
        return song_id, replace(self, order=order, played=self.played + 1)

    def gathered(self, slots: tuple[int, ...]) -> "Evening":
        """Return the evening with somebody in every one of the slots."""
        seats = seat(self.seats, slots)
        return replace(self, seats=seats, away=self.away - {seats[slot].number for slot in slots})

    def joined(self, who: Joined) -> "Evening":
        """Return the evening with just these in; others keep their seats, in case they come back."""
        if not who.slots:
            return self
        seats = {
            slot: replace(
                player,
                name=who.names.get(slot, player.name),
                strictness=who.strictness.get(slot, player.strictness),
            )
            for slot, player in seat(self.seats, who.slots).items()
        }
        seats = without_doubles(seats, who.slots)
        away = frozenset(player.number for slot, player in seats.items() if slot not in who.slots)
        return replace(self, seats=seats, away=away)

    def queued(self, song_ids: tuple[str, ...]) -> "Evening":
        """Return the evening with these songs asked for, none of them twice."""
        return replace(self, queue=tuple(dict.fromkeys(song_ids)))

    def left(self) -> "Evening":
        """Return the evening back in the menu, or over where there is none; what was asked for is asked for no more."""
        return replace(
            self,
            mode=self.home,
            round=None,
            page=Wish.MENU,
            problem=None,
            is_gathering=False,
            is_resting=False,
            queue=(),
        )
