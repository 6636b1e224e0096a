"""What sounds in the Habanera: two bars alone 4, the verse in minor 32, the refrain in major 32, four beats to end."""

from tools.starter_pack.music.backing import bass, drums, near, pad, strums
from tools.starter_pack.music.score import Chord, Note, Part, Score, chords, line, transposed

SLIDE = "c5:.333 c c:.334 b4:.5 bb | "
VERSE = line("d5:.5 c# | " + 2 * (
    SLIDE + "a4:.5 a:.25 a g#:.5 g | f:.167 g f:.166 e:.25 f g:.5 f | e:.5 r d5 c# | "
    + SLIDE + "a4:.25 a r a g:.5 f | e:.167 f e:.166 d:.25 e f:.5 e | d4:1 d5:.5 c# | "
), at=3, gate=0.92)[:-2]  # fmt: skip
REFRAIN = line("""
    a4:.25 d4:.5 e | f#:.75 a:.25 f#:.5 e | d:.75 e:.25 f#:.5 g | a:.25 a a a b:.5 a |
    g:.5 r:.25 b e:.5 f# | g:.75 b:.25 g:.5 f# | e:.75 f#:.25 g r a:.5 | b:.25 b b b c#5:.5 b4 | a:1.5 r:.5 |
    r:.75 a:.25 f#:.5 e | d:.75 e:.25 f#:.5 g | a:.25 a a a d5:.5 c# | g4:1.5 r:.5 |
    r:.75 b:.25 g:.5 f# | e:.5 f#:.25 r g:.5 a | c#5:.333 b4 a:.334 g:.333 f#:.5 e:.167 | d:1.5
""", at=34.75, gate=0.92)  # fmt: skip
BEWARE = line("a4:.25! d5:.5! e | f#:.5!", at=50.75) + line("b4:.25! e5:.5! f# | g:.5!", at=58.75)
VERSE_CHORDS = "Dm Dm Dm A7 A7 A7 A7 Dm"
REFRAIN_CHORDS = "D D D Em Em Em A7 D  D D D Em Em A7 A7 D"
ENDING = line("d5:.333 f# a:.334 d6:.5 a5 | d6:1! r:1", at=68, gate=0.85)


def habanera_bass(harmony: tuple[Chord, ...]) -> tuple[Note, ...]:
    """Long, short, and two equal ones: the dance's own rhythm, in every bar."""
    notes = []
    for chord in harmony:
        low = near(chord.bass, 38)
        fifth, third = near(chord.root + chord.intervals[2], 43), near(chord.root + chord.intervals[1], 50)
        for bar in range(round(chord.beats / 2)):
            start = chord.beat + 2 * bar
            for beat, beats, pitch in ((0, 0.6, low), (0.75, 0.22, fifth), (1, 0.42, third), (1.5, 0.42, fifth)):
                notes.append(Note(start + beat, beats, pitch, 104 if beat == 0 else 88))
    return tuple(notes)


def score() -> Score:
    """Plucked basses and guitar; clarinet, then violins and oboe; trumpets, choir and castanets in major."""
    minor = chords("Dm Dm", each=2) + chords(VERSE_CHORDS, each=2, at=4) + chords(VERSE_CHORDS, each=2, at=20)
    major = chords(REFRAIN_CHORDS, each=2, at=36)
    harmony = minor + major
    again = tuple(note for note in VERSE if note.beat >= 18.9)
    second_half = tuple(note for note in REFRAIN if note.beat >= 52)
    low = habanera_bass(harmony) + line("d2:1 a2:.5 a | d2+d3:1! r:1", at=68)
    last_chords = line("d4+f#4+a4:.5 r d4+f#4+a4:.5 c#4+e4+g4 | d4+f#4+a4+d5:1!", at=68, gate=0.9)
    guitar = strums(harmony, beats=(0.75, 1.0, 1.5), every=2, length=0.3, low=52, velocity=76)
    soft = {"bar": 2, "grid": 0.25, "kick": "x......o", "castanets": "o..oo.o.", "shaker": "o.o.o.o."}
    fuller = {"bar": 2, "grid": 0.25, "kick": "X..xx.x.", "castanets": "x..xx.xx", "tambourine": "..o.x.o."}
    proud = {**fuller, "castanets": "x.xxx.xx", "tambourine": "x..xx.x.", "clap": "x...x..."}
    beat = (
        drums(at=0, bars=2, bar=2, grid=0.25, castanets="o..oo.o.", kick="o.......") + drums(at=4, bars=8, **soft)
        + drums(at=20, bars=8, **fuller) + drums(at=36, bars=16, **proud)
        + drums(at=68, bars=1, bar=2, grid=0.125, castanets="xooooooxxoooxxxx", kick="X.......X...X...")
        + drums(at=70, bars=1, bar=1, grid=1, crash="X", kick="X", snare="X", tambourine="X", clap="X")
        + drums(at=36, bars=2, bar=16, grid=1, crash="x")
    )  # fmt: skip
    under = transposed(second_half, -12)
    return Score((
        Part("plucked basses", 45, low, volume=108, pan=60),
        Part("double bass", 32, low, volume=92, pan=64),
        Part("guitar", 24, guitar, volume=104, pan=84),
        Part("clarinet", 71, VERSE, volume=96, pan=72),
        Part("violins", 48, again + REFRAIN + ENDING, volume=98, pan=42),
        Part("oboe", 68, again + second_half, volume=84, pan=52),
        Part("flute", 73, transposed(REFRAIN, 12) + ENDING, volume=88, pan=76),
        Part("cellos", 42, under, volume=92, pan=80),
        Part("trumpets", 56, BEWARE + second_half + ENDING + last_chords, volume=80, pan=58),
        Part("choir", 52, transposed(BEWARE, -12) + pad(major, low=55, velocity=54) + last_chords, volume=84, pan=64,
             reverb=80),
        Part("harp", 46, harp(major), volume=86, pan=30),
        Part("pad", 49, pad(minor[2:], low=55, velocity=46) + bass(major, pattern=((0, 0, 1.9),), every=2, low=50,
             velocity=44), volume=62, pan=64),
        Part("drums", 0, beat, volume=92, is_drums=True),
    ))  # fmt: skip


def harp(harmony: tuple[Chord, ...]) -> tuple[Note, ...]:
    """Break every chord upwards on the second beat of its bar."""
    notes = []
    for chord in harmony:
        tones = [near(chord.root + interval, 62) for interval in chord.intervals[:3]]
        ladder = [*sorted(tones), *[tone + 12 for tone in sorted(tones)]]
        notes += [Note(chord.beat + 1 + k / 6, 0.3, tone, 66) for k, tone in enumerate(ladder)]
    return tuple(notes)
