"""The library: the songs of several folders: the player's own, those of packs, the starter pack."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import platformdirs

import dancegame
from dancegame.core.derived import Derived, derive
from dancegame.core.errors import SongError
from dancegame.core.song import Dance, Song
from dancegame.core.texts import N_
from dancegame.songs.claims import claimed
from dancegame.songs.derived_facts import read_derived
from dancegame.songs.facts import read_facts, read_song, unreadable
from dancegame.songs.files import facts_path, poses_path, sound_path, unwritable
from dancegame.songs.ids import is_song_id, make_id
from dancegame.songs.origins import Origin, read_origin
from dancegame.songs.packs.installed import pack_folders
from dancegame.songs.pose_file import read_poses
from dancegame.songs.upgrade import add_derived

Signature = tuple[int, int] | None


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
        raise SongError(
            N_("{path} is a file, not a library folder."), remedy=N_("Name a folder with --library."), path=own
        )
    pack = starter_pack()
    return Library([own] if pack is None else [own, pack])


class Library:
    """The songs of several folders; of two with one id the first counts. Implements core.ports.SongShelf.

    A folder that does not exist is empty. A file is read again only when it has changed. Listing reads the facts of
    songs and not their poses: a song whose poses turn out to be damaged is listed until they are read, by
    `load_dance` or `check`, and from then on it is a problem like any other until its files change.
    """

    def __init__(self, roots: Sequence[Path]) -> None:
        self._home, *self._others = roots
        self._known: dict[Path, tuple[Signature, Song | SongError]] = {}
        self._damaged: dict[Path, tuple[Signature, SongError]] = {}

    @property
    def home(self) -> Path:
        """The folder that new songs go to."""
        return self._home

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders of songs: the home, the packs that are installed in it now, the others."""
        return (self._home, *pack_folders(self._home), *self._others)

    def songs(self) -> Sequence[Song]:
        """All songs that can be played as far as is known, by title."""
        songs = [song for song in self._verdicts() if isinstance(song, Song)]
        return sorted(songs, key=lambda song: (song.title.casefold(), song.artist.casefold(), song.id))

    def problems(self) -> Sequence[SongError]:
        """Why songs are missing in `songs`: one error for each damaged song."""
        return [error for error in self._verdicts() if isinstance(error, SongError)]

    def check(self) -> None:
        """Read every song whole, 8 ms each, so that `songs` and `problems` know of damaged poses too."""
        for song in self.songs():
            with suppress(SongError):
                self.load_dance(song.id)

    def load_dance(self, song_id: str) -> Dance:
        """Read a song whole. Raises SongError naming the file, and the field that no song can have."""
        root = self.root_of(song_id)
        song = read_song(facts_path(root, song_id))
        path = poses_path(root, song_id)
        signature = _signature(path)
        try:
            return Dance(song, read_poses(path))
        except SongError as error:
            self._damaged[path] = (signature, error)
            raise

    def derived(self, song_id: str) -> Derived:
        """Return what was read off a dance; a song of the home folder that does not tell it is told it for good.

        Raises SongError naming the file.
        """
        root = self.root_of(song_id)
        known = read_derived(read_facts(facts_path(root, song_id)).derived)
        if known is not None:
            return known
        derived = derive(self.load_dance(song_id))
        if root == self.home:
            add_derived(facts_path(root, song_id), derived)
        return derived

    def sound_path(self, song_id: str) -> str | None:
        """Return the file of the song's sound, or None for a silent dance. Raises SongError for an unknown song."""
        path = sound_path(self.root_of(song_id), song_id)
        return str(path) if path.is_file() else None

    def check_home(self, *, artist: str, title: str) -> None:
        """Raise SongError where a song could not be written to the home folder, before anybody works for it."""
        try:
            for folder in (self.home / "reference_poses", self.home / "sounds"):
                there = next(place for place in (folder, *folder.parents) if place.exists())
                tempfile.TemporaryFile(dir=there).close()
        except OSError as error:
            raise unwritable(f"{artist} - {title}", self.home, error) from error

    @contextmanager
    def claimed_id(self, *, artist: str, title: str, origin: Origin | None = None) -> Iterator[str]:
        """Hold the id of a song that is being saved into the home folder, so that nobody else takes it meanwhile.

        origin: as for `id_for`.
        """

        def choose(is_claimed: Callable[[str], bool]) -> str:
            return self.id_for(artist=artist, title=title, origin=origin, is_claimed=is_claimed)

        with ExitStack() as stack:
            try:
                song_id = stack.enter_context(claimed(self.home / "reference_poses", choose))
            except OSError as error:
                raise unwritable(f"{artist} - {title}", self.home, error) from error
            yield song_id

    def id_for(
        self,
        *,
        artist: str,
        title: str,
        origin: Origin | None = None,
        is_claimed: Callable[[str], bool] = lambda _song_id: False,
    ) -> str:
        """Return the id of the song with this artist and title, or an unused one made of them.

        origin: of the song that is to be saved; a song of the same words that comes from elsewhere keeps its id then.
        is_claimed: whether another import is saving a song under an id.
        """
        wanted = (artist.casefold(), title.casefold())

        def is_taken(song_id: str) -> bool:
            paths = (facts_path(root, song_id) for root in self.roots)
            path = next((path for path in paths if path.exists()), None)
            if path is None or is_claimed(song_id):
                return is_claimed(song_id)
            song = self._read(path)
            # A damaged song may be mended: its files are not overwritten.
            if isinstance(song, SongError) or (song.artist.casefold(), song.title.casefold()) != wanted:
                return True
            return origin is not None and not origin.is_like(read_origin(path))

        return make_id(artist=artist, title=title, is_taken=is_taken)

    def _read_all(self) -> dict[Path, Song | SongError]:
        """Read every song's facts; the first folder that has an id decides."""
        found: dict[str, Path] = {}
        for root in self.roots:
            for path in sorted((root / "reference_poses").glob("*.toml")):
                if not path.name.startswith("."):
                    found.setdefault(path.stem, path)
        return {path: self._read(path) for path in found.values()}

    def _read(self, path: Path) -> Song | SongError:
        signature = _signature(path)
        if path not in self._known or self._known[path][0] != signature:
            self._known[path] = (signature, _song_or_error(path))
        return self._known[path][1]

    def _verdicts(self) -> list[Song | SongError]:
        """Every song, or what is wrong with its facts or, as far as is known, its poses."""
        return [
            (self._damage_of(path.with_suffix(".npz")) or song) if isinstance(song, Song) else song
            for path, song in self._read_all().items()
        ]

    def _damage_of(self, path: Path) -> SongError | None:
        """What was wrong with poses when they were last read, or that they are not there."""
        signature = _signature(path)
        if signature is None:
            return unreadable(path, FileNotFoundError())
        known, error = self._damaged.get(path, (None, None))
        return error if known == signature else None

    def root_of(self, song_id: str) -> Path:
        """Return the folder that a song is in. Raises SongError for an unknown song."""
        for root in self.roots:
            if is_song_id(song_id) and facts_path(root, song_id).is_file():
                return root
        places = ", ".join(str(root) for root in (self._home, *self._others))
        raise SongError(
            N_("There is no song {song} in {places}."),
            remedy=N_("`dancegame songs` lists the songs."),
            song=song_id,
            places=places,
        )


def _song_or_error(path: Path) -> Song | SongError:
    try:
        return read_song(path)
    except SongError as error:
        return error


def _signature(path: Path) -> Signature:
    """What changes when a file does; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
