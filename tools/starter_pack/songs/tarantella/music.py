"""What sounds in the Tarantella: four beats to begin, A B C D A B of 16 beats each and ever faster, end 7."""

from tools.starter_pack.music.backing import bass, drums, pad, strums
from tools.starter_pack.music.score import Note, Part, Score, chords, line, shifted, transposed

A_PART = line("""
    a5:.66667! a:.33333 e:.66667 e:.33333 | a:.66667! a:.33333 e:.66667 e:.33333 |
    f:.66667! f:.33333 f g f | e:1! e:.66667 e:.33333 | d:.66667! d:.33333 d e d | c:.66667! c:.33333 c d c |
    b4:.66667! b:.33333 b c5 b4 | a:1.5!
""", gate=0.82)  # fmt: skip
B_PART = line("""
    a4:.33333 b | c5! b4 c5 d! c b4 | c5! b4 c5 d! c b4 | c5! b4 a g#! a b | a:1! r:.33333 a b |
    c5! b4 c5 d! c d | e! d e f! e d | c! b4 a g#! a b | a:1!
""", at=-0.66667, gate=0.82)  # fmt: skip
C_PART = line("""
    g4:.33333 a b | c5! b4 c5 e! d e | g:.66667! g:.33333 g! a g | f:.66667! f:.33333 f! g f | e:1! g4:.33333 a b |
    c5! b4 c5 e! d e | g:.66667! g:.33333 g! f# g | b! a g f! e d | c:1!
""", at=-1, gate=0.82)  # fmt: skip
D_PART = line("""
    e5:.66667 f:.33333 | g! f# g a:.66667! g:.33333 | f:1! d:.66667 e:.33333 | f! e f g:.66667! f:.33333 |
    e:1! e:.66667 e:.33333 | f! e d d:.66667! d:.33333 | e! d c c:.66667! d:.33333 |
    e:.66667! d:.33333 c:.66667 b4:.33333 | a:1!
""", at=-1, gate=0.82)  # fmt: skip
A_CHORDS = "Am - - - Dm - Am - E7 - Am - E7 - Am -"
B_CHORDS = "Am E7 Am E7 Am E7 Am - Am E7 Am Dm Am E7 Am -"
C_CHORDS = "C - C - G7 - C - C - C - G7 - C -"
D_CHORDS = "C - G7 - G7 - C - Dm - Am - E7 - Am -"
PARTS = (A_PART, B_PART, C_PART, D_PART, A_PART, B_PART)
CHORDS = (A_CHORDS, B_CHORDS, C_CHORDS, D_CHORDS, A_CHORDS, B_CHORDS)
STARTS = (4, 20, 36, 52, 68, 84)
END = 100


def tremolo(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Strike every note again six times a beat, as a mandolin does."""
    struck = []
    for note in notes:
        count = max(1, round(note.beats * 6))
        struck += [Note(note.beat + k / 6, 0.15, note.pitch, note.velocity - 8 * (k > 0)) for k in range(count)]
    return tuple(struck)


def thirds_below(notes: tuple[Note, ...], *, is_minor: bool = True) -> tuple[Note, ...]:
    """Second voice: the note two steps lower in the scale of C, in A minor with G sharp under B."""
    scale = (0, 2, 4, 5, 7, 9, 11)
    voice = []
    for note in notes:
        octave, tone = divmod(note.pitch, 12)
        if tone in scale:
            place = scale.index(tone) - 2
            lower = 12 * (octave + place // 7) + scale[place % 7]
            voice.append(Note(note.beat, note.beats, lower + (tone == 11 and is_minor), note.velocity - 10))
    return tuple(voice)


def score() -> Score:
    """A mandolin, then accordion, clarinet and violins one by one; at the end all of them, as fast as they can."""
    a_one, b_one, c_one, d_one, a_two, b_two = (shifted(part, at) for part, at in zip(PARTS, STARTS, strict=True))
    harmony = chords("Am - - E7", each=1)
    for text, at in zip(CHORDS, STARTS, strict=True):
        harmony += chords(text, each=1, at=at)
    harmony += chords("Am E7 Am -", each=1, at=END) + chords("Am", each=3, at=END + 4)
    end = line("c5:.33333! b4 a g#! a b | a:.5! r e5+a5+c6:.5! r | e5+a5+c6+e6:3!", at=END, gate=0.9)
    low = bass(harmony, pattern=((0, 0, 0.6),), every=1, low=36, velocity=104)
    strum = strums(harmony, beats=(0.33333, 0.66667), every=1, length=0.22, low=57, velocity=72)
    jingle = {"bar": 1, "grid": 1 / 6, "tambourine": "X.x.x."}
    full = {"bar": 2, "grid": 1 / 3, "kick": "X..x..", "snare": "..oX.o", "castanets": "x.xx.x"}
    beat = (
        drums(at=0, bars=4, bar=1, grid=1 / 6, tambourine="Xooxoo") + drums(at=4, bars=96, **jingle)
        + drums(at=4, bars=8, bar=2, grid=1 / 3, kick="x.....") + drums(at=20, bars=8, bar=2, grid=1 / 3, kick="X..x..")
        + drums(at=36, bars=16, **full) + drums(at=68, bars=18, **full, hat="..x..x")
        + drums(at=END, bars=1, bar=7, grid=0.5, kick="X.X.X...X", crash="........X", snare="X.X.X.X.X")
        + drums(at=36, bars=5, bar=16, grid=1, crash="x")
        + drums(at=END + 4, bars=3, bar=1, grid=1 / 6, tambourine="xoxoxo")
    )  # fmt: skip
    everybody = a_two + b_two + end
    return Score((
        Part("mandolin", 25, tremolo(a_one + b_one + d_one + everybody), volume=98, pan=46),
        Part("second mandolin", 25, tremolo(thirds_below(b_one + d_one + b_two)), volume=74, pan=86),
        Part("accordion", 21, b_one + c_one + a_two + end, volume=80, pan=72),
        Part("second accordion", 21, thirds_below(c_one, is_minor=False) + thirds_below(a_two), volume=60, pan=90),
        Part("clarinet", 71, c_one + d_one + b_two, volume=68, pan=34),
        Part("violins", 48, d_one + everybody, volume=84, pan=30, reverb=70),
        Part("piccolo", 72, transposed(b_two, 12), volume=58, pan=80),
        Part("guitars", 24, strum, volume=98, pan=40),
        Part("pad", 48, pad(harmony[2:], low=57, velocity=42), volume=50, pan=64),
        Part("bass", 32, low, volume=92, pan=64),
        Part("drums", 0, beat, volume=92, is_drums=True),
    ))  # fmt: skip
