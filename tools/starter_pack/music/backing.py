"""Backing: basses, chords and drums that follow a row of harmonies."""

from collections.abc import Iterable, Sequence

from tools.starter_pack.music.score import Chord, Note

# General MIDI percussion keys.
DRUMS = {
    "kick": 36, "rim": 37, "snare": 38, "clap": 39, "hat": 42, "open": 46, "pedal": 44, "crash": 49, "ride": 51,
    "tambourine": 54, "cowbell": 56, "splash": 55, "tom_low": 45, "tom_mid": 47, "tom_high": 50, "triangle": 81,
    "shaker": 82, "sleigh": 83, "block_high": 76, "block_low": 77, "castanets": 85, "bass_drum": 35, "roll": 40,
    "guiro": 73, "maracas": 70, "bongo_high": 60, "bongo_low": 61, "cymbal": 57,
}  # fmt: skip


def near(pitch_class: int, low: int) -> int:
    """Return the lowest pitch of a class that is not below `low`."""
    return low + (pitch_class - low) % 12


def voicing(chord: Chord, low: int) -> list[int]:
    """Return the chord's notes, each as low as possible but not below `low`, so that neighbours move little."""
    return sorted(near(chord.root + interval, low) for interval in chord.intervals)


def bass(harmony: Iterable[Chord], *, pattern: Sequence[tuple[float, int, float]], every: float, low: int = 36,
         velocity: int = 90) -> tuple[Note, ...]:  # fmt: skip
    """Play a bass: pattern of (beat, 0 for the bass note or 1 for the fifth, beats), again `every` few beats."""
    notes = []
    for chord in harmony:
        start = chord.beat
        while start < chord.beat + chord.beats - 1e-6:
            for beat, fifth, beats in pattern:
                if start + beat < chord.beat + chord.beats - 1e-6:
                    pitch = near(chord.root + chord.intervals[2], low) if fifth else near(chord.bass, low)
                    notes.append(Note(start + beat, beats, pitch, velocity))
            start += every
    return tuple(notes)


def strums(harmony: Iterable[Chord], *, beats: Sequence[float], every: float, length: float = 0.4, low: int = 55,
           velocity: int = 70) -> tuple[Note, ...]:  # fmt: skip
    """Play whole chords on given beats of every few beats: the "pah" of oom-pah."""
    notes = []
    for chord in harmony:
        start = chord.beat
        while start < chord.beat + chord.beats - 1e-6:
            for beat in beats:
                if start + beat < chord.beat + chord.beats - 1e-6:
                    notes += [Note(start + beat, length, pitch, velocity) for pitch in voicing(chord, low)]
            start += every
    return tuple(notes)


def pad(harmony: Iterable[Chord], *, low: int = 55, velocity: int = 60) -> tuple[Note, ...]:
    """Hold every chord for as long as it lasts."""
    return tuple(
        Note(chord.beat, chord.beats * 0.98, pitch, velocity) for chord in harmony for pitch in voicing(chord, low)
    )


def drums(*, at: float, bars: int, bar: float, grid: float, **rows: str) -> tuple[Note, ...]:
    """Play a bar again and again: a row for each drum, a sign for each `grid` beats.

    "X" loud, "x" medium, "o" soft, anything else rests; e.g. kick="x.x.".
    """
    loudness = {"X": 112, "x": 88, "o": 56}
    return tuple(
        Note(at + count * bar + place * grid, grid * 0.9, DRUMS[name], loudness[sign])
        for name, row in rows.items()
        for count in range(bars)
        for place, sign in enumerate(row.replace(" ", ""))
        if sign in loudness
    )
