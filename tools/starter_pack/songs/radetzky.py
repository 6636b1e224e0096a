"""Radetzky March: clap on cue, swing the arms, salute, lead with the mace, play the fife, beat the drum."""

from dancegame.core.character import Character
from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Place,
    Touch,
    arm,
    arms,
    body,
    foot,
    hop,
    mirror,
    other_side,
    phrase,
    swing,
)
from tools.starter_pack.dance.steps import knee_up, sign, step
from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Part, Score, chords, line, shifted, transposed
from tools.starter_pack.song import StarterSong
from tools.starter_pack.tempo import Tempo

CLAP = Arm(upper=(0.38, -0.55, 0.75), fore=(-0.9, 0.32, 0.3))
OPEN = Arm(upper=(0.85, -0.3, 0.45), fore=(0.8, 0.35, 0.45))
CLAP_HIGH = Arm(upper=(0.5, 0.82, 0.3), fore=(-0.6, 0.8, 0.1))
OPEN_HIGH = Arm(upper=(0.8, 0.55, 0.15), fore=(0.8, 0.58, 0.1))
SWUNG_FRONT = Arm(upper=(0.25, -0.62, 0.75), fore=(-0.6, 0.3, 0.75))
SWUNG_BACK = Arm(upper=(0.4, -0.75, -0.5), fore=(0.35, -0.92, -0.1))
AT_SIDE = Arm(upper=(0.22, -0.97, 0.0), fore=(0.12, -0.98, 0.1))
SALUTE = Touch("eye", (0.10, 0.05, 0.05), elbow=(1.0, 0.12, 0.05))
SALUTE_OUT = Arm(upper=(0.95, 0.15, 0.25), fore=(0.55, 0.75, 0.35))
ON_HIP = Touch("hip", (0.07, 0.09, 0.04), elbow=(1.0, 0.05, -0.25))
MACE_HIGH = Arm(upper=(0.72, 0.62, 0.3), fore=(0.15, 0.97, 0.2))
MACE_LOW = Arm(upper=(0.7, -0.7, 0.25), fore=(0.45, 0.1, 0.85))
FIFE_FAR = Touch("mouth", (0.30, 0.0, 0.02), elbow=(1.0, -0.1, -0.1))
FIFE_NEAR = Touch("mouth", (-0.13, -0.01, 0.05), elbow=(0.5, -0.6, 0.6))
STICK_UP = Arm(upper=(0.8, -0.3, 0.5), fore=(0.1, 0.95, 0.3))
STICK_HIGH = Arm(upper=(0.85, 0.35, 0.3), fore=(0.15, 0.95, 0.25))
STICK_DOWN = Arm(upper=(0.5, -0.8, 0.35), fore=(-0.6, -0.55, 0.58))


def march(beats: int, *, first: str = "left", x: float = 0.0, by: float = 0.0, up: float = 0.0,
          heading_deg: float = 0.0) -> Phrase:  # fmt: skip
    """Set a foot down on every beat, its knee high half a beat before; `by` metres to the left a beat."""
    side, parts = first, []
    for beat in range(beats):
        way = sign(side)
        place = Place(x + by * (beat + 1) + 0.12 * way, 0.0, heading_deg + 8 * way, lift_m=0.05)
        parts += [knee_up(side, at=beat - 0.5, travel=0.42, out=0.4, up=up), foot(side, place, at=beat, travel=0.4)]
        side = other_side(side)
    steps = swing(beats, period=1, peak=0.0, crouch_m=0.014)
    return phrase(beats, *parts, steps, body(at=0, heading_deg=heading_deg))


def claps(beats: int) -> Phrase:
    """Clap before the chest on every beat, the arms wide open in between."""
    return phrase(
        beats,
        *[arms(CLAP, at=beat, travel=0.45) | arms(OPEN, at=beat + 0.5, travel=0.45) for beat in range(beats)],
        *[body(at=beat, travel=0.45, lean_front_deg=5) | body(at=beat + 0.5, travel=0.45, lean_front_deg=-4)
          for beat in range(beats)],
    )  # fmt: skip


def high_claps(beats: int) -> Phrase:
    """Clap overhead on one beat and before the chest on the next."""
    parts = []
    for beat in range(beats):
        is_high = beat % 2 == 0
        parts += [
            arms(CLAP_HIGH if is_high else CLAP, at=beat, travel=0.45),
            arms(OPEN if is_high else OPEN_HIGH, at=beat + 0.5, travel=0.45),
            body(at=beat, travel=0.6, lean_front_deg=-6 if is_high else 7, lean_side_deg=0),
        ]
    return phrase(beats, *parts)


def swings(beats: int, *, first: str = "left") -> Phrase:
    """Swing the arms far, each against its leg; `first` is the leg that steps on beat 0."""
    front, parts = other_side(first), []
    for beat in range(beats):
        parts += [
            arm(front, SWUNG_FRONT, at=beat, travel=0.85),
            arm(other_side(front), SWUNG_BACK, at=beat, travel=0.85),
            body(at=beat, travel=0.85, twist_deg=-9 * sign(front), lean_front_deg=0, lean_side_deg=0),
        ]
        front = other_side(front)
    return phrase(beats, *parts)


def salute() -> Phrase:
    """Raise the right hand to the cap, show it to the side, back, and strike it down: four beats."""
    return phrase(
        4,
        arm("left", AT_SIDE, at=0, travel=0.6),
        arm("right", SALUTE, at=0, travel=0.6),
        arm("right", SALUTE_OUT, at=1, travel=0.45),
        arm("right", SALUTE, at=2, travel=0.45),
        arm("right", AT_SIDE, at=3, travel=0.5),
        body(at=0, travel=0.5, twist_deg=0, head_turn_deg=25, lean_side_deg=0, lean_front_deg=-5),
        body(at=1, travel=0.5, lean_side_deg=-4),
        body(at=2, travel=0.5, lean_side_deg=0),
        body(at=3, travel=0.5, head_turn_deg=0, lean_front_deg=3),
    )


def parade() -> Phrase:
    """March four beats to the left with swinging arms, salute on the spot: eight beats."""
    return (march(4, by=0.12, heading_deg=28) | swings(4)) + (march(4, x=0.48, up=-0.15) | salute())


def parade_back() -> Phrase:
    """March back to the middle and salute with the other hand."""
    walk = mirror(march(4, x=-0.48, by=0.12, heading_deg=28) | swings(4))
    return walk + mirror(march(4, up=-0.15) | salute())


def mace(side: str = "right") -> Phrase:
    """Lead the band: the mace high and low on the beats, the other hand on the hip, knees high: eight beats."""
    other = other_side(side)
    parts = []
    for beat in range(8):
        is_high = beat % 2 == 0
        parts += [
            arm(side, MACE_HIGH if is_high else MACE_LOW, at=beat, travel=0.6),
            body(
                at=beat,
                travel=0.6,
                lean_front_deg=-8 if is_high else 0,
                lean_side_deg=(6 if is_high else -3) * sign(side),
            ),
        ]
    return phrase(8, march(8, first=other, up=0.15), arm(other, ON_HIP, at=0, travel=0.6), *parts,
                  body(at=0, head_turn_deg=0, twist_deg=0))  # fmt: skip


def fife(side: str = "right") -> Phrase:
    """Play the fife to one side, swaying from foot to foot with the long notes: four beats."""
    way, other = sign(side), other_side(side)
    sways = []
    for beat, to in ((0, side), (1, other), (2, side), (3, other)):
        lean = sign(to)
        sways += [
            step(to, out=0.25, at=beat, travel=0.55, turn=15, lift=0.06),
            step(other_side(to), out=0.13, at=beat + 0.5, travel=0.4, heel=30, weight=0.3, lift=0.04),
            body(at=beat, travel=0.8, side_m=0.07 * lean, lean_side_deg=10 * lean, hip_roll_deg=-4 * lean),
            body(at=beat, travel=0.4, crouch_m=0.06),
            body(at=beat + 0.5, travel=0.4, crouch_m=0.0),
        ]
    return phrase(
        4,
        arm(side, FIFE_FAR, at=0, travel=0.7),
        arm(other, FIFE_NEAR, at=0, travel=0.7),
        body(at=0, travel=0.7, head_turn_deg=-18 * way, head_tilt_deg=8 * way, lean_front_deg=0, twist_deg=0),
        *sways,
    )


def drum_roll() -> Phrase:
    """Beat the drum with both hands in turn, sinking, then with great strokes in the crescendo: eight beats."""
    strokes, side = [], "right"
    for at in (0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7):
        travel, up, lean = (0.4, STICK_UP, 5) if at < 4 else (0.8, STICK_HIGH, 11)
        strokes += [
            arm(side, STICK_DOWN, at=at, travel=travel),
            arm(other_side(side), up, at=at, travel=travel),
            body(at=at, travel=travel, twist_deg=7 * sign(side), lean_side_deg=lean * sign(side)),
        ]
        side = other_side(side)
    return phrase(
        8,
        body(at=0, travel=0.6, side_m=0.0, hip_roll_deg=0, head_turn_deg=0, head_tilt_deg=0),
        step("left", out=0.22, at=0, travel=0.5, turn=20),
        step("right", out=0.22, at=0, travel=0.4, turn=20),
        *strokes,
        *[step(side, out=0.36, at=beat, travel=0.45, turn=25, lift=0.1) for beat, side in ((4, "left"), (5, "right"))],
        *[body(at=beat, travel=0.5, crouch_m=depth, lean_front_deg=depth * 90)
          for beat, depth in ((1, 0.12), (2, 0.05), (3, 0.20), (4, 0.14), (5, 0.20), (6, 0.10), (7, 0.02))],
        body(at=7.5, travel=0.5, twist_deg=0, lean_side_deg=0, lean_front_deg=-4, crouch_m=0.0),
    )  # fmt: skip


def intro() -> Phrase:
    """Stamp to attention, salute, turn out to both sides, and raise the hands to clap."""
    return phrase(
        8,
        arms(AT_SIDE, at=0, travel=0.5),
        knee_up("left", at=0.5, travel=0.45, out=0.4, up=0.1),
        step("left", at=1, travel=0.4, lift=0.1),
        body(at=1, travel=0.4, crouch_m=0.05),
        body(at=1.5, travel=0.4, crouch_m=0.0),
        arm("right", SALUTE, at=2, travel=0.55),
        body(at=2, travel=0.5, head_turn_deg=25, lean_front_deg=-6),
        knee_up("right", at=2.5, travel=0.45, out=0.4, up=0.1),
        step("right", at=3, travel=0.4, lift=0.1),
        body(at=3, travel=0.4, crouch_m=0.05, head_turn_deg=-25),
        body(at=3.5, travel=0.4, crouch_m=0.0),
        arm("right", AT_SIDE, at=4, travel=0.5),
        body(at=4, travel=0.5, head_turn_deg=0, lean_front_deg=0),
        arm("left", OPEN_HIGH, at=5, travel=0.8),
        step("left", out=0.22, at=5, travel=0.5),
        body(at=5, travel=0.6, lean_side_deg=8, side_m=0.04),
        arm("right", OPEN_HIGH, at=6, travel=0.8),
        step("right", out=0.22, at=6, travel=0.5),
        body(at=6, travel=0.6, lean_side_deg=-6, side_m=-0.03),
        arms(OPEN, at=7, travel=0.7),
        body(at=7, travel=0.6, lean_side_deg=0, side_m=0.0, crouch_m=0.05),
        step("right", at=7, travel=0.4),
        body(at=7.5, travel=0.4, crouch_m=0.0),
    )


def clap_march() -> Phrase:
    """March on the spot clapping, then swinging the arms: eight beats."""
    return (march(4) | claps(4)) + (march(4, up=0.12) | swings(4))


def finale() -> Phrase:
    """Stamp left, stamp right, and salute."""
    return phrase(
        4,
        step("left", at=0, travel=0.4, lift=0.14),
        arms(AT_SIDE, at=0, travel=0.5),
        body(at=0, travel=0.4, crouch_m=0.07, lean_front_deg=4, lean_side_deg=0, twist_deg=0),
        hop(at=0.65, height_m=0.08, air=0.5),
        step("left", out=0.26, at=1, travel=0.45, turn=25, lift=0.02),
        step("right", out=0.26, at=1, travel=0.45, turn=25, lift=0.02),
        arm("right", SALUTE, at=1, travel=0.6),
        arm("left", AT_SIDE, at=1, travel=0.6),
        body(at=1, travel=0.6, crouch_m=0.05, lean_front_deg=-7, head_turn_deg=18),
        body(at=2, travel=0.7, crouch_m=0.0),
        arm("right", OPEN_HIGH, at=2, travel=0.7),
        arm("left", OPEN_HIGH, at=3, travel=0.8),
        body(at=3, travel=0.7, crouch_m=0.04, head_turn_deg=0),
        arms(CLAP_HIGH, at=4, travel=0.7),
    )


def choreography() -> Phrase:
    """The whole dance."""
    last_claps = (march(12, up=0.12) | high_claps(12)) + (march(4) | salute())
    band = mace("right") + mace("left") + fife("right") + fife("left")
    return intro() + clap_march() * 2 + parade() + parade_back() + band + drum_roll() + last_claps + finale()


# --- the music, two beats a bar: 8 to start, the first part of 16 twice, the second 24, a roll 8, the first, end ---

FANFARE = line("""
    d5:.25! d d:.5! d:.25 d d:.5! | f#:.5 e d:.75 c#:.25 | b4:.25 a# b c#5 d:.5 e | a4:.5! r r
""", gate=0.85)  # fmt: skip
FIRST = line("""
    f#4:.25 f |
    f#:.5 f#:.25 f f#:.5 f#:.25 f | f#:.5 e d f#:.25 f | f#:.5 f#:.25 f f#:.5 f#:.25 f | f#:.5 b a a:.25 f# |
    g:.5 b a a:.25 e | f#:.5 b a a:.25 f# | e:.5 c#5 d4 b | a:.5 a:.25 g# a b a g
""", at=-0.5, gate=0.72)  # fmt: skip
FIRST_AGAIN = line("""
    f#4:.5 f#:.25 f f#:.5 f#:.25 f | f#:.5 e d f#:.25 f | f#:.5 f#:.25 f f#:.5 f#:.25 f | f#:.5 b a a:.25 f# |
    g#:.5 f#5 e:1! | f#4:.5 e5 d:1! | c#:.75 b4:.25 a g f# e | d:.5 d5 d
""", gate=0.72)  # fmt: skip
SECOND = line("""
    d4:.25 c# | d:.5 d:.25 c# d:.5 d:.25 c# | d:.5 g b3 d4:.25 c# | d:.5 d:.25 c# d:.5 d:.25 c# | d:.5 f# a3 a4 |
    a:1 g:.5 b | b:1 a:.5 d5 | c#:.5 c#:.25 b4 a:.5 g | g:.5 b:.25 a g:.5 f# |
    a:1 g:.5 b | b:1 a:.5 d5 | c#:.5 c#:.25 a#4 b:.5 d5 | c#:.5 c#:.25 a#4 b:.5 d5 |
    f#:.5! f#:.25 f# f#:.5 f#:.25 f# | f#:.5 f#4:.25 f# f#:.5 f#:.25 f# |
    f#:.5 f#:.25 f f#:.5 f#:.25 f | f#:.5 f#:.25 f f#:.5
""", at=-0.5, gate=0.75)  # fmt: skip
PICKUP = line("f#4:.25 f", at=-0.5, gate=0.72)
FIRST_CHORDS = "D D D D D D D D A7 A7 D D A E7 A A7"
AGAIN_CHORDS = "D D D D D D D D E7/G# E7/G# D/F# D/F# A7 A7 D D"
SECOND_CHORDS = "G G G G D D D D A7 A7 D D A7 A7 A7 D/A A7 A7 D D F# Bm F# Bm F# F# F# F# F# F# F# F#"


def score() -> Score:
    """Everybody calls, strings march, brass joins, winds sing the second part, and all with clapping at the end."""
    one, again, last = shifted(FIRST, 8), shifted(FIRST_AGAIN, 24), shifted(PICKUP + FIRST_AGAIN, 72)
    second = shifted(SECOND, 40)
    loud = tuple(note for note in second if note.beat >= 64)
    harmony = (
        chords(FIRST_CHORDS, each=1, at=8) + chords(AGAIN_CHORDS, each=1, at=24) + chords(SECOND_CHORDS, each=1, at=40)
        + chords(AGAIN_CHORDS, each=1, at=72)
    )  # fmt: skip
    low = bass(harmony, pattern=((0, 0, 0.42),), every=1, low=38, velocity=104)
    pah = strums(harmony, beats=(0.5,), every=1, length=0.26, low=57, velocity=76)
    end = line("d5:.25! d d:.5! | f#4+a4+d5+f#5:.5! r | d4+f#4+a4+d5:2!", at=88, gate=0.95)
    end_low = line("d2:.5 d | d2+d3:.5! r | d2+d3:2!", at=88)
    unison = transposed(FANFARE, -12)
    sing = tuple(note for note in second if note.beat < 64)
    first_beat = {"bar": 2, "grid": 0.25, "bass_drum": "X...X...", "snare": "..x...xo"}
    soft = {"bar": 2, "grid": 0.25, "bass_drum": "x...x...", "snare": "..o...oo", "clap": "o...o..."}
    full = {**first_beat, "clap": "X...X...", "cymbal": "o...o..."}
    beat = (
        drums(at=0, bars=4, bar=2, grid=0.25, snare="xxX.xxX.", bass_drum="X...X...")
        + drums(at=8, bars=8, **soft) + drums(at=24, bars=8, **first_beat, clap="x...x...")
        + drums(at=40, bars=8, bar=2, grid=0.25, bass_drum="X...x...", snare="..o...o.", triangle="x...x...")
        + drums(at=56, bars=4, bar=2, grid=0.25, bass_drum="x...x...", rim="..o...o.", triangle="x.o.x.o.")
        + drums(at=64, bars=4, bar=2, grid=0.125, roll="xoooxoooxoooxooo", bass_drum="X.......X.......")
        + drums(at=72, bars=8, **full)
        + drums(at=88, bars=1, bar=2, grid=0.25, snare="xxX.X...", bass_drum="X...X...", cymbal="....X...")
        + drums(at=90, bars=1, bar=1, grid=1, crash="X", bass_drum="X", snare="X")
        + drums(at=8, bars=5, bar=16, grid=1, crash="o")
    )  # fmt: skip
    return Score((
        Part("violins", 48, FANFARE + transposed(one + again + second, 12) + transposed(last, 12) + end, volume=100,
             pan=42),
        Part("clarinets", 71, FANFARE + one + again + sing + last, volume=86, pan=76),
        Part("piccolo", 72, transposed(again + last, 24) + transposed(sing, 24), volume=58, pan=88),
        Part("oboe", 68, transposed(sing, 12) + transposed(one, 12), volume=78, pan=52),
        Part("trumpets", 56, FANFARE + again + loud + last + end, volume=84, pan=58),
        Part("horns", 60, unison + last + loud + end, volume=88, pan=72),
        Part("horn pah", 60, pah, volume=76, pan=80),
        Part("strings pah", 45, pah, volume=88, pan=36),
        Part("trombones", 57, unison + transposed(loud, -12) + transposed(end, -12), volume=82, pan=68),
        Part("pad", 49, pad(harmony, low=55, velocity=46), volume=58, pan=64),
        Part("tuba", 58, low + end_low, volume=98, pan=60),
        Part("double bass", 43, transposed(unison, -12) + low + end_low, volume=104, pan=64),
        Part("timpani", 47, line("d2:.5 d d d", at=0, velocity=96) + line("a2:.5 a a:1", at=6) + end_low, volume=96,
             pan=50),
        Part("drums", 0, beat, volume=94, is_drums=True),
    ))  # fmt: skip


SONG = StarterSong(
    id="radetzky-march",
    title="Radetzky March",
    artist="Johann Strauss I",
    year=1848,
    credits=(
        "Tune: Radetzky-Marsch by Johann Strauss I (1804-1849), 1848; in the public domain. "
        "Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 108),)),
    beats=92,
    dance=choreography(),
    score=score(),
    softness_s=0.04,
    gold_beats=(8, 28, 40, 72),
    tags=("march", "party", "easy"),
    character=Character.COAT,
    scene="ballroom",
)
