"""Which videos are meant, and what is said of each: on the command line, in lists, beside it, in it, by its name."""

import os
from dataclasses import fields
from pathlib import Path

import pytest

from dancegame.cli.door_look import check_file
from dancegame.cli.finder import Finder
from dancegame.cli.many.work import ManyVideos
from dancegame.core.errors import InputError
from dancegame.core.settings import EstimatorName
from dancegame.songs.intake.events import Ended, Passed
from dancegame.songs.intake.gathering import gather
from dancegame.songs.intake.names import said_by_name
from dancegame.songs.intake.said import Said
from dancegame.songs.intake.tags import said_by_tags, said_inside
from dancegame.songs.origins import KnownOrigins, Origin, video_identity


@pytest.mark.parametrize(
    ("name", "artist", "title"),
    [
        ("IVE - LOVE DIVE (Official MV).mp4", "IVE", "LOVE DIVE"),
        ("Artist_-_Title_(Official_Video)_[HD].mp4", "Artist", "Title"),
        ("01. Artist - Song (feat. Other) [4K].mkv", "Artist", "Song (feat. Other)"),
        ("NewJeans (뉴진스) 'Super Shy' Official MV [ArmDczk3Bxw].mp4", "NewJeans (뉴진스)", "Super Shy"),
        ("BLACKPINK - 'How You Like That' DANCE PERFORMANCE VIDEO.mp4", "BLACKPINK", "How You Like That"),
        ("a-ha - Take On Me (Official Video) [Remastered in 4K]-djV11Xbc914.webm", "a-ha", "Take On Me"),
        ("Toto - Africa (Remix) 1080p.mp4", "Toto", "Africa (Remix)"),
        ("99 Luftballons.mp4", None, "99 Luftballons"),
        ("my dance.mp4", None, "my dance"),
        ("Video.mp4", None, "Video"),
        ("(Official MV).mp4", None, "(Official MV)"),
        ("Rick.Astley.Never.Gonna.mp4", None, "Rick Astley Never Gonna"),
    ],
)
def test_a_name_tells_artist_and_title(name: str, artist: str | None, title: str):
    assert said_by_name(Path(name)) == Said(title=title, artist=artist)


def test_tags_tell_artist_title_album_and_year():
    tags = {"title": "Me - Song (Official Video)", "artist": "Me", "album": "Best", "date": "2019-03-01"}
    assert said_by_tags(tags) == Said(title="Song", artist="Me", year=2019, tags=("Best",))
    assert said_by_tags({"title": "Core Media Video", "artist": "Me"}) == Said(artist="Me")
    assert said_by_tags({}) == Said()


HEAD, ROW = "path;title;Artist;tags;dancer;start;end", "Tänze/a.mp4;Größe;Käthe;pop,kids;2;1:02,5;90"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_list_from_any_spreadsheet_is_read(tmp_path: Path, encoding: str, delimiter: str):
    path = tmp_path / "list.csv"
    path.write_bytes("\r\n".join((HEAD, ROW, "", ";x")).replace(";", delimiter).encode(encoding))
    (wish,) = gather([path], Said(artist="All"))
    assert wish.video == tmp_path / "Tänze" / "a.mp4"
    assert wish.said == Said(title="Größe", artist="All", tags=("pop", "kids"), dancer="2", start_s=62.5, end_s=90.0)


def test_a_row_that_cannot_be_is_a_problem_of_its_own(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_text("title,path,start,dancer,speed\nA,a.mp4,soon,\nB,b.mp4,9,up\nC,c.mp4,,left\nD,d.mp4,,,nan\n")
    first, second, third, fourth = gather([path], Said())
    assert "line 2" in str(first.problem)
    assert "up" in str(second.problem)
    assert third.problem is None
    assert "nan times" in str(fourth.problem)
    path.write_text("title\nA\n")
    with pytest.raises(InputError, match="path"):
        gather([path], Said())


def test_folders_are_searched_and_files_beside_videos_are_read(tmp_path: Path):
    for name in ("b.MP4", "a.webm", "deep/c.mov", ".hidden.mp4", "notes.txt", ".trash/d.mp4"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "a.toml").write_text('title = "Said"\ndancer = 2\nstart = 3\n')
    (tmp_path / "b.toml").write_text("titel = 'Typo'\n")
    first, second, third = gather([tmp_path, tmp_path / "a.webm"], Said(start_s=0.0))
    assert [wish.video.name for wish in (first, second, third)] == ["a.webm", "b.MP4", "c.mov"]
    assert first.said == Said(title="Said", dancer="2", start_s=0.0)
    assert "titel" in str(second.problem)
    assert third.problem is None
    with pytest.raises(InputError, match="no video"):
        gather([], Said())


def test_a_video_is_known_by_what_is_in_it(tmp_path: Path):
    one, other, longer = (tmp_path / name for name in ("one", "other", "longer"))
    content = bytes(range(256)) * 8192
    one.write_bytes(content)
    other.write_bytes(content[:-1] + b"x")
    longer.write_bytes(content + b"x")
    copy = tmp_path / "copy"
    copy.write_bytes(content)
    short, as_short = tmp_path / "short", tmp_path / "as short"
    short.write_bytes(b"short")
    as_short.write_bytes(b"shor.")
    assert len({video_identity(path) for path in (one, other, longer, short, as_short)}) == 5
    assert video_identity(one) == video_identity(copy)


def test_only_the_same_seconds_of_the_same_video_take_a_songs_place():
    origin = Origin("12", "34", "1-9")
    assert origin.is_like(Origin("12", "35", "1-9"))
    assert not any(origin.is_like(other) for other in (None, Origin("13", "34", "1-9"), Origin("12", "34", "9-20")))


def test_whatever_is_said_otherwise_is_another_wish():
    """One that only differs in the dancer, or in the speed, is not skipped as done."""
    words = [Said(**{field.name: ("x",) if field.name == "tags" else "x"}) for field in fields(Said)]
    assert len({said.key for said in (Said(), *words)}) == len(words) + 1
    assert Said(dancer="2").key == Said(dancer="2").key


def test_of_a_wish_some_of_whose_songs_are_gone_nothing_is_known(tmp_path: Path):
    folder = tmp_path / "reference_poses"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.npz").touch()
        (folder / f"{name}.toml").write_text('id = "x"\norigin = { video = "12", wish = "34", part = "", songs = 2 }\n')
    origin = Origin("12", "34")
    assert KnownOrigins(tmp_path).songs_of(origin) in (["a", "b"], ["b", "a"])
    assert KnownOrigins(tmp_path).songs_of(Origin("12", "35")) == []
    (folder / "b.npz").unlink()
    assert KnownOrigins(tmp_path).songs_of(origin) == []


class AtOnce:
    """Workers who are done with every order at once."""

    def run(self, tasks):
        for task in tasks:
            yield task if isinstance(task, Passed) else Ended(task[0], ({"id": "song"},))


def test_a_row_with_a_path_or_a_time_that_nothing_has_hinders_no_other(tmp_path: Path):
    (tmp_path / "good.mp4").write_bytes(b"video")
    path = tmp_path / "list.csv"
    rows = ("path,start", "a\0b.mp4,", ".,", "/,", f"{'x' * 300}.mp4,", f"a.mp4,1{'0' * 400}:00", "good.mp4,")
    path.write_text("\n".join(rows))
    wishes = gather([path], Said())
    assert len(wishes) == len(rows) - 1
    assert "line 6" in str(wishes[4].problem)
    finder = Finder(EstimatorName.MEDIAPIPE, None)
    found = list(ManyVideos(wishes, home=tmp_path, library=tmp_path, finder=finder, threads=1).run(AtOnce()))
    assert [done.video.name for done in found if done.error is None] == ["good.mp4"]
    errors = [str(done.error) for done in found if done.error]
    assert len(errors) == len(wishes) - 1
    assert all("cannot be used" in error or "list.csv is damaged" in error for error in errors)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(ValueError, match="not a file"):
        video_identity(tmp_path / "pipe.mp4")
    assert said_inside(tmp_path / "pipe.mp4") == Said()
    with pytest.raises(InputError, match=r"pipe.mp4 cannot be read"):
        check_file(tmp_path / "pipe.mp4")
