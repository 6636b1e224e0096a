"""The result: points and stars, how each move went, what to work on; of a party then how the evening stands."""

from collections.abc import Sequence

from dancegame.core.advice import Advice
from dancegame.core.ease import eased
from dancegame.core.evening.outcomes import Chosen, Danced, Gathered, Outcome, Queued, Wish
from dancegame.core.evening.stages import Result, SongChoice
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent, Join
from dancegame.core.score import Score
from dancegame.core.song import Move
from dancegame.game.controls import Choices
from dancegame.game.crowd import crowd
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.house import House
from dancegame.game.screen import Aside, ChoiceScreen, Interrupt
from dancegame.game.screens.keeping import Keeping
from dancegame.game.screens.queue_words import queue_words
from dancegame.game.screens.result_panes import STARS_FROM_S, PlayerPane, draw_one, eased_title, headline
from dancegame.game.screens.result_party import PartyResult
from dancegame.game.screens.result_rows import draw_several
from dancegame.game.screens.star_sounds import StarSounds
from dancegame.game.screens.triumph import Triumph
from dancegame.texts import _

WISHES = (Wish.AGAIN, Wish.NEXT, Wish.SONGS, Wish.MENU)
# Where a dance was made up, keeping it stands in the place of the songs.
KEEP = WISHES.index(Wish.SONGS)
CELEBRATED_STARS = 4
BUTTON_HEIGHT, QUEUE_HEIGHT = 96.0, 52.0
WELCOME_S = 5.0
# After the celebration each move to work on has its turn, danced once more by the dancer with what leads to it.
ADVICE_FROM_S, ADVICE_S = 4.0, 8.0
LEAD_IN_S, FADE_S = 0.8, 0.25


class ResultScreen(ChoiceScreen):
    """Shows a finished dance; again, the next song, another song of choice, or the menu.

    In a party songs are chosen to wait their turn, and whoever is new and raises a hand is in.
    """

    want = Want.MENU
    settled_s = 5.0

    def __init__(self, house: House, stage: Result) -> None:
        loaded, danced = house.load(stage.round), stage.round.danced or Danced({})
        self._house, self._ease = house, danced.ease
        self._song = eased(loaded.dance, danced.ease).song
        self._guess = stage.round.answered
        self._queue = stage.queue
        if self._queue is not None:
            self.want = Want.JOIN
        self._since_s = self._now_s = house.parts.clock_s()
        self.choices = Choices(len(WISHES), focus=1, columns=len(WISHES), effects=house.parts.effects)
        self._joined_s: float | None = None
        self._keeping = Keeping(house, stage.round) if stage.round.invention else None
        order = sorted(danced.scores, key=lambda slot: -danced.scores[slot].points)
        self._panes = [
            PlayerPane(
                player=stage.round.seats[slot],
                score=danced.scores[slot],
                song=self._song,
                framed=house.theatre.framed,
                is_mirrored=slot in danced.mirrored,
            )
            for slot in order
        ]
        is_party = len(stage.standings) > 1 or stage.round.goal is not None
        self._party = PartyResult(stage, house.portraits) if is_party and len(self._panes) > 0 else None
        self._triumph = Triumph.of(self._panes, house)
        self._stars = StarSounds(house.parts.effects, stars=self._best.stars)
        if self._best.stars >= CELEBRATED_STARS:
            house.parts.effects.play(crowd("applause", len(self._panes)))

    def is_settled(self, age_s: float) -> bool:
        """A party is about how the evening stands."""
        if self._triumph:
            return False
        return age_s >= (self._party.settled_s if self._party else self.settled_s)

    @property
    def _best(self) -> Score:
        return self._panes[0].score if self._panes else Score()

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | Aside | None:
        self._now_s = now_s
        first_s = self._triumph.stars_from_s if self._triumph else STARS_FROM_S
        self._stars.update(now_s - self._since_s - first_s)
        if self._triumph:
            if self._triumph.is_over(now_s - self._since_s, intents):
                self._triumph, self._since_s = None, now_s
            intents = [intent for intent in intents if isinstance(intent, Join)]
        if self._house.feed:
            self._house.feed.poll()
        if any(isinstance(intent, Back) for intent in intents):
            return Chosen(Wish.MENU)
        joining = tuple(intent.slot for intent in intents if isinstance(intent, Join))
        if joining:
            self._house.parts.effects.play("menu_select")
            self._joined_s = now_s
            if self._triumph:  # who comes is told so at once
                self._triumph, self._since_s = None, now_s
            return Aside(Gathered(joining))
        chosen = self.choices.choose(intents)
        if chosen == KEEP and self._keeping:
            self._keeping.begin()
            return None
        if chosen is not None and WISHES[chosen] is Wish.SONGS and self._queue is not None:
            return Interrupt(SongChoice("party", queue=self._queue))
        return None if chosen is None else Chosen(WISHES[chosen])

    def resume(self, outcome: Outcome) -> Outcome | Aside | None:
        if isinstance(outcome, Queued):
            self._queue = outcome.song_ids
            return Aside(outcome)
        return outcome

    def draw(self, canvas: Canvas) -> None:
        age_s = self._now_s - self._since_s
        if self._triumph:
            self._triumph.draw(canvas, self._house.theatre, now_s=self._now_s, age_s=age_s)
            return
        advice = self._advice(age_s)
        is_alone = len(self._panes) == 1 and self._party is None
        pane, theatre = canvas.safe.copy(), self._house.theatre
        if is_alone:
            dancing, side = canvas.halves(first=_dancing_share(canvas))
            self._draw_dancer(canvas, dancing, age_s, advice)
            pane = side.clip(canvas.safe)
        else:
            theatre.draw_empty(canvas, now_s=self._now_s, is_dressed=True)
        theatre.draw_before(canvas, self, lambda: self._draw_told(canvas, pane, age_s, advice, is_alone=is_alone))

    def _draw_told(self, canvas: Canvas, pane: Box, age_s: float, advice: Advice | None, *, is_alone: bool) -> None:
        """Draw everything but the scene and the dancer; pane: the room for it."""
        row = Box(pane.left, pane.bottom - BUTTON_HEIGHT, pane.width, BUTTON_HEIGHT)
        pane.height -= BUTTON_HEIGHT + 28
        if waiting := self._coming():
            pane.height -= QUEUE_HEIGHT
            middle, color = (row.centerx, row.top - 14 - QUEUE_HEIGHT / 2), canvas.theme.ambient
            write(canvas, waiting, size=36, color=color, max_width=row.width - 40, center=middle)
        draw_panel(canvas, pane, canvas.theme.glass, canvas.theme.glass_edge, radius=44, alpha=226)
        top = (pane.centerx, pane.top + 16)
        head = write(canvas, self._headline(), size=42, color=canvas.theme.muted, max_width=pane.width - 80, midtop=top)
        inside = Box(pane.left, head.bottom, pane.width, pane.bottom - head.bottom)
        if is_alone:
            draw_one(canvas, self._panes[0], inside, age_s, advice=advice)
        elif self._party and self._party.is_on(age_s):
            self._party.draw(canvas, inside, age_s)
        else:
            draw_several(canvas, self._panes, inside, age_s)
        self._draw_buttons(canvas, row)
        if self._best.stars >= CELEBRATED_STARS:
            draw_confetti(canvas, age_s - 1.2)

    def _coming(self) -> str:
        """What is to be said of the next songs."""
        if self._joined_s is not None and self._now_s - self._joined_s < WELCOME_S:
            return _("Welcome! You dance the next song.")
        return queue_words(self._house, self._queue or ())

    def _draw_buttons(self, canvas: Canvas, row: Box) -> None:
        self.choices.boxes = columns(row, len(WISHES), width=400, gap=20)
        theme = canvas.theme
        buttons = (
            Button(_("Again"), "1", theme.secondary),
            Button(_("Next"), "2", theme.primary),
            Button(self._words_of_choice(), "3", theme.ambient),
            Button(_("Menu"), "4", theme.gold),
        )
        draw_buttons(canvas, self.choices.boxes, buttons, focus=self.choices.focus)

    def _words_of_choice(self) -> str:
        if self._keeping is not None:
            return self._keeping.words
        return _("Choose") if self._queue is None else _("Requests")

    def _headline(self) -> str:
        if self._keeping:
            return self._keeping.headline
        return headline(eased_title(self._song.title, self._ease), self._guess)

    def _advice(self, age_s: float) -> Advice | None:
        """The move to work on now: alone, each of the worst has its turn."""
        if self._party or len(self._panes) != 1 or not self._panes[0].advice:
            return None
        turn = int(max(0.0, age_s - ADVICE_FROM_S) / ADVICE_S)
        return self._panes[0].advice[turn % len(self._panes[0].advice)]

    def _draw_dancer(self, canvas: Canvas, box: Box, age_s: float, advice: Advice | None) -> None:
        """The dancer shows the whole dance, and then again and again the move to work on."""
        theatre = self._house.theatre
        song_s, presence = theatre.looped(age_s)
        if advice and age_s >= ADVICE_FROM_S:
            song_s, presence = _around(advice.move, (age_s - ADVICE_FROM_S) % ADVICE_S)
        theatre.draw(canvas, now_s=self._now_s, song_s=song_s, box=box, presence=presence, is_aside=True)


def _dancing_share(canvas: Canvas) -> float:
    """How much of the picture the dancer has beside the pane, which needs its width for words and buttons."""
    return 0.40 if canvas.is_upright else min(0.44, 0.29 * canvas.area.width / canvas.area.height)


def _around(move: Move, elapsed_s: float) -> tuple[float, float]:
    """Song second and presence for a move that is shown again and again with what leads to it."""
    start_s, end_s = move.start_s - LEAD_IN_S, move.end_s + LEAD_IN_S / 2
    length_s = end_s - start_s
    at_s = elapsed_s % length_s
    return start_s + at_s, min(ramp(at_s, 0.0, FADE_S), 1 - ramp(at_s, length_s - FADE_S, FADE_S))
