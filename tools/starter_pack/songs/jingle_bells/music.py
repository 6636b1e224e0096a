"""What sounds in Jingle Bells, two beats a bar: 4 to start, verse 32, chorus 32, half of it a tone higher, end."""

from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Part, Score, chords, line, shifted, transposed

VERSE = line("""
    d4:.5 b a g | d:1.5 d:.25 d | d:.5 b a g | e:2 | e:.5 c5 b4 a | f#:2 | d5:.5 d c a4 | b:2 |
    d:.5 b a g | d:2 | d:.5 b a g | e:1.5 e:.5 | e c5 b4 a | d5 d d d | e d c a4 | g:1 d5:1 |
""", gate=0.9)  # fmt: skip
CHORUS_START = "b4:.5! b b:1! | b:.5! b b:1! | b:.5 d5 g4:.75 a:.25 | b:2 | c5:.5 c c:.75 c:.25 | c:.5 b4 b b:.25 b |"
CHORUS_HALF = line(CHORUS_START + "b:.5 a a b | a:1 d5:1!", gate=0.88)
CHORUS_CLOSE = line(CHORUS_START + "d5:.5 d c a4 | g:2", gate=0.88)
COUNTER = line("""
    d4:1 b3 | d4 b3 | d4 e | d:2 | e:1 g | d g | c# e | f# d:1 |
    d:1 b3 | d4 b3 | d4 e | d:2 | e:1 g | d g | f# a | g:2
""", gate=0.95)  # fmt: skip
ANSWERS = line("""
    r:2 | r:1 d6:.25 b5 g b | r:2 | r:1 e6:.25 c g5 c6 | r:2 | r:1 d6:.25 a5 f# a | r:2 | r:1 b5:.25 d6 g d |
    r:2 | r:1 d6:.25 b5 g b | r:2 | r:1 e6:.25 c g5 c6 | r:2 | r:2 | r:2 | r:1 d6:.25 c b5 a
""", gate=0.9)  # fmt: skip
PEAL = line("g5:.25 d6 b5 d6 g5 d6 b5 d6 | g5 d6 b5 d6 a5 d6 c6 d6", gate=0.9, velocity=80)
VERSE_CHORDS = "G G G C Am D7 D7 G  G G G C Am G/D D7 G"
CHORUS_CHORDS = "G G G G C G A7 D7  G G G G C G D7 G"
HIGHER = 2


def score() -> Score:
    """Music box and bells, the verse for winds and strings, the chorus for all, at last a tone higher."""
    verse, chorus = shifted(VERSE, 4), shifted(CHORUS_HALF, 36) + shifted(CHORUS_CLOSE, 52)
    verse_end = tuple(note for note in verse if note.beat >= 20)
    last = transposed(shifted(CHORUS_CLOSE, 68), HIGHER)
    counter = shifted(COUNTER, 36) + transposed(shifted(tuple(note for note in COUNTER if note.beat >= 16), 52), HIGHER)
    harmony = (
        chords("G D7", each=2) + chords(VERSE_CHORDS, each=2, at=4) + chords(CHORUS_CHORDS, each=2, at=36)
        + chords("G G G G C G D7 G", each=2, at=68, transpose=HIGHER)
    )  # fmt: skip
    harmony_of_chorus = tuple(chord for chord in harmony if chord.beat >= 36)
    end = line("a5:.25 c#6 e a c#7 a6 e c# | a5+c#6+e6+a6:.5! r", at=84, velocity=92)
    chords_at_end = line("a4+c#5+e5:.5 e4+g#4+b4 a4+c#5+e5:1 | a4+c#5+e5+a5:1.6!", at=84, gate=0.95)
    low = bass(harmony, pattern=((0, 0, 0.7), (1, 1, 0.6)), every=2, low=38, velocity=102)
    low += line("a2:.5 e a:1 | a2+a3:1.6!", at=84)
    chop = strums(harmony, beats=(0.5,), every=1, length=0.26, low=57, velocity=74)
    trot_bells = {"bar": 1, "grid": 0.25, "sleigh": "xox."}
    soft = {"bar": 2, "grid": 0.25, "kick": "x...o...", "rim": "..o...o.", "hat": "o.o.o.o."}
    full = {"bar": 2, "grid": 0.25, "kick": "X...x.x.", "snare": "..x...xo", "tambourine": "x.o.x.o."}
    beat = (
        drums(at=0, bars=84, **trot_bells) + drums(at=4, bars=8, **soft)
        + drums(at=20, bars=8, **soft, block_high="x.......", block_low="....x...")
        + drums(at=36, bars=16, **full) + drums(at=68, bars=8, **full, cymbal="o.......", clap="..x...x.")
        + drums(at=84, bars=1, bar=2, grid=0.25, kick="X.x.X...", snare="x.x.X...", sleigh="xxxxxxxx")
        + drums(at=86, bars=1, bar=1, grid=1, crash="X", kick="X", sleigh="X", snare="x")
        + drums(at=36, bars=3, bar=16, grid=1, crash="x") + drums(at=51, bars=2, bar=16, grid=1, snare="X", clap="X")
    )  # fmt: skip
    return Score((
        Part("music box", 10, PEAL + transposed(verse, 12), volume=96, pan=76),
        Part("flute", 73, transposed(verse, 12) + transposed(last, 12), volume=90, pan=70),
        Part("clarinet", 71, verse + counter, volume=92, pan=40),
        Part("violins", 48, verse_end + transposed(chorus + last, 12), volume=92, pan=44),
        Part("trumpets", 56, chorus + last, volume=86, pan=58),
        Part("horn", 60, counter + transposed(verse_end, -12), volume=92, pan=80),
        Part("glockenspiel", 9, PEAL + shifted(ANSWERS, 4) + transposed(chorus + last, 12) + end, volume=72, pan=90),
        Part("tubular bells", 14, line("g4:2 d", at=0, velocity=84) + line("g4:2 d g d", at=36, velocity=74)
             + line("a4:2 e a e", at=68, velocity=74), volume=74, pan=30),
        Part("guitar", 24, chop, volume=96, pan=86),
        Part("strings pah", 45, chop, volume=80, pan=36),
        Part("choir", 52, pad(harmony_of_chorus, low=57, velocity=66) + chords_at_end, volume=66, pan=64, reverb=80),
        Part("pad", 49, pad(harmony, low=55, velocity=48) + chords_at_end, volume=62, pan=64),
        Part("bass", 32, low, volume=104, pan=64),
        Part("tuba", 58, tuple(note for note in low if note.beat >= 36), volume=84, pan=60),
        Part("drums", 0, beat, volume=96, is_drums=True),
    ))  # fmt: skip
