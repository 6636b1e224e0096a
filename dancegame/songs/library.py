"""The library: the songs of one or more folders, the player's own before the starter pack."""

from collections.abc import Sequence
from pathlib import Path

import platformdirs

import dancegame
from dancegame.core.errors import SongError
from dancegame.core.song import Dance, Song
from dancegame.songs import files
from dancegame.songs.ids import make_id


def own_library() -> Path:
    """Return the folder that imported songs go to unless another is named."""
    return Path(platformdirs.user_data_dir("dancegame", appauthor=False)) / "library"


def starter_pack() -> Path | None:
    """Return the folder of the songs that come with the game, None where they were left out.

    In a wheel and in a PyInstaller folder (where packages live below sys._MEIPASS) it is inside the package;
    in a checkout it is the folder around the package.
    """
    package = Path(dancegame.__file__).resolve().parent
    candidates = (package / "starter_pack", package.parent)
    return next((folder for folder in candidates if (folder / "reference_poses").is_dir()), None)


def open_library(directory: Path | None = None) -> "Library":
    """Return the library of a folder, by default the player's own, followed by the starter pack.

    Raises SongError for a folder that is a file.
    """
    own = own_library() if directory is None else directory
    if own.exists() and not own.is_dir():
        raise SongError(f"{own} is a file, not a library folder.", remedy="Name a folder with --library.")
    pack = starter_pack()
    return Library([own] if pack is None else [own, pack])


class Library:
    """The songs of several folders; of two with one id the first counts. Implements core.ports.SongShelf.

    A folder that does not exist is empty. A file is read again only when it has changed.
    """

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = tuple(roots)
        self._known: dict[Path, tuple[tuple[int, int], Song | SongError]] = {}

    @property
    def home(self) -> Path:
        """The folder that new songs go to."""
        return self.roots[0]

    def songs(self) -> Sequence[Song]:
        """All songs that can be read, by title."""
        songs = [song for song in self._read_all().values() if isinstance(song, Song)]
        return sorted(songs, key=lambda song: (song.title.casefold(), song.artist.casefold(), song.id))

    def problems(self) -> Sequence[SongError]:
        """Why songs are missing in `songs`: one error for each damaged file."""
        return [error for error in self._read_all().values() if isinstance(error, SongError)]

    def load_dance(self, song_id: str) -> Dance:
        """Read a song's reference. Raises SongError."""
        root = self._root_of(song_id)
        song = files.read_song(files.facts_path(root, song_id))
        return Dance(song, files.read_poses(files.poses_path(root, song_id)))

    def sound_path(self, song_id: str) -> str | None:
        """Return the file of the song's sound, or None for a silent dance. Raises SongError for an unknown song."""
        path = files.sound_path(self._root_of(song_id), song_id)
        return str(path) if path.is_file() else None

    def id_for(self, *, artist: str, title: str) -> str:
        """Return the id of the song with this artist and title, or an unused one made of them."""
        wanted = (artist.casefold(), title.casefold())
        known = self._read_all()

        def is_taken(song_id: str) -> bool:
            song = known.get(song_id)
            if isinstance(song, Song):
                return (song.artist.casefold(), song.title.casefold()) != wanted
            return song is not None  # a damaged song may be mended: its files are not overwritten

        return make_id(artist=artist, title=title, is_taken=is_taken)

    def _read_all(self) -> dict[str, Song | SongError]:
        """Read every song's facts; the first folder that has an id decides."""
        found: dict[str, Path] = {}
        for root in self.roots:
            for path in sorted((root / "reference_poses").glob("*.toml")):
                if not path.name.startswith("."):
                    found.setdefault(path.stem, path)
        return {song_id: self._read(path) for song_id, path in found.items()}

    def _read(self, path: Path) -> Song | SongError:
        try:
            status = path.stat()
            signature = (status.st_mtime_ns, status.st_size)
            if path not in self._known or self._known[path][0] != signature:
                self._known[path] = (signature, _song_or_error(path))
            return self._known[path][1]
        except OSError as error:
            return SongError(f"{path} cannot be read: {error.strerror}.", remedy="Check the file.")

    def _root_of(self, song_id: str) -> Path:
        for root in self.roots:
            if files.is_song_id(song_id) and files.facts_path(root, song_id).is_file():
                return root
        places = ", ".join(str(root) for root in self.roots)
        raise SongError(f"There is no song {song_id} in {places}.", remedy="`dancegame songs` lists the songs.")


def _song_or_error(path: Path) -> Song | SongError:
    try:
        return files.read_song(path)
    except SongError as error:
        return error
