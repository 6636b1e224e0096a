"""What sounds in Auld Lang Syne: bells 4 beats, verse 32, chorus 32, chorus 32 much faster, end 6."""

from tools.starter_pack.music.backing import bass, drums, pad, strums, voicing
from tools.starter_pack.music.score import Chord, Note, Part, Score, chords, line, shifted, transposed

VERSE = line("""
    c4:1 | f:1.5! f:.5 f:1 a | g:1.5! f:.5 g:1 a | f:1.5! f:.5 a:1 c5 | d:3! d:1 |
    c:1.5! a4:.5 a:1 f | g:1.5! f:.5 g:1 a | f:1.5! d:.5 d:1 c | f:3!
""", at=-1, gate=0.96)  # fmt: skip
CHORUS = line("""
    d5:1 | c:1.5! a4:.5 a:1 f | g:1.5! f:.5 g:1 d5 | c:1.5! a4:.5 a:1 c5 | d:3! d:1 |
    c:1.5! a4:.5 a:1 f | g:1.5! f:.5 g:1 a | f:1.5! d:.5 d:1 c | f:3!
""", at=-1, gate=0.96)  # fmt: skip
# Below the chorus, and above the verse.
ALTO = line("""
    f4:1 | a:1.5! f:.5 f:1 c | e:1.5! d:.5 e:1 f | a:1.5! f:.5 f:1 a | bb:3! bb:1 |
    a:1.5! f:.5 f:1 c | e:1.5! d:.5 e:1 f | d:1.5! bb3:.5 bb:1 bb | a:3!
""", at=-1, gate=0.96)  # fmt: skip
DESCANT = line("""
    r:1 | c5:3 f:1 | e:3 c:1 | c:2 f | f:3 f:1 | f:2 c | e:3 e:1 | d:2 bb4 | c5:3
""", at=-1, gate=0.98, velocity=76)  # fmt: skip
HARMONY = "F - C7 - F F7 Bb - F - C7 - Bb C7 F -"
BELLS = line("f5:1 c5 f5 c5", velocity=84)
FIRST, SECOND, FAST, END = 4, 36, 68, 100


def arpeggios(harmony: tuple[Chord, ...]) -> tuple[Note, ...]:
    """Break every chord upwards and down again in eighths, as a harp does."""
    notes = []
    for chord in harmony:
        tones = [*voicing(chord, 53)[:3], *[tone + 12 for tone in voicing(chord, 53)[:3]]]
        order = [0, 1, 2, 3, 4, 3, 2, 1]
        notes += [
            Note(chord.beat + k / 2, 0.9, tones[order[k % 8]], 62 if k % 2 else 72)
            for k in range(round(2 * chord.beats))
        ]
    return tuple(notes)


def score() -> Score:
    """Bells and a violin with harp, then the choir and brass, then everybody with pipes and drums."""
    verse, chorus, fast = shifted(VERSE, FIRST), shifted(CHORUS, SECOND), shifted(CHORUS, FAST)
    alto = shifted(ALTO, SECOND) + shifted(ALTO, FAST)
    slow_harmony = chords("F -", each=2) + chords(HARMONY, each=2, at=FIRST) + chords(HARMONY, each=2, at=SECOND)
    fast_harmony = chords(HARMONY, each=2, at=FAST)
    closing = chords("Bb F", each=1, at=END) + chords("F", each=4, at=END + 2)
    end = line("d5+f5+bb5:1! c5+f5+a5:1! a4+c5+f5+a5:4!", at=END, gate=0.98)
    low = bass(slow_harmony, pattern=((0, 0, 1.8), (2, 1, 1.7)), every=4, low=36, velocity=92)
    low += bass(fast_harmony, pattern=((0, 0, 0.7), (1, 1, 0.6)), every=2, low=36, velocity=108)
    low += line("bb2:1! f f1+f2:4!", at=END)
    strum = strums(slow_harmony[1:], beats=(1, 3), every=4, length=0.8, low=55, velocity=58)
    chop = strums(fast_harmony, beats=(0.5, 1.5), every=2, length=0.28, low=57, velocity=78)
    reel = line("f3+c4:30 r:2", at=FAST, velocity=72)
    slow = {"bar": 4, "grid": 0.5, "kick": "x...o...", "ride": "x.o.x.o."}
    march = {
        "bar": 4,
        "grid": 0.25,
        "kick": "X.......x.......",
        "snare": "..o.x.oo..o.x.xo",
        "ride": "x...o...x...o...",
    }
    quick = {
        "bar": 2,
        "grid": 0.25,
        "kick": "X...x...",
        "snare": "..xo..xo",
        "clap": "..x...x.",
        "tambourine": "x.x.x.x.",
    }
    beat = (
        drums(at=20, bars=4, **slow) + drums(at=SECOND, bars=8, **march) + drums(at=FAST, bars=16, **quick)
        + drums(at=SECOND, bars=3, bar=32, grid=1, crash="x")
        + drums(at=END, bars=1, bar=6, grid=1, kick="XXX", snare="XXX", crash="..X")
        + drums(at=END + 2, bars=4, bar=1, grid=0.25, roll="oooo")
    )  # fmt: skip
    peal = tuple(note for at in range(FAST, END, 8) for note in line("f5:2 c6 a5 f5", at=at, velocity=70))
    high = transposed(chorus[len(chorus) // 2 :] + fast, 12)
    strings = pad(slow_harmony[1:] + closing, low=53, velocity=54)
    return Score((
        Part("bells", 14, BELLS + peal + line("f5:4!", at=END + 2), volume=106, pan=70, reverb=90),
        Part("violin", 40, verse, volume=92, pan=50, reverb=80),
        Part("accordion", 21, verse[len(verse) // 2 :] + chorus + fast + end, volume=80, pan=40),
        Part("flute", 73, high + shifted(DESCANT, FIRST)[6:], volume=66, pan=84),
        Part("choir", 52, chorus + alto + end, volume=92, pan=64, reverb=90),
        Part("strings", 48, strings + chorus + fast, volume=86, pan=30, reverb=80),
        Part("horns", 60, alto + end, volume=60, pan=80, reverb=70),
        Part("trumpet", 56, fast + end, volume=66, pan=56),
        Part("pipes", 109, transposed(fast, 12), volume=40, pan=74),
        Part("drone", 109, reel, volume=30, pan=60),
        Part("harp", 46, arpeggios(slow_harmony), volume=100, pan=92, reverb=70),
        Part("guitars", 25, strum + chop, volume=92, pan=36),
        Part("bass", 32, low, volume=96, pan=64),
        Part("double bass", 43, low, volume=90, pan=64),
        Part("drums", 0, beat, volume=96, is_drums=True, reverb=60),
    ))  # fmt: skip
