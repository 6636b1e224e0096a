"""The moment of a perfect dance: its word as wide as the page, the dancer in gold behind it, seven stars over both."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from dancegame.core.graphemes import graphemes
from dancegame.core.score import MAX_POINTS, STAR_SHARES, Grade
from dancegame.core.song import Move
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.dancer import MysteryDancer
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.flood import Flood
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import blurred, cover_all, opaque, shrunk
from dancegame.game.drawing.grades import landing_scale
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import render, write
from dancegame.game.drawing.shapes import LIGHT, draw_star
from dancegame.game.drawing.shaping import width_px
from dancegame.game.drawing.sparkles import draw_burst, draw_confetti
from dancegame.game.drawing.theatre import Theatre, stand_in
from dancegame.game.drawing.turns import Turns
from dancegame.texts.words import grade_words

# How long it has the page for itself; letters fall one after the other, the dancer rises, then the stars come.
LASTS_S = 6.5
LETTERS_FROM_S, LETTER_STEP_S, LETTER_FALLS_S = 0.15, 0.13, 0.4
DANCER_FROM_S, DANCER_RISES_S = 0.9, 0.6
STARS_FROM_S, STAR_STEP_S = 1.3, 0.28
CONFETTI_S, CONFETTI_LASTS_S = (1.1, 3.6), 3.2
# The word, as shares of the picture: how wide, how high at most, and where its middle is.
WORD_WIDTH, WORD_HEIGHT, WORD_MIDDLE = 0.97, 0.52, 0.665
# The stars stand on an arch over it.
STAR, ARCH_TOP, ARCH_FALL = 104.0, 0.10, 0.055
# So long before the end of the first gold move the dancer begins.
LEAD_IN_S = 3.0
_HALO_SHRINK = 8


class PerfectMoment:
    """Draws it over a scene, as a function of its age.

    names: of those who danced so, none where one danced alone. framed: the dance, if it is known. stars_from_s: when
    the first star lands.
    """

    stars_from_s = STARS_FROM_S

    def __init__(self, names: Sequence[str], framed: FramedDance | None, moves: Sequence[Move]) -> None:
        self._names, self._framed = names, framed
        self._dancer: MysteryDancer | None = None
        ends_s = [move.end_s for move in moves if move.is_gold]
        self._from_s = max(0.0, min(ends_s, default=0.0) - LEAD_IN_S)

    def draw(self, canvas: Canvas, theatre: Theatre, *, now_s: float, age_s: float) -> None:
        """Draw it over a scene; where nothing may fly or flash all of it stands there at once."""
        age = LASTS_S if canvas.look.is_calm else age_s
        is_wanted = self._dancer is not None and self._dancer.has_moved(self._song_s(age_s))
        flood = Flood(canvas.theme.gold, ramp(age, 0.0, 0.8))
        theatre.draw_empty(canvas, now_s=now_s, is_dressed=True, is_wanted=is_wanted, flood=flood)
        theatre.draw_before(canvas, (self, "behind"), lambda: _draw_stars(canvas, age))
        self._draw_dancer(canvas, theatre.turns, now_s, age, age_s)
        theatre.draw_before(canvas, (self, "over"), lambda: self._draw_over(canvas, age, age_s))

    def _draw_over(self, canvas: Canvas, age: float, age_s: float) -> None:
        gold = canvas.theme.gold
        papers = (gold, mix(gold, LIGHT, 0.6), dim(gold, 0.7))
        for from_s in CONFETTI_S:
            draw_confetti(canvas, age_s - from_s, lasts_s=CONFETTI_LASTS_S, colors=papers)
        # Paper that flies past before bright letters would flicker.
        _draw_word(canvas, age)
        self._draw_words(canvas, age)

    def _song_s(self, age_s: float) -> float:
        if self._framed is None:
            return 0.0
        length_s = max(1.0, self._framed.start_s + self._framed.duration_s - self._from_s)
        return self._from_s + age_s % length_s

    def _draw_dancer(self, canvas: Canvas, turns: Turns, now_s: float, age: float, age_s: float) -> None:
        """The dancer of the song, all in gold, dances on behind the word."""
        presence = ramp(age, DANCER_FROM_S, DANCER_RISES_S)
        if self._framed is None or presence == 0:
            return
        if self._dancer is None:
            self._dancer = MysteryDancer(self._framed, color=canvas.theme.gold)
        self._dancer.draw(
            canvas,
            song_s=self._song_s(age_s),
            place=stand_in(canvas.area, reach=self._framed.reach),
            presence=presence,
            color_s=now_s,
            is_aside=True,
            is_due=turns.is_leading,
            is_light_due=turns.is_light,
        )

    def _draw_words(self, canvas: Canvas, age: float) -> None:
        """Points, and whose they are, below the word."""
        alpha = round(8 * ramp(age, STARS_FROM_S, 0.5)) / 8
        points = spaced(MAX_POINTS * ramp(age, STARS_FROM_S, STAR_STEP_S * len(STAR_SHARES)))
        text, safe = "  ·  ".join([*self._names, points]), canvas.safe
        place = (safe.centerx, safe.bottom - 8)
        write(canvas, text, size=96, color=canvas.theme.gold, alpha=alpha, max_width=safe.width, midbottom=place)


def _draw_word(canvas: Canvas, age: float) -> None:
    """Letter by letter: each falls from above, and sparks fly where it lands."""
    area, theme = canvas.area, canvas.theme
    letters = graphemes(grade_words(Grade.PERFECT))
    wide_px, high_px = WORD_WIDTH * canvas.px(area.width), WORD_HEIGHT * canvas.px(area.height)
    trial_px = 100
    widths = [width_px(letter, size_px=trial_px, is_bold=True) - 2 for letter in letters]
    size_px = int(min(wide_px * trial_px / sum(widths), high_px))
    x, middle = area.centerx * canvas.unit_px - sum(widths) * size_px / trial_px / 2, WORD_MIDDLE * area.height
    fallen = []
    for number, (letter, width) in enumerate(zip(letters, widths, strict=True)):
        since_s = age - LETTERS_FROM_S - LETTER_STEP_S * number
        center = (x + width * size_px / trial_px / 2, middle * canvas.unit_px)
        x += width * size_px / trial_px
        if since_s <= 0:
            continue
        picture = _letter(letter, size_px, theme.gold, theme.night)
        up = (1 - pop(since_s, 0.0, LETTER_FALLS_S)) * 0.5 * size_px
        fallen.append((picture, picture.get_rect(center=(round(center[0]), round(center[1] - up))).topleft))
        foot = (center[0] / canvas.unit_px, middle + 0.36 * size_px / canvas.unit_px)
        draw_burst(canvas, foot, since_s - 0.5 * LETTER_FALLS_S, color=theme.gold, reach=170, count=9)
    cover_all(canvas.surface, fallen)


@lru_cache(maxsize=24)
def _letter(letter: str, size_px: int, gold: Color, night: Color) -> pygame.Surface:
    """Return a letter of metal that shines from above, its golden glow, and the dark that sets it off from a scene."""
    drawn = render(letter, size_px)
    reach = round(0.16 * size_px)
    width, height = drawn.get_width() + 2 * reach, drawn.get_height() + 2 * reach
    inside = opaque((width, height))
    inside.blit(drawn, (reach, reach))
    soft = blurred(shrunk(inside, _HALO_SHRINK), max(1, round(0.045 * size_px / _HALO_SHRINK)))
    halo, share = (_shares(one) for one in (pygame.transform.smoothscale(soft, (width, height)), inside))
    hidden = np.maximum(share, np.float32(0.8) * np.minimum(1, np.float32(2.2) * halo))
    dark, glow = (1 - share) * hidden, (1 - share) * (np.float32(0.42) * halo)
    pixels = (255 * hidden).astype(np.uint32)
    for part, shine in enumerate(_shine(height, gold).T):
        light = share * shine[:, None] + np.float32(night[part]) * dark + np.float32(gold[part]) * glow
        pixels = pixels << 8 | np.minimum(light, 255).astype(np.uint32)
    picture = pygame.Surface((width, height), pygame.SRCALPHA, 32)
    pygame.surfarray.pixels2d(picture).T[:] = pixels
    return picture


def _shares(grey: pygame.Surface) -> NDArray[np.float32]:
    """How bright it is, 0 to 1 (H, W); rows beside each other in memory, which is several times as fast."""
    return (pygame.surfarray.pixels2d(grey).T & 255).astype(np.float32) / np.float32(255)


def _shine(height: int, gold: Color) -> NDArray[np.float32]:
    """The colours of polished gold from the top of a letter to its foot (H, 3)."""
    places = (0.0, 0.30, 0.50, 0.54, 0.74, 1.0)
    tints = (mix(gold, LIGHT, 0.85), mix(gold, LIGHT, 0.45), gold, dim(gold, 0.66), gold, mix(gold, LIGHT, 0.3))
    rows = np.linspace(0, 1, height)
    return np.stack([np.interp(rows, places, [tint[part] for tint in tints]) for part in range(3)], axis=-1).astype(
        np.float32
    )


def _draw_stars(canvas: Canvas, age: float) -> None:
    """Seven stars on an arch, one after the other."""
    area, count = canvas.area, len(STAR_SHARES)
    step = min(area.width * 0.88 / count, 2.4 * STAR)
    for number in range(count):
        aside = number - count // 2
        center = (area.centerx + aside * step, area.height * (ARCH_TOP + ARCH_FALL * (aside / (count // 2)) ** 2))
        since_s = age - STARS_FROM_S - STAR_STEP_S * number
        if since_s < -0.2:
            continue
        draw_star(canvas, center, STAR, is_lit=True, scale=landing_scale(since_s), has_glow=since_s >= 0)
        draw_burst(canvas, center, since_s, color=canvas.theme.gold, reach=1.6 * STAR, lasts_s=0.6, count=10)
