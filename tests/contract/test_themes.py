"""Themes: texts can be read, and the colour-blind tell players, answers and grades apart."""

from itertools import combinations

import numpy as np
import pytest

from dancegame.game.drawing.themes import THEMES
from dancegame.game.drawing.themes.colour_blind import COLOUR_BLIND

# What eyes without one kind of cone see, of linear light: Machado, Oliveira and Fernandes 2009, full severity.
EYES = {
    "all": np.eye(3),
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
# Oklab (Ottosson 2020): a space in which equal distances look equally far; 0.02 is just seen side by side.
TO_CONES = np.array([[0.41222, 0.53633, 0.05145], [0.21190, 0.68070, 0.10740], [0.08830, 0.28172, 0.62998]])
TO_LAB = np.array([[0.21045, 0.79362, -0.00407], [1.97800, -2.42859, 0.45059], [0.02590, 0.78277, -0.80868]])
FAR_APART = 0.12


def linear(color) -> np.ndarray:
    share = np.array(color) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def seen(color, eyes) -> np.ndarray:
    light = np.clip(np.array(eyes) @ linear(color), 0, 1)
    return TO_LAB @ np.cbrt(TO_CONES @ light)


def nearest(colors, eyes) -> float:
    places = [seen(color, eyes) for color in colors]
    return min(float(np.linalg.norm(one - other)) for one, other in combinations(places, 2))


def contrast(one, other) -> float:
    """As WCAG 2 defines it: 1 for the same, 21 for black and white."""
    lights = sorted((float(np.array([0.2126, 0.7152, 0.0722]) @ linear(color)) for color in (one, other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("group", ["players", "answers", "grades"])
def test_the_colour_blind_tell_them_apart(group, eyes):
    colors = getattr(COLOUR_BLIND, group)
    assert nearest(list(colors.values()) if group == "grades" else colors, EYES[eyes]) > FAR_APART


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_texts_can_be_read(theme):
    for ground in (theme.night, theme.glass):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.faint, ground) >= 3
        for color in (*theme.players, *theme.answers, *theme.grades.values(), theme.gold, theme.secondary):
            assert contrast(color, ground) >= 3


def test_high_contrast_is_higher():
    plain, high = THEMES["neon"], THEMES["high_contrast"]
    assert contrast(high.muted, high.glass) > 14 > contrast(plain.muted, plain.glass)
    assert min(contrast(color, high.night) for color in high.players) >= 7


def test_every_theme_has_six_different_lights_for_players():
    for theme in THEMES.values():
        assert len(set(theme.players)) == 6
