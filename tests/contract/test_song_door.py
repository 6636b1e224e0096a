"""The door for the game: who was touched, what is refused, and that all of it happens in a process of its own."""

import errno
import os
from concurrent.futures import CancelledError
from contextlib import nullcontext
from pathlib import Path, PurePath
from types import SimpleNamespace

import numpy as np
import pytest
from drawn_videos import write_video
from game_fakes import waving
from hostile_packs import good_pack, with_manifest

from dancegame.cli import door_files
from dancegame.cli.door_look import distinct
from dancegame.cli.door_process import Desk, LookOrder, answer
from dancegame.cli.song_door import SongDoor
from dancegame.core.arrivals import FileKind, ImportSight, MadePack, PackLook, PackOrder, Touched, VideoLook
from dancegame.core.errors import DanceGameError
from dancegame.core.poses import Pose, pose_at
from dancegame.core.skeleton import CANONICAL
from dancegame.songs.dancers import touched_dancer
from dancegame.songs.library import Library
from dancegame.songs.packs.manifest import Label

WAIT_S = 60.0


class Pipe:
    """Nobody speaks at the other end. said: what was told there."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def poll(self) -> bool:
        return False

    def send(self, said: object) -> None:
        self.said.append(said)


def standing(x: float) -> Pose:
    count = len(CANONICAL.joints)
    return Pose(np.full((count, 2), (x, 0.5), np.float32), np.ones(count, np.float32))


def look(path: Path, home: Path) -> object:
    return answer(LookOrder(path), Desk(Pipe(), home))


def test_who_was_touched_is_who_stood_there_when_the_picture_was_taken():
    people = {0.0: {1: standing(0.2), 2: standing(0.8)}, 4.0: {1: standing(0.8), 2: standing(0.2)}, 8.0: {}}
    assert touched_dancer(people, Touched(4.1, 0.75, 0.5)) == 1
    assert touched_dancer(people, Touched(0.3, 0.75, 0.5)) == 2
    assert touched_dancer(people, Touched(9.0, 0.75, 0.5)) == 1


def test_who_is_meant_is_lit_from_the_moment_of_the_touch_on(monkeypatch):
    monkeypatch.setattr("dancegame.cli.door_process.SHOWN_HZ", np.inf)
    desk, rgb = Desk(Pipe(), Path()), np.zeros((48, 64, 3), np.uint8)
    desk.begin(1, Touched(2.0, 0.75, 0.5))
    for time_s, first_x in ((0.0, 0.8), (1.0, 0.2), (2.0, 0.2), (3.0, 0.8), (4.0, 0.8)):
        desk.on_seen(rgb, time_s, {1: standing(first_x), 2: standing(1 - first_x)})
    sights = [sight for _number, sight in desk.pipe.said if isinstance(sight, ImportSight)]
    assert [sight.meant for sight in sights] == [frozenset(), frozenset(), {2}, {2}, {2}]


def test_how_far_it_is_is_told_now_and_then_and_whenever_something_else_is_done(monkeypatch):
    monkeypatch.setattr("dancegame.cli.door_process.SHOWN_HZ", 0.001)
    desk = Desk(Pipe(), Path())
    desk.begin(1, None)
    for share, doing in ((0.1, "Finding the dancer"), (0.2, "Finding the dancer"), (0.9, "Finding the beats")):
        desk.on_progress(share, doing)
    assert [(number, sight.share) for number, sight in desk.pipe.said] == [(1, 0.1), (1, 0.9)]


def test_people_are_touched_where_and_when_they_are_found_later_without_bars_and_as_fast_as_the_dance(
    tmp_path: Path, monkeypatch
):
    noise = np.random.default_rng(4)

    def beside_bars(_time_s: float) -> np.ndarray:
        picture = np.zeros((96, 192, 3), np.uint8)
        picture[:, 64:128] = noise.integers(20, 235, (96, 64, 3))
        return picture

    video = write_video(tmp_path / "v.mp4", times_s=tuple(k / 10 for k in range(60)), draw=beside_bars)
    video.with_suffix(".toml").write_text("speed = 2")
    finds_one = SimpleNamespace(estimate=lambda _rgb, *, time_s: (standing(0.3),) if time_s else ())
    finder = SimpleNamespace(make=lambda _players: nullcontext(finds_one))
    monkeypatch.setattr("dancegame.cli.finder.choose_estimator", lambda *_: finder)
    seen = look(video, tmp_path / "home")
    assert isinstance(seen, VideoLook)
    assert seen.picture.rgb.shape[1] / seen.picture.rgb.shape[0] == pytest.approx(64 / 96, abs=0.1)
    assert seen.seconds == pytest.approx(3.0, abs=0.1)
    assert 0.15 * 3 <= seen.picture.captured_s <= 0.15 * 3 + 0.1


def test_somebody_who_was_found_twice_is_asked_about_once_and_what_is_tiny_is_nobody():
    one, beside = (pose_at(waving(middle_x=x), 1.0) for x in (0.9, 1.15))
    again = Pose(one.xy + np.float32(0.02), 0.8 * one.confidence)
    small = Pose(one.xy * np.float32(0.25), one.confidence)
    assert distinct((again, one, beside, small)) == (one, beside)
    assert distinct(()) == ()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.mp4", b"", "empty.mp4 is empty"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\0", "is a photo"),
        ("photo.mp4", b"\x89PNG\r\n\x1a\n\0\0", "is a photo"),
        ("notes.mp4", "Grüße".encode(), "notes.mp4 is a text"),
        ("broken.mp4", b"\0\0\0\x18ftypmp42" + bytes(200), "broken.mp4"),
        ("broken.dance", b"PK\x03\x04" + bytes(50), "broken.dance"),
    ],
)
def test_what_is_no_dance_is_refused_plainly(tmp_path: Path, name: str, content: bytes, said: str):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DanceGameError, match=said) as error:
        look(tmp_path / name, tmp_path / "home")
    assert error.value.remedy


def test_a_pack_of_a_newer_game_asks_for_it(tmp_path: Path):
    path = tmp_path / "new.dance"
    newer = {"format": 2, "new": "field"}
    path.write_bytes(with_manifest(good_pack(tmp_path), lambda manifest: manifest.update(newer)))
    with pytest.raises(DanceGameError, match="newer dancegame"):
        look(path, tmp_path / "home")


def test_files_are_listed_by_age_then_folders_and_hidden_ones_not(tmp_path: Path):
    (tmp_path / "deeper").mkdir()
    for name, age_s in (("old.mp4", 900), ("new.dance", 5), ("notes.txt", 1), (".hidden.mp4", 1), ("deeper/c.webm", 3)):
        (tmp_path / name).write_bytes(b"x")
        now = (tmp_path / name).stat().st_mtime
        os.utime(tmp_path / name, (now - age_s, now - age_s))
    found = door_files.found(tmp_path)
    assert [(file.path.name, file.kind) for file in found] == [
        ("new.dance", FileKind.PACK),
        ("old.mp4", FileKind.VIDEO),
        ("deeper", FileKind.FOLDER),
    ]
    unfolded = door_files.unfolded([tmp_path, tmp_path / "notes.txt"])
    assert [path.name for path in unfolded] == ["c.webm", "new.dance", "old.mp4", "notes.txt"]
    assert door_files.found(tmp_path / "gone") == ()


def test_of_an_empty_folder_it_is_said_that_nothing_is_in_it(tmp_path: Path):
    (tmp_path / "photos").mkdir()
    (path,) = door_files.unfolded([tmp_path / "photos"])
    with pytest.raises(DanceGameError, match="There is no video and no pack in photos"):
        look(Path(path), tmp_path / "home")


def test_what_is_out_of_reach_hides_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "drive").mkdir()
    (tmp_path / "good.mp4").touch()
    is_dir = Path.is_dir

    def is_reached(path: Path) -> bool:
        if path.name in ("drive", "alone.mp4"):
            raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", is_reached)
    named = [path.name for path in door_files.unfolded([tmp_path, tmp_path / "alone.mp4"])]
    assert named == ["good.mp4", "alone.mp4"]


def test_a_name_that_no_file_can_have_is_for_whoever_looks(tmp_path):
    long = tmp_path / ("x" * 300 + ".mp4")
    assert door_files.unfolded([long]) == (long,)


def test_where_no_process_can_be_started_it_is_said_and_the_game_goes_on(tmp_path: Path, monkeypatch):
    def no_more(_method: str) -> None:
        raise BlockingIOError

    with SongDoor(tmp_path) as door:
        monkeypatch.setattr("multiprocessing.get_context", no_more)
        with pytest.raises(DanceGameError, match="video ended what reads it"):
            door.look(tmp_path / "video").future.result(WAIT_S)


def test_a_process_of_its_own_looks_into_a_pack_installs_it_and_survives_a_broken_file(tmp_path: Path):
    pack, broken, home = tmp_path / "good.dance", tmp_path / "broken.dance", tmp_path / "home"
    pack.write_bytes(good_pack(tmp_path, "One", "Two", label=Label(title="Good", author="Anna", licence="CC0-1.0")))
    broken.write_bytes(b"no pack")
    with SongDoor(home) as door:
        with pytest.raises(DanceGameError):
            door.look(broken).future.result(WAIT_S)
        seen = door.look(pack).future.result(WAIT_S)
        assert isinstance(seen, PackLook)
        assert (seen.title, seen.author, seen.licence, len(seen.songs)) == ("Good", "Anna", "CC0-1.0", 2)
        making, beside, waiting = door.make(PackOrder(PurePath(pack))), door.look(pack), door.look(pack)
        waiting.stop()
        made = making.future.result(WAIT_S)
        with pytest.raises(CancelledError):
            waiting.future.result(WAIT_S)
        assert isinstance(made, MadePack)
        assert isinstance(beside.future.result(WAIT_S), PackLook)
        again = door.look(pack).future.result(WAIT_S)
        assert again.is_here
    assert {song.id for song in Library([home]).songs()} == {song.id for song in made.songs}
