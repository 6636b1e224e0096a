"""What sounds in La Cucaracha: introduction 8 beats, chorus 32, verse 32, chorus 32 a tone higher, end 7."""

from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Part, Score, chords, line, shifted, transposed

CHORUS = line("""
    c5:.5 c c | f:1.5! a:1 c:.5 c c | f:1.5! a:2.5 | r:1 f:.5 f e e d d | c:2.5! c:.5 c c |
    e:1.5! g:1 c:.5 c c | e:1.5! g:2.5 | r:1 c6:.5 d c bb5 a g | f:2.5!
""", at=-1.5, gate=0.82)  # fmt: skip
CHORUS_SECOND = line("""
    a4:.5 a a | c5:1.5! f:1 a4:.5 a a | c5:1.5! f:2.5 | r:1 d:.5 d c c bb4 bb | g:2.5! g:.5 g g |
    bb:1.5! e5:1 g4:.5 g g | bb:1.5! e5:2.5 | r:1 a5:.5 bb a g f e | c:2.5!
""", at=-1.5, gate=0.82)  # fmt: skip
VERSE = line("""
    r:1 c5:.5 c f f a a | c6:1.5! a5:2.5 | r:1 c6:.5 d c bb5 a c6 | bb5:1.5! g:2.5 |
    r:1 c:.5 c e e g g | bb:1.5! g:2.5 | r:1 c6:.5 d c bb5 a g | f:2.5!
""", gate=0.85)  # fmt: skip
VERSE_SECOND = line("""
    r:1 a4:.5 a c5 c f f | a:1.5! f:2.5 | r:1 a:.5 bb a g f a | g:1.5! e:2.5 |
    r:1 g4:.5 g c5 c e e | g:1.5! e:2.5 | r:1 a:.5 bb a g f e | c:2.5!
""", gate=0.85)  # fmt: skip
CALL = line("r:4 g5:.333! g g:.334 bb:.5! g c6:.5!", gate=0.7)
# What the flute says into the long notes.
ANSWER = line("c6:.5 a5 f:1 r:14 bb:.5 g e:1", at=6.5, gate=0.6, velocity=84)
EACH = "F - - C7 - - - F"
FIRST, VERSES, LAST, END = 8, 40, 72, 104
# The last verse is so many half tones higher.
HIGHER = 2


def score() -> Score:
    """Trumpets sing the chorus, guitars and marimba the verse with violins, everybody the last chorus."""
    first, last = shifted(CHORUS, FIRST), transposed(shifted(CHORUS, LAST), HIGHER)
    second = shifted(CHORUS_SECOND, FIRST)
    last_second = transposed(shifted(CHORUS_SECOND, LAST), HIGHER)
    verse_one, verse_two = shifted(VERSE, VERSES), shifted(VERSE_SECOND, VERSES)
    harmony = (
        chords("F C7", each=4) + chords(EACH, each=4, at=FIRST) + chords(EACH, each=4, at=VERSES)
        + chords(EACH, each=4, at=LAST, transpose=HIGHER)
    )  # fmt: skip
    final = line("d5+g5+b5:.5! r d5+f#5+c6:.5! r:1.5 d5+g5+b5+d6:3!", at=END, gate=0.9)
    closing = chords("G", each=4, at=END + 3)
    low = bass(harmony, pattern=((0, 0, 1.2), (1.5, 1, 0.9), (3, 0, 0.8)), every=4, low=36, velocity=108)
    low += line("g2:.5! r d2:.5! r:1.5 g2:3!", at=END)
    strum = strums(harmony, beats=(0, 1.5, 2, 3, 3.5), every=4, length=0.3, low=55, velocity=76)
    full = {"bar": 4, "grid": 0.5, "kick": "X..x..x.", "rim": "X..X..X.", "maracas": "xoxoxoxo", "hat": "..x...x."}
    soft = {"bar": 4, "grid": 0.5, "kick": "x.....x.", "bongo_high": "x.oxo.x.", "bongo_low": "..x..xo.",
            "maracas": "xoxoxoxo", "guiro": "X..x.x.."}  # fmt: skip
    beat = (
        drums(at=0, bars=2, bar=4, grid=0.5, maracas="XoxoXoxo", rim="X..X..X.") + drums(at=FIRST, bars=8, **full)
        + drums(at=VERSES, bars=8, **soft)
        + drums(at=LAST, bars=8, **full | {"snare": "..x...xo", "guiro": "X.x.X.x."})
        + drums(at=END, bars=1, bar=7, grid=0.5, kick="X.X...X", snare="X.X...X", crash="......X")
        + drums(at=END + 3, bars=1, bar=4, grid=0.5, maracas="XoXoXoXo")
        + drums(at=FIRST, bars=3, bar=32, grid=1, crash="x")
    )  # fmt: skip
    return Score((
        Part("trumpet one", 56, CALL + first + last + final, volume=92, pan=52),
        Part("trumpet two", 56, second + last_second + final, volume=70, pan=74),
        Part("marimba", 12, verse_one + last + shifted(ANSWER, FIRST), volume=104, pan=42),
        Part("guitar solo", 24, verse_one + verse_two, volume=108, pan=70),
        Part("violins", 48, verse_two + transposed(last, 12), volume=84, pan=36, reverb=70),
        Part("flute", 73, shifted(ANSWER, FIRST) + transposed(shifted(ANSWER, LAST), HIGHER), volume=92, pan=84),
        Part("guitars", 25, strum, volume=88, pan=30),
        Part("nylon guitars", 24, strum, volume=82, pan=96),
        Part("accordion", 21, pad(harmony[8:] + closing, low=55, velocity=46), volume=58, pan=24),
        Part("guitarron", 32, low, volume=92, pan=64),
        Part("drums", 0, beat, volume=102, is_drums=True),
    ))  # fmt: skip
