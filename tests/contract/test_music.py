"""The song clock never goes backwards and follows the sound; players with and without a device keep the same rules."""

import time
from pathlib import Path

import numpy as np
import pygame
import pytest

from dancegame.core.errors import SoundError
from dancegame.music import player as player_module
from dancegame.music.clock import SongClock
from dancegame.music.effects import Effects
from dancegame.music.player import BED_CHANNEL, OUTPUT_DELAY_S, SongPlayer, open_player
from dancegame.music.silent import SilentPlayer


def test_the_clock_stands_until_it_is_started_and_runs_with_the_time() -> None:
    clock = SongClock()
    assert clock.position_s(5) == 0
    clock.start(10, song_s=3)
    assert clock.position_s(10.5) == 3.5
    assert clock.pace(10.5).at_s(0.0) == 7
    clock.stop(11)
    assert clock.position_s(99) == 4


def test_a_pause_holds_the_position_and_moves_the_start() -> None:
    clock = SongClock()
    clock.start(10, song_s=0)
    clock.pause(12)
    assert [clock.position_s(now) for now in (12, 13, 20)] == [2, 2, 2]
    assert clock.pace(20).at_s(0.0) == 18
    clock.correct(15, audio_s=9)
    clock.resume(20)
    assert clock.position_s(21) == pytest.approx(3)
    assert clock.pace(21).at_s(0.0) == pytest.approx(18)


def test_trembling_readings_are_averaged_and_never_turn_the_clock_back() -> None:
    random = np.random.default_rng(0)
    clock = SongClock()
    clock.start(0, song_s=0)
    positions = []
    for now in np.arange(0, 20, 1 / 60):
        clock.correct(now, audio_s=now - 0.04 + random.uniform(-0.01, 0.01))
        positions.append(clock.position_s(now))
    assert np.all(np.diff(positions) >= 0)
    assert np.abs(np.array(positions[30:]) - (np.arange(0, 20, 1 / 60)[30:] - 0.04)).max() < 0.006


def test_a_sound_card_that_runs_fast_is_followed() -> None:
    clock = SongClock()
    clock.start(0, song_s=0)
    for now in np.arange(0, 60, 1 / 60):
        clock.correct(now, audio_s=now * 1.005)
    assert clock.position_s(60) == pytest.approx(60 * 1.005, abs=0.01)


def test_one_wild_reading_is_ignored_and_a_lasting_one_believed() -> None:
    clock = SongClock()
    clock.start(0, song_s=0)
    clock.correct(1, audio_s=4.5)
    clock.correct(1.1, audio_s=1.1)
    assert clock.position_s(1.1) == pytest.approx(1.1)
    positions = []
    for now in np.arange(2, 6, 0.05):  # the sound stalled for half a second
        clock.correct(now, audio_s=now - 0.5)
        positions.append(clock.position_s(now))
    assert np.all(np.diff(positions) >= 0)
    assert positions[-1] == pytest.approx(5.95 - 0.5)


class Now:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.s = 100.0

    def __call__(self) -> float:
        return self.s


class FakeMusic:
    """pygame.mixer.music as far as the player uses it: get_pos ignores start, and is nonsense after the end."""

    def __init__(self, now: Now, *, lasts_s: float) -> None:
        self._now, self._lasts_s = now, lasts_s
        self._since_s: float | None = None
        self._paused_s: float | None = None

    def load(self, path: str) -> None:
        if "missing" in path:
            raise pygame.error("no such file")

    def play(self, *, start: float) -> None:
        self._since_s, self._end_s = self._now.s, self._lasts_s - start

    def set_volume(self, share: float) -> None:
        pass

    def pause(self) -> None:
        self._paused_s = self._now.s

    def unpause(self) -> None:
        if self._since_s is not None and self._paused_s is not None:
            self._since_s += self._now.s - self._paused_s
        self._paused_s = None

    def stop(self) -> None:
        self._since_s = self._paused_s = None

    def unload(self) -> None:
        pass

    def _played_s(self) -> float:
        assert self._since_s is not None
        return (self._paused_s or self._now.s) - self._since_s

    def get_pos(self) -> int:
        if self._since_s is None:
            return 3292
        return round(1000 * self._played_s()) + (3500 if self._played_s() > self._end_s else 0)

    def get_busy(self) -> bool:
        return self._since_s is not None and self._paused_s is None and self._played_s() <= self._end_s


@pytest.fixture(params=["sounding", "silent song", "no device"])
def playing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[object, str | None, Now, float]:
    """A player, what to play, its clock, and how far its sound is behind."""
    now = Now()
    if request.param == "no device":
        return SilentPlayer(clock_s=now), "song.ogg", now, 0.0
    monkeypatch.setattr(player_module.pygame.mixer, "music", FakeMusic(now, lasts_s=30))
    is_sounding = request.param == "sounding"
    return SongPlayer(clock_s=now), "song.ogg" if is_sounding else None, now, OUTPUT_DELAY_S if is_sounding else 0.0


def test_every_player_keeps_the_rules_of_the_song_clock(
    playing: tuple[SongPlayer | SilentPlayer, str | None, Now, float],
) -> None:
    player, path, now, behind_s = playing
    for start_s in (5.0, 0.0):
        player.play(path, start_s=start_s)
        begun_s = now.s
        assert player.position_s() == pytest.approx(start_s)
        positions = []
        for _ in range(120):
            now.s += 1 / 60
            positions.append(player.position_s())
        assert np.all(np.diff(positions) >= 0)
        assert positions[-1] == pytest.approx(start_s + 2 - behind_s, abs=0.002)
        assert player.pace().at_s(0.0) == pytest.approx(begun_s - start_s + behind_s, abs=0.002)
        player.pause()
        now.s += 7
        assert player.position_s() == pytest.approx(positions[-1], abs=1e-6)
        player.resume()
        now.s += 1
        assert player.position_s() == pytest.approx(positions[-1] + 1, abs=0.002)
    now.s += 40  # after the end the clock runs on
    assert player.position_s() == pytest.approx(start_s + 43 - behind_s, abs=0.002)
    player.stop()
    held_s = player.position_s()
    now.s += 5
    assert player.position_s() == held_s


def test_without_a_device_the_game_goes_on_and_is_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*words: object, **more: object) -> None:
        raise pygame.error("no card")

    monkeypatch.setattr(player_module.pygame.mixer, "get_init", lambda: None)
    monkeypatch.setattr(player_module.pygame.mixer, "init", fail)
    player = open_player()
    assert isinstance(player, SilentPlayer)
    assert player.problem is not None
    assert "no card" in player.problem.message
    player.play("song.ogg")
    assert player.position_s() >= 0


@pytest.mark.usefixtures("mixer")
def test_a_real_mixer_plays_what_the_import_writes(tmp_path: Path) -> None:
    import soundfile

    path = tmp_path / "song.ogg"
    soundfile.write(path, np.zeros((44_100, 2)), 44_100, format="OGG", subtype="VORBIS")
    player = open_player()
    assert isinstance(player, SongPlayer)
    player.play(str(path), start_s=0.25)
    assert pygame.mixer.music.get_busy()
    assert player.position_s() >= 0.25
    player.stop()
    assert not pygame.mixer.music.get_busy()
    for broken in (tmp_path / "missing.ogg", Path(__file__)):
        with pytest.raises(SoundError) as caught:
            player.play(str(broken))
        assert str(broken) in caught.value.message


@pytest.mark.usefixtures("mixer")
@pytest.mark.parametrize("speed", [None, 0.75])
@pytest.mark.parametrize("is_paused", [False, True])
def test_a_song_goes_on_where_it_was_when_another_device_takes_over(
    tmp_path: Path, speed: float | None, is_paused: bool
) -> None:
    import soundfile

    path = tmp_path / "song.ogg"
    soundfile.write(path, np.zeros((10 * 44_100, 2)), 44_100, format="OGG", subtype="VORBIS")
    player = open_player()
    player.play(str(path), start_s=4.0, speed=speed)
    if is_paused:
        player.pause()
    player.renew()
    assert pygame.mixer.get_init() is not None
    assert player.position_s() == pytest.approx(4.0, abs=0.5)
    assert pygame.mixer.music.get_busy() is not is_paused
    if is_paused:
        player.resume()
    before_s = player.position_s()
    time.sleep(0.3)
    assert player.position_s() > before_s
    player.stop()


@pytest.mark.usefixtures("mixer")
def test_a_song_whose_device_has_gone_goes_on_silently_until_there_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import soundfile

    path = tmp_path / "song.ogg"
    soundfile.write(path, np.zeros((10 * 44_100, 2)), 44_100, format="OGG", subtype="VORBIS")
    player, effects = open_player(), Effects(tmp_path)
    player.play(str(path), start_s=4.0)
    with monkeypatch.context() as gone:
        gone.setattr(player_module.pygame.mixer, "init", lambda *_, **__: (_ for _ in ()).throw(pygame.error("gone")))
        player.renew()
        effects.renew()
        before_s = player.position_s()
        assert before_s == pytest.approx(4.0, abs=0.5)
        time.sleep(0.1)
        assert player.position_s() > before_s
        player.pause()
        player.set_volume(0.5)
        player.resume()
        player.stop()
        player.play("missing.ogg")  # nobody misses a sound that nobody could hear
        effects.play("go")
    player.renew()
    player.play(str(path))
    assert pygame.mixer.music.get_busy()
    player.stop()


@pytest.mark.usefixtures("mixer")
def test_effects_sound_when_they_can_and_never_fail(tmp_path: Path) -> None:
    import soundfile

    soundfile.write(tmp_path / "ping.ogg", np.zeros(22_050), 44_100, format="OGG", subtype="VORBIS")
    (tmp_path / "broken.ogg").write_text("no sound")
    effects = Effects(tmp_path)
    effects.play("ping")  # the mixer is not open yet
    assert isinstance(open_player(), SongPlayer)
    for name in ("missing", "broken"):
        effects.play(name)
    assert not pygame.mixer.get_busy()
    effects.play("ping")
    assert pygame.mixer.get_busy()


@pytest.mark.usefixtures("mixer")
def test_one_sound_goes_on_until_another_or_none_is_wanted(tmp_path: Path) -> None:
    import soundfile

    soundfile.write(tmp_path / "hum.ogg", np.full(4_410, 0.1), 44_100, format="OGG", subtype="VORBIS")
    effects = Effects(tmp_path)
    effects.sustain("hum")  # the mixer is not open yet
    assert isinstance(open_player(), SongPlayer)
    effects.set_volume(0.5)
    channel = pygame.mixer.Channel(BED_CHANNEL)
    for _ in range(2 * pygame.mixer.get_num_channels()):
        effects.play("hum")
    assert not channel.get_busy()
    effects.sustain("hum")
    sound = channel.get_sound()
    time.sleep(0.3)
    effects.sustain("hum")
    assert channel.get_sound() is sound
    assert sound.get_volume() == pytest.approx(0.5, abs=0.01)
    effects.sustain(None)
    until_s = time.monotonic() + 10
    while channel.get_busy() and time.monotonic() < until_s:
        time.sleep(0.05)
    assert not channel.get_busy()
    effects.sustain("missing")
    assert not channel.get_busy()
