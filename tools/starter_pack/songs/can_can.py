"""The Can-Can: high kicks, a swished skirt, a chorus line."""

from dancegame.core.character import Character
from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
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
from tools.starter_pack.dance.steps import knee_up, march, raise_leg, side_steps, stance, step
from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Part, Score, chords, line, shifted, transposed
from tools.starter_pack.song import StarterSong
from tools.starter_pack.tempo import Tempo

# The hands hold the hem of a skirt: low and wide, thrown to a side, or high in front.
SKIRT_LOW = Arm(upper=(0.8, -0.75, 0.1), fore=(0.75, -0.55, 0.5))
SKIRT_OUT = Arm(upper=(0.95, -0.1, 0.15), fore=(0.6, 0.75, 0.35))
SKIRT_IN = Arm(upper=(0.35, -0.8, 0.45), fore=(-0.75, 0.1, 0.65))
SKIRT_HIGH = Arm(upper=(0.9, -0.25, 0.4), fore=(0.1, 0.85, 0.5))
LINE = Arm(upper=(1.0, 0.05, 0.0), fore=(1.0, 0.12, 0.1))
OVERHEAD = Arm(upper=(0.5, 0.85, 0.1), fore=(-0.25, 0.95, 0.1))
VICTORY = Arm(upper=(0.65, 0.75, 0.05), fore=(0.45, 0.9, 0.1))


def swish(side: str) -> Phrase:
    """Throw the skirt to one side, on a beat."""
    to_left = side == "left"
    return layer(
        arms(SKIRT_OUT if to_left else SKIRT_IN, SKIRT_IN if to_left else SKIRT_OUT, travel=0.9),
        body(lean_side_deg=-9 if to_left else 9, hip_roll_deg=8 if to_left else -8, travel=0.9),
    )


def swishes(beats: int) -> Phrase:
    """Swish to a new side on every beat."""
    return phrase(2, swish("left"), _later(swish("right"), 1)) * (beats // 2)


def _later(part: Phrase, beats: float) -> Phrase:
    return Phrase(beats) + part


def knee_and_kick(side: str) -> Phrase:
    """Hop with the knee up, close, hop and kick high, close: four beats."""
    return phrase(
        4,
        knee_up(side, at=0, travel=0.75, out=0.35, up=0.25),
        step(side, at=1, travel=0.7),
        raise_leg(side, (0.6, 0.42, 0.75), (0.62, 0.5, 0.6), at=2, travel=0.85),
        step(side, at=3, travel=0.8),
        hop(at=0.1, height_m=0.05, air=0.6),
        hop(at=2.1, height_m=0.05, air=0.6),
        body(at=2, lean_front_deg=-7, head_nod_deg=-6),
        body(at=3, lean_front_deg=2, head_nod_deg=2),
        bounce(4, depth_m=0.05, period=2, peak=1),
        flounce(),
        flounce(at=2),
    )


def flounce(*, at: float = 0.0) -> Phrase:
    """Throw the skirt up on a beat and let it fall on the next."""
    return phrase(2, arms(SKIRT_HIGH, at=at, travel=0.7), arms(SKIRT_LOW, at=at + 1, travel=0.7))


def kick(side: str) -> Phrase:
    """Kick high and close: two beats."""
    return phrase(
        2,
        raise_leg(side, (0.65, 0.4, 0.75), (0.66, 0.48, 0.6), at=0, travel=0.8),
        step(side, at=1, travel=0.75),
        hop(at=0.1, height_m=0.04, air=0.55),
        bounce(2, depth_m=0.05, period=2, peak=1),
        body(at=0, lean_front_deg=-7),
        body(at=1, lean_front_deg=2),
    )


def leg_circle(side: str) -> Phrase:
    """Hold the knee up and draw circles with the foot: four beats."""
    knee = (0.6, -0.02, 0.8)
    round_way = [(0.5, -0.85, 0.2), (0.9, -0.35, 0.3), (0.35, -0.7, 0.6), (-0.35, -0.85, 0.3)]
    return phrase(
        4,
        *[raise_leg(side, knee, shin, at=0.5 * k, travel=0.5) for k, shin in enumerate((round_way * 2)[:6])],
        step(side, at=3.2, travel=0.6),
        bounce(3.5, depth_m=0.03),
    )


def intro() -> Phrase:
    """Take the skirt, shake it, look round."""
    return layer(
        phrase(4, swish("left"), _later(swish("right"), 1), _later(swish("left"), 2), _later(swish("right"), 3))
        + phrase(4, arms(SKIRT_HIGH, at=0, travel=0.6), arms(VICTORY, at=2, travel=0.9)),
        side_steps(4, period=2.0),
        _later(march(4), 4),
        bounce(8),
    )


def verse() -> Phrase:
    """Knee and kick with the skirt held high, then leg circles and a row of kicks."""
    kicks = both_ways(knee_and_kick("left")) * 2 | shimmy(16)
    circles = both_ways(leg_circle("right") | swish("left") | _later(swish("right"), 2))
    row = both_ways(kick("left")) * 2 | phrase(8, arms(LINE, at=0))
    return kicks + circles + row


def shimmy(beats: int) -> Phrase:
    """Shake the raised skirt: shoulders twist once a beat."""
    return swing(beats, period=2.0, twist_deg=8, lean_side_deg=3)


def bridge() -> Phrase:
    """Gallop from side to side with the arms thrown up, then shake the skirt low over the knees."""
    gallop = phrase(
        4,
        *[
            step(side, x=x, at=beat, travel=0.45, lift=0.05)
            for beat, side, x in (
                (0, "left", 0.3), (0.5, "right", 0.2), (1, "left", 0.5), (1.5, "right", 0.4),
                (2, "right", 0.1), (2.5, "left", 0.2), (3, "right", -0.1), (3.5, "left", 0.0),
            )
        ],
        arms(VICTORY, SKIRT_OUT, at=0.5),
        arms(SKIRT_OUT, VICTORY, at=2.5),
        body(at=1, lean_side_deg=10, head_tilt_deg=5),
        body(at=3, lean_side_deg=-10, head_tilt_deg=-5),
        bounce(4, depth_m=0.04, period=1.0),
    )  # fmt: skip
    shake = phrase(
        8,
        stance(0.24, at=0),
        body(at=0, lean_front_deg=28, crouch_m=0.10, head_nod_deg=-18),
        swishes(8),
        bounce(7, depth_m=0.05),
        body(at=7.5, travel=1.4, lean_front_deg=0, crouch_m=0.0, head_nod_deg=0),
        stance(at=8),
    )
    return gallop * 2 + shake


def finale() -> Phrase:
    """Jump, and land in a lunge with the arms thrown up."""
    return phrase(
        6,
        arms(SKIRT_LOW, at=0, travel=0.8),
        body(at=0, crouch_m=0.10, lean_front_deg=12),
        hop(at=1, height_m=0.14, air=0.9),
        arms(VICTORY, at=1, travel=0.8),
        step("left", out=0.42, at=1.45, travel=0.8, turn=35, lift=0.02),
        step("right", out=0.30, at=1.45, travel=0.8, turn=20, lift=0.02),
        body(at=1.5, crouch_m=0.0, lean_front_deg=-4),
        body(at=2, crouch_m=0.16, side_m=0.14, lean_side_deg=-8, head_tilt_deg=6),
        *[arms(OVERHEAD if beat % 2 else VICTORY, at=beat, travel=0.9) for beat in (3, 4, 5, 6)],
        _later(bounce(3.5, depth_m=0.05), 2.5),
    )


def choreography() -> Phrase:
    """The whole dance."""
    return intro() + verse() + bridge() + mirror(verse()) + finale()


# --- the music: intro 8, verse 32 in C, bridge 16, verse 32 in D, end ---

TUNE = line("""
    c5:2 | d:.5 f e d | g:1 g | g:.5 a e f | d:1 d | d:.5 f e d | c c6 b5 a | g f e d |
    c:2 | d:.5 f e d | g:1 g | g:.5 a e f | d:1 d | d:.5 f e d | c g d e | c:1! c!
""", gate=0.8)  # fmt: skip
TUNE_CHORDS = "C G7 C C G7 G7 C G7  C G7 C C G7 G7 G7 C"
DESCANT = line("""
    e5:2 | f:.5 a g f | e:1 e | e:.5 f c d | b4:1 b | b:.5 d5 c b4 | e5 e6 d6 c | b5 a g f |
    e:2 | f:.5 a g f | e:1 e | e:.5 f c d | b4:1 b | b:.5 d5 c b4 | c5 e b4 c5 | e:1! e!
""", gate=0.8)  # fmt: skip
INTRO = line("g5:.5! r g r g:.25 a g f# g:1 | g:.25 a b c6 d:.5 d e:.25 d c b5 g:1!", gate=0.7)
BRIDGE = line("""
    a5:.5 c6 e c a5:1 e | g#5:.5 b d6 b5 g#:1 e | a:.5 b c#6 d e d c# b5 | a:.25 b c#6 d e f# g a b:1! a5!
""", at=40, gate=0.75)  # fmt: skip


def score() -> Score:
    """Two verses, the second a tone higher with everybody."""
    first, second = shifted(TUNE, 8), transposed(shifted(TUNE, 56), 2)
    harmony = (
        chords("G7 - - -", each=2) + chords(TUNE_CHORDS, each=2, at=8)
        + chords("Am Am E7 E7 A A7 A7 A7", each=2, at=40)
        + chords(TUNE_CHORDS, each=2, at=56, transpose=2) + chords("D", each=3, at=88)
    )  # fmt: skip
    end = line("d5+f#5+a5+d6:.5! r a4:.5 r d5+f#5+a5+d6:2.5!", at=88, gate=1.0)
    low = bass(harmony, pattern=((0, 0, 0.6), (1, 1, 0.5)), every=2, low=36, velocity=100)
    pah = strums(harmony, beats=(0.5, 1.5), every=2, length=0.3, low=55, velocity=74)
    descant = shifted(DESCANT, 8) + transposed(shifted(DESCANT, 56), 2)
    gallop = {"bar": 2, "grid": 0.25, "kick": "X...x...", "snare": "..x...xo", "hat": "x.o.x.o."}
    beat = (
        drums(at=0, bars=4, bar=2, grid=0.25, snare="x.ooxoox", kick="X...x...")
        + drums(at=8, bars=16, **gallop) + drums(at=40, bars=8, **gallop | {"tambourine": "x.x.x.x."})
        + drums(at=56, bars=16, **gallop | {"tambourine": "x.x.x.x.", "cymbal": "o......."})
        + drums(at=88, bars=1, bar=2, grid=0.5, crash="X", kick="X..X", snare="X..X")
        + drums(at=89.5, bars=1, bar=1, grid=0.5, crash="X")
    )  # fmt: skip
    crashes = drums(at=8, bars=1, bar=1, grid=1, crash="X") + drums(at=56, bars=1, bar=1, grid=1, crash="X")
    return Score((
        Part("violins", 48, INTRO + first + BRIDGE + second + end, volume=98, pan=44),
        Part("piccolo", 72, transposed(first + second, 12) + BRIDGE, volume=66, pan=84),
        Part("clarinet", 71, descant, volume=78, pan=74),
        Part("trumpet", 56, INTRO + second + end, volume=84, pan=58),
        Part("trombone", 57, pah, volume=70, pan=80),
        Part("strings pah", 45, pah, volume=78, pan=40),
        Part("tuba", 58, low, volume=100, pan=60),
        Part("double bass", 32, low, volume=90, pan=64),
        Part("pad", 49, pad(harmony, low=52, velocity=44), volume=52, pan=64),
        Part("drums", 0, beat + crashes, volume=92, is_drums=True),
    ))  # fmt: skip


SONG = StarterSong(
    id="can-can",
    title="Can-Can",
    artist="Jacques Offenbach",
    year=1858,
    credits=(
        "Tune: the Galop infernal of Orpheus in the Underworld by Jacques Offenbach (1819-1880), 1858; in the public "
        "domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 140),)),
    beats=94,
    dance=choreography(),
    score=score(),
    gold_beats=(10, 34, 66, 88),
    tags=("party", "fast"),
    character=Character.SKIRT,
    scene="theatre",
)
