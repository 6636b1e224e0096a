"""The tools of the starter pack: the language of choreographies, notes, loudness, effects."""

import shutil

import numpy as np
import pytest
import soundfile

from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL, mirror
from tools.starter_pack.dance import language as words
from tools.starter_pack.dance.body import TOE_HEIGHT_M
from tools.starter_pack.dance.camera import PICTURE_WIDTH_HEIGHTS, film
from tools.starter_pack.dance.joints import natural_arm
from tools.starter_pack.dance.performer import perform
from tools.starter_pack.dance.steps import knee_up, march, raise_leg, stance, step
from tools.starter_pack.effects import BEDS, effects
from tools.starter_pack.music import render
from tools.starter_pack.music.backing import bass, drums, strums
from tools.starter_pack.music.loudness import levelled, limited, loudness_lufs, momentary_lufs, true_peak_db
from tools.starter_pack.music.midi import midi_bytes
from tools.starter_pack.music.score import Part, Score, chords, line, pitch
from tools.starter_pack.sheet import contact_sheet, loop
from tools.starter_pack.tempo import Tempo

TEMPO = Tempo(((0, 120),))
SIDE = words.Arm(upper=(1, 0, 0), fore=(1, 0, 0))
EFFECTS = {"menu_move", "menu_select", "countdown", "go", "right", "wrong", "reveal", "tick", "perfect", "great",
           "good", "ok", "miss", "gold", "streak", "winner", "pose", "tension",
           *(f"star_{count}" for count in range(1, 8)),
           *(f"{crowd}_{size}" for crowd in ("applause", "cheer") for size in (1, 2, 3))}  # fmt: skip


def dance(phrase, seconds=4.0) -> PoseSequence:
    return film(perform(phrase, tempo=TEMPO, duration_s=seconds, softness_s=0.03))


def lively() -> words.Phrase:
    return words.phrase(
        8,
        march(4),
        step("left", x=0.2, at=5),
        step("right", x=0.2, at=6),
        words.arm("left", SIDE, at=2),
        words.arm("right", words.Touch("other_knee"), at=4),
        words.body(at=3, lean_side_deg=10, lean_front_deg=30, twist_deg=15),
        words.hop(at=6.5),
        words.swing(8, period=2, side_m=0.05),
    )


def test_a_pose_is_reached_on_its_beat():
    reference = dance(words.arm("left", SIDE, at=2, travel=1))
    wrist = reference.world[:, CANONICAL.index("left_wrist")]
    shoulder = reference.world[:, CANONICAL.index("left_shoulder")]
    up = (shoulder - wrist)[:, 1]  # y points down
    assert up[14] < -0.45
    assert up[31:] == pytest.approx(0, abs=0.08)


def test_a_mirrored_phrase_is_the_mirrored_dance():
    there, back = dance(lively()), dance(words.mirror(lively()))
    flipped = np.array([mirror(xy, axis_x=PICTURE_WIDTH_HEIGHTS / 2) for xy in there.xy])
    np.testing.assert_allclose(back.xy, flipped, atol=1e-4)
    assert words.mirror(words.mirror(lively())) == lively()


def test_phrases_are_chained_layered_and_repeated():
    first, second = words.phrase(2, words.arm("left", SIDE, at=1)), words.phrase(4, words.arm("right", SIDE, at=1))
    assert [key.beat for key in (first + second).keys] == [1, 3]
    assert (first + second).beats == 6
    assert (first | second).beats == 4
    assert [key.beat for key in (first * 3).keys] == [1, 3, 5]
    assert words.both_ways(first).keys[1].part == "right_arm"


def test_of_two_keys_on_one_beat_the_later_written_counts():
    reference = dance(words.body(at=2, lean_side_deg=20) | words.body(at=2, lean_side_deg=-20))
    shoulders = reference.xy[80, [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")], 0].mean()
    assert shoulders < PICTURE_WIDTH_HEIGHTS / 2


def test_a_misspelt_channel_is_named():
    with pytest.raises(ValueError, match="lean_sideways"):
        words.body(lean_sideways=3)


def test_weight_goes_over_the_standing_foot_before_the_other_leaves():
    reference = dance(words.phrase(8, stance(0.2, at=1), knee_up("left", at=4)))
    hips = [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]
    middle = reference.xy[:, hips, 0].mean(axis=1) - PICTURE_WIDTH_HEIGHTS / 2
    assert middle[35] == pytest.approx(0, abs=0.01)
    assert middle[62] < -0.03  # his right foot stands at the picture's left


def test_a_hand_touches_what_it_is_told():
    reference = dance(words.arm("left", words.Touch("other_shoulder", (0, 0, 0.1)), at=2))
    goal = reference.world[90, CANONICAL.index("right_shoulder")]
    assert np.linalg.norm(reference.world[90, CANONICAL.index("left_wrist")] - goal) == pytest.approx(0.1, abs=0.03)


def test_an_arm_swings_through_and_turns_back_on_its_beat():
    reference = dance(words.arm("left", SIDE, at=2, travel=1), seconds=3)
    shoulder, wrist = (reference.world[:, CANONICAL.index(f"left_{name}"), 1] for name in ("shoulder", "wrist"))
    height = shoulder - wrist
    assert abs(int(np.argmax(height)) - 30) <= 1
    assert height[30] - height[45] > 0.01
    touched = dance(words.arm("left", words.Touch("other_shoulder", (0, 0, 0.1)), at=2), seconds=3)
    wrist = touched.world[:, CANONICAL.index("left_wrist")]
    assert np.linalg.norm(wrist[36:45] - wrist[60], axis=1).max() < 0.02


def test_a_bounce_falls_faster_than_it_rises():
    reference = dance(words.bounce(8, depth_m=0.1, period=2), seconds=4)
    hips = reference.xy[:, CANONICAL.index("left_hip"), 1]
    fall, rise = np.diff(hips[30:91]).max(), -np.diff(hips[30:91]).min()
    assert fall > 1.2 * rise


def test_a_swinging_leg_clears_the_floor_at_once():
    performance = perform(
        words.phrase(8, raise_leg("left", (0.6, 0.2, 0.7), (0.6, 0.2, 0.7), at=2), step("left", x=0.1, at=4)),
        tempo=TEMPO, duration_s=3, softness_s=0.03,
    )  # fmt: skip
    toe = performance.joints_m[:, CANONICAL.index("left_toe")]
    on_floor = toe[:, 1] < TOE_HEIGHT_M + 0.005
    assert not on_floor.all()
    before, after = np.flatnonzero(~on_floor)[[0, -1]]
    for stretch in (toe[:before], toe[after + 1 :]):
        assert np.linalg.norm(stretch[:, ::2] - stretch[0, ::2], axis=1).max() < 0.01


def test_an_elbow_does_not_fold_backwards():
    count = 3
    chest = np.broadcast_to(np.eye(3), (count, 3, 3))
    down, backwards = np.tile([0.0, -1.0, 0.0], (count, 1)), np.tile([0.1, -0.1, -0.99], (count, 1))
    upper, fore = natural_arm(down, backwards, chest=chest, sign=1.0)
    np.testing.assert_allclose(upper, down)
    bend_deg = np.rad2deg(np.arccos(np.sum(upper * fore, axis=1)))
    assert (bend_deg < 20).all()
    forwards = np.tile([0.0, -0.1, 0.995], (count, 1))
    np.testing.assert_allclose(natural_arm(down, forwards, chest=chest, sign=1.0)[1], forwards, atol=0.01)


def test_a_seed_makes_a_dancer_who_is_never_quite_the_same():
    def seeded(seed):
        return perform(lively(), tempo=TEMPO, duration_s=4, softness_s=0.03, seed=seed).joints_m

    np.testing.assert_array_equal(seeded(1), seeded(1))
    wrists = [CANONICAL.index("left_wrist"), CANONICAL.index("right_wrist")]
    apart_m = np.linalg.norm(seeded(1) - seeded(2), axis=2)[:, wrists]
    assert 0.005 < apart_m.mean() < 0.06


def test_sheets_and_loops_are_drawn(tmp_path):
    image = pytest.importorskip("PIL.Image")
    reference = dance(lively(), seconds=2)
    contact_sheet(reference, moments_s=[0.0, 0.5, 1.0], labels=["0", "1", "2"], path=tmp_path / "sheet.png")
    loop(reference, moments_s=[0.0, 0.1, 0.2, 0.3], path=tmp_path / "loop.webp")
    with image.open(tmp_path / "sheet.png") as sheet, image.open(tmp_path / "loop.webp") as moving:
        tiles = np.asarray(sheet.convert("L"))[:200, :600].reshape(200, 3, 200)
        assert (tiles.max(axis=(0, 2)) > 180).all()
        assert moving.n_frames == 4


def test_tempo_changes_at_its_beat():
    tempo = Tempo(((0, 60), (4, 120)))
    assert tempo.second(np.array([0, 4, 6])) == pytest.approx([0, 4, 5])
    assert tempo.beat(np.array([4.5])) == pytest.approx([5])


def test_the_notation():
    notes = line("c5:1 d:.5 e! | r:1 c+e4:2", at=4)
    assert [(note.beat, note.pitch) for note in notes] == [(4, 72), (5, 74), (5.5, 76), (7, 72), (7, 64)]
    assert notes[2].velocity > notes[1].velocity
    assert (pitch("c4"), pitch("f#3"), pitch("bb5")) == (60, 54, 82)
    harmony = chords("C - G7/B", each=2)
    assert [(chord.beat, chord.beats, chord.root, chord.bass) for chord in harmony] == [(0, 4, 0, 0), (4, 2, 7, 11)]
    low = bass(harmony, pattern=((0, 0, 1), (1, 1, 1)), every=2)
    assert [note.pitch % 12 for note in low] == [0, 7, 0, 7, 11, 2]
    assert len(strums(harmony, beats=(1,), every=2)) == 3 + 3 + 4
    assert [note.beat for note in drums(at=1, bars=2, bar=2, grid=0.5, kick="X..x")] == [1, 2.5, 3, 4.5]


def test_the_same_score_gives_the_same_midi_file():
    score = Score((Part("flute", 73, line("c5 d e")), Part("drums", 0, drums(at=0, bars=1, bar=1, grid=1, kick="X"),
                                                          is_drums=True)))  # fmt: skip
    data = midi_bytes(score, TEMPO)
    assert data == midi_bytes(score, TEMPO)
    assert data.startswith(b"MThd")
    assert data.count(b"MTrk") == 3
    assert bytes([0x99, 36]) in data


def test_loudness_of_the_recommendations_tone():
    time_s = np.arange(48_000 * 3) / 48_000
    tone = np.sin(2 * np.pi * 997 * time_s)[:, None]
    assert loudness_lufs(tone, rate_hz=48_000) == pytest.approx(-3.01, abs=0.05)


def test_a_loud_sound_is_limited_and_a_soft_one_raised():
    chance = np.random.default_rng(1)
    noise = chance.normal(size=(44_100 * 2, 2)) * 0.02
    noise[::4000] *= 30
    level = levelled(noise, rate_hz=44_100)
    assert true_peak_db(level) < -1
    assert loudness_lufs(level, rate_hz=44_100) == pytest.approx(-16, abs=0.5)
    quiet = noise * 0.01
    np.testing.assert_allclose(limited(quiet, rate_hz=44_100), quiet)


def test_the_same_sound_gives_the_same_bytes_and_is_still_read(tmp_path):
    sound = np.random.default_rng(2).normal(size=(44_100, 2)) * 0.1
    paths = [tmp_path / name for name in ("one.ogg", "two.ogg")]
    for path in paths:
        render.write_vorbis(sound, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert len(soundfile.read(paths[0])[0]) == len(sound)


def test_every_effect_is_shipped_short_and_not_too_loud(request):
    shipped = {path.stem: path for path in (request.config.rootpath / "sounds" / "effects").glob("*.ogg")}
    assert set(shipped) == set(effects()) == EFFECTS
    for name, path in shipped.items():
        sound, rate_hz = soundfile.read(path, always_2d=True)
        assert -32 < momentary_lufs(sound, rate_hz=rate_hz) < -15.5, name
        assert true_peak_db(sound) < -1, name
        if name in BEDS:
            seam = np.abs(sound[0] - sound[-1]).max()
            assert seam < 2 * np.abs(np.diff(sound, axis=0)).max(), name
        else:
            assert len(sound) / rate_hz < 5, name
            assert np.abs(sound[-100:]).max() < 0.01, name


def test_good_things_are_loud_and_the_others_are_quiet(request):
    def level(name):
        sound, rate_hz = soundfile.read(request.config.rootpath / "sounds" / "effects" / f"{name}.ogg", always_2d=True)
        return momentary_lufs(sound, rate_hz=rate_hz)

    levels = [level(name) for name in ("gold", "perfect", "great", "good", "ok")]
    assert levels == sorted(levels, reverse=True)
    assert level("miss") < level("great") - 6
    crowds = [level(f"applause_{size}") for size in (1, 2, 3)]
    assert crowds == sorted(crowds)


@pytest.mark.skipif(
    shutil.which("fluidsynth") is None or not render.SOUNDFONT.is_file(),
    reason="FluidSynth and its soundfont are missing",
)
def test_a_score_is_played_as_long_as_told(tmp_path):
    score = Score((Part("piano", 0, line("c4:1 e g c5", velocity=100)),))
    sound = render.render(score, TEMPO, duration_s=2.5)
    assert len(sound) == 2.5 * render.RATE_HZ
    first = np.flatnonzero(np.abs(sound).max(axis=1) > 0.02)[0] / render.RATE_HZ
    assert first < 0.03
    render.write_vorbis(sound, tmp_path / "song.ogg")
    again, _ = soundfile.read(tmp_path / "song.ogg")
    assert len(again) == len(sound)
