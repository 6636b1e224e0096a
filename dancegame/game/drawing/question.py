"""What stands around the answers of a question: the clues as a bar that fills with time, and who has answered."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygame

from dancegame.core.evening.players import Player
from dancegame.core.reveal import LIMIT_S, Clue, begin_s
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.shapes import LIGHT, bar, draw_panel

SEGMENT_GAP = 8.0
# Wider than so many times their height the panes of those who answer have room for words.
ENTRANT_WIDTH, MARK_SHARE, WIDE = 270.0, 0.62, 2.1
RING_STEPS, _FINE = 48, 3


def draw_clues(canvas: Canvas, box: Box, clues: Sequence[Clue], elapsed_s: float, *, color: Color) -> None:
    """Draw one piece a clue beside each other, as long as it takes, filled as far as time has come."""
    ends_s = [*(begin_s(clue) for clue in clues[1:]), LIMIT_S]
    begins_s = [0.0, *ends_s[:-1]]
    room = box.width - SEGMENT_GAP * (len(clues) - 1)
    for number, (since_s, until_s) in enumerate(zip(begins_s, ends_s, strict=True)):
        left = box.left + number * SEGMENT_GAP + room * since_s / LIMIT_S
        piece = Box(left, box.top, room * (until_s - since_s) / LIMIT_S, box.height)
        is_on = since_s <= elapsed_s < until_s
        share = (elapsed_s - since_s) / (until_s - since_s)
        bar(canvas, piece, share, color=color if is_on else mix(canvas.theme.glass_edge, color, 0.55))


@dataclass(frozen=True)
class EntrantState:
    """Somebody who answers, as all may see it: never what was answered before the question is over.

    ring: how far an answer with the body has come, 0 to 1. earned: with this question, None while it is on. is_final:
    there are no more questions.
    """

    player: Player
    name: str
    points: int
    has_answered: bool
    keys: str = ""
    ring: float = 0.0
    earned: int | None = None
    is_final: bool = False


def draw_entrants(canvas: Canvas, box: Box, states: Sequence[EntrantState]) -> None:
    """Draw everybody beside each other: their mark, whether they have answered, their points."""
    for place, state in zip(columns(box, len(states), width=ENTRANT_WIDTH, gap=14), states, strict=True):
        _draw_entrant(canvas, place, state)


def _draw_entrant(canvas: Canvas, box: Box, state: EntrantState) -> None:
    theme, light = canvas.theme, canvas.theme.player(state.player.color)
    is_lit = state.has_answered or state.earned is not None
    fill, edge = mix(theme.glass, light, 0.30 if is_lit else 0.06), light if is_lit else theme.glass_edge
    draw_panel(canvas, box, fill, edge, radius=28, edge=4 if is_lit else 3)
    # Where many sit side by side the figures stand below the mark.
    is_narrow = box.width < WIDE * box.height
    size = (0.54 if is_narrow else MARK_SHARE) * box.height
    middle = (box.centerx, box.top + 0.36 * box.height) if is_narrow else (box.left + 0.6 * box.height, box.centery)
    draw_mark(canvas, middle, size, color=light if is_lit else mix(light, theme.glass, 0.45), shape=state.player.shape)
    if state.ring > 0 and not is_lit:
        draw_progress(canvas, middle, 1.3 * size, state.ring, color=light)
    if state.has_answered and state.earned is None and not state.is_final:
        draw_tick(canvas, middle, 0.55 * size, color=theme.night)
    if is_narrow:
        text, color = _figure(canvas, state)
        place = (box.centerx, box.bottom - 0.17 * box.height)
        write(canvas, text, size=34, color=color, max_width=box.width - 8, center=place)
        return
    left = middle[0] + 0.5 * size
    room, width = Box(left, box.top, box.right - left, box.height), box.right - left - 24
    upper, lower = (room.centerx, room.top + 0.34 * room.height), (room.centerx, room.top + 0.70 * room.height)
    if state.earned is None:
        write(canvas, state.keys or state.name, size=40, max_width=width, center=upper)
    else:
        text, color = _figure(canvas, state)
        write(canvas, text, size=46, color=color, max_width=width, center=upper)
    write(canvas, spaced(state.points), size=36, color=theme.gold, max_width=width, center=lower)


def _figure(canvas: Canvas, state: EntrantState) -> tuple[str, Color]:
    """What the question brought, or the points there are while it is on."""
    theme = canvas.theme
    if state.earned is None:
        return spaced(state.points), theme.gold
    return signed(state.earned), theme.good if state.earned > 0 else theme.warning if state.earned < 0 else theme.muted


def signed(points: int) -> str:
    """Return points with their sign, as a number is written in the player's language."""
    sign = "+" if points > 0 else "\N{MINUS SIGN}" if points < 0 else ""
    return sign + spaced(abs(points))


def draw_tick(canvas: Canvas, center: tuple[float, float], size: float, *, color: Color) -> None:
    """Draw a tick; size: its width in units."""
    x, y = center
    way = [(x - 0.44 * size, y + 0.03 * size), (x - 0.12 * size, y + 0.36 * size), (x + 0.46 * size, y - 0.33 * size)]
    pixels, width = [canvas.point(point) for point in way], max(3, canvas.px(0.22 * size))
    pen.lines(canvas.surface, color, pixels, width)
    for pixel in pixels:
        pen.circle(canvas.surface, color, pixel, width // 2)


def draw_progress(canvas: Canvas, center: tuple[float, float], diameter: float, share: float, *, color: Color) -> None:
    """Draw a ring that fills clockwise from the top."""
    ring = _ring(canvas.px(diameter), round(min(1.0, max(0.0, share)) * RING_STEPS), color)
    canvas.surface.blit(ring, ring.get_rect(center=canvas.point(center)))


@lru_cache(maxsize=256)
def _ring(diameter_px: int, steps: int, color: Color) -> pygame.Surface:
    size = diameter_px * _FINE
    big = pygame.Surface((size, size), pygame.SRCALPHA, 32)
    big.fill((*color, 0))
    middle, outer, inner = size / 2, 0.49 * size, 0.42 * size
    if steps > 0:
        angles = [2 * math.pi * step / RING_STEPS for step in range(steps + 1)]
        edge = [(middle + outer * math.sin(angle), middle - outer * math.cos(angle)) for angle in angles]
        back = [(middle + inner * math.sin(angle), middle - inner * math.cos(angle)) for angle in reversed(angles)]
        pygame.draw.polygon(big, mix(color, LIGHT, 0.25), edge + back)
    return pygame.transform.smoothscale(big, (diameter_px, diameter_px))


def draw_choosers(canvas: Canvas, box: Box, players: Sequence[Player], *, lights: Mapping[int, Color]) -> None:
    """Draw the marks of those who chose an answer at the end of its pane; lights: by number."""
    size = 0.40 * box.height
    for number, player in enumerate(players):
        center = (box.right - 24 - size / 2 - number * 0.8 * size, box.bottom - 0.32 * box.height)
        draw_mark(canvas, center, size, color=lights[player.number], shape=player.shape)
