"""Pictograms of the coming moves that travel towards the moment they are danced."""

from itertools import pairwise
from statistics import median

import pygame

from dancegame.core.song import Song
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import add
from dancegame.game.drawing.colors import GOLD, VIOLET, WHITE, dim, mix
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.shapes import panel_light
from dancegame.game.drawing.sparkles import draw_twinkles

LANE = pygame.Rect(716, 566, 548, 146)
NOW_X = 776
LEAD_BEATS = 4
LEAST_LEAD_S, MOST_LEAD_S = 1.8, 3.4
CARD_HEIGHT = 128
# A card stays at the gate for a moment, then goes.
STAY_S, LEAVE_S = 0.25, 0.25


class MoveCards:
    """Draws the lane of cards; each picture is painted when it is first needed."""

    def __init__(self, song: Song, framed: FramedDance) -> None:
        self._song, self._framed = song, framed
        self._pictures: dict[int, pygame.Surface] = {}
        # A card shows the most telling pose of its move and arrives with it.
        self._arrivals_s = [move.pictogram_s for move in song.moves]
        self._lead_s = _lead_s(song)
        self._width = self._card_width()

    def _card_width(self) -> int:
        """Cards that come at their usual distance stand free; only a few close ones overlap."""
        gaps = sorted(after - before for before, after in pairwise(self._arrivals_s))
        spacing = gaps[len(gaps) // 10] * self._px_per_s if gaps else 120.0
        return int(min(104, max(68, 0.9 * spacing)))

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
            pictogram = Pictogram(self._arrivals_s[index], is_gold=self._song.moves[index].is_gold)
            self._pictures[index] = paint_pictogram(self._framed, pictogram, (self._width, CARD_HEIGHT))
        return self._pictures[index]


def _lead_s(song: Song) -> float:
    beats = song.beats_s
    beat_s = median(after - before for before, after in pairwise(beats)) if len(beats) > 1 else 0.6
    return min(MOST_LEAD_S, max(LEAST_LEAD_S, LEAD_BEATS * beat_s))
