"""Notes on beats, the parts that play them, and a short notation to write them in.

    line("c5:1 d5:.5 e5 | r:1 c5+e5+g5:2", at=8)

is: c for a beat, d and e for half a beat each, a beat's rest, then a chord for two. Lengths and octaves hold until the
next one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

STEPS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
CHORDS = {
    "": (0, 4, 7), "m": (0, 3, 7), "7": (0, 4, 7, 10), "m7": (0, 3, 7, 10), "dim": (0, 3, 6, 9), "6": (0, 4, 7, 9),
    "maj7": (0, 4, 7, 11), "sus": (0, 5, 7),
}  # fmt: skip


@dataclass(frozen=True)
class Note:
    """A sounding key: beat it starts on, beats it lasts, MIDI pitch, velocity 1 to 127."""

    beat: float
    beats: float
    pitch: int
    velocity: int


@dataclass(frozen=True)
class Part:
    """An instrument: General MIDI program (0 to 127), or drums; volume 0 to 127; pan 0 left to 127 right."""

    name: str
    program: int
    notes: tuple[Note, ...]
    volume: int = 100
    pan: int = 64
    reverb: int = 50
    is_drums: bool = False


@dataclass(frozen=True)
class Score:
    """All parts of a song."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Chord:
    """A harmony: beat, beats, root as pitch class, intervals above it, bass as pitch class."""

    beat: float
    beats: float
    root: int
    intervals: tuple[int, ...]
    bass: int


def pitch(name: str) -> int:
    """Return the MIDI pitch of a name such as "c4" (60), "f#3" or "bb5"."""
    octave = name.lstrip("abcdefg#")
    step = STEPS[name[0]] + name.count("#") - name[1:].count("b")
    return step + 12 * (int(octave) + 1)


def line(text: str, *, at: float = 0.0, velocity: int = 92, gate: float = 0.92) -> tuple[Note, ...]:
    """Read notes in the notation above. gate: the share of its length that a note sounds. `!` accents a note."""
    notes, beat, length, octave = [], at, 1.0, "4"
    for token in text.replace("|", " ").split():
        is_loud, token = "!" in token, token.replace("!", "")
        name, _, beats = token.partition(":")
        length = float(beats) if beats else length
        for each in name.split("+") if name != "r" else ():
            octave = each.lstrip("abcdefg#") or octave
            full = each if each[-1].isdigit() else each + octave
            notes.append(Note(beat, length * gate, pitch(full), min(127, velocity + 18 * is_loud)))
        beat += length
    return tuple(notes)


def transposed(notes: Iterable[Note], semitones: int) -> tuple[Note, ...]:
    """Move notes up or down."""
    return tuple(replace(note, pitch=note.pitch + semitones) for note in notes)


def shifted(notes: Iterable[Note], beats: float) -> tuple[Note, ...]:
    """Move notes later."""
    return tuple(replace(note, beat=note.beat + beats) for note in notes)


def chords(text: str, *, each: float, at: float = 0.0, transpose: int = 0) -> tuple[Chord, ...]:
    """Read harmonies such as "C G7/B Am": `each` beats apiece; "-" holds the one before for as long again."""
    found: list[Chord] = []
    beat = at
    for token in text.replace("|", " ").split():
        if token == "-":
            found[-1] = replace(found[-1], beats=found[-1].beats + each)
        else:
            name, _, low = token.partition("/")
            letters = 2 if name[1:2] in ("#", "b") else 1
            root = pitch(name[:letters].lower() + "0") + transpose
            bass = pitch(low.lower() + "0") + transpose if low else root
            found.append(Chord(beat, each, root % 12, CHORDS[name[letters:]], bass % 12))
        beat += each
    return tuple(found)
