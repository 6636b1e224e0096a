"""The ledger of one library folder: every song's files as they were last seen, and what is known of each."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import msgspec

from dancegame.core.derived import Derived
from dancegame.core.errors import SongError
from dancegame.core.song import Listing
from dancegame.songs.derived_facts import facts_of
from dancegame.songs.facts import unreadable
from dancegame.songs.files import facts_path, poses_path
from dancegame.songs.index.entry import Entry, Problem, Signature, encode_derived, problem_of, read_entry, signature
from dancegame.songs.index.scan import SongFiles, scan
from dancegame.songs.index.store import Store


class Ledger:
    """is_behind: whether there was no time yet to read all that has changed. One thread updates, others may note."""

    def __init__(self, root: Path, store: Store) -> None:
        self._root, self._store = root, store
        self._files: dict[str, SongFiles] = {}
        self._entries = store.load(root)
        self._unkept: dict[str, Entry | None] = {}
        self._noting = Lock()
        self._is_news = True
        self.is_behind = False

    def update(self, *, until_s: float) -> bool:
        """Look at the files and read what has changed, until a monotonic second; return whether anything is new.

        One changed file is read in any case.
        """
        files = scan(self._root)
        if files != self._files or self.is_behind:
            self._is_news = True
            self._read_changed(files, until_s)
        with self._noting:
            self._files = files
            unkept, self._unkept = self._unkept, {}
            is_news, self._is_news = self._is_news, False
        self._store.keep(self._root, unkept)
        return is_news

    def _read_changed(self, files: dict[str, SongFiles], until_s: float) -> None:
        self.is_behind = False
        for song_id, seen in files.items():
            known = self._entries.get(song_id)
            if known is not None and known.facts == seen.facts:
                continue
            self._put(song_id, read_entry(facts_path(self._root, song_id), seen.facts))
            if time.monotonic() > until_s:
                self.is_behind = True
                break
        for song_id in self._entries.keys() - files.keys():
            self._put(song_id, None)

    def _put(self, song_id: str, entry: Entry | None) -> None:
        with self._noting:
            self._unkept[song_id] = entry
            if entry is None:
                self._entries.pop(song_id, None)
            else:
                self._entries[song_id] = entry

    def verdicts(self) -> Iterator[tuple[str, Listing | SongError]]:
        """Yield every song that has been read, by id, or what is wrong with it."""
        for song_id, files in self._files.items():
            entry = self._entries.get(song_id)
            if entry is not None:
                yield song_id, self._verdict(song_id, entry, files)

    def _verdict(self, song_id: str, entry: Entry, files: SongFiles) -> Listing | SongError:
        if isinstance(entry.verdict, Problem):
            return entry.verdict.error()
        if files.poses is None:
            return unreadable(poses_path(self._root, song_id), FileNotFoundError())
        if entry.damage is not None and entry.poses == files.poses:
            return entry.damage.error()
        return entry.verdict

    def move_count(self, song_id: str) -> int:
        """Return how many moves a song has."""
        return self._entries[song_id].moves

    def is_checked(self, song_id: str) -> bool:
        """Say whether the poses have been read as they are now."""
        entry, files = self._entries.get(song_id), self._files.get(song_id)
        return entry is not None and files is not None and entry.poses == files.poses

    def note_poses(self, song_id: str, poses: Signature, error: SongError | None) -> None:
        """Note whether poses could be read."""
        entry = self._entries.get(song_id)
        damage = problem_of(error) if error else None
        if entry is not None and (entry.poses, entry.damage) != (poses, damage):
            self._put(song_id, msgspec.structs.replace(entry, poses=poses, damage=damage))
            # The same damage as before may be that of other poses, of which nobody has heard yet.
            self._is_news |= damage is not None or entry.damage is not None

    def note_derived(self, song_id: str, derived: Derived) -> None:
        """Note what was read off a dance whose file does not tell it."""
        entry = self._entries.get(song_id)
        if entry is not None:
            self._put(song_id, msgspec.structs.replace(entry, derived=encode_derived(facts_of(derived))))

    def derived(self, song_id: str) -> Derived | None:
        """Return what is known of a dance, None where its file has changed since or does not tell."""
        entry = self._entries.get(song_id)
        if entry is None or signature(facts_path(self._root, song_id)) != entry.facts:
            return None
        return entry.derived_facts()
