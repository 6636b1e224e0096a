"""Replay files come back as they were or say what is wrong; rounds of the real game are kept, and ghosts dance."""

import threading
import zipfile
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pygame
import pytest
from game_fakes import DANCES, FakeCamera, Play

from dancegame.cli.ghosts import Replays, wished_ghost
from dancegame.core.ease import Ease
from dancegame.core.errors import ReplayError
from dancegame.core.live import LivePoses
from dancegame.core.poses import JOINT_COUNT, Observation, Pose, PoseSequence
from dancegame.core.replay import KeptScore, Recorder, Replay, Terms, fingerprint, make_replay, rescore
from dancegame.core.score import SCORING_VERSION, Strictness
from dancegame.core.settings import GhostChoice, Settings
from dancegame.game.dance_run import DanceRun
from dancegame.game.display import Display
from dancegame.game.errands import Errands
from dancegame.game.parts import RoundReport
from dancegame.songs import transaction
from dancegame.songs.replay_folder import ReplayFolder
from dancegame.songs.replays import FORMAT, encode_replay, read_facts, read_replay

DANCE = DANCES[0]
GOLDEN = Path(__file__).parents[1] / "golden" / "format-1.replay"
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))


def danced(
    *, slots: tuple[int, ...] = (0,), noise: float = 0.04, steps: PoseSequence = DANCE.reference, length_s: float = 9.0
) -> Replay:
    """A noisy round of DANCE, judged; steps: what is danced to it."""
    random = np.random.default_rng(1)
    terms = Terms(slots)
    recorder, dance_round = Recorder(slots), terms.begin(DANCE)
    for time_s, xy in zip(steps.times_s, steps.xy, strict=True):
        if time_s > length_s:
            break
        poses = {}
        for slot in slots:
            noisy = (xy + random.normal(0, noise, xy.shape)).astype(np.float32)
            confidence = random.uniform(0.5, 1, JOINT_COUNT).astype(np.float32)
            noisy[18], confidence[18] = np.nan, 0
            poses[slot] = Pose(noisy, confidence)
        if 2 < time_s < 2.5:
            poses.pop(slots[-1])
        ambiguous = frozenset(slots[:1]) if 3 < time_s < 3.2 else frozenset()
        kept = recorder.take(Observation(float(time_s) - 0.01 + 0.2, poses, ambiguous))
        assert kept is not None
        dance_round.observe(kept)
    dance_round.finish()
    return make_replay(DANCE, terms, {slot: dance_round.score(slot) for slot in slots}, recorder.recording())


@dataclass
class Minutes:
    """A clock that goes on by a minute whenever it is read."""

    count: int = 0

    def __call__(self) -> datetime:
        self.count += 1
        return NOON + timedelta(minutes=self.count)


def points(replay: Replay, value: int) -> Replay:
    return replace(replay, scores={slot: KeptScore(value, 0) for slot in replay.scores})


def same(first: Replay, second: Replay) -> bool:
    arrays = ("ticks", "xy", "confidence", "presence")
    return replace(first, recording=second.recording) == second and all(
        np.array_equal(getattr(first.recording, name), getattr(second.recording, name)) for name in arrays
    )


def test_a_replay_comes_back_as_it_was_kept(tmp_path: Path):
    replay = danced(slots=(0, 3))
    replay = replace(replay, terms=replace(replay.terms, strictness=Strictness.PRO, latency_s=0.1 + 0.2, end_s=5.5))
    replay = replace(replay, terms=replace(replay.terms, ease=Ease.SEATED))
    path = ReplayFolder(tmp_path / "new", now=Minutes(), is_drawn=True).keep(replay)
    assert path.name == "2026-03-01_12-01-00_alpha.replay"
    kept = read_replay(path)
    assert same(kept, replace(replay, danced_at="2026-03-01T12:01:00+02:00", is_drawn=True))
    again = rescore(read_replay(path), DANCE)
    assert [again.score(slot) for slot in (0, 3)] == [rescore(replay, DANCE).score(slot) for slot in (0, 3)]


def test_a_replay_is_small():
    still, noisy = danced(noise=0.0), danced(noise=0.003)
    assert len(encode_replay(still)) / 6 < 1000
    # MediaPipe's jitter on a real dancer is about 0.002 picture heights.
    assert len(encode_replay(noisy)) / 6 < 2000


def test_a_replay_of_format_1_is_read():
    kept = read_replay(GOLDEN)
    assert (kept.song_id, kept.danced_at, kept.is_drawn) == ("alpha", "2026-03-01T12:01:00+02:00", False)
    assert (kept.scoring_version, kept.terms) == (2, Terms((0, 1), Strictness.PARTY, None, None))
    assert set(kept.scores) == {0, 1}
    seen = list(kept.recording.observations())
    assert len(seen) == 106
    assert seen[10].song_s == pytest.approx(10 / 30 + 0.19, abs=1e-4)
    assert seen[10].players[1].xy[0] == pytest.approx([0.9, 0.08], abs=0.15)
    assert set(seen[70].players) == {0}
    assert seen[95].ambiguous == {0}


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 broken", bytes(200)])
def test_a_foreign_file_is_named(tmp_path: Path, content: bytes):
    path = tmp_path / "holiday.replay"
    path.write_bytes(content)
    for read in (read_replay, read_facts):
        with pytest.raises(ReplayError, match=r"holiday\.replay"):
            read(path)


def test_a_missing_file_and_another_archive_are_named(tmp_path: Path):
    with pytest.raises(ReplayError, match=r"none\.replay"):
        read_replay(tmp_path / "none.replay")
    path = tmp_path / "song.npz"
    np.savez(path, xy=np.zeros(3))
    with pytest.raises(ReplayError, match=r"song\.npz is not a replay"):
        read_replay(path)


def test_a_newer_format_asks_for_an_update(tmp_path: Path):
    path = tmp_path / "later.replay"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("replay.json", f'{{"format": {FORMAT + 1}, "observations": "in another way"}}')
    for read in (read_replay, read_facts):
        with pytest.raises(ReplayError, match=rf"later\.replay .*format {FORMAT + 1}.*Update dancegame"):
            read(path)


def test_a_cut_or_spoilt_file_is_never_read_as_another(tmp_path: Path):
    replay = danced(noise=0.01)
    data = encode_replay(replay)
    path = tmp_path / "x.replay"
    for length in range(0, len(data), len(data) // 23):
        path.write_bytes(data[:length])
        with pytest.raises(ReplayError):
            read_replay(path)
    random = np.random.default_rng(5)
    refused = 0
    for place in random.integers(0, len(data), 60):
        spoilt = bytearray(data)
        spoilt[place] ^= 1 << random.integers(8)
        path.write_bytes(spoilt)
        try:
            assert same(read_replay(path), replay)
        except ReplayError:
            refused += 1
    assert refused > 30


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch):
    folder = ReplayFolder(tmp_path, now=Minutes())

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(transaction.os, "fsync", fail)
    with pytest.raises(ReplayError, match="No space left"):
        folder.keep(danced())
    assert list(tmp_path.iterdir()) == []


def test_the_newest_stay_and_the_best(tmp_path: Path):
    folder = ReplayFolder(tmp_path, now=Minutes(), most=4)
    stranger = tmp_path / "friend.replay"
    stranger.write_bytes(encode_replay(danced()))
    replay = danced(noise=0.01)
    kept = [folder.keep(points(replay, value)) for value in (10, 900, 20, 30, 40, 50)]
    assert {path for path in tmp_path.iterdir() if path != stranger} == {kept[1], *kept[3:]}
    assert stranger.exists()
    assert [file.entry.points for file in folder.files()][-4:] == [900, 30, 40, 50]


def test_a_party_does_not_push_out_the_best_solo_round(tmp_path: Path):
    folder, terms = ReplayFolder(tmp_path, now=Minutes(), most=3), Terms((0,))
    replay, party = danced(noise=0.01), danced(slots=(0, 1), noise=0.01)
    folder.keep(points(replay, 500))
    kids = points(replace(replay, terms=replace(terms, strictness=Strictness.KIDS)), 700)
    folder.keep(kids)
    for value in (950, 960, 970, 980):
        newest = folder.keep(points(party, value))
    assert folder.best(DANCE, terms).scores[0].points == 500
    assert folder.best(DANCE, kids.terms).scores[0].points == 700
    assert newest in tmp_path.iterdir()
    assert len(list(tmp_path.iterdir())) == 3


def test_two_rounds_of_one_second_are_two_files(tmp_path: Path):
    folder = ReplayFolder(tmp_path, now=lambda: NOON)
    first, second = (folder.keep(points(danced(noise=0.01), value)) for value in (1, 2))
    assert [read_replay(path).scores[0].points for path in (first, second)] == [1, 2]


def test_the_best_ghost_danced_alone_the_same_song_by_the_same_rules(tmp_path: Path):
    folder, terms = ReplayFolder(tmp_path, now=Minutes()), Terms((0,))
    assert folder.best(DANCE, terms) is None
    replay = danced(noise=0.01)
    best = folder.keep(points(replay, 500))
    folder.keep(points(replay, 400))
    others = [
        replace(replay, song_id="bravo", fingerprint=fingerprint(DANCES[1])),
        replace(replay, fingerprint="of an older reference"),
        replace(replay, terms=replace(terms, end_s=3.0)),
        replace(replay, terms=replace(terms, ease=Ease.SEATED)),
        replace(replay, terms=replace(terms, strictness=Strictness.KIDS)),
        replace(replay, scoring_version=SCORING_VERSION - 1),
        danced(slots=(0, 1), noise=0.01),
    ]
    for other in others:
        folder.keep(points(other, 900))
    ReplayFolder(tmp_path, is_drawn=True, now=Minutes(50)).keep(points(replay, 950))
    chosen = folder.best(DANCE, terms)
    assert chosen is not None
    assert (chosen.scores[0].points, chosen.danced_at) == (500, read_facts(best).danced_at)
    assert folder.best(DANCE, replace(terms, ease=Ease.SEATED)).scores[0].points == 900
    best.write_bytes(best.read_bytes()[:3000])
    assert folder.best(DANCE, terms).scores[0].points == 400


def test_the_last_ghost_is_the_newest_of_the_same_race(tmp_path: Path):
    folder, terms = ReplayFolder(tmp_path, now=Minutes()), Terms((0,))
    assert folder.last(DANCE, terms) is None
    replay = danced(noise=0.01)
    folder.keep(points(replay, 900))
    second = folder.keep(points(replay, 300))
    last = folder.keep(points(replace(replay, terms=replace(terms, strictness=Strictness.KIDS)), 400))
    folder.keep(points(replace(replay, fingerprint="of an older reference"), 500))
    folder.keep(points(replace(replay, terms=replace(terms, end_s=3.0)), 600))
    folder.keep(danced(slots=(0, 1), noise=0.01))
    ReplayFolder(tmp_path, is_drawn=True, now=Minutes(50)).keep(points(replay, 950))
    chosen = folder.last(DANCE, terms)
    assert chosen is not None
    assert chosen.scores[0].points == 400
    last.write_bytes(b"damaged")
    assert folder.last(DANCE, terms).danced_at == read_facts(second).danced_at


def test_the_settings_say_which_ghost_dances_unless_one_is_named(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path))
    folder, terms = ReplayFolder(tmp_path / "replays", now=Minutes()), Terms((0,))
    named = folder.keep(points(danced(noise=0.01), 100))
    folder.keep(points(danced(noise=0.01), 900))
    folder.keep(points(danced(noise=0.01), 500))

    def points_of(option: str | None, choice: GhostChoice) -> int | None:
        given, path = wished_ghost(option)
        choice = replace(Settings(ghost=choice), **given).ghost
        ghost = Replays(path).ghost_for(DANCE, terms, choice)
        return ghost and ghost.scores[0].points

    assert [points_of(None, choice) for choice in GhostChoice] == [900, 500, None]
    assert [points_of("last", choice) for choice in GhostChoice] == [500] * 3
    assert [points_of(word, GhostChoice.BEST) for word in ("best", "off", "none")] == [900, None, None]
    assert [points_of(str(named), choice) for choice in GhostChoice] == [100] * 3


@dataclass
class Shelf:
    """A folder whose replays dance along, as the game has it."""

    folder: ReplayFolder

    def keep(self, replay: Replay) -> Path:
        return self.folder.keep(replay)

    def ghost_for(self, dance, terms, choice):
        return {GhostChoice.BEST: self.folder.best, GhostChoice.LAST: self.folder.last}[choice](dance, terms)


def game(display: Display, folder: ReplayFolder, **wishes) -> Play:
    return Play(display, parts={"replays": Shelf(folder)}, **wishes)


def kept_in(play: Play) -> Replay:
    return read_replay(Path(play.house.reports[-1].replay.result(timeout=20)))


class ReplayCamera(FakeCamera):
    """Shows a replay: every picture as soon as the game's clock has passed it."""

    replay: Replay

    def poll(self):
        if not self.cues:
            return super().poll()
        if self._next == 0:
            self.waiting = list(self.replay.recording.observations())
            self._next = 1
        due = [seen for seen in self.waiting if self._zero_s + seen.song_s <= self.clock.now_s]
        del self.waiting[: len(due)]
        return [LivePoses(self._zero_s + o.song_s, self.clock.now_s, o.players, o.ambiguous) for o in due]

    def cue(self, pace):
        super().cue(pace)
        self._next = 0


def run_dance(play: Play, *, pictures_per_s: float) -> RoundReport:
    """Run the dance of a game without drawing it."""
    feed = play.house.open_camera(play.round)
    run = DanceRun(play.house, play.house.load(play.round), feed, slots=(0,))
    run.begin()
    while not run.is_over:
        play.clock.now_s += 1 / pictures_per_s
        run.update()
    return run.report(None)


def test_drawn_at_any_rate_a_replay_earns_the_same(display, tmp_path: Path, monkeypatch):
    replay = danced(noise=0.01, steps=DANCES[1].reference)
    monkeypatch.setattr(ReplayCamera, "replay", replay, raising=False)
    monkeypatch.setattr("game_fakes.FakeCamera", ReplayCamera)
    found = []
    for pictures_per_s in (7.0, 24.0, 30.0, 60.0, 144.0):
        play = game(display, ReplayFolder(tmp_path / str(pictures_per_s), now=Minutes()))
        with play.house:
            report = run_dance(play, pictures_per_s=pictures_per_s)
        # Leaving the game has waited for the file.
        found.append(read_replay(Path(report.replay.result(timeout=0))))
        assert report.scores[0] == rescore(found[-1], DANCE).score(0)
    assert 0 < found[0].scores[0].points < 1_000_000
    assert all(same(other, found[0]) for other in found)
    assert found[0].scores == replay.scores


def test_a_round_is_kept_and_its_ghost_dances_when_it_is_danced_again(display, texts, tmp_path: Path):
    folder = ReplayFolder(tmp_path, now=Minutes())
    play = game(display, folder, late_s=0.1).dance()
    assert "Ghost" not in texts
    play.until("result")
    kept = kept_in(play)
    report = play.house.reports[0]
    assert rescore(kept, DANCE).score(0) == report.scores[0]
    assert kept.scores[0].points == report.scores[0].points > 900_000
    play.press(pygame.K_1)
    play.house.loaded.ghost.result(timeout=20)
    play.until("dance").wait(3.0)
    assert "Ghost" in texts
    assert play.screen._ghost_points > 100_000
    play.until("result")
    assert play.round.danced.ghost.points[-1] == report.scores[0].points
    assert len(folder.files()) == 2


@pytest.mark.parametrize(("choice", "expected"), [(GhostChoice.BEST, 900), (GhostChoice.LAST, 300)])
def test_the_ghost_that_was_chosen_dances(display, tmp_path: Path, choice: GhostChoice, expected: int):
    folder = ReplayFolder(tmp_path, now=Minutes())
    for value in (900, 300):
        folder.keep(points(danced(noise=0.01), value))
    asked = []
    folder.best, folder.last = (
        lambda dance, terms, of=of: asked.append(of(dance, terms)) or asked[-1] for of in (folder.best, folder.last)
    )
    play = game(display, folder, settings=Settings(has_seen_intro=True, ghost=choice))
    play.house.open_camera(play.round)
    assert play.house.loaded.ghost.result(timeout=20) is not None
    assert [replay.scores[0].points for replay in asked] == [expected]


def test_in_a_party_no_ghost_dances(display, tmp_path: Path):
    folder = ReplayFolder(tmp_path, now=Minutes())
    folder.keep(danced())
    for mode, has_ghost in (("solo", True), ("party", False)):
        play = game(display, folder, mode=mode)
        play.house.open_camera(play.round)
        assert (play.house.loaded.ghost is not None) == has_ghost


def test_a_round_that_cannot_be_kept_is_played_to_its_result(display, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    report = run_dance(game(display, ReplayFolder(tmp_path / "file")), pictures_per_s=10.0)
    assert set(report.scores) == {0}
    with pytest.raises(ReplayError, match="file"):
        report.replay.result(timeout=20)


def test_leaving_waits_for_what_matters_and_for_nothing_else():
    errands, release = Errands(), threading.Event()
    order = []
    matters = errands.send(lambda: order.append("written"), matters=True)
    failing = errands.send(lambda: {}["missing"])
    endless = errands.send(lambda: release.wait(60))
    errands.finish(timeout_s=20)
    assert order == ["written"]
    assert matters.done()
    with pytest.raises(KeyError):
        failing.result(timeout=20)
    assert not endless.done()
    release.set()
