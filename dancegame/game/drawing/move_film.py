"""The moves of a dance as a film of cards, a page of them at a time: each move's pose, and the mark of its grade."""

from collections.abc import Sequence

import pygame

from dancegame.core.move_points import MovePoints
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.grade_mark import draw_grade_mark
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.shapes import draw_panel, draw_panel_light

CARD_SHAPE, GAP = 0.77, 14.0
MARK, MARK_ROOM = 34.0, 46.0


class MoveFilm:
    """Draws the film; each picture is painted when it is first needed, one a time. None are where no dance is framed.

    boxes: of the cards on the page that was drawn last, by the place of their moves.
    """

    def __init__(self, told: Sequence[MovePoints], framed: FramedDance | None, *, is_mirrored: bool) -> None:
        self._told, self._framed, self._is_mirrored = told, framed, is_mirrored
        self._pictures: dict[tuple[int, tuple[int, int], str], pygame.Surface] = {}
        self.boxes: dict[int, Box] = {}

    def draw(self, canvas: Canvas, box: Box, *, lit: int) -> None:
        """Draw the page with a move, which is lit."""
        height = box.height - MARK_ROOM
        width = CARD_SHAPE * height
        count = max(1, int((box.width + GAP) / (width + GAP)))
        first = lit - lit % count
        page = range(first, min(first + count, len(self._told)))
        # The last page has its cards where the others have them, a dance of one page in the middle.
        across = len(page) if len(self._told) <= count else count
        left = box.centerx - (across * (width + GAP) - GAP) / 2
        self.boxes = {
            place: Box(left + at * (width + GAP), box.top, width, box.height) for at, place in enumerate(page)
        }
        has_painted = False
        for place, both in self.boxes.items():
            card = Box(both.left, both.top, width, height)
            has_painted |= self._draw_card(canvas, place, card, is_lit=place == lit, may_paint=not has_painted)
            one = self._told[place].judged
            grade = None if one.is_left_out else one.grade
            draw_grade_mark(canvas, (both.centerx, both.bottom - MARK_ROOM / 2), MARK, grade)

    def _draw_card(self, canvas: Canvas, place: int, box: Box, *, is_lit: bool, may_paint: bool) -> bool:
        """Draw a card, an empty one where it may not be painted yet; returns whether it was painted just now."""
        theme = canvas.theme
        if is_lit:
            draw_panel_light(canvas, box, theme.ink, radius=18, reach=30)
            draw_panel(canvas, box.inflate(12, 12), theme.ink, theme.ink, radius=22)
        size_px = canvas.rect(box).size
        key = (place, size_px, theme.name)
        is_new = key not in self._pictures
        if self._framed is None or (is_new and not may_paint):
            draw_panel(canvas, box, theme.glass, theme.glass_edge, radius=16)
            return False
        if is_new:
            one = self._told[place]
            told = Pictogram(one.move.pictogram_s, is_gold=one.judged.is_gold, is_mirrored=self._is_mirrored)
            self._pictures[key] = paint_pictogram(self._framed, told, size_px, theme=theme)
        canvas.surface.blit(self._pictures[key], canvas.rect(box))
        return is_new
