"""Covers of songs: their own most telling poses, read and framed beside the game, painted one a picture."""

from collections import OrderedDict
from concurrent.futures import Future
from functools import partial

import pygame

from dancegame.core.ports import SongShelf
from dancegame.core.song import Dance, Song
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.errands import Errands

POSES = 3
# Framed dances and pictures of so many songs are kept: more than a screen shows, less than a large library has.
KEPT_DANCES, KEPT_PICTURES = 48, 96


class Covers:
    """Draws covers; what is not there yet is an empty card."""

    def __init__(self, shelf: SongShelf) -> None:
        self._shelf, self._errands = shelf, Errands()
        self._framed: OrderedDict[str, Future[FramedDance]] = OrderedDict()
        self._pictures: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._moments_s: dict[str, tuple[float, ...]] = {}
        self._has_painted = False

    def begin_picture(self) -> None:
        """Allow one cover to be painted: more at once would hold up the picture."""
        self._has_painted = False

    def draw(self, canvas: Canvas, song: Song, box: Box) -> None:
        """Draw a song's poses beside each other on its card."""
        moments_s = self._moments_s.get(song.id)
        if moments_s is None:
            moments_s = self._moments_s[song.id] = telling_moments_s(song)
        if not moments_s:
            return
        width = box.width / len(moments_s)
        for number, moment_s in enumerate(moments_s):
            card = Box(box.left + number * width, box.top, width, box.height)
            picture = self._picture(canvas, song, moment_s, canvas.rect(card).size)
            if picture is not None:
                canvas.surface.blit(picture, canvas.rect(card), special_flags=pygame.BLEND_RGB_ADD)

    def _picture(self, canvas: Canvas, song: Song, moment_s: float, size_px: tuple[int, int]) -> pygame.Surface | None:
        key = (song.id, moment_s, size_px, canvas.theme.name)
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        framed = self._framed_dance(song)
        if self._has_painted or framed is None:
            return None
        self._has_painted = True
        card = paint_pictogram(framed, Pictogram(moment_s), size_px, theme=canvas.theme)
        # The pose alone: the cover has a pane of its own.
        self._pictures[key] = _without_pane(card, canvas.theme.glass)
        if len(self._pictures) > KEPT_PICTURES:
            self._pictures.popitem(last=False)
        return self._pictures[key]

    def _framed_dance(self, song: Song) -> FramedDance | None:
        if song.id not in self._framed:
            self._framed[song.id] = self._errands.send(partial(self._frame, song.id))
            if len(self._framed) > KEPT_DANCES:
                self._framed.popitem(last=False)
        asked = self._framed[song.id]
        return asked.result() if asked.done() and asked.exception() is None else None

    def _frame(self, song_id: str) -> FramedDance:
        dance: Dance = self._shelf.load_dance(song_id)
        return frame_dance(dance.reference)


def telling_moments_s(song: Song) -> tuple[float, ...]:
    """Return the moments of a song's heaviest moves, gold ones first, spread over the dance, in their order."""
    if not song.moves:
        return ()
    chosen: list[float] = []
    part_s = song.duration_s / POSES
    for number in range(POSES):
        within = [move for move in song.moves if number * part_s <= move.pictogram_s < (number + 1) * part_s]
        if within:
            chosen.append(max(within, key=lambda move: (move.is_gold, move.weight)).pictogram_s)
    return tuple(chosen)


def _without_pane(card: pygame.Surface, glass: tuple[int, int, int]) -> pygame.Surface:
    lit = pygame.Surface(card.get_size(), 0, 32)
    lit.blit(card, (0, 0))
    lit.fill(glass, special_flags=pygame.BLEND_RGB_SUB)
    edge = max(4, card.get_width() // 9)
    kept = lit.get_rect().inflate(-2 * edge, -2 * edge)
    clean = pygame.Surface(card.get_size(), 0, 32)
    clean.blit(lit, kept, kept)
    return clean
