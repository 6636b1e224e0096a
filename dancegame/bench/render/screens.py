"""The screens that are measured, each as the stage it shows, in the order of an evening."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dancegame.core.errors import CameraError
from dancegame.core.evening import course, stages
from dancegame.core.evening.awards import give_awards
from dancegame.core.evening.drama import news, reveal_order
from dancegame.core.evening.evening import HOME, Evening
from dancegame.core.evening.modes.round_mode import DANCING, GUESSING
from dancegame.core.evening.outcomes import Answered, Danced
from dancegame.core.evening.players import seat
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.evening.stages import Stage
from dancegame.core.evening.standings import player_standings
from dancegame.core.score import MAX_POINTS, Score
from dancegame.core.texts import N_
from dancegame.game.house import House

PARTY, QUESTIONS = 4, 10
ERROR = CameraError(N_("The camera does not answer."), remedy=N_("Plug it in, or choose another one."))


def stages_to_measure(house: House, song_id: str) -> Iterator[tuple[str, Stage]]:
    """Yield every stage with its name; a result shows what the report of the dance before it says."""
    menu = course.plan(course.begin(house.look_around(Evening(songs=(), seed=1, mode=HOME))))
    if menu is not None:
        yield "title", menu
    yield "settings", stages.SettingsPage()
    yield "songs", stages.SongChoice("solo")
    yield "message", stages.Message(ERROR)
    gathering = house.look_around(Evening(songs=(), seed=1, mode="party", is_gathering=True))
    lobby = course.plan(course.begin(replace(gathering, camera_problem=None)))
    if isinstance(lobby, stages.Lobby):
        yield "lobby", replace(lobby, players=seat({}, range(PARTY)))
    mystery = Round(1, song_id, GUESSING + DANCING, most_players=1, step=Step.MYSTERY)
    guessed = replace(mystery, answered=Answered(0, is_right=True, points=800, answer_s=4.0))
    kinds = course.plan(course.begin(house.look_around(Evening(songs=(), seed=1, mode="guess"))))
    if kinds is not None:
        yield "guess.kinds", kinds
    yield "guess.end", stages.GuessEnd((guessed,) * QUESTIONS, mystery.asked)
    yield "mystery", stages.Mystery(mystery)
    yield "guess", stages.Guess(mystery)
    yield "reveal", stages.Reveal(guessed, guess_points=800, is_final=False)
    for number, players in ((2, 1), (3, PARTY)):
        name = "solo" if players == 1 else "party"
        seats = seat({}, range(players))
        current = replace(guessed, number=number, most_players=players, seats=seats)
        yield f"ready.{name}", stages.Ready(current, seats)
        yield f"dance.{name}", stages.Dance(current)
        report = house.reports[-1]
        current = replace(current, danced=Danced(report.scores, report.mirrored))
        standings = player_standings((current,)) if players > 1 else ()
        perfect = {slot: replace(score, points=MAX_POINTS) for slot, score in report.scores.items()}
        yield f"perfect.{name}", stages.Result(replace(current, danced=Danced(perfect)), standings)
        current = replace(current, danced=Danced(_less(report.scores), report.mirrored))
        yield f"result.{name}", stages.Result(current, standings, news(standings, songs_left=1))
        if players == 1:
            yield "practice", stages.Practice(current)
        if standings:
            yield "podium", stages.Podium(standings, reveal_order(standings), give_awards((current,)), (current,))
    yield "calibrate", stages.CalibrationPage()


def _less(scores: Mapping[int, Score]) -> dict[int, Score]:
    """The scores of those who were not quite perfect: a result without what comes before one of every point."""
    return {slot: replace(score, points=min(score.points, MAX_POINTS - 1)) for slot, score in scores.items()}
