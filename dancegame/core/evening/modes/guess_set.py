"""A set of guesses as a mode: who is asked which question, when the set ends, and what became of everybody."""

from dataclasses import dataclass, field, replace

from dancegame.core.daily import Challenge, Mark, make_challenge
from dancegame.core.errors import SongError
from dancegame.core.evening import stages
from dancegame.core.evening.evening import Evening
from dancegame.core.evening.guessing import standing
from dancegame.core.evening.modes.round_mode import GUESSING, NO_SONGS, RoundMode
from dancegame.core.evening.outcomes import Answered, ChoseGuessing, ChoseMode, Chosen, Failed, Outcome, Seen, Wish
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.evening.stages import GuessKind, Stage
from dancegame.core.reveal import FULL_SHARE, LIMIT_S, Asked, Entrant, Who

KINDS_MODE = "guess"


@dataclass(frozen=True)
class GuessSet:
    """One way to play guess-only.

    questions: of a set, None for no end; in turns there are a few more where everybody would not have as many.
    ends_when_wrong: the first answer that is not right ends the set. is_daily: the challenge of the day.
    """

    name: str
    title: str
    text: str
    who: Who = Who.TOGETHER
    questions: int | None = None
    least_players: int = 1
    most_players: int = 1
    ends_when_wrong: bool = False
    is_daily: bool = False
    _rounds: RoundMode = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rounds", RoundMode(self.name, self.title, self.text, steps=GUESSING, players=0))

    @property
    def kind(self) -> GuessKind:
        """How it is shown where it can be chosen."""
        return GuessKind(self.name, self.title, self.text, self.least_players, self.most_players, self.is_daily)

    def begin(self, evening: Evening) -> Evening:
        """Ask the first question."""
        players = min(max(len(evening.guessers), self.least_players), self.most_players)
        named = {player.number: player for player in evening.guessers}
        guessers = tuple(named.get(number, Player(number)) for number in range(1, players + 1))
        evening = replace(evening, guessers=guessers, is_ended=False, rounds=(), round=None, problem=None)
        if self.is_daily:
            return self._begin_day(evening)
        return self._ask(self._rounds.begin(evening))

    def _begin_day(self, evening: Evening) -> Evening:
        """Go on with the challenge where it was left; one that was played to its end shows how it went."""
        if evening.today is None or not evening.songs:
            return replace(evening, problem=NO_SONGS)
        challenge = _challenge(evening)
        if not evening.daily.is_open_on(challenge.day):
            return replace(evening, is_ended=True)
        evening = replace(evening, daily=evening.daily.begun(challenge))
        return self._ask_of_day(evening, challenge)

    def _ask_of_day(self, evening: Evening, challenge: Challenge) -> Evening:
        place = len(evening.daily.marks)
        if place >= len(challenge.song_ids):
            # The last one may have been left open.
            daily = evening.daily if evening.daily.is_finished else evening.daily.marked(Mark.LATE, points=0)
            return replace(evening, daily=daily, is_ended=True, round=None)
        entrant = replace(self._standing(evening)[0], points=evening.daily.points)
        asked = Asked(self.who, (entrant,), seed=challenge.seed(place), pool=challenge.pool)
        song_id = challenge.song_ids[place]
        begun = Round(place + 1, song_id, GUESSING, most_players=0, step=GUESSING[0], asked=asked)
        return replace(evening, daily=evening.daily.seen(), round=begun)

    def _ask(self, evening: Evening) -> Evening:
        """Say whom the question that has just begun is asked."""
        current = evening.round
        if current is None:
            return evening
        entrants = self._standing(evening)
        turn = (current.number - 1) % len(entrants)
        in_order = entrants[turn:] + entrants[:turn]
        asked = Asked(self.who, in_order[:1] if self.who is Who.TURN else in_order)
        return replace(evening, round=replace(current, asked=asked))

    def _standing(self, evening: Evening) -> tuple[Entrant, ...]:
        """Everybody with their points and streaks, in the order of their numbers."""
        return standing(() if self.who is Who.TOGETHER else evening.guessers, _played(evening))

    def length(self, evening: Evening) -> int | None:
        """Return how many questions a set has with those who play it."""
        if self.is_daily:
            return evening.daily.questions
        if self.questions is None:
            return None
        turns = len(evening.guessers) if self.who is Who.TURN else 1
        return -(-self.questions // turns) * turns

    def plan(self, evening: Evening) -> Stage:
        """Show the question, or how the set went."""
        if evening.problem is None and evening.is_ended:
            asked = Asked(self.who, self._standing(evening))
            rounds = tuple(one for one in _played(evening) if one.answered)
            return stages.GuessEnd(rounds, asked, evening.daily if self.is_daily else None)
        stage, length = self._rounds.plan(evening), self.length(evening)
        question = (evening.round.number, length) if evening.round and length is not None else None
        match stage:
            case stages.Mystery():
                return replace(stage, question=question)
            case stages.Reveal():
                is_last = self._is_last(evening)
                return replace(stage, question=question, is_last=is_last, can_finish=length is None)
        return stage

    def _is_last(self, evening: Evening) -> bool:
        """Whether the set ends with the question that is on."""
        current = evening.round
        if current is None:
            return True
        is_lost = current.answered is not None and not current.answered.is_right
        length = self.length(evening)
        return (self.ends_when_wrong and is_lost) or (length is not None and current.number >= length)

    def fold(self, evening: Evening, outcome: Outcome) -> Evening:
        """Go on to the next question, to the end of the set, or away from it."""
        match outcome:
            case ChoseMode(mode):
                return replace(evening, mode=mode, round=None)
            case ChoseGuessing():
                return chose(evening, outcome)
            case Chosen(Wish.AGAIN) if evening.is_ended:
                return self.begin(evening)
            case Chosen(Wish.FINISH):
                return self._ended(evening)
            case Chosen(Wish.GUESS):
                return replace(evening, mode=KINDS_MODE, round=None, is_ended=False)
            case Chosen(Wish.NEXT) | Seen() if evening.round and evening.round.step is Step.REVEAL:
                return self._next(evening)
            case Answered() if self.is_daily:
                evening = replace(evening, daily=evening.daily.marked(_mark(outcome), points=outcome.points))
            case Failed(SongError()) if self.is_daily and evening.round:
                return self._skipped(evening)
            case Failed(SongError()) if evening.round:
                return self._ask(self._rounds.fold(evening, outcome))
        return self._rounds.fold(evening, outcome)

    def _next(self, evening: Evening) -> Evening:
        if self._is_last(evening):
            return self._ended(evening)
        if self.is_daily and evening.daily.day is not None:
            rounds = _played(evening)
            return self._ask_of_day(replace(evening, rounds=rounds, round=None), _challenge(evening))
        return self._ask(self._rounds.fold(evening, Chosen(Wish.NEXT)))

    def _skipped(self, evening: Evening) -> Evening:
        """Take a damaged song of the challenge as not answered; there is no other one for the day."""
        evening = replace(evening, daily=evening.daily.marked(Mark.LATE, points=0), round=None)
        return self._ask_of_day(evening, _challenge(evening))

    @staticmethod
    def _ended(evening: Evening) -> Evening:
        return replace(evening, rounds=_played(evening), round=None, is_ended=True)


def chose(evening: Evening, outcome: ChoseGuessing) -> Evening:
    """Return the evening with a kind of guess-only that was chosen, for so many players."""
    guessers = tuple(Player(number) for number in range(1, outcome.players + 1))
    if outcome.players == 1:
        guessers = (Player(1, outcome.name),)
    return replace(evening, mode=outcome.mode, guessers=guessers, chosen_kind=outcome.mode, round=None)


def _played(evening: Evening) -> tuple[Round, ...]:
    return (*evening.rounds, evening.round) if evening.round else evening.rounds


def _challenge(evening: Evening) -> Challenge:
    """The challenge that is on, or today's: across midnight the day on which it was begun counts."""
    is_on = evening.daily.day is not None and (evening.round is not None or evening.rounds)
    day = evening.daily.day if is_on else evening.today
    assert day is not None
    # Everybody has the songs that come with the game; without them, what there is has to do.
    return make_challenge(day, evening.pack or evening.songs)


def _mark(answered: Answered) -> Mark:
    if answered.answer is None:
        return Mark.LATE
    if not answered.is_right:
        return Mark.WRONG
    return Mark.FAST if answered.answer_s <= FULL_SHARE * LIMIT_S else Mark.SLOW
