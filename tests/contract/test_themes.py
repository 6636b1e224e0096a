"""Themes can be read and told apart by every eye."""

from itertools import combinations

import numpy as np
import pytest

from dancegame.core.score import Grade
from dancegame.game.drawing.colors import mix
from dancegame.game.drawing.themes import THEMES
from dancegame.game.drawing.themes.colour_blind import COLOUR_BLIND
from dancegame.game.drawing.themes.high_contrast import HIGH_CONTRAST

# How people without one kind of cones see linear RGB: Machado, Oliveira and Fernandes (2009), severity 1.
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE_XYZ = np.array([0.95047, 1.0, 1.08883])
# In CIELAB, where 2.3 can just be seen side by side. Three metres away and moving wants far more.
APART = 25.0
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def linear(color) -> np.ndarray:
    share = np.array(color) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE_XYZ
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(first, second) -> float:
    """The ratio of WCAG 2."""
    lights = sorted(float(TO_XYZ[1] @ linear(color)) for color in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@themes
@pytest.mark.parametrize(("role", "least"), [("ink", 7.0), ("muted", 4.5), ("faint", 3.0)])
def test_texts_can_be_read(theme, role, least):
    for ground in (theme.night, theme.dusk, theme.glass):
        assert contrast(getattr(theme, role), ground) >= least


@themes
def test_words_in_colours_can_be_read(theme):
    lights = (*theme.players, *theme.answers, *theme.grades.values(), theme.gold, theme.good, theme.warning)
    assert min(contrast(light, theme.glass) for light in lights) >= 4.5


def test_in_high_contrast_every_text_has_seven_times_the_light_of_its_ground():
    theme = HIGH_CONTRAST
    lights = (theme.primary, theme.secondary, theme.gold, theme.ambient, theme.good, theme.warning, theme.ghost)
    texts = (theme.ink, theme.muted, theme.faint, *lights, *theme.players, *theme.answers, *theme.grades.values())
    assert min(contrast(text, ground) for text in texts for ground in (theme.night, theme.glass)) >= 7


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("role", ["players", "answers", "grades", "sides", "verdicts", "limb"])
def test_colour_blind_eyes_tell_apart_what_must_be_told_apart(role, eye):
    theme = COLOUR_BLIND
    colors = {
        "players": theme.players,
        "answers": theme.answers,
        "grades": tuple(theme.grades[grade] for grade in Grade),
        "sides": (theme.primary, theme.secondary, theme.ambient),
        "verdicts": (theme.good, theme.warning),
        "limb": (theme.mistake, mix(theme.ambient, (255, 255, 255), 0.45)),
    }[role]
    seen = [lab(EYES[eye] @ linear(color)) for color in colors]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) >= APART


@themes
def test_a_theme_has_a_light_for_every_grade(theme):
    assert set(theme.grades) == set(Grade)


@themes
def test_every_theme_has_six_different_lights_for_players(theme):
    assert len(set(theme.players)) == 6
    assert [theme.player(number) for number in range(6)] == list(theme.players)
