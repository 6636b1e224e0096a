"""Colours and what is done with them: mixing, dimming, drifting."""

import colorsys
import math
from collections.abc import Sequence
from functools import lru_cache

Color = tuple[int, int, int]

DRIFT_PERIOD_S = 26.0
# How much red, green and blue have of the light that is seen: Rec. 709.
LUMA = (0.2126, 0.7152, 0.0722)


@lru_cache(maxsize=8192)
def mix(first: Color, second: Color, share: float) -> Color:
    """Return the colour `share` of the way from first to second; share is clipped to [0, 1]."""
    share = min(1.0, max(0.0, share))
    return (
        int(first[0] + (second[0] - first[0]) * share),
        int(first[1] + (second[1] - first[1]) * share),
        int(first[2] + (second[2] - first[2]) * share),
    )


@lru_cache(maxsize=8192)
def dim(color: Color, share: float) -> Color:
    """Return a colour at `share` of its light."""
    return mix((0, 0, 0), color, share)


def luma(color: Sequence[float]) -> float:
    """Return how light a colour is, 0 to 255."""
    return sum(share * value for share, value in zip(LUMA, color, strict=True))


def drift(color: Color, time_s: float, *, amount: float = 0.045) -> Color:
    """Return a colour whose hue swings slowly around itself; amount in turns of the colour wheel."""
    hue, saturation, value = colorsys.rgb_to_hsv(color[0] / 255, color[1] / 255, color[2] / 255)
    hue += amount * math.sin(2 * math.pi * time_s / DRIFT_PERIOD_S)
    red, green, blue = colorsys.hsv_to_rgb(hue % 1.0, saturation, value)
    return int(red * 255), int(green * 255), int(blue * 255)
