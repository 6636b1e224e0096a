"""The library: the songs of several folders: the player's own, those of packs, the starter pack."""

import math
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import platformdirs

import dancegame
from dancegame.core.derived import Derived, derive
from dancegame.core.errors import SongError
from dancegame.core.song import Dance, Listing
from dancegame.core.texts import N_
from dancegame.songs.claims import claimed
from dancegame.songs.derived_facts import read_derived
from dancegame.songs.facts import read_facts, read_song
from dancegame.songs.files import facts_path, poses_path, sound_path, unwritable
from dancegame.songs.ids import is_song_id, make_id
from dancegame.songs.index.entry import Signature, signature
from dancegame.songs.index.ledger import Ledger
from dancegame.songs.index.scan import stamps
from dancegame.songs.index.store import Store, index_path
from dancegame.songs.index.watch import Watch
from dancegame.songs.origins import Origin, read_origin
from dancegame.songs.packs.installed import pack_folders, packs_folder
from dancegame.songs.pose_file import read_poses
from dancegame.songs.upgrade import add_derived

# A game that opens reads changed songs for so long, the rest beside it.
FIRST_LOOK_S = 0.4


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
    return Library([own] if pack is None else [own, pack], store=Store(index_path()))


@dataclass(frozen=True)
class Shown:
    """The library as it was last seen. places: of every song the folder that it is in."""

    songs: tuple[Listing, ...] = ()
    broken: Mapping[str, SongError] = field(default_factory=dict)
    places: Mapping[str, Path] = field(default_factory=dict)


class Library:
    """The songs of several folders; of two with one id the first counts. Implements core.ports.SongShelf.

    A folder that does not exist is empty. A file is read again only when it has changed since it was read last, by
    this program or, where there is an index, by an earlier one. Listing reads the facts of songs and not their poses:
    a song whose poses turn out to be damaged is listed until they are read, by `load_dance` or `check`, and from then
    on it is a problem like any other until its files change.
    """

    def __init__(self, roots: Sequence[Path], *, store: Store | None = None) -> None:
        self._home, *self._others = roots
        self._ledgers: dict[Path, Ledger] = {}
        self._store = store or Store(None)
        self._shown = Shown()
        # One look at a time; what is known meanwhile is told without waiting for it.
        self._looking = Lock()
        self._watch: Watch | None = None

    @property
    def home(self) -> Path:
        """The folder that new songs go to."""
        return self._home

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders of songs: the home, the packs that are installed in it now, the others."""
        return (self._home, *pack_folders(self._home), *self._others)

    def songs(self) -> Sequence[Listing]:
        """All songs that can be played as far as is known, by title; the same object until something changes."""
        return self._seen().songs

    def problems(self) -> Sequence[SongError]:
        """Why songs are missing in `songs`: one error for each damaged song."""
        return tuple(self.broken().values())

    def broken(self) -> Mapping[str, SongError]:
        """Why songs are missing in `songs`, by their ids."""
        return self._seen().broken

    def _seen(self) -> Shown:
        if self._watch is None:
            self.look()
        return self._shown

    def look(self, *, within_s: float = math.inf) -> bool:
        """Look at all files and read those that have changed; return whether there was time for all of them."""
        until_s = time.monotonic() + within_s
        with self._looking:
            ledgers = {root: self._ledgers.get(root) or Ledger(root, self._store) for root in self.roots}
            is_news = ledgers.keys() != self._ledgers.keys()
            self._ledgers = ledgers
            # The songs that come with the game first: they are few, and there is something to play at once.
            for ledger in reversed(ledgers.values()):
                is_news |= ledger.update(until_s=until_s)
            if is_news:
                self._show()
            return not any(ledger.is_behind for ledger in ledgers.values())

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look at the files once, and from then on in a thread beside: then `songs` tells what was seen last."""
        self.look(within_s=FIRST_LOOK_S)
        with Watch(self.look, lambda: stamps((*self.roots, packs_folder(self.home)))) as self._watch:
            try:
                yield
            finally:
                self._watch = None

    def look_again(self) -> None:
        """Have a watched library look at its files now; another one does whenever it is asked."""
        if self._watch is not None:
            self._watch.hurry()

    def _show(self) -> None:
        """Put the folders together; the first one that has an id decides."""
        songs: list[Listing] = []
        broken: dict[str, SongError] = {}
        places: dict[str, Path] = {}
        for root, ledger in self._ledgers.items():
            for song_id, verdict in ledger.verdicts():
                if song_id in places:
                    continue
                places[song_id] = root
                if isinstance(verdict, Listing):
                    songs.append(verdict)
                else:
                    broken[song_id] = verdict
        songs.sort(key=lambda song: (song.title.casefold(), song.artist.casefold(), song.id))
        self._shown = Shown(tuple(songs), broken, places)

    def check(self) -> None:
        """Read every song whole whose poses are not known yet, 8 ms each, so that `problems` tells of all."""
        for song in self.songs():
            ledger = self._ledgers[self._shown.places[song.id]]
            if not ledger.is_checked(song.id):
                with suppress(SongError):
                    self.load_dance(song.id)
        self.look()

    def load_dance(self, song_id: str) -> Dance:
        """Read a song whole. Raises SongError naming the file, and the field that no song can have."""
        root = self.root_of(song_id)
        song = read_song(facts_path(root, song_id))
        path = poses_path(root, song_id)
        poses = signature(path)
        try:
            dance = Dance(song, read_poses(path))
        except SongError as error:
            self._note_poses(root, song_id, poses, error)
            raise
        self._note_poses(root, song_id, poses, None)
        return dance

    def _note_poses(self, root: Path, song_id: str, poses: Signature | None, error: SongError | None) -> None:
        if error is not None and root not in self._ledgers:
            self._seen()
        ledger = self._ledgers.get(root)
        if ledger is not None and poses is not None:
            ledger.note_poses(song_id, poses, error)

    def move_count(self, song_id: str) -> int:
        """Return how many moves a song of `songs` has."""
        return self._ledgers[self._shown.places[song_id]].move_count(song_id)

    def derived(self, song_id: str) -> Derived:
        """Return what was read off a dance; a song of the home folder that does not tell it is told it for good.

        Raises SongError naming the file.
        """
        root = self._shown.places.get(song_id) or self.root_of(song_id)
        ledger = self._ledgers.get(root)
        known = ledger.derived(song_id) if ledger else None
        if known is None:
            root = self.root_of(song_id)
            known = read_derived(read_facts(facts_path(root, song_id)).derived)
        if known is not None:
            return known
        derived = derive(self.load_dance(song_id))
        if root == self.home:
            add_derived(facts_path(root, song_id), derived)
        elif ledger is not None:
            ledger.note_derived(song_id, derived)
        return derived

    def sound_path(self, song_id: str) -> str | None:
        """Return the file of the song's sound, or None for a silent dance. Raises SongError for an unknown song."""
        path = sound_path(self.root_of(song_id), song_id)
        return str(path) if path.is_file() else None

    def check_home(self, *, artist: str, title: str) -> None:
        """Raise SongError where a song could not be written to the home folder, before anybody works for it."""
        try:
            self.try_home()
        except OSError as error:
            raise unwritable(f"{artist} - {title}", self.home, error) from error

    def try_home(self) -> None:
        """Raise OSError where nothing can be written to the home folder."""
        for folder in (self.home / "reference_poses", self.home / "sounds"):
            there = next(place for place in (folder, *folder.parents) if place.exists())
            tempfile.TemporaryFile(dir=there).close()

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
            path = next((path for path in paths if os.path.lexists(path)), None)
            if path is None or is_claimed(song_id):
                return is_claimed(song_id)
            try:
                song = read_song(path)
            except SongError:
                return True  # a damaged song may be mended: its files are not overwritten
            if (song.artist.casefold(), song.title.casefold()) != wanted:
                return True
            return origin is not None and not origin.is_like(read_origin(path))

        return make_id(artist=artist, title=title, is_taken=is_taken)

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
