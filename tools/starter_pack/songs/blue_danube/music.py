"""What sounds in The Blue Danube: two bars alone, 32 bars of the first waltz, four bars to end."""

from tools.starter_pack.music.backing import bass, drums, pad, strums, voicing
from tools.starter_pack.music.score import Chord, Note, Part, Score, chords, line, transposed

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
