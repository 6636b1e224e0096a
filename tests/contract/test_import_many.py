"""Many videos become songs: each once, whatever it is called, and what is broken hinders nobody."""

import multiprocessing
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn_videos import write_video
from many_work import QuickFinder, hold_and_be_killed

from dancegame.cli.many.display import display, tell_tally
from dancegame.cli.many.far import NotSeen, import_far, unload
from dancegame.cli.many.order import Order, fulfil
from dancegame.cli.many.report import Done, Tally
from dancegame.cli.many.versions import check_versions, versions
from dancegame.cli.many.work import ManyVideos, Orders, origin_of
from dancegame.core.errors import DanceGameError, InputError
from dancegame.songs import at_work
from dancegame.songs.at_work import AtWork
from dancegame.songs.facts import read_facts
from dancegame.songs.files import facts_path
from dancegame.songs.intake.events import Ended, Event, Passed
from dancegame.songs.intake.gathering import gather
from dancegame.songs.intake.said import Said
from dancegame.songs.library import Library
from dancegame.songs.origins import Origin

NOTHING_SAID = Said()
TIMES_S = tuple(k / 10 for k in range(30))


class Here:
    """Workers in this process."""

    def run(self, tasks: Orders) -> Iterator[Event]:
        for task in tasks:
            if isinstance(task, Passed):
                yield task
                continue
            try:
                yield Ended(task[0], fulfil(task[1], lambda _share, _text: None))
            except DanceGameError as error:
                yield Ended(task[0], error=error)


class AllAtOnce(Here):
    """Workers who have taken everything before the first is done."""

    def run(self, tasks: Orders) -> Iterator[Event]:
        return super().run(iter(list(tasks)))


@pytest.fixture(autouse=True)
def one_dancer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dancegame.cli.finding.shows_several", lambda *_args, **_words: False)


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """Two videos of one name in two folders, a copy of one, and something that is no video."""
    folder = tmp_path / "films"
    for number in (1, 2):
        (folder / str(number)).mkdir(parents=True)
        write_video(folder / str(number) / "Me - Song (Official MV).mkv", times_s=TIMES_S[: 20 + number])
    (folder / "3").mkdir()
    shutil.copy(folder / "1" / "Me - Song (Official MV).mkv", folder / "3" / "copy.mkv")
    (folder / "broken.mp4").write_text("no video")
    return folder


def import_all(films: Path, library: Path, said: Said = NOTHING_SAID, *, workers: Here | None = None) -> list[Done]:
    videos = ManyVideos(gather([films], said), home=library, library=library, finder=QuickFinder(), threads=1)
    return [event for event in videos.run(workers or Here()) if isinstance(event, Done)]


def states(done: list[Done]) -> list[str]:
    return [one.facts()["state"] for one in done]


def test_each_is_imported_once_under_an_id_of_its_own(films: Path, tmp_path: Path, capsys: pytest.CaptureFixture):
    library = tmp_path / "library"
    done = import_all(films, library)
    assert states(done) == ["broken", "imported", "imported", "skipped"]
    assert [one.songs[0]["id"] for one in done if one.facts()["state"] == "imported"] == ["me-song", "me-song-2"]
    again = import_all(films, library)
    assert states(again).count("skipped") == 3
    shutil.move(films / "2" / "Me - Song (Official MV).mkv", films / "another name.mkv")
    assert states(import_all(films, library)).count("skipped") == 3
    assert states(import_all(films, library, Said(artist="You"))).count("imported") == 2
    tally = Tally(len(done))
    with display(tally, lambda number: films, as_json=False) as show:
        for one in done:
            show(one)
    tell_tally(tally, as_json=False)
    told = capsys.readouterr()
    assert "2 songs from 2 of 4 videos; 1 skipped, 1 broken." in told.out
    assert told.out.count("broken.mp4") == 1
    assert "convert it to MP4" in told.out
    assert "[4/4]" in told.err
    assert tally.facts()["left"] == 0


def test_a_copy_is_not_imported_beside_what_it_is_a_copy_of(films: Path, tmp_path: Path):
    (films / "broken.mp4").unlink()
    done = import_all(films, tmp_path / "library", workers=AllAtOnce())
    assert sorted(states(done)) == ["imported", "imported", "skipped"]
    assert [one.same_as.parent.name for one in done if one.same_as is not None] == ["1"]


def origins(films: Path) -> list[Origin]:
    return [origin_of(path, NOTHING_SAID) for path in sorted(films.glob("*/*.mkv"))[:2]]


def test_of_two_imports_of_one_folder_each_does_what_the_other_is_not_at(films: Path, tmp_path: Path):
    library = tmp_path / "library"
    with AtWork(library) as other:
        assert other.begin(origins(films)[0])
        done = import_all(films, library)
        assert [one.video.parent.name for one in done if one.is_elsewhere] == ["1"]
    assert states(done).count("imported") == 1
    assert not list((library / "reference_poses").glob(".*"))
    assert states(import_all(films, library)).count("imported") == 1


def test_a_lock_whose_file_its_owner_has_just_removed_locks_nobody_out(
    films: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Whoever takes it all the same would hold what nobody else can find."""
    locked, (one, *_others) = at_work._lock, origins(films)

    def after_its_owner(file: int) -> None:
        monkeypatch.setattr(at_work, "_lock", locked)
        next(tmp_path.glob("reference_poses/.*.import")).unlink()
        locked(file)

    monkeypatch.setattr(at_work, "_lock", after_its_owner)
    with AtWork(tmp_path) as first, AtWork(tmp_path) as second:
        assert first.begin(one)
        assert not second.begin(one)


def test_an_import_that_was_killed_keeps_nobody_out(films: Path, tmp_path: Path):
    library, (one, *_others) = tmp_path / "library", origins(films)
    killed = multiprocessing.get_context("spawn").Process(target=hold_and_be_killed, args=(library, one))
    killed.start()
    killed.join()
    assert list((library / "reference_poses").glob(".*.import"))
    assert states(import_all(films, library)).count("imported") == 2
    assert not list((library / "reference_poses").glob(".*"))


def test_what_another_import_has_finished_meanwhile_is_not_done_again(films: Path, tmp_path: Path):
    library = tmp_path / "library"
    videos = ManyVideos(gather([films], NOTHING_SAID), home=library, library=library, finder=QuickFinder(), threads=1)
    import_all(films, library)
    done = [event for event in videos.run(Here()) if isinstance(event, Done)]
    assert states(done).count("skipped") == 3


@pytest.mark.parametrize("error", [None, InputError("{video} is no video.", remedy="", video="a\nb\x1b[31m.mp4")])
def test_no_name_of_a_video_steers_the_terminal(capsys: pytest.CaptureFixture, error: InputError | None):
    with display(Tally(1), lambda number: Path(), as_json=False) as show:
        show(Done(Path("a\nb\x1b[31m.mp4"), error=error))
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.count("a b[31m.mp4") == 1
    assert "\x1b" not in told


def test_what_was_removed_or_wished_otherwise_is_imported_again(films: Path, tmp_path: Path):
    library = tmp_path / "library"
    import_all(films / "1", library)
    (library / "reference_poses" / "me-song.npz").unlink()
    assert states(import_all(films / "1", library)) == ["imported"]
    assert states(import_all(films / "1", library, Said(end_s=1.5))) == ["broken"]
    done = import_all(films / "1", library, Said(year=2001))
    assert done[0].songs[0]["id"] == "me-song"  # the same part of the same video: in its place
    assert states(import_all(films / "1", library)) == ["imported"]


def test_a_worker_elsewhere_sends_back_what_becomes_a_song_here(films: Path, tmp_path: Path):
    video, library = films / "1" / "Me - Song (Official MV).mkv", Library([tmp_path / "library"])
    order = Order(video, Said(year=1999), origin_of(video, Said(year=1999)), QuickFinder(), None)
    cargo = import_far(order, None)
    (facts,) = unload(cargo, order, library)
    assert (facts["id"], library.load_dance("me-song").song.year) == ("me-song", 1999)
    elsewhere = Order(Path("/elsewhere") / video.name, order.said, order.origin, QuickFinder(), None)
    assert import_far(elsewhere, None) == NotSeen()
    (again,) = unload(import_far(elsewhere, video.read_bytes()), elsewhere, library)
    assert again["id"] == "me-song"
    assert read_facts(facts_path(library.home, "me-song")).origin.video == order.origin.video
    other = Order(films / "broken.mp4", Said(), origin_of(films / "broken.mp4", Said()), QuickFinder(), None)
    assert "broken.mp4" in str(import_far(other, None))


def test_versions_are_compared():
    here = versions(QuickFinder())
    check_versions(here, {"tcp://one:1": dict(here)})
    assert len(here["network"]) == 12
    for name in here:
        with pytest.raises(InputError, match=f"tcp://two:2 has another {name}: 0.0; this computer has"):
            check_versions(here, {"tcp://one:1": here, "tcp://two:2": {**here, name: "0.0"}})
    with pytest.raises(InputError, match="No module"):
        check_versions(here, {"tcp://one:1": ModuleNotFoundError("No module named 'dancegame'")})
