"""Pictograms of the coming moves that travel towards the moment they are danced."""

from itertools import pairwise
from statistics import median

import numpy as np
import pygame

from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance, Move, Song
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import dim, mix
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import fade
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.shapes import LIGHT, draw_panel_light
from dancegame.game.drawing.sparkles import draw_twinkles

LEAD_BEATS = 4
LEAST_LEAD_S, MOST_LEAD_S = 1.8, 3.4
CARD_SHARE = 0.88  # of the lane's height
# Widths of cards, and the way they travel from the gate to the lane's end, as shares of the lane's height.
LEAST_WIDTH, MOST_WIDTH = 0.47, 0.72
LIGHT_REACH = 36.0
# A card is painted so long before it comes, in a picture that has little else to paint.
AHEAD_S = 1.0
# A card stays at the gate for a moment, then goes.
STAY_S, LEAVE_S = 0.25, 0.25
# Where legs count for less of a move its card shows them dim.
MOSTLY = 0.6
_KNEES = [CANONICAL.index("left_knee"), CANONICAL.index("right_knee")]


class MoveCards:
    """Draws the lane of cards; each picture is painted when it is first needed. Nothing where no dance is framed.

    dance: as it is judged (see core.ease); legs that count nothing are dim, and moves that are left out are rests.
    """

    def __init__(self, dance: Dance, framed: FramedDance | None) -> None:
        song = dance.song
        self._song, self._framed, self._reference = song, framed, dance.reference
        self._pictures: dict[tuple[int, tuple[int, int], str], pygame.Surface] = {}
        # As large as cards are drawn, None before any was.
        self._size_px: tuple[int, int] | None = None
        # A card shows the most telling pose of its move and arrives with it.
        self._arrivals_s = [move.pictogram_s for move in song.moves]
        self._lead_s = _lead_s(song)
        gaps = sorted(after - before for before, after in pairwise(self._arrivals_s))
        self._usual_gap_s = gaps[len(gaps) // 10] if gaps else 1.0

    def draw(self, canvas: Canvas, song_s: float, *, box: Box, now_s: float, end_s: float) -> None:
        """Draw the cards on their way to the gate at the left of a box; moves that end after end_s are not judged."""
        if self._framed is None:
            return
        height = CARD_SHARE * box.height
        gate_x = box.left + MOST_WIDTH * box.height / 2 + 14
        units_per_s = (box.right - MOST_WIDTH * box.height / 2 - gate_x) / self._lead_s
        # Cards that come at their usual distance stand free; only a few close ones overlap.
        width = min(MOST_WIDTH * box.height, max(LEAST_WIDTH * box.height, 0.9 * self._usual_gap_s * units_per_s))
        card = Box(0, 0, width, height)
        card.center = (gate_x, box.centery)
        self._size_px = canvas.px(width), canvas.px(height)
        _draw_gate(canvas, card.inflate(27, 21))
        for index in reversed(range(len(self._arrivals_s))):
            ahead_s = self._arrivals_s[index] - song_s
            if -STAY_S - LEAVE_S < ahead_s < self._lead_s and self._song.moves[index].end_s <= end_s:
                place = card.move(max(0.0, ahead_s) * units_per_s, 0)
                card_picture = self._picture(canvas, self._framed, index, self._size_px)
                self._draw_card(canvas, card_picture, index, place, ahead_s, now_s)

    def next_unpainted(self, canvas: Canvas, song_s: float) -> int | None:
        """Return the card that comes soon and is to be painted yet, None where there is none."""
        if self._framed is None or self._size_px is None:
            return None
        for index, arrival_s in enumerate(self._arrivals_s):
            if self._lead_s <= arrival_s - song_s < self._lead_s + AHEAD_S:
                return None if (index, self._size_px, canvas.theme.name) in self._pictures else index
        return None

    def prepare(self, canvas: Canvas, index: int) -> None:
        """Paint a card; one that is not painted before takes its time when it is drawn."""
        if self._framed is not None and self._size_px is not None:
            self._picture(canvas, self._framed, index, self._size_px)

    def _draw_card(
        self, canvas: Canvas, card: pygame.Surface, index: int, box: Box, ahead_s: float, now_s: float
    ) -> None:
        alpha = min(1.0, (self._lead_s - ahead_s) / 0.4) if ahead_s > 0 else 1 + (ahead_s + STAY_S) / LEAVE_S
        if ahead_s < 0 and not canvas.look.is_calm:
            card = pygame.transform.smoothscale_by(card, 1 + 0.09 * ramp(-ahead_s, 0.0, 0.15))
        place = card.get_rect(center=canvas.point(box.center))
        if alpha < 1:
            fade(canvas.surface, card, place.topleft, alpha)
        else:
            canvas.surface.blit(card, place)
        if self._song.moves[index].is_gold and ahead_s > 0:
            draw_twinkles(canvas, box, now_s + index, color=canvas.theme.gold)

    def _picture(self, canvas: Canvas, framed: FramedDance, index: int, size_px: tuple[int, int]) -> pygame.Surface:
        key = (index, size_px, canvas.theme.name)
        if key not in self._pictures:
            move, time_s = self._song.moves[index], self._arrivals_s[index]
            pictogram = Pictogram(
                time_s, is_gold=move.is_gold, has_dim_legs=not self._has_legs(move), is_rest=move.is_rest
            )
            self._pictures[key] = paint_pictogram(framed, pictogram, size_px, theme=canvas.theme)
        return self._pictures[key]

    def _has_legs(self, move: Move) -> bool:
        """Whether legs count for most of a move."""
        reference = self._reference
        start, end = np.searchsorted(reference.times_s, (move.start_s, move.end_s))
        start = min(start, len(reference.times_s) - 1)
        return bool(np.isfinite(reference.xy[start : end + 1, _KNEES]).mean() >= MOSTLY)


def _draw_gate(canvas: Canvas, box: Box) -> None:
    ambient, radius = canvas.theme.ambient, 27.0
    draw_panel_light(canvas, box, dim(ambient, 0.6), radius=radius, reach=LIGHT_REACH)
    tint = mix(ambient, LIGHT, 0.35)
    pen.rect(canvas.surface, tint, canvas.rect(box), width=canvas.px(4), border_radius=canvas.px(radius))


def _lead_s(song: Song) -> float:
    beats = song.beats_s
    beat_s = median(after - before for before, after in pairwise(beats)) if len(beats) > 1 else 0.6
    return min(MOST_LEAD_S, max(LEAST_LEAD_S, LEAD_BEATS * beat_s))
