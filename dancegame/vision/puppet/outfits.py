"""What the puppets wear: colours that stand out from one another and from the room."""

from dataclasses import dataclass, replace

from dancegame.vision.puppet.shapes import Colour


@dataclass(frozen=True)
class Outfit:
    """Colours of skin, hair and clothes. has_skirt: a long skirt in the colour of the trousers hides the legs."""

    skin: Colour
    hair: Colour
    shirt: Colour
    trousers: Colour
    shoes: Colour
    has_skirt: bool = False


OUTFITS = (
    Outfit((226, 172, 138), (74, 47, 32), (214, 74, 62), (46, 62, 104), (240, 238, 232)),
    Outfit((164, 110, 76), (32, 26, 26), (240, 186, 60), (52, 78, 72), (196, 60, 66)),
    Outfit((240, 196, 168), (190, 130, 62), (58, 142, 150), (66, 54, 60), (236, 160, 64)),
    Outfit((120, 78, 56), (24, 20, 22), (232, 232, 226), (120, 48, 84), (54, 66, 96)),
    Outfit((232, 184, 148), (128, 52, 34), (104, 160, 84), (92, 72, 52), (238, 236, 230)),
    Outfit((200, 146, 110), (44, 36, 40), (148, 92, 176), (40, 44, 56), (90, 190, 190)),
)


def outfit(seed: int, *, has_skirt: bool = False) -> Outfit:
    """Return one of the outfits, with a long skirt where one is asked for; the same seed gives the same one."""
    return replace(OUTFITS[seed % len(OUTFITS)], has_skirt=has_skirt)
