"""What the modes of a party share: a lobby before it, standings after every song, a podium at its end."""

import random
from dataclasses import dataclass, field, replace

from dancegame.core.errors import DanceGameError
from dancegame.core.evening import stages
from dancegame.core.evening.awards import give_awards
from dancegame.core.evening.drama import news, reveal_order
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.round_mode import NO_SONGS, RoundMode
from dancegame.core.evening.outcomes import Chosen, Failed, Gathered, Joined, Outcome, Queued, Seen, Wish
from dancegame.core.evening.players import Team
from dancegame.core.evening.resting import at_rest, longer, reopened, woken
from dancegame.core.evening.rounds import OF_SONGS, Round, Step, Twist
from dancegame.core.evening.stages import Entry, Stage
from dancegame.core.evening.standings import Standing, player_standings
from dancegame.core.song import Move

# Of so many dances one comes with a twist, where there are any.
TWIST_EVERY = 2


@dataclass(frozen=True)
class PartyMode(RoundMode):
    """Everyone for themselves; others differ in who dances, and in what counts.

    kind, rule: what it is called where the way to play is chosen, and its rule, as gettext keys.
    twists: those that its dances can come with.
    """

    kind: str = ""
    rule: str = ""
    twists: tuple[Twist, ...] = OF_SONGS
    siblings: tuple[Entry, ...] = field(default=(), repr=False, compare=False)

    @property
    def entry(self) -> Entry:
        """How it is shown where it can be chosen."""
        return Entry(self.name, self.kind, self.rule)

    # What a mode may do in its own way.

    def standings(self, evening: Evening) -> tuple[Standing, ...]:
        """Return who stands where after the rounds that were played."""
        return player_standings(evening.rounds)

    def dancers(self, evening: Evening, slots: tuple[int, ...]) -> tuple[int, ...]:  # noqa: ARG002
        """Return who of those in the picture dances."""
        return slots

    def shaped(self, evening: Evening, current: Round, moves: tuple[Move, ...]) -> Round:  # noqa: ARG002
        """Return a round whose dancers are known, with what the mode makes of it."""
        return current

    def grouped(self, evening: Evening) -> tuple[Team, ...]:  # noqa: ARG002
        """Return the teams with everybody who is here in one."""
        return ()

    # The course of a party.

    def begin(self, evening: Evening) -> Evening:
        """Gather everybody where it is entered from the menu, unless one rests; else begin the first round."""
        if evening.is_gathering and evening.resting is not None:
            return woken(evening, evening.resting)
        evening = replace(evening, rounds=(), round=None, is_ended=False, problem=None, teams=self.grouped(evening))
        if not evening.is_gathering:
            return self._next_round(self._counting(evening))
        return evening if evening.songs else replace(evening, problem=NO_SONGS)

    @staticmethod
    def _counting(evening: Evening) -> Evening:
        """Return the evening with its length counted from now on."""
        return replace(evening, is_ended=False, counted=len(evening.rounds), counted_s=evening.now_s)

    def _next_round(self, evening: Evening) -> Evening:
        after = super()._next_round(evening)
        if after.round is None or not after.has_twists:
            return after
        chance = random.Random(f"{after.seed}:twist:{after.played}")
        twist = chance.choice(self.twists) if chance.randrange(TWIST_EVERY) == 0 else None
        return replace(after, round=replace(after.round, twist=twist))

    def is_over(self, evening: Evening) -> bool:
        """Whether its length is reached; one that was given from outside comes first."""
        if evening.length is not None:
            return super().is_over(evening)
        songs, elapsed_s = len(evening.rounds) - evening.counted, evening.now_s - evening.counted_s
        return evening.lasts.is_reached(songs=songs, elapsed_s=elapsed_s)

    def ended(self, evening: Evening) -> Evening:
        """Show the podium; a single song has had its result already."""
        return evening.left() if evening.length == 1 else replace(evening, is_ended=True)

    def plan(self, evening: Evening) -> Stage:
        """Show the lobby, the podium or the step of the round, with the standings where they belong."""
        if evening.problem is not None:
            return super().plan(evening)
        if evening.is_resting:
            return stages.Unfinished(self.standings(evening), len(evening.rounds), self.songs_left(evening))
        if evening.is_gathering:
            return self._lobby(evening)
        if evening.is_ended:
            return self._podium(evening)
        stage = super().plan(evening)
        if isinstance(stage, stages.Result):
            played = replace(evening, rounds=(*evening.rounds, stage.round))
            standings, left = self.standings(played), self.songs_left(played)
            before = self.standings(evening)
            queue = evening.queue if evening.length is None else None
            said = news(standings, songs_left=left)
            return replace(stage, standings=standings, news=said, before=before, queue=queue)
        if isinstance(stage, stages.Dance):
            return replace(stage, teams=evening.teams)
        return stage

    def _lobby(self, evening: Evening) -> Stage:
        if evening.camera_problem is not None:
            return stages.NoCamera(evening.camera_problem)
        return stages.Lobby(
            players=evening.seats,
            modes=self.siblings or (self.entry,),
            mode=self.name,
            length=evening.lasts,
            has_twists=evening.has_twists,
            most_players=evening.most_players,
            away=evening.away,
            queue=evening.queue,
        )

    def _podium(self, evening: Evening) -> Stage:
        standings = self.standings(evening)
        return stages.Podium(
            standings=standings,
            reveal=reveal_order(standings),
            awards=give_awards(evening.rounds),
            rounds=evening.rounds,
            news=news(standings, songs_left=0),
        )

    def songs_left(self, evening: Evening) -> int | None:
        """Return how many songs are to come, None where that is open."""
        if evening.lasts.songs is None or evening.length is not None:
            return None
        return max(0, evening.lasts.songs - (len(evening.rounds) - evening.counted))

    def fold(self, evening: Evening, outcome: Outcome) -> Evening:
        """Take in who joins, go on in the party, or leave it; what was earned outlasts that."""
        rested = at_rest(evening)
        if evening.problem is not None and rested is not None and not self._ends(outcome):
            return rested
        after = self._folded(evening, outcome)
        return after if after.mode == evening.mode else replace(after, resting=longer(evening.resting, rested))

    @staticmethod
    def _ends(outcome: Outcome) -> bool:
        return isinstance(outcome, Failed) or outcome == Chosen(Wish.QUIT)

    def _folded(self, evening: Evening, outcome: Outcome) -> Evening:
        match outcome:
            case Chosen(Wish.GO_ON) if evening.is_resting:
                awake = replace(evening, is_resting=False)
                return awake if awake.round else self._next_round(awake)
            case Joined():
                return self._joined(evening, outcome)
            case Queued(song_ids):
                return evening.queued(song_ids)
            case Gathered():
                return self._gathered(evening, outcome)
            case Chosen(Wish.MODES):
                return replace(
                    evening, is_gathering=True, is_ended=False, is_resting=False, rounds=(), round=None, problem=None
                )
            case Chosen(Wish.AGAIN) if evening.is_ended:
                # The same players in the same teams; only what was earned begins anew.
                return self.begin(evening)
            case Chosen(Wish.NEXT) | Seen() if evening.is_ended:
                return self._next_round(self._counting(evening))
        return super().fold(evening, outcome)

    def _failed(self, evening: Evening, error: DanceGameError) -> Evening:
        if evening.round is not None and evening.round.danced:
            # What goes wrong at its result takes nothing of it away.
            evening = replace(evening, rounds=(*evening.rounds, evening.round), round=None)
        after = super()._failed(evening, error)
        return after if after.problem is None else replace(after, round=reopened(evening.round, error))

    def _joined(self, evening: Evening, outcome: Joined) -> Evening:
        """Begin with those who are in; between two songs they only come and go."""
        evening = evening.joined(outcome)
        if outcome.length is not None:
            evening = replace(evening, lasts=outcome.length)
        if outcome.has_twists is not None:
            evening = replace(evening, has_twists=outcome.has_twists)
        if not evening.is_gathering:
            return replace(evening, teams=self.grouped(evening))
        evening = replace(evening, is_gathering=False)
        if outcome.mode is not None and outcome.mode != self.name:
            return replace(evening, mode=outcome.mode, teams=())
        return self.begin(evening)

    def _gathered(self, evening: Evening, outcome: Gathered) -> Evening:
        evening = evening.gathered(outcome.slots)
        evening = replace(evening, teams=self.grouped(evening))
        dancers = self.dancers(evening, outcome.slots)
        if evening.round is None or evening.round.step is not Step.READY or not dancers:
            return evening  # nobody is there who could dance
        current = evening.round.after(replace(outcome, slots=dancers), evening.seats)
        everybody = tuple(evening.seats)
        meant = self.dancers(evening, everybody)
        watching = frozenset(evening.seats[slot].number for slot in everybody if slot not in meant)
        shaped = self.shaped(evening, replace(current, turns=(), goal=None, spectators=watching), outcome.moves)
        return replace(evening, round=shaped)
