"""Breaks a text into lines: at spaces, between Han and Kana, and inside of a word only where it fits no line."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dancegame.core.graphemes import graphemes
from dancegame.game.drawing.bidi import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, is_right_to_left
from dancegame.game.drawing.shaping import width_px

# Han, Kana, their punctuation and full width letters: lines break between any two...
_BREAKABLE = (("\u2e80", "\u312f"), ("\u31a0", "\ua4cf"), ("\uf900", "\ufaff"), ("\uff01", "\uff9f"))
# ...but no line begins or ends with these (JIS X 4051).
_NEVER_FIRST = set(
    "、。，．・：；？！）］｝〉》」』】〕〗〙ー～…‥々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ!),.:;?]}%”’"
)
_NEVER_LAST = set("（［｛〈《「『【〔〖〘([{“‘")
# White space at which a line may break: not the spaces inside of a number.
_SPACES = re.compile("[^\\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")


@lru_cache(maxsize=256)
def lines(text: str, *, size_px: int, max_width_px: int, is_bold: bool) -> tuple[str, ...]:
    """Return the lines of a paragraph, as written, each to be ordered and drawn by itself in the paragraph's direction.

    A line is wider than max_width_px only if one single character is.
    """

    def fits(line: str) -> bool:
        return width_px(line, size_px=size_px, is_bold=is_bold) <= max_width_px

    found = [""]
    for word in _words(text):
        if fits((found[-1] + word).rstrip()):
            found[-1] += word
        elif fits(word.rstrip()):
            found.append(word)
        else:
            for part in graphemes(word):
                if fits((found[-1] + part).rstrip()) or not found[-1]:
                    found[-1] += part
                else:
                    found.append(part)
    mark = RIGHT_TO_LEFT_MARK if is_right_to_left(text) else LEFT_TO_RIGHT_MARK
    bare = [line.strip() for line in found if line.strip()]
    return tuple(line if is_right_to_left(line) == is_right_to_left(text) else mark + line for line in bare)


@lru_cache(maxsize=256)
def balanced_lines(text: str, *, size_px: int, max_width_px: int, is_bold: bool) -> tuple[str, ...]:
    """Return as many lines as `lines` does, broken where the widest of them is least wide."""
    found = lines(text, size_px=size_px, max_width_px=max_width_px, is_bold=is_bold)
    least, most = max(max_width_px // 2, widest_word_px(text, size_px=size_px, is_bold=is_bold)), max_width_px
    while len(found) > 1 and most - least > size_px // 4 + 1:
        middle = (least + most) // 2
        tried = lines(text, size_px=size_px, max_width_px=middle, is_bold=is_bold)
        if len(tried) == len(found):
            found, most = tried, middle
        else:
            least = middle
    return found


def widest_word_px(text: str, *, size_px: int, is_bold: bool) -> int:
    """Return how wide a line has to be for no word to be broken."""
    return max(width_px(word.rstrip(), size_px=size_px, is_bold=is_bold) for word in _words(text))


def _words(text: str) -> Iterator[str]:
    """Yield what is not broken, each with the spaces behind it."""
    word = ""
    for part in graphemes(_SPACES.sub(" ", text).strip()):
        if word and (word[-1] == " " or _may_break(word[-1], part[0])):
            yield word
            word = ""
        word += part
    yield word


def _may_break(last: str, first: str) -> bool:
    if first == " " or first in _NEVER_FIRST or last in _NEVER_LAST:
        return False
    return any(begin <= character <= end for character in (last, first) for begin, end in _BREAKABLE)
