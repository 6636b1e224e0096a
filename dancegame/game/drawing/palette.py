"""The colours of the game: a dark night-club violet with cyan, pink and gold light."""

import colorsys
import math

from dancegame.core.score import Grade

Color = tuple[int, int, int]

NIGHT: Color = (7, 5, 16)
DUSK: Color = (22, 12, 48)
GLASS: Color = (24, 18, 46)
GLASS_EDGE: Color = (74, 60, 124)
WHITE: Color = (246, 243, 255)
MUTED: Color = (174, 166, 208)
FAINT: Color = (104, 94, 148)

CYAN: Color = (52, 214, 255)
PINK: Color = (255, 64, 160)
GOLD: Color = (255, 204, 64)
VIOLET: Color = (140, 96, 255)
GREEN: Color = (46, 222, 160)
EMBER: Color = (255, 118, 82)
RED: Color = (255, 40, 52)
# A ghost's: pale and cold, unlike any player's light.
MOONLIGHT: Color = (158, 200, 255)

# Hues that stay apart for colour-blind eyes; the letter says the same without colour.
ANSWER_COLORS: tuple[Color, ...] = (PINK, CYAN, GOLD, GREEN)
# One light per player slot.
SLOT_COLORS: tuple[Color, ...] = (CYAN, PINK, GOLD, GREEN, VIOLET, EMBER)
# From warm-bright to dull, told apart by lightness as well as by hue, and always written out.
GRADE_COLORS: dict[Grade, Color] = {
    Grade.PERFECT: GOLD,
    Grade.GREAT: CYAN,
    Grade.GOOD: GREEN,
    Grade.OK: (182, 164, 255),
    Grade.MISS: EMBER,
}

DRIFT_PERIOD_S = 26.0


def slot_color(slot: int) -> Color:
    """Return the light of a player slot."""
    return SLOT_COLORS[slot % len(SLOT_COLORS)]


def mix(first: Color, second: Color, share: float) -> Color:
    """Return the colour `share` of the way from first to second; share is clipped to [0, 1]."""
    share = min(1.0, max(0.0, share))
    return (
        int(first[0] + (second[0] - first[0]) * share),
        int(first[1] + (second[1] - first[1]) * share),
        int(first[2] + (second[2] - first[2]) * share),
    )


def dim(color: Color, share: float) -> Color:
    """Return a colour at `share` of its light."""
    return mix((0, 0, 0), color, share)


def drift(color: Color, time_s: float, *, amount: float = 0.045) -> Color:
    """Return a colour whose hue swings slowly around itself; amount in turns of the colour wheel."""
    hue, saturation, value = colorsys.rgb_to_hsv(color[0] / 255, color[1] / 255, color[2] / 255)
    hue += amount * math.sin(2 * math.pi * time_s / DRIFT_PERIOD_S)
    red, green, blue = colorsys.hsv_to_rgb(hue % 1.0, saturation, value)
    return int(red * 255), int(green * 255), int(blue * 255)
