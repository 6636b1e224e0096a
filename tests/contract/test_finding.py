"""Whether there are several dancers shows beside the first pictures; an import that was wrong begins anew."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from drawn_videos import write_video
from many_work import QuickFinder

from dancegame.bench.media import find_media
from dancegame.cli import finding
from dancegame.cli.finding import MOST_DANCERS
from dancegame.cli.video_import import import_video, request_for
from dancegame.songs.intake.said import Said
from dancegame.vision.glimpses import shows_several

TIMES_S = tuple(k / 10 for k in range(30))


@dataclass(frozen=True)
class AskedFinder(QuickFinder):
    """A quick finder that remembers how many people it was to find."""

    asked: list[int] = field(default_factory=list)

    def make_for_video(self, players: int) -> "AskedFinder":
        self.asked.append(players)
        return self


def imported(tmp_path: Path, finder: AskedFinder, said: Said | None = None) -> int:
    video = tmp_path / "Me - Song.mkv"
    write_video(video, times_s=TIMES_S)
    return len(import_video(request_for(video, said or Said(), finder, tmp_path / "library")))


def test_where_one_dancer_is_alone_he_is_followed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "shows_several", lambda *_args, **_words: False)
    finder = AskedFinder()
    assert imported(tmp_path, finder) == 1
    assert finder.asked == [1]


def test_where_there_are_more_everybody_is_looked_for_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "shows_several", lambda *_args, **_words: True)
    finder = AskedFinder()
    assert imported(tmp_path, finder) == 1
    assert finder.asked == [1, MOST_DANCERS]


def test_a_slow_look_is_waited_for_before_a_song_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all pictures read in no time the look has just begun."""
    begun = threading.Event()

    def slow(*_args: object, **_words: object) -> bool:
        begun.wait(0.3)
        return True

    monkeypatch.setattr(finding, "shows_several", slow)
    finder = AskedFinder()
    imported(tmp_path, finder)
    assert finder.asked == [1, MOST_DANCERS]


def test_nobody_looks_whether_there_are_several_where_one_of_them_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "shows_several", lambda *_args, **_words: pytest.fail("nobody asked"))
    finder = AskedFinder()
    imported(tmp_path, finder, Said(dancer="left"))
    assert finder.asked == [MOST_DANCERS]


@pytest.mark.parametrize(("name", "are_several"), [("party_three.mp4", True), ("studio_solo.mp4", False)])
def test_several_dancers_are_told_from_one(name: str, are_several: bool) -> None:
    folder = find_media("media")
    if folder is None:
        pytest.skip("DANCEGAME_TEST_MEDIA names no folder with videos")
    assert shows_several(folder / name, start_s=0.0, end_s=8.0) is are_several
