"""The menu and the pages around it, as a mode: everything that is not a round."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from dancegame.core.evening import stages
from dancegame.core.evening.evening import HOME, OVER, Evening, Wished
from dancegame.core.evening.mode import Mode
from dancegame.core.evening.modes.round_mode import PRACTICE
from dancegame.core.evening.modes.solo import SOLO
from dancegame.core.evening.outcomes import Added, ChoseMode, Chosen, ChoseScores, ChoseSong, Failed, Outcome, Wish
from dancegame.core.evening.stages import Entry, Stage
from dancegame.core.texts import N_

ALONE = (SOLO.name, PRACTICE)
PAGES = (
    Entry(Wish.SONGS, N_("Songs"), N_("Choose one, or add your own")),
    Entry(Wish.SCORES, N_("Scores"), N_("Who danced best, and how you get better")),
    Entry(Wish.SETTINGS, N_("Settings"), N_("Camera, sound, language and more")),
)


@dataclass(frozen=True)
class Home:
    """The menu of some modes."""

    name: ClassVar[str] = HOME
    title: ClassVar[str] = N_("Menu")
    text: ClassVar[str] = ""
    modes: Sequence[Mode]

    def begin(self, evening: Evening) -> Evening:
        """Show the page that was asked for; nobody plays."""
        return replace(evening, round=None)

    def plan(self, evening: Evening) -> Stage:
        """Show the page; the very first time how everything works."""
        if evening.problem is not None:
            return stages.Message(evening.problem)
        if evening.is_first_start:
            return stages.Intro()
        match evening.page:
            case Wish.SONGS:
                return stages.SongChoice(mode=self._dancing(evening.chosen), lit=evening.looked_up)
            case Wish.ADD:
                return stages.AddPage(mode=self._dancing(evening.chosen))
            case Wish.SCORES:
                return stages.ScoresPage(evening.looked_up)
            case Wish.SETTINGS:
                return stages.SettingsPage(lit=evening.turned_from)
            case Wish.CALIBRATION:
                return stages.CalibrationPage()
            case Wish.CHECKUP:
                return stages.CheckupPage()
        modes = tuple(Entry(mode.name, mode.title, mode.text) for mode in self.modes)
        if evening.resting is not None:
            modes = (replace(modes[0], text=N_("Go on where you stopped")), *modes[1:])
        return stages.Menu((*modes, *PAGES), focus=evening.chosen)

    def _dancing(self, chosen: Wish | str | None) -> str:
        """Return how a chosen song is danced: alone as it was last, else by everybody."""
        return chosen if chosen in ALONE else self.modes[0].name

    def fold(self, evening: Evening, outcome: Outcome) -> Evening:
        """Turn the page, or begin a mode."""
        if evening.is_first_start and not isinstance(outcome, Failed):
            evening = replace(evening, is_first_start=False, problem=None)
            if not isinstance(outcome, Chosen):
                return evening
        match outcome:
            case Chosen(Wish.QUIT):
                return replace(evening, mode=OVER)
            case Chosen(Wish.MENU) if evening.home == OVER:
                return evening.left()
            case Chosen(Wish.MENU):
                return self._turned_back(evening)
            case Chosen(wish):
                is_entry = wish in (entry.choice for entry in PAGES)
                return replace(
                    evening, page=wish, chosen=wish if is_entry else evening.chosen, looked_up=None, turned_from=None
                )
            case ChoseScores(song_id):
                return replace(evening, page=Wish.SCORES, looked_up=song_id)
            case Added(song_id):
                return replace(evening, page=Wish.SONGS, looked_up=song_id)
            case ChoseMode(mode):
                return replace(evening, mode=mode, chosen=mode, is_gathering=True)
            case ChoseSong(song_id, mode):
                return replace(evening, mode=mode, wished=Wished(song_id, is_mystery=False))
            case Failed(error):
                return replace(evening, problem=error, page=Wish.MENU)
        return self._turned_back(evening)

    @staticmethod
    def _turned_back(evening: Evening) -> Evening:
        """Return the evening at the page that its page was opened from."""
        page = Wish.MENU
        if evening.page in (Wish.CALIBRATION, Wish.CHECKUP):
            page = Wish.SETTINGS
        elif evening.page is Wish.SCORES and evening.looked_up is not None:
            page = Wish.SONGS
        return replace(evening, page=page, turned_from=evening.page, problem=None)
