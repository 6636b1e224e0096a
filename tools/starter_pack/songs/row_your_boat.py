"""Row, Row, Row Your Boat: pull the oars, wave merrily, dream; then a paddle, and a crocodile."""

from dancegame.core.character import Character
from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Touch,
    arm,
    arms,
    body,
    both_ways,
    bounce,
    hop,
    layer,
    mirror,
    phrase,
    swing,
)  # fmt: skip
from tools.starter_pack.dance.steps import march, stance, step
from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Part, Score, chords, line, shifted, transposed
from tools.starter_pack.song import StarterSong
from tools.starter_pack.tempo import Tempo

# Oars: hands together far in front and low, then at the chest with the elbows wide.
REACH = Arm(upper=(-0.05, -0.45, 0.9), fore=(-0.12, -0.2, 1.0))
PULL = Arm(upper=(0.85, -0.35, -0.45), fore=(-0.35, 0.15, 0.9))
# A paddle: one hand high at the top of the shaft, the other low at the blade's side.
PADDLE_TOP = Arm(upper=(0.05, 0.35, 0.9), fore=(-0.85, 0.1, 0.5))
PADDLE_LOW = Arm(upper=(0.75, -0.65, 0.3), fore=(0.25, -0.9, 0.3))
PADDLE_BACK = Arm(upper=(0.75, -0.55, -0.45), fore=(0.45, -0.85, -0.1))
PADDLE_UP = Arm(upper=(0.55, -0.3, 0.75), fore=(0.35, 0.6, 0.7))
UP_OUT = Arm(upper=(0.55, 0.8, 0.1), fore=(0.85, 0.5, 0.1))
UP_IN = Arm(upper=(0.55, 0.8, 0.1), fore=(-0.35, 0.93, 0.15))
STREAM_OUT = Arm(upper=(0.9, -0.15, 0.35), fore=(0.95, 0.15, 0.25))
STREAM_IN = Arm(upper=(-0.15, -0.2, 0.95), fore=(-0.9, -0.05, 0.4))
CHEEK = Touch("ear", (0.05, -0.08, 0.07), elbow=(0.8, -0.7, 0.3))
CHEEK_ACROSS = Touch("other_ear", (-0.11, -0.07, 0.07), elbow=(0.5, -0.8, 0.4))
# The jaws of a crocodile that looks to the side: both arms far out in front, one above the other.
JAW_TOP = Arm(upper=(-0.1, 0.6, 0.8), fore=(-0.2, 0.65, 0.75))
JAW_LOW = Arm(upper=(-0.1, -0.6, 0.8), fore=(-0.2, -0.4, 0.9))
JAW_SHUT_TOP = Arm(upper=(-0.1, -0.02, 1.0), fore=(-0.2, -0.05, 0.95))
JAW_SHUT_LOW = Arm(upper=(-0.1, -0.28, 0.95), fore=(-0.2, -0.08, 0.95))
SCREAM = Touch("ear", (0.06, -0.07, 0.05), elbow=(1.0, -0.5, 0.2))
CHEER = Arm(upper=(0.6, 0.8, 0.05), fore=(0.5, 0.85, 0.1))


def stroke() -> Phrase:
    """Reach with both oars, pull them to the chest: two beats, the pull lands on the second."""
    return phrase(
        2,
        arms(REACH, at=0, travel=0.95),
        body(at=0, travel=0.95, lean_front_deg=38, crouch_m=0.14, front_m=0.04, head_nod_deg=-14),
        arms(PULL, at=1, travel=0.9),
        body(at=1, travel=0.9, lean_front_deg=-12, crouch_m=0.04, front_m=-0.08, head_nod_deg=4),
    )


def rowing(beats: int, *, to: str = "left") -> Phrase:
    """Row in a lunge, turned a little to one side."""
    sign = 1 if to == "left" else -1
    other = "right" if to == "left" else "left"
    return phrase(
        beats,
        step(to, out=0.27, z=0.16, at=0, turn=48, travel=0.8),
        step(other, out=0.22, z=-0.12, at=0.0, turn=0, travel=0.5),
        body(at=0, heading_deg=48 * sign, head_turn_deg=-22 * sign, head_tilt_deg=0),
        body(at=0, twist_deg=0, lean_side_deg=0, side_m=0, hip_roll_deg=0),
        stroke() * (beats // 2),
    )


def straight(*, at: float = 0.0) -> Phrase:
    """Face the front and stand tall."""
    return body(at=at, travel=0.9, heading_deg=0, head_turn_deg=0, lean_front_deg=0, crouch_m=0, front_m=0,
                head_nod_deg=0, lean_side_deg=0, head_tilt_deg=0, twist_deg=0, side_m=0, hip_roll_deg=0)  # fmt: skip


def merrily(*, first: str = "left") -> Phrase:
    """Wave both arms overhead from side to side with a knee up on every beat: four beats."""
    waves = [
        layer(
            arm("left", UP_OUT if beat % 2 == 0 else UP_IN, at=beat, travel=0.9),
            arm("right", UP_IN if beat % 2 == 0 else UP_OUT, at=beat, travel=0.9),
            body(at=beat, travel=0.9, lean_side_deg=11 if beat % 2 == 0 else -11),
        )
        for beat in range(4)
    ]
    whole = phrase(4, *waves, march(4, first="right", up=-0.1), straight(at=0), bounce(4, depth_m=0.03))
    return whole if first == "left" else mirror(whole)


def dream(*, side: str = "left") -> Phrase:
    """Lay the head on both hands and rock from foot to foot: four beats."""
    rocking = [
        body(at=beat, travel=1.0, head_tilt_deg=12 + 8 * way, lean_side_deg=4 + 9 * way, side_m=0.12 * way,
             hip_roll_deg=-7 * way, crouch_m=0.04)
        for beat, way in ((0, 1), (1, -1), (2, 1), (3, -1))
    ]  # fmt: skip
    whole = phrase(
        4,
        arm("left", CHEEK, at=0, travel=0.95),
        arm("right", CHEEK_ACROSS, at=0, travel=0.95),
        stance(0.24, at=0),
        *rocking,
        swing(4, period=1, peak=0, crouch_m=0.02),
    )
    return whole if side == "left" else mirror(whole)


def stream() -> Phrase:
    """Let the stream flow from one side to the other: four beats."""
    left, right = (STREAM_OUT, STREAM_IN), (STREAM_IN, STREAM_OUT)
    return phrase(
        4,
        straight(at=0),
        stance(0.24, at=0),
        *[
            layer(
                arms(*arms_there, at=beat, travel=travel),
                body(at=beat, travel=travel, side_m=0.08 * way, lean_side_deg=8 * way, twist_deg=18 * way),
            )
            for beat, travel, arms_there, way in ((0, 1.0, left, 1), (2, 1.3, right, -1), (3, 0.95, left, 1))
        ],
        bounce(4, depth_m=0.04),
    )


def paddling(beats: int) -> Phrase:
    """Paddle a canoe, a stroke a beat, changing sides every two."""
    stroke_left = phrase(
        2,
        arm("left", PADDLE_UP, at=0.0, travel=0.9), arm("right", PADDLE_TOP, at=0.0, travel=0.9),
        body(at=0.0, lean_front_deg=18, twist_deg=-16, lean_side_deg=8, crouch_m=0.08),
        arm("left", PADDLE_BACK, at=1.0, travel=0.9), arm("right", PADDLE_TOP, at=1.0, travel=0.9),
        body(at=1.0, lean_front_deg=2, twist_deg=20, lean_side_deg=12, crouch_m=0.13),
    )  # fmt: skip
    return phrase(beats, stance(0.26, at=0), both_ways(stroke_left) * (beats // 4))


def crocodile() -> Phrase:
    """Snap the jaws twice to the side: four beats."""

    def jaws(at: float, is_open: bool) -> Phrase:
        top, low = (JAW_TOP, JAW_LOW) if is_open else (JAW_SHUT_TOP, JAW_SHUT_LOW)
        return arm("left", top, at=at, travel=0.8) | arm("right", low, at=at, travel=0.8)

    return phrase(
        4,
        straight(at=0),
        step("left", out=0.30, z=0.1, at=0, turn=50),
        step("right", out=0.22, z=-0.08, at=-0.5, turn=-20, travel=0.4),
        body(at=0, side_m=0.05, heading_deg=58, head_turn_deg=-20, crouch_m=0.05),
        *[jaws(at, is_open) for at, is_open in ((0, True), (1, False), (2, True), (3, False))],
        swing(4, period=2, peak=1, crouch_m=0.05, lean_front_deg=7),
    )


def scream() -> Phrase:
    """Hands to the cheeks and shake: four beats."""
    return phrase(
        4,
        straight(at=0),
        *[arms(SCREAM, at=at, travel=0.7) for at in (0, 1.0, 3.0)],
        arms(UP_OUT, at=2, travel=0.8),
        hop(at=0.1, height_m=0.07, air=0.5),
        hop(at=2.1, height_m=0.09, air=0.6),
        stance(0.2, at=1.0),
        swing(3.5, period=1, peak=0.5, twist_deg=16, head_turn_deg=6),
        bounce(4, depth_m=0.07, period=1),
    )


def verse_one() -> Phrase:
    """Row twice, merrily, dream."""
    return rowing(4, to="left") + rowing(4, to="right") + merrily() + dream()


def verse_two() -> Phrase:
    """Paddle, the stream, merrily, dream to the other side."""
    return paddling(4) + stream() + merrily(first="right") + dream(side="right")


def verse_three() -> Phrase:
    """Row, the stream, the crocodile, scream."""
    return rowing(4, to="right") + mirror(stream()) + crocodile() + scream()


def verse_four() -> Phrase:
    """Row once more and dream."""
    return rowing(8, to="left") + merrily() + dream()


def intro() -> Phrase:
    """Look out over the water with a sway."""
    return phrase(4, stream())


def finale() -> Phrase:
    """Wake up and cheer."""
    return phrase(
        4,
        straight(at=0),
        arms(SCREAM, at=0, travel=0.9),
        arms(CHEER, at=1, travel=0.8),
        hop(at=1, height_m=0.09, air=0.6),
        arms(UP_OUT, at=2, travel=0.9),
        arms(CHEER, at=3, travel=0.9),
        swing(3.5, period=2, peak=1, lean_side_deg=7, side_m=0.05),
        bounce(3, depth_m=0.03, peak=1),
    )


# --- the music: 4 beats, then four verses of 16; a beat holds a triplet ---

TUNE = line("""
    c5:1 c | c:.667 d:.333 e:1 | e:.667 d:.333 e:.667 f:.333 | g:2 |
    c6:.333 c c:.334 g5:.333 g g:.334 | e:.333 e e:.334 c:.333 c c:.334 | g:.667 f:.333 e:.667 d:.333 | c:2
""")  # fmt: skip
# The third verse meets a crocodile: the same tune, darker, and a scream.
DARK = line("""
    c5:1 c | c:.667 d:.333 e:1 | e:.667 d:.333 e:.667 f:.333 | g:2 |
    c5:.333 c c:.334 b4:.333 b b:.334 | bb:.333 bb bb:.334 a:.333 a a:.334 | ab:.667! a:.333 ab:.667! a:.333 | b:2!
""")  # fmt: skip
SCREAM_RUN = line("g5:.167 a b c6 d e f g a b c7 d e:.5! r:.5 g6:.333 f e:.334", at=48, velocity=80)
RIPPLE = line("c5:.333 e g:.334 c6:.333 g5 e:.334 c5:.333 e g:.334 c6:1", velocity=70)
HARMONY = "C - - - C - G7 - C - - - G7 - C -"


def score() -> Score:
    """Alone, then as a round of two voices, then the crocodile, then a round of three."""
    one, two, four = shifted(TUNE, 4), shifted(TUNE, 20), shifted(TUNE, 52)
    dark = shifted(DARK, 36)
    plain = chords("C - - -", each=1) + chords(HARMONY, each=1, at=4) + chords(HARMONY, each=1, at=20)
    eerie = chords("C - - - C - G7 - Am - F - Fm - G7 -", each=1, at=36)
    last = chords(HARMONY, each=1, at=52) + chords("C", each=3, at=68)
    harmony = plain + eerie + last
    second_voice = shifted(TUNE, 24)[:-1] + shifted(TUNE, 56)[:-1]
    third_voice = shifted(TUNE, 60)
    third_voice = tuple(note for note in third_voice if note.beat < 68)
    low = bass(harmony, pattern=((0, 0, 0.8), (1, 1, 0.7)), every=2, low=36, velocity=96)
    chop = strums(harmony, beats=(0.667, 1.667), every=2, length=0.28, low=57, velocity=72)
    soft = {"bar": 2, "grid": 1 / 3, "kick": "x..o..", "rim": "...x..", "hat": "x.ox.o"}
    full = {"bar": 2, "grid": 1 / 3, "kick": "X..x..", "snare": "...X.o", "hat": "x.xx.x", "tambourine": "...x.."}
    beat = (
        drums(at=4, bars=8, **soft) + drums(at=20, bars=8, **full)
        + drums(at=36, bars=4, **soft) + drums(at=44, bars=4, bar=1, grid=1 / 3, tom_low="X.o", guiro="x..")
        + drums(at=48, bars=4, bar=1, grid=1 / 3, snare="xxx", crash="x..", kick="X..") + drums(at=52, bars=8, **full)
        + drums(at=68, bars=1, bar=3, grid=0.5, crash="X", kick="X", snare="X")
        + drums(at=0, bars=2, bar=2, grid=1 / 3, shaker="x.ox.o")
    )  # fmt: skip
    end = line("c5+e5+g5+c6:3!", at=68, gate=1.0)
    return Score((
        Part("marimba", 12, RIPPLE + transposed(one + two, 0) + transposed(four, 12), volume=104, pan=50),
        Part("flute", 73, two + four + end, volume=84, pan=74),
        Part("clarinet", 71, one + second_voice, volume=80, pan=40),
        Part("bassoon", 70, transposed(dark, -12), volume=104, pan=56),
        Part("strings", 48, SCREAM_RUN + third_voice + pad(last, low=55, velocity=56), volume=74, pan=84),
        Part("tremolo", 44, pad(eerie[2:], low=55, velocity=70), volume=72, pan=64),
        Part("guitar", 24, chop, volume=96, pan=84),
        Part("accordion", 21, pad(chords(HARMONY, each=1, at=20), low=57, velocity=48) + end, volume=56, pan=30),
        Part("glockenspiel", 9, transposed(four, 12) + transposed(RIPPLE, 12), volume=52, pan=36),
        Part("bass", 32, low, volume=110, pan=62),
        Part("drums", 0, beat, volume=82, is_drums=True),
    ))  # fmt: skip


SONG = StarterSong(
    id="row-row-row-your-boat",
    title="Row, Row, Row Your Boat",
    artist="Traditional",
    year=1852,
    credits=(
        "A traditional round, words printed in 1852, tune printed in 1881 by Eliphalet Oram Lyte (1842-1913); in the "
        "public domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 106),)),
    beats=72,
    counted_from=4,
    dance=intro() + verse_one() + verse_two() + verse_three() + verse_four() + finale(),
    score=score(),
    gold_beats=(12, 48, 68),
    tags=("children", "easy"),
    character=Character.SPORTY,
    scene="lake",
)
