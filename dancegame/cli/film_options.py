"""The options that commands which write films and pictures share."""

import re
from typing import Annotated, Any

import typer

from dancegame.core.errors import InputError
from dancegame.core.texts import N_

Size = tuple[int, int]
LEAST_PX, MOST_PX = 64, 4096
MOST_SECONDS = 600.0


def parse_size(text: str) -> Size:
    """Return width and height. Raises InputError for what no film can have."""
    found = re.fullmatch(r"(\d{2,5})x(\d{2,5})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(LEAST_PX <= side <= MOST_PX and side % 2 == 0 for side in size):
        raise InputError(
            N_("{size} is no size of a picture."),
            remedy=N_("Give width and height as 1280x720: even numbers from {least} to {most}."),
            size=text,
            least=LEAST_PX,
            most=MOST_PX,
        )
    return size


SizeOption = Annotated[
    Any, typer.Option("--size", metavar="WxH", parser=parse_size, help="Width and height in pixels, e.g. 1080x1920.")
]
SoundOption = Annotated[bool, typer.Option("--sound", help="With the song's music (MP4 only).")]
