"""Habanera: arms that flower overhead, swaying hips, a fan, a swirled skirt, clapped palms, stamps, and a warning."""

import math

from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Place,
    Touch,
    arm,
    arms,
    body,
    both_ways,
    foot,
    mirror,
    other_side,
    phrase,
    swing,
)
from tools.starter_pack.dance.steps import raise_leg, sign, step
from tools.starter_pack.music.backing import bass, drums, near, pad, strums
from tools.starter_pack.music.score import Chord, Note, Part, Score, chords, line, transposed
from tools.starter_pack.song import StarterSong
from tools.starter_pack.tempo import Tempo

FLOWER_HIGH = Arm(upper=(0.6, 0.78, 0.15), fore=(-0.42, 0.9, 0.12))
FLOWER_OUT = Arm(upper=(0.92, 0.3, 0.2), fore=(0.75, 0.62, 0.2))
FLOWER_LOW = Arm(upper=(0.5, -0.72, 0.5), fore=(-0.85, -0.12, 0.5))
FLOWER_SIDE = Arm(upper=(0.9, -0.4, 0.15), fore=(0.95, 0.05, 0.3))
ON_HIP = Touch("hip", (0.07, 0.09, 0.0), elbow=(1.0, 0.05, -0.4))
FAN_SHUT = Arm(upper=(0.35, -0.75, 0.55), fore=(-0.75, 0.55, 0.4))
FAN_OPEN = Arm(upper=(0.5, -0.6, 0.6), fore=(0.15, 0.85, 0.5))
FAN_FACE = Touch("mouth", (0.03, 0.0, 0.12), elbow=(1.0, -0.25, 0.2))
FAN_FAR = Arm(upper=(0.92, 0.25, 0.25), fore=(0.9, 0.42, 0.15))
SKIRT_OUT = Arm(upper=(0.93, 0.02, 0.25), fore=(0.85, 0.45, 0.3))
SKIRT_ACROSS = Arm(upper=(-0.15, -0.45, 0.9), fore=(-0.88, 0.15, 0.45))
SKIRT_LOW = Arm(upper=(0.55, -0.8, 0.25), fore=(0.4, -0.75, 0.5))
# Palms are clapped beside one cheek: the arm of that side, the arm that comes across.
PALM_NEAR, PALM_NEAR_APART = Arm((0.7, 0.0, 0.7), (-0.5, 0.75, 0.45)), Arm((0.85, 0.1, 0.5), (0.35, 0.85, 0.4))
PALM_ACROSS, PALM_ACROSS_APART = Arm((-0.68, -0.05, 0.7), (-0.75, 0.6, 0.3)), Arm((-0.35, -0.2, 0.9), (-0.3, 0.85, 0.4))
ROSE = Touch("mouth", (0.04, -0.02, 0.05), elbow=(1.0, -0.3, 0.2))
HEART = Touch("chest", (-0.03, 0.02, 0.04), elbow=(1.0, -0.3, 0.3))
WARNING = Arm(upper=(0.72, 0.12, 0.68), fore=(0.68, 0.2, 0.72))
THROWN = Arm(upper=(0.85, 0.42, 0.35), fore=(0.9, 0.35, 0.25))


def straight(*, at: float = 0.0, travel: float = 0.7) -> Phrase:
    """Face the front and stand tall."""
    return body(at=at, travel=travel, heading_deg=0, head_turn_deg=0, lean_front_deg=0, crouch_m=0, side_m=0, rise_m=0,
                lean_side_deg=0, twist_deg=0, head_tilt_deg=0, head_nod_deg=0, hip_roll_deg=0, front_m=0)  # fmt: skip


def sway(beats: int, *, first: str = "left", width_m: float = 0.085) -> Phrase:
    """Swing the hips from foot to foot, a beat to each side, the knees giving in between."""
    way = sign(first)
    return swing(beats, period=2, peak=0, side_m=width_m * way, hip_roll_deg=-9 * way, lean_side_deg=-5 * way) | swing(
        beats, period=1, peak=0.5, crouch_m=0.02
    )


def flower(side: str) -> Phrase:
    """Let one arm flower overhead while the other curves before the waist: two beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        2,
        arm(side, FLOWER_HIGH, at=0, travel=0.9),
        arm(other, FLOWER_LOW, at=0, travel=0.9),
        arm(side, FLOWER_OUT, at=1, travel=0.8),
        arm(other, FLOWER_SIDE, at=1, travel=0.8),
        step(side, out=0.24, at=0, travel=0.6, turn=25, lift=0.05),
        step(other, out=0.16, z=0.12, at=1, travel=0.6, turn=30, heel=25, weight=0.4, lift=0.05),
        body(
            at=0, travel=0.9, lean_side_deg=-9 * way, head_turn_deg=28 * way, head_tilt_deg=6 * way, twist_deg=10 * way
        ),
        body(at=1, travel=0.9, lean_side_deg=6 * way, head_turn_deg=-20 * way, twist_deg=-6 * way),
    )


def flowers() -> Phrase:
    """Left and right arm in turn: eight beats."""
    return (straight(at=0) | both_ways(flower("left")) * 2) | sway(8)


def fan() -> Phrase:
    """Walk to the left behind a fluttering fan, hide the face, and open it wide: eight beats."""
    parts = []
    for beat, side, x, z in ((0, "left", 0.1, 0.0), (1, "right", 0.3, 0.14), (2, "left", 0.34, 0.0),
                             (3, "right", 0.34, 0.0)):  # fmt: skip
        out = -0.06 if beat == 1 else 0.13
        parts.append(step(side, x=x, z=z, out=out, at=beat, travel=0.6, lift=0.06, turn=20))
    flutter = [arm("right", FAN_SHUT if half % 2 == 0 else FAN_OPEN, at=half / 2, travel=0.5) for half in range(8)]
    return phrase(
        8,
        straight(at=0),
        arm("left", ON_HIP, at=0, travel=0.8),
        *parts,
        *flutter,
        *[body(at=beat, travel=0.8, twist_deg=12 * way, lean_side_deg=7 * way, head_turn_deg=20, hip_roll_deg=-8 * way)
          for beat, way in ((0, 1), (1, -1), (2, 1), (3, -1))],
        arm("right", FAN_FACE, at=4, travel=0.7),
        step("left", x=0.34, out=0.24, at=4, travel=0.6, turn=20),
        body(at=4, travel=0.8, twist_deg=24, lean_side_deg=8, crouch_m=0.13, head_turn_deg=-18, hip_roll_deg=-6),
        arm("right", FAN_FAR, at=5, travel=0.6),
        body(at=5, travel=0.7, twist_deg=-8, lean_side_deg=-11, crouch_m=0.02, head_turn_deg=-30, side_m=-0.06),
        arm("right", FAN_FACE, at=6, travel=0.7),
        step("right", x=0.17, out=0.12, at=6, travel=0.6),
        step("left", x=0.17, out=0.12, at=6.5, travel=0.5),
        body(at=6, travel=0.7, twist_deg=16, lean_side_deg=8, crouch_m=0.12, head_turn_deg=12, side_m=0.0),
        arm("right", FAN_FAR, at=7, travel=0.6),
        step("right", at=7, travel=0.5),
        body(at=7, travel=0.7, twist_deg=-10, lean_side_deg=-8, crouch_m=0.02, head_turn_deg=-24, hip_roll_deg=6),
        step("left", at=7.6, travel=0.5),
        sway(4, width_m=0.05),
    )  # fmt: skip


def swirl(side: str) -> Phrase:
    """Throw the skirt to one side in a wide lunge, and gather it low: two beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        2,
        arm(side, SKIRT_OUT, at=0, travel=0.8),
        arm(other, SKIRT_ACROSS, at=0, travel=0.8),
        step(side, out=0.36, at=0, travel=0.7, turn=40, lift=0.05),
        body(at=0, travel=0.8, side_m=0.10 * way, crouch_m=0.13, lean_side_deg=12 * way, twist_deg=22 * way,
             head_turn_deg=16 * way, hip_roll_deg=-6 * way),
        arms(SKIRT_LOW, at=1, travel=0.8),
        step(side, out=0.13, at=1, travel=0.6, lift=0.05),
        body(at=1, travel=0.8, side_m=0.0, crouch_m=0.02, lean_side_deg=-4 * way, twist_deg=-6 * way,
             hip_roll_deg=4 * way),
    )  # fmt: skip


def swirls() -> Phrase:
    """Swirl the skirt left and right, twice: eight beats."""
    return straight(at=0) | both_ways(swirl("left")) * 2


def turn(start_deg: float, end_deg: float) -> Phrase:
    """Turn once around under the flowering arm, then snap to a pose: four beats."""
    parts = []
    for count in range(6):
        side = "left" if (count % 2 == 0) == (end_deg > start_deg) else "right"
        heading = start_deg + (end_deg - start_deg) * min(1.0, (count + 1.4) / 6)
        angle, out = math.radians(heading), 0.1 * sign(side)
        place = Place(out * math.cos(angle), -out * math.sin(angle), heading + 10 * sign(side), lift_m=0.05)
        parts.append(foot(side, place, at=count / 2 + 0.5, travel=0.45))
    inner, outer = ("left", "right") if end_deg > start_deg else ("right", "left")
    way = sign(inner)
    return phrase(
        4,
        *parts,
        body(at=2.9, travel=2.9, heading_deg=end_deg),
        arm(outer, FLOWER_HIGH, at=0, travel=0.8),
        arm(inner, ON_HIP, at=0, travel=0.8),
        body(at=0, travel=0.7, crouch_m=0.07, lean_side_deg=0, twist_deg=10 * way, hip_roll_deg=0, side_m=0.0),
        body(at=1, travel=0.7, crouch_m=0.0, lean_front_deg=-5, twist_deg=0),
        arm(outer, FLOWER_OUT, at=1, travel=0.8),
        arm(outer, FLOWER_HIGH, at=2, travel=0.8),
        arm(outer, FLOWER_OUT, at=3, travel=0.5),
        body(at=3, travel=0.5, crouch_m=0.10, lean_side_deg=-9 * way, head_turn_deg=-30 * way, lean_front_deg=0),
    )


def palms(side: str) -> Phrase:
    """Clap beside one cheek on the beats while the feet stamp: four beats."""
    way, other = sign(side), other_side(side)
    parts = []
    for beat in range(4):
        stamping = side if beat % 2 == 0 else other
        parts += [
            arm(side, PALM_NEAR, at=beat, travel=0.4) | arm(side, PALM_NEAR_APART, at=beat + 0.5, travel=0.45),
            arm(other, PALM_ACROSS, at=beat, travel=0.4) | arm(other, PALM_ACROSS_APART, at=beat + 0.5, travel=0.45),
            raise_leg(stamping, (0.55, -0.25, 0.8), (0.25, -0.95, -0.15), at=beat - 0.4, travel=0.45, point=0.3),
            step(stamping, at=beat, travel=0.38, out=0.15, turn=20),
            body(at=beat, travel=0.5, crouch_m=0.07, hip_roll_deg=7 * way * (-1) ** beat),
            body(at=beat + 0.5, travel=0.45, crouch_m=0.0),
        ]
    return phrase(
        4,
        straight(at=0),
        *parts,
        body(
            at=0, travel=0.8, twist_deg=14 * way, lean_side_deg=8 * way, head_turn_deg=24 * way, head_tilt_deg=5 * way
        ),
    )


def warn(side: str) -> Phrase:
    """Take love to the heart, open the arms, take the rose from the lips and point: beware! Eight beats."""
    way, other = sign(side), other_side(side)
    return phrase(
        8,
        straight(at=0),
        arm(side, HEART, at=0, travel=0.8),
        arm(other, ON_HIP, at=0, travel=0.8),
        step(side, out=0.18, at=0, travel=0.6, turn=15),
        body(at=0, travel=0.8, side_m=0.06 * way, lean_side_deg=8 * way, head_tilt_deg=8 * way, hip_roll_deg=-7 * way),
        arm(side, FLOWER_OUT, at=1, travel=0.8),
        body(
            at=1, travel=0.8, side_m=-0.06 * way, lean_side_deg=-9 * way, head_tilt_deg=-6 * way, hip_roll_deg=7 * way
        ),
        arm(other, HEART, at=2, travel=0.8),
        arm(side, ON_HIP, at=2, travel=0.8),
        body(at=2, travel=0.8, side_m=0.06 * way, lean_side_deg=8 * way, hip_roll_deg=-7 * way, head_tilt_deg=8 * way),
        arm(other, FLOWER_OUT, at=3, travel=0.8),
        body(at=3, travel=0.8, side_m=-0.06 * way, lean_side_deg=9 * way, hip_roll_deg=7 * way, head_tilt_deg=-6 * way),
        arm(side, ROSE, at=4, travel=0.7),
        arm(other, FLOWER_SIDE, at=4, travel=0.7),
        body(at=4, travel=0.7, side_m=0.0, lean_side_deg=-6 * way, hip_roll_deg=0, crouch_m=0.06, head_nod_deg=6),
        arm(side, THROWN, at=5, travel=0.6),
        step(side, out=0.3, z=0.06, at=5, travel=0.6, turn=30),
        body(at=5, travel=0.6, lean_side_deg=9 * way, twist_deg=-12 * way, side_m=0.06 * way, head_nod_deg=0),
        arm(side, ON_HIP, at=6, travel=0.6),
        arm(other, FLOWER_HIGH, at=6, travel=0.7),
        step(side, at=6, travel=0.5),
        body(at=6, travel=0.7, lean_side_deg=-4 * way, twist_deg=0, side_m=0.0, crouch_m=0.0, lean_front_deg=-6),
        arm(other, WARNING, at=7, travel=0.5),
        step(other, out=0.26, z=0.2, at=7, travel=0.5, turn=20, lift=0.1),
        body(at=7, travel=0.5, lean_front_deg=20, crouch_m=0.15, twist_deg=14 * way, head_nod_deg=-10),
        step(other, at=7.7, travel=0.5),
    )


def intro() -> Phrase:
    """Stand proud, a hand on the hip, and let one arm rise with a stamp: four beats."""
    return phrase(
        4,
        arm("right", ON_HIP, at=0, travel=0.6),
        arm("left", FLOWER_LOW, at=0, travel=0.6),
        sway(4, width_m=0.06),
        body(at=1, travel=0.9, head_turn_deg=30, twist_deg=-10),
        arm("left", FLOWER_OUT, at=1, travel=0.9),
        arm("left", FLOWER_HIGH, at=2, travel=0.9),
        body(at=2, travel=0.9, head_turn_deg=-26, twist_deg=8, lean_front_deg=-4),
        raise_leg("left", (0.55, -0.2, 0.8), (0.25, -0.95, -0.15), at=2.6, travel=0.5, point=0.3),
        step("left", at=3, travel=0.38, turn=20),
        arm("left", FLOWER_SIDE, at=3, travel=0.5),
        body(at=3, travel=0.5, crouch_m=0.09, lean_front_deg=4),
    )


def finale() -> Phrase:
    """Three stamps, and the proudest pose."""
    return phrase(
        6,
        straight(at=0),
        arms(FLOWER_LOW, at=0, travel=0.8),
        body(at=0, travel=0.8, crouch_m=0.10, lean_front_deg=12),
        arms(FLOWER_OUT, at=1, travel=0.9),
        body(at=1, travel=0.9, crouch_m=0.0, lean_front_deg=-4),
        *[
            raise_leg(side, (0.55, -0.2, 0.8), (0.25, -0.95, -0.15), at=beat - 0.4, travel=0.45, point=0.3)
            | step(side, at=beat, travel=0.36, turn=20)
            for beat, side in ((2, "left"), (3, "right"))
        ],
        arms(ON_HIP, at=2, travel=0.7),
        body(at=2, travel=0.5, crouch_m=0.08, twist_deg=14, lean_side_deg=6),
        arms(FLOWER_SIDE, at=3, travel=0.8),
        body(at=3, travel=0.5, crouch_m=0.10, twist_deg=-14, lean_side_deg=-6),
        step("left", out=0.3, z=0.08, at=4, travel=0.6, turn=40, lift=0.1),
        arm("left", FLOWER_HIGH, at=4, travel=0.7),
        arm("right", FLOWER_LOW, at=4, travel=0.7),
        body(at=4, travel=0.6, crouch_m=0.13, twist_deg=12, lean_side_deg=-10, lean_front_deg=-7, head_turn_deg=32),
        arm("right", FLOWER_HIGH, at=5, travel=0.9),
        body(at=5, travel=0.9, crouch_m=0.06, lean_side_deg=0, twist_deg=0),
        arms(FLOWER_OUT, at=6, travel=0.9),
    )


def choreography() -> Phrase:
    """The whole dance."""
    verse = flowers() + fan() + swirls() + turn(0, 360) + turn(360, 0)
    refrain = both_ways(palms("left")) + warn("left") + mirror(flowers()) + last_claps()
    return intro() + verse + refrain + finale()


def last_claps() -> Phrase:
    """Clap to the other side, then beware once more: six beats."""
    return mirror(palms("left")) + phrase(
        2,
        arm("left", FLOWER_HIGH, at=0, travel=0.7),
        arm("right", ON_HIP, at=0, travel=0.7),
        body(at=0, travel=0.7, twist_deg=0, lean_side_deg=0, lean_front_deg=-6, head_turn_deg=0, crouch_m=0.0),
        arm("left", WARNING, at=1, travel=0.5),
        step("left", out=0.26, z=0.2, at=1, travel=0.5, turn=20, lift=0.1),
        step("right", at=0, travel=0.5),
        body(at=1, travel=0.5, lean_front_deg=20, crouch_m=0.15, twist_deg=-14, head_nod_deg=-10),
        step("left", at=1.7, travel=0.5),
    )


# --- the music: two bars alone 4, the verse in minor 32, the refrain in major 32, four beats to end ---

SLIDE = "c5:.333 c c:.334 b4:.5 bb | "
VERSE = line("d5:.5 c# | " + 2 * (
    SLIDE + "a4:.5 a:.25 a g#:.5 g | f:.167 g f:.166 e:.25 f g:.5 f | e:.5 r d5 c# | "
    + SLIDE + "a4:.25 a r a g:.5 f | e:.167 f e:.166 d:.25 e f:.5 e | d4:1 d5:.5 c# | "
), at=3, gate=0.92)[:-2]  # fmt: skip
REFRAIN = line("""
    a4:.25 d4:.5 e | f#:.75 a:.25 f#:.5 e | d:.75 e:.25 f#:.5 g | a:.25 a a a b:.5 a |
    g:.5 r:.25 b e:.5 f# | g:.75 b:.25 g:.5 f# | e:.75 f#:.25 g r a:.5 | b:.25 b b b c#5:.5 b4 | a:1.5 r:.5 |
    r:.75 a:.25 f#:.5 e | d:.75 e:.25 f#:.5 g | a:.25 a a a d5:.5 c# | g4:1.5 r:.5 |
    r:.75 b:.25 g:.5 f# | e:.5 f#:.25 r g:.5 a | c#5:.333 b4 a:.334 g:.333 f#:.5 e:.167 | d:1.5
""", at=34.75, gate=0.92)  # fmt: skip
BEWARE = line("a4:.25! d5:.5! e | f#:.5!", at=50.75) + line("b4:.25! e5:.5! f# | g:.5!", at=58.75)
VERSE_CHORDS = "Dm Dm Dm A7 A7 A7 A7 Dm"
REFRAIN_CHORDS = "D D D Em Em Em A7 D  D D D Em Em A7 A7 D"
ENDING = line("d5:.333 f# a:.334 d6:.5 a5 | d6:1! r:1", at=68, gate=0.85)


def habanera_bass(harmony: tuple[Chord, ...]) -> tuple[Note, ...]:
    """Long, short, and two equal ones: the dance's own rhythm, in every bar."""
    notes = []
    for chord in harmony:
        low = near(chord.bass, 38)
        fifth, third = near(chord.root + chord.intervals[2], 43), near(chord.root + chord.intervals[1], 50)
        for bar in range(round(chord.beats / 2)):
            start = chord.beat + 2 * bar
            for beat, beats, pitch in ((0, 0.6, low), (0.75, 0.22, fifth), (1, 0.42, third), (1.5, 0.42, fifth)):
                notes.append(Note(start + beat, beats, pitch, 104 if beat == 0 else 88))
    return tuple(notes)


def score() -> Score:
    """Plucked basses and guitar; clarinet, then violins and oboe; trumpets, choir and castanets in major."""
    minor = chords("Dm Dm", each=2) + chords(VERSE_CHORDS, each=2, at=4) + chords(VERSE_CHORDS, each=2, at=20)
    major = chords(REFRAIN_CHORDS, each=2, at=36)
    harmony = minor + major
    again = tuple(note for note in VERSE if note.beat >= 18.9)
    second_half = tuple(note for note in REFRAIN if note.beat >= 52)
    low = habanera_bass(harmony) + line("d2:1 a2:.5 a | d2+d3:1! r:1", at=68)
    last_chords = line("d4+f#4+a4:.5 r d4+f#4+a4:.5 c#4+e4+g4 | d4+f#4+a4+d5:1!", at=68, gate=0.9)
    guitar = strums(harmony, beats=(0.75, 1.0, 1.5), every=2, length=0.3, low=52, velocity=76)
    soft = {"bar": 2, "grid": 0.25, "kick": "x......o", "castanets": "o..oo.o.", "shaker": "o.o.o.o."}
    fuller = {"bar": 2, "grid": 0.25, "kick": "X..xx.x.", "castanets": "x..xx.xx", "tambourine": "..o.x.o."}
    proud = {**fuller, "castanets": "x.xxx.xx", "tambourine": "x..xx.x.", "clap": "x...x..."}
    beat = (
        drums(at=0, bars=2, bar=2, grid=0.25, castanets="o..oo.o.", kick="o.......") + drums(at=4, bars=8, **soft)
        + drums(at=20, bars=8, **fuller) + drums(at=36, bars=16, **proud)
        + drums(at=68, bars=1, bar=2, grid=0.125, castanets="xooooooxxoooxxxx", kick="X.......X...X...")
        + drums(at=70, bars=1, bar=1, grid=1, crash="X", kick="X", snare="X", tambourine="X", clap="X")
        + drums(at=36, bars=2, bar=16, grid=1, crash="x")
    )  # fmt: skip
    under = transposed(second_half, -12)
    return Score((
        Part("plucked basses", 45, low, volume=108, pan=60),
        Part("double bass", 32, low, volume=92, pan=64),
        Part("guitar", 24, guitar, volume=104, pan=84),
        Part("clarinet", 71, VERSE, volume=96, pan=72),
        Part("violins", 48, again + REFRAIN + ENDING, volume=98, pan=42),
        Part("oboe", 68, again + second_half, volume=84, pan=52),
        Part("flute", 73, transposed(REFRAIN, 12) + ENDING, volume=88, pan=76),
        Part("cellos", 42, under, volume=92, pan=80),
        Part("trumpets", 56, BEWARE + second_half + ENDING + last_chords, volume=80, pan=58),
        Part("choir", 52, transposed(BEWARE, -12) + pad(major, low=55, velocity=54) + last_chords, volume=84, pan=64,
             reverb=80),
        Part("harp", 46, harp(major), volume=86, pan=30),
        Part("pad", 49, pad(minor[2:], low=55, velocity=46) + bass(major, pattern=((0, 0, 1.9),), every=2, low=50,
             velocity=44), volume=62, pan=64),
        Part("drums", 0, beat, volume=92, is_drums=True),
    ))  # fmt: skip


def harp(harmony: tuple[Chord, ...]) -> tuple[Note, ...]:
    """Break every chord upwards on the second beat of its bar."""
    notes = []
    for chord in harmony:
        tones = [near(chord.root + interval, 62) for interval in chord.intervals[:3]]
        ladder = [*sorted(tones), *[tone + 12 for tone in sorted(tones)]]
        notes += [Note(chord.beat + 1 + k / 6, 0.3, tone, 66) for k, tone in enumerate(ladder)]
    return tuple(notes)


SONG = StarterSong(
    id="habanera",
    title="Habanera",
    artist="Georges Bizet",
    year=1875,
    credits=(
        "Tune: from the opera Carmen by Georges Bizet (1838-1875), 1875, after a song by Sebastián Iradier "
        "(1809-1865); in the public domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 80),)),
    beats=72,
    dance=choreography(),
    score=score(),
    softness_s=0.06,
    gold_beats=(8, 36, 51, 70),
    tags=("classical", "opera", "elegant"),
)
