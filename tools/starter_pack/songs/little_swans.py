"""Dance of the Little Swans: hands linked across, cat's steps, quick feet, heads that turn together, and then wings."""

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
    other_side,
    phrase,
    sequence,
)
from tools.starter_pack.dance.steps import raise_leg, sign, step
from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Note, Part, Score, chords, line, shifted, transposed
from tools.starter_pack.song import StarterSong
from tools.starter_pack.tempo import Tempo

# The arms cross low in front, as if each hand held that of a neighbour.
LINKED_OVER = Arm(upper=(-0.3, -0.84, 0.5), fore=(-0.82, -0.48, 0.35))
LINKED_UNDER = Arm(upper=(-0.3, -0.88, 0.38), fore=(-0.8, -0.56, 0.25))
RAISED_OVER = Arm(upper=(-0.25, -0.62, 0.75), fore=(-0.92, -0.12, 0.4))
RAISED_UNDER = Arm(upper=(-0.25, -0.72, 0.65), fore=(-0.9, -0.24, 0.3))
WING_UP = Arm(upper=(0.72, 0.68, 0.05), fore=(0.85, 0.5, 0.0))
WING_MID = Arm(upper=(0.97, 0.12, 0.1), fore=(0.96, -0.25, 0.1))
WING_DOWN = Arm(upper=(0.75, -0.62, 0.1), fore=(0.85, 0.25, 0.1))
WING_BACK = Arm(upper=(0.8, 0.15, -0.5), fore=(0.85, 0.3, -0.35))
FOLDED = Arm(upper=(0.1, -0.55, 0.85), fore=(-0.5, -0.7, 0.5))
RETIRE_THIGH, RETIRE_SHIN = (0.88, -0.12, 0.42), (-0.82, -0.56, -0.05)


def linked(*, at: float = 0.0, travel: float = 0.7) -> Phrase:
    """Cross the arms and take the neighbours' hands."""
    return arms(LINKED_OVER, LINKED_UNDER, at=at, travel=travel)


def lifted(*, at: float, travel: float = 0.45) -> Phrase:
    """Lift the linked hands a little."""
    return arms(RAISED_OVER, RAISED_UNDER, at=at, travel=travel)


def look(side: str, *, at: float, travel: float = 0.45, nod: float = 0.0) -> Phrase:
    """Turn the head smartly to a side, the cheek to the shoulder."""
    way = sign(side)
    return body(at=at, travel=travel, head_turn_deg=46 * way, head_tilt_deg=-18 * way, head_nod_deg=nod)


def cat_step(x: float) -> Phrase:
    """Jump to the left, one bent knee after the other: a beat that ends at x."""
    return phrase(
        1,
        raise_leg("left", (0.75, 0.02, 0.6), (-0.55, -0.8, 0.0), at=0.35, travel=0.4, point=0.4),
        step("left", x=x, at=0.75, travel=0.35, out=0.1, turn=30),
        raise_leg("right", (0.75, 0.02, 0.6), (-0.55, -0.8, 0.0), at=0.62, travel=0.4, point=0.4),
        step("right", x=x, at=1.0, travel=0.35, out=0.1, turn=30),
        hop(at=0.5, height_m=0.07, air=0.45),
        body(at=0.5, travel=0.4, crouch_m=0.0),
        body(at=1.0, travel=0.4, crouch_m=0.09),
    )


def cat_steps() -> Phrase:
    """Four cat's steps to the left, heads turning together on every one."""
    return layer(
        sequence(*[cat_step(0.14 * (count + 1)) for count in range(4)]),
        *[look("left" if beat % 2 == 0 else "right", at=beat, nod=8 if beat % 2 else -4) for beat in range(4)],
        *[lifted(at=beat + 0.5) | linked(at=beat + 1, travel=0.45) for beat in range(4)],
        body(at=0.5, lean_side_deg=5),
        body(at=3.8, lean_side_deg=0),
    )


def cat_steps_back() -> Phrase:
    """Four cat's steps back to the middle."""
    way_back = sequence(*[mirror(cat_step(-0.14 * (3 - count))) for count in range(4)])
    return layer(
        way_back,
        *[look("right" if beat % 2 == 0 else "left", at=beat, nod=8 if beat % 2 else -4) for beat in range(4)],
        *[lifted(at=beat + 0.5) | linked(at=beat + 1, travel=0.45) for beat in range(4)],
        body(at=0.5, lean_side_deg=-5),
        body(at=3.8, lean_side_deg=0),
    )


def retire(side: str) -> Phrase:
    """Rise on one foot with the other at the knee, head up to that side, and close: two beats."""
    return phrase(
        2,
        raise_leg(side, RETIRE_THIGH, RETIRE_SHIN, at=0, travel=0.5, point=0.3),
        body(at=0, travel=0.5, rise_m=0.05, crouch_m=0.0, lean_side_deg=-5 * sign(side)),
        look(side, at=0, nod=-8),
        lifted(at=0),
        step(side, at=1, travel=0.5, turn=25),
        body(at=1, travel=0.5, rise_m=0.0, crouch_m=0.07, lean_side_deg=0),
        look(other_side(side), at=1, nod=8),
        linked(at=1, travel=0.45),
    )


def small_kick(side: str) -> Phrase:
    """Hop and kick low to the front and side, head over that foot: a beat."""
    return phrase(
        1,
        raise_leg(side, (0.62, -0.55, 0.6), (0.62, -0.58, 0.55), at=0, travel=0.45, point=1.0),
        step(side, at=0.55, travel=0.4, turn=20),
        hop(at=0.02, height_m=0.05, air=0.4),
        body(at=0, travel=0.45, crouch_m=0.0, head_tilt_deg=14 * sign(side), head_turn_deg=22 * sign(side)),
        body(at=0, travel=0.45, head_nod_deg=6, lean_side_deg=-4 * sign(side)),
        body(at=0.5, travel=0.4, crouch_m=0.06),
    )


def small_kicks(beats: int) -> Phrase:
    """Kick low with left and right in turn, the linked hands dancing along."""
    kicks = both_ways(small_kick("left")) * (beats // 2)
    return kicks | layer(*[lifted(at=beat, travel=0.4) | linked(at=beat + 0.5, travel=0.4) for beat in range(beats)])


def point_and_close(side: str) -> Phrase:
    """Point the toe far to a side, head after it, and close: two beats."""
    way = sign(side)
    return phrase(
        2,
        step(side, out=0.46, at=0, travel=0.5, turn=40, weight=0.15, heel=30, lift=0.04),
        body(at=0, travel=0.5, crouch_m=0.09, side_m=-0.05 * way, lean_side_deg=-9 * way),
        look(side, at=0, nod=6),
        linked(at=0, travel=0.5),
        step(side, at=1, travel=0.5, turn=25, lift=0.04),
        body(at=1, travel=0.5, crouch_m=0.0, side_m=0.0, lean_side_deg=0.0, rise_m=0.035),
        body(at=1.6, travel=0.5, rise_m=0.0),
        look(other_side(side), at=1, nod=-6),
        lifted(at=1),
    )


def tiptoe(beats: int, *, start: float, end: float) -> Phrase:
    """Run sideways on the tips of the toes, four tiny steps a beat."""
    steps = []
    for count in range(4 * beats):
        x = start + (end - start) * (count + 1) / (4 * beats)
        side = "left" if (count % 2 == 0) == (end > start) else "right"
        steps.append(step(side, x=x, out=0.075, at=count / 4 + 0.25, travel=0.25, lift=0.035, turn=15))
    return phrase(beats, *steps, body(at=0.5, rise_m=0.055, crouch_m=0.0), body(at=beats, travel=0.5, rise_m=0.0))


def wing_beats(beats: int) -> Phrase:
    """Spread the wings and beat them: up on one beat, down on the next."""
    return phrase(
        beats,
        *[arms(WING_UP if beat % 2 == 0 else WING_DOWN, at=beat, travel=0.9) for beat in range(beats)],
        *[body(at=beat, travel=0.9, lean_front_deg=-5 if beat % 2 == 0 else 7, head_nod_deg=-8 if beat % 2 == 0 else 8)
          for beat in range(beats)],
    )  # fmt: skip


def intro() -> Phrase:
    """Wait with open wings for the bassoon, link the hands, sway one way and the other."""
    sways = [
        body(at=beat, travel=0.7, side_m=0.07 * way, hip_roll_deg=-5 * way, lean_side_deg=-5 * way)
        | look("left" if way > 0 else "right", at=beat, travel=0.6)
        for beat, way in ((1, 1), (2, -1), (3, 1))
    ]
    return phrase(
        4,
        arms(WING_MID, at=0, travel=0.6),
        arms(WING_UP, at=0.5, travel=0.5),
        linked(at=1, travel=0.5),
        *[lifted(at=beat + 0.5) | linked(at=beat + 1, travel=0.45) for beat in (1, 2)],
        *sways,
        body(at=3.8, travel=0.6, side_m=0.0, hip_roll_deg=0, lean_side_deg=0),
        bounce(4, depth_m=0.06),
    )


def first_theme() -> Phrase:
    """Cat's steps to the left and back, then rise on one foot and the other."""
    return cat_steps() + cat_steps_back() + both_ways(retire("left")) * 2


def second_theme() -> Phrase:
    """Small kicks, then the pointed toe."""
    return small_kicks(8) + both_ways(point_and_close("left")) * 2


def lake() -> Phrase:
    """Let the hands go: run over the lake on tiptoe with beating wings, there and back."""
    return layer(
        tiptoe(4, start=0.0, end=0.5) + tiptoe(4, start=0.5, end=0.0),
        wing_beats(8),
        body(at=0.5, head_turn_deg=25, head_tilt_deg=0, lean_side_deg=6),
        body(at=4.5, travel=0.9, head_turn_deg=-25, lean_side_deg=-6),
        body(at=7.9, travel=0.6, head_turn_deg=0, lean_side_deg=0, lean_front_deg=0, head_nod_deg=0),
    )


def last_theme() -> Phrase:
    """The cat's steps to the other side, a rise on each foot, small kicks."""
    return mirror(cat_steps()) + mirror(cat_steps_back()) + both_ways(retire("right")) + small_kicks(4)


def finale() -> Phrase:
    """Spread the wings, beat them, and fold them over the knee in a bow."""
    return phrase(
        7,
        wing_beats(3),
        body(at=0, travel=0.5, head_turn_deg=0, head_tilt_deg=0, lean_side_deg=0, rise_m=0.05, crouch_m=0.0),
        body(at=1, travel=0.5, rise_m=0.0),
        body(at=2, travel=0.5, rise_m=0.05),
        step("right", out=0.16, z=-0.34, at=3.0, travel=0.9, heel=40, weight=0.35, turn=20),
        step("left", out=0.1, z=0.14, at=2.5, travel=0.5, turn=20),
        arms(WING_BACK, at=3, travel=0.9),
        body(at=3, travel=0.9, rise_m=0.0, crouch_m=0.05, lean_front_deg=0, head_nod_deg=-10),
        arms(FOLDED, at=4, travel=0.95),
        body(at=4, travel=0.95, lean_front_deg=44, crouch_m=0.16, head_nod_deg=18, twist_deg=-6, head_tilt_deg=10),
        arms(WING_MID, at=5, travel=0.9),
        body(at=5, travel=0.9, lean_front_deg=10, crouch_m=0.12, head_nod_deg=-6, head_turn_deg=24, head_tilt_deg=0),
        arms(WING_UP, at=6, travel=0.9),
        body(at=6, travel=0.9, lean_front_deg=-4, crouch_m=0.08, head_turn_deg=0),
        arms(WING_MID, at=7, travel=0.9),
    )


def choreography() -> Phrase:
    """The whole dance."""
    return intro() + first_theme() + second_theme() + lake() + last_theme() + finale()


# --- the music: 4 beats of bassoon, the theme, the theme for flutes, a bridge of 8 in major, the theme for all, end ---

CALL = "a4:.5 a a a:.75 g#:.125 a b:.5 a g# | b:.5 b b b:.75 a:.125 b c#5:.5 b4 a |"
ANSWER = "c#5:.5 f# f c#:1 c#:.25 b4 a g# f#:.5 |"
TUNE = line(CALL + ANSWER + ANSWER, gate=0.72)
SECOND_VOICE = line(
    "f#4:.5 f# f# f#:.75 f:.125 f# g#:.5 f# f | g#:.5 g# g# g#:.75 f#:.125 g# a:.5 g# f# |"
    + 2 * "a4:.5 c#5 b4 a:1 a:.25 g# f# f f#:.5 |",
    gate=0.72,
)
BRIDGE = line("""
    c#5:.5 c# c# c#:.75 b4:.125 c#5 d:.5 c# b4 | e5:.5 e e e:.75 d:.125 e f#:.25 e d c# b4 g#
""", gate=0.75)  # fmt: skip
BRIDGE_VOICE = line("a4:.5 a a a:1 b:.5 a g# | c#5:.5 c# c# c#:1 d:.5 b4 g#", gate=0.75)
THEME_CHORDS = "F#m F#m F#m C#7 | C#7 C#7 F#m F#m | F#m C#7 F#m F#m | F#m C#7 F#m F#m"
HELD_CHORDS = "F#m - - - - - - C#7 | C#7 - - - F#m - - - | " + 2 * "F#m - C#7 - F#m - C#7 F#m | "


def steps_of_the_bassoon(start: float, beats: int) -> tuple[Note, ...]:
    """The two notes that never stop: key note and fifth below, half a beat each."""
    return line("f#3:.5 c# " * beats, at=start, gate=0.55)


def score() -> Score:
    """Bassoon alone, oboes, flutes, harp and celesta over the lake, everybody."""
    one, two, three = shifted(TUNE, 4), shifted(TUNE, 20), shifted(TUNE, 44)
    under = [shifted(SECOND_VOICE, at) for at in (4, 20, 44)]
    lake_tune, lake_voice = shifted(BRIDGE, 36), shifted(BRIDGE_VOICE, 36)
    themes = [chords(THEME_CHORDS, each=1, at=at) for at in (4, 20, 44)]
    water = chords("A - - - - - - E7 | A - - - - D A C#7", each=0.5, at=36)
    last = chords("F#m - F#m - F#m F#m -", each=1, at=60)
    held = water + chords(HELD_CHORDS, each=0.5, at=44) + last
    ostinato = steps_of_the_bassoon(0, 36) + steps_of_the_bassoon(44, 16)
    water_bass = bass(water, pattern=((0, 0, 0.45), (0.5, 1, 0.4)), every=1, low=40, velocity=88)
    end = line("c#6:.25 b5 a g# f#:.5 f | f#:.25 g# a b c#6:.5 c# | f#5+a5+c#6+f#6:.5! r | f#4+a4+c#5+f#5:2!", at=60)
    end_bass = line("f#2:.5 c#3 f#2 c#3 f#2 c#3 f#2 c#3 | f#2+f#3:.5! r | f#2+f#3:2!", at=60, gate=0.8)
    runs = line(
        "a4:.25 c#5 e a c#6 a5 e c# | a4 c#5 e a c#6 a5 g#4 b | a4 c#5 e a c#6 a5 e c# | a4 c#5 d f# e a4 g# b",
        at=36,
        velocity=70,
    )
    soft = {"bar": 2, "grid": 0.25, "bass_drum": "x.......", "rim": "..o...o.", "triangle": "....o..."}
    fuller = {"bar": 2, "grid": 0.25, "bass_drum": "x...o...", "snare": "..o...oo", "tambourine": "..o...o."}
    beat = (
        drums(at=0, bars=2, bar=2, grid=0.25, rim="..o...o.") + drums(at=4, bars=8, **soft)
        + drums(at=20, bars=8, **fuller) + drums(at=36, bars=8, bar=1, grid=0.25, triangle="o.o.", shaker="oxox")
        + drums(at=44, bars=8, **fuller | {"kick": "X...x...", "triangle": "x...x..."})
        + drums(at=60, bars=2, bar=2, grid=0.25, snare="x.xox.xo", kick="X...X...")
        + drums(at=64, bars=1, bar=2, grid=1, kick="XX", cymbal=".o") + drums(at=62, bars=1, bar=1, grid=1, crash="o")
    )  # fmt: skip
    plucked = strums(themes[1] + themes[2] + last[:4], beats=(0.5,), every=1, length=0.3, low=54, velocity=72)
    return Score((
        Part("bassoon", 70, ostinato + end_bass, volume=104, pan=58),
        Part("pizzicato basses", 45, transposed(ostinato, 0) + water_bass, volume=104, pan=64),
        Part("contrabass", 32, transposed(steps_of_the_bassoon(4, 32) + steps_of_the_bassoon(44, 16), -12) + water_bass
             + end_bass, volume=92, pan=64),
        Part("oboe", 68, one + three, volume=96, pan=48),
        Part("second oboe", 68, under[0] + under[2], volume=78, pan=80),
        Part("flute", 73, transposed(two, 12) + lake_tune + transposed(three, 12) + end, volume=92, pan=76),
        Part("clarinet", 71, two + under[1] + lake_voice, volume=84, pan=40),
        Part("violins", 48, three + under[2] + lake_tune + end, volume=84, pan=44),
        Part("violins plucked", 45, plucked, volume=86, pan=36),
        Part("celesta", 8, transposed(lake_tune, 12) + transposed(two, 12), volume=66, pan=90),
        Part("harp", 46, runs, volume=96, pan=92),
        Part("pad", 49, pad(held, low=54, velocity=50), volume=66, pan=64, reverb=80),
        Part("drums", 0, beat, volume=104, is_drums=True, reverb=60),
    ))  # fmt: skip


SONG = StarterSong(
    id="little-swans",
    title="Dance of the Little Swans",
    artist="Pyotr Ilyich Tchaikovsky",
    year=1876,
    credits=(
        "Tune: from the second act of Swan Lake by Pyotr Ilyich Tchaikovsky (1840-1893), 1876; in the public domain. "
        "Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 92),)),
    beats=67,
    counted_from=4,
    dance=choreography(),
    score=score(),
    softness_s=0.045,
    gold_beats=(8, 40, 48, 62),
    tags=("classical", "ballet"),
    character=Character.TUTU,
    scene="lake",
)
