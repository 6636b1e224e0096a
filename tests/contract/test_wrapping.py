"""Lines of a text that is broken: they fit, keep the text and its direction, and break where a script allows."""

import pytest

from dancegame.game.drawing.bidi import is_right_to_left
from dancegame.game.drawing.shaping import width_px
from dancegame.game.drawing.wrapping import balanced_lines, lines


def broken(text: str, max_width_px: int = 300) -> tuple[str, ...]:
    found = lines(text, size_px=26, max_width_px=max_width_px, is_bold=False)
    assert all(width_px(line, size_px=26, is_bold=False) <= max_width_px for line in found)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Step back until your whole body is in the picture",
        "안녕하세요 여러분 오늘은 춤을 추는 날입니다 모두 함께 춤을 춥시다",
        "שיר יפה מאוד על ריקוד ועל שמחה ועל לילה ארוך בעיר הגדולה",
    ],
)
def test_lines_break_at_spaces_and_lose_no_word(text):
    found = broken(text)
    assert len(found) > 1
    assert " ".join(found) == text


def test_han_and_kana_break_anywhere_but_before_what_closes_and_behind_what_opens():
    text = "夜に駆ける千本桜の歌、「踊り」を始めましょう。" * 3
    found = [line for width in range(80, 340, 13) for line in broken(text, width)]
    assert not [line for line in found if line[0] in "、。」ょ" or line[-1] in "「"]
    assert "".join(broken(text)) == text
    assert all(width_px(line, size_px=26, is_bold=False) > 300 - 3 * 26 for line in broken(text)[:-1])


def test_a_word_wider_than_a_line_is_broken_between_its_characters():
    text = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    found = broken(text)
    assert len(found) > 1
    assert "".join(found) == text
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert not [line for line in broken(("a" + family) * 60) if line[0] == "\u200d" or line[-1] == "\u200d"]


def test_a_line_keeps_the_direction_of_its_paragraph():
    found = broken("שיר יפה מאוד על לילה Stars of the night ועוד")
    assert len(found) > 1
    assert all(is_right_to_left(line) for line in found)
    found = broken("We dance to the song שיר יפה מאוד על לילה ועוד now")
    assert len(found) > 1
    assert not any(is_right_to_left(line) for line in found)


def test_nothing_gives_no_line():
    assert broken("") == broken(" \n ") == ()


def test_no_word_stands_alone_on_a_last_line():
    text = "Let your arms arrive at the top together with the bright click"
    room_px = width_px(text, size_px=30, is_bold=False) - 20
    usual, even = (split(text, size_px=30, max_width_px=room_px, is_bold=False) for split in (lines, balanced_lines))
    assert len(usual) == len(even) == 2
    assert len(usual[-1].split()) < 3 < len(even[-1].split())
    assert " ".join(even) == text


def test_what_fits_no_line_is_broken_no_earlier_for_balance():
    path = "/home/somebody/a/folder/with/a/very/long/name/that/fits/no/line/of/this/width.npz"
    assert balanced_lines(path, size_px=30, max_width_px=400, is_bold=False) == lines(
        path, size_px=30, max_width_px=400, is_bold=False
    )


def test_a_number_is_not_broken_at_its_gaps():
    number = "1\N{NARROW NO-BREAK SPACE}333\N{NARROW NO-BREAK SPACE}588"
    for width in range(200, 420, 13):
        assert any(number in line for line in broken(f"Bear improved the most: {number} points", width))
