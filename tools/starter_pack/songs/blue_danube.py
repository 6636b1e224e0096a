"""The Blue Danube: a waltz hold with nobody in it, answers on tiptoe, turns, great sweeping arms, a bow."""

import math

from tools.starter_pack.dance.language import (
    Arm,
    Phrase,
    Place,
    arm,
    arms,
    body,
    foot,
    layer,
    mirror,
    phrase,
    shift,
    swing,
)
from tools.starter_pack.dance.steps import sign, stance, step
from tools.starter_pack.music.backing import bass, drums, pad, strums, voicing
from tools.starter_pack.music.score import Chord, Note, Part, Score, chords, line, transposed
from tools.starter_pack.song import StarterSong
from tools.starter_pack.tempo import Tempo

BAR = 3
# The hold: one hand leads at eye height, the other lies on the partner's back.
LEAD = Arm(upper=(0.95, 0.0, 0.3), fore=(0.75, 0.6, 0.25))
LEAD_HIGH = Arm(upper=(0.9, 0.3, 0.25), fore=(0.5, 0.85, 0.2))
EMBRACE = Arm(upper=(0.8, -0.25, 0.5), fore=(-0.8, 0.15, 0.55))
OPEN = Arm(upper=(0.95, 0.0, 0.2), fore=(0.95, 0.2, 0.2))
OPEN_HIGH = Arm(upper=(0.85, 0.45, 0.15), fore=(0.75, 0.65, 0.15))
CROWN = Arm(upper=(0.5, 0.85, 0.15), fore=(-0.45, 0.88, 0.15))
SWEEP_UP = Arm(upper=(0.6, 0.78, 0.2), fore=(0.3, 0.94, 0.1))
SWEEP_ACROSS = Arm(upper=(-0.25, 0.45, 0.85), fore=(-0.6, 0.75, 0.3))
SWEEP_LOW = Arm(upper=(0.35, -0.85, 0.4), fore=(0.2, -0.9, 0.4))
CURTSEY = Arm(upper=(0.8, -0.6, 0.0), fore=(0.9, -0.35, 0.1))
BOW_IN = Arm(upper=(0.45, -0.75, 0.5), fore=(-0.85, 0.0, 0.5))


def hold(*, at: float, travel: float = 1.2) -> Phrase:
    """Take the partner into the arms, leading to the left."""
    return arm("left", LEAD, at=at, travel=travel) | arm("right", EMBRACE, at=at, travel=travel)


def glide(*, x: float = 0.0) -> Phrase:
    """Waltz a bar to the left: a long step, then close on tiptoe."""
    return phrase(
        BAR,
        step("left", x=x + 0.34, at=0.2, travel=1.0, lift=0.04),
        step("right", x=x + 0.26, at=1.1, travel=0.9, lift=0.04),
        step("left", x=x + 0.30, out=0.14, at=2.0, travel=0.8, lift=0.05),
        body(at=0.2, travel=1.0, crouch_m=0.07, lean_side_deg=-9, heading_deg=18, head_turn_deg=8),
        body(at=1.3, travel=1.0, crouch_m=0.0, rise_m=0.035, lean_side_deg=-4),
        body(at=2.8, travel=1.0, rise_m=0.0),
    )


def answer(side: str, *, at: float) -> Phrase:
    """Answer two high notes: twice up on the toes while one arm opens."""
    lean = 10 * sign(side)
    return shift(
        layer(
            arm(side, OPEN_HIGH, at=0, travel=1.3),
            arm(side, OPEN, at=0.5, travel=0.45),
            arm(side, OPEN_HIGH, at=1, travel=0.45),
            *[
                body(at=beat, travel=0.5, rise_m=rise)
                for beat, rise in ((0, 0.045), (0.5, 0.0), (1, 0.045), (1.7, 0.0))
            ],
            body(at=0, travel=1.2, lean_side_deg=lean, head_tilt_deg=0.8 * lean, hip_roll_deg=-0.5 * lean),
            body(at=0, heading_deg=0, head_turn_deg=12 * sign(side)),
        ),
        at,
    )


def theme() -> Phrase:
    """Glide to the left, answer right, answer left, and come back home: four bars."""
    return phrase(
        4 * BAR,
        hold(at=0.2),
        glide(),
        step("right", x=0.10, out=0.20, at=3.3, travel=0.9, lift=0.05),
        arm("left", LEAD_HIGH, at=3.4, travel=1.3),
        body(at=3.6, travel=1.3, lean_side_deg=10, heading_deg=-14, crouch_m=0.05, head_turn_deg=-6),
        step("left", x=0.22, out=0.16, at=4.4, travel=0.8, lift=0.05),
        body(at=4.6, travel=0.9, crouch_m=0.0),
        answer("right", at=5),
        step("left", x=0.12, at=7.2, travel=0.7, lift=0.04),
        step("right", x=0.05, at=8.0, travel=0.7, lift=0.04),
        answer("left", at=8),
        step("left", at=10.2, travel=0.8, lift=0.05),
        step("right", at=11.0, travel=0.7, lift=0.05),
        body(at=11.3, travel=1.2, lean_side_deg=0, head_tilt_deg=0, hip_roll_deg=0, head_turn_deg=0),
    )


def turning_theme() -> Phrase:
    """Turn in the hold, half a bar to each side, with a dip on each answer."""
    return phrase(
        4 * BAR,
        hold(at=0.2),
        *[
            layer(
                step("left", out=0.2, z=z, at=at + 0.1, travel=0.8, turn=heading / 2, lift=0.04),
                step("right", out=0.2, z=-z, at=at + 1.0, travel=0.7, turn=-heading / 2, lift=0.04),
                body(at=at + 0.6, travel=1.5, heading_deg=heading, lean_side_deg=-0.22 * heading, crouch_m=0.05),
                body(at=at + 2.0, travel=1.2, rise_m=0.03, crouch_m=0.0),
                body(at=at + 2.9, travel=0.9, rise_m=0.0),
            )
            for at, heading, z in ((0, 42, 0.07), (3, -42, -0.07))
        ],
        dip("left", at=6),
        dip("right", at=9),
    )


def dip(side: str, *, at: float) -> Phrase:
    """Lunge to a side with the arms thrown open, and come up again."""
    way = sign(side)
    return shift(
        layer(
            step(side, out=0.42, at=0, travel=0.9, turn=35, lift=0.04),
            arm(side, OPEN_HIGH, at=0, travel=1.2),
            arm("right" if side == "left" else "left", OPEN, at=0, travel=1.2),
            body(at=0, travel=1.0, side_m=0.10 * way, crouch_m=0.14, lean_side_deg=12 * way, heading_deg=0),
            body(at=0, travel=1.0, head_tilt_deg=8 * way),
            step(side, at=1.7, travel=0.8, lift=0.05),
            body(at=1.7, travel=1.2, side_m=0, crouch_m=0, lean_side_deg=0, head_tilt_deg=0, rise_m=0.02),
            body(at=2.6, rise_m=0.0),
        ),
        at,
    )


def whole_turn(start_deg: float, end_deg: float) -> Phrase:
    """Turn once around under an arm in six small steps: two bars."""
    parts = []
    for beat in range(6):
        side = "left" if (beat % 2 == 0) == (end_deg > start_deg) else "right"
        heading = start_deg + (end_deg - start_deg) * min(1.0, (beat + 1.3) / 6)
        angle, out = math.radians(heading), 0.12 * sign(side)
        place = Place(out * math.cos(angle), -out * math.sin(angle), heading + 8 * sign(side), lift_m=0.045)
        parts.append(foot(side, place, at=beat + 0.45, travel=0.75))
    return phrase(
        2 * BAR,
        *parts,
        body(at=5.6, travel=5.9, heading_deg=end_deg),
        body(at=0.8, rise_m=0.035),
        body(at=5.8, rise_m=0.0),
        arm("left", CROWN, at=1.0, travel=1.4),
        arm("right", CURTSEY, at=1.0, travel=1.4),
    )


def turn_theme(start_deg: float, end_deg: float) -> Phrase:
    """Turn once around, then present both arms on each answer."""
    home = [Place(0.16 * way * math.cos(math.radians(end_deg)), 0.0, end_deg + 8 * way, lift_m=0.03) for way in (1, -1)]
    pulses = [
        layer(
            arms(OPEN_HIGH, at=at, travel=0.8 if at in (8, 5.9) else 0.45),
            arms(CURTSEY, at=at + 0.5, travel=0.45),
            body(at=at, travel=0.5, crouch_m=0.0, lean_front_deg=-3),
            body(at=at + 0.5, travel=0.5, crouch_m=0.07, lean_front_deg=5),
        )
        for at in (6, 8, 9, 10.6)
    ]
    return (
        whole_turn(start_deg, end_deg) + phrase(6)
        | shift(layer(*pulses), 0.0)
        | foot("left", home[0], at=7.0)
        | foot("right", home[1], at=7.6)
        | body(at=11.4, travel=1.2, crouch_m=0.0, lean_front_deg=0)
        | body(at=10.5, lean_side_deg=0)
    )


def balance(side: str) -> Phrase:
    """Swing weight and both arms in a great arc to one side: a bar."""
    way, other = sign(side), "right" if side == "left" else "left"
    return phrase(
        BAR,
        step(side, out=0.34, at=0.3, travel=0.9, turn=20, lift=0.05),
        step(other, out=0.20, at=2.3, travel=0.8, lift=0.05),
        arm(side, SWEEP_UP, at=0.9, travel=1.7),
        arm(other, SWEEP_ACROSS, at=0.9, travel=1.7),
        body(at=0.3, travel=1.1, crouch_m=0.06),
        body(at=1.0, travel=1.5, side_m=0.10 * way, lean_side_deg=13 * way, twist_deg=8 * way, head_tilt_deg=5 * way),
        body(at=1.4, crouch_m=0.0, rise_m=0.03),
        body(at=2.6, rise_m=0.0),
        arms(SWEEP_LOW, at=2.4, travel=1.3),
    )


def closing() -> Phrase:
    """Sweep from side to side, reach for the highest note, turn away and home: eight bars."""
    reach = phrase(
        2 * BAR,
        arms(SWEEP_UP, at=0.4, travel=1.6),
        stance(0.16, at=0.5),
        body(
            at=0.5, travel=1.4, rise_m=0.05, lean_front_deg=-7, side_m=0, lean_side_deg=0, twist_deg=0, head_tilt_deg=0
        ),
        arms(CROWN, at=2.4, travel=1.2),
        arms(OPEN, at=4.6, travel=1.8),
        body(at=3.4, rise_m=0.0, lean_front_deg=0),
        swing(6, period=3, peak=2.0, lean_side_deg=7, side_m=0.05),
    )
    bow = phrase(
        3 * BAR,
        hold(at=0.4),
        glide() | shift(mirror(glide()), BAR) | shift(mirror(hold(at=0.2, travel=1.0)), BAR),
        step("left", at=6.2, travel=0.8),
        step("right", at=6.9, travel=0.7),
        body(at=6.5, travel=1.2, heading_deg=0, head_turn_deg=0, lean_side_deg=0),
        arms(OPEN_HIGH, at=7.0, travel=1.2),
        body(at=7.3, travel=1.2, rise_m=0.04),
        arms(SWEEP_LOW, at=8.6, travel=1.5),
        body(at=8.7, travel=1.3, rise_m=0.0, crouch_m=0.05),
    )
    return balance("left") + balance("right") + balance("left") + reach + bow


def coda() -> Phrase:
    """Rise with the last run, bow deeply, open to the last chord and bow once more: four bars."""
    return phrase(
        4 * BAR,
        arms(SWEEP_UP, at=0.8, travel=1.6),
        body(at=0.8, rise_m=0.04, crouch_m=0.0),
        arm("left", BOW_IN, at=3.0, travel=1.8),
        arm("right", CURTSEY, at=3.0, travel=1.9),
        step("right", out=0.2, z=-0.24, at=2.4, travel=1.0, heel=35, weight=0.4),
        body(at=3.0, travel=1.9, lean_front_deg=48, crouch_m=0.15, rise_m=0.0, head_nod_deg=6),
        step("right", at=5.6, travel=1.0),
        arms(OPEN_HIGH, at=6.0, travel=2.2),
        body(at=6.0, travel=2.2, rise_m=0.04, lean_front_deg=-6, crouch_m=0.0, head_nod_deg=-6),
        arms(CURTSEY, at=9.0, travel=2.4),
        body(at=9.0, travel=2.2, rise_m=0.0, lean_front_deg=22, crouch_m=0.06, head_nod_deg=6),
        arms(OPEN, at=11.4, travel=2.0),
        body(at=11.4, travel=2.2, lean_front_deg=0, crouch_m=0.0, head_nod_deg=0),
        shift(swing(6, period=3, peak=1.5, lean_side_deg=4, side_m=0.03), 6),
    )


def intro() -> Phrase:
    """Sway, bow slightly and ask for the dance: two bars."""
    return phrase(
        6,
        arms(CURTSEY, at=0, travel=1.0),
        swing(6, period=3, peak=0.5, lean_side_deg=6, side_m=0.05, hip_roll_deg=-4),
        arm("right", BOW_IN, at=2.0, travel=1.6),
        body(at=2.2, travel=1.5, lean_front_deg=16, head_nod_deg=6),
        body(at=4.4, travel=1.6, lean_front_deg=0, head_nod_deg=0),
        hold(at=5.2, travel=1.6),
    )


def choreography() -> Phrase:
    """The whole dance."""
    themes = theme() + mirror(theme()) + turning_theme() + mirror(turning_theme())
    return intro() + themes + turn_theme(0, 360) + turn_theme(360, 0) + closing() + coda()


# --- the music: two bars alone, 32 bars of the first waltz, four bars to end ---

TUNE = line("""
    d4:1 | d f# a | a:3 | r | r:2 d:1 | d f# a | a:3 | r | r:2 c#:1 | c# e b | b:3 | r | r:2 c#:1 | c# e b | b:3 | r |
    r:2 d:1 | d f# a | d5:3 | r | r:2 d4:1 | d f# a | d5:3 | r | r:2
    e4:1 | e g b | b:3 | b:1 g# a | f#5:3! | f#:2 d:1 | f#4:2 e:1 | b:2 a:1 | d:3
""", at=5, gate=0.97, velocity=96)  # fmt: skip
ANSWERS = ("f#5+a5", "d5+f#5"), ("f#5+a5", "e5+g5"), ("g5+b5", "e5+g5"), ("g5+b5", "d5+f#5"), \
    ("a5+d6", "f#5+a5"), ("b5+d6", "g5+b5")  # fmt: skip
HARMONY = "D D D D  D D D A7  A7 A7 A7 A7  A7 A7 A7 D  D D D D  D D D G  Em Em E7 D/A  D/A A7 A7 D"


def answers() -> tuple[Note, ...]:
    """The winds' two pairs of high notes that answer every call of the tune."""
    notes: tuple[Note, ...] = ()
    for count, (high, low) in enumerate(ANSWERS):
        start = 6 + 12 * count
        notes += line(f"{high}:1 {high} r {low} {low}", at=start + 5, gate=0.45, velocity=88)
    return notes


def score() -> Score:
    """Strings sing, winds answer, the harp runs, and everybody waltzes."""
    harmony = chords("A7 A7", each=3) + chords(HARMONY, each=3, at=6)
    coda = chords("D", each=6, at=102) + chords("D", each=4, at=108)
    ending = line("d5:.5 f# a d6 f# a | d7:1! r:2 | d5+f#5+a5+d6:3!", at=102, gate=0.9)
    last = line("d4+f#4+a4+d5+f#5:4!", at=108, gate=1.0)
    low = bass(harmony, pattern=((0, 0, 0.9),), every=3, low=36, velocity=118) + line("d3:1 r:5 d2+d3:3", at=102)
    pah = strums(harmony, beats=(1, 2), every=3, length=0.5, low=57, velocity=92)
    harp = line("a3:.5 c#4 e g a c#5 | e5 g a c#6 e g", velocity=66) + _harp(harmony[2:])
    beat = (
        drums(at=6, bars=32, bar=3, grid=1, bass_drum="X..", triangle="x..", snare=".oo")
        + drums(at=54, bars=8, bar=3, grid=1, tambourine=".oo")
        + drums(at=102, bars=1, bar=3, grid=1, crash="o")
        + drums(at=108, bars=1, bar=3, grid=1, crash="x", bass_drum="X")
    )  # fmt: skip
    return Score((
        Part("cellos", 42, TUNE, volume=100, pan=80, reverb=70),
        Part("violins", 48, transposed(tuple(note for note in TUNE if note.beat >= 53), 12) + ending + last, volume=92,
             pan=44, reverb=70),
        Part("horn", 60, TUNE + last, volume=92, pan=56, reverb=70),
        Part("flutes", 73, answers() + ending, volume=86, pan=70, reverb=60),
        Part("pizzicato", 45, answers() + transposed(answers(), -12), volume=88, pan=36, reverb=60),
        Part("glockenspiel", 9, transposed(answers(), 12), volume=64, pan=46, reverb=70),
        Part("harp", 46, harp, volume=92, pan=92, reverb=70),
        Part("strings pah", 45, pah, volume=82, pan=50, reverb=60),
            Part("horn pah", 60, pah, volume=70, pan=80, reverb=60),
        Part("pad", 49, pad(harmony + coda, low=54, velocity=54), volume=72, pan=64, reverb=80),
        Part("double bass", 43, low, volume=124, pan=64),
        Part("pizzicato bass", 32, low, volume=116, pan=64),
        Part("drums", 0, beat, volume=104, is_drums=True, reverb=60),
    ))  # fmt: skip


def _harp(harmony: tuple[Chord, ...]) -> tuple[Note, ...]:
    """Break every chord upwards in eighths."""
    notes = []
    for chord in harmony:
        tones = voicing(chord, 57)
        ladder = [*tones, *[tone + 12 for tone in tones]][:6]
        notes += [Note(chord.beat + 0.5 * k, 0.9, tone, 58) for k, tone in enumerate(ladder)]
    return tuple(notes)


SONG = StarterSong(
    id="blue-danube",
    title="The Blue Danube",
    artist="Johann Strauss II",
    year=1866,
    credits=(
        "Tune: the first waltz of An der schönen blauen Donau by Johann Strauss II (1825-1899), 1866; in the public "
        "domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 172),)),
    beats=114,
    dance=choreography(),
    score=score(),
    softness_s=0.085,
    pulse_beats=BAR,
    gold_beats=(36, 54, 66, 87),
    tags=("classical", "elegant"),
)
