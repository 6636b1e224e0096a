"""Songs are written whole or not at all, read back as they were, and one damaged file hides no other."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dancegame.core.errors import SongError
from dancegame.core.palette import Palette
from dancegame.core.poses import JOINT_COUNT, PoseSequence
from dancegame.core.song import Move, Song, listed
from dancegame.songs import files, pose_file
from dancegame.songs.facts import QualityFacts, read_facts
from dancegame.songs.library import Library, open_library, starter_pack
from dancegame.songs.pose_file import read_poses
from dancegame.songs.quality import Quality

SONG = Song(
    id="artist-title",
    title='Say "Hello"\\n 강남스타일',
    artist="Ártist",
    duration_s=12.5,
    year=1999,
    bpm=120.25,
    beats_s=(0.5, 1.0, 1.5),
    moves=(Move(0.5, 1.5), Move(1.5, 2.5, weight=0.7, is_gold=True)),
    credits="Two\nlines",
    counted_from=4,
    scene="winter",
    palette=Palette(room=((59, 178, 254), (9, 0, 255)), dancer=((250, 170, 30),)),
    drives=(0.1, 0.95, 1.0),
)

QUALITY = Quality(
    duration_s=12.0,
    dancer_share=0.987,
    cuts=1,
    unsure_share=0.1,
    flips=2,
    trimmed_start_s=1.5,
    trimmed_end_s=0.0,
)
FACTS = 'format = 1\nid = "x"\ntitle = "T"\nartist = "A"\nduration_s = 1.0\n'


def reference(count: int = 90, *, has_world: bool = True) -> PoseSequence:
    random = np.random.default_rng(4)
    xy = random.uniform(0, 1.8, (count, JOINT_COUNT, 2)).astype(np.float32)
    xy[10:20, 3] = np.nan
    confidence = np.where(np.isnan(xy[..., 0]), 0, random.uniform(0.2, 1, xy.shape[:2])).astype(np.float32)
    world = random.uniform(-1, 1, (count, JOINT_COUNT, 3)).astype(np.float32) if has_world else None
    return PoseSequence(np.arange(count) / 29.97, xy, confidence, 29.97, world)


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_song_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    sound = tmp_path / "made.ogg"
    sound.write_bytes(b"sound")
    dance = reference()
    root = tmp_path / "library"
    path = files.save_song(root, SONG, dance, sound=sound, quality=QUALITY, licence="CC0", tags=("a", "b"))
    library = Library([root])
    assert path == root / "reference_poses" / "artist-title.npz"
    (shown,) = library.songs()
    kept = library.load_dance(shown.id).song
    assert kept == replace(SONG, tags=("a", "b"), licence="CC0", preview_s=kept.preview_s)
    assert shown == listed(kept)
    read = library.load_dance("artist-title")
    assert read.song == kept
    assert read.reference.fps == dance.fps
    assert read.reference.times_s == pytest.approx(dance.times_s, abs=1e-6)
    np.testing.assert_allclose(read.reference.xy, dance.xy, atol=0.0001)
    np.testing.assert_allclose(read.reference.confidence, dance.confidence, atol=0.001)
    np.testing.assert_allclose(read.reference.world, dance.world, atol=0.001)
    assert Path(library.sound_path("artist-title")).read_bytes() == b"sound"
    facts = read_facts(root / "reference_poses" / "artist-title.toml")
    assert (facts.dancer_share, facts.licence, facts.tags) == (0.987, "CC0", ("a", "b"))
    assert facts.quality == QualityFacts(
        cuts=1, unsure_share=0.1, flips=2, trimmed_start_s=1.5, trimmed_end_s=0.0, is_poor=False
    )


def test_the_same_song_gives_the_same_bytes(tmp_path: Path) -> None:
    for root in (tmp_path / "one", tmp_path / "two"):
        files.save_song(root, SONG, reference())
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_silent_dance_without_depth_has_neither(tmp_path: Path) -> None:
    files.save_song(tmp_path, SONG, reference(has_world=False))
    library = Library([tmp_path])
    assert library.sound_path(SONG.id) is None
    assert library.load_dance(SONG.id).reference.world is None


@pytest.mark.parametrize("is_there_already", [False, True])
@pytest.mark.parametrize("step", range(8))
def test_an_interrupt_at_any_step_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, is_there_already: bool
) -> None:
    sound = tmp_path / "made.ogg"
    sound.write_bytes(b"new sound")
    root = tmp_path / "library"
    if is_there_already:
        files.save_song(root, replace(SONG, title="Old"), reference(30))
    before = contents(root)
    steps_left = [step]

    def interrupted(real: object) -> object:
        def act(self: Path, *words: object, **options: object) -> object:
            if self.parent.parent == root:
                steps_left[0] -= 1
                if steps_left[0] == -1:
                    raise KeyboardInterrupt
            return real(self, *words, **options)  # type: ignore[operator]

        return act

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", interrupted(Path.open))
        patched.setattr(Path, "replace", interrupted(Path.replace))
        try:
            files.save_song(root, SONG, reference(), sound=sound)
        except KeyboardInterrupt:
            was_interrupted = True
        else:
            was_interrupted = False
    if was_interrupted:
        assert contents(root) == before
    else:
        assert steps_left[0] >= 0  # there were fewer steps than this
        assert set(contents(root)) == {
            "reference_poses/artist-title.npz",
            "reference_poses/artist-title.toml",
            "sounds/artist-title.ogg",
        }


def test_replacing_a_song_by_a_silent_one_removes_its_sound(tmp_path: Path) -> None:
    sound = tmp_path / "made.ogg"
    sound.write_bytes(b"sound")
    files.save_song(tmp_path / "library", SONG, reference(), sound=sound)
    files.save_song(tmp_path / "library", SONG, reference())
    assert Library([tmp_path / "library"]).sound_path(SONG.id) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format = 1\nid = ", "damaged"),
        ('format = 1\nid = "x"\ntitle = "T"\nartist = "A"\n', "duration_s"),
        ('format = 1\nid = "x"\ntitle = 5\nartist = "A"\nduration_s = 1.0\n', "title"),
        (FACTS + "tempo = 3\n", "tempo"),
        ('format = 1\nid = "x"\ntitle = "T"\nartist = "A"\nduration_s = -1.0\n', "duration_s"),
        ('format = 1\nid = "y"\ntitle = "T"\nartist = "A"\nduration_s = 1.0\n', "its id is y"),
        ('format = 9\nid = "x"\nsomething = "new"\n', "newer dancegame"),
        (FACTS + "moves = [{ start_s = 2.0, end_s = 1.0 }]\n", "must last"),
        (FACTS + "moves = [{ start_s = 2.0, end_s = 3.0 }, { start_s = 1.0, end_s = 2.0 }]\n", "order"),
    ],
)
def test_a_damaged_song_is_a_problem_and_hides_no_other(tmp_path: Path, text: str, message: str) -> None:
    files.save_song(tmp_path, SONG, reference())
    damaged = tmp_path / "reference_poses" / "x.toml"
    damaged.write_text(text, encoding="utf-8")
    library = Library([tmp_path])
    assert [song.id for song in library.songs()] == [SONG.id]
    (problem,) = library.problems()
    assert str(damaged) in problem.message
    assert message in problem.message
    assert problem.remedy
    with pytest.raises(SongError, match=message):
        library.load_dance("x")


@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda data: b"nonsense", lambda data: None])
def test_damaged_poses_are_named(tmp_path: Path, damage: object) -> None:
    path = files.save_song(tmp_path, SONG, reference())
    data = damage(path.read_bytes())  # type: ignore[operator]
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SongError) as caught:
        Library([tmp_path]).load_dance(SONG.id)
    assert str(path) in caught.value.message


def test_poses_of_a_newer_format_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pose_file, "FORMAT", 2)
    files.save_song(tmp_path, SONG, reference())
    monkeypatch.setattr(pose_file, "FORMAT", 1)
    with pytest.raises(SongError, match="newer dancegame"):
        read_poses(tmp_path / "reference_poses" / f"{SONG.id}.npz")


def test_the_first_folder_wins_and_changes_are_seen(tmp_path: Path) -> None:
    own, pack = tmp_path / "own", tmp_path / "pack"
    files.save_song(pack, replace(SONG, title="Pack"), reference())
    files.save_song(pack, replace(SONG, id="other", title="aaa"), reference())
    library = Library([own, pack])
    assert [song.title for song in library.songs()] == ["aaa", "Pack"]
    files.save_song(own, replace(SONG, title="Own and longer"), reference())
    assert [song.title for song in library.songs()] == ["aaa", "Own and longer"]
    assert library.load_dance(SONG.id).song.title == "Own and longer"


@pytest.mark.parametrize(
    ("artist", "title", "expected"),
    [
        ("ABBA", "Dancing Queen", "abba-dancing-queen"),
        ("싸이", "강남스타일", "싸이-강남스타일"),
        ("Beyoncé", "Don't / Stop: ../now?", "beyoncé-dont-stop-now"),
        ("???", "!!!", "song"),
        ("A", "b" * 300, "a-" + "b" * 58),
    ],
)
def test_ids_are_words_of_any_script(tmp_path: Path, artist: str, title: str, expected: str) -> None:
    assert Library([tmp_path]).id_for(artist=artist, title=title) == expected


def test_an_id_belongs_to_one_artist_and_title(tmp_path: Path) -> None:
    own, pack = tmp_path / "own", tmp_path / "pack"
    files.save_song(pack, replace(SONG, id="a-b", artist="A", title="B"), reference())
    library = Library([own, pack])
    assert library.id_for(artist="a", title="B") == "a-b"
    assert library.id_for(artist="A", title="B!") == "a-b-2"
    (own / "reference_poses").mkdir(parents=True)
    (own / "reference_poses" / "a-b-2.toml").write_text("damaged", encoding="utf-8")
    assert library.id_for(artist="A", title="B!") == "a-b-3"


@pytest.mark.parametrize("song_id", ["unknown", "../reference_poses/artist-title", "", ".."])
def test_unknown_songs_and_paths_are_refused(tmp_path: Path, song_id: str) -> None:
    files.save_song(tmp_path, SONG, reference())
    with pytest.raises(SongError, match="There is no song"):
        Library([tmp_path]).load_dance(song_id)
    with pytest.raises(SongError, match="There is no song"):
        Library([tmp_path]).sound_path(song_id)


def test_a_file_is_no_library(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("")
    with pytest.raises(SongError, match="is a file"):
        open_library(path)


def test_every_song_of_the_starter_pack_can_be_danced(tmp_path: Path) -> None:
    library = open_library(tmp_path / "empty")
    assert library.roots == (tmp_path / "empty", starter_pack())
    assert not library.problems()
    assert len(library.songs()) >= 3
    for song in library.songs():
        dance = library.load_dance(song.id)
        assert dance.song.moves
        assert dance.reference.duration_s == pytest.approx(song.duration_s, abs=0.5)


def test_listing_songs_loads_nothing_heavy() -> None:
    program = (
        "import sys; from dancegame.songs.library import open_library; open_library().songs();"
        "print([name for name in ('av', 'cv2', 'librosa', 'mediapipe', 'numba', 'scipy') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.strip() == "[]"
