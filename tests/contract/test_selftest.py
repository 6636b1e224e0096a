"""The self-test tells what is broken and what to do about it, and goes on with the next part."""

import json
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pygame
import pytest
from typer.testing import CliRunner

from dancegame.cli import app
from dancegame.cli import songs as songs  # a second command, or typer would take the name for an argument
from dancegame.cli.selftest import command, dancing, folders, showing
from dancegame.cli.selftest.step import Step, try_step
from dancegame.core.errors import DeviceError, InputError, PackError, ScreenError, SoundError, VideoError
from dancegame.core.pace import Pace, steady
from dancegame.core.settings import Settings
from dancegame.core.texts import Text
from dancegame.songs.library import open_library


def _fails() -> Text:
    raise RuntimeError("its library is gone")


def test_a_part_that_fails_unexpectedly_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [Step("Broken", _fails), Step("Whole", lambda: Text("as new"))]
    monkeypatch.setattr(command, "steps", lambda: iter(parts))
    result = CliRunner().invoke(app, ["selftest"])
    assert result.exit_code == 1
    broken, whole = result.stdout.splitlines()
    assert broken.startswith("-->")
    assert "Broken: Something unexpected happened: RuntimeError (its library is gone). Install the game anew." in broken
    assert whole.startswith("ok ")
    assert whole.endswith("s  Whole: as new")


def test_json_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "steps", lambda: iter([Step("Broken", _fails)]))
    result = CliRunner().invoke(app, ["selftest", "--json"])
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert not answer["is_ok"]
    assert answer["steps"][0]["text"] == "Something unexpected happened: RuntimeError (its library is gone)."
    assert answer["steps"][0]["remedy"].startswith("Install the game anew.")


def test_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "steps", lambda: iter([Step("Whole", lambda: Text("as new"))]))
    result = CliRunner().invoke(app, ["selftest"])
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "All is well.")


def test_without_a_sound_device_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "none-of-that-name")
    pygame.mixer.quit()  # a program that was tried before may have left its own
    tried = try_step(Step("Sound", showing.try_sound))
    assert isinstance(tried.error, SoundError)
    assert tried.error.remedy


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(in_the_way))
    tried = try_step(Step("Settings", folders.try_settings))
    assert isinstance(tried.error, InputError)
    assert str(in_the_way) in tried.error.message


def test_songs_that_are_missing_or_damaged_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "starter_pack", lambda: None)
    assert isinstance(try_step(Step("Songs", folders.try_songs)).error, InputError)
    (tmp_path / "reference_poses").mkdir()
    (tmp_path / "reference_poses" / "a.toml").write_text("nonsense")
    monkeypatch.setattr(folders, "starter_pack", lambda: tmp_path)
    assert isinstance(try_step(Step("Songs", folders.try_songs)).error, InputError)


def test_settings_that_come_back_otherwise_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(folders.SettingsFile, "load", lambda _file: Settings())
    tried = try_step(Step("Settings", folders.try_settings))
    assert isinstance(tried.error, InputError)
    assert "read back" in tried.error.message


def test_a_pack_that_comes_back_empty_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = folders.install
    monkeypatch.setattr(folders, "install", lambda pack, library: replace(whole(pack, library), songs=()))
    assert isinstance(try_step(Step("Packs", folders.try_pack)).error, PackError)


def test_a_window_that_stays_empty_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr(showing, "SHOWN_S", 0.0)
    monkeypatch.setattr(showing.DanceFilm, "draw", lambda *_: None)
    assert isinstance(try_step(Step("Window", showing.try_window)).error, ScreenError)


def test_a_film_that_lost_pictures_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "FILMED_S", 0.2)
    monkeypatch.setattr(showing, "read_pictures", lambda _file: nullcontext(()))
    assert isinstance(try_step(Step("Films", showing.try_film)).error, VideoError)


def test_a_language_that_says_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "_", lambda text: text)
    tried = try_step(Step("Languages", showing.try_languages))
    assert tried.error is not None
    assert "Deutsch" in tried.error.message


def test_a_dance_of_which_too_little_was_seen_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dancing, "_wait_until_seen", lambda feed, say: None)
    monkeypatch.setattr(dancing, "_danced", lambda feed, dance: (dancing.LEAST_POINTS - 1, 3))
    monkeypatch.setattr(dancing.LiveFeed, "start", lambda feed: None)
    tried = try_step(Step("Dancing", partial(dancing.try_dance, print)))
    assert isinstance(tried.error, DeviceError)
    assert "3 times" in tried.error.message


def test_the_music_of_the_dance_waits_for_the_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def begin(now_s: float, *, song_s: float) -> Pace:
        done.append("music")
        return steady(now_s - 100.0, song_s=song_s)  # over at once

    monkeypatch.setattr(dancing, "load_kernel", lambda: done.append("judge"))
    monkeypatch.setattr(dancing, "steady", begin)
    feed = SimpleNamespace(cue=lambda _pace: None)
    assert dancing._danced(feed, open_library(None).load_dance("can-can")) == (0, 0)
    assert done == ["judge", "music"]
