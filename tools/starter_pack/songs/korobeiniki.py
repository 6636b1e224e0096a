"""Korobeiniki: folded arms, dug heels, kicks out of the squat, slapped knees, a spin, faster with every verse."""

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
    bounce,
    foot,
    hop,
    mirror,
    other_side,
    phrase,
)
from tools.starter_pack.dance.steps import knee_up, raise_leg, sign, step
from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Note, Part, Score, chords, line, shifted, transposed
from tools.starter_pack.song import StarterSong
from tools.starter_pack.tempo import Tempo

# One forearm lies on the other, high before the chest, the elbows wide.
FOLDED_OVER = Arm(upper=(0.5, -0.32, 0.8), fore=(-0.98, 0.06, 0.12))
FOLDED_UNDER = Arm(upper=(0.5, -0.5, 0.7), fore=(-0.98, -0.02, 0.05))
WIDE = Arm(upper=(0.97, 0.15, 0.1), fore=(0.93, 0.32, 0.1))
HIGH = Arm(upper=(0.62, 0.78, 0.05), fore=(0.5, 0.86, 0.05))
LOW = Arm(upper=(0.72, -0.65, 0.15), fore=(0.8, -0.5, 0.3))
ON_HIP = Touch("hip", (0.07, 0.09, 0.04), elbow=(1.0, 0.05, -0.25))
KERCHIEF_OUT = Arm(upper=(0.55, 0.82, 0.1), fore=(0.8, 0.6, 0.1))
KERCHIEF_IN = Arm(upper=(0.6, 0.78, 0.15), fore=(-0.75, 0.65, 0.15))
CLAP = Arm(upper=(0.35, -0.25, 0.88), fore=(-0.9, 0.4, 0.3))
ON_KNEE = Touch("other_knee", (-0.02, 0.09, 0.04), elbow=(0.9, 0.2, -0.2))
ASIDE = Arm(upper=(0.95, 0.05, -0.1), fore=(0.85, 0.5, 0.1))
HEEL = (0.52, -0.72, 0.45), (0.55, -0.74, 0.38)
KICK = (0.62, -0.1, 0.76), (0.66, 0.06, 0.74)


def folded(*, at: float = 0.0, travel: float = 0.6) -> Phrase:
    """Fold the arms."""
    return arms(FOLDED_OVER, FOLDED_UNDER, at=at, travel=travel)


def heel_dig(side: str) -> Phrase:
    """Hop, and dig the heel of one leg into the floor beside: a beat."""
    way = sign(side)
    return phrase(
        1,
        raise_leg(side, *HEEL, at=0, travel=0.48, point=0.0),
        step(side, at=0.55, travel=0.42, lift=0.05),
        hop(at=0.5, height_m=0.04, air=0.35),
        body(at=0, travel=0.5, crouch_m=0.10, lean_side_deg=-9 * way, side_m=-0.04 * way, head_tilt_deg=10 * way),
        body(at=0.5, travel=0.45, crouch_m=0.02, lean_side_deg=0, side_m=0.0),
    )


def heel_digs(beats: int) -> Phrase:
    """Dig left and right heels in turn."""
    return both_ways(heel_dig("left")) * (beats // 2)


def picking(side: str) -> Phrase:
    """Toe turned in, heel turned out, then three stamps: four beats."""
    way = sign(side)
    return phrase(
        4,
        folded(at=0),
        step(side, out=0.36, at=0, travel=0.5, turn=-40, heel=55, weight=0.1, lift=0.05),
        body(at=0, travel=0.5, crouch_m=0.08, twist_deg=-14 * way, lean_side_deg=-6 * way, head_turn_deg=12 * way),
        raise_leg(side, (0.72, -0.62, 0.25), (0.74, -0.64, 0.15), at=1, travel=0.5, point=0.0),
        arms(WIDE, at=1, travel=0.5),
        body(at=1, travel=0.5, crouch_m=0.05, twist_deg=12 * way, lean_side_deg=-10 * way),
        step(side, at=2, travel=0.45, lift=0.08),
        step(other_side(side), at=2.5, travel=0.4, lift=0.1),
        step(side, at=3, travel=0.4, lift=0.1),
        folded(at=2, travel=0.5),
        arms(LOW, at=3, travel=0.5),
        body(at=2, travel=0.5, crouch_m=0.07, twist_deg=0, lean_side_deg=0, head_turn_deg=0),
        body(at=2.5, travel=0.4, crouch_m=0.02),
        body(at=3, travel=0.4, crouch_m=0.09, head_tilt_deg=0),
        body(at=3.6, travel=0.5, crouch_m=0.0),
    )


def squat_kick(side: str, *, is_wide: bool = False) -> Phrase:
    """Drop into a squat, come half up and kick: two beats."""
    way = sign(side)
    kick_arms = arms(WIDE, at=1, travel=0.5) if is_wide else folded(at=1, travel=0.5)
    return phrase(
        2,
        step(side, out=0.19, at=0, travel=0.5, turn=38, lift=0.05),
        step(other_side(side), out=0.19, at=0, travel=0.5, turn=38, lift=0.03),
        folded(at=0, travel=0.5),
        body(at=0, travel=0.55, crouch_m=0.33, lean_front_deg=9, lean_side_deg=0, side_m=0.0, head_tilt_deg=0),
        raise_leg(side, *KICK, at=1, travel=0.55, point=0.3),
        kick_arms,
        hop(at=0.62, height_m=0.03, air=0.3),
        body(at=1, travel=0.55, crouch_m=0.14, lean_front_deg=-5, lean_side_deg=-6 * way, side_m=-0.03 * way),
    )


def squat_kicks(beats: int, *, first: str = "left", is_wide: bool = False) -> Phrase:
    """Kick out of the squat, left and right in turn."""
    return both_ways(squat_kick(first, is_wide=is_wide)) * (beats // 4)


def straight(*, at: float = 0.0) -> Phrase:
    """Straighten the trunk and face the front."""
    return body(at=at, travel=0.6, crouch_m=0.0, lean_front_deg=0, lean_side_deg=0, twist_deg=0, side_m=0.0,
                head_turn_deg=0, head_tilt_deg=0, heading_deg=0)  # fmt: skip


def stand(*, at: float = 0.0) -> Phrase:
    """Stand up straight on both feet."""
    return straight(at=at) | step("left", at=at, travel=0.5) | step("right", at=at, travel=0.5)


def promenade(*, start: float = 0.0) -> Phrase:
    """Walk to the left with a hand on the hip, a kerchief waving overhead: four beats."""
    parts = []
    for beat in range(4):
        x = start + 0.13 * (beat + 1)
        parts += [
            knee_up("left", at=beat, travel=0.45, out=0.55, up=-0.25),
            step("left", x=x, at=beat + 0.5, travel=0.4),
            step("right", x=x, at=beat + 1, travel=0.45, lift=0.05),
            arm("right", KERCHIEF_OUT if beat % 2 == 0 else KERCHIEF_IN, at=beat, travel=0.8),
            body(at=beat, travel=0.8, lean_side_deg=9 if beat % 2 == 0 else -7),
        ]
    return phrase(
        4,
        straight(at=0),
        *parts,
        arm("left", ON_HIP, at=0),
        bounce(4, depth_m=0.05, peak=0.5),
        body(at=0.5, head_turn_deg=18),
        body(at=3.9, travel=0.6, lean_side_deg=0, head_turn_deg=0),
    )


def slap(side: str) -> Phrase:
    """Clap, then slap the raised knee with the other hand: two beats."""
    other = other_side(side)
    return phrase(
        2,
        arms(CLAP, at=0, travel=0.5),
        step(side, at=0, travel=0.5),
        body(at=0, travel=0.5, crouch_m=0.06, twist_deg=0, lean_front_deg=6),
        knee_up(side, at=1, travel=0.5, out=0.4, up=0.12),
        arm(other, ON_KNEE, at=1, travel=0.5),
        arm(side, ASIDE, at=1, travel=0.5),
        hop(at=1, height_m=0.04, air=0.4),
        body(at=1, travel=0.5, crouch_m=0.0, twist_deg=10 * sign(side), lean_front_deg=12),
    )


def spin(start_deg: float, end_deg: float) -> Phrase:
    """Spin once around with one arm high and one hand on the hip: four beats."""
    parts = []
    for count in range(8):
        side = "left" if (count % 2 == 0) == (end_deg > start_deg) else "right"
        heading = start_deg + (end_deg - start_deg) * min(1.0, (count + 1.5) / 8)
        angle, out = math.radians(heading), 0.1 * sign(side)
        place = Place(out * math.cos(angle), -out * math.sin(angle), heading + 8 * sign(side), lift_m=0.05)
        parts.append(foot(side, place, at=count / 2 + 0.5, travel=0.45))
    inner, outer = ("left", "right") if end_deg > start_deg else ("right", "left")
    return phrase(
        4,
        *parts,
        body(at=3.8, travel=3.8, heading_deg=end_deg),
        arm(outer, HIGH, at=0.5, travel=0.6),
        arm(inner, ON_HIP, at=0.5, travel=0.6),
        *[arm(outer, KERCHIEF_IN if beat % 2 else HIGH, at=beat, travel=0.6) for beat in (1, 2, 3)],
        body(at=0, travel=0.6, crouch_m=0.0, lean_front_deg=0, lean_side_deg=0, twist_deg=0, side_m=0.0),
        bounce(4, depth_m=0.045, peak=0.0),
    )


def star(beats: int) -> Phrase:
    """Squat with folded arms, jump into a star, again and again: two beats each."""
    jump = phrase(
        2,
        folded(at=0, travel=0.5),
        step("left", out=0.17, at=0, travel=0.5, turn=35, lift=0.03),
        step("right", out=0.17, at=0, travel=0.5, turn=35, lift=0.03),
        body(at=0, travel=0.55, crouch_m=0.30, lean_front_deg=8),
        hop(at=0.8, height_m=0.10, air=0.5),
        arms(HIGH, at=1, travel=0.55),
        step("left", out=0.42, at=1, travel=0.5, turn=35, lift=0.02),
        step("right", out=0.42, at=1, travel=0.5, turn=35, lift=0.02),
        body(at=1, travel=0.55, crouch_m=0.03, lean_front_deg=-5),
    )
    return jump * (beats // 2)


def intro() -> Phrase:
    """Throw the arms open to both sides with a stamp, bow deeply, and fold them."""
    return phrase(
        8,
        arm("left", WIDE, at=0.5, travel=1.0),
        step("left", out=0.26, at=1, travel=0.6, turn=30, lift=0.1),
        body(at=1, travel=0.8, side_m=0.05, lean_side_deg=8, crouch_m=0.06, head_turn_deg=20),
        arms(WIDE, ON_HIP, at=1, travel=0.8),
        step("right", out=0.26, at=2, travel=0.6, turn=30, lift=0.1),
        arms(WIDE, at=2, travel=0.8),
        body(at=2, travel=0.8, side_m=-0.05, lean_side_deg=-8, head_turn_deg=-20),
        arms(HIGH, at=3, travel=0.8),
        body(at=3, travel=0.8, side_m=0.0, lean_side_deg=0, crouch_m=0.0, head_turn_deg=0, lean_front_deg=-6),
        arms(LOW, at=4, travel=0.9),
        body(at=4, travel=0.9, lean_front_deg=38, crouch_m=0.12, head_nod_deg=8),
        folded(at=5, travel=0.9),
        body(at=5, travel=0.9, lean_front_deg=0, crouch_m=0.0, head_nod_deg=-6),
        *[step(side, at=beat, travel=0.45, lift=0.13) for beat, side in ((6, "left"), (6.5, "right"), (7, "left"))],
        *[body(at=beat, travel=0.4, crouch_m=depth) for beat, depth in ((6, 0.08), (6.5, 0.03), (7, 0.09), (7.6, 0.0))],
        body(at=6.5, travel=0.5, head_nod_deg=0),
    )


def first_verse() -> Phrase:
    """Heels, the picking step, kicks out of the squat, the same with open arms."""
    heels = heel_digs(8) | folded(at=0)
    return heels + both_ways(picking("left")) + squat_kicks(8) + squat_kicks(8, first="right", is_wide=True)


def second_verse() -> Phrase:
    """Walk with the kerchief, slap the knees, spin both ways, jump like stars."""
    walk = promenade() + mirror(promenade(start=-0.52))
    return walk + both_ways(slap("left")) * 2 + (spin(0, 360) | stand(at=0)) + spin(360, 0) + star(8)


def third_verse() -> Phrase:
    """Everything again, faster."""
    heels = heel_digs(4) | folded(at=0) | stand(at=0)
    kicks = squat_kicks(8, first="right")
    return kicks + (both_ways(slap("right")) | stand(at=0)) + heels + (spin(0, 360) | stand(at=0)) + spin(360, 0) \
        + squat_kicks(8, is_wide=True)  # fmt: skip


def finale() -> Phrase:
    """Stamp three times, and show the heel with an arm thrown up: six beats."""
    return phrase(
        6,
        stand(at=0),
        folded(at=0),
        *[step(side, at=beat, travel=0.45, lift=0.12) for beat, side in ((0.5, "left"), (1, "right"), (1.5, "left"))],
        *[body(at=beat, travel=0.4, crouch_m=depth) for beat, depth in ((1, 0.07), (1.5, 0.02))],
        arms(LOW, at=1, travel=0.8),
        raise_leg("left", *HEEL, at=2, travel=0.5, point=0.0),
        arm("left", HIGH, at=2, travel=0.7),
        arm("right", ON_HIP, at=2, travel=0.7),
        body(at=2, travel=0.6, crouch_m=0.16, lean_side_deg=-10, side_m=-0.05, head_turn_deg=15),
        step("left", at=3, travel=0.6),
        arms(LOW, at=3, travel=0.8),
        body(at=3, travel=0.7, crouch_m=0.12, lean_side_deg=0, side_m=0.0, lean_front_deg=10, head_turn_deg=0),
        hop(at=3.7, height_m=0.09, air=0.6),
        step("left", out=0.34, at=4, travel=0.5, turn=35, lift=0.02),
        step("right", out=0.30, at=4, travel=0.5, turn=25, lift=0.02),
        arms(HIGH, at=4, travel=0.7),
        body(at=4, travel=0.7, crouch_m=0.08, lean_front_deg=-6, head_nod_deg=-6),
        arms(WIDE, at=5, travel=0.8),
        body(at=5, travel=0.8, crouch_m=0.03),
        arms(HIGH, at=6, travel=0.8),
    )


def choreography() -> Phrase:
    """The whole dance."""
    return intro() + first_verse() + second_verse() + third_verse() + finale()


# --- the music: 8 beats to start, three verses of 32, 6 to end; two beats more a second in every verse ---

TUNE = line("""
    e5:1 b4:.5 c5 d5:1 c5:.5 b4 | a:1 a:.5 c5 e:1 d:.5 c | b4:1.5 c5:.5 d:1 e | c a4 a:2 |
    d5:1.5 f:.5 a:1 g:.5 f | e:1.5 c:.5 e:1 d:.5 c | b4:1 b:.5 c5 d:1 e | c a4 a:2 |
""", gate=0.8)  # fmt: skip
THIRDS = line("""
    g#4:1 g#:.5 a b:1 a:.5 g# | e:1 e:.5 a c5:1 b4:.5 a | g#:1.5 a:.5 b:1 c5 | a4 e e:2 |
    f4:1.5 a:.5 c5:1 b4:.5 a | c5:1.5 a4:.5 c5:1 b4:.5 a | g#:1 g#:.5 a b:1 c5 | a4 e e:2 |
""", gate=0.8)  # fmt: skip
RUNS = line("""
    r:1 e6:.25 f e d# e:1 r | r a5:.25 b c6 d e:1 r | r:1 g#5:.25 a b c6 d:1 r | r a5:.25 c6 e a5 a:1 r |
    r:1 d6:.25 e f g a:1 r | r c6:.25 d e f g:1 r | r:1 e6:.25 d c b5 g#:1 r | r a5:.25 b c6 d e:.5 a5 r:1 |
""", gate=0.8)  # fmt: skip
HARMONY = "E7 - Am - E7 - Am - Dm - Am - E7 - Am -"
CALL = line("a4:.5! r e r a! r e r | a:.25 b c5 b4 a:.5 e a! r a! r", gate=0.8)
VERSES = (8, 40, 72)


def off_beats(harmony: str, start: float) -> tuple[Note, ...]:
    """The balalaika: a quick brushed pair on every off-beat."""
    chord_row = chords(harmony, each=2, at=start)
    return strums(chord_row, beats=(0.5, 0.75), every=1, length=0.2, low=57, velocity=78)


def score() -> Score:
    """Accordion alone, then violins in thirds, then everybody with brass and a choir that shouts."""
    one, two, three = (shifted(TUNE, at) for at in VERSES)
    thirds = shifted(THIRDS, 40) + shifted(THIRDS, 72)
    verses = [chords(HARMONY, each=2, at=at) for at in VERSES]
    harmony = chords("Am - E7 Am", each=2) + verses[0] + verses[1] + verses[2] + chords("E7 Am", each=2, at=104)
    end = line("e5:.5! g# b d6 c:.5! b5 a g# | a4+e5+a5:1! r a4+c5+e5+a5:1!", at=104, gate=0.85)
    sevenths = tuple(chord for chord in harmony if len(chord.intervals) == 4)
    triads = tuple(chord for chord in harmony if len(chord.intervals) == 3)
    low = bass(triads, pattern=((0, 0, 0.55), (1, 1, 0.5)), every=2, low=36, velocity=104)
    # The tune dwells on the note above the fifth of a seventh chord: there the bass stays on the root.
    low += bass(sevenths, pattern=((0, 0, 0.55), (1, 0, 0.5)), every=2, low=36, velocity=104)
    low += line("a2:.5! r a2:1!", at=108)
    shouts = line("a4+c5+e5:.5!", at=39, gate=0.9) + line("a4+c5+e5:.5!", at=71, gate=0.9)
    shouts += line("a4+c5+e5:1! r:1 a4+c5+e5+a5:1.5!", at=108, gate=0.95)
    choir = pad(verses[2], low=57, velocity=70)
    plain = {
        "bar": 4,
        "grid": 0.25,
        "kick": "X.......X.......",
        "tambourine": "..o...x...o...xo",
        "rim": "....x.......x...",
    }
    fuller = {
        "bar": 4,
        "grid": 0.25,
        "kick": "X...x...X...x...",
        "snare": "..x...x...x...xo",
        "tambourine": "x.o.x.o.x.o.x.o.",
    }
    wild = {**fuller, "hat": "xoxoxoxoxoxoxoxo", "clap": "....x.......x..."}
    beat = (
        drums(at=0, bars=2, bar=4, grid=0.25, kick="X...X...X...X...", tambourine="....x.......x.xx")
        + drums(at=8, bars=8, **plain) + drums(at=40, bars=8, **fuller) + drums(at=72, bars=8, **wild)
        + drums(at=104, bars=1, bar=6, grid=0.5, kick="X.x.X.x.X.X.", snare="..x.x.xxX.X.", crash="........X.X.")
        + drums(at=40, bars=2, bar=32, grid=1, crash="x") + drums(at=8, bars=4, bar=8, grid=1, clap="....x.x.")
    )  # fmt: skip
    return Score((
        Part("accordion", 21, CALL + one + two + three + end, volume=118, pan=52),
        Part("accordion chords", 21, strums(verses[0] + verses[1], beats=(0.5,), every=1, length=0.3, low=52,
                                            velocity=66), volume=64, pan=84),
        Part("balalaika", 15, off_beats(HARMONY, 8) + off_beats(HARMONY, 40) + off_beats(HARMONY, 72), volume=80,
             pan=36),
        Part("domra", 25, transposed(one, 0) + shifted(RUNS, 40), volume=92, pan=92),
        Part("violins", 48, two + transposed(three, 12) + end, volume=90, pan=40),
        Part("clarinet", 71, thirds, volume=84, pan=76),
        Part("piccolo", 72, shifted(RUNS, 72), volume=60, pan=88),
        Part("trumpet", 56, three + end, volume=78, pan=60),
        Part("trombone", 57, strums(verses[2], beats=(0.5, 1.5), every=2, length=0.3, low=50, velocity=78), volume=70,
             pan=74),
        Part("choir", 52, choir + shouts, volume=84, pan=64, reverb=80),
        Part("tuba", 58, tuple(note for note in low if note.beat >= 40), volume=92, pan=60),
        Part("bass", 32, low, volume=98, pan=64),
        Part("drums", 0, beat, volume=96, is_drums=True),
    ))  # fmt: skip


SONG = StarterSong(
    id="korobeiniki",
    title="Korobeiniki",
    artist="Traditional (Russia)",
    year=1861,
    credits=(
        "A Russian folk song: traditional tune, words from a poem of 1861 by Nikolay Nekrasov (1821-1878); "
        "in the public domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 120), (8, 126), (40, 140), (72, 154))),
    beats=110,
    dance=choreography(),
    score=score(),
    softness_s=0.04,
    gold_beats=(25, 41, 65, 97),
    tags=("folk", "party", "fast"),
)
