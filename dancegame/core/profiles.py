"""Profiles: who has played here before, by a name that is typed once, and how strictly they are judged."""

import re
import unicodedata
from dataclasses import dataclass

from dancegame.core.graphemes import graphemes
from dancegame.core.score import Strictness
from dancegame.core.text import cleaned

# As many letters as can be read from three metres beside a dancer.
LONGEST_NAME = 24
_SPACES = re.compile(r"\s+")


def name_of(typed: str) -> str:
    """Return a name as it is kept: on one line, without spaces around it, cut where it is too long.

    "" where there is nothing to see in it.
    """
    name = "".join(graphemes(_SPACES.sub(" ", cleaned(typed)).strip())[:LONGEST_NAME]).rstrip()
    return name if any(unicodedata.category(letter)[0] in "LNPS" for letter in name) else ""


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same person's: case does not count."""
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """Return what a name is compared by: equal for equal names."""
    return name_of(name).casefold()


@dataclass(frozen=True)
class Profile:
    """Somebody who has played here before.

    name: 1 to 24 letters, unique without regard to case. strictness: of their own, None for what is set for everybody.
    Raises ValueError for a name that is not as `name_of` returns it.
    """

    name: str
    strictness: Strictness | None = None

    def __post_init__(self) -> None:
        if not self.name or self.name != name_of(self.name):
            raise ValueError(f"a profile's name has 1 to {LONGEST_NAME} letters on one line, not {self.name!r}")
