"""The plan that modes of rounds share: mystery, guess, reveal, dance, result, and again with another song."""

from dataclasses import dataclass, replace

from dancegame.core.errors import CameraError, DanceGameError, SongError
from dancegame.core.evening import stages
from dancegame.core.evening.evening import Evening, Wished
from dancegame.core.evening.guessing import ask
from dancegame.core.evening.outcomes import (
    ChoseLessons,
    ChoseMode,
    Chosen,
    ChoseSong,
    ChoseStretch,
    Failed,
    Gathered,
    Outcome,
    Wish,
)
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.evening.stages import Stage
from dancegame.core.texts import N_

NO_SONGS = SongError(
    N_("There are no songs yet."), remedy=N_("Import one: dancegame import VIDEO --title T --artist A")
)
PRACTICE = "practice"
GUESSING = (Step.MYSTERY, Step.GUESS, Step.REVEAL)
DANCING = (Step.READY, Step.DANCE, Step.RESULT)


@dataclass(frozen=True)
class RoundMode:
    """A mode of one round after the other. players: how many dance, None as many as is set, 0 without a camera."""

    name: str
    title: str
    text: str
    steps: tuple[Step, ...] = GUESSING + DANCING
    players: int | None = None

    def begin(self, evening: Evening) -> Evening:
        """Begin the first round."""
        return self._next_round(replace(evening, rounds=(), round=None))

    def _next_round(self, evening: Evening) -> Evening:
        played = (*evening.rounds, evening.round) if evening.round else evening.rounds
        evening = replace(evening, rounds=played, round=None, problem=None)
        if self.is_over(evening):
            return self.ended(evening)
        if not evening.songs:
            return replace(evening, problem=NO_SONGS)
        wished, steps, is_wished = evening.wished, self.steps, evening.wished is not None
        if wished is None:
            queue, (song_id, evening) = evening.queue, evening.draw()
            # Whoever asked for it knows it.
            wished = Wished(song_id, is_mystery=song_id not in queue)
        else:
            evening = replace(evening, order=evening.order.heard(wished.song_id))
        if not wished.is_mystery and Step.DANCE in steps:
            steps = tuple(step for step in steps if step not in GUESSING)
        begun = Round(
            number=len(played) + 1,
            song_id=wished.song_id,
            steps=steps,
            most_players=evening.most_players if self.players is None else self.players,
            step=steps[0],
            is_wished=is_wished,
            asked=ask(evening.players if self.players is None else (), played),
        )
        return replace(evening, round=begun, wished=None)

    def is_over(self, evening: Evening) -> bool:
        """Whether no further round comes, by the rounds that were played."""
        return evening.length is not None and len(evening.rounds) >= evening.length

    def ended(self, evening: Evening) -> Evening:
        """Return the evening after the last round."""
        return evening.left()

    def plan(self, evening: Evening) -> Stage:
        """Show the step that the round is at; first of all what hinders it."""
        current = evening.round
        if evening.problem is not None:
            return stages.Message(evening.problem)
        if current is None:
            return stages.Message(NO_SONGS)
        if current.has_dance and evening.camera_problem is not None and current.step is current.steps[0]:
            return stages.NoCamera(evening.camera_problem)
        match current.step:
            case Step.MYSTERY:
                return stages.Mystery(current)
            case Step.GUESS:
                return stages.Guess(current)
            case Step.REVEAL:
                is_final = self.is_over(replace(evening, rounds=(*evening.rounds, current)))
                return stages.Reveal(current, evening.guess_points, is_final)
            case Step.READY:
                return stages.Ready(current, evening.seats, evening.away)
            case Step.INVENT:
                return stages.Invent(current)
            case Step.LESSON:
                return stages.LessonPage(current, current.lesson)
            case Step.PRACTICE:
                return stages.Practice(current)
            case Step.DANCE:
                return stages.Dance(current)
            case Step.RESULT:
                return stages.Result(current)

    def fold(self, evening: Evening, outcome: Outcome) -> Evening:
        """Go on in the round, or to the next one, or leave."""
        match outcome:
            case Chosen(wish):
                return self._chosen(evening, wish)
            case ChoseMode(mode):
                return replace(evening, mode=mode, round=None)
            case ChoseSong(song_id, mode):
                return replace(evening, mode=mode, round=None, wished=Wished(song_id, is_mystery=False))
            case ChoseLessons() | ChoseStretch() if evening.round:
                return replace(evening, mode=PRACTICE, round=evening.round.practised(outcome))
            case Failed(error):
                return self._failed(evening, error)
            case Gathered(slots):
                evening = evening.gathered(slots)
        current = evening.round
        if current is None:
            return evening.left()
        if current.is_last_step:
            return self._next_round(evening)
        return replace(evening, round=current.after(outcome, evening.seats))

    def _chosen(self, evening: Evening, wish: Wish) -> Evening:
        current = evening.round
        match wish:
            case Wish.NEXT:
                return self._next_round(evening)
            case Wish.AGAIN if current and current.danced:
                # What was danced stays in the evening.
                return replace(evening, rounds=(*evening.rounds, current), round=current.again(Step.READY))
            case Wish.AGAIN:
                return evening
            case Wish.RESTART if current:
                return replace(evening, round=current.again(Step.DANCE))
            case Wish.GUESS:
                return replace(evening, mode="guess", round=None)
            case Wish.SONGS | Wish.SETTINGS:
                return replace(evening.left(), page=wish)
            case Wish.QUIT:
                return replace(evening.left(), mode="")
            case _:
                return evening.left()

    def _failed(self, evening: Evening, error: DanceGameError) -> Evening:
        """Take another song where one that was drawn cannot be played; say what else is wrong."""
        current = evening.round
        match error:
            case SongError() if current is not None and not current.is_wished and {*evening.songs} - {current.song_id}:
                # Whoever knows of the damage has left it out already.
                songs = tuple(song_id for song_id in evening.songs if song_id != current.song_id)
                return self._next_round(replace(evening, songs=songs, round=None))
            case CameraError() if current is not None and current.step is current.steps[0]:
                return replace(evening, camera_problem=error)
        return replace(evening, problem=error, round=None)
