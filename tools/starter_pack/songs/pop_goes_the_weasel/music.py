"""What sounds in Pop Goes the Weasel: four beats, four verses of 16, one of 16 a tone higher, the last pops 7."""

from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Part, Score, chords, line, shifted, transposed

TUNE = line("""
    c5:.667 c:.333 d:.667 d:.333 | e:.333 g e:.334 c:.667 g4:.333 | c5:.667 c:.333 d:.667 d:.333 | e:1 c:.667 g4:.333 |
    c5:.667 c:.333 d:.667 d:.333 | e:.333 g e:.334 c:1 | a:1! d:.667 f:.333 | e:1 c:1
""", gate=0.85)  # fmt: skip
THIRDS = line("""
    e5:.667 e:.333 f:.667 f:.333 | g:.333 e g:.334 e:.667 d:.333 | e:.667 e:.333 f:.667 f:.333 | g:1 e:.667 d:.333 |
    e:.667 e:.333 f:.667 f:.333 | g:.333 e g:.334 e:1 | c6:1! f5:.667 b4:.333 | c5:1 e:1
""", gate=0.8)  # fmt: skip
TUNE_CHORDS = "C G7 C - C G7 C - C G7 C - F G7 C -"
# The weasel's footsteps: down the scale by half steps under the creeping verse.
CREEP = line("""
    c3:.667 g:.333 b2:.667 g3:.333 | bb2:.667 g3:.333 a2:.667 e3:.333 | ab2:.667 eb3:.333 g2:.667 d3:.333 |
    c3:.667 e:.333 g:.667 g2:.333 | c3:.667 g:.333 b2:.667 g3:.333 | bb2:.667 g3:.333 a2:1
""", gate=0.55, velocity=96)  # fmt: skip
RATCHET = line("g5:.333 e c:.334 g4:.333 c5 e:.334 g:.333 e c:.334 g4:1", gate=0.8, velocity=84)
# Three quick notes up to every pop.
CORK = line("g4:.12 c5 g c6:.6!", at=-0.36, velocity=100)
VERSES = (4, 20, 36, 52, 68)
# The last verse is so many half tones higher.
HIGHER = 2


def score() -> Score:
    """A music box, a band, creeping bassoons, the band with whistles, and all a tone higher when the crank turns."""
    box, band, creep, whistles, high = (shifted(TUNE, at) for at in VERSES)
    high = transposed(high, HIGHER)
    thirds = shifted(THIRDS, 20) + shifted(THIRDS, 52) + transposed(shifted(THIRDS, 68), HIGHER)
    plain = chords("C - - -", each=1) + chords(TUNE_CHORDS, each=1, at=4) + chords(TUNE_CHORDS, each=1, at=20)
    crept = chords("F G7 C -", each=1, at=48)
    last = chords(TUNE_CHORDS, each=1, at=68, transpose=HIGHER) + chords("D G D G D -", each=1, at=84)
    harmony = plain + crept + chords(TUNE_CHORDS, each=1, at=52) + last
    end = line("r:1 b5:1! r b:1! a5+d6+f#6:.667! a5:.333 d5+a5+d6+f#6:2!", at=84, gate=0.8)
    low = bass(harmony, pattern=((0, 0, 0.6),), every=1, low=36, velocity=104)
    low += shifted(CREEP, 36)
    pah = strums(harmony, beats=(0.667,), every=1, length=0.25, low=55, velocity=78)
    pops = [at + 12 for at in VERSES] + [85, 87]
    jolly = {"bar": 2, "grid": 1 / 3, "kick": "X.....", "snare": "...X.o", "hat": "x.xx.x", "tambourine": "..x..x"}
    beat = (
        drums(at=0, bars=4, bar=1, grid=1 / 3, guiro="x.o") + drums(at=4, bars=12, bar=1, grid=1 / 3, triangle="x..")
        + drums(at=20, bars=6, **jolly) + drums(at=36, bars=12, bar=1, grid=1 / 3, block_high="x..", block_low="..o")
        + drums(at=52, bars=6, **jolly) + drums(at=68, bars=6, **jolly, guiro="x.ox.o") + drums(at=84, bars=2, **jolly)
        + drums(at=44, bars=4, bar=1, grid=1 / 6, roll="oooooo")
        + drums(at=88, bars=1, bar=2, grid=1 / 3, kick="X.xX..", snare="X.x...", crash="...X..")
    )  # fmt: skip
    for at in pops:
        beat += drums(at=at, bars=1, bar=1, grid=1 / 3, crash="X..", kick="X..", clap="X..", splash="x..")
        beat += drums(at=at + 1, bars=3, bar=1, grid=1 / 3, kick="x..", snare="..x", hat="x.x") if at < 84 else ()
    corks = sum((transposed(shifted(CORK, at), HIGHER if at > 68 else 0) for at in pops), ())
    return Score((
        Part("music box", 10, RATCHET + box + transposed(box, 12), volume=104, pan=50, reverb=60),
        Part("violins", 48, band + whistles + high + end, volume=102, pan=44),
        Part("clarinet", 71, thirds, volume=66, pan=80),
        Part("bassoon", 70, transposed(creep, -12), volume=112, pan=58),
        Part("pizzicato", 45, creep + pah, volume=92, pan=38),
        Part("whistle", 78, transposed(whistles, 12), volume=52, pan=84),
        Part("piccolo", 72, transposed(high, 12), volume=62, pan=86),
        Part("trumpet", 56, high + end, volume=78, pan=60),
        Part("accordion", 21, pad(chords(TUNE_CHORDS, each=1, at=52) + last, low=55, velocity=52), volume=80, pan=28),
        Part("xylophone", 13, corks + whistles, volume=108, pan=70),
        Part("tuba", 58, tuple(note for note in low if note.beat >= 20), volume=88, pan=62),
        Part("bass", 32, low, volume=92, pan=64),
        Part("drums", 0, beat, volume=102, is_drums=True),
    ))  # fmt: skip
