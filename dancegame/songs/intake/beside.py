"""Reads what a TOML file beside a video says of it: `dance.toml` beside `dance.mp4`."""

from pathlib import Path
from typing import Annotated

import msgspec

from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.songs.intake.said import Said
from dancegame.songs.reading import UNREADABLE, parse_toml, read_bytes

MOST_BYTES = 100_000


class Beside(msgspec.Struct, forbid_unknown_fields=True):
    """What such a file can say."""

    title: str | None = None
    artist: str | None = None
    year: int | None = None
    tags: tuple[str, ...] = ()
    credits: str = ""
    licence: str = ""
    dancer: Annotated[int, msgspec.Meta(ge=1)] | str | None = None
    start: float | None = None
    end: float | None = None
    speed: float | None = None


def said_beside(video: Path) -> Said:
    """Return what the file beside a video says, nothing where there is none. Raises InputError naming it."""
    path = video.parent / f"{video.stem}.toml"
    try:
        if not path.is_file():
            return Said()
    except OSError:  # the name of a video can be as long as names can be, and one letter less than this one
        return Said()
    try:
        told = msgspec.convert(parse_toml(read_bytes(path, most=MOST_BYTES)), Beside)
    except UNREADABLE as error:
        raise InputError(
            N_("{path} is damaged: {reason}."),
            remedy=N_("It can say {fields}."),
            path=path,
            reason=error,
            fields=", ".join(Beside.__struct_fields__),
        ) from error
    return Said(
        title=told.title,
        artist=told.artist,
        year=told.year,
        tags=told.tags,
        credits=told.credits,
        licence=told.licence,
        dancer=None if told.dancer is None else str(told.dancer),
        start_s=told.start,
        end_s=told.end,
        speed=told.speed,
    )
