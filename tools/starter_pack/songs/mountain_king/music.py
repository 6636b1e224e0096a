"""What sounds in the Hall of the Mountain King: a long note 4, seven times the tune of 16, the blows of the end 24."""

from tools.starter_pack.music.backing import drums
from tools.starter_pack.music.score import Note, Part, Score, line, shifted, transposed
from tools.starter_pack.tempo import Tempo

IN_B_NOTES = """
    b2:.5 c#3 d e f#! d f#:1 | f:.5! c# f:1 e:.5! c e:1 | b2:.5 c#3 d e f#! d f# b | a:.5 f# d f# a:2!
"""
IN_F_SHARP_NOTES = """
    f#3:.5 g# a# b c#4! a#3 c#4:1 | d:.5! a#3 d4:1 c#:.5! a#3 c#4:1 |
    f#3:.5 g# a# b c#4! a#3 c#4:1 | d:.5! a#3 d4:1 c#:2!
"""
LAST_IN_B_NOTES = """
    b2:.5 c#3 d e f#! d f#:1 | f:.5! c# f:1 e:.5! c e:1 | b2:.5 c#3 d e f#! d f# b | f# d f# b b:2!
"""
IN_B, IN_F_SHARP = line(IN_B_NOTES, gate=0.6), line(IN_F_SHARP_NOTES, gate=0.6)
# At the end nobody is quiet and nobody plucks.
LOUD_IN_F_SHARP = line(IN_F_SHARP_NOTES, gate=0.95, velocity=106)
LOUD_IN_B = line(LAST_IN_B_NOTES, gate=0.95, velocity=109)
SHIVER_IN_B = line("f#3+b+d4:4 f#3+c#4:2 f#3+c4:2 f#3+b+d4:4 f#3+a+d4:4", gate=1.0, velocity=100)
SHIVER_IN_F_SHARP = line("f#3+a#+c#4:4 f#3+a#+d4:2 f#3+a#+c#4:2 " * 2, gate=1.0, velocity=100)
TREAD_IN_B = line("b1:1 f#2 b1 f#2 " * 3 + "d2 a d a", gate=0.5, velocity=88)
TREAD_IN_F_SHARP = line("f#2:1 c#3 f#2 c#3 | d2 a# f#2 c#3 | f#2 c#3 f#2 c#3 | d2 a# f# c#3", gate=0.5, velocity=88)
OFF_IN_B = line("""
    r:1 f#3+b+d4 r f#3+b+d4 | r f#3+c#4 r f#3+c4 | r f#3+b+d4 r f#3+b+d4 | r a3+d4+f# r a3+d4+f#
""", gate=0.4, velocity=78)  # fmt: skip
OFF_IN_F_SHARP = line("""
    r:1 f#3+a#+c#4 r f#3+a#+c#4 | r f#3+a#+d4 r f#3+a#+c#4 | r f#3+a#+c#4 r f#3+a#+c#4 | r f#3+a#+d4 r f#3+a#+c#4
""", gate=0.4, velocity=78)  # fmt: skip
# When the trolls come the basses run down, half a beat a note.
CHASE_IN_B = line("b2:.5! a g f# " * 6 + "d3! c# b2 a d3! c# b2 a", gate=0.8)
CHASE_IN_F_SHARP = line(("f#3:.5! e d c# f#3! e d c# | d3! c# d e f#! e d c# | ") * 2, gate=0.8)
GRACES = "g#4:.083 a a#:.084 "
BLOWS = line(("r:.75 " + GRACES + "b4+d5+f#+b:1! r:2 | ") * 2, gate=0.6)
RUN_TO_B = line("b3:.5 c#4 d e f# d f# b | a# f# a# c#5 b4:2!", gate=0.7)
KNOCKS = line("r:.75 " + GRACES + ("b4+d5+f#+b:.75! " + GRACES) * 2 + "b4+d5+f#+b:1!", gate=0.7)
STARTS = tuple(4 + 16 * count for count in range(7))
END = 116


def tempo() -> Tempo:
    """A little faster in every bar, from walking to running."""
    bars = (END + 8) // 4
    return Tempo(tuple((4.0 * bar, round(108 * (204 / 108) ** (bar / bars), 1)) for bar in range(bars + 1)))


def played(notes: tuple[Note, ...], *strains: int, up: int = 0) -> tuple[Note, ...]:
    """Play notes in some of the seven strains, so many semitones higher."""
    return tuple(note for strain in strains for note in shifted(transposed(notes, up), STARTS[strain]))


def score() -> Score:
    """Plucked basses and bassoon; clarinets and oboe; violins; horns; at last everybody with choir and cymbals."""
    blows = shifted(BLOWS, END)
    run_home = shifted(RUN_TO_B, END + 8)
    knocks = shifted(KNOCKS, END + 16)
    final = line("b3+d4+f#+b:.9! b4+d5+f#+b:1.2!", at=END + 22, gate=0.9)
    low_end = line("b1:1! b r r | b1:1! b r r | g2:1 r f# r | f#:1 r b1 r | b1:1 b b b | "
                   "b1:.25 b b b b b b b | b1:1! b:1.2!", at=END, gate=0.7)  # fmt: skip
    treads = played(TREAD_IN_B, 0, 2, 4) + played(TREAD_IN_F_SHARP, 1, 3)
    offs = played(OFF_IN_B, 2, 4, 6, up=12) + played(OFF_IN_F_SHARP, 3, 5, up=12)
    chase = played(CHASE_IN_F_SHARP, 5, up=-12) + played(CHASE_IN_B, 6, up=-12)
    loud = played(LOUD_IN_F_SHARP, 5, up=12) + played(LOUD_IN_B, 6, up=12)
    held = line("f#2+f#3:4", velocity=84, gate=0.95)
    heart = {"bar": 4, "grid": 0.5, "tom_low": "x.o.x.o."}
    step_on = {"bar": 4, "grid": 0.5, "kick": "x...x...", "rim": "..x...x.", "shaker": "xoxoxoxo"}
    march_on = {"bar": 4, "grid": 0.5, "kick": "X.x.X.x.", "snare": "..x...x.", "hat": "xoxoxoxo"}
    storm = {
        "bar": 4,
        "grid": 0.5,
        "kick": "X.X.X.X.",
        "snare": ".xXx.xXx",
        "cymbal": "X...x...",
        "tambourine": "xxxxxxxx",
    }
    beat = (
        drums(at=4, bars=4, **heart)
        + drums(at=20, bars=4, **heart, shaker="o.o.o.o.") + drums(at=36, bars=8, **step_on)
        + drums(at=68, bars=4, **march_on) + drums(at=84, bars=8, **storm)
        + drums(at=END, bars=2, bar=4, grid=1, kick="XX..", crash=".X..", snare=".X..")
        + drums(at=END + 8, bars=2, bar=4, grid=0.5, kick="X.X.X.X.", snare="xxxxxxxx")
        + drums(at=END + 16, bars=4, bar=1, grid=0.5, snare="Xo", kick="X.")
        + drums(at=END + 20, bars=1, bar=2, grid=0.125, roll="ooooxxxxxxxxXXXX")
        + drums(at=END + 22, bars=1, bar=2, grid=1, kick="XX", crash=".X", snare="XX", cymbal=".X")
        + drums(at=84, bars=2, bar=16, grid=1, crash="X")
    )  # fmt: skip
    return Score((
        Part("plucked basses", 45, played(IN_B, 0, 2) + played(IN_F_SHARP, 1) + treads, volume=88, pan=54),
        Part("bassoon", 70, held + played(IN_B, 0, 4) + played(IN_F_SHARP, 1, 3), volume=98, pan=74),
        Part("plucked violins", 45, played(IN_B, 2, up=12) + played(IN_F_SHARP, 3, up=12), volume=98, pan=36),
        Part("clarinet", 71, played(IN_F_SHARP, 1, 3, up=12) + played(IN_B, 2, 4, up=12), volume=90, pan=84),
        Part("oboe", 68, played(IN_B, 2, up=12) + played(IN_F_SHARP, 3, up=12), volume=98, pan=48),
        Part("violins", 48, played(IN_B, 4, up=12) + transposed(loud, 12) + transposed(blows + knocks, 12)
             + transposed(run_home, 12) + final, volume=127, pan=42),
        Part("violas", 48, played(IN_B, 4) + loud + run_home, volume=110, pan=80),
        Part("piccolo", 72, transposed(loud, 24) + transposed(run_home, 24) + transposed(blows + knocks, 12), volume=58,
             pan=90),
        Part("horns", 60, played(OFF_IN_B, 4, 6) + played(OFF_IN_F_SHARP, 5) + blows + knocks, volume=108, pan=70),
        Part("shivers", 44, played(SHIVER_IN_B, 4, 6, up=12) + played(SHIVER_IN_F_SHARP, 5, up=12), volume=104, pan=50),
        Part("winds", 68, offs, volume=62, pan=56),
        Part("trumpets", 56, loud + run_home + blows + knocks + final, volume=108, pan=60),
        Part("trombones", 57, chase + transposed(run_home, -12) + low_end, volume=122, pan=76),
        Part("choir", 52, played(OFF_IN_F_SHARP, 5, up=12) + played(OFF_IN_B, 6, up=12) + final, volume=100, reverb=80),
        Part("double bass", 43, held + treads + chase + low_end, volume=112, pan=64),
        Part("drums", 0, beat, volume=108, is_drums=True, reverb=60),
    ))  # fmt: skip
