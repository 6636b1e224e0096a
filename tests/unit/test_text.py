"""Texts from files are harmless on a terminal, on the screen and beside other texts."""

import random
import unicodedata

import pytest

from dancegame.core.errors import SongError
from dancegame.core.text import cleaned, cleaned_lines, on_one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\0B", "AB"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("one\r\ntwo\tthree\u2028four\u2029five\x85six\x0bseven", "one  two three four five six seven"),
        ("abc\u202egnihton\u202c\u2066\u2067x\u2069", "abcgnihtonx"),
        ("\ufeffTitle\ufffe", "Title"),
        ("\x9b2J\x7f", "2J"),
        ("  A  B ", "A  B"),
        ("caf\udce9", "caf\ufffd"),
        ("e\u0301", "é"),
        ("강남스타일", unicodedata.normalize("NFC", "강남스타일")),
        ("", ""),
    ],
)
def test_what_is_not_to_be_seen_is_gone(text: str, expected: str):
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text", ["שיר אהבה\u200f (1999)", "ترانه\u200cها", "👩\u200d👩\u200d👧", "夜に踊る", "P!nk – “So What”", "한국"]
)
def test_what_scripts_need_stays(text: str):
    assert cleaned(text) == text


def test_long_texts_end_in_an_ellipsis():
    assert cleaned("abc def", most=5) == "abc…"
    assert cleaned("abcde", most=5) == "abcde"
    assert len(cleaned("x" * 10_000_000)) == 200


def test_credits_keep_their_lines():
    assert cleaned_lines("One\0 \r\n\x1bTwo\n\n", most=50) == "One\nTwo"
    assert cleaned_lines("a\n" * 100, most=10) == "a\na\na\na\na…"


def test_whatever_the_text_the_result_is_harmless_and_stays_as_it_is():
    random_source = random.Random(1)
    odd = [*range(0x20), *range(0x7F, 0xA1), *range(0x2000, 0x2070), *range(0xD7F0, 0xE010), *range(0xFFF0, 0x10010)]
    for _ in range(2000):
        text = "".join(chr(random_source.choice(odd)) for _ in range(random_source.randrange(30)))
        clean = cleaned(text, most=20)
        assert cleaned(clean, most=20) == clean
        assert len(clean) <= 20
        assert len(clean.splitlines()) <= 1
        assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in clean)
        assert not any(unicodedata.bidirectional(letter) in ("LRE", "RLE", "LRO", "RLO", "PDF") for letter in clean)
        assert not any(unicodedata.bidirectional(letter) in ("LRI", "RLI", "FSI", "PDI") for letter in clean)
        clean.encode()


def test_errors_quote_files_without_their_control_characters():
    error = SongError("a\x1b]0;title\x07.toml is damaged:\nbad.", remedy="Remove \x1b[2J it.")
    assert str(error) == "a]0;title.toml is damaged: bad. Remove [2J it."
    assert error.args == (error.message,)
    assert on_one_line("\u202e") == ""
