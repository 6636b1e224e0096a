"""Plays a round on the real screens, by a clock moved by hand, and takes a picture of each of its moments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import pygame

from dancegame.core.evening import stages
from dancegame.core.evening.drama import news
from dancegame.core.evening.modes.round_mode import DANCING, GUESSING
from dancegame.core.evening.outcomes import Answered, Danced, Outcome
from dancegame.core.evening.players import Player, seat
from dancegame.core.evening.rounds import Round, Step
from dancegame.core.evening.standings import player_standings
from dancegame.core.ports import SongShelf
from dancegame.core.settings import PlayersShown, Settings
from dancegame.core.song import Song
from dancegame.game.display import Display
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.house import House
from dancegame.game.router import make_screen
from dancegame.game.screen import Screen
from tools.gallery.stand_ins import HandClock, make_parts

SIZE = (1920, 1080)
STEPS_PER_S = 15
# What is painted little by little, or follows slowly, is drawn for so long before a picture is taken.
DRAWN_S = 4.0
MYSTERY_S, REVEAL_S, RESULT_S, STANDINGS_S = 2.6, 5.0, 5.6, 11.0
# After the end of a gold move, when its grade is told and its light has risen.
GOLD_S = 0.8
LEAST_DANCED_S, AFTER_GOLD_S, LONGEST_S = 8.0, 3.0, 300.0
NAMES = ("Mia", "Ben", "Oma", "Leo", "Ada", "Max")


class Moment(Enum):
    """What a picture shows of a round."""

    MYSTERY = "mystery"
    REVEAL = "reveal"
    DANCE = "dance"
    GOLD = "gold"
    RESULT = "result"


@dataclass(frozen=True)
class Show:
    """A round to take pictures of: its song, how many dance, and as what they see themselves."""

    song_id: str
    people: int = 1
    shown: PlayersShown = PlayersShown.CAMERA

    @property
    def name(self) -> str:
        """What its pictures are called."""
        people = f"-{self.people}" if self.people > 1 else ""
        return f"{self.song_id}{people}{'-bodies' if self.shown is PlayersShown.BODIES else ''}"

    @property
    def seats(self) -> dict[int, Player]:
        """Who dances, by slot."""
        return {slot: replace(player, name=NAMES[slot]) for slot, player in seat({}, range(self.people)).items()}


def photograph(
    shelf: SongShelf, show: Show, moments: Sequence[Moment] = tuple(Moment)
) -> Iterator[tuple[Moment, pygame.Surface]]:
    """Yield the pictures of the moments of a round, in their order."""
    clock = HandClock()
    settings = Settings(has_seen_intro=True, players_shown=show.shown, language="en")
    parts = make_parts(shelf, clock, settings, people=show.people)
    song = shelf.load_dance(show.song_id).song
    with Display(size=SIZE) as display, House(parts, dance_s=gold_s(song) + AFTER_GOLD_S, is_patient=True) as house:
        stand = _Stand(display, house, clock)
        for moment in Moment:
            if moment in moments:
                yield moment, stand.picture(show, moment, song)


def gold_s(song: Song) -> float:
    """Return when the gold move ends whose picture is taken: the first after some dancing, else the last."""
    ends = [move.end_s for move in song.moves if move.is_gold]
    return next((end_s for end_s in ends if end_s >= LEAST_DANCED_S), max(ends, default=LEAST_DANCED_S))


class _Stand:
    """Where the pictures are taken."""

    def __init__(self, display: Display, house: House, clock: HandClock) -> None:
        self._display, self._house, self._clock = display, house, clock
        self._dance: Screen | None = None

    def picture(self, show: Show, moment: Moment, song: Song) -> pygame.Surface:
        """Return the picture of a moment; none of one before it can be taken later."""
        current = _round(show)
        match moment:
            case Moment.MYSTERY:
                self._play(make_screen(self._house, stages.Mystery(replace(current, answered=None))), MYSTERY_S)
            case Moment.REVEAL:
                stage = stages.Reveal(current, guess_points=800, is_final=False)
                self._play(make_screen(self._house, stage), REVEAL_S)
            case Moment.DANCE:
                self._until(current, _dance_s(song))
            case Moment.GOLD:
                self._until(current, gold_s(song) + GOLD_S)
            case Moment.RESULT:
                danced = self._play(self._dancing(current), LONGEST_S)
                self._play(
                    make_screen(self._house, _result(current, danced)), RESULT_S if show.people == 1 else STANDINGS_S
                )
        return self._display.surface.copy()

    def _dancing(self, current: Round) -> Screen:
        """The dance of the round, which begins when it is asked for."""
        if self._dance is None:
            self._dance = make_screen(self._house, stages.Dance(current))
        return self._dance

    def _until(self, current: Round, song_s: float) -> None:
        """Play the dance to a second of its song."""
        self._play(self._dancing(current), max(0.0, song_s - self._house.parts.music.position_s()))

    def _play(self, screen: Screen, seconds: float) -> Outcome | None:
        """Show a screen for so long, or until it has an outcome, which is returned."""
        steps = round(seconds * STEPS_PER_S)
        for step in range(steps):
            self._clock.now_s += 1 / STEPS_PER_S
            outcome = screen.update(self._clock.now_s, ())
            if isinstance(outcome, Outcome):
                return outcome
            if steps - step == DRAWN_S * STEPS_PER_S:
                # What is told of a dance is found beside, in time of its own: errands are done one after the other.
                self._house.send(lambda: None).result()
            if steps - step <= DRAWN_S * STEPS_PER_S:
                screen.draw(Canvas(self._display.sheet, self._house.look))
                self._display.show()
        return None


def _dance_s(song: Song) -> float:
    """A second of a plain move before the gold one, when the grade of the one before is to be read."""
    plain = [
        move for move in song.moves if not move.is_gold and move.start_s >= 4.0 and move.end_s <= gold_s(song) - 2.5
    ]
    return (plain[-1].start_s + 0.8) if plain else gold_s(song) - 2.0


def _round(show: Show) -> Round:
    seats = show.seats
    step = Step.MYSTERY
    answered = Answered(0, is_right=True, points=800, answer_s=4.0)
    return Round(
        2, show.song_id, GUESSING + DANCING, most_players=show.people, step=step, seats=seats, answered=answered
    )


def _result(current: Round, outcome: Outcome | None) -> stages.Result:
    danced = outcome if isinstance(outcome, Danced) else Danced({})
    current = replace(current, danced=danced)
    standings = player_standings((current,)) if len(current.seats) > 1 else ()
    return stages.Result(current, standings, news(standings, songs_left=1))
