"""Whatever is in a file: it is read, or an error of ours names it; memory stays bounded and terminals unharmed."""

import json
import os
import random
import subprocess
import sys
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import hostile_files as hostile
import numpy as np
import pytest
from msgspec.structs import replace as replace_in_struct
from test_songs_library import FACTS, SONG, reference

from dancegame.core.errors import DanceGameError, InputError, ReplayError, SongError
from dancegame.core.likeness import describe
from dancegame.core.replay import fingerprint, rehearse, rescore
from dancegame.songs import files
from dancegame.songs.dancers import parse_dancer
from dancegame.songs.index.entry import read_entry
from dancegame.songs.latencies import LatencyFile
from dancegame.songs.library import Library
from dancegame.songs.reading import parse_toml
from dancegame.songs.replays import read_facts, read_replay

REPLAY = (Path(__file__).parents[1] / "golden" / "format-1.replay").read_bytes()
INPUTS = 120
MOST_MEGABYTES = 30


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of one song, as files."""
    files.save_song(tmp_path, SONG, reference())
    return Library([tmp_path])


@pytest.fixture
def facts(library: Library) -> Path:
    return files.facts_path(library.home, SONG.id)


@pytest.fixture
def poses(library: Library) -> Path:
    return files.poses_path(library.home, SONG.id)


@contextmanager
def few_megabytes() -> Iterator[None]:
    """Fail where what is done inside takes more memory than a small song may."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MOST_MEGABYTES * 1e6
    finally:
        tracemalloc.stop()


def outcome(read: Callable[[], Any]) -> tuple[Any, str]:
    """What a reader returns and "", or None and the words of its refusal, which is an error of ours."""
    try:
        return read(), ""
    except DanceGameError as error:
        return None, str(error)


def is_played(library: Library) -> bool:
    """Whether the song can be read and danced; a refusal is listed as a problem."""
    dance, refusal = outcome(lambda: library.load_dance(SONG.id))
    if dance is None:
        assert refusal.isprintable()
        assert [str(problem) for problem in library.problems()] == [refusal]
        assert not library.songs()
        return False
    assert [song.id for song in library.songs()] == [SONG.id]
    rehearse(dance)
    fingerprint(dance)
    describe(dance.reference, beats_s=dance.song.beats_s)
    return True


@pytest.mark.parametrize("damage", [hostile.spoilt, hostile.other_toml_values])
def test_whatever_the_facts_say_a_song_is_whole_or_damaged(library: Library, facts: Path, damage: hostile.Damage):
    whole, source = facts.read_bytes(), random.Random(21)
    refused = 0
    for _ in range(INPUTS):
        facts.write_bytes(damage(whole, source))
        refused += not is_played(Library([library.home]))
    assert INPUTS / 4 < refused < INPUTS
    facts.write_bytes(whole)
    assert is_played(library)


@pytest.mark.parametrize("damage", [hostile.spoilt, hostile.spoilt_within])
def test_whatever_the_poses_say_a_song_is_whole_or_damaged(library: Library, poses: Path, damage: hostile.Damage):
    whole, source, refused = poses.read_bytes(), random.Random(22), 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(INPUTS):
            poses.write_bytes(damage(whole, source))
            refused += not is_played(Library([library.home]))
    assert INPUTS / 4 < refused < INPUTS


@pytest.mark.parametrize("damage", [hostile.spoilt, hostile.spoilt_within, hostile.other_replay_values])
def test_whatever_a_replay_says_it_is_whole_or_damaged(tmp_path: Path, library: Library, damage: hostile.Damage):
    path, source, dance = tmp_path / "x.replay", random.Random(23), library.load_dance(SONG.id)
    refused = 0
    for _ in range(INPUTS):
        path.write_bytes(damage(REPLAY, source))
        outcome(lambda: read_facts(path))
        replay, refusal = outcome(lambda: read_replay(path))
        if replay is None:
            assert refusal.isprintable()
            refused += 1
        else:
            rescore(replay, dance)
            assert replay.best_slot in replay.scores
    assert refused > INPUTS / 4


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("duration_s", "duration_s = nan"),
        ("duration_s", "duration_s = inf"),
        ("duration_s", "duration_s = 1e9"),
        ("duration_s", "duration_s = 0"),
        ("bpm", "bpm = inf"),
        ("bpm", "bpm = nan"),
        ("bpm", "bpm = 1e6"),
        ("counted_from", "counted_from = 8"),
        ("counted_from", "counted_from = -1"),
        ("year", "year = 123456"),
        ("scene", 'scene = "../../winter"'),
        ("scene", 'scene = "a scene of many words"'),
        ("dancer_share", "dancer_share = nan"),
        ("beats_s[1]", "beats_s = [0.5, nan]"),
        ("beats_s[0]", "beats_s = [-inf]"),
        ("beats_s[0]", "beats_s = [1e7]"),
        ("beats_s[1]", "beats_s = [0.5, 0.4]"),
        ("beats_s[2]", "beats_s = [0.4, 0.5, 0.5]"),
        ("moves[0].start_s", "moves = [{start_s = nan, end_s = 1.0}]"),
        ("moves[1].end_s", "moves = [{start_s = 0.0, end_s = 1.0}, {start_s = 0.0, end_s = inf}]"),
        ("moves[0].weight", "moves = [{start_s = 0.0, end_s = 1.0, weight = inf}]"),
        ("moves[0].weight", "moves = [{start_s = 0.0, end_s = 1.0, weight = nan}]"),
        ("moves[0].weight", "moves = [{start_s = 0.0, end_s = 1.0, weight = 0.0}]"),
        ("moves[0].pose_s", "moves = [{start_s = 0.0, end_s = 1.0, pose_s = nan}]"),
        ("moves[0].pose_s", "moves = [{start_s = 0.0, end_s = 1.0, pose_s = 55.0}]"),
        ("moves[0]", "moves = [{start_s = 0.0, end_s = 61.0}]"),
        ("title", 'title = "\\u0000\\u202e"'),
    ],
)
def test_a_value_that_no_song_can_have_is_named_with_its_file(tmp_path: Path, field: str, line: str):
    folder = tmp_path / "reference_poses"
    folder.mkdir()
    path, key = folder / "x.toml", line.split(" = ")[0]
    kept = "".join(row + "\n" for row in FACTS.splitlines() if not row.startswith(f"{key} "))
    path.write_text(kept + line + "\n")
    library = Library([tmp_path])
    (problem,) = library.problems()
    assert problem.message.startswith(f"{path} is damaged: {field}"), problem.message
    assert not library.songs()


def changed(name: str, **values: object) -> dict[str, np.ndarray]:
    """One array of `reference()` with one value exchanged: at=, value=."""
    array = np.array(getattr(reference(), name))
    array[values["at"]] = values["value"]
    return {name: array}


@pytest.mark.parametrize(
    ("field", "arrays"),
    [
        ("times_s[5]", changed("times_s", at=5, value=np.nan)),
        ("times_s[89]", changed("times_s", at=89, value=np.inf)),
        ("times_s[89]", changed("times_s", at=89, value=1e9)),
        ("times_s", {"times_s": np.zeros(90)}),
        ("times_s", {"times_s": np.arange(90) * 1e-4}),
        ("xy[3, 4, 1]", changed("xy", at=(3, 4, 1), value=np.inf)),
        ("xy[3, 4, 1]", changed("xy", at=(3, 4, 1), value=-1e5)),
        ("xy[0, 0, 1]", {"xy": np.ones((90, 19, 2)) * [1, 1e300]}),
        ("xy", changed("xy", at=(3, 4, 1), value=np.nan)),
        ("xy shows nobody", {"xy": np.full((90, 19, 2), np.nan)}),
        ("xy is no array of numbers", {"xy": np.zeros((90, 9, 2), complex)}),
        ("xy has shape", {"xy": np.zeros((90, 17, 2))}),
        ("xy has shape", {"xy": np.zeros((91, 19, 2))}),
        ("confidence[0, 0]", changed("confidence", at=(0, 0), value=np.nan)),
        ("confidence[0, 0]", changed("confidence", at=(0, 0), value=1.5)),
        ("world[1, 2, 0]", changed("world", at=(1, 2, 0), value=np.inf)),
        ("fps", {"fps": np.array(np.nan)}),
        ("fps", {"fps": np.array(0.0)}),
        ("times_s.npy is missing", {"times_s": None}),
        ("xy is no array of numbers", {"xy": np.array([None])}),
        ("xy is made of int", {"xy": np.zeros((90, 19, 2), int)}),
        ("xy.npy is larger", {"xy": np.zeros((180, 19, 2))}),
    ],
)
def test_an_array_that_no_dance_can_have_is_named_with_its_file(
    library: Library, poses: Path, field: str, arrays: dict[str, np.ndarray]
):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        poses.write_bytes(hostile.with_arrays(poses.read_bytes(), **arrays))
        with pytest.raises(SongError) as caught:
            library.load_dance(SONG.id)
    assert caught.value.message.startswith(f"{poses} is damaged: {field}")
    # It is known from then on, until the file is another.
    assert not library.songs()
    assert [str(problem) for problem in library.problems()] == [str(caught.value)]
    files.save_song(library.home, SONG, reference(91))
    assert library.songs()
    assert not library.problems()


def test_what_numpy_writes_in_other_ways_is_read(library: Library, poses: Path):
    dance = reference()
    arrays = {"xy": np.asfortranarray(dance.xy.astype(np.float64)), "times_s": dance.times_s.astype(">f8")}
    poses.write_bytes(hostile.with_arrays(poses.read_bytes(), **arrays))
    read = library.load_dance(SONG.id).reference
    np.testing.assert_array_equal(read.xy, dance.xy)
    np.testing.assert_allclose(read.times_s, dance.times_s)


def test_a_check_finds_damaged_poses_without_dancing(library: Library, poses: Path):
    files.save_song(library.home, replace(SONG, id="whole"), reference())
    poses.write_bytes(hostile.with_arrays(poses.read_bytes(), **changed("times_s", at=5, value=np.nan)))
    library.check()
    assert [song.id for song in library.songs()] == ["whole"]
    assert "times_s[5]" in library.problems()[0].message


def test_a_song_without_poses_is_listed_as_a_problem(library: Library, poses: Path):
    poses.unlink()
    assert not library.songs()
    assert f"{poses} is missing" in library.problems()[0].message


def test_a_song_with_damaged_poses_can_be_imported_again(library: Library):
    files.save_song(library.home, replace(SONG, id="a-b", artist="A", title="B"), reference())
    files.poses_path(library.home, "a-b").write_bytes(b"nonsense")
    library.check()
    assert [song.id for song in library.songs()] == [SONG.id]
    assert library.id_for(artist="A", title="B") == "a-b"


@pytest.mark.parametrize(
    "song",
    [
        replace(SONG, title="\0"),
        replace(SONG, duration_s=float("nan")),
        replace(SONG, beats_s=(0.5, float("inf"))),
        replace(SONG, duration_s=1e6),
    ],
)
def test_nothing_is_written_that_could_not_be_read(tmp_path: Path, song: object):
    with pytest.raises(SongError, match="cannot be kept"):
        files.save_song(tmp_path, song, reference())
    with pytest.raises(SongError, match="cannot be kept"):
        files.save_song(tmp_path, SONG, replace(reference(), fps=float("inf")))
    assert not list(tmp_path.iterdir())


def test_texts_of_a_song_are_cleaned_when_read_and_when_written(library: Library, facts: Path):
    text = facts.read_text().replace('artist = "Ártist"', 'artist = "A\\u0000r\\u001b[31mt\\u202eist\\n"')
    text = text.replace("title = ", 'licence = "a\\u2028b"\ntags = ["\\u0007", "x\\u0000"]\ntitle = ', 1)
    facts.write_text(text)
    (song,) = library.songs()
    assert song.artist == "Ar[31mtist"
    whole = library.load_dance(song.id).song
    assert whole.credits == "Two\nlines"
    files.save_song(library.home, replace(whole, title="T\0itle", artist=""), reference(), tags=("\x1b",))
    (song,) = library.songs()
    assert (song.title, song.artist) == ("Title", "")
    assert "\\u0000" not in facts.read_text()


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("latency_s", {"latency_s": 1e9}),
        ("latency_s", {"latency_s": -5.0}),
        ("end_s", {"end_s": -1.0}),
        ("end_s", {"end_s": 1e12}),
        ("observations", {"observations": 10**12}),
        ("observations", {"observations": -1}),
        ("scoring_version", {"scoring_version": -1}),
        ("players", {"players": []}),
        ("slot", {"players": [{"slot": 99, "points": 0, "stars": 0}]}),
        ("points", {"players": [{"slot": 0, "points": 1_000_001, "stars": 0}]}),
        ("stars", {"players": [{"slot": 0, "points": 1, "stars": 8}]}),
        ("offset_s", {"players": [{"slot": 0, "points": 1, "stars": 0, "offset_s": 1e9}]}),
        ("slot", {"players": [{"slot": 0, "points": 1, "stars": 0}] * 2}),
        ("strictness", {"strictness": "\x1b[31mcruel"}),
        ("observations", {"observations": 107}),
    ],
)
def test_a_fact_that_no_replay_can_have_is_named(tmp_path: Path, field: str, facts: dict[str, object]):
    path = tmp_path / "x.replay"
    path.write_bytes(hostile.with_facts(REPLAY, lambda kept: kept.update(facts)))
    with few_megabytes(), pytest.raises(ReplayError) as caught:
        read_replay(path)
    assert f"{path} is damaged" in caught.value.message
    assert field in caught.value.message
    assert str(caught.value).isprintable()


def test_texts_of_a_replay_are_cleaned(tmp_path: Path):
    path = tmp_path / "x.replay"
    texts = {"song_id": "al\0pha", "danced_at": "\x1b[2J2026" + "x" * 9999, "fingerprint": "\u202eabc"}
    path.write_bytes(hostile.with_facts(REPLAY, lambda kept: kept.update(texts)))
    replay = read_replay(path)
    assert (replay.song_id, replay.fingerprint) == ("alpha", "abc")
    assert replay.danced_at.startswith("[2J2026x")
    assert len(replay.danced_at) == 200


@pytest.mark.parametrize(
    "steps",
    [
        [2**62, 2**62, 2**62],
        [-(2**63), 1, 1],
        [0, 10**9, 1],
        [-(10**7), 1, 1],
        [5, -1, 1],
        [1, 2**63 - 1, 2**63 - 1, 2],
    ],
)
def test_times_of_a_replay_are_those_of_a_song(tmp_path: Path, steps: list[int]):
    def change(name: str, entry: bytes) -> bytes:
        ticks = np.frombuffer(entry, "<i8").copy() if name == "ticks" else None
        if ticks is None:
            return entry
        ticks[: len(steps)] = steps
        return ticks.tobytes()

    path = tmp_path / "x.replay"
    path.write_bytes(hostile.rewritten(REPLAY, change))
    with pytest.raises(ReplayError, match="ticks"):
        read_replay(path)


class TestArchivesThatAskForTooMuch:
    """Each unpacks to, or claims, far more than a song or a replay."""

    def refused(self, folder: Path, replay: bytes | None = None, poses: bytes | None = None) -> str:
        if poses is not None:
            files.poses_path(folder, SONG.id).write_bytes(poses)
            with few_megabytes(), pytest.raises(SongError, match="damaged") as caught:
                Library([folder]).load_dance(SONG.id)
        else:
            path = folder / "x.replay"
            path.write_bytes(replay or b"")
            with few_megabytes(), pytest.raises(ReplayError, match="damaged") as caught:
                read_replay(path)
        return str(caught.value)

    @pytest.mark.parametrize("is_honest", [True, False])
    def test_of_zeros(self, library: Library, poses: Path, is_honest: bool):
        bombs = [
            hostile.huge_entry(REPLAY, "ticks", is_honest=is_honest),
            hostile.huge_entry(REPLAY, "replay.json", is_honest=is_honest),
        ]
        song = hostile.huge_entry(poses.read_bytes(), "xy.npy", is_honest=is_honest)
        for bomb in bombs:
            self.refused(library.home, replay=bomb)
        self.refused(library.home, poses=song)

    def test_of_entries_without_end(self, library: Library, poses: Path):
        self.refused(library.home, replay=hostile.endless_directory(REPLAY))
        self.refused(library.home, poses=hostile.endless_directory(poses.read_bytes()))

    @pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_of_other_packings(self, library: Library, poses: Path, packing: int):
        def as_it_is(_name: str, entry: bytes) -> bytes:
            return entry

        self.refused(library.home, replay=hostile.rewritten(REPLAY, as_it_is, packing=packing))
        self.refused(library.home, poses=hostile.rewritten(poses.read_bytes(), as_it_is, packing=packing))

    def test_of_shapes_without_end(self, library: Library, poses: Path):
        def change(name: str, entry: bytes) -> bytes:
            return entry.replace(b"(90,)", b"(90000000000,)") if name == "times_s.npy" else entry

        self.refused(library.home, poses=hostile.rewritten(poses.read_bytes(), change))

    def test_of_tables_without_end(self, library: Library, facts: Path):
        for text in ("a." * 100_000 + "a = 1", "x = " + "[" * 100_000, "#" * 2_000_001, "['''" + "a'.'" * 50_000):
            facts.write_text(text)
            with few_megabytes(), pytest.raises(SongError, match="damaged"):
                library.load_dance(SONG.id)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders there")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(library: Library, facts: Path, poses: Path, tmp_path: Path):
    for path in (poses, facts):
        path.unlink()
        os.mkfifo(path)
        with pytest.raises(SongError):
            library.load_dance(SONG.id)
    os.mkfifo(tmp_path / "x.replay")
    with pytest.raises(ReplayError, match="not a file"):
        read_facts(tmp_path / "x.replay")


@pytest.mark.parametrize("content", ["{", '{"latency_s": {"cam": 1e999}}', "[" * 100_000, '{"latency_s": {"cam": 9}}'])
def test_a_damaged_file_of_latencies_knows_nothing(tmp_path: Path, content: str):
    path = tmp_path / "latencies.json"
    path.write_text(content)
    assert LatencyFile(path).latency_s("cam") is None
    LatencyFile(path).keep("cam", 0.1)
    assert LatencyFile(path).latency_s("cam") == 0.1


BETWEEN = b"\x1e"
# A process that runs command after command, as people do at a terminal, and marks where each ends.
ONE_AFTER_THE_OTHER = """
import json, sys
from dancegame.cli import main
for words in json.loads(sys.argv[1]):
    sys.argv = ["dancegame", *words]
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code or 0
    print("ended with", code)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        stream.buffer.write(b"\\x1e")
        stream.buffer.flush()
"""


def test_the_terminal_sees_no_control_characters(tmp_path: Path):
    """The real program, with a library and replays of a stranger."""
    own = tmp_path / "share" / "dancegame"
    files.save_song(own / "library", SONG, reference())
    files.save_song(own / "library", replace(SONG, id="broken"), reference())
    poses = files.poses_path(own / "library", "broken")
    poses.write_bytes(hostile.with_arrays(poses.read_bytes(), **changed("times_s", at=5, value=np.nan)))
    facts = files.facts_path(own / "library", SONG.id)
    facts.write_text(facts.read_text().replace('artist = "', 'artist = "\\u001b]0;x\\u0007\\u0000'))
    (own / "library" / "reference_poses" / "e\x1b[31m.toml").write_text('id = "x\\u001b"\nnew = "\\u001b"')
    (own / "replays").mkdir()
    replay = own / "replays" / "2026-01-01_00-00-00_x\x1b[31m.replay"
    texts = {"song_id": "artist-title\x1b[2J", "danced_at": "\x1b[31m"}
    replay.write_bytes(hostile.with_facts(REPLAY, lambda kept: kept.update(texts)))
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share"), "LC_ALL": "C.UTF-8"}
    if sys.platform != "linux":
        pytest.skip("the folders are elsewhere")

    commands = [
        ("songs",),
        ("songs", "--json"),
        ("replay",),
        ("replay", "--json"),
        ("replay", str(replay)),
        ("score", "broken", "no.mp4"),
        ("play", "--mode", "guess", "--song", "broken"),
    ]
    command = [sys.executable, "-c", ONE_AFTER_THE_OTHER, json.dumps(commands)]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=120, check=True)
    assert b"Traceback" not in done.stderr
    shown, told = (stream.split(BETWEEN) for stream in (done.stdout, done.stderr))
    assert len(shown) == len(told) == len(commands) + 1
    assert not [text for text in shown + told if any(byte < 32 and byte != 10 for byte in text)]
    listed, as_json, _kept, _kept_as_json, of_no_song, scored, played = range(len(commands))
    assert shown[listed].endswith(b"ended with 0\n")
    assert b"artist-title" in shown[listed]
    assert b"broken " not in shown[listed]
    assert b"broken.npz is damaged: times_s[5] is nan" in told[listed]
    assert b"broken.npz is damaged" in shown[as_json]
    assert b"There is no song artist-title[2J" in told[of_no_song]
    assert b"broken.npz is damaged" in told[scored]
    assert b"broken.npz is damaged" in told[played]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a.a.a.a.a = 1", "a key has more than 4 parts"),
        ("[a.a.a.a.a]", "a key has more than 4 parts"),
        ('x = """y""""\na.a.a.a.a = 1', "a key has more than 4 parts"),
        ("x = '''y'''''\na.a.a.a.a = '1'", "a key has more than 4 parts"),
        ("".join(f"[t{number}]\n" for number in range(1001)), "it has more than 1,000 tables"),
        ("".join(f" [t.t{number}]\n" for number in range(1001)), "it has more than 1,000 tables"),
        ('x = "' + '\\"' * 40_000, "Unterminated"),
        ('x = """' + '\\"""' * 20_000, "Unterminated"),
        ("x = '" + "''x" * 30_000, "at end of document"),
        ("x = 0x" + "f" * 4000, "a number has more than 64 digits"),
        ("x = [1, 0b" + "1_" * 70 + "1]", "a number has more than 64 digits"),
    ],
)
def test_toml_that_takes_too_much_for_its_size_is_refused(text: str, reason: str):
    with few_megabytes(), pytest.raises(ValueError, match=reason):
        parse_toml(text.encode())


def test_what_only_looks_like_a_long_key_or_a_table_is_read():
    assert parse_toml(f'x = "0x{"f" * 90}"\ny = 0x{"f" * 16}'.encode()) == {"x": f"0x{'f' * 90}", "y": 2**64 - 1}
    text = 'a.b.c.d = "1.2.3.4.5.6" # 1.2.3.4.5.6\nx = """"a"""""\ny = \'\'\'\'b\'\'\'\'\'\nz = """\n[t]\n""" # [t]\n'
    assert parse_toml(text.encode()) == {
        "a": {"b": {"c": {"d": "1.2.3.4.5.6"}}},
        "x": '"a""',
        "y": "'b''",
        "z": "[t]\n",
    }


def test_a_dancer_of_thousands_of_digits_is_none():
    with pytest.raises(InputError, match="is no dancer"):
        parse_dancer("9" * 5000)


def test_derived_facts_that_are_none_are_derived_anew(library: Library, facts: Path):
    entry = read_entry(facts, (1, 2, 3))
    assert replace_in_struct(entry, derived=b"\x81\xa1\xaf\x00").derived_facts() is None
    assert replace_in_struct(entry, derived=b"\xc1").derived_facts() is None
