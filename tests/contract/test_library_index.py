"""The index spares reading songs again, never says anything else than the files, and may be lost at any time."""

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from dancegame.core.errors import SongError
from dancegame.core.song import Listing
from dancegame.core.song_search import SongSearch
from dancegame.songs.facts import read_facts
from dancegame.songs.files import facts_path, poses_path
from dancegame.songs.index import ledger, store, watch
from dancegame.songs.index.store import Store
from dancegame.songs.library import Library

SHIPPED = Path(__file__).parents[2]
MODEL = "can-can"
COUNT = 24
PATIENCE_S = 20.0


def add(root: Path, song_id: str, *, title: str | None = None) -> None:
    """Write a song as the shipped one is, under another name."""
    text = facts_path(SHIPPED, MODEL).read_text("utf-8")
    text = text.replace(f'id = "{MODEL}"', f'id = "{song_id}"').replace("Can-Can", title or f"Title {song_id}")
    poses_path(root, song_id).parent.mkdir(parents=True, exist_ok=True)
    if not poses_path(root, song_id).exists():
        # No link: another test's would touch this one's as well.
        copyfile(poses_path(SHIPPED, MODEL), poses_path(root, song_id))
    facts_path(root, song_id).write_text(text, "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for number in range(COUNT):
        add(tmp_path / "songs", f"s{number:02}")
    return tmp_path / "songs"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "library.sqlite3"


def opened(root: Path, index: Path | None) -> Library:
    """A library as a new start of the program opens it."""
    return Library([root], store=Store(index))


def wait_for(is_so: Callable[[], bool]) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until_s
        time.sleep(0.01)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of songs whose files are read from now on."""
    ids: list[str] = []

    def note(path: Path, facts: tuple[int, int]):
        ids.append(path.stem)
        return read_entry(path, facts)

    read_entry = ledger.read_entry
    monkeypatch.setattr(ledger, "read_entry", note)
    return ids


def test_the_next_start_reads_only_what_has_changed(root: Path, index: Path, read: list[str]) -> None:
    before = opened(root, index).songs()
    assert len(read) == COUNT
    assert opened(root, index).songs() == before
    assert len(read) == COUNT
    add(root, "s07", title="Title x07")  # as long as it was
    add(root, "new")
    facts_path(root, "s09").unlink()
    (root / "reference_poses" / ".half.toml").write_text("as it is written")
    after = opened(root, index).songs()
    assert read[COUNT:] == ["new", "s07"]
    assert {song.id for song in after} == {song.id for song in before} - {"s09"} | {"new"}
    assert opened(root, index).songs() == after == Library([root]).songs()
    assert len(read) == COUNT + 2 + len(after)  # the last one has no index
    assert set(Store(index).load(root)) == {song.id for song in after}


def test_what_is_derived_is_told_without_the_file_and_as_it_is_there(root: Path, index: Path) -> None:
    opened(root, index).songs()
    library = opened(root, index)
    library.songs()
    from_index, from_file = library.derived("s03"), Library([root]).derived("s03")
    assert from_index.measures == from_file.measures
    assert (from_index.descriptor.shapes == from_file.descriptor.shapes).all()


def test_what_a_read_only_folder_does_not_tell_is_derived_once(root: Path, index: Path, tmp_path: Path, monkeypatch):
    path = facts_path(root, "s03")
    text = path.read_text("utf-8")
    path.write_text("".join(line for line in text.splitlines(keepends=True) if not line.startswith("derived")), "utf-8")
    for _start in range(2):
        library = Library([tmp_path / "home", root], store=Store(index))
        library.songs()
        assert library.derived("s03").descriptor.beat_s > 0
        library.look()
        # The second start has nothing to read.
        monkeypatch.setattr(Library, "load_dance", lambda *_: pytest.fail("read again"))
    assert read_facts(path).derived is None


@pytest.mark.parametrize("is_whole", [False, True])
def test_a_damaged_index_or_that_of_another_version_is_made_anew(root, index, read, monkeypatch, is_whole) -> None:
    songs = opened(root, index).songs()
    if is_whole:
        monkeypatch.setattr(store, "STAMP", store.STAMP ^ 1)
    else:
        index.write_bytes(b"no database" * 500)
    assert opened(root, index).songs() == songs
    assert len(read) == 2 * COUNT
    assert opened(root, index).songs() == songs
    assert len(read) == 2 * COUNT


def test_entries_that_cannot_be_read_are_made_anew(root: Path, index: Path, read: list[str]) -> None:
    songs = opened(root, index).songs()
    with closing(sqlite3.connect(index)) as connection, connection:
        connection.execute("UPDATE songs SET entry = x'9101' WHERE id = CAST('s05' AS BLOB)")
    assert opened(root, index).songs() == songs
    assert opened(root, index).songs() == songs
    assert len(read) == 2 * COUNT


def test_where_no_index_can_be_written_the_files_are_read(root: Path, index: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    library = opened(root, tmp_path / "file" / "library.sqlite3")
    assert len(library.songs()) == COUNT
    index.mkdir(parents=True)
    assert len(opened(root, index).songs()) == COUNT


def test_another_game_that_writes_hinders_nobody(root: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = opened(root, index), opened(root, index)
    songs = one.songs()
    assert other.songs() == songs
    monkeypatch.setattr(store, "BUSY_S", 0.05)
    connect, waited_s = sqlite3.connect, []
    with closing(sqlite3.connect(index, isolation_level=None)) as connection, monkeypatch.context() as patched:
        connection.execute("BEGIN EXCLUSIVE")
        patched.setattr(sqlite3, "connect", lambda path, timeout: waited_s.append(timeout) or connect(path, timeout))
        assert opened(root, index).songs() == songs
    assert waited_s == [0.05, 0.0]  # to read, and no more to write
    add(root, "new")
    assert one.songs() == other.songs() == opened(root, index).songs()
    assert len(one.songs()) == COUNT + 1


def test_damaged_poses_are_known_at_the_next_start_until_they_change(root: Path, index: Path, monkeypatch) -> None:
    path = poses_path(root, "s11")
    path.unlink()
    path.write_bytes(b"damaged")
    opened(root, index).check()
    library = opened(root, index)
    monkeypatch.setattr(library, "load_dance", lambda song_id: pytest.fail(f"{song_id} is read again"))
    library.check()
    assert list(library.broken()) == ["s11"]
    with pytest.raises(SongError) as caught:
        opened(root, index).load_dance("s11")
    assert str(library.broken()["s11"]) == str(caught.value)
    path.unlink()
    shutil.copyfile(poses_path(SHIPPED, MODEL), path)
    assert not opened(root, index).broken()


def test_a_look_that_has_little_time_goes_on_where_it_ended(root: Path, index: Path) -> None:
    library = opened(root, index)
    assert not library.look(within_s=-1.0)
    assert len(library._shown.songs) == 1
    assert library.look()
    assert len(library._shown.songs) == COUNT


def test_a_watched_library_tells_what_comes_changes_and_goes(root: Path, index: Path, monkeypatch) -> None:
    monkeypatch.setattr(watch, "EVERY_S", 0.02)
    library = opened(root, index)
    with library.watched():
        before = library.songs()
        assert library.songs() is before
        add(root, "new", title="A new one")
        wait_for(lambda: "new" in {song.id for song in library.songs()})
        assert library.derived("new").descriptor.beat_s > 0
        facts_path(root, "s01").write_text("damaged")
        library.look_again()
        wait_for(lambda: "s01" in library.broken())
        for path in (facts_path(root, "new"), poses_path(root, "new")):
            path.unlink()
        wait_for(lambda: "new" not in {song.id for song in library.songs()})
    assert len(library.songs()) == COUNT - 1


def test_keys_of_songs_that_were_there_before_are_taken_over() -> None:
    songs = [Listing("a", "Alpha", "Somebody", 60.0), Listing("b", "Beta", "Somebody", 60.0)]
    search = SongSearch(songs)
    more = SongSearch([*songs, replace(songs[0], id="c", title="Gamma")], before=search)
    assert [song.id for song in more.find("")] == ["a", "b", "c"]
    assert [song.id for song in more.find("gam")] == ["c"]
    assert more._keys[0] is search._keys[0]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are always letters here")
def test_a_name_whose_bytes_are_no_letters_is_one_broken_song(root: Path, index: Path) -> None:
    odd = Path(os.fsdecode(b"odd\xff.toml"))
    (root / "reference_poses" / odd).write_text("nothing")
    for _again in range(2):
        library = opened(root, index)
        assert len(library.songs()) == COUNT
        assert list(library.broken()) == [odd.stem]
    (root / "reference_poses" / odd).unlink()
    assert not opened(root, index).broken()


def test_poses_that_are_damaged_in_the_same_way_again_are_told_again(root: Path, index: Path) -> None:
    path = poses_path(root, "s11")
    for content in (b"damaged", b"damaged again"):
        path.unlink()
        path.write_bytes(content)
        library = opened(root, index)
        library.check()
        assert list(library.broken()) == ["s11"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a file has no time that nobody can set back")
def test_a_song_that_keeps_its_size_and_time_while_it_changes_is_read_anew(root: Path, index: Path):
    path = facts_path(root, "s03")
    assert "Title s03" in {song.title for song in opened(root, index).songs()}
    then = path.stat()
    path.write_text(path.read_text("utf-8").replace("Title s03", "Title new"), "utf-8")
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert path.stat().st_size == then.st_size
    assert "Title new" in {song.title for song in opened(root, index).songs()}
