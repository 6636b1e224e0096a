"""Head, Shoulders, Knees and Toes: touch what the song names, then faster."""

from dancegame.core.character import Character
from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Place,
    Touch,
    arms,
    body,
    bounce,
    foot,
    hop,
    layer,
    mirror,
    phrase,
    swing,
)
from tools.starter_pack.dance.steps import bow, march, stance, step
from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Part, Score, chords, line, shifted, transposed
from tools.starter_pack.song import StarterSong
from tools.starter_pack.tempo import Tempo

# Wrists stand for hands: they stop a hand's length before what is touched.
HEAD = Touch("ear", (0.075, 0.10, 0.0), elbow=(1.0, 0.05, -0.1))
ABOVE_HEAD = Touch("ear", (0.17, 0.22, 0.0), elbow=(1.0, 0.05, -0.1))
SHOULDERS = Touch("shoulder", (0.09, 0.05, 0.09), elbow=(1.0, -0.35, 0.2))
KNEES = Touch("knee", (0.03, 0.09, 0.06), elbow=(1.0, 0.1, 0.1))
TOES = Touch("toe", (0.06, 0.17, 0.0), elbow=(1.0, 0.1, 0.3))
ABOVE_TOES = Touch("toe", (0.16, 0.30, 0.0), elbow=(1.0, 0.1, 0.3))
EYES = Touch("eye", (0.06, -0.03, 0.09), elbow=(1.0, -0.6, 0.2))
EARS = Touch("ear", (0.11, 0.0, 0.0), elbow=(1.0, 0.25, -0.3))
MOUTH = Touch("mouth", (0.05, -0.05, 0.07), elbow=(0.35, -1.0, 0.25))
NOSE = Touch("nose", (0.045, -0.02, 0.06), elbow=(1.0, -0.1, 0.2))
OFF_NOSE = Touch("nose", (0.20, 0.03, 0.16), elbow=(1.0, -0.1, 0.2))
ON_HIP = Touch("hip", (0.09, 0.08, 0.03), elbow=(1.0, 0.2, -0.35))
WAVE_UP = Arm(upper=(0.75, 0.65, 0.1), fore=(0.25, 0.95, 0.15))
WAVE_OUT = Arm(upper=(0.75, 0.65, 0.1), fore=(0.9, 0.4, 0.15))
CLAP = Touch("chest", (0.03, 0.05, 0.22), elbow=(1.0, -0.4, 0.1))
OPEN = Arm(upper=(0.9, -0.35, 0.25), fore=(0.7, 0.5, 0.5))
CHEER = Arm(upper=(0.6, 0.8, 0.05), fore=(0.45, 0.9, 0.1))

STANCE = 0.19


def upright(*, at: float) -> Phrase:
    """Stand tall."""
    return bow(at=at, deg=0, travel=0.85) | body(at=at, travel=0.85, head_nod_deg=0)


def to_knees(*, at: float) -> Phrase:
    """Bend until the hands are on the knees."""
    return arms(KNEES, at=at, travel=0.85) | bow(at=at, deg=38, crouch_m=0.16) | body(at=at, head_nod_deg=-16)


def to_toes(*, at: float) -> Phrase:
    """Bend until the hands are on the toes."""
    return arms(TOES, at=at, travel=0.85) | bow(at=at, deg=74, crouch_m=0.27) | body(at=at, head_nod_deg=-10)


def line_of_parts(sway: str) -> Phrase:
    """Head, shoulders, knees and toes, knees and toes: eight beats."""
    lean = 7 if sway == "left" else -7
    return phrase(
        8,
        arms(HEAD, at=0, travel=0.95),
        arms(ABOVE_HEAD, at=0.5, travel=0.45),
        arms(HEAD, at=1, travel=0.45),
        upright(at=0),
        body(at=0, lean_side_deg=lean, hip_roll_deg=-lean, side_m=-0.006 * lean),
        body(at=1, lean_side_deg=-lean, hip_roll_deg=lean, side_m=0.006 * lean),
        arms(SHOULDERS, at=2, travel=0.85),
        body(at=2, lean_side_deg=0, hip_roll_deg=0, side_m=0, crouch_m=0.05),
        to_knees(at=3),
        to_toes(at=4),
        to_knees(at=5),
        to_toes(at=6),
        bow(at=6.5, deg=58, crouch_m=0.22, travel=0.45),
        arms(ABOVE_TOES, at=6.5, travel=0.45),
        bow(at=7, deg=74, crouch_m=0.27, travel=0.45),
        arms(TOES, at=7, travel=0.45),
        bounce(2, depth_m=0.05),
    )


def face() -> Phrase:
    """Eyes and ears and mouth and nose: eight beats, a side-step on each."""
    return phrase(
        8,
        arms(EYES, at=0, travel=0.95),
        upright(at=0),
        arms(EARS, at=2, travel=0.8),
        arms(MOUTH, at=4, travel=0.8),
        arms(NOSE, ON_HIP, at=6, travel=0.8),
        arms(OFF_NOSE, ON_HIP, at=6.5, travel=0.45),
        arms(NOSE, ON_HIP, at=7, travel=0.45),
        nod_to_sides(),
        side_touches(8),
        bounce(8, depth_m=0.035),
    )


def nod_to_sides() -> Phrase:
    """Tilt the head and the trunk to a new side every other beat."""
    return layer(
        *[
            body(at=beat, travel=0.9, head_tilt_deg=9 * sign, lean_side_deg=5 * sign, twist_deg=6 * sign)
            for beat, sign in ((0, 1), (2, -1), (4, 1), (6, -1))
        ],
        body(at=8, head_tilt_deg=0, lean_side_deg=0, twist_deg=0),
    )


def side_touches(beats: int) -> Phrase:
    """Step apart and tap a heel out, left and right in turn, every two beats."""
    parts = []
    for beat in range(0, beats, 4):
        for at, side, sign in ((beat, "left", 1), (beat + 2, "right", -1)):
            parts += [
                foot(side, Place(sign * 0.40, 0.12, sign * 30, weight=0.15, lift_m=0.06), at=at, travel=0.7),
                step(side, out=STANCE, at=at + 1, travel=0.7),
            ]
    return phrase(beats, *parts)


def intro() -> Phrase:
    """Wave hello and take the stance."""
    return phrase(
        4,
        stance(STANCE, at=0.5),
        *[arms(WAVE_OUT if beat % 2 else WAVE_UP, at=beat, travel=0.9) for beat in range(4)],
        bounce(4, depth_m=0.05),
        swing(4, period=2.0, side_m=0.05, lean_side_deg=-5, hip_roll_deg=-5),
    )


def between() -> Phrase:
    """Clap and march, faster now."""
    claps = [arms(CLAP, at=beat, travel=0.5) | arms(OPEN, at=beat + 0.5, travel=0.5) for beat in range(4)]
    return phrase(4, *claps, march(4, up=-0.1), bounce(4, depth_m=0.03), upright(at=0), stance(STANCE, at=4.0))


def verse() -> Phrase:
    """Four lines."""
    return line_of_parts("left") + line_of_parts("right") + face() + line_of_parts("left")


def finale() -> Phrase:
    """Jump up and cheer."""
    return phrase(
        5,
        upright(at=0.9),
        hop(at=0.5, height_m=0.14, air=0.8),
        arms(CHEER, at=0.6, travel=0.9),
        step("left", out=0.32, at=0.9, travel=0.75, turn=20, lift=0.02),
        step("right", out=0.32, at=0.9, travel=0.75, turn=20, lift=0.02),
        *[arms(WAVE_OUT if beat % 2 else WAVE_UP, at=beat, travel=0.9) for beat in range(2, 6)],
        bounce(5, depth_m=0.05),
        swing(5, period=2.0, peak=2, side_m=0.06, lean_side_deg=-6, hip_roll_deg=-6),
    )


# --- the music: 4 beats, verse 32, 4 beats of claps, verse 32 faster, end ---

TUNE = line("""
    g4:2 a:.5 g f# g | e:1 g:.5 g g:2 | g:2 a:.5 g f# g | d:1 g:.5 g g f e d |
    c:1 e g c5 | d:.5 c b4 c5 a4:2 | b:2 b:.5 g a b | c5:1 c:.5 c c:1.5 r:.5
""", gate=0.9)  # fmt: skip
THIRDS = line("""
    e4:2 f:.5 e d# e | c:1 e:.5 e e:2 | e:2 f:.5 e d# e | b3:1 f4:.5 f f r:1.5 |
    r:1 c e g | a:.5 a g a f:2 | g:2 g:.5 d f g | e:1 e:.5 e e:1.5 r:.5
""", velocity=70)  # fmt: skip
TUNE_CHORDS = "C C C C  C C G7 G7  C C F F  G7 G7 C C"
INTRO = line("c5:.5 e g c6 g5 e c:1", velocity=84)
RUN_UP = line("g4:.5 a b c5 d e f g", at=36)
TAG = line("c6:.5 g5:.25 g a:.5 g r b c6:1.5!", at=72, gate=0.8)


def score() -> Score:
    """A small band the first time, everybody the second time."""
    first, second = shifted(TUNE, 4), shifted(TUNE, 40)
    harmony = chords("C G7", each=2) + chords(TUNE_CHORDS, each=2, at=4) + chords("G7 G7", each=2, at=36)
    faster = chords(TUNE_CHORDS, each=2, at=40) + chords("C", each=3, at=72)
    walk = bass(harmony + faster, pattern=((0, 0, 0.8), (1, 1, 0.7)), every=2, low=36, velocity=96)
    chop = strums(harmony, beats=(0.5, 1.5), every=2, length=0.35, low=60, velocity=72)
    chop += strums(faster, beats=(0.5, 1.0, 1.5), every=2, length=0.3, low=60, velocity=74)
    light = {"bar": 2, "grid": 0.5, "kick": "x.o.", "rim": "..x.", "shaker": "oxox", "clap": "..o."}
    full = {"bar": 2, "grid": 0.5, "kick": "X.x.", "snare": "..X.", "hat": "xoxo", "tambourine": ".o.o", "clap": "..x."}
    beat = (
        drums(at=0, bars=2, bar=2, grid=0.5, shaker="xoxo", block_high="x.x.") + drums(at=4, bars=16, **light)
        + drums(at=36, bars=4, bar=1, grid=0.5, clap="X.", kick="X.", snare=".o", block_high=".x")
        + drums(at=40, bars=16, **full)
        + drums(at=72, bars=1, bar=4, grid=0.25, kick="X..........X....",
                snare="x.xxx.x...x.X...", crash="............X")
    )  # fmt: skip
    return Score((
        Part("whistle", 78, first, volume=74, pan=70, reverb=60),
        Part("clarinet", 71, first + second + TAG, volume=88, pan=50),
        Part("accordion", 21, shifted(THIRDS, 4) + second + shifted(THIRDS, 40) + RUN_UP, volume=74, pan=82),
        Part("glockenspiel", 9, INTRO + transposed(second, 24) + transposed(TAG, 12), volume=60, pan=40),
        Part("ukulele", 24, chop, volume=92, pan=84),
        Part("banjo", 105, strums(faster, beats=(0.0, 0.75, 1.25, 1.75), every=2, length=0.2, low=62, velocity=66),
             volume=70, pan=36),
        Part("strings", 48, pad(faster, low=55, velocity=54), volume=62, pan=64),
        Part("trombone", 57, transposed(shifted(THIRDS, 40), -12), volume=66, pan=44),
        Part("bass", 32, walk, volume=108, pan=62),
        Part("drums", 0, beat, volume=86, is_drums=True),
    ))  # fmt: skip


SONG = StarterSong(
    id="head-shoulders-knees-and-toes",
    title="Head, Shoulders, Knees and Toes",
    artist="Traditional",
    year=1912,
    credits=(
        "A children's action song, documented since 1912, here without words, to the traditional tune There Is a "
        "Tavern in the Town (printed by 1883); in the public domain. "
        "Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 100), (36, 124))),
    beats=77,
    counted_from=4,
    dance=intro() + verse() + between() + mirror(verse()) + finale(),
    score=score(),
    gold_beats=(8, 44, 72),
    tags=("children", "easy"),
    character=Character.CHILD,
    scene="playroom",
)
