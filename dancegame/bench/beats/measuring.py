"""The rows: how many beats are found of the shipped songs and of the made tunes, beside librosa."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np
import soundfile

from dancegame.bench.beats.instruments import Floats
from dancegame.bench.beats.scoring import f_measure, is_tempo, usual_bpm
from dancegame.bench.beats.tunes import Tune, tunes
from dancegame.bench.rows import Row
from dancegame.songs.library import Library
from dancegame.songs.sound.beats import Beats, find_beats
from dancegame.songs.sound.samples import RATE_HZ

PEER_HZ = 22_050
# What a piece of music has, of which beats are looked for by ear: samples (N, 2), and the beats that were found.
FindBeats = Callable[[np.ndarray], Beats]


@dataclass(frozen=True)
class _Heard:
    """How well the beats of a piece were found: F-measure, whether the tempo is right, and but for octaves."""

    f: float
    is_tempo: bool
    is_octave: bool


def measure_beats(library: Library, *, is_quick: bool = False) -> list[Row]:
    """Return a row a piece, then the means of songs and tunes; quick: the tunes alone."""
    peer = _librosa()
    groups = {"tunes": list(tunes()), "songs": [] if is_quick else list(_songs(library))}
    rows: list[Row] = []
    for group, pieces in groups.items():
        ours = {piece.name: _heard(piece, _ours) for piece in pieces}
        theirs = None if peer is None else {piece.name: _heard(piece, peer) for piece in pieces}
        rows += [_piece_row(name, heard, theirs[name] if theirs else None) for name, heard in ours.items()]
        if ours:
            rows += _mean_rows(group, list(ours.values()), list(theirs.values()) if theirs else None)
    return rows


def _ours(samples: np.ndarray) -> Beats:
    return find_beats(samples, rate_hz=RATE_HZ)


def _librosa() -> FindBeats | None:
    """Return librosa's beat tracker as its documentation shows it; None where it is not installed."""
    if find_spec("librosa") is None:
        return None
    import librosa  # type: ignore[import-not-found, unused-ignore]

    def find(samples: np.ndarray) -> Beats:
        mono = librosa.resample(samples.mean(axis=1), orig_sr=RATE_HZ, target_sr=PEER_HZ)
        bpm, times_s = librosa.beat.beat_track(y=mono, sr=PEER_HZ, units="time")
        return Beats(tuple(times_s.tolist()), float(np.atleast_1d(bpm)[0]) or None)

    return find


def _songs(library: Library) -> Iterator[Tune]:
    """Yield the songs of a library that have sound and beats."""
    for listing in library.songs():
        path, song = library.sound_path(listing.id), library.load_dance(listing.id).song
        if path is not None and song.beats_s:
            samples = soundfile.read(str(path), dtype="float32", always_2d=True)[0]
            known: Floats = np.array(song.beats_s)
            yield Tune(song.id, samples, known[known < len(samples) / RATE_HZ])


def _heard(piece: Tune, find: FindBeats) -> _Heard:
    beats, known_bpm = find(piece.samples), usual_bpm(piece.beats_s)
    return _Heard(
        f_measure(beats.times_s, piece.beats_s),
        is_tempo(beats.bpm, known_bpm),
        is_tempo(beats.bpm, known_bpm, octaves=True),
    )


def _piece_row(name: str, ours: _Heard, theirs: _Heard | None) -> Row:
    note = "beats found within 70 ms" + ("" if theirs is None else f"; librosa {theirs.f:.2f}")
    return Row(f"beats.{name}", ours.f, "F", note=note)


def _mean_rows(group: str, ours: list[_Heard], theirs: list[_Heard] | None) -> list[Row]:
    """Return F, the tempo within 4 %, and that but for octaves; ratio: ours to librosa's."""
    measures: dict[str, Callable[[_Heard], float]] = {
        "f": lambda heard: heard.f,
        "acc1": lambda heard: heard.is_tempo,
        "acc2": lambda heard: heard.is_octave,
    }
    rows = []
    for name, measure in measures.items():
        mean = float(np.mean([measure(heard) for heard in ours]))
        row = f"beats.{group}.{name}"
        if theirs is None:
            rows.append(Row(row, mean, "mean", note="librosa is not installed, so nothing is compared"))
            continue
        peer = float(np.mean([measure(heard) for heard in theirs]))
        rows.append(Row(row, mean, "mean", mean / max(peer, 1e-9), f"ratio: to librosa's {peer:.3f}", least_ratio=1.0))
    return rows
