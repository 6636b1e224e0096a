"""Typing: a cursor among characters as people count them, an input method's composition, a limit."""

import pytest

from dancegame.core.graphemes import graphemes
from dancegame.game.text_field import TextField

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAGS = "\U0001f1f0\U0001f1f7\U0001f1e9\U0001f1ea"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dance", 5),
        ("e\u0301t\u0308", 2),
        ("강남", 2),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", 2),
        (FAMILY + "a", 2),
        (FLAGS, 2),
        ("\U0001f44d\U0001f3fd!", 2),
        ("น้ำ", 1),
        ("हिन्दी", 3),
        ("\r\n", 1),
        ("", 0),
    ],
)
def test_characters_are_those_that_people_count(text, count):
    assert len(graphemes(text)) == count
    assert "".join(graphemes(text)) == text


def test_typing_goes_to_the_cursor():
    field = TextField().typed("Dne").moved(-2).typed("a")
    assert (field.text, field.before) == ("Dane", "Da")
    assert field.moved_to_end().typed("!").moved_to_start().typed("¡").text == "¡Dane!"
    assert field.moved(-9).before == ""
    assert field.moved(9).after == ""


def test_erasing_takes_a_whole_character():
    for text in ("é", "e\u0301\u0323", "한", FAMILY, FLAGS[:2], "น้ำ"):
        assert TextField().typed(f"a{text}").erased().text == "a"
        assert TextField().typed(f"a{text}b").moved_to_start().moved(1).erased_behind().text == "ab"
    assert TextField().erased().erased_behind() == TextField()
    assert TextField(limit=7).typed("abc").emptied() == TextField(limit=7)


def test_what_is_composed_is_shown_and_no_part_of_the_text():
    field = TextField().typed("아b").moved(-1).composing("ㄴ").composing("니")
    assert (field.shown, field.text) == ("아니b", "아b")
    # While it composes, the keys are the input method's.
    assert field.erased() == field.erased_behind() == field.moved(-1) == field
    assert field.composing("").shown == "아b"
    done = field.typed("니")
    assert (done.text, done.composition, done.after) == ("아니b", "", "b")


def test_marks_typed_alone_join_the_letter_before():
    assert TextField().typed("e").typed("\u0301").text == "é"
    assert TextField(limit=1).typed("e").typed("\u0301").text == "é"


def test_a_limit_counts_characters_and_not_codes():
    assert TextField(limit=3).typed("abcd").text == "abc"
    assert TextField(limit=3).typed("ab").moved_to_start().typed("xy").text == "xab"
    assert TextField(limit=2).typed(FAMILY * 3).text == FAMILY * 2
    assert len(TextField(limit=3).typed("e" + "\u0323" * 10_000).text) <= 24


def test_controls_are_not_typed():
    assert TextField().typed("a\0b\tc\nd\x1b\ud800").text == "ab c d"
    assert TextField().composing("a\0\n").shown == "a "
