"""The panes of the song choice: covers with their words, the surprise, chips, numbers of songs that wait."""

import math
from dataclasses import dataclass

from dancegame.core.traits import Step
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import dim, mix
from dancegame.game.drawing.cover import CoverLight
from dancegame.game.drawing.glow import add, soft_disc
from dancegame.game.drawing.lettering import measured, wrapped, write
from dancegame.game.drawing.level_sign import LAMPS, draw_level, draw_tag
from dancegame.game.drawing.shapes import draw_disc, draw_panel, draw_panel_light
from dancegame.game.drawing.still import still
from dancegame.game.drawing.tiles import draw_badge, draw_pane
from dancegame.game.screens.song_filters import DIFFICULTY_WORDS, ShownChip
from dancegame.texts import _

RADIUS, EDGE, LIT_EDGE, NUMBER = 28.0, 3.0, 8.0, 84.0
# A title is read from three metres; rather than smaller it is written on a second line.
TITLE, TITLE_LINE, ARTIST, ARTIST_LINE = 36.0, 44.0, 28.0, 38.0
MARGIN, TAG_MARGIN = 22.0, 16.0


@dataclass(frozen=True)
class Facts:
    """What is told of a song on its cover; its difficulty may not be known yet."""

    title: str
    artist: str
    difficulty: Step | None


def words_height(canvas: Canvas) -> float:
    """Return how much of a cover its words take, from below."""
    return (2 * TITLE_LINE + ARTIST_LINE) * canvas.look.text_scale + 0.8 * MARGIN


def draw_song(canvas: Canvas, box: Box, facts: Facts, *, light: CoverLight, is_lit: bool) -> None:
    """Draw the words of a song over its cover, and light around the lit one."""
    if is_lit:
        draw_panel_light(canvas, box, dim(light.front, 0.9), radius=RADIUS)
        edge = mix(light.front, canvas.theme.ink, 0.55)
        draw_panel(canvas, box, edge, edge, radius=RADIUS, edge=LIT_EDGE, alpha=0)
    _write_names(canvas, box, facts, light)
    if facts.difficulty is not None:
        words, corner = _(DIFFICULTY_WORDS[facts.difficulty]), (box.left + TAG_MARGIN, box.top + TAG_MARGIN)
        draw_tag(canvas, corner, words, facts.difficulty, color=canvas.theme.gold)


def _write_names(canvas: Canvas, box: Box, facts: Facts, light: CoverLight) -> None:
    """Title and artist from below, the title on two lines where it needs them."""
    theme, scale = canvas.theme, canvas.look.text_scale
    left, width = box.left + MARGIN, box.width - 2 * MARGIN
    artist = mix(theme.muted, light.front, 0.3)
    y = box.bottom - 0.5 * MARGIN - ARTIST_LINE * scale / 2
    write(
        canvas, facts.artist, size=ARTIST, color=artist, is_bold=False, max_width=width, least=ARTIST, midleft=(left, y)
    )
    y -= (ARTIST_LINE + TITLE_LINE) * scale / 2
    for line in reversed(_title_lines(canvas, facts.title, width)):
        write(canvas, line, size=TITLE, max_width=width, least=TITLE, midleft=(left, y))
        y -= TITLE_LINE * scale


def _title_lines(canvas: Canvas, title: str, width: float) -> list[str]:
    """What is left of a very long title is cut on the second line."""
    first, *others = wrapped(canvas, title, TITLE, width, is_bold=True)
    return [first, " ".join(others)] if others else [first]


def draw_broken(canvas: Canvas, box: Box) -> None:
    """Mark the tile of a song that cannot be danced."""
    write(canvas, "!", size=150, color=canvas.theme.gold, center=(box.centerx, box.top + 0.36 * box.height))


@still
def draw_surprise(canvas: Canvas, box: Box, *, is_lit: bool) -> None:
    """Draw the tile that chooses any song."""
    theme = canvas.theme
    draw_pane(canvas, box, color=theme.primary, is_lit=is_lit, radius=RADIUS)
    middle = (box.centerx, box.top + 0.42 * box.height)
    _draw_wheel(canvas, middle, 0.66 * box.height)
    write(canvas, "?", size=170, glow=theme.night, center=middle)
    text = _("Surprise me")
    write(canvas, text, size=44, max_width=box.width - 30, midbottom=(box.centerx, box.bottom - 26))


def _draw_wheel(canvas: Canvas, middle: tuple[float, float], diameter: float) -> None:
    """The lights of all covers in a ring."""
    lights, size_px = canvas.theme.players, canvas.px(0.62 * diameter)
    for number, light in enumerate(lights):
        turn = math.tau * number / len(lights)
        place = (middle[0] + 0.26 * diameter * math.sin(turn), middle[1] - 0.26 * diameter * math.cos(turn))
        disc = soft_disc(size_px, size_px, dim(light, 0.75))
        add(canvas.surface, disc, disc.get_rect(center=canvas.point(place)).topleft)


@still
def draw_chip(canvas: Canvas, box: Box, chip: ShownChip, *, is_lit: bool, is_first: bool) -> None:
    """Draw a chip, with its lamps where it asks for a level; the first one, which is no filter, is full of light."""
    theme = canvas.theme
    color = theme.primary if is_first else theme.gold if chip.is_on else theme.ambient
    draw_pane(canvas, box, color=color, is_lit=is_lit, is_full=is_first, radius=box.height / 2)
    ink = theme.gold if chip.is_on and not is_first else theme.ink
    size, lamps = 38.0 if is_first else 32.0, 0.0 if chip.lamps is None else LAMPS + 14
    width = min(measured(canvas, chip.words, size)[0], box.width - 44 - lamps)
    left = box.centerx - (width + lamps) / 2
    if chip.lamps is not None:
        draw_level(canvas, (left, box.centery), chip.lamps, color=theme.gold)
    y = box.centery if chip.pips is None else box.top + 0.44 * box.height
    write(canvas, chip.words, size=size, color=ink, max_width=width, midleft=(left + lamps, y))
    if chip.pips is not None:
        _draw_pips(canvas, (box.centerx, box.bottom - 15), chip.pips)


def _draw_pips(canvas: Canvas, middle: tuple[float, float], place: int) -> None:
    """Which of three values is chosen."""
    for number in range(3):
        color = canvas.theme.ink if number == place else dim(canvas.theme.ink, 0.35)
        draw_disc(canvas, (middle[0] + (number - 1) * 24, middle[1]), 12, color)


def draw_number(canvas: Canvas, box: Box, number: int) -> None:
    """Draw on a song that waits when its turn comes."""
    center = (box.right - 0.6 * NUMBER, box.top + 0.6 * NUMBER)
    draw_badge(canvas, center, str(number), color=canvas.theme.gold, diameter=NUMBER)
