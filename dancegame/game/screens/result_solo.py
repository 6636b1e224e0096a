"""The result of who danced alone: points, the one thing to work on, what was best; and every move to look at."""

from collections.abc import Hashable, Sequence
from enum import Enum

from dancegame.core.evening.outcomes import ChoseLessons, Chosen, Outcome, Wish
from dancegame.core.evening.stages import Result
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Choose, Intent, Point, Press
from dancegame.core.score import MAX_POINTS
from dancegame.game.controls import Choices
from dancegame.game.crowd import crowd
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.flood import Flood, draw_flood
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.moment import MomentLoop
from dancegame.game.drawing.points_curve import draw_curves
from dancegame.game.drawing.points_legend import draw_legend
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.tiles import Button, draw_buttons, draw_key
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen
from dancegame.game.screens.result_glance import draw_glance
from dancegame.game.screens.result_move import Words, draw_move, draw_praise, words_of, words_of_best, words_to_work_on
from dancegame.game.screens.result_moves import MoveChoice
from dancegame.game.screens.result_panes import STARS_FROM_S, praise
from dancegame.game.screens.result_places import Places, places_on, rows_of
from dancegame.game.screens.result_story import Story
from dancegame.game.screens.sharing import Sharing
from dancegame.game.screens.star_sounds import StarSounds
from dancegame.game.screens.triumph import Triumph
from dancegame.texts import _
from dancegame.texts.words import moment_words


class Offer(Enum):
    """What the buttons offer, in their order, which is that of their keys: the first four are those of every result."""

    AGAIN = Wish.AGAIN
    NEXT = Wish.NEXT
    SONGS = Wish.SONGS
    MENU = Wish.MENU
    SHARE = "share"
    TEACH = "teach"

    @property
    def key(self) -> int:
        """Its number key, from 0, whatever else is offered."""
        return list(Offer).index(self)


CELEBRATED_STARS = 4
PAD = 30.0
WORDS_SHARE, WORDS_HALF = 0.62, 24.0
# Moments are kept while they may be shown: the worst, the best, and the one that is lit.
MOST_LOOPS = 4


class SoloResultScreen(ChoiceScreen):
    """First what is read in five seconds; then, move by move, what happened and why, a key from its practice."""

    want = Want.MENU
    settled_s = 5.0

    def __init__(self, house: House, stage: Result) -> None:
        self._house = house
        self._story = Story(house, stage.round)
        self._moves = MoveChoice(self._story)
        self._sharing = Sharing(house, stage.round.seats)
        self._since_s = self._now_s = house.parts.clock_s()
        self._offers: tuple[Offer, ...] = ()
        self.choices = Choices(0, columns=len(Offer), effects=house.parts.effects)
        self._offer(Offer.NEXT)
        self._panes: list[tuple[Box, int]] = []
        self._pointed = (-1.0, -1.0)
        self._loops: dict[tuple[int | None, bool, bool], tuple[MomentLoop, float]] = {}
        # The first moment on the page is painted between the pictures of all that is told, any other with them.
        self._first: tuple[MomentLoop, float] | None = None
        self._triumph = Triumph.of([self._story.pane], house)
        self._stars = StarSounds(house.parts.effects, stars=self._story.pane.score.stars)
        if self._story.pane.score.stars >= CELEBRATED_STARS:
            house.parts.effects.play(crowd("applause", 1))

    def _offer(self, focus: Offer) -> None:
        """Offer what there is now, with one of it lit."""
        # Where all was perfect the page praises, and what still looks wrong may be the camera's mistake.
        can_teach = bool(self._story.lessons) and self._story.worst is not None
        is_there = {Offer.TEACH: can_teach, Offer.SHARE: self._sharing.is_offered}
        offers = tuple(offer for offer in Offer if is_there.get(offer, True))
        if offers != self._offers:
            self._offers, self.choices.count = offers, len(offers)
            self.choices.keys = [offer.key for offer in offers]
            self.choices.boxes, self.choices.focus = [], offers.index(focus)

    def under(self, x: float, y: float) -> Hashable:
        button = self.choices.under(x, y)
        if button is not None:
            return self._offers[button]
        return self._moves.under(x, y) or self._pane_at(x, y)

    def _pane_at(self, x: float, y: float) -> int | None:
        """The place of the move that a pane tells of."""
        return next((place for box, place in self._panes if box.collidepoint(x, y)), None)

    def is_settled(self, age_s: float) -> bool:
        """A perfect dance has its moment first."""
        return self._triumph is None and age_s >= self.settled_s

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | None:
        self._now_s = now_s
        first_s = self._triumph.stars_from_s if self._triumph else STARS_FROM_S
        self._stars.update(now_s - self._since_s - first_s)
        if self._triumph:
            if self._triumph.is_over(now_s - self._since_s, intents):
                self._triumph, self._since_s = None, now_s
            intents = ()
        if self._house.feed:
            self._house.feed.poll()
        self._offer(self._offers[self.choices.focus or 0])
        for intent in intents:
            if self._moves.take(intent):
                self._house.parts.effects.play("menu_move")
            elif outcome := self._take(intent):
                return outcome
        return None

    def _take(self, intent: Intent) -> Outcome | None:
        match intent:
            case Back():
                return Chosen(Wish.MENU)
            case Choose() if self._moves.has_focus and self._moves.lit is not None:
                return self._story.practice(self._moves.lit)
            case Point(x, y):
                self._pointed = (x, y)
                self._moves.has_focus &= self.choices.under(x, y) is None
            case Press(x, y):
                pane = self._pane_at(x, y)
                place = self._moves.card_at(x, y) if pane is None else pane
                if place is not None:
                    return self._pressed(place)
        chosen = self.choices.choose([intent])
        return None if chosen is None else self._outcome(self._offers[chosen])

    def _pressed(self, place: int) -> Outcome | None:
        """Practise a move that is told of; the best one is looked at."""
        practice = self._story.practice(place)
        is_shown_off = self._moves.lit is None and place != self._story.worst
        if practice is None or is_shown_off:
            self._moves.look(place)
            return None
        return practice

    def _outcome(self, offer: Offer) -> Outcome | None:
        if offer is Offer.SHARE:
            self._sharing.begin()
            return None
        return ChoseLessons(self._story.lessons) if offer is Offer.TEACH else Chosen(Wish(offer.value))

    def draw(self, canvas: Canvas) -> None:
        theatre = self._house.theatre
        if self._triumph:
            self._triumph.draw(canvas, theatre, now_s=self._now_s, age_s=self._now_s - self._since_s)
            return
        theatre.draw_empty(canvas, now_s=self._now_s, is_dressed=True, is_wanted=self._first is not None)
        if self._first is not None and theatre.turns.is_leading and not theatre.turns.is_others:
            loop, since_s = self._first
            loop.look_ahead(canvas, self._now_s - since_s)
        theatre.draw_before(canvas, self, lambda: self._draw_told(canvas))

    def _draw_told(self, canvas: Canvas) -> None:
        """Draw everything but the scene."""
        age_s, places = self._now_s - self._since_s, places_on(canvas)
        self._panes, self._first = [], None
        if self._moves.lit is None:
            self._draw_glance(canvas, places, age_s)
        else:
            self._draw_lit(canvas, places, self._moves.lit)
        self._draw_curves(canvas, places.curve, age_s)
        self._draw_buttons(canvas, places.buttons)
        self._sharing.draw(canvas, places.curve, self._now_s)
        if self._story.pane.score.points == MAX_POINTS:
            # A perfect page is gold all over.
            draw_flood(canvas, Flood(canvas.theme.gold, ramp(age_s, 0.6, 1.2)))
        if self._story.pane.score.stars >= CELEBRATED_STARS:
            draw_confetti(canvas, age_s - 1.2)

    def _draw_glance(self, canvas: Canvas, places: Places, age_s: float) -> None:
        """Points; the one thing to work on; what was best."""
        story = self._story
        draw_glance(canvas, places.glance, story.pane, story.headline, age_s)
        worst, best = story.worst, story.best
        if worst is None:
            loop, since_s = self._loop(best, is_large=False, is_marked=False)
            draw_praise(canvas, places.panes, praise(story.pane.score), loop, age_s=self._now_s - since_s)
            if best is not None:
                self._panes.append((places.panes, best))
            return
        has_best = best is not None and best != worst
        box = places.worst if has_best else places.panes
        self._draw_move(canvas, box, words_to_work_on(story, worst), worst, is_practised=True)
        if has_best and best is not None:
            self._draw_move(canvas, places.best, words_of_best(story, best), best)

    def _draw_lit(self, canvas: Canvas, places: Places, lit: int) -> None:
        """The move that is looked at, large, over the film of all of them."""
        moment = moment_words(self._story.told[lit].move.start_s)
        head = _("{moment} · move {number} of {count}", moment=moment, number=lit + 1, count=len(self._story.told))
        self._draw_move(canvas, places.lit, words_of(self._story, lit, head), lit, is_practised=True)
        self._moves.draw_film(canvas, places.film)
        self._draw_toggle(canvas, "Esc", (places.lit.right - 110, places.lit.top + 56))

    def _draw_move(
        self, canvas: Canvas, box: Box, words: Words, place: int | None, *, is_practised: bool = False
    ) -> None:
        is_large = self._moves.lit is not None
        has_practice = is_practised and place is not None and self._story.practice(place) is not None
        is_pointed = self._moves.has_focus or box.collidepoint(self._pointed)
        loop, since_s = self._loop(place, is_large=is_large, is_marked=is_practised)
        draw_move(
            canvas,
            box,
            words,
            loop,
            age_s=self._now_s - since_s,
            has_practice=has_practice,
            is_lit=has_practice and bool(is_pointed),
            color=canvas.theme.secondary,
            is_large=is_large,
        )
        if place is not None:
            self._panes.append((box, place))

    def _loop(self, place: int | None, *, is_large: bool, is_marked: bool) -> tuple[MomentLoop | None, float]:
        """The picture of a move, and since when it is shown; None while what was danced is not known."""
        key = (place, is_large, is_marked)
        if key not in self._loops:
            moment = None if place is None else self._story.moment(place, is_marked=is_marked)
            if moment is None:
                return None, self._now_s
            while len(self._loops) >= MOST_LOOPS:
                self._loops.pop(next(iter(self._loops)))
            color = self._story.pane.player.color
            self._loops[key] = MomentLoop(moment, color=color, has_over=is_large), self._now_s
        self._first = self._first or self._loops[key]
        return self._loops[key]

    def _draw_curves(self, canvas: Canvas, box: Box, age_s: float) -> None:
        """The points over time, whose line is whose, and how to look at every move."""
        curve, lit, theme = self._story.over_time, self._moves.lit, canvas.theme
        if curve is None:
            return
        draw_panel(canvas, box, theme.glass, theme.glass_edge, radius=36, alpha=226)
        self._moves.curve = box.inflate(-2 * PAD, -PAD)
        color = theme.player(self._story.pane.player.color)
        above = Box(box.left, box.top, WORDS_SHARE * box.width, 46 + WORDS_HALF * canvas.look.text_scale)
        draw_curves(canvas, self._moves.curve, curve, color=color, age_s=age_s - 0.4, words=above, lit=lit)
        draw_legend(canvas, curve, (box.left + PAD, box.top + 46), color=color, lit=lit)
        if lit is None:
            # Below the moves, where no curve comes.
            y = box.bottom - PAD
            key = self._draw_toggle(canvas, "↑", (box.left + PAD, y))
            place, words = (key.right + 14, y), _("Every move")
            said = write(canvas, words, size=34, color=theme.muted, is_bold=False, midleft=place)
            self._moves.toggle.union_ip(said)

    def _draw_toggle(self, canvas: Canvas, key: str, midleft: tuple[float, float]) -> Box:
        """Draw the key that opens or closes the moves; returns its place."""
        place = draw_key(canvas, key, midleft=midleft)
        self._moves.toggle = place.inflate(30, 30)
        return place

    def _draw_buttons(self, canvas: Canvas, box: Box) -> None:
        self.choices.boxes = rows_of(box, len(self._offers), is_upright=canvas.is_upright)
        theme = canvas.theme
        looks = {
            Offer.AGAIN: (_("Again"), theme.secondary),
            Offer.NEXT: (_("Next"), theme.primary),
            Offer.SONGS: (_("Choose"), theme.ambient),
            Offer.MENU: (_("Menu"), theme.gold),
            Offer.SHARE: (self._sharing.words, theme.secondary),
            Offer.TEACH: (_("Teach me"), theme.good),
        }
        buttons = [Button(looks[offer][0], str(offer.key + 1), looks[offer][1]) for offer in self._offers]
        draw_buttons(canvas, self.choices.boxes, buttons, focus=None if self._moves.has_focus else self.choices.focus)
