"""A text is taken apart into what people call characters."""

import pytest

from dancegame.core.graphemes import graphemes

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
GERMANY, KOREA = "\U0001f1e9\U0001f1ea", "\U0001f1f0\U0001f1f7"


@pytest.mark.parametrize(
    "parts",
    [
        ["a", "b"],
        ["\r\n", "\n", "a"],
        ["e\u0301", "x"],
        ["\ud55c", "\uae00"],
        ["\u1112\u1161\u11ab", "\u1100\u1173\u11af"],
        [FAMILY, FAMILY],
        [GERMANY, KOREA],
        # A joiner joins emoji, and neither letters nor flags.
        ["a\u200d", "b"],
        ["\U0001f468\u200d", GERMANY],
    ],
    ids=ascii,
)
def test_a_text_is_its_characters(parts: list[str]) -> None:
    assert graphemes("".join(parts)) == parts
