"""Two teams: a song counts by the mean of those who danced it, so that no team needs to be as large as the other."""

from dancegame.core.evening.evening import Evening
from dancegame.core.evening.modes.free_for_all import PARTY, PARTY_TEXT
from dancegame.core.evening.modes.party_mode import PartyMode
from dancegame.core.evening.players import Team, in_teams
from dancegame.core.evening.standings import Standing, team_standings
from dancegame.core.texts import N_

EMPTY = (Team(1), Team(2))


class Teams(PartyMode):
    """Whoever comes late joins the smaller team; a rematch keeps the teams."""

    def grouped(self, evening: Evening) -> tuple[Team, ...]:
        return in_teams(evening.teams or EMPTY, (player.number for player in evening.players))

    def standings(self, evening: Evening) -> tuple[Standing, ...]:
        return team_standings(evening.rounds, evening.teams or EMPTY)


TEAMS = Teams(
    name="party_teams",
    title=PARTY,
    text=PARTY_TEXT,
    kind=N_("Two teams"),
    rule=N_("One team against the other"),
)
