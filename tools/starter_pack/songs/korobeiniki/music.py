"""What sounds in Korobeiniki: 8 beats to start, three verses of 32, each faster than the last, 6 to end."""

from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Note, Part, Score, chords, line, shifted, transposed

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
