"""Reads what a video says of itself: title, artist and album among its tags."""

import re
from pathlib import Path

import av

from dancegame.core.text import cleaned
from dancegame.songs.intake.names import split_name, without_noise
from dancegame.songs.intake.said import Said
from dancegame.songs.reading import check_regular
from dancegame.songs.sound.samples import DAMAGED, OPENING

# What cameras and editors write where nobody wrote a title.
_NO_TITLES = re.compile(
    r"^(?:untitled|unbenannt|no title|title|video|movie|clip|sequence \d+|core media \w+"
    r"|\w+\.(?:mp4|mov|mkv|avi|webm))$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^(1[89]\d\d|2\d\d\d)\b")


def said_inside(video: Path) -> Said:
    """Return what the tags in a file say; nothing where it cannot be opened, which whoever reads it will tell."""
    try:
        check_regular(video)
        with av.open(f"file:{video}", "r", **OPENING) as container:
            tags = {name.casefold(): text for name, text in container.metadata.items()}
            for stream in container.streams:
                for name, text in stream.metadata.items():  # where Ogg has them
                    tags.setdefault(name.casefold(), text)
    except DAMAGED:
        return Said()
    return said_by_tags(tags)


def said_by_tags(tags: dict[str, str]) -> Said:
    """Return what tags say, by their names in lower case. A title such as "Artist - Title" is taken apart."""
    title = cleaned(tags.get("title", ""))
    artist = cleaned(tags.get("artist") or tags.get("album_artist", ""))
    if not title or _NO_TITLES.match(title):
        return Said(artist=artist or None)
    split = split_name(title)
    if split is not None and split.artist and (not artist or split.artist.casefold() == artist.casefold()):
        title, artist = split.title or title, split.artist
    album, year = cleaned(tags.get("album", "")), _YEAR.match(tags.get("date", ""))
    return Said(
        title=without_noise(title),
        artist=artist or None,
        year=int(year[1]) if year else None,
        tags=(album,) if album and album != title else (),
    )
