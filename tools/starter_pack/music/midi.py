"""Writes a score as a standard MIDI file."""

import random
import struct
from collections.abc import Iterable

from tools.starter_pack.music.score import Part, Score
from tools.starter_pack.tempo import Tempo

TICKS_PER_BEAT = 480
DRUM_CHANNEL = 9
VOLUME, PAN, REVERB, CHORUS = 7, 10, 91, 93
# Players do not hit every note alike.
VELOCITY_SPREAD = 5


def midi_bytes(score: Score, tempo: Tempo) -> bytes:
    """Return the file's bytes; the same score gives the same bytes."""
    tracks = [_tempo_track(tempo)]
    channels = iter([channel for channel in range(16) if channel != DRUM_CHANNEL])
    for part in score.parts:
        channel = DRUM_CHANNEL if part.is_drums else next(channels)
        tracks.append(_part_track(part, channel))
    header = struct.pack(">4sIHHH", b"MThd", 6, 1, len(tracks), TICKS_PER_BEAT)
    return header + b"".join(struct.pack(">4sI", b"MTrk", len(track)) + track for track in tracks)


def _tempo_track(tempo: Tempo) -> bytes:
    events = []
    for beat, bpm in tempo.stretches:
        microseconds = round(60_000_000 / bpm)
        events.append((_ticks(beat), 0, b"\xff\x51\x03" + microseconds.to_bytes(3, "big")))
    return _encode(events)


def _part_track(part: Part, channel: int) -> bytes:
    events: list[tuple[int, int, bytes]] = [(0, 0, bytes([0xC0 | channel, part.program]))]
    controls = ((VOLUME, part.volume), (PAN, part.pan), (REVERB, part.reverb), (CHORUS, 10))
    events += [(0, 0, bytes([0xB0 | channel, number, value])) for number, value in controls]
    chance = random.Random(part.name)
    for note in sorted(part.notes, key=lambda note: (note.beat, note.pitch)):
        velocity = max(1, min(127, note.velocity + chance.randint(-VELOCITY_SPREAD, VELOCITY_SPREAD)))
        on = _ticks(note.beat)
        off = max(on + 10, _ticks(note.beat + note.beats))
        events.append((on, 2, bytes([0x90 | channel, note.pitch, velocity])))
        events.append((off, 1, bytes([0x80 | channel, note.pitch, 0])))
    return _encode(events)


def _ticks(beats: float) -> int:
    return max(0, round(beats * TICKS_PER_BEAT))


def _encode(events: Iterable[tuple[int, int, bytes]]) -> bytes:
    data, now = bytearray(), 0
    for tick, _, message in sorted(events, key=lambda event: event[:2]):
        data += _variable_length(tick - now) + message
        now = tick
    return bytes(data) + b"\x00\xff\x2f\x00"


def _variable_length(number: int) -> bytes:
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))
