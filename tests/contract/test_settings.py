"""The settings file: read with patience, written at a stroke, and the command line goes before it."""

import json
import os
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dancegame.cli import app, finder, play
from dancegame.cli import settings as settings_file
from dancegame.cli.settings import SettingsFile, read_settings
from dancegame.core.errors import InputError
from dancegame.core.ports import SettingsShelf
from dancegame.core.score import Strictness
from dancegame.core.setting_kinds import WindowPlace
from dancegame.core.settings import EstimatorName, Settings
from dancegame.game import app as game_app
from dancegame.songs import transaction


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "settings.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_everything_has_its_default(tmp_path: Path):
    shelf: SettingsShelf = SettingsFile(tmp_path / "settings.toml")
    assert (shelf.load(), tuple(shelf.notes)) == (Settings(), ())
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_in_the_file_has_its_default(tmp_path: Path):
    settings = read_settings(write(tmp_path, 'estimator = "openpose"\nstrictness = "kids"'))
    assert settings == Settings(estimator=EstimatorName.OPENPOSE, strictness=Strictness.KIDS)


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbfstrictness = "kids"\n',
        b'\xef\xbb\xbfstrictness = "kids"\r\n',
        'strictness = "kids"\r\n'.encode("utf-16"),
        b"\xfe\xff" + 'strictness = "kids"\n'.encode("utf-16-be"),
    ],
)
def test_files_as_windows_editors_save_them_are_read(tmp_path: Path, content: bytes):
    file = SettingsFile(write(tmp_path, content))
    assert (file.load(), file.notes) == (Settings(strictness=Strictness.KIDS), ())


def test_a_camera_may_be_a_number(tmp_path: Path):
    assert SettingsFile(write(tmp_path, "camera = 1")).load().camera == "1"


def test_a_wrong_value_costs_only_itself(tmp_path: Path):
    file = SettingsFile(write(tmp_path, 'players = 9\nstrictness = "cruel"\ncamera = "2"\n'))
    assert file.load() == Settings(camera="2")
    assert [str(note) for note in file.notes] == [
        f"{tmp_path / 'settings.toml'}: players is 9, not a whole number from 1 to 6; 4 is used.",
        f"{tmp_path / 'settings.toml'}: strictness is 'cruel', not one of kids, party, pro; party is used.",
    ]


def test_unknown_settings_are_told_and_kept(tmp_path: Path):
    path = write(tmp_path, 'from_the_future = [1, 2]\n"\\u001b" = 3\nplayers = 2\n\n[table]\nwhen = 2030-01-01\n')
    file = SettingsFile(path)
    assert file.load() == Settings(players=2)
    (note,) = map(str, file.notes)
    assert "from_the_future" in note
    assert "\x1b" not in note
    before = tomllib.loads(path.read_text())
    file.keep(replace(file.load(), players=3, music_volume=0.5))
    assert tomllib.loads(path.read_text()) == before | {"players": 3, "music_volume": 0.5}


def test_only_what_was_changed_is_written(tmp_path: Path):
    path = write(tmp_path, 'players = 9\ncamera = 1\nmodel = "x.xml"\n')
    file = SettingsFile(path)
    settings = file.load()
    # Another window writes meanwhile.
    SettingsFile(path).keep(Settings(theme="dark", window=WindowPlace(1, 2, 3, 4)))
    file.keep(replace(settings, full_screen=True, model=None))
    assert tomllib.loads(path.read_text()) == {
        "players": 9, "camera": 1, "theme": "dark", "window": [1, 2, 3, 4], "full_screen": True,
    }  # fmt: skip
    file.keep(replace(settings, players=2, full_screen=False, model=None))
    assert SettingsFile(path).load() == Settings(camera="1", theme="dark", window=WindowPlace(1, 2, 3, 4), players=2)


@pytest.mark.parametrize(
    "content",
    [
        "camera = ", "a = 1\na = 2", b"\xff\xfe\x00", b"\x80 = 1", "x = " + "[" * 100_000, "a." * 100_000 + "a = 1",
        "#" * 1_000_001,
    ],
)  # fmt: skip
def test_a_broken_file_is_kept_aside_and_named(tmp_path: Path, content: str | bytes):
    path = write(tmp_path, content)
    written = path.read_bytes()
    file = SettingsFile(path)
    assert file.load() == Settings()
    (note,) = map(str, file.notes)
    assert str(path) in note
    assert "settings.toml.broken," in note
    assert (tmp_path / "settings.toml.broken").read_bytes() == written
    assert not path.exists()
    assert (file.load(), file.notes) == (Settings(), ())
    write(tmp_path, "also = broken")
    file.load()
    assert "settings.toml.broken-2," in str(file.notes[0])
    file.keep(Settings(players=1))
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "settings.toml", "settings.toml.broken", "settings.toml.broken-2",
    ]  # fmt: skip


def test_a_folder_in_its_place_stops_nothing(tmp_path: Path):
    path = tmp_path / "settings.toml"
    path.mkdir()
    file = SettingsFile(path)
    assert file.load() == Settings()
    assert "is not a file" in str(file.notes[0])
    with pytest.raises(InputError, match=r"settings\.toml cannot be written"):
        file.keep(Settings(players=1))
    assert path.is_dir()


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch):
    path = write(tmp_path, "players = 2\n")
    file = SettingsFile(path)

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(transaction.os, "fsync", fail)
    with pytest.raises(InputError, match="No space left"):
        file.keep(replace(file.load(), players=3))
    assert path.read_text() == "players = 2\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path):
    real = write(tmp_path, "players = 2\n")
    link = tmp_path / "link.toml"
    link.symlink_to(real)
    file = SettingsFile(link)
    file.keep(replace(file.load(), players=3))
    assert link.is_symlink()
    assert real.read_text() == "players = 3\n"


def test_what_is_wrong_is_said_once(tmp_path: Path, capsys, monkeypatch):
    monkeypatch.setattr(settings_file, "_told", set())
    path = write(tmp_path, "players = 9\n")
    for _ in range(3):
        read_settings(path)
    told = capsys.readouterr()
    assert told.err.count("players is 9") == 1
    assert told.out == ""


@pytest.mark.parametrize("content", ["camera = ", "players = 9\nnonsense = 1"])
def test_no_command_is_stopped(tmp_path: Path, content: str):
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    folder = tmp_path / "config" / "dancegame"
    folder.mkdir(parents=True)
    path = write(folder, content)
    if sys.platform != "linux":
        pytest.skip("the folder is elsewhere")
    program = "from dancegame.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "doctor", "--camera", str(tmp_path / "no.mp4"), "--json"],
        env={**environment, "SDL_AUDIODRIVER": "dummy"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert str(path) in done.stderr
    assert done.stderr.count(str(path)) == len(content.splitlines())
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["findings"]


@pytest.mark.parametrize(
    ("asked", "model", "expected"),
    [
        (None, None, (EstimatorName.OPENPOSE, Path("set.xml"))),
        (EstimatorName.MEDIAPIPE, None, (EstimatorName.MEDIAPIPE, None)),
        (EstimatorName.OPENPOSE, Path("asked.onnx"), (EstimatorName.OPENPOSE, Path("asked.onnx"))),
        (None, Path("asked.onnx"), (EstimatorName.OPENPOSE, Path("asked.onnx"))),
    ],
)
def test_the_command_line_goes_before_the_settings(monkeypatch, asked, model, expected):
    monkeypatch.setattr(finder, "read_settings", lambda: Settings(estimator=EstimatorName.OPENPOSE, model="set.xml"))
    chosen = finder.choose_estimator(asked, model)
    assert (chosen.name, chosen.model_path) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], {"players": 2, "camera": "7", "strictness": Strictness.PRO, "full_screen": True}),
        (["--players", "5", "--camera", "puppet"], {"players": 5, "camera": "puppet"}),
        (["--window", "--strictness", "kids"], {"full_screen": False, "strictness": Strictness.KIDS}),
        (["--estimator", "openpose"], {"estimator": EstimatorName.OPENPOSE, "model": None}),
    ],
)
def test_play_does_what_is_set_unless_the_command_line_says_otherwise(monkeypatch, words, expected):
    used = []
    settings = Settings(model="other.task", players=2, camera="7", strictness=Strictness.PRO, full_screen=True)
    monkeypatch.setattr(play, "read_settings", lambda: settings)
    monkeypatch.setattr(finder, "read_settings", lambda: settings)
    monkeypatch.setattr(
        game_app, "run_game", lambda _parts, *, given, **_: used.append(replace(settings, **given)) or []
    )
    done = CliRunner().invoke(app, ["play", *words])
    assert done.exit_code == 0, done.output
    assert {name: getattr(used[0], name) for name in expected} == expected
