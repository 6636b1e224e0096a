"""Pictograms of the coming moves that travel towards the moment they are danced."""

from itertools import pairwise
from statistics import median

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.song import Song
from dancegame.game.drawing.body import BodyPainter, Colors
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import add, opaque
from dancegame.game.drawing.palette import CYAN, GLASS, GOLD, MUTED, VIOLET, WHITE, Color, dim, mix
from dancegame.game.drawing.shapes import panel, panel_light
from dancegame.game.drawing.sparkles import draw_twinkles

LANE = pygame.Rect(716, 566, 548, 146)
NOW_X = 776
LEAD_BEATS = 4
LEAST_LEAD_S, MOST_LEAD_S = 1.8, 3.4
CARD_HEIGHT = 128
# A card stays at the gate for a moment, then goes.
STAY_S, LEAVE_S = 0.25, 0.25
_FINE = 3


class MoveCards:
    """Draws the lane of cards; each picture is painted when it is first needed."""

    def __init__(self, song: Song, framed: FramedDance) -> None:
        self._song, self._framed = song, framed
        self._pictures: dict[int, pygame.Surface] = {}
        # A card shows the pose in the middle of its move and arrives with it.
        self._arrivals_s = [(move.start_s + move.end_s) / 2 for move in song.moves]
        self._lead_s = _lead_s(song)
        self._width = self._card_width()

    def _card_width(self) -> int:
        gaps = [after - before for before, after in pairwise(self._arrivals_s)]
        spacing = median(gaps) * self._px_per_s if gaps else 120.0
        return int(min(104, max(58, 0.9 * spacing)))

    @property
    def _px_per_s(self) -> float:
        return (LANE.right - 50 - NOW_X) / self._lead_s

    def draw(self, surface: pygame.Surface, song_s: float, *, now_s: float, end_s: float) -> None:
        """Draw the cards on their way at a moment of the song; moves that end after end_s are not judged."""
        self._draw_gate(surface)
        for index in reversed(range(len(self._arrivals_s))):
            ahead_s = self._arrivals_s[index] - song_s
            if -STAY_S - LEAVE_S < ahead_s < self._lead_s and self._song.moves[index].end_s <= end_s:
                self._draw_card(surface, index, ahead_s, now_s)

    def _draw_gate(self, surface: pygame.Surface) -> None:
        gate = pygame.Rect(0, 0, self._width + 18, CARD_HEIGHT + 14)
        gate.center = (NOW_X, LANE.centery)
        light = panel_light(gate.size, dim(VIOLET, 0.6), radius=18, reach=24)
        add(surface, light, light.get_rect(center=gate.center).topleft)
        pygame.draw.rect(surface, mix(VIOLET, WHITE, 0.35), gate, width=3, border_radius=18)

    def _draw_card(self, surface: pygame.Surface, index: int, ahead_s: float, now_s: float) -> None:
        is_gold = self._song.moves[index].is_gold
        card = self._picture(index)
        alpha = min(1.0, (self._lead_s - ahead_s) / 0.4) if ahead_s > 0 else 1 + (ahead_s + STAY_S) / LEAVE_S
        rect = card.get_rect(center=(NOW_X + max(0.0, ahead_s) * self._px_per_s, LANE.centery))
        if ahead_s < 0:
            card = pygame.transform.smoothscale_by(card, 1 + 0.09 * ramp(-ahead_s, 0.0, 0.15))
            rect = card.get_rect(center=rect.center)
        if alpha < 1:
            card = card.copy()
            card.set_alpha(int(255 * max(0.0, alpha)))
        surface.blit(card, rect)
        if is_gold and ahead_s > 0:
            draw_twinkles(surface, rect, now_s + index, color=GOLD)

    def _picture(self, index: int) -> pygame.Surface:
        if index not in self._pictures:
            is_gold = self._song.moves[index].is_gold
            self._pictures[index] = _paint_card(self._framed, self._arrivals_s[index], self._width, is_gold=is_gold)
        return self._pictures[index]


def _lead_s(song: Song) -> float:
    beats = song.beats_s
    beat_s = median(after - before for before, after in pairwise(beats)) if len(beats) > 1 else 0.6
    return min(MOST_LEAD_S, max(LEAST_LEAD_S, LEAD_BEATS * beat_s))


def _paint_card(framed: FramedDance, time_s: float, width: int, *, is_gold: bool) -> pygame.Surface:
    """Paint the pose of a moment on a card of glass; as large as it fits."""
    edge: Color = GOLD if is_gold else mix(CYAN, MUTED, 0.5)
    fill = mix(GLASS, GOLD, 0.34) if is_gold else GLASS
    card = panel((width, CARD_HEIGHT), fill, edge, radius=14, edge_px=3 if is_gold else 2, alpha=240).copy()
    xy, visibility = framed.at(time_s)
    big = opaque((width * _FINE, CARD_HEIGHT * _FINE))
    height, corner = _fit(xy, visibility, big.get_size())
    BodyPainter(
        surface=big,
        xy=(np.nan_to_num(xy) * height + corner).astype(np.float32),
        visibility=visibility,
        body_px=framed.body * height,
        colors=Colors.at(0.0),
        presence=1.0,
        heart=0.6,
    ).paint(has_legs=framed.has_legs)
    inside = pygame.Rect(6, 6, width - 12, CARD_HEIGHT - 12)
    figure = pygame.transform.smoothscale(big, card.get_size()).subsurface(inside)
    card.blit(figure, inside, special_flags=pygame.BLEND_RGB_ADD)
    return card


def _fit(
    xy: NDArray[np.float32], visibility: NDArray[np.float32], size: tuple[int, int]
) -> tuple[float, NDArray[np.float32]]:
    """Return the height of the dance's frame, and the place of its origin, at which a pose fills a card."""
    seen = xy[visibility > 0.5] if (visibility > 0.5).any() else np.zeros((1, 2), dtype=np.float32)
    low, high = seen.min(axis=0), seen.max(axis=0)
    reach = high - low
    height = min(
        0.95 * size[1], 0.80 * size[0] / max(float(reach[0]), 0.05), 0.74 * size[1] / max(float(reach[1]), 0.05)
    )
    middle = np.array([size[0] / 2, size[1] * 0.53], dtype=np.float32)
    return height, (middle - (low + high) / 2 * height).astype(np.float32)
