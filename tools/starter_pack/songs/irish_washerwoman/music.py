"""What sounds in The Irish Washerwoman: four beats to begin, six parts of 16 (A A B B A B), end 6."""

from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Part, Score, chords, line, shifted

A_PART = line("""
    d5:.16667 c | b4:.33333! g g d! g g | b! g b d5! c b4 | c5! a4 a e! a a | c5! a4 c5 e! d c |
    b4! g g d! g g | b! g b d5! c b4 | c5! b4 c5 a4! d5 c | b4! g g g:.66667
""", at=-0.33333, gate=0.85, velocity=84)  # fmt: skip
B_PART = line("""
    d5:.33333 | g! d g g! d g | g! d g b! a g | f#! d f# f#! d f# | f#! d f# a! g f# |
    e! g g d! g g | c! g g b4! g5 g | c! b4 c5 a4! d5 c | b4! g g g:.66667
""", at=-0.33333, gate=0.85, velocity=84)  # fmt: skip
A_CHORDS, B_CHORDS = "G - - - Am - D7 - G - - - Am D7 G -", "G - - - D - - - C G C G Am D7 G -"
# A second fiddle holds on to the harmony while the first one runs.
A_SECOND = line("d4:1! b3 | d4! g | e! c | f#! a | d! b3 | d4! g | e! f# | d:.66667! d:.33333 g3:.66667", gate=0.8)
B_SECOND = line("b4:1! d5 | b4! d5 | a4! d | a! d5 | c! b4 | e! d | e! f# | g:.66667! d:.33333 b3:.66667", gate=0.8)
STARTS = {"A": (4, 20, 68), "B": (36, 52, 84)}
END = 100


def score() -> Score:
    """A fiddle alone, then a whistle, then the whole session; the washing day is for banjo and pipes."""
    a_one, a_two, a_three = (shifted(A_PART, at) for at in STARTS["A"])
    b_one, b_two, b_three = (shifted(B_PART, at) for at in STARTS["B"])
    harmony = (
        chords("G - D7 -", each=1) + chords(A_CHORDS, each=1, at=4) + chords(A_CHORDS, each=1, at=20)
        + chords(B_CHORDS, each=1, at=36) + chords(B_CHORDS, each=1, at=52) + chords(A_CHORDS, each=1, at=68)
        + chords(B_CHORDS, each=1, at=84)
    )  # fmt: skip
    end = line("b4:.33333! g g d! g g | g5+b4:1! | g4+b4+d5+g5:2!", at=END, gate=0.9)
    second = shifted(A_SECOND, 20) + shifted(B_SECOND, 52) + shifted(B_SECOND, 84)
    low = bass(harmony[1:], pattern=((0, 0, 0.6), (0.66667, 1, 0.25)), every=1, low=36, velocity=96)
    low += line("g2:1! d g! g2:2!", at=END)
    strum = strums(harmony[1:], beats=(0, 0.33333, 0.66667), every=1, length=0.22, low=55, velocity=60)
    chop = strums(harmony[1:], beats=(0.66667,), every=1, length=0.2, low=59, velocity=78)
    drone = line("g3+d4:15.5 r:.5", at=68, velocity=70)
    bodhran = {"bar": 2, "grid": 1 / 3, "tom_low": "X.xx.x", "kick": "x.....", "rim": "..o..o"}
    beat = (
        drums(at=0, bars=2, bar=2, grid=1 / 3, rim="X..X.x") + drums(at=4, bars=8, bar=2, grid=1 / 3, tom_low="X..x..")
        + drums(at=20, bars=8, **bodhran) + drums(at=36, bars=16, **bodhran, tambourine="..x..x")
        + drums(at=68, bars=8, bar=2, grid=1 / 3, tom_low="X..x.o", guiro="x.oxo.", block_high="..x..x")
        + drums(at=84, bars=8, **bodhran, snare="...X.o", tambourine="x.xx.x")
        + drums(at=END, bars=1, bar=4, grid=1 / 3, kick="X..X..X..X", snare="X..X..XxxX", crash="......X..X")
        + drums(at=36, bars=2, bar=48, grid=1, crash="x")
    )  # fmt: skip
    return Score((
        Part("fiddle", 40, a_one + a_two + b_one + b_two + b_three + end, volume=114, pan=46, reverb=60),
        Part("second fiddle", 40, second, volume=64, pan=30, reverb=60),
        Part("whistle", 72, a_two + b_two + b_three + end, volume=74, pan=84),
        Part("flute", 73, a_three + b_three, volume=84, pan=74),
        Part("banjo", 105, a_three + b_two + b_three, volume=92, pan=92),
        Part("accordion", 21, b_one + b_three + end, volume=84, pan=58),
        Part("pipes", 109, drone, volume=40, pan=64),
        Part("guitar", 25, strum, volume=80, pan=36),
        Part("mandolin", 24, chop, volume=84, pan=88),
        Part("pad", 48, pad(harmony[7:], low=55, velocity=44), volume=52, pan=64),
        Part("bass", 32, low, volume=94, pan=64),
        Part("drums", 0, beat, volume=100, is_drums=True),
    ))  # fmt: skip
