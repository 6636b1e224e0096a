"""What sounds in The Entertainer: introduction 8 beats, first strain 32, half the second 16, half the first 16, end."""

from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Note, Part, Score, chords, line, shifted, transposed

INTRO = line("""
    d6:.25! e c a5:.5 b:.25 g:.5 | d:.25! e c a4:.5 b:.25 g:.5 | d:.25! e c a3:.5 b:.25 a ab | g:.5! r g4+b4+d5+g5:.5!
""", gate=0.9)  # fmt: skip
HALF_ONE = line("""
    d4:.25 d# | e c5:.5! e4:.25 c5:.5! e4:.25 c5:1.5! c6:.25 d d# | e! c d e:.5! b5:.25 d6:.5 | c:1.5! d4:.25 d# |
    e c5:.5! e4:.25 c5:.5! e4:.25 c5:1.75! a:.25 g | f#! a c6 e:.5! d:.25 c a5 | d6:1.5!
""", at=-0.5, gate=0.92)  # fmt: skip
HALF_TWO = line("""
    d4:.25 d# | e c5:.5! e4:.25 c5:.5! e4:.25 c5:1.5! c6:.25 d d# | e! c d e:.5! b5:.25 d6:.5 | c:1.5! c:.25 d |
    e! c d e:.5! c:.25 d c | e! c d e:.5! c:.25 d c | e! c d e:.5! b5:.25 d6:.5 | c:1.25!
""", at=-0.5, gate=0.92)  # fmt: skip
SECOND_STRAIN = line("""
    e5:.25 f f# | g:.5! a:.25 g:.5! e:.25 f f# | g:.5! a:.25 g:.5! e:.25 c g4 |
    a! b c5 d e! d c d | c:1.25! g4:.25 f# g |
    c5:.5! a4:.25 c5:.5! a4:.25 c5 a4 | g! c5 e g:.5! e:.25 c g4 | a:.5! d5:.5 e:.25! d:.5 c:1.25!
""", at=-0.75, gate=0.9)  # fmt: skip
TAG = line("e6:.25! c d e:.5! b5:.25 d6:.5 | c:.5! r:.5 c5+e5+g5+c6:1.8!", gate=0.9)
HALF_ONE_CHORDS = "C C7/G F C/E C/G G7 C - C C7/G F C/E D7 - G -"
HALF_TWO_CHORDS = "C C7/G F C/E C/G G7 C - C C7/Bb F/A Fm/Ab C/G G7 C -"
SECOND_CHORDS = "C - C - F Fm C/E C7 F F#dim C/G - D7 G7 C -"
# From here up the right hand plays octaves.
OCTAVES_FROM = 77
FIRST, MIDDLE, LAST, END = 8, 40, 56, 72


def octaves(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Double the high notes an octave lower, as in the piano score."""
    return notes + transposed(tuple(note for note in notes if note.pitch >= OCTAVES_FROM), -12)


def score() -> Score:
    """A piano alone, then clarinet and banjo, muted brass in the middle, everybody at the end."""
    one, two = shifted(HALF_ONE, FIRST), shifted(HALF_TWO, FIRST + 16)
    middle, last, tag = shifted(SECOND_STRAIN, MIDDLE), shifted(HALF_TWO, LAST), shifted(TAG, END)
    harmony = (
        chords(HALF_ONE_CHORDS, each=1, at=FIRST) + chords(HALF_TWO_CHORDS, each=1, at=FIRST + 16)
        + chords(SECOND_CHORDS, each=1, at=MIDDLE) + chords(HALF_TWO_CHORDS, each=1, at=LAST)
        + chords("C/G G7", each=1, at=END)
    )  # fmt: skip
    low_intro = transposed(INTRO, -12)
    low = bass(harmony, pattern=((0, 0, 0.42),), every=1, low=36, velocity=100)
    low += line("c3:.5! r c2+c3:1.8!", at=END + 2)
    pah = strums(harmony, beats=(0.5,), every=1, length=0.3, low=52, velocity=72)
    rag = {"bar": 2, "grid": 0.25, "kick": "X...x...", "snare": "..x...xo", "hat": "x.x.x.x."}
    light = {"bar": 2, "grid": 0.25, "block_high": "x..x..x.", "rim": "..x...x.", "kick": "x...x..."}
    beat = (
        drums(at=FIRST, bars=8, bar=2, grid=0.25, kick="x...x...", rim="..x...x.") + drums(at=24, bars=8, **rag)
        + drums(at=MIDDLE, bars=8, **light)
        + drums(at=LAST, bars=9, **rag | {"snare": "..x..oxo", "tambourine": "..x...x."})
        + drums(at=END + 2, bars=1, bar=3, grid=0.5, kick="X.X", snare="X.X", crash="..X")
        + drums(at=6, bars=1, bar=2, grid=0.25, snare="x...x.oo", crash="....x...")
    )  # fmt: skip
    return Score((
        Part("piano", 3, INTRO + octaves(one + two + last + tag) + low_intro, volume=122, pan=58),
        Part("left hand", 0, pah, volume=106, pan=48),
        Part("clarinet", 71, two + last + tag, volume=58, pan=82),
        Part("flute", 73, tuple(note for note in last if note.pitch >= OCTAVES_FROM), volume=58, pan=90),
        Part("trumpet", 59, middle, volume=80, pan=44),
        Part("trombone", 57, transposed(middle, -12), volume=58, pan=88),
        Part("violins", 48, pad(harmony, low=60, velocity=42) + last + tag, volume=56, pan=36, reverb=70),
        Part("banjo", 105, strums(harmony, beats=(0, 0.5), every=1, length=0.25, velocity=62), volume=88, pan=96),
        Part("xylophone", 13, tuple(note for note in two if note.pitch >= OCTAVES_FROM) + middle, volume=100, pan=30),
        Part("tuba", 58, low, volume=92, pan=62),
        Part("bass", 32, low, volume=96, pan=64),
        Part("drums", 0, beat, volume=104, is_drums=True),
    ))  # fmt: skip
