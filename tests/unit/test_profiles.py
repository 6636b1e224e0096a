"""Names of profiles: what is kept of what was typed, and who is the same person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dancegame.core.graphemes import graphemes
from dancegame.core.profiles import LONGEST_NAME, Profile, name_of, same_name
from dancegame.core.text import on_one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Oma\tErna \n", "Oma Erna"),
        ("\u202eevil", "evil"),
        ("민지", "민지"),
        ("\u1106\u1175\u11ab\u110c\u1175", "민지"),
        ("   ", ""),
        ("\u200b\u200d", ""),
        ("👨‍👩‍👧" * 30, "👨‍👩‍👧" * LONGEST_NAME),
    ],
)
def test_name_is_kept_clean(typed: str, kept: str) -> None:
    assert name_of(typed) == kept


# What steers a terminal, turns other text round or is not seen.
STEERING = "\x00\x1b\x7f\x85\x9b\n\t\u202e\u2028\u2066\ufeff"


@given(st.text() | st.text(alphabet="aZ é한👨" + STEERING, max_size=40))
def test_whatever_is_typed_is_a_name_or_none(typed: str) -> None:
    name = name_of(typed)
    assert on_one_line(name) == name
    assert name_of(name) == name
    assert len(graphemes(name)) <= LONGEST_NAME
    if name:
        assert Profile(name).name == name


@pytest.mark.parametrize("name", ["", " Ada", "Ada ", "A\nB", "x" * (LONGEST_NAME + 1)])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="1 to 24 letters"):
        Profile(name)


def test_case_makes_no_other_person() -> None:
    assert same_name("Straße", "STRASSE")
    assert same_name("ada", " Ada ")
    assert not same_name("Ada", "Adam")
