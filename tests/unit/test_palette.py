"""The colours of a video: a few, each within what a screen shows."""

import pytest

from dancegame.core.palette import MOST_COLORS, Palette

RED, BLACK, WHITE = (220, 40, 50), (0, 0, 0), (255, 255, 255)


def test_the_darkest_and_the_lightest_are_colours():
    assert Palette((BLACK, RED, WHITE), (WHITE,)).room == (BLACK, RED, WHITE)


@pytest.mark.parametrize("part", ["room", "dancer"])
@pytest.mark.parametrize("color", [(256, 0, 0), (0, -1, 0)])
def test_what_no_screen_shows_is_no_colour(part: str, color: tuple[int, int, int]):
    with pytest.raises(ValueError, match="from 0 to 255"):
        Palette(**{part: (RED, color)})


@pytest.mark.parametrize("part", ["room", "dancer"])
def test_there_are_a_few_and_no_more(part: str):
    assert Palette(**{part: (RED,) * MOST_COLORS})
    with pytest.raises(ValueError, match=f"at most {MOST_COLORS} colours, not {MOST_COLORS + 1}"):
        Palette(**{part: (RED,) * (MOST_COLORS + 1)})


def test_a_video_is_grey_that_has_colours_neither_of_its_room_nor_of_its_dancer():
    assert Palette().is_grey
    assert not Palette(room=(RED,)).is_grey
    assert not Palette(dancer=(RED,)).is_grey
