"""How music drives is found in its sound, kept with an imported song, and its scene and its energy go by it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from drawn_videos import clicks, write_video
from test_import_song import Dancer, imported

from dancegame.bench.beats.tunes import tune
from dancegame.core.derived import derive
from dancegame.core.swell import swell_of
from dancegame.core.traits import traits_of
from dancegame.game.drawing.scenes.dealing import scene_of
from dancegame.songs.library import Library
from dancegame.songs.sound.beats import Beats, hear
from dancegame.songs.sound.drive import drives_in
from dancegame.songs.sound.samples import RATE_HZ
from dancegame.songs.sound.soundtrack import keep_sound

QUIET = 0.1  # -20 dB
TIMES_S = np.arange(20 * RATE_HZ) / RATE_HZ


def drives(samples: np.ndarray) -> np.ndarray:
    return np.array(drives_in(hear(samples.astype(np.float32), rate_hz=RATE_HZ), rate_hz=RATE_HZ))


def both_sides(mono: np.ndarray) -> np.ndarray:
    return np.stack([mono, mono], axis=1)


def test_drums_drive_and_strings_do_not() -> None:
    pop, strings = (drives(tune(name).samples) for name in ("pop-120", "no-drums-96"))
    assert pop.mean() > strings.mean() + 0.3
    assert 0 <= strings.min() <= pop.max() <= 1


def test_where_music_is_quiet_it_drives_less_and_the_volume_of_a_recording_says_nothing() -> None:
    loud = tune("pop-120").samples
    swelling = loud.copy()
    swelling[: len(loud) // 2] *= QUIET
    found, middle = drives(swelling), len(loud) // 2 // RATE_HZ
    assert found[1 : middle - 1].mean() < found[middle + 1 : -1].mean() - 0.3
    assert drives(QUIET * loud) == pytest.approx(drives(loud), abs=0.02)
    assert np.array_equal(drives(swelling), found)


@pytest.mark.parametrize("sound", ["noise", "tone"])
def test_what_only_sounds_does_not_drive(sound: str) -> None:
    noise = 0.1 * np.random.default_rng(1).normal(size=TIMES_S.size)
    mono = {"noise": noise, "tone": 0.3 * np.sin(2 * np.pi * 440 * TIMES_S)}[sound]
    assert drives(both_sides(mono)).max() < 0.1


@pytest.mark.parametrize("sound", [np.zeros((10 * RATE_HZ, 2)), np.ones((RATE_HZ, 2))])
def test_of_silence_and_scraps_nothing_is_known(sound: np.ndarray) -> None:
    assert len(drives(sound)) == 0


def test_a_metronome_is_no_music(tmp_path: Path) -> None:
    knocks = both_sides(clicks(bpm=120, first_s=0.5, duration_s=8.0)).astype(np.float32)
    assert keep_sound(tmp_path / "a.ogg", knocks, beats=Beats((0.5, 1.0), 120.0)).drives == ()
    assert len(keep_sound(tmp_path / "b.ogg", knocks).drives) == 8


def test_an_imported_song_keeps_how_its_music_drives_and_older_files_load_without(tmp_path: Path) -> None:
    sound = tune("pop-120").samples[: 8 * RATE_HZ].mean(axis=1)
    sound[: 4 * RATE_HZ] *= QUIET
    video = write_video(tmp_path / "video.mkv", times_s=[k / 25 for k in range(200)], sound=sound)
    library = Library([tmp_path / "library"])
    made = imported(video, library, Dancer())
    known = library.load_dance(made.song.id)
    assert known.song.drives == pytest.approx(made.song.drives, abs=0.005)
    assert min(known.song.drives[5:7]) > max(known.song.drives[1:3]) + 0.2
    (listing,) = library.songs()
    assert listing.drive == pytest.approx(known.song.drive)
    swell, plain = swell_of(known), swell_of(replace(known, song=replace(known.song, drives=())))
    assert swell.at(6.0) - plain.at(6.0) > swell.at(2.0) - plain.at(2.0) + 0.05
    assert scene_of(known).energy == swell.usual != plain.usual

    (facts,) = (tmp_path / "library").rglob("*.toml")
    text = facts.read_text()
    facts.write_text(text[: text.index("drives = [")] + text[text.index("beats_s = [") :])
    older = Library([tmp_path / "library"])
    (listing,), dance = older.songs(), older.load_dance(made.song.id)
    assert dance.song.drives == ()
    assert listing.drive is None
    assert swell_of(dance) == plain
    assert traits_of(listing, derive(dance).measures) == traits_of(dance.song, derive(dance).measures)
