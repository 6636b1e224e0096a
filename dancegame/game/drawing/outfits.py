"""What each character wears: the plates behind the legs, behind the trunk, over it and on the head."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from dancegame.core.character import Character
from dancegame.game.drawing import clothes, hair, hats
from dancegame.game.drawing.build import Build
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.plates import Curve, Plate

Lines = Sequence[tuple[Curve, Color]]


class Tones(NamedTuple):
    """The lights of what is worn."""

    cloth: Color
    hair: Color
    trim: Color


Wear = Callable[[Build, Tones], Sequence[Plate]]


def _nothing(*_: object) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class Outfit:
    """What somebody wears, and what it makes of their build.

    back: behind the legs. behind: behind the trunk. over: over the trunk. head: on the head. lines: on the trunk.
    head_grows, shoes, sleeves: how much larger heads, shoes and sleeves are. hides_legs: legs go under what is worn.
    has_bands: around the wrists.
    """

    back: Wear = _nothing
    behind: Wear = _nothing
    over: Wear = _nothing
    head: Wear = _nothing
    lines: Callable[[Build, Tones], Lines] = _nothing
    head_grows: float = 1.0
    shoes: float = 1.0
    sleeves: float = 1.0
    hides_legs: bool = False
    has_bands: bool = False


NEUTRAL = Outfit()
OUTFITS: Mapping[Character, Outfit] = MappingProxyType(
    {
        Character.SKIRT: Outfit(
            over=lambda build, tones: [clothes.skirt(build, tones.cloth, tones.trim)],
            head=lambda build, tones: [hair.bun(build, tones.hair), hair.cap(build, tones.hair)],
            hides_legs=True,
        ),
        Character.TUTU: Outfit(
            over=lambda build, tones: [clothes.tutu(build, tones.cloth, tones.trim)],
            head=lambda build, tones: [hair.bun(build, tones.hair), hair.cap(build, tones.hair)],
            hides_legs=True,
        ),
        Character.LONG_HAIR: Outfit(
            behind=lambda build, tones: [hair.mane(build, tones.hair)],
            over=lambda build, tones: [clothes.skirt(build, tones.cloth, tones.trim, length=0.62, flare=0.035)],
            head=lambda build, tones: [*hair.locks(build, tones.hair), hair.cap(build, tones.hair)],
            hides_legs=True,
        ),
        Character.HAT: Outfit(
            over=lambda build, tones: clothes.shorts(build, tones.cloth, tones.trim, length=0.98, ends=0.74),
            head=lambda build, tones: hats.hat(build, tones.cloth, tones.trim),
            lines=lambda build, tones: [
                *clothes.suspenders(build, tones.cloth),
                *clothes.bow_tie(build, tones.trim),
            ],
            sleeves=1.15,
            shoes=1.12,
            hides_legs=True,
        ),
        Character.COAT: Outfit(
            back=lambda build, tones: [clothes.coat_back(build, tones.cloth)],
            over=lambda build, tones: clothes.coat_fronts(build, tones.cloth, tones.trim),
            head=lambda build, tones: [hair.cap(build, tones.hair)],
            sleeves=1.45,
            shoes=1.2,
            hides_legs=True,
        ),
        Character.SPORTY: Outfit(
            behind=lambda build, tones: [hair.ponytail(build, tones.hair)],
            over=lambda build, tones: clothes.shorts(build, tones.cloth, tones.trim),
            head=lambda build, tones: [hair.cap(build, tones.hair)],
            lines=lambda build, tones: clothes.stripes(build, tones.trim),
            shoes=1.3,
            hides_legs=True,
            has_bands=True,
        ),
        Character.CHILD: Outfit(
            behind=lambda build, tones: hair.pigtails(build, tones.hair),
            over=lambda build, tones: [
                *clothes.shorts(build, tones.cloth, tones.trim, length=0.40),
                clothes.bib(build, tones.cloth, tones.trim),
            ],
            head=lambda build, tones: [hair.cap(build, tones.hair)],
            head_grows=1.35,
            shoes=1.35,
            hides_legs=True,
        ),
    }
)


def outfit_of(character: Character | None) -> Outfit:
    """Return what a character wears; None: nobody in particular."""
    return NEUTRAL if character is None else OUTFITS[character]
