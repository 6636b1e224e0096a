"""Which guesses are remembered by themselves, and when: those of who does not dance what they guessed."""

from dataclasses import replace

from dancegame.core.evening.evening import Evening
from dancegame.core.evening.guessing import guesses_to_keep
from dancegame.core.evening.modes.round_mode import DANCING, GUESSING
from dancegame.core.evening.outcomes import Answered, Danced
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.reveal import Guess

SEATS = {0: Player(1, "Ada"), 1: Player(2, "Bo"), 2: Player(3)}
ASKED = Round(1, "alpha", GUESSING + DANCING, most_players=3, step=Step.GUESS, seats=SEATS)


def answered(*guesses: tuple[int | None, int | None, bool]) -> Answered:
    return Answered.of(tuple(Guess(player, place, right, 100, 4.0) for player, place, right in guesses))


EVERYBODY = replace(ASKED, step=Step.REVEAL, answered=answered((1, 0, True), (2, 1, False), (3, None, False)))


def kept(before: Round | None, after: Round | None) -> list[tuple[str, bool]]:
    evening = Evening(songs=("alpha",), seed=1, mode="party", seats=SEATS)
    found = guesses_to_keep(replace(evening, round=before), replace(evening, round=after))
    return [] if found is None else [(guess.name, guess.is_right) for guess in found.guesses]


def test_a_question_without_a_dance_is_kept_as_soon_as_it_is_answered():
    alone = replace(ASKED, steps=GUESSING, most_players=0)
    done = replace(EVERYBODY, steps=GUESSING, most_players=0)
    assert kept(alone, done) == [("", True), ("", False)]  # who sat here before need not be who guesses now
    assert kept(done, replace(alone, number=2)) == []
    assert kept(done, None) == []


def test_a_dance_that_is_left_leaves_its_guesses():
    assert kept(ASKED, EVERYBODY) == []
    assert kept(EVERYBODY, replace(EVERYBODY, step=Step.DANCE)) == []
    assert kept(EVERYBODY, None) == [("Ada", True), ("Bo", False)]


def test_who_dances_is_remembered_with_the_dance():
    danced = replace(EVERYBODY, step=Step.RESULT, danced=Danced({0: None}), seats={0: SEATS[0]})
    assert kept(danced, replace(ASKED, number=2)) == [("Bo", False)]
    assert kept(danced, danced.again(Step.READY)) == [("Bo", False)]


def test_a_guess_of_all_as_one_is_of_who_dances_alone():
    together = replace(EVERYBODY, answered=answered((None, 0, True)), danced=Danced({0: None}))
    assert kept(replace(together, seats={0: SEATS[0]}), None) == []
    assert kept(together, None) == [("", True)]


def test_a_guess_of_who_plays_alone_without_a_camera_is_theirs():
    question = replace(ASKED, steps=GUESSING, most_players=0)
    alone = Evening(songs=("alpha",), seed=1, mode="guess", guessers=(Player(4, "Cleo"),))
    told = replace(question, step=Step.REVEAL, answered=answered((None, 0, True)))
    found = guesses_to_keep(replace(alone, round=question), replace(alone, round=told))
    assert [guess.name for guess in found.guesses] == ["Cleo"]


def test_a_guess_of_all_as_one_is_nobodys_own_where_one_of_them_could_have_danced():
    left = replace(EVERYBODY, seats={0: SEATS[0]}, answered=answered((None, 0, True)))
    evening = Evening(songs=("alpha",), seed=1, mode="party", seats={0: SEATS[0]})
    found = guesses_to_keep(replace(evening, round=left), replace(evening, round=None))
    assert [guess.name for guess in found.guesses] == [""]
