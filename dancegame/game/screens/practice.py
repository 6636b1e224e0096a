"""Practice: a stretch of a song over and over, slowed, until it is danced well; a panel holds what can be changed."""

from collections.abc import Hashable, Sequence

from dancegame.core.drill import SPEED_STEP, TAUGHT_SPEED, Drill, Loop, Span, beside, loop_of, spanned
from dancegame.core.errors import SongError, SoundError
from dancegame.core.evening.outcomes import Chosen, Outcome, Practised, Wish
from dancegame.core.evening.stages import CameraLost, Practice
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent, Move, Pause, Pick
from dancegame.core.round import RoundEvent
from dancegame.core.score import Grade
from dancegame.core.song import Song
from dancegame.core.texts import N_
from dancegame.game.crowd import crowd
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.hud import PopupRow
from dancegame.game.house import House
from dancegame.game.practice_run import PracticeRun
from dancegame.game.screen import Interrupt, Screen
from dancegame.game.screens.practice_panel import Change, PracticePanel
from dancegame.game.screens.practice_picture import PracticePicture, Shown
from dancegame.game.screens.practice_show import PracticeShow, Seeing

# What the keys 1 to 4 choose, in the panel as well.
SPANS = (Span.MOVE, Span.BAR, Span.BARS, Span.WHOLE)
LEARNED_S = 2.2


class PracticeScreen(Screen):
    """Dances one loop after the other; ends with a lesson that is learned, the whole song, or the menu."""

    settled_s = 6.0

    def __init__(self, house: House, stage: Practice) -> None:
        self._house, self._loaded, self._lesson = house, house.load(stage.round), stage.lesson
        self._feed = house.open_camera(stage.round)
        seats = stage.round.seats
        self._slot = next(iter(seats), 0)
        song = self._loaded.song
        drill = Drill(_first_loop(song, stage), speed=TAUGHT_SPEED)
        self._run = PracticeRun(
            house, self._loaded, self._feed, slot=self._slot, player=seats.get(self._slot), drill=drill,
            lesson=stage.lesson,
        )  # fmt: skip
        self._shown = PracticeShow(house, self._loaded, slot=self._slot)
        self._picture = PracticePicture(house, stage)
        self._panel: PracticePanel | None = None
        self._popups = PopupRow()
        self._grades: dict[int, Grade] = {}
        self._now_s = self._seen_s = house.parts.clock_s()
        self._learned_s: float | None = None
        # What was danced before has a result to go back to.
        result = (Wish.FINISH,) if stage.round.danced else ()
        self._ways_on = (Wish.DANCE if stage.lesson is None else Wish.NEXT, *result, Wish.MENU)
        self._run.begin()

    @property
    def want(self) -> Want:  # type: ignore[override]
        """Hands choose in the panel; in the dance they dance."""
        return Want.DANCE if self._panel is None else Want.MENU

    def under(self, x: float, y: float) -> Hashable:
        return super().under(x, y) if self._panel is None else self._panel.choices.under(x, y)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        try:
            return self._go_on(now_s, intents)
        except SoundError:
            # What was danced until then is remembered.
            self._run.end()
            self._shown.end()
            raise

    def _go_on(self, now_s: float, intents: Sequence[Intent]) -> Outcome | Interrupt | None:
        self._now_s = now_s
        if self._learned_s is not None:
            return self._left(Practised(is_learned=True)) if now_s - self._learned_s >= LEARNED_S else None
        if self._panel is not None:
            self._feed.poll()
            self._shown.update(self._run)
            return self._take(self._panel.update(intents))
        if any(isinstance(intent, Pause | Back) for intent in intents):
            self._hold()
            return None
        for intent in intents:
            self._steer(intent)
        for event in self._run.update():
            self._show(event)
        if self._feed.failure:
            self._run.hold()
            return Interrupt(CameraLost())
        self._follow()
        return None

    def resume(self, outcome: Outcome) -> Outcome | None:
        match outcome:
            case Chosen(Wish.MENU):
                return self._left(outcome)
        self._run.resume()
        return None

    def _left(self, outcome: Outcome) -> Outcome:
        self._run.end()
        self._shown.end()
        return outcome

    def _hold(self) -> None:
        self._run.hold()
        self._panel = PracticePanel(
            self._house, self._loaded.song, self._run.drill, self._shown.seeing, self._shown.views,
            ways_on=self._ways_on,
        )  # fmt: skip

    def _steer(self, intent: Intent) -> None:
        """Change loop and speed without a halt: whoever has a keyboard at hand needs no panel."""
        moves = self._loaded.song.moves
        match intent:
            case Move(_, down) if down:
                self._run.set_speed(self._run.drill.speed - down * SPEED_STEP)
            case Move(right, _) if right:
                self._choose(beside(moves, self._run.drill.loop, right))
            case Pick(place) if place < len(SPANS):
                self._choose(spanned(self._loaded.song, SPANS[place], self._run.drill.loop.start_s))

    def _choose(self, loop: Loop) -> None:
        self._grades.clear()
        self._run.take(loop)

    def _take(self, change: Change | Seeing | Wish | None) -> Outcome | None:
        """Do what was chosen in the panel."""
        match change:
            case Seeing():
                self._shown.take(change)
            case Change(drill):
                if drill.loop != self._run.drill.loop:
                    self._grades.clear()
                    self._run.take(drill.loop)
                self._run.set_speed(drill.speed)
                self._run.set_adapting(adapts=drill.adapts)
            case Wish.GO_ON:
                self._panel = None
                self._seen_s = self._now_s
                self._run.resume()
            case Wish.NEXT:
                return self._left(Practised(is_learned=False))
            case Wish():
                return self._left(Chosen(change))
        return None

    def _show(self, event: RoundEvent) -> None:
        judged = event.judged
        if judged.is_left_out:
            return
        self._grades[judged.index] = judged.grade
        self._popups.add(judged.grade, self._now_s, is_gold=judged.is_gold)

    def _follow(self) -> None:
        players = self._feed.latest.players if self._feed.latest else {}
        if self._slot in players:
            self._seen_s = self._now_s
        self._popups.update(self._now_s)
        self._shown.update(self._run)
        if self._lesson is not None and self._run.drill.is_learned:
            self._learned_s = self._now_s
            self._house.parts.effects.play(crowd("applause", 1))
            self._run.end()

    def draw(self, canvas: Canvas) -> None:
        players = self._feed.latest.players if self._feed.latest else {}
        self._picture.draw(
            canvas,
            Shown(
                now_s=self._now_s,
                song_s=self._run.song_s,
                drill=self._run.drill,
                last=self._run.last,
                camera=self._feed.picture(),
                players={slot: pose for slot, pose in players.items() if slot == self._slot},
                unseen_s=self._now_s - self._seen_s,
                popups=self._popups,
                grades=self._grades,
                count_in=self._run.count_in,
                seeing=self._shown.seeing,
                cards=self._shown.cards,
                ghost=self._shown.ghost,
                over=self._shown.over(self._run),
                learned_s=None if self._learned_s is None else self._now_s - self._learned_s,
            ),
        )
        if self._panel is not None:
            self._panel.draw(canvas)


def _first_loop(song: Song, stage: Practice) -> Loop:
    """Return what is practised first: what was chosen, the bar of a lesson, or how the song begins.

    Raises SongError where there is nothing to practise.
    """
    if not song.moves:
        raise SongError(
            N_("The song {song} has no moves."), remedy=N_("Import it again, or choose another one."), song=song.title
        )
    if stage.lesson is not None:
        bar, place = spanned(song, Span.BAR, stage.lesson.move.start_s), stage.lesson.judged.index
        return loop_of(song.moves, min(bar.first, place), max(bar.last, place))
    if stage.round.stretch is not None:
        return loop_of(song.moves, *stage.round.stretch)
    return spanned(song, Span.BARS, song.moves[0].start_s)
