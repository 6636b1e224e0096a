"""A party of puppets: they join, answer, point, dance, leave and come back by orders, and nobody presses a key.

The program does not know it: it sees puppets in a camera picture, as it sees people, and hears what their bodies say.
"""

from dataclasses import dataclass, field

from dancegame.core.acts import Act, Away, CrossArms, DanceAlong, HoldArms, PointAt, RaiseHand, Stand
from dancegame.core.errors import DeviceError
from dancegame.core.evening import stages
from dancegame.core.evening.awards import Award
from dancegame.core.evening.rounds import Round
from dancegame.core.evening.standings import Standing
from dancegame.core.intents import Answer, Back, Choose, Intent, Join, Move, Pause, Press
from dancegame.core.live import LivePoses
from dancegame.core.texts import N_
from dancegame.game.house import House
from dancegame.game.router import Shown
from dancegame.game.screen import ChoiceScreen
from dancegame.game.screens.lobby import MODE, START, LobbyScreen

# In front of one camera, from left to right, from good to weak: a grown person, a child, and two more.
PUPPETS = (
    "x=0.14,near=0.8,height=1.75",
    "x=0.38,near=0.8,height=1.35,outfit=1,wrong=0.3",
    "x=0.62,near=0.8,height=1.65,outfit=2,wrong=0.6",
    "x=0.86,near=0.8,height=1.8,outfit=3,wrong=0.9",
)
CAMERA = "puppet," + "+".join(PUPPETS)
# A stage on which nothing has come of anything for so long is stuck, longer where a busy computer has hardly looked at
# them meanwhile; a dance has its own length.
STUCK_S, STUCK_LOOKS, GIVES_UP_S = 60.0, 600, 300.0
# Nobody holds up for ever what is not understood: so long they try, so long they let go before they try again.
TRIES_S, RESTS_S = 12.0, 2.5
# So long after an order what a body says can still be meant by it.
ECHO_S = 2.5
SETTLES_S, READS_S, WATCHES_S = 1.5, 3.0, 4.0
# A result shows the song, and then how the evening stands.
COMPARES_S = 8.5
# A hand shows as a pointer only well above the first height at which it can; the lowest choices lie just there.
SHOWS_AT_Y = 0.5
# How much of its error a hand that points is moved by, and how often.
CORRECTION, CORRECTS_S = 0.35, 1.8
REMATCH, NEXT, OTHER_MODE = 0, 1, 2


@dataclass
class PuppetParty:
    """Directs the puppets through an evening of some songs, each a party of its own: a rematch, then another mode.

    songs: how many. joined: puppet -> player number. rounds, standings, awards: as the podiums showed them.
    false_gestures: what was understood though nobody meant it. modes: that were played.
    """

    songs: int = 3
    joined: dict[int, int] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)
    standings: list[tuple[Standing, ...]] = field(default_factory=list)
    awards: list[tuple[Award, ...]] = field(default_factory=list)
    modes: list[str] = field(default_factory=list)
    false_gestures: list[str] = field(default_factory=list)
    meant_gestures: int = 0
    _shown: Shown | None = None
    _since_s: float = 0.0
    _unseen_s: float = 0.0
    _looks: int = 0
    _seen: LivePoses | None = None
    _orders: dict[int, Act] = field(default_factory=dict)
    _meant: list[tuple[float, int, Act]] = field(default_factory=list)
    _aim: tuple[float, float] | None = None
    _goal: tuple[float, float] | None = None
    _corrected_s: float = 0.0
    _told: object = None
    _is_over: bool = False

    def intents(self, shown: Shown, house: House, now_s: float) -> list[Intent]:
        """Give orders; want nothing."""
        if shown is not self._shown:
            if self._shown is not None and isinstance(self._shown.screen, LobbyScreen):
                self.modes.append(self._shown.screen.mode)
            self._shown, self._since_s, self._looks, self._aim = shown, now_s, 0, None
            self._enter(shown)
        self._look(house, now_s)
        if self._is_stuck(now_s - self._since_s) and not isinstance(shown.stage, stages.Dance):
            raise DeviceError(
                N_("The party of puppets got stuck ({stage})."), remedy=N_("Start it again."), stage=shown.stage.name
            )
        for intent in house.said:
            self._judge(intent, now_s)
        # What was done before anybody looked is not understood: a hand has to be seen hanging before it goes up.
        age_s = now_s - max(self._since_s, self._unseen_s)
        self._order(self._wanted(shown, house, age_s, now_s), house, now_s)
        return []

    def _look(self, house: House, now_s: float) -> None:
        """Note how often the camera has looked on this stage, and until when it has seen nothing at all."""
        seen = None if house.feed is None else house.feed.latest
        if seen is None:
            self._unseen_s = now_s
        elif seen is not self._seen:
            self._looks += 1
        self._seen = seen

    def _is_stuck(self, age_s: float) -> bool:
        return age_s > GIVES_UP_S or (age_s > STUCK_S and self._looks > STUCK_LOOKS)

    def _enter(self, shown: Shown) -> None:
        match shown.stage:
            case stages.Podium() as podium:
                self.rounds.extend(podium.rounds)
                self.standings.append(podium.standings)
                self.awards.append(podium.awards)
                self._is_over = len(self.standings) >= self.songs
            case stages.Message(error):
                raise error

    def _order(self, wanted: dict[int, Act], house: House, now_s: float) -> None:
        self._meant = [one for one in self._meant if now_s - one[0] < ECHO_S]
        self._meant += [(now_s, puppet, act) for puppet, act in wanted.items()]
        if house.feed is None or (wanted == self._orders and house.feed is self._told):
            return
        house.feed.direct(wanted)
        self._orders, self._told = wanted, house.feed

    # What everybody does.

    def _wanted(self, shown: Shown, house: House, age_s: float, now_s: float) -> dict[int, Act]:
        acts: dict[int, Act] = dict.fromkeys(range(len(PUPPETS)), Stand())
        match shown.stage:
            case stages.Lobby():
                acts |= self._in_lobby(shown, house, age_s, now_s)
            case stages.Guess(current) if age_s > SETTLES_S:
                acts |= self._answering(current, house)
            case stages.Reveal() if _is_trying(age_s - READS_S):
                acts[0] = self._pointing(shown, house, 0, now_s)
            case stages.Result() if _is_trying(age_s - COMPARES_S):
                acts[0] = self._pointing(shown, house, NEXT, now_s)
            case stages.Podium() if _is_trying(age_s - WATCHES_S):
                choice = REMATCH if len(self.standings) == 1 else OTHER_MODE
                acts[0] = CrossArms() if self._is_over else self._pointing(shown, house, choice, now_s)
            case stages.Dance() | stages.Invent():
                acts = dict.fromkeys(acts, DanceAlong())
        if isinstance(shown.stage, stages.Mystery | stages.Guess | stages.Ready | stages.Dance) and self._is_one_away:
            acts[len(PUPPETS) - 1] = Away()
        return acts

    @property
    def _is_one_away(self) -> bool:
        """In the second of three songs somebody fetches drinks."""
        return self.songs > 2 and len(self.standings) == 1

    def _in_lobby(self, shown: Shown, house: House, age_s: float, now_s: float) -> dict[int, Act]:
        screen = shown.screen
        if not isinstance(screen, LobbyScreen) or house.feed is None or house.feed.ready is None:
            return {}
        new = [player.number for player in screen.seats.values() if player.number not in self.joined.values()]
        coming = next((puppet for puppet in range(len(PUPPETS)) if puppet not in self.joined), None)
        if new and coming is not None:
            self.joined[coming] = new[0]
            self._since_s = now_s
            return {}
        if not _is_trying(age_s - SETTLES_S):
            return {}
        if coming is not None:
            return {coming: RaiseHand()}
        # Whoever comes back here wants another way to play.
        is_played = bool(self.modes) and screen.mode == self.modes[-1]
        return {0: self._pointing(shown, house, MODE if is_played else START, now_s)}

    def _answering(self, current: Round, house: House) -> dict[int, Act]:
        """The best two know the song; the others believe something else."""
        loaded = house.loaded
        if loaded is None:
            return {}
        right, count = loaded.quiz.right, len(loaded.quiz.answers)
        waiting = {entrant.player for entrant in current.asked.entrants}
        return {
            puppet: HoldArms((right + max(0, puppet - 1)) % count)
            for puppet, number in self.joined.items()
            if number in waiting or None in waiting
        }

    def _pointing(self, shown: Shown, house: House, choice: int, now_s: float) -> Act:
        """Point at a choice, and mend the aim by where the hand is drawn, as people do."""
        if not isinstance(shown.screen, ChoiceScreen) or choice >= len(shown.screen.choices.boxes):
            return Stand()
        choices, area = shown.screen.choices, house.area
        x, y = choices.boxes[choice].center
        goal = (x / area.width, y / area.height)
        if self._aim is None or goal != self._goal:
            self._aim, self._goal, self._corrected_s = goal, goal, now_s
        pointer = house.pointer
        is_beside = pointer is not None and choices.under(pointer.x * area.width, pointer.y * area.height) != choice
        if pointer is not None and is_beside and now_s - self._corrected_s > CORRECTS_S:
            self._corrected_s = now_s
            aim_x, aim_y = self._aim
            aim = aim_x + CORRECTION * (goal[0] - pointer.x), aim_y + CORRECTION * (goal[1] - pointer.y)
            self._aim = (min(1.0, max(0.0, aim[0])), min(1.0, max(0.0, aim[1])))
        side = 1 if goal[0] >= 0.5 else 0
        if pointer is None:
            # As people do: they raise a hand, see where it points, and go to what they want.
            return PointAt(self._aim[0], min(self._aim[1], SHOWS_AT_Y), side=side)
        return PointAt(*self._aim, side=side)

    # What was heard.

    def _judge(self, intent: Intent, now_s: float) -> None:
        """Note whether somebody meant what was heard."""
        lately = [(puppet, act) for ordered_s, puppet, act in self._meant if now_s - ordered_s < ECHO_S]
        match intent:
            case Answer(answer, number):
                puppets = {puppet for puppet, joined in self.joined.items() if joined == number}
                is_meant = any(puppet in puppets and act == HoldArms(answer) for puppet, act in lately)
            case Join():
                is_meant = any(isinstance(act, RaiseHand) for _puppet, act in lately)
            case Press() | Choose() | Move():
                is_meant = any(isinstance(act, PointAt) for _puppet, act in lately)
            case Back() | Pause():
                is_meant = any(isinstance(act, CrossArms) for _puppet, act in lately)
            case _:
                return
        if is_meant:
            self.meant_gestures += 1
        else:
            stage = self._shown.stage.name if self._shown else ""
            self.false_gestures.append(f"{type(intent).__name__.lower()} in {stage}")


def _is_trying(age_s: float) -> bool:
    """Whether they try now what they have wanted for so long, and do not rest between two tries."""
    return age_s > 0.0 and age_s % (TRIES_S + RESTS_S) < TRIES_S
