"""What a lesson shows: what was wrong in words, the dancer and the player side by side, and one over the other."""

from dataclasses import dataclass, field

import pygame

from dancegame.core.trainer import Lesson
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import mix
from dancegame.game.drawing.duo import Duo, fit
from dancegame.game.drawing.fault_gauge import draw_gauge, has_gauge
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.screens.lesson_loop import Moment
from dancegame.texts import _
from dancegame.texts.words import diagnosis_words, moment_words

HEAD, GAP, NAMES, GAUGE = 196.0, 28.0, 56.0, 118.0
CARD = (151.0, 196.0)
OVER_SHARE = 0.44


@dataclass(frozen=True)
class Boxes:
    """Where what is: the words, the dancer, the player, both over each other."""

    head: Box
    dancer: Box
    player: Box
    over: Box

    @property
    def both(self) -> Box:
        """Where the dancers are."""
        return self.dancer.union(self.over)

    @classmethod
    def on(cls, canvas: Canvas, *, bottom: float) -> "Boxes":
        """Divide a picture down to the buttons; an upright one has both over each other below."""
        safe = canvas.safe
        head = Box(safe.left, safe.top, safe.width, HEAD)
        room = Box(safe.left, head.bottom + GAP, safe.width, bottom - head.bottom - 2 * GAP)
        if canvas.is_upright:
            apart = Box(room.left, room.top, room.width, 0.44 * room.height)
            over = Box(room.left, apart.bottom + GAP, room.width, room.bottom - apart.bottom - GAP)
        else:
            apart = Box(room.left, room.top, (1 - OVER_SHARE) * room.width - GAP, room.height)
            over = Box(apart.right + GAP, room.top, room.right - apart.right - GAP, room.height)
        half = (apart.width - GAP) / 2
        dancer = Box(apart.left, apart.top, half, apart.height)
        return cls(head, dancer, dancer.move(half + GAP, 0), over)


@dataclass
class LessonPicture:
    """Draws one lesson. number, count: which it is of how many. color: the number of the player's light."""

    lesson: Lesson
    number: int
    count: int
    framed: FramedDance | None
    color: int
    is_mirrored: bool
    _cards: dict[tuple[tuple[int, int], str], pygame.Surface] = field(default_factory=dict)

    def draw_words(self, canvas: Canvas, box: Box) -> None:
        """Draw the card of the move, what was wrong, and what to do about it."""
        theme, said = canvas.theme, diagnosis_words(self.lesson.diagnosis)
        card = Box(box.left, box.top, *CARD)
        self._draw_card(canvas, card)
        left = card.right + 40
        room = box.right - left
        which = _("Lesson {number} of {count}", number=self.number, count=self.count)
        text = f"{which} · {moment_words(self.lesson.move.start_s)}"
        place = write(canvas, text, size=38, color=theme.muted, max_width=room, topleft=(left, box.top - 8))
        red = mix(theme.mistake, theme.ink, 0.28)
        place = write(canvas, said[0], size=92, color=red, max_width=room, topleft=(left, place.bottom - 18))
        write(canvas, said[1], size=42, is_bold=False, max_width=room, topleft=(left, place.bottom - 16))

    def _draw_card(self, canvas: Canvas, box: Box) -> None:
        if self.framed is None:
            return
        size_px = canvas.rect(box).size
        key = (size_px, canvas.theme.name)
        if key not in self._cards:
            pictogram = Pictogram(self.lesson.move.pictogram_s, self.lesson.move.is_gold, is_mirrored=self.is_mirrored)
            self._cards[key] = paint_pictogram(self.framed, pictogram, size_px, theme=canvas.theme)
        canvas.surface.blit(self._cards[key], canvas.rect(box))

    def draw_duo(self, canvas: Canvas, boxes: Boxes, duo: Duo, moment: Moment, *, now_s: float) -> None:
        """Draw both dances at a moment."""
        theme = canvas.theme
        you = mix(theme.player(self.color), theme.ink, 0.3)
        for box, name, tint in ((boxes.dancer, _("Dancer"), theme.ink), (boxes.player, _("You"), you)):
            place = fit(duo.bounds, _below_name(box))
            head = (box.centerx, place.floor + duo.bounds.top * place.height - 4)
            write(canvas, name, size=44, color=tint, max_width=box.width, midbottom=head)
        dancer, player = (fit(duo.bounds, _below_name(box)) for box in (boxes.dancer, boxes.player))
        duo.draw_apart(canvas, dancer, player, song_s=moment.song_s, now_s=now_s, is_marked=moment.is_marked)
        self._draw_over(canvas, boxes.over, duo, moment)

    def _draw_over(self, canvas: Canvas, box: Box, duo: Duo, moment: Moment) -> None:
        draw_panel(canvas, box, canvas.theme.glass, canvas.theme.glass_edge, radius=44, alpha=226)
        inside = box.inflate(-40, -40)
        if has_gauge(self.lesson.diagnosis):
            gauge = Box(inside.left + 20, inside.bottom - GAUGE, inside.width - 40, GAUGE)
            draw_gauge(canvas, gauge, self.lesson.diagnosis, color=canvas.theme.player(self.color))
            inside.height -= GAUGE + 10
        place = fit(duo.bounds, inside)
        duo.draw_over(canvas, place, song_s=moment.song_s, is_marked=moment.is_marked)
        if moment.is_still:
            duo.draw_should(canvas, place, song_s=moment.song_s)


def _below_name(box: Box) -> Box:
    return Box(box.left, box.top + NAMES, box.width, box.height - NAMES)
