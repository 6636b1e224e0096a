"""The commands on real input: what they print, and how they end when they cannot."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from program import ROOT, json_here, json_of, run_here, run_program

from dancegame.bench.film import film_puppet
from dancegame.core.poses import Observation, Pose, pose_at
from dancegame.core.profiles import name_of
from dancegame.core.replay import KeptScore, Recorder, Terms, make_replay
from dancegame.songs.database.book import Book
from dancegame.songs.files import save_song
from dancegame.songs.library import open_library
from dancegame.songs.replay_folder import ReplayFolder
from dancegame.songs.replays import encode_replay, read_facts, read_replay

MEDIA = Path(os.environ.get("DANCEGAME_TEST_MEDIA", "/nonexistent")) / "media"
needs_media = pytest.mark.skipif(not MEDIA.is_dir(), reason="DANCEGAME_TEST_MEDIA names no folder with media/")

HEAVY = ("mediapipe", "cv2", "numba", "av", "librosa", "scipy")


def test_the_starter_pack_is_listed(tmp_path: Path):
    songs = json_of("songs", "--library", str(tmp_path / "none"))["songs"]
    assert len(songs) >= 3
    assert all(song["duration_s"] > 20 and song["has_sound"] and song["moves"] > 10 for song in songs)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("import", "missing.mp4", "--title", "T", "--artist", "A"), "missing.mp4"),
        (("import", "pyproject.toml", "--title", "T", "--artist", "A"), "pyproject.toml"),
        (("score", "no-such-song", "missing.mp4"), "no-such-song"),
        (("score", "can-can", "missing.mp4"), "missing.mp4"),
        (("demo", "no-such-song", "--headless"), "no-such-song"),
        (("demo", "--headless", "--camera", "puppet,colour=3"), "colour"),
        (("play", "--song", "no-such-song"), "no-such-song"),
        (("play", "--ghost", "no-such.replay"), "no-such.replay"),
        (("clip", "missing.replay", "clip.mp4"), "missing.replay"),
        (("install", "pyproject.toml"), "pyproject.toml"),
        (("replay", "pyproject.toml", "--verify"), "pyproject.toml"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_1(words: tuple[str, ...], names: str, tmp_path: Path):
    done = run_here(*words, "--library", str(tmp_path))
    assert done.returncode == 1
    assert names in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.*"))


def test_many_videos_are_told_line_by_line_and_what_is_broken_hinders_nobody(tmp_path: Path):
    (tmp_path / "videos").mkdir()
    for name in ("a.mp4", "b.mkv"):
        (tmp_path / "videos" / name).write_text(f"no video {name}")
    (tmp_path / "list.csv").write_text("path;title\nmissing.mp4;Gone\n", encoding="utf-8-sig")
    words = ("import", str(tmp_path / "videos"), str(tmp_path / "list.csv"), "--jobs", "2", "--json")
    done = run_program(*words, "--library", str(tmp_path / "library"))
    assert done.returncode == 1
    *lines, last = (json.loads(line) for line in done.stdout.splitlines())
    assert {(Path(line["video"]).name, line["state"]) for line in lines} == {
        ("a.mp4", "broken"),
        ("b.mkv", "broken"),
        ("missing.mp4", "broken"),
    }
    assert (last["videos"], last["imported"], last["left"], len(last["broken"])) == (3, 0, 0, 3)
    assert all(line["error"] and line["remedy"] for line in last["broken"])
    assert not list((tmp_path / "library").rglob("*.*"))


LONG = "x" * 5000


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("songs", "--library", LONG), "File name too long"),
        (("demo", LONG, "--headless"), "too long"),
        (("demo", "can-can", "--headless", "--shots", LONG), "too long"),
        (("demo", "can-can", "--headless", "--model", LONG), "model is 'xxx"),
        (("calibrate", "--camera", LONG), "camera is 'xxx"),
        (("calibrate", "--headless", "--camera", "9" * 30), "999"),
        (("calibrate", "--headless", "--camera", "a\nb"), "camera is"),
        (("score", "can-can", "missing.mp4", "--start", "nan"), "--start is nan"),
        (("score", "can-can", "missing.mp4", "--start", "-1e300"), "--start is -1e+300"),
    ],
    ids=lambda value: " ".join(value)[:50] if isinstance(value, tuple) else None,
)
def test_values_that_no_system_can_use_are_one_sentence(words: tuple[str, ...], names: str):
    done = run_here(*words)
    assert done.returncode == 1
    assert names in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 1000


def test_a_console_without_hangul_gets_json_in_utf_8_and_text_with_question_marks(tmp_path: Path):
    library = tmp_path / "library"
    dance = open_library(None).load_dance("can-can")
    save_song(library, replace(dance.song, id="night", title="오늘 밤"), dance.reference)
    words = [sys.executable, "-m", "dancegame", "songs", "--library", str(library)]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    plain = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=True)
    assert "?? ?" in plain.stdout.decode("cp1252")
    facts = subprocess.run([*words, "--json"], cwd=ROOT, env=environment, capture_output=True, timeout=120, check=True)
    assert "오늘 밤" in {song["title"] for song in json.loads(facts.stdout.decode("utf-8"))["songs"]}


def test_a_title_that_is_not_utf_8_is_refused_before_the_video_is_opened(tmp_path: Path):
    words = [sys.executable, "-m", "dancegame", "import", "missing.mp4", "--artist", "A", "--title"]
    done = subprocess.run([*map(os.fsencode, words), b"caf\xe9"], cwd=ROOT, capture_output=True, timeout=120)
    assert done.returncode == 1
    assert b"UTF-8" in done.stderr


NAME = "İlayda 🎉 אבג e\N{COMBINING ACUTE ACCENT}"


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"},
        {"LANG": "", "LC_ALL": "", "HOME": None},
    ],
    ids=lambda environment: " ".join(environment),
)
def test_in_any_locale_and_without_a_home_names_are_kept_as_they_were_typed(
    environment, own_data: Path, tmp_path: Path
):
    everything = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), **environment}
    run = {name: value for name, value in everything.items() if value is not None}
    words = [sys.executable, "-m", "dancegame", "profiles", "--add", NAME]
    done = subprocess.run(words, cwd=ROOT, env=run, capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    (found,) = Book(own_data / "dancegame" / "players.sqlite3").profiles()
    assert found.name == name_of(NAME)


def test_a_name_that_is_not_utf_8_is_refused(own_data: Path):
    words = [sys.executable, "-m", "dancegame", "profiles", "--add"]
    done = subprocess.run([*map(os.fsencode, words), b"Jos\xe9"], cwd=ROOT, capture_output=True, timeout=120)
    assert done.returncode == 1
    assert b"UTF-8" in done.stderr
    assert not any(own_data.iterdir())


def test_without_a_screen_the_program_names_the_headless_demo():
    if sys.platform != "linux":
        pytest.skip("only Linux can be without a screen")
    hidden = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"), "")
    done = run_program("play", **hidden)
    assert done.returncode == 1
    assert "demo --headless" in done.stderr


def test_a_dance_becomes_a_film_without_a_screen(tmp_path: Path):
    path = tmp_path / "dance.gif"
    film = json_here("render", "can-can", str(path), "--seconds", "0.5", "--size", "96x64")
    assert (film["width"], film["height"], film["bytes"]) == (96, 64, path.stat().st_size)


def test_guess_mode_loads_nothing_heavy():
    """A whole round of guess mode in a process that then tells what it has loaded."""
    program = f"""
import os, sys
os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
from dancegame.cli.cameras import WishedCameras
from dancegame.cli.parts import open_parts
from dancegame.cli import bench, clip, demo, doctor, importing, models, play, poses, render, replay, score, songs
from dancegame.core.live import CameraWish
from dancegame.game.app import run_game
from dancegame.game.autoplay import AutoPlayer
from dancegame.songs.files import save_song
from dancegame.songs.library import open_library
quick = AutoPlayer(patience_s=dict.fromkeys(("mystery", "guess", "reveal", "result"), 0.2))
with open_parts(WishedCameras(open_library(None), CameraWish())) as parts:
    reports = run_game(parts, mode="guess", is_one_round=True, autoplay=quick)
assert reports[0].guess.is_right
print(*[name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


@dataclass
class Imported:
    """A song from a real video; its answer is what `import` printed."""

    library: Path
    video: Path
    answer: dict[str, Any]

    def score(self, video: Path, *words: str, run: Callable[..., dict[str, Any]] = json_here) -> dict[str, Any]:
        """What one earns in a video."""
        player = run("score", self.answer["id"], str(video), *words, "--library", str(self.library))["players"][0]
        assert isinstance(player, dict)
        return player


PAIR_S = 8.0  # of all three videos


def begin(video: Path, copy: Path) -> Path:
    """Copy the first PAIR_S of a video, picture for picture as they are coded."""
    import av

    with av.open(video) as source, av.open(copy, "w") as target:
        stream = source.streams.video[0]
        out = target.add_stream_from_template(stream)
        for packet in source.demux(stream):
            if packet.pts is not None and packet.pts * stream.time_base < PAIR_S:
                packet.stream = out
                target.mux(packet)
    return copy


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The beginning of the pair's dance, imported by the real program."""
    folder = tmp_path_factory.mktemp("pair")
    video = begin(MEDIA / "pair_reference.mp4", folder / "reference.mp4")
    library = ("--library", str(folder))
    return Imported(folder, video, json_of("import", str(video), "--title", "Pair", "--artist", "One", *library))


@needs_media
def test_the_same_dance_earns_three_times_another(pair: Imported, tmp_path: Path):
    assert pair.answer["duration_s"] == pytest.approx(PAIR_S, abs=0.1)
    assert pair.answer["dancer_share"] > 0.99
    assert Path(pair.answer["path"]).is_file()
    same = pair.score(begin(MEDIA / "pair_same.mp4", tmp_path / "same.mp4"), "--start", "0", run=json_of)["score"]
    other = pair.score(begin(MEDIA / "pair_other.mp4", tmp_path / "other.mp4"), "--start", "0")["score"]
    assert same >= 3 * other
    assert other < 250_000


@needs_media
def test_a_recording_that_starts_elsewhere_is_lined_up(pair: Imported):
    """Scored without --start, the clip finds itself; the whole dance is known, so nearly all is earned."""
    player = pair.score(pair.video)
    assert player["score"] >= 950_000
    assert abs(player["offset_s"]) < 0.05


def test_the_doctor_looks_at_a_puppet():
    answer = json_of("doctor", "--camera", "puppet")
    assert answer["camera"]["width_px"] == 1280
    assert answer["camera"]["delivered_fps"] > 5
    assert answer["people"]["people"] >= 0.9
    assert len(answer["effort"]["looks"]) == 6
    assert answer["effort"]["round_ms"] > 0
    well = {finding["topic"] for finding in answer["findings"] if finding["is_ok"]}
    assert {"light", "people", "framing", "looks", "overview"} <= well


def test_the_doctor_says_what_to_do_without_a_camera():
    answer = json_here("doctor", "--camera", "99")
    assert answer["camera"] is None
    finding = next(finding for finding in answer["findings"] if finding["topic"] == "camera")
    assert "99" in finding["text"]
    assert "puppet" in finding["remedy"]


def test_poses_are_printed_line_by_line(tmp_path: Path):
    film = tmp_path / "puppet.mp4"
    dance = open_library(tmp_path).load_dance("can-can")
    film_puppet(dance, film, duration_s=2.0)
    done = run_program("poses", str(film), "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 60
    assert [line["time_s"] for line in lines] == pytest.approx([k / 30 for k in range(60)], abs=1e-3)
    assert all(len(line["players"]) == 1 and line["players"][0]["slot"] == 0 for line in lines)
    assert all(len(joint) == 3 for joint in lines[-1]["players"][0]["joints"])
    assert len(lines[-1]["players"][0]["joints"]) == 19


@pytest.fixture
def kept(own_data: Path) -> Path:
    """A replay of the Can-Can, danced with a little noise and twice as fast as it is at its end."""
    dance, terms = open_library(own_data).load_dance("can-can"), Terms((0,), end_s=12.0)
    recorder, dance_round = Recorder(terms.slots), terms.begin(dance)
    random = np.random.default_rng(3)
    for k in range(0, 400):
        time_s = k / 30
        pose = pose_at(dance.reference, time_s if time_s < 6 else 2 * time_s)
        noisy = (pose.xy + random.normal(0, 0.002, pose.xy.shape)).astype(np.float32)
        seen = recorder.take(Observation(time_s + 0.12, {0: Pose(noisy, pose.confidence)}))
        assert seen is not None
        dance_round.observe(seen)
    dance_round.finish()
    replay = make_replay(dance, terms, {0: dance_round.score(0)}, recorder.recording())
    return ReplayFolder(own_data / "dancegame" / "replays").keep(replay)


def test_a_replay_is_judged_again_to_the_same_points(kept: Path):
    points = read_facts(kept).entry.points
    assert 0 < points < 1_000_000
    answer = json_of("replay", str(kept), "--verify")
    assert (answer["file"], answer["song"], answer["is_song_changed"]) == (str(kept), "can-can", False)
    assert answer["scoring_version"] == answer["scoring_version_now"]
    player = answer["players"][0]
    assert (player["slot"], player["points"], player["kept_points"], player["is_same"]) == (0, points, points, True)
    assert [entry["file"] for entry in json_here("replay")["replays"]] == [str(kept)]


def test_a_replay_that_says_other_points_is_told_with_both_figures(kept: Path):
    replay = read_replay(kept)
    was = replay.scores[0].points
    other = replace(replay, scores={0: KeptScore(was + 1, 0)}, scoring_version=0, fingerprint="another")
    kept.write_bytes(encode_replay(other))
    assert run_here("replay", str(kept), "--json").returncode == 0
    done = run_here("replay", str(kept), "--verify")
    assert done.returncode == 1
    for words in (f"{was:,}", f"{was + 1:,}", "scoring version 0", "can-can has changed"):
        assert words in done.stdout


def test_a_ghost_of_another_song_is_refused(kept: Path):
    done = run_program("demo", "row-row-row-your-boat", "--headless", "--ghost", str(kept))
    assert done.returncode == 1
    assert "is a replay of can-can, not of row-row-row-your-boat" in done.stderr


@pytest.mark.parametrize("words", [("import", "--title", "T", "--artist", "A"), ("score", "can-can"), ("poses",)])
def test_an_address_in_the_place_of_a_file_is_told_what_to_do(words: tuple[str, ...]):
    done = run_here(*words, "https://example.org/dance.mp4")
    assert done.returncode == 1
    assert done.stderr.startswith("https://example.org/dance.mp4 is an address")
    assert "Save the video" in done.stderr
