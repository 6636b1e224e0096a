"""Slowed music keeps tempo and pitch, changes its speed without gap or click, and the judge thinks the same of it."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame
import pytest
import soundfile

from dancegame.bench.music.judging import points_at
from dancegame.bench.music.tones import (
    cents,
    click_errors_s,
    level_db,
    longest_gap_s,
    worst_click,
    write_clicks,
    write_tone,
)
from dancegame.core.errors import SoundError
from dancegame.core.pace import steady
from dancegame.music.feed import AHEAD_S, BEGIN_S, NEAR_S, Feed
from dancegame.music.player import SongPlayer, open_player
from dancegame.music.silent import SilentPlayer
from dancegame.music.stretching import RATE_HZ, StretchedSound
from dancegame.songs.library import Library, starter_pack


def stretched(path: Path, *, song_s: float, speed: float, length_s: float) -> np.ndarray:
    with soundfile.SoundFile(path) as file:
        return StretchedSound(file, song_s=song_s, speed=speed).read(round(length_s * RATE_HZ))[:, 0] / 32768


@pytest.mark.parametrize("speed", [0.5, 0.75, 0.95, 1.0])
def test_slowed_sound_keeps_tempo_and_pitch(tmp_path: Path, speed: float) -> None:
    clicks_s = write_clicks(tmp_path / "clicks.wav", duration_s=12.0)
    heard = stretched(tmp_path / "clicks.wav", song_s=0.0, speed=speed, length_s=12.0 / speed)
    errors_s = click_errors_s(heard, clicks_s / speed)
    assert np.abs(errors_s).max() < 0.025
    assert abs(np.median(errors_s)) < 0.01
    write_tone(tmp_path / "tone.wav", duration_s=4.0)
    tone = stretched(tmp_path / "tone.wav", song_s=1.0, speed=speed, length_s=2.0)
    assert abs(cents(tone)) < 5
    assert abs(level_db(tone)) < 0.2


def test_a_song_begins_anywhere_and_is_silent_before_and_after(tmp_path: Path) -> None:
    clicks_s = write_clicks(tmp_path / "clicks.wav", duration_s=4.0)
    early = stretched(tmp_path / "clicks.wav", song_s=-2.0, speed=0.8, length_s=8.0)
    assert np.abs(early[: int(2.0 / 0.8 * RATE_HZ)]).max() < 0.01
    assert np.abs(click_errors_s(early, (clicks_s + 2.0) / 0.8)).max() < 0.025
    assert np.abs(early[int(6.2 / 0.8 * RATE_HZ) :]).max() < 0.01
    middle = stretched(tmp_path / "clicks.wav", song_s=1.3, speed=0.8, length_s=2.0)
    assert np.abs(click_errors_s(middle, (clicks_s[3:5] - 1.3) / 0.8)).max() < 0.025


def test_a_file_of_another_rate_keeps_its_pitch(tmp_path: Path) -> None:
    times_s = np.arange(3 * 48_000) / 48_000
    soundfile.write(tmp_path / "tone.ogg", 0.3 * np.sin(2 * np.pi * 440 * times_s), 48_000)
    for speed in (0.6, 1.0):
        assert abs(cents(stretched(tmp_path / "tone.ogg", song_s=0.5, speed=speed, length_s=2.0))) < 5


class Loudspeaker:
    """A channel that gives away the ring it plays."""

    def play(self, ring: pygame.mixer.Sound, *, loops: int) -> None:
        self.ring = pygame.sndarray.samples(ring)[:, 0]

    def set_volume(self, share: float) -> None:
        pass

    def stop(self) -> None:
        pass


def wait_for(happens: Callable[[], bool]) -> None:
    until_s = time.monotonic() + 5.0
    while not happens():
        assert time.monotonic() < until_s
        time.sleep(0.005)


@pytest.mark.usefixtures("mixer")
def test_the_speed_changes_while_it_plays_without_gap_or_click(tmp_path: Path) -> None:
    write_tone(tmp_path / "tone.wav", duration_s=9.0)
    played_s, channel = 0.0, Loudspeaker()
    open_player()
    pygame.mixer.music.load(tmp_path / "tone.wav")
    feed = Feed(str(tmp_path / "tone.wav"), channel=channel, song_s=1.0, speed=1.0, played_s=lambda: played_s)
    feed.start(volume=1.0)
    heard = [channel.ring[:0]]
    for speed in (0.5, 0.75, 0.75, 1.0, 0.55):
        feed.set_speed(speed)
        wait_for(lambda speed=speed: feed.pace.speed == speed)
        wait_for(lambda played_s=played_s: feed._written >= (played_s + NEAR_S + AHEAD_S) * RATE_HZ)
        now = round(played_s * RATE_HZ)
        heard.append(channel.ring.take(range(now, now + round(0.6 * RATE_HZ)), mode="wrap"))
        played_s += 0.6
    feed.close()
    sound = np.concatenate(heard) / 32768
    assert longest_gap_s(sound) < 0.005
    assert worst_click(sound) < 0.05
    assert [turn.speed for turn in feed.pace.turns] == [1.0, 0.5, 0.75, 1.0, 0.55]
    for turn, at_s in zip(feed.pace.turns[1:], (0.0, 0.6, 1.8, 2.4), strict=True):
        assert turn.from_s == pytest.approx(at_s + NEAR_S, abs=0.001)


@pytest.mark.usefixtures("mixer")
def test_a_feed_that_was_kept_waiting_goes_on_where_the_song_would_be(tmp_path: Path) -> None:
    write_tone(tmp_path / "tone.wav", duration_s=9.0)
    played_s, channel = 0.0, Loudspeaker()
    open_player()
    pygame.mixer.music.load(tmp_path / "tone.wav")
    feed = Feed(str(tmp_path / "tone.wav"), channel=channel, song_s=0.0, speed=0.5, played_s=lambda: played_s)
    feed.start(volume=1.0)
    played_s = 5.0
    wait_for(lambda: feed._written >= (5.0 + NEAR_S + BEGIN_S) * RATE_HZ)
    feed.close()
    assert feed.pace.song_s(6.0) == pytest.approx(3.0)


@pytest.mark.usefixtures("mixer")
def test_the_clock_of_a_real_mixer_follows_the_speed(tmp_path: Path) -> None:
    write_tone(tmp_path / "tone.wav", duration_s=9.0)
    player = open_player()
    assert isinstance(player, SongPlayer)
    player.play(str(tmp_path / "tone.wav"), start_s=2.0, speed=0.5)
    positions = []

    def run(seconds: float) -> float:
        before_s, until_s = player.position_s(), time.monotonic() + seconds
        while time.monotonic() < until_s:
            positions.append(player.position_s())
            time.sleep(0.01)
        return player.position_s() - before_s

    run(0.1)
    assert run(0.3) == pytest.approx(0.15, abs=0.05)
    player.set_speed(1.0)
    run(NEAR_S + 0.1)
    assert run(0.3) == pytest.approx(0.3, abs=0.05)
    player.pause()
    assert run(0.05) == 0
    player.resume()
    assert run(0.1) > 0
    assert np.all(np.diff(positions) >= 0)
    now_s = time.perf_counter()
    assert player.pace().song_s(now_s) == pytest.approx(player.position_s(), abs=0.02)
    player.stop()
    assert not pygame.mixer.get_busy()


@pytest.mark.usefixtures("mixer")
def test_a_song_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    player = open_player()
    for broken in (tmp_path / "missing.ogg", Path(__file__)):
        with pytest.raises(SoundError) as caught:
            player.play(str(broken), speed=0.5)
        assert str(broken) in caught.value.message


@pytest.mark.usefixtures("mixer")
def test_a_song_played_without_a_speed_can_still_be_slowed(tmp_path: Path) -> None:
    write_tone(tmp_path / "tone.wav", duration_s=9.0)
    player = open_player()
    player.play(str(tmp_path / "tone.wav"), start_s=3.0)
    player.pause()
    player.set_speed(0.5)
    assert player.position_s() == pytest.approx(3.0, abs=0.1)
    assert player.pace().speed == 0.5
    player.stop()


@pytest.mark.usefixtures("mixer")
@pytest.mark.parametrize("kind", [SilentPlayer, SongPlayer])
def test_a_song_without_sound_changes_its_speed(kind: type[SilentPlayer | SongPlayer]) -> None:
    open_player()
    now_s = 50.0
    player = kind(clock_s=lambda: now_s)
    player.play(None, start_s=1.0, speed=0.5)
    now_s = 54.0
    assert player.position_s() == 3.0
    player.set_speed(0.75)
    now_s = 58.0
    assert player.position_s() == 6.0
    assert player.pace().song_s(53.0) == 2.5


def test_a_puppet_earns_the_same_at_every_speed() -> None:
    pack = starter_pack()
    assert pack is not None
    dance = Library([pack]).load_dance("can-can")
    own = points_at(dance, steady(0.0), end_s=12.0)
    assert 30 < own < 95
    assert points_at(dance, steady(0.0, speed=0.5), end_s=12.0) == pytest.approx(own, abs=2.0)
