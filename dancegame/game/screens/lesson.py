"""The lesson: what was wrong with a move, shown before it is danced slowly until it is right."""

from collections.abc import Sequence
from concurrent.futures import Future

from dancegame.core.evening.outcomes import Chosen, Danced, Outcome, Wish
from dancegame.core.evening.stages import LessonPage
from dancegame.core.gestures.watch import Want
from dancegame.core.intents import Back, Intent
from dancegame.core.song import Dance
from dancegame.core.trainer import delay_of
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.comparison import Comparison, compare
from dancegame.game.drawing.duo import Duo, bounds_of
from dancegame.game.drawing.framing import frame_dance
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.house import House
from dancegame.game.screen import ChoiceScreen
from dancegame.game.screens.lesson_loop import LessonLoop
from dancegame.game.screens.lesson_picture import Boxes, LessonPicture
from dancegame.texts import _

WISHES = (Wish.GO_ON, Wish.NEXT, Wish.MENU)
# The menu has the key that it has on the result before.
KEYS = (0, 1, 3)
BUTTON_HEIGHT = 96.0


class LessonScreen(ChoiceScreen):
    """Practise it, go on to the next, or leave."""

    want = Want.MENU

    def __init__(self, house: House, stage: LessonPage) -> None:
        current, loaded = stage.round, house.load(stage.round)
        danced, lesson = current.danced or Danced({}), current.lessons[stage.lesson]
        slot = next((slot for slot, score in danced.scores.items() if lesson.judged in score.moves), 0)
        self._house, self._lesson = house, lesson
        self._color = current.seats[slot].color if slot in current.seats else 0
        self._now_s = house.parts.clock_s()
        self._loop = LessonLoop(house.parts, house.sound_path(loaded), loaded.song, lesson)
        self._moment = self._loop.at(self._now_s)
        self._picture = LessonPicture(
            lesson,
            number=stage.lesson + 1,
            count=len(current.lessons),
            framed=house.theatre.framed,
            color=self._color,
            is_mirrored=slot in danced.mirrored,
        )
        self._compared = _begin_to_compare(house, loaded.dance, danced, slot)
        self._duo: Duo | None = None
        self.choices = Choices(len(WISHES), columns=len(WISHES), keys=KEYS, effects=house.parts.effects)

    def update(self, now_s: float, intents: Sequence[Intent]) -> Outcome | None:
        self._now_s = now_s
        if self._house.feed:
            self._house.feed.poll()
        chosen = self.choices.choose(intents)
        wish = Wish.MENU if any(isinstance(intent, Back) for intent in intents) else None
        if chosen is not None:
            wish = wish or WISHES[chosen]
        if wish is not None:
            self._house.parts.music.stop()
            return Chosen(wish)
        self._moment = self._loop.at(now_s)
        if self._duo is None and self._compared.done():
            self._duo = self._make_duo(self._compared.result())
        return None

    def _make_duo(self, comparison: Comparison | None) -> Duo | None:
        if comparison is None:
            return None
        bounds = bounds_of(comparison, self._loop.start_s, self._loop.end_s)
        return Duo(comparison, bounds=bounds, color=self._color, wrong=self._lesson.diagnosis.part)

    def draw(self, canvas: Canvas) -> None:
        row = Box(canvas.safe.left, canvas.safe.bottom - BUTTON_HEIGHT, canvas.safe.width, BUTTON_HEIGHT)
        self._boxes, theatre = Boxes.on(canvas, bottom=row.top), self._house.theatre
        if self._duo is None:
            theatre.draw(canvas, now_s=self._now_s, song_s=self._moment.song_s, box=self._boxes.both)
        else:
            theatre.draw_empty(canvas, now_s=self._now_s, is_dressed=True)
            self._picture.draw_duo(canvas, self._boxes, self._duo, self._moment, now_s=self._now_s)
        self._picture.draw_words(canvas, self._boxes.head)
        self.choices.boxes = columns(row, len(WISHES), width=460, gap=24)
        theme = canvas.theme
        buttons = (
            Button(_("Practise it"), str(KEYS[0] + 1), theme.secondary),
            Button(_("Next"), str(KEYS[1] + 1), theme.primary),
            Button(_("Menu"), str(KEYS[2] + 1), theme.gold),
        )
        draw_buttons(canvas, self.choices.boxes, buttons, focus=self.choices.focus)


def _begin_to_compare(house: House, dance: Dance, danced: Danced, slot: int) -> "Future[Comparison | None]":
    """Begin to lay what was danced over the dance, both as in a mirror, from whatever side it is shown elsewhere."""

    def work() -> Comparison | None:
        score = danced.scores.get(slot)
        if score is None:
            return None
        return compare(
            frame_dance(dance.reference),
            danced.seen,
            slot=slot,
            delay_s=delay_of(score, danced.latency_s),
            is_mirrored=slot in danced.mirrored,
        )

    return house.send(work)
