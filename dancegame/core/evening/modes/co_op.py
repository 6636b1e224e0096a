"""All together: one bar to fill, a little higher from song to song."""

from dataclasses import replace

from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.free_for_all import PARTY, PARTY_TEXT
from dancegame.core.evening.modes.party_mode import PartyMode
from dancegame.core.evening.rounds import Round
from dancegame.core.evening.standings import Standing, player_standings, ranked
from dancegame.core.score import MAX_POINTS
from dancegame.core.song import Move
from dancegame.core.texts import N_

# Shares of all the points that there are: the first song is for warming up.
FIRST_SHARE, STEP_SHARE, MOST_SHARE = 0.35, 0.05, 0.65


def goal_of(*, song: int, dancers: int) -> int:
    """Return the points that so many dancers have to reach together in the song-th song, from 1."""
    share = min(MOST_SHARE, FIRST_SHARE + STEP_SHARE * (song - 1))
    return round(share * 100) * dancers * MAX_POINTS // 100


def reached(one: Round) -> int:
    """Return the points of a dance that count towards its goal."""
    return sum(score.points for score in one.danced.scores.values()) if one.danced else 0


class CoOp(PartyMode):
    """Nobody is last: everybody stands in one place, with what all have earned."""

    def shaped(self, evening: Evening, current: Round, moves: tuple[Move, ...]) -> Round:  # noqa: ARG002
        return replace(current, goal=goal_of(song=current.number, dancers=len(current.seats)))

    def standings(self, evening: Evening) -> tuple[Standing, ...]:
        everybody = player_standings(evening.rounds)
        return ranked(
            [
                Standing(
                    None,
                    place=0,
                    dance=sum(one.dance for one in everybody),
                    guess=sum(one.guess for one in everybody),
                    song=reached(evening.rounds[-1]) if evening.rounds else 0,
                    songs=len([one for one in evening.rounds if one.danced]),
                )
            ]
        )


CO_OP = CoOp(
    name="party_together",
    title=PARTY,
    text=PARTY_TEXT,
    kind=N_("All together"),
    rule=N_("One bar to fill"),
)
