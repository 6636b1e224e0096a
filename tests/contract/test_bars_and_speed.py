"""Bars are cut off and a dark stage is not; a slowed video is brought to its speed with its sound, or hinted at."""

from pathlib import Path
from types import SimpleNamespace

import av
import numpy as np
import pytest
from drawn_videos import write_video

from dancegame.core.errors import InputError
from dancegame.core.skeleton import CANONICAL
from dancegame.songs.body_size import usual_height
from dancegame.songs.extract import Part
from dancegame.songs.jumps import slowness
from dancegame.songs.slowed import Slowed, times_shown
from dancegame.songs.sound.samples import RATE_HZ
from dancegame.songs.sound.soundtrack import make_soundtrack
from dancegame.songs.sound.tempo_change import at_speed, is_slowed_tape
from dancegame.songs.speed import part_at, sped, speed_of
from dancegame.vision.bars import used_part
from dancegame.vision.puppet.stance import STANCE
from dancegame.vision.used_part import WHOLE, UsedPart
from dancegame.vision.video import FILMED_FPS, VideoFacts, read_pictures

NOISE = np.random.default_rng(4)


def filmed(height: int, width: int) -> np.ndarray:
    """A few pictures (6, H, W) in which everything moves."""
    return NOISE.uniform(20, 235, (6, height, width)).astype(np.float32)


def test_bars_of_one_colour_are_found_with_letters_on_them():
    pictures = np.full((6, 180, 320), 18, np.float32)
    pictures[:, 10:20, 30:200] = 230  # a title
    pictures[:, 0:4, 300:] = NOISE.uniform(0, 255, (6, 4, 20))  # and a clock
    pictures[:, 40:130, 60:260] = filmed(90, 200)
    used = used_part(list(pictures))
    assert (used.left, used.top, used.right, used.bottom) == pytest.approx(
        (60 / 320, 40 / 180, 260 / 320, 130 / 180), abs=0.02
    )


def test_blurred_bars_beside_an_upright_video_are_found():
    y, x = np.mgrid[0:180, 0:320]
    pictures = np.stack([90 + 25 * np.sin(y / 40 + x / 60 + number) for number in range(6)]).astype(np.float32)
    pictures[:, :, 110:210] = 190 + NOISE.uniform(-4, 4, (6, 180, 100))
    used = used_part(list(pictures))
    assert (used.left, used.top, used.right, used.bottom) == pytest.approx((110 / 320, 0, 210 / 320, 1), abs=0.02)


def test_a_dark_stage_and_a_letterboxed_card_are_no_bars():
    y, x = np.mgrid[0:180, 0:320]
    stage = filmed(180, 320) * (np.hypot(x - 160, y - 90) < 80) + 16
    assert used_part(list(stage)) == WHOLE
    video = filmed(180, 320)
    video[:4, :30], video[:4, 150:] = 16, 16
    assert used_part(list(video)) == WHOLE
    video[4:, :30], video[4:, 150:] = 16, 16
    assert used_part(list(video)).height == pytest.approx(120 / 180, abs=0.02)


def test_pictures_are_read_without_their_bars_and_as_high_as_they_may_be(tmp_path: Path):
    video = write_video(tmp_path / "v.mp4", times_s=tuple(k / 10 for k in range(10)))
    with read_pictures(video, max_height_px=24, used=UsedPart(0.0, 0.5, 1.0, 1.0)) as pictures:
        assert pictures.facts.used_share == 0.5
        assert next(pictures)[1].shape == (24, 64, 3)


def test_a_slowed_video_has_the_seconds_and_the_sound_of_its_dance(tmp_path: Path):
    at_s = np.arange(4 * RATE_HZ) / RATE_HZ  # two seconds of dance, at half its speed: a tone at each full second
    sound = (0.5 * np.sin(3000 * at_s) * (at_s >= 0.9) * (at_s % 1 < 0.2)).astype(np.float32)
    video = write_video(tmp_path / "v.mkv", times_s=tuple(k / 10 for k in range(40)), sound=sound)
    with read_pictures(video) as filmed_pictures:
        pictures = sped(filmed_pictures, 2.0)
        assert pictures.facts.duration_s == pytest.approx(2.0, abs=0.1)
        assert [time_s for time_s, _ in pictures] == pytest.approx([k / 20 for k in range(40)], abs=0.001)
    ogg = tmp_path / "s.ogg"
    make_soundtrack(video, ogg=ogg, start_s=0.0, duration_s=2.0, speed=2.0)
    import soundfile

    heard, rate = soundfile.read(ogg)
    assert len(heard) == 2 * rate
    for click_s in (0.5, 1.0, 1.5):
        near = np.abs(heard[round((click_s - 0.1) * rate) : round((click_s + 0.1) * rate), 0])
        assert np.argmax(near > 0.1) / rate == pytest.approx(0.1, abs=0.02)


def test_what_a_slowed_video_is_asked_and_tells_is_in_seconds_of_its_dance():
    skipped_s: list[float] = []
    facts = VideoFacts(64, 48, 30.0, 9.0, 1.0, True)
    pictures = sped(SimpleNamespace(facts=facts, broken_at_s=8.0, skip_to=skipped_s.append), 2.0)
    assert (pictures.facts.fps, pictures.facts.duration_s, pictures.facts.speed) == (60.0, 4.5, 2.0)
    assert pictures.facts.start_s == 1.0  # in its file, where its sound is
    assert pictures.broken_at_s == 4.0
    pictures.skip_to(2.0)
    assert skipped_s == [4.0]


def test_a_slowed_tape_has_nothing_above_what_it_had():
    noise = NOISE.normal(0, 0.2, (RATE_HZ, 2)).astype(np.float32)
    spectrum = np.fft.rfft(noise, axis=0)
    spectrum[len(spectrum) // 3 :] = 0
    tape = np.fft.irfft(spectrum, axis=0).astype(np.float32)
    assert is_slowed_tape(tape, 2.0)
    assert not is_slowed_tape(noise, 2.0)
    assert not is_slowed_tape(tape, 1.2)  # as much as a codec leaves out


def test_a_tape_gets_its_pitch_back_and_other_sound_keeps_it():
    tone = np.repeat(0.3 * np.sin(2 * np.pi * 1000 * np.arange(2 * RATE_HZ) / RATE_HZ)[:, None], 2, axis=1)
    hiss = NOISE.normal(0, 0.01, tone.shape)
    assert pitch_hz(at_speed(tone.astype(np.float32), 2.0)) == pytest.approx(2000, rel=0.01)
    assert pitch_hz(at_speed((tone + hiss).astype(np.float32), 2.0)) == pytest.approx(1000, rel=0.01)


def pitch_hz(sound: np.ndarray) -> float:
    return np.abs(np.fft.rfft(sound[:, 0])).argmax() * RATE_HZ / len(sound)


def test_sound_that_is_slowed_begins_where_it_began():
    knock = np.zeros((RATE_HZ, 2), np.float32)
    knock[RATE_HZ // 2 :][:400] = NOISE.normal(0, 0.3, (400, 1))
    slower = at_speed(knock, 0.5)
    assert len(slower) == 2 * RATE_HZ
    assert np.argmax(np.abs(slower[:, 0]) > 0.05) / RATE_HZ == pytest.approx(1.0, abs=0.01)


def test_speed_is_what_was_asked_for_or_what_the_file_says():
    def facts(slowed: float) -> VideoFacts:
        return VideoFacts(64, 48, 30.0, 9.0, 0.0, True, slowed=slowed)

    assert [speed_of(None, facts(slowed)) for slowed in (1.0, 1.001, 8.0, 0.1)] == [1.0, 1.0, 8.0, 1.0]
    assert speed_of(1.0, facts(8.0)) == 1.0
    for wrong in (0.0, -1.0, 99.0, float("nan")):
        with pytest.raises(InputError):
            speed_of(wrong, facts(1.0))
    assert part_at(Part(4.0, None), 2.0) == Part(2.0, None)


def test_a_file_says_how_slowed_it_is(tmp_path: Path):
    video = write_video(tmp_path / "v.mp4", times_s=tuple(k / 10 for k in range(10)))
    said = tmp_path / "said.mp4"
    with av.open(str(video)) as source, av.open(str(said), "w", options={"movflags": "use_metadata_tags"}) as target:
        target.metadata[FILMED_FPS] = "40.0"  # as phones write it
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    with read_pictures(said) as pictures:
        assert pictures.facts.slowed == pytest.approx(4.0)
    with read_pictures(video) as pictures:
        assert pictures.facts.slowed == 1.0


@pytest.mark.parametrize("slowed", [1.0, 4.0])
def test_jumps_tell_how_slowed_a_dance_is(slowed: float):
    """Somebody jumps once a second of his dance and is in the air for 0.36 s of it, as the earth has it."""
    times_s = np.arange(0, 4 * slowed, 1 / 30)
    since = times_s / slowed % 1.0
    above = np.where(since < 0.36, 9.81 / 1.7 / 2 * since * (0.36 - since), 0)
    bent = np.where(since >= 0.36, 0.03 * np.sin(np.pi * (since - 0.36) / 0.64), 0)
    height = usual_height(STANCE[None].astype(np.float32))
    xy = np.repeat(STANCE[None], len(times_s), axis=0)
    xy[..., 1] -= height * above[:, None]
    xy[:, CANONICAL.index("left_hip"), 1] += height * bent
    xy[:, CANONICAL.index("right_hip"), 1] += height * bent
    assert slowness(times_s, xy.astype(np.float32), np.array([], np.intp)) == pytest.approx(slowed, rel=0.05)
    assert slowness(times_s, np.repeat(xy[:1], len(xy), axis=0).astype(np.float32), np.array([], np.intp)) is None


def test_what_may_be_slowed_is_hinted_at_and_what_is_not_is_not():
    twice = np.tile((8.0, 0.1), 40).astype(np.float32)
    assert times_shown(twice) == 2
    assert times_shown(np.full(80, 8.0, np.float32)) == 1
    assert times_shown(np.tile((8, 8, 8, 8, 0.1), 20).astype(np.float32)) == 1  # 24 pictures a second shown as 30
    assert "--speed 2" in Slowed(None, 2).hints[0].english
    assert "--speed 4" in Slowed(3.7).hints[0].english
    assert Slowed(0.9, 2).hints == ()  # who jumps so fast is not slowed
