"""Packs of songs: what was put in comes out; strangers can add songs and do nothing else; a kill leaves no halves."""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hostile_files as hostile
import hostile_packs as strange
import numpy as np
import pytest
from click.testing import Result
from test_songs_library import SONG, contents, reference
from typer.testing import CliRunner

import dancegame.cli.packs  # noqa: F401 (registers its commands)
from dancegame.cli import app
from dancegame.core.errors import InputError, PackError, SongError
from dancegame.core.song import Dance
from dancegame.songs import files
from dancegame.songs.library import Library
from dancegame.songs.packs import examiner as apart
from dancegame.songs.packs import export as exporting
from dancegame.songs.packs import install as installing
from dancegame.songs.packs import media
from dancegame.songs.packs.archive import open_pack
from dancegame.songs.packs.export import export
from dancegame.songs.packs.identity import identity_of
from dancegame.songs.packs.install import InstallReport
from dancegame.songs.packs.installed import hidden_folder, installed_packs, packs_folder
from dancegame.songs.packs.manifest import Label
from dancegame.songs.packs.media import flaw_of
from dancegame.songs.packs.remove import find_removable, remove

ROOT = Path(__file__).parents[2]
FUZZED = 60
LABEL = Label(title="Good", author="Somebody", licence="CC0-1.0")


@contextmanager
def at_once() -> Iterator[apart.Examine]:
    """An examiner without a process of its own, which takes a third of a second to begin."""
    yield flaw_of


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "examiner", at_once)


@pytest.fixture
def good(tmp_path: Path) -> bytes:
    return strange.good_pack(tmp_path)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with a song of its own."""
    files.save_song(tmp_path / "home", SONG, reference())
    return Library([tmp_path / "home"])


def install(content: bytes, library: Library, **words: object) -> InstallReport:
    path = library.home.parent / "received.dance"
    path.write_bytes(content)
    return installing.install(path, library, **words)


def outcome(content: bytes, library: Library) -> InstallReport | None:
    """What came of a pack; None where it is refused in words that can be shown."""
    refusal = ""
    try:
        return install(content, library)
    except PackError as error:
        refusal = str(error)
    assert refusal.isprintable()
    return None


def assert_same(one: Dance, other: Dance) -> None:
    for name in ("times_s", "xy", "confidence", "world"):
        np.testing.assert_array_equal(getattr(one.reference, name), getattr(other.reference, name), strict=True)
    assert one.reference.fps == other.reference.fps
    facts, others = vars(one.song).copy(), vars(other.song).copy()
    assert facts.pop("id") != others.pop("id")
    assert facts == others


def test_every_shipped_song_comes_back_bit_by_bit_under_another_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # The sounds are compared byte by byte, and not decoded: that takes four seconds.
    for module in (media, exporting):
        monkeypatch.setattr(module, "check_sound", lambda _path: None)
    monkeypatch.setattr(installing, "examiner", at_once)
    shipped = Library([ROOT])
    ids = [song.id for song in shipped.songs()]
    path, home = tmp_path / "all.dance", Library([tmp_path / "home"])
    made = export(ids, path, shipped, Label(title="All"))
    assert made.label.licence == "CC0-1.0"
    report = installing.install(path, home)
    assert not report.refused
    assert report.pack.record.sha256 == made.sha256
    assert len(home.songs()) == len(ids) == 17
    for old, new in zip(ids, report.songs, strict=True):
        assert_same(shipped.load_dance(old), home.load_dance(new.id))
        assert Path(shipped.sound_path(old)).read_bytes() == Path(home.sound_path(new.id)).read_bytes()
        assert new.identity == identity_of(ROOT, old)
    again = export([song.id for song in report.songs], tmp_path / "again.dance", home, Label(title="Again"))
    assert installing.install(again.path, home).songs == report.songs


@pytest.mark.usefixtures("here")
class TestStrangers:
    def test_can_do_nothing_else(self, library: Library, good: bytes, tmp_path: Path):
        before = contents(library.home)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # zipfile's, of names that come twice
            packs = strange.hostile_packs(good, tmp_path)
        assert len(packs) >= 90
        around = set(tmp_path.rglob("*")) | {tmp_path / "received.dance"}
        for kind, (content, words) in packs.items():
            with pytest.raises(PackError, match=words) as caught:
                install(content, library)
            assert str(caught.value).isprintable(), kind
            assert len(str(caught.value)) < 500, kind
            assert contents(library.home) == before, kind
            assert set(tmp_path.rglob("*")) - around <= {packs_folder(library.home)}, kind

    def test_are_held_by_what_was_signed_whatever_byte_changes(self, library: Library, good: bytes):
        whole, source, refused = install(good, library), random.Random(31), 0
        for _ in range(FUZZED):
            report = outcome(hostile.spoilt(good, source), library)
            if report is None:
                refused += 1
            else:  # a date in the archive, say
                assert report.songs == whole.songs
        assert refused > FUZZED / 2

    @pytest.mark.parametrize(
        ("name", "damage"),
        [
            ("facts.toml", hostile.spoilt),
            ("facts.toml", hostile.other_toml_values),
            ("poses.npz", hostile.spoilt_within),
            ("sound.ogg", hostile.spoilt),
            ("sound.ogg", strange.other_samples),
        ],
    )
    def test_bring_songs_that_can_be_danced_or_none(
        self, library: Library, good: bytes, name: str, damage: hostile.Damage
    ):
        source = random.Random(name)
        for _ in range(FUZZED // 3):
            report = outcome(strange.with_file(good, name, lambda old: damage(old, source)), library)
            for song in report.songs if report else ():
                assert library.load_dance(song.id).song.title.isprintable()
        assert not library.problems()

    def test_can_take_nobodys_place(self, tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch):
        library = Library([tmp_path / "home", ROOT])
        facts = [library.load_dance(song_id).song for song_id in ("can-can", "habanera")]
        install(good, library)
        claims = strange.with_facts(good, 'id = "song-0"', 'id = "can-can"')
        report = install(strange.with_facts(claims, 'title = "Title"', 'title = "Can-Can"'), library)
        assert report.songs[0].id.startswith("can-can-")
        assert [library.load_dance(song_id).song for song_id in ("can-can", "habanera")] == facts
        # Of two packs with one title and author both stay.
        assert len(report.earlier) == 1
        assert len(installed_packs(library.home)) == 2

    def test_cannot_guess_an_id(self, library: Library, good: bytes):
        """Somebody who finds other content for the digits in an id is refused."""
        song = install(good, library).songs[0]
        files.facts_path(library.roots[1], song.id).write_bytes(
            files.facts_path(library.roots[1], song.id).read_bytes().replace(b"Title", b"Other")
        )
        with pytest.raises(PackError, match="Another song has its id"):
            install(strange.with_manifest(good, lambda manifest: manifest.update(title="New")), library)

    def test_send_songs_of_which_some_are_refused(self, library: Library, tmp_path: Path):
        three = strange.good_pack(tmp_path, "One", "Two", "Three")
        broken = strange.with_file(three, "poses.npz", lambda _old: b"x" * 90, number=2)
        report = install(strange.with_file(broken, "facts.toml", lambda _old: b"?", number=3), library)
        assert [song.title for song in report.songs] == ["One"]
        assert [one.name for one in report.refused] == ["Two", "songs/3"]
        assert "songs/2/poses.npz is damaged" in str(report.refused[0].reason)
        assert sorted(song.title for song in library.songs()) == sorted(["One", SONG.title])

    def test_send_a_silent_song_after_a_refused_one(self, library: Library, tmp_path: Path):
        loud = strange.good_pack(tmp_path, "One", "Two")
        broken = strange.with_file(loud, "sound.ogg", lambda _old: b"OggS")
        silent = strange.with_manifest(broken, lambda manifest: manifest["songs"][1].pop("sound") and None)
        report = install(
            hostile.rewritten(silent, lambda name, old: None if name == "songs/2/sound.ogg" else old), library
        )
        assert [song.title for song in report.songs] == ["Two"]
        assert library.sound_path(report.songs[0].id) is None
        assert not [path for path in report.pack.folder.rglob("*") if path.name.startswith(".")]

    def test_send_a_song_twice(self, library: Library, tmp_path: Path):
        twins = strange.good_pack(tmp_path, "One", "One")
        with open_pack(_kept(tmp_path, twins)) as pack:
            first = {name: pack.read(1, name) for name in pack.manifest.songs[0].files}
        for name, content in first.items():
            twins = strange.with_file(twins, name, lambda _old, new=content: new, number=2)
        report = install(twins, library)
        assert len(report.songs) == 1
        assert str(report.refused[0].reason) == "It is in the pack twice."

    def test_write_texts_that_are_shown_without_harm(self, library: Library, tmp_path: Path):
        label = Label(title="A\x1b[31m\u202eB" + "x" * 500, author="\x00\x07Me", credits="one\ntwo\x1b")
        content = strange.good_pack(tmp_path, label=label)
        evil = strange.with_manifest(content, lambda manifest: manifest.update(author="\u001b]0;x\u0007Me"))
        record = install(evil, library).pack.record
        assert record.title.startswith("A[31mBxxx")
        assert len(record.title) == 200
        assert record.author == "]0;xMe"
        assert record.credits == "one\ntwo"


def _kept(folder: Path, content: bytes) -> Path:
    path = folder / "kept.dance"
    path.write_bytes(content)
    return path


@pytest.mark.usefixtures("here")
class TestPacks:
    def test_say_whose_they_are(self, library: Library, good: bytes):
        report = install(good, library)
        (pack,) = installed_packs(library.home)
        assert pack == report.pack
        assert (pack.record.title, pack.record.author, pack.record.licence) == ("Good", "Somebody", "CC0-1.0")
        assert report.songs[0].licence == "CC-BY-4.0"
        assert report.songs[0].credits == "Two\nlines"

    def test_tell_how_far_they_are(self, library: Library, good: bytes):
        heard: list[float] = []
        install(good, library, on_progress=lambda share, _text: heard.append(share))
        assert heard == sorted(heard)
        assert heard[-1] == 1.0

    def test_take_the_place_that_the_player_says(self, library: Library, tmp_path: Path):
        first = install(strange.good_pack(tmp_path, "One"), library)
        second = install(strange.good_pack(tmp_path, "Two"), library, replaced=[first.pack.id])
        assert second.replaced == (first.pack.id,)
        assert [pack.id for pack in installed_packs(library.home)] == [second.pack.id]
        assert sorted(song.title for song in library.songs()) == sorted(["Two", SONG.title])
        with pytest.raises(PackError, match="There is no pack"):
            install(strange.good_pack(tmp_path, "Three"), library, replaced=["../.."])

    def test_take_no_place_when_they_are_not_whole(self, library: Library, tmp_path: Path):
        first = install(strange.good_pack(tmp_path, "One"), library)
        before = contents(library.home)
        broken = strange.with_file(
            strange.good_pack(tmp_path, "Two", "Three"), "facts.toml", lambda _old: b"?", number=2
        )
        with pytest.raises(PackError, match=r"takes nobody's place.*songs/2/facts.toml is damaged"):
            install(broken, library, replaced=[first.pack.id])
        assert contents(library.home) == before

    def test_come_again_whole(self, library: Library, tmp_path: Path):
        pack = strange.good_pack(tmp_path, "One", "Two")
        lost = install(pack, library).songs[0].id
        remove(find_removable(lost, library), library)
        assert len(library.songs()) == 2
        assert install(pack, library).replaced
        assert len(library.songs()) == 3
        assert len(installed_packs(library.home)) == 1

    def test_go_with_their_songs(self, library: Library, good: bytes):
        before = contents(library.home)
        for name in (lambda report: report.pack.id, lambda report: report.songs[0].id):
            remove(find_removable(name(install(good, library)), library), library)
            assert contents(library.home) == before
        remove(find_removable(SONG.id, library), library)
        assert not contents(library.home)

    def test_leave_what_came_with_the_game(self, tmp_path: Path):
        library = Library([tmp_path, ROOT])
        with pytest.raises(SongError, match="comes with the game"):
            find_removable("can-can", library)
        for name in ("nothing", "../reference_poses", ".", ""):
            with pytest.raises(SongError, match="There is no song"):
                find_removable(name, library)

    def test_of_killed_programs_are_swept_away_in_time(self, library: Library, good: bytes):
        stray = hidden_folder(packs_folder(library.home))
        stray.mkdir(parents=True)
        install(good, library)
        assert stray.exists()
        os.utime(stray, (0, 0))
        install(good, library)
        assert not stray.exists()

    def test_without_a_licence_say_so(self, library: Library, tmp_path: Path):
        made = export([SONG.id, SONG.id], tmp_path / "x.dance", library, Label(title="X"))
        assert made.songs == made.unlicensed == (SONG.id,)
        made = export([SONG.id], tmp_path / "x.dance", library, Label(title="X", licence="CC0-1.0"))
        assert not made.unlicensed
        assert installing.install(made.path, Library([tmp_path / "other"])).songs[0].licence == "CC0-1.0"

    def test_of_damaged_or_unknown_songs_are_not_made(self, library: Library, tmp_path: Path):
        files.sound_path(library.home, SONG.id).parent.mkdir(exist_ok=True)
        files.sound_path(library.home, SONG.id).write_bytes(b"RIFF")
        for song_id, words in ((SONG.id, "not Ogg Vorbis"), ("../x", "There is no song")):
            with pytest.raises(SongError, match=words):
                export([song_id], tmp_path / "x.dance", library, LABEL)
        assert not (tmp_path / "x.dance").exists()

    def test_say_when_they_cannot_be_written(self, library: Library, good: bytes, tmp_path: Path):
        packs_folder(library.home).write_text("a file in the way")
        with pytest.raises(PackError, match="cannot be written"):
            install(good, library)
        with pytest.raises(InputError, match="cannot be written"):
            export([SONG.id], tmp_path / "good.dance" / "x.dance", library, LABEL)


def is_step(event: str, arguments: tuple[Any, ...], folder: Path) -> bool:
    """Whether the system is asked to change something in a folder."""
    if event == "open":
        return bool(arguments[2] & (os.O_WRONLY | os.O_RDWR)) and str(folder) in str(arguments[0])
    # What deletes whole folders names files without them.
    return event in ("os.remove", "os.rmdir") or (
        event in ("os.mkdir", "os.rename") and str(folder) in str(arguments[0])
    )


def killed_at(step: int, action: Callable[[], object], folder: Path) -> bool:
    """Do something in a process that is killed before so many steps in a folder; say whether it came that far."""
    child = os.fork()
    if child == 0:
        done = 0

        def count(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal done
            if is_step(event, arguments, folder):
                done += 1
                if done == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            action()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def titles(library: Library) -> list[str]:
    """The songs of a library, each of which can be read whole."""
    shelf = Library([library.home])
    assert not shelf.problems()
    return sorted(shelf.load_dance(song.id).song.title for song in shelf.songs() if shelf.root_of(song.id))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked there")
@pytest.mark.usefixtures("here")
def test_a_kill_at_any_step_leaves_the_library_as_before_or_as_after(library: Library, tmp_path: Path):
    first, second = strange.good_pack(tmp_path, "One", "Two"), strange.good_pack(tmp_path, "Three")
    path, step, seen = tmp_path / "second.dance", 0, set()
    path.write_bytes(second)
    before = sorted([SONG.title, "One", "Two"])
    after = sorted([SONG.title, "Three"])
    while True:
        step += 1
        old = install(first, library).pack.id
        for pack in installed_packs(library.home):
            if pack.id != old:
                remove(find_removable(pack.id, library), library)
        assert titles(library) == before
        is_killed = killed_at(step, lambda old=old: installing.install(path, library, replaced=[old]), library.home)
        left = titles(library)
        assert left in (before, after), step
        seen.add(tuple(left))
        if not is_killed:
            break
    assert step > 20
    assert seen == {tuple(before), tuple(after)}
    assert left == after


class TestTheProcessApart:
    def test_reads_one_song_after_the_other(self, good: bytes, tmp_path: Path):
        with apart.examiner() as examine, open_pack(_kept(tmp_path, good)) as pack:
            (tmp_path / "poses.npz").write_bytes(pack.read(1, "poses.npz"))
            (tmp_path / "sound.ogg").write_bytes(pack.read(1, "sound.ogg"))
            assert examine(tmp_path) is None
            (tmp_path / "sound.ogg").write_bytes(b"OggS")
            assert examine(tmp_path) == ("sound.ogg", "it is not Ogg Vorbis")
            for process in multiprocessing.active_children():
                if process.name == "dancegame-packs":
                    process.kill()  # as the system does with one that takes too much
            with pytest.raises(apart.ExaminationError, match="without harm"):
                examine(tmp_path)

    def test_is_not_waited_for(self, good: bytes, library: Library, monkeypatch: pytest.MonkeyPatch):
        before = contents(library.home)
        monkeypatch.setattr(installing, "examiner", lambda: apart.examiner(most_s=0))
        began_s = time.monotonic()
        with pytest.raises(PackError, match="not read within 0 s"):
            install(good, library)
        assert time.monotonic() - began_s < 20
        assert contents(library.home) == before

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not limit memory")
    def test_has_little_memory_and_writes_nothing(self, tmp_path: Path):
        code = f"""
import signal
from dancegame.songs.packs.examiner import _restrict
_restrict()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    bytearray(3_000_000_000)
except MemoryError:
    print("no memory")
try:
    open({str(tmp_path / "x")!r}, "wb", buffering=0).write(b"x")
except OSError:
    print("no file")
"""
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
        assert done.stdout.split("\n") == ["no memory", "no file", ""]


def test_the_commands_do_it_all(tmp_path: Path):
    """Made, told of, installed, told of, removed; and what is refused writes nothing on stdout."""
    good = strange.good_pack(tmp_path)
    author, home, pack = tmp_path / "author", tmp_path / "home", tmp_path / "made.dance"
    shown = run("export", "song-0", str(pack), "--author", "Me", "--library", str(author))
    told = run("info", str(pack))
    assert (told["author"], told["licence"], told["sha256"]) == ("Me", "CC-BY-4.0", shown["sha256"])
    assert "CC-BY-4.0" in said("install", str(pack), "--library", str(home)).stdout
    installed = run("install", str(pack), "--library", str(home))
    (song,) = installed["songs"]
    facts = run("info", song["id"], "--library", str(home))
    assert facts["pack"] == {
        "id": installed["pack"],
        "title": "made",
        "author": "Me",
        "licence": "CC-BY-4.0",
        "credits": "",
    }
    assert facts["identity"] == song["identity"]
    for words in (("info", str(pack)), ("info", song["id"])):
        assert "CC-BY-4.0" in said(*words, "--library", str(home)).stdout
    assert run("remove", installed["pack"], "--yes", "--library", str(home))["songs"] == [song["id"]]
    assert not contents(home)
    pack.write_bytes(good[:-9])
    for words in (("install", str(pack)), ("info", str(pack)), ("export", "song-0", "nothing"), ("remove", "can-can")):
        done = said(*words, "--library", str(home))
        assert isinstance(done.exception, InputError)
        assert not done.stdout


def run(*words: str) -> dict:
    """The answer of a command in JSON."""
    done = said(*words, "--json")
    assert done.exit_code == 0, done.exception
    return json.loads(done.stdout)


def said(*words: str) -> Result:
    return CliRunner().invoke(app, words)
