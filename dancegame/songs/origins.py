"""Where songs come from: which video, and what was wished of it; told by the songs' own files."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from dancegame.songs.reading import check_regular

# A video is known by its size and so many pieces spread over it: reading all of 10,000 videos would take an hour.
PIECES, PIECE_BYTES = 16, 65_536
DIGITS = 32
# One line is looked for in 0.04 ms; to take a song's file apart takes 1.4.
_LINE = re.compile(
    rb'^origin = \{ video = "([0-9a-f]{1,64})", wish = "([0-9a-f]{1,64})", part = "([^"]*)", songs = (\d{1,3}) \}',
    re.MULTILINE,
)


@dataclass(frozen=True)
class Origin:
    """video: which one, as `video_identity` says. wish: what was wished, as `Said.key`. part: "start-end" of it, or "".

    songs: how many came of it.
    """

    video: str
    wish: str
    part: str = ""
    songs: int = 1

    def is_like(self, other: "Origin | None") -> bool:
        """Say whether two are of the same seconds of the same video, so that one may take the place of the other."""
        return other is not None and (self.video, self.part) == (other.video, other.part)


def video_identity(path: Path) -> str:
    """Return hex digits that tell one video from another whatever its name. Raises what `check_regular` does."""
    check_regular(path)
    with path.open("rb") as file:
        size = file.seek(0, 2)
        digest = hashlib.sha256(str(size).encode())
        if size <= PIECES * PIECE_BYTES:
            file.seek(0)
            digest.update(file.read())
        else:
            for piece in range(PIECES):
                file.seek(piece * (size - PIECE_BYTES) // (PIECES - 1))
                digest.update(file.read(PIECE_BYTES))
    return digest.hexdigest()[:DIGITS]


def read_origin(path: Path) -> Origin | None:
    """Return the origin that a `<id>.toml` names, None where it names none or cannot be read."""
    try:
        found = _LINE.search(path.read_bytes())
    except OSError:
        return None
    if found is None:
        return None
    video, wish, part, songs = (text.decode("utf-8", "replace") for text in found.groups())
    return Origin(video, wish, part, int(songs))


class KnownOrigins:
    """Which wishes have been fulfilled in a library's folder; each song is read once.

    Of a wish some of whose songs have been removed it is as if it had not been fulfilled.
    """

    def __init__(self, home: Path) -> None:
        self._folder, self._read = home / "reference_poses", set[str]()
        self._songs: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._wanted: dict[tuple[str, str], int] = {}
        self.look_again()

    def look_again(self) -> None:
        """Read the songs that have come meanwhile."""
        for song_id, origin in _origins_in(self._folder, but=self._read):
            self._read.add(song_id)
            self._songs[origin.video, origin.wish].append(song_id)
            self._wanted[origin.video, origin.wish] = origin.songs

    def songs_of(self, origin: Origin) -> list[str]:
        """Return the ids of the songs that fulfil a wish; none where it is still to be done."""
        key = origin.video, origin.wish
        songs = self._songs.get(key, [])
        return list(songs) if songs and len(songs) >= self._wanted[key] else []

    def add(self, origin: Origin, songs: list[str]) -> None:
        """Remember what has been fulfilled meanwhile."""
        self._read.update(songs)
        self._songs[origin.video, origin.wish] = songs
        self._wanted[origin.video, origin.wish] = len(songs)


def _origins_in(folder: Path, *, but: Collection[str]) -> Iterator[tuple[str, Origin]]:
    for path in folder.glob("*.toml"):
        if path.stem not in but and not path.name.startswith(".") and path.with_suffix(".npz").exists():
            origin = read_origin(path)
            if origin is not None:
                yield path.stem, origin
